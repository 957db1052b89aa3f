"""The keys under which names are filed and looked up, so that only those that may be one are compared."""

from functools import lru_cache
from typing import NamedTuple

from dragoman.record.names import Name, PersonName, core_words, is_owner
from dragoman.record.sounds import VOWELS, rules, skeleton, skeletons, sound, sounds
from dragoman.record.syllables import syllables


class Keys(NamedTuple):
    """The keys that a name is filed under, and those by which the names it may be one with are looked up."""

    filed: frozenset[str]
    sought: frozenset[str]


@lru_cache(maxsize=65536)
def block_keys(name: Name) -> Keys:
    """Return a name's keys. Of two names that may be one, each is filed where the other is sought."""
    if isinstance(name, PersonName):
        return _person_keys(name)
    if name.acronym:
        found = frozenset((f"acronym {name.acronym}",))
        return Keys(found, found)
    if name.of_state:
        found = frozenset((f"organ {name}",))
        return Keys(found, found)
    core = [word for word in name.words if not is_owner(word)] or list(name.words)
    keys = {f"core {' '.join(sorted(set(core)))}", f"slip {skeleton(''.join(core))}"}
    if len(core_words(name)) > 1:
        keys.add(f"core {' '.join(sorted(set(core_words(name))))}")
    keys.add(f"sound {' '.join(sorted(set(map(sound, core))))}")
    if name.full:
        short = "".join(c for c in name.initials if c.islower())
        keys |= {f"acronym {short}", f"acronym {name.initials.lower()}"}
    return Keys(frozenset(keys), frozenset(keys))


def _person_keys(name: PersonName) -> Keys:
    surnames = {one for surname in name.surnames for one in skeletons(surname)}
    bare, bearer = {f"bare {one}" for one in surnames}, {f"bearer {one}" for one in surnames}
    if not name.full:
        return Keys(frozenset(bare), frozenset(bare | bearer))
    read = syllables((name.surname, *name.given))
    full = {key for one in read for key in one.forms()}
    if not read:
        voiced = [sound(word) for word in (*name.given, name.surname)]
        given = [rules().given.get(word, word) for word in name.given]
        starts = {"*" if one[0] in VOWELS else one[0] for word in given for one in sounds(word) if one}
        full = {f"full {one} {start}" for one in surnames for start in starts}
        full |= {f"words {' '.join(sorted(voiced))}", f"glued {skeleton(''.join((*name.given, name.surname)))}"}
        full.add(f"lead {' '.join(map(skeleton, (*name.given, name.surname)[:2]))}")
        full.add(f"given {skeleton(given[0])} {skeleton(name.surname)[:2]}")
    return Keys(frozenset(full | bearer), frozenset(full | bare))
