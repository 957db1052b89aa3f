"""Corrections: what each does, that it lasts, can be undone, and can be carried to another record."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import record
from dragoman.desk import correct as desk
from dragoman.errors import BadInput, DragomanError
from dragoman.record import Record, corrections, query
from dragoman.record.corrections import Correction, Shown, Target, Value, What
from dragoman.record.ties import Rule, Ties, fold

from .factory import Story
from .factory import dump as derived
from .test_laws import articles, law, told, written

RULED = "correction correction_document correction_guise correction_mention actor_ruling account_ruling"


def dump(made: Record, but: str = "") -> dict[str, list[tuple]]:  # type: ignore[type-arg]
    ruled = {table: made.db.execute(f"SELECT * FROM {table}").fetchall() for table in RULED.split()}
    return {table: rows for table, rows in {**derived(made), **ruled}.items() if table not in but.split()}


def say(made: Record, what: What, found: tuple[Target, Value], minute: int = 0, who: str = "lena") -> int:
    number = made.correct(Correction(who, f"2024-05-01T12:{minute:02}:00Z", what, *found, why="seen it"))
    assert number is not None
    return number


def built(folder: Path, *stories: Story, name: str = "x.db") -> Record:
    made = record.open(folder / name, create=True)
    for story in stories:
        story.add_to(made)
    return made


def actor_of(made: Record, name: str) -> str:
    found = query.resolve_actor(made, name).actor
    assert found, name
    return found.id


def meeting(id: str, one: str, other: str, date: str | None = "2022-06-01", code: str = "SOM") -> Story:
    story = Story(id, f"{one} met {other} in Kismayo.", "2022-06-02", "Coast Weekly")
    return story.mention(one, code=code, sector="GOV").mention(other, code="KEN").event(
        "CONSULT", "met", (one,), (other,), date=date
    )  # fmt: skip


def only(made: Record) -> query.EventLine:
    (found,) = query.events(made)
    return found


# --- actors ---


def test_merged_actors_are_one_in_articles_to_come(tmp_path: Path) -> None:
    with built(tmp_path, meeting("a", "Abdi Warsame", "Ruth Njeri"), meeting("b", "Sheikh Mukhtar", "Ruth Njeri")) as x:
        say(x, "merge", desk.merge(x, "Abdi Warsame", "Sheikh Mukhtar"))
        meeting("c", "Sheikh Mukhtar", "Ruth Njeri", "2022-07-01").add_to(x)
        assert actor_of(x, "Abdi Warsame") == actor_of(x, "Sheikh Mukhtar")
        assert query.actors(x)[0].documents == 3
        (said,) = query.profile(x, actor_of(x, "Abdi Warsame")).corrections
        assert (said.who, said.why) == ("lena", "seen it")


def test_merged_actors_of_one_article_stay_merged(tmp_path: Path) -> None:
    with built(tmp_path, meeting("a", "Abdi Warsame", "Hodan Aden", code="KEN")) as made:
        say(made, "merge", desk.merge(made, "Abdi Warsame", "Hodan Aden"))
        meeting("b", "Abdi Warsame", "Hodan Aden", code="KEN").add_to(made)
        assert actor_of(made, "Abdi Warsame") == actor_of(made, "Hodan Aden")
        with pytest.raises(DragomanError, match="one actor already"):
            desk.merge(made, "Abdi Warsame", "Hodan Aden")


def test_a_spelling_is_parted_in_all_articles(tmp_path: Path) -> None:
    stories = [meeting(id, name, "Ruth Njeri") for id, name in (("a", "Mohamed Nur"), ("b", "Mohammed Noor"))]
    with built(tmp_path, *stories) as made:
        assert actor_of(made, "Mohamed Nur") == actor_of(made, "Mohammed Noor")
        say(made, "split", desk.split(made, "Mohamed Nur", "Mohammed Noor", None))
        meeting("c", "Mohammed Noor", "Ruth Njeri", "2022-08-01").add_to(made)
        parted = actor_of(made, "Mohammed Noor")
        assert actor_of(made, "Mohamed Nur") != parted
        assert {line.id: line.documents for line in query.actors(made)}[parted] == 2


def test_a_namesake_is_parted_in_one_article(tmp_path: Path) -> None:
    stories = [meeting(id, "Mohamed Nur", "Ruth Njeri") for id in "abc"]
    with built(tmp_path, *stories) as made:
        say(made, "split", desk.split(made, "Mohamed Nur", "Mohamed Nur", "b"))
        found = query.resolve_actor(made, "Mohamed Nur")
        assert sorted(line.documents for line in found.ambiguous) == [1, 2]


def test_a_surname_is_parted_from_the_full_name_of_its_article(tmp_path: Path) -> None:
    story = Story("a", "Hassan Adow met Ruth Njeri. Adow was shot in Garissa.")
    story.mention("Hassan Adow", code="SOM").mention("Ruth Njeri", code="KEN").event(
        "CONSULT", "met", ("Hassan Adow",), ("Ruth Njeri",)
    ).mention("Adow", "Hassan Adow", code="SOM", nth=2).event("ASSAULT", "shot", (), ("Adow",))  # fmt: skip
    with built(tmp_path, story) as made:
        before = dump(made, RULED)
        number = say(made, "split", desk.split(made, "Hassan Adow", "Adow", None))
        assert actor_of(made, "Adow") != actor_of(made, "Hassan Adow")
        shot = next(line for line in query.events(made) if line.type == "ASSAULT")
        assert [party.id for party in shot.parties if party.role == "recipient"] == [actor_of(made, "Adow")]
        made.undo(number, "2024-05-02T00:00:00Z")
        assert dump(made, RULED) == before


def test_a_country_is_parted_where_its_name_means_another(tmp_path: Path) -> None:
    def story(id: str) -> Story:
        return Story(id, "Georgia sued a firm.").mention("Georgia", kind="country", code="GEO")

    with built(tmp_path, story("a"), story("b")) as made:
        say(made, "split", desk.split(made, "GEO", "Georgia", "b"))
        assert sorted(line.documents for line in query.actors(made)) == [1, 1]


@pytest.mark.parametrize(
    ("actor", "spelling", "document", "cause"),
    [
        ("Mohamed Nur", "Nobody", None, "never called Nobody; it is called Mohamed Nur"),
        ("Mohamed Nur", "Mohamed Nur", None, "nothing would be left"),
        ("Mohamed Nur", "Mohamed Nur", "z", "no such article"),
        ("Zahra Ali", "Zahra", None, "no such actor"),
    ],
)
def test_what_cannot_be_split(tmp_path: Path, actor: str, spelling: str, document: str | None, cause: str) -> None:
    with built(tmp_path, meeting("a", "Mohamed Nur", "Ruth Njeri")) as made, pytest.raises(DragomanError, match=cause):
        desk.split(made, actor, spelling, document)


def test_a_name_a_country_and_a_sector_are_set(tmp_path: Path) -> None:
    with built(tmp_path, meeting("a", "Abdi Warsame", "Ruth Njeri")) as made:
        say(made, "rename", desk.rename(made, "Abdi Warsame", "Abdi  Warsame Guled"))
        say(made, "set", desk.settle(made, "Abdi Warsame Guled", "ETH", "REB"), 1)
        say(made, "set", desk.settle(made, "Abdi Warsame", None, "MIL"), 2)
        line = next(line for line in query.actors(made) if "Abdi" in line.name)
        assert (line.name, line.code, line.sector) == ("Abdi Warsame Guled", "ETH", "MIL")
        assert only(made).name == "Abdi Warsame Guled meets with Ruth Njeri, 2022-06-01"


@pytest.mark.parametrize(("country", "sector"), [(None, None), ("XQX", None), (None, "GENERALS")])
def test_codes_are_checked(tmp_path: Path, country: str | None, sector: str | None) -> None:
    with built(tmp_path, meeting("a", "Abdi Warsame", "Ruth Njeri")) as made, pytest.raises(DragomanError):
        desk.settle(made, "Abdi Warsame", country, sector)


# --- events ---


def test_a_rejected_event_leaves_every_list_and_comes_back(tmp_path: Path) -> None:
    stories = [meeting(id, "Abdi Warsame", "Ruth Njeri") for id in "ab"]
    stories[1].reading.events = [
        event.__class__(**{**{f: getattr(event, f) for f in event.__struct_fields__}, "status": "denied"})
        for event in stories[1].reading.events
    ]
    with built(tmp_path, *stories) as made:
        before = dump(made, RULED)
        assert query.disputes(made)
        id = only(made).id
        number = say(made, "event", desk.event(made, id, Value(verdict="rejected")))
        assert not query.events(made) and not query.disputes(made)
        assert not made.db.execute("SELECT * FROM event_lines").fetchall()
        assert {line.events for line in query.actors(made)} == {0}
        assert all(not reading.events for reading in query.readings(made))
        assert [line.id for line in query.events(made, rejected=True)] == [id]
        assert [party.name for party in query.event(made, id).event.parties] == ["Abdi Warsame", "Ruth Njeri"]
        say(made, "event", desk.event(made, id, Value(verdict="accepted")), 1)
        assert query.disputes(made) and only(made).verdict == "accepted"
        made.undo(number + 1, "2024-05-02T00:00:00Z")
        made.undo(number, "2024-05-02T00:00:00Z")
        assert dump(made, RULED) == before


def test_a_type_is_corrected_with_all_that_hangs_on_it(tmp_path: Path) -> None:
    with built(tmp_path, meeting("a", "Abdi Warsame", "Ruth Njeri")) as made:
        say(made, "event", desk.event(made, only(made).id, Value(type="ACCUSE", mode="allege")))
        line = only(made)
        assert (line.type, line.mode, line.quad_code, line.scale) == ("ACCUSE", "allege", 3, -3.5)
        (account,) = query.event(made, line.id).accounts
        assert account.type == "ACCUSE"
        (said,) = query.event(made, line.id).corrections
        assert said.value.was == Shown("CONSULT", None, "asserted", "2022-06-01")
        reading = made.reading("a")
        assert reading is not None and reading.events[0].event == "CONSULT"  # what was read is kept


def test_accounts_that_say_otherwise_keep_what_they_say(tmp_path: Path) -> None:
    with built(tmp_path, meeting("a", "Abdi Warsame", "Ruth Njeri"), meeting("b", "Abdi Warsame", "Ruth Njeri")) as x:
        story = Story("c", "Abdi Warsame never met Ruth Njeri in Kismayo.", "2022-06-03", "Noon News")
        story.mention("Abdi Warsame", code="SOM", sector="GOV").mention("Ruth Njeri", code="KEN").event(
            "CONSULT", "met", ("Abdi Warsame",), ("Ruth Njeri",), "negated", "2022-06-01"
        ).add_to(x)  # fmt: skip
        say(x, "event", desk.event(x, only(x).id, Value(status="planned")))
        line = only(x)
        assert (line.status, line.denied_by, line.asserted_by) == ("planned", 1, 0)


def test_parties_are_corrected_where_the_text_has_them_and_where_not(tmp_path: Path) -> None:
    story = meeting("a", "Abdi Warsame", "Ruth Njeri")
    story.mention("Kismayo", kind="place")
    with built(tmp_path, story, meeting("b", "Hodan Aden", "Ruth Njeri", "2021-01-01")) as made:
        id = next(line.id for line in query.events(made) if line.date == "2022-06-01")
        say(made, "event", desk.event(made, id, Value(), ["Ruth Njeri"], ["Hodan Aden"]))
        line = next(line for line in query.events(made) if line.date == "2022-06-01")
        assert [(party.role, party.name) for party in line.parties] == [
            ("actor", "Ruth Njeri"), ("recipient", "Hodan Aden"),
        ]  # fmt: skip
        assert line.name == "Ruth Njeri meets with Hodan Aden, 2022-06-01"
        printed = made.db.execute("SELECT text FROM party WHERE document = 'a' AND role = 'actor'").fetchall()
        assert printed == [("Ruth Njeri",)]


def test_two_events_are_joined_and_one_is_parted(tmp_path: Path) -> None:
    stories = [meeting("a", "Abdi Warsame", "Ruth Njeri"), meeting("b", "Abdi Warsame", "Ruth Njeri", "2022-06-09")]
    with built(tmp_path, *stories) as made:
        one, other = (line.id for line in query.events(made))
        say(made, "join", desk.join(made, one, other))
        assert only(made).accounts == 2
        meeting("c", "Abdi Warsame", "Ruth Njeri", "2022-06-09").add_to(made)
        assert only(made).accounts == 3
        say(made, "part", desk.part(made, only(made).id, "c"), 1)
        assert sorted(line.accounts for line in query.events(made)) == [1, 2]


def test_equal_accounts_are_parted(tmp_path: Path) -> None:
    stories = [meeting(id, "Abdi Warsame", "Ruth Njeri") for id in "abc"]
    with built(tmp_path, *stories) as made:
        before = dump(made, RULED)
        number = say(made, "part", desk.part(made, only(made).id, "b"))
        assert sorted(line.accounts for line in query.events(made)) == [1, 2]
        made.undo(number, "2024-05-02T00:00:00Z")
        assert dump(made, RULED) == before


@pytest.mark.parametrize(
    ("call", "cause"),
    [
        (lambda made, id: desk.part(made, id, "z"), "no account of this event; give one of a:13"),
        (lambda made, id: desk.part(made, id, "a"), "the only account"),
        (lambda made, id: desk.join(made, id, id), "one event already"),
        (lambda made, id: desk.event(made, id, Value()), "say what is to be corrected"),
        (lambda made, id: desk.event(made, id, Value(date="soon")), "not a day, month or year"),
        (lambda made, id: desk.event(made, id, Value(mode="aerial")), "no mode of CONSULT; its modes are visit"),
        (lambda made, id: desk.event(made, "zz", Value(verdict="rejected")), "no such event"),
    ],
)
def test_what_cannot_be_said_of_an_event(tmp_path: Path, call: Callable[[Record, str], object], cause: str) -> None:
    with built(tmp_path, meeting("a", "Abdi Warsame", "Ruth Njeri")) as made, pytest.raises(DragomanError, match=cause):
        call(made, only(made).id)


# --- lasting ---


def test_a_correction_finds_its_event_in_another_reading_of_the_text(tmp_path: Path) -> None:
    with built(tmp_path, meeting("a", "Abdi Warsame", "Ruth Njeri")) as made:
        say(made, "event", desk.event(made, only(made).id, Value(status="planned")))
        again = meeting("a", "Abdi Warsame", "Ruth Njeri")
        again.reading.events.clear()
        again.event("ACCUSE", "Kismayo", ("Abdi Warsame",)).event(
            "SUPPORT", "met", ("Abdi Warsame",), ("Ruth Njeri",), date="2022-06-01"
        ).add_to(made)  # fmt: skip
        assert {line.type: line.status for line in query.events(made)} == {"ACCUSE": "asserted", "SUPPORT": "planned"}


def test_a_correction_of_a_text_holds_under_another_id(tmp_path: Path) -> None:
    with record.open(tmp_path / "x.db", create=True) as made:
        meeting("m", "Abdi Warsame", "Ruth Njeri").add_to(made, "same")
        before = dump(made, RULED)
        say(made, "event", desk.event(made, only(made).id, Value(status="planned")))
        corrected = dump(made)
        meeting("a", "Abdi Warsame", "Ruth Njeri").add_to(made, "same")  # stands for the text from now on
        assert only(made).status == "planned"
        assert query.event(made, only(made).id).accounts[0].document == "a"
        made.remove("a")
        assert dump(made) == corrected
        meeting("a", "Abdi Warsame", "Ruth Njeri").add_to(made, "same")
        made.remove("m")
        assert only(made).status == "asserted"
        made.remove("a")
        meeting("m", "Abdi Warsame", "Ruth Njeri").add_to(made, "same")
        made.undo(1, "2024-05-02T00:00:00Z")
        assert dump(made, RULED) == before


def test_names_hold_without_the_articles_in_which_they_were_seen(tmp_path: Path) -> None:
    with built(tmp_path, meeting("a", "Abdi Warsame", "Ruth Njeri"), meeting("b", "Sheikh Mukhtar", "Ruth Njeri")) as x:
        say(x, "merge", desk.merge(x, "Abdi Warsame", "Sheikh Mukhtar"))
        for id in "ab":
            x.remove(id)
        meeting("c", "Abdi Warsame", "Ruth Njeri").add_to(x)
        assert desk.waiting(x, 1) == "correction 1 (merge) waits: the record has not got an actor called Sheikh Mukhtar"
        meeting("d", "Sheikh Mukhtar", "Ruth Njeri").add_to(x)
        assert desk.waiting(x, 1) is None
        assert actor_of(x, "Abdi Warsame") == actor_of(x, "Sheikh Mukhtar")


def test_a_correction_waits_for_its_article(tmp_path: Path) -> None:
    file = tmp_path / "said.jsonl"
    with built(tmp_path, meeting("a", "Abdi Warsame", "Ruth Njeri")) as made:
        say(made, "event", desk.event(made, only(made).id, Value(verdict="rejected")))
        file.write_bytes(b"".join(map(corrections.line, corrections.every(made.db))))
    with built(tmp_path, name="y.db") as other:
        missing = "the record has not got “met” in a, characters 13–16"
        assert desk.apply(other, file) == [f"correction 1 (event) waits: {missing}"]
        meeting("a", "Abdi Warsame", "Ruth Njeri").add_to(other)
        assert not query.events(other)
        assert desk.apply(other, file) == [] and len(corrections.every(other.db)) == 1


def test_what_was_undone_elsewhere_is_undone_here(tmp_path: Path) -> None:
    file = tmp_path / "said.jsonl"
    with built(tmp_path, meeting("a", "Abdi Warsame", "Ruth Njeri")) as made:
        number = say(made, "event", desk.event(made, only(made).id, Value(verdict="rejected")))
        file.write_bytes(b"".join(map(corrections.line, corrections.every(made.db))))
        made.undo(number, "2024-05-02T00:00:00Z")
        with pytest.raises(KeyError):
            made.undo(number, "2024-05-02T00:00:01Z")
        assert desk.apply(made, file) == [] and only(made)
        with built(tmp_path, meeting("a", "Abdi Warsame", "Ruth Njeri"), name="y.db") as other:
            desk.apply(other, file)
            assert not query.events(other)
            file.write_bytes(b"".join(map(corrections.line, corrections.every(made.db))))
            desk.apply(other, file)
            assert dump(made) == dump(other)


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        (b"{", ":2: no correction: "),
        (b"\xff", ":2: no correction: "),
        (b'{"who": "x", "at": "y", "what": "burn", "target": {}}', "Invalid enum value 'burn'"),
        (
            b'{"who": "x", "at": "y", "what": "set", "target": {"actor": [{"name": "A"}]}, "value": {"sector": "ABC"}}',
            "ABC is no sector",
        ),
        (b'{"who": "x", "at": "y", "what": "merge", "target": {"actor": [{"name": "A"}]}}', "merge needs target.other"),
    ],
)
def test_a_bad_file_changes_nothing(tmp_path: Path, line: bytes, cause: str) -> None:
    file = tmp_path / "said.jsonl"
    file.write_bytes(corrections.line(Correction("x", "y", "rename", Target((corrections.Name("A"),)))) + line)
    with built(tmp_path) as made:
        with pytest.raises(BadInput) as caught:
            desk.apply(made, file)
        assert cause in str(caught.value) and str(file) in str(caught.value)
        assert not corrections.every(made.db)
        with pytest.raises(DragomanError, match="no such file"):
            desk.apply(made, tmp_path / "none")


def test_a_record_of_the_first_format_is_brought_up_to_date(tmp_path: Path) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    with sqlite3.connect(old) as db:
        db.executescript((Path(__file__).parent / "data" / "schema_1.sql").read_text(encoding="utf-8"))
    db.close()
    with record.open(old) as one, record.open(new, create=True) as other:
        shapes = []
        for made in (one, other):
            meeting("a", "Abdi Warsame", "Ruth Njeri").add_to(made)
            names = made.db.execute("SELECT type, name, tbl_name FROM sqlite_master ORDER BY name").fetchall()
            columns = [made.db.execute(f"PRAGMA table_xinfo({name})").fetchall() for kind, name, _ in names]
            shapes.append((names, columns, made.db.execute("PRAGMA user_version").fetchall(), dump(made)))
        assert shapes[0] == shapes[1]


# --- laws ---


def drawn(data: st.DataObject, made: Record) -> tuple[What, tuple[Target, Value]] | None:
    """Draw a correction that can be made of a record; None where the one drawn cannot."""
    actors = sorted(line.id for line in query.actors(made))
    events = [line.id for line in query.events(made)]
    what = data.draw(st.sampled_from(["merge", "split", "rename", "set", "event", "join", "part"]))
    actor, event = data.draw(st.sampled_from(actors)), data.draw(st.sampled_from(events or [""]))
    try:
        if what == "merge":
            return what, desk.merge(made, actor, data.draw(st.sampled_from(actors)))
        if what == "split":
            spellings = [s.text for s in query.profile(made, actor).spellings]
            document = data.draw(st.sampled_from([None, *sorted(d.id for d in query.documents(made))]))
            return what, desk.split(made, actor, data.draw(st.sampled_from(spellings or ["-"])), document)
        if what == "rename":
            return what, desk.rename(made, actor, data.draw(st.sampled_from(["The Chief", "The Union"])))
        if what == "set":
            return what, desk.settle(made, actor, data.draw(st.sampled_from(["TCD", "SEN"])), "REB")
        if what == "event":
            values = [
                Value(verdict="rejected"), Value(verdict="accepted"), Value(type="ASSAULT"), Value(status="denied"),
                Value(date="2021-03-09"), Value(type="CONSULT", mode="visit"),
            ]  # fmt: skip
            who = data.draw(st.lists(st.sampled_from(actors), max_size=1))
            return what, desk.event(made, event, data.draw(st.sampled_from(values)), who)
        if what == "join":
            return what, desk.join(made, event, data.draw(st.sampled_from(events or [""])))
        mentions = [one[0] for one in made.db.execute("SELECT id FROM event_mention ORDER BY id")]
        return "part", desk.part(made, event, data.draw(st.sampled_from(mentions)))
    except DragomanError:
        return None


def corrected(data: st.DataObject, made: Record) -> int:
    count = 0
    for minute in range(data.draw(st.integers(1, 4))):
        if found := drawn(data, made):
            say(made, *found, minute=minute)
            count += 1
    return count


@law
@given(plans=articles, data=st.data())
def test_corrections_hold_in_any_order_of_reading_and_in_another_record(plans: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    order = list(range(len(plans)))
    shuffled = data.draw(st.permutations(order))
    cut = data.draw(st.integers(0, len(plans)))
    with written(plans, order) as one, written(plans, shuffled[:cut]) as other:
        corrected(data, one)
        for made in corrections.every(one.db):
            other.correct(made)
        for at in shuffled[cut:]:
            told(f"d{at}", plans[at]).add_to(other, plans[at][3])
        assert dump(one) == dump(other)


@law
@given(plans=articles, data=st.data())
def test_corrections_hold_after_removing_and_adding_an_article(plans: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    with written(plans, list(range(len(plans)))) as made:
        corrected(data, made)
        before = dump(made)
        for at in data.draw(st.lists(st.sampled_from(range(len(plans))), max_size=3)):
            made.remove(f"d{at}")
            told(f"d{at}", plans[at]).add_to(made, plans[at][3])
        assert dump(made) == before
        assert made.db.execute("PRAGMA foreign_key_check").fetchall() == []


@law
@given(plans=articles, data=st.data())
def test_undoing_restores_the_record(plans: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    with written(plans, list(range(len(plans)))) as made:
        before = dump(made, RULED)
        count = corrected(data, made)
        for number in data.draw(st.permutations(range(1, count + 1))):
            made.undo(number, "2024-05-02T00:00:00Z")
        assert dump(made, RULED) == before
        assert len(corrections.every(made.db)) == count


NODES = st.sampled_from("abcdef")
rules = st.lists(st.builds(Rule, st.booleans(), st.tuples(NODES, NODES), st.tuples(NODES)), max_size=6)


@law
@given(rules=rules)
def test_the_last_word_stands(rules: list[Rule]) -> None:
    ties = Ties((one, other, same) for (one, other), same in sorted(fold(rules).items()))
    if rules and rules[-1].same:
        assert {*rules[-1].left, *rules[-1].right} <= ties.block(rules[-1].left[0])
    for one, other in (pair for pair, same in fold(rules).items() if not same):
        assert ties.apart(ties.head(one), ties.head(other)) and other not in ties.block(one)
    if rules and not rules[-1].same:
        for one in rules[-1].left:
            for other in set(rules[-1].right) - {one}:
                assert ties.apart(ties.head(one), ties.head(other))
