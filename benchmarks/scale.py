"""What identity and the joining of events cost as a record grows, on synthetic names and mentions with a fixed seed.

`python benchmarks/scale.py names [200000]` decides who is who among that many distinct names;
`python benchmarks/scale.py mentions [10000 100000 ...]` joins that many event mentions, ten of each happening, of news
that comes at one rate, so that a larger record spans more years; `crowded` puts any number of them into the same ten
years, so that more of them are alike. All print seconds by the clock and of the processor, the latter's cost per item,
and the peak memory of the process so far. The rows of the mentions are written first, untimed.
"""

import argparse
import math
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from dragoman import record
from dragoman.record import accounts, identity
from dragoman.record.guises import Guise
from dragoman.record.names import encode, person

SEED = 11
SYLLABLES = [
    "ba", "ko", "ri", "ta", "mu", "sha", "le", "do", "vin", "gor", "han", "zel", "mar", "ka", "ro", "ti", "lu",
    "pe", "nad", "sim", "der", "fa", "bo", "ne", "zu",
]  # fmt: skip
CODES = [
    "RUS", "UKR", "USA", "LBY", "SYR", "TUR", "EGY", "FRA", "DEU", "GBR", "ITA", "CHN", "IRN", "ISR", "PSE",
    "SDN", "MLI", "NER", "TCD", "IRQ",
]  # fmt: skip
ACTS = (("CONSULT", "met"), ("AID", "armed"), ("ASSAULT", "attacked"), ("ACCUSE", "accused"), ("COERCE", "arrested"),
        ("SUPPORT", "backed"), ("MOBILIZE", "deployed"), ("REQUEST", "urged"))  # fmt: skip
WORDS = ("", "reportedly ", "jointly ", "again ")
TOLD = 10  # mentions of one happening
PER_ARTICLE = 10  # mentions
PER_DAY = 274  # mentions: a million in ten years
CROWDED = 3650  # days


def _word(rng: random.Random, least: int, most: int) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(least, most))).capitalize()


def names(rng: random.Random, count: int) -> Iterator[Guise]:
    """Yield so many people of distinct name or country: surnames repeat as they do, a fifth are slips of others."""
    given = [_word(rng, 2, 3) for _ in range(4000)]
    surnames = [_word(rng, 2, 4) for _ in range(40_000)]
    seen: set[tuple[str, str]] = set()
    last = ("Mara", "Sima", CODES[0])
    while len(seen) < count:
        if rng.random() < 0.2:
            at = rng.randrange(1, len(last[1]))
            last = (last[0], last[1][:at] + rng.choice("aeiou") + last[1][at:], last[2])
        else:
            last = (rng.choice(given), rng.choice(surnames), rng.choice(CODES))
        text = " ".join(last[:2])
        name = person(text)
        if name and (text, last[2]) not in seen:
            seen.add((text, last[2]))
            yield Guise("person", last[2], None, (encode(name),))


Started = tuple[float, float]  # the wall's clock and the process's


def _start() -> Started:
    return time.perf_counter(), time.process_time()


def _report(what: str, count: int, started: Started) -> None:
    seconds, busy = time.perf_counter() - started[0], time.process_time() - started[1]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{what} {count:9,}  {seconds:7.1f} s, {busy:7.1f} s of processor, {busy / count * 1e6:5.0f} us each,"
        f" {busy / (count * math.log2(count)) * 1e6:5.2f} us per n log n  {peak:6.0f} MB",
        flush=True,
    )


def time_names(made: record.Record, count: int) -> None:
    """Store so many guises, decide which are one, and print what it took."""
    people = list(names(random.Random(SEED), count))
    made.db.execute("BEGIN")
    started = _start()
    for guise in people:
        identity.meet(made.db, guise)
    identity.settle(made.db, {guise.id for guise in people})
    _report("names   ", count, started)
    actors = made.db.execute("SELECT count(DISTINCT actor) FROM guise").fetchone()[0]
    print(f"         {actors:,} actors")


def _write_actors(db: sqlite3.Connection, rng: random.Random, count: int) -> list[str]:
    people = list(dict.fromkeys(guise.id for guise in _stored(db, names(rng, count))))
    return CODES + people


