"""Letters typed at a row of pills lead to one of them, and choose nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.ui.kit.layout import under
from counterdesk.ui.kit.pills import Item, Pill, PillRow

Show = Callable[[QWidget], QWidget]
pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)
NOTHING_WRITTEN = "No choice begins with these letters. Nothing was written."
TOPICS = ("&Property taxes", "Parking", "&Dog licence", "Éclairage && rues", "&Water bill")


@pytest.fixture(autouse=True)
def _no_tip(qtbot: QtBot) -> None:
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


@pytest.fixture(params=[False, True], ids=["of one", "of many"])
def row(request: pytest.FixtureRequest, show: Show) -> PillRow:
    row = PillRow("About", [Item(text.replace("&", ""), text) for text in TOPICS], many=request.param)
    show(under(row, QLineEdit()))
    row.focus()
    return row


def types(words: str, at: int = 0, every: int = 100) -> int:
    """Types words at whatever has the focus, and gives when the next key would come."""
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = Qt.Key.Key_Space if letter == " " else Qt.Key(ord(letter.upper()))
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(at)
            QApplication.sendEvent(QApplication.focusWidget(), event)
        at += every
    return at


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.text().replace("&&", "+").replace("&", "") if hasattr(widget, "text") else ""


def chosen(row: PillRow) -> list[str]:
    return [text for text in (item.replace("&", "") for item in TOPICS) if row.pill(text).isChecked()]


def test_words_typed_at_a_row_lead_to_the_choice_that_begins_with_them_and_choose_nothing(
    row: PillRow, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(row.chosen):
        QTest.keyClicks(QApplication.focusWidget(), "d")
        assert focused() == "Dog licence"
        types("og licence")
    assert focused() == "Dog licence"
    assert chosen(row) == []
    assert not QToolTip.isVisible()


def test_letters_that_come_soon_make_a_longer_beginning(row: PillRow) -> None:
    row.pill("Water bill").setFocus()
    types("p")
    assert focused() == "Property taxes"
    row.pill("Water bill").setFocus()
    types("pa", at=5000)
    assert focused() == "Parking"


def test_letters_that_come_late_begin_anew(row: PillRow) -> None:
    types("pa")
    types("w", at=1101)
    assert focused() == "Water bill"


def test_accents_and_case_do_not_matter(row: PillRow) -> None:
    types("ECLAIRAGE & R")
    assert focused() == "Éclairage + rues"
    types("w", at=9000)
    types("éc", at=19000)
    assert focused() == "Éclairage + rues"
    assert not QToolTip.isVisible()


def test_a_choice_that_stands_stays_while_letters_move_the_focus(row: PillRow, qtbot: QtBot) -> None:
    row.choose(["Parking"] if row._many else "Parking")
    row.focus()
    with qtbot.assertNotEmitted(row.chosen):
        types("dog")
    assert (focused(), chosen(row)) == ("Dog licence", ["Parking"])


def test_a_space_on_its_own_chooses_what_the_letters_led_to(row: PillRow) -> None:
    after = types("dog")
    types(" ", at=after - 100 + 1001)
    assert chosen(row) == ["Dog licence"]


def test_a_second_space_chooses_once_the_letters_are_a_second_old(row: PillRow) -> None:
    types("dog")
    types(" ", at=900)
    assert chosen(row) == []
    types(" ", at=1500)
    assert chosen(row) == ["Dog licence"]


def test_a_space_before_any_letter_chooses(row: PillRow) -> None:
    types(" ", at=50)
    assert chosen(row) == ["Property taxes"]


def test_the_arrows_still_walk_and_end_the_words(row: PillRow, qtbot: QtBot) -> None:
    types("prop")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert focused() == "Parking"
    types(" ", at=310)
    assert chosen(row) == ["Parking"]


def test_words_that_begin_no_choice_are_said_to_be_lost(row: PillRow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(row.chosen):
        types("xenia wants the sewer")
    assert focused() == "Property taxes"
    assert chosen(row) == []
    assert QToolTip.isVisible()
    assert QToolTip.text() == NOTHING_WRITTEN


def test_words_that_stop_to_fit_are_said_to_be_lost_where_the_focus_is(row: PillRow) -> None:
    types("dog tag")
    assert focused() == "Dog licence"
    assert QToolTip.text() == NOTHING_WRITTEN


def test_screen_readers_hear_once_that_nothing_was_written(row: PillRow, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    types("xenia wants")
    assert heard == [NOTHING_WRITTEN]
    types("dogma", at=9000)
    assert heard == [NOTHING_WRITTEN] * 2


@pytest.mark.parametrize(
    "held", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier]
)
def test_a_letter_with_a_key_held_down_is_no_word(row: PillRow, qtbot: QtBot, held: Qt.KeyboardModifier) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_X, held, "x")
    QApplication.sendEvent(row.pill("Property taxes"), event)
    assert not event.isAccepted()
    assert focused() == "Property taxes"
    assert not QToolTip.isVisible()


def test_enter_is_left_to_whoever_holds_the_row(row: PillRow) -> None:
    types("dog")
    for held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, held, "\r")
        QApplication.sendEvent(QApplication.focusWidget(), event)
        assert not event.isAccepted()
    assert chosen(row) == []


def test_letters_pass_over_what_cannot_be_chosen(row: PillRow) -> None:
    row.pill("Property taxes").setEnabled(False)
    row.pill("Water bill").setFocus()
    types("p")
    assert focused() == "Parking"
    row.pill("Parking").hide()
    row.pill("Water bill").setFocus()
    types("p", at=5000)
    assert focused() == "Water bill"


def test_other_choices_are_found_by_their_own_words(row: PillRow, qtbot: QtBot) -> None:
    row.set_items([Item("a", "Answered"), Item("m", "Message, call back")])
    qtbot.waitUntil(row.pill("a").hasFocus)
    types("mess")
    assert focused() == "Message, call back"


def test_words_typed_at_a_pill_that_stands_alone_do_not_turn_it(show: Show) -> None:
    pill = Pill("Not &given")
    show(under(QLineEdit(), pill))
    pill.setFocus()
    types("not ")
    assert not QToolTip.isVisible()
    types("any one", at=400)
    assert not pill.isChecked()
    assert QToolTip.text() == NOTHING_WRITTEN
    types(" ", at=9000)
    assert pill.isChecked()
