"""Whose "the army" is: bodies named without their country, in a text that is about one."""

from collections import Counter
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from dragoman.lexicon import Lexicon
from dragoman.lexicon.plover import ABOVE_COUNTRIES
from dragoman.reading.parties import ARMED, Party

STEM = 6  # letters that a body and its head share: parliament and parliamentary, foreign ministry and minister
TOLD = 2  # times a text names the country it is about: one "French envoys" makes no junta French
AGREED = 0.75  # the share of the armed whose country it must be: a text on two wars has two armies


def _country_at_war(discourse: Iterable[Party]) -> tuple[str | None, bool]:
    """Return the country to which the armed of the text belong, None where they are of several; is anyone armed?"""
    codes = Counter(
        party.code for party in discourse
        if party.sector in ARMED and party.code and party.code not in ABOVE_COUNTRIES
    )  # fmt: skip
    if not codes:
        return None, False
    code, most = codes.most_common(1)[0]
    return (code if most >= AGREED * codes.total() else None), True


def _is_open(doc: Doc, party: Party, lexicon: Lexicon) -> bool:
    """Is it a bare name for a body that every state has: "the army", not "an army", "his army", "a large army"?"""
    organ = lexicon.organs.get(party.identifier.lower())
    head = doc[party.head]
    before = [other.lower_ for other in head.lefts if other.dep_ in ("det", "poss", "nummod")]
    return (
        party.form == "description"
        and party.code is None
        and organ is not None
        and organ.sector == party.sector
        and (before == ["the"] or (not before and head.text[0].isupper()))
    )


def _is_of_another(party: Party, discourse: Sequence[Party], focus: str | None) -> bool:
    """Does the text speak of another country's such body or its head: a ministry's minister?"""
    stem = party.identifier.lower()[:STEM]
    return any(
        other.code not in (None, focus)
        and any(word.startswith(stem) for word in f"{other.agent or ''} {other.office or ''}".lower().split())
        for other in discourse
    )


def give_countries(doc: Doc, discourse: Sequence[Party], lexicon: Lexicon, focus: str | None) -> None:
    """Give bodies of the state that are named without a country the one the text is about.

    An army's is the country of the others in arms; any other's, and where nobody is armed, that of most mentions.
    """
    waiting = [party for party in discourse if _is_open(doc, party, lexicon)]
    told = sum(party.form == "name" and party.code == focus for party in discourse)
    at_war, armed = _country_at_war(discourse) if waiting else (None, False)
    for party in waiting:
        if armed and party.sector == "MIL":
            party.code = at_war
        elif told >= TOLD and not _is_of_another(party, discourse, focus):
            party.code = focus
    for party in discourse:
        known = lexicon.unowned.get((party.identifier, focus or "")) if party.form == "name" else None
        if known is not None and party.code in (None, focus) and party.kind in ("organization", "group"):
            party.identifier, party.code, party.sector, party.others = known.name, focus, known.sector, known.others
