"""Dates in the words of a search: "last tuesday", "nov 12", "this week" as days, and what else was typed.

Words that are no date stay words. Without a year the newest such day that has come is meant, never one to come.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from counterdesk.values import value

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_BARE_MONTH = r"(?P<month>january|february|july|september|october|november|december)"  # April and May are people too
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:r|rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_FULL_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_NTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b(?![-/]))?"
_LEADING = rf"(?:{_WEEKDAY},?\s+)?"
_COUNT = r"(?P<count>\d{1,3}|an?|one|two|three)"
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
_DAY = timedelta(days=1)
_LEAP_GAP = 8  # years between two 29ths of February, at most


@value
class Sought:
    """What a search asks for: `words` to find, and the first and the last day meant (both None: any day)."""

    words: str
    first_on: date | None = None
    last_on: date | None = None


Span = tuple[date, date]
_Read = Callable[[re.Match[str], date], Span | None]


def read(typed: str, today: date) -> Sought:
    """Gives the words and the days of what was typed.

    On Tuesday, November 24, 2026 "permit last tuesday" is the word "permit" on November 17.
    """
    for pattern, days_of in _FORMS:
        found = pattern.search(typed)
        span = None if found is None else days_of(found, today)
        if found is not None and span is not None:
            first, last = span
            words = f"{typed[: found.start()]} {typed[found.end() :]}"
            if found.groupdict().get("since"):
                last = max(first, today)
            return Sought(" ".join(words.split()), first, last)
    return Sought(typed)


def _one(on: date | None) -> Span | None:
    return None if on is None else (on, on)


def _iso(found: re.Match[str], _today: date) -> Span | None:
    return _one(_day(int(found["year"]), int(found["month"]), int(found["day"])))


def _of_month(found: re.Match[str], today: date) -> Span | None:
    month, day = _month(found), int(found["day"])
    if found["year"]:
        return _one(_day(int(found["year"]), month, day))
    years = range(today.year, today.year - _LEAP_GAP - 1, -1)
    return _one(next((on for year in years if (on := _day(year, month, day)) is not None and on <= today), None))


def _whole_month(found: re.Match[str], today: date) -> Span:
    month = _month(found)
    named = found.groupdict().get("year")
    return _month_of(date(int(named) if named else today.year - (month > today.month), month, 1))


def _near(found: re.Match[str], today: date) -> Span:
    back = {"today": 0, "yesterday": 1}.get(found["near"].casefold(), 2)
    return today - back * _DAY, today - back * _DAY


def _weekday(found: re.Match[str], today: date) -> Span:
    back = (today.weekday() - _DAYS.index(found["weekday"][:3].casefold())) % 7
    if not back and (found.groupdict().get("which") or "").casefold() in ("last", "past"):
        back = 7
    return today - back * _DAY, today - back * _DAY


def _period(found: re.Match[str], today: date) -> Span:
    is_past = found["which"].casefold() != "this"
    match found["period"].casefold():
        case "week":
            return _week_of(today - 7 * _DAY if is_past else today)
        case "month":
            return _month_of(_months_before(today, int(is_past)))
        case _:
            year = today.year - is_past
            return date(year, 1, 1), date(year, 12, 31)


def _ago(found: re.Match[str], today: date) -> Span:
    count = _count(found)
    match found["period"].casefold():
        case "day":
            return today - count * _DAY, today - count * _DAY
        case "week":
            return _week_of(today - 7 * count * _DAY)
        case _:
            return _month_of(_months_before(today, count))


def _last_days(found: re.Match[str], today: date) -> Span:
    days = _count(found) * (7 if found["period"].casefold() == "week" else 1)
    return today - (max(days, 1) - 1) * _DAY, today


def _count(found: re.Match[str]) -> int:
    said = found["count"].casefold()
    return _COUNTS[said] if said in _COUNTS else int(said)


def _month(found: re.Match[str]) -> int:
    return _MONTHS.index(found["month"][:3].casefold()) + 1


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _week_of(on: date) -> Span:
    monday = on - on.weekday() * _DAY
    return monday, monday + 6 * _DAY


def _month_of(on: date) -> Span:
    first = on.replace(day=1)
    return first, _months_before(first, -1) - _DAY


def _months_before(on: date, count: int) -> date:
    months = on.year * 12 + on.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)


def _form(words: str, days_of: _Read) -> tuple[re.Pattern[str], _Read]:
    return re.compile(rf"(?<![\w-])(?P<since>since\s+)?{words}(?![\w-])", re.IGNORECASE | re.ASCII), days_of


_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    _form(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)", _iso),
    _form(rf"{_LEADING}{_MONTH}\s+{_NTH}{_YEAR}", _of_month),
    _form(rf"{_LEADING}{_NTH}\s+{_MONTH}{_YEAR}", _of_month),
    _form(rf"{_MONTH}\s+(?P<year>(?:19|20)\d\d)", _whole_month),
    _form(r"(?P<near>day\s+before\s+yesterday|yesterday|today)", _near),
    _form(rf"{_COUNT}\s+(?P<period>day|week|month)s?\s+ago", _ago),
    _form(rf"(?:last|past)\s+{_COUNT}\s+(?P<period>day|week)s?", _last_days),
    _form(rf"(?P<which>this|last|past)\s+(?P<weekday>{_WEEKDAY})", _weekday),
    _form(r"(?P<which>this|last|past)\s+(?P<period>week|month|year)", _period),
    _form(rf"(?P<weekday>{_FULL_WEEKDAY})", _weekday),
    (re.compile(rf"^\s*(?P<since>since\s+)?{_BARE_MONTH}\s*$", re.IGNORECASE | re.ASCII), _whole_month),
)
