"""Time expressions (TIMEX3) with TimeML values, and which of them an event word or a number belongs to.

Relative expressions are resolved against the day of publication; where that is unknown, values keep open
parts: `XXXX-04-08`, `XXXX-WXX-1` for a Monday, `XXXX` for last year. `Three days later` counts from the
last day told.
"""

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc, Span, Token

from dragoman.lexicon.timewords import TimeWords
from dragoman.reading import timegrammar, timevalues
from dragoman.reading.timecalendar import CALENDAR
from dragoman.reading.timegrammar import Found
from dragoman.reading.timematch import Context, Match, Value
from dragoman.reading.timespans import SPANS
from dragoman.types import Timex

_DATING = ("DATE", "TIME")
_CLAUSE_HEADS = ("VERB", "AUX")
_STEPS = 8
_RULES = {**CALENDAR, **SPANS}
_OPEN_DAY = "XXXX-XX-XX"


def _today(published: str | None) -> str:
    return timevalues.day(*timevalues.fields(published)) if published else _OPEN_DAY


def _pair(context: Context, found: Found) -> Iterator[tuple[Found, Value]]:
    """Yield the two dates of `April 8-10` or `8-10 April`, one month and year for both."""
    kinds = context.words.kinds
    days = [i for i in range(found.start, found.end) if kinds[i] in "dK"]
    month = next(i for i in range(found.start, found.end) if kinds[i] in "Mm")
    match = Match(context, found)
    number, year = match.integer("Mm") or 0, match.integer("y")
    cut = days[0] + 1 if month < days[0] else days[1]
    for day, piece in zip(days, (Found("date", found.start, cut), Found("date", days[1], found.end)), strict=True):
        digits = int("".join(filter(str.isdigit, context.words.texts[day])))
        of = year if year is not None else timevalues.in_year(context.today, number, digits, match.future)
        start, end = piece.start, piece.end
        while kinds[end - 1] in "-&J":
            end -= 1
        yield Found("date", start, end), ("DATE", timevalues.day(of, number, digits))


def _resolved(context: Context, found: Found) -> Iterator[tuple[Found, Value]]:
    if found.rule == "span":
        yield from _pair(context, found)
    elif (value := _RULES[found.rule](Match(context, found))) is not None:
        yield found, value


def _closes_sentence(context: Context, number: int) -> bool:
    """Tell the full stop of a sentence, a token of its own, from the one of an abbreviation."""
    return context.words.kinds[number] == "." and context.token(number).idx == context.words.starts[number]


def _trimmed(context: Context, found: Found) -> tuple[int, int]:
    """Return the offsets of an expression without its article and closing full stop."""
    words, start, end = context.words, found.start, found.end
    while end - start > 1 and words.kinds[start] in "@o":
        start += 1
    while end - start > 1 and (words.kinds[end - 1] in ",-" or _closes_sentence(context, end - 1)):
        end -= 1
    return words.starts[start], words.end(end - 1)


def find_times(doc: Doc, published: str | None, words: TimeWords) -> list[Timex]:
    """Return the time expressions of a parsed text in order, disjoint.

    `published` is YYYY-MM-DD, YYYY-MM, YYYY or None. Values follow TimeML, an unknown part written X.
    """
    text = doc.text
    read = timegrammar.words(text, words)
    context = Context(doc, text, read, words, _today(published), [token.idx for token in doc])
    times: list[Timex] = []
    for match in timegrammar.find(read):
        for found, (kind, value) in _resolved(context, match):
            start, end = _trimmed(context, found)
            times.append(Timex(text[start:end], start, end, kind, value))  # type: ignore[arg-type]
            if kind in ("DATE", "TIME") and not value.endswith("_REF"):
                context.anchor = value
                context.anchor_sentence = context.token(found.start).sent.start
    return times


