"""Instants and dates: rows keep UTC milliseconds, people see the town's wall clock."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.domain.instants import ZONE, day_bounds, from_ms, local, local_date, to_ms

MOMENTS = st.integers(0, 60 * 365 * 86_400_000).map(
    lambda ms: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)
)


@given(MOMENTS)
def test_an_instant_comes_back_from_its_row_to_the_millisecond(moment):
    whole = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    assert from_ms(to_ms(moment)) == whole


def test_an_instant_before_1970_is_kept_too():
    assert to_ms(datetime(1969, 12, 31, 23, 59, 59, 999_000, tzinfo=UTC)) == -1


def test_a_wall_clock_time_without_offset_is_refused():
    with pytest.raises(ValueError, match="offset"):
        to_ms(datetime(2026, 11, 24, 14, 7))  # noqa: DTZ001


@pytest.mark.parametrize("hours", [-5, -4, 0, 5.5, 14])
def test_the_offset_it_was_written_with_does_not_change_the_row(hours):
    zone = timezone(timedelta(hours=hours))
    moment = datetime(2026, 11, 24, 19, 7, tzinfo=UTC)
    assert to_ms(moment.astimezone(zone)) == to_ms(moment)


def test_evening_in_utc_is_still_the_same_day_in_town():
    moment = datetime(2026, 11, 25, 3, 30, tzinfo=UTC)
    assert local(moment).hour == 22
    assert local_date(moment) == date(2026, 11, 24)


def test_an_ordinary_day_has_24_hours_from_midnight_to_midnight():
    start, end = day_bounds(date(2026, 11, 24))
    assert start == datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
    assert end - start == timedelta(hours=24)


@pytest.mark.parametrize(("on", "hours"), [(date(2026, 3, 8), 23), (date(2026, 11, 1), 25)])
def test_the_day_the_clocks_change_is_shorter_or_longer(on, hours):
    start, end = day_bounds(on)
    assert end - start == timedelta(hours=hours)


@given(st.dates(date(2000, 1, 1), date(2059, 12, 30)))
def test_days_follow_each_other_without_a_gap(on):
    assert day_bounds(on)[1] == day_bounds(on + timedelta(days=1))[0]


@given(MOMENTS)
def test_every_instant_lies_in_its_own_day(moment):
    start, end = day_bounds(local_date(moment))
    assert start <= moment < end


def test_the_town_is_on_toronto_time():
    assert ZONE.key == "America/Toronto"
