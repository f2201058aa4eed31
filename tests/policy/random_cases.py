"""Random calendars and cases: several openings, lunch closings, half-days, 24:00, year-end closures, odd offsets.

Openings never begin or end between 01:00 and 03:00 on a Sunday (RULE section 4 leaves that open).
"""

import random
from datetime import UTC, date, datetime, timedelta, timezone

from tests.policy.slow_reference import TORONTO, WEEKDAYS, Promise, SlowCalendar

OFFICE = [["08:30", "16:30"]]
PATTERNS = (
    OFFICE,
    OFFICE,
    [["08:30", "11:30"], ["13:30", "16:30"]],
    [["09:00", "12:00"], ["12:00", "15:00"]],
    [["00:00", "24:00"]],
    [["18:00", "24:00"]],
    [["00:00", "06:00"]],
    [["00:00", "06:00"], ["20:15", "24:00"]],
    [["08:30", "12:00"]],
    [],
)
OFFSETS = (0, -240, -300, -210, 60, 345, -600, 840)
SWITCHES = {
    "after_hours": ("next_open_day", "same_day"),
    "at_closing": ("same_day", "next_open_day"),
    "half_day": ("counts", "skipped"),
    "plain_last_day": ("next_open_day", "as_is"),
}
FIRST = date(2024, 1, 1)
DAYS = 3 * 365


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def some_hours(rng: random.Random, *, is_sunday: bool) -> list[list[str]]:
    if rng.random() < 0.6:
        return rng.choice(PATTERNS)
    edges = [minute for minute in range(0, 1441, 15) if not (is_sunday and 60 <= minute <= 180)]
    marks = sorted(rng.sample(edges, 2 * rng.randint(1, 3)))
    return [[clock(start), clock(end)] for start, end in zip(marks[::2], marks[1::2], strict=True)]


def some_calendar(rng: random.Random) -> dict:
    weekly = {day: some_hours(rng, is_sunday=day == "sun") for day in WEEKDAYS}
    if rng.random() < 0.5:
        weekly |= dict.fromkeys(WEEKDAYS[:5], OFFICE) | {"sat": [], "sun": []}
    if rng.random() < 0.04:
        weekly = {day: [] for day in WEEKDAYS}
    exceptions: dict[str, list[list[str]]] = {}
    for _ in range(rng.choice((0, 5, 60, 200))):
        on = FIRST + timedelta(days=rng.randrange(DAYS))
        closed = rng.random() < 0.4
        exceptions[on.isoformat()] = [] if closed else some_hours(rng, is_sunday=on.weekday() == 6)
    for year in (2024, 2025, 2026):
        if rng.random() < 0.3:
            exceptions |= closed_days(date(year, 12, 24), rng.randint(3, 12))
    if rng.random() < 0.1:
        exceptions |= closed_days(date(2025, rng.randint(1, 12), 10), rng.choice((390, 398, 401, 402, 410, 600)))
    return {"tz": "America/Toronto", "weekly": weekly, "exceptions": exceptions}


def closed_days(first: date, days: int) -> dict[str, list[list[str]]]:
    return {(first + timedelta(days=later)).isoformat(): [] for later in range(days)}


def some_instant(rng: random.Random, calendar: SlowCalendar, on: date) -> datetime:
    """An instant on a date, often at or a second beside an edge of its openings."""
    edges = [edge for pair in calendar.pairs(on) for edge in pair]
    if edges and rng.random() < 0.5:
        naive = rng.choice(edges) + timedelta(seconds=rng.choice((-1, 0, 0, 0, 1, 60)))
    else:
        naive = datetime.combine(on, datetime.min.time()) + timedelta(seconds=rng.randrange(86_400))
    if rng.random() < 0.02:
        naive += timedelta(microseconds=rng.choice((1, 500_000, 999_999)))
    at = naive.replace(tzinfo=TORONTO, fold=rng.randint(0, 1)).astimezone(UTC)
    return at.astimezone(timezone(timedelta(minutes=rng.choice(OFFSETS))))


def some_promise(rng: random.Random) -> Promise:
    number = rng.choice((1, 1, 2, 2, 3, 5, 15, rng.randint(1, 40), rng.randint(200, 400)))
    if rng.random() < 0.15:
        return Promise(min(number, 40), "business_days", "council_decision")
    return Promise(number, rng.choice(("business_days", "days")), "contact")


def some_switches(rng: random.Random) -> dict[str, str]:
    return {name: rng.choice(values) for name, values in SWITCHES.items() if rng.random() < 0.7}


def random_day(rng: random.Random) -> date:
    return FIRST + timedelta(days=rng.randrange(DAYS))
