"""The language a text is written in."""

import re
from functools import cache
from typing import TYPE_CHECKING

from spacy.lang.en.stop_words import STOP_WORDS

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNDETERMINED = "und"

# The answer does not change after this much of an article, and the time it takes does.
_SAMPLE = 2_000

# Below this a guess is a guess: two words of English look like a language of the Sahel.
_FEWEST_LETTERS = 20
_LEAST_CONFIDENCE = 0.5
# A line with foreign names ("police in Kampala") is taken for their language with confidence up to 0.9.
_SHORT, _SHORT_CONFIDENCE = 120, 0.95

# A fifth of the words of an English news text are function words of three letters or more; in other languages
# hardly one in twenty looks like one. That settles most texts before the model is loaded, which takes 0.6 s, and keeps
# a short text full of foreign names English.
_LONGER_WORD = re.compile(r"[^\W\d_]{3,}")
_FUNCTION_WORDS = frozenset(word for word in STOP_WORDS if len(word) >= 3)
_ENGLISH_SHARE = 0.2
_FEWEST_WORDS = 6


@cache
def _identifier() -> "LanguageIdentifier":
    """Load the model, restricted to the languages of ISO 639-1: creoles and dialects take English texts
    otherwise.
    """
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([label for label in identifier.labels if len(label) == 2])
    return identifier


def language(text: str) -> str:
    """Return the ISO 639-1 code of a text's language, `und` where the text is too short or too mixed to
    say.
    """
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return UNDETERMINED
    words = _LONGER_WORD.findall(sample.lower())
    known = sum(word in _FUNCTION_WORDS for word in words)
    if len(words) >= _FEWEST_WORDS and known >= _ENGLISH_SHARE * len(words):
        return "en"
    code, confidence = _identifier().classify(sample)
    short = len(sample) < _SHORT and sample.isascii()
    return code if confidence >= (_SHORT_CONFIDENCE if short else _LEAST_CONFIDENCE) else UNDETERMINED
