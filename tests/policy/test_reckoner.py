"""The fast way to a due date gives what the explained way gives."""

import random
import timeit
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from counterdesk.policy import Reckoner, Switches, work_out
from counterdesk.workdays import Calendar, epoch_us
from tests.policy.build import calendar, standard, toronto
from tests.policy.random_cases import random_day, some_calendar, some_instant, some_promise, some_switches
from tests.policy.slow_reference import SlowCalendar

START = toronto("2026-01-01T00:00")


@given(st.integers(0, 10_000))
def test_fast_and_explained_due_dates_agree(seed: int) -> None:
    rng = random.Random(seed)
    document = some_calendar(rng)
    read, promise = Calendar.read(document), some_promise(rng)
    made, switches = standard(promise.number, promise.unit, promise.event), Switches.read(some_switches(rng))
    reckoner = Reckoner(made, read, switches)
    for _ in range(5):
        received = some_instant(rng, SlowCalendar(document), random_day(rng))
        worked = work_out(made, read, received, switches)
        fast = reckoner.due_us(epoch_us(received))
        assert fast == (None if worked.due is None else epoch_us(worked.due))


@given(st.integers(0, 365 * 86_400), st.integers(0, 30 * 86_400))
def test_later_contact_is_never_due_earlier(seconds: int, later: int) -> None:
    reckoner = Reckoner(standard(3), calendar(), Switches())
    first = epoch_us(START + timedelta(seconds=seconds))
    assert reckoner.due_us(first) <= reckoner.due_us(first + later * 1_000_000)


@given(st.integers(0, 365 * 86_400), st.integers(1, 20))
def test_from_counted_receipt_to_due_lie_the_promised_open_days(seconds: int, number: int) -> None:
    opening = calendar()
    worked = work_out(standard(number), opening, START + timedelta(seconds=seconds))
    open_seconds = opening.seconds_between(worked.effective_received, worked.due)
    first_day = opening.seconds_between(worked.effective_received, opening.close_of(worked.day_of_receipt))
    assert open_seconds == first_day + number * 8 * 3600


def test_day_of_receipt_gives_the_day_that_is_due() -> None:
    reckoner = Reckoner(standard(2), calendar(), Switches())
    friday = toronto("2026-06-05T10:00").date()
    assert reckoner.due_day(friday.toordinal()) == friday.toordinal() + 4
    assert Reckoner(standard(2), calendar({}), Switches()).due_day(friday.toordinal()) is None


def test_due_date_costs_about_a_handful_of_function_calls() -> None:
    reckoner = Reckoner(standard(2), calendar(), Switches())
    received = [epoch_us(START) + place * 7_919_000_000 for place in range(2_000)]
    fast = min(timeit.repeat(lambda: [reckoner.due_us(at) for at in received], number=3, repeat=3))
    call = min(timeit.repeat(lambda: [abs(hash(str(at))) for at in received], number=3, repeat=3))
    assert fast < 20 * call
