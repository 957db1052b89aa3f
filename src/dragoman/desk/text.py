"""A brief on a terminal: narrow, wrapped, coloured only where the terminal shows colour."""

import sys
from collections.abc import Iterable
from typing import IO, Any, Protocol, cast

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.desk.brief import Brief, Dispute, Person
from dragoman.desk.citations import Heading, Key, Source
from dragoman.desk.lines import UNDATED, Line, count, shortened
from dragoman.desk.plain import harmless
from dragoman.desk.wording import label, names

# Lines longer than this are hard to follow.
WIDEST = 100
MOST_SAYS = 3
LANDS = "Whoever acts for {} counts: ministers, troops, citizens."

STATUS_STYLE = {"denied": "red", "negated": "red", "unconfirmed": "yellow", "hypothetical": "yellow"}


class Numbered(Protocol):
    """A page that numbers the sentences it cites."""

    def refs(self, *cited: Key) -> list[int]:
        """Return the numbers of cited sentences in order."""


class Harmless:
    """Standard output without control characters, colour aside: an article must not move the cursor of its reader."""

    def write(self, text: str) -> int:
        """Write text, a replacement character in place of each control character."""
        return sys.stdout.write(harmless(text))

    def __getattr__(self, name: str) -> Any:
        return getattr(sys.stdout, name)


def console() -> Console:
    """Return a console no wider than reads well, without marks or colour where output is no terminal."""
    found = Console(file=cast(IO[str], Harmless()), highlight=False, markup=False, emoji=False)
    found.width = min(found.width, WIDEST)
    return found


def print_brief(page: Brief, out: Console) -> None:
    """Print a brief."""
    out.print(Text(page.title, style="bold"))
    if page.period:
        out.print(f"Events of {page.period}")
    print_heading(out, "Who they are" if len(page.people) > 1 else "Who it is")
    for person in page.people:
        _person(out, page, person)
    if len(page.people) > 1:
        print_heading(out, "What passed between them")
        if page.lands:
            out.print(LANDS.format(names(page.lands)))
        for trend in page.trends:
            out.print(trend)
        if page.between_all > len(page.between):
            out.print(f"The {len(page.between):,} most told of {page.between_all:,} events.")
        print_lines(out, page, page.between, "Nothing is told.")
    for person in page.people:
        print_heading(out, f"{person.name}: {'with others' if len(page.people) > 1 else 'the most told'}")
        print_lines(out, page, person.others, "Nothing is told.")
    if page.figures:
        print_heading(out, "Figures")
        grid = _grid()
        for figure in page.figures:
            grid.add_row(figure.when, Text.assemble(f"{figure.words}: ", (f"“{figure.excerpt}”", "italic")))
            grid.add_row("", with_numbers(Text(f"{figure.says} ", style="dim"), page.refs(figure.cited)))
        out.print(grid)
    if page.disputes:
        print_heading(out, "Disputed")
        for dispute in page.disputes:
            _dispute(out, page, dispute)
    print_heading(out, "Sources")
    for source in page.sources:
        print_source(out, source)


def print_heading(out: Console, words: str) -> None:
    """Print the heading of a section."""
    out.print()
    out.print(Text(words.upper(), style="bold"))


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(min_width=10, no_wrap=True, style="dim")
    grid.add_column(ratio=1)
    return grid


def with_numbers(text: Text, numbers: Iterable[int]) -> Text:
    """Return a text with the numbers of the sentences that it rests on."""
    return text.append(" ".join(f"[{number}]" for number in numbers), style="cyan")


