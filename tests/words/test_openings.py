"""The words of the calendar: hours, kinds of days, and what a file held that could not be used."""

from datetime import date

import pytest

from counterdesk.words import dates, openings

SPLIT = (("08:30", "12:00"), ("13:00", "16:30"))


@pytest.fixture
def by_24_hours():
    dates.set_clock(dates.Clock.TWENTY_FOUR)
    yield
    dates.set_clock(dates.Clock.DOTTED)


def test_hours_are_said_as_the_town_writes_times():
    assert openings.hours(SPLIT) == "8:30 a.m. to 12:00 p.m., 1:00 p.m. to 4:30 p.m."
    assert openings.hours(()) == "closed"
    assert openings.hours((("00:00", "24:00"),)) == "12:00 a.m. to midnight"


def test_hours_follow_the_clock_of_24_hours(by_24_hours):
    assert openings.hours(SPLIT) == "08:30 to 12:00, 13:00 to 16:30"


@pytest.mark.parametrize(
    ("hours", "said"), [(SPLIT, "8:30–12:00, 1:00–4:30"), ((), "closed"), ((("18:00", "24:00"),), "6:00–midnight")]
)
def test_a_narrow_column_says_hours_shortly(hours, said):
    assert openings.hours_short(hours) == said


def test_a_run_of_weekdays_is_said_by_its_ends():
    assert openings.weekdays(0, 4) == "Monday to Friday"
    assert openings.weekdays(6, 6) == "Sunday"


@pytest.mark.parametrize(
    ("code", "hours", "said"),
    [
        ("closed", (), "Friday, December 24, 2027 · Closed · Snow · Closed at short notice"),
        ("weekly", (), "Friday, December 24, 2027 · Closed every week · Snow · Closed at short notice"),
        (
            *("part", SPLIT[:1]),
            "Friday, December 24, 2027 · 8:30 a.m. to 12:00 p.m. · Part of the day · Snow · Closed at short notice",
        ),
    ],
)
def test_a_day_is_said_in_one_line(code, hours, said):
    assert openings.day(date(2027, 12, 24), code, hours, "Snow", "closing") == said


def test_an_ordinary_day_says_only_its_date_and_hours():
    assert openings.day(date(2027, 12, 23), "open", SPLIT[:1], "", "") == (
        "Thursday, December 23, 2027 · 8:30 a.m. to 12:00 p.m."
    )


def test_a_range_in_a_list_has_both_its_ends():
    assert openings.line_days(date(2027, 12, 24), date(2027, 12, 31)) == "Fri 24 – Fri 31 Dec"
    assert openings.line_days(date(2027, 12, 24), date(2028, 1, 3)) == "Fri 24 Dec – Mon 3 Jan"
    assert openings.line_days(date(2027, 12, 24), date(2027, 12, 24)) == "Fri 24 Dec"


@pytest.mark.parametrize("code", ["open", "weekly", "closed", "part", "special", "offered"])
def test_every_shape_has_a_word(code):
    assert openings.kind(code) != code


@pytest.mark.parametrize(
    "code", ["other_year", "no_date", "repeats", "too_long", "cancelled", "twice", "outside_hours", "x"]
)
def test_what_a_file_held_in_vain_is_counted(code):
    assert openings.left_out(code, 1).startswith("1 event ")
    assert openings.left_out(code, 3).startswith("3 events ")


def test_a_promise_for_a_closed_day_names_the_day_and_the_next_one() -> None:
    sunday, monday = date(2026, 12, 20), date(2026, 12, 21)
    assert openings.closed_then(sunday, "", (), monday) == (
        "The office is closed on Sun 20 Dec. The next open day is Mon 21 Dec."
    )
    assert openings.closed_then(sunday, "Fair", (), None) == "The office is closed on Sun 20 Dec: Fair."


def test_a_promise_outside_the_hours_of_a_day_names_them() -> None:
    assert openings.closed_then(date(2026, 12, 24), "", (("08:30", "12:00"),), None) == (
        "The office is closed then: on Thu 24 Dec it is open 8:30 a.m. to 12:00 p.m."
    )
