"""Every key is in one table, and works where it says."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from counterdesk.ui import shortcuts
from counterdesk.ui.kit.layout import under
from counterdesk.ui.shortcuts import Where

NOTHING = Qt.KeyboardModifier.NoModifier
LISTS = {Where.DUE, Where.CALENDAR}


class Hand:
    """Remembers what was pressed."""

    def __init__(self) -> None:
        self.pressed = 0

    def press(self) -> None:
        self.pressed += 1


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    window.setCentralWidget(under(QListView(), QLineEdit()))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_every_key_has_one_meaning_in_its_place() -> None:
    used = Counter((key.where, sequence) for key in shortcuts.table() for sequence in key.keys)
    assert [place for place, times in used.items() if times > 1] == []
    everywhere = {sequence for key in shortcuts.table() if key.where not in LISTS for sequence in key.keys}
    listed = {sequence for key in shortcuts.table() if key.where in LISTS for sequence in key.keys}
    assert not everywhere & listed


SHIFTED = {"?": "/", "+": "=", "_": "-", "!": "1", ":": ";"}  # where a keyboard writes them with Shift


def presses_of(sequence: str) -> set[str]:
    """Gives the sequence, and the keys under the fingers of whoever writes it with Shift."""
    held, last = sequence[:-1], sequence[-1]
    return {sequence} | ({f"{held}Shift+{SHIFTED[last]}"} if last in SHIFTED else set())


def test_no_press_means_two_sequences_which_qt_would_answer_with_nothing() -> None:
    meant = [(key.where, one) for key in shortcuts.table() for sequence in key.keys for one in presses_of(sequence)]
    assert [place for place, times in Counter(meant).items() if times > 1] == []


def test_every_key_has_its_own_id_and_words() -> None:
    ids = [key.id for key in shortcuts.table()]
    assert len(ids) == len(set(ids))
    assert all(key.text and key.text[0].isupper() for key in shortcuts.table())


@pytest.mark.parametrize("key", shortcuts.table(), ids=lambda key: key.id)
def test_every_key_is_one_that_keyboards_have(key: shortcuts.Key) -> None:
    assert all(QKeySequence(sequence).count() == 1 for sequence in key.keys)


def test_no_key_needs_ctrl_and_alt_which_french_keyboards_write_with() -> None:
    assert not [key for key in shortcuts.table() for sequence in key.keys if "Ctrl+Alt" in sequence]


def test_ctrl_z_is_left_to_the_text() -> None:
    assert "Ctrl+Z" not in {sequence for key in shortcuts.table() for sequence in key.keys}


def test_single_letters_belong_to_a_list_or_the_year() -> None:
    letters = {key.where for key in shortcuts.table() for sequence in key.keys if len(sequence) == 1}
    assert letters == LISTS


def test_the_key_of_saving_is_shown_as_it_stands_on_the_keyboard() -> None:
    assert shortcuts.shown("save") == "Ctrl+Enter"
    assert shortcuts.shown("call") == "F3"


def test_a_key_works_in_the_whole_window(window: QMainWindow, qtbot: QtBot) -> None:
    hand = Hand()
    actions = shortcuts.install(window, {"call": hand.press, "larger": hand.press})
    window.findChild(QLineEdit).setFocus()
    qtbot.keyClick(window.findChild(QLineEdit), Qt.Key.Key_F3)
    qtbot.keyClick(window.findChild(QLineEdit), Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert hand.pressed == 2
    assert actions["call"].text() == "New call"


def test_both_enter_keys_save(window: QMainWindow, qtbot: QtBot) -> None:
    hand = Hand()
    shortcuts.install(window, {"save": hand.press})
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert hand.pressed == 2


def test_a_letter_works_only_while_its_list_has_the_focus(window: QMainWindow, qtbot: QtBot) -> None:
    hand = Hand()
    shortcuts.ListKeys(window.findChild(QListView), {"due_tried": hand.press})
    window.findChild(QLineEdit).setFocus()
    qtbot.keyClicks(window.findChild(QLineEdit), "a")
    assert hand.pressed == 0
    assert window.findChild(QLineEdit).text() == "a"
    window.findChild(QListView).setFocus()
    qtbot.keyClick(window.findChild(QListView), Qt.Key.Key_A)
    assert hand.pressed == 1


def test_both_enter_keys_open_what_a_list_shows(window: QMainWindow, qtbot: QtBot) -> None:
    hand = Hand()
    shortcuts.ListKeys(window.findChild(QListView), {"due_open": hand.press})
    for key, held in ((Qt.Key.Key_Return, NOTHING), (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)):
        qtbot.keyClick(window.findChild(QListView), key, held)
    assert hand.pressed == 2


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_a_letter_of_a_list_with_another_key_held_is_not_its_letter(
    window: QMainWindow, qtbot: QtBot, held: Qt.KeyboardModifier
) -> None:
    hand = Hand()
    shortcuts.ListKeys(window.findChild(QListView), {"due_tried": hand.press})
    qtbot.keyClick(window.findChild(QListView), Qt.Key.Key_A, held)
    assert hand.pressed == 0


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard", extend=True)
def test_a_menu_over_a_list_gets_its_letter_before_the_list(window: QMainWindow, qtbot: QtBot) -> None:
    hand, chosen = Hand(), Hand()
    shortcuts.ListKeys(window.findChild(QListView), {"due_promise": hand.press})
    window.findChild(QListView).setFocus()
    menu = QMenu(window)
    menu.addAction("&Priya Nair", chosen.press)
    menu.popup(window.mapToGlobal(window.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_P)  # as a keyboard does: shortcuts are asked first
    assert (chosen.pressed, hand.pressed) == (1, 0)


def test_a_key_that_is_not_in_the_table_is_our_own_mistake() -> None:
    with pytest.raises(KeyError):
        shortcuts.find("no_such_key")
