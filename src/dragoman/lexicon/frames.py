"""Frame entries: which words report an event, what they must govern, and who plays which part."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import msgspec

from dragoman.lexicon.plover import MODES, QUAD, TYPES
from dragoman.lexicon.table import LexiconError, merged, values

COLUMNS = ("pattern", "pos", "mode", "cameo", "actor", "recipient")

# The closed class that separates a pattern's objects from its prepositional complements: prepositions, particles, and a
# few adverbs that stand where a particle would ("pay dearly", "jointly run", "go home").
PREPOSITIONS = frozenset(
    [
        "about",
        "aboard",
        "above",
        "across",
        "after",
        "against",
        "ahead",
        "along",
        "alongside",
        "amid",
        "among",
        "amongst",
        "around",
        "as",
        "ashore",
        "aside",
        "at",
        "away",
        "back",
        "before",
        "behind",
        "beneath",
        "beside",
        "between",
        "beyond",
        "by",
        "concerning",
        "despite",
        "dearly",
        "down",
        "during",
        "for",
        "forcibly",
        "forward",
        "from",
        "home",
        "in",
        "inside",
        "into",
        "jointly",
        "near",
        "of",
        "off",
        "on",
        "onto",
        "out",
        "outside",
        "over",
        "past",
        "regarding",
        "round",
        "through",
        "throughout",
        "to",
        "together",
        "toward",
        "towards",
        "under",
        "until",
        "up",
        "upon",
        "versus",
        "via",
        "with",
        "within",
        "without",
    ]
)
VARIANTS = {"on": "upon", "toward": "towards", "towards": "toward", "among": "amongst", "till": "until"}
# Entries of this file match like any other and code nothing: "declined to comment", "heart attack".
NOTHING = "NOTHING"
# In a pattern: what a verb reports as a clause ("protested that the vote was rigged"), a subject of several countries
# ("Japan and India held exercises").
CLAUSE, COUNTRIES = "CLAUSE", "COUNTRIES"
SUBJECT_MARK = ">"  # behind the word that a verb's subject must be: `{protester} > storm {building}`
SLOTS = PREPOSITIONS | {"subj", "obj", "iobj", "poss", "comp", "mod", "speaker"}
DEFAULT_ROLES = {
    "v": (("subj",), ("obj",)),
    "n": (("poss", "by", "comp"), ("on", "against", "to", "with")),
    "a": (("comp", "by"), ("mod",)),
    "m": ((), ()),
}

MOST_NAMED = 3  # alternatives of one word in the name of an entry

Words = frozenset[str]


class Roles(msgspec.Struct, frozen=True):
    """Slots to try in order; where `pooled`, all of them together."""

    slots: tuple[str, ...]
    pooled: bool = False


class Complements(msgspec.Struct, frozen=True):
    """What a head must govern: alternatives for each object word, and (preposition, what it may govern) pairs.

    Of several words behind a preposition the last is what it governs, and the others stand before that.
    """

    objects: tuple[Words, ...] = ()
    prepositions: tuple[tuple[Words, tuple[Words, ...]], ...] = ()

    def words(self) -> tuple[Words, ...]:
        """All alternatives, in the order of the pattern."""
        return (*self.objects, *(words for first, wanted in self.prepositions for words in (first, *wanted)))

    def __len__(self) -> int:
        return len(self.objects) + sum(1 + len(wanted) for _, wanted in self.prepositions)


class Frame(msgspec.Struct, frozen=True):
    """One entry, compiled.

    `modifiers` must all stand before a noun head; `subject` is what a verb's must be, empty where it may be anyone.
    """

    pattern: str
    pos: str
    event: str
    mode: tuple[str, ...]
    cameo: str
    head: str
    subject: Words
    modifiers: tuple[Words, ...]
    complements: Complements
    actor: Roles
    recipient: Roles
    # Whose the pattern's object is ("rejected Iraq's proposal") comes before any other recipient.
    by_maker: bool
    # All that must stand somewhere in the sentence: what the rest asks for, without where.
    asked: tuple[Words, ...]

    @property
    def specificity(self) -> int:
        """How many words the entry asks for, a subject counted twice since it says most: the longer entry wins."""
        return 2 * bool(self.subject) + len(self.modifiers) + len(self.complements)

    @property
    def breadth(self) -> int:
        """How many words would do for those: of two equally long entries the narrower wins."""
        return sum(map(len, self.asked))

    @property
    def name(self) -> str:
        """What an event cites: `ASSAULT come under fire/v`. Of long lists of alternatives it gives the first."""
        return f"{self.event} {' '.join(map(self._short, self.pattern.split()))}/{self.pos}"

    def _short(self, part: str) -> str:
        words = part.split("/")
        if len(words) <= MOST_NAMED:
            return part
        return f"{self.head}/…" if self.head in words else "/".join([*words[:MOST_NAMED], "…"])


class Frames(msgspec.Struct, frozen=True):
    """All entries by (head lemma, part of speech), the most specific first."""

    by_head: dict[tuple[str, str], tuple[Frame, ...]]


class Governor(msgspec.Struct, frozen=True):
    """A word that changes what it governs: `coop`, `flip` or `keep` (docs/lexicon.md)."""

    effect: str
    complements: Complements


class Light(msgspec.Struct, frozen=True):
    """A verb that lends an event noun its subject; the noun is its object, or what its last preposition governs."""

    complements: Complements
    subject: str


class Flip(msgspec.Struct, frozen=True):
    """What ending an act of some type amounts to."""

    becomes: str
    mode: tuple[str, ...]
    cameo: str


def load_classes(folders: Sequence[Path]) -> dict[str, Words]:
    """Read classes/NAME.txt of every folder; a later folder's lemmas are added to an earlier one's."""
    found: dict[str, set[str]] = {}
    for folder in folders:
        for path in sorted((folder / "classes").glob("*.txt")):
            lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
            found.setdefault(path.stem, set()).update(line for line in lines if line and not line.startswith("#"))
    return {name: frozenset(lemmas) for name, lemmas in found.items()}


def _alternatives(word: str, classes: dict[str, Words], where: str) -> Words:
    found: set[str] = set()
    for part in word.split("/"):
        if part.startswith("{"):
            name = part.strip("{}")
            if name not in classes:
                raise LexiconError(f"{where}: no class {{{name}}}")
            found |= classes[name]
        else:
            found.add(part)
            if part in VARIANTS:
                found.add(VARIANTS[part])
    return frozenset(found)


@cache
def _split(cell: str) -> Roles:
    return Roles(() if cell == "none" else tuple(cell.replace("+", "|").split("|")), "+" in cell)


def _roles(cell: str, where: str) -> Roles:
    roles = _split(cell)
    if not SLOTS.issuperset(roles.slots):
        raise LexiconError(f"{where}: no slot {', '.join(sorted(set(roles.slots) - SLOTS))}")
    return roles


def _complements(words: list[Words]) -> Complements:
    """Split what follows a head into object words and (preposition, its object) pairs."""
    objects: list[Words] = []
    prepositions: list[tuple[Words, tuple[Words, ...]]] = []
    for word in words:
        if word <= PREPOSITIONS:
            prepositions.append((word, ()))
        elif prepositions:
            first, wanted = prepositions[-1]
            prepositions[-1] = (first, (*wanted, word))
        else:
            objects.append(word)
    return Complements(tuple(objects), tuple(prepositions))


def _default_roles(pos: str, complements: Complements) -> tuple[Roles, Roles]:
    free = [sorted(word) for word, wanted in complements.prepositions if not wanted]
    actor, recipient = DEFAULT_ROLES[pos]
    if pos == "v":
        if free and "from" in free[-1]:  # "barred observers from the hall"
            return Roles(actor), Roles((*recipient, *free[-1]))
        return Roles(actor), Roles((*(free[-1] if free else ()), *recipient))
    if pos == "a" and free:  # "opposed to": said of its subject
        return Roles(("subj",)), Roles(tuple(free[-1]))
    return Roles(actor), Roles(recipient)


def _compile(event: str, row: tuple[str, ...], classes: dict[str, Words], where: str) -> list[Frame]:
    pattern, pos, mode, cameo, actor, recipient = row
    where = f"{where}: {pattern!r}"
    modes = values(mode)
    if pos not in DEFAULT_ROLES or not (cameo.isdigit() or event == NOTHING):
        raise LexiconError(f"{where}: pos is {', '.join(DEFAULT_ROLES)}, and cameo is digits")
    if wrong := set(modes) - set(MODES.get(event, ())):
        raise LexiconError(f"{where}: {event} has no mode {', '.join(sorted(wrong))}")
    before, _, after = pattern.rpartition(SUBJECT_MARK)
    parts = after.split()
    if before and pos != "v":
        raise LexiconError(f"{where}: only a verb has a subject")
    cut = next((at for at in range(1, len(parts)) if parts[at].split("/")[0] in PREPOSITIONS), len(parts))
    head_at = cut - 1 if pos == "n" else 0
    words = [_alternatives(part, classes, where) for part in parts]
    complements = _complements(words[head_at + 1 :])
    subject = _alternatives(before.strip(), classes, where) if before else frozenset()
    modifiers = tuple(words[:head_at])
    asked = (*((subject,) if subject else ()), *modifiers, *complements.words())
    roles = (
        _roles(actor, where) if actor else _default_roles(pos, complements)[0],
        _roles(recipient, where) if recipient else _default_roles(pos, complements)[1],
    )
    by_maker = pos == "v" and bool(complements.objects) and "+" not in actor and QUAD.get(event) in (1, 3)
    return [
        Frame(
            pattern=pattern,
            pos=pos,
            event=event,
            mode=modes,
            cameo=cameo,
            head=head,
            subject=subject,
            modifiers=modifiers,
            complements=complements,
            actor=roles[0],
            recipient=roles[1],
            by_maker=by_maker,
            asked=asked,
        )
        for head in sorted(words[head_at])
    ]


def load_frames(folders: Sequence[Path], classes: dict[str, Words]) -> Frames:
    """Read frames/TYPE.tsv of every folder.

    Raises LexiconError, naming file and row, for an unknown mode, class, slot or part of speech.
    """
    by_head: dict[tuple[str, str], list[Frame]] = {}
    for event in (*TYPES, NOTHING):
        name = f"frames/{event.lower()}.tsv"
        for row in merged(folders, name, COLUMNS, key=2):
            for frame in _compile(event, row, classes, name):
                by_head.setdefault((frame.head, frame.pos), []).append(frame)
    return Frames({key: ordered(frames) for key, frames in by_head.items()})


def ordered(frames: Iterable[Frame]) -> tuple[Frame, ...]:
    """Return the entries of one head as they are tried: the most specific first, of those the one that asks for more
    objects, then the narrowest."""

    def order(frame: Frame) -> tuple[int, int, int, str]:
        return -frame.specificity, -len(frame.complements.objects), frame.breadth, frame.name

    return tuple(sorted(frames, key=order))


def _head_and_complements(pattern: str, classes: dict[str, Words], where: str) -> tuple[Words, Complements]:
    head, *rest = (_alternatives(part, classes, where) for part in pattern.split())
    return head, _complements(rest)


def load_governors(folders: Sequence[Path], classes: dict[str, Words]) -> dict[tuple[str, str], tuple[Governor, ...]]:
    """Read governors.tsv: by (lemma, part of speech), the entry with most words first."""
    found: dict[tuple[str, str], list[Governor]] = {}
    for pattern, pos, effect in merged(folders, "governors.tsv", ("pattern", "pos", "effect"), key=2):
        if effect not in ("coop", "moot", "flip", "keep"):
            raise LexiconError(f"governors.tsv: {pattern!r}: effect is coop, moot, flip or keep")
        heads, rest = _head_and_complements(pattern, classes, "governors.tsv")
        for head in heads:
            found.setdefault((head, pos), []).append(Governor(effect, rest))
    return {key: tuple(sorted(entries, key=lambda entry: -len(entry.complements))) for key, entries in found.items()}


def load_light(folders: Sequence[Path], classes: dict[str, Words]) -> dict[str, tuple[Light, ...]]:
    """Read light.tsv: by verb lemma, the entry with most words first."""
    found: dict[str, list[Light]] = {}
    for pattern, subject in merged(folders, "light.tsv", ("pattern", "subject")):
        if subject not in ("actor", "recipient", "both"):
            raise LexiconError(f"light.tsv: {pattern!r}: subject is actor, recipient or both")
        heads, rest = _head_and_complements(pattern, classes, "light.tsv")
        for head in heads:
            found.setdefault(head, []).append(Light(rest, subject))
    return {verb: tuple(sorted(entries, key=lambda entry: -len(entry.complements))) for verb, entries in found.items()}


def load_flips(folders: Sequence[Path]) -> dict[str, Flip]:
    """Read flips.tsv: by type ended, what that amounts to."""
    columns = ("event", "becomes", "mode", "cameo")
    found = {}
    for event, becomes, mode, cameo in merged(folders, "flips.tsv", columns):
        if {event, becomes} - set(TYPES):
            raise LexiconError(f"flips.tsv: {event} or {becomes} is no type")
        found[event] = Flip(becomes, values(mode), cameo)
    return found
