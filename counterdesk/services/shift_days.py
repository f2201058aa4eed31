"""What is to be done until the next open day: one rule for the shift summary and for handing over the desk."""

from datetime import date, datetime, timedelta

from counterdesk.domain.contact import Channel
from counterdesk.domain.instants import day_bounds, local_date
from counterdesk.services.asks.due import DueRow
from counterdesk.workdays import Calendar

_SPOKEN = (Channel.WALK_IN, Channel.CALL, Channel.VOICEMAIL, Channel.ANSWERING_SERVICE)


def next_open_day(calendar: Calendar, after: date) -> date | None:
    """Gives the first day after a date on which the office opens."""
    opening = calendar.next_opening(day_bounds(after)[1] - timedelta(microseconds=1))
    return None if opening is None else local_date(opening)


def to_do(row: DueRow, now: datetime, until: datetime) -> str:
    """Gives what is to be done about a row until an instant, empty where that has time."""
    if row.sort_at is not None and row.sort_at < now:
        return "overdue"
    if row.sort_at is None and row.council_on is not None:
        return "council" if day_bounds(row.council_on)[0] < until else ""
    if row.message_state == "to_hand_over" and (row.claimed_by_id is None or row.carried):
        return "message"
    is_near = row.sort_at is not None and row.sort_at < until
    if row.own or row.message_state == "to_hand_over":
        return _own(row) if is_near or row.sort_at is None else ""
    if row.record == "complaints" and row.sort_at is None:
        return "complaint"
    return "due" if is_near else ""


def _own(row: DueRow) -> str:
    """Gives what somebody still has to do who wrote the message down or took it."""
    return "call_back" if row.channel in _SPOKEN else "reply"
