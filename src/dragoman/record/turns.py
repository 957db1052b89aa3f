"""When a relation turned, and where it tends. For the few dozen happenings that most dyads have."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from dragoman.record.series import Mean, Period, Point, mean_of, spread_within

SHORTEST = 3  # happenings in a phase
PENALTY = 4.0
FEWEST_PERIODS = 5  # below this even a series that only rises can be chance at 0.05
CRITICAL = 1.96  # of the standard normal, two-sided 0.05
CLEAR = 2.0  # mean scores nearer to zero than this are neither cooperation nor conflict

Direction = Literal["better", "worse", "steady", "unclear"]

LEVELS = {1: "cooperation", 0: "cooperation and conflict in balance", -1: "conflict"}


class Turn(msgspec.Struct, frozen=True):
    """A turning point: the first day of the new phase, and the mean score of the phase before it and of its own."""

    day: str
    before: Mean
    after: Mean


class Trend(msgspec.Struct, frozen=True):
    """Where a relation stands and tends. `since` is the day of the last turning point, `words` the whole for people."""

    direction: Direction
    since: str | None
    words: str


def turns(points: Sequence[Point]) -> list[Turn]:
    """Return the turning points of happenings in the order of time.

    Binary segmentation (Scott and Knott, Biometrics 30, 1974) of the weighted mean: the cut that takes the most off
    the weighted sum of squares is kept, and each part is cut again, while a cut takes off more than PENALTY s^2 log n,
    the form of Schwarz's criterion (Yao, Statistics and Probability Letters 6, 1988). s^2 is the variance by
    differences of neighbours (Rice, Annals of Statistics 12, 1984), which a turn hardly moves. Of simulated relations
    of 6 to 100 happenings without a turn, PENALTY lets 1 to 8 in a hundred show one. A phase has SHORTEST happenings or
    more and begins with a day.
    """
    points = [point for point in points if point.weight > 0]
    if len(points) < 2 * SHORTEST:
        return []
    neighbours = list(pairwise(points))
    variance = sum((a.score - b.score) ** 2 / (1 / a.weight + 1 / b.weight) for a, b in neighbours) / len(neighbours)
    cuts = _cuts(points, 0, len(points), PENALTY * variance * math.log(len(points)))
    edges = [0, *cuts, len(points)]
    phases = [points[a:b] for a, b in pairwise(edges)]
    spread = spread_within(phases)
    means = [mean_of(phase, spread) for phase in phases]
    return [
        Turn(phase[0].first.isoformat(), before, after)
        for phase, before, after in zip(phases[1:], means, means[1:], strict=False)
    ]


def _cuts(points: Sequence[Point], start: int, end: int, threshold: float) -> list[int]:
    left, moment = 0.0, 0.0
    whole = sum(point.weight for point in points[start:end])
    total = sum(point.weight * point.score for point in points[start:end])
    best, at = threshold, None
    for cut in range(start + 1, end - SHORTEST + 1):
        left += points[cut - 1].weight
        moment += points[cut - 1].weight * points[cut - 1].score
        if cut < start + SHORTEST or points[cut].first == points[cut - 1].first:
            continue
        right = whole - left
        gain = left * right / whole * (moment / left - (total - moment) / right) ** 2
        if gain > best + 1e-9:
            best, at = gain, cut
    if at is None:
        return []
    return [*_cuts(points, start, at, threshold), at, *_cuts(points, at, end, threshold)]


def tendency(periods: Sequence[Period]) -> Direction:
    """Return whether the means of periods rise or fall throughout.

    The Mann-Kendall test (Mann, Econometrica 13, 1945; Kendall, Rank Correlation Methods, 1975) with its variance for
    ties and the correction for continuity, two-sided at 0.05; periods of which nothing is told are left out.
    """
    values = [period.mean for period in periods if period.mean is not None]
    n = len(values)
    if n < FEWEST_PERIODS:
        return "unclear"
    values = [round(value, 6) for value in values]
    score = sum((b > a) - (b < a) for at, a in enumerate(values) for b in values[at + 1 :])
    ties = (values.count(value) for value in set(values))
    variance = (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties)) / 18
    if abs(score) - 1 <= CRITICAL * variance**0.5:
        return "steady"
    return "better" if score > 0 else "worse"


def level(mean: float) -> str:
    """Return what prevails in a relation with this mean score, in words."""
    return LEVELS[(mean >= CLEAR) - (mean <= -CLEAR)]


def trend(mean: float | None, placed: int, periods: Sequence[Period], turned: Sequence[Turn]) -> Trend:
    """Return where a relation stands and tends: after its last turn where it has turned, else by its tendency.

    `mean` is that of all its happenings, None where there are none, `placed` how many of them have a date.
    """
    if mean is None:
        return Trend("unclear", None, "nothing asserted")
    if turned:
        last = turned[-1]
        before, after = last.before.mean or 0.0, last.after.mean or 0.0
        direction: Direction = "better" if after > before else "worse"
        if level(before) == level(after):
            return Trend(direction, last.day, f"{level(after)}; {direction} since {last.day}")
        return Trend(direction, last.day, f"{level(after)} since {last.day}, {level(before)} before")
    direction = tendency(periods)
    if direction == "unclear" and placed >= 2 * SHORTEST:
        direction = "steady"
    ends = {"better": "getting better", "worse": "getting worse", "steady": "no clear change"}
    return Trend(direction, None, f"{level(mean)}; {ends.get(direction, 'too few dated events to tell a trend')}")
