"""Actor and agent dictionaries: names with their codes, and common nouns with the sectors they give."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from dragoman.lexicon.agents import Agent, Known
from dragoman.lexicon.countries import Territories
from dragoman.lexicon.petrarch.cameo import NULL, Cameo
from dragoman.lexicon.petrarch.lines import CODE, Line, Tally
from dragoman.lexicon.petrarch.verbs import BETWEEN_WORDS, words_of
from dragoman.lexicon.table import LexiconError

RESTRICTION = re.compile(r"(?P<code>\S+)(?:\s+(?P<dates>[<>]?\s*\d+(?:\s*-\s*\d+)?))?$")
SET = re.compile(r"(?P<name>!\w+!)\s*=\s*(?P<members>.+)$")
MARKER = re.compile(r"!\w+!")
FORMS = re.compile(r"\{([^{}]*)\}")
IN_BRACKETS = re.compile(r"\([^()]*\)?")  # abbreviations behind a name: IRISH_REPUBLICAN_ARMY_(IRA)
LETTERS = re.compile(r"(?<!['’])[^\W\d_]+|(?<=['’])[^\W\d_]{2,}")
SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "de", "del", "la", "al", "ul", "bin"})
TURN = 30  # years of two digits below this are of the 2000s: terms begin in the 1930s

ACRONYM = 3  # a single word of so few capitals is matched with its case: UN, WHO, ETA
GROUPS = frozenset({"REB", "UAF", "CRM", "PRM"})
LAST = date.max  # of what is still so

CODELESS = "without a code"
UNPLACED = "with a code that says neither country nor sector"
ALREADY = "known to the lexicon as a country, a people, a capital or a region"
BAD_DATE = "with a date that is none"
NO_SET = "with a set that is not there"


class Term(NamedTuple):
    """A code and the last day it is true, `date.max` where it still is; `dated` where the line restricts it at all."""

    code: str
    until: date
    dated: bool


class Noun(NamedTuple):
    """A phrase of an agent dictionary and its sectors, the main one first."""

    phrase: str
    sectors: tuple[str, ...]


def _day(digits: str) -> date | None:
    """Read YYYYMMDD or YYMMDD; a day that the month does not have is its nearest."""
    if len(digits) == 6:
        digits = f"{'20' if int(digits[:2]) < TURN else '19'}{digits}"
    if len(digits) != 8:
        return None
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if not (year and 1 <= month <= 12):
        return None
    return date(year, month, min(max(day, 1), monthrange(year, month)[1]))


def _term(text: str, where: str, tally: Tally) -> Term | None:
    found = RESTRICTION.match(text.strip())
    if found is None:
        raise LexiconError(f"{where}: a code, with dates where it has some, stands in brackets: [{text}]")
    dates = found["dates"]
    if not dates:
        return Term(found["code"], LAST, False)
    if dates.startswith(">"):
        last = LAST if _day(dates[1:].strip()) else None
    else:
        last = _day(dates.lstrip("<").split("-")[-1].strip())
    if last is None:
        tally.leave_out(BAD_DATE, where)
        return None
    return Term(found["code"], last, True)


def _latest(terms: list[Term]) -> Term | None:
    """Return the code that holds last: what is still so with a date, then what is so without one, then the newest."""
    return max(terms, key=lambda term: (term.until, term.dated), default=None)


def _written(phrase: str) -> str:
    """Write a name in capitals as texts do; short single words are abbreviations."""
    words = [word for word in BETWEEN_WORDS.split(IN_BRACKETS.sub("", phrase)) if word]
    if len(words) == 1 and len(words[0]) <= ACRONYM:
        return words[0]
    return " ".join(_capitalised(word, first=at == 0) for at, word in enumerate(words))


def _capitalised(word: str, *, first: bool) -> str:
    if "." in word or not word.isupper():
        return word
    lower = word.lower()
    return lower if lower in SMALL and not first else LETTERS.sub(lambda part: part[0].capitalize(), lower)


def _known_place(name: str, land: Territories) -> bool:
    return bool(land.country(name) or land.demonym(name) or land.capital(name) or land.seat(name) or land.region(name))


def _people(names: list[Line], terms: list[Term], cameo: Cameo, land: Territories, tally: Tally) -> Iterator[Known]:
    """Yield each name of an entry by itself: PETRARCH's synonyms share a code, not an identity."""
    latest = _latest([term for term in terms if term.code != NULL])
    if latest is None:
        tally.leave_out(CODELESS, names[0].where)
        return
    side = cameo.side(latest.code)
    if not side.country and not side.sectors:
        tally.leave_out(UNPLACED, names[0].where)
        return
    kind = "place"
    if side.sectors or side.country not in cameo.countries:
        dated = any(term.dated for term in terms)
        kind = "person" if dated else "group" if GROUPS & set(side.sectors) else "organization"
    sector, others = (side.sectors[0], side.sectors[1:]) if side.sectors else ("", ())
    for line in names:
        name = _written(CODE.sub("", line.text).strip().removeprefix("+"))
        if not name:
            raise LexiconError(f"{line.where}: an entry without a name")
        if _known_place(name, land):
            tally.leave_out(ALREADY, line.where)
            continue
        tally.read += 1
        yield Known(name, kind, side.country, sector, others, ())


