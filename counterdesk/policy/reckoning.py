"""When a reply is due: RULE sections 2 to 4, on a calendar's table of open time.

The fast half, in microseconds and day ordinals; `explaining` says why, in days and reasons.
"""

from bisect import bisect_left, bisect_right
from datetime import datetime
from typing import Literal

from counterdesk.policy.standards import Standard, Switches
from counterdesk.values import value
from counterdesk.workdays import HORIZON_DAYS, Calendar, Table, epoch_us, whole_minutes

Receipt = Literal[
    "in_hours",
    "at_closing",
    "before_opening",
    "between_openings",
    "after_closing",
    "closed_day",
    "as_it_came",
    "decision",
]
DAY_US = 86_400_000_000


@value
class Received:
    """The instant at which a contact counts as received, the day of receipt (ordinal), and how so."""

    at_us: int
    day: int
    receipt: Receipt


class Reckoner:
    """Due dates of one standard on one calendar under one town's switches, about a microsecond each."""

    __slots__ = ("_due_of_day", "_is_decision", "_open_time", "_standard", "_switches")

    def __init__(self, standard: Standard, calendar: Calendar, switches: Switches) -> None:
        self._standard = standard
        self._switches = switches
        self._open_time = calendar.open_time
        self._is_decision = standard.event == "council_decision"
        self._due_of_day: dict[int, int | None] = {}

    def due_us(self, received_us: int) -> int | None:
        """The due instant in epoch microseconds, or None when there is no open time (RULE section 3)."""
        table = self._open_time.around(received_us)
        if self._is_decision:
            return self._due(table, table.day_of(received_us))
        place = self._place(table, received_us)
        if place is None:
            return None
        if self._switches.after_hours == "same_day":
            return self._due(table, table.day_of(received_us))
        return self._due(table, table.days[place])

    def received(self, received_us: int) -> Received | None:
        """When a contact counts as received; None when nothing opens within 400 days of it."""
        table = self._open_time.around(received_us)
        on = table.day_of(received_us)
        if self._is_decision:
            return Received(received_us, on, "decision")
        place = self._place(table, received_us)
        if place is None:
            return None
        receipt = _receipt(table, place, received_us)
        if receipt in ("in_hours", "at_closing"):
            return Received(received_us, on, receipt)
        if self._switches.after_hours == "same_day":
            return Received(received_us, on, "as_it_came")
        return Received(table.starts[place], table.days[place], receipt)

    def due_day(self, day_of_receipt: int) -> int | None:
        """Ordinal of the last day; None when it would come more than 400 days after the day of receipt."""
        table = self._open_time.on(day_of_receipt)
        return self._due_day(table, day_of_receipt)

    def _place(self, table: Table, received_us: int) -> int | None:
        """Place of the opening that holds a contact, or that it waits for."""
        if self._switches.at_closing == "same_day":
            place = bisect_left(table.limits, received_us)
        else:
            place = bisect_right(table.ends, received_us)
        if place == len(table.limits):
            return None
        is_near = table.starts[place] - received_us < (HORIZON_DAYS - 1) * DAY_US
        if is_near or table.days[place] - table.day_of(received_us) <= HORIZON_DAYS:
            return place
        return None

    def _due(self, table: Table, day_of_receipt: int) -> int | None:
        if day_of_receipt not in self._due_of_day:
            day = self._due_day(table, day_of_receipt)
            self._due_of_day[day_of_receipt] = None if day is None else _end(table, day)
        return self._due_of_day[day_of_receipt]

    def _due_day(self, table: Table, day_of_receipt: int) -> int | None:
        number = self._standard.number
        days = table.full_days if self._switches.half_day == "skipped" else table.open_days
        if self._standard.unit == "business_days":
            day = _at(days, bisect_right(days, day_of_receipt) - 1 + number)
        elif self._switches.plain_last_day == "as_is":
            day = day_of_receipt + number
        else:
            day = _at(days, bisect_left(days, day_of_receipt + number))
        return day if day is not None and day - day_of_receipt <= HORIZON_DAYS else None


def remaining_seconds(calendar: Calendar, now: datetime, due: datetime) -> int:
    """Open seconds left until `due`, negative after it, fractions cut off (RULE section 4)."""
    return calendar.seconds_between(now, due)


def remaining_minutes(calendar: Calendar, now: datetime, due: datetime) -> int:
    """Whole open minutes left, toward zero: 90 open seconds late is -1; 0 does not tell whether it is late."""
    return whole_minutes(calendar.open_time.position(due) - calendar.open_time.position(now))


def is_overdue(now: datetime, due: datetime) -> bool:
    """Whether `due` is past; a reply at the due instant is in time."""
    return epoch_us(now) > epoch_us(due)


def _receipt(table: Table, place: int, at_us: int) -> Receipt:
    if table.starts[place] <= at_us:
        is_inside = at_us < table.ends[place] or table.starts[place + 1 : place + 2] == [at_us]
        return "in_hours" if is_inside else "at_closing"
    on = table.day_of(at_us)
    was_open = place > 0 and table.days[place - 1] == on
    if table.days[place] == on:
        return "between_openings" if was_open else "before_opening"
    return "after_closing" if was_open else "closed_day"


def _end(table: Table, day: int) -> int:
    """Close of business of a date, or its midnight when it is closed (switch plain_last_day: as_is)."""
    close = table.close(day)
    return table.midnight(day + 1) if close is None else close


def _at(days: list[int], place: int) -> int | None:
    return days[place] if place < len(days) else None
