"""Who acts in one article: its local actors, and the guise in which each of them appears there.

An article is trusted to keep people apart. Names it prints are joined within it only where one of them could
be nobody else there: a surname to the one full name that bears it, a slip of the pen to the one name that is
near.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.record.cluster import clusters
from dragoman.record.names import (
    BodyName,
    Match,
    Name,
    PersonName,
    compare,
    encode,
    known_bodies,
    known_names,
    read_name,
)
from dragoman.record.organs import organ
from dragoman.record.sounds import plain, rules, sound
from dragoman.types import Entity, Mention, Reading, Source

# Sectors that one person may hold in turn: they are no evidence against identity.
POWER = frozenset({"GOV", "MIL", "REB", "PRM", "UAF", "PTY", "LEG", "SPY", "COP", "ELI", "OPP", "JUD", "PRE"})
# Bodies that every state has: without a country their names denote nobody in particular.
STATE = frozenset({"GOV", "LEG", "JUD", "COP", "MIL", "SPY"})

SURE = 0.8  # what two names must score to be one by themselves
SAME_POST = 0.66  # a syllable apart, but for the rank they share
SLIP = 0.62  # a bare surname that is near just one name of the article


@dataclass
class Local:
    """An actor as one article has it, under one identifier."""

    identifier: str
    kinds: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    sectors: Counter[str] = field(default_factory=Counter)
    offices: list[str] = field(default_factory=list)
    spellings: Counter[str] = field(default_factory=Counter)

    @property
    def kind(self) -> str | None:
        """The commonest kind; a capital or people that stands for its state is the country ("a Sudanese refusal")."""
        kind = "country" if self.kinds["country"] else _commonest(self.kinds)
        of_state = kind in ("place", "group") and self.code is not None
        return "country" if of_state and rules().territories.country(self.identifier) == self.code else kind

    @property
    def code(self) -> str | None:
        return _commonest(self.codes)

    @property
    def sector(self) -> str | None:
        return _commonest(self.sectors)

    def names(self) -> list[Name]:
        """All names it goes by, read as names of its kind."""
        read = (read_name(self.kind, text) for text in sorted({*self.spellings, self.identifier}))
        return [name for name in read if name is not None]


def _commonest(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def power(sector: str | None) -> str | None:
    """Return the sector as far as it tells people apart."""
    return "power" if sector in POWER else sector


def _capitalised(text: str) -> bool:
    return all(word[0].isupper() for word in text.split() if len(word) > 3)


def local_actors(reading: Reading) -> dict[str, Local]:
    """Gather the actors of a reading by identifier: from mentions, parties and sources."""
    found: dict[str, Local] = {}
    for mention in reading.mentions:
        local = found.setdefault(mention.identifier_text, Local(mention.identifier_text))
        local.kinds[mention.kind] += 1
        if mention.form == "name":
            local.spellings[mention.text] += 1
        _describe(local, mention)
    for event in reading.events:
        for entity in (*event.actor, *event.recipient):
            _describe(_unmentioned(found, entity), entity)
        for source in event.attribution:
            _unmentioned(found, source)
    for attribution in reading.attributions:
        if attribution.identifier_text and attribution.identifier_text not in found:
            found[attribution.identifier_text] = Local(attribution.identifier_text)
    return found


def _describe(local: Local, seen: Mention | Entity) -> None:
    if seen.code:
        local.codes[seen.code] += 1
    if seen.sector:
        local.sectors[seen.sector] += 1
    if seen.office and seen.office not in local.offices:
        local.offices.append(seen.office)


def _unmentioned(found: dict[str, Local], seen: Entity | Source) -> Local:
    name = seen.identifier_text
    if name not in found:
        found[name] = Local(name)
        if _capitalised(name):
            found[name].spellings[name] += 1
    return found[name]


@dataclass(frozen=True)
class Guise:
    """How articles present an actor; equal guises are one row of the record, and one actor."""

    kind: str | None
    code: str | None
    sector: str | None
    names: tuple[str, ...]
    rivals: tuple[str, ...] = ()
    document: str | None = None
    parted: str | None = None  # what sets it apart where a person parted it from its namesakes

    @property
    def id(self) -> str:
        """A country's code, else a hash of all that the guise is."""
        if self.kind == "country" and self.code and not self.parted:
            return self.code
        parts = [self.kind, self.code, self.sector, self.names, self.rivals, self.document]
        line = json.dumps([*parts, self.parted] if self.parted else parts)
        return hashlib.sha256(line.encode()).hexdigest()[:16]


