import pytest

from dragoman.desk.wording import (
    _labels,
    _predicates,
    country,
    entity_line,
    happening,
    label,
    names,
)
from dragoman.lexicon.plover import MODES, SECTORS, TYPES
from dragoman.types import Entity, Status

A, B, C, D = "Ana Petrov", "Mali", "Niger", "Chad"


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (("CONSULT", ["visit"], [A], [B]), "Ana Petrov visited Mali"),
        (("CONSULT", [], [A, B], []), "Ana Petrov and Mali met"),
        (("CONSULT", ["visit"], [A, B], []), "Ana Petrov and Mali met"),
        (("ASSAULT", ["drone"], [B], [C]), "Mali attacked Niger with drones"),
        (("ASSAULT", [], [], [C]), "Someone attacked Niger"),
        (("ASSAULT", ["beat", "destroy"], [B], []), "Mali destroyed property"),
        (
            ("SANCTION", [], [B, C, D, A], [A]),
            "Mali, Niger, Chad and 1 more imposed sanctions on Ana Petrov or cut ties",
        ),
        (("AID", [], [B], [C], "negated"), "Mali did not help Niger"),
        (("AID", [], [B], [C], "planned"), "Mali will help Niger"),
        (("AGREE", [], [B], [C], "planned"), "Mali means to meet or work with Niger"),
        (("AID", [], [B], [C], "unconfirmed"), "Mali reportedly helped Niger"),
        (("AID", [], [B], [C], "hypothetical"), "Mali might help Niger"),
    ],
)
def test_an_event_as_a_clause(event: tuple, told: str) -> None:
    assert happening(*event) == told


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("status", Status.__args__)
@pytest.mark.parametrize(("actors", "recipients"), [([], []), ([A], []), ([A, B], []), ([A], [B]), ([], [B])])
def test_every_type_has_words(kind: str, status: str, actors: list[str], recipients: list[str]) -> None:
    for modes in ([], *([mode] for mode in MODES.get(kind, ()))):
        told = happening(kind, modes, actors, recipients, status)
        assert "{" not in told
        assert all(name in told for name in (*actors, *recipients))


def test_the_table_knows_no_other_types_and_modes() -> None:
    for kind, mode, case in _predicates():
        assert kind in TYPES
        assert mode == "" or mode in MODES.get(kind, {}) or mode in Status.__args__
        assert case in ("to", "alone", "together")


def test_directed_phrases_have_a_place_for_the_recipient() -> None:
    for (_, _, case), (past, plain) in _predicates().items():
        assert past.count("{}") == (case == "to")
        assert not plain or plain.count("{}") == (case == "to")


def test_all_sectors_have_words() -> None:
    assert {code for kind, code in _labels() if kind == "sector"} == SECTORS


def test_codes_in_words() -> None:
    assert country("FRA") == "France"
    assert country("EUR") == "European Union"
    assert country(None) is None
    assert label("sector", "REB") == "rebels"
    assert label("sector", "XYZ") == "XYZ"


def test_names() -> None:
    assert [names(list("ABCDE"[:count])) for count in range(6)] == [
        "", "A", "A and B", "A, B and C", "A, B, C and 1 more", "A, B, C and 2 more",
    ]  # fmt: skip


def test_an_entity_in_one_line() -> None:
    entity = Entity("Turkish warplanes", 0, 17, "Turkish warplanes", "TUR", "MIL", ("OPP",))
    assert entity_line(entity) == "Turkish warplanes · Turkey (TUR) · military (MIL) · opposition (OPP)"
