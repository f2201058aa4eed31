"""iCalendar files: a year of closures taken in as proposals, and given out for other people's calendars.

Reads single events only: a repeating one would say nothing about the day that the town really keeps. Nothing is saved.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from counterdesk.domain.instants import ZONE
from counterdesk.domain.refusal import Refused
from counterdesk.keeping import keep
from counterdesk.services import calendars, scopes
from counterdesk.services.asks.calendar import AskCalendar, ImportedCalendar, ReadCalendarFile, WriteCalendarFile
from counterdesk.services.asks.town import ClosureRow
from counterdesk.services.boards.calendar import ask_calendar, require_year
from counterdesk.services.jobs import Office
from counterdesk.services.plain import LINE_LIMIT, line
from counterdesk.values import value
from counterdesk.workdays import Calendar, Opening, clock_text, minutes_of
from counterdesk.workdays import Hours as Openings

if TYPE_CHECKING:
    from icalendar import Calendar as Document
    from icalendar import Event

MOST_BYTES = 1_000_000
LONGEST = timedelta(days=31)
SOURCE = "imported"
HOURS = "X-COUNTERDESK-HOURS"
DAY_MINUTES = 24 * 60
ONE_DAY = timedelta(days=1)


@value
class _Span:
    """The local wall-clock time that an event takes, its end excluded; a whole day begins and ends at midnight."""

    start: datetime
    end: datetime

    def minutes_on(self, on: date) -> tuple[int, int]:
        """Gives the minutes of a date that lie inside."""
        first = self.start.hour * 60 + self.start.minute if on == self.start.date() else 0
        last = self.end.hour * 60 + self.end.minute if on == self.end.date() else DAY_MINUTES
        return first, last

    def days(self) -> Iterator[date]:
        """Gives the dates that it touches."""
        on = self.start.date()
        while datetime.combine(on, time()) < self.end:
            yield on
            on += ONE_DAY


class _LeftOut(Exception):
    """An event that cannot be used, with the reason as a code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_calendar_file(office: Office, job: ReadCalendarFile) -> ImportedCalendar:
    """Reads the days of a year that a file says; a timed event leaves the hours around it.

    Refuses `ical_unreadable`, `ical_too_big`, `ical_not_one`, `ical_repeats`, `ical_empty`, `ical_no_date`,
    `year_out_of_range`.
    """
    require_year(job.year)
    events = list(_events(_document(_content(Path(job.path)))))
    if any("RRULE" in event or "RDATE" in event for event in events):
        raise Refused("ical_repeats")
    with office.logbook.read() as session:
        calendar = calendars.book(session).calendar()
    left_out: Counter[str] = Counter()
    rows: dict[date, ClosureRow] = {}
    for event in events:
        try:
            found = {row.on: row for row in _rows(event, calendar, job.year)}
            if not found.keys() - rows.keys():
                raise _LeftOut("twice")
            rows = {**found, **rows}
        except _LeftOut as reason:
            left_out[reason.code] += 1
    if not rows:
        raise Refused("ical_no_date" if left_out.keys() == {"no_date"} else "ical_empty", year=job.year)
    return ImportedCalendar(tuple(rows[on] for on in sorted(rows)), dict(left_out))


def write_calendar_file(office: Office, job: WriteCalendarFile) -> str:
    """Writes the days of a year that differ, for one scope; refuses what `keeping.keep` refuses."""
    with office.logbook.read() as session:
        look = office.look(session)
        found = ask_calendar(look, AskCalendar(job.year, job.scope))
        name = scopes.names(look)[job.scope]
    document = _empty(name)
    for row in found.rows:
        if row.ticked:
            document.add_component(_event(row, found.calendar, office.now, job.scope))
    path = Path(job.path)
    keep(path, document.to_ical())
    return str(path)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused("ical_too_big")
        return path.read_bytes()
    except OSError:
        raise Refused("ical_unreadable", file=path.name) from None


def _document(content: bytes) -> "Document":
    """Gives the file's calendar; icalendar says with several kinds of exceptions that a text is none."""
    import icalendar

    if b"BEGIN:VCALENDAR" not in content[:1000].upper():
        raise Refused("ical_not_one")
    try:
        return icalendar.Calendar.from_ical(content)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        raise Refused("ical_not_one") from None


