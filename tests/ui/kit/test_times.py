"""Times and days as people write them."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from counterdesk.domain.instants import ZONE, local
from counterdesk.domain.refusal import Refused
from counterdesk.ui.kit.times import parse, parse_day, parse_days, parse_hours

# Tuesday 24 November 2026, 2:07 p.m. in Toronto
NOW = datetime(2026, 11, 24, 19, 7, tzinfo=UTC)
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1315", "2026-11-24 13:15"),
        ("13:15", "2026-11-24 13:15"),
        ("1:15 pm", "2026-11-24 13:15"),
        ("1:15pm", "2026-11-24 13:15"),
        ("1:15 p.m.", "2026-11-24 13:15"),
        ("1:15 P.M.", "2026-11-24 13:15"),
        ("1:15", "2026-11-24 13:15"),
        ("115", "2026-11-24 13:15"),
        ("1 pm", "2026-11-24 13:00"),
        ("1p", "2026-11-24 13:00"),
        ("9:05", "2026-11-24 09:05"),
        ("905", "2026-11-24 09:05"),
        ("04:40", "2026-11-24 04:40"),
        ("0440", "2026-11-24 04:40"),
        ("4:40 am", "2026-11-24 04:40"),
        ("12:05 am", "2026-11-24 00:05"),
        ("12:05 pm", "2026-11-24 12:05"),
        ("12:05", "2026-11-24 12:05"),
        ("now", "2026-11-24 14:07"),
        ("today 9:00", "2026-11-24 09:00"),
        ("sat 1915", "2026-11-21 19:15"),
        ("Saturday 7:15 pm", "2026-11-21 19:15"),
        ("last sat 1915", "2026-11-21 19:15"),
        ("mon at 9:15", "2026-11-23 09:15"),
        ("tue 9:15", "2026-11-24 09:15"),
        ("tue 1915", "2026-11-17 19:15"),
        ("yesterday 4:40", "2026-11-23 16:40"),
        ("last night 11 pm", "2026-11-23 23:00"),
        ("2026-11-20 16:31", "2026-11-20 16:31"),
        ("2026-11-20T16:31", "2026-11-20 16:31"),
        ("nov 20 4:31 pm", "2026-11-20 16:31"),
        ("20 nov 1631", "2026-11-20 16:31"),
        ("20 november 2025 16:31", "2025-11-20 16:31"),
        ("november 20, 2025 4:31 pm", "2025-11-20 16:31"),
        ("dec 24 9:00", "2025-12-24 09:00"),
        ("  sat   1915 ", "2026-11-21 19:15"),
    ],
)
def test_a_time_is_taken_as_people_write_it(typed: str, meant: str) -> None:
    assert f"{local(parse(typed, NOW)):%Y-%m-%d %H:%M}" == meant


@pytest.mark.parametrize("typed", ["1915", "today 1915", "tomorrow 9:00", "2026-11-25 9:00", "2027-01-01 0:00", "4:40"])
def test_a_time_that_has_not_come_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(typed, NOW)
    assert refused.value.code == "time_in_future"
    assert refused.value.facts["at"] > NOW


@pytest.mark.parametrize("typed", ["2026-02-30 9:00", "30 feb 9:00", "feb 30 900", "2026-13-01 9:00", "nov 31 9:00"])
def test_the_thirtieth_of_february_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(typed, NOW)
    assert refused.value.code == "day_does_not_exist"


@pytest.mark.parametrize("typed", ["2026-03-08 2:30 am", "8 mar 0230", "2025-03-09 02:00"])
def test_an_hour_that_the_clocks_skipped_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(typed, NOW)
    assert refused.value.code == "hour_does_not_exist"


def test_of_an_hour_that_the_clocks_repeat_the_first_is_meant() -> None:
    assert parse("2026-11-01 1:30 am", NOW) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed", ["", "soon", "25:00", "9:61", "13 pm", "0 am", "9", "sat 9", "fri the 13th", "<b>", "5" * 400, "m 9:00"]
)
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(typed, NOW)
    assert refused.value.code == "time_not_understood"


@pytest.mark.parametrize("typed", ["yesterday", "20 nov", "2026-11-20", "sat", "nov 20 2026"])
def test_a_day_alone_asks_for_its_time(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(typed, NOW)
    assert refused.value.code == "time_missing"


def test_a_letter_may_carry_only_its_date_stamp() -> None:
    assert local(parse("20 nov", NOW, time(8, 30))) == datetime(2026, 11, 20, 8, 30, tzinfo=ZONE)


@given(some.integers(0, 3_000_000))
def test_what_the_program_writes_it_can_read(minutes_ago: int) -> None:
    at = NOW - timedelta(minutes=minutes_ago)
    wall = f"{local(at):%Y-%m-%d %H:%M}"
    assert f"{local(parse(wall, NOW)):%Y-%m-%d %H:%M}" == wall


@given(some.text(max_size=60))
def test_no_typing_whatever_breaks_the_field(typed: str) -> None:
    with suppress(Refused):
        assert parse(typed, NOW) <= NOW


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-12-24", date(2026, 12, 24)),
        ("24 dec", date(2026, 12, 24)),
        ("Dec 24", date(2026, 12, 24)),
        ("december 24, 2027", date(2027, 12, 24)),
        ("today", TODAY),
        ("tomorrow", date(2026, 11, 25)),
        ("yesterday", date(2026, 11, 23)),
        ("fri", date(2026, 11, 27)),
        ("tuesday", TODAY),
    ],
)
def test_a_day_is_taken_as_people_write_it(typed: str, meant: date) -> None:
    assert parse_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "code"),
    [("2026-02-30", "day_does_not_exist"), ("someday", "day_not_understood"), ("", "day_not_understood")],
)
def test_what_is_no_day_is_refused(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_day(typed, TODAY)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8:30-4:30", [("08:30", "16:30")]),
        ("8:30 - 16:30", [("08:30", "16:30")]),
        ("8:30 am to 4:30 pm", [("08:30", "16:30")]),
        ("8:30–4:30", [("08:30", "16:30")]),
        ("9-12, 1-4:30", [("09:00", "12:00"), ("13:00", "16:30")]),
        ("9 to noon and 1 to 5", [("09:00", "12:00"), ("13:00", "17:00")]),
        ("18:00-24:00", [("18:00", "00:00")]),
        ("closed", []),
        ("-", []),
        ("", []),
    ],
)
def test_hours_are_taken_as_the_sign_on_the_door_says_them(typed: str, meant: list[tuple[str, str]]) -> None:
    assert [(f"{start:%H:%M}", f"{end:%H:%M}") for start, end in parse_hours(typed)] == meant


@pytest.mark.parametrize("typed", ["8:30", "4:30 pm-8:30 am", "always", "9-9"])
def test_hours_that_cannot_be_are_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_hours(typed)
    assert refused.value.code == "hours_not_understood"


@pytest.mark.parametrize("typed", ["9-12, 11-4", "1-4:30, 8:30-12", "9-midnight, 1-2"])
def test_openings_that_overlap_are_refused_as_such(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_hours(typed)
    assert refused.value.code == "hours_overlap"


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("24 dec - 1 jan", date(2027, 12, 24), date(2028, 1, 1)),
        ("Dec 24 to Dec 29", date(2027, 12, 24), date(2027, 12, 29)),
        ("dec 24–29 dec", date(2027, 12, 24), date(2027, 12, 29)),
        ("2027-12-24 until 2028-01-01", date(2027, 12, 24), date(2028, 1, 1)),
        ("3 sep", date(2027, 9, 3), date(2027, 9, 3)),
    ],
)
def test_a_range_of_days_is_of_the_year_it_is_asked_for(typed: str, first: date, last: date) -> None:
    assert parse_days(typed, 2027) == (first, last)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("24 dec 2027 - 20 dec 2027", "dates_reversed"),
        ("30 feb - 2 mar", "day_does_not_exist"),
        ("24 dec - soon", "day_not_understood"),
        ("", "day_not_understood"),
    ],
)
def test_a_range_that_cannot_be_is_refused(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_days(typed, 2027)
    assert refused.value.code == code


def test_a_day_without_a_year_is_the_first_that_is_not_before_another() -> None:
    assert parse_day("1 jan", TODAY, date(2027, 12, 24)) == date(2028, 1, 1)
    assert parse_day("24 dec", TODAY, date(2027, 1, 1)) == date(2027, 12, 24)
    assert parse_day("1 jan 2026", TODAY, date(2027, 12, 24)) == date(2026, 1, 1)
    assert parse_day("tomorrow", TODAY, date(2027, 1, 1)) == date(2026, 11, 25)
