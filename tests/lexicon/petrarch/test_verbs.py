"""Verb dictionaries of our own: what each pattern becomes, what is left out, and which lines are broken."""

from pathlib import Path

import pytest

from dragoman.lexicon import Lexicon
from dragoman.lexicon.frames import Frame
from dragoman.lexicon.petrarch import Dictionaries
from dragoman.lexicon.petrarch.patterns import LONG_PHRASE, NO_PREPOSITION, NO_SYNSET, SUBJECT, TWO_OBJECTS, UNPAIRED
from dragoman.lexicon.table import LexiconError

HEAD = """<!-- blankets
and boats -->
&GOODS_FOR_CAMPS
+BLANKET
+TENT  # a comment
+WATER_PUMP
+&SEEDS
&SEEDS_
+MILLET
&MOTION_
+INTO
+TOWARDS
&PUMPS
+WATER_PUMP

---  FERRY  [---]  ---
FERRY {FERRIES FERRIED }
+HAUL_IN {+HAULS_IN }
"""


def dictionaries(folder: Path, text: str) -> Dictionaries:
    (folder / "petrarch").mkdir(exist_ok=True)
    (folder / "petrarch" / "verbs.txt").write_text(text, encoding="utf-8")
    return Lexicon(folder).dictionaries


def frames(folder: Path, line: str) -> dict[str, Frame]:
    return {frame.head: frame for frame in dictionaries(folder, f"{HEAD}{line}\n").frames}


# pattern, type, modes, objects, prepositions as (preposition, governed), actor and recipient slots that come first
PATTERNS = [
    ("- * &GOODS_FOR_CAMPS [073]", "AID", (), [{"blanket", "tent", "millet"}], [], "subj", "iobj"),
    ("- * {RIOT POLICE} [153] ; note", "MOBILIZE", ("police",), [{"riot"}, {"police"}], [], "subj", "iobj"),
    ("- * THE REBELS (TO +) [074]", "AID", (), [{"rebels"}], [({"to"}, set())], "subj", "to"),
    ("- * (&MOTION BORDER) [154]", "MOBILIZE", ("troops",), [], [({"into", "towards"}, {"border"})], "subj", "obj"),
    ("- * (BY/WITH MORTAR) [194]", "ASSAULT", ("heavy-weapons",), [], [({"by", "with"}, {"mortar"})], "subj", "obj"),
    ("- * TO_SURRENDER [0874]", "RETREAT", ("withdraw",), [{"surrender"}], [], "subj", "iobj"),
    ("- * AWAY {AID GOODS} [160]", "SANCTION", (), [{"aid"}, {"goods"}], [({"away"}, set())], "subj", "iobj"),
    ("- * (OUT) (OF CAMP) [174]", "COERCE", ("deport",), [], [({"out"}, set()), ({"of"}, {"camp"})], "subj", "obj"),
    ("- $ * + (FROM ^) [174]", "COERCE", ("deport",), [], [({"from"}, set())], "subj", "obj"),
    ("- + * (BY $) [181]", "ASSAULT", ("abduct",), [], [({"by"}, set())], "by", "subj"),
    ("- * PASSENGERS [---]", "NOTHING", (), [{"passengers"}], [], "subj", "iobj"),
    ("- * GREETINGS [017]", "NOTHING", (), [{"greetings"}], [], "subj", "iobj"),
    ("- * CAPTIVES [:0841]", "RETREAT", ("release",), [{"captives"}], [], "iobj", "subj"),
    ("- * GUESTS [042:043]", "CONSULT", ("visit",), [{"guests"}], [], "subj", "iobj"),
    ("- * CEASEFIRE [0871]", "CONCEDE", (), [{"ceasefire"}], [], "subj", "iobj"),
    ("- * EMBARGO [1639]", "SANCTION", (), [{"embargo"}], [], "subj", "iobj"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "event", "modes", "objects", "prepositions", "actor", "recipient"), PATTERNS)
def test_a_pattern_is_a_frame(tmp_path, line, event, modes, objects, prepositions, actor, recipient):
    frame = frames(tmp_path, line)["ferry"]
    assert (frame.event, frame.mode) == (event, modes)
    assert list(map(set, frame.complements.objects)) == objects
    assert [(set(words), set().union(*wanted)) for words, wanted in frame.complements.prepositions] == prepositions
    assert (frame.actor.slots[0], frame.recipient.slots[0]) == (actor, recipient)


def test_particles_of_a_verb_are_asked_for_too(tmp_path):
    frame = frames(tmp_path, "- * MIGRANTS [173]")["haul"]
    assert frame.complements.prepositions == ((frozenset({"in"}), ()),)
    assert frame.complements.objects == (frozenset({"migrants"}),)


