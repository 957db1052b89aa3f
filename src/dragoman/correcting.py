"""The commands that correct a record: what a person says stands above what the program makes of the articles."""

import getpass
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from dragoman.commands import AS_JSON, opened, print_json
from dragoman.errors import DragomanError
from dragoman.lexicon.plover import TYPES
from dragoman.types import Status

if TYPE_CHECKING:
    from dragoman.record import Record
    from dragoman.record.corrections import Target, Value, What

WHY = click.option("--why", metavar="TEXT", help="The reason, kept with the correction.")
WHO = click.option("--who", metavar="NAME", help="Who says so; by default your login name.")
SHOWN = 8  # characters of an event's id


def now() -> str:
    """Return the time in UTC."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def login() -> str:
    """Return the login name. Raises DragomanError where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise DragomanError("your login name is not known; say who you are with --who") from error


class RecordFirst(click.Group):
    """Takes its options after the record too, where they stand before a command's name."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments."""
        if args[1:] and not args[0].startswith("-") and args[1].startswith("-"):
            args = [*args[1:], args[0]]
        return super().parse_args(ctx, args)


@click.group(cls=RecordFirst, invoke_without_command=True, subcommand_metavar="[COMMAND] [ARGS]...")
@click.argument("path", metavar="RECORD", type=click.Path(path_type=Path))
@click.option(
    "--apply", "file", type=click.Path(path_type=Path, dir_okay=False), help="Take in the corrections of a file."
)
@click.pass_context
def correct(context: click.Context, path: Path, file: Path | None) -> None:
    """Correct a record: merge, split, rename actors, say what an event was, join and part accounts. A correction stands
    above what the program finds, holds for articles yet to be read, and can be undone.

    Example: dragoman correct war.db merge "Ould Salem" "M. Ould Salem" --why "same portrait"
    """
    context.obj = path
    if file:
        from dragoman.desk.correct import apply

        with opened(path) as record:
            for line in apply(record, file):
                click.echo(line, err=True)
    elif context.invoked_subcommand is None:
        raise click.UsageError("give a command or --apply FILE", context)


def _keep(
    record: "Record", what: "What", made: tuple["Target", "Value"], who: str | None, why: str | None
) -> None:  # fmt: skip
    from dragoman.desk.correct import summary, waiting
    from dragoman.record.corrections import Correction, events_of, get

    number = record.correct(Correction(who or login(), now(), what, *made, why=why))
    assert number is not None  # nobody says the same twice in a microsecond
    now_at = f"; event {', '.join(id[:SHOWN] for id in ids)}" if (ids := events_of(record.db, number)) else ""
    click.echo(f"{number}: {summary(get(record.db, number))}{now_at}")
    if line := waiting(record, number):
        click.echo(line, err=True)


@correct.command()
@click.argument("one", metavar="ACTOR")
@click.argument("other", metavar="ACTOR")
@WHY
@WHO
@click.pass_obj
def merge(path: Path, one: str, other: str, why: str | None, who: str | None) -> None:
    """Make two actors one.

    Example: dragoman correct war.db merge "Ould Salem" "M. Ould Salem"
    """
    from dragoman.desk import correct as desk

    with opened(path) as record:
        _keep(record, "merge", desk.merge(record, one, other), who, why)


@correct.command()
@click.argument("actor", metavar="ACTOR")
@click.option("--spelling", required=True, metavar="NAME", help="What the other one is called.")
@click.option("--document", metavar="ID", help="In this article alone.")
@WHY
@WHO
@click.pass_obj
def split(path: Path, actor: str, spelling: str, document: str | None, why: str | None, who: str | None) -> None:
    """Part from an actor whoever is called by one of its names, in all articles or in one.

    Example: dragoman correct war.db split "Amina Diallo" --spelling "A. Diallo"
    """
    from dragoman.desk import correct as desk

    with opened(path) as record:
        _keep(record, "split", desk.split(record, actor, spelling, document), who, why)


@correct.command()
@click.argument("actor", metavar="ACTOR")
@click.argument("name", metavar="NEWNAME")
@WHY
@WHO
@click.pass_obj
def rename(path: Path, actor: str, name: str, why: str | None, who: str | None) -> None:
    """Give an actor another name.

    Example: dragoman correct war.db rename "Azawad Front" "Front for Azawad"
    """
    from dragoman.desk import correct as desk

    with opened(path) as record:
        _keep(record, "rename", desk.rename(record, actor, name), who, why)


