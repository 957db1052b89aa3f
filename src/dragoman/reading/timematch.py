"""One match of the time grammar, and what the reading of a text knows when it comes to it."""

from bisect import bisect_right

import msgspec
from spacy.tokens import Doc, Token

from dragoman.lexicon.timewords import TimeWords
from dragoman.reading.lexer import Words
from dragoman.reading.tense import is_future
from dragoman.reading.timegrammar import Found

_STEPS = {"l": -1, "t": 0, "C": 0, "n": 1}

Value = tuple[str, str]  # TimeML type and value


class Context(msgspec.Struct):
    """What the reading of one text knows: `today` is the day of publication, `anchor` the last day told, `past` the
    last one that is not today.
    """

    doc: Doc
    text: str  # doc.text, which spaCy joins anew at every call
    words: Words
    lexicon: TimeWords
    today: str
    token_starts: list[int]
    anchor: str | None = None
    anchor_sentence: int = -1
    past: str | None = None

    def token(self, word: int) -> Token:
        """Return the parsed token in which a word of the grammar lies."""
        return self.doc[max(0, bisect_right(self.token_starts, self.words.starts[word]) - 1)]

    def sentence_anchor(self, word: int) -> str | None:
        """Return the last day told if it was told in the sentence of this word."""
        return self.anchor if self.token(word).sent.start == self.anchor_sentence else None

    @property
    def told(self) -> str:
        """The day that `later` and `the same` count from: the last one told, today where there is none."""
        return self.anchor or self.today


OPEN_DAY = "XXXX-XX-XX"


class Match:
    """The words of one expression, by kind."""

    def __init__(self, context: Context, found: Found) -> None:
        self.context = context
        self.start, self.end = found.start, found.end
        self.kinds = context.words.kinds[found.start : found.end]

    def word(self, kinds: str) -> str | None:
        """Return the first word of one of these kinds, as printed."""
        for number, kind in enumerate(self.kinds, self.start):
            if kind in kinds:
                return self.context.words.texts[number]
        return None

    def value(self, kinds: str) -> str | None:
        """Return the lexicon's value of the first word of one of these kinds."""
        word = self.word(kinds)
        return None if word is None else self.context.lexicon.values.get(word, word)

    def values(self, kinds: str) -> list[str]:
        """Return the lexicon's values of all words of these kinds."""
        words = self.context.words.texts[self.start : self.end]
        return [
            self.context.lexicon.values[word] for word, kind in zip(words, self.kinds, strict=True) if kind in kinds
        ]

    def integer(self, kinds: str) -> int | None:
        """Return the first word of one of these kinds as a number."""
        value = self.value(kinds)
        digits = "".join(filter(str.isdigit, value)) if value else ""
        return int(digits) if digits else None

    @property
    def token(self) -> Token:
        """The parsed token of the last word that is no full stop."""
        last = self.end - 1
        while last > self.start and self.kinds[last - self.start] in ".,":
            last -= 1
        return self.context.token(last)

    @property
    def step(self) -> int | None:
        """-1 for last, 0 for this, 1 for next; None where the words say none of these."""
        return next((_STEPS[kind] for kind in self.kinds if kind in _STEPS), None)

    @property
    def future(self) -> bool:
        """Whether what it dates lies ahead."""
        return is_future(self.token, self.context.lexicon)

    @property
    def told_before(self) -> str:
        """The day that `later` and `the next day` count from: nothing told as past comes after today, so not today."""
        return self.context.told if self.future else self.context.past or OPEN_DAY

    def before(self) -> str:
        """Return the kind of the word before, a blank at the start."""
        return self.context.words.kinds[self.start - 1] if self.start else " "
