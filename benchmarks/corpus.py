"""A corpus whose truth is known: events told many times in articles of our own making, and a score of their record.

`python benchmarks/corpus.py make FOLDER [--articles 5000] [--events 500] [--seed 7]` writes articles.jsonl and
truth.json; `python benchmarks/corpus.py score FOLDER` reads the articles into FOLDER/corpus.db (once) and prints how
well the record joins the tellings of one event and finds the copies.
"""

import argparse
import itertools
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from corpus_words import FILLER, GROUPS, KINDS, OUTLETS, PEOPLE, SOURCES, STATES, TOWNS

from dragoman import build, record

FIRST_DAY, DAYS = date(2021, 1, 4), 700
COPIES, REWRITES, SECOND = 0.06, 0.08, 0.25  # shares: same text again, text with small edits, articles of two events
STATED = 0.7  # share of people named with their nationality
Telling = tuple[str, int]  # a document and the number of the event it tells


class Event(NamedTuple):
    """What happened, with nothing of how it is told; `toll` is the count of the first day, `rise` what days add."""

    number: int
    kind: str
    actor: Any
    recipient: Any
    day: date
    town: str
    toll: int
    rise: int


class Article(NamedTuple):
    """A generated article: its line in articles.jsonl, and where it tells which events."""

    line: dict[str, str]
    tellings: tuple[tuple[int, int, int], ...]  # event, start, end
    copy_of: str | None = None


def _pick(rng: random.Random, role: str, other: object) -> Any:
    pool: tuple[Any, ...] = {"state": STATES, "group": GROUPS, "person": PEOPLE}[role]
    return rng.choice([one for one in pool if one != other])


def events(rng: random.Random, count: int) -> list[Event]:
    """Return so many happenings; those of one kind and the same parties lie at least three weeks apart."""
    found: list[Event] = []
    last: dict[tuple[object, ...], list[date]] = defaultdict(list)
    while len(found) < count:
        kind = rng.choice(sorted(KINDS))
        town, land = rng.choice(TOWNS)
        actor = land if kind == "arrest" else _pick(rng, KINDS[kind].actors, None)
        recipient = land if kind == "attack" else _pick(rng, KINDS[kind].recipients, actor)
        day = FIRST_DAY + timedelta(rng.randrange(DAYS))
        parties = (kind, *sorted((str(actor), str(recipient))))
        if all(abs((day - other).days) >= 21 for other in last[parties]):
            last[parties].append(day)
            found.append(Event(len(found), kind, actor, recipient, day, town, rng.randint(3, 30), rng.randint(0, 3)))
    return found


def _name(rng: random.Random, role: str, who: Any) -> str:
    if role == "person":
        nation = who.nation if rng.random() < STATED else ""
        return " ".join(part for part in (nation, rng.choice(who.titles), rng.choice(who.spellings)) if part)
    if role == "group":
        return f"{who[0]} ({who[1]})" if who[1] and rng.random() < 0.3 else str(who[0])
    return str(who)


def _when(rng: random.Random, event: Event, published: date) -> str:
    """Return a day as articles write it, relative to publication where they may; sometimes nothing."""
    day, age = event.day, (published - event.day).days
    ways = [f" on {day.day} {day:%B %Y}", f" on {day:%B} {day.day}, {day.year}", f" on {day:%B} {day.day}"]
    if 0 < age < 7:
        ways += [f" on {day:%A}"] * 3
    if age == 1:
        ways += [" yesterday"] * 3
    if age < 3:
        ways.append("")
    return rng.choice(ways)


def _toll(rng: random.Random, event: Event, published: date) -> str:
    dead = event.toll + event.rise * (published - event.day).days
    return rng.choice((f"{dead} soldiers", f"at least {dead} soldiers", f"{dead} government soldiers"))


def _filler(rng: random.Random) -> str:
    return " ".join(rng.choice(part) for part in FILLER) + "."


def _tell(rng: random.Random, event: Event, published: date) -> tuple[str, str]:
    """Return a headline and a sentence that tell an event."""
    kind = KINDS[event.kind]
    words = {
        "a": _name(rng, kind.actors, event.actor), "b": _name(rng, kind.recipients, event.recipient),
        "where": event.town, "when": _when(rng, event, published), "toll": _toll(rng, event, published),
    }  # fmt: skip
    said = f", {rng.choice(SOURCES)}" if rng.random() < 0.5 else ""
    sentence = rng.choice(kind.wordings).format(**words) + said + "."
    return rng.choice(kind.headlines).format(**words), sentence[0].upper() + sentence[1:]


