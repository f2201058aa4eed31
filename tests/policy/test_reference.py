"""The engine and a slow day-by-day reading of RULE give the same on 20,000 random cases."""

import random

import pytest

from counterdesk.policy import Standard, Switches, is_overdue, remaining_minutes, work_out
from counterdesk.workdays import Calendar
from tests.policy.random_cases import (
    random_day,
    some_calendar,
    some_instant,
    some_promise,
    some_switches,
)
from tests.policy.slow_reference import SlowCalendar, minutes_toward_zero, open_between, work_out_slowly

CALENDARS = 200
CASES_EACH = 100


def standard(promise) -> Standard:
    return Standard("call", promise.number, promise.unit, promise.event, "must", "answer", "T13", "5.2", "words")


@pytest.mark.parametrize("part", range(4))
def test_20000_random_cases_come_out_as_day_by_day(part: int) -> None:
    for seed in range(part, CALENDARS, 4):
        compare(random.Random(seed))


def compare(rng: random.Random) -> None:
    document = some_calendar(rng)
    slow, calendar = SlowCalendar(document), Calendar.read(document)
    for _ in range(CASES_EACH):
        compare_case(rng, slow, calendar)


def compare_case(rng: random.Random, slow: SlowCalendar, calendar: Calendar) -> None:
    received = some_instant(rng, slow, random_day(rng))
    promise, chosen = some_promise(rng), some_switches(rng)
    expected = work_out_slowly(promise, slow, received, chosen)
    got = work_out(standard(promise), calendar, received, Switches.read(chosen))
    told = (promise, chosen, received, expected)
    assert (got.reason, got.due, got.day_of_receipt) == (expected.reason, expected.due, expected.day), told
    assert got.effective_received == expected.effective, told
    if got.due is None:
        return
    now = some_instant(rng, slow, rng.choice((got.day_of_receipt, got.due_on, random_day(rng))))
    left = open_between(slow, now, got.due)
    assert remaining_minutes(calendar, now, got.due) == minutes_toward_zero(left), (now, *told)
    assert calendar.seconds_between(now, got.due) == int(left.total_seconds()), (now, *told)
    assert is_overdue(now, got.due) == (now > got.due), (now, *told)
