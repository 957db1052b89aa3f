"""What each stretch of an article is: its title, its body, or the frame that a page puts round them."""

import re
from collections import Counter

from dragoman.intake.cues import contains, cued, folded, load
from dragoman.intake.datelines import dateline, opens_with_day
from dragoman.intake.headers import dated_part, signature
from dragoman.intake.segment import Piece, is_finished, pieces
from dragoman.intake.shapes import TITLE_CASE, capitals, goes_on, is_credit, shape
from dragoman.intake.stamps import is_stamp
from dragoman.types import Block, BlockKind

# A sentence of prose has at least this many words; a line without a full stop and with more than _HEADLINE
# words is a paragraph whose end was lost.
_SENTENCE = 8
_HEADLINE = 30
_STATEMENT = 4

# The same line three times over is furniture, unless it is a paragraph.
_REPEATS = 3
_LONGEST_REPEATED = 12

_LONGEST_CROSSHEAD = 3
_LONGEST_BETWEEN = 16

_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]?")
_WORD = re.compile(r"[^\W\d_]+")
# Names and long words; "since" and "under" are in every article.
_TELLING = re.compile(r"\b[A-Z]\w{3,}|[^\W\d_]{6,}")
_FRAME: frozenset[BlockKind | None] = frozenset(
    {"byline", "caption", "navigation", "share", "appeal", "tags", "related", "notice"}
)


def _telling(text: str) -> set[str]:
    """Return the beginnings of the words that tell what a text is about, so that "rebels" is the same as
    "rebel".
    """
    return {word[:5].lower() for word in _TELLING.findall(text)}


