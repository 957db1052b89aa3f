"""Names as they compare: what of a spelling counts, and how near two spellings are.

People are compared by given name and surname, bodies by their words. A score lies between 0 and 1; what it
must reach depends on who else is in the article and is decided in `identity`.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz.distance import Levenshtein

from dragoman.lexicon import Lexicon
from dragoman.lexicon.countries import key
from dragoman.record.sounds import (
    POSSESSIVE,
    likeness,
    near,
    plain,
    rules,
    same_sound,
    sound,
)
from dragoman.record.syllables import agree, syllables

WORD = re.compile(r"[^\W_]+(?:[’'ʼ`][^\W_]+)*")
HYPHENED = re.compile(r"[^\W_]+(?:[-’'ʼ`][^\W_]+)*")
NICKNAME = re.compile(r"\s[\"“„«(‘][^\"”»)’]+[\"”»)’](?=\s)")  # Pavlo "Raven" Kozak
ACRONYM = re.compile(r"(?:[A-Z]\.?&?){2,8}s?$")
DOTS = re.compile(r"\b(?:[A-Za-z]\.){2,}")
# "Servant of": Abdul Rahman, Abdel-Rahman, Abd al-Rahman, Abdurrahman.
SERVANT = re.compile(r"abd(?:[aeiou][lrdnszt]?)?$")
SERVANT_JOINED = re.compile(r"abd(?:[aeiou](?:l|([rdnszt])(?=\1)))?(?=[^aeiou].{2}|[aeiou].{3})")
ARTICLE = re.compile(r"^(?:[ae]l|b[ei]n)(?=.{4})")

NEAR = 0.77  # likeness of a slip, one letter in five
MIDDLE = 0.75  # of middle names behind one given name: Min Ang and Min Aung, not Ahmad Shah and Ahmad Zia
FAR = 0.65  # likeness of two in six letters: a syllable lost by a translating machine, which needs more than the name
WRITTEN_TOGETHER = 0.9  # of whole names, one vowel in ten letters: Abdel Fattah and Abdulfattah
TELLING_ACRONYM = 4  # letters from which an acronym is hardly another's
ORGAN = "organ:"  # marks the word for a body that every state has, see organs.py
LONG_WORD = 6  # letters from which a word of a body's name may be a slip of another


@cache
def known_names() -> frozenset[str]:
    """Return the people and bodies that the lexicon knows, as it names them."""
    return frozenset(known.name for known in Lexicon().known)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name without titles and particles; `given` is empty for a bare surname.

    A Chinese or Korean surname is the last here, too, though it is printed first.
    """

    given: tuple[str, ...]
    surname: str

    @property
    def full(self) -> bool:
        return bool(self.given)

    @property
    def surnames(self) -> tuple[str, ...]:
        """The surname, and what of it stands alone: Nasser for Abdel Nasser, Sadr for Alsadr, Jamaa for Benjamaa."""
        bare = (self.surname.removeprefix("abd"), ARTICLE.sub("", self.surname))
        return (self.surname, *(one for one in bare if one != self.surname and len(one) >= 4))

    def __str__(self) -> str:
        return " ".join((*self.given, self.surname))


def _served(words: list[str]) -> list[str]:
    """Return words with "servant of" and what follows it as one."""
    found: list[str] = []
    for word in words:
        if found and SERVANT.fullmatch(found[-1]):
            found[-1] = f"abd{word}"
        else:
            found.append(word if SERVANT.fullmatch(word) else SERVANT_JOINED.sub("abd", word, count=1))
    return found


@lru_cache(maxsize=65536)
def person(text: str) -> PersonName | None:
    """Read a spelling of a person's name; None where nothing but titles is left."""
    known = rules()
    words = [plain(word) for word in WORD.findall(NICKNAME.sub("", text))]
    while len(words) > 1 and (words[0] in known.titles or known.territories.demonym(words[0])):
        words.pop(0)
    while len(words) > 1 and known.territories.demonym(words[-1]):
        words.pop()
    if syllables(tuple(words)):
        at = 1 if len(words) > 3 else 0
        return PersonName(tuple(words[at + 1 :]), words[at])
    kept = _served([word for word in words if word not in known.particles and word]) or words[-1:]
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
    """An organisation's or group's name: its words, countries as `@CODE`, and whether it is an acronym.

    `initials` has those of articles and prepositions as capitals: an acronym may leave them out.
    """

    words: tuple[str, ...]
    acronym: str | None
    initials: str = ""

    @property
    def full(self) -> bool:
        return self.acronym is None and len(self.words) > 1

    @property
    def of_state(self) -> bool:
        """Is it a body that every state has, under the one name for all of its kind?"""
        return self.words[-1].startswith(ORGAN)

    def __str__(self) -> str:
        return " ".join(self.words)


