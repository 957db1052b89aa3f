from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from dragoman.lexicon.measures import Measures
from dragoman.lexicon.measures import load as load_measures
from dragoman.lexicon.timewords import TimeWords
from dragoman.lexicon.timewords import load as load_timewords
from dragoman.reading.casualties import casualty_size
from dragoman.reading.figures import find_figures
from dragoman.reading.parse import load
from dragoman.reading.times import find_times
from dragoman.types import Figure, Size

PUBLISHED = "2020-02-05"


@cache
def measures() -> Measures:
    return load_measures()


@cache
def timewords() -> TimeWords:
    return load_timewords()


@cache
def read(text: str) -> Doc:
    return load()(text)


def figures(text: str) -> list[Figure]:
    return find_figures(read(text), find_times(read(text), PUBLISHED, timewords()), measures())


# --- text, value, unit, low, high ---

Expected = tuple[str, float | None, str | None, float | None, float | None]
SINGLE: list[tuple[str, Expected]] = [
    ("Rebels killed at least 24 people.", ("at least 24 people", 24, "people", 24, None)),
    ("Over 4,500 dead were counted in Nepal.", ("Over 4,500 dead", 4500, "dead", 4500, None)),
    ("Nearly 2,000 monks were arrested.", ("Nearly 2,000 monks", 2000, "monk", None, 2000)),
    ("Up to 700,000 Rohingya fled.", ("Up to 700,000 Rohingya", 700000, "Rohingya", None, 700000)),
    ("About a dozen tents burned.", ("About a dozen tents", 12, "tent", None, None)),
    ("Another 15,000 families will go.", ("another 15,000 families", 15000, "family", 15000, 15000)),
    ("Half a million people marched.", ("Half a million people", 500000, "people", 500000, 500000)),
    ("Three hundred and fifty men dug.", ("Three hundred and fifty men", 350, "man", 350, 350)),
    ("Twenty-five buses left Homs.", ("Twenty-five buses", 25, "bus", 25, 25)),
    ("Dozens of deaths were reported.", ("Dozens of deaths", None, "death", 24, None)),
    ("Tens of thousands of nuns fled.", ("Tens of thousands of nuns", None, "nun", 20000, None)),
    ("Several hundred guards fled.", ("Several hundred guards", None, "guard", 200, None)),
    ("Between 10 and 20 soldiers fell.", ("Between 10 and 20 soldiers", None, "soldier", 10, 20)),
    ("The army lost 10-15 tanks.", ("10-15 tanks", None, "tank", 10, 15)),
    ("The deal covers 2 to 3 million refugees.", ("2 to 3 million refugees", None, "refugee", 2e6, 3e6)),
    ("300 or more were hurt.", ("300 or more", 300, None, 300, None)),
    ("Oslo pledged $35 million.", ("$35 million", 35e6, "USD", 35e6, 35e6)),
    ("Oslo pledged US$5bn.", ("US$5bn", 5e9, "USD", 5e9, 5e9)),
    ("Oslo pledged A$40m.", ("A$40m", 40e6, "AUD", 40e6, 40e6)),
    ("Rome built a 2.5 billion euro port.", ("2.5 billion euro", 2.5e9, "EUR", 2.5e9, 2.5e9)),
    ("Kyiv spent 40 million hryvnias.", ("40 million hryvnias", 40e6, "UAH", 40e6, 40e6)),
    ("About 60 percent of voters agreed.", ("About 60 percent", 60, "percent", None, None)),
    ("Turnout was 12.5%.", ("12.5%", 12.5, "percent", 12.5, 12.5)),
    ("Cairo bought 20 tons of French grain.", ("20 tons of French grain", 20, "ton of grain", 20, 20)),
    ("A 40,000-strong army stood by.", ("40,000-strong", 40000, "people", 40000, 40000)),
    ("The front moved by 10 km.", ("10 km", 10, "kilometer", 10, 10)),
    ("Twelve of the men confessed.", ("Twelve of the men", 12, "man", 12, 12)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SINGLE)
def test_one_figure(text: str, expected: Expected) -> None:
    (found,) = figures(text)
    assert (found.text.lower(), found.value, found.unit, found.low, found.high) == (
        expected[0].lower(),
        *expected[1:],
    )


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("At least 24 people fled.", "at least"),
        ("As many as 24 people fled.", "as many as"),
        ("No fewer than 24 people fled.", "no fewer than"),
        ("Some 24 people fled.", "some"),
        ("24 people fled.", None),
    ],
)
def test_qualifier(text: str, qualifier: str | None) -> None:
    assert figures(text)[0].qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("In 2016, 40,000 refugees arrived in Serbia.", "2016"),
        ("On Monday 12 miners died.", "2020-02-03"),
        ("Forty miners died.", None),
    ],
)
def test_date(text: str, date: str | None) -> None:
    assert figures(text)[0].date == date


