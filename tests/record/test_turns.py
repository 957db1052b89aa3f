"""A relation over time: its periods, their errors, its turning points and its tendency."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.series import Point, mean_of, series, spread_within, unit_of, within_series
from dragoman.record.turns import SHORTEST, tendency, trend, turns

START = date(2015, 1, 10)


def at(*scores: float, every: int = 31) -> list[Point]:
    """Return happenings of these scores, so many days apart."""
    days = (START + timedelta(days=every * number) for number in range(len(scores)))
    return [Point(day, day, score, 1.0, 1) for day, score in zip(days, scores, strict=True)]


def whole(year: int) -> Point:
    return Point(date(year, 1, 1), date(year, 12, 31), 5.0, 1.0, 1)


UNITS = [
    (at(1, 2, 3), "month", ["2015-01", "2015-02", "2015-03"]),
    (at(1, 2, 3, every=300), "month", ["2015-01", "2015-11", "2016-09"]),
    (at(1, 2, 3, every=700), "quarter", ["2015-Q1", "2016-Q4", "2018-Q4"]),
    (at(1, 2, 3, every=1500), "year", ["2015", "2019", "2023"]),
    ([whole(2016), whole(2017)], "year", ["2016", "2017"]),
    ([*at(1, 2, 3), whole(2015)], "month", ["2015-01", "2015-02", "2015-03"]),
    ([Point(date(1973, 10, 6), date(1973, 10, 6), -9, 1, 1, background=True), *at(1, 2)], "month",
     ["2015-01", "2015-02"]),
    ([Point(date(1973, 10, 6), date(1973, 10, 6), -9, 1, 1, background=True)], "month", ["1973-10"]),
    ([], "year", []),
]  # fmt: skip


@pytest.mark.parametrize(("points", "unit", "labels"), UNITS)
def test_the_unit_fits_the_span(points: list[Point], unit: str, labels: list[str]) -> None:
    assert unit_of(points) == unit
    periods = series(within_series(points, unit_of(points)), unit_of(points))
    assert [period.label for period in periods if period.events] == labels
    assert all((period.mean is None) == (period.events == 0) for period in periods)


def test_a_mean_counts_each_happening_by_its_weight() -> None:
    day = date(2020, 2, 2)
    points = [Point(day, day, 5.0, 3.0, 3), Point(day, day, -9.0, 1.0, 1)]
    assert mean_of(points, None).mean == pytest.approx((3 * 5 - 9) / 4)
    assert mean_of([], 2.0).mean is None


def test_equal_weights_give_the_usual_standard_error() -> None:
    points = at(1, 2, 3, 6)
    spread = spread_within([points])
    assert spread == pytest.approx((14 / 3) ** 0.5)
    assert mean_of(points, spread).error == pytest.approx((14 / 3 / 4) ** 0.5)
    assert spread_within([points[:1], points[1:2]]) is None


TURNS = [
    ((5, 4, 5, 5, -6, -9, -6, -9), ["2015-05-14"]),
    ((-9, -9, -5, -9, 4, 5, 2.5, 4, -9, -6, -9, -9), ["2015-05-14", "2015-09-15"]),
    ((5, -9, 5, -9, 5, -9, 5, -9), []),
    ((5, 5, 5, 5, 5, 5, 5), []),
    ((5, 5, -9, -9), []),
    ((), []),
]


@pytest.mark.parametrize(("scores", "days"), TURNS)
def test_turning_points(scores: tuple[float, ...], days: list[str]) -> None:
    assert [turn.day for turn in turns(at(*scores))] == days


def test_a_phase_begins_with_a_day() -> None:
    points = [*at(5, 5, 5, 5), *(Point(date(2015, 6, 1), date(2015, 6, 1), score, 1.0, 1) for score in (4, -9, -9, -9))]
    assert [turn.day for turn in turns(points)] == ["2015-06-01"]


TENDENCIES = [
    ((-9, -6, -3, 1, 4, 5), "better"), ((5, 4, 1, -3, -6), "worse"), ((5, -9, 4, -8, 5, -9), "steady"),
    ((1, 2, 3, 4), "unclear"), ((2.5,) * 6, "steady"), ((), "unclear"),
]  # fmt: skip


@pytest.mark.parametrize(("scores", "direction"), TENDENCIES)
def test_tendency(scores: tuple[float, ...], direction: str) -> None:
    assert tendency(series(at(*scores), "month")) == direction


WORDS = [
    ((), "nothing asserted"),
    ((5.0, 4.0), "cooperation; too few dated events to tell a trend"),
    ((5, -9, 5, -9, 5, -2, 3), "cooperation and conflict in balance; no clear change"),
    ((5, 4, 5, 5, -6, -9, -6, -9), "conflict since 2015-05-14, cooperation before"),
    ((-2.5, -3, -2.5, -3, -9, -9, -9, -9), "conflict; worse since 2015-05-14"),
    ((-9, -6, -3, -2.5, -2), "conflict; getting better"),
]


@pytest.mark.parametrize(("scores", "words"), WORDS)
def test_the_trend_in_words(scores: tuple[float, ...], words: str) -> None:
    points = at(*scores)
    found = trend(mean_of(points, None).mean, len(points), series(points, "month"), turns(points))
    assert found.words == words


scored = st.lists(st.tuples(st.integers(0, 900), st.sampled_from([-9.0, -3.0, 0.0, 2.5, 5.0, 10.0])), max_size=40)


@given(scored)
def test_phases_are_long_enough_and_periods_hold_all(plan: list[tuple[int, float]]) -> None:
    days = sorted((START + timedelta(days=day), score) for day, score in plan)
    points = [Point(day, day, score, 1.0, 1) for day, score in days]
    edges = [turn.day for turn in turns(points)]
    phases = [sum(low <= day.isoformat() < high for day, _ in days)
              for low, high in zip(["", *edges], [*edges, "~"], strict=True)]  # fmt: skip
    assert not edges or min(phases) >= SHORTEST
    periods = series(points, unit_of(points))
    assert sum(period.events for period in periods) == len(points)
    assert all(-10 <= (period.mean or 0) <= 10 and (period.error or 0) >= 0 for period in periods)
