from speed import own_articles, repeated, words

from dragoman.types import Article


def test_words_stand_between_white_space() -> None:
    assert words([Article(id="a", text="Chad  and\nNiger met."), Article(id="b", text="They agreed.")]) == 6


def test_articles_are_repeated_until_there_are_enough_words_and_ids_differ() -> None:
    articles = [Article(id="a", text="one two three"), Article(id="b", text="four five")]
    found = repeated(articles, 9)
    assert [article.text for article in found] == ["one two three", "four five", "one two three", "four five"]
    assert len({article.id for article in found}) == 4


def test_the_own_articles_hold_the_examples_and_the_gold_sentences() -> None:
    assert words(own_articles()) > 10_000
