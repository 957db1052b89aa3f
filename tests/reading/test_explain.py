"""Explanations of sentences of our own."""

import pytest

from dragoman.lexicon.table import DATA
from dragoman.reading.explain import explain
from dragoman.reading.explained import Explanation
from dragoman.reading.reader import Reader
from dragoman.types import Article

from .cases_events import CASES

# sentence, word, and what its explanation says of the entry that matched it
FATES = [
    ("Peru urged Chile to release the fishermen.", "release", "swallowed by REQUEST"),
    ("Latvia imposed sanctions on Belarus.", "sanctions", "its word is used by SANCTION"),
    ("The besieged town waited.", "besieged", "dropped: it only describes"),
    ("Shelling went on until dawn.", "Shelling", "dropped: nobody plays a part"),
    ("Oman denied that it had bombed Yemen.", "denied", "a denial"),
    ("The Malian army declined to comment.", "declined", "codes nothing"),
    ("The Chadian army attacked the camp, killing 12 rebels.", "killing", "the same happening as ASSAULT attack/v"),
    ("Tunisia accused Libya of theft.", "accused", "event ACCUSE"),
    ("Nepal will visit Bhutan.", "visit", "event AGREE"),
]  # fmt: skip

# sentence, word, entry that is near, and the beginning of what it lacks
NEAR = [
    (
        "Ghana's navy escorted the trawlers.",
        "escorted",
        "CONSULT escort {leader}/v",
        "object {leader}: “trawlers” stands there",
    ),
    (
        "Latvia cut relief to Sudan.",
        "cut",
        "CONSULT cut short {visit} to/v",
        "object short {visit}: “relief” stands there",
    ),
    ("Fijian troops held naval talks.", "talks", "AGREE upcoming talk/n", "upcoming before it: “naval” stands there"),
]

# sentence, side, who, how they came to play the part
PARTS = [
    ("Mali's army attacked the rebels.", "actor", "Mali's army", "slot subj"),
    ("The rebels were attacked by Mali.", "recipient", "rebels", "slot obj"),
    ("Eritrea launched an air strike on Djibouti.", "actor", "Eritrea", "slot subj"),
    ("Peru demanded that Chile release the men.", "recipient", "Chile", "subject of what is asked"),
    ("Turkish troops were deployed in Libya.", "actor", "Turkish troops", "the forces that are moved"),
    ("Riots rocked Harare.", "actor", "Zimbabwe", "the place where it happens"),
    (
        "Lebanese protesters pressed for the departure of the entire cabinet.",
        "recipient",
        "entire cabinet",
        "whom a preposition leads to",
    ),
]

# sentence, status, what decided it
STATUSES = [
    ("Nepal may attack Bhutan.", "hypothetical", "“may”: modal (modality.tsv)"),
    ("Nepal did not attack Bhutan.", "negated", "“not”: negation"),
    ("Nepal denied that it had attacked Bhutan.", "denied", "“deny” over clause (signatures.tsv)"),
    ("Nepal plans to impose tariffs on Bhutan.", "planned", "“plans”: plans it (governors.tsv)"),
    ("Did Nepal attack Bhutan?", "hypothetical", "a question"),
]

# sentence, what a party's country or sector rests on
DECIDED = [
    ("Turkish warplanes flew.", "“Turkish”: demonym turkish, TUR (countries.tsv)"),
    ("Turkish warplanes flew.", "“warplane”: equipment, MIL (agents.tsv)"),
    ("Rebel farmers met in Chad.", "“Rebel”: REB (modifiers.tsv)"),
    ("Ghana's minister met Kwabena Ofori Boateng.", "“Kwabena Ofori Boateng”: a name the parser recognised"),
]

# sentence, file and line that would give its verb or noun an entry
SUGGESTIONS = [
    ("Chad hoodwinked Sudan.", "frames/TYPE.tsv", "hoodwink\tv\t-\tCAMEO\t-\t-"),
    ("Ghana's navy towed the trawlers to Togo.", "frames/aid.tsv", "tow trawler to\tv\t-\t"),
]


def of(sentence: str, reader: Reader) -> Explanation:
    return explain(sentence, reader)


