"""What a long run shows while it goes on: on a terminal a bar with rates and time left, elsewhere nothing."""

from collections.abc import Iterable

from rich.console import Console
from rich.progress import BarColumn, Progress, Task, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

from dragoman.build import Step, Summary
from dragoman.desk.lines import count
from dragoman.desk.plain import one_line
from dragoman.record import Record


class _Rate(TextColumn):
    """Articles and words a second, over the whole run so far."""

    def __init__(self) -> None:
        super().__init__("")

    def render(self, task: Task) -> Text:
        seconds = task.elapsed or 0.0
        done, words = task.fields["done"], task.fields["words"]
        if not seconds or not words:
            return Text(f"{done:,} articles")
        return Text(f"{done:,} articles  {done / seconds:,.1f}/s  {words / seconds:,.0f} words/s")


def follow(steps: Iterable[Step], size: int, summary: Summary, console: Console) -> None:
    """Run the steps, counting them into `summary`; each failure is one line on the console at once.

    `size` is the number of bytes that `Step.consumed` ends with. Nothing but failures is written where the console is
    no terminal.
    """
    columns = (TaskProgressColumn(), BarColumn(bar_width=20), _Rate(), TextColumn("left"), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task("", total=max(size, 1), done=0, words=0)
        for step in steps:
            summary.add(step)
            for failure in step.failures:
                console.print(Text(f"dragoman: {one_line(str(failure))}"), soft_wrap=True)
            progress.update(task, completed=step.consumed, done=summary.new + summary.known, words=summary.words)


def closing_line(summary: Summary, record: Record) -> str:
    """Return what a run came to and what the record now holds, for people."""
    held = dict(record.db.execute("SELECT state, count(*) FROM document GROUP BY state"))
    events, actors, disputes = (
        record.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("event", "actor", "dispute")
    )
    told = [f"{summary.new:,} new", f"{summary.known:,} already there"]
    if summary.replaced:
        told.insert(1, f"of them {summary.replaced:,} in place of another text under their id")
    if summary.failed:
        told.append(f"{summary.failed:,} failed")
    return (
        f"{', '.join(told)}\n"
        f"{record.path}: {count(held.get('read', 0), 'article', 'articles')} read, "
        f"{count(held.get('repeat', 0), 'repeat', 'repeats')}, {held.get('unread', 0):,} not in English; "
        f"{count(events, 'event', 'events')}, {count(actors, 'actor', 'actors')}, "
        f"{count(disputes, 'dispute', 'disputes')}"
    )
