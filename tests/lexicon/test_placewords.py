from pathlib import Path

import pytest

from dragoman.lexicon import placewords, table


def test_words_have_kinds() -> None:
    words = placewords.built_in()
    assert {"in", "near"} <= words.locative
    assert "county" in words.division
    assert "besiege" in words.scene


def test_the_table_is_sorted_and_in_lower_case() -> None:
    found = list(table.rows(table.DATA / "place_words.tsv", ("word", "kind")))
    assert found == sorted(set(found))
    assert all(word == word.lower() for word, _ in found)


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "place_words.tsv").write_text("word\tkind\nyonder\tdistant\n", encoding="utf-8")
    with pytest.raises(table.LexiconError, match="no such kind"):
        placewords.load([tmp_path])