NOTHING = [
    "He was born on 8 April 1961.",
    "Talks resume at 8 a.m. in 2021.",
    "Ali Reza, 42, was freed.",
    "The 16-year-old fled.",
    "An F-16 and a BM-21 were hit.",
    "The council adopted Resolution 1540.",
    "It won 3-1.",
    "He called 555-0100 in vain.",
    "No one knew.",
    "One of them lied.",
    "They back a two-state solution.",
    "It was the third coup.",
    "He lives at 20 Abbey Road.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_figure(text: str) -> None:
    assert figures(text) == []


# --- how many an event harmed ---

SIZES = [
    ("Rebels killed at least 24 people in Darfur.", "killed", Size(dead="24+")),
    ("Rebels killed 24 people and wounded dozens of others.", "killed", Size(dead="24", injured="24+")),
    ("24 people were killed and 30 wounded in the blast.", "blast", Size(dead="24", injured="30")),
    ("The death toll from the bombing rose to 80, doctors said.", "bombing", Size(dead="80")),
    ("A strike on Idlib left 12 wounded.", "strike", Size(injured="12")),
    ("Police broke up the rally, arresting 14 students.", "broke", Size(arrested="14")),
    ("Between 10 and 20 soldiers died in the ambush.", "ambush", Size(dead="10-20")),
    ("Gunmen stormed the camp and killed 24 soldiers and 3 cooks.", "stormed", Size(dead="27")),
    ("The raid caused the deaths of 24 people, including 5 nurses.", "raid", Size(dead="24")),
    ("The shelling displaced more than 4,000 families.", "shelling", Size(displaced="4000+")),
    ("Up to 20 people have been detained.", "detained", Size(arrested="0-20")),
    ("Twelve soldiers killed three rebels.", "killed", Size(dead="3")),
    ("The minister promised $24 million after 30 people died in the floods.", "promised", Size()),
    ("The minister met 24 mayors.", "met", Size()),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), SIZES)
def test_casualty_size(text: str, trigger: str, expected: Size) -> None:
    token = next(token for token in read(text) if token.text == trigger)
    assert casualty_size(token, figures(text), measures()) == expected


# --- laws ---

PIECES = st.sampled_from(
    [
        "at", "least", "over", "24", "3,100", "2.5", "million", "bn", "$", "US$", "€", "%", "-", "to",
        "and", "between", "of", "the", "dozen", "dozens", "hundreds", "thousand", "half", "a", "few",
        "people", "dead", "tons", "wheat", "killed", "were", "May", "2014", "F", "-", "16", "12:30",
        ".", ",", "(", ")", "one", "1e9", "007", "99999999999999999999", "\n\n", "or", "more",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_spans_cut_the_text_disjoint_and_bounds_enclose_the_value(text: str) -> None:
    end = 0
    doc = load()(text)
    for figure in find_figures(doc, find_times(doc, PUBLISHED, timewords()), measures()):
        assert text[figure.start : figure.end] == figure.text
        assert end <= figure.start < figure.end
        end = figure.end
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high
        if figure.value is not None:
            assert figure.low in (None, figure.value)
            assert figure.high in (None, figure.value)


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 10**14))
def test_digits_keep_their_value(number: int) -> None:
    (found,) = figures(f"The camp holds {number:,} refugees.")
    assert found.value == number
