"""Opening hours of one date: wall-clock minutes after local midnight, in order and without overlap.

Knows how "08:30" and "24:00" are read and written; refuses to know dates, zones and towns.
"""

import re
from collections.abc import Iterator
from dataclasses import field
from itertools import pairwise
from typing import NamedTuple

from counterdesk.values import value

DAY_MINUTES = 24 * 60
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])|24:00")


class Opening(NamedTuple):
    """One interval of a date, in minutes after local midnight; `end` may be 1440, written 24:00."""

    start: int
    end: int


Hours = tuple[Opening, ...]


@value
class CalendarFault:
    """One thing wrong in a calendar's document: a code, the key where it stands, and the facts."""

    code: str
    key: str
    facts: dict[str, str] = field(default_factory=dict)


class BrokenCalendar(ValueError):
    """A calendar's document that cannot be read, with every fault at once."""

    def __init__(self, faults: tuple[CalendarFault, ...]) -> None:
        super().__init__("; ".join(f"{fault.key}: {fault.code}" for fault in faults))
        self.faults = faults


def minutes_of(text: str) -> int | None:
    """Minutes after midnight of a text like 8:30 or 24:00, or None if it is not one."""
    if _CLOCK.fullmatch(text) is None:
        return None
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def clock_text(minutes: int) -> str:
    """The 24-hour text of minutes after midnight: 510 is 08:30, 1440 is 24:00."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def wall_minutes(hours: Hours) -> int:
    """Wall-clock minutes that these hours last together."""
    return sum(end - start for start, end in hours)


def hours_document(hours: Hours) -> list[list[str]]:
    """These hours as pairs of texts, as a calendar's document holds them."""
    return [[clock_text(start), clock_text(end)] for start, end in hours]


def read_hours(document: object, key: str) -> Hours | tuple[CalendarFault, ...]:
    """The hours of one date or weekday in order, or all their faults."""
    if not isinstance(document, list | tuple):
        return (CalendarFault("not_a_list", key),)
    read = [_read_opening(pair, f"{key}[{place}]") for place, pair in enumerate(document)]
    faults = tuple(one for one in read if isinstance(one, CalendarFault))
    hours = tuple(sorted(one for one in read if isinstance(one, Opening)))
    return (*faults, *_overlaps(hours, key)) or hours


def _read_opening(pair: object, key: str) -> Opening | CalendarFault:
    if not isinstance(pair, list | tuple) or len(pair) != 2:
        return CalendarFault("not_a_pair", key)
    for text in pair:
        if not isinstance(text, str) or minutes_of(text) is None:
            return CalendarFault("bad_time", key, {"value": str(text)[:40]})
    start, end = (minutes_of(text) or 0 for text in pair)
    if end <= start:
        return CalendarFault("ends_before_it_starts", key, {"start": pair[0], "end": pair[1]})
    return Opening(start, end)


def _overlaps(hours: Hours, key: str) -> Iterator[CalendarFault]:
    for before, after in pairwise(hours):
        if after.start < before.end:
            facts = {"first": clock_text(before.end), "second": clock_text(after.start)}
            yield CalendarFault("overlapping", key, facts)
