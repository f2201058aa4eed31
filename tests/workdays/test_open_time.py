"""The table of open time: measuring, adding, growing, and how fast it answers."""

import threading
import timeit
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterdesk.workdays import Calendar, epoch_us, instant, whole_minutes, whole_seconds

DAY_US = 86_400_000_000
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
INSTANTS = st.integers(epoch_us(datetime(2020, 1, 1, tzinfo=UTC)), epoch_us(datetime(2035, 1, 1, tzinfo=UTC)))


@st.composite
def hours(draw: st.DrawFn) -> list[list[str]]:
    marks = sorted(draw(st.sets(st.integers(0, 48), max_size=6)))
    texts = [f"{mark // 2:02}:{mark % 2 * 30:02}" for mark in marks]
    return [list(pair) for pair in zip(texts[::2], texts[1::2], strict=False)]


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    weekly = {day: draw(hours()) for day in WEEKDAYS}
    dates = draw(st.lists(st.dates(datetime(2020, 1, 1).date(), datetime(2034, 12, 31).date()), max_size=8))  # noqa: DTZ001
    return Calendar.read({"weekly": weekly, "exceptions": {on.isoformat(): draw(hours()) for on in dates}})


def office() -> Calendar:
    weekly = {key: [["08:30", "16:30"]] for key in WEEKDAYS[:5]}
    return Calendar.read({"weekly": weekly})


@settings(max_examples=60)
@given(calendars(), INSTANTS, INSTANTS, INSTANTS)
def test_open_time_adds_up(calendar: Calendar, first: int, second: int, third: int) -> None:
    position = calendar.open_time.position_us
    a, b, c = sorted((first, second, third))
    assert 0 <= position(b) - position(a) <= b - a
    assert (position(b) - position(a)) + (position(c) - position(b)) == position(c) - position(a)


@settings(max_examples=60)
@given(calendars(), INSTANTS)
def test_nothing_is_measured_while_closed_and_everything_while_open(calendar: Calendar, at: int) -> None:
    table = calendar.open_time
    opening = table.next_opening(at)
    if opening is None:
        assert calendar.next_opening(instant(at)) is None
        return
    if table.opening_at(at) is None:
        assert table.position_us(opening) == table.position_us(at)
    end = table.open_until(opening)
    if end is not None:
        assert table.position_us(end) - table.position_us(opening) == end - opening


@settings(max_examples=40)
@given(calendars(), st.lists(INSTANTS, min_size=2, max_size=6))
def test_position_does_not_depend_on_what_was_asked_before(calendar: Calendar, asked: list[int]) -> None:
    fresh = Calendar.read(calendar.document())
    forward = [calendar.open_time.position_us(at) for at in asked]
    backward = [fresh.open_time.position_us(at) for at in reversed(asked)]
    assert forward == backward[::-1]


def test_table_grows_into_the_past_and_the_future() -> None:
    calendar = office()
    friday = datetime(2026, 6, 5, 20, 0, tzinfo=UTC)
    for years in (0, 40, -60, 300, -120):
        at = friday.replace(year=friday.year + years)
        week = calendar.seconds_between(at, at + timedelta(days=7))
        assert week == 5 * 8 * 3600


@pytest.mark.parametrize("year", [1850, 2500, 9000])
def test_instants_of_other_centuries_are_refused(year: int) -> None:
    with pytest.raises(OverflowError):
        office().is_open(datetime(year, 6, 5, tzinfo=UTC))


def test_whole_minutes_are_cut_toward_zero() -> None:
    minute = 60_000_000
    assert [whole_minutes(us) for us in (59, minute, minute - 1, -1, -minute, -minute - 1, -2 * minute + 1)] == [
        0, 1, 0, 0, -1, -1, -1,
    ]  # fmt: skip
    assert [whole_seconds(us) for us in (999_999, 1_000_000, -999_999, -1_000_001)] == [0, 1, 0, -1]


def test_several_threads_may_measure_at_once() -> None:
    calendar, found = office(), []
    instants = [epoch_us(datetime(2000 + year, 6, 5, 18, 0, tzinfo=UTC)) for year in range(0, 60, 3)]

    def measure() -> None:
        found.append([calendar.open_time.position_us(at) for at in instants])

    threads = [threading.Thread(target=measure) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [[office().open_time.position_us(at) for at in instants]] * 6


def test_ten_thousand_countdowns_cost_a_subtraction_each() -> None:
    calendar = office()
    start = epoch_us(datetime(2026, 6, 5, 14, 0, tzinfo=UTC))
    dues = [calendar.open_time.position_us(start + place * DAY_US // 100) for place in range(10_000)]

    def tick() -> list[int]:
        now = calendar.open_time.position_us(start)
        return [due - now for due in dues]

    looked_up = min(timeit.repeat(tick, number=5, repeat=3))
    walked = min(timeit.repeat(lambda: [whole_minutes(due) for due in dues], number=5, repeat=3))
    assert looked_up < 3 * walked