def time_index(doc: Doc, times: Iterable[Timex]) -> dict[int, Timex]:
    """Return the time expression in which each token lies, by the token's number."""
    index: dict[int, Timex] = {}
    for time in times:
        span = doc.char_span(time.start, time.end, alignment_mode="expand")
        for token in span or ():
            index[token.i] = time
    return index


def _root(doc: Doc, first: int, last: int) -> Token:
    for token in doc[first : last + 1]:
        if not first <= token.head.i <= last or token.head.i == token.i:
            return token
    return doc[last]


def _clause_head(token: Token) -> Token:
    """Return the verb of the clause in which a word stands (perhaps itself); without a verb, the root."""
    for _ in range(_STEPS):
        if token.pos_ in _CLAUSE_HEADS and token.dep_ not in ("aux", "auxpass"):
            return token
        if token.head.i == token.i:
            return token
        token = token.head
    return token


def _path(root: Token) -> list[Token]:
    """Return what a time expression hangs on, up to and with the first verb."""
    path: list[Token] = []
    token = root
    while token.head.i != token.i and len(path) < _STEPS:
        if token.dep_ == "conj" and token.pos_ not in _CLAUSE_HEADS and path:
            break
        token = token.head
        path.append(token)
        if token.pos_ in _CLAUSE_HEADS and token.dep_ not in ("aux", "auxpass"):
            break
    return path


def _verb_between(doc: Doc, first: int, last: int) -> bool:
    return any(
        token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass"))
        for token in doc[first:last]
    )


def _rank(token: Token, clause: Token, root: Token, last: int) -> int | None:
    """Say how an expression belongs to a word: 0 on it, 1 on its clause, 2 near, 3 on its infinitive."""
    path = _path(root)
    if any(step.i == token.i for step in path):
        return 0
    if clause.i != token.i and token.pos_ in _CLAUSE_HEADS:
        return None
    if path and path[-1].i == clause.i:
        return 1
    first_conjunct = clause
    while first_conjunct.dep_ == "conj" and first_conjunct.head.pos_ in _CLAUSE_HEADS:
        first_conjunct = first_conjunct.head
    if path and first_conjunct.i != clause.i and path[-1].i == first_conjunct.i and last < first_conjunct.i:
        return 1
    start = first_conjunct.i
    if path and path[-1].i > clause.i and last < start and not _verb_between(token.doc, last + 1, start):
        return 2
    if path and path[-1].dep_ == "xcomp" and path[-1].head.i == clause.i:
        return 3
    return None


def _dated(sentence: Span, index: Mapping[int, Timex]) -> list[tuple[int, int, Timex]]:
    """Return the dates and times of day in a sentence with their first and last tokens."""
    found: list[tuple[int, int, Timex]] = []
    for number in range(sentence.start, sentence.end):
        time = index.get(number)
        if time is None or time.type not in _DATING:
            continue
        if found and found[-1][2] is time:
            found[-1] = (found[-1][0], number, time)
        else:
            found.append((number, number, time))
    return found


def governing_time(token: Token, index: Mapping[int, Timex]) -> Timex | None:
    """Return the date or time of day that governs an event word or a number; None where there is none.

    First what hangs on the word itself (`visited in May`, `Monday's attack`), then what hangs on the verb of
    its clause; a verb joined by `and` shares what stands before the first verb. An expression that opens a
    clause but was attached to a later verb belongs to the first verb after it; that of an infinitive (`aims
    to leave by May`) serves the verb above it too, if that has none. `index` is that of `time_index`.
    """
    dated = _dated(token.sent, index) if index else []
    if not dated:
        return None
    clause = _clause_head(token)
    ranked: list[tuple[int, int, Timex]] = []
    for first, last, time in dated:
        if not first <= token.i <= last:
            rank = _rank(token, clause, _root(token.doc, first, last), last)
            if rank is not None:
                ranked.append((rank, abs(last - token.i), time))
    return min(ranked, key=lambda entry: entry[:2])[2] if ranked else None