def read_actors(found: Iterable[Line], cameo: Cameo, land: Territories, tally: Tally) -> Iterator[Known]:
    """Yield the names of an actor dictionary, with the code that holds last.

    Raises LexiconError for a synonym or a date restriction without a name before it.
    """
    names: list[Line] = []
    terms: list[Term] = []
    for line in found:
        codes = CODE.findall(line.text)
        restricts = line.text.startswith("[")
        if not names and (restricts or line.text.startswith("+")):
            raise LexiconError(f"{line.where}: no name stands before it: {line.text!r}")
        if not restricts and not line.text.startswith("+"):
            if names:
                yield from _people(names, terms, cameo, land, tally)
            names, terms = [], []
        if not restricts:
            names.append(line)
        if "[" in CODE.sub("", line.text):
            raise LexiconError(f"{line.where}: a bracket is not closed: {line.text!r}")
        terms += [term for code in codes if (term := _term(code, line.where, tally)) is not None]
    if names:
        yield from _people(names, terms, cameo, land, tally)


def _expanded(phrase: str, sets: Mapping[str, list[str]]) -> list[str] | None:
    """Put every member of a set in its marker's place; None where there is no such set."""
    marker = MARKER.search(phrase)
    if marker is None:
        return [phrase]
    if marker[0] not in sets:
        return None
    found: list[str] = []
    for member in sets[marker[0]]:
        found += _expanded(phrase.replace(marker[0], member, 1), sets) or []
    return found


def read_agents(found: Iterable[Line], cameo: Cameo, tally: Tally) -> Iterator[Noun]:
    """Yield the phrases of an agent dictionary, plurals that are spelt out among them.

    Raises LexiconError for a code whose bracket is not closed.
    """
    sets: dict[str, list[str]] = {}
    for line in found:
        members = SET.match(line.text)
        if members is not None:
            sets[members["name"]] = [member.strip() for member in members["members"].split(",")]
            continue
        code = CODE.search(line.text)
        if code is None:
            if "[" in line.text:
                raise LexiconError(f"{line.where}: a bracket is not closed: {line.text!r}")
            tally.leave_out(CODELESS, line.where)
            continue
        sectors = cameo.side(code[1].replace("~", "").strip()).sectors
        plural = FORMS.search(line.text)
        singular = FORMS.sub("", line.text[: code.start()]).strip()
        phrases = _expanded(singular, sets)
        if not sectors or not phrases:
            tally.leave_out(UNPLACED if phrases else NO_SET, line.where)
            continue
        for phrase in (*phrases, *((plural[1],) if plural and plural[1].strip() else ())):
            tally.read += 1
            yield Noun(" ".join(words_of(phrase)), sectors)


def with_nouns(own: Mapping[str, Agent], added: Iterable[Noun]) -> dict[str, Agent]:
    """Add phrases; one that is there has its sectors replaced. The role is that of phrases with the same last word."""
    roles = {phrase.split()[-1]: agent.role for phrase, agent in own.items() if " " not in phrase}
    found = dict(own)
    for phrase, sectors in added:
        role = found[phrase].role if phrase in found else roles.get(phrase.split()[-1], "agent")
        found[phrase] = Agent(phrase, role, sectors[0], sectors[1:])
    return found
