"""The table paints its rows itself, and nobody can tell it from how Qt paints them."""

from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QWidget

from counterdesk.ui.kit import rowpaint
from counterdesk.ui.kit.rows import Column
from counterdesk.ui.kit.table import Table, repaint_lists
from counterdesk.ui.theme import Scheme, apply


class Entry(NamedTuple):
    id: int
    name: str
    tone: str = ""


def key(entry):
    return entry.id


def number(entry):
    return str(entry.id)


def name(entry):
    return entry.name


def tone(entry):
    return entry.tone


COLUMNS = (
    Column("No.", number, 6, "right"),
    Column("Name", name, 12, tone=tone),
    Column("Mark", number, 8, "centre", tone=tone),
    Column("What came of it", name, 0),
)
ENTRIES = [
    Entry(1, "Walter Pike"),
    Entry(22, "Marguerite Lévesque-Thibodeau of Riverside Drive", "late"),
    Entry(333, "", "soft"),
    Entry(4, "a<b and c>d & <b>bold</b>", "strong"),
    Entry(5, "Luc Gagnon", "ok"),
    Entry(6, "=HYPERLINK()"),
    *(Entry(number, f"Caller {number}") for number in range(7, 30)),
]


@pytest.fixture(params=[(Scheme.LIGHT, 100), (Scheme.DARK, 100), (Scheme.CONTRAST, 100), (Scheme.LIGHT, 200)])
def table(request, qtbot):
    apply(QApplication.instance(), *request.param)
    made = Table("Today", COLUMNS, key, empty="Nothing yet.")
    qtbot.addWidget(made)
    made.resize(620, 300)
    made.set_rows(ENTRIES)
    made.show()
    yield made
    apply(QApplication.instance(), Scheme.LIGHT)


def picture(table):
    image = QImage(table.size(), QImage.Format.Format_RGB32)
    table.render(image, QPoint())
    return image


def as_qt_paints_it(table):
    table.setItemDelegateForColumn(0, QStyledItemDelegate(table))
    return picture(table)


@pytest.mark.parametrize("chosen", [None, 0, 1, 3])
def test_it_looks_as_qt_would_paint_it(table, chosen):
    if chosen is not None:
        table.selectRow(chosen)
    ours = picture(table)
    assert ours == as_qt_paints_it(table)


def test_it_looks_alike_scrolled_to_half_a_row(table):
    table.verticalScrollBar().setValue(37)
    assert picture(table) == as_qt_paints_it(table)


def test_it_looks_alike_narrow_and_scrolled_sideways(table):
    table.resize(300, 200)
    table.horizontalScrollBar().setValue(41)
    assert picture(table) == as_qt_paints_it(table)


def test_a_text_of_several_lines_stands_in_one(table):
    table.set_rows([Entry(1, "two\nlines")])
    several = picture(table)
    table.set_rows([Entry(1, "two lines")])
    assert picture(table) == several


def test_words_that_grow_are_cut_anew(table):
    before = picture(table)
    apply(QApplication.instance(), Scheme.LIGHT, 150)
    after = picture(table)
    assert after != before
    assert after == as_qt_paints_it(table)


def test_rows_seen_before_show_what_they_say_now(table):
    picture(table)
    table.set_rows([Entry(0, "Ana Dufour"), *(entry._replace(name=entry.name.upper()) for entry in ENTRIES)])
    assert picture(table) == as_qt_paints_it(table)


def test_a_row_that_is_no_longer_chosen_looks_as_before(table):
    before = picture(table)
    table.selectRow(2)
    assert picture(table) != before
    table.clearSelection()
    assert picture(table) == before


def test_another_scheme_paints_every_row_anew(table):
    picture(table)
    apply(QApplication.instance(), Scheme.DARK, 125)
    assert picture(table) == as_qt_paints_it(table)


def test_a_long_list_keeps_only_so_many_rows_as_pictures(table, monkeypatch):
    monkeypatch.setattr(rowpaint, "_MOST_PIXELS", 620 * 40 * 4)
    first = picture(table)
    table.scrollToBottom()
    picture(table)
    table.scrollToTop()
    assert picture(table) == first
    assert len(table._rows._kept._pictures) <= 8


def test_an_empty_list_keeps_no_picture_of_anybody(table):
    picture(table)
    assert table._rows._kept._pictures
    table.set_rows([])
    assert not table._rows._kept._pictures


def test_a_list_that_may_show_less_of_people_keeps_no_picture_of_them(table, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    table.setParent(window)
    picture(table)
    assert table._rows._kept._pictures
    repaint_lists()
    assert not table._rows._kept._pictures
    table.setParent(None)
