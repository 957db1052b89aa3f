"""The file of a record: made, refused, written in batches, cut off, and emptied again."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman import record
from dragoman.errors import DragomanError
from dragoman.record import query
from dragoman.record.database import VERSION

from .factory import Story, dump
from .test_accounts import LONG, copied, visit
from .test_identity import built


def test_a_new_record_is_one_file(tmp_path: Path) -> None:
    built(tmp_path, visit("a")).close()
    assert [path.name for path in tmp_path.iterdir()] == ["record.db"]
    with record.open(tmp_path / "record.db") as made:
        assert len(query.events(made)) == 1
        assert made.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert made.db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_filled_record_of_the_second_format_keeps_what_it_holds(tmp_path: Path) -> None:
    with built(tmp_path, visit("a"), copied("b", "2021-03-05", "Alpha"), copied("c", "2021-03-06", "Beta")) as made:
        before = dump(made)
    with sqlite3.connect(tmp_path / "record.db") as db:
        db.executescript(
            "CREATE TABLE old (id TEXT PRIMARY KEY, event TEXT REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,"
            " json TEXT NOT NULL, mentions INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;"
            "INSERT INTO old SELECT id, event, json, mentions FROM telling; DROP TABLE telling;"
            "ALTER TABLE old RENAME TO telling; CREATE INDEX telling_by_event ON telling (event);"
            # its ids and keys were other ones
            "UPDATE telling SET id = 'old' || id; UPDATE event_mention SET telling = 'old' || telling;"
            "UPDATE telling_key SET telling = 'old' || telling, key = key + 1;"
            "UPDATE telling_join SET telling = 'old' || telling, other = 'old' || other;"
            "PRAGMA user_version = 2;"
        )
    db.close()
    with record.open(tmp_path / "record.db") as made:
        assert before["telling"] and dump(made) == before
        assert made.db.execute("PRAGMA foreign_key_check").fetchall() == []


def _text(path: Path) -> None:
    path.write_text("not a database, but long enough to be taken for one " * 30)


def _other(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE x (y)")
    db.close()


def _newer(path: Path) -> None:
    record.open(path, create=True).close()
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()


@pytest.mark.parametrize(
    ("make", "create", "cause"),
    [
        (lambda path: None, False, "no such record"),
        (_text, False, "not a Dragoman record"),
        (_text, True, "not a Dragoman record"),
        (_other, False, "not a Dragoman record"),
        (_other, True, "not a Dragoman record"),
        (_newer, False, "made by a newer Dragoman"),
        (lambda path: path.mkdir(), True, "a folder"),
        (lambda path: path.write_bytes(b""), False, "not a Dragoman record"),
    ],
)
def test_what_is_no_record_is_refused_in_one_line(tmp_path: Path, make, create: bool, cause: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "x.db"
    make(path)
    with pytest.raises(DragomanError, match=cause) as caught:
        record.open(path, create=create)
    assert str(path) in str(caught.value) and "\n" not in str(caught.value)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="no such folder"):
        record.open(tmp_path / "nowhere" / "x.db", create=True)


def test_a_locked_record_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.record.database.PATIENCE", 0.01)
    with record.open(tmp_path / "x.db", create=True) as one, record.open(tmp_path / "x.db") as other:
        one.db.execute("BEGIN IMMEDIATE")
        with pytest.raises(DragomanError, match="another process is writing"):
            visit("a").add_to(other)


def test_a_full_disk_leaves_the_record_as_it_was(tmp_path: Path) -> None:
    with built(tmp_path, visit("a")) as made:
        before = dump(made)
        pages = made.db.execute("PRAGMA page_count").fetchone()[0]
        made.db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DragomanError, match="disk is full"), made.batch():
            for number in range(200):
                Story(f"b{number}", LONG).add_to(made)
        assert dump(made) == before


def test_a_batch_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with built(tmp_path, visit("a")) as made:
        before = dump(made)
        with pytest.raises(RuntimeError), made.batch():
            visit("b").add_to(made)
            raise RuntimeError
        assert dump(made) == before
        assert visit("b").add_to(made)


KILLED = """
import os, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from factory import Story
from dragoman import record
made = record.open({path!r})
made.db.execute("PRAGMA cache_size = 5")  # so that pages are written before the end
with made.batch():
    for n in range(200):
        Story(f"k{{n}}", "Chad aided Mali. " * 50).mention("Chad", kind="country", code="TCD").add_to(made)
    os._exit(9)
