from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dragoman import record
from dragoman.desk.citations import SPACE, Citations, pieces

SENTENCE = st.text(alphabet="ab \n.", max_size=40)
MARKS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair))), max_size=4)


@given(SENTENCE, MARKS)
def test_pieces_keep_the_sentence(sentence: str, marks: list[tuple[int, int]]) -> None:
    cut = pieces(sentence, [(start, min(end, len(sentence))) for start, end in marks])
    assert SPACE.sub("", "".join(text for text, _ in cut)) == SPACE.sub("", sentence)
    marked = set().union(*(range(start, min(end, len(sentence))) for start, end in marks), set())
    assert sum(len(SPACE.sub("", text)) for text, is_marked in cut if is_marked) == sum(
        not sentence[at].isspace() for at in marked
    )


def test_sentences_are_numbered_by_article_and_place(border: Path, texts: dict[str, str]) -> None:
    with record.open(border) as found:
        citations = Citations(found)
        text = texts["coast-1"]
        late, early = text.index("visited"), text.index("attacked")
        keys = [
            citations.cite("monitor-1", 0, 7),
            citations.cite("coast-1", late, late + 7),
            citations.cite("coast-1", early, early + 8),
            citations.cite("coast-1", 0, 8),
        ]
        sources, numbers = citations.sources()
    assert keys[2] == keys[3]
    assert [numbers[key] for key in keys] == [3, 2, 1, 1]
    assert [source.heading.document for source in sources] == ["coast-1", "monitor-1"]
    assert [text for text, marked in sources[0].citations[0].pieces if marked] == ["Eritrean", "attacked"]


def test_an_excerpt_ends_at_words(border: Path, texts: dict[str, str]) -> None:
    text = texts["monitor-1"]
    with record.open(border) as found:
        citations = Citations(found)
        for words in ("Eritrea has not", "attacked", "commander", "Two soldiers", "visited Ethiopia on Wednesday."):
            start = text.index(words)
            cut = citations.excerpt("monitor-1", start, start + len(words))
            assert words in cut
            inner = cut.strip("…")
            at = text.index(inner)
            assert at == 0 or text[at - 1] == " "
            assert text[at + len(inner) : at + len(inner) + 1] in ("", " ")
