"""Entries that nearly matched: what each asks for that is not there, and what stands in its place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

import msgspec
from spacy.tokens import Token

from dragoman.lexicon.frames import NOTHING, Complements, Frame, Words
from dragoman.reading.complements import lemma
from dragoman.reading.explained import Nearly
from dragoman.reading.matching import LEFT_MODIFIERS, Matcher
from dragoman.reading.syntax import PREPOSITION_DEPS, child, deep_object, governed, subject

MOST = 8  # entries shown
MOST_OF_ONE_WORD = 4
MOST_ALTERNATIVES = 4
NOBODY = "nothing"


class Miss(NamedTuple):
    """An entry with what it lacks.

    `replaced` counts the gaps where something else stands, `there` what it found; `matched` says whether its word has
    another entry that matched.
    """

    token: Token
    frame: Frame
    missing: tuple[str, ...]
    replaced: int
    there: int
    matched: bool

    def rank(self) -> tuple[bool, int, int, int, int, str]:
        """Sort the nearest first: words that no entry has, fewest gaps, gaps that something fills, most words found,
        the broadest entry.
        """
        return (
            self.matched, len(self.missing), -self.replaced, -self.there, -self.frame.breadth, self.frame.name
        )  # fmt: skip


def heads(token: Token, matcher: Matcher) -> tuple[tuple[str, str], ...]:
    """Return the keys of the entries that a word may have, by its part of speech."""
    if token.i in matcher.labels:
        return ()
    pos = {"V": ("v", "a"), "N": ("n",), "J": ("a",)}.get(token.tag_[:1], ())
    return tuple((token.lower_ if part == "a" else lemma(token), part) for part in pos)


def _alternatives(words: Words, classes: Mapping[str, Words]) -> str:
    """Write the words that would do: the name of their class, else the first of them."""
    of_class = next((f"{{{name}}}" for name, members in classes.items() if members == words), None)
    listed = sorted(words)
    more = len(listed) - MOST_ALTERNATIVES
    return of_class or "/".join(listed[:MOST_ALTERNATIVES]) + (f" and {more} more" if more > 0 else "")


def _quoted(tokens: Iterable[Token]) -> str:
    return ", ".join(f"“{token.text}”" for token in tokens) or NOBODY


def _objects(token: Token) -> list[Token]:
    """Return what stands where an object would."""
    found = (deep_object(token), child(token, "attr", "acomp", "oprd"), child(token, "xcomp"))
    return list(dict.fromkeys(one for one in found if one is not None))


def _prepositions(token: Token) -> list[Token]:
    return [other for other in token.children if other.dep_ in PREPOSITION_DEPS and other.tag_ in ("IN", "RP", "TO")]


def _gaps(token: Token, frame: Frame, matcher: Matcher) -> Iterator[tuple[str, bool]]:
    """Ask the matcher for each part of an entry by itself: yield what is missing, and whether something is there."""
    satisfied, classes = matcher.matching.satisfied, matcher.lexicon.classes
    objects = frame.complements.objects
    if objects and satisfied(token, Complements(objects)) is None:
        asked = " ".join(_alternatives(words, classes) for words in objects)
        instead = _objects(token)
        yield f"object {asked}: {_quoted(instead)} stands there", bool(instead)
        objects = ()
    for words, wanted in frame.complements.prepositions:
        if satisfied(token, Complements(objects, ((words, wanted),))) is not None:
            continue
        asked = " ".join(_alternatives(part, classes) for part in (words, *wanted))
        if wanted and satisfied(token, Complements(objects, ((words, ()),))) is not None:
            behind = [governed(other) for other in token.subtree if other.lower_ in words]
            yield f"{asked}: {_quoted(one for one in behind if one is not None)} stands behind it", True
        else:
            instead = _prepositions(token)
            yield f"{asked}: {_quoted(instead)} stands there", bool(instead)
    if frame.subject and not matcher.matching.has_subject(token, frame.subject):
        stands = subject(token)
        yield (
            f"subject {_alternatives(frame.subject, classes)}: {_quoted([stands] if stands else ())} stands there",
            False,
        )
    for words in frame.modifiers:
        if (
            matcher._fits(
                token,
                msgspec.structs.replace(
                    frame, subject=frozenset(), asked=(), modifiers=(words,), complements=Complements()
                ),
            )
            is None
        ):
            before = [other for other in token.lefts if other.dep_ in LEFT_MODIFIERS]
            yield f"{_alternatives(words, classes)} before it: {_quoted(before)} stands there", bool(before)


def _miss(token: Token, frame: Frame, matcher: Matcher, *, matched: bool) -> Miss | None:
    """Return an entry with what it lacks; None where it lacks nothing, or nothing of it is there."""
    gaps = list(_gaps(token, frame, matcher))
    parts = len(frame.modifiers) + len(frame.complements.prepositions)
    asked = parts + bool(frame.complements.objects) + bool(frame.subject)
    filled = sum(instead for _, instead in gaps)
    if not gaps or not (filled or asked > len(gaps)):
        return None
    return Miss(token, frame, tuple(text for text, _ in gaps), filled, asked - len(gaps), matched)


def _misses(tokens: Iterable[Token], matcher: Matcher) -> Iterator[Miss]:
    for token in tokens:
        if token.dep_ in ("aux", "auxpass"):
            continue
        own = matcher._match(token)
        found = [
            miss
            for key in heads(token, matcher)
            for frame in matcher.lexicon.frames.by_head.get(key, ())
            if frame.event not in (NOTHING, own.frame.event if own is not None else None)
            and (miss := _miss(token, frame, matcher, matched=own is not None)) is not None
        ]
        yield from sorted(found, key=Miss.rank)[:MOST_OF_ONE_WORD]


def near_misses(tokens: Iterable[Token], matcher: Matcher) -> list[Miss]:
    """Return the entries of the given words that lack least, the nearest first.

    Entries of the type that a word has anyway are left out.
    """
    return sorted(_misses(tokens, matcher), key=Miss.rank)


def written(misses: Iterable[Miss], line: Callable[[Frame], str]) -> tuple[Nearly, ...]:
    """Return the nearest of them as an explanation has them; `line` tells where an entry stands."""
    return tuple(
        Nearly(miss.token.text, miss.frame.name, line(miss.frame), miss.missing) for miss in islice(misses, MOST)
    )
