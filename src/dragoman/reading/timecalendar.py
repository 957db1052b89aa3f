"""What dates, clocks and names of days, months and years denote.

Every rule of the grammar has one function; it returns None where the match is no time expression after all.
"""

import re
from collections.abc import Callable

from spacy.tokens import Token

from dragoman.reading import timevalues
from dragoman.reading.timematch import Match, Value

_OLDEST_BARE_YEAR = 1900
# From a December told to a January it is nearer to the next year than back to that year's own.
_HALF_YEAR = 6  # months
_SECOND_DATE = re.compile(r"[-&J](?:[dK]o?(?=[Mm]))?(?P<month>[Mm])\.?[dK]?,?o?y")
_CODE_BEFORE = re.compile(r"[$€£#./_]$|[^\W\d_]-$")
_TIME_WORDS_BEFORE = frozenset("iBATOE&([")  # prepositions, `late`, `and`, brackets


def _year_of(match: Match, month: int, day: int | None) -> int | None:
    """Return the year of a month that stands without one."""
    context = match.context
    if (ahead := _year_ahead(match, month)) is not None:
        return ahead
    told = context.sentence_anchor(match.start)
    told_year, told_month, _ = timevalues.fields(told) if told else (None, None, None)
    today_year = timevalues.fields(context.today)[0]
    weekday = match.integer("Wj")
    if weekday and day and (fitting := timevalues.with_weekday(context.today, month, day, weekday)):
        return fitting
    future = match.future
    if told_year and not future and (today_year is None or told_year < today_year - 1):
        over_new_year = told_month is not None and abs(month - told_month) > _HALF_YEAR
        return None if over_new_year else told_year
    year = timevalues.in_year(context.today, month, day, future)
    return year if year is not None else told_year


def _year_ahead(match: Match, month: int) -> int | None:
    """Return the year that a pair of dates names once, at its end: between March 30 and April 2, 2014."""
    context = match.context
    pair = _SECOND_DATE.match(context.words.kinds, match.end)
    if pair is None:
        return None
    second, year = context.words.texts[pair.start("month")], int(context.words.texts[pair.end() - 1])
    return year if month <= int(context.lexicon.values[second]) else year - 1


def _iso(match: Match) -> Value | None:
    year, month, day = (int(text) for text in match.context.words.texts[match.start : match.end : 2])
    adjoining = match.context.words.end(match.end - 1) - match.context.words.starts[match.start] <= 10
    valid = adjoining and timevalues.exists(year, month, day)
    return ("DATE", timevalues.day(year, month, day)) if valid else None


def _slashes(match: Match) -> Value | None:
    parts = [int(part) for part in (match.word("/") or "").split("/")]
    if parts[0] > 31:
        year, month, day = parts
    else:
        first, second, year = parts
        if first > 12 >= second:
            day, month = first, second
        elif second > 12 >= first or first == second:
            month, day = first, second
        else:
            return "DATE", timevalues.day(_full_year(year))
        year = _full_year(year)
    return ("DATE", timevalues.day(year, month, day)) if timevalues.exists(year, month, day) else None


def _full_year(year: int) -> int:
    if year >= 100:
        return year
    return year + (1900 if year > 50 else 2000)


def _date(match: Match) -> Value | None:
    month, day, year = match.integer("Mm"), match.integer("dK"), match.integer("y")
    if month is None or day is None or not timevalues.exists(year, month, day):
        return None
    if year is None:
        step = match.step
        if step is not None and "U" in match.kinds:
            year = _stepped_year(match, step)
        else:
            year = _year_of(match, month, day) if step is None else _relative_month(match, month, step)
    return "DATE", timevalues.day(year, month, day)


def _is_month_name(match: Match) -> bool:
    """Tell a month from a person, a modal and a verb where nothing but the name stands."""
    if any(kind not in "Mm." for kind in match.kinds):
        return True
    token = match.token
    if token.ent_type_ == "PERSON" or token.pos_ in ("AUX", "VERB"):
        return False
    if "M" in match.kinds or "." in match.kinds:
        return True
    return len(token.text) > 3 - (token.lower_ == "may") and (
        match.before() in _TIME_WORDS_BEFORE or token.ent_type_ == "DATE" or token.dep_ == "npadvmod"
    )


def _relative_month(match: Match, month: int, step: int) -> int | None:
    year = timevalues.in_year(match.context.today, month, None, future=step > 0)
    if year is None:
        return None
    current = (year, month) == timevalues.fields(match.context.today)[:2]
    if step == 0:
        return timevalues.fields(match.context.today)[0]
    return year + step if current else year


def _stepped_year(match: Match, step: int) -> int | None:
    year = timevalues.fields(match.context.today)[0]
    return None if year is None else year + step


def _month(match: Match) -> Value | None:
    month, year, step = match.integer("Mm"), match.integer("y"), match.step
    if month is None or not _is_month_name(match):
        return None
    if "X" in match.kinds:
        return "SET", f"XXXX-{month:02}"
    if year is None and "U" in match.kinds:
        if match.value("U") != "Y":
            return None
        return "DATE", timevalues.month(_stepped_year(match, step or 0), month)
    if year is None:
        year = _year_of(match, month, None) if step is None else _relative_month(match, month, step)
    return "DATE", timevalues.month(year, month)


