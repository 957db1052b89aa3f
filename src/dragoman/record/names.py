"""Names as they compare: what of a spelling counts, and how near two spellings are.

People are compared by given name and surname, bodies by their words. A score lies between 0 and 1; what it
must reach depends on who else is in the article and is decided in `identity`.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from dragoman.lexicon import Lexicon
from dragoman.record.sounds import POSSESSIVE, likeness, near, plain, rules, same_sound, skeleton, skeletons, sound
from dragoman.record.syllables import agree, syllables

WORD = re.compile(r"[^\W_]+(?:[’'ʼ`][^\W_]+)*")
HYPHENED = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
ACRONYM = re.compile(r"(?:[A-Z]\.?&?){2,8}s?$")
DOTS = re.compile(r"\b(?:[A-Za-z]\.){2,}")
# Abdul Rahman, Abdel-Rahman, Abdurrahman: "servant of", the article of which is swallowed or written apart.
SERVANT = re.compile(r"abd(?:[aeiou](?:l|(?=([a-z])\1)))?$|abd(?:[aeiou](?:l|([a-z])(?=\2)))?(?=.{3})")

FAR = 0.65  # likeness of two in six letters: a syllable lost by a translating machine, which needs more than the name
WRITTEN_TOGETHER = 0.9  # of whole names, one vowel in ten letters: Abdel Fattah and Abdulfattah
TELLING_ACRONYM = 4  # letters from which an acronym is hardly another's
LONG_WORD = 6  # letters from which a word of a body's name may be a slip of another


@cache
def known_names() -> frozenset[str]:
    """Return the people and bodies that the lexicon knows, as it names them."""
    return frozenset(known.name for known in Lexicon().known)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name without titles and particles; `given` is empty for a bare surname."""

    given: tuple[str, ...]
    surname: str

    @property
    def full(self) -> bool:
        return bool(self.given)

    def __str__(self) -> str:
        return " ".join((*self.given, self.surname))


@lru_cache(maxsize=65536)
def person(text: str) -> PersonName | None:
    """Read a spelling of a person's name; None where nothing but titles is left."""
    known = rules()
    words = [plain(word) for word in WORD.findall(text)]
    while len(words) > 1 and (words[0] in known.titles or known.territories.demonym(words[0])):
        words.pop(0)
    while len(words) > 1 and known.territories.demonym(words[-1]):
        words.pop()
    kept = [word for word in words if word not in known.particles and word] or words[-1:]
    if kept and known.territories.demonym(kept[-1]):
        return None
    if not kept or (len(kept) == 1 and kept[0] in known.titles):
        return None
    return PersonName(tuple(kept[:-1]), kept[-1])


@lru_cache(maxsize=65536)
def without_titles(text: str) -> str:
    """Return a spelling without the titles before it, as it is to be shown."""
    known = rules()
    words = text.split()
    while len(words) > 1 and ((bare := plain(words[0]).strip(".")) in known.titles or known.territories.demonym(bare)):
        words.pop(0)
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class BodyName:
    """An organisation's or group's name: its words, countries as `@CODE`, and whether it is an acronym."""

    words: tuple[str, ...]
    acronym: str | None
    initials: str = ""

    @property
    def full(self) -> bool:
        return self.acronym is None and len(self.words) > 1

    def __str__(self) -> str:
        return " ".join(self.words)


def _country(word: str) -> str | None:
    lands = rules().territories
    return lands.demonym(word) or lands.country(word)


@lru_cache(maxsize=65536)
def body(text: str) -> BodyName | None:
    """Read a spelling of an organisation's name; None where it has no word."""
    known = rules()
    bare = POSSESSIVE.sub("", DOTS.sub(lambda match: match.group().replace(".", ""), text.strip()))
    if ACRONYM.fullmatch(bare) and bare.casefold() not in known.same:
        return BodyName((bare.casefold(),), bare.replace(".", "").casefold())
    words = []
    folded = known.phrase_pattern.sub(lambda match: known.same[match.group()], " ".join(plain(w) for w in bare.split()))
    for word in re.findall(r"[^\W_]+(?:-[^\W_]+)*", folded):
        if word not in known.stops:
            code = _country(word)
            words.append(f"@{code}" if code else known.same.get(word, word))
    kept = [word for word in words if word not in known.generic] or words
    initials = "".join(bare[0] for raw in WORD.findall(text) if (bare := plain(raw)) not in known.stops and bare)
    return BodyName(tuple(kept), None, initials) if kept else None


Name = PersonName | BodyName


@dataclass(frozen=True, slots=True)
class Match:
    """How near two names are, and why, in words for a person."""

    score: float
    reason: str


def given_agree(left: PersonName, right: PersonName) -> bool:
    """Could two given names be one person's? Initials, middle names, transliterations do not part them."""
    for a, b in (
        (left.given[0], right.given[0]),
        (left.given[-1], right.given[0]),
        (left.given[0], right.given[-1]),
    ):
        if sound(a) == sound(b) or likeness(a, b) >= NEAR:
            return True
        if min(len(a), len(b)) == 1 and a[0] == b[0]:
            return True
    return False


