"""The sheet of keys says what the table says."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.ui import shortcuts
from counterdesk.ui.keysheet import KeySheet
from counterdesk.ui.theme import Scheme, apply
from tests.ui.kit.looking import cut_words, nameless


@pytest.fixture(params=[100, 110, 125, 150, 200])
def sheet(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> Iterator[KeySheet]:
    apply(qapp, Scheme.LIGHT, request.param)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    sheet = KeySheet(window)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(sheet)
    sheet.open()
    QTest.qWait(20)
    yield sheet
    apply(qapp, Scheme.LIGHT, 100)


def said(sheet: KeySheet) -> set[str]:
    """Gives every word on the sheet."""
    return {label.text() for label in sheet.findChildren(QLabel)}


def test_every_key_stands_on_the_sheet_with_what_it_does(sheet: KeySheet) -> None:
    for key in shortcuts.table():
        assert key.text in said(sheet)
        assert shortcuts.in_words(key) in said(sheet)


def test_the_sheet_has_its_headings(sheet: KeySheet) -> None:
    assert {title for title, _ in shortcuts.sections()} <= said(sheet)


def test_nothing_on_the_sheet_is_cut_or_nameless(sheet: KeySheet) -> None:
    assert cut_words(sheet) == []
    assert nameless(sheet) == []


def test_the_sheet_fits_a_small_screen_at_every_text_size(sheet: KeySheet) -> None:
    assert sheet.width() <= 1366
    assert sheet.minimumSizeHint().width() <= 1366
    assert sheet.height() <= 728


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End])
def test_the_sheet_is_read_to_its_end_without_a_mouse(sheet: KeySheet, qtbot: QtBot, key: Qt.Key) -> None:
    sheet.resize(sheet.width(), 300)
    QTest.qWait(20)
    bar = sheet.lines.verticalScrollBar()
    assert bar.maximum() > 0
    for _press in range(200):
        QTest.keyClick(QApplication.focusWidget() or sheet, key)
    assert bar.value() == bar.maximum()
    for _press in range(200):
        QTest.keyClick(QApplication.focusWidget() or sheet, _BACK[key])
    assert bar.value() == 0


_BACK = {
    Qt.Key.Key_Down: Qt.Key.Key_Up,
    Qt.Key.Key_PageDown: Qt.Key.Key_PageUp,
    Qt.Key.Key_End: Qt.Key.Key_Home,
}


@pytest.mark.parametrize("words", ["Tab", "Shift+Tab", "Alt+letter", "Space", "Esc", "Enter", "12 Enter"])
def test_what_works_in_every_field_and_list_stands_there_too(sheet: KeySheet, words: str) -> None:
    assert any(words in one for one in said(sheet))


def test_escape_closes_the_sheet(sheet: KeySheet, qtbot: QtBot) -> None:
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