def _country(word: str) -> str | None:
    """Return a state's code; a people within a state tells its bodies apart: Karen and Kachin are both of Myanmar."""
    lands = rules().territories
    return lands.by_demonym.get(key(word)) or lands.country(word)


@lru_cache(maxsize=65536)
def body(text: str) -> BodyName | None:
    """Read a spelling of an organisation's name; None where it has no word."""
    known = rules()
    bare = POSSESSIVE.sub("", DOTS.sub(lambda match: match.group().replace(".", ""), text.strip()))
    if ACRONYM.fullmatch(bare) and bare.casefold() not in known.same:
        return BodyName((bare.casefold(),), bare.replace(".", "").casefold())
    words = []
    folded = known.phrase_pattern.sub(lambda match: known.same[match.group()], " ".join(plain(w) for w in bare.split()))
    for word in HYPHENED.findall(folded):
        word = word.removeprefix("al-").removeprefix("el-")
        if word not in known.stops:
            code = _country(word)
            words.append(f"@{code}" if code else known.same.get(word, known.same.get(word.replace("-", ""), word)))
    kept = [word for word in words if word not in known.generic] or words
    initials = "".join(
        first[0].upper() if first in known.stops else first[0]
        for raw in HYPHENED.findall(text)
        if (first := plain(raw))
    )
    return BodyName(tuple(kept), None, initials) if kept else None


@cache
def known_bodies() -> frozenset[tuple[str, ...]]:
    """Return the words of the lexicon's bodies with names of several words, as they compare."""
    names = (name for known in Lexicon().known if known.kind != "person" for name in (known.name, *known.aliases))
    return frozenset(read.words for name in names if (read := body(name)) is not None and read.full)


Name = PersonName | BodyName


@dataclass(frozen=True, slots=True)
class Match:
    """How near two names are, and why, in words for a person."""

    score: float
    reason: str


def _one_given(left: str, right: str) -> bool:
    """Can two given names be one? As initials, as one language's form of the other, or a turned vowel apart."""
    if min(len(left), len(right)) == 1:
        return left[0] == right[0]
    known = rules().given
    left, right = known.get(left, left), known.get(right, right)
    bare = ARTICLE.sub("", left), ARTICLE.sub("", right)
    return near(left, right, strict=True) is not None or near(*bare, strict=True) is not None


