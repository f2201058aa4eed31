"""The forms of the calendar: whole at every text size, and each row where it is needed."""

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from counterdesk.services.asks.calendar import AskScopes
from counterdesk.ui import theme
from counterdesk.ui.calendar.adding import AddForm
from counterdesk.ui.calendar.closing import CloseForm
from counterdesk.ui.calendar.hours import HoursForm
from counterdesk.ui.calendar.typed import Kind, Typed, name_of, rows_of
from tests.ui.kit.looking import cut_words, nameless, squeezed


@pytest.fixture
def scopes(desk_and_clock):
    desk, _clock = desk_and_clock
    return desk.read(AskScopes())


@pytest.fixture
def parent(show):
    return show(QWidget(), 1366, 768)


def opened(form):
    form.open()
    QTest.qWait(30)
    return form


@pytest.mark.parametrize("percent", [100, 200])
def test_every_field_of_the_forms_is_whole(here, parent, scopes, qapp, percent):
    theme.apply(qapp, theme.Scheme.LIGHT, percent)
    forms = [
        opened(AddForm(parent, here, scopes[0])),
        opened(CloseForm(parent, here, scopes, "town")),
        opened(HoursForm(parent, here, scopes[0], confirmed=True)),
        opened(HoursForm(parent, here, scopes[1], confirmed=True)),
    ]
    for form in forms:
        assert cut_words(form) == squeezed(form) == nameless(form) == []
        form.close()


def test_a_form_grows_when_a_row_appears(here, parent, scopes):
    form = opened(AddForm(parent, here, scopes[0]))
    form.kind.pill(Kind.LUNCH).click()
    form.refuse("A sentence that is long enough to stand on two lines, so that more room is needed than before it.")
    QTest.qWait(30)
    assert squeezed(form) == cut_words(form) == []


def test_the_hours_have_the_name_of_what_is_asked(here, parent, scopes):
    form = opened(AddForm(parent, here, scopes[0]))
    assert not form.hours.isVisible()
    for kind in (Kind.LATE, Kind.EARLY, Kind.LUNCH, Kind.OPEN):
        form.kind.pill(kind).click()
        assert form.hours.isVisible()


def test_the_days_that_were_chosen_stand_in_the_form(here, parent, scopes):
    form = opened(AddForm(parent, here, scopes[0]))
    form.begin(date(2026, 12, 24), date(2026, 12, 24))
    assert (form.first.value(), form.last.value()) == (date(2026, 12, 24), None)


def test_a_day_without_a_year_is_of_the_year_that_is_shown(here, parent, scopes):
    form = opened(AddForm(parent, here, scopes[0]))
    form.begin(date(2027, 1, 1), date(2027, 1, 1))
    form.last.set_text("1 jan")
    form.first.set_text("24 dec")
    form.first.changed.emit()
    assert (form.first.value(), form.last.value()) == (date(2027, 12, 24), date(2028, 1, 1))
    assert form.last._reading.text() == "Saturday, January 1, 2028"


def test_the_time_of_a_closing_is_asked_only_where_it_is_not_now(here, parent, scopes):
    form = opened(CloseForm(parent, here, scopes, "town"))
    assert not form.at.isVisible()
    form.start.pill("at").click()
    assert form.at.isVisible()


def test_a_closing_asks_for_a_time_and_not_for_a_promise(here, parent, scopes):
    form = opened(CloseForm(parent, here, scopes, "town"))
    form.start.pill("at").click()
    form.reason.set_value("Snow")
    form.ok_button.click()
    assert form.command() is None
    assert form.at.problem() == "Write a time to come, for example 3 pm."
    form.at.set_text("3")
    assert form.title(form.command()).endswith("closed from 3:00 p.m.")


def test_a_department_that_follows_the_town_shows_no_week(here, parent, scopes):
    form = opened(HoursForm(parent, here, scopes[1], confirmed=True))
    assert form.whose.isVisible()
    assert not form.week.isVisible()
    assert form.command().hours == ()


def typed(kind, hours="", first=date(2026, 12, 21), last=date(2026, 12, 27)):
    return Typed(kind, first, last, "", hours)


@pytest.mark.parametrize("kind", [Kind.CLOSED, Kind.LATE, Kind.EARLY, Kind.LUNCH])
def test_days_closed_every_week_are_left_out_of_a_range(scopes, kind):
    hours = {Kind.LATE: "10", Kind.EARLY: "3", Kind.LUNCH: "12-1"}.get(kind, "")
    rows = rows_of(typed(kind, hours), scopes[0].calendar)
    assert [row.on.day for row in rows] == [21, 22, 23, 24, 25]
    assert {row.name for row in rows} == {name_of(kind)}


def test_every_day_of_a_range_can_be_opened(scopes):
    rows = rows_of(typed(Kind.OPEN, "9-12"), scopes[0].calendar)
    assert len(rows) == 7
    assert {row.hours for row in rows} == {(("09:00", "12:00"),)}


def test_an_opening_after_closing_time_leaves_the_day_closed(scopes):
    rows = rows_of(typed(Kind.LATE, "6 pm"), scopes[0].calendar)
    assert {row.hours for row in rows} == {()}


def test_a_late_opening_at_the_usual_time_changes_nothing(scopes):
    assert rows_of(typed(Kind.LATE, "8"), scopes[0].calendar) == ()
