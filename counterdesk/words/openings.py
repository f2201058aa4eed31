"""The words of the calendar: hours on a day, what kind of day it is, and why a change would move a promise."""

from datetime import UTC, date, datetime, time, timedelta

from counterdesk.domain.instants import ZONE
from counterdesk.words import _, dates, names, ngettext
from counterdesk.words.mattered import ended

OpeningTexts = tuple[tuple[str, str], ...]
_MONDAY = date(2001, 1, 1)


def hours(openings: OpeningTexts) -> str:
    """Gives "8:30 a.m. to 12:00 p.m., 1:00 p.m. to 4:30 p.m.", or "closed"."""
    if not openings:
        return _("closed")
    return ", ".join(_("{start} to {end}").format(start=clock(start), end=clock(end)) for start, end in openings)


def hours_short(openings: OpeningTexts) -> str:
    """Gives "8:30–12:00", or "closed": for a narrow column, where the half of the day is plain."""
    if not openings:
        return _("closed")
    return ", ".join(_("{start}–{end}").format(start=_bare(start), end=_bare(end)) for start, end in openings)


def _bare(text: str) -> str:
    if text == "24:00":
        return _("midnight")
    return dates.clock_bare(datetime.combine(_MONDAY, time.fromisoformat(text), ZONE).astimezone(UTC))


def weekdays(first: int, last: int) -> str:
    """Gives "Monday to Friday", or the one day; 0 is Monday."""
    start, end = (dates.weekday_long(_MONDAY + timedelta(days=number)) for number in (first, last))
    return start if first == last else _("{first} to {last}").format(first=start, last=end)


def clock(text: str) -> str:
    """Gives a wall-clock text like 16:30 as the town writes times: "4:30 p.m."."""
    if text == "24:00":
        return _("midnight")
    at = datetime.combine(_MONDAY, time.fromisoformat(text), ZONE)
    return dates.clock(at.astimezone(UTC))


def kind(code: str) -> str:
    """Gives what kind of day it is, as the legend under the year says it."""
    return {
        "open": _("Open as usual"),
        "weekly": _("Closed every week"),
        "closed": _("Closed"),
        "part": _("Part of the day"),
        "special": _("Open specially"),
        "offered": _("Proposed, not ticked"),
    }.get(code, code)


def day(on: date, code: str, openings: OpeningTexts, name: str, source: str) -> str:
    """Gives a day of the calendar in one line: date, kind, hours, name, and where it comes from."""
    what = hours(openings) if openings else kind(code)
    extra = kind(code) if code in ("part", "special") else ""
    parts = (dates.day_year(on), what, extra, name, names.closure_source(source))
    return " · ".join(part for part in parts if part)


def closed_then(on: date, name: str, openings: OpeningTexts, next_on: date | None) -> str:
    """Gives the remark about a promise for when nobody is here, and when somebody is."""
    if openings:
        says = _("The office is closed then: on {day} it is open {hours}")
        return ended(says.format(day=dates.day_short(on), hours=hours(openings)))
    day_ = _("{day}: {name}").format(day=dates.day_short(on), name=name) if name else dates.day_short(on)
    if next_on is None:
        return _("The office is closed on {day}.").format(day=day_)
    says = _("The office is closed on {day}. The next open day is {next}.")
    return says.format(day=day_, next=dates.day_short(next_on))


def line_days(first: date, last: date) -> str:
    """Gives "Fri 24 – Fri 31 Dec", "Fri 24 Dec – Mon 3 Jan", or the one day."""
    if first == last:
        return dates.day_short(first)
    if (first.year, first.month) == (last.year, last.month):
        begin = _("{weekday} {day}").format(weekday=dates.weekday_short(first), day=first.day)
        return _("{first} – {last}").format(first=begin, last=dates.day_short(last))
    return _("{first} – {last}").format(first=dates.day_short(first), last=dates.day_short(last))


def left_out(code: str, count: int) -> str:
    """Gives what of an iCalendar file could not be used: "2 events are in another year"."""
    words = {
        "other_year": ngettext("{count} event is in another year", "{count} events are in another year", count),
        "no_date": ngettext("{count} event has no date", "{count} events have no date", count),
        "too_long": ngettext("{count} event lasts too long", "{count} events last too long", count),
        "cancelled": ngettext("{count} event was cancelled", "{count} events were cancelled", count),
        "outside_hours": ngettext(
            "{count} event is when the office is closed anyway",
            "{count} events are when the office is closed anyway",
            count,
        ),
        "twice": ngettext("{count} event is there twice", "{count} events are there twice", count),
    }.get(code) or ngettext("{count} event was left out", "{count} events were left out", count)
    return words.format(count=count)
