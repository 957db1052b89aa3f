"""How two actors stand, for people: what passed between them, how that changed, and the sentences it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.desk.citations import Citations, Key, Source
from dragoman.desk.filters import find_actor, first_day, last_day
from dragoman.desk.lines import Line, count, line, shortened
from dragoman.desk.text import indented, print_heading, print_lines, print_source, with_numbers
from dragoman.desk.wording import names
from dragoman.errors import DragomanError
from dragoman.record import Record, query
from dragoman.record.dealings import Dealing
from dragoman.record.hedging import Hedge
from dragoman.record.relations import KIND_OF, KINDS, Account, Common, Relation, Standing, account, relations, standing
from dragoman.record.series import Period
from dragoman.record.sides import Side

# What is beyond these is in `dragoman timeline --dyad` and in --json.
MOST_OF_A_KIND = 15
MOST_PROOFS = 3
MOST_COMMON = 8
MOST_HEDGES = 5
MOST_MARKS = 48  # periods in a line of marks
LONGEST_NAME = 14

MARKS = "▁▂▃▄▅▆▇█"
NOTHING = "·"
HALF = 8  # characters of a bar on each side of zero
SCALE = 10.0
STATE = "{} here: whoever acts for the state – government, parliament, courts, army, police, services, allied militias."
LEGEND = (
    "A mark is the mean score of a month, quarter or year, from ▁ (conflict) to █ (cooperation); · is nothing told."
)


@dataclass(frozen=True)
class Page:
    """The full account of two actors with what it rests on; `numbers` are those of the cited sentences."""

    account: Account
    period: str | None
    events: dict[str, tuple[Line, ...]]
    proofs: dict[str, Key]
    sources: tuple[Source, ...]
    numbers: dict[Key, int]

    def refs(self, *cited: Key) -> list[int]:
        """Return the numbers of cited sentences in order."""
        return sorted({self.numbers[key] for key in cited})


Found = list[Relation] | Standing | Page


def find_relations(
    record: Record, asked: Sequence[str], since: str | None, until: str | None, limit: int | None
) -> Found:
    """Return the page of two actors, where one stands, or the relations of all, at most `limit` of them.

    `since` and `until` are days, months or years. Raises DragomanError where a name means nobody or several, two mean
    one, or a day is none.
    """
    actors = [find_actor(record, name).id for name in asked]
    days = (first_day(since), last_day(until))
    if not actors:
        return relations(record, *days, limit)
    if len(actors) == 1:
        return standing(record, actors[0], *days, limit)
    if actors[0] == actors[1]:
        raise DragomanError(f"{asked[0]} and {asked[1]}: one and the same in {record.path}")
    return _page(record, account(record, actors[0], actors[1], *days), since, until)


def print_relations(found: Found, out: Console, limit: int | None) -> None:
    """Print what was found."""
    if isinstance(found, Page):
        _print_account(found, out)
    elif isinstance(found, Standing):
        _print_standing(found, out, limit)
    else:
        _print_list(found, out, limit)


def _page(record: Record, found: Account, since: str | None, until: str | None) -> Page:
    """Return the page of an account, with the lines of its events and the sentences they stand in."""
    citations = Citations(record)
    first = frozenset({found.relation.one.id, found.relation.other.id})

    def lines(dealings: Iterable[Dealing]) -> tuple[Line, ...]:
        told = sorted(dealings, key=lambda dealing: (-dealing.sources, dealing.order))[:MOST_OF_A_KIND]
        ids = [dealing.event for dealing in sorted(told, key=lambda dealing: dealing.order)]
        return tuple(line(query.event(record, id), citations, first) for id in ids)

    asserted = found.relation.asserted
    events = {kind: lines(one for one in asserted if KIND_OF[one.type] == kind) for kind in KINDS}
    events["not asserted"] = lines(found.relation.other_events)
    shown = {
        event
        for hedge in found.hedging[:MOST_HEDGES]
        for proofs in (hedge.with_one, hedge.with_other, hedge.against)
        for event in proofs[:MOST_PROOFS]
    }
    proofs = {event: _proof(record, event, citations) for event in sorted(shown)}
    sources, numbers = citations.sources()
    period = " – ".join((since or "the beginning", until or "now")) if since or until else None
    return Page(found, period, events, proofs, tuple(sources), numbers)


def _proof(record: Record, event: str, citations: Citations) -> Key:
    """Cite the first account that asserts an event."""
    return citations.cite_account(
        next(one for one in query.event(record, event).accounts if one.status == "asserted" and not one.copy_of)
    )


def marks(periods: Sequence[Period]) -> str:
    """Return a series as a line of marks, one a period, the lowest for -10 and the highest for 10."""
    shown = periods[-MOST_MARKS:]
    drawn = (NOTHING if one.mean is None else MARKS[_step(one.mean)] for one in shown)
    return ("…" if len(periods) > len(shown) else "") + "".join(drawn)


def _step(mean: float) -> int:
    return min(int((mean + SCALE) / (2 * SCALE) * len(MARKS)), len(MARKS) - 1)


def _print_list(found: Sequence[Relation], out: Console, limit: int | None, of: str | None = None) -> None:
    """Print relations, two lines each; `of` is the name of the actor whose they all are."""
    if not found:
        out.print("Nothing is asserted between any two." if of is None else f"Nothing is asserted of {of} and others.")
        return
    for one in found:
        grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
        grid.add_column(ratio=1)
        grid.add_column(justify="right", no_wrap=True)
        who = one.other.name if of else f"{one.one.name} – {one.other.name}"
        told = f"{count(one.events, 'event', 'events')}, {count(one.reports, 'report', 'reports')}"
        grid.add_row(Text(who, style="bold"), Text(f"{told}, {_mean(one.mean, one.error)}"))
        out.print(grid)
        out.print(indented(Text(" ".join(part for part in (_drawn(one), one.trend.words) if part)), 2))
    if len(found) == limit:
        out.print(f"The first {limit}; --limit shows more.", style="dim")
    out.print(LEGEND, style="dim")


def _drawn(found: Relation) -> str:
    periods = found.series
    if not periods:
        return ""
    last = f"–{periods[-1].label}" if len(periods) > 1 else ""
    return f"{marks(periods)} {periods[0].label}{last};"


def _mean(mean: float | None, error: float | None) -> str:
    if mean is None:
        return ""
    return f"{mean:+.1f}" + (f" ± {error:.1f}" if error is not None else "")


def _print_standing(found: Standing, out: Console, limit: int | None) -> None:
    """Print an actor's relations, and between whom it hedges."""
    out.print(Text(found.actor.name, style="bold"))
    _print_states([found.actor], out)
    print_heading(out, "Dealings with")
    _print_list(found.relations, out, limit, found.actor.name)
    if found.hedging:
        print_heading(out, "Hedging")
        for hedge in found.hedging[:MOST_HEDGES]:
            out.print(Text(_hedge(hedge)))


