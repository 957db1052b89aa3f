"""Words and sentences of a text, as far as the record compares them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from dragoman.record.sounds import plain

SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n+")
WORD = re.compile(r"[^\W\d_]{3,}")
STEM = 6  # letters: enough to tell words apart, few enough to join their forms


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """Return the first letters of all words of a text."""
    return frozenset(plain(word)[:STEM] for word in WORD.findall(text))


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of the sentence, or line, that a stretch stands in."""
    low, high = max(0, start - 600), min(len(text), end + 600)
    before = [match.end() for match in SENTENCE_END.finditer(text, low, start + 1) if match.end() <= start]
    after = SENTENCE_END.search(text, end, high)
    return (before[-1] if before else low), (after.start() + 1 if after else high)


def _short(part: str) -> int:
    return int.from_bytes(blake2b(part.encode(), digest_size=4).digest())


def placed(keys: Iterable[tuple[str, str]]) -> list[int]:
    """Return keys of two parts as sorted 64-bit integers: in an index those that share the first part lie together."""
    return sorted({(_short(first) << 32 | _short(second)) - (1 << 63) for first, second in keys})


def hashed(keys: Iterable[str]) -> list[int]:
    """Return keys as sorted 64-bit integers, a quarter of their length in an index."""
    return sorted({int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), signed=True) for key in keys})