@dataclass
class _Group:
    """Local actors of one article that are one."""

    members: list[Local]
    names: list[Name]
    rivals: set[str] = field(default_factory=set)
    slips: set[str] = field(default_factory=set)  # names that are evidence of nothing outside this article

    @property
    def full(self) -> list[Name]:
        return [name for name in self.names if name.full]

    @property
    def code(self) -> str | None:
        """The country of the name that the lexicon knows, else the commonest."""
        known = [member for member in self.members if member.identifier in known_names()]
        return _commonest(sum((member.codes for member in known or self.members), Counter()))

    @property
    def posts(self) -> set[str]:
        return {word for member in self.members for office in member.offices for word in plain(office).split()}


def best_match(left: Iterable[Name], right: Sequence[Name]) -> Match | None:
    """Return the best match between two sets of names; full names alone count where both sides have them."""
    mine = list(left)
    if any(name.full for name in mine) and any(name.full for name in right):
        mine, right = [name for name in mine if name.full], [name for name in right if name.full]
    found = [match for a in mine for b in right if (match := compare(a, b))]
    return max(found, key=lambda match: (match.score, match.reason), default=None)


def _codes_agree(left: _Group, right: _Group) -> bool:
    return not (left.code and right.code) or left.code == right.code


def _one_in_article(left: _Group, right: _Group) -> bool:
    """Are two names of an article one actor's?

    A printed rank outweighs a country: that of a name the lexicon does not know is guessed from what stands
    beside it.
    """
    match = best_match(left.names, right.names)
    if match is None:
        return False
    if match.score >= SAME_POST and left.posts & right.posts:
        return True
    return match.score >= SURE and _codes_agree(left, right)


def _merge(groups: list[_Group]) -> _Group:
    names = {encode(name): name for group in groups for name in group.names}
    slips = {line for group in groups for line in group.slips}
    members = [member for group in groups for member in group.members]
    return _Group(members, [names[line] for line in sorted(names)], slips=slips)


def _join_full(groups: list[_Group]) -> list[_Group]:
    by_id = {group.members[0].identifier: group for group in groups}
    order = sorted(by_id)
    joins = [(a, b) for at, a in enumerate(order) for b in order[at + 1 :] if _one_in_article(by_id[a], by_id[b])]

    def apart(left: frozenset[str], right: frozenset[str]) -> bool:
        return not all(_one_in_article(by_id[a], by_id[b]) for a in left for b in right)

    return [_merge([by_id[name] for name in sorted(members)]) for members in clusters(order, joins, apart)]


def _bearers(short: _Group, groups: list[_Group], given: set[str]) -> tuple[bool, list[_Group]]:
    """Return the groups that a bare name may be of: those with the best sure match, else the near ones.

    The first value says whether the match is sure.
    """
    scored = [
        (match.score, group)
        for group in groups
        if (_codes_agree(short, group) or short.posts & group.posts) and (match := best_match(short.names, group.names))
    ]
    top = max((score for score, _ in scored), default=0.0)
    if top >= SURE:
        return True, [group for score, group in scored if score == top]
    slip = top >= SLIP and not any(isinstance(n, PersonName) and sound(n.surname) in given for n in short.names)
    return False, [group for score, group in scored if score >= SLIP] if slip else []


def _join_short(full: list[_Group], short: list[_Group]) -> list[_Group]:
    """Give bare names to the one full name they can belong to.

    Those with two bearers stay alone, and say so.
    """
    given = {sound(n.given[0]) for g in full for n in g.full if isinstance(n, PersonName)}
    groups, waiting = list(full), list(short)
    while waiting:
        homes = {id(group): _bearers(group, groups, given) for group in waiting}
        taken = [group for group in waiting if len(homes[id(group)][1]) == 1]
        if not taken:
            break
        for group in taken:
            if not homes[id(group)][0]:
                group.slips.update(encode(name) for name in group.names)
        for home in list(groups):
            guests = [group for group in taken if homes[id(group)][1][0] is home]
            if guests:
                groups[groups.index(home)] = _merge([home, *guests])
        waiting = [group for group in waiting if group not in taken]
    for group in waiting:
        for bearer in _bearers(group, groups, given)[1]:
            group.rivals.update(encode(name) for name in bearer.full)
    return groups + _join_full([g for g in waiting if not g.rivals]) + [g for g in waiting if g.rivals]