class _Page:
    """The pieces of one text and what has been found out about each so far."""

    def __init__(self, text: str, title: str | None) -> None:
        self.pieces = pieces(text)
        self.folded = folded(text)
        self.words = [len(piece.text.split()) for piece in self.pieces]
        self.kinds: list[BlockKind | None] = cued(self.folded, self.pieces, self.words)
        self._mark_shapes()
        self._mark_dated()
        self._mark_repeated()
        self._mark_known_title(title)
        self._mark_opening_title()
        self._mark_captions()
        self._mark_epilogue()
        prose = [index for index in range(len(self.pieces)) if self._is_prose(index)]
        if prose:
            self._mark_head(prose[0])
            last = max(index for index in range(len(self.pieces)) if self._is_statement(index))
            self._mark_between(prose[0], last)
            self._mark_tail(last)

    def _low(self, piece: Piece) -> str:
        return self.folded[piece.start : piece.end]

    def _is_prose(self, index: int) -> bool:
        if self.kinds[index] is not None:
            return False
        count = self.words[index]
        return count > _HEADLINE or (count >= _SENTENCE and is_finished(self.pieces[index].text))

    def _is_statement(self, index: int) -> bool:
        """Say whether a piece not yet marked is a sentence, be it a short one."""
        if self._is_prose(index):
            return True
        text = self.pieces[index].text
        finished = is_finished(text) and not text.endswith(("?", ":"))
        return self.kinds[index] is None and self.words[index] >= _STATEMENT and finished

    def _mark_shapes(self) -> None:
        for index, piece in enumerate(self.pieces):
            if self.kinds[index] is None:
                self.kinds[index] = shape(piece.text, self.words[index])

    def _mark_dated(self) -> None:
        """Part the dates from the lines above the first paragraph; where there is none, mark the one that signs the
        last line.
        """
        cues, dated = load(), False
        for index in self._above():
            part = dated_part(self.pieces[index].text, cues)
            if part:
                self._part(index, *part)
                dated = True
        if not dated and self.pieces and self.kinds[-1] is None and signature(self.pieces[-1].text, cues):
            self.kinds[-1] = "dateline"

    def _above(self) -> list[int]:
        """Return the lines above the first paragraph that may hold a date, the last first; a notice may (`Source:`)."""
        found: list[int] = []
        for index, piece in enumerate(self.pieces):
            if self._is_prose(index) and dated_part(piece.text, load()) is None:
                return found[::-1]
            if self.kinds[index] in (None, "notice", "caption"):  # "[15/June/2024]" is shaped like a credit
                found.append(index)
        return []

    def _part(self, index: int, start: int, end: int) -> None:
        """Divide a line into what dates it and what stands on either side."""
        whole = self.pieces[index]
        cuts = [(0, start), (start, end), (end, len(whole.text))]
        parts = [(whole.text[first:last], first, last) for first, last in cuts if whole.text[first:last].strip()]
        made: list[Piece] = []
        for text, first, _ in parts:
            at = whole.start + first + len(text) - len(text.lstrip())
            made.append(Piece(at, whole.start + first + len(text.rstrip()), text.strip(), whole.chunk))
        self.pieces[index : index + 1] = made
        self.words[index : index + 1] = [len(piece.text.split()) for piece in made]
        self.kinds[index : index + 1] = ["dateline" if first == start else None for _, first, _ in parts]

    def _mark_repeated(self) -> None:
        counts = Counter(self._low(piece) for piece in self.pieces)
        seen: set[str] = set()
        for index, piece in enumerate(self.pieces):
            line = self._low(piece)
            again = line in seen and not is_finished(line)
            if self.words[index] <= _LONGEST_REPEATED and (counts[line] >= _REPEATS or again):
                self.kinds[index] = self.kinds[index] or "navigation"
            seen.add(line)

    def _mark_known_title(self, title: str | None) -> None:
        wanted = " ".join(folded(title or "").split())
        for index, piece in enumerate(self.pieces):
            if wanted and " ".join(self._low(piece).split()) == wanted:
                self.kinds[index] = "title"
                return

    def _mark_opening_title(self) -> None:
        """Mark a headline that some papers close with a full stop."""
        if not self.pieces or not self._is_statement(0) or self.words[0] > _LONGEST_BETWEEN:
            return
        followed = any(self._is_prose(index) for index in range(1, len(self.pieces)))
        if followed and self._is_set_as_title(0):
            self.kinds[0] = "title"

    def _mark_captions(self) -> None:
        """Mark the line before a credit: the first of its own lines, or one whose words describe a
        picture.
        """
        beside = load().beside
        for index in range(1, len(self.pieces)):
            credit, before = self.pieces[index], self.pieces[index - 1]
            if self.kinds[index - 1] is not None or not is_credit(credit.text, self.words[index]):
                continue
            opens = index == 1 or self.pieces[index - 2].chunk != before.chunk
            own = opens and before.chunk == credit.chunk and before.chunk > 0
            if self.words[index - 1] <= 45 and (own or contains(self._low(before), beside)):
                self.kinds[index - 1] = "caption"

    def _mark_epilogue(self) -> None:
        """Mark the paragraphs after the article's end in which the outlet speaks of itself to its readers."""
        last = len(self.pieces) - 1
        while last >= 0 and not (self._is_prose(last) and self._epilogue(last) is None):
            last -= 1
        framed = False
        for index in range(last + 1, len(self.pieces)):
            if self._is_prose(index):
                kind, addressed = self._epilogue(index) or (None, False)
                if last >= 0 and kind and (framed or addressed):
                    self.kinds[index] = kind
            framed = framed or self.kinds[index] in _FRAME

    def _epilogue(self, index: int) -> tuple[BlockKind, bool] | None:
        """Return what a paragraph would be after the article's end, and whether its words alone are proof;
        None where it can only be the article's.
        """
        cues = load()
        line = self._low(self.pieces[index])
        spoken = not cues.reader.isdisjoint(_WORD.findall(_QUOTED.sub(" ", line)))
        for cue in cues.tail:
            if self.words[index] <= cue.words and contains(line, (cue.phrase,)):
                return cue.kind, spoken
        return ("notice", False) if spoken else None

    def _mark_head(self, first: int) -> None:
        """Mark what stands above the first paragraph."""
        labels = load().stamp
        candidates: list[int] = []
        for index in range(first):
            if self.kinds[index] not in (None, "navigation"):
                continue
            if is_stamp(self.pieces[index].text, labels):
                self.kinds[index] = "dateline"
            elif self.kinds[index] is None and not self._is_statement(index):
                self.kinds[index] = "navigation"
                if self.words[index] > 2:
                    candidates.append(index)
        told_of: set[str] = set()
        for index in range(first, len(self.pieces)):
            if self.kinds[index] is None:
                told_of |= _telling(self.pieces[index].text)
        # A headline shares a word with its article; the slogan of the outlet and the name of a section do
        # not.
        told = [index for index in candidates if told_of & _telling(self.pieces[index].text)]
        if not told and "title" not in self.kinds[:first]:
            told = candidates[-1:]
        for index in told:
            self.kinds[index] = "title"

    def _mark_between(self, first: int, last: int) -> None:
        """Mark the headlines of other articles and the crossheads that stand between paragraphs."""
        index = first
        while index <= last:
            run = self._run(index)
            if run and run[-1] < last:
                alone = len(run) == 1
                for short in run:
                    if self._is_set_as_title(short) or (alone and not self._has_articles(short)):
                        crosshead = self.words[short] <= _LONGEST_CROSSHEAD
                        self.kinds[short] = "navigation" if crosshead else "related"
            index = run[-1] + 1 if run else index + 1

    def _run(self, index: int) -> list[int]:
        """Return the lines from `index` on that could be headlines, standing after a paragraph that is
        complete.
        """
        previous = self.pieces[index - 1].text if index else "."
        if self.kinds[index - 1] is None and (not is_finished(previous) or previous.endswith((":", ";", ","))):
            return []
        run: list[int] = []
        while index < len(self.pieces) and self.kinds[index] is None and self._is_headline(index):
            run.append(index)
            index += 1
        return run

    def _is_headline(self, index: int) -> bool:
        text = self.pieces[index].text
        return self.words[index] <= _LONGEST_BETWEEN and not is_finished(text) and not goes_on(text)

    def _is_set_as_title(self, index: int) -> bool:
        return capitals(self.pieces[index].text) >= TITLE_CASE

    def _has_articles(self, index: int) -> bool:
        """Say whether a line has the small words that headlines leave out: it may be a paragraph whose full
        stop was lost.
        """
        return not load().prose.isdisjoint(_WORD.findall(self._low(self.pieces[index])))

    def _mark_tail(self, last: int) -> None:
        """Mark what stands below the last paragraph: the headlines of other articles, words of the page."""
        below = range(last + 1, len(self.pieces))
        rest = [index for index in below if self.kinds[index] is None]
        framed = any(self.kinds[index] in _FRAME for index in below)
        if not framed and len(rest) == 1:
            return  # a sentence whose end was lost
        run = self._run(last + 1)
        heading = next((index for index in below if self.kinds[index] == "related"), len(self.pieces))
        for index in rest:
            listed = index > heading or self._is_set_as_title(index) or not self._has_articles(index)
            if listed and (index in run or (framed and self._is_headline(index))):
                self.kinds[index] = "related" if self.words[index] > _LONGEST_CROSSHEAD else "navigation"


