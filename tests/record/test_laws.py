"""Laws that hold of any record: order, repetition and removal, and that every line cuts its words out of a text."""

import json
import tempfile
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman import record
from dragoman.record import accounts, query
from dragoman.record.names import decode
from dragoman.types import Entity, EventDate, EventMention, Figure, Mention, Size, Span, TextInfo

from .factory import Story, dump

PEOPLE = [
    ("Amina Diallo", "person", "MLI", "GOV"), ("Ibrahim Diallo", "person", "MLI", "REB"),
    ("Aminah Dialo", "person", "MLI", "GOV"), ("Diallo", "person", None, None), ("Omar Keita", "person", "MLI", "MIL"),
    ("Keita", "person", "MLI", None), ("Oumar Keyta", "person", "MLI", "MIL"), ("Keyta", "organization", None, None),
    ("Azawad Front", "organization", "MLI", "REB"), ("AF", "organization", "MLI", "REB"),
    ("Mali", "country", "MLI", None), ("Chad", "country", "TCD", None),
]  # fmt: skip
ACTS = [
    ("met", "CONSULT"), ("backed", "SUPPORT"), ("armed", "AID"), ("attacked", "ASSAULT"),
    ("denied support to", "REJECT"), ("sent troops to", "MOBILIZE"),
]  # fmt: skip
STATUSES = ["asserted", "asserted", "negated", "denied", "planned", "unconfirmed"]
DATES = [None, "2021-03-04", "2021-03-05", "2021-03", "XXXX-03-04", "2021"]

happening = st.tuples(
    st.sampled_from(PEOPLE), st.sampled_from(ACTS), st.sampled_from(PEOPLE), st.sampled_from(STATUSES),
    st.sampled_from(DATES), st.sampled_from([10, 12, 30]),
)  # fmt: skip
article = st.tuples(
    st.lists(happening, min_size=1, max_size=3),
    st.sampled_from([None, "2021-03-05", "2021-03-06", "2021-03-20"]),
    st.sampled_from([None, "Sahel Post", "Lake Courier"]),
    st.sampled_from(["", "", "same"]),
)
articles = st.lists(article, min_size=1, max_size=5)
law = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def told(id: str, plan: tuple) -> Story:  # type: ignore[type-arg]
    """Return the story of a plan: a sentence a happening."""
    happenings, published, outlet, _ = plan
    sentences = [f"{a[0]} {act[0]} {b[0]} and {n} soldiers died in Gao." for a, act, b, _, _, n in happenings]
    story = Story(id, " ".join(sentences), published, outlet)
    start = 0
    for number, (sentence, (one, (verb, kind), other, status, date, count)) in enumerate(
        zip(sentences, happenings, strict=True)
    ):
        trigger = start + len(one[0]) + 1
        parties = []
        for (name, form, code, sector), at in ((one, start), (other, trigger + len(verb) + 1)):
            story.reading.mentions.append(Mention(name, at, at + len(name), form, name, code, sector))  # type: ignore[arg-type]
            parties.append(Entity(name, at, at + len(name), name, code, sector))
        story.reading.events.append(
            EventMention(
                id=str(number), event=kind, quad_code=1, event_scale=0.0, cameo="01", actor=(parties[0],),
                recipient=(parties[1],), status=status, frame=verb,
                date=EventDate(verb, trigger, trigger + len(verb), date) if date else None,
                size=Size(dead=str(count)) if kind == "ASSAULT" else Size(),
                event_text=Span(verb, trigger, trigger + len(verb)),
                text_info=TextInfo(number, start, start + len(sentence)),
            )
        )  # fmt: skip
        words = f"{count} soldiers"
        at = start + sentence.index(words)
        story.reading.figures.append(Figure(words, at, at + len(words), count, "soldier", None, count, count))
        start += len(sentence) + 1
    return story


def written(plans: list, order: list[int], batched: bool = False) -> record.Record:  # type: ignore[type-arg]
    made = record.open(Path(tempfile.mkdtemp()) / "x.db", create=True)
    if batched:
        with made.batch():
            for at in order:
                told(f"d{at}", plans[at]).add_to(made, plans[at][3])
    else:
        for at in order:
            told(f"d{at}", plans[at]).add_to(made, plans[at][3])
    return made


