import pytest

from dragoman.desk.lines import chain, shortened, voice, when
from dragoman.record.query import Link


@pytest.mark.parametrize(
    ("date", "first", "historical", "told"),
    [
        ("2019-04-08", "2019-04-08", False, "2019-04-08"),
        ("2019-04", "2019-04-01", False, "2019-04"),
        ("XXXX-04-08", None, False, "????-04-08"),
        ("XXXX-WXX-7", None, False, "a Sunday"),
        ("2017-W50", "2017-12-11", False, "week of 2017-12-11"),
        ("2017-W50-WE", "2017-12-16", False, "weekend of 2017-12-16"),
        ("XXXX-XX-XX", "2019-04-10", False, "by 2019-04-10"),
        (None, "2019-04-10", False, "by 2019-04-10"),
        ("PRESENT_REF", "2019-04-10", False, "by 2019-04-10"),
        (None, "2019-04-10", True, "undated"),
        (None, None, False, "undated"),
    ],
)
def test_when(date: str | None, first: str | None, historical: bool, told: str) -> None:
    assert when(date, first, historical) == told


def test_a_chain_names_nobody_twice() -> None:
    links = [Link("he", 0, 2, "Ana Petrov", "1"), Link("Petrov", 9, 15, "Ana Petrov", "1")]
    assert chain("Daily Plain", links) == "Daily Plain → Ana Petrov"


def test_an_article_without_an_outlet_goes_by_its_title() -> None:
    assert voice("Daily Plain", "Talks", "a1") == "Daily Plain"
    assert voice(None, "Talks on the border fail again in the capital of the north", "a1").endswith("…”")
    assert voice(None, None, "a1") == "a1"


def test_a_long_list_is_shortened() -> None:
    assert shortened(["a", "b", "c"], 2) == "a; b; and 1 more"
    assert shortened(["a", "b"], 2) == "a; b"