def _clock_time(match: Match) -> str | None:
    word = match.word("9dy:p") or ""
    if match.word("p"):
        return match.value("p")
    if ":" in word:
        hour, minute = (int(part) for part in word.split(":")[:2])
    elif word.isdigit() and len(word) == 4:
        hour, minute = int(word[:2]), int(word[2:])
    else:
        hour_text, _, minute_text = word.partition(".")
        if not (hour_text.isdigit() and (not minute_text or len(minute_text) == 2)):
            return None
        hour, minute = int(hour_text), int(minute_text or 0)
    half = (match.value("q") or "").lower().strip(".")
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None


def _clock(match: Match) -> Value | None:
    clock = _clock_time(match)
    if clock is None:
        return None
    ahead = match.context.words.kinds[match.end : match.end + 5]
    if match.word("WjDI"):
        day = day_of(match)
    elif "W" in ahead.split("|")[0] and "." not in ahead.split("W")[0]:
        number = int(match.context.lexicon.values[match.context.words.texts[match.end + ahead.index("W")]])
        day = timevalues.weekday(match.context.today, number, 1 if match.future else 0)
    else:
        told = match.context.sentence_anchor(match.start)
        day = told[:10] if told and timevalues.exact(told) else match.context.today
    return "TIME", f"{day}T{clock}"


def day_of(match: Match) -> str:
    """Return the day that a weekday or a word such as yesterday denotes."""
    today = match.context.today
    if match.word("DI"):
        return timevalues.shifted(today, int(match.value("DI") or 0), "D")
    number = match.integer("Wj") or 1
    step = match.step
    nearest = 1 if match.future else 0
    direction = nearest if step is None else {-1: -2, 0: nearest, 1: 2}[step]
    return timevalues.weekday(today, number, direction)


def _part(match: Match) -> Value | None:
    part = match.value("P") or "NI"
    if match.word("WDI"):
        return "TIME", f"{day_of(match)}T{part}"
    context = match.context
    anchor = context.anchor or context.today
    step = match.step
    if "h" in match.kinds:
        day = anchor
    elif ("@" in match.kinds and step == 1) or "f" in match.kinds:
        day = timevalues.shifted(anchor[:10], 1, "D")
    elif "b" in match.kinds:
        day = timevalues.shifted(anchor[:10], -1, "D")
    else:
        day = timevalues.shifted(context.today, step or 0, "D")
    return "TIME", f"{day[:10] if timevalues.exact(day) else day}T{part}"


def _weekdays(match: Match) -> Value:
    part = match.value("P")
    return "SET", f"XXXX-WXX-{match.value('w')}" + (f"T{part}" if part else "")


def _weekday(match: Match) -> Value | None:
    if "X" in match.kinds:
        return "SET", f"XXXX-WXX-{match.value('Wj')}"
    return None if match.token.ent_type_ == "PERSON" else ("DATE", day_of(match))


def _decade(match: Match) -> Value:
    word = match.word("s5") or ""
    return "DATE", f"{word[:3]}X" if len(word) == 5 else f"19{word[0]}X"


def _year(match: Match) -> Value | None:
    year, context = match.integer("y") or 0, match.context
    before, after = match.before(), context.words.kinds[match.end : match.end + 1]
    start, end = context.words.starts[match.start], context.words.end(match.end - 1)
    token, text = context.token(match.end - 1), context.text
    if _CODE_BEFORE.search(text, max(0, start - 2), start) or text[end : end + 1] in ("%", "_", "/"):
        return None
    if after in tuple("UVqz:") or before in ":/N+":
        return None
    if token.dep_ == "nummod" and not _dates_noun(token, before):
        return None
    if year < _OLDEST_BARE_YEAR and before not in "iBA(" and "E" not in match.kinds:
        return None
    return "DATE", str(year)


def _dates_noun(token: Token, before: str) -> bool:
    """Tell a year (the 1998 accord) from a count (2000 people) and from a name's number (Resolution 1973)."""
    if token.head.i > token.i:
        counts = token.head.tag_ in ("NNS", "NNPS") and token.head.i == token.i + 1
        return not counts or before in "EB(@"
    return not (before == " " and token.head.i == token.i - 1 and token.head.text[0].isupper())


def _holiday(match: Match) -> Value:
    parts = [int(part) for part in (match.value("Y") or "").split("-")]
    year = match.integer("y")
    if year is None:
        future = match.step == 1 or match.future
        year = timevalues.in_year(match.context.today, parts[0], parts[1] if len(parts) == 2 else 28, future)
    if len(parts) == 2:
        return "DATE", timevalues.day(year, parts[0], parts[1])
    return "DATE", timevalues.nth_weekday(year, *parts) if year else f"XXXX-{parts[0]:02}-XX"


def _past(match: Match) -> Value | None:
    word = (match.word("l") or "").lower()
    return ("DATE", "PAST_REF") if word == "past" and match.token.pos_ == "NOUN" else None


def _reference(match: Match) -> Value | None:
    value = match.value("RZC") or ""
    if match.word("Z") and "@" not in match.kinds and value != "FUTURE_REF":
        return None
    if match.word("Z") and match.token.pos_ == "VERB":
        return None
    return "DATE", value


def _day(match: Match) -> Value | None:
    return None if match.token.ent_type_ == "ORG" else ("DATE", day_of(match))


CALENDAR: dict[str, Callable[[Match], Value | None]] = {
    "iso": _iso,
    "slashes": _slashes,
    "date": _date,
    "month": _month,
    "clock": _clock,
    "part": _part,
    "weekdays": _weekdays,
    "weekday": _weekday,
    "day": _day,
    "decade": _decade,
    "year": _year,
    "holiday": _holiday,
    "past": _past,
    "reference": _reference,
}
