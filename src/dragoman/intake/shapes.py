"""What the shape of a line tells of it, whatever its words."""

import re

from dragoman.intake.datelines import dateline
from dragoman.intake.segment import is_finished
from dragoman.types import BlockKind

_CREDIT = re.compile(
    r"\[[^\[\]]{1,50}/[^\[\]]{1,50}\]\.?$"  # [Agency/Photographer]
    r"|\([A-Z][^()\d/]{1,40}/ ?[A-Z][^()\d/]{1,40}\)$"  # (Photographer/Agency)
    r"|©"
)
_RIGHTS = re.compile(r"(?:©|\(c\)) ?(?:copyright )?(?:19|20)\d\d|rights", re.I)
_SHORTCODE = re.compile(r"\[/?\w+(?: [\w-]+=[^\]]*)?\]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_HASHTAGS = re.compile(r"#\w+(?:[ ,]+#\w+)*")
_BYLINE = re.compile(
    r"(?:By|BY|by) [A-Z][\w.'’-]+(?:,? (?:and|&|[A-Z][\w.'’-]*|de|al-\w+|van|von|bin)){1,7}"
    r"(?:\s*[|,–—-].{0,60})?"
)
_CROSSHEAD = re.compile(r"[–—*=~-]{1,3} ?\S.{0,80} ?[–—*=~-]{1,3}")
_TABLE = re.compile(r":\s*[$€£]?\d")
# The share of capitals from which a line is set as a headline: names alone bring prose to a third.
TITLE_CASE = 0.6

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")

# No line of a frame is longer, and on a long stretch that is no language some patterns above take for ever.
_LONGEST_LINE = 1_000

_BULLET = "-–—•*·▪►■"
_OPENING_QUOTE = "\"'“‘«`"


def is_credit(text: str, words: int) -> bool:
    """Say whether a line is a picture's credit and no more."""
    return text.startswith("©") and words <= 12 and not _RIGHTS.search(text)


def _is_tags(text: str) -> bool:
    """Say whether a line is a list of keywords; "Mali, Niger, Chad, Togo send troops" is not."""
    counts = [len(part.split()) for part in text.split(",")]
    short = len(counts) >= 4 and min(counts) > 0 and max(counts) <= 4
    return short and (counts[-1] <= 2 or len(counts) >= 6) and not is_finished(text)


def shape(text: str, words: int) -> BlockKind | None:
    """Return the kind that the shape of one line gives away, or None."""
    if len(text) > _LONGEST_LINE:
        return None
    if words <= 45 and (text.startswith("©") or _CREDIT.search(text)):
        return "notice" if _RIGHTS.match(text) or (text.startswith("©") and _RIGHTS.search(text)) else "caption"
    if words > 20:
        return None
    if _SHORTCODE.fullmatch(text):
        return "notice"
    if _ADDRESS.fullmatch(text) or _CROSSHEAD.fullmatch(text):
        return "navigation"
    if _HASHTAGS.fullmatch(text) or _is_tags(text):
        return "tags"
    if _BYLINE.fullmatch(text) and not is_finished(text):
        return "byline"
    found = dateline(text)
    return "dateline" if found and found.end == len(text) else None


def capitals(text: str) -> float:
    """Return the share of the words of four letters and more, the first word aside, that start with a
    capital.
    """
    words = _LONG_WORD.findall(text.partition(" ")[2])
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.0


def goes_on(text: str) -> bool:
    """Say whether a line is a piece of running text for all its shortness: a quote, a list's item, a table's
    row, or the rest of a sentence.
    """
    if text[0] in _OPENING_QUOTE:
        return capitals(text) < TITLE_CASE
    return text[0] in _BULLET or text[0].islower() or _TABLE.search(text) is not None
