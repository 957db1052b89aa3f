import pytest

from dragoman.reading.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The parser, the lexicon and the gazetteer, loaded once."""
    return Reader()
