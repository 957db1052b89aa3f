"""Where accounts disagree, and where they do not."""

from pathlib import Path

import pytest

from dragoman import record
from dragoman.record import query
from dragoman.record.figures import tolls_disagree

from .factory import Story
from .test_accounts import strike
from .test_identity import built


def state(story: Story, name: str, code: str, nth: int = 1) -> Story:
    return story.mention(name, kind="country", code=code, nth=nth)


def front(story: Story) -> Story:
    return story.mention("Aïr Front", kind="organization", code="NER", sector="REB")


def arms(id: str, text: str, verb: str, kind: str, status: str = "asserted", issued: str = "2021-03-04") -> Story:
    story = front(state(Story(id, text, date=issued, outlet=id), "Chad", "TCD"))
    return story.event(kind, verb, ["Chad"], ["Aïr Front"], status=status)


def test_one_event_asserted_and_denied(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        arms("a", "Chad armed the Aïr Front.", "armed", "AID"),
        arms("b", "Chad never armed the Aïr Front.", "armed", "AID", "negated"),
    )
    (dispute,) = query.disputes(made)
    assert (dispute.kind, dispute.question) == ("happened", "Did Chad aid Aïr Front?")
    assert {(a.document, a.side, a.status) for a in dispute.accounts} == {
        ("a", "it is so", "asserted"), ("b", "it is not so", "negated"),
    }  # fmt: skip
    assert (dispute.sources, dispute.all_sources) == (1, 2)


def test_a_denial_across_types(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        arms("a", "Chad moved tanks to the Aïr Front.", "moved", "MOBILIZE"),
        arms("b", "Chad has sent nothing to the Aïr Front.", "sent", "AID", "negated", "2021-05-04"),
    )
    (dispute,) = query.disputes(made)
    assert {a.document for a in dispute.accounts} == {"a", "b"}


def test_a_denial_of_any_support_speaks_of_the_country_of_its_sentence(tmp_path: Path) -> None:
    denial = state(
        state(Story("b", "Chad denied any support for either side in Niger."), "Chad", "TCD"), "Niger", "NER"
    )
    denial.event("REJECT", "denied any support", ["Chad"], [])
    made = built(tmp_path, arms("a", "Chad armed the Aïr Front.", "armed", "AID"), denial)
    (dispute,) = query.disputes(made)
    assert {a.document: a.side for a in dispute.accounts} == {"a": "it is so", "b": "it is not so"}


def test_a_relation_that_one_text_denies(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        arms("a", "Chad backs the Aïr Front.", "backs", "SUPPORT"),
        arms(
            "b", "Chad has not taken the side of the Aïr Front.", "taken the side", "SUPPORT", "negated", "2021-04-20"
        ),
    )
    (dispute,) = query.disputes(made)
    assert dispute.kind == "relation"


def test_questions_about_the_same_claims_are_one(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        arms("a", "Chad armed the Aïr Front.", "armed", "AID"),
        arms("b", "Chad has sent nothing to the Aïr Front.", "sent", "AID", "negated", "2021-03-06"),
        arms("c", "Chad denied any help for the Aïr Front.", "denied any help", "REJECT", issued="2021-03-20"),
    )
    assert made.db.execute("SELECT count(*) FROM dispute").fetchone()[0] == 2
    (dispute,) = query.disputes(made)
    assert {a.document: a.side for a in dispute.accounts} == {
        "a": "it is so", "b": "it is not so", "c": "it is not so",
    }  # fmt: skip
    assert (dispute.sources, dispute.all_sources) == (1, 3)
    assert [d.id for d in query.disputes(made, actors=[dispute_actor(made)])] == [dispute.id]


def dispute_actor(made: record.Record) -> str:
    return str(made.db.execute("SELECT actor FROM event_party WHERE role = 'recipient'").fetchone()[0])


def test_people_of_another_sort_are_not_meant(tmp_path: Path) -> None:
    def hit(id: str, whom: str, sector: str, status: str) -> Story:
        story = state(Story(id, f"Chad struck {whom}.", date="2021-03-04", outlet=id), "Chad", "TCD")
        story.mention(whom, code="NER", sector=sector, form="description")
        return story.event("ASSAULT", "struck", ["Chad"], [whom], status=status)

    assert (
        query.disputes(built(tmp_path, hit("a", "traders", "BUS", "asserted"), hit("b", "generals", "MIL", "negated")))
        == []
    )


