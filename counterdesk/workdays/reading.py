"""A calendar's document (the shape people, files and the logbook exchange) into checked parts.

Everything wrong is found at once. That a calendar never opens is no fault here: whoever takes it from a
person refuses it.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeVar
from zoneinfo import ZoneInfo

from counterdesk.values import value
from counterdesk.workdays.hours import WEEKDAYS, BrokenCalendar, CalendarFault, Hours, read_hours
from counterdesk.workdays.opentime import FIRST_YEAR, LAST_YEAR

TORONTO = "America/Toronto"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_T = TypeVar("_T")


@value
class Parts:
    """What a calendar is made of, each part checked."""

    zone: str
    weekly: tuple[Hours, ...]
    exceptions: tuple[tuple[date, Hours], ...]
    names: tuple[tuple[date, str], ...]
    confirmed_years: frozenset[int]


class _Faults(list[CalendarFault]):
    """Collects faults while parts are read; a part that has one reads as its fallback."""

    def keep(self, read: _T | CalendarFault | tuple[CalendarFault, ...], fallback: _T) -> _T:
        found = read if isinstance(read, tuple) else (read,)
        faults = [one for one in found if isinstance(one, CalendarFault)]
        self.extend(faults)
        return fallback if faults else read  # type: ignore[return-value]


def read_parts(document: object) -> Parts:
    """The parts of a calendar's document; raises BrokenCalendar with every fault at once."""
    if not isinstance(document, Mapping):
        raise BrokenCalendar((CalendarFault("not_an_object", ""),))
    faults = _Faults()
    parts = Parts(
        faults.keep(_zone(document.get("tz", TORONTO)), TORONTO),
        _weekly(document, faults),
        tuple(sorted(_exceptions(document, faults))),
        tuple(sorted(_names(document, faults))),
        faults.keep(_years(document.get("confirmed_years", [])), frozenset()),
    )
    if faults:
        raise BrokenCalendar(tuple(faults))
    return parts


def _zone(name: object) -> str | CalendarFault:
    try:
        return ZoneInfo(name).key if isinstance(name, str) else CalendarFault("unknown_zone", "tz")
    except (KeyError, ValueError, OSError):  # what zoneinfo raises for a name that is none, or is a path
        return CalendarFault("unknown_zone", "tz", {"value": str(name)[:40]})


def _weekly(document: Mapping[str, object], faults: _Faults) -> tuple[Hours, ...]:
    weekly = _object(document, "weekly", faults)
    for weekday in weekly:
        if weekday not in WEEKDAYS:
            faults.append(CalendarFault("unknown_weekday", f"weekly.{weekday}"))
    return tuple(faults.keep(read_hours(weekly.get(day, []), f"weekly.{day}"), ()) for day in WEEKDAYS)


def _exceptions(document: Mapping[str, object], faults: _Faults) -> Iterator[tuple[date, Hours]]:
    for text, hours in _object(document, "exceptions", faults).items():
        on = _date(text)
        if on is None:
            faults.append(CalendarFault("bad_date", f"exceptions.{text}", {"value": str(text)[:40]}))
        read = faults.keep(read_hours(hours, f"exceptions.{text}"), ())
        if on is not None:
            yield on, read


def _names(document: Mapping[str, object], faults: _Faults) -> Iterator[tuple[date, str]]:
    for text, name in _object(document, "names", faults).items():
        on = _date(text)
        if on is None:
            faults.append(CalendarFault("bad_date", f"names.{text}", {"value": str(text)[:40]}))
        elif not isinstance(name, str):
            faults.append(CalendarFault("not_text", f"names.{text}"))
        else:
            yield on, name


def _years(years: object) -> frozenset[int] | CalendarFault:
    if not isinstance(years, list | tuple) or not all(type(year) is int for year in years):
        return CalendarFault("bad_years", "confirmed_years")
    return frozenset(years)


def _object(document: Mapping[str, object], key: str, faults: _Faults) -> Mapping[str, object]:
    if key not in document and key != "weekly":
        return {}
    value = document.get(key)
    if isinstance(value, Mapping):
        return value
    faults.append(CalendarFault("missing" if value is None else "not_an_object", key))
    return {}


def _date(text: object) -> date | None:
    if not isinstance(text, str) or _DATE.fullmatch(text) is None:
        return None
    try:
        on = date.fromisoformat(text)
    except ValueError:
        return None
    return on if FIRST_YEAR <= on.year <= LAST_YEAR else None
