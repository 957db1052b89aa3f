"""The file of a record: made, opened and closed, with failures told in one line."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from dragoman.errors import DragomanError

APPLICATION_ID = 0x4452474D  # 'DRGM'
VERSION = 3
CACHE = 256 * 1024 * 1024  # bytes at most: the indexes of a million event mentions, which are looked up at random
PATIENCE = 10.0  # seconds to wait for another process that writes


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn SQLite's failures into a DragomanError that names the file and the cause."""
    try:
        yield
    except sqlite3.Error as error:
        raise DragomanError(f"{path}: {_cause(error)}") from error


def _cause(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "")
    causes = {
        "SQLITE_NOTADB": "not a Dragoman record",
        "SQLITE_CORRUPT": "the file is damaged",
        "SQLITE_FULL": "the disk is full; nothing of this batch was written",
        "SQLITE_BUSY": "another process is writing to it",
        "SQLITE_LOCKED": "another process is writing to it",
        "SQLITE_READONLY": "the file is read-only",
        "SQLITE_CANTOPEN": "cannot be opened",
        "SQLITE_IOERR": "the disk cannot be read or written",
    }
    return next((cause for start, cause in causes.items() if name.startswith(start)), str(error))


def connect(path: Path, create: bool) -> tuple[sqlite3.Connection, int]:
    """Open a record's file, or make it where `create` is set and there is none; return it and the format it has.

    One of an older format has its tables brought up to date; what they hold is then to be derived anew.

    Raises DragomanError where the file is missing, is no record, is of a newer version, or cannot be opened.
    """
    if path.is_dir():
        raise DragomanError(f"{path}: a folder, not a record")
    if not path.exists() and not create:
        raise DragomanError(f"{path}: no such record")
    if not path.parent.is_dir():
        raise DragomanError(f"{path}: no such folder")
    with told(path):
        mode = "rwc" if create else "rw"
        uri = f"{path.absolute().as_uri()}?mode={mode}"
        db = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)
        try:
            version = _prepare(db, path, create)
        except BaseException:
            db.close()
            raise
    return db, version


def _prepare(db: sqlite3.Connection, path: Path, create: bool) -> int:
    application, version = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if create and application == 0 and not db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        schema = files("dragoman.record").joinpath("schema.sql").read_text(encoding="utf-8")
        db.executescript(f"BEGIN IMMEDIATE;\n{schema}\nCOMMIT;")
        version = VERSION
    elif application != APPLICATION_ID or version < 1:
        raise DragomanError(f"{path}: not a Dragoman record")
    elif version > VERSION:
        raise DragomanError(f"{path}: made by a newer Dragoman (format {version}; this one reads {VERSION})")
    else:
        _migrate(db, version)
    # A rollback journal: one file at rest, and whole again after a kill at any moment.
    db.execute("PRAGMA foreign_keys = ON")
    db.execute(f"PRAGMA cache_size = -{CACHE // 1024}")
    return int(version)


def _migrate(db: sqlite3.Connection, version: int) -> None:
    """Bring a record of an older format up to date: `migrations/N_name.sql` leads from format N - 1 to N."""
    steps = {int(step.name.split("_")[0]): step for step in files("dragoman.record").joinpath("migrations").iterdir()}
    for number in range(version + 1, VERSION + 1):
        db.executescript(f"BEGIN IMMEDIATE;\n{steps[number].read_text(encoding='utf-8')}\nCOMMIT;")
