from pathlib import Path

import pytest

from dragoman.lexicon.cues import COLUMNS, load
from dragoman.lexicon.table import DATA, LexiconError, rows


def test_rows_are_sorted_and_single() -> None:
    keys = [row[:2] for row in rows(DATA / "cues.tsv", COLUMNS)]
    assert keys == sorted(set(keys))


def test_every_part_of_speech_is_filled() -> None:
    assert all(load())


def test_phrases_that_share_a_first_word_are_both_kept(tmp_path: Path) -> None:
    table = "lemma\tpos\tkind\tcomplements\nas per\tp\tspeech\tclause\nas told by\tp\tspeech\tclause\n"
    (tmp_path / "cues.tsv").write_text(table, encoding="utf-8")
    assert load([tmp_path]).prepositions == {"as": [("per",), ("told", "by")]}


def test_later_folder_replaces_a_row(tmp_path: Path) -> None:
    table = "lemma\tpos\tkind\tcomplements\nsay\tv\tbelief\tthat\n"
    (tmp_path / "cues.tsv").write_text(table, encoding="utf-8")
    cues = load([DATA, tmp_path])
    assert cues.verbs["say"] == ("belief", frozenset({"that"}))
    assert "claim" in cues.verbs


@pytest.mark.parametrize(
    "row, cause",
    [
        ("say\tv\tgossip\tthat", "kind"),
        ("say\tx\tspeech\tthat", "part of speech"),
        ("say\tv\tspeech\tthta", "complement"),
        ("say\tv\tspeech\t-", "complement"),
    ],
)
def test_broken_rows_stop_the_run(tmp_path: Path, row: str, cause: str) -> None:
    (tmp_path / "cues.tsv").write_text(f"lemma\tpos\tkind\tcomplements\n{row}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=cause):
        load([tmp_path])
