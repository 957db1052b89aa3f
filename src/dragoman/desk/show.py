"""One event with every account of it."""

from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.desk.citations import pieces
from dragoman.desk.lines import chain, clause, corrected, count, voice, when
from dragoman.desk.text import STATUS_STYLE, marked
from dragoman.errors import DragomanError
from dragoman.record import Record, query
from dragoman.record.corrections import Correction
from dragoman.types import Entity, EventMention

FACTUALITY = {
    3: "certain",
    2: "probable",
    1: "possible",
    0: "open",
    -1: "possibly not",
    -2: "probably not",
    -3: "certainly not",
}


@dataclass(frozen=True)
class Telling:
    """An account with the event mention it comes from, which has the roles and the frame entry."""

    account: query.Account
    mention: EventMention


@dataclass(frozen=True)
class Shown:
    """An event, its accounts, the questions it stands in, and what people corrected of it."""

    event: query.EventLine
    tellings: tuple[Telling, ...]
    questions: tuple[str, ...]
    corrections: tuple[Correction, ...]


def find(record: Record, id: str) -> Shown:
    """Return the event with this id or beginning of one. Raises DragomanError where there is none, or several."""
    ids = [
        row[0] for row in record.db.execute("SELECT id FROM event WHERE substr(id, 1, length(?1)) = ?1 LIMIT 2", (id,))
    ]
    if not ids or not id:
        raise DragomanError(f"{id}: no such event in {record.path}; `dragoman timeline` lists them")
    if len(ids) > 1:
        raise DragomanError(f"{id}: several events begin so; give more of the id")
    detail = query.event(record, ids[0])
    questions = [
        row[0] for one in detail.disputes for row in record.db.execute("SELECT name FROM dispute WHERE id = ?", (one,))
    ]
    tellings = tuple(Telling(account, _mention(record, account)) for account in detail.accounts)
    return Shown(detail.event, tellings, tuple(questions), detail.corrections)


def _mention(record: Record, account: query.Account) -> EventMention:
    amended = record.amended(account.document)
    assert amended is not None  # an account's document has been read
    return next(
        event for event in amended.reading.events
        if (event.event_text.start, event.event_text.end, event.event) == (account.start, account.end, account.type)
    )  # fmt: skip


def print_event(shown: Shown, out: Console) -> None:
    """Print an event and its accounts."""
    event = shown.event
    out.print(Text(clause(event), style="bold"))
    modes = f" ({event.mode.replace(';', ', ')})" if event.mode else ""
    support = f"{count(event.accounts, 'account', 'accounts')}, {count(event.sources, 'source', 'sources')}"
    doubted = event.denied_by and event.status not in ("denied", "negated")
    against = f", {event.denied_by} of them against" if doubted else ""
    out.print(f"{when(event.date, event.first_date, event.historical)} · {event.status} · {support}{against}")
    out.print(
        f"{event.type}{modes} · CAMEO {shown.tellings[0].mention.cameo} · score {event.scale:g} · event {event.id}",
        style="dim",
    )
    for correction in shown.corrections:
        out.print(Text(corrected(correction), style="green"))
    for question in shown.questions:
        out.print(Text(f"Disputed: {question}", style="yellow"))
    for telling in shown.tellings:
        out.print()
        _print_telling(telling, out)


def _print_telling(telling: Telling, out: Console) -> None:
    account, mention = telling.account, telling.mention
    head = Text(voice(account.outlet, account.title, account.document), style="bold")
    if account.outlet and account.title:
        head.append(f", “{' '.join(account.title.split())}”", style="not bold")
    head.append(f", {account.published or 'undated'}", style="not bold")
    out.print(head)
    at = account.sentence_start
    out.print(marked(pieces(account.sentence, [(account.start - at, account.end - at)]), out))
    sure = FACTUALITY[round(account.factuality)]
    status = Text(account.status, style=STATUS_STYLE.get(account.status, ""))
    status.append(f", {sure} ({account.factuality:+g}){', background' if account.historical else ''}", style="not bold")
    rows: list[tuple[str, Text]] = [
        ("says", Text(chain(voice(account.outlet, account.title, account.document), account.attribution))),
        ("status", status),
        ("who", Text("; ".join(map(_party, mention.actor)) or "not said")),
        ("to whom", Text("; ".join(map(_party, mention.recipient)) or "not said")),
    ]
    if mention.date:
        rows.append(("when", Text(f"“{mention.date.text}” = {mention.date.value}")))
    if mention.event_loc:
        rows.append(("where", Text(f"“{mention.event_loc.text}” = {mention.event_loc.name}")))
    rows.append(("found by", Text(mention.frame)))
    rows.append(("stands in", Text(f"{account.document}, characters {account.start}–{account.end}")))
    if account.copy_of:
        rows.append(("copy of", Text(account.copy_of)))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(ratio=1)
    for row in rows:
        grid.add_row(*row)
    out.print(grid)


def _party(entity: Entity) -> str:
    codes = " ".join(part for part in (entity.code, entity.sector, *entity.other_sectors) if part)
    name = entity.identifier_text
    printed = f"“{' '.join(entity.entity_text.split())}”" if entity.entity_text != name else ""
    return " ".join(part for part in (name, printed, f"[{codes}]" if codes else "") if part)
