"""Bytes to text, refusing what is no text."""

import codecs
import re

from dragoman.errors import BadInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)

# Bytes below 0x20 that text does not use: none of tab, line feed, form feed, carriage return, escape.
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})

# charset-normalizer calls "chaos" the share of characters that look wrong under a guess. Single-byte charsets
# all decode anything; its own guesses for readable newswire stay below 0.1.
_CHAOS = 0.1

# Where several charsets look as good, as they do for French or Spanish, the one that most old pages are in.
_LIKELIEST = "cp1252"

# Enough for the guess to be stable; the time it takes grows with the length.
_SAMPLE = 50_000


def _by_declaration(data: bytes) -> str | None:
    declared = _DECLARED.search(data[:4096])
    if declared is None:
        return None
    try:
        return data.decode(declared.group(1).decode("ascii"))
    except (LookupError, UnicodeError):
        return None


def _by_guess(data: bytes) -> str | None:
    import charset_normalizer

    matches = charset_normalizer.from_bytes(data[:_SAMPLE])
    best = matches.best()
    if best is None or best.chaos > _CHAOS:
        return None
    tied = {match.encoding for match in matches if (match.chaos, match.coherence) == (best.chaos, best.coherence)}
    try:
        return data.decode(_LIKELIEST if _LIKELIEST in tied else best.encoding)
    except UnicodeError:
        return None


def decode(data: bytes, markup: bool = False) -> str:
    """Return the text of a file: by its byte order mark, as UTF-8, by the charset that markup declares, or by
    the best guess of charset-normalizer.

    Raises BadInput, without the file's name, where the bytes are no text or no charset fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeError as error:
                raise BadInput(f"a byte order mark says {encoding}, but the bytes are not") from error
    if len(data.translate(None, _CONTROLS)) < len(data):
        raise BadInput("not text: it holds control bytes")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = (_by_declaration(data) if markup else None) or _by_guess(data)
    if text is None:
        raise BadInput("no charset fits its bytes")
    return text
