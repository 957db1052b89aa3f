from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from eventscore import Gold, load

from dragoman.lexicon.plover import MODES, SECTORS, TYPES
from dragoman.types import Status

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
GOLD, HELD = load(BENCHMARKS / "gold"), load(BENCHMARKS / "held")
LINES = [*GOLD, *HELD]


@pytest.mark.parametrize(("lines", "each"), [(GOLD, 40), (HELD, 15)], ids=["gold", "held"])
def test_every_type_has_as_many_sentences(lines: list[Gold], each: int) -> None:
    assert Counter(gold.event_type for gold in lines) == dict.fromkeys(TYPES, each)


def test_ids_and_texts_are_one_each() -> None:
    assert len({gold.id for gold in LINES}) == len({gold.text for gold in LINES}) == len(LINES)


def test_the_world_is_in_it() -> None:
    countries = {party.country for gold in LINES for party in (*gold.actors, *gold.recipients) if party.country}
    assert len(countries) >= 100
    assert len({(gold.date or "")[:4] for gold in LINES}) >= 35


@pytest.mark.parametrize("gold", LINES, ids=lambda gold: gold.id)
def test_a_line_keeps_to_the_codes(gold: Gold) -> None:
    assert gold.types | set(gold.also) <= set(TYPES)
    assert gold.mode is None or gold.mode in MODES[gold.event_type]
    assert gold.status is None or gold.status in get_args(Status)
    assert not (gold.reciprocal and gold.recipients)
    for party in (*gold.actors, *gold.recipients):
        assert party.text in gold.text
        assert party.country is None or (len(party.country) == 3 and party.country.isupper())
        assert party.sector is None or party.sector in SECTORS
