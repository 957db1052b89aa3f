"""One actor, many spellings; two actors, one surname."""

from pathlib import Path

import pytest

from dragoman import record
from dragoman.record import query

from .factory import Story


def built(tmp_path: Path, *stories: Story) -> record.Record:
    """Return a record of these stories, written in one batch."""
    made = record.open(tmp_path / "record.db", create=True)
    with made.batch():
        for story in stories:
            story.add_to(made)
    return made


def actor_of(made: record.Record, document: str, identifier: str) -> str:
    return made.db.execute(
        "SELECT actor FROM local_actor JOIN guise ON guise.id = guise"
        " WHERE local_actor.document = ? AND identifier = ?",
        (document, identifier),
    ).fetchone()[0]


def person(id: str, name: str, code: str | None = "MMR", sector: str | None = "MIL", **more: str) -> Story:
    return Story(id, f"{name} spoke.").mention(name, code=code, sector=sector, **more)


def body(id: str, name: str, code: str | None = "MMR", sector: str | None = "REB") -> Story:
    return Story(id, f"{name} spoke.").mention(name, kind="organization", code=code, sector=sector)


def described(id: str, words: str, code: str, sector: str) -> Story:
    return Story(id, f"{words} spoke.").mention(words, None, "organization", code, sector, None, "description")


JOINED = [
    (person("a", "Min Aung Hlaing"), person("b", "Min Aung Hliang")),
    (person("a", "Abdel Fattah al-Burhan", "SDN"), person("b", "Abdulfattah Burhan", "SDN")),
    (person("a", "Abdel Fattah al-Burhan", "SDN"), person("b", "Burhan", "SDN")),
    (person("a", "Sergei Surovikin", "RUS"), person("b", "Sergey Surovikin", None, None)),
    (person("a", "Volker Perthes", "DEU", "GOV"), person("b", "Volker Perthes", "UNO", None)),
    (body("a", "Karen National Union"), body("b", "KNU")),
    (body("a", "Government of National Unity", "ZAF", "GOV"), body("b", "National Unity Government", "ZAF", "GOV")),
    (body("a", "Hamas", None, None), body("b", "Hamas", "PSE", "REB")),
    (body("a", "Chadian Armed Forces", "TCD", "MIL"), described("b", "Chad's army", "TCD", "MIL")),
    (body("a", "Steel Shield Forces"), described("b", "Steel Shield militia", "MMR", "PRM")),
    (person("a", "Yasir Alhadi", "SDN"), person("b", "Yasser al-Hadi", "SDN")),
    (person("a", "Salif Keba Toure", "SEN"), person("b", "Salif Keba", "SEN")),
]


@pytest.mark.parametrize("stories", JOINED, ids=lambda pair: pair[1].article.text)
def test_spellings_of_one_actor_are_joined(tmp_path: Path, stories: tuple[Story, Story]) -> None:
    made = built(tmp_path, *stories)
    one, other = (actor_of(made, s.article.id, s.reading.mentions[0].identifier_text) for s in stories)
    assert one == other


APART = [
    (person("a", "Laurent Kabila", "COD"), person("b", "Joseph Kabila", "COD")),
    (person("a", "Ahmed Hassan", "SOM"), person("b", "Ahmed Hussein", "SOM")),
    (person("a", "Ali Mohamed", "SOM"), person("b", "Ali Mohamed", "KEN")),
    (body("a", "Ministry of Defence", "MMR", "GOV"), body("b", "Ministry of Defence", "THA", "GOV")),
    (body("a", "Ministry of Defence", None, "GOV"), body("b", "Ministry of Defence", None, "GOV")),
    (body("a", "National Security Council"), body("b", "Security Council")),
    (person("a", "Wagner", "RUS"), body("b", "Wagner", "RUS")),
    (person("a", "Salif Keba", "SEN"), person("b", "Moussa Salif Keba", "SEN")),
    (body("a", "Arakan Army"), described("b", "Myanmar's army", "MMR", "MIL")),
    (described("a", "Chad's army", "TCD", "MIL"), described("b", "Nigeria's army", "NGA", "MIL")),
]


@pytest.mark.parametrize("stories", APART, ids=lambda pair: pair[1].article.text)
def test_different_actors_stay_apart(tmp_path: Path, stories: tuple[Story, Story]) -> None:
    made = built(tmp_path, *stories)
    one, other = (actor_of(made, s.article.id, s.reading.mentions[0].identifier_text) for s in stories)
    assert one != other


def test_a_surname_with_two_bearers_in_the_article_is_nobodys(tmp_path: Path) -> None:
    story = Story("a", "Laurent Kabila met Joseph Kabila. Then Kabila left.")
    story.mention("Laurent Kabila", code="COD").mention("Joseph Kabila", code="COD").mention(
        "Kabila", code="COD", nth=3
    )
    made = built(tmp_path, story, person("b", "Joseph Kabila", "COD"))
    ids = {actor_of(made, "a", name) for name in ("Laurent Kabila", "Joseph Kabila", "Kabila")}
    assert len(ids) == 3
    assert query.resolve_actor(made, "Kabila").actor is not None  # the bare name is an actor of its own


