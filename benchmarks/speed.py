"""Speed: words a second of `Reader.pipe` against the bare spaCy pipeline that it loads, and where the time goes.

Both read the same texts in one process, in turns, so that a busy machine slows both. The exit status is 1 where the
Reader keeps less than --least of spaCy's rate. A word is what stands between white space.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from statistics import median

import msgspec
from eventscore import load as load_gold

from dragoman import intake
from dragoman.intake.files import documents
from dragoman.reading.actors import Actors
from dragoman.reading.attribution import find_attributions
from dragoman.reading.events import find_happenings
from dragoman.reading.figures import find_figures
from dragoman.reading.names import find_names
from dragoman.reading.parse import parse
from dragoman.reading.places import find_places
from dragoman.reading.reader import Reader
from dragoman.reading.times import find_times
from dragoman.reading.writing import write_attributions, write_events
from dragoman.types import Article

EXAMPLES = Path(__file__).parents[1] / "examples"
WORDS = 20_000  # the parser's rate is steady from about 5,000 words on
LEAST = 0.60
STARTS = 3
CODE = (sys.executable, "-c", "from dragoman.cli import main; main()", "code")
MEGABYTE = 2**20 if sys.platform == "darwin" else 2**10  # the unit of ru_maxrss is bytes there, kibibytes elsewhere


def words(articles: list[Article]) -> int:
    """Return how many words the texts have."""
    return sum(len(article.text.split()) for article in articles)


def read_articles(path: Path) -> list[Article]:
    """Return the articles of a file or folder; what cannot be read is left out."""
    return [document.found for document in documents([path]) if isinstance(document.found, Article)]


def own_articles() -> list[Article]:
    """Return the examples and, an article for each type of event, the gold sentences."""
    by_type: dict[str, list[str]] = defaultdict(list)
    for gold in load_gold(Path(__file__).parent / "gold"):
        by_type[gold.event_type].append(gold.text)
    of_gold = [Article(id=kind, text="\n\n".join(texts), date="2024-05-16") for kind, texts in by_type.items()]
    return [*read_articles(EXAMPLES), *of_gold]


def repeated(articles: list[Article], least: int = WORDS) -> list[Article]:
    """Return the articles over and over until they have so many words."""
    found: list[Article] = []
    total = 0
    for number, article in enumerate(cycle(articles)):
        if total >= least:
            break
        found.append(msgspec.structs.replace(article, id=f"{number}"))
        total += words([article])
    return found


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _exhaust(results: Iterable[object]) -> None:
    deque(results, maxlen=0)  # keeps none: what is kept costs memory and with it time


def rates(reader: Reader, articles: list[Article], repetitions: int) -> tuple[list[float], list[float]]:
    """Return the words a second of bare spaCy and of the Reader, one value a repetition, after one turn unmeasured."""
    texts = [article.text for article in articles]
    count = words(articles)
    bare: list[float] = []
    whole: list[float] = []
    for _ in range(repetitions + 1):
        bare.append(count / _seconds(lambda: _exhaust(reader.nlp.pipe(texts))))
        whole.append(count / _seconds(lambda: _exhaust(reader.pipe(articles))))
    return bare[1:], whole[1:]


def stage_costs(reader: Reader, articles: list[Article]) -> dict[str, float]:
    """Return the microseconds a word that each stage of reading takes, in the stages' order.

    Every sentence is coded here, those of captions too, which the Reader passes over.
    """
    spent: dict[str, float] = defaultdict(float)

    @contextmanager
    def clock(stage: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        spent[stage] += time.perf_counter() - start

    lexicon = reader.lexicon
    with clock("prepare"):
        prepared = [intake.prepare(article) for article in articles]
    docs = parse(prepared, reader.nlp)
    for article in prepared:
        with clock("parse"):
            doc = next(docs)
        coded = list(doc.sents)
        published = article.published.value
        with clock("times"):
            times = find_times(doc, published, lexicon.timewords)
        with clock("figures"):
            figures = find_figures(doc, times, lexicon.measures)
        with clock("places"):
            places = find_places(doc, lexicon.territories, reader.gazetteer, words=lexicon.placewords)
        with clock("attribution"):
            attributions = find_attributions(doc, lexicon.cues)
        country_at = {place.start: place.country for place in places}
        with clock("names, actors"):
            names = find_names(doc, reader.index, lexicon, country_at)
            actors = Actors(doc, lexicon, names, attributions)
        untouched = Actors(doc, lexicon, names, attributions)
        with clock("events"):
            find_happenings(doc, lexicon, actors, coded)
        with clock("write"):
            write_events(
                doc, coded, untouched, lexicon,
                times=times, places=places, figures=figures, attributions=attributions,
                published=published, article_id=article.id,
            )  # fmt: skip
            write_attributions(doc, untouched, attributions)
            untouched.mentions()
    spent["write"] -= spent["events"]  # writing finds the events first
    return {stage: seconds / words(articles) * 1e6 for stage, seconds in spent.items()}


def _code(articles: list[Article]) -> float:
    """Start `dragoman code` on some articles and return the seconds to its first line of output, once it has ended."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as lines:
        for article in articles:
            lines.write(msgspec.json.encode({"id": article.id, "text": article.text}) + b"\n")
        lines.flush()
        start = time.perf_counter()
        with subprocess.Popen([*CODE, lines.name], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            if not process.stdout.readline():
                sys.exit("speed: `dragoman code` wrote nothing")
            passed = time.perf_counter() - start
            _exhaust(process.stdout)
    return passed


def start_up(article: Article) -> float:
    """Return the seconds from starting `dragoman code` on an article to its reading: the median of some starts."""
    return median(_code([article]) for _ in range(STARTS))


def peak_memory(articles: list[Article]) -> float:
    """Return the most memory, in megabytes, that `dragoman code` held while it read the articles.

    To be called before this process grows: Linux counts what the parent held at the fork as the child's.
    """
    _code(articles)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MEGABYTE


def main() -> None:
    """Parse the options, measure, print."""
    parser = argparse.ArgumentParser(description="Measure how fast texts are read.")
    parser.add_argument("--texts", type=Path, help="articles to read instead of the project's own (JSON Lines)")
    parser.add_argument("--least", type=float, default=LEAST, help="the share of spaCy's rate that is enough")
    parser.add_argument("--repetitions", type=int, default=5)
    options = parser.parse_args()
    articles = read_articles(options.texts) if options.texts else repeated(own_articles())
    if not articles:
        parser.error(f"{options.texts}: no articles")
    memory = peak_memory(articles)
    reader = Reader()
    bare, whole = rates(reader, articles, options.repetitions)
    ratio = median(mine / its for its, mine in zip(bare, whole, strict=True))
    print(f"{words(articles):,} words in {len(articles):,} articles, {options.repetitions} repetitions, medians\n")
    print(f"{'bare spaCy':16} {median(bare):10,.0f} words/s   ({min(bare):,.0f} to {max(bare):,.0f})")
    print(f"{'Reader.pipe':16} {median(whole):10,.0f} words/s   ({min(whole):,.0f} to {max(whole):,.0f})")
    print(f"{'ratio':16} {ratio:10.2f}           (at least {options.least:.2f} wanted)\n")
    costs = stage_costs(reader, articles)
    for stage, cost in costs.items():
        print(f"{stage:16} {cost:10.1f} µs/word")
    ours = sum(cost for stage, cost in costs.items() if stage != "parse")
    print(f"{'all but parse':16} {ours:10.1f} µs/word\n")
    print(f"{'start-up':16} {start_up(articles[0]):10.2f} s         (dragoman code, to its first line)")
    print(f"{'peak memory':16} {memory:10.0f} MB        (dragoman code, over all texts)")
    sys.exit(ratio < options.least)


if __name__ == "__main__":
    main()
