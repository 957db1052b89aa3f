"""When a relation turned, and where it tends. For the few dozen happenings that most dyads have."""

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Literal

import msgspec

from dragoman.record.series import Mean, Period, Point, mean_of, spread_within

SHORTEST = 3  # happenings in a phase
PENALTY = 4.0
MOST_DAYS = 400
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

    Optimal partitioning (Jackson et al., IEEE Signal Processing Letters 12, 2005): of all ways to cut the happenings
    into phases, the one with the least weighted sum of squares around the means of its phases, each turn costing
    PENALTY s^2 log n, the form of Schwarz's criterion (Yao, Statistics and Probability Letters 6, 1988). s^2 is the
    variance by differences of neighbours (Rice, Annals of Statistics 12, 1984), which a turn hardly moves. Of simulated
    relations of 6 to 100 happenings without a turn, this PENALTY lets 1 to 8 in a hundred show one. A phase has
    SHORTEST happenings or more and begins with a day; where there are more than MOST_DAYS days, with a month.
    """
    points = [point for point in points if point.weight > 0]
    if len(points) < 2 * SHORTEST:
        return []
    neighbours = list(pairwise(points))
    variance = sum((a.score - b.score) ** 2 / (1 / a.weight + 1 / b.weight) for a, b in neighbours) / len(neighbours)
    edges = _best_edges(points, PENALTY * variance * math.log(len(points)))
    phases = [points[a:b] for a, b in pairwise(edges)]
    spread = spread_within(phases)
    means = [mean_of(phase, spread) for phase in phases]
    return [
        Turn(phase[0].first.isoformat(), before, after)
        for phase, before, after in zip(phases[1:], means, means[1:], strict=False)
    ]


def _best_edges(points: Sequence[Point], penalty: float) -> list[int]:
    """Return where the best phases begin, and the end of the last."""
    at = _possible_edges(points)
    weights = [0.0, *accumulate(point.weight for point in points)]
    moments = [0.0, *accumulate(point.weight * point.score for point in points)]

    def gain(start: int, end: int) -> float:
        """Return what a phase takes off the sum of squares around zero."""
        return (moments[end] - moments[start]) ** 2 / (weights[end] - weights[start])

    best = [0.0] + [-math.inf] * (len(at) - 1)
    back = [0] * len(at)
    for end in range(1, len(at)):
        for start in range(end):
            if at[end] - at[start] < SHORTEST:
                break
            found = best[start] + gain(at[start], at[end]) - penalty
            if found > best[end] + 1e-9:
                best[end], back[end] = found, start
    edges = [len(at) - 1]
    while edges[-1]:
        edges.append(back[edges[-1]])
    return [at[edge] for edge in reversed(edges)]


def _possible_edges(points: Sequence[Point]) -> list[int]:
    """Return where a day begins, or a month where there are many days, and the end."""
    days = [at for at, (a, b) in enumerate(pairwise(points), 1) if a.first != b.first]
    if len(days) > MOST_DAYS:
        days = [at for at in days if points[at - 1].first.isoformat()[:7] != points[at].first.isoformat()[:7]]
    return [0, *days, len(points)]


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