def test_what_was_it(tmp_path: Path) -> None:
    def blocked(id: str, what: str, date: str | None) -> Story:
        text = f"Kenya blocked {what} by the African Union that would have urged both camps to open the border road."
        story = state(Story(id, text), "Kenya", "KEN").mention("African Union", kind="organization", code="IGO")
        return story.event("REJECT", f"blocked {what}", ["Kenya"], ["African Union"], date=date)

    made = built(tmp_path, blocked("a", "a statement", "XXXX-03-04"), blocked("b", "a resolution", None))
    (dispute,) = query.disputes(made)
    assert dispute.kind == "instrument"
    assert {a.document for a in dispute.accounts} == {"a", "b"}
    assert not any("XXXX" in a.side for a in dispute.accounts)


def test_when_was_it(tmp_path: Path) -> None:
    def signed(id: str, date: str) -> Story:
        text = (
            "Kenya rejected the grazing proposal of Uganda after a night of talks about wells, cattle and the border."
        )
        story = state(state(Story(id, text), "Kenya", "KEN"), "Uganda", "UGA")
        return story.event("REJECT", "rejected", ["Kenya"], ["Uganda"], date=date)

    (dispute,) = query.disputes(built(tmp_path, signed("a", "2021-03-04"), signed("b", "2021-03-06")))
    assert dispute.kind == "when"


def test_who_was_it(tmp_path: Path) -> None:
    def shelled(id: str, who: str, code: str) -> Story:
        text = f"{who} shelled the market of Gao on Thursday morning, killing traders who had come with their cattle."
        story = state(Story(id, text), who, code).mention("traders", kind="group", sector="CVL", form="description")
        return story.event("ASSAULT", "shelled", [who], ["traders"], date="2021-03-04", place="Gao")

    (dispute,) = query.disputes(built(tmp_path, shelled("a", "Chad", "TCD"), shelled("b", "Niger", "NER")))
    assert dispute.kind == "who"


def test_a_toll_that_two_tell_differently(tmp_path: Path) -> None:
    made = built(
        tmp_path, strike("a", "Diffa", "30", issued="2021-03-05"), strike("b", "Diffa", "12", issued="2021-03-06")
    )
    (dispute,) = query.disputes(made)
    assert dispute.kind == "figure" and {a.side for a in dispute.accounts} == {"12 dead", "30 dead"}


@pytest.mark.parametrize(
    ("tolls", "expected"),
    [
        ([("12", "2021-03-05"), ("30", "2021-03-06")], False),  # rising: an update
        ([("30", "2021-03-05"), ("12", "2021-03-06")], True),
        ([("12", "2021-03-05"), ("30", "2021-03-05")], True),
        ([("12+", "2021-03-05"), ("30", "2021-03-05")], False),
        ([("10-20", None), ("15", None)], False),
        ([("100", None), ("101", None)], False),
        ([("dozens", None), ("15", None)], False),
        ([], False),
    ],
)
def test_tolls(tolls: list[tuple[str, str | None]], expected: bool) -> None:
    assert tolls_disagree(tolls) is expected


def counted(id: str, number: int, issued: str, place: str = "Bosso") -> Story:
    text = f"Aid workers in {place} have registered {number} families since the floods of spring."
    return Story(id, text, date=issued).figure(f"{number} families", number, "family", low=number, high=number)


def test_counts_of_one_thing_that_differ(tmp_path: Path) -> None:
    made = built(tmp_path, counted("a", 900, "2021-03-05"), counted("b", 400, "2021-03-06"))
    (dispute,) = query.disputes(made)
    assert dispute.kind == "figure" and dispute.question == "How many, 900 families or 400 families?"


@pytest.mark.parametrize(
    "other",
    [counted("b", 1200, "2021-03-09"), counted("b", 905, "2021-03-05"), counted("b", 400, "2022-03-05")],
    ids=["an update", "a rounding", "another year"],
)
def test_counts_that_agree(tmp_path: Path, other: Story) -> None:
    assert query.disputes(built(tmp_path, counted("a", 900, "2021-03-05"), other)) == []


QUIET = [
    (
        arms("a", "Chad armed the Aïr Front.", "armed", "AID"),
        arms("b", "Chad may have armed the Aïr Front.", "armed", "AID", "hypothetical"),
    ),
    (strike("a", "Diffa", "12"), strike("b", "Bosso", "30")),
]  # fmt: skip


@pytest.mark.parametrize("stories", QUIET)
def test_no_dispute(tmp_path: Path, stories: tuple[Story, Story]) -> None:
    assert query.disputes(built(tmp_path, *stories)) == []


def test_disputes_are_ranked_by_the_sources_of_the_weaker_side(tmp_path: Path) -> None:
    stories = [arms(f"a{n}", "Chad armed the Aïr Front.", "armed", "AID") for n in range(2)]
    stories += [arms(f"b{n}", "Chad never armed the Aïr Front.", "armed", "AID", "negated") for n in range(2)]
    made = built(tmp_path, *stories, counted("c", 900, "2021-03-05"), counted("d", 400, "2021-03-06"))
    assert [(d.kind, d.sources, d.all_sources) for d in query.disputes(made)] == [("happened", 2, 4), ("figure", 1, 2)]
    assert [d.kind for d in query.disputes(made, kind="figure")] == ["figure"]


