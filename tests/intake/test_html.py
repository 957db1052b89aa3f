import pytest

from dragoman.errors import BadInput
from dragoman.intake.html import page_article

HEAD = """<title>Talks resume in Juba | The Nile Courier</title>
<meta property="og:site_name" content="The Nile Courier"><meta name="author" content="Mary Deng">
<meta property="article:published_time" content="2018-06-21T09:10:00Z">
<link rel="canonical" href="https://example.org/juba">"""
BODY = """<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Talks resume in Juba</h1>
<p>South Sudan's government and the rebels met for a second day in Juba, mediators said.</p>
<p>The two sides discussed a ceasefire in Upper Nile, where fighting has displaced some 12,000 people since
May, according to the United Nations.</p></article><footer>© 2024 The Nile Courier</footer>"""


def page(head: str = HEAD, body: str = BODY) -> str:
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>"


def test_text_and_metadata() -> None:
    article = page_article(page(), "juba.html")
    assert article.id == "juba.html"
    assert "mediators said.\n\nThe two sides" in article.text
    assert "World" not in article.text
    assert "2024" not in article.text
    found = (article.title, article.source, article.author, article.date, article.url)
    assert found == (
        "Talks resume in Juba",
        "The Nile Courier",
        "Mary Deng",
        "2018-06-21",
        "https://example.org/juba",
    )


def test_no_date_is_made_up() -> None:
    assert page_article(page(head="<title>Talks</title>"), "x").date is None


def test_a_declared_encoding_does_no_harm() -> None:
    markup = '<?xml version="1.0" encoding="utf-8"?>' + page()
    assert "mediators said." in page_article(markup, "x").text


@pytest.mark.parametrize(
    "markup", ["", "  ", "<", "not a page", page(body="<nav>Home</nav>"), page(body="<img src='a.png'>")]
)
def test_a_page_without_an_article(markup: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BadInput, match="no article text"):
        page_article(markup, "x")
    assert capfd.readouterr() == ("", "")