@correct.command("set")
@click.argument("actor", metavar="ACTOR")
@click.option("--country", metavar="CODE", help="Its country (MLI), or a body above countries (UNO).")
@click.option("--sector", metavar="CODE", help="Its sector: GOV, MIL, REB ...")
@WHY
@WHO
@click.pass_obj
def set_(
    path: Path, actor: str, country: str | None, sector: str | None, why: str | None, who: str | None
) -> None:  # fmt: skip
    """Set an actor's country or sector.

    Example: dragoman correct war.db set "Azawad Front" --country MLI --sector REB
    """
    from dragoman.desk import correct as desk

    with opened(path) as record:
        _keep(record, "set", desk.settle(record, actor, country, sector), who, why)


@correct.command()
@click.argument("event", metavar="EVENT")
@click.option("--reject", "verdict", flag_value="rejected", help="It is none: leave it out of all lists.")
@click.option("--accept", "verdict", flag_value="accepted", help="It is as it stands, or after all.")
@click.option("--type", "kind", type=click.Choice(TYPES, case_sensitive=False), metavar="TYPE", help="A PLOVER type.")
@click.option("--mode", metavar="MODE", help="A mode of its type; several with semicolons.")
@click.option("--status", type=click.Choice(get_args(Status)), metavar="STATUS", help="asserted, planned, denied ...")
@click.option("--date", metavar="DATE", help="A day, month or year (2019-04-08, 2019-04, 2019).")
@click.option("--actor", "actors", multiple=True, metavar="NAME", help="Who did it; may be given again.")
@click.option("--recipient", "recipients", multiple=True, metavar="NAME", help="To whom; may be given again.")
@WHY
@WHO
@click.pass_obj
def event(
    path: Path, event: str, verdict: Any, kind: str | None, mode: str | None, status: Any, date: str | None,
    actors: tuple[str, ...], recipients: tuple[str, ...], why: str | None, who: str | None,
) -> None:  # fmt: skip
    """Accept or reject an event, or say what it was. EVENT is the id, or its beginning, as in `dragoman timeline`.

    Example: dragoman correct war.db event 3f9a01c2 --status denied --why "it quotes the refusal"
    """
    from dragoman.desk import correct as desk
    from dragoman.record.corrections import Value

    said = Value(verdict=verdict, type=kind, mode=mode, status=status, date=date)
    with opened(path) as record:
        _keep(record, "event", desk.event(record, event, said, actors, recipients), who, why)


@correct.command()
@click.argument("one", metavar="EVENT")
@click.argument("other", metavar="EVENT")
@WHY
@WHO
@click.pass_obj
def join(path: Path, one: str, other: str, why: str | None, who: str | None) -> None:
    """Make two events one.

    Example: dragoman correct war.db join 3f9a01c2 77b0e1
    """
    from dragoman.desk import correct as desk

    with opened(path) as record:
        _keep(record, "join", desk.join(record, one, other), who, why)


@correct.command()
@click.argument("event", metavar="EVENT")
@click.argument("account", metavar="ACCOUNT")
@WHY
@WHO
@click.pass_obj
def part(path: Path, event: str, account: str, why: str | None, who: str | None) -> None:
    """Take an account out of an event: it tells of another one. ACCOUNT is its article, or article:start.

    Example: dragoman correct war.db part 3f9a01c2 courier-17:240
    """
    from dragoman.desk import correct as desk

    with opened(path) as record:
        _keep(record, "part", desk.part(record, event, account), who, why)


@correct.command("list")
@AS_JSON
@click.pass_obj
def list_(path: Path, as_json: bool) -> None:
    """List the corrections in the order in which they were made, undone ones and those that wait for an article too.

    Example: dragoman correct war.db list
    """
    from dragoman.desk.correct import summary, waiting
    from dragoman.desk.plain import harmless
    from dragoman.record.corrections import every

    with opened(path) as record:
        made = every(record.db)
        if as_json:
            print_json(made)
            return
        for one in made:
            state = f" [undone {one.undone_at}]" if one.undone_at else " [waits]" if waiting(record, one.id) else ""
            why = f" ({one.why})" if one.why else ""
            click.echo(harmless(f"{one.id}: {summary(one)}{why} · {one.who}, {one.at}{state}"))


@correct.command()
@click.argument("number", metavar="ID", type=int)
@click.pass_obj
def undo(path: Path, number: int) -> None:
    """Undo a correction. It stays in the list, and the program decides again.

    Example: dragoman correct war.db undo 3
    """
    with opened(path) as record:
        try:
            record.undo(number, now())
        except KeyError as error:
            raise DragomanError(f"{number}: no correction in force in {path}; `list` has them all") from error


@correct.command()
@click.pass_obj
def export(path: Path) -> None:
    """Write all corrections to standard output, a line of JSON each, as `--apply` takes them in.

    Example: dragoman correct war.db export > corrections.jsonl
    """
    from dragoman.record.corrections import every, line

    with opened(path) as record:
        for one in every(record.db):
            sys.stdout.buffer.write(line(one))
