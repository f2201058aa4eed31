"""What was out of the ordinary in some days: incidents, sealed records opened, closures, late and changed entries."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from counterdesk.domain.incident import Stamp
from counterdesk.domain.instants import day_bounds
from counterdesk.services.asks.paper import UnusualLine
from counterdesk.services.work import Look
from counterdesk.store.queries import shift as queries
from counterdesk.store.queries.shift import ChangeLine, IncidentLine
from counterdesk.workdays import Calendar

HOUR = timedelta(hours=1)
_CODES = {"entry_voided": "voided"}
_HAVE_REASONS = ("entry_voided", "answer_in_error", "stage_withdrawn")


def unusual(look: Look, calendar: Calendar, first: date, last: date) -> tuple[UnusualLine, ...]:
    """Gives the unusual of a range of days, by time; closures, which have no time, come first."""
    since, until = day_bounds(first)[0], day_bounds(last)[1]
    lines = [
        *_closures(look, first, last),
        *_incidents(queries.incidents(look.session, since, until)),
        *_opened(look, since, until),
        *_late(look, since, until),
        *_changed(look, since, until),
        *_moved(look, since, until),
        *_quiet_hours(look, calendar, first, last),
    ]
    return tuple(sorted(lines, key=lambda line: (line.at is not None, line.at or since)))


def any_open_hour(calendar: Calendar, first: date, last: date, now: datetime) -> bool:
    """Whether a whole open hour of a range of days is over."""
    days = (first + timedelta(days=count) for count in range((last - first).days + 1))
    return any(True for on in days for _hour in _open_hours(calendar, on, now))


def _closures(look: Look, first: date, last: date) -> Iterator[UnusualLine]:
    for on, name, hours in queries.ticked_closures(look.session, first, last):
        spans = ",".join("-".join(span) for span in hours)
        yield UnusualLine("closure", None, {"on": on.isoformat(), "name": name, "hours": spans})


def _incidents(lines: Iterable[IncidentLine]) -> Iterator[UnusualLine]:
    for line in lines:
        pressed = {
            Stamp.WARNED: line.warned_at,
            Stamp.ENDED: line.ended_at,
            Stamp.SUPERVISOR_TOLD: line.supervisor_told_at,
            Stamp.POLICE_CALLED: line.police_called_at,
        }
        stamps = ",".join(stamp for stamp, at in pressed.items() if at is not None)
        yield UnusualLine("incident", line.at, {"number": line.number, "stamps": stamps})


def _opened(look: Look, since: datetime, until: datetime) -> Iterator[UnusualLine]:
    for line in queries.openings(look.session, since, until):
        facts = {"record": line.record, "number": line.number, "by": line.by, "reason": line.reason}
        yield UnusualLine("sealed_opened", line.at, facts)


def _late(look: Look, since: datetime, until: datetime) -> Iterator[UnusualLine]:
    for line in queries.late_entries(look.session, since, until):
        facts = {"channel": line.channel, "topic": line.topic, "entered": line.entered_at.isoformat()}
        yield UnusualLine("late_entry", line.at, facts)


def _changed(look: Look, since: datetime, until: datetime) -> Iterator[UnusualLine]:
    for line in _each_once(queries.changes(look.session, since, until)):
        facts = {
            "record": line.record,
            "channel": line.channel,
            "number": line.number,
            "topic": line.topic,
            "by": line.by,
            "reason": line.reason if line.action in _HAVE_REASONS else "",
        }
        code = _CODES.get(line.action, "changed")
        yield UnusualLine(code, line.at, {name: text for name, text in facts.items() if text})


def _moved(look: Look, since: datetime, until: datetime) -> Iterator[UnusualLine]:
    """Gives which changes moved due dates: closed for snow, an edit of the policy, a pause."""
    for line in queries.moved(look.session, since, until):
        yield UnusualLine("moved", line.at, {"why": line.why, "count": str(line.how_many), "by": line.by})


def _each_once(lines: Iterable[ChangeLine]) -> Iterator[ChangeLine]:
    """Leaves out the other deadlines that ran again with the first one when its answer was withdrawn."""
    withdrawn = set[tuple[datetime, str]]()
    for line in lines:
        if line.record == "deadlines" and (line.at, line.action) in withdrawn:
            continue
        if line.record == "deadlines":
            withdrawn.add((line.at, line.action))
        yield line


def _quiet_hours(look: Look, calendar: Calendar, first: date, last: date) -> Iterator[UnusualLine]:
    """Gives the open hours that are over and in which nothing was entered, those that touch as one."""
    entries = queries.entry_times(look.session, day_bounds(first)[0], day_bounds(last)[1])
    on = first
    while on <= last:
        quiet = [hour for hour in _open_hours(calendar, on, look.now) if not _any_between(entries, hour)]
        for start, end in _joined(quiet):
            yield UnusualLine("quiet_hour", start, {"until": end.isoformat()})
        on += timedelta(days=1)


def _open_hours(calendar: Calendar, on: date, now: datetime) -> Iterator[tuple[datetime, datetime]]:
    midnight, after = day_bounds(on)
    start = midnight if calendar.is_open(midnight) else calendar.next_opening(midnight)
    while start is not None and start < after:
        end = min(calendar.open_until(start) or after, after)
        while start + HOUR <= min(end, now):
            yield start, start + HOUR
            start += HOUR
        start = calendar.next_opening(end - timedelta(microseconds=1))


def _any_between(entries: Iterable[datetime], hour: tuple[datetime, datetime]) -> bool:
    return any(hour[0] <= at < hour[1] for at in entries)


def _joined(hours: Iterable[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    joined: list[tuple[datetime, datetime]] = []
    for start, end in hours:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
