"""The Calendar page on a real logbook: a deputy clerk looks, adds, closes for snow, and takes it back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counterdesk.services.asks.calendar import AskCalendar, AskScopes, SaveClosures
from counterdesk.services.asks.due import DueBoard
from counterdesk.services.asks.people import SaveDepartment
from counterdesk.services.asks.town import ClosureRow
from counterdesk.ui import theme
from counterdesk.ui.calendar.typed import Kind
from counterdesk.ui.kit.dialog import FormDialog
from counterdesk.ui.pages.calendar import CalendarPage
from counterdesk.ui.town.closures import ClosureLine
from counterdesk.words.done import what
from tests.desk import message, person, toronto


def page_of(here, qtbot):
    page = CalendarPage(here)
    qtbot.addWidget(page)
    page.resize(1338, 640)
    page.show()
    return page


@pytest.fixture
def page(here, qtbot):
    return page_of(here, qtbot)


@pytest.fixture
def message_is_due(desk_and_clock):
    """A message of Monday afternoon that is due today, Tuesday 24 November, at 4:30 p.m."""
    desk, clock = desk_and_clock
    clock.set(toronto("2026-11-23 10:00"))
    desk.do(message(), person(desk, "Priya"))
    clock.set(toronto("2026-11-24 14:20"))
    return desk


def due(desk):
    return [row.due_at for row in desk.read(DueBoard()).rows]


def lines(page):
    return [(line.first, line.last, line.name) for line in page.rows.lines()]


def add(page, *, kind=Kind.CLOSED, first="", last="", name="", hours=""):
    page.rows.add_button.click()
    form = page.forms.open_form
    form.kind.choose(kind)
    form.kind.chosen.emit(kind)
    form.first.set_text(first)
    form.last.set_text(last)
    form.name.set_value(name)
    form.hours.set_value(hours)
    form.ok_button.click()
    return form


def close_now(page, *, at="", until="", reason="Snow"):
    page.head.close_button.click()
    form = page.forms.open_form
    if at:
        form.start.choose("at")
        form.start.chosen.emit("at")
        form.at.set_text(at)
    form.until.set_text(until)
    form.reason.set_value(reason)
    form.ok_button.click()
    return form


def test_the_page_opens_on_this_year_of_the_town(page):
    assert page.head.year == 2026
    assert page.head.scope == "town"
    assert page.head.scope_row().name
    assert page.glance.state.text() == "Confirmed 24 Nov by Priya Nair"


def test_a_day_is_closed_from_the_form_and_stands_in_year_and_list(page):
    add(page, first="2026-12-24", name="Christmas Eve")
    assert lines(page) == [(date(2026, 12, 24), date(2026, 12, 24), "Christmas Eve")]
    assert page.glance.year.kind(date(2026, 12, 24)) == "closed"
    assert page.forms.open_form is None


def test_a_range_is_one_line_and_leaves_the_weekend_out(page, read, here):
    add(page, first="2026-12-24", last="2027-01-01", name="Christmas closure")
    assert lines(page) == [(date(2026, 12, 24), date(2026, 12, 31), "Christmas closure")]
    assert len(read(here, AskCalendar(2026)).rows) == 6


@pytest.mark.parametrize(
    ("kind", "hours", "left"),
    [
        (Kind.LATE, "10", (("10:00", "16:30"),)),
        (Kind.EARLY, "3 pm", (("08:30", "15:00"),)),
        (Kind.LUNCH, "12-1", (("08:30", "12:00"), ("13:00", "16:30"))),
    ],
)
def test_late_openings_early_closings_and_lunch_keep_the_rest_of_the_day(page, kind, hours, left):
    add(page, kind=kind, first="2026-12-23", hours=hours)
    (line,) = page.rows.lines()
    assert line.hours == left
    assert page.glance.year.kind(date(2026, 12, 23)) == "part"


def test_a_saturday_is_opened_specially(page):
    add(page, kind=Kind.OPEN, first="2026-12-05", hours="9-12", name="Open house")
    assert page.glance.year.kind(date(2026, 12, 5)) == "special"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"first": "2027-02-30"}, "no such day"),
        ({"first": ""}, "not a date yet"),
        ({"first": "2026-12-24", "last": "2026-12-23"}, "before the first"),
        ({"first": "2026-12-24", "last": "2028-12-31"}, "At most 366 days"),
        ({"first": "2026-12-26"}, "nothing to save"),
        ({"first": "2026-11-20"}, "over"),
        ({"first": "2026-12-23", "kind": Kind.LATE, "hours": "noonish"}, "not a time yet"),
        ({"first": "2026-12-23", "kind": Kind.LUNCH, "hours": "12"}, "not hours yet"),
    ],
)
def test_what_cannot_be_is_one_sentence_in_the_form_and_nothing_is_lost(page, fields, said):
    form = add(page, name="Staff event", **fields)
    assert said in form.trouble()
    assert form.isVisible()
    assert form.name.value() == "Staff event"
    assert lines(page) == []


def test_the_same_day_does_not_get_two_names(page):
    add(page, first="2026-12-24")
    assert "nothing to save" in add(page, first="2026-12-24").trouble()
    assert "already" in add(page, kind=Kind.LATE, first="2026-12-24", hours="10").trouble()


def test_a_range_goes_around_the_days_that_are_closed_already(page):
    add(page, first="2026-12-28", name="Boxing Day")
    add(page, first="2026-12-24", last="2026-12-31", name="Christmas closure")
    assert [(first.day, last.day, name) for first, last, name in lines(page)] == [
        *((24, 25, "Christmas closure"), (28, 28, "Boxing Day"), (29, 31, "Christmas closure"))
    ]


def test_what_was_done_is_told_to_whoever_confirms_it(page, message_is_due):
    said = []
    page.saved.connect(said.append)
    close_now(page, at="3 pm")
    page.change.apply_button.click()
    page.undo(said[0].uid)
    assert [what(done) for done in said] == ["closed, Snow, 1 date moved", "closing undone, Snow, 1 date moved back"]


def test_closing_for_snow_shows_what_it_moves_before_anything_is_changed(page, message_is_due):
    before = due(message_is_due)
    close_now(page, at="3 pm")
    assert page.change.isVisible()
    assert page.change.title() == "Snow: Town of Tecumseh closed from 3:00 p.m."
    (row,) = page.change.moves.rows()
    assert (row.before_at, row.after_at) == (toronto("2026-11-24 16:30"), toronto("2026-11-25 16:30"))
    assert due(message_is_due) == before


def test_the_closing_is_made_with_what_is_ticked_and_undone_by_one_button(page, message_is_due):
    close_now(page, at="3 pm")
    page.change.apply_button.click()
    assert due(message_is_due) == [toronto("2026-11-25 16:30")]
    assert page.glance.year.kind(date(2026, 11, 24)) == "part"
    page.rows.table.choose((page.rows.lines()[0].first, page.rows.lines()[0].ids, "Snow"))
    page.rows.undo_button.click()
    assert due(message_is_due) == [toronto("2026-11-24 16:30")]
    assert lines(page) == []


def test_a_list_that_was_read_for_too_long_is_refused_and_stays(page, message_is_due, desk_and_clock, qtbot):
    close_now(page, at="3 pm")
    QTest.qWait(20)
    desk_and_clock[1].set(toronto("2026-11-24 16:20"))
    page.change.apply_button.click()
    assert page.change.isVisible()
    assert page.change.apply_button.isEnabled()
    assert due(message_is_due) == [toronto("2026-11-24 16:30")]


def test_what_is_not_ticked_keeps_its_date(page, message_is_due):
    close_now(page, at="3 pm")
    page.change.moves.none_button.click()
    assert page.change.apply_button.text().startswith("Close, move none")
    page.change.apply_button.click()
    assert due(message_is_due) == [toronto("2026-11-24 16:30")]
    assert lines(page) == [(date(2026, 11, 24), date(2026, 11, 24), "Snow")]


def test_escape_leaves_everything_as_it_was(page, message_is_due, qtbot):
    close_now(page, at="3 pm")
    qtbot.keyClick(page.change.moves.table, Qt.Key.Key_Escape)
    assert not page.change.isVisible()
    assert lines(page) == []
    assert due(message_is_due) == [toronto("2026-11-24 16:30")]


def test_a_closing_without_a_reason_or_a_time_says_what_is_missing(page):
    assert "Why?" in close_now(page, reason="").trouble()
    form = page.forms.open_form
    form.start.choose("at")
    form.reason.set_value("Snow")
    form.ok_button.click()
    assert "From when?" in form.trouble()


def test_a_closing_when_nothing_is_open_is_refused_in_the_form(page):
    assert "not open in that time" in close_now(page, at="6 pm").trouble()


def test_a_closing_ends_when_it_is_said_to(page):
    close_now(page, until="1 pm")
    (line,) = page.rows.lines()
    assert line.hours == (("08:30", "10:00"), ("13:00", "16:30"))


def test_a_usual_reason_is_one_click(page):
    page.head.close_button.click()
    form = page.forms.open_form
    form.cause.pill("Power failure").click()
    assert form.reason.value() == "Power failure"


def test_a_line_is_taken_back(page):
    add(page, first="2026-12-24", last="2026-12-31", name="Christmas closure")
    page.rows.table.setFocus()
    page.rows.table.selectRow(0)
    page.rows.remove_button.click()
    assert lines(page) == []
    assert page.glance.year.kind(date(2026, 12, 24)) == "open"


def test_the_year_is_chosen_by_its_buttons(page):
    page.head.on_button.click()
    page.head.on_button.click()
    page.head.back_button.click()
    assert page.head.year == 2027
    assert page.glance.year.accessibleName() == "Calendar, 2027"


def test_a_year_far_away_is_refused_and_the_page_stays(page):
    page.show_year(9999)
    assert page.head.year == 2026
    assert page.glance.year.accessibleName() == "Calendar, 2026"


def test_an_unconfirmed_year_is_proposed_ticked_and_confirmed(page, here):
    page.show_section("confirm_year", "2028")
    assert page.is_proposing
    names = [row.name for row in page.proposal.rows()]
    assert "Labour Day" in names
    assert "Not confirmed" in page.glance.state.text()
    page.proposal.confirm_button.click()
    assert not page.is_proposing
    assert page.glance.state.text() == "Confirmed 24 Nov by Priya Nair"
    assert not here.town.calendar.is_business_day(date(2028, 9, 4))


def test_a_tick_is_seen_in_the_year_at_once(page):
    page.show_section("confirm_year", "2028")
    assert page.glance.year.kind(date(2028, 9, 4)) == "closed"
    labour_day = next(line for line in page.proposal.list.findChildren(ClosureLine) if line.row.on == date(2028, 9, 4))
    labour_day.tick.setChecked(False)
    assert page.glance.year.kind(date(2028, 9, 4)) == "offered"


def test_the_side_of_the_weekend_is_chosen_per_holiday(page, here):
    page.show_section("confirm_year", "2028")
    canada_day = next(line for line in page.proposal.list.sides() if line.row.name == "Canada Day")
    assert canada_day.side.value() == "after"
    canada_day.side.pill("before").click()
    assert page.glance.year.kind(date(2028, 6, 30)) == "closed"
    page.proposal.confirm_button.click()
    assert not here.town.calendar.is_business_day(date(2028, 6, 30))
    assert here.town.calendar.is_business_day(date(2028, 7, 3))


def test_after_closing_now_the_year_of_that_day_is_shown(page):
    page.show_year(2027)
    close_now(page)
    assert page.head.year == 2026
    assert lines(page) == [(date(2026, 11, 24), date(2026, 11, 24), "Snow")]


def test_a_department_is_closed_by_itself(library, page):
    page.head.close_button.click()
    form = page.forms.open_form
    form.who.pill("one").click()
    form.reason.set_value("Flood")
    form.ok_button.click()
    assert "Which department?" in form.trouble()
    form.department.set_option(form._matching("libro")[0])
    form.ok_button.click()
    assert lines(page) == []
    page.head.choose_scope(library)
    assert lines(page) == [(date(2026, 11, 24), date(2026, 11, 24), "Flood")]


def test_a_proposal_that_is_left_changes_nothing(page, read, here):
    page.show_section("confirm_year", "2028")
    page.proposal.leave_button.click()
    assert not page.is_proposing
    assert read(here, AskCalendar(2028)).confirmed_at is None
    assert page.glance.year.kind(date(2028, 9, 4)) == "open"


def test_another_date_is_added_to_the_proposal_with_its_name(page, read, here):
    page.show_section("confirm_year", "2028")
    page.proposal.list.add("2028-06-16", "Staff event", "8:30-12")
    page.proposal.confirm_button.click()
    row = next(row for row in read(here, AskCalendar(2028)).rows if row.on == date(2028, 6, 16))
    assert (row.name, row.hours) == ("Staff event", (("08:30", "12:00"),))


def test_a_range_in_the_proposal_leaves_out_the_weekend(page, read, here):
    page.show_section("confirm_year", "2028")
    page.proposal.list.add("14 jun - 20 jun", "Moving house")
    page.proposal.confirm_button.click()
    rows = [row.on.day for row in read(here, AskCalendar(2028)).rows if row.name == "Moving house"]
    assert rows == [14, 15, 16, 19, 20]


def test_the_town_s_hours_are_confirmed_from_what_is_left_to_set_up(page, here):
    page.show_section("confirm_hours")
    form = page.forms.open_form
    form.week.field(4).set_value("8:30-12")
    form.ok_button.click()
    assert here.town.hours[4] == (("08:30", "12:00"),)


def test_a_week_without_an_opening_is_refused(page, here):
    page.show_section("confirm_hours")
    form = page.forms.open_form
    for weekday in range(7):
        form.week.field(weekday).set_value("closed")
    form.ok_button.click()
    assert "never open" in form.trouble()
    form.week.field(0).set_value("all day")
    form.ok_button.click()
    assert "cannot be read" in form.trouble()


@pytest.fixture
def library(desk_and_clock, here, read):
    desk, _clock = desk_and_clock
    desk.do(SaveDepartment(None, "Libro Centre", "", ""), person(desk, "Priya"))
    return next(row.scope for row in read(here, AskScopes()) if row.name == "Libro Centre")


def test_a_department_gets_hours_of_its_own_and_follows_the_town_again(library, page, here, read):
    next(action for action in page.head.others.actions() if action.text() == "Libro Centre").trigger()
    assert page.head.scope == library
    assert page.head.scopes.value() == library
    page.head.hours_button.click()
    form = page.forms.open_form
    form.whose.pill("own").click()
    form.week.field(5).set_value("9-12")
    form.ok_button.click()
    row = next(row for row in read(here, AskScopes()) if row.scope == library)
    assert row.own
    assert row.hours[5] == (("09:00", "12:00"),)
    page.head.hours_button.click()
    page.forms.open_form.whose.pill("town").click()
    page.forms.open_form.ok_button.click()
    assert not next(row for row in read(here, AskScopes()) if row.scope == library).own


def test_the_town_s_rows_are_marked_in_a_department_s_year_and_stay(library, page):
    add(page, first="2026-12-24", name="Christmas Eve")
    page.head.choose_scope(library)
    (line,) = page.rows.lines()
    assert line.inherited
    page.rows.table.selectRow(0)
    assert not page.rows.remove_button.isEnabled()
    assert not page.rows.propose_button.isVisible()


def test_the_poster_is_shown_as_paper(page, qtbot):
    with qtbot.waitSignal(page.paper_wanted) as shown:
        page.head.menu.actions()[0].trigger()
    assert shown.args[1].title.endswith("open in 2026")


def test_the_call_list_holds_whom_we_told_the_old_date(page, desk_and_clock, qtbot):
    desk, clock = desk_and_clock
    clock.set(toronto("2026-11-23 10:00"))
    desk.do(message(told_due_at=toronto("2026-11-24 16:30")), person(desk, "Priya"))
    clock.set(toronto("2026-11-24 14:20"))
    close_now(page, at="3 pm")
    with qtbot.waitSignal(page.paper_wanted) as shown:
        page.change.calls_button.click()
    assert shown.args[1].title == "Call list"
    assert "Maria Rossi" in shown.args[1].html


def test_what_another_desk_changes_is_seen_at_once(page, desk_and_clock, here):
    here.lanes.do(SaveClosures((ClosureRow(date(2026, 12, 24), "Christmas Eve"),)))
    assert lines(page) == [(date(2026, 12, 24), date(2026, 12, 24), "Christmas Eve")]


def test_enter_in_the_year_opens_the_form_with_the_days_that_were_chosen(page, qtbot):
    page.glance.year.setFocus()
    page.glance.year.go_to(date(2026, 12, 24))
    qtbot.keyClick(page.glance.year, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.glance.year, Qt.Key.Key_Return)
    form = page.forms.open_form
    assert (form.first.value(), form.last.value()) == (date(2026, 12, 24), date(2026, 12, 25))


def test_a_line_in_the_list_shows_its_day_in_the_year(page):
    add(page, first="2026-12-24", name="Christmas Eve")
    page.rows.table.selectRow(0)
    assert page.glance.year.day().on == date(2026, 12, 24)
    assert page.glance.words().startswith("Thursday, December 24, 2026 · Closed · Christmas Eve")


@pytest.mark.parametrize(("key", "is_done"), [(Qt.Key.Key_R, "is_proposing"), (Qt.Key.Key_D, "has_form")])
def test_at_200_percent_the_letters_of_the_list_work_from_the_year(here, page, qtbot, qapp, key, is_done):
    theme.apply(qapp, theme.Scheme.LIGHT, 200)
    page.resize(1338, 640)
    qtbot.waitUntil(page.parts.is_folded)
    page.glance.year.setFocus()
    qtbot.keyClick(page.glance.year, key, Qt.KeyboardModifier.AltModifier)
    has_form = any(found.isVisible() for found in page.findChildren(FormDialog))
    theme.apply(qapp, theme.Scheme.LIGHT, 100)
    assert {"is_proposing": page.is_proposing, "has_form": has_form}[is_done]
