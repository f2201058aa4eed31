"""What a person means by "sat 1915": times and days as typed, turned into instants, or refused with a reason.

Pure: `now` is given. A time without "am" or "pm" and with one digit before the colon is an office time: 1:00 to
6:59 are afternoon, 7:00 to 9:59 morning; "0440" and "04:40" are what they say. The field shows how it was read.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from counterdesk.domain.instants import ZONE, local
from counterdesk.domain.refusal import Refused

_TIME = re.compile(r"^(?P<hour>\d{1,2})(?:[:h.]?(?P<minute>\d{2}))?\s*(?P<half>[ap])?(?:\.?m\.?)?$")
_CLOCK_TAIL = re.compile(r"(?:^|[\s,]+)(\d{1,2}(?:[:h.]?\d{2})?\s*(?:[ap]\.?\s?m\.?|[ap])?)$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_DAY_MONTH = re.compile(r"^(\d{1,2})\.?\s*([a-z]{3,})\.?(?:[\s,]+(\d{4}))?$")
_MONTH_DAY = re.compile(r"^([a-z]{3,})\.?\s*(\d{1,2})(?:[\s,]+(\d{4}))?$")
_FROM_TO = re.compile(r"\s+(?:-|to|until)\s+|\s*–\s*")
_HAS_YEAR = re.compile(r"\d{4}")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_AFTERNOON_HOURS = range(1, 7)
_SHORTEST_NAME = 2


def parse(text: str, now: datetime, date_only_at: time | None = None) -> datetime:
    """Gives the UTC instant that was meant; `now` is the latest it may be.

    A weekday is the last one that is over or today; a day without a year is the last one. Refused: time_not_understood,
    time_missing (a day alone, unless `date_only_at` says its time), day_does_not_exist, hour_does_not_exist,
    time_in_future. Of an hour that the clocks repeat, the first is meant.
    """
    words = " ".join(text.lower().split())
    if words in ("now", "just now"):
        return now.astimezone(UTC)
    today = local(now).date()
    day_words, clock_words = _split(words, today)
    on = _past_day(day_words, today) if day_words else today
    at = _clock(clock_words) if clock_words else date_only_at
    if at is None:
        raise Refused("time_missing" if words else "time_not_understood")
    instant = _instant(on, at)
    if instant > now and _weekday(day_words) is not None:
        instant = _instant(on - timedelta(days=7), at)
    if instant > now:
        raise Refused("time_in_future", at=instant)
    return instant


def _split(words: str, today: date) -> tuple[str, str]:
    words = words.replace("t", " ", 1) if re.match(r"^\d{4}-\d\d-\d\dt\d", words) else words
    found = _CLOCK_TAIL.search(words)
    if found is None or _is_day(words, today):
        return words.strip(" ,"), ""
    return words[: found.start()].strip(" ,").removesuffix(" at"), found.group(1)


def _is_day(words: str, today: date) -> bool:
    """Tells a day from a day with a time: in "20 nov 1631" the last number is a time, near this year it is a year."""
    if _ISO.match(words):
        return True
    found = _DAY_MONTH.match(words) or _MONTH_DAY.match(words)
    return found is not None and (found[3] is None or abs(int(found[3]) - today.year) <= 1)


def _clock(words: str) -> time:
    found = _TIME.match(words.replace(" ", ""))
    if found is None:
        raise Refused("time_not_understood")
    typed, half = found["hour"], found["half"]
    if found["minute"] is None and half is None:
        raise Refused("time_not_understood")
    hour, minute = _hour(typed, half), int(found["minute"] or 0)
    if hour > 23 or minute > 59:
        raise Refused("time_not_understood")
    return time(hour, minute)


def _hour(typed: str, half: str | None) -> int:
    hour = int(typed)
    if half is not None:
        if not 1 <= hour <= 12:
            raise Refused("time_not_understood")
        return hour % 12 + (12 if half == "p" else 0)
    if len(typed) == 1 and hour in _AFTERNOON_HOURS:
        return hour + 12
    return hour


def _instant(on: date, at: time) -> datetime:
    wall = datetime.combine(on, at, ZONE)
    instant = wall.astimezone(UTC)
    if local(instant).replace(tzinfo=None) != wall.replace(tzinfo=None):
        raise Refused("hour_does_not_exist")
    return instant


def _past_day(words: str, today: date) -> date:
    on = _named_day(words, today)
    if on is not None:
        return on
    on = _calendar_day(words, today)
    if on is None:
        raise Refused("time_not_understood")
    if not _ISO.match(words) and on > today and not re.search(r"\d{4}$", words):
        return _date(on.year - 1, on.month, on.day)
    return on


def _named_day(words: str, today: date) -> date | None:
    if words == "today":
        return today
    if words in ("yesterday", "last night"):
        return today - timedelta(days=1)
    if words == "tomorrow":
        return today + timedelta(days=1)
    number = _weekday(words)
    if number is None:
        return None
    return today - timedelta(days=(today.weekday() - number) % 7)


def _weekday(words: str) -> int | None:
    return _prefix(words.removeprefix("last "), _DAYS)


def _prefix(words: str, names: tuple[str, ...]) -> int | None:
    if len(words) < _SHORTEST_NAME:
        return None
    hits = [number for number, name in enumerate(names) if name.startswith(words)]
    return hits[0] if len(hits) == 1 else None


def _calendar_day(words: str, today: date) -> date | None:
    if found := _ISO.match(words):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_MONTH.match(words):
        return _month_day(found[2], int(found[1]), found[3], today)
    if found := _MONTH_DAY.match(words):
        return _month_day(found[1], int(found[2]), found[3], today)
    return None


def _month_day(month: str, day: int, year: str | None, today: date) -> date | None:
    number = _prefix(month, _MONTHS)
    if number is None:
        return None
    return _date(int(year or today.year), number + 1, day)


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused("day_does_not_exist") from None


def parse_day(text: str, today: date, not_before: date | None = None) -> date:
    """Gives the day that was meant, past or future; a weekday is the next one, today included.

    A day without a year is this year's, or the first one that is not before `not_before`. Refused:
    day_not_understood, day_does_not_exist.
    """
    words = " ".join(text.lower().split())
    near = {"today": 0, "tomorrow": 1, "yesterday": -1}.get(words)
    if near is not None:
        return today + timedelta(days=near)
    number = _prefix(words, _DAYS)
    if number is not None:
        return today + timedelta(days=(number - today.weekday()) % 7)
    on = _calendar_day(words, not_before or today)
    if on is None:
        raise Refused("day_not_understood")
    if not_before is not None and on < not_before and _HAS_YEAR.search(words) is None:
        return _date(on.year + 1, on.month, on.day)
    return on


def parse_days(text: str, year: int) -> tuple[date, date]:
    """Gives the first and the last day of "24 dec - 1 jan" or "dec 24 to dec 29"; one day is both.

    Days without a year are of `year`, the last one of the next where it would be before the first. Refused: what
    `parse_day` refuses, and dates_reversed.
    """
    first_words, *more = _FROM_TO.split(text.strip().lower(), maxsplit=1)
    new_year = date(year, 1, 1)
    first = parse_day(first_words, new_year, new_year)
    last = parse_day(more[0], first, first) if more else first
    if last < first:
        raise Refused("dates_reversed")
    return first, last


def parse_hours(text: str) -> tuple[tuple[time, time], ...]:
    """Gives the openings of "8:30-4:30" or "9-12, 1-4:30"; "closed" and nothing are no openings.

    An end of 24:00 is given as 00:00. Refused: hours_not_understood, also when an opening ends before it begins,
    hours_overlap.
    """
    words = text.lower().strip()
    if words in ("", "closed", "-"):
        return ()
    openings = tuple(_opening(part) for part in re.split(r"[,;]| and ", words))
    for (_start, end), (start, _end) in pairwise(openings):
        if end > start or end == time(0):
            raise Refused("hours_overlap")
    return openings


def _opening(words: str) -> tuple[time, time]:
    ends = re.split(r"\s*(?:-|–|to)\s*", words.strip())
    if len(ends) != 2:
        raise Refused("hours_not_understood")
    start, end = (_office_time(end) for end in ends)
    if end != time(0) and end <= start:
        raise Refused("hours_not_understood")
    return start, end


def _office_time(words: str) -> time:
    if words in ("24:00", "2400", "midnight"):
        return time(0)
    if words == "noon":
        return time(12)
    bare = words.isdigit() and len(words) <= 2
    try:
        return _clock(f"{words}:00" if bare else words)
    except Refused:
        raise Refused("hours_not_understood") from None