@pytest.mark.parametrize(("sentence", "word", "fate"), FATES)
def test_fates_of_entries(sentence, word, fate, reader):
    fired = [one for one in of(sentence, reader).fired if one.word == word]
    assert [one.fate.startswith(fate) for one in fired] == [True], fired


@pytest.mark.parametrize(("sentence", "word", "entry", "missing"), NEAR)
def test_near_misses_say_what_is_missing(sentence, word, entry, missing, reader):
    nearly = of(sentence, reader).nearly
    assert (word, entry, (missing,)) in [(one.word, one.entry, one.missing) for one in nearly], nearly


@pytest.mark.parametrize(("sentence", "side", "who", "by"), PARTS)
def test_parts_name_their_slot(sentence, side, who, by, reader):
    parts = [part for event in of(sentence, reader).events for part in event.parts]
    assert (side, who, by) in [(part.side, part.identifier_text, part.by) for part in parts], parts


@pytest.mark.parametrize(("sentence", "status", "word"), STATUSES)
def test_statuses_name_the_words_that_decided_them(sentence, status, word, reader):
    events = of(sentence, reader).events
    assert any(one.event.status == status and word in one.status_by for one in events), events


@pytest.mark.parametrize(("sentence", "decided"), DECIDED)
def test_parties_name_what_they_rest_on(sentence, decided, reader):
    assert decided in [why for party in of(sentence, reader).parties for why in party.decided_by]


@pytest.mark.parametrize(("sentence", "file", "line"), SUGGESTIONS)
def test_words_without_an_entry_get_a_line(sentence, file, line, reader):
    found = of(sentence, reader).suggestions
    assert [(one.file, one.line.startswith(line)) for one in found] == [(file, True)], found


def test_what_an_entry_matched_gets_no_line(reader):
    assert of("Mali's army attacked the rebels.", reader).suggestions == ()


def test_light_verbs_and_governors_are_named(reader):
    helped = [why for one in of("Eritrea plans to launch raids on Djibouti.", reader).fired for why in one.helped_by]
    assert "“plans”: what it governs is planned (governors.tsv)" in helped


def test_the_line_of_an_entry_is_where_it_stands(reader, tmp_path):
    fired = of("Tunisia accused Libya of theft.", reader).fired[0]
    name, number = fired.line.split(":")
    row = (DATA / name).read_text(encoding="utf-8").splitlines()[int(number) - 1]
    assert f"ACCUSE {row.split(chr(9))[0]}/v" == fired.entry


def test_entries_of_a_users_folder_are_found_there(tmp_path):
    (tmp_path / "frames").mkdir()
    (tmp_path / "petrarch").mkdir()
    header = "pattern\tpos\tmode\tcameo\tactor\trecipient\n"
    (tmp_path / "frames" / "accuse.tsv").write_text(f"{header}hoodwink\tv\t-\t112\t-\t-\n", encoding="utf-8")
    block = "--- HAGGLE [040] ---\nHAGGLE\n- * (WITH +) [046]\n"
    (tmp_path / "petrarch" / "verbs.txt").write_text(block, encoding="utf-8")
    found = of("Chad hoodwinked Sudan. Mali's army haggled with Niger.", Reader(lexicon=tmp_path))
    assert {one.word: one.line for one in found.fired} == {
        "hoodwinked": f"{tmp_path}/frames/accuse.tsv:2",
        "haggled": f"{tmp_path}/petrarch/verbs.txt:3",
    }
    assert [[part.code for part in event.parts] for event in found.events] == [["TCD", "SDN"], ["MLI", "NER"]]


@pytest.mark.parametrize("sentence", [case[0] for case in CASES[::4]])
def test_an_explanation_has_the_events_of_the_reading(sentence, reader):
    found = of(sentence, reader)
    read = next(reader.pipe([Article(id="text", text=sentence, language="en")]))
    assert sorted(one.event.event for one in found.events) == sorted(one.event for one in read.events)
    for word in (*found.words, *found.parties):
        assert sentence[word.start : word.end] == word.text
    assert len(found.words) == len({word.start for word in found.words})


def test_a_text_of_no_words_has_an_empty_explanation(reader):
    assert of("", reader) == Explanation("", (), (), (), (), (), ())
