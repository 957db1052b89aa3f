"""A relation over time: the mean conflict-cooperation score of each month, quarter or year, with its uncertainty."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

import msgspec

MOST_PERIODS = 24  # a series longer than this is told in coarser periods
MONTHS = {"month": 1, "quarter": 3, "year": 12}

Unit = Literal["month", "quarter", "year"]


class Point(NamedTuple):
    """A happening: the days between which it lies, its score, its weight, and how many sources say so."""

    first: date
    last: date
    score: float
    weight: float
    reports: int
    background: bool = False


class Mean(msgspec.Struct, frozen=True):
    """A weighted mean and its standard error; None where nothing is known of it."""

    mean: float | None
    error: float | None


class Period(msgspec.Struct, frozen=True):
    """A month, quarter or year (`2019-04`, `2019-Q2`, `2019`): its mean score, and what it rests on."""

    label: str
    mean: float | None
    error: float | None
    events: int
    reports: int


def unit_of(points: Sequence[Point]) -> Unit:
    """Return the finest unit in which half of the points lie in one period and these span at most MOST_PERIODS.

    Years where there is none. Background, and what lies in no single year, leave the choice to the others.
    """
    news = _of_the_news(points)
    units: tuple[Unit, ...] = ("month", "quarter")
    for unit in units:
        at = [_number(point.first, MONTHS[unit]) for point in news if _in_one(point, MONTHS[unit])]
        if at and 2 * len(at) >= len(news) and max(at) - min(at) < MOST_PERIODS:
            return unit
    return "year"


def within_series(points: Sequence[Point], unit: Unit) -> list[Point]:
    """Return the points that a series can place, in their order: in a single period, and in the time of the news.

    Background ("in 2011") from before the first or after the last event of the news would stretch the series over
    years of which nothing is told.
    """
    months = MONTHS[unit]
    news = [_number(point.first, months) for point in _of_the_news(points)]
    return [
        point for point in points if _in_one(point, months) and min(news) <= _number(point.first, months) <= max(news)
    ]


def series(points: Sequence[Point], unit: Unit) -> list[Period]:
    """Return all periods from the first to the last of the points, those of which nothing is told among them."""
    months = MONTHS[unit]
    found: defaultdict[int, list[Point]] = defaultdict(list)
    for point in points:
        found[_number(point.first, months)].append(point)
    spread = spread_within(list(found.values()))
    return [
        _period(_label(number, unit), found.get(number, []), spread)
        for number in (range(min(found), max(found) + 1) if found else ())
    ]


def mean_of(points: Sequence[Point], spread: float | None) -> Mean:
    """Return the mean score, each happening weighted, and its standard error.

    The error is spread / sqrt(n), where n is the effective number of happenings under unequal weights,
    (sum w)^2 / sum w^2 (Kish, Survey Sampling, 1965, 11.7).
    """
    whole = sum(point.weight for point in points)
    if not whole:
        return Mean(None, None)
    mean = sum(point.weight * point.score for point in points) / whole
    effective = whole**2 / sum(point.weight**2 for point in points)
    return Mean(mean, None if spread is None else spread / effective**0.5)


def spread_within(groups: Sequence[Sequence[Point]]) -> float | None:
    """Return the standard deviation of scores within groups, pooled over all; None where no group has two.

    Pooling lets a period with one happening have an error too. With weights for reliability the unbiased divisor is
    the sum over groups of V1 - V2 / V1, V1 and V2 being the sums of the weights and of their squares.
    """
    squares = freedom = 0.0
    for group in groups:
        whole = sum(point.weight for point in group)
        if len(group) < 2 or not whole:
            continue
        mean = sum(point.weight * point.score for point in group) / whole
        squares += sum(point.weight * (point.score - mean) ** 2 for point in group)
        freedom += whole - sum(point.weight**2 for point in group) / whole
    return (squares / freedom) ** 0.5 if freedom > 1e-9 else None


def _of_the_news(points: Sequence[Point]) -> list[Point]:
    """Return the points that are no background; all where there is nothing else."""
    exact = [point for point in points if _in_one(point, MONTHS["year"])] or list(points)
    return [point for point in exact if not point.background] or exact


def _in_one(point: Point, months: int) -> bool:
    return _number(point.first, months) == _number(point.last, months)


def _number(day: date, months: int) -> int:
    return (day.year * 12 + day.month - 1) // months


def _label(number: int, unit: Unit) -> str:
    if unit == "year":
        return f"{number:04}"
    if unit == "quarter":
        return f"{number // 4:04}-Q{number % 4 + 1}"
    return f"{number // 12:04}-{number % 12 + 1:02}"


def _period(label: str, points: list[Point], spread: float | None) -> Period:
    found = mean_of(points, spread)
    return Period(label, found.mean, found.error, len(points), sum(point.reports for point in points))