def _article(rng: random.Random, number: int, main: Event, other: Event | None) -> Article:
    told = [main, *([other] if other else [])]
    published = max(event.day for event in told) + timedelta(rng.choice((0, 1, 1, 1, 2, 3, 5)))
    title, pieces, tellings = "", [], []
    start = 0

    def put(text: str) -> None:
        nonlocal start
        pieces.append(text)
        start += len(text) + 1

    for event in told:
        headline, sentence = _tell(rng, event, published)
        title = title or headline
        tellings.append((event.number, start, start + len(sentence)))
        put(sentence)
        for _ in range(rng.randint(2, 4)):
            put(_filler(rng))
    line = {"id": f"c{number:05}", "title": title, "date": published.isoformat(), "source": rng.choice(OUTLETS),
            "text": " ".join(pieces)}  # fmt: skip
    return Article(line, tuple(tellings))


def _copied(rng: random.Random, number: int, of: Article, edited: bool) -> Article:
    """Return an article again, under another outlet; where edited, with one filler sentence less or more."""
    text = of.line["text"]
    if edited:
        text = f"{text} {_filler(rng)}" if rng.random() < 0.5 else text[: text.rindex(". ") + 1]
    outlet = rng.choice([one for one in OUTLETS if one != of.line["source"]])
    later = date.fromisoformat(of.line["date"]) + timedelta(rng.choice((0, 0, 1)))
    date_line = later.isoformat() if edited else of.line["date"]
    line = {**of.line, "id": f"c{number:05}", "source": outlet, "date": date_line, "text": text}
    kept = tuple(told for told in of.tellings if told[2] <= len(text))
    return Article(line, kept, of.line["id"])


def corpus(seed: int, articles: int, count: int) -> tuple[list[Event], list[Article]]:
    """Return events and articles that tell them; the same for the same numbers."""
    rng = random.Random(seed)
    happened = events(rng, count)
    by_day = sorted(happened, key=lambda event: event.day)
    made: list[Article] = []
    while len(made) < articles:
        number, draw = len(made), rng.random()
        if made and draw < COPIES + REWRITES:
            made.append(_copied(rng, number, rng.choice([one for one in made if not one.copy_of]), draw >= COPIES))
            continue
        main = happened[number % count]
        at = by_day.index(main)
        near = [event for event in by_day[max(0, at - 3) : at] if (main.day - event.day).days <= 5]
        made.append(_article(rng, number, main, rng.choice(near) if near and rng.random() < SECOND else None))
    return happened, made


