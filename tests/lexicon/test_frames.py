from pathlib import Path

import pytest

from dragoman.lexicon import Lexicon
from dragoman.lexicon.frames import COLUMNS
from dragoman.lexicon.plover import MODES, QUAD, SCALE, TYPES, scale
from dragoman.lexicon.table import LexiconError

HEADER = "\t".join(COLUMNS) + "\n"


def with_row(folder: Path, row: str, name: str = "aid") -> Lexicon:
    path = folder / "frames" / f"{name}.tsv"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + row.replace("|", "\t") + "\n", encoding="utf-8")
    return Lexicon(folder)


def test_every_type_has_frames_of_each_part_of_speech() -> None:
    found = {(frame.event, frame.pos) for frames in Lexicon().frames.by_head.values() for frame in frames}
    assert {(event, pos) for event in TYPES for pos in "vn"} <= found


def test_there_are_thousands_of_entries() -> None:
    names = {frame.name for frames in Lexicon().frames.by_head.values() for frame in frames}
    assert len(names) >= 4000


def test_longer_entries_come_first() -> None:
    for frames in Lexicon().frames.by_head.values():
        assert [frame.specificity for frame in frames] == sorted((f.specificity for f in frames), reverse=True)


def test_a_pattern_is_compiled(tmp_path: Path) -> None:
    found = with_row(tmp_path, "funnel {weapon} to|v|-|072|subj|-").frames.by_head["funnel", "v"]
    frame = next(frame for frame in found if frame.pattern == "funnel {weapon} to")
    assert "rifle" in frame.complements.objects[0]
    assert frame.complements.prepositions == ((frozenset({"to"}), ()),)
    assert frame.recipient.slots == ("to", "obj")
    assert frame.name == "AID funnel {weapon} to/v"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("send {nosuch}|v|-|072|subj|to", "no class {nosuch}"),
        ("send|v|walk|072|subj|to", "AID has no mode walk"),
        ("send|x|-|072|subj|to", "pos is v, n, a, m"),
        ("send|v|-|07b|subj|to", "cameo is digits"),
        ("send|v|-|072|agent|to", "no slot agent"),
    ],
)
def test_a_broken_row_is_told(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(LexiconError, match=told):
        _ = with_row(tmp_path, row).frames


def test_scores_are_those_of_the_furthest_mode() -> None:
    assert scale("CONSULT", ()) == 2.5
    assert scale("CONSULT", ("visit",)) == 4.0
    assert scale("ASSAULT", ("beat", "aerial")) == -9.5
    assert set(SCALE) == set(QUAD) == set(TYPES) >= set(MODES)
