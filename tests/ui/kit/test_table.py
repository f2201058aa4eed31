"""The one table: what stays keeps its place, letters work only here, and an empty list says what it means."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.ui.kit.layout import under
from counterdesk.ui.kit.rows import Column, RowsModel
from counterdesk.ui.kit.table import Table
from counterdesk.ui.theme import Scheme, apply
from counterdesk.ui.theme.tokens import LIGHT

Show = Callable[[QWidget], QWidget]


class Entry(NamedTuple):
    id: int
    kind: str = "Call"


def key(entry: Entry) -> int:
    return entry.id


def kind(entry: Entry) -> str:
    return entry.kind


def number(entry: Entry) -> str:
    return str(entry.id)


def tone(entry: Entry) -> str:
    return "late" if entry.kind == "Incident" else ""


COLUMNS = (Column("No.", number, 5, "right"), Column("Kind", kind, 10, tone=tone), Column("What came of it", kind, 0))


@pytest.fixture
def model(qapp: object) -> RowsModel[Entry]:
    model = RowsModel(COLUMNS, key)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


@pytest.fixture
def table(show: Show) -> Table[Entry]:
    table: Table[Entry] = Table("Today", COLUMNS, key, empty="Nothing logged yet today. F2 starts a walk-in.")
    show(under(table, QLineEdit()))
    table.setFocus()
    return table


def entries(*ids: int) -> list[Entry]:
    return [Entry(number) for number in ids]


@given(some.lists(some.integers(0, 12), unique=True), some.lists(some.integers(0, 12), unique=True))
def test_after_any_change_the_list_shows_what_it_was_given(before: list[int], after: list[int]) -> None:
    model = RowsModel(COLUMNS, key)
    model.set_rows(entries(*before))
    kept = {at: QPersistentModelIndex(model.index(before.index(at), 0)) for at in before}
    survives = bool(set(before) & set(after))
    model.set_rows(entries(*after))
    assert [entry.id for entry in model.rows()] == after
    assert model.rowCount() == len(after)
    for at in set(before) & set(after):
        assert kept[at].row() == after.index(at)
    assert not survives or all(not kept[at].isValid() for at in set(before) - set(after))


def test_the_model_keeps_qts_rules(model: RowsModel[Entry]) -> None:
    for ids in ((1, 2, 3), (3, 1, 2), (0, 3, 2, 9), (), (5,), (6, 7)):
        model.set_rows(entries(*ids))
    assert [entry.id for entry in model.rows()] == [6, 7]


def test_a_new_entry_on_top_is_one_insertion(model: RowsModel[Entry], qtbot: QtBot) -> None:
    model.set_rows(entries(1, 2, 3))
    with qtbot.waitSignal(model.rowsInserted) as told, qtbot.assertNotEmitted(model.modelReset):
        model.set_rows(entries(0, 1, 2, 3))
    assert told.args[1:] == [0, 0]


def test_the_same_rows_again_tell_the_view_nothing(model: RowsModel[Entry], qtbot: QtBot) -> None:
    model.set_rows(entries(1, 2))
    quiet = (model.rowsInserted, model.rowsRemoved, model.dataChanged, model.modelReset, model.rowsMoved)
    told: list[object] = []
    for signal in quiet:
        signal.connect(lambda *_: told.append(1))
    model.set_rows(entries(1, 2))
    assert told == []


def test_a_changed_row_is_repainted_alone(model: RowsModel[Entry], qtbot: QtBot) -> None:
    model.set_rows(entries(1, 2, 3))
    with qtbot.waitSignal(model.dataChanged) as told:
        model.set_rows([Entry(1), Entry(2, "Walk-in"), Entry(3)])
    assert (told.args[0].row(), told.args[1].row()) == (1, 1)
    assert told.args[1].column() == len(COLUMNS) - 1


def test_cells_say_what_their_columns_say(model: RowsModel[Entry]) -> None:
    model.set_rows([Entry(7, "Incident"), Entry(8)])
    role = Qt.ItemDataRole
    assert [model.index(0, column).data() for column in range(3)] == ["7", "Incident", "Incident"]
    assert model.index(0, 0).data(role.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.index(0, 1).data(role.ForegroundRole) == QColor(LIGHT.late)
    assert model.index(0, 1).data(role.FontRole).weight() == 600
    assert model.index(1, 1).data(role.ForegroundRole) is None
    assert model.index(1, 1).data(role.FontRole) is None
    assert model.index(0, 0).data(role.UserRole) == Entry(7, "Incident")
    assert model.index(0, 0).data(role.ToolTipRole) is None


def test_titles_stand_over_the_columns(model: RowsModel[Entry]) -> None:
    titles = [model.headerData(section, Qt.Orientation.Horizontal) for section in range(3)]
    assert titles == ["No.", "Kind", "What came of it"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole) is None


def test_a_row_is_found_by_its_key(model: RowsModel[Entry]) -> None:
    model.set_rows(entries(5, 6))
    assert (model.index_of(6), model.index_of(9)) == (1, -1)
    assert (model.row(1), model.row(2), model.row(-1)) == (Entry(6), None, None)


def test_the_person_stays_on_their_row_when_others_come(table: Table[Entry]) -> None:
    table.set_rows(entries(1, 2, 3))
    table.choose(2)
    table.set_rows(entries(0, 1, 2, 3))
    assert table.current() == Entry(2)
    table.set_rows(entries(3, 2))
    assert table.current() == Entry(2)


def test_the_list_stays_where_it_was_scrolled_to(table: Table[Entry], qtbot: QtBot) -> None:
    table.set_rows(entries(*range(100)))
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 300)
    table.verticalScrollBar().setValue(300)
    table.set_rows(entries(*range(101)))
    assert table.verticalScrollBar().value() == 300


def stands(table: Table[Entry], key: int) -> int:
    return table.visualRect(table.model().index(table.model_.index_of(key), 0)).y()


@pytest.mark.parametrize("came", [1, 3, 40])
def test_what_is_read_stays_in_its_place_when_rows_come_above(table: Table[Entry], qtbot: QtBot, came: int) -> None:
    table.set_rows(entries(*range(100, 200)))
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 300)
    table.verticalScrollBar().setValue(305)
    before = stands(table, 120)
    table.set_rows(entries(*range(100 - came, 200)))
    assert stands(table, 120) == before
    table.set_rows(entries(*range(100, 200)))
    assert (stands(table, 120), table.verticalScrollBar().value()) == (before, 305)


def test_the_row_with_the_focus_stays_under_the_eye_even_at_the_top(table: Table[Entry], qtbot: QtBot) -> None:
    table.set_rows(entries(*range(100, 200)))
    table.setFocus()
    table.choose(101)
    before = stands(table, 101)
    table.set_rows(entries(*range(98, 200)))
    assert stands(table, 101) == before


def test_a_list_read_by_nobody_shows_what_came(table: Table[Entry], qtbot: QtBot) -> None:
    table.clearFocus()
    table.set_rows(entries(*range(100, 200)))
    table.set_rows(entries(*range(98, 200)))
    assert table.verticalScrollBar().value() == 0


def test_a_row_that_is_read_and_goes_leaves_the_list_where_it_is(table: Table[Entry], qtbot: QtBot) -> None:
    table.set_rows(entries(*range(100)))
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 300)
    table.verticalScrollBar().setValue(300)
    top = table.model_.row(table.rowAt(0))
    assert top is not None
    table.set_rows([one for one in table.model_.rows() if one != top])
    assert table.verticalScrollBar().value() == 300


def test_enter_and_double_click_open(table: Table[Entry], qtbot: QtBot) -> None:
    table.set_rows(entries(1, 2))
    table.choose(2)
    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [Entry(2)]
    place = table.visualRect(table.model().index(0, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.opened) as told:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [Entry(1)]


def test_walking_through_the_list_tells_which_row(table: Table[Entry], qtbot: QtBot) -> None:
    table.set_rows(entries(1, 2))
    table.choose(1)
    with qtbot.waitSignal(table.picked) as told:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert told.args == [Entry(2)]


def test_single_letters_work_while_the_list_has_the_focus(table: Table[Entry], qtbot: QtBot) -> None:
    pressed: list[Entry] = []
    table.on_key("d", pressed.append)
    table.set_rows(entries(1, 2))
    table.choose(1)
    qtbot.keyClick(table, Qt.Key.Key_D)
    qtbot.keyClick(table, Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_X)
    qtbot.keyClick(table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [Entry(1), Entry(1)]
    assert table.current() == Entry(1)


def test_letters_in_an_empty_list_do_nothing(table: Table[Entry], qtbot: QtBot) -> None:
    pressed: list[Entry] = []
    table.on_key("d", pressed.append)
    qtbot.keyClick(table, Qt.Key.Key_D)
    with qtbot.assertNotEmitted(table.opened):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert pressed == []


def test_coming_by_keyboard_starts_on_the_first_row(table: Table[Entry]) -> None:
    table.parentWidget().findChild(QLineEdit).setFocus()
    table.set_rows(entries(4, 5))
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.current() == Entry(4)


def test_tab_leaves_the_list(table: Table[Entry], qtbot: QtBot) -> None:
    table.set_rows(entries(1, 2))
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert not table.hasFocus()


def test_an_empty_list_says_what_it_means(table: Table[Entry]) -> None:
    empty = table.viewport().grab().toImage()
    assert table.accessibleDescription() == "Nothing logged yet today. F2 starts a walk-in."
    table.set_empty("")
    assert table.viewport().grab().toImage() != empty


def test_an_unknown_key_moves_nobody(table: Table[Entry]) -> None:
    table.set_rows(entries(1, 2))
    table.choose(1)
    table.choose(99)
    assert table.current() == Entry(1)


def test_rows_and_columns_grow_with_the_text(table: Table[Entry], qapp: object) -> None:
    table.set_rows(entries(1))
    before = (table.rowHeight(0), table.columnWidth(0))
    apply(qapp, Scheme.LIGHT, 200)
    after = (table.rowHeight(0), table.columnWidth(0))
    assert after[0] >= before[0] * 1.8
    assert after[1] >= before[1] * 1.8


def test_ten_thousand_rows_are_shown_without_a_pause(table: Table[Entry]) -> None:
    table.set_rows(entries(*range(10_000)))
    table.set_rows(entries(-1, *range(10_000)))
    assert table.model().rowCount() == 10_001
    assert not table.wordWrap()
