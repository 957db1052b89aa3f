import gzip
import json
import os
from pathlib import Path

import pytest

from dragoman.intake.failure import Failure
from dragoman.intake.files import LONGEST_LINE, LONGEST_TEXT, documents, sizes
from dragoman.types import Article

TEXT = "Fighters pulled out of Bentiu on Sunday, residents said.\n"
PAGE = f"<html><body><article><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"


def lines(*ids: str) -> bytes:
    return b"".join(json.dumps({"id": id, "text": TEXT}).encode() + b"\n" for id in ids)


def found(*paths: Path) -> list[str]:
    """Return the ids of the articles and the causes of the failures, in order."""
    results = [document.found for document in documents(paths)]
    return [item.id if isinstance(item, Article) else item.cause for item in results]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "b.txt": TEXT.encode(),
        "a.jsonl": lines("j1", "j2"),
        "c.htm": PAGE.encode(),
        "packed.txt.gz": gzip.compress(TEXT.encode()),
        "packed.ndjson.gz": gzip.compress(lines("z1", "z2")),
        "sub/d.TXT": TEXT.encode(),
        "sub/.hidden.txt": TEXT.encode(),
        ".cache/e.txt": TEXT.encode(),
        "picture.png": b"\x89PNG",
    }
    for name, data in files.items():
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path / "news"


def test_a_folder_in_sorted_order(folder: Path) -> None:
    assert found(folder) == ["j1", "j2", "b.txt", "c.htm", "z1", "z2", "packed.txt.gz", "sub/d.TXT"]


def test_ids_do_not_depend_on_what_else_is_read(folder: Path) -> None:
    assert found(folder / "b.txt") == ["b.txt"]
    assert found(folder / "sub" / "d.TXT", folder / "b.txt") == ["b.txt", "d.TXT"]
    assert found(folder / "b.txt", folder / "b.txt") == ["b.txt"]


def test_progress_reaches_the_size(folder: Path) -> None:
    total = sizes([folder])
    assert total.files == 6
    consumed = [document.consumed for document in documents([folder])]
    assert consumed == sorted(consumed)
    assert 0 < consumed[0] < consumed[-1] == total.bytes


def test_a_bad_line_does_not_stop_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(lines("a") + b"\n{broken\n" + b'{"id": "b", "text": "\xff"}\n' + lines("c"))
    results = [document.found for document in documents([path])]
    assert [item.id for item in results] == ["a", None, None, "c"]
    places = [str(item) for item in results if isinstance(item, Failure)]
    assert [place.split(": ")[0] for place in places] == [f"{path}:3", f"{path}:4"]


def test_a_line_too_long_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(lines("a") + b" " * (LONGEST_LINE + 5) + b"\n" + lines("c"))
    results = found(path)
    assert results[0] == "a"
    assert "longer than" in results[1]
    assert results[2] == "c"


REFUSED = [
    ("x.txt", b"", "the article is empty"),
    ("x.txt", b" \n ", "the article is empty"),
    ("x.txt", b"\x00\x01\x02", "not text"),
    ("x.txt", b"x" * 1_000_001, "longer than 1,000,000 characters"),
    ("x.txt", b"x" * (LONGEST_TEXT + 1), "longer than 4,000,000 bytes"),
    ("x.txt.gz", b"plain", "gzip"),
    ("x.txt.gz", gzip.compress(TEXT.encode())[:-9], "gzip"),
    ("x.jsonl.gz", gzip.compress(lines("a"))[:12], "gzip"),
    ("x.html", b"<html><body></body></html>", "no article text"),
    ("x.pdf", b"%PDF", "unknown suffix '.pdf'"),
    ("x", b"text", "unknown suffix ''"),
]


@pytest.mark.parametrize(("name", "data", "cause"), REFUSED)
def test_refused(tmp_path: Path, name: str, data: bytes, cause: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    good = tmp_path / "z.txt"
    good.write_text(TEXT)
    failure, article = (document.found for document in documents([path, good]))
    assert isinstance(failure, Failure)
    assert cause in failure.cause
    assert failure.path == str(path)
    assert isinstance(article, Article)


def test_what_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.txt"
    path.write_text(TEXT)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert found(path) == ["permission denied"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "none")
    assert found(tmp_path) == ["no such file or directory", "not a regular file"]


def test_a_name_too_long(tmp_path: Path) -> None:
    assert found(tmp_path / f"{'x' * 300}.txt") == ["file name too long"]


def test_a_missing_path(tmp_path: Path) -> None:
    assert found(tmp_path / "none.txt") == ["no such file or folder"]
    assert sizes([tmp_path / "none.txt"]).files == 0


def test_a_truncated_file_gives_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl.gz"
    whole = gzip.compress(lines(*(f"a{number}" for number in range(2000))))
    path.write_bytes(whole[: len(whole) - 20])
    results = found(path)
    assert results[0] == "a0"
    assert "gzip" in results[-1]


def test_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text(TEXT)
    assert found(tmp_path) == ["caf\N{REPLACEMENT CHARACTER}.txt"]