@pytest.mark.parametrize("line", ["- * MORTARS [194:194]", "- % * MORTARS [194]"])
def test_what_is_mutual_pools_all_sides(tmp_path, line):
    frame = frames(tmp_path, line)["ferry"]
    assert frame.actor.pooled
    assert frame.recipient.slots == ()


LEFT_OUT = [
    ("- PIRATES * [180]", SUBJECT),
    ("- WILL NOT * &SEEDS [1223]", SUBJECT),
    ("- * {RELIEF GOODS} {FOREIGN TROOPS} [073]", TWO_OBJECTS),
    ("- * (TO {REBEL CAMPS}) [190]", LONG_PHRASE),
    ("- * (HOLDING TALKS) [040]", NO_PREPOSITION),
    ("- * &NOWHERE [040]", NO_SYNSET),
    ("- * &PUMPS [073]", NO_SYNSET),
    ("- * {RELIEF GOODS [073]", UNPAIRED),
    ("- * (TO CAMP [073]", UNPAIRED),
    ("- * CAMP) [073]", UNPAIRED),
    ("- * (OF {RELIEF GOODS) [073]", UNPAIRED),
    ("- * () [073]", NO_PREPOSITION),
    ("- * BOATS [999]", "with a code that CAMEO does not have"),
    ("~ a (a b ATTACK) SAY = a b 015", "that transform one event by another"),
]


@pytest.mark.parametrize(("line", "why"), LEFT_OUT)
def test_what_a_frame_cannot_ask_for_is_counted(tmp_path, line, why):
    found = dictionaries(tmp_path, f"{HEAD}{line}\n")
    number = len(HEAD.splitlines()) + 1
    assert found.tally.left_out[why] == 1
    assert found.tally.first[why].endswith(f"verbs.txt:{number}")
    assert f"1 {why} (first verbs.txt:{number})" in (found.notice() or "")
    assert found.frames == []


BROKEN = [
    ("- &SEEDS [073]", "one *"),
    ("- * &SEEDS * [073]", "one *"),
    ("- * &SEEDS", "ends with its code"),
    ("--- NEXT BLOCK [040]", "a block begins"),
    ("FERRY [073", "neither verb nor pattern"),
]


@pytest.mark.parametrize(("line", "cause"), BROKEN)
def test_a_broken_line_is_named(tmp_path, line, cause):
    with pytest.raises(LexiconError) as error:
        dictionaries(tmp_path, f"{HEAD}{line}\n")
    assert str(error.value).startswith(f"{tmp_path}/petrarch/verbs.txt:{len(HEAD.splitlines()) + 1}: ")
    assert cause in str(error.value)


def test_a_line_before_any_block_is_broken(tmp_path):
    with pytest.raises(LexiconError, match=r"verbs\.txt:1: stands in no block"):
        dictionaries(tmp_path, "FERRY\n--- FERRY [040] ---\n")


def test_the_verbs_own_code_and_the_block_code(tmp_path):
    text = "--- SPAR [190] ---\nSPAR {SPARRED}\nBICKER [111]\nMUMBLE [---]\n+TAP_PHONES [090]\nWIRE_+TAP\n"
    found = dictionaries(tmp_path, text)
    assert [(frame.head, frame.event) for frame in found.frames] == [("spar", "ASSAULT"), ("bicker", "ACCUSE")]
    assert found.tally.left_out["that are verbs with words other than particles"] == 2


HEADINGS = [
    ("---  SPAR  [190]  ---", "ASSAULT"),
    ("--- SPAR [190]---  ---", "ASSAULT"),
    ("--- SPAR_UP [111] [190] ---", "ASSAULT"),
    ("--- [190] ---", "ASSAULT"),
    ("--- SPAR ---", None),
]


@pytest.mark.parametrize(("heading", "event"), HEADINGS)
def test_headings(tmp_path, heading, event):
    found = dictionaries(tmp_path, f"{heading}\nSPAR\n")
    assert [frame.event for frame in found.frames] == ([event] if event else [])


def test_an_entry_for_the_same_words_replaces_ours(tmp_path):
    dictionaries(tmp_path, "--- ATTACK [110] ---\nATTACK\n")
    of_attack = Lexicon(tmp_path).frames.by_head["attack", "v"]
    assert [frame.event for frame in of_attack if frame.specificity == 0] == ["ACCUSE"]
    assert len(of_attack) == len(Lexicon().frames.by_head["attack", "v"])
    assert list(of_attack) == sorted(of_attack, key=lambda frame: -frame.specificity)
