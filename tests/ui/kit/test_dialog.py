"""A form in a window: what does not fit on a small screen scrolls, and its buttons never leave it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from counterdesk.ui.kit.dialog import FormDialog
from counterdesk.ui.kit.fields import Field, NoteField
from counterdesk.ui.kit.forms import Row

LAID_OUT_MS = 40


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[[int], FormDialog]:
    """Opens a form of many rows over a window that stands on the screen."""
    over = QMainWindow()
    qtbot.addWidget(over)
    over.show()

    def open_(rows: int) -> FormDialog:
        fields = [Row(f"Field {place}", Field(f"Field {place}"), "What it is for.") for place in range(rows)]
        dialog = FormDialog(over, "A form", [*fields, Row("Note", NoteField("Note", lines=2))], intro="A word before.")
        dialog.open()
        QTest.qWait(LAID_OUT_MS)
        return dialog

    return open_


def whole(dialog: FormDialog) -> QRect:
    return QRect(dialog.ok_button.mapTo(dialog, QPoint(0, 0)), dialog.ok_button.size())


def test_a_form_that_fits_shows_all_of_its_rows(opened: Callable[[int], FormDialog]) -> None:
    dialog = opened(3)
    assert dialog.room.verticalScrollBar().maximum() == 0
    assert dialog.rect().contains(whole(dialog))


def test_a_form_higher_than_the_screen_scrolls_above_its_buttons(opened: Callable[[int], FormDialog]) -> None:
    dialog = opened(40)
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    assert dialog.room.verticalScrollBar().maximum() > 0
    assert dialog.rect().contains(whole(dialog))


def test_a_form_at_the_lower_edge_moves_up_when_it_grows(opened: Callable[[int], FormDialog]) -> None:
    dialog = opened(8)
    screen = dialog.screen().availableGeometry()
    dialog.move(0, screen.bottom() - 100)
    dialog.refuse("Not yet: two of the fields are empty.")
    QTest.qWait(LAID_OUT_MS)
    assert dialog.frameGeometry().bottom() <= screen.bottom()
    assert dialog.trouble()


def test_a_form_made_lower_by_hand_keeps_its_buttons(opened: Callable[[int], FormDialog]) -> None:
    dialog = opened(8)
    dialog.room.setFixedHeight(80)
    dialog.resize(QSize(dialog.width(), 10))
    QTest.qWait(LAID_OUT_MS)
    assert dialog.rect().contains(whole(dialog))


@pytest.mark.parametrize(("on_cancel", "heard"), [(True, []), (False, ["sent"])])
def test_enter_presses_the_button_that_has_the_focus(
    opened: Callable[[int], FormDialog], on_cancel: bool, heard: list[str]
) -> None:
    dialog, sent = opened(2), []
    dialog.submitted.connect(lambda: sent.append("sent"))
    focus = dialog.cancel_button if on_cancel else dialog.findChildren(Field)[0]
    focus.setFocus()
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert sent == heard
