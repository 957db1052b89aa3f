"""Time expressions (TIMEX3) with TimeML values.

Relative expressions are resolved against the day of publication; where that is unknown, values keep open
parts: `XXXX-04-08`, `XXXX-WXX-1` for a Monday, `XXXX` for last year. `Three days later` counts from the
last day told, and where none was told the day stays open.
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from dragoman.lexicon.timewords import TimeWords
from dragoman.reading import timegrammar, timevalues
from dragoman.reading.timecalendar import CALENDAR
from dragoman.reading.timegrammar import Found
from dragoman.reading.timematch import OPEN_DAY, Context, Match, Value
from dragoman.reading.timespans import SPANS
from dragoman.types import Timex

_RULES = {**CALENDAR, **SPANS}


def _today(published: str | None) -> str:
    return timevalues.day(*timevalues.fields(published)) if published else OPEN_DAY


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
                if value[:10] != context.today:
                    context.past = value
                context.anchor_sentence = context.token(found.start).sent.start
    return times
