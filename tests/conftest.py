import os

import pytest
from hypothesis import settings

from dragoman.reading.reader import Reader

# A change is judged on the same examples wherever it is judged; at a desk every run looks at others.
settings.register_profile("judged", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("judged")


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The parser, the lexicon and the gazetteer, loaded once."""
    return Reader()
