"""Which place a name denotes: the candidates of all names of a document weighed against each other."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from dragoman.lexicon.countries import Region, Territories, key
from dragoman.lexicon.gazetteer import Candidate, Gazetteer, territorial
from dragoman.lexicon.placewords import PlaceWords
from dragoman.reading.toponyms import Toponym

# The scale is that of log10 of the population: a metropolis has 7, a village 3.
PRIOR = {"country": 9.0, "region": 8.5, "county": 3.5}
NAMESAKE_REGION = 6.5  # Georgia the state against Georgia the country
VARIANT = -1.5  # a name that is not the place's own
CAPITAL = 2.5
# A capital whose country the text never names gives way to a namesake in one that it names, at most so many times
# smaller.
NAMESAKE_CITY = 10
# What the other names of the document add at most: all in the same country, in the same division, nearby.
SAME_COUNTRY = 2.5
SAME_DIVISION = 2.0
NEARBY = 2.0
NEAR_KM = 100.0
HOME = 2.0  # how many names in the text the outlet's own country counts for
ROUNDS = 3
# The smaller of more bearers of one name are considered only where the text pairs the name with a region.
MOST_CANDIDATES = 25
# A place as small as this, in a country that the text never speaks of, is taken for a chance namesake.
OBSCURE = 4.0
REGION_KM = 600.0

Sense = tuple[str, str | None]


def kilometres(one: Candidate, other: Candidate) -> float:
    """Return the distance as on a flat map: within a few per cent where it is short enough to matter."""
    across = abs(one.lon - other.lon)
    across = min(across, 360.0 - across) * math.cos(math.radians((one.lat + other.lat) / 2))
    return 111.2 * math.hypot(one.lat - other.lat, across)


class Resolver:
    """Resolves the names of one document; `home` is the country the outlet writes from, if that is known."""

    def __init__(self, territories: Territories, gazetteer: Gazetteer, words: PlaceWords, home: str | None) -> None:
        self._territories = territories
        self._gazetteer = gazetteer
        self._words = words
        self._home = home

    def resolve(self, toponyms: list[Toponym], peoples: Mapping[str, float]) -> dict[Toponym, Candidate | None]:
        """Return the place of each name, None where none is likely enough.

        `peoples` gives weight to countries that the text names by their people: "Libyan" counts for Libya.
        """
        sense_of = _senses(toponyms)
        senses = Counter(sense_of.values())
        options = {sense: self._options(*sense) for sense in senses}
        chosen = {sense: _leader(found) for sense, found in options.items()}
        for _ in range(ROUNDS):
            chosen = self._round(senses, options, chosen, peoples)
        return {toponym: chosen[sense_of[toponym]][0] for toponym in toponyms}

    def _options(self, name: str, within: str | None) -> list[tuple[float, Candidate]]:
        """Return the candidates with what they are worth by themselves, the best first."""
        candidates = self._candidates(name)
        if within is not None:
            inside = [c for c in candidates if self._inside(c, within)]
            candidates = inside or candidates
        else:
            cities = [c for c in candidates if c.kind == "city"][:MOST_CANDIDATES]
            candidates = [c for c in candidates if c.kind != "city"] + cities
        weighed = [(self._prior(name, c), c) for c in candidates]
        return sorted(weighed, key=lambda option: -option[0])

    def _candidates(self, name: str) -> list[Candidate]:
        """Return all places of this name; failing that, of the name without its direction or division."""
        found = territorial(self._territories, name)
        lesser = {candidate.geonameid for candidate in found if candidate.geonameid and not candidate.main}
        indexed = self._gazetteer.candidates(name)
        known = {candidate.geonameid for candidate in indexed}
        found = [c for c in found if c.geonameid is None or c.geonameid not in known]
        found.extend(c._replace(main=False) if c.geonameid in lesser else c for c in indexed)
        if not found:
            first, _, rest = name.partition(" ")
            if rest and first.lower() in self._words.compass:
                return self._candidates(rest)
            first, _, rest = name.partition(" of ")
            if rest and first.lower() in self._words.division:
                return self._candidates(rest)
            rest, _, last = name.rpartition(" ")
            if rest and last.lower() in self._words.division:
                return self._candidates(rest)
        return found

    def _inside(self, candidate: Candidate, wider: str) -> bool:
        territories = self._territories
        if candidate.country == territories.country(wider) and candidate.kind != "country":
            return True
        regions = [territories.region(wider), *territories.homonyms.get(key(wider), ())]
        return any(region and self._in_region(candidate, region) for region in regions)

    def _in_region(self, candidate: Candidate, region: Region) -> bool:
        if candidate.country != region.code:
            return False
        for state in self._gazetteer.candidates(region.name.partition(" (")[0]):
            if state.geonameid == region.centroid.geonameid and state.admin1:
                return candidate.admin1 == state.admin1
        centre = region.centroid
        middle = candidate._replace(lat=centre.lat, lon=centre.lon)
        return kilometres(candidate, middle) <= REGION_KM

    def _prior(self, name: str, candidate: Candidate) -> float:
        if candidate.kind == "city":
            worth = math.log10(candidate.population + 100)
            if self._is_capital(name, candidate):
                worth += CAPITAL
            return worth if candidate.main else worth + VARIANT
        if candidate.kind == "region" and not candidate.main:
            return NAMESAKE_REGION
        return PRIOR[candidate.kind] if candidate.main else PRIOR[candidate.kind] + VARIANT

    def _is_capital(self, name: str, candidate: Candidate) -> bool:
        return candidate.country == self._territories.capital(name) and candidate.population > 10_000

    def _round(
        self,
        senses: Mapping[Sense, int],
        options: Mapping[Sense, list[tuple[float, Candidate]]],
        chosen: Mapping[Sense, tuple[Candidate | None, float]],
        peoples: Mapping[str, float],
    ) -> dict[Sense, tuple[Candidate | None, float]]:
        """Choose anew for every name, given what the others were taken for."""
        evidence = [
            (sense, place, certainty * math.sqrt(senses[sense]))
            for sense, (place, certainty) in chosen.items()
            if place is not None
        ]
        return {
            sense: self._choice(
                found, [(p, weight) for other, p, weight in evidence if other[0] != sense[0]], peoples, sense
            )
            for sense, found in options.items()
        }

    def _choice(
        self,
        options: list[tuple[float, Candidate]],
        others: list[tuple[Candidate, float]],
        peoples: Mapping[str, float],
        sense: Sense,
    ) -> tuple[Candidate | None, float]:
        if not options:
            return None, 0.0
        countries = defaultdict(float, peoples)
        divisions: defaultdict[tuple[str, str], float] = defaultdict(float)
        if self._home:
            countries[self._home] += HOME
        for place, weight in others:
            countries[place.country] += weight
            if place.admin1:
                divisions[place.country, place.admin1] += weight
        in_countries = sum(countries.values()) + 0.5
        in_divisions = sum(divisions.values()) + 0.5
        local = [(place, weight) for place, weight in others if place.kind in ("city", "county")]
        scored = []
        for prior, candidate in options:
            score = prior + SAME_COUNTRY * countries[candidate.country] / in_countries
            if self._is_capital(sense[0], candidate) and not countries[candidate.country]:
                least = candidate.population / NAMESAKE_CITY
                if any(countries[other.country] and other.population > least for _, other in options):
                    score -= CAPITAL
            if candidate.kind != "country":
                score += SAME_DIVISION * divisions[candidate.country, candidate.admin1] / in_divisions
                score += NEARBY * _nearness(candidate, local)
            scored.append((score, candidate))
        best = max(scored, key=lambda option: option[0])
        rest = max((score for score, candidate in scored if candidate is not best[1]), default=0.0)
        place = best[1]
        if sense[1] is None and len(options) > 1 and best[0] < OBSCURE and not countries[place.country]:
            return None, 0.0
        return place, 1.0 if sense[1] is not None else min(1.0, 0.2 + (best[0] - rest) / 2)


def _nearness(candidate: Candidate, others: Iterable[tuple[Candidate, float]]) -> float:
    """Return how near the other places are, from 0 to 1; the nearest ones count most."""
    near = sorted(
        (weight / (1.0 + (kilometres(candidate, place) / NEAR_KM) ** 2) for place, weight in others),
        reverse=True,
    )
    return min(1.0, sum(near[:4]) / 2)


def _leader(options: list[tuple[float, Candidate]]) -> tuple[Candidate | None, float]:
    """Return the candidate that is best without context, and how far it is ahead, from 0 to 1."""
    if not options:
        return None, 0.0
    ahead = options[0][0] - (options[1][0] if len(options) > 1 else 0.0)
    return options[0][1], min(1.0, 0.1 + ahead / 3)


def _senses(toponyms: list[Toponym]) -> dict[Toponym, Sense]:
    """Return what each mention is resolved by: its name, and the wider place it or most others stand with."""
    paired: dict[str, Counter[str]] = {}
    for toponym in toponyms:
        if toponym.within:
            paired.setdefault(key(toponym.text), Counter())[toponym.within] += 1
    sense_of: dict[Toponym, Sense] = {}
    written: dict[str, str] = {}
    for toponym in toponyms:
        name = written.setdefault(key(toponym.text), toponym.text)
        wider = toponym.within
        if wider is None and (common := paired.get(key(toponym.text))):
            wider = common.most_common(1)[0][0]
        sense_of[toponym] = (name, wider)
    return sense_of
