"""One event as one line: when, what happened in plain words, how sure, who says so."""

import calendar
import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as day

from dragoman.desk.citations import Citations, Key
from dragoman.desk.wording import country, happening
from dragoman.record import query
from dragoman.record.corrections import Correction
from dragoman.record.relations import Relation

OPEN_YEAR = "XXXX"
OPEN_WEEK = re.compile(r"XXXX-WXX-([1-7])")  # ISO 8601: Monday is 1
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
UNDATED = "undated"
MOST_TITLE = 40


@dataclass(frozen=True)
class Line:
    """An event for people. `words` are the text's own; `says` are chains, outlet first."""

    event: str
    when: str
    what: str
    status: str
    words: str
    says: tuple[str, ...]
    sources: int
    denied_by: int
    cited: tuple[Key, ...]


def when(date: str | None, first_date: str | None, historical: bool = False) -> str:
    """Return the date as it is known: `2019-04-08`, `????-04-08`, `a Sunday`, `week of 2019-04-08` (its Monday),
    `by 2019-04-10` for undated news.
    """
    if date and (weekday := OPEN_WEEK.fullmatch(date)):
        return f"a {calendar.day_name[int(weekday[1]) - 1]}"
    if date and (week := WEEK.fullmatch(date)):
        weekend = bool(week[3])
        first = day.fromisocalendar(int(week[1]), int(week[2]), 6 if weekend else 1)
        return f"{'weekend' if weekend else 'week'} of {first}"
    if date and any(map(str.isdigit, date)):
        return date.replace(OPEN_YEAR, "????")
    return f"by {first_date}" if first_date and not historical else UNDATED


def _side(parties: list[query.PartyLine]) -> list[str]:
    """Return the names of one side, each once; a country gives way to those who acted for it."""
    names = dict.fromkeys(party.name for party in parties)
    for party in parties:
        acting = any(other.code == party.code and other.name != party.name for other in parties)
        if party.code and acting and party.name == country(party.code):
            names.pop(party.name, None)
    return list(names)


def clause(event: query.EventLine, first: frozenset[str] = frozenset()) -> str:
    """Return what happened: "Khalifa Haftar visited Russia, in Moscow"; the actors whose ids are `first` lead."""
    parties = sorted(event.parties, key=lambda party: party.id not in first)
    actors, recipients = (_side([party for party in parties if party.role == role]) for role in ("actor", "recipient"))
    modes = event.mode.split(";") if event.mode else []
    told = happening(event.type, modes, actors, recipients, event.status)
    return f"{told}, in {event.place}" if event.place and event.place not in told else told


def voice(outlet: str | None, title: str | None, document: str) -> str:
    """Return what an article is called in a line: its outlet, else its title's beginning, else its id."""
    if outlet:
        return outlet
    if title:
        return f"“{textwrap.shorten(title, MOST_TITLE, placeholder='…')}”"
    return document


def chain(outlet: str, links: Iterable[query.Link]) -> str:
    """Return who says so, outermost first: "Coast Herald → a spokesman"."""
    return " → ".join((outlet, *dict.fromkeys(link.identifier_text for link in links)))


def line(detail: query.EventDetail, citations: Citations, first: frozenset[str] = frozenset()) -> Line:
    """Return an event as a line, its accounts cited; copies of another article's text are left out."""
    event = detail.event
    accounts = [one for one in detail.accounts if one.copy_of is None]
    best = next((one for one in accounts if one.status == event.status), accounts[0])
    says = dict.fromkeys(chain(voice(one.outlet, one.title, one.document), one.attribution) for one in accounts)
    return Line(
        event=event.id,
        when=when(event.date, event.first_date, event.historical),
        what=f"{clause(event, first)}{f' ({best.dead} dead)' if best.dead else ''}{_corrected_by(detail)}",
        status=event.status,
        words=" ".join(best.text.split()),
        says=tuple(says),
        sources=event.sources,
        denied_by=event.denied_by,
        cited=tuple(dict.fromkeys(map(citations.cite_account, accounts))),
    )


def _corrected_by(detail: query.EventDetail) -> str:
    who = dict.fromkeys(correction.who for correction in detail.corrections)
    return f" [corrected by {', '.join(who)}]" if who else ""


def corrected(correction: Correction) -> str:
    """Return who corrected something and why: "Corrected by lena (3): the sentence is about another visit"."""
    deed = {"accepted": "Accepted", "rejected": "Rejected"}.get(correction.value.verdict or "", "Corrected")
    told = f"{deed} by {correction.who} ({correction.id})"
    return f"{told}: {correction.why}" if correction.why else told


def sides_of(asked: query.DisputeLine) -> dict[str, list[query.DisputeAccount]]:
    """Return the accounts of a question by the answer they give, the answer that was published first leading."""
    sides: dict[str, list[query.DisputeAccount]] = {}
    for account in sorted(asked.accounts, key=lambda one: one.published or "9999"):
        sides.setdefault(account.side, []).append(account)
    return sides


def trend_line(found: Relation) -> str:
    """Return a relation in one line: who, how it stands and tends, and what that rests on."""
    told = f"{count(found.events, 'event', 'events')}, {count(found.reports, 'report', 'reports')}"
    return f"{found.one.name} and {found.other.name}: {found.trend.words} ({told})"


def shortened(parts: Sequence[str], most: int) -> str:
    """Return parts joined by semicolons, of a long list the first and how many more."""
    rest = len(parts) - most
    return "; ".join(parts[:most]) + (f"; and {rest} more" if rest > 0 else "")


def count(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else many}"
