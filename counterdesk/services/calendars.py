"""Calendar versions: weekly hours and dated closures become a new numbered version each time a person changes them.

Running deadlines keep the version they started with.
"""

from collections.abc import Sequence
from datetime import date

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.town import Hours
from counterdesk.services.work import Work
from counterdesk.store.queries import town as queries
from counterdesk.store.tables import Calendar as CalendarRow
from counterdesk.workdays import WEEKDAYS, BrokenCalendar, Calendar

FIRST_DATE, LAST_DATE = date(1900, 1, 1), date(2400, 12, 31)
DAYS_OF_WEEK = 7


def weekly_document(hours: Sequence[Hours]) -> dict[str, list[list[str]]]:
    """Gives seven days of openings as a calendar's document keeps them; refuses `bad_hours` and `no_opening`."""
    if len(hours) != DAYS_OF_WEEK:
        raise Refused("bad_hours")
    weekly = {name: [list(opening) for opening in day] for name, day in zip(WEEKDAYS, hours, strict=True)}
    if read({"tz": "America/Toronto", "weekly": weekly, "exceptions": {}}).never_opens:
        raise Refused("no_opening")
    return weekly


def require_hours(hours: Hours) -> list[list[str]]:
    """Gives the openings of one day as a closure's row keeps them; refuses `bad_hours`."""
    openings = [list(opening) for opening in hours]
    week = {name: openings if name == "mon" else [] for name in WEEKDAYS}
    read({"tz": "America/Toronto", "weekly": week, "exceptions": {}})
    return openings


def read(document: dict[str, object]) -> Calendar:
    """Gives the calendar of a document; refuses `bad_hours` where one cannot be read."""
    try:
        return Calendar.read(document)
    except BrokenCalendar:
        raise Refused("bad_hours") from None


def new_version(work: Work, weekly: dict[str, list[list[str]]] | None = None) -> CalendarRow:
    """Writes the next version from the weekly hours (None: as they are), the ticked closures and confirmed years."""
    work.session.flush()
    version = queries.calendar_version(work.session)
    if weekly is None:
        weekly = queries.calendar_content(work.session, version)["weekly"]
    row = CalendarRow(
        scope=queries.TOWN,
        version=version + 1,
        content=_content(work, weekly),
        at=work.now,
        by=work.author,
    )
    work.tx.add(row)
    work.session.flush()
    return row


def hours_of(calendar: Calendar) -> tuple[Hours, ...]:
    """Gives the seven days of a calendar as windows show them, Monday first."""
    weekly = calendar.document()["weekly"]
    return tuple(as_hours(weekly[name]) for name in WEEKDAYS)  # type: ignore[index]


def as_hours(document: Sequence[Sequence[str]]) -> Hours:
    """Gives the openings of a row as windows show them."""
    return tuple((opening[0], opening[1]) for opening in document)


def _content(work: Work, weekly: dict[str, list[list[str]]]) -> dict[str, object]:
    rows = [row for row in queries.closures(work.session, FIRST_DATE, LAST_DATE) if row.ticked]
    document: dict[str, object] = {
        "tz": "America/Toronto",
        "weekly": weekly,
        "exceptions": {row.on.isoformat(): row.hours for row in rows},
        "names": {row.on.isoformat(): row.name for row in rows if row.name},
        "confirmed_years": sorted(queries.confirmed_years(work.session)),
    }
    return read(document).document()