def _stored(db: sqlite3.Connection, people: Iterator[Guise]) -> Iterator[Guise]:
    db.executemany(
        "INSERT INTO guise (id, actor, kind, code, names, rivals) VALUES (?1, ?1, 'country', ?1, '[]', '[]')",
        [(code,) for code in CODES],
    )
    for one in people:
        db.execute(
            "INSERT OR IGNORE INTO guise (id, actor, kind, code, names, rivals)"
            " VALUES (?1, ?1, 'person', ?2, ?3, '[]')",
            (one.id, one.code, f'["{one.names[0]}"]'),
        )
        yield one


class Happening(NamedTuple):
    """Who did what to whom on which day of the period."""

    kind: str
    verb: str
    actor: str
    recipient: str
    day: int


def _happening(rng: random.Random, cast: list[str], days: int) -> Happening:
    actor, recipient = rng.sample(CODES if rng.random() < 0.5 else cast, 2)
    return Happening(*rng.choice(ACTS), actor, recipient, rng.randrange(days))


def write_mentions(db: sqlite3.Connection, count: int, days: int) -> list[str]:
    """Write so many event mentions of so many days with documents, parties and actors; return the mentions' ids.

    Half of the parties are states; the day is told of two thirds, the month of a sixth, and of a sixth nothing.
    """
    rng = random.Random(SEED)
    cast = _write_actors(db, rng, max(200, count // 50))
    found = []
    happenings = [_happening(rng, cast, days) for _ in range(count // TOLD)]
    happenings.sort(key=lambda one: one.day)
    for number in range(count):  # ten articles tell the same ten happenings, each of them once
        at = number // (TOLD * PER_ARTICLE) * PER_ARTICLE + number % PER_ARTICLE
        kind, verb, actor, recipient, day = happenings[at]
        document, local = f"d{number // PER_ARTICLE:07}", number * 2
        when = date(2010, 1, 1) + timedelta(day)
        if number % PER_ARTICLE == 0:
            db.execute(
                "INSERT INTO document (id, language, published, basis, state, sha256, fingerprint, characters)"
                " VALUES (?, 'en', ?, 'metadata', 'read', '', '', 0)",
                (document, (when + timedelta(rng.randint(0, 3))).isoformat()),
            )
        key = f"{document}#{number % PER_ARTICLE}"
        draw = rng.random()
        told = when.isoformat() if draw < 0.67 else when.isoformat()[:7] if draw < 0.83 else None
        db.execute(
            "INSERT INTO event_mention (id, document, start, end, text, type, quad_code, scale, cameo, status,"
            " factuality, historical, date, frame, sentence, sentence_start, sentence_end)"
            " VALUES (?, ?, 0, 1, ?, ?, 1, 0, '01', 'asserted', 3, 0, ?, '', 0, 0, 1)",
            (key, document, rng.choice(WORDS) + verb, kind, told),
        )
        for role, who, one in (("actor", actor, local), ("recipient", recipient, local + 1)):
            db.execute("INSERT INTO local_actor (id, document, identifier, guise) VALUES (?, ?, ?, ?)",
                       (one, document, f"{who} {one}", who))  # fmt: skip
            db.execute(
                "INSERT INTO party (event_mention, role, position, document, start, end, text, local_actor)"
                " VALUES (?, ?, 0, ?, 0, 1, '', ?)",
                (key, role, document, one),
            )
        found.append(key)
    return found


def time_mentions(made: record.Record, count: int, days: int) -> None:
    """Join so many event mentions of so many days and print what it took."""
    made.db.execute("PRAGMA foreign_keys = OFF")
    made.db.execute("BEGIN")
    mentions = write_mentions(made.db, count, days)
    made.db.execute("COMMIT")
    made.db.execute("BEGIN")
    started = _start()
    tellings = accounts.tell(made.db, mentions)
    told = time.process_time() - started[1]
    accounts.settle(made.db, tellings)
    _report(f"mentions of {days:,} days", count, started)
    events = made.db.execute("SELECT count(DISTINCT event) FROM telling").fetchone()[0]
    print(f"         {len(tellings):,} tellings of {events:,} events; {told:.1f} s of it to tell them", flush=True)


def main() -> None:
    """Run one of the measurements on records of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("names", "mentions", "crowded"))
    parser.add_argument("counts", nargs="*", type=int)
    options = parser.parse_args()
    for count in options.counts or ([200_000] if options.what == "names" else [10_000, 100_000, 1_000_000]):
        with tempfile.TemporaryDirectory() as folder, record.open(Path(folder) / "scale.db", create=True) as made:
            if options.what == "names":
                time_names(made, count)
            else:
                time_mentions(made, count, CROWDED if options.what == "crowded" else max(1, count // PER_DAY))


if __name__ == "__main__":
    main()