def _person(out: Console, page: Brief, person: Person) -> None:
    marks = [part for part in (person.country if person.country != person.name else None, person.sector) if part]
    told = f"{count(person.documents, 'article', 'articles')}, {count(person.events, 'event', 'events')}"
    out.print(Text.assemble((person.name, "bold"), f" · {' · '.join((*marks, told))}"))
    rows = []
    if len(person.spellings) > 1:
        rows.append(Text("Written " + ", ".join(f"{text} ({times})" for text, times in person.spellings)))
    for office in person.offices:
        rows.append(
            with_numbers(Text(f"{office.office} · {shortened(office.says, MOST_SAYS)} "), page.refs(*office.cited))
        )
    rows += [Text(correction, style="green") for correction in person.corrected]
    for row in rows:
        out.print(indented(row, 2))


def print_lines(out: Console, page: Numbered, lines: Iterable[Line], nothing: str) -> None:
    """Print events, each with who says so and the numbers of its sentences; `nothing` where there are none."""
    grid = _grid()
    for line in lines:
        what = Text(line.what)
        if line.status != "asserted":
            what.append(f" [{line.status}]", style=STATUS_STYLE.get(line.status, "magenta"))
        what.append(": ").append(f"“{line.words}”", style="italic")
        grid.add_row(line.when, what)
        grid.add_row("", with_numbers(Text(f"{support(line)} ", style="dim"), page.refs(*line.cited)))
    out.print(grid if grid.row_count else nothing)


def support(line: Line) -> str:
    """Return who says so and how many: "2 sources, 1 against: Daily Plain; Coast Herald → a spokesman"."""
    says = shortened(line.says, MOST_SAYS)
    against = line.denied_by if line.status not in ("denied", "negated") else 0
    if line.sources < 2 and not against:
        return says
    told = count(line.sources, "source", "sources")
    return f"{told}, {against} against: {says}" if against else f"{told}: {says}"


def indented(row: Text, by: int) -> Padding:
    """Return a text moved to the right as a whole."""
    return Padding(row, (0, 0, 0, by), expand=False)


def _dispute(out: Console, page: Brief, dispute: Dispute) -> None:
    out.print(Text(dispute.question, style="bold"))
    for side, answers, more in dispute.sides:
        out.print(indented(Text(f"{side}:"), 2))
        for answer in answers:
            marks = ", ".join(part for part in (answer.published, _unless_asserted(answer.status)) if part)
            told = Text(f"{answer.says}{f' ({marks})' if marks else ''}: ")
            told.append(f"“{answer.excerpt}” ", style="italic")
            out.print(indented(with_numbers(told, page.refs(*answer.cited)), 4))
        if more:
            out.print(indented(Text(f"and {more} more"), 4))


def _unless_asserted(status: str) -> str | None:
    return None if status == "asserted" else status


def heading_of(heading: Heading) -> str:
    """Return an article's outlet, title and date with what the date rests on."""
    title = f"“{' '.join(heading.title.split())}”" if heading.title else heading.document
    return ", ".join(part for part in (heading.outlet, title, date_of(heading)) if part)


def date_of(heading: Heading) -> str:
    """Return when an article appeared, and what that rests on."""
    if heading.published is None:
        clash = f" (the page says {heading.conflict}, which does not fit)" if heading.conflict else ""
        return f"{UNDATED}{clash}"
    also = f"; {heading.conflict} is said too" if heading.conflict else ""
    return f"{heading.published} ({label('basis', heading.basis)}{also})"


def print_source(out: Console, source: Source) -> None:
    """Print an article with the sentences that are cited from it."""
    out.print(Text(heading_of(source.heading), style="bold"))
    width = len(str(source.citations[-1].number)) + 2
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=width, justify="right", style="cyan", no_wrap=True)
    grid.add_column(ratio=1)
    for citation in source.citations:
        grid.add_row(f"[{citation.number}]", marked(citation.pieces, out))
    out.print(grid)


def marked(pieces: Iterable[tuple[str, bool]], out: Console) -> Text:
    """Return a sentence with what it is cited for underlined, or in double brackets where there is no colour."""
    plain = out.no_color or not out.is_terminal
    text = Text()
    for piece, is_marked in pieces:
        text.append(f"[[{piece}]]" if is_marked and plain else piece, style="bold underline" if is_marked else "")
    return text
