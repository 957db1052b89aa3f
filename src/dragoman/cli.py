"""The commands, thin: parse the options, call one function, print. What needs the parser is imported where it is used,
so that looking at a record starts at once.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from dragoman.commands import (
    ACTORS,
    ALL,
    AS_JSON,
    LIMIT,
    RECORD,
    SINCE,
    SOURCE,
    UNTIL,
    Commands,
    at_most,
    opened,
    print_json,
    reading,
    write_text,
)
from dragoman.correcting import correct
from dragoman.lexicon.plover import TYPES
from dragoman.stateless import code, describe, explain, load_reader
from dragoman.types import Status

if TYPE_CHECKING:
    pass

STATUSES = get_args(Status)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="dragoman", prog_name="dragoman", message="%(prog)s %(version)s")
def main() -> None:
    """Read what many outlets write about a conflict and build the record of it: who did what to whom, when, where,
    who says so and how sure, each line traceable to its sentence.

    \b
    dragoman read articles/ --record war.db     read files and folders into a record
    dragoman brief war.db "Red Cross" Goma      what passed between them, with sources
    dragoman timeline war.db --since 2024-01    all that happened, in order
    """


for command in (code, describe, explain, correct):
    main.add_command(command)


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--record", "target", required=True, type=click.Path(path_type=Path), help="The record; made if need be.")
@reading
def read(paths: tuple[Path, ...], target: Path, model: str | None, lexicon: Path | None) -> None:
    """Read articles into a record: files and folders of .txt, .html and .jsonl, packed with gzip or not. What the
    record has is passed over, so a run that was cut off is finished by giving it again. A file that cannot be read is
    named on standard error with the cause, the others are read, and the exit status is 1.

    Example: dragoman read news/ wire.jsonl.gz --record war.db
    """
    from rich.console import Console

    from dragoman.build import Summary, steps
    from dragoman.desk.progress import closing_line, follow
    from dragoman.intake.files import sizes

    console = Console(stderr=True)
    summary = Summary()
    with opened(target, create=True) as record:
        try:
            follow(steps(paths, record, lambda: load_reader(model, lexicon)), sizes(paths).bytes, summary, console)
        finally:
            click.echo(closing_line(summary, record))
    if summary.failed:
        raise SystemExit(1)


@main.command()
@RECORD
@click.argument("actors", nargs=-1, required=True, metavar="ACTOR...")
@SINCE
@UNTIL
@click.option(
    "--html", type=click.Path(path_type=Path, dir_okay=False), help="Write one self-contained page to this file."
)
def brief(path: Path, actors: tuple[str, ...], since: str | None, until: str | None, html: Path | None) -> None:
    """Print a brief on one or more actors: who they are and who says so, what passed between them in order of time,
    what each did with others, figures, disputes with the accounts of each side, and the sentences it all rests on.

    Example: dragoman brief war.db "Red Cross" Goma --since 2024-01 --html brief.html
    """
    from dragoman.desk.brief import brief as collect

    with opened(path) as record:
        page = collect(record, list(actors), since, until)
    if html:
        from dragoman.desk.html import page_of

        write_text(html, page_of(page))
    else:
        from dragoman.desk.text import console, print_brief

        print_brief(page, console())


@main.command()
@RECORD
@ACTORS
@click.option("--dyad", nargs=2, metavar="A B", help="Both of these take part.")
@click.option(
    "--type",
    "kind",
    type=click.Choice(TYPES, case_sensitive=False),
    metavar="TYPE",
    help="A PLOVER type: CONSULT, ASSAULT ...",
)
@click.option("--status", type=click.Choice(STATUSES), metavar="STATUS", help="asserted, planned, denied ...")
@click.option("--rejected", is_flag=True, help="Those that a person rejected, which are listed nowhere else.")
@SOURCE
@SINCE
@UNTIL
@LIMIT
@AS_JSON
def timeline(
    path: Path, actors: tuple[str, ...], dyad: tuple[str, str] | None, kind: str | None, status: str | None,
    rejected: bool, source: str | None, since: str | None, until: str | None, limit: int | None, as_json: bool,
) -> None:  # fmt: skip
    """List events in the order of time: the date as the texts give it (that of the report where they give none), what
    happened, how many independent sources say so, and the beginning of the id that `dragoman show` takes.

    Example: dragoman timeline war.db --dyad Chad Sudan --since 2019
    """
    from dragoman.desk.filters import Filters, events

    shown = at_most(limit, as_json)
    with opened(path) as record:
        lines = events(record, Filters(actors, dyad, kind, status, source, since, until, shown, rejected))
    if as_json:
        print_json(lines)
    else:
        from dragoman.desk.tables import print_events
        from dragoman.desk.text import console

        print_events(lines, console(), shown)


@main.command()
@RECORD
@LIMIT
@AS_JSON
def actors(path: Path, limit: int | None, as_json: bool) -> None:
    """List the actors, those in the most articles first, with their country and sector in words.

    Example: dragoman actors war.db --limit 20
    """
    from dragoman.record import query

    shown = at_most(limit, as_json)
    with opened(path) as record:
        lines = query.actors(record, limit=shown)
    if as_json:
        print_json(lines)
    else:
        from dragoman.desk.tables import print_actors
        from dragoman.desk.text import console

        print_actors(lines, console(), shown)


@main.command()
@RECORD
@click.argument("names", nargs=-1, metavar="[A [B]]")
@SINCE
@UNTIL
@LIMIT
@AS_JSON
def relations(
    path: Path, names: tuple[str, ...], since: str | None, until: str | None, limit: int | None, as_json: bool
) -> None:
    """Show how two actors stand: contacts, backing, pressure and violence by independent sources, the mean
    conflict-cooperation score over time with its turning points, whom both deal with, who hedges, and the sentences it
    all rests on. With one name: whom that actor deals with; without: the dyads of which most is told. A country stands
    for its state, any other name for itself alone.

    Example: dragoman relations war.db Chad Sudan --since 2019
    """
    from dragoman.desk.relations import Page, find_relations, print_relations

    if len(names) > 2:
        raise click.UsageError("give at most two names; one of several words stands in quotes")
    shown = at_most(limit, as_json)
    with opened(path) as record:
        found = find_relations(record, names, since, until, shown)
    if as_json:
        print_json(found.account if isinstance(found, Page) else found)
    else:
        from dragoman.desk.text import console

        print_relations(found, console(), shown)


@main.command()
@RECORD
@ACTORS
@LIMIT
@AS_JSON
def disputes(path: Path, actors: tuple[str, ...], limit: int | None, as_json: bool) -> None:
    """List the questions on which accounts disagree, with who stands on each side; those with the most independent
    sources on both sides come first. With --json every account has the characters it stands in.

    Example: dragoman disputes war.db --actor Chad --json
    """
    from dragoman.desk.filters import dispute_json
    from dragoman.desk.filters import disputes as asked

    shown = at_most(limit, as_json)
    with opened(path) as record:
        lines = asked(record, actors)[:shown]
    if as_json:
        print_json([dispute_json(line) for line in lines])
    else:
        from dragoman.desk.tables import print_disputes
        from dragoman.desk.text import console

        print_disputes(lines, console(), shown)


@main.command()
@RECORD
@ACTORS
@SOURCE
@SINCE
@UNTIL
@LIMIT
@AS_JSON
def figures(
    path: Path, actors: tuple[str, ...], source: str | None, since: str | None, until: str | None, limit: int | None,
    as_json: bool,
) -> None:  # fmt: skip
    """List the counts that articles give, each in its sentence, by what is counted. A figure is an actor's where its
    sentence names the actor; its date is its own, else that of the report.

    Example: dragoman figures war.db --actor UNHCR --since 2023
    """
    from dragoman.desk.filters import Filters
    from dragoman.desk.filters import figures as counted

    shown = at_most(limit, as_json)
    with opened(path) as record:
        lines = counted(record, Filters(actors, source=source, since=since, until=until, limit=shown))
    if as_json:
        print_json(lines)
    else:
        from dragoman.desk.tables import print_figures
        from dragoman.desk.text import console

        print_figures(lines, console(), shown)


@main.command()
@RECORD
@LIMIT
@AS_JSON
def sources(path: Path, limit: int | None, as_json: bool) -> None:
    """List the outlets: how many of their articles the record has, how many of them repeat or copy another text, and
    the days from which to which they reach.

    Example: dragoman sources war.db
    """
    from dragoman.record import query

    shown = at_most(limit, as_json)
    with opened(path) as record:
        lines = query.sources(record)[:shown]
    if as_json:
        print_json(lines)
    else:
        from dragoman.desk.tables import print_sources
        from dragoman.desk.text import console

        print_sources(lines, console(), shown)


@main.command()
@RECORD
@click.argument("event", metavar="EVENT")
@AS_JSON
def show(path: Path, event: str, as_json: bool) -> None:
    """Show one event with every account of it: the sentence with the words that report it, who says so to whom, how
    sure it is, who did what, and the entry of the lexicon that found it. EVENT is the id, or its beginning, that
    `dragoman timeline` prints.

    Example: dragoman show war.db 3f9a01c2
    """
    from dragoman.desk.show import find, print_event

    with opened(path) as record:
        shown = find(record, event)
    if as_json:
        print_json(shown)
    else:
        from dragoman.desk.text import console

        print_event(shown, console())


@main.command()
@RECORD
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@LIMIT
@AS_JSON
def search(path: Path, words: tuple[str, ...], limit: int | None, as_json: bool) -> None:
    """Find the articles that have all of the words, the best first, each with the passage. Words in double quotes are
    a phrase.

    Example: dragoman search war.db ceasefire '"grain corridor"'
    """
    from dragoman.record import query

    with opened(path) as record:
        hits = query.search(record, " ".join(words), limit=at_most(limit, as_json) or ALL)
    if as_json:
        print_json(hits)
    else:
        from dragoman.desk.tables import print_hits
        from dragoman.desk.text import console

        print_hits(hits, console())


@main.command()
@RECORD
@click.option(
    "--format",
    "kind",
    type=click.Choice(["readings"]),
    default="readings",
    show_default=True,
    help="One JSON reading a line.",
)
def export(path: Path, kind: str) -> None:
    """Write what the record holds to standard output: one reading a document, as `dragoman code` writes it, in the
    order of ids, every name being the one that the record as a whole settled on.

    Example: dragoman export war.db --format readings > readings.jsonl
    """
    import msgspec

    from dragoman.record import query

    out = sys.stdout.buffer
    with opened(path) as record:
        for reading in query.readings(record):
            out.write(msgspec.json.encode(reading) + b"\n")
