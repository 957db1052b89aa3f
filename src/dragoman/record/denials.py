"""What is a denial, and of what: by its status, or by the words of a refusal ("denies any support")."""

import re
from functools import cache

from dragoman.lexicon import table
from dragoman.record.sounds import plain
from dragoman.record.words import WORD

POLARITY = {
    "asserted": "claim", "unconfirmed": "claim", "negated": "denial", "denied": "denial",
    "planned": "outlook", "conditional": "outlook", "hypothetical": "outlook",
}  # fmt: skip
TOPICS = {
    "AID": ("help",), "SUPPORT": ("help",), "COOPERATE": ("help",),
    "MOBILIZE": ("help", "force"), "ASSAULT": ("force",),
}  # fmt: skip
POINTING = re.compile(r"[^\W\d_]+")
STANDING = frozenset({"SUPPORT", "COOPERATE", "AGREE"})  # what holds for years rather than happens on a day


@cache
def _words(role: str) -> dict[str, tuple[str, ...]]:
    """Return the words of a role, with the topics that they speak of."""
    rows = table.merged((table.DATA,), "denials.tsv", ("word", "role", "value"), key=2)
    return {word: table.values(value) for word, its, value in rows if its == role}


def _spoken(text: str, frame: str) -> set[str]:
    return {plain(word) for word in WORD.findall(f"{text} {frame}")}


def polarity(type: str, status: str, text: str, frame: str) -> str:
    """Return what an event mention says to the question whether it is so: claim, denial, or outlook."""
    refusal = type == "REJECT" and status == "asserted" and not _words("denial").keys().isdisjoint(_spoken(text, frame))
    return "denial" if refusal else POLARITY[status]


def topics(type: str, status: str, text: str, frame: str) -> set[str]:
    """Return what is claimed or denied, as families of event types."""
    if polarity(type, status, text, frame) != POLARITY[status]:
        return words_topics(f"{text} {frame}")
    return set(TOPICS.get(type, (type,)))


def words_topics(text: str) -> set[str]:
    """Return the families of event types that the words of a text speak of."""
    return {topic for word in WORD.findall(text) for topic in _words("topic").get(plain(word), ())}


def kind_of(denied: str) -> str:
    """Return whether the denial of an event of this type is about a relation or about what happened."""
    return "relation" if denied in STANDING else "happened"


def points_back(denied: str) -> bool:
    """Do the words for what is denied only point back to it: "this", "the report"?"""
    spoken = [plain(word) for word in POINTING.findall(denied)]
    return bool(spoken) and len(spoken) <= 3 and all(word in _words("pointing") for word in spoken)