def _fit(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Do some of the many given names agree, in their order, with all of the few?"""
    rest = iter(many)
    return all(any(_one_given(one, other) for other in rest) for one in few)


def given_agree(left: PersonName, right: PersonName) -> Literal["agree", "common", "after", "behind"] | None:
    """Could two persons' given names be one person's? A middle name may be left out, an initial stand for its name.

    `common` says that only one of the two goes on after a given name that everyone bears: Mohammad, Mohammad Reza;
    `behind` that only one has another name before the shared one, as sons do whose fathers' names follow their own;
    `after` that it is one that many bear and leave out: Muhammad Hosni Mubarak.
    """
    few, many = sorted((left.given, right.given), key=len)
    if not _fit(few, many):
        slip = len(few) == len(many) > 1 and few[0] == many[0]
        return "agree" if slip and all(likeness(a, b) >= MIDDLE for a, b in zip(few, many, strict=True)) else None
    if not _one_given(few[0], many[0]):
        before = next(at for at, other in enumerate(many) if _one_given(few[0], other))
        return "after" if all(sound(one) in rules().omitted for one in many[:before]) else "behind"
    lone = len(few) == 1 < len(many) and sound(few[0]) in rules().common and sound(few[0]) == sound(many[0])
    return "common" if lone else "agree"


def _goes_on(left: PersonName, right: PersonName) -> bool:
    """Is one name all of the other and one more behind it: Joseph Kabila Kabange? Not where many bear the shorter."""
    few, many = sorted(((*left.given, left.surname), (*right.given, right.surname)), key=len)
    common = any(sound(word) in rules().common for word in few)
    return not common and len(few) == len(many) - 1 and all(same_sound(a, b) for a, b in zip(few, many, strict=False))


def _two_full(left: PersonName, right: PersonName) -> Match | None:
    if left == right:
        return Match(1.0, "same name")
    told = agree(syllables((left.surname, *left.given)), syllables((right.surname, *right.given)))
    if told is not None:
        return Match(0.97, "same syllables") if told else None
    a, b = (
        [sound(word) for word in (*left.given, left.surname)],
        [sound(w) for w in (*right.given, right.surname)],
    )
    if a == b or "".join(a) == "".join(b):
        return Match(0.97, "same name, spelled otherwise")
    if sorted(a) == sorted(b):
        return Match(0.95, "same names in another order")
    together = Levenshtein.normalized_similarity("".join(a), "".join(b)) >= WRITTEN_TOGETHER
    if a[-1] == b[-1] and together and len(left.given) != len(right.given):
        return Match(0.93, "same surname, given names written together or apart")
    given = given_agree(left, right)
    if given is None:
        return Match(0.88, "one has a name more behind the same names") if _goes_on(left, right) else None
    apart = near(left.surname, right.surname)
    if apart is None and any(same_sound(a, b) for a in left.surnames for b in right.surnames):
        apart = 0  # the article written as part of one of them
    if given == "behind":
        return Match(0.6, "surnames agree, another given name before the shared one") if apart is not None else None
    if given == "after":
        return Match(0.88, "a common given name left out, surnames agree") if apart is not None else None
    if given == "common":
        return Match(0.7, "surnames agree, a common given name") if apart is not None else None
    if apart == 0:
        return Match(0.93, "same surname, given names agree")
    if apart is not None:
        turned = apart == 1 and sound(left.given[0]) == sound(right.given[0])
        return Match(0.93 if turned else 0.88, "given names agree, surnames sound alike")
    if _goes_on(left, right):
        return Match(0.88, "one has a name more behind the same names")
    return Match(0.66, "given names agree, surnames are near") if likeness(left.surname, right.surname) >= FAR else None


def compare_people(left: PersonName, right: PersonName) -> Match | None:
    """Compare two spellings of people; None where they could hardly be one name."""
    if left.full and right.full:
        return _two_full(left, right)
    shared = [(a, b) for a in left.surnames for b in right.surnames]
    if any(a == b for a, b in shared):
        return Match(0.9, "same surname")
    if any(same_sound(a, b) for a, b in shared):
        return Match(0.86, "same surname, spelled otherwise")
    if any(near(a, b) is not None for a, b in shared):
        return Match(0.8, "surnames sound alike")
    return Match(0.62, "surnames are near") if near_surname(left, right) else None


def near_surname(left: Name, right: Name) -> bool:
    """Are two people's surnames a slip apart, one letter in five?"""
    if not (isinstance(left, PersonName) and isinstance(right, PersonName)):
        return False
    return min(len(left.surname), len(right.surname)) > 4 and likeness(left.surname, right.surname) >= NEAR


def is_owner(word: str) -> bool:
    return word.startswith("@") or word in rules().owners


def _is_acronym(short: str, initials: str) -> bool:
    """Do the letters of an acronym stand for all words, but for articles and prepositions that it leaves out?"""
    return re.fullmatch("".join(f"{c.lower()}?" if c.isupper() else re.escape(c) for c in initials), short) is not None


def _slipped(left: BodyName, right: BodyName) -> bool:
    """Are two names word for word the same but for slips in long words? `@CODE` is never a slip."""
    if len(left.words) != len(right.words):
        return False
    pairs = [(a, b) for a, b in zip(left.words, right.words, strict=True) if a != b]
    return all(
        min(len(a), len(b)) >= LONG_WORD and "@" not in a + b and a[0] == b[0] and near(a, b) is not None
        for a, b in pairs
    )


def _loaded(name: BodyName) -> bool:
    """Does a name end in a noun that others put for the body's own: "Rapid Support militia"?"""
    return name.words[-1] in rules().fighters


def core_words(name: BodyName) -> tuple[str, ...]:
    """Return the words of a body's name less whose it is and the noun for armed bodies at its end."""
    ends = name.words[-1] in rules().armed or _loaded(name)
    return tuple(word for word in (name.words[:-1] if ends else name.words) if not is_owner(word))


def compare_bodies(left: BodyName, right: BodyName) -> Match | None:
    """Compare two spellings of organisations; None where they could hardly be one name."""
    if left.words == right.words:
        return Match(1.0, "same name")
    if left.acronym or right.acronym:
        short, long = (left, right) if left.acronym else (right, left)
        if not long.acronym and len(long.words) > 1 and _is_acronym(short.acronym or "", long.initials):
            return Match(0.9 if len(short.acronym or "") >= TELLING_ACRONYM else 0.85, "acronym of the other")
        return None
    if left.of_state or right.of_state:
        return None
    a, b = set(left.words), set(right.words)
    if a == b:
        return Match(0.96, "same words")
    small, extra = (a, b - a) if a < b else (b, a - b)
    if (a < b or b < a) and all(is_owner(word) for word in extra):
        core = [word for word in small if not is_owner(word)]
        return Match(0.88 if len(core) > 1 else 0.7, "same words but for whose it is")
    if core_words(left) == core_words(right) and len(core_words(left)) > 1 and (_loaded(left) or _loaded(right)):
        return Match(0.85, "same words but for what kind of armed body it is")
    if len(a) == len(b) and all(any(same_sound(word, other) for other in b) for word in a):
        return Match(0.93, "same words, spelled otherwise")
    return Match(0.9, "names differ by a slip") if _slipped(left, right) else None


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