def test_a_bare_surname_goes_to_the_far_better_known_bearer(tmp_path: Path) -> None:
    known = [person(f"j{n}", "Joseph Kabila", "COD") for n in range(9)]
    made = built(tmp_path, *known, person("l", "Laurent Kabila", "COD"), person("x", "Kabila", "COD"))
    assert actor_of(made, "x", "Kabila") == actor_of(made, "j0", "Joseph Kabila")


def test_a_bare_surname_of_two_equals_is_left_alone(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        person("j", "Joseph Kabila", "COD"),
        person("l", "Laurent Kabila", "COD"),
        person("x", "Kabila", "COD"),
    )
    assert (
        len({actor_of(made, d, i) for d, i in (("j", "Joseph Kabila"), ("l", "Laurent Kabila"), ("x", "Kabila"))}) == 3
    )


def test_slips_of_a_translating_machine_are_joined_within_their_article(tmp_path: Path) -> None:
    text = "Marshal Idris Tolbar came. Marshal Idris Tolar left. Tolbat said no. Hemedti Daglo agreed."
    story = Story("a", text)
    story.mention("Idris Tolbar", code="TCD", office="Marshal").mention("Idris Tolar", code="SDN", office="Marshal")
    story.mention("Tolbat", kind="organization").mention("Hemedti Daglo", code="SDN")
    made = built(tmp_path, story)
    joined = {actor_of(made, "a", name) for name in ("Idris Tolbar", "Idris Tolar", "Tolbat")}
    assert len(joined) == 1
    assert actor_of(made, "a", "Hemedti Daglo") not in joined


def test_two_names_of_one_article_are_one_in_all(tmp_path: Path) -> None:
    told = Story("a", "Nur Baraka, whose real name is Salif Keba, spoke.")
    told.mention("Nur Baraka", "Salif Keba", code="SEN").mention("Salif Keba", code="SEN")
    made = built(tmp_path, told, person("b", "Nur Baraka", "SEN"), person("c", "Salif Keba", "SEN"))
    assert (
        len({actor_of(made, "a", "Salif Keba"), actor_of(made, "b", "Nur Baraka"), actor_of(made, "c", "Salif Keba")})
        == 1
    )


def test_descriptions_are_an_articles_own(tmp_path: Path) -> None:
    stories = [
        Story(id, "The ambassador spoke.").mention("The ambassador", code="FRA", sector="GOV", form="description")
        for id in ("a", "b")
    ]
    made = built(tmp_path, *stories)
    assert actor_of(made, "a", "The ambassador") != actor_of(made, "b", "The ambassador")


def test_every_join_has_its_reason(tmp_path: Path) -> None:
    made = built(tmp_path, person("a", "Min Aung Hlaing"), person("b", "Min Aung Hliang"))
    (join,) = query.profile(made, actor_of(made, "a", "Min Aung Hlaing")).joins
    assert join.joined and join.score >= 0.8 and "surnames sound alike" in join.reason


def test_the_name_is_the_one_most_articles_use(tmp_path: Path) -> None:
    made = built(
        tmp_path, person("a", "General Min Ang Hlaing"), person("b", "Min Aung Hlaing"), person("c", "Min Aung Hlaing"),
        person("d", "Hlaing"),
    )  # fmt: skip
    assert query.actors(made)[0].name == "Min Aung Hlaing"
    assert {s.text for s in query.profile(made, query.actors(made)[0].id).spellings} == {
        "General Min Ang Hlaing", "Min Aung Hlaing", "Hlaing",
    }  # fmt: skip


def test_a_capital_that_stands_for_its_state_is_the_country(tmp_path: Path) -> None:
    stories = [
        Story("a", "Khartoum refused.").mention("Khartoum", "Sudan", kind="place", code="SDN", sector="GOV"),
        Story("b", "Sudan refused.").mention("Sudan", kind="country", code="SDN", sector="GOV"),
        Story("e", "Sudanese gold sold.").mention("Sudanese", "Sudan", kind="group", code="SDN"),
        Story("c", "Georgia froze over.").mention("Georgia", kind="place", code="USA"),
        Story("d", "Georgia refused.").mention("Georgia", kind="country", code="GEO", sector="GOV"),
    ]
    made = built(tmp_path, *stories)
    assert actor_of(made, "a", "Sudan") == actor_of(made, "b", "Sudan") == actor_of(made, "e", "Sudan")
    assert actor_of(made, "c", "Georgia") != actor_of(made, "d", "Georgia")
