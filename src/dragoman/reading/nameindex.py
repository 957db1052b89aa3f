"""The names that the lexicon knows, by their first word, and what is known of a name found in a text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.language import Language

from dragoman.lexicon import Lexicon
from dragoman.types import MentionKind

UNMISTAKABLE = 4  # words of a name that is known even in lower case: "government of national accord"
DOTTED = re.compile(r"(\w\.)+")


@dataclass(slots=True, frozen=True)
class Entry:
    """A name in the index. `kind` is a mention kind, or demonym, capital, seat."""

    name: str
    kind: str
    code: str | None = None
    sector: str | None = None
    others: tuple[str, ...] = ()
    office: str | None = None


@dataclass(slots=True)
class Name:
    """A name found in a text: tokens [start, end) and what is known of who bears it."""

    start: int
    end: int
    entry: Entry
    known: bool
    identifier: str = ""

    @property
    def kind(self) -> MentionKind:
        kind = self.entry.kind
        if kind == "demonym":
            return "group"
        if kind in ("capital", "region"):
            return "place"
        return "organization" if kind == "seat" else kind  # type: ignore[return-value]


@dataclass(slots=True)
class NameIndex:
    """Every name of the lexicon by its first token, the longest first."""

    by_first: dict[str, list[tuple[tuple[str, ...], bool, Entry]]] = field(default_factory=dict)

    def add(self, tokens: tuple[str, ...], entry: Entry) -> None:
        """Add a name; a bare acronym (US, IS) is matched with its case, any other name without."""
        exact = len(tokens) == 1 and tokens[0].isupper() and len(tokens[0]) <= 5
        key = tokens if exact else tuple(token.casefold() for token in tokens)
        self.by_first.setdefault(tokens[0].casefold(), []).append((key, exact, entry))

    def finish(self) -> None:
        """Sort the longest names first, so that the first match is the right one."""
        for entries in self.by_first.values():
            entries.sort(key=lambda item: -len(item[0]))

    def match(self, words: list[str], folded: list[str], at: int) -> tuple[int, Entry] | None:
        """Return the length and entry of the longest name that starts at a token.

        Its last word must have a capital ("the guardian" is no newspaper), unless the name is long enough.
        """
        for tokens, exact, entry in self.by_first.get(folded[at], ()):
            size = len(tokens)
            if tuple((words if exact else folded)[at : at + size]) == tokens and (
                words[at + size - 1][0].isupper() or size >= UNMISTAKABLE or not tokens[-1][0].isalpha()
            ):
                return size, entry
        return None


def _entries(lexicon: Lexicon) -> Iterable[tuple[str, Entry]]:
    """Yield every name with its meaning; where one name has two, the first stands."""
    land = lexicon.territories
    for name, code in land.by_name.items():
        yield name, Entry(land.name_of[code], "country", code)
    for name, code in land.by_seat.items():
        yield name, Entry(land.name_of[code], "seat", code, "GOV")
    for known in lexicon.known:
        entry = Entry(
            known.name,
            known.kind,
            known.code or None,
            known.sector or None,
            known.others,
            known.office or None,
        )
        for name in (known.name, *known.aliases):
            yield name, entry
    for name, code in land.by_capital.items():
        yield name, Entry(land.name_of[code], "capital", code, "GOV")
    for name, region in land.regions.items():
        yield name, Entry(region.name, "region", region.code or None, region.sector or None)
    for name, code in land.by_demonym.items():
        yield name, Entry(name, "demonym", code)
    for name, region in land.region_demonyms.items():
        yield name, Entry(name, "demonym", region.code or None)


def build_index(lexicon: Lexicon, nlp: Language) -> NameIndex:
    """Index all names of the lexicon, cut into tokens as the parser cuts texts."""
    index = NameIndex()
    seen: set[str] = set()
    for name, entry in _entries(lexicon):
        if name not in seen:
            seen.add(name)
            dotted = DOTTED.fullmatch(name)  # the tokeniser keeps "U.S." whole, but cuts "u.s."
            index.add((name,) if dotted else tuple(token.text for token in nlp.tokenizer(name)), entry)
    index.finish()
    return index
