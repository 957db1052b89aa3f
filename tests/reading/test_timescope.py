from functools import cache

import pytest
from spacy.tokens import Doc, Token

from dragoman.lexicon.timewords import TimeWords
from dragoman.lexicon.timewords import load as load_timewords
from dragoman.reading.parse import load
from dragoman.reading.times import find_times
from dragoman.reading.timescope import event_time, governing_time, time_index
from dragoman.types import Timex


@cache
def words() -> TimeWords:
    return load_timewords()


@cache
def read(text: str) -> Doc:
    return load()(text)


def index(text: str) -> dict[int, Timex]:
    doc = read(text)
    return time_index(doc, find_times(doc, "2019-05-15", words()))


def the(word: str, text: str) -> Token:
    return next(token for token in read(text) if token.text == word)


GOVERNED = [
    ("On May 3, Ankara vetoed a motion that would have condemned the strike.", "vetoed", "May 3"),
    ("On May 3, Ankara vetoed a motion that would have condemned the strike.", "condemned", None),
    ("The envoy, who had visited Kabul in 2018, then met a delegation.", "visited", "2018"),
    ("The envoy, who had visited Kabul in 2018, then met a delegation.", "met", None),
    ("Monday's attack killed twelve.", "attack", "Monday"),
    ("Monday's attack killed twelve.", "killed", "Monday"),
    ("Police said Monday that gunmen attacked the village on Saturday.", "said", "Monday"),
    ("Police said Monday that gunmen attacked the village on Saturday.", "attacked", "Saturday"),
    ("In 2009 the minister was arrested and jailed.", "jailed", "2009"),
    ("Since June 4, the army has been moving its tanks to the border.", "moving", "June 4"),
    ("Kenya aims to resettle 900 families by June.", "resettle", "June"),
    ("Kenya aims to resettle 900 families by June.", "aims", "June"),
    ("Two generals defected.", "defected", None),
    ("The siege lasted three days.", "lasted", None),
]


@pytest.mark.parametrize(("text", "word", "expected"), GOVERNED)
def test_governing_time(text: str, word: str, expected: str | None) -> None:
    found = governing_time(the(word, text), index(text))
    assert (found.text if found else None) == expected


# Each sentence with its verbs and the day that each of them has.
SHARED = [
    ("The envoy phoned the general late on Monday and pressed him.", {"phoned": "Monday", "pressed": "Monday"}),
    (
        "Farmers blocked the bridge on Friday and burned two lorries, but have since gone home.",
        {"blocked": "Friday", "burned": "Friday", "gone": None},
    ),
    ("Ministers met on Thursday and will meet again.", {"met": "Thursday", "meet": None}),
    ("The general was arrested on Monday and charged with treason.", {"charged": "Monday"}),
    ("The rebels seized the airport on Monday, then shelled the port.", {"seized": "Monday", "shelled": None}),
    ("The army has held the town since Monday and shelled the suburbs.", {"held": "Monday", "shelled": None}),
    ("Chad expelled four envoys on Sunday and Sudan recalled its own.", {"expelled": "Sunday", "recalled": None}),
    ("He arrived in Lomé on Monday and the next day met the king.", {"arrived": "Monday", "met": "next day"}),
    ("On 9 May, at a summit in Accra, Togo recalled its envoy, and Benin expelled two.", {"expelled": "9 May"}),
    ("On 9 May Togo recalled its envoy, but Benin will keep its own.", {"recalled": "9 May", "keep": None}),
    ("The council wrote on Tuesday to the governor, warning him against a raid.", {"warning": "Tuesday"}),
    ("Shells hit the market on Monday, killing nine and wounding thirty.", {"killing": "Monday", "wounding": "Monday"}),
    ("Speaking in Juba on Tuesday, the minister threatened to close the border.", {"threatened": "Tuesday"}),
    ("The governor, visiting the camp on Tuesday, urged donors to send tents.", {"urged": "Tuesday"}),
    ("The minister flew to Lagos on Monday, having accused the rebels of fraud.", {"accused": None}),
    ("After meeting the envoy on Monday, the president dismissed the general.", {"dismissed": None}),
    ("The garrison fled on Monday when gunmen stormed the barracks.", {"stormed": "Monday"}),
    ("The garrison fled on Monday after gunmen stormed the barracks.", {"stormed": None}),
    ("Police fired into the air on Sunday as marchers reached the palace.", {"reached": "Sunday"}),
    ("When the rebels entered the town on Friday, the mayor resigned.", {"resigned": "Friday"}),
    ("The troops left on Monday, when bandits attacked the convoy.", {"attacked": "Monday"}),
    ("The army pulled back on Sunday, as mediators demanded.", {"demanded": None}),
    ("The general resigned on Monday as he had promised.", {"promised": None}),
    ("The spokesman said on Monday that rebels attacked the depot.", {"said": "Monday", "attacked": None}),
    ("The rebels said on Monday they had taken the town.", {"said": "Monday", "taken": None}),
    ("The army said that on Monday rebels attacked the camp.", {"said": None, "attacked": "Monday"}),
    (
        "Two jets bombed a mill in Ituri Province, on the morning of 5 May, elders told us.",
        {"bombed": "5 May", "told": None},
    ),
    ("The mayor fled; on Monday, rebels entered the town.", {"fled": None, "entered": "Monday"}),
    ("Togo and Benin announced in March that they were leaving the union.", {"leaving": "March"}),
    ("On 26 January mortar rounds struck Aba Gore, a village in Kaya, killing twelve.", {"killing": "26 January"}),
    ("Togo announced in March that it would be leaving the union.", {"leaving": None}),
    ("He met the widow after the May 14 vote and praised her.", {"praised": None}),
    ("Riots since the coup of July 15 have turned violent, leaving two dead.", {"leaving": None}),
    ("Ghana announced on Monday that Togo was leaving the union.", {"leaving": None}),
    ("The president, who accused the army, visited Goma on Monday.", {"accused": None, "visited": "Monday"}),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_clauses_share_the_day(text: str, expected: dict[str, str | None]) -> None:
    found = {word: event_time(the(word, text), index(text), words()) for word in expected}
    assert {word: time.text if time else None for word, time in found.items()} == expected


def test_what_is_spoken_of_has_not_the_day_of_the_saying() -> None:
    text = "The minister condemned on Tuesday the bombing of the bridge."
    noun, verb = the("bombing", text), the("condemned", text)
    assert event_time(noun, index(text), words(), {verb.i}) is None
    assert event_time(noun, index(text), words()) is not None
    beside = "The two signed a truce on Tuesday during a visit by the king."
    assert event_time(the("visit", beside), index(beside), words(), {the("signed", beside).i}) is not None
    dated = "The minister condemned on Tuesday Monday's bombing of the bridge."
    found = event_time(the("bombing", dated), index(dated), words(), {the("condemned", dated).i})
    assert found is not None and found.text == "Monday"
