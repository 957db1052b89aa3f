"""What two copies of one article have in common when their pages differ."""

import hashlib
import re
from collections.abc import Sequence

from dragoman.types import Block

_WORD = re.compile(r"\w+")


def fingerprint(text: str, blocks: Sequence[Block]) -> str:
    """Return 32 hexadecimal digits that stand for the words of an article's body, whatever its frame,
    spacing, punctuation and capitals; of the whole text where no block is body.
    """
    body = [text[block.start : block.end] for block in blocks if block.kind == "body"] or [text]
    words = _WORD.findall(" ".join(body).casefold())
    return hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
