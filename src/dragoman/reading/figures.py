"""Figures: numbers with what they count, their qualifier and their bounds; and how many an event harmed."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

import msgspec
from spacy.tokens import Doc, Token

from dragoman.lexicon.measures import Measures
from dragoman.reading import figuregrammar
from dragoman.reading.figuregrammar import Number
from dragoman.reading.lexer import Words
from dragoman.reading.timescope import governing_time, time_index
from dragoman.types import Figure, Timex

_LONGEST_QUALIFIER = 5  # words
_FARTHEST_STUFF = 5  # words from a measure or number to what it is of
_NAMES = frozenset({"PRODUCT", "LAW", "WORK_OF_ART", "FAC", "GPE", "LOC"})
_NOUNS = ("NOUN", "PROPN")
_INSIDE_NUMBER = ("nummod", "quantmod", "compound", "amod", "nmod", "det", "advmod", "npadvmod")
_SUBJECTS_AND_OBJECTS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "attr", "ROOT", "conj", "appos", "oprd", "dep"}
)
# Numbers right behind or before these are parts of words, codes, clocks and addresses: F-16, 3/4, #7, id=12.
_CODE_BEFORE = re.compile(r"[^\W_]$|[-–/#_.:+=&’']$|=[\W]$")
_CODE_AFTER = re.compile(r"[/_=&]|[-–:]\d")
_OLDEST_YEAR, _LAST_YEAR = 1900, 2100


class _Text(msgspec.Struct):
    """A parsed text with its words in the letters of the number grammar."""

    doc: Doc
    string: str  # doc.text, which spaCy joins anew at every call
    words: Words
    measures: Measures
    token_starts: list[int]

    def token(self, word: int) -> Token:
        """Return the parsed token in which a word lies."""
        return self.doc[max(0, bisect_right(self.token_starts, self.words.starts[word]) - 1)]

    def tokens(self, number: Number) -> tuple[Token, Token]:
        """Return the first and last parsed tokens of a number."""
        return self.token(number.start), self.token(number.end - 1)


class _Counted(msgspec.Struct):
    """What a number counts: its unit, the noun that stands for those counted, and where the phrase ends."""

    unit: str | None
    noun: Token | None
    end: int


def _is_code(text: _Text, number: Number) -> bool:
    """Tell a number that is part of a word or code, starts with a nought, or numbers a line (`1.`)."""
    string, words = text.string, text.words
    start, end = words.starts[number.start], words.end(number.end - 1)
    digits = words.kinds[number.start] == "d"
    if words.kinds[number.start] in "dN" and _CODE_BEFORE.search(string, max(0, start - 2), start):
        return True
    if _CODE_AFTER.match(string, end) or (digits and string[start] == "0" and string[start + 1 : start + 2].isdigit()):
        return True
    line = string.rfind("\n", 0, start) + 1
    return digits and not string[line:start].strip() and string[end : end + 1] in (".", ")")


def _is_year(text: _Text, number: Number, counted: _Counted) -> bool:
    word = text.words.texts[number.start]
    if number.end - number.start > 1 or len(word) != 4 or not word.isdigit() or number.currency:
        return False
    return _OLDEST_YEAR <= int(word) <= _LAST_YEAR and counted.noun is None


def _is_age(text: _Text, number: Number) -> bool:
    """Tell an age: `Ali, 42,` or `aged 42`."""
    if number.end - number.start > 1 or number.start < 1:
        return False
    first, _ = text.tokens(number)
    before = text.words.texts[number.start - 1].lower()
    if before in ("aged", "age"):
        return True
    after = text.words.texts[number.end] if number.end < len(text.words.texts) else "."
    return before == "," and after in ",.;" and first.i >= 2 and first.nbor(-2).pos_ == "PROPN"


def _labels(text: _Text, number: Number, noun: Token | None) -> bool:
    """Tell a number that names something: Resolution 1973, Group of 8, 20 Abbey Road."""
    first, _ = text.tokens(number)
    if first.dep_ == "nummod" and first.head.i == first.i - 1 and first.head.pos_ in _NOUNS:
        return True
    if first.dep_ == "pobj" and first.head.lower_ == "of" and first.head.head.pos_ == "PROPN":
        return True
    if first.ent_type_ in _NAMES and first.ent_iob_ == "I":
        return True
    if first.i and first.nbor(-1).pos_ == "PROPN" and first.ent_type_ == first.nbor(-1).ent_type_ == "ORG":
        return True
    plain = number.end - number.start == 1 and text.words.texts[number.start].isdigit()
    return plain and noun is not None and noun.tag_ == "NNP" and noun.ent_type_ != "NORP"


def _is_compound(text: _Text, number: Number, counted: _Counted) -> bool:
    """Tell the number of a compound that counts nothing (two-state, 16-year-old) from a measure."""
    end = text.words.end(number.end - 1)
    joined = text.string[end : end + 1] in ("-", "–") and text.string[end + 1 : end + 2].isalpha()
    return joined and not number.currency and text.words.kinds[number.end + 1] not in "CM%"


def _is_figure(text: _Text, number: Number, counted: _Counted) -> bool:
    first, last = text.tokens(number)
    word = text.words.texts[number.start]
    if _is_code(text, number) or _is_year(text, number, counted) or _is_age(text, number):
        return False
    if text.measures.kinds.get(counted.unit or "") == "T" or _is_compound(text, number, counted):
        return False
    if number.currency or counted.unit == "percent":
        return True
    if _labels(text, number, counted.noun):
        return False
    if text.words.kinds[number.start : number.end] == "S" or (word.lower() == "one" and number.end - number.start == 1):
        return counted.noun is not None and first.dep_ == "nummod"
    if counted.noun is None:
        if text.string[last.idx + len(last) : last.idx + len(last) + 1] == ")":
            return False
        return last.dep_ in _SUBJECTS_AND_OBJECTS and (first.tag_ == "CD" or number.vague)
    return True


def _measured(text: _Text, number: Number) -> _Counted | None:
    """Return the currency, measure or per cent that follows a number."""
    words, at = text.words, number.end
    if at < len(words.kinds) and words.kinds[at] == "-":
        at += 1
    offset = 1 if words.kinds[at : at + 1] == "o" else 0
    at += offset
    if at < len(words.kinds) and words.texts[at] in ("US", "U.S.") and words.kinds[at + 1 : at + 2] == "C":
        at += 1
    kind = words.kinds[at : at + 1]
    if kind not in ("C", "M", "%") or (kind == "M" and offset and not number.vague):
        return None
    noun = text.token(at)
    unit, end = text.measures.values[words.texts[at]] if words.texts[at] != "%" else "percent", words.end(at)
    if kind == "M" and (stuff := _object_of(noun)) is not None:
        return _Counted(f"{unit} of {_lemma(stuff)}", stuff, stuff.idx + len(stuff))
    return _Counted(unit, noun, end)


def _lemma(token: Token) -> str:
    if token.tag_ == "NNPS":
        return token.text.removesuffix("s")
    return token.lemma_ if token.pos_ == "PROPN" else token.lemma_.lower()


def _unit(noun: Token, measures: Measures) -> str:
    if measures.kinds.get(noun.text) == "M":
        return measures.values[noun.text]
    return noun.lower_ if noun.pos_ == "ADJ" else _lemma(noun)


def _object_of(noun: Token) -> Token | None:
    """Return the noun after `of` that belongs to this one and stands near it."""
    for preposition in noun.children:
        if preposition.lower_ == "of" and preposition.i > noun.i:
            for stuff in preposition.children:
                if stuff.dep_ == "pobj" and stuff.i - noun.i <= _FARTHEST_STUFF:
                    return stuff
    return None


def _modified(first: Token, last: Token) -> Token | None:
    """Return the noun, or adjective used as one, that a number modifies: 24 people, over 4,500 dead."""
    token = last
    while token.dep_ in _INSIDE_NUMBER and first.i <= token.head.i <= last.i:
        token = token.head
    head = token.head
    if head.pos_ == "ADJ" and head.dep_ in _INSIDE_NUMBER and head.head.i > head.i:
        head = head.head
    if token.dep_ in _INSIDE_NUMBER and head.i > last.i and (head.pos_ in _NOUNS or head.pos_ == "ADJ"):
        return head
    return None


def _behind(last: Token, measures: Measures) -> Token | None:
    """Return the noun right behind a number (12 of the men, 40 dead), whatever the parse makes of it."""
    if last.i + 1 == len(last.doc):
        return None
    following = last.nbor(1)
    if following.lower_ == "of":
        noun = next((child for child in following.children if child.dep_ == "pobj"), None)
        near = noun is not None and noun.pos_ in _NOUNS and noun.i - last.i <= _FARTHEST_STUFF + 1
        return noun if near else None
    is_noun = following.tag_ == "NNS" or (following.lower_, "a") in measures.harms
    return following if is_noun and following.pos_ in ("ADJ", "NOUN") else None


def _counted(text: _Text, number: Number) -> _Counted:
    """Return what a number counts: money, a measure, the noun it modifies or the one behind it."""
    if (measured := _measured(text, number)) is not None:
        return measured
    if number.currency:
        return _Counted(number.currency, None, text.words.end(number.end - 1))
    first, last = text.tokens(number)
    noun = _modified(first, last) or _behind(last, text.measures)
    if noun is None:
        return _Counted(None, None, text.words.end(number.end - 1))
    return _Counted(_unit(noun, text.measures), noun, noun.idx + len(noun))


def _qualifier(text: _Text, number: Number) -> tuple[int, str | None]:
    """Return the word at which a qualified number starts, and the qualifier before it."""
    words, start = text.words, number.start
    for length in range(min(_LONGEST_QUALIFIER, start), 0, -1):
        phrase = " ".join(words.texts[start - length : start]).lower()
        if phrase in text.measures.qualifiers and not phrase.startswith(("or ", "and ")):
            if phrase in ("over", "under", "above", "below") and text.token(start - 1).dep_ == "prt":
                return start, None
            return start - length, phrase
    return start, None


def _after(text: _Text, number: Number) -> str | None:
    """Return the qualifier behind a number: `or more`."""
    phrase = " ".join(text.words.texts[number.end : number.end + 2]).lower()
    return phrase if phrase.startswith(("or ", "and ")) and phrase in text.measures.qualifiers else None


def _bounds(number: Number, bound: str | None) -> tuple[float | None, float | None, float | None]:
    """Return value, low and high of a number under the bound that its qualifier sets."""
    if number.vague:
        return None, number.low, None
    if number.high != number.low:
        return None, number.low, number.high
    value = number.low
    low = value if bound in (None, "exact", "low") else None
    high = value if bound in (None, "exact", "high") else None
    return value, low, high


def _figure(text: _Text, number: Number, counted: _Counted, date: Timex | None) -> Figure:
    opening, qualifier = _qualifier(text, number)
    closing = _after(text, number) if qualifier is None else None
    bound = text.measures.qualifiers.get(qualifier or closing or "")
    value, low, high = _bounds(number, bound)
    start, end = text.words.starts[opening], max(counted.end, text.words.end(number.end - 1))
    if closing is not None:
        end = max(end, text.words.end(number.end + 1))
    return Figure(
        text=text.string[start:end],
        start=start,
        end=end,
        value=value,
        unit=counted.unit,
        qualifier=qualifier or closing,
        low=low,
        high=high,
        date=date.value if date is not None else None,
    )


class _Taken:
    """The stretches that time expressions hold, for numbers in them are no figures."""

    def __init__(self, times: Iterable[Timex]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for time in times:
            self._starts.append(time.start)
            self._ends.append(time.end)

    def __call__(self, start: int, end: int) -> bool:
        """Tell whether a stretch overlaps a time expression."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start


