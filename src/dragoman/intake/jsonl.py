"""One line of JSON Lines to one Article."""

from typing import Any

import msgspec

from dragoman.intake.failure import Failure
from dragoman.types import Article

REQUIRED = ("id", "text")
OPTIONAL = ("title", "date", "source", "url", "language", "author")

# A book has half a million characters. Beyond this a "text" is a dump of something else, and parsing it takes
# gigabytes of memory; spaCy refuses it as well.
LONGEST_ARTICLE = 1_000_000


def text_fault(text: str) -> str | None:
    """Return why a text cannot be an article's, or None where it can."""
    if not text.strip():
        return "the article is empty"
    if "\0" in text:
        return "not text: it holds NUL characters"
    if len(text) > LONGEST_ARTICLE:
        return f"the article is longer than {LONGEST_ARTICLE:,} characters"
    return None


def _object(line: bytes) -> dict[str, Any] | str:
    """Return the JSON object of a line, or why it has none."""
    try:
        found = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except UnicodeDecodeError as error:
        return f"not UTF-8: {error.reason}"
    except msgspec.DecodeError as error:
        return f"not JSON: {str(error).removeprefix('JSON is malformed: ')}"
    except RecursionError:
        return "not JSON that can be read: nested too deeply"
    return found if isinstance(found, dict) else "not a JSON object"


def json_article(line: bytes, path: str, number: int) -> Article | Failure:
    """Return the article of one JSON line; `path` and `number` (from 1) say where the line stands.

    Keys are `id` and `text`, and where known `title`, `date`, `source`, `url`, `language`, `author`, all of
    them strings; null counts as absent and other keys are left alone. A line that is not so gives a Failure.
    """
    found = _object(line)
    if isinstance(found, str):
        return Failure(path, number, found)
    name = found.get("id")
    known = name if isinstance(name, str) and name else None
    for key in REQUIRED:
        if found.get(key) is None:
            return Failure(path, number, f"no {key!r}", known)
    for key in (*REQUIRED, *OPTIONAL):
        value = found.get(key)
        if value is not None and not isinstance(value, str):
            return Failure(path, number, f"{key!r} is not a string", known)
    if known is None:
        return Failure(path, number, "'id' is empty")
    if fault := text_fault(found["text"]):
        return Failure(path, number, fault, known)
    return msgspec.convert({key: found.get(key) for key in (*REQUIRED, *OPTIONAL)}, Article)
