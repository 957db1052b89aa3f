"""A web page to an Article, by trafilatura; nothing is fetched."""

import logging
import re

import trafilatura
from trafilatura.settings import Document

from dragoman.errors import BadInput
from dragoman.types import Article

# A page without an article is reported once, by us.
for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

# lxml refuses a str that declares an encoding; the text has been decoded by then.
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")

# A page whose "main text" is shorter is a menu or a picture.
_FEWEST_WORDS = 8

# The extensive search guesses from any number on the page, such as the year of its copyright notice.
_DATES = {"original_date": True, "extensive_search": False}


def page_article(markup: str, id: str) -> Article:
    """Return the article of a page: its main text, paragraphs parted by blank lines, and its metadata.

    Raises BadInput, without the file's name, where the page has no article.
    """
    found = trafilatura.bare_extraction(
        _DECLARATION.sub("", markup, count=1),
        include_comments=False,
        with_metadata=True,
        date_extraction_params=_DATES,
    )
    if not isinstance(found, Document):
        raise BadInput("the page has no article text")
    paragraphs = [line.strip() for line in (found.text or "").split("\n")]
    text = "\n\n".join(line for line in paragraphs if line)
    if len(text.split()) < _FEWEST_WORDS:
        raise BadInput("the page has no article text")
    return Article(
        id=id,
        text=text,
        title=found.title or None,
        date=found.date or None,
        source=found.sitename or None,
        author=found.author or None,
        url=found.url or None,
        language=found.language or None,
    )
