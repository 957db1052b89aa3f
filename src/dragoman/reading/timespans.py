"""What expressions made of units denote: durations, sets, `last week`, `three days later`, seasons.

Every rule of the grammar has one function; it returns None where the match is no time expression after all.
"""

from collections.abc import Callable

from dragoman.reading import timevalues
from dragoman.reading.timematch import OPEN_DAY, Match, Value

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_CLOCK_UNITS = frozenset({"S", "MIN", "H"})
_COUNTED = frozenset({"NNS", "CD", "$"})  # what a rate counts: `seats a week`


def _duration(amount: int | str, unit: str) -> str:
    factor = "".join(filter(str.isdigit, unit))
    letter = unit[len(factor) :]
    if factor and isinstance(amount, int):
        amount *= int(factor)
    elif factor and letter == "Y":
        letter = {"10": "DE", "100": "CE"}.get(factor, "Y")
    if letter in _CLOCK_UNITS:
        return f"PT{amount}{'M' if letter == 'MIN' else letter}"
    return f"P{amount}{'W' if letter == 'WE' else letter}"


def _amount(match: Match) -> float | None:
    """Return the number that a match spells; None for a vague one or none at all."""
    total, group, seen = 0.0, 0.0, False
    for kind, word in zip(match.kinds, match.context.words.texts[match.start : match.end], strict=True):
        if kind in "9dy":
            group, seen = group + float(word.replace(",", "")), True
        elif kind == "N":
            number = int(match.context.lexicon.values[word])
            group, seen = (max(group, 1) * number if number >= 100 else group + number), True
        elif kind == "H":
            group, seen = group + 0.5, True
        elif kind == "a" and not seen:
            group, seen = (0.0, seen) if "H" in match.kinds or "N" in match.kinds else (1.0, True)
        elif kind == "v":
            if number_text := match.context.lexicon.values.get(word):
                return float(number_text)
            return None
        elif kind == "~":
            return _mixed(match)
        elif kind in "UV":
            break
    total += group
    return total if seen and total else None


def _mixed(match: Match) -> float:
    numbers = [
        float(w) for k, w in zip(match.kinds, match.context.words.texts[match.start :], strict=False) if k == "d"
    ]
    whole = numbers[0] if len(numbers) == 3 else 0.0
    return whole + numbers[-2] / numbers[-1]


def _span_of(number: float | None, unit: str) -> str:
    """Write a duration; a half counts in the next smaller unit, as TimeML does."""
    if number is None:
        return _duration("X", unit)
    if number.is_integer():
        return _duration(int(number), unit)
    smaller = {"Y": ("M", 12), "H": ("MIN", 60), "MIN": ("S", 60), "D": ("H", 24), "10Y": ("Y", 10)}.get(unit)
    if smaller is None:
        return _duration(f"{number:g}", unit)
    whole, rest = int(number), round((number - int(number)) * smaller[1])
    if not whole or unit == "10Y":
        return _duration(round(number * smaller[1]), smaller[0])
    tail = _duration(rest, smaller[0]).lstrip("P").lstrip("T")
    return _duration(whole, unit) + ("T" if unit == "D" else "") + tail


def _length(match: Match) -> Value | None:
    unit = match.value("UV") or ""
    if unit == "Q" or (unit == "S" and "U" in match.kinds and "a" in match.kinds):
        return None
    if match.kinds[0] == "V" and unit in _CLOCK_UNITS:
        return None
    if match.kinds == "aU" and match.start and match.context.token(match.start - 1).tag_ in _COUNTED:
        return "SET", _duration(1, unit)
    return "DURATION", _span_of(_amount(match), unit)


def _age(match: Match) -> Value | None:
    return None if match.value("UV") == "Y" else _length(match)


def _set(match: Match) -> Value | None:
    if word := match.value("x"):
        return "SET", word
    if match.word("S"):
        return "SET", f"XXXX-{match.value('S')}"
    if match.word("P"):
        return "SET", f"{OPEN_DAY}T{match.value('P')}"
    return "SET", _span_of(_amount(match) or 1.0, match.value("UV") or "D")


def _not_ahead(match: Match, value: str) -> str:
    """Return a value that was counted onwards, left open where it is told as past and would lie ahead of today."""
    day, today = timevalues.exact(value), timevalues.exact(match.context.today)
    return OPEN_DAY if day and today and day > today and not match.future else value


def _next(match: Match, number: int, unit: str) -> str:
    return _not_ahead(match, timevalues.shifted(match.told_before, number, unit))


def _this(match: Match) -> Value | None:
    unit = match.value("UL") or "D"
    if unit in _CLOCK_UNITS:
        return None
    kinds, step, today = match.kinds, match.step, match.context.today
    if "l" in kinds and ("@" in kinds or (match.word("l") or "").lower() == "past"):
        return "DURATION", _duration(1, unit)
    if unit == "D" and "n" in kinds:
        return "DATE", _next(match, 1, "D")
    if "h" in kinds:
        return "DATE", timevalues.truncated(match.context.told, unit)
    if "f" in kinds or "A" in kinds:
        return "DATE", _next(match, 1, unit)
    if "b" in kinds or "B" in kinds:
        return "DATE", timevalues.shifted(match.context.told, -1, unit)
    if step:
        moved = timevalues.shifted(today, step, unit)
        return "DATE", timevalues.truncated(moved, unit) if unit in ("10Y", "100Y") else moved
    return "DATE", timevalues.truncated(today, unit)


