"""Verb dictionaries as frames: every verb of a block with every pattern of it."""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.lexicon.frames import NOTHING, PREPOSITIONS, Complements, Frame, Frames, Roles, ordered
from dragoman.lexicon.petrarch.cameo import NULL, Cameo, Meaning
from dragoman.lexicon.petrarch.lines import Tally
from dragoman.lexicon.petrarch.patterns import Asked, Inexpressible, read_pattern
from dragoman.lexicon.petrarch.verbs import Pattern, Verb, VerbDictionary, words_of
from dragoman.lexicon.plover import QUAD

# PETRARCH takes for target the first actor below the verb, as object or behind a preposition.
TARGETS = ("obj", "iobj", "to", "with", "against", "on", "from", "for", "at", "of", "over")
TOGETHER = ("subj", "obj", "with", "between")

NO_CODE = "have a code that CAMEO does not have"
LATE_VERB = "are phrases whose verb is not the first word"


def _open(asked: Asked, particles: Sequence[str]) -> tuple[str, ...]:
    """Return the prepositions that a pattern leaves open, the last first."""
    free = [min(words) for words, phrase in asked.prepositions if not phrase]
    return (*reversed(free), *particles)


def _roles(asked: Asked, particles: Sequence[str], code: str) -> tuple[Roles, Roles]:
    """Fill both sides as the pattern says, else as PETRARCH does; `[a:a]` is mutual and `[:a]` done to the subject."""
    first, colon, second = code.partition(":")
    if asked.both or (colon and first == second):
        slots = (*TOGETHER, *_open(asked, particles))
        return Roles(tuple(dict.fromkeys(slots)), pooled=True), Roles(())
    targets = tuple(dict.fromkeys((*_open(asked, particles), *TARGETS)))
    source = Roles((asked.source,) if asked.source else ("subj",))
    target = Roles((asked.target,) if asked.target else tuple(slot for slot in targets if slot not in source.slots))
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
        modifiers=(),
        complements=complements,
        actor=actor,
        recipient=recipient,
        by_maker=bool(complements.objects) and not actor.pooled and QUAD.get(meaning.event) in (1, 3),
    )


def _code(code: str) -> str:
    """Return the code of what the source does, or where there is none of what is done to it."""
    first, _, second = code.partition(":")
    return first.strip() or second.strip() or NULL


def _verb_words(verb: Verb) -> tuple[str, list[str]] | None:
    """Return verb and particles (`+STEP_UP`), None where the verb is not the first word or nouns follow it."""
    words = words_of(verb.words)
    head, *rest = [word.lstrip("+") for word in words]
    late = any(word.startswith("+") for word in words[1:])
    return None if late or set(rest) - PREPOSITIONS else (head, rest)


def _of_block(
    verbs: Sequence[tuple[Verb, str, list[str]]], patterns: Sequence[tuple[Pattern, Asked, Meaning]], code: str, cameo: Cameo,
    tally: Tally,
) -> Iterator[tuple[Frame, str]]:  # fmt: skip
    bare = Asked()
    for verb, head, particles in verbs:
        own = verb.code or code
        meaning = cameo.event(_code(own))
        if meaning is None:
            tally.leave_out(NO_CODE, verb.where)
        else:
            tally.read += 1
            if meaning.event != NOTHING:  # a bare verb that codes nothing is a verb without an entry
                words, roles = bare.complements(particles), _roles(bare, particles, own)
                yield _frame(head, " ".join((head, *particles)), words, _code(own), meaning, roles), verb.where
        for pattern, asked, means in patterns:
            words, roles = asked.complements(particles), _roles(asked, particles, pattern.code)
            text = " ".join((head, *particles, *pattern.after.lower().split()))
            yield _frame(head, text, words, _code(pattern.code), means, roles), pattern.where


def _patterns(found: Sequence[Pattern], synsets: Mapping[str, Sequence[str]], cameo: Cameo, tally: Tally) -> Iterator[
    tuple[Pattern, Asked, Meaning]
]:  # fmt: skip
    for pattern in found:
        meaning = cameo.event(_code(pattern.code))
        if meaning is None:
            tally.leave_out(NO_CODE, pattern.where)
            continue
        try:
            asked = read_pattern(pattern.before, pattern.after, synsets, pattern.where)
        except Inexpressible as why:
            tally.leave_out(str(why), pattern.where)
            continue
        tally.read += 1
        yield pattern, asked, meaning


def frames_of(read: VerbDictionary, cameo: Cameo, tally: Tally) -> Iterator[tuple[Frame, str]]:
    """Yield each frame with the `FILE:NUMBER` of its line.

    Raises LexiconError where a bracket of a pattern has no partner.
    """
    for block in read.blocks:
        verbs = []
        for verb in block.verbs:
            words = _verb_words(verb)
            if words is None:
                tally.leave_out(LATE_VERB, verb.where)
            else:
                verbs.append((verb, *words))
        patterns = list(_patterns(block.patterns, read.synsets, cameo, tally))
        yield from _of_block(verbs, patterns, block.code, cameo, tally)


def with_frames(own: Frames, added: Sequence[Frame]) -> Frames:
    """Add frames; one that asks for the same words as another replaces it, and the last of several stands."""
    by_head: dict[tuple[str, str], dict[object, Frame]] = {}
    for frame in added:
        key = (frame.modifiers, frame.complements)
        by_head.setdefault((frame.head, frame.pos), {})[key] = frame
    found = dict(own.by_head)
    for head, frames in by_head.items():
        kept = {(frame.modifiers, frame.complements): frame for frame in found.get(head, ())} | frames
        found[head] = ordered(kept.values())
    return Frames(found)
