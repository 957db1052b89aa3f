"""Two accounts side by side: what they share, and how much that speaks for one act."""

from dataclasses import dataclass
from functools import cache
from itertools import product

from dragoman.lexicon import table
from dragoman.record.dates import period, relation
from dragoman.record.figures import tolls_disagree
from dragoman.record.guises import STATE
from dragoman.record.sounds import plain, rules
from dragoman.record.told import Party, Told, day_of, words_of
from dragoman.record.words import STEM, stems

OF_STATE = STATE | {"PRM"}  # whose hand is the state's, or its friends'


@cache
def _numerals() -> frozenset[str]:
    rows = table.merged((table.DATA,), "numbers.tsv", ("word", "kind", "value"))
    return frozenset(plain(word)[:STEM] for word, *_ in rows)


def _same(left: Party, right: Party) -> bool:
    if left.id == right.id or (left.level is not None and left.level == right.level):
        return True
    described = not left.named or not right.named
    return described and akin(left, right) and not _nouns(left).isdisjoint(_nouns(right))


def akin(left: Party, right: Party) -> bool:
    """Are two parties of one country and sector, as far as both are told?"""
    return bool(left.code and left.sector) and (left.code, left.sector) == (right.code, right.sector)


def _nouns(party: Party) -> frozenset[str]:
    """Return the words of a description; what every report has ("fighters") tells who it is where the rest agrees."""
    return stems(party.text) - _numerals()


def _other(left: Party, right: Party) -> bool:
    """Must two parties be two: of two countries, a state's and others' hands, or two names?"""
    if left.code and right.code and left.code != right.code:
        return True
    if left.sector and right.sector and (left.sector in OF_STATE) != (right.sector in OF_STATE):
        return True
    return left.named and right.named and left.level != right.level and left.kind == right.kind


def _meet(left: list[Party], right: list[Party]) -> bool | None:
    """Do two sides share a party? None where that cannot be said."""
    if not left or not right:
        return None
    if any(_same(a, b) for a, b in product(left, right)):
        return True
    return False if all(_other(a, b) for a, b in product(left, right)) else None


@dataclass(frozen=True)
class Pair:
    """Two claims side by side."""

    a: Told
    b: Told

    @property
    def who(self) -> bool | None:
        return _meet(self.a.side("actor"), self.b.side("actor"))

    @property
    def whom(self) -> bool | None:
        return _meet(self.a.side("recipient"), self.b.side("recipient"))

    @property
    def own(self) -> frozenset[str]:
        """Words for the doers, and for names that both have as a party: they are in every report about these two."""
        sides = [(self.a.side(role), self.b.side(role)) for role in ("actor", "recipient")]
        both = [party for left, right in sides for a, b in product(left, right) if _same(a, b) for party in (a, b)]
        doers = [
            frozenset[str]().union(*(stems(party.text) for party in told.side("actor"))) for told in (self.a, self.b)
        ]
        return frozenset[str](doers[0] & doers[1]).union(*(stems(party.text) for party in both if party.named))

    @property
    def names(self) -> frozenset[str]:
        return (self.a.names & self.b.names) - self.own

    @property
    def words(self) -> frozenset[str]:
        """Words that both have for the thing, beside names and the word for the act."""
        acts = {plain(told.account.row["text"].split()[0])[:STEM] for told in (self.a, self.b)}
        return (self.a.stems & self.b.stems) - self.names - self.own - acts

    @property
    def act(self) -> int:
        """How far they tell the same act: 0, 1, or 2 where they name its object in the same words."""
        shared = self.a.trigger & self.b.trigger
        if len(shared) > 2:
            return 2
        visit = self.a.account.row["type"] == self.b.account.row["type"] == "CONSULT"  # met, visited, was received
        return 1 if shared or visit or self.a.modes & self.b.modes else 0

    @property
    def when(self) -> str:
        return relation(self.a.account.row["date"], self.b.account.row["date"])

    @property
    def same_day(self) -> bool:
        found = period(self.a.account.row["date"])
        return self.when == "same" and found is not None and found.exact

    @property
    def gap(self) -> int | None:
        """How many days apart they can be found, None where one of them has no day."""
        days = [period(day_of(told.account)) for told in (self.a, self.b)]
        return abs((days[0].first - days[1].first).days) if days[0] and days[1] else None

    @property
    def exact(self) -> bool:
        """Do both give their very day?"""
        found = [period(told.account.row["date"]) for told in (self.a, self.b)]
        return all(one is not None and one.exact for one in found)

    @property
    def where(self) -> bool | None:
        """Have they one place? None where one of them names none, or only its country."""
        one, other = (plain(told.account.row["place"] or "") for told in (self.a, self.b))
        vague = not one or not other or any(rules().territories.country(place) for place in (one, other))
        return True if one and one == other else None if vague else False

    @property
    def points(self) -> int:
        """How much speaks for one act: what both tell alike, more where it is told of few acts."""
        named = 2 * bool(self.names) + (len(self.names) > 2) + bool(self.names and self.where)
        days = 2 if self.same_day else 1 if self.when == "same" else 0
        return named + days + self.act + min(len(self.words), 3) + (self.who is True) + (self.whom is True)

    @property
    def once(self) -> bool:
        return bool(self.a.modes & self.b.modes & words_of("once"))

    @property
    def mutual(self) -> bool:
        """Does one do what the other suffers? Then they are two sides of a fight."""
        crossed = ((self.a, self.b), (self.b, self.a))
        return any(_meet(one.side("actor"), other.side("recipient")) for one, other in crossed)

    @property
    def numbers(self) -> tuple[str, str] | None:
        """Return the tolls, or the counts of one thing, that contradict each other."""
        dead, other = self.a.account.row["dead"], self.b.account.row["dead"]
        if dead and other:
            both = [(dead, self.a.account.published), (other, self.b.account.published)]
            return (f"{dead} dead", f"{other} dead") if tolls_disagree(both) else None
        pairs = ((x, y) for x, y in product(self.a.counts, self.b.counts) if x.contradicts(y))
        return next(((x.printed, y.printed) for x, y in pairs), None)