def _events(document: "Document") -> Iterator["Event"]:
    yield from document.walk("VEVENT")  # type: ignore[misc]


def _rows(event: "Event", calendar: Calendar, year: int) -> Iterator[ClosureRow]:
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        raise _LeftOut("cancelled")
    span = _span(event)
    if span.end - span.start > LONGEST:
        raise _LeftOut("too_long")
    days = [on for on in span.days() if on.year == year]
    if not days:
        raise _LeftOut("other_year")
    rows = [row for on in days if (row := _row(event, span, calendar, on)) is not None]
    if not rows:
        raise _LeftOut("outside_hours")
    yield from rows


def _row(event: "Event", span: _Span, calendar: Calendar, on: date) -> ClosureRow | None:
    """Gives a date as it would be with the event; None where the office is closed then anyway."""
    usual = calendar.weekly[on.weekday()]
    left = _own_hours(event)
    if left is None:
        left = calendars.cut(usual, *span.minutes_on(on))
        if left == usual:
            return None
    return ClosureRow(on, _name(event), calendars.shown(left), SOURCE, ticked=False)


def _own_hours(event: "Event") -> Openings | None:
    """Gives the hours that this program wrote into an event: a special opening cannot be said otherwise."""
    text = str(event.get(HOURS, ""))
    pairs = [tuple(map(minutes_of, one.split("-", 1))) for one in text.split(",") if one]
    if not pairs or any(len(pair) != 2 or None in pair for pair in pairs):
        return None
    hours = tuple(Opening(pair[0] or 0, pair[1] or 0) for pair in pairs)
    return hours if all(one.start < one.end for one in hours) else None


def _name(event: "Event") -> str:
    return line(str(event.get("SUMMARY", ""))[:LINE_LIMIT]) or ""


def _span(event: "Event") -> _Span:
    try:
        start, end = event.start, event.end
        if not isinstance(start, datetime) and end <= start:
            end = start + ONE_DAY
        span = _Span(_wall(start), _wall(end))
    except (ValueError, TypeError, AttributeError, OverflowError):  # what icalendar raises for an event without a date
        raise _LeftOut("no_date") from None
    if span.end <= span.start:
        raise _LeftOut("no_date")
    return span


def _wall(at: date) -> datetime:
    """Gives a date or an instant on the town's wall clock, without an offset."""
    if not isinstance(at, datetime):
        return datetime.combine(at, time())
    return at.astimezone(ZONE).replace(tzinfo=None) if at.tzinfo else at


def _empty(name: str) -> "Document":
    import icalendar

    document = icalendar.Calendar()
    document.add("prodid", "-//Counterdesk//Closures//EN")
    document.add("version", "2.0")
    document.add("x-wr-calname", name)
    return document


def _event(row: ClosureRow, calendar: Calendar, now: datetime, scope: str) -> "Event":
    """Gives a closed day as a whole day, a shorter day as the time that is closed, an opening as the time open."""
    import icalendar

    event = icalendar.Event()
    event.add("uid", f"{row.on.isoformat()}-{scope.replace(':', '-').replace(' ', '-')}@counterdesk")
    event.add("dtstamp", now)
    event.add("summary", row.name)
    hours = calendar.hours_on(row.on)
    closed = _without(calendar.weekly[row.on.weekday()], hours)
    shown = closed or hours
    if hours and shown:
        event.add("dtstart", _instant(row.on, shown[0].start))
        event.add("dtend", _instant(row.on, shown[-1].end))
        event.add(HOURS, ",".join(f"{clock_text(start)}-{clock_text(end)}" for start, end in hours))
    else:
        event.add("dtstart", row.on)
        event.add("dtend", row.on + ONE_DAY)
    event.add("categories", ["CLOSED" if closed or not hours else "OPEN"])
    return event


def _without(usual: Openings, hours: Iterable[Opening]) -> Openings:
    left = usual
    for one in hours:
        left = calendars.cut(left, one.start, one.end)
    return left


def _instant(on: date, minute: int) -> datetime:
    days, minute = divmod(minute, DAY_MINUTES)
    wall = datetime.combine(on + days * ONE_DAY, time(minute // 60, minute % 60), ZONE)
    return wall.astimezone(UTC)