def _with_dateline(piece: Piece, first: bool) -> list[Block]:
    """Return the body block of a paragraph, its dateline parted from it."""
    found = dateline(piece.text, first)
    if found is None or found.end == len(piece.text):
        return [Block(piece.start, piece.end, "body")]
    rest = piece.text[found.end :]
    start = piece.start + found.end + len(rest) - len(rest.lstrip())
    return [Block(piece.start, piece.start + found.end, "dateline"), Block(start, piece.end, "body")]


def blocks(text: str, title: str | None) -> list[Block]:
    """Return what an article's text consists of: blocks in order, disjoint, covering all that is not space.

    `title` is the title that the metadata give. Whatever is not clearly frame is body. Offsets are into
    `text`, which is not changed.
    """
    page = _Page(text, title)
    found: list[Block] = []
    body = [piece for piece, kind in zip(page.pieces, page.kinds, strict=True) if kind is None]
    # A list of days is a chronicle: none of them is the day it appeared.
    chronicle = sum(opens_with_day(piece.text) for piece in body) > 1
    first = not chronicle
    for piece, kind in zip(page.pieces, page.kinds, strict=True):
        if kind is None:
            found += _with_dateline(piece, first)
            first = False
        else:
            found.append(Block(piece.start, piece.end, kind))
    return found