@law
@given(plans=articles, data=st.data())
def test_order_and_batches_do_not_matter(plans: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    order = list(range(len(plans)))
    with written(plans, order, batched=True) as one, written(plans, data.draw(st.permutations(order))) as other:
        assert dump(one) == dump(other)


@law
@given(plans=articles, data=st.data())
def test_removing_takes_what_only_it_said(plans: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    removed(plans, data.draw(st.sampled_from(range(len(plans)))))


def removed(plans: list, gone: int) -> None:  # type: ignore[type-arg]
    order = list(range(len(plans)))
    with written(plans, order) as one, written(plans, [at for at in order if at != gone]) as other:
        one.remove(f"d{gone}")
        assert dump(one) == dump(other)
        assert one.db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_copy_speaks_for_itself_when_its_original_is_removed() -> None:
    amina, ibrahim, front = PEOPLE[0], PEOPLE[1], PEOPLE[8]
    met, sent = ACTS[0], ACTS[5]
    again = (amina, met, amina, "asserted", None, 10)
    original = [again, (amina, met, amina, "asserted", None, 12), (amina, met, ibrahim, "asserted", None, 10)]
    copy = [(front, sent, amina, "asserted", "2021-03-04", 12), again]
    removed([(original, None, None, ""), (copy, None, None, "")], 0)


@law
@given(plans=articles)
def test_portions_do_not_matter(plans: list) -> None:  # type: ignore[type-arg]
    order = list(range(len(plans)))
    with written(plans, order, batched=True) as whole, pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "AT_ONCE", 1)
        with written(plans, order, batched=True) as one_by_one:
            assert dump(whole) == dump(one_by_one)


@law
@given(plans=articles)
def test_adding_twice_changes_nothing(plans: list) -> None:  # type: ignore[type-arg]
    with written(plans, list(range(len(plans)))) as made:
        before = dump(made)
        assert not any(told(f"d{at}", plan).add_to(made, plan[3]) for at, plan in enumerate(plans))
        assert dump(made) == before


@law
@given(plans=articles)
def test_every_line_cuts_its_words_out_of_a_text(plans: list) -> None:  # type: ignore[type-arg]
    with written(plans, list(range(len(plans)))) as made:
        text = {d.id: made.article(d.id).text for d in query.documents(made)}
        for line in query.events(made):
            detail = query.event(made, line.id)
            assert detail.accounts and detail.event.accounts == len(detail.accounts)
            for account in detail.accounts:
                assert text[account.document][account.start : account.end] == account.text
                assert account.text in account.sentence
        for figure in query.figures(made):
            assert text[figure.document][figure.start : figure.end] == figure.text
        for dispute in query.disputes(made):
            assert len({account.side for account in dispute.accounts}) >= 2
            assert all(text[a.document][a.start : a.end] for a in dispute.accounts)
            assert 0 <= dispute.sources <= dispute.all_sources


@law
@given(plans=articles)
def test_what_an_article_keeps_apart_stays_apart(plans: list) -> None:  # type: ignore[type-arg]
    with written(plans, list(range(len(plans)))) as made:
        rows = made.db.execute(
            "SELECT local_actor.document, guise.id, guise.actor FROM local_actor JOIN guise ON guise.id = guise"
        ).fetchall()
        for (doc, guise, actor), (doc2, guise2, actor2) in combinations(rows, 2):
            if doc == doc2 and guise != guise2:
                assert actor != actor2


@law
@given(plans=articles)
def test_full_names_of_one_actor_agree(plans: list) -> None:  # type: ignore[type-arg]
    with written(plans, list(range(len(plans)))) as made:
        rows = made.db.execute("SELECT actor, names FROM guise WHERE kind = 'person'").fetchall()
        for actor, names in rows:
            given_names = {
                str(name)[0]
                for other, theirs in rows
                if other == actor
                for name in (decode("person", line) for line in json.loads(theirs) + json.loads(names))
                if name.full
            }
            assert len(given_names) <= 1
