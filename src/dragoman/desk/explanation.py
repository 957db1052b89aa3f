"""How a text was read, on a terminal: words, parties, entries, events, and the line to add."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.desk.text import STATUS_STYLE
from dragoman.lexicon.frames import COLUMNS
from dragoman.reading.explained import Coded, Denoted, Explanation, Fired, Nearly, Suggestion, Word

WIDTH = 80
INDENT = 2
NONE = "none"


def print_explanation(found: Explanation, out: Console) -> None:
    """Print an explanation, at most 80 columns wide."""
    out.width = min(out.width, WIDTH)
    _heading("The parse: word, lemma, tag, relation", out)
    _tree(found.words, out)
    _list("Names and descriptions", (_party(one) for one in found.parties), out)
    _list("Entries that matched", (_fired(one) for one in found.fired), out)
    _list("Entries that nearly matched", (_nearly(one) for one in found.nearly), out)
    _list("Events", (_event(one) for one in found.events), out)
    if found.uncoded:
        _list("Not coded: part of the page, not of its prose", ([Text(one)] for one in found.uncoded), out)
    if found.suggestions:
        _suggest(found.suggestions, out)


def _heading(words: str, out: Console) -> None:
    out.print()
    out.print(Text(words, style="bold"))


def _tree(words: Iterable[Word], out: Console) -> None:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for style in ("", "", "dim", "dim"):
        grid.add_column(style=style, overflow="fold")
    for word in words:
        grid.add_row(Text(f"{' ' * INDENT * (word.depth + 1)}{word.text}"), Text(word.lemma), word.tag, word.dep)
    out.print(grid)


def _list(heading: str, blocks: Iterable[Sequence[Text]], out: Console) -> None:
    """Print blocks of lines: the first at the margin, what belongs to it below and further in."""
    _heading(heading, out)
    empty = True
    for first, *rest in blocks:
        empty = False
        out.print(Padding(first, (0, 0, 0, INDENT), expand=False))
        for line in rest:
            out.print(Padding(line, (0, 0, 0, 2 * INDENT), expand=False))
    if empty:
        out.print(Padding(Text(NONE, style="dim"), (0, 0, 0, INDENT)))


def _party(one: Denoted) -> list[Text]:
    codes = " ".join(part for part in (one.code, one.sector) if part)
    head = Text(f"“{one.text}”", style="bold")
    head.append(f" {one.kind}, {one.form}: {one.identifier_text}", style="not bold")
    head.append(f" [{codes or 'no country, no sector'}]", style="not bold")
    if one.office:
        head.append(f", office {one.office}", style="not bold")
    return [head, *(Text(why, style="dim") for why in one.decided_by)]


def _entry(word: str, entry: str, line: str) -> Text:
    head = Text(f"“{word}”", style="bold")
    head.append(f" {entry}", style="not bold")
    head.append(f"  {line}", style="not bold dim")
    return head


def _fired(one: Fired) -> list[Text]:
    used = Text(f"words: {', '.join(one.words)}", style="dim")
    helped = [Text(f"by {help}", style="dim") for help in one.helped_by]
    return [_entry(one.word, one.entry, one.line), used, *helped, Text(f"→ {one.fate}")]


def _nearly(one: Nearly) -> list[Text]:
    return [_entry(one.word, one.entry, one.line), *(Text(f"lacks {gap}") for gap in one.missing)]


def _event(one: Coded) -> list[Text]:
    event = one.event
    head = Text(event.event, style="bold")
    modes = f" ({', '.join(event.mode)})" if event.mode else ""
    head.append(f"{modes}, CAMEO {event.cameo}, from “{event.event_text.text}”", style="not bold")
    found = [head]
    for part in one.parts:
        codes = " ".join(code for code in (part.code, part.sector) if code)
        found.append(Text(f"{part.side}: {part.identifier_text}{f' [{codes}]' if codes else ''} ← {part.by}"))
    status = Text("status: ")
    status.append(event.status, style=STATUS_STYLE.get(event.status, ""))
    status.append(f" ({event.factuality:+g})")
    if one.status_by:
        status.append(f" ← {'; '.join(one.status_by)}")
    return [*found, status]


def _suggest(lines: Sequence[Suggestion], out: Console) -> None:
    _heading("Lines that would give a word an entry (docs/lexicon.md)", out)
    out.print(
        Padding(Text(f"columns, with a tab between: {' '.join(COLUMNS)}", style="dim"), (0, 0, 0, INDENT), expand=False)
    )
    for one in lines:
        out.print(
            Padding(Text(f"“{one.word}”, in {one.file} of a folder for --lexicon:"), (0, 0, 0, INDENT), expand=False)
        )
        out.print(Padding(Text("   ".join(one.line.split("\t")), style="bold"), (0, 0, 0, 2 * INDENT), expand=False))