def make(folder: Path, seed: int, articles: int, count: int) -> None:
    """Write a corpus and its truth into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    happened, made = corpus(seed, articles, count)
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(article.line, ensure_ascii=False) + "\n" for article in made)
    truth = {
        "events": [event.kind for event in happened],
        "tellings": [[a.line["id"], *told] for a in made for told in a.tellings],
        "copies": {a.line["id"]: a.copy_of for a in made if a.copy_of},
    }
    (folder / "truth.json").write_text(json.dumps(truth), encoding="utf-8")


# --- the score ---


def _joined(made: record.Record, truth: dict[str, Any]) -> dict[Telling, str | None]:
    """Return the record's event of every telling; None where no event of its types was read in its sentence.

    Where several were ("killed" and "attacked"), it is the one with the most parties, a date, and the first.
    """
    counted = dict(made.db.execute("SELECT id, coalesce(same_text_as, id) FROM document"))
    read = defaultdict(list)
    for row in made.db.execute(
        "SELECT document, start, event_mention.type, telling.event FROM event_mention"
        " JOIN telling ON telling.id = telling ORDER BY document,"
        " (SELECT count(DISTINCT role) FROM party WHERE event_mention = event_mention.id) DESC, date IS NULL, start"
    ):
        read[row[0]].append(row[1:])
    found: dict[Telling, str | None] = {}
    for document, number, start, end in truth["tellings"]:
        types = KINDS[truth["events"][number]].types
        inside = [event for at, type, event in read[counted[document]] if start <= at < end and type in types]
        found[document, number] = inside[0] if inside else None
    return found


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def pair_scores(joined: Mapping[Telling, str | None]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the pairs of tellings that the record holds for one event."""
    told = {telling: event for telling, event in joined.items() if event is not None}
    right = _pairs(Counter((event, number) for (_, number), event in told.items()).values())
    claimed, true = _pairs(Counter(told.values()).values()), _pairs(Counter(number for _, number in joined).values())
    precision, recall = right / max(claimed, 1), right / max(true, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def copy_scores(made: record.Record, copies: dict[str, str]) -> tuple[float, int]:
    """Return the share of copies found, and how many articles that copy nothing are held for copies."""
    rows = made.db.execute("SELECT id, coalesce(same_text_as, id), copy_of FROM document").fetchall()
    heads = {document: head for document, _, head in rows}
    root = {document: heads[counted] or counted for document, counted, _ in rows}
    original = {document: copies.get(document, document) for document in root}
    found = sum(root[document] == root[of] for document, of in copies.items())
    groups = defaultdict(set)
    for document in root:
        groups[root[document]].add(original[document])
    return found / max(len(copies), 1), sum(len(of) - 1 for of in groups.values())


def score(folder: Path, worst: int) -> None:
    """Read the corpus of a folder into a record, once, and print the scores."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    path = folder / "corpus.db"
    known = path.exists()
    with record.open(path, create=True) as made:
        started = time.perf_counter()
        if not known:
            summary = build.read([folder / "articles.jsonl"], made)
            took = time.perf_counter() - started
            print(f"read {summary.new} articles, {summary.words} words in {took:.0f} s")
        joined = _joined(made, truth)
        found = {telling: event for telling, event in joined.items() if event is not None}
        print(f"tellings {len(joined)}, read as an event of their type {len(found) / len(joined):.3f}")
        print("pairs of tellings       precision recall     F1")
        labelled: tuple[tuple[str, Mapping[Telling, str | None]], ...] = (("of those read", found), ("of all", joined))
        for label, among in labelled:
            precision, recall, f1 = pair_scores(among)
            print(f"{label:22} {precision:10.3f} {recall:6.3f} {f1:6.3f}")
        for kind in sorted(KINDS):
            of_kind = {t: e for t, e in found.items() if truth["events"][t[1]] == kind}
            all_of_kind = sum(truth["events"][number] == kind for _, number in joined)
            precision, recall, f1 = pair_scores(of_kind)
            print(f"  {kind:20} {precision:10.3f} {recall:6.3f} {f1:6.3f}   {len(of_kind)} of {all_of_kind} read")
        share, wrong = copy_scores(made, truth["copies"])
        print(f"copies found {share:.3f} of {len(truth['copies'])}; taken for copies wrongly {wrong}")
        _show_worst(made, truth, found, worst)


def _show_worst(made: record.Record, truth: dict[str, Any], found: Mapping[Telling, str], worst: int) -> None:
    """Print the events that fell into the most pieces, with a sentence of each piece."""
    pieces: defaultdict[int, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (document, number), event in found.items():
        pieces[number][event].append(document)
    spans = {(document, number): (start, end) for document, number, start, end in truth["tellings"]}
    split = sorted(pieces, key=lambda number: (-len(pieces[number]), number))
    for number in itertools.islice(split, worst):
        print(f"\nevent {number} ({truth['events'][number]}) in {len(pieces[number])} pieces")
        for event, documents in pieces[number].items():
            start, end = spans[documents[0], number]
            issued = made.article(documents[0])
            print(f"  {event} {len(documents):3}  {issued.published.value}  {issued.text[start:end]}")


def main() -> None:
    """Make a corpus, or score its record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make")
    making.add_argument("folder", type=Path)
    making.add_argument("--articles", type=int, default=5000)
    making.add_argument("--events", type=int, default=500)
    making.add_argument("--seed", type=int, default=7)
    scoring = commands.add_parser("score")
    scoring.add_argument("folder", type=Path)
    scoring.add_argument("--worst", type=int, default=0, metavar="N", help="show the N events in the most pieces")
    options = parser.parse_args()
    if options.command == "make":
        make(options.folder, options.seed, options.articles, options.events)
    else:
        score(options.folder, options.worst)


if __name__ == "__main__":
    main()