# --- what a refusal denies ---


def refusal(id: str, text: str, cue: str, content: str, issued: str = "2021-03-06") -> Story:
    story = state(Story(id, text, date=issued, outlet=id), "Chad", "TCD")
    if "Niger" in text:
        state(story, "Niger", "NER")
    return story.event("REJECT", cue, ["Chad"], []).says("Chad", cue, content)


def refused(tmp_path: Path, *stories: Story) -> list[str]:
    return [dispute.question for dispute in query.disputes(built(tmp_path, *stories))]


def test_a_refusal_says_beside_its_verb_what_it_denies(tmp_path: Path) -> None:
    denial = refusal("b", "Chad has denied arming anyone in Niger.", "denied", "arming anyone in Niger")
    claim = arms("a", "Chad armed the Aïr Front.", "armed", "AID")
    assert refused(tmp_path, claim, denial) == ["Did Chad aid Aïr Front?"]


def test_a_plan_that_is_refused(tmp_path: Path) -> None:
    plan = state(
        state(Story("a", "Chad plans to pull its men out of Niger.", outlet="a"), "Chad", "TCD"), "Niger", "NER"
    )
    plan.event("RETREAT", "pull its men out", ["Chad"], ["Niger"], status="planned")
    denial = refusal("b", "Chad denied that its men would begin a pullout from Niger.", "denied",
                     "its men would begin a pullout from Niger")  # fmt: skip
    assert refused(tmp_path, plan, denial) == ["Did Chad withdraw from Niger?"]


def facing(what: str, cue_type: str = "REJECT", verb: str = "denied") -> Story:
    text = f"Chad bombed the wells of Agadem, herders said. The army of Chad {verb} {what}."
    story = state(Story("a", text, date="2021-03-06"), "Chad", "TCD").mention(
        "herders", form="description", sector="CVL"
    )
    story.mention("army of Chad", kind="organization", code="TCD", sector="MIL")
    story.event("ASSAULT", "bombed the wells", ["Chad"], [], sources=["herders"])
    story.event(cue_type, verb, ["army of Chad"], [])
    return story.says("army of Chad", verb, what)


@pytest.mark.parametrize(
    ("what", "verb", "expected"),
    [
        ("this report", "denied", ["Did Chad attack anyone?"]),
        ("it", "denied", ["Did Chad attack anyone?"]),
        ("any part in the coup of 2003", "denied", []),  # something else
        ("this report", "welcomed", []),  # no denial
    ],
)
def test_a_denial_that_points_back(tmp_path: Path, what: str, verb: str, expected: list[str]) -> None:
    assert refused(tmp_path, facing(what, verb=verb)) == expected


def test_a_denial_that_names_the_place(tmp_path: Path) -> None:
    def took(id: str, words: str, kind: str, status: str, who: str) -> Story:
        story = Story(id, f"On Monday {who} {words} Tessalit with trucks.", date="2021-03-06", outlet=id)
        story.mention(who, kind="group", code="MLI", sector="REB", form="description")
        return story.event(kind, words, [who], [], status=status)

    made = built(
        tmp_path, took("a", "captured", "ASSAULT", "asserted", "rebels of the north"),
        took("b", "occupied", "COERCE", "denied", "terrorists"),
    )  # fmt: skip
    (dispute,) = query.disputes(made)
    assert {a.document: a.side for a in dispute.accounts} == {"a": "it is so", "b": "it is not so"}


@pytest.mark.parametrize(("target", "expected"), [("clinic", True), ("bridge", False)])
def test_a_denial_whose_doer_is_nobody_by_name(tmp_path: Path, target: str, expected: bool) -> None:
    claim = Story("a", "Jets hit the clinic of Tessalit at noon.", date="2021-03-06", outlet="a")
    claim.mention("Jets", kind="group", code="MLI", sector="MIL", form="description")
    claim.event("ASSAULT", "hit", ["Jets"], [])
    denial = Story("b", f"It said that its pilots had not hit the {target} of Tessalit.", date="2021-03-08", outlet="b")
    denial.mention("its pilots", kind="group", form="description").event("ASSAULT", "hit", ["its pilots"], [], "denied")
    assert bool(refused(tmp_path, claim, denial)) is expected


# --- one act told differently ---


