from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from dragoman.lexicon.timewords import TimeWords
from dragoman.lexicon.timewords import load as load_timewords
from dragoman.reading import timevalues
from dragoman.reading.parse import load
from dragoman.reading.times import find_times
from dragoman.types import Timex

WEDNESDAY = "2019-05-15"


@cache
def words() -> TimeWords:
    return load_timewords()


@cache
def read(text: str) -> Doc:
    return load()(text)


def times(text: str, published: str | None = WEDNESDAY) -> list[Timex]:
    return find_times(read(text), published, words())


def values(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str]]:
    return [(time.text, time.value) for time in times(text, published)]


# --- dates that stand alone ---

ABSOLUTE = [
    ("The truce of 12 March 2018 held.", [("12 March 2018", "2018-03-12")]),
    ("Baku fell silent on October 9, 2007, they said.", [("October 9, 2007", "2007-10-09")]),
    ("The 4th of May was quiet in Goma.", [("4th of May", "2019-05-04")]),
    ("He left Quito in Sept. 2017.", [("Sept. 2017", "2017-09")]),
    ("Shelling eased on 17/04/2019.", [("17/04/2019", "2019-04-17")]),
    ("The log says 2019-04-18.", [("2019-04-18", "2019-04-18")]),
    ("On 03/04/2019 rain fell.", [("03/04/2019", "2019-XX-XX")]),
    ("War raged in Angola in the 1990s.", [("1990s", "199X")]),
    ("The early 20th century was grim.", [("early 20th century", "19")]),
    ("Exports fell in the first quarter of 2018.", [("first quarter of 2018", "2018-Q1")]),
    ("Output rose in the second half of 2016.", [("second half of 2016", "2016-H2")]),
    ("Arms sales rose in fiscal 2016.", [("fiscal 2016", "FY2016")]),
    ("The valley burned in the summer of 2016.", [("summer of 2016", "2016-SU")]),
    ("Peru voted on Christmas Day 2016.", [("Christmas Day 2016", "2016-12-25")]),
    ("He ruled between 2011 and 2014.", [("2011", "2011"), ("2014", "2014")]),
    (
        "Between March 30 and April 2, 2014, Donetsk rose.",
        [("March 30", "2014-03-30"), ("April 2, 2014", "2014-04-02")],
    ),
    ("Between November and February 2016 it froze.", [("November", "2015-11"), ("February 2016", "2016-02")]),
    ("They met April 8-10, 2017.", [("April 8", "2017-04-08"), ("10, 2017", "2017-04-10")]),
    ("They met from April 8 to 10.", [("April 8", "2019-04-08"), ("10", "2019-04-10")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE)
def test_dates(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


# --- relative to the day of publication, by tense ---

RELATIVE = [
    ("Gunmen raided Maiduguri on Friday.", [("Friday", "2019-05-10")]),
    ("Lima woke to protests on Wednesday.", [("Wednesday", "2019-05-15")]),
    ("Troops will leave Mali on Friday.", [("Friday", "2019-05-17")]),
    ("Troops will leave next Monday.", [("next Monday", "2019-05-20")]),
    ("The envoy arrives Friday.", [("Friday", "2019-05-17")]),
    ("The envoy is meeting rebels on Friday.", [("Friday", "2019-05-17")]),
    ("Kenya plans to reopen the camp in August.", [("August", "2019-08")]),
    ("By February the bloc aims to send monitors.", [("February", "2020-02")]),
    ("The dam broke in August.", [("August", "2018-08")]),
    ("Colombo was bombed on Apr. 21.", [("Apr. 21", "2019-04-21")]),
    ("The ruling was postponed to June 3.", [("June 3", "2019-06-03")]),
    ("Yesterday the general fled.", [("Yesterday", "2019-05-14")]),
    ("Tomorrow the court meets.", [("Tomorrow", "2019-05-16")]),
    ("Last week the siege ended.", [("Last week", "2019-W19")]),
    ("Earlier this month a coup failed.", [("Earlier this month", "2019-05")]),
    ("He quit late last year.", [("late last year", "2018")]),
    ("The embargo ends next month.", [("next month", "2019-06")]),
    ("They fought last winter.", [("last winter", "2018-WI")]),
    ("He fled ten days ago.", [("ten days ago", "2019-05-05")]),
    ("He fled two years ago.", [("two years ago", "2017")]),
    ("It began on June 16 of last year.", [("June 16 of last year", "2018-06-16")]),
    ("He was shot last October.", [("last October", "2018-10")]),
    ("Polls opened over the weekend.", [("weekend", "2019-W19-WE")]),
    ("A bomb hit Quetta on Monday night.", [("Monday night", "2019-05-13TNI")]),
    ("Shots rang out this morning.", [("this morning", "2019-05-15TMO")]),
    ("A blast struck at 8 a.m. Monday.", [("8 a.m. Monday", "2019-05-13T08:00")]),
    ("The quake hit at 17:42 GMT.", [("17:42 GMT", "2019-05-15T17:42")]),
    ("On Thursday at noon the sirens went.", [("Thursday", "2019-05-09"), ("noon", "2019-05-09T12:00")]),
    ("The post is now vacant.", [("now", "PRESENT_REF")]),
    ("In recent days clashes grew.", [("recent days", "PAST_REF")]),
    ("The court may sit in the future.", [("future", "FUTURE_REF")]),
]


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_relative_to_publication(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


# --- relative to what was told ---

TOLD = [
    ("Clashes broke out on 3 May. The next day the army withdrew.", "2019-05-04"),
    ("Clashes broke out on 3 May. The same day rebels struck.", "2019-05-03"),
    ("Clashes broke out on 3 May. Three days later a truce held.", "2019-05-06"),
    ("Clashes broke out on 3 May. Two weeks earlier all was calm.", "2019-W16"),
    ("The king fell in 1974. The following year civil war began.", "1975"),
    ("The king fell in March 1974. That month a junta took over.", "1974-03"),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_relative_to_what_was_told(text: str, expected: str) -> None:
    assert values(text)[-1][1] == expected


# --- without a day of publication ---

OPEN = [
    ("Police fired on Monday.", None, "XXXX-WXX-1"),
    ("Police fired on April 8.", None, "XXXX-04-08"),
    ("Police fired on April 8. Three days later they left.", None, "XXXX-04-11"),
    ("Police fired last year.", None, "XXXX"),
    ("Police fired last month.", None, "XXXX-XX"),
    ("Police fired last week.", None, "XXXX-WXX"),
    ("Police fired yesterday.", None, "XXXX-XX-XX"),
    ("In 2016 police fired and in March they fled.", None, "2016-03"),
    ("Police fired last year.", "2017", "2016"),
    ("Police fired in February.", "2017-08", "2017-02"),
    ("Police fired on Monday.", "2017-08", "XXXX-WXX-1"),
]


@pytest.mark.parametrize(("text", "published", "expected"), OPEN)
def test_open_values(text: str, published: str | None, expected: str) -> None:
    assert values(text, published)[-1][1] == expected


# --- durations and sets ---

SPANS = [
    ("The siege lasted three days.", "DURATION", "P3D"),
    ("He ended a five-hour visit.", "DURATION", "PT5H"),
    ("She returned from a 20-year exile.", "DURATION", "P20Y"),
    ("A few days after the coup he fled.", "DURATION", "PXD"),
    ("The talks took half an hour.", "DURATION", "PT30M"),
    ("The talks took two and a half years.", "DURATION", "P2Y6M"),
    ("Over the past two weeks 30 fell.", "DURATION", "P2W"),
    ("They ruled for two decades.", "DURATION", "P20Y"),
    ("They march every Monday.", "SET", "XXXX-WXX-1"),
    ("They march each July.", "SET", "XXXX-07"),
    ("They march every two weeks.", "SET", "P2W"),
    ("Aid arrives daily.", "SET", "P1D"),
    ("The camp costs $4 million a year.", "SET", "P1Y"),
]


@pytest.mark.parametrize(("text", "kind", "value"), SPANS)
def test_durations_and_sets(text: str, kind: str, value: str) -> None:
    (found,) = times(text)
    assert (found.type, found.value) == (kind, value)


# --- what is no time expression ---

NOTHING = [
    "The talks may fail.",
    "Workers march through Tunis.",
    "Theresa May spoke.",
    "A second attack hit Basra.",
    "Some 1,500 guards stood by.",
    "About 2000 people fled Aleppo.",
    "Resolution 1973 was passed.",
    "Sun Yat-sen and Jan Masaryk are names.",
    "It cost $2000 in all.",
    "The 30-year-old was freed.",
    "On 31 February nothing happens.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_time_expression(text: str) -> None:
    assert values(text) == []


# --- counted from the day told before ---

COUNTED = [
    ("On 4 March it closed the port. Two days later it freed the crew.", ["2019-03-04", "2019-03-06"]),
    ("The truce ended on Friday. The next day both shelled the bridge.", ["2019-05-10", "2019-05-11"]),
    ("A week earlier, on May 5, the cabinet recalled its envoy.", ["2019-W19", "2019-05-05"]),
    ("The envoy left on Monday. The same day rebels took the bridge.", ["2019-05-13", "2019-05-13"]),
    ("The two will meet on 20 May and sign two days later.", ["2019-05-20", "2019-05-22"]),
    ("Two days later the crew was freed.", ["XXXX-XX-XX"]),
    ("LOME, 15 May 2019 (TP) - The next day the crew was freed.", ["2019-05-15", "XXXX-XX-XX"]),
    ("The port closed on Tuesday. Three days later the crew was freed.", ["2019-05-14", "XXXX-XX-XX"]),
    ("The war broke out in 2014. A day later the king fled.", ["2014", "XXXX-XX-XX"]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_a_day_counted_from_one_told(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


UNDATED = [
    ("He was shot on Saturday 16 December 2023. On 18 December he was buried.", ["2023-12-16", "XXXX-12-18"]),
    ("He was shot on 3 May 2023, and on 9 May he was buried.", ["2023-05-03", "2023-05-09"]),
    ("He was shot on 30 December 2023, and on 2 January he was buried.", ["2023-12-30", "XXXX-01-02"]),
    ("On 9 May he was shot. On Monday he was buried.", ["XXXX-05-09", "XXXX-WXX-1"]),
]


@pytest.mark.parametrize(("text", "expected"), UNDATED)
def test_a_year_that_is_not_told_stays_open(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text, None)] == expected


# --- laws ---

PIECES = st.sampled_from(
    [
        "On", "in", "by", "early", "last", "next", "the", "May", "March", "3", "31", "2014", ",", ".",
        "-", "/", ":", "08/04/2019", "12:75", "a.m.", "Monday", "week", "weeks", "ago", "later", "two",
        "half", "a", "few", "every", "of", "20th", "century", "1990s", "quarter", "second", "summer",
        "Jan.", "99999999999999999999", "\n\n", "day", "said", "will", "$",
    ]
)  # fmt: skip
PUBLISHED = st.sampled_from([None, "2019", "2019-02", "2020-02-29", "1000-01-01"])


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join), PUBLISHED)
def test_spans_cut_the_text_in_order_and_disjoint(text: str, published: str | None) -> None:
    end = 0
    for time in find_times(load()(text), published, words()):
        assert text[time.start : time.end] == time.text
        assert end <= time.start < time.end
        assert time.value
        end = time.end


@given(st.dates().map(str), st.integers(-5000, 5000))
def test_shifting_days_there_and_back(day: str, amount: int) -> None:
    moved = timevalues.shifted(day, amount, "D")
    assert moved == "XXXX-XX-XX" or timevalues.shifted(moved, -amount, "D") == day


@given(st.dates().map(str), st.integers(1, 7))
def test_a_weekday_is_within_a_week(day: str, number: int) -> None:
    start = timevalues.exact(day)
    assert start is not None
    for direction in (0, 1, -2, 2):
        found = timevalues.exact(timevalues.weekday(day, number, direction))
        if found is not None:
            assert found.isoweekday() == number
            assert abs((found - start).days) <= 7