def _names_itself(local: Local) -> bool:
    """Does a description of armed people hold a name: "Rapid Support militia", "Popular Resistance Brigades"?

    Who denies a body the noun of its own name puts another in its place.
    """
    *own, noun = local.identifier.split() or [""]
    lands = rules().territories
    words = [word for word in own if word[0].isupper() and "'" not in word and "’" not in word]
    told = [word for word in words if not (lands.country(word) or lands.demonym(word))]
    last = plain(noun)
    armed = last in rules().fighters or (noun[0:1].isupper() and rules().same.get(last, last) in rules().armed)
    return kind_class(local.kind) == "body" and armed and len(words) == len(own) and len(told) > 1


def _names(local: Local) -> list[Name]:
    """Return the names of an actor, among them the one that all of its kind have where it is a body of the state."""
    if local.kind in ("country", "place"):
        return []
    names = local.names() if local.spellings or _names_itself(local) else []
    told = organ(local.identifier, local.code, local.sector) if kind_class(local.kind) == "body" else None
    return [*names, told] if told else names


def kind_class(kind: str | None) -> str:
    """Return a kind of mention as a kind of actor: person, body, country or place."""
    return "body" if kind in ("organization", "group") else str(kind)


def _guise_of(kind: str, group: _Group, document: str) -> Guise:
    sector = _commonest(Counter(member.sector for member in group.members if member.sector))
    names = tuple(sorted({encode(name) for name in group.names} - group.slips))
    nobody = kind == "body" and sector in STATE and not group.code and "@" not in "".join(names)
    nobody = nobody and not any(isinstance(name, BodyName) and name.words in known_bodies() for name in group.full)
    rivals = tuple(sorted(group.rivals))
    return Guise(kind, group.code, power(sector), names, rivals, document if nobody else None)


def _unnamed(local: Local, document: str) -> Guise:
    """The guise of a country, a place, or of what has no name: the latter is the article's alone.

    "The Turkish army" is one actor everywhere: a body with a country and a sector goes by its description.
    """
    if local.kind == "country":
        return Guise("country", local.code, None, () if local.code else (plain(local.identifier),))
    if local.kind == "place":
        return Guise("place", local.code, None, (plain(local.identifier),))
    common = kind_class(local.kind) == "body" and local.code and local.sector
    words = plain(local.identifier).removeprefix("the ")
    return Guise(
        kind_class(local.kind),
        local.code,
        local.sector,
        (f"~{words}",),
        document=None if common else document,
    )


def guises(locals_: dict[str, Local], document: str, parted: Mapping[str, str] | None = None) -> dict[str, Guise]:
    """Return the guise of every identifier of one article.

    Those that are keys of `parted` are nobody else there; the value sets them apart from their namesakes elsewhere.
    """
    found: dict[str, Guise] = {}
    for identifier in parted or ():
        alone = guises({identifier: locals_[identifier]}, document)[identifier]
        found[identifier] = replace(alone, parted=(parted or {})[identifier])
    if found:
        locals_ = {identifier: local for identifier, local in locals_.items() if identifier not in found}
    named: dict[str, list[_Group]] = {}
    for identifier in sorted(locals_):
        local = locals_[identifier]
        names = _names(local)
        if names:
            named.setdefault(kind_class(local.kind), []).append(_Group([local], names))
        else:
            found[identifier] = _unnamed(local, document)
    _send_home(named)
    for kind, groups in named.items():
        full = _join_full([group for group in groups if group.full])
        for group in _join_short(full, [group for group in groups if not group.full]):
            guise = _guise_of(kind, group, document)
            found.update((member.identifier, guise) for member in group.members)
    return found


def _send_home(named: dict[str, list[_Group]]) -> None:
    """Count lone words of which nothing is known among the people, where they can be a slip for one of them.

    What a recogniser calls an organisation because it has never seen the word is no evidence that it is one.
    """
    people = named.get("person", [])
    for group in list(named.get("body", [])):
        text = group.members[0].identifier
        name = read_name("person", text)
        if group.code or group.members[0].sector or len(text.split()) > 1 or name is None or text.isupper():
            continue
        if any(person.full and any(compare(name, bearer) for bearer in person.names) for person in people):
            named["body"].remove(group)
            people.append(_Group(group.members, [name]))
