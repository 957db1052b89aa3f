"""One pattern of a verb dictionary as what a frame must govern, and the slots it names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.lexicon.frames import PREPOSITIONS, VARIANTS, Complements, Words

CLOSING = {"(": ")", "{": "}"}
TOKEN = re.compile(r"[(){}]|[^\s(){}]+")
BEFORE_SYNSET = re.compile(r"_(?=&)")
ARTICLES = frozenset({"a", "an", "the"})
# Words that may stand with the verb rather than with a noun: "step up attacks" is "step attacks up".
PARTICLES = frozenset(
    {"up", "down", "out", "off", "away", "back", "aside", "forward", "apart", "along", "ahead", "over"}
)  # fmt: skip
SOURCE, TARGET, BOTH, ANY = "$", "+", "%", "^"
SLOT_MARKS = frozenset({SOURCE, TARGET, BOTH, ANY})

SUBJECT = "with a condition on the subject or other words before the verb"
TWO_OBJECTS = "with two objects"
LONG_PHRASE = "with a phrase of several words behind a preposition"
NO_PREPOSITION = "with parentheses that begin with no preposition"
NO_SYNSET = "with a synset that is not there or has phrases only"
UNPAIRED = "with a bracket that has no partner"
LATE_SOURCE = "with the source behind other nouns"

Phrase = list[Words]


class Inexpressible(Exception):
    """The pattern asks for what a frame cannot ask for; the text says what."""


@dataclass(slots=True)
class Asked:
    """What a pattern asks for after its verb; `source` and `target` are slots, empty where it does not say."""

    objects: Phrase = field(default_factory=list)
    prepositions: list[tuple[Words, Phrase]] = field(default_factory=list)
    source: str = ""
    target: str = ""
    both: bool = False

    def complements(self, particles: Sequence[str] = ()) -> Complements:
        """Return it as a frame has it, behind the particles of the verb itself."""
        pairs = [(frozenset({word}), tuple[Words, ...]()) for word in particles]
        pairs.extend((words, tuple(phrase[-1:])) for words, phrase in self.prepositions)
        return Complements(tuple(self.objects), tuple(pairs))


def members_of(synset: str, synsets: Mapping[str, Sequence[str]], seen: frozenset[str] = frozenset()) -> Words:
    """Return the words of a synset, those of the synsets it contains too."""
    found: set[str] = set()
    for member in synsets.get(synset, ()):
        if member.startswith("&"):
            inner = member[1:]
            if inner not in seen:
                found |= members_of(inner, synsets, seen | {synset})
        else:
            found.add(member)
    return frozenset(found)


def _alternatives(word: str, synsets: Mapping[str, Sequence[str]]) -> Words:
    if word.startswith("&"):
        members = members_of(word[1:].rstrip("_"), synsets)
        if not members:
            raise Inexpressible(NO_SYNSET)
        return members
    found = frozenset(part.lower() for part in word.split("/") if part)
    return found | {VARIANTS[part] for part in found if part in VARIANTS}


def _is_paired(tokens: Sequence[str]) -> bool:
    """Does every bracket have its partner?"""
    open_brackets: list[str] = []
    for token in tokens:
        if token in CLOSING:
            open_brackets.append(CLOSING[token])
        elif token in CLOSING.values() and (not open_brackets or open_brackets.pop() != token):
            return False
    return not open_brackets


def _group(tokens: Sequence[str], at: int) -> tuple[Sequence[str], int]:
    """Return what stands between the bracket at a place and its partner, and the place after that."""
    depth = 0
    for end in range(at, len(tokens)):
        depth += (tokens[end] == tokens[at]) - (tokens[end] == CLOSING[tokens[at]])
        if depth == 0:
            return tokens[at + 1 : end], end + 1
    raise Inexpressible(UNPAIRED)


def _split(token: str, synsets: Mapping[str, Sequence[str]]) -> list[str]:
    """Split words joined by underscores, which names of synsets may have too."""
    found: list[str] = []
    for part in BEFORE_SYNSET.split(token):
        words = part.split("_")
        if part.startswith("&"):
            size = next((n for n in range(len(words), 0, -1) if "_".join(words[:n])[1:] in synsets), 1)
            words = ["_".join(words[:size]), *words[size:]]
        found.extend(word for word in words if word)
    return found


def _phrase(tokens: Sequence[str], synsets: Mapping[str, Sequence[str]]) -> Phrase:
    words = [word for token in tokens if token not in "(){}" for word in _split(token, synsets)]
    return [_alternatives(word, synsets) for word in words if word.lower() not in ARTICLES]


class _Builder:
    """Collects what stands behind a verb, word by word."""

    def __init__(self, synsets: Mapping[str, Sequence[str]]) -> None:
        self.synsets = synsets
        self.asked = Asked()
        self.open: tuple[Words, Phrase] | None = None
        self.run = False  # the last thing was a plain word, to which another one belongs

    def add(self, tokens: Sequence[str]) -> None:
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token in ("(", "{"):
                inside, at = _group(tokens, at)
                if token == "(":
                    self._parenthesis(inside)
                else:
                    self._noun(_phrase(inside, self.synsets))
                self.run = False
                continue
            words = _split(token, self.synsets)
            infinitive = len(words) > 1 and words[0] == "TO"  # of TO_WITHDRAW the verb counts
            for word in words[infinitive:]:
                self._word(word)
            at += 1

    def _parenthesis(self, inside: Sequence[str]) -> None:
        first, *rest = [*_split(inside[0], self.synsets), *inside[1:]] if inside else [""]
        words = _alternatives(first, self.synsets)
        if not words or not words <= PREPOSITIONS:
            raise Inexpressible(NO_PREPOSITION)
        self.open = (words, [])
        self.asked.prepositions.append(self.open)
        marks = [token for token in rest if token in SLOT_MARKS]
        for mark in marks:
            self._mark(mark)
        nouns = [token for token in rest if token not in SLOT_MARKS]
        if nouns:
            inner = [at for at, token in enumerate(nouns) if token == "("]
            outer = nouns[: inner[0]] if inner else nouns
            if outer:
                self._noun(_phrase(outer, self.synsets))
            if inner:
                group, _ = _group(nouns, inner[0])
                self._parenthesis(group)
        self.open = None

    def _word(self, word: str) -> None:
        if word in SLOT_MARKS:
            self._mark(word)
            self.run = False
            return
        if word.lower() in ARTICLES:
            return
        words = _alternatives(word, self.synsets)
        if words <= PREPOSITIONS:
            self.open = (words, [])
            self.asked.prepositions.append(self.open)
            self.run = False
            return
        phrase = self.open[1] if self.open is not None else self.asked.objects
        if self.run:
            phrase.append(words)
            self._check()
        else:
            self._noun([words])
            self.run = True

    def _noun(self, phrase: Phrase) -> None:
        """A noun with what must stand before it: what the last preposition governs, else the object."""
        if self.open is not None and not self.open[1]:
            self.open[1].extend(phrase)
        elif self.asked.objects:
            raise Inexpressible(TWO_OBJECTS)
        else:
            self.asked.objects.extend(phrase)
        self._check()

    def _check(self) -> None:
        """Of several words behind a particle make the object of the verb; a true preposition governs but one."""
        if self.open is None or len(self.open[1]) < 2:
            return
        if not self.open[0] <= PARTICLES or self.asked.objects:
            raise Inexpressible(LONG_PHRASE)
        self.asked.objects.extend(self.open[1])
        self.open[1].clear()
        self.open = None

    def _mark(self, mark: str) -> None:
        if mark == ANY:
            return
        if mark == BOTH:
            self.asked.both = True
            return
        if self.open is not None and not self.open[1]:
            slot = min(self.open[0])
        elif not self.asked.objects and not self.asked.prepositions:
            slot = "obj"
        elif mark == TARGET:
            return  # behind the nouns: where targets are looked for anyway
        else:
            raise Inexpressible(LATE_SOURCE)
        if mark == SOURCE:
            self.asked.source = slot
        else:
            self.asked.target = slot


def read_pattern(before: str, after: str, synsets: Mapping[str, Sequence[str]]) -> Asked:
    """Read what stands before and after the verb.

    Raises Inexpressible where a frame cannot ask for it, or a bracket has no partner.
    """
    builder = _Builder(synsets)
    first = before.split()
    if any(mark not in SLOT_MARKS for mark in first):
        raise Inexpressible(SUBJECT)
    tokens = TOKEN.findall(after)
    if not _is_paired(tokens):
        raise Inexpressible(UNPAIRED)
    builder.add(tokens)
    asked = builder.asked
    asked.both = asked.both or BOTH in first
    asked.source = asked.source or ("subj" if SOURCE in first else "")
    asked.target = asked.target or ("subj" if TARGET in first else "")
    return asked