def _two_full(left: PersonName, right: PersonName) -> Match | None:
    if left == right:
        return Match(1.0, "same name")
    a, b = (
        [sound(word) for word in (*left.given, left.surname)],
        [sound(w) for w in (*right.given, right.surname)],
    )
    if a == b or "".join(a) == "".join(b):
        return Match(0.97, "same name, spelled otherwise")
    if sorted(a) == sorted(b):
        return Match(0.95, "same names in another order")
    if a[-1] == b[-1] and Levenshtein.normalized_similarity("".join(a), "".join(b)) >= WRITTEN_TOGETHER:
        return Match(0.93, "same surname, given names written together or apart")
    if not given_agree(left, right):
        return None
    near = likeness(left.surname, right.surname)
    if a[-1] == b[-1]:
        return Match(0.93, "same surname, given names agree")
    if near >= NEAR or (near >= FAR and skeleton(left.surname) == skeleton(right.surname)):
        return Match(0.88, "given names agree, surnames sound alike")
    return Match(0.66, "given names agree, surnames are near") if near >= FAR else None


def compare_people(left: PersonName, right: PersonName) -> Match | None:
    """Compare two spellings of people; None where they could hardly be one name."""
    if left.full and right.full:
        return _two_full(left, right)
    if left.surname == right.surname:
        return Match(0.9, "same surname")
    if sound(left.surname) == sound(right.surname):
        return Match(0.86, "same surname, spelled otherwise")
    near = likeness(left.surname, right.surname)
    if near >= FAR and skeleton(left.surname) == skeleton(right.surname):
        return Match(0.8, "surnames sound alike")
    return Match(0.62, "surnames are near") if near_surname(left, right) else None


def near_surname(left: Name, right: Name) -> bool:
    """Are two people's surnames a slip apart?"""
    if not (isinstance(left, PersonName) and isinstance(right, PersonName)):
        return False
    return min(len(left.surname), len(right.surname)) > 4 and likeness(left.surname, right.surname) >= NEAR


def _is_owner(word: str) -> bool:
    return word.startswith("@") or word in rules().owners


def compare_bodies(left: BodyName, right: BodyName) -> Match | None:
    """Compare two spellings of organisations; None where they could hardly be one name."""
    if left.words == right.words:
        return Match(1.0, "same name")
    if left.acronym or right.acronym:
        short, long = (left, right) if left.acronym else (right, left)
        if not long.acronym and len(long.words) > 1 and short.acronym == long.initials:
            return Match(0.85, "acronym of the other")
        return None
    a, b = set(left.words), set(right.words)
    if a == b:
        return Match(0.96, "same words")
    small, extra = (a, b - a) if a < b else (b, a - b)
    if (a < b or b < a) and all(_is_owner(word) for word in extra):
        core = [word for word in small if not _is_owner(word)]
        return Match(0.88 if len(core) > 1 else 0.7, "same words but for whose it is")
    near = Levenshtein.normalized_similarity(str(left), str(right))
    return Match(0.82, "names differ by a slip") if near >= 0.9 and len(str(left)) > 9 else None


def read_name(kind: str | None, text: str) -> Name | None:
    """Read a spelling as a name of its kind."""
    return person(text) if kind == "person" else body(text)


def encode(name: Name) -> str:
    """Return a name as one line that `decode` reads."""
    if isinstance(name, PersonName):
        return str(name)
    return f"={name.acronym}" if name.acronym else f"{name}|{name.initials}"


@lru_cache(maxsize=65536)
def decode(kind: str | None, line: str) -> Name:
    """Return the name that `encode` wrote."""
    if kind == "person":
        words = line.split()
        return PersonName(tuple(words[:-1]), words[-1])
    if line.startswith("="):
        return BodyName((line[1:],), line[1:])
    words_part, _, initials = line.rpartition("|")
    return BodyName(tuple(words_part.split()), None, initials)


def compare(left: Name, right: Name) -> Match | None:
    """Compare two names of one kind."""
    if isinstance(left, PersonName) and isinstance(right, PersonName):
        return compare_people(left, right)
    if isinstance(left, BodyName) and isinstance(right, BodyName):
        return compare_bodies(left, right)
    return None


def block_keys(name: Name) -> set[str]:
    """Return the keys under which names that may be one are filed together."""
    if isinstance(name, PersonName):
        found = {f"surname {skeleton(name.surname)}"}
        if name.full:
            voiced = [sound(word) for word in (*name.given, name.surname)]
            found.add(f"given {voiced[0]} {voiced[-1][:1]}")
            found.add(f"words {' '.join(sorted(voiced))}")
        return found
    if name.acronym:
        return {f"acronym {name.acronym}"}
    core = [word for word in name.words if not _is_owner(word)] or list(name.words)
    found = {f"core {' '.join(sorted(set(core)))}", f"slip {skeleton(''.join(core))}"}
    return found | {f"acronym {name.initials}"} if name.full else found
