"""What the reader knows of the language and the world, as data files (formats: docs/lexicon.md)."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from dragoman.errors import DragomanError
from dragoman.lexicon.agents import (
    Agent,
    Anaphor,
    Known,
    Organ,
    load_agents,
    load_aliases,
    load_anaphors,
    load_known,
    load_modifiers,
    load_organs,
    load_supranational,
)
from dragoman.lexicon.countries import Territories
from dragoman.lexicon.countries import load as load_territories
from dragoman.lexicon.cues import Cues
from dragoman.lexicon.cues import load as load_cues
from dragoman.lexicon.frames import (
    Flip,
    Frames,
    Governor,
    Light,
    Words,
    load_classes,
    load_flips,
    load_frames,
    load_governors,
    load_light,
)
from dragoman.lexicon.marks import Instrument, load_contexts, load_instruments
from dragoman.lexicon.measures import Measures
from dragoman.lexicon.measures import load as load_measures
from dragoman.lexicon.modality import Modality
from dragoman.lexicon.modality import load as load_modality
from dragoman.lexicon.petrarch import Dictionaries
from dragoman.lexicon.petrarch import load as load_dictionaries
from dragoman.lexicon.petrarch.frames import with_frames
from dragoman.lexicon.petrarch.people import with_nouns
from dragoman.lexicon.placewords import PlaceWords
from dragoman.lexicon.placewords import load as load_placewords
from dragoman.lexicon.table import DATA
from dragoman.lexicon.timewords import TimeWords
from dragoman.lexicon.timewords import load as load_timewords


class Lexicon:
    """All tables, each read when it is first needed; `extra` is a user's folder that adds to them."""

    def __init__(self, extra: Path | None = None) -> None:
        if extra is not None and not extra.is_dir():
            raise DragomanError(f"{extra}: no such lexicon folder")
        self.folders: Sequence[Path] = (DATA,) if extra is None else (DATA, extra)

    @cached_property
    def dictionaries(self) -> Dictionaries:
        """What PETRARCH dictionaries in the user's folder say."""
        return load_dictionaries(self.folders[1:], self.territories)

    @cached_property
    def classes(self) -> dict[str, Words]:
        """Noun classes by name."""
        return load_classes(self.folders)

    @cached_property
    def frames(self) -> Frames:
        """Frame entries of all sixteen types."""
        return with_frames(load_frames(self.folders, self.classes), self.dictionaries.frames)

    @cached_property
    def governors(self) -> dict[tuple[str, str], tuple[Governor, ...]]:
        """Words that change what they govern."""
        return load_governors(self.folders, self.classes)

    @cached_property
    def light(self) -> dict[str, tuple[Light, ...]]:
        """Verbs that lend an event noun their subject."""
        return load_light(self.folders, self.classes)

    @cached_property
    def flips(self) -> dict[str, Flip]:
        """What ending an act amounts to."""
        return load_flips(self.folders)

    @cached_property
    def agents(self) -> dict[str, Agent]:
        """Common nouns for those who act."""
        return with_nouns(load_agents(self.folders), self.dictionaries.nouns)

    @cached_property
    def agent_heads(self) -> frozenset[str]:
        """The last words of all phrases in `agents`."""
        return frozenset(phrase.rsplit(" ", 1)[-1].rsplit("-", 1)[-1] for phrase in self.agents)

    @cached_property
    def modifiers(self) -> dict[str, tuple[str, ...]]:
        """Words that decide a noun's sector."""
        return load_modifiers(self.folders)

    @cached_property
    def supranational(self) -> dict[tuple[str, str], str]:
        """Words that put a noun's bearer above countries."""
        return load_supranational(self.folders)

    @cached_property
    def anaphors(self) -> dict[str, Anaphor]:
        """Which named bodies a common noun may stand for."""
        return load_anaphors(self.folders)

    @cached_property
    def aliases(self) -> dict[str, str]:
        """Phrases that say two names to be one's, and where they stand."""
        return load_aliases(self.folders)

    @cached_property
    def organs(self) -> dict[str, Organ]:
        """Bodies that every state has, by what they are called less the country."""
        return load_organs(self.folders)

    @cached_property
    def known(self) -> list[Known]:
        """Named bodies and leaders; of two with one name the first counts."""
        return load_known(self.folders) + self.dictionaries.known

    @cached_property
    def unowned(self) -> dict[tuple[str, str], Known]:
        """Bodies whose names begin with their country, by the rest of the name and the country."""
        lands = self.territories
        found: dict[tuple[str, str], Known] = {}
        for known in self.known:
            land, _, rest = known.name.partition(" ")
            codes = {lands.country(land.removesuffix("'s")), lands.demonym(land)}
            if known.kind != "person" and known.code and known.code in codes and " " in rest:
                found.setdefault((rest, known.code), known)
        return found

    @cached_property
    def rulers(self) -> dict[str, Known]:
        """Leaders by their surname alone, where no leader of another country shares it: "the Bush administration".

        Of several of one country it tells no more than the surname.
        """
        found: dict[str, list[Known]] = {}
        for known in self.known:
            if known.kind == "person":
                found.setdefault(known.name.rsplit(" ", 1)[-1], []).append(known)
        return {
            surname: some[0] if len(some) == 1 else msgspec.structs.replace(some[0], name=surname)
            for surname, some in found.items()
            if len({known.code for known in some}) == 1
        }

    @cached_property
    def territories(self) -> Territories:
        """States and regions."""
        return load_territories(self.folders)

    @cached_property
    def contexts(self) -> dict[str, tuple[str, ...]]:
        """What words say an event is about."""
        return load_contexts(self.folders)

    @cached_property
    def instruments(self) -> dict[tuple[str, str], Instrument]:
        """The mode and code that a means gives an event."""
        return load_instruments(self.folders)

    @cached_property
    def cues(self) -> Cues:
        """Cues of attribution."""
        return load_cues(self.folders)

    @cached_property
    def timewords(self) -> TimeWords:
        """Words of time expressions."""
        return load_timewords(self.folders)

    @cached_property
    def modality(self) -> Modality:
        """How far words commit a text to what they govern."""
        return load_modality(self.folders)

    @cached_property
    def measures(self) -> Measures:
        """Words of numbers, units and casualties."""
        return load_measures(self.folders)

    @cached_property
    def placewords(self) -> PlaceWords:
        """Words around place names."""
        return load_placewords(self.folders)
