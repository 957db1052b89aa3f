import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.quotes import find_quotations

CASES = [
    ('"The bridge is gone," she said. "We walked."', ['"The bridge is gone,"', '"We walked."']),
    ("He called it “a farce” and left.", ["“a farce”"]),
    ("``No talks,'' the envoy said.", ["``No talks,''"]),
    ("''No talks,'' the envoy said.", ["''No talks,''"]),
    ("Le Monde wrote «c'est fini» on Friday.", ["«c'est fini»"]),
    ("„Niemals“, he replied.", ["„Niemals“"]),
    ("»Niemals«, he replied.", ["»Niemals«"]),
    ("‘We are hungry,’ she said. The rebels’ camp lay near the boys’ school.", ["‘We are hungry,’"]),
    ("Minister hails 'new dawn' for Lebanon", ["'new dawn'"]),
    ('The gun is 5\'10" long and 3" wide.', []),
    ("“He told me, “go home,” and I went,” she said.", ["“He told me, “go home,” and I went,”"]),
    ("”Leave at once,” the officer shouted.", ["”Leave at once,”"]),
    # never closed: to the end of the paragraph
    ("The mayor said “we hold the port.\n\nFighting went on.", ["“we hold the port."]),
    # a wrapped line does not end a paragraph
    ('"The road to the\ncamp is open," he said.', ['"The road to the\ncamp is open,"']),
    ("It wasn't the soldiers' fault, the villagers' leader said.", []),
]


@pytest.mark.parametrize("text, expected", CASES)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(text)] == expected


def test_speech_taken_up_in_the_next_paragraph() -> None:
    text = "“The dam is safe.\n\n“The villages are not,” the engineer said.\n\n“Go.”"
    assert [q.continues for q in find_quotations(text)] == [True, False, False]


def test_a_paragraph_left_open_before_plain_text_is_not_taken_up() -> None:
    text = "“The dam is safe.\n\nThe engineer denied “any leak” on Monday."
    assert [(text[q.start : q.end], q.continues) for q in find_quotations(text)] == [
        ("“The dam is safe.", False),
        ("“any leak”", False),
    ]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„`(—", max_size=80))
def test_quotations_are_ordered_disjoint_and_trimmed(text: str) -> None:
    position = 0
    for quotation in find_quotations(text):
        assert position <= quotation.start < quotation.end <= len(text)
        quoted = text[quotation.start : quotation.end]
        assert quoted == quoted.strip()
        position = quotation.end
