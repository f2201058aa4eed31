"""Dates as a clerk reads them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from counterdesk.words import dates

# Wednesday 25 November 2026, 4:30 p.m. in Toronto, five hours behind UTC
DUE = datetime(2026, 11, 25, 21, 30, tzinfo=UTC)
NOW = datetime(2026, 11, 24, 19, 7, tzinfo=UTC)


@pytest.fixture
def _all_day_clock() -> Iterator[None]:
    dates.set_clock(dates.Clock.TWENTY_FOUR)
    yield
    dates.set_clock(dates.Clock.DOTTED)


def test_a_time_is_written_with_dots() -> None:
    assert dates.clock(DUE) == "4:30 p.m."


@pytest.mark.parametrize(
    ("hour_utc", "shown"), [(5, "12:05 a.m."), (14, "9:05 a.m."), (17, "12:05 p.m."), (18, "1:05 p.m.")]
)
def test_noon_and_midnight_are_twelve(hour_utc: int, shown: str) -> None:
    assert dates.clock(datetime(2026, 1, 8, hour_utc, 5, tzinfo=UTC)) == shown


@pytest.mark.usefixtures("_all_day_clock")
def test_a_town_may_prefer_the_clock_of_twenty_four_hours() -> None:
    assert dates.clock(DUE) == "16:30"
    assert dates.full(DUE) == "Wednesday, November 25, 16:30"
    assert dates.short(DUE, NOW) == "Wed 16:30"


def test_a_sentence_that_ends_with_a_time_has_one_full_stop() -> None:
    assert dates.one_stop("On hold since 1:36 p.m.. The telephone") == "On hold since 1:36 p.m. The telephone"
    assert dates.one_stop("Since 9:05 a.m.. Until 4:30 p.m..") == "Since 9:05 a.m. Until 4:30 p.m."
    assert dates.one_stop("Since 4:30 p.m. Wait ... 16:30.") == "Since 4:30 p.m. Wait ... 16:30."


def test_the_date_to_be_read_out_is_whole() -> None:
    assert dates.full(DUE) == "Wednesday, November 25, 4:30 p.m."


def test_paper_names_the_year() -> None:
    assert dates.full_year(DUE) == "Wednesday, November 25, 2026, 4:30 p.m."
    assert dates.day_year(DUE) == "Wednesday, November 25, 2026"


def test_the_card_shows_when_it_is_due() -> None:
    assert dates.due_line(DUE) == "Wed 25 Nov, 4:30 p.m."


def test_the_head_of_the_window_shows_the_day() -> None:
    assert dates.header(NOW) == "Tuesday 24 November, 2:07 p.m."


def test_today_needs_no_day() -> None:
    assert dates.short(NOW, NOW) == "2:07 p.m."


def test_this_week_needs_only_the_weekday() -> None:
    assert dates.short(DUE, NOW) == "Wed 4:30"
    assert dates.short(datetime(2026, 11, 23, 21, 30, tzinfo=UTC), NOW) == "Mon 4:30"


def test_the_same_weekday_next_week_is_a_date() -> None:
    assert dates.short(datetime(2026, 12, 1, 21, 30, tzinfo=UTC), NOW) == "1 Dec"


def test_another_year_says_so() -> None:
    assert dates.short(datetime(2027, 1, 8, 21, 30, tzinfo=UTC), NOW) == "2027-01-08"


def test_late_evening_belongs_to_the_towns_day_not_to_londons() -> None:
    late = datetime(2026, 11, 25, 3, 30, tzinfo=UTC)  # 10:30 p.m. on the 24th in Toronto
    assert dates.day_short(late) == "Tue 24 Nov"
    assert dates.iso(late) == "2026-11-24"


def test_summer_is_four_hours_behind() -> None:
    assert dates.clock(datetime(2026, 7, 1, 20, 30, tzinfo=UTC)) == "4:30 p.m."


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [
        (143, "2 h 23 left"),
        (120, "2 h left"),
        (65, "1 h 05 left"),
        (23, "23 min left"),
        (0, "0 min left"),
        (-1, "1 min late"),
        (-337, "5 h 37 late"),
    ],
)
def test_the_countdown_reads_in_hours_and_minutes(minutes: int, shown: str) -> None:
    assert dates.remaining(minutes) == shown


@pytest.mark.parametrize(("seconds", "shown"), [(-5, "0 min"), (59, "0 min"), (125, "2 min"), (3_900, "1 h 05")])
def test_a_card_shows_how_long_it_is_open(seconds: int, shown: str) -> None:
    assert dates.running(seconds) == shown


@pytest.mark.parametrize(("days", "shown"), [(0, "since today"), (1, "1 day waiting"), (3, "3 days waiting")])
def test_what_has_no_date_shows_how_long_it_waits(days: int, shown: str) -> None:
    assert dates.waiting(days) == shown


def test_the_week_is_counted_as_the_calendar_on_the_wall_counts_it() -> None:
    assert dates.iso_week(date(2026, 11, 25)) == "Week 48"
    assert dates.iso_week(date(2027, 1, 1)) == "Week 53"


def test_a_range_names_both_ends() -> None:
    assert dates.days(date(2026, 11, 23), date(2026, 11, 27)) == "Mon 23 Nov to Fri 27 Nov"
    assert dates.days(date(2026, 11, 23), date(2026, 11, 23)) == "Mon 23 Nov"


def test_every_month_and_weekday_has_its_name() -> None:
    long = [dates.month_long(date(2026, month, 1)) for month in range(1, 13)]
    short = [dates.month_short(date(2026, month, 1)) for month in range(1, 13)]
    assert [name[:3] for name in long] == short
    assert long[4] == short[4] == "May"
    week = [date(2026, 11, day) for day in range(23, 30)]
    assert [dates.weekday_long(day)[:3] for day in week] == [dates.weekday_short(day) for day in week]


def test_a_weekday_says_morning_or_evening_where_both_may_be_meant() -> None:
    assert dates.short_whole(datetime(2026, 11, 21, 13, 5, tzinfo=UTC), NOW) == "Sat 8:05 a.m."
    assert dates.short_whole(datetime(2026, 11, 22, 1, 5, tzinfo=UTC), NOW) == "Sat 8:05 p.m."
    assert dates.short_whole(NOW, NOW) == dates.clock(NOW)
