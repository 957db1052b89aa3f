import pytest

from dragoman.intake.cues import load
from dragoman.intake.stamps import dates, day, is_stamp, opens_with_clock

DAYS = [
    ("2015-03-26", "2015-03-26"),
    ("2015-03-26T08:15:00+03:00", "2015-03-26"),
    ("2015-03-26T08:15:00.000Z", "2015-03-26"),
    ("2015-03-26 08:15", "2015-03-26"),
    ("20150326", "2015-03-26"),
    ("2015/3/26", "2015-03-26"),
    ("26 March 2015", "2015-03-26"),
    ("March 26th, 2015", "2015-03-26"),
    ("Mar. 26, 2015", "2015-03-26"),
    ("26-Mar-2015", "2015-03-26"),
    ("Thu, 26 Mar 2015 08:15:00 GMT", "2015-03-26"),
    ("26.03.2015", "2015-03-26"),
    ("26/03/2015", "2015-03-26"),
    ("03/26/2015", "2015-03-26"),
    ("05/05/2015", "2015-05-05"),
    ("March 2015", "2015-03"),
    ("2015-03", "2015-03"),
    ("2015", "2015"),
    ("05/06/2015", None),
    ("26 March", None),
    ("last Thursday", None),
    ("31/31/2015", None),
    ("", None),
]


@pytest.mark.parametrize(("field", "value"), DAYS)
def test_day(field: str, value: str | None) -> None:
    assert day(field) == value


def test_dates_cut_out_their_text() -> None:
    text = "Between 3 May 2012 and June 1, 2013 it was quiet; 12.09.2014 was not. GMT10 July 2015"
    assert [text[date.start : date.end] for date in dates(text)] == [
        "3 May 2012",
        "June 1, 2013",
        "12.09.2014",
        "10 July 2015",
    ]


STAMPS = [
    ("March 26, 2015", True),
    ("Thursday, 26 March 2015 08:15 GMT", True),
    ("08:15 GMT26 March 2015", True),
    ("Published: 26 March 2015 at 8:15 am", True),
    ("Last updated on Mar 26, 2015 | 08:15 UTC+3", True),
    ("2015-03-26", True),
    ("26 March", True),
    ("In March 2015 the war began", False),
    ("Aden, 26 March 2015", False),
    ("Updated", False),
]


@pytest.mark.parametrize(("line", "expected"), STAMPS)
def test_is_stamp(line: str, expected: bool) -> None:
    assert is_stamp(line, load().stamp) is expected


def test_a_clock_comes_before_its_date() -> None:
    assert opens_with_clock("08:15 GMT 26 March 2015")
    assert not opens_with_clock("26 March 2015, 08:15 GMT")
