"""The commands that keep nothing: what texts, phrases and sentences say, read anew each time."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.commands import print_json, reading
from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.reading.reader import Reader


def load_reader(model: str | None, lexicon: Path | None) -> "Reader":
    """Load the parser and the lexicon; say what of a user's dictionaries was left out."""
    from dragoman.reading.parse import MODEL
    from dragoman.reading.reader import Reader

    reader = Reader(model or MODEL, lexicon)
    notice = reader.lexicon.dictionaries.notice()
    if notice:
        click.echo(f"dragoman: {notice}", err=True)
    return reader


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), default="-")
@click.option("--predicates", is_flag=True, help="Write each event word with its factuality too.")
@reading
def code(file: Path, predicates: bool, model: str | None, lexicon: Path | None) -> None:
    """Read one JSON article a line and write one JSON reading a line, in the same order; without a FILE, standard
    input. It keeps nothing. A line that is no article gives a line with its id and the error, and exit status 1.

    Example: echo '{"id": "1", "text": "Chad and Sudan met in Doha."}' | dragoman code
    """
    from dragoman.exchange.coding import code_lines, encode
    from dragoman.intake.failure import Failure

    reader = load_reader(model, lexicon)
    name = "standard input" if str(file) == "-" else str(file)
    out = sys.stdout.buffer
    bad = 0
    try:
        with click.open_file(str(file), "rb") as lines:
            for found in code_lines(lines, name, reader, predicates):
                bad += isinstance(found, Failure)
                out.write(encode(found) + b"\n")
                out.flush()
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise DragomanError(f"{name}: {(error.strerror or str(error)).lower()}") from error
    if bad:
        click.echo(f"dragoman: {name}: {bad:,} bad {'line' if bad == 1 else 'lines'}", err=True)
        raise SystemExit(1)


@click.command()
@click.argument("phrase")
@click.option("--context", default="", help='Text that came before it, for "the general" or "he".')
@click.option("--json", "as_json", is_flag=True, help="JSON for programs; null where it denotes nobody.")
@reading
def describe(phrase: str, context: str, as_json: bool, model: str | None, lexicon: Path | None) -> None:
    """Print who a phrase alone denotes: name, country, sector and office.

    Example: dragoman describe "Turkish warplanes"
    """
    import msgspec

    from dragoman.desk.wording import entity_line

    entity = load_reader(model, lexicon).describe(phrase, context)
    if as_json:
        click.echo(json.dumps(msgspec.to_builtins(entity), ensure_ascii=False))
    elif entity is None:
        raise DragomanError(f"{phrase}: denotes nobody that can be made out")
    else:
        click.echo(entity_line(entity))


@click.command()
@click.argument("sentence")
@click.option("--json", "as_json", is_flag=True, help="JSON for programs.")
@reading
def explain(sentence: str, as_json: bool, model: str | None, lexicon: Path | None) -> None:
    """Show how a sentence is read: its parse, who is named and why, the entries of the lexicon that matched and those
    that nearly did with what they lack, what became of each, the slot behind each party, the words behind each status,
    and lines that would give other words an entry.

    Example: dragoman explain "Ghana's navy escorted the trawlers to Togo."
    """
    from dragoman.reading.explain import explain as explained

    found = explained(sentence, load_reader(model, lexicon))
    if as_json:
        print_json(found)
    else:
        from dragoman.desk.explanation import print_explanation
        from dragoman.desk.text import console

        print_explanation(found, console())
