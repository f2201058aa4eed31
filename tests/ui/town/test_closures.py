"""The closures of a year: ticked or not, with the hours left, and another date by hand."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counterdesk.services.asks.town import ClosureRow
from counterdesk.ui import theme
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.town.closures import ClosureList

ROWS = (
    ClosureRow(date(2026, 12, 25), "Christmas Day", source="holidays"),
    ClosureRow(date(2026, 9, 7), "Labour Day", source="holidays"),
    ClosureRow(date(2026, 4, 6), "Easter Monday", source="holidays", ticked=False),
    ClosureRow(date(2026, 12, 24), "Christmas Eve", (("08:30", "12:00"),), "Council"),
)


@pytest.fixture
def year(qtbot):
    year = ClosureList()
    qtbot.addWidget(year)
    year.show_year(2026, ROWS)
    year.show()
    return year


def test_dates_stand_in_the_order_of_the_year(year):
    assert [row.on.month for row in year.value()] == [4, 9, 12, 12]


def test_nothing_is_changed_by_showing(year):
    assert set(year.value()) == set(ROWS)


def test_a_tick_is_taken_off(year):
    year.line(1).tick.setChecked(False)
    assert not year.value()[1].ticked


def test_a_half_day_keeps_the_hours_left(year):
    year.line(1).hours.set_value("8:30-12")
    assert year.value()[1].hours == (("08:30", "12:00"),)


def test_hours_that_cannot_be_read_are_named_and_kept(year):
    year.line(1).hours.set_value("until lunch")
    assert year.value() is None
    assert year.problem.isVisible()
    assert year.line(1).hours.value() == "until lunch"


@pytest.mark.parametrize("typed", ["2026-06-12", "June 12", "12 jun"])
def test_another_date_goes_to_its_place(year, typed):
    assert year.add(typed, "Staff event", "8:30-12")
    added = year.value()[1]
    assert (added.on, added.name, added.hours) == (date(2026, 6, 12), "Staff event", (("08:30", "12:00"),))
    assert added.ticked


def test_a_date_without_a_name_is_called_closed(year):
    year.add("2026-06-12", "")
    assert year.value()[1].name == "Closed"


@pytest.mark.parametrize("typed", ["2026-02-30", "soon", "2027-01-02", ""])
def test_a_date_that_is_none_or_of_another_year_is_refused_in_a_sentence(year, typed):
    assert not year.add(typed, "Nothing")
    assert year.problem.text()
    assert len(year.value()) == 4


def test_another_year_takes_the_place_of_the_first(year):
    year.show_year(2027, (ClosureRow(date(2027, 7, 1), "Canada Day"),))
    assert [row.name for row in year.value()] == ["Canada Day"]
    assert year.year == 2027


def test_each_line_has_a_name_for_the_screen_reader(year):
    assert year.line(1).hours.accessibleName() == "Hours left on Mon 7 Sep"
    assert "Labour Day" in year.line(1).tick.text()


CANADA_DAY = (
    ClosureRow(date(2028, 6, 30), "Canada Day", ticked=False, holiday="Canada Day", side="before"),
    ClosureRow(date(2028, 7, 3), "Canada Day", holiday="Canada Day", side="after"),
)


def test_a_holiday_on_a_weekend_is_one_line_with_its_two_sides(year):
    year.show_year(2028, (*CANADA_DAY, ClosureRow(date(2028, 7, 4), "Staff event")))
    (line,) = year.sides()
    assert line.side.value() == "after"
    assert year.line(0).row.name == "Staff event"
    assert len(year.value()) == 3


@pytest.mark.parametrize(
    ("side", "kept"), [("before", [date(2028, 6, 30)]), ("after", [date(2028, 7, 3)]), ("none", [])]
)
def test_it_is_kept_before_or_after_or_not_at_all(year, qtbot, side, kept):
    year.show_year(2028, CANADA_DAY)
    with qtbot.waitSignal(year.edited):
        other = "none" if side == "after" else "after"
        year.sides()[0].side.pill("none" if side != "none" else "before").click()
        year.sides()[0].side.pill(other).click()
    year.sides()[0].side.pill(side).click()
    assert [row.on for row in year.value() if row.ticked] == kept


def test_a_holiday_with_only_one_side_is_ticked_like_any_other(year):
    year.show_year(2028, CANADA_DAY[1:])
    assert year.sides() == ()
    assert year.line(0).tick.isChecked()


def test_a_tick_and_a_typed_hour_are_told(year, qtbot):
    with qtbot.waitSignal(year.edited):
        year.line(0).tick.click()
    with qtbot.waitSignal(year.edited):
        qtbot.keyClicks(year.line(0).hours, "8")


def test_only_what_can_be_read_is_shown_while_somebody_types(year):
    year.line(0).hours.set_value("until lunch")
    assert len(year.readable()) == 3
    assert not year.problem.isVisible()


def test_the_christmas_closure_is_added_as_a_range_of_days(year):
    year.know_week(lambda on: on.weekday() < 5)
    assert year.add("21 dec - 4 jan", "Christmas closure")
    new = [row for row in year.value() if row.name == "Christmas closure"]
    assert [row.on.day for row in new] == [21, 22, 23, 28, 29, 30, 31]
    assert all(row.ticked and row.hours == () for row in new)


def test_a_date_that_was_left_unticked_is_taken_over_by_a_range(year):
    assert year.add("2 apr - 7 apr", "Easter")
    april = [row for row in year.value() if row.on.month == 4]
    assert [(row.on.day, row.name) for row in april] == [(day, "Easter") for day in range(2, 8)]


def test_a_date_that_is_ticked_already_is_not_added_again(year):
    assert not year.add("2026-09-07", "Labour Day")
    assert "already" in year.problem.text()
    assert len(year.value()) == 4


def test_enter_adds_what_was_typed_and_waits_for_the_next(year):
    year.activateWindow()
    year._day.setFocus()
    QTest.keyClicks(year._day, "12 jun")
    QTest.keyClicks(year._name, "Staff event")
    QTest.keyClick(year._name, Qt.Key.Key_Return)
    assert year.value()[1].name == "Staff event"
    assert year._day.value() == year._name.value() == ""


def test_what_was_half_typed_for_one_year_is_not_left_for_the_next(year):
    year._day.set_value("24 dec")
    year.show_year(2027, (ClosureRow(date(2027, 7, 1), "Canada Day"),))
    assert year._day.value() == ""


@pytest.mark.parametrize("width", [350, 430])
def test_a_long_name_never_pushes_the_hours_out_of_sight(year, qtbot, width):
    name = "National Day for Truth and Reconciliation"
    year.show_year(2026, (*ROWS, ClosureRow(date(2026, 9, 30), name, source="government")))
    year.setFixedSize(width, 260)
    year.add("12 jun", "Staff event")
    qtbot.wait(30)
    for number in range(5):
        field = year.line(number).hours
        assert field.mapTo(year, field.rect().topRight()).x() <= width
        assert year.line(number).mapTo(year, field.rect().topLeft()).x() >= 0
    assert year.findChild(Button).geometry().right() <= width


def test_the_fields_for_another_date_grow_with_the_text(year, qapp, qtbot):
    theme.apply(qapp, theme.Scheme.LIGHT, 100)
    qtbot.wait(20)
    before = year._day.sizeHint().width()
    theme.apply(qapp, theme.Scheme.LIGHT, 200)
    qtbot.waitUntil(lambda: year._day.sizeHint().width() > 1.8 * before)
    year.setFixedSize(1300, 400)
    assert year._day.width() >= 1.8 * before
    theme.apply(qapp, theme.Scheme.LIGHT, 100)


def test_what_was_deleted_again_is_complained_of_no_more(year, qtbot):
    field = year._day
    field.setFocus()
    qtbot.keyClicks(field, "bla")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert year.problem.isVisible()
    for _ in "bla":
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert not year.problem.isVisible()
