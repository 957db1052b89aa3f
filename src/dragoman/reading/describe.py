"""Who a phrase alone denotes."""

import msgspec
from spacy.language import Language

from dragoman.lexicon import Lexicon
from dragoman.reading.actors import Actors
from dragoman.reading.nameindex import NameIndex
from dragoman.reading.names import find_names
from dragoman.types import Entity


def describe_phrase(phrase: str, context: str, nlp: Language, lexicon: Lexicon, index: NameIndex) -> Entity | None:
    """Read a phrase, after an optional text that may introduce it, and return who its head noun denotes.

    Offsets are into the phrase. None where the phrase denotes nobody.
    """
    text = f"{context}\n\n{phrase}" if context else phrase
    offset = len(text) - len(phrase)
    doc = nlp(text)
    actors = Actors(doc, lexicon, find_names(doc, index, lexicon), [])
    tokens = [token for token in doc if token.idx >= offset]
    heads = [token for token in tokens if token.head == token or token.head.idx < offset]
    for token in (*heads, *tokens):
        party = actors.party(token)
        if party is not None:
            if party.code is None and party.form == "description":
                party.code = actors.focus
            entity = actors.entity(party)
            start = max(entity.start - offset, 0)
            return msgspec.structs.replace(
                entity, entity_text=phrase[start : entity.end - offset], start=start, end=entity.end - offset
            )
    return None
