"""Lists of a record as tables that fit a terminal."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.desk.citations import pieces
from dragoman.desk.lines import chain, clause, count, shortened, sides_of, voice, when
from dragoman.desk.text import MOST_SAYS, STATUS_STYLE, marked
from dragoman.desk.wording import country, label
from dragoman.record import query
from dragoman.record.people import ActorLine

ID_SHOWN = 8
MORE = "The first {}; --limit shows more."


def _table(*columns: tuple[str, str]) -> Table:
    """Return an empty table; a column is its heading and `left`, `right` (as narrow as its cells) or `wide`."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for heading, kind in columns:
        table.add_column(
            heading, justify="right" if kind == "right" else "left", no_wrap=kind != "wide",
            ratio=1 if kind == "wide" else None,
        )  # fmt: skip
    return table


def _print(out: Console, table: Table, nothing: str, limit: int | None) -> None:
    if not table.row_count:
        out.print(nothing)
        return
    out.print(table)
    if table.row_count == limit:
        out.print(MORE.format(limit), style="dim")


def print_events(lines: Sequence[query.EventLine], out: Console, limit: int | None) -> None:
    """Print events in the order given, with the beginnings of their ids for `dragoman show`."""
    table = _table(("Date", "left"), ("What happened", "wide"), ("Sources", "right"), ("Event", "left"))
    for event in lines:
        what = Text(clause(event))
        if event.status != "asserted":
            what.append(f" [{event.status}]", style=STATUS_STYLE.get(event.status, "magenta"))
        date = when(event.date, event.first_date, event.historical)
        table.add_row(date, what, str(event.sources), event.id[:ID_SHOWN])
    _print(out, table, "No such events.", limit)


def print_actors(lines: Iterable[ActorLine], out: Console, limit: int | None) -> None:
    """Print actors with what they are in words."""
    table = _table(
        ("Name", "wide"), ("Country", "left"), ("Sector", "left"), ("Articles", "right"), ("Events", "right")
    )
    for actor in lines:
        sector = label("sector", actor.sector) if actor.sector else ""
        table.add_row(
            Text(actor.name), _short(country(actor.code) or "", 18), _short(sector, 18), str(actor.documents),
            str(actor.events),
        )  # fmt: skip
    _print(out, table, "No actors.", limit)


def print_disputes(asked: Sequence[query.DisputeLine], out: Console, limit: int | None) -> None:
    """Print questions, each with how many independent sources there are and who stands on which side."""
    if not asked:
        out.print("Nothing is disputed.")
    for dispute in asked:
        out.print(Text(dispute.question, style="bold"))
        told = f"{count(dispute.all_sources, 'source', 'sources')}, {dispute.sources} on the weaker side"
        out.print(Text(f"About {label('dispute', dispute.kind)}; {told}.", style="dim"))
        for side, accounts in sides_of(dispute).items():
            chains = (chain(account.outlet or account.document, account.attribution) for account in accounts)
            says = list(dict.fromkeys(chains))
            out.print(Padding(Text(f"{side}: {shortened(says, MOST_SAYS)}"), (0, 0, 0, 2), expand=False))
        out.print()
    if len(asked) == limit:
        out.print(MORE.format(limit), style="dim")


def print_figures(lines: Sequence[query.FigureLine], out: Console, limit: int | None) -> None:
    """Print counts with the sentence each stands in."""
    table = _table(("Date", "left"), ("Figure in its sentence", "wide"), ("Outlet", "left"))
    for figure in lines:
        at = figure.sentence.find(figure.text)
        sentence = marked(pieces(figure.sentence, [(at, at + len(figure.text))] if at >= 0 else []), out)
        table.add_row(when(figure.date, figure.published), sentence, _short(figure.outlet or figure.document, 18))
    _print(out, table, "No figures.", limit)


def print_sources(lines: Sequence[query.SourceLine], out: Console, limit: int | None) -> None:
    """Print outlets with what the record has of them."""
    table = _table(
        ("Outlet", "wide"), ("Articles", "right"), ("Events", "right"), ("Repeats", "right"), ("Copies", "right"),
        ("From", "left"), ("To", "left"),
    )  # fmt: skip
    for source in lines:
        table.add_row(
            Text(source.outlet or "not named"), str(source.documents), str(source.events), str(source.repeats),
            str(source.copies), source.first or "", source.last or "",
        )  # fmt: skip
    _print(out, table, "No articles.", limit)


def print_hits(hits: Sequence[query.Hit], out: Console) -> None:
    """Print the articles that hold searched words, each with a snippet."""
    for hit in hits:
        heading = Text(voice(hit.outlet, hit.title, hit.document), style="bold")
        if hit.outlet and hit.title:
            heading.append(f", “{' '.join(hit.title.split())}”", style="not bold")
        heading.append(f" {hit.published or ''} ({hit.document})", style="dim not bold")
        out.print(heading)
        words = [part.partition("\x03") for part in hit.snippet.split("\x02")]
        snippet = [(words[0][0], False)]
        for match, _, rest in words[1:]:
            snippet += [(match, True), (rest, False)]
        out.print(marked([(" ".join(text.split("\n")), mark) for text, mark in snippet], out))
        out.print()
    out.print(count(len(hits), "article", "articles"))


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
