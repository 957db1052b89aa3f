import pytest
from eventscore import Gold, Party, figures, judge

from dragoman.lexicon.plover import QUAD, SCALE
from dragoman.types import Entity, EventMention, Span, Status, TextInfo


def entity(code: str | None, sector: str | None = None, *others: str) -> Entity:
    return Entity("x", 0, 1, "x", code, sector, others)


def event(
    kind: str,
    actor: tuple[Entity, ...] = (),
    recipient: tuple[Entity, ...] = (),
    mode: tuple[str, ...] = (),
    status: Status = "asserted",
) -> EventMention:
    return EventMention(
        id="x#1", event=kind, mode=mode, quad_code=QUAD[kind], event_scale=SCALE[kind], cameo="01",
        actor=actor, recipient=recipient, status=status,
        event_text=Span("x", 0, 1), text_info=TextInfo(0, 0, 1), frame="x",
    )  # fmt: skip


CHAD, NIGER = Party("Chad", "TCD"), Party("Niger", "NER")
ACCUSED = Gold(id="a", text="Chad accused Niger.", event_type="ACCUSE", actors=(CHAD,), recipients=(NIGER,))
MET = Gold(id="m", text="Chad and Niger met.", event_type="CONSULT", actors=(CHAD, NIGER), reciprocal=True)
CHADIAN, NIGERIEN = entity("TCD"), entity("NER")

SIDES = [
    ("as gold has it", ACCUSED, event("ACCUSE", (CHADIAN,), (NIGERIEN,)), ()),
    ("sides swapped", ACCUSED, event("ACCUSE", (NIGERIEN,), (CHADIAN,)), ("wrong actor", "wrong recipient")),
    ("nobody accused", ACCUSED, event("ACCUSE", (CHADIAN,)), ("wrong recipient",)),
    ("one too many", ACCUSED, event("ACCUSE", (CHADIAN, NIGERIEN), (NIGERIEN,)), ("wrong actor",)),
    ("mutual: sides are pooled", MET, event("CONSULT", (NIGERIEN,), (CHADIAN,)), ()),
    ("mutual: one is missing", MET, event("CONSULT", (NIGERIEN,)), ("wrong actor",)),
    ("another type", ACCUSED, event("REQUEST", (CHADIAN,), (NIGERIEN,)), ("wrong type",)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "gold", "coded", "causes"), SIDES, ids=[side[0] for side in SIDES])
def test_sides_are_held_against_gold(name: str, gold: Gold, coded: EventMention, causes: tuple[str, ...]) -> None:
    verdict = judge(gold, [coded])
    assert tuple(cause for cause, _ in verdict.causes) == causes
    assert verdict.found == ("wrong type" not in causes)
    assert verdict.who == (None if not verdict.found else not causes)


def test_nothing_coded_says_so() -> None:
    verdict = judge(ACCUSED, [])
    assert not verdict.found
    assert verdict.causes == (("nothing coded", "ACCUSE"),)


def test_of_several_events_of_the_type_the_best_counts() -> None:
    verdict = judge(ACCUSED, [event("ACCUSE", (NIGERIEN,)), event("ACCUSE", (CHADIAN,), (NIGERIEN,))])
    assert verdict.who is True
    assert (verdict.coded, verdict.right) == (2, 2)


def test_a_revised_type_counts_and_so_do_the_other_types_that_are_told() -> None:
    gold = Gold(id="g", text="g", event_type="AGREE", event_type_revised="CONCEDE", also=("ASSAULT",))
    verdict = judge(gold, [event("CONCEDE"), event("ASSAULT"), event("PROTEST")])
    assert verdict.found
    assert (verdict.coded, verdict.right) == (3, 2)


def test_mode_and_status_are_asked_only_where_gold_has_them() -> None:
    plain = judge(ACCUSED, [event("ACCUSE", (CHADIAN,), (NIGERIEN,), ("allege",), "denied")])
    assert (plain.mode, plain.status) == (None, None)
    asking = Gold(id="g", text="g", event_type="ACCUSE", mode="allege", status="asserted")
    verdict = judge(asking, [event("ACCUSE", mode=("disapprove",), status="denied")])
    assert (verdict.mode, verdict.status) == (False, False)
    assert [cause for cause, _ in verdict.causes] == ["wrong mode", "wrong status"]


def test_a_sector_may_stand_second() -> None:
    gold = Gold(id="g", text="g", event_type="ASSAULT", actors=(Party("the regents", "GEO", "PRE"),))
    assert judge(gold, [event("ASSAULT", (entity("GEO", "GOV", "PRE"),))]).sector is True
    assert judge(gold, [event("ASSAULT", (entity("GEO", "GOV"),))]).sector is False
    assert judge(gold, [event("ASSAULT", (entity("RUS", "PRE"),))]).sector is False


def test_a_relative_of_the_type_is_of_its_quad_class() -> None:
    assert judge(ACCUSED, [event("THREATEN")]).quad
    assert not judge(ACCUSED, [event("ASSAULT")]).quad


def test_figures_are_shares_of_what_was_asked() -> None:
    verdicts = [
        judge(ACCUSED, [event("ACCUSE", (CHADIAN,), (NIGERIEN,)), event("PROTEST")]),
        judge(MET, [event("CONSULT", (CHADIAN,))]),
        judge(MET, []),
        judge(ACCUSED, [event("REQUEST")]),
    ]
    found = {name: (value, count) for name, value, count in figures(verdicts)}
    assert found["found"] == (0.5, 4)
    assert found["precision"] == (0.5, 4)
    assert found["F1"] == (0.5, 4)
    assert found["who"] == (0.5, 2)
    assert found["full"] == (0.25, 4)
    assert found["quad"] == (0.75, 4)
    assert found["mode"] == (0.0, 0)
    assert found["found ACCUSE"] == (0.5, 2)
    assert "found ASSAULT" not in found


def test_no_sentences_give_no_share() -> None:
    assert {name: value for name, value, _ in figures([])}["found"] == 0.0
