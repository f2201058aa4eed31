"""The poster for the door: hours, the days that differ, and never a second page."""

from datetime import UTC, date, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from counterdesk.reports.poster import Poster, document
from counterdesk.services.asks.calendar import CalendarYear, ScopeRow
from counterdesk.services.asks.town import ClosureRow
from counterdesk.ui.paper.press import Press
from counterdesk.workdays import Calendar
from tests.reports.reading import read
from tests.reports.records import town

USUAL = (("08:30", "16:30"),)
HALF = (("08:30", "12:00"),)
WEEK = (*(USUAL,) * 4, HALF, (), ())
CONFIRMED = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
CALENDAR = Calendar.read(
    {
        "tz": "America/Toronto",
        "weekly": {**{day: [["08:30", "16:30"]] for day in ("mon", "tue", "wed", "thu", "fri")}, "sat": [], "sun": []},
        "exceptions": {},
    }
)
CHRISTMAS = tuple(
    ClosureRow(date(2027, 12, 24) + timedelta(days=number), "Christmas closure") for number in (0, 3, 4, 5, 6, 7)
)


def poster(rows=CHRISTMAS, scope="town", name="Town", confirmed_at=CONFIRMED):
    year = CalendarYear(2027, scope, CALENDAR, tuple(rows), confirmed_at=confirmed_at)
    return Poster(year, ScopeRow(scope, name, True, WEEK, CALENDAR))


def test_the_poster_says_every_week_and_every_day_that_differs():
    page = read(document(poster(), town()))
    assert page.headings == ["Town of Tecumseh: open in 2027", "Every week", "Closed, or open at other hours"]
    assert ["Monday to Thursday", "8:30 a.m. to 4:30 p.m."] in page.rows
    assert ["Friday", "8:30 a.m. to 12:00 p.m."] in page.rows
    assert ["Saturday to Sunday", "closed"] in page.rows
    assert ["Friday, December 24 to Friday, December 31", "Christmas closure", "closed"] in page.rows


def test_a_half_day_and_a_special_opening_say_their_hours():
    rows = (ClosureRow(date(2027, 12, 23), "Staff event", HALF), ClosureRow(date(2027, 5, 1), "Open house", HALF))
    page = read(document(poster(rows), town()))
    assert ["Saturday, May 1", "Open house", "8:30 a.m. to 12:00 p.m."] in page.rows
    assert ["Thursday, December 23", "Staff event", "8:30 a.m. to 12:00 p.m."] in page.rows


def test_the_poster_of_a_department_names_it_and_the_town():
    shown = document(poster(scope="a-uid", name="Libro Centre"), town())
    assert shown.title == "Libro Centre: open in 2027"
    assert shown.file_name == "open-2027-libro-centre"
    assert "Town of Tecumseh" in read(shown).text


def test_a_year_that_nobody_confirmed_says_so():
    assert "not confirmed yet" in read(document(poster(confirmed_at=None), town())).text
    assert "not confirmed yet" not in read(document(poster(), town())).text


def test_a_year_without_any_closure_says_so():
    assert "No day of this year differs." in read(document(poster(()), town())).text


def scattered(count):
    days = (date(2027, 1, 2) + timedelta(days=number * 4) for number in range(count))
    return [ClosureRow(on, f"Open house number {at}", HALF) for at, on in enumerate(days)]


@pytest.mark.parametrize("count", [0, 1, 16, 17, 34, 35, 60, 61, 90])
def test_however_many_days_differ_the_poster_is_one_page(qtbot: QtBot, count):
    assert Press(document(poster(scattered(count)), town())).page_count == 1


@pytest.mark.parametrize("count", [7, 8, 9, 17, 18, 30, 36])
def test_long_ranges_do_not_make_it_longer(qtbot: QtBot, count):
    days = (date(2027, 1, 4) + timedelta(days=number * 7) for number in range(count))
    rows = [ClosureRow(on + timedelta(days=at), f"Weeks {on.day}") for on in days for at in range(5)]
    assert Press(document(poster(rows), town())).page_count == 1


def test_what_no_page_can_hold_is_counted():
    page = read(document(poster(scattered(90)), town()))
    assert "30 more days: please ask at the counter." in page.text
