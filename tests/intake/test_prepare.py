import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.intake import prepare
from dragoman.intake.fingerprint import fingerprint
from dragoman.intake.language import UNDETERMINED, language
from dragoman.types import Article, Published

NEPAL = """Home
Maoists walk out of talks in Kathmandu

June 12, 2006

KATHMANDU (Reuters) - Nepal's Maoist rebels walked out of talks with the government on Monday.

They had demanded that the king give up command of the army before an election is held.
"""


def test_what_the_text_states() -> None:
    article = prepare(Article(id="1", text=NEPAL))
    assert article.text == NEPAL
    assert article.title == "Maoists walk out of talks in Kathmandu"
    assert article.source == "Reuters"
    assert article.language == "en"
    assert article.published == Published("2006-06-12", "dateline")


def test_the_metadata_come_first() -> None:
    given_ = {"title": "Talks fail", "source": "Himal Post", "date": "2006-06-13", "language": "en-GB"}
    article = prepare(Article(id="1", text=NEPAL, **given_))
    assert (article.title, article.source, article.language) == ("Talks fail", "Himal Post", "en")
    assert article.published == Published("2006-06-13", "metadata", "2006-06-12")


def test_the_article_itself_is_left_alone() -> None:
    article = Article(id="1", text=NEPAL)
    prepare(article)
    assert article == Article(id="1", text=NEPAL)


PARTS = st.sampled_from([*NEPAL.split("\n\n"), "Read more", "Peace at Last", "By Ram Thapa", "He left.", "İ ç"])


@settings(deadline=None)
@given(st.lists(PARTS | st.text(max_size=40), max_size=12), st.sampled_from(["\n", "\n\n"]))
def test_twice_is_once(parts: list[str], gap: str) -> None:
    once = prepare(Article(id="1", text=gap.join(parts)))
    assert prepare(once) == once


LANGUAGES = [
    ("The army said that it had taken the town back from the rebels.", "en"),
    ("Die Regierung in Berlin kündigte am Montag neue Sanktionen gegen Minsk an.", "de"),
    ("Le président malien a rencontré son homologue à Bamako lundi soir.", "fr"),
    ("Россия предложила стать посредником на переговорах в Ливии.", "ru"),
    ("Vote now", UNDETERMINED),
    ("12 34 !!", UNDETERMINED),
    ("", UNDETERMINED),
]


@pytest.mark.parametrize(("text", "code"), LANGUAGES)
def test_language(text: str, code: str) -> None:
    assert language(text) == code


def test_a_language_that_is_no_code_is_not_believed() -> None:
    assert prepare(Article(id="1", text=NEPAL, language="English (UK)")).language == "en"


def fingerprint_of(text: str) -> str:
    return fingerprint(text, prepare(Article(id="1", text=text)).blocks)


def test_a_copy_in_another_frame_has_the_same_fingerprint() -> None:
    _, _, _, lead, rest = (part for part in NEPAL.replace("\n\n", "\n").split("\n") if part)
    copy = (
        "Rebels quit Nepal talks\n\nShare\n\nKathmandu (AFP) — "
        + lead.partition(" - ")[2].replace("'", "’").replace("Maoist rebels", "Maoist  rebels")
        + f"\n\nAdvertisement\n\n{rest.upper()}\n\nFollow us on Twitter"
    )
    assert fingerprint_of(copy) == fingerprint_of(NEPAL)
    assert fingerprint_of(copy.replace("KING", "QUEEN")) != fingerprint_of(NEPAL)


def test_a_text_that_is_all_frame_has_a_fingerprint_of_its_own() -> None:
    assert fingerprint("Share", []) != fingerprint("Tweet", [])