"""


def test_a_kill_amid_a_batch_leaves_a_whole_record(tmp_path: Path) -> None:
    built(tmp_path, visit("a")).close()
    path = tmp_path / "record.db"
    script = KILLED.format(tests=str(Path(__file__).parent), path=str(path))
    killed = subprocess.run([sys.executable, "-c", script], env={**os.environ}, check=False)
    assert killed.returncode == 9
    with record.open(path) as made:
        assert [d.id for d in query.documents(made)] == ["a"]
        assert made.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        visit("b").add_to(made)
    assert [p.name for p in tmp_path.iterdir()] == ["record.db"]


def test_reading_twice_changes_nothing(tmp_path: Path) -> None:
    with built(tmp_path, visit("a")) as made:
        before = dump(made)
        assert not visit("a").add_to(made)
        assert dump(made) == before
        sha = made.db.execute("SELECT sha256 FROM document").fetchone()[0]
        assert made.has("a", sha) and not made.has("a", "0") and not made.has("b", sha)


def test_a_changed_text_replaces_what_it_said(tmp_path: Path) -> None:
    with built(tmp_path, visit("a"), visit("b")) as made:
        assert visit("a", "called on", date="2021-03-09").add_to(made)
        assert sorted(line.date or "" for line in query.events(made)) == ["2021-03-04", "2021-03-09"]
        fresh = tmp_path / "fresh"
        fresh.mkdir()
        with built(fresh, visit("b"), visit("a", "called on", date="2021-03-09")) as other:
            assert dump(made) == dump(other)


def test_one_text_under_two_ids_is_read_once(tmp_path: Path) -> None:
    later, earlier = copied("a", "2021-03-06", "Lake Courier"), copied("b", "2021-03-05", "Sahel Post")
    with record.open(tmp_path / "x.db", create=True) as made:
        later.add_to(made, "same")
        earlier.add_to(made, "same")
        assert {d.id: (d.state, d.same_text_as) for d in query.documents(made)} == {
            "a": ("repeat", "b"), "b": ("read", None),
        }  # fmt: skip
        (line,) = query.events(made)
        assert (line.accounts, line.sources) == (1, 1)
        assert [r.id for r in query.readings(made)] == ["a", "b"]
        assert all(e.actor[0].identifier_id for r in query.readings(made) for e in r.events)
        made.remove("b")
        assert [(d.id, d.state) for d in query.documents(made)] == [("a", "read")]
        assert len(query.events(made)) == 1


def test_texts_without_a_fingerprint_repeat_nothing(tmp_path: Path) -> None:
    with record.open(tmp_path / "x.db", create=True) as made:
        for id in ("a", "b"):
            Story(id, "").add_to(made, "")
        assert [d.state for d in query.documents(made)] == ["read", "read"]


def test_other_languages_are_kept_and_said_to_be_unread(tmp_path: Path) -> None:
    story = Story("a", "Le Tchad a soutenu le Mali.", outlet="Sahel Post", language="fr")
    with built(tmp_path, story, visit("b")) as made:
        assert {d.id: (d.language, d.state) for d in query.documents(made)} == {
            "a": ("fr", "unread"),
            "b": ("en", "read"),
        }
        line = next(s for s in query.sources(made) if s.outlet == "Sahel Post")
        assert (line.documents, line.unread, line.languages) == (1, 1, ("fr",))


def test_an_article_comes_out_as_it_went_in(tmp_path: Path) -> None:
    story = copied("a", "2021-03-05", "Sahel Post")
    story.article.title, story.article.author, story.article.url = "A visit", "A. Writer", "https://sahel.example/1"
    with built(tmp_path, story) as made:
        assert made.article("a") == story.article
        assert made.reading("a") == story.reading
        assert made.reading("b") is None
        with pytest.raises(KeyError):
            made.article("b")


def test_removing_what_is_not_there(tmp_path: Path) -> None:
    with built(tmp_path) as made:
        assert not made.remove("a")


def test_every_table_and_view_can_be_opened(tmp_path: Path) -> None:
    with built(tmp_path, visit("a")) as made:
        names = [row[0] for row in made.db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
        for name in names:
            made.db.execute(f"SELECT * FROM {name} LIMIT 1").fetchall()
        assert made.db.execute("SELECT event, words, outlet FROM event_lines").fetchone() == (
            "Idriss Déby meets with Niger, 2021-03-04", "visited", None,
        )  # fmt: skip
