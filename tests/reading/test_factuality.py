"""Sentences of our own: a word of each and what the text makes of the event that it denotes."""

import pytest

from dragoman.reading.factuality import commitment, find_predicates
from dragoman.reading.reader import Reader

CASES = [
    ("The army attacked the town.", "attacked", "asserted"),
    ("The army did not attack the town.", "attack", "negated"),
    ("The army never attacked the town.", "attacked", "negated"),
    ("No soldiers attacked the town.", "attacked", "negated"),
    ("The army will attack the town.", "attack", "planned"),
    ("The army may attack the town.", "attack", "hypothetical"),
    ("The army could have attacked the town.", "attacked", "hypothetical"),
    ("If the army attacks the town, many will flee.", "attacks", "hypothetical"),
    ("Had the army attacked the town, many would have fled.", "attacked", "hypothetical"),
    ("Did the army attack the town?", "attack", "hypothetical"),
    ("The army will attack the town if talks fail.", "attack", "conditional"),
    ("The army managed to seize the town.", "seize", "asserted"),
    ("The army did not manage to seize the town.", "seize", "negated"),
    ("The army failed to seize the town.", "seize", "negated"),
    ("The army refused to leave the town.", "leave", "negated"),
    ("The army tried to seize the town.", "seize", "hypothetical"),
    ("The army wants to seize the town.", "seize", "hypothetical"),
    ("The army plans to seize the town.", "seize", "planned"),
    ("The minister denied that the army had attacked the town.", "attacked", "denied"),
    ("The army allegedly attacked the town.", "attacked", "unconfirmed"),
    ("The minister said that the army had attacked the town.", "attacked", "asserted"),
    ("The minister doubts that the army attacked the town.", "attacked", "unconfirmed"),
    ("The army withdrew without attacking the town.", "attacking", "negated"),
    ("The army knows that the rebels attacked the town.", "attacked", "asserted"),
    ("The army does not know that the rebels attacked the town.", "attacked", "asserted"),
    ("The army was forced to leave the town.", "leave", "asserted"),
    ("The army prevented an attack.", "attack", "negated"),
    ("The army nearly seized the town.", "seized", "negated"),
    ("The army said it would attack the town.", "attack", "planned"),
    ("The army finished pulling out.", "pulling", "asserted"),
    ("The armies would go on bombing the villages.", "bombing", "hypothetical"),
    ("The minister dismissed the allegation that the army had shelled the school.", "shelled", "denied"),
    ("It is untrue that the army shelled the school.", "shelled", "denied"),
    ("The army said reports that it had shelled the school were false.", "shelled", "denied"),
    ("The fact that the army shelled the school is known.", "shelled", "asserted"),
    ("Not one town was taken.", "taken", "negated"),
    ("Peru closed its border; nobody had expected it.", "closed", "asserted"),
    ("The bridge is not safe.", "safe", "negated"),
    ("The franc fell to reach its lowest level.", "reach", "asserted"),
    ("The army went to great lengths to reach the town.", "reach", "planned"),
]


@pytest.mark.parametrize(("sentence", "word", "status"), CASES)
def test_status(reader: Reader, sentence: str, word: str, status: str) -> None:
    token = next(token for token in reader.nlp(sentence) if token.text == word)
    found = commitment(token, reader.lexicon.modality)
    assert found.status == status
    assert -3 <= found.factuality <= 3


def test_predicates_cut_out_words_that_may_denote_events(reader: Reader) -> None:
    text = "The army did not attack the old town."
    found = find_predicates(reader.nlp(text), reader.lexicon.modality)
    words = {text[one.start : one.end]: one.factuality for one in found}
    assert words["attack"] < 0 < words["town"]
