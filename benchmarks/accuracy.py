"""Accuracy: code every gold set there is and print each figure.

`python benchmarks/accuracy.py` scores the project's own gold sentences: `own` (benchmarks/gold), and `held`
(benchmarks/held), which nobody may look at to mend what is coded wrongly. Where a folder `shared` with
`gold/` and `score/` lies beside the project, its sets are coded too and given to its own scorers.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import msgspec
from eventscore import Figure, Verdict, figures, judge, load

from dragoman.build import read
from dragoman.desk.filters import dispute_json, disputes
from dragoman.exchange.coding import code_lines, encode
from dragoman.reading.reader import Reader
from dragoman.record import open as open_record
from dragoman.record import query
from dragoman.types import Article

SHARED = Path(__file__).parents[2] / "shared"
OWN = "own"
FOLDERS = {OWN: Path(__file__).parent / "gold", "held": Path(__file__).parent / "held"}
SEEDS = "seeds"
SETS = {  # name: gold file, scorer, whether it needs the predicates
    "gsr": ("gsr_dev.jsonl", "score_events.py", False),
    "synthetic": ("synthetic_news.jsonl", "score_events.py", False),
    "attribution": ("polnear_dev.jsonl", "score_attribution.py", False),
    "factuality": ("factuality_uw_dev.jsonl", "score_factuality.py", True),
    "factuality-meantime": ("factuality_meantime_train.jsonl", "score_factuality.py", True),
    "times": ("times_dev.jsonl", "score_time.py", False),
    "places": ("places_dev.jsonl", "score_places.py", False),
}
CELLS = re.compile(r"\s{2,}")
VALUE = re.compile(r"(?P<label>[^\s(](?:.*?\S)??)?(?:^|\s+)(?P<value>-?\d+\.\d{4})\b")
COUNT = re.compile(r"\((?P<part>\d+)/(?P<whole>\d+)|of (?P<of>\d+)")


def printed_figures(report: str) -> Iterator[tuple[str, float, int | None]]:
    """Read the figures out of what a scorer prints: numbers with four decimals, each after its label.

    Columns are two spaces apart. A first column that has no number of its own names the row.
    """
    for line in report.splitlines():
        cells = [cell for cell in CELLS.split(line.strip()) if cell]
        count = COUNT.search(line)
        whole = int(count["whole"] or count["of"]) if count else None
        row = label = ""
        for at, cell in enumerate(cells):
            values = list(VALUE.finditer(cell))
            if not values:
                row, label = (cell, "") if at == 0 else (row, cell)
            for found in values:
                name = found["label"] or label
                yield " ".join(filter(None, (row, name))), float(found["value"]), whole
                row, label = (row, "") if name else ("", "")


def score_own(reader: Reader, folder: Path) -> list[Verdict]:
    """Code the project's gold sentences in a folder, each as an article of its own."""
    gold = load(folder)
    articles = (Article(id=one.id, text=one.text, date=one.date) for one in gold)
    return [judge(one, reading.events) for one, reading in zip(gold, reader.pipe(articles), strict=True)]


def _scored(*command: Path) -> str:
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True)
    return done.stdout


def score_shared(reader: Reader, name: str, folder: Path) -> str:
    """Code a shared set and return what its scorer prints. `folder` takes the predictions."""
    gold, scorer, predicates = SETS[name]
    lines = _scored(SHARED / "score" / "to_articles.py", SHARED / "gold" / gold).encode().splitlines()
    coded = folder / f"{name}.jsonl"
    with coded.open("wb") as out:
        for found in code_lines(lines, name, reader, predicates):
            out.write(encode(found) + b"\n")
    return _scored(SHARED / "score" / scorer, SHARED / "gold" / gold, coded)


def score_seeds(folder: Path) -> str:
    """Read the shared articles into a record and return what the scorer of records prints."""
    readings, asked = folder / "readings.jsonl", folder / "disputes.json"
    with open_record(folder / "seeds.db", create=True) as record:
        read([SHARED / "seeds"], record)
        readings.write_bytes(b"".join(msgspec.json.encode(reading) + b"\n" for reading in query.readings(record)))
        asked.write_bytes(msgspec.json.encode([dispute_json(line) for line in disputes(record, ())]))
    return _scored(SHARED / "score" / "score_record.py", SHARED / "gold" / "seeds.json", readings, asked)


def available() -> list[str]:
    """Return the names of the sets that can be scored here."""
    shared = [name for name, (gold, _, _) in SETS.items() if (SHARED / "gold" / gold).exists()]
    return [*FOLDERS, *shared, *([SEEDS] if (SHARED / "gold" / "seeds.json").exists() else [])]


def _row(name: str, figure: str, value: float, count: int | None) -> None:
    print(f"{name:20} {figure:48} {value:8.4f} {'' if count is None else f'{count:6d}'}", flush=True)


def print_wrong(verdicts: list[Verdict]) -> None:
    """Print the sentences that were not coded as gold has them, by cause."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for verdict in verdicts:
        for cause, detail in verdict.causes:
            grouped[cause].append(f"  {verdict.gold.id}  {detail}\n      {verdict.gold.text}")
    for heading, lines in grouped.items():
        print(f"\n{heading}: {len(lines)}")
        print("\n".join(sorted(lines)))


def main() -> None:
    """Parse the options, score, print."""
    names = available()
    parser = argparse.ArgumentParser(description="Code gold sets and print how accurate the coding is.")
    parser.add_argument("--set", action="append", choices=names, dest="sets", help="only this set (repeatable)")
    parser.add_argument("--wrong", action="store_true", help="list the own gold sentences that were coded wrongly")
    options = parser.parse_args()
    reader = Reader()
    print(f"{'set':20} {'figure':48} {'value':>8} {'of':>6}")
    own: list[Verdict] = []
    with tempfile.TemporaryDirectory() as temporary:
        for name in names:
            if name not in (options.sets or names):
                continue
            if name in FOLDERS:
                verdicts = score_own(reader, FOLDERS[name])
                own = verdicts if name == OWN else own
                rows: list[Figure] = figures(verdicts)
                for figure, value, count in rows:
                    _row(name, figure, value, count)
            else:
                folder = Path(temporary)
                report = score_seeds(folder) if name == SEEDS else score_shared(reader, name, folder)
                for figure, value, whole in printed_figures(report):
                    _row(name, figure, value, whole)
    if options.wrong:
        print_wrong(own)


if __name__ == "__main__":
    main()