def _hedge(hedge: Hedge) -> str:
    return (
        f"{hedge.hedging:.2f} {hedge.actor.name} between {hedge.one.name} and {hedge.other.name}: closeness"
        f" {hedge.closeness_one:.2f} and {hedge.closeness_other:.2f}, balance {hedge.balance:.2f}, their rivalry"
        f" {hedge.rivalry:.2f}"
    )


def _print_states(sides: Iterable[Side], out: Console) -> None:
    countries = [side.name for side in sides if side.kind == "country"]
    if countries:
        out.print(STATE.format(names(countries)), style="dim")


def _print_account(page: Page, out: Console) -> None:
    """Print the full account of two actors."""
    found = page.account.relation
    out.print(Text(f"{found.one.name} and {found.other.name}", style="bold"))
    if page.period:
        out.print(f"Events of {page.period}")
    _print_states((found.one, found.other), out)
    _print_summary(found, out)
    if found.events:
        _print_tallies(found, out)
    if found.series:
        _print_series(found, out)
    if page.account.common:
        print_heading(out, "Whom both deal with")
        _print_common(page.account, out)
    if page.account.hedging:
        print_heading(out, "Hedging")
        for hedge in page.account.hedging[:MOST_HEDGES]:
            _print_hedge(page, hedge, out)
    for kind, lines in page.events.items():
        if lines:
            print_heading(out, kind)
            everything = _of_kind(found, kind)
            if everything > len(lines):
                out.print(f"The {len(lines)} most told of {everything:,}.")
            print_lines(out, page, lines, "")
    if page.sources:
        print_heading(out, "Sources")
    for source in page.sources:
        print_source(out, source)