def _weekend(match: Match) -> Value | None:
    if "X" in match.kinds:
        return "SET", "XXXX-WXX-WE"
    if "f" in match.kinds or "h" in match.kinds:
        return _this(match)
    step = match.step
    if step is None:
        step = 0 if match.future else -1
    today = timevalues.exact(match.context.today)
    if step == -1 and today is not None and today.isoweekday() >= 6 and "l" not in match.kinds:
        step = 0
    return "DATE", timevalues.shifted(match.context.today, step, "WE")


def _units(match: Match) -> Value | None:
    unit, number = match.value("V") or "", _amount(match)
    if "Q" in match.kinds and unit == "Q":
        return None
    if number is not None:
        return "DURATION", _span_of(number, unit)
    if "v" in match.kinds or any(kind in match.kinds for kind in "Qfb") or unit in _CLOCK_UNITS:
        return "DURATION", _duration("X", unit)
    if any(kind in match.kinds for kind in "nc"):
        return "DATE", "FUTURE_REF"
    return "DATE", "PAST_REF"


def _ago(match: Match) -> Value | None:
    unit, number = match.value("UV") or "", _amount(match)
    if number is None:
        return "DATE", "PAST_REF"
    if unit in _CLOCK_UNITS:
        return "TIME", "PAST_REF"
    return _moved(match.context.today, -number, unit)


def _moved(start: str, number: float, unit: str) -> Value:
    if not number.is_integer() and unit == "Y":
        return "DATE", timevalues.shifted(start, round(number * 12), "M")
    return "DATE", timevalues.shifted(start, round(number), "D" if unit == "WE" else unit)


def _apart(match: Match) -> Value | None:
    unit, number = match.value("UV") or "", _amount(match)
    if number is None or unit in _CLOCK_UNITS or unit == "Q":
        return "DURATION", _span_of(number, unit)
    if "r" in match.kinds:
        kind, value = _moved(match.told_before, number, unit)
        return kind, _not_ahead(match, value)
    return _moved(match.context.told, -number, unit)


def _ordinal(match: Match) -> Value | None:
    number = int((match.word("G") or "Q0")[1:]) or match.integer("QK") or 0
    half, units = "H" in match.kinds, match.values("U")
    if units[:1] == ["S"]:  # `second`, before the unit that it counts
        number, units = 2, units[1:]
    unit = units[0] if units else None
    if unit == "100Y":
        return "DATE", f"{number - 1:02}" if number else "XX"
    if not half and unit != "Q" and "G" not in match.kinds:
        return None
    year = _year_beside(match)
    if half:
        return ("DATE", f"{year}-H{number}") if year and number in (1, 2) else None
    if not 1 <= number <= 4:
        return None
    if year is None:
        found = timevalues.in_year(match.context.today, 3 * number - 2, None, match.future)
        year = "XXXX" if found is None else str(found)
    return "DATE", f"{year}-Q{number}"


def _year_beside(match: Match) -> str | None:
    """Return the year that stands beside a quarter, half-year or season: `of 2019`, `of last year`."""
    if year := match.word("y"):
        return year
    units = [kind for kind in match.kinds if kind == "U"]
    if units and match.kinds[-1] == "U" and match.context.words.texts[match.end - 1].lower() == "year":
        if "h" in match.kinds or "f" in match.kinds or "b" in match.kinds:
            return timevalues.shifted(match.context.told, ("f" in match.kinds) - ("b" in match.kinds), "Y")
        return timevalues.shifted(match.context.today, match.step or 0, "Y")
    return None


def _fiscal(match: Match) -> Value:
    return "DATE", f"FY{match.word('y')}"


def _season(match: Match) -> Value | None:
    season, number = match.value("S") or "", _amount(match)
    if match.token.pos_ == "VERB":
        return None
    if number is not None and "y" not in match.kinds:
        return "SET", f"XXXX-{season}"
    if "X" in match.kinds:
        return "SET", f"XXXX-{season}"
    if year := _year_beside(match):
        return "DATE", f"{year}-{season}"
    start, step, today = _SEASON_MONTHS[season], match.step, match.context.today
    if step == 0:
        found = timevalues.fields(today)[0]
    else:
        found = timevalues.in_year(today, start, None, match.future if step is None else step > 0)
    return "DATE", f"{'XXXX' if found is None else found}-{season}"


SPANS: dict[str, Callable[[Match], Value | None]] = {
    "set": _set,
    "weekend": _weekend,
    "this": _this,
    "units": _units,
    "ago": _ago,
    "apart": _apart,
    "ordinal": _ordinal,
    "fiscal": _fiscal,
    "age": _age,
    "length": _length,
    "season": _season,
}