def expelled(id: str, number: str, day: str | None, outlet: str | None = None, value: int = 4) -> Story:
    envoys = f"{number} Nigerien envoys"
    text = f"The government in Kano said that Chad expelled {envoys} over a quarrel about the wells of Diffa."
    story = state(Story(id, text, date="2021-03-09", outlet=outlet or id), "Chad", "TCD")
    story.mention(envoys, "envoys", kind="group", code="NER", sector="GOV", form="description")
    story.event("SANCTION", f"expelled {envoys}", ["Chad"], [envoys], date=day, mode=("expel",))
    return story.figure(envoys, value, "envoy", low=value, high=value)


def asked(tmp_path: Path, *stories: Story) -> list[tuple[str, str]]:
    return [(dispute.kind, dispute.question) for dispute in query.disputes(built(tmp_path, *stories))]


def test_the_day_of_what_is_done_once(tmp_path: Path) -> None:
    stories = expelled("a", "four", "2021-03-06"), expelled("b", "four", "2021-03-07")
    ((kind, question),) = asked(tmp_path, *stories)
    assert kind == "when" and "2021-03-06" in question and "2021-03-07" in question and "Chad" in question


def test_the_number_of_those_it_was_done_to(tmp_path: Path) -> None:
    ((kind, question),) = asked(tmp_path, expelled("a", "four", "2021-03-06"), expelled("b", "three", None, value=3))
    assert kind == "figure" and "four Nigerien envoys" in question and "three Nigerien envoys" in question


def raid(id: str, who: str, sector: str, text: str, day: str = "2021-03-04", dead: str | None = None) -> Story:
    story = Story(id, text, date="2021-03-08", outlet=id)
    story.mention(who, kind="group", code="NER", sector=sector, form="description")
    return story.event("ASSAULT", "fired on", [who], [], date=day, dead=dead, mode=("firearms",))


CONVOY = "{} fired on a convoy of trucks with flour for the camps near Diffa."


def test_the_doers_of_one_act(tmp_path: Path) -> None:
    ((kind, question),) = asked(
        tmp_path,
        raid("a", "Rebels", "REB", CONVOY.format("Rebels")),
        raid("b", "Soldiers", "MIL", CONVOY.format("Soldiers")),
    )
    assert kind == "who" and "Soldiers or Rebels" in question


def test_the_toll_of_one_act_that_tells_its_place_and_object(tmp_path: Path) -> None:
    stories = (
        raid("a", "Rebels", "REB", CONVOY.format("Rebels"), dead="12"),
        raid("b", "Rebels", "REB", f"Again {CONVOY.format('Rebels')}", dead="3"),
    )
    ((kind, question),) = asked(tmp_path, *stories)
    assert kind == "figure" and "12 dead" in question


TWO_ACTS = [
    (expelled("a", "four", "2021-03-06"), expelled("b", "four", "2021-03-20")),  # weeks apart
    (expelled("a", "four", "2021-03-06", "Kite"), expelled("b", "four", "2021-03-07", "Kite")),  # one outlet tells both
    (expelled("a", "four", "2021-03-06"), expelled("b", "three", "2021-03-12", value=3)),
    (
        raid("a", "Rebels", "REB", CONVOY.format("Rebels")),
        raid("b", "Soldiers", "MIL", CONVOY.format("Soldiers"), day="2021-03-05"),
    ),
    (
        raid("a", "Rebels", "REB", CONVOY.format("Rebels")),
        raid("b", "Soldiers", "MIL", "Soldiers fired on a crowd of students near Maradi."),
    ),
    (
        raid("a", "Rebels", "REB", "Rebels fired on posts near Diffa.", dead="12"),
        raid("b", "Rebels", "REB", "Rebels fired on a bus of pilgrims on the road to Zinder.", dead="3"),
    ),
]  # fmt: skip


@pytest.mark.parametrize("stories", TWO_ACTS)
def test_two_acts_are_two(tmp_path: Path, stories: tuple[Story, Story]) -> None:
    assert asked(tmp_path, *stories) == []


def test_what_counts_the_parties_of_an_act_is_no_count_of_its_own(tmp_path: Path) -> None:
    """The same fighters kill other numbers of soldiers elsewhere in words that are the same."""

    def killed(id: str, number: int, town: str, day: str) -> Story:
        text = f"The Aïr Front attacked the army post of {town} on the road and killed {number} soldiers."
        story = front(Story(id, text, date=day, outlet=id))
        story.mention(f"{number} soldiers", "soldiers", kind="group", code="NER", sector="MIL", form="description")
        story.event(
            "ASSAULT", "attacked", ["Aïr Front"], [f"{number} soldiers"], date=day, place=town, dead=str(number)
        )
        return story.figure(f"{number} soldiers", number, "soldier", low=number, high=number)

    assert asked(tmp_path, killed("a", 12, "Diffa", "2021-03-04"), killed("b", 5, "Bosso", "2021-03-20")) == []
