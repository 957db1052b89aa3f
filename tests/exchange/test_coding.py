import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.exchange.coding import code_lines, encode
from dragoman.intake.failure import Failure
from dragoman.reading.reader import Reader

WORDS = st.sampled_from(
    ["Kenya", "Somalia", "attacked", "met", "the rebels", "on Monday", "said that", "20", "“", "”", ",", ".", "\n\n"]
)


def test_lines_keep_their_order_and_failures_their_place(reader: Reader) -> None:
    lines = [b'{"id": "a", "text": "Kenya met Chad."}', b"", b"no json", b'{"id": "b"}', b'{"id": "c", "text": "Hi."}']
    found = [json.loads(encode(one)) for one in code_lines(lines, "news.jsonl", reader)]
    assert [one["id"] for one in found] == ["a", None, "b", "c"]
    assert found[1]["error"].startswith("news.jsonl:3: not JSON")
    assert found[2]["error"] == "news.jsonl:4: no 'text'"


def test_an_article_that_breaks_the_reader_fails_alone(reader: Reader, monkeypatch) -> None:
    read = Reader._read

    def broken(self, article, doc, predicates):
        if article.id == "b":
            raise KeyError("b")
        return read(self, article, doc, predicates)

    monkeypatch.setattr(Reader, "_read", broken)
    lines = [b'{"id": "%c", "text": "Kenya met Chad."}' % letter for letter in b"abc"]
    found = list(code_lines(lines, "news.jsonl", reader))
    assert [isinstance(one, Failure) for one in found] == [False, True, False]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, min_size=1, max_size=30))
def test_every_span_can_be_cut_out(reader: Reader, words: list[str]) -> None:
    text = " ".join(words)
    line = json.dumps({"id": "a", "text": text, "language": "en"}).encode()
    for found in code_lines([line], "x", reader, predicates=True):
        if isinstance(found, Failure):
            assert not text.strip()
            continue
        spans = [*found.times, *found.places, *found.figures, *found.mentions]
        spans += [event.event_text for event in found.events]
        assert all(text[one.start : one.end] == one.text for one in spans)
        parties = [party for event in found.events for party in (*event.actor, *event.recipient)]
        assert all(text[one.start : one.end] == one.entity_text for one in parties)
        stretches = [s for a in found.attributions for part in (a.source, a.cue, a.content) for s in part]
        assert all(0 <= start < end <= len(text) for start, end in stretches)