def _of_kind(found: Relation, kind: str) -> int:
    return next((tally.events for tally in found.kinds if tally.kind == kind), len(found.other_events))


def _print_summary(found: Relation, out: Console) -> None:
    print_heading(out, "How they stand")
    out.print(found.trend.words.capitalize() + ".")
    if not found.events:
        return
    days = f", {found.first} to {found.last}" if found.first else ""
    out.print(f"{count(found.events, 'event', 'events')}, {count(found.reports, 'report', 'reports')}{days}.")
    without = [
        f"{found.undated:,} without a date" if found.undated else "",
        f"{found.by_report:,} on the day of the report" if found.by_report else "",
    ]
    if any(without):
        out.print(f"Of these {' and '.join(filter(None, without))}.")
    out.print(f"Mean score {_mean(found.mean, found.error)}, from -10 (conflict) to 10 (cooperation).")


def _print_tallies(found: Relation, out: Console) -> None:
    out.print()
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    table.add_column("", no_wrap=True)
    by = (f"by {_short(side.name)}" for side in (found.one, found.other))
    for heading in ("Events", "Reports", *by, "mutual"):
        table.add_column(heading, justify="right")
    for tally in found.kinds:
        numbers = (tally.events, tally.reports, tally.forth, tally.back, tally.mutual)
        table.add_row(tally.kind, *(f"{number:,}" if number else "–" for number in numbers))
    out.print(table)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _print_series(found: Relation, out: Console) -> None:
    print_heading(out, f"By {found.unit}")
    table = Table.grid(padding=(0, 2, 0, 0))
    for justify in ("left", "left", "right", "right", "right"):
        table.add_column(justify="right" if justify == "right" else "left", no_wrap=True)
    for period in found.series:
        if period.mean is not None:
            table.add_row(
                period.label, _bar(period.mean), _mean(period.mean, period.error),
                count(period.events, "event", "events"), count(period.reports, "report", "reports"),
            )  # fmt: skip
    out.print(table)
    for turn in found.turns:
        before, after = (_mean(side.mean, side.error) for side in (turn.before, turn.after))
        out.print(f"Turned on {turn.day}: from {before} to {after}")


def _bar(mean: float) -> str:
    """Return a bar that starts at zero in the middle: to the left conflict, to the right cooperation."""
    length = min(round(abs(mean) / SCALE * HALF), HALF)
    left, right = ("█" * length, "") if mean < 0 else ("", "█" * length)
    return f"{left:>{HALF}}│{right:<{HALF}}"


def _print_common(found: Account, out: Console) -> None:
    one, other = found.relation.one.name, found.relation.other.name
    groups = {
        "cooperation with both": (True, True), f"cooperation with {one}, conflict with {other}": (True, False),
        f"cooperation with {other}, conflict with {one}": (False, True), "conflict with both": (False, False),
    }  # fmt: skip
    for words, signs in groups.items():
        fitting = (line for line in found.common if (line.one_mean >= 0, line.other_mean >= 0) == signs)
        told = [_third(line) for line in islice(fitting, MOST_COMMON + 1)]
        if told:
            more = "; and more" if len(told) > MOST_COMMON else ""
            out.print(Text(f"{words}: {shortened(told[:MOST_COMMON], MOST_COMMON)}{more}"))


def _third(line: Common) -> str:
    return f"{line.actor.name} ({line.one_events} and {line.other_events})"


def _print_hedge(page: Page, hedge: Hedge, out: Console) -> None:
    out.print(Text(_hedge(hedge)))
    for words, events in (
        (f"with {hedge.one.name}", hedge.with_one), (f"with {hedge.other.name}", hedge.with_other),
        ("between the two", hedge.against),
    ):  # fmt: skip
        cited = page.refs(*(page.proofs[event] for event in events[:MOST_PROOFS]))
        out.print(indented(with_numbers(Text(f"{words}: {count(len(events), 'event', 'events')} "), cited), 2))
