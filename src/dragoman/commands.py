"""What the commands share: their options, how a record is opened, and how failures are told."""

import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from dragoman.desk.plain import one_line
from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.record import Record

DEFAULT_LIMIT = 100
ALL = -1  # SQLite's LIMIT for no limit
INTERRUPTED = 130  # 128 + SIGINT, as shells have it

RECORD = click.argument("path", metavar="RECORD", type=click.Path(path_type=Path))
AS_JSON = click.option("--json", "as_json", is_flag=True, help="JSON for programs.")
LIMIT = click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="At most N; by default 100, with --json all."
)
ACTORS = click.option(
    "--actor", "actors", multiple=True, metavar="NAME", help="One who takes part; may be given again."
)
SINCE = click.option("--since", metavar="DATE", help="From this day, month or year on (2019-04-08, 2019-04, 2019).")
UNTIL = click.option("--until", metavar="DATE", help="To this day, month or year.")
SOURCE = click.option("--source", metavar="OUTLET", help="Told by this outlet, or by one who is credited.")


class OneLine(click.ClickException):
    """A failure told as `dragoman: file: cause`, with exit status 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the line on standard error."""
        click.echo(f"dragoman: {one_line(self.message)}", err=True)


class Commands(click.Group):
    """Turns what went wrong in any command into its line and exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except DragomanError as error:
            raise OneLine(str(error)) from error
        except KeyboardInterrupt:
            click.echo("dragoman: interrupted", err=True)
            ctx.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:  # a fault of ours is told in one line too, with the place to look at
            at = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{Path(at.filename).name}:{at.lineno}"
            raise OneLine(f"a fault of Dragoman itself, at {place}: {type(error).__name__}: {error}") from error


def reading(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of commands that read text."""
    command = click.option(
        "--lexicon", type=click.Path(path_type=Path), help="A folder with word lists of your own (docs/lexicon.md)."
    )(command)
    return click.option("--model", help="An installed spaCy English pipeline in place of the default one.")(command)


@contextmanager
def opened(path: Path, create: bool = False) -> Iterator["Record"]:
    """Open a record and tell failures of its file in one line."""
    from dragoman import record
    from dragoman.record.database import told

    with record.open(path, create) as found, told(path):
        yield found


def print_json(found: object) -> None:
    """Print JSON on one line."""
    import msgspec

    click.echo(msgspec.json.encode(found).decode())


def at_most(limit: int | None, as_json: bool) -> int | None:
    """Return how many lines a list may have: a list for people ends somewhere, one for programs is whole."""
    return limit or (None if as_json else DEFAULT_LIMIT)


def write_text(path: Path, text: str) -> None:
    """Write a file and tell failures in one line."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise DragomanError(f"{path}: {(error.strerror or str(error)).lower()}") from error
