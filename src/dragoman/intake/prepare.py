"""An Article as it came to an Article ready to be read."""

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from dragoman.intake.clean import blocks
from dragoman.intake.datelines import dateline
from dragoman.intake.dating import published
from dragoman.intake.language import language
from dragoman.intake.stamps import day
from dragoman.types import Article, Block

MASTHEAD_REACH = 5  # blocks from the top
LONGEST_MASTHEAD = 6  # words
_SUBTAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]\w+)*")


def _language(article: Article, found: Sequence[Block]) -> str:
    """Return the primary subtag that the metadata give (`en` of `en-GB`), else what the body is written
    in.
    """
    stated = _SUBTAG.fullmatch(article.language.strip()) if article.language else None
    if stated:
        return stated.group(1).lower()
    body = " ".join(article.text[block.start : block.end] for block in found if block.kind == "body")
    return language(body or article.text)


def _title(text: str, found: Sequence[Block]) -> str | None:
    titles = [block for block in found if block.kind == "title"]
    return " ".join(text[titles[0].start : titles[0].end].split()) if titles else None


def _masthead(text: str, found: Sequence[Block]) -> Block | None:
    """Return the line between headline and date that names the outlet: a few words, most of them capitalised."""
    head = [block for block in found[:MASTHEAD_REACH] if block.kind in ("title", "navigation", "dateline")]
    for block, following in pairwise(head):
        words = text[block.start : block.end].split(",")[0].split()
        names = sum(word[0].isupper() for word in words)
        if (
            block is not found[0]
            and block.kind != "dateline"
            and following.kind == "dateline"
            and day(text[following.start : following.end]) is not None
            and len(words) <= LONGEST_MASTHEAD
            and names * 2 > len(words)
        ):
            return block
    return None


def _agency(text: str, found: Sequence[Block]) -> str | None:
    """Return the agency named in the dateline of the first paragraph."""
    for block, following in pairwise(found):
        if following.kind == "body":
            line = dateline(text[block.start : following.end], first=True) if block.kind == "dateline" else None
            return line.agency if line else None
    return None


def prepare(article: Article) -> Article:
    """Return the article with its blocks, language and date of publication, and with the title and outlet
    that its text states where the metadata have none. The text stays as it is; the same article gives the
    same answer.
    """
    found = blocks(article.text, article.title)
    masthead = _masthead(article.text, found)
    if masthead is not None:
        found[found.index(masthead)] = msgspec.structs.replace(masthead, kind="byline")
    outlet = article.text[masthead.start : masthead.end].split(",")[0].strip() if masthead else None
    return msgspec.structs.replace(
        article,
        blocks=found,
        language=_language(article, found),
        published=published(article.text, found, article.date),
        title=article.title or _title(article.text, found),
        source=article.source or outlet or _agency(article.text, found),
    )
