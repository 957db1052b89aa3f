import pytest

from dragoman.intake.clean import blocks
from dragoman.intake.dating import published
from dragoman.types import Published

PROSE = "Rebels and the government of Colombia resumed their talks in Havana on Monday, both sides said."


def dated(text: str, metadata: str | None = None) -> Published:
    return published(text, blocks(text, None), metadata)


CASES = [
    (PROSE, "2014-06-09T10:00:00Z", Published("2014-06-09", "metadata")),
    (PROSE, "June 9, 2014", Published("2014-06-09", "metadata")),
    (PROSE, "06/09/2014", Published(conflict="06/09/2014")),
    (PROSE, " ", Published()),
    (PROSE, None, Published()),
    (
        f"Talks resume in Havana\n\nJune 9, 2014 at 4:00 pm\n\n{PROSE}",
        None,
        Published("2014-06-09", "dateline"),
    ),
    (f"Talks resume in Havana\n\nMonday, 9 June\n\n{PROSE}", None, Published()),
    (f"HAVANA, June 9, 2014 (Xinhua) -- {PROSE}", None, Published("2014-06-09", "dateline")),
    (f"HAVANA, June 9 (Xinhua) -- {PROSE}", None, Published()),
    (f"By Rosa Gil | 9 June 2014\n\n{PROSE}", None, Published("2014-06-09", "text")),
    (f"June 9, 2014\n\n{PROSE}", "2014-06-09", Published("2014-06-09", "metadata")),
    (f"June 9, 2014\n\n{PROSE}", "2014-06", Published("2014-06", "metadata")),
    (f"June 9, 2014\n\n{PROSE}", "2019-01-02", Published("2019-01-02", "metadata", "2014-06-09")),
    (f"June 9, 2014\n\n{PROSE}", "yesterday", Published("2014-06-09", "dateline", "yesterday")),
    (f"{PROSE}\n\nThe war began in 1964.", None, Published()),
]


@pytest.mark.parametrize(("text", "metadata", "expected"), CASES)
def test_published(text: str, metadata: str | None, expected: Published) -> None:
    assert dated(text, metadata) == expected


CLOCKS = ["16:20 GMT 3 May 2021", "16:20 GMT3 May 2021", "4:20 pm UTC, May 3, 2021"]
BELIEVED = [
    PROSE,
    "The war has displaced millions since it broke out in 1964, the government of Colombia said on Monday.",
    "In 2020, some 90 activists have been killed, the government of Colombia said late last year.",
    "The two sides signed a peace deal on November 24, 2016, which voters had turned down before that.",
]
CONTRADICTED = [
    "In 2015, more than 1,200 fighters have laid down their arms, the government of Colombia said.",
    "The rebels called a truce on July 20, 2015, and the two sides met in Havana late last year.",
    "After the truce of 2014 the talks went on; by July 20, 2015 half of the points were agreed on.",
]


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("text", BELIEVED)
def test_a_clock_that_nothing_contradicts(clock: str, text: str) -> None:
    assert dated(f"{clock}\nListen live\n\n{text}") == Published("2021-05-03", "text")


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("text", CONTRADICTED)
def test_a_clock_years_after_the_text(clock: str, text: str) -> None:
    assert dated(f"{clock}\nListen live\n\n{text}") == Published(conflict="2021-05-03")


def test_a_date_line_comes_before_a_clock() -> None:
    text = f"16:20 GMT 3 May 2021\n\nTalks resume in Havana\n\n9 June 2014\n\n{PROSE}"
    assert dated(text) == Published("2014-06-09", "dateline")
