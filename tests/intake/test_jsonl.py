import json

import pytest

from dragoman.intake.failure import Failure
from dragoman.intake.jsonl import LONGEST_ARTICLE, json_article
from dragoman.types import Article

GOOD = {"id": "a1", "text": "Rebels left Bor."}


def line(**fields: object) -> bytes:
    return json.dumps({**GOOD, **fields}).encode()


def test_all_keys() -> None:
    fields = {
        "title": "Bor falls quiet",
        "date": "2014-01-20",
        "source": "The Nile Courier",
        "url": "https://example.org/bor",
        "language": "en",
        "author": "M. Deng",
    }
    assert json_article(line(**fields), "x.jsonl", 1) == Article(**GOOD, **fields)


@pytest.mark.parametrize(
    "data",
    [line(), line(title=None, extra=[1, 2]), b"\xef\xbb\xbf" + line(), line() + b"\r\n"],
)
def test_accepted(data: bytes) -> None:
    assert json_article(data, "x.jsonl", 1) == Article(**GOOD)


REFUSED = [
    (b"{", "not JSON", None),
    (b"[]", "not a JSON object", None),
    (b'"text"', "not a JSON object", None),
    (b"[" * 100_000, "not JSON", None),
    (b'{"id": "a1", "text": "caf\xe9"}', "not UTF-8", None),
    (b'{"id": "a1", "text": "\\ud800"}', "not JSON", None),
    (b'{"text": "x"}', "no 'id'", None),
    (b'{"id": "a1"}', "no 'text'", "a1"),
    (line(text=None), "no 'text'", "a1"),
    (line(id=7), "'id' is not a string", None),
    (line(id=""), "'id' is empty", None),
    (line(text=["Rebels left Bor."]), "'text' is not a string", "a1"),
    (line(date=20140120), "'date' is not a string", "a1"),
    (line(text=" \n\t"), "the article is empty", "a1"),
    (line(text="GIF89a\0\0"), "not text", "a1"),
    (line(text="x" * (LONGEST_ARTICLE + 1)), "longer than 1,000,000 characters", "a1"),
]


@pytest.mark.parametrize(("data", "cause", "known"), REFUSED)
def test_refused(data: bytes, cause: str, known: str | None) -> None:
    failure = json_article(data, "news.jsonl", 3)
    assert isinstance(failure, Failure)
    assert cause in failure.cause
    assert failure.id == known
    assert str(failure).startswith("news.jsonl:3: ")
    assert "\n" not in str(failure)
