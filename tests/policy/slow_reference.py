"""RULE once more, slowly: day by day on wall-clock times, sharing nothing with the program.

Reads a calendar's document itself. For the tests that compare it with the engine on random cases.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

TORONTO = ZoneInfo("America/Toronto")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DEFAULTS = {
    "after_hours": "next_open_day",
    "at_closing": "same_day",
    "half_day": "counts",
    "plain_last_day": "next_open_day",
}
LIMIT = 400


@dataclass(frozen=True)
class Promise:
    number: int
    unit: str
    event: str


@dataclass(frozen=True)
class Result:
    reason: str | None
    effective: datetime | None = None
    day: date | None = None
    due: datetime | None = None


def wall(on: date, clock: str) -> datetime:
    """A wall-clock time without a zone; 24:00 is the next date's midnight."""
    if clock == "24:00":
        return datetime.combine(on + timedelta(days=1), time())
    hour, minute = clock.split(":")
    return datetime.combine(on, time(int(hour), int(minute)))


def utc(naive: datetime) -> datetime:
    return naive.replace(tzinfo=TORONTO).astimezone(UTC)


class SlowCalendar:
    def __init__(self, document: dict) -> None:
        self.weekly = document["weekly"]
        self.exceptions = document["exceptions"]
        self.seen: dict[date, list[tuple[datetime, datetime]]] = {}

    def pairs(self, on: date) -> list[tuple[datetime, datetime]]:
        if on not in self.seen:
            self.seen[on] = self.read(on)
        return self.seen[on]

    def read(self, on: date) -> list[tuple[datetime, datetime]]:
        texts = self.exceptions.get(on.isoformat(), self.weekly.get(WEEKDAYS[on.weekday()], []))
        return sorted((wall(on, start), wall(on, end)) for start, end in texts)

    def is_open_day(self, on: date) -> bool:
        return bool(self.pairs(on))

    def is_shorter_than_usual(self, on: date) -> bool:
        usual = [(wall(on, a), wall(on, b)) for a, b in self.weekly.get(WEEKDAYS[on.weekday()], [])]
        return length(self.pairs(on)) < length(usual)

    def close(self, on: date) -> datetime:
        return utc(max(end for _, end in self.pairs(on)))


def length(pairs: list[tuple[datetime, datetime]]) -> timedelta:
    return sum((end - start for start, end in pairs), timedelta())


def work_out_slowly(promise: Promise | None, calendar: SlowCalendar, received: datetime, chosen: dict) -> Result:
    if promise is None:
        return Result("no_standard_in_text")
    switches = {**DEFAULTS, **chosen}
    local = received.astimezone(TORONTO)
    if promise.event == "council_decision":
        effective: datetime | None = received
        day = local.date()
    else:
        effective = counts_as_received(calendar, received, switches)
        if effective is None:
            return Result("no_open_time")
        if switches["after_hours"] == "same_day":
            effective = received
        day = effective.astimezone(TORONTO).date()
    due = last_instant(promise, calendar, day, switches)
    return Result("no_open_time") if due is None else Result(None, effective, day, due)


def counts_as_received(calendar: SlowCalendar, received: datetime, switches: dict) -> datetime | None:
    local = received.astimezone(TORONTO)
    naive = local.replace(tzinfo=None)
    for start, end in calendar.pairs(local.date()):
        if start <= naive < end:
            return received
    if switches["at_closing"] == "same_day" and any(naive == end for _, end in calendar.pairs(local.date())):
        return received
    for later in range(LIMIT + 1):
        on = local.date() + timedelta(days=later)
        for start, _ in calendar.pairs(on):
            if start > naive:
                return utc(start)
    return None


def last_instant(promise: Promise, calendar: SlowCalendar, day: date, switches: dict) -> datetime | None:
    def counts(on: date) -> bool:
        if not calendar.is_open_day(on):
            return False
        return switches["half_day"] == "counts" or not calendar.is_shorter_than_usual(on)

    if promise.unit == "business_days":
        counted = 0
        for later in range(1, LIMIT + 1):
            on = day + timedelta(days=later)
            counted += counts(on)
            if counted == promise.number:
                return calendar.close(on)
        return None
    on = day + timedelta(days=promise.number)
    if switches["plain_last_day"] == "as_is":
        return calendar.close(on) if calendar.is_open_day(on) else utc(wall(on, "24:00"))
    while (on - day).days <= LIMIT:
        if counts(on):
            return calendar.close(on)
        on += timedelta(days=1)
    return None


def open_between(calendar: SlowCalendar, now: datetime, due: datetime) -> timedelta:
    """Signed open time from now to due, in real elapsed time."""
    if now > due:
        return -open_between(calendar, due, now)
    total = timedelta()
    on = now.astimezone(TORONTO).date() - timedelta(days=1)
    while on <= due.astimezone(TORONTO).date():
        for start, end in calendar.pairs(on):
            overlap = min(utc(end), due) - max(utc(start), now)
            total += max(overlap, timedelta())
        on += timedelta(days=1)
    return total


def minutes_toward_zero(span: timedelta) -> int:
    whole = abs(span) // timedelta(minutes=1)
    return whole if span >= timedelta() else -whole
