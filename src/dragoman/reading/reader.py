"""One article in, one Reading out: the stages in their order, pure, with no database, network or clock."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc, Span

from dragoman import intake
from dragoman.errors import BadInput, DragomanError
from dragoman.intake.failure import Failure
from dragoman.lexicon import Lexicon
from dragoman.lexicon.gazetteer import open_gazetteer
from dragoman.reading.actors import Actors
from dragoman.reading.attribution import find_attributions
from dragoman.reading.describe import describe_phrase
from dragoman.reading.factuality import find_predicates
from dragoman.reading.figures import find_figures
from dragoman.reading.nameindex import build_index
from dragoman.reading.names import find_names
from dragoman.reading.parse import MODEL, load, parse
from dragoman.reading.places import find_places
from dragoman.reading.times import find_times
from dragoman.reading.writing import write_attributions, write_events
from dragoman.types import CODED_BLOCKS, READ_LANGUAGES, Article, Entity, Reading


class Reader:
    """Holds the parser, the lexicon and the gazetteer; reads any number of articles."""

    def __init__(self, model: str = MODEL, lexicon: Path | None = None) -> None:
        """Load an installed spaCy model by name, and the lexicon with a user's folder on top of it.

        Raises DragomanError where the model is not installed or a lexicon file is broken.
        """
        self.nlp = load(model)
        self.lexicon = Lexicon(lexicon)
        self.index = build_index(self.lexicon, self.nlp)
        self.gazetteer = open_gazetteer()

    def pipe(self, articles: Iterable[Article], predicates: bool = False) -> Iterator[Reading]:
        """Yield one reading an article, in order; an article that is not in English is returned unread."""
        prepared = (intake.prepare(article) for article in articles)
        yield from self.read_prepared(prepared, predicates)

    def read_prepared(self, articles: Iterable[Article], predicates: bool = False) -> Iterator[Reading]:
        """Yield one reading an article that intake has prepared."""
        waiting: list[Article] = []

        def english() -> Iterator[Article]:
            for article in articles:
                waiting.append(article)
                if article.language in READ_LANGUAGES:
                    yield article

        for doc in parse(english(), self.nlp):
            while waiting and waiting[0].language not in READ_LANGUAGES:
                yield _unread(waiting.pop(0))
            yield self._read(waiting.pop(0), doc, predicates)
        yield from map(_unread, waiting)

    def read_safely(
        self, articles: list[Article], predicates: bool = False
    ) -> Iterator[tuple[Article, Reading | Failure]]:
        """Prepare and read articles; where one breaks the reader, the others are read without it.

        Raises DragomanError where a file of the reader's own cannot be read.
        """
        try:
            prepared = [intake.prepare(article) for article in articles]
            yield from zip(prepared, list(self.read_prepared(prepared, predicates)), strict=True)
        except OSError as error:
            raise DragomanError(f"the reader's files: {(error.strerror or str(error)).lower()}") from error
        except Exception as error:  # whatever it is, a run of days must not end with one article
            if isinstance(error, DragomanError) and not isinstance(error, BadInput):
                raise
            if len(articles) > 1:
                for article in articles:
                    yield from self.read_safely([article], predicates)
                return
            id, told = articles[0].id, " ".join(str(error).split())
            cause = told if isinstance(error, BadInput) else f"cannot be read ({type(error).__name__}: {told})"
            yield articles[0], Failure(id, None, cause, id)

    def _read(self, article: Article, doc: Doc, predicates: bool) -> Reading:
        lexicon = self.lexicon
        published = article.published.value
        times = find_times(doc, published, lexicon.timewords)
        figures = find_figures(doc, times, lexicon.measures)
        places = find_places(doc, lexicon.territories, self.gazetteer, words=lexicon.placewords)
        attributions = find_attributions(doc, lexicon.cues)
        country_at = {place.start: place.country for place in places}
        actors = Actors(doc, lexicon, find_names(doc, self.index, lexicon, country_at), attributions)
        events = write_events(
            doc, _coded(article, doc), actors, lexicon,
            times=times, places=places, figures=figures, attributions=attributions,
            published=published, article_id=article.id,
        )  # fmt: skip
        reading = Reading(
            id=article.id,
            published=article.published,
            language=article.language or "en",
            events=events,
            attributions=write_attributions(doc, actors, attributions),
            times=times,
            places=places,
            figures=figures,
            mentions=actors.mentions(),
        )
        if predicates:
            reading.predicates = find_predicates(doc, lexicon.modality)
        return reading

    def describe(self, phrase: str, context: str = "") -> Entity | None:
        """Return who a phrase denotes, read with an optional text before it; None where it denotes nobody."""
        return describe_phrase(phrase, context, self.nlp, self.lexicon, self.index)


def _unread(article: Article) -> Reading:
    return Reading(id=article.id, published=article.published, language=article.language or "und")


def _coded(article: Article, doc: Doc) -> list[Span]:
    """Return the sentences that stand in a title or in the body."""
    blocks = [(block.start, block.end) for block in article.blocks if block.kind in CODED_BLOCKS]
    found, at = [], 0
    for sentence in doc.sents:
        start = next((token.idx for token in sentence if not token.is_space), sentence.start_char)
        while at < len(blocks) and blocks[at][1] <= start:
            at += 1
        if at < len(blocks) and blocks[at][0] <= start:
            found.append(sentence)
    return found
