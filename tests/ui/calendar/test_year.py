"""The year at a glance: every date has a place, a shape and words, by mouse and by keys."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from counterdesk.services.asks.town import ClosureRow
from counterdesk.ui import theme
from counterdesk.ui.calendar.days import days_of
from counterdesk.ui.calendar.monthgrid import Measures, MonthGrid
from counterdesk.ui.calendar.year import YearView
from counterdesk.workdays import Calendar

EVE, SNOW_DAY, SATURDAY = date(2027, 12, 24), date(2027, 2, 3), date(2027, 5, 1)
TODAY = date(2027, 6, 15)
MEASURES = Measures(QSizeF(22, 18), 36, 14, 40, 30)
CALENDAR = Calendar.read(
    {
        "tz": "America/Toronto",
        "weekly": {
            **{day: [["08:30", "16:30"]] for day in ("mon", "tue", "wed", "thu", "fri")},
            "sat": [],
            "sun": [],
        },
        "exceptions": {"2027-12-24": [], "2027-02-03": [["08:30", "12:00"]], "2027-05-01": [["09:00", "12:00"]]},
    }
)
ROWS = (ClosureRow(EVE, "Christmas closure", source="own"), ClosureRow(SNOW_DAY, "Council in Windsor"))


@pytest.fixture
def year(show):
    year = YearView("Year")
    year.show_year(2027, days_of(CALENDAR, 2027, ROWS), TODAY)
    show(year, 820, 540)
    year.setFocus()
    return year


def centre(year, on):
    return year._grid().place(on).center().toPoint()


@pytest.mark.parametrize("width", [160, 360, 520, 700, 1100])
def test_every_date_has_a_place_of_its_own_and_is_found_there(width):
    grid = MonthGrid(2027, QSizeF(width, MEASURES.height(width)), MEASURES)
    for number in range(365):
        on = date(2027, 1, 1) + timedelta(days=number)
        assert grid.date_at(grid.place(on).center()) == on
        assert grid.month(on.month).contains(grid.place(on).center())


@pytest.mark.parametrize(("width", "columns"), [(160, 1), (330, 2), (500, 3), (680, 4), (1100, 6)])
def test_as_many_months_stand_beside_each_other_as_fit(width, columns):
    assert MEASURES.columns(width) == columns


@pytest.mark.parametrize(("height", "columns"), [(MEASURES.height(1100), 6), (MEASURES.height(680), 4), (2000, 4)])
def test_in_a_wide_window_months_grow_before_they_move_together(height, columns):
    assert MonthGrid(2027, QSizeF(1100, height), MEASURES).columns == columns


def test_between_the_months_there_is_no_date():
    grid = MonthGrid(2027, QSizeF(700, 540), MEASURES)
    assert grid.date_at(QPointF(grid.month(1).right() + 3, 40)) is None
    assert grid.date_at(grid.head_cell(3, 2).center()) is None
    assert grid.date_at(grid.place(date(2027, 1, 1)).center() - QPointF(30, 0)) is None
    assert grid.date_at(QPointF(-5, 5000)) is None


def test_the_arrows_go_by_day_and_week_and_the_page_keys_by_month(year, qtbot):
    keys = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
    seen = []
    for key in keys:
        qtbot.keyClick(year, key)
        seen.append(year.day().on.strftime("%m-%d"))
    assert seen == ["06-16", "06-23", "06-22", "06-15", "07-15", "06-15"]


def test_a_month_ahead_of_the_31st_is_the_last_of_that_month(year, qtbot):
    year.go_to(date(2027, 1, 31))
    qtbot.keyClick(year, Qt.Key.Key_PageDown)
    assert year.day().on == date(2027, 2, 28)
    year.go_to(date(2027, 12, 31))
    qtbot.keyClick(year, Qt.Key.Key_PageDown)
    assert year.day().on == date(2027, 12, 31)


def test_the_keys_stop_at_the_ends_of_the_year(year, qtbot):
    year.go_to(date(2027, 12, 31))
    qtbot.keyClick(year, Qt.Key.Key_Right)
    assert year.day().on == date(2027, 12, 31)


def test_n_and_p_go_from_one_day_out_of_the_ordinary_to_the_next(year, qtbot):
    year.go_to(date(2027, 1, 1))
    seen = []
    for key in (Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_P):
        qtbot.keyClick(year, key)
        seen.append(year.day().on)
    assert seen == [SNOW_DAY, SATURDAY, EVE, EVE, SATURDAY]


def test_a_screen_reader_hears_the_date_its_hours_its_name_and_source(year):
    year.go_to(EVE)
    assert year.accessibleName() == "Year, 2027"
    assert year.accessibleDescription() == (
        "Friday, December 24, 2027 · Closed · Christmas closure · What the town did before"
    )
    year.go_to(SNOW_DAY)
    assert "8:30 a.m. to 12:00 p.m. · Part of the day · Council in Windsor" in year.accessibleDescription()


def test_the_pointer_tells_what_it_is_over_and_leaving_tells_the_chosen_one(year, qtbot):
    seen = []
    year.pointed.connect(seen.append)
    qtbot.mouseMove(year, centre(year, EVE))
    QApplication.sendEvent(year, QEvent(QEvent.Type.Leave))
    assert [day.on for day in seen][-2:] == [EVE, TODAY]


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_hovering_shows_the_name_and_source(year):
    at = centre(year, EVE)
    QApplication.sendEvent(year, QHelpEvent(QEvent.Type.ToolTip, at, year.mapToGlobal(at)))
    assert "Christmas closure · What the town did before" in QToolTip.text()
    QToolTip.hideText()


def test_enter_opens_the_date_one_is_on(year, qtbot):
    with qtbot.waitSignal(year.opened) as opened:
        qtbot.keyClick(year, Qt.Key.Key_Return)
    assert opened.args == [TODAY, TODAY]


def test_shift_and_arrows_choose_a_range_for_one_closing(year, qtbot):
    year.go_to(date(2027, 12, 31))
    for _ in range(7):
        qtbot.keyClick(year, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert year.span() == (EVE, date(2027, 12, 31))


def test_dragging_over_dates_chooses_them(year, qtbot):
    qtbot.mousePress(year, Qt.MouseButton.LeftButton, pos=centre(year, EVE))
    qtbot.mouseMove(year, centre(year, date(2027, 12, 28)))
    year._move(date(2027, 12, 28), keep_anchor=True)
    qtbot.mouseRelease(year, Qt.MouseButton.LeftButton, pos=centre(year, date(2027, 12, 28)))
    assert year.span() == (EVE, date(2027, 12, 28))


def test_a_double_click_opens_a_date(year, qtbot):
    with qtbot.waitSignal(year.opened) as opened:
        qtbot.mouseClick(year, Qt.MouseButton.LeftButton, pos=centre(year, EVE))
        qtbot.mouseDClick(year, Qt.MouseButton.LeftButton, pos=centre(year, EVE))
    assert opened.args == [EVE, EVE]
    qtbot.mouseClick(year, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert year.day().on == EVE


def test_another_year_begins_at_its_first_day_or_at_today(year):
    year.show_year(2028, days_of(CALENDAR, 2028, ()), TODAY)
    assert year.day().on == date(2028, 1, 1)
    year.show_year(2027, days_of(CALENDAR, 2027, ()), TODAY)
    assert year.day().on == TODAY


def test_what_is_only_proposed_looks_so(year):
    year.show_year(2027, days_of(CALENDAR, 2027, ROWS), TODAY, frozenset({date(2027, 3, 29)}))
    assert year.kind(date(2027, 3, 29)) == "offered"
    assert year.kind(EVE) == "closed"


@pytest.mark.parametrize("scheme", [theme.Scheme.LIGHT, theme.Scheme.DARK, theme.Scheme.CONTRAST])
def test_each_kind_of_day_is_told_apart_without_its_colour(year, qapp, scheme):
    theme.apply(qapp, scheme, 100)
    image = year.grab().toImage()
    pictures = {
        kind: image.copy(year._grid().place(on).toRect()).convertToFormat(image.Format.Format_Grayscale8)
        for kind, on in {"closed": EVE, "part": SNOW_DAY, "special": SATURDAY, "open": date(2027, 2, 24)}.items()
    }
    assert len({bytes(picture.constBits()) for picture in pictures.values()}) == 4


def test_at_double_size_the_year_asks_for_more_height(year, qapp):
    before = year.heightForWidth(800)
    theme.apply(qapp, theme.Scheme.LIGHT, 200)
    QApplication.processEvents()
    assert year.heightForWidth(800) > before * 2
