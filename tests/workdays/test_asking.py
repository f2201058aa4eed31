"""Asking a calendar: open or closed, when next, until when, how short a day is - against a walk minute by minute."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterdesk.workdays import HORIZON_DAYS, WEEKDAYS, Calendar, Opening, clock_text

TORONTO = ZoneInfo("America/Toronto")
MINUTE = timedelta(minutes=1)
OFFICE = [["08:30", "16:30"]]
WEEK = dict.fromkeys(WEEKDAYS[:5], OFFICE)
SUMMER = date(2026, 6, 1)
ALWAYS = {day: [["00:00", "24:00"]] for day in WEEKDAYS}


def read(weekly: object = None, **rest: object) -> Calendar:
    return Calendar.read({"weekly": WEEK if weekly is None else weekly, **rest})


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TORONTO)


def wall(instant: datetime | None) -> str | None:
    return None if instant is None else instant.astimezone(TORONTO).strftime("%Y-%m-%d %H:%M")


@st.composite
def weeks(draw: st.DrawFn) -> Calendar:
    """A week of openings on quarter hours, and some dated rows in June 2026."""

    def hours() -> list[list[str]]:
        marks = sorted(draw(st.sets(st.integers(0, 96), max_size=6)))
        return [[clock_text(a * 15), clock_text(b * 15)] for a, b in zip(marks[::2], marks[1::2], strict=False)]

    dated = draw(st.lists(st.integers(0, 27), max_size=4, unique=True))
    exceptions = {(SUMMER + timedelta(days=days)).isoformat(): hours() for days in dated}
    return read({day: hours() for day in WEEKDAYS}, exceptions=exceptions)


def is_open_by_the_wall(calendar: Calendar, instant: datetime) -> bool:
    """Whether the wall clock stands in an opening of its date; right where no clock is changed."""
    there = instant.astimezone(TORONTO)
    minute = there.hour * 60 + there.minute
    return any(start <= minute < end for start, end in calendar.hours_on(there.date()))


JUNE = st.integers(0, 14 * 24 * 60).map(lambda minutes: at("2026-06-03 00:00") + timedelta(minutes=minutes))


@settings(max_examples=150)
@given(weeks(), JUNE)
def test_open_is_what_the_wall_clock_says(calendar: Calendar, instant: datetime) -> None:
    assert calendar.is_open(instant) is is_open_by_the_wall(calendar, instant)


@settings(max_examples=40)
@given(weeks(), JUNE)
def test_the_next_opening_is_the_first_minute_after_a_closed_one(calendar: Calendar, instant: datetime) -> None:
    found = calendar.next_opening(instant)
    walked, was_open = instant, calendar.is_open(instant)
    for _ in range(3 * 24 * 60):
        walked += MINUTE
        is_open = is_open_by_the_wall(calendar, walked)
        begins = any(
            walked.astimezone(TORONTO).strftime("%H:%M") == clock_text(start) for start, _ in _hours(calendar, walked)
        )
        if is_open and (begins or not was_open):
            assert found == walked
            return
        was_open = is_open
    assert found is None or found > walked


def _hours(calendar: Calendar, instant: datetime) -> tuple[Opening, ...]:
    return calendar.hours_on(instant.astimezone(TORONTO).date())


@settings(max_examples=60)
@given(weeks(), JUNE, st.integers(0, 3 * 24 * 60))
def test_open_time_between_two_instants_is_the_open_minutes_walked(
    calendar: Calendar, instant: datetime, minutes: int
) -> None:
    walked = sum(is_open_by_the_wall(calendar, instant + MINUTE * step) for step in range(minutes))
    later = instant + MINUTE * minutes
    assert calendar.seconds_between(instant, later) == walked * 60
    assert calendar.seconds_between(later, instant) == -walked * 60


@settings(max_examples=60)
@given(weeks(), JUNE)
def test_until_it_closes_it_is_open_all_the_time(calendar: Calendar, instant: datetime) -> None:
    until = calendar.open_until(instant)
    if until is None:
        assert not calendar.is_open(instant) or calendar.is_open(instant + timedelta(days=HORIZON_DAYS - 1))
        return
    assert calendar.seconds_between(instant, until) == (until - instant).total_seconds()
    assert calendar.is_open(until - MINUTE)


@pytest.mark.parametrize(
    ("now", "is_open", "next_opening", "until"),
    [
        ("2026-06-08 08:29", False, "2026-06-08 08:30", None),
        ("2026-06-08 08:30", True, "2026-06-09 08:30", "2026-06-08 16:30"),
        ("2026-06-08 16:29", True, "2026-06-09 08:30", "2026-06-08 16:30"),
        ("2026-06-08 16:30", False, "2026-06-09 08:30", None),
        ("2026-06-05 16:30", False, "2026-06-08 08:30", None),
        ("2026-06-06 12:00", False, "2026-06-08 08:30", None),
        ("2026-12-24 12:00", False, "2026-12-29 08:30", None),
        ("2026-12-24 11:59", True, "2026-12-29 08:30", "2026-12-24 12:00"),
    ],
)
def test_the_sign_on_the_door(now: str, is_open: bool, next_opening: str, until: str | None) -> None:
    closed = {"2026-12-24": [["08:30", "12:00"]], "2026-12-25": [], "2026-12-28": []}
    calendar = read(exceptions=closed)
    assert calendar.is_open(at(now)) is is_open
    assert (wall(calendar.next_opening(at(now))), wall(calendar.open_until(at(now)))) == (next_opening, until)


@pytest.mark.parametrize(
    ("on", "closes", "midnight"),
    [
        ("2026-06-08", "2026-06-08 16:30", "2026-06-09 00:00"),
        ("2026-06-06", None, "2026-06-07 00:00"),
        ("2026-12-24", "2026-12-24 12:00", "2026-12-25 00:00"),
        ("2026-12-25", None, "2026-12-26 00:00"),
        ("2026-12-31", "2026-12-31 16:30", "2027-01-01 00:00"),
        ("2026-03-08", None, "2026-03-09 00:00"),
        ("2026-11-01", None, "2026-11-02 00:00"),
    ],
)
def test_each_date_has_its_close_and_its_midnight(on: str, closes: str | None, midnight: str) -> None:
    calendar = read(exceptions={"2026-12-24": [["08:30", "12:00"]], "2026-12-25": []})
    day = date.fromisoformat(on)
    assert (wall(calendar.close_of(day)), wall(calendar.midnight_after(day))) == (closes, midnight)


@pytest.mark.parametrize(
    ("hours", "short"),
    [
        ([], False),
        ([["08:30", "16:30"]], False),
        ([["08:30", "16:29"]], True),
        ([["08:30", "12:00"]], True),
        ([["08:30", "12:00"], ["12:00", "16:30"]], False),
        ([["08:30", "12:00"], ["12:30", "16:30"]], True),
        ([["10:00", "18:00"]], False),
        ([["07:00", "19:00"]], False),
        ([["00:00", "24:00"]], False),
    ],
)
def test_a_day_is_short_when_it_is_open_for_less_than_its_weekday(hours: list, short: bool) -> None:
    assert read(exceptions={"2026-06-09": hours}).is_short(date(2026, 6, 9)) is short


@pytest.mark.parametrize("hours", [[["10:00", "11:00"]], [["00:00", "24:00"]]])
def test_a_saturday_opened_for_once_is_not_short(hours: list) -> None:
    calendar = read(exceptions={"2026-06-13": hours})
    assert calendar.is_business_day(date(2026, 6, 13))
    assert not calendar.is_short(date(2026, 6, 13))


@pytest.mark.parametrize(
    ("on", "hours"),
    [("2026-03-08", 23), ("2026-03-09", 24), ("2026-11-01", 25), ("2026-11-02", 24), ("2026-02-28", 24)],
)
def test_an_office_that_never_closes_has_days_as_long_as_they_are(on: str, hours: int) -> None:
    calendar = read(ALWAYS)
    day = date.fromisoformat(on)
    start = calendar.midnight_after(day - timedelta(days=1))
    assert calendar.seconds_between(start, calendar.midnight_after(day)) == hours * 3600
    assert not calendar.is_short(day)


@pytest.mark.parametrize(("night", "minutes"), [("2026-03-08", 5 * 60), ("2026-11-01", 7 * 60), ("2026-06-07", 6 * 60)])
def test_a_night_line_from_midnight_to_six_lasts_as_long_as_that_night(night: str, minutes: int) -> None:
    calendar = read({**WEEK, "sun": [["00:00", "06:00"]]})
    start = at(f"{night} 00:00")
    assert calendar.seconds_between(start, start + timedelta(hours=12)) == minutes * 60


def test_the_hour_that_comes_twice_is_open_both_times_or_closed_both_times() -> None:
    calendar = read({**WEEK, "sun": [["00:00", "06:00"]]})
    first = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert [wall(first), wall(first + timedelta(hours=1))] == ["2026-11-01 01:30"] * 2
    assert calendar.is_open(first)
    assert calendar.is_open(first + timedelta(hours=1))
    assert not read().is_open(first)
    assert not read().is_open(first + timedelta(hours=1))


@pytest.mark.parametrize(("days", "seen"), [(HORIZON_DAYS - 1, True), (HORIZON_DAYS + 1, False)])
def test_an_opening_is_looked_for_over_400_days_and_no_further(days: int, seen: bool) -> None:
    on = date(2026, 6, 8) + timedelta(days=days)
    calendar = read({}, exceptions={on.isoformat(): OFFICE})
    found = calendar.next_opening(at("2026-06-08 00:00"))
    assert wall(found) == (f"{on.isoformat()} 08:30" if seen else None)


@pytest.mark.parametrize("zone", ["America/Toronto", "America/Winnipeg", "Europe/Paris", "UTC"])
def test_hours_are_those_of_the_calendars_own_zone(zone: str) -> None:
    calendar = read(tz=zone)
    opening = datetime(2026, 6, 8, 8, 30, tzinfo=ZoneInfo(zone))
    assert calendar.is_open(opening)
    assert not calendar.is_open(opening - MINUTE)
    assert calendar.local(opening.astimezone(UTC)).hour == 8


def test_an_exception_replaces_the_one_before_and_takes_its_name_along() -> None:
    day = date(2026, 12, 24)
    half, none = (Opening(510, 720),), ()
    named = read().with_exception(day, half, "Half day")
    assert (named.hours_on(day), named.name_of(day)) == (half, "Half day")
    closed = named.with_exception(day, none)
    assert (closed.hours_on(day), closed.name_of(day)) == (none, None)
    assert closed.without_exception(day) == read()
    assert read().without_exception(day) == read()


def test_adding_days_in_any_order_gives_the_same_calendar() -> None:
    days = [date(2026, 12, 24), date(2026, 7, 1), date(2027, 1, 1), date(2026, 9, 7)]
    one, other = read(), read()
    for day in days:
        one = one.with_exception(day, (), day.isoformat())
    for day in reversed(days):
        other = other.with_exception(day, (), day.isoformat())
    assert one == other
    assert [on for on, _ in one.exceptions] == sorted(days)


def test_a_changed_copy_leaves_the_calendar_as_it_was() -> None:
    calendar = read()
    calendar.with_exception(date(2026, 6, 9), ()).with_confirmed(2026)
    assert calendar.is_business_day(date(2026, 6, 9))
    assert not calendar.is_confirmed(2026)
