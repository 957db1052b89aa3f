from dragoman.intake.cues import COLUMNS, TABLE, folded, load
from dragoman.lexicon.table import DATA, rows


def test_the_table_is_sorted_and_without_doubles() -> None:
    table = list(rows(DATA / TABLE, COLUMNS))
    keys = [(cue, where) for cue, where, _, _ in table]
    assert keys == sorted(set(keys))
    assert load().whole


def test_cues_are_written_as_texts_are_compared() -> None:
    for cue, *_ in rows(DATA / TABLE, COLUMNS):
        assert folded(cue) == cue


def test_folding_keeps_the_length() -> None:
    text = "İSTANBUL’s\N{NO-BREAK SPACE}Mayor"
    assert folded(text)[1:] == "stanbul's mayor"
    assert len(folded(text)) == len(text)
