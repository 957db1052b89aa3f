"""Verb dictionaries as frames: every verb of a block with every pattern of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman.lexicon.frames import NOTHING, PREPOSITIONS, Complements, Frame, Frames, Roles, ordered
from dragoman.lexicon.petrarch.cameo import NULL, Cameo, Meaning
from dragoman.lexicon.petrarch.lines import Tally
from dragoman.lexicon.petrarch.patterns import PARTICLES, Asked, Inexpressible, read_pattern
from dragoman.lexicon.petrarch.verbs import Pattern, Verb, VerbDictionary, words_of
from dragoman.lexicon.plover import QUAD

# PETRARCH takes for target the first actor below the verb, as object or behind a preposition.
TARGETS = ("obj", "iobj", "to", "with", "against", "on", "from", "for", "at", "of", "over")
TOGETHER = ("subj", "obj", "with", "between")

NO_CODE = "with a code that CAMEO does not have"
LATE_VERB = "that are verbs with words other than particles"


class Head(NamedTuple):
    """A verb, the particles that go with it, and its code."""

    where: str
    word: str
    particles: tuple[str, ...]
    code: str


class Meant(NamedTuple):
    """A pattern, what it asks for and what it codes."""

    pattern: Pattern
    asked: Asked
    meaning: Meaning


def _open(asked: Asked, particles: Sequence[str]) -> tuple[str, ...]:
    """Return the prepositions that a pattern leaves open, the last first, then those of the verb itself."""
    free = [min(words) for words, phrase in asked.prepositions if not phrase and not words <= PARTICLES]
    own = [word for word in particles if word not in PARTICLES]
    return (*reversed(free), *reversed(own))


def _targets(asked: Asked, particles: Sequence[str], event: str) -> tuple[str, ...]:
    """Return where targets are looked for: an object that the pattern names comes last, forces it moves never."""
    slots = (*_open(asked, particles), *TARGETS)
    if asked.objects:
        slots = (*(slot for slot in slots if slot != "obj"), *(() if event == "MOBILIZE" else ("obj",)))
    return tuple(dict.fromkeys(slots))


def _roles(asked: Asked, particles: Sequence[str], code: str, event: str) -> tuple[Roles, Roles]:
    """Fill both sides as the pattern says, else as PETRARCH does; `[a:a]` is mutual and `[:a]` done to the subject."""
    first, colon, second = code.partition(":")
    if asked.both or (colon and first == second):
        slots = (*TOGETHER, *_open(asked, particles))
        return Roles(tuple(dict.fromkeys(slots)), pooled=True), Roles(())
    source = Roles((asked.source or "subj",))
    targets = (asked.target,) if asked.target else _targets(asked, particles, event)
    target = Roles(tuple(slot for slot in targets if slot not in source.slots))
    return (target, source) if colon and not first else (source, target)


def _frame(
    verb: str, text: str, complements: Complements, code: str, meaning: Meaning, roles: tuple[Roles, Roles]
) -> Frame:
    actor, recipient = roles
    return Frame(
        pattern=text,
        pos="v",
        event=meaning.event,
        mode=meaning.modes,
        cameo=code,
        head=verb,
        subject=frozenset(),
        modifiers=(),
        complements=complements,
        actor=actor,
        recipient=recipient,
        asked=complements.words(),
        by_maker=bool(complements.objects) and not actor.pooled and QUAD.get(meaning.event) in (1, 3),
    )


def _code(code: str) -> str:
    """Return the code of what the source does, or where there is none of what is done to it."""
    first, _, second = code.partition(":")
    return first.strip() or second.strip() or NULL


def _heads(verbs: Sequence[Verb], block_code: str, tally: Tally) -> Iterator[Head]:
    """Yield the verbs that come first in their phrase, with nothing but particles and prepositions behind them."""
    for verb in verbs:
        words = words_of(verb.words)
        late = any(word.startswith("+") for word in words[1:])
        head, *rest = (word.lstrip("+") for word in words)
        if late or set(rest) - PREPOSITIONS:
            tally.leave_out(LATE_VERB, verb.where)
        else:
            yield Head(verb.where, head, tuple(rest), verb.code or block_code)


def _meant(
    found: Sequence[Pattern], synsets: Mapping[str, Sequence[str]], cameo: Cameo, tally: Tally
) -> Iterator[Meant]:
    """Yield the patterns that a frame can express."""
    for pattern in found:
        meaning = cameo.event(_code(pattern.code))
        if meaning is None:
            tally.leave_out(NO_CODE, pattern.where)
            continue
        try:
            asked = read_pattern(pattern.before, pattern.after, synsets)
        except Inexpressible as why:
            tally.leave_out(str(why), pattern.where)
            continue
        tally.read += 1
        yield Meant(pattern, asked, meaning)


def _bare(head: Head, cameo: Cameo, tally: Tally) -> Frame | None:
    """Return the frame of a verb alone; one that codes nothing is a verb without an entry."""
    meaning = cameo.event(_code(head.code))
    if meaning is None:
        tally.leave_out(NO_CODE, head.where)
        return None
    tally.read += 1
    if meaning.event == NOTHING:
        return None
    asked = Asked()
    words, roles = asked.complements(head.particles), _roles(asked, head.particles, head.code, meaning.event)
    return _frame(head.word, " ".join((head.word, *head.particles)), words, _code(head.code), meaning, roles)


def frames_of(read: VerbDictionary, cameo: Cameo, tally: Tally) -> Iterator[tuple[Frame, str]]:
    """Yield each frame with the `FILE:NUMBER` of its line."""
    for block in read.blocks:
        heads = list(_heads(block.verbs, block.code, tally))
        patterns = list(_meant(block.patterns, read.synsets, cameo, tally))
        for head in heads:
            bare = _bare(head, cameo, tally)
            if bare is not None:
                yield bare, head.where
            for pattern, asked, meaning in patterns:
                words = asked.complements(head.particles)
                roles = _roles(asked, head.particles, pattern.code, meaning.event)
                text = " ".join((head.word, *head.particles, *pattern.after.lower().split()))
                yield _frame(head.word, text, words, _code(pattern.code), meaning, roles), pattern.where


def with_frames(own: Frames, added: Sequence[Frame]) -> Frames:
    """Add frames; one that asks for the same words as another replaces it, and the last of several stands."""
    by_head: dict[tuple[str, str], dict[object, Frame]] = {}
    for frame in added:
        key = (frame.subject, frame.modifiers, frame.complements)
        by_head.setdefault((frame.head, frame.pos), {})[key] = frame
    found = dict(own.by_head)
    for head, frames in by_head.items():
        kept = {(frame.subject, frame.modifiers, frame.complements): frame for frame in found.get(head, ())} | frames
        found[head] = ordered(kept.values())
    return Frames(found)
