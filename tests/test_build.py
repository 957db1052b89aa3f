"""Articles to record, through the whole pipeline."""

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman import record
from dragoman.build import BATCH_ARTICLES, Step, read, steps
from dragoman.errors import DragomanError
from dragoman.intake.failure import Failure
from dragoman.reading.reader import Reader

PEOPLE = ("Kenyan President Daniel Mwangi", "Somali Foreign Minister Hodan Warsame", "Ugandan General Peter Okot")
DEEDS = (
    "visited Ethiopia", "accused Eritrea of arming rebels", "met Djibouti's president", "condemned Sudan",
    "threatened Burundi with sanctions", "thanked Rwanda for its help",
)  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Return the reader with the default model and lexicon."""
    return Reader()


def short_article(number: int) -> dict[str, str]:
    """Return an article of two sentences; no two of them are alike."""
    who, deed = PEOPLE[number % len(PEOPLE)], DEEDS[number % len(DEEDS)]
    day = f"2016-{number % 12 + 1:02}-{number % 28 + 1:02}"
    text = f"{who} {deed} on Monday, officials said. It was meeting number {number} of the committee in Nairobi."
    return {"id": f"a{number:03}", "text": text, "date": day, "language": "en",
            "source": ("Daily Plain", "Coast Herald")[number % 2]}  # fmt: skip


def write_lines(path: Path, numbers: range) -> Path:
    """Write articles as JSON lines."""
    path.write_text("".join(json.dumps(short_article(number)) + "\n" for number in numbers), encoding="utf-8")
    return path


def contents(path: Path) -> dict[str, list[str]]:
    """Return all rows of a record, but for numbers that count the order of writing."""
    with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as db:
        tables = [
            name
            for (name,) in db.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%search%'"
            )
        ]
        found = {}
        for table in tables:
            columns = [
                name
                for _, name, kind, *_, in_key in db.execute(f"PRAGMA table_info({table})")
                if not (in_key and kind == "INTEGER") and name != "local_actor"
            ]
            if columns:
                found[table] = sorted(map(repr, db.execute(f"SELECT {', '.join(columns)} FROM {table}")))
    db.close()
    return found


def test_reading_twice_changes_nothing(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "news.jsonl", range(8))
    with record.open(tmp_path / "r.db", create=True) as found:
        first = read([lines], found)
        before = contents(found.path)
        second = read([lines], found)
    assert (first.new, first.known, first.failed) == (8, 0, 0)
    assert (second.new, second.known, second.failed) == (0, 8, 0)
    assert contents(tmp_path / "r.db") == before
    assert before["event"]


def test_one_file_or_many_give_one_record(tmp_path: Path) -> None:
    whole = write_lines(tmp_path / "whole.jsonl", range(12))
    parts = [write_lines(tmp_path / f"part{at}.jsonl", range(at, 12, 3)) for at in (2, 0, 1)]
    for name, paths in (("one.db", [whole]), ("many.db", parts)):
        with record.open(tmp_path / name, create=True) as found:
            read(paths, found)
    assert contents(tmp_path / "one.db") == contents(tmp_path / "many.db")


def test_a_changed_text_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "news.jsonl", range(3))
    with record.open(tmp_path / "r.db", create=True) as found:
        read([lines], found)
        changed = short_article(1) | {
            "text": "Ugandan soldiers attacked a village near Lamwo on Sunday, residents said."
        }
        lines.write_text(json.dumps(changed) + "\n", encoding="utf-8")
        summary = read([lines], found)
        assert (summary.new, summary.replaced) == (1, 1)
        assert found.article("a001").text == changed["text"]
    with record.open(tmp_path / "fresh.db", create=True) as fresh:
        articles = [short_article(0), changed, short_article(2)]
        lines.write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
        read([lines], fresh)
    assert contents(tmp_path / "r.db") == contents(tmp_path / "fresh.db")


def test_two_articles_of_one_run_with_one_id(tmp_path: Path) -> None:
    for folder, number in (("a", 1), ("b", 2)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(short_article(number)["text"], encoding="utf-8")
    with record.open(tmp_path / "r.db", create=True) as found:
        [step] = steps([tmp_path / "a", tmp_path / "b"], found)
        assert step.new == 1
        assert [failure.id for failure in step.failures] == ["x.txt"]
        assert "same id" in str(step.failures[0])
        assert "meeting number 1 " in found.article("x.txt").text


class Broken:
    """A reader that one article breaks."""

    def __init__(self, reader, error: Exception) -> None:
        self.reader, self.error = reader, error

    read_safely = Reader.read_safely

    def read_prepared(self, articles, predicates):
        if any(article.id == "a002" for article in articles):
            raise self.error
        return self.reader.read_prepared(articles, predicates)


def test_an_article_that_breaks_the_reader_is_left_out(tmp_path: Path, reader) -> None:
    lines = write_lines(tmp_path / "news.jsonl", range(4))
    with record.open(tmp_path / "r.db", create=True) as found:
        [step] = steps([lines], found, lambda: Broken(reader, KeyError("word\n44")))
        assert step == Step(
            lines.stat().st_size, new=3, words=step.words,
            failures=(Failure("a002", None, "cannot be read (KeyError: 'word\\n44')", "a002"),),
        )  # fmt: skip


def test_a_failure_of_the_whole_run_stops_it(tmp_path: Path, reader) -> None:
    lines = write_lines(tmp_path / "news.jsonl", range(4))
    with (
        record.open(tmp_path / "r.db", create=True) as found,
        pytest.raises(DragomanError, match="frames"),
    ):
        list(steps([lines], found, lambda: Broken(reader, DragomanError("frames/aid.tsv:3: no"))))


def test_what_cannot_be_read_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with record.open(tmp_path / "r.db", create=True) as found:
        summary = read([tmp_path / "none.txt"], found)
    assert summary.failed == 1
    assert caplog.messages == [f"{tmp_path / 'none.txt'}: no such file or folder"]


def dragoman(*arguments: object, **options) -> subprocess.Popen[str]:
    """Start the command in a process of its own."""
    command = [sys.executable, "-c", "from dragoman.cli import main; main(prog_name='dragoman')", *map(str, arguments)]
    return subprocess.Popen(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


@pytest.mark.parametrize("signal_sent", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_cut_off_is_finished_by_the_next(tmp_path: Path, signal_sent: signal.Signals) -> None:
    # Cut when the first batch has been written: while the second is read or written.
    count = BATCH_ARTICLES + 20
    lines = write_lines(tmp_path / "news.jsonl", range(count))
    target = tmp_path / "cut.db"
    process = dragoman("read", lines, "--record", target)
    while process.poll() is None and not documents(target):
        time.sleep(0.01)
    process.send_signal(signal_sent)
    output, errors = process.communicate()
    assert "Traceback" not in errors
    if signal_sent == signal.SIGINT and process.returncode:
        assert process.returncode == 130
        assert "interrupted" in errors
    assert documents(target) in (BATCH_ARTICLES, count)
    again = dragoman("read", lines, "--record", target)
    output, errors = again.communicate()
    assert (again.returncode, errors) == (0, "")
    assert f"{count} articles read" in output
    with record.open(tmp_path / "whole.db", create=True) as found:
        read([lines], found)
    assert contents(target) == contents(tmp_path / "whole.db")


def documents(path: Path) -> int:
    """Return how many documents a record has, 0 where it has not been made yet."""
    try:
        with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as db:
            return int(db.execute("SELECT count(*) FROM document").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        if "db" in locals():
            db.close()


def test_a_full_disk_is_told_in_one_line_and_nothing_is_lost(tmp_path: Path) -> None:
    target = tmp_path / "r.db"
    with record.open(target, create=True) as found:
        read([write_lines(tmp_path / "few.jsonl", range(4))], found)
    before, size = contents(target), target.stat().st_size

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, size + 8192))

    process = dragoman(
        "read", write_lines(tmp_path / "many.jsonl", range(BATCH_ARTICLES)), "--record", target,
        preexec_fn=limit, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    _, errors = process.communicate()
    assert process.returncode == 1
    [line] = errors.splitlines()
    assert line.startswith(f"dragoman: {target}: the disk ")
    assert contents(target) == before