def find_figures(doc: Doc, times: list[Timex], measures: Measures) -> list[Figure]:
    """Return the figures of a parsed text in order, disjoint.

    Numbers inside `times`, years, ages, ordinals, scores and numbers in names are none. `unit` is the lemma
    of what is counted, an ISO 4217 code of money, `percent`, or a measure with its stuff (`ton of wheat`).
    A range or a vague number (dozens of deaths) has no value, only bounds; `nearly` and `up to` set the
    upper, `over` and `at least` the lower, `about` neither. `date` is the value of the time expression that
    governs the clause.
    """
    string = doc.text
    text = _Text(doc, string, figuregrammar.words(string, measures), measures, [token.idx for token in doc])
    taken, index = _Taken(times), time_index(doc, times)
    figures: list[Figure] = []
    for number in figuregrammar.find(text.words, measures):
        start, end = text.words.starts[number.start], text.words.end(number.end - 1)
        if taken(start, end) or (figures and start < figures[-1].end):
            continue
        counted = _counted(text, number)
        if taken(end, counted.end) or "\n\n" in string[end : counted.end]:
            counted = _Counted(None, None, end)
        if _is_figure(text, number, counted):
            date = governing_time(text.tokens(number)[1], index)
            figures.append(_figure(text, number, counted, date))
    return figures
