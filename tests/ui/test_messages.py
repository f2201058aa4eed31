"""The one door to the user: quiet lines, sentences for refusals, and the rare question."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.domain.refusal import Refused
from counterdesk.ui import messages
from counterdesk.ui.kit.dialog import FormDialog
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.kit.layout import under
from counterdesk.ui.kit.notice import Act, Notice


class Hand:
    """Remembers what was pressed."""

    def __init__(self) -> None:
        self.pressed = 0

    def press(self) -> None:
        self.pressed += 1


class Window(QMainWindow):
    """A window with a field and the quiet line."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.notice = Field("Name"), Notice()
        self.setCentralWidget(under(self.field, self.notice))


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    return window


def boxes(widget: QWidget) -> list[QMessageBox]:
    """Gives the message windows that are open."""
    return [box for box in widget.window().findChildren(QMessageBox) if box.isVisible()]


def test_what_was_saved_is_said_in_the_quiet_line(window: Window) -> None:
    hand = Hand()
    messages.tell(window.field, "Saved 2:04 as Priya", acts=(Act("Undo", hand.press),))
    assert window.notice.text() == "Saved 2:04 as Priya"
    window.notice.acts()[0].click()
    assert hand.pressed == 1
    assert boxes(window) == []


def test_a_refusal_is_a_sentence_in_the_quiet_line(window: Window) -> None:
    messages.refused(window.field, Refused("topic_exists"))
    assert window.notice.text().startswith("There is a topic with this name already.")
    assert boxes(window) == []


def test_a_refusal_inside_a_form_stays_in_the_form(window: Window, qtbot: QtBot) -> None:
    name = Field("Name")
    dialog = FormDialog(window, "Add a person", (Row("Name", name),))
    dialog.open()
    messages.refused(name, Refused("person_exists"))
    assert "in the list already" in dialog.trouble()
    assert window.notice.text() == ""


def test_a_dialog_speaks_through_the_window_behind_it(window: Window) -> None:
    dialog = FormDialog(window, "Add a person", ())
    dialog.open()
    messages.tell(dialog, "Copied.")
    assert window.notice.text() == "Copied."


def test_a_window_without_a_quiet_line_says_it_in_a_small_window(qtbot: QtBot) -> None:
    lonely = QWidget()
    qtbot.addWidget(lonely)
    messages.tell(lonely, "a<b and c>d")
    assert [box.text() for box in boxes(lonely)] == ["a<b and c>d"]
    assert boxes(lonely)[0].textFormat() == Qt.TextFormat.PlainText


def test_yes_does_it(window: Window) -> None:
    hand = Hand()
    box = messages.ask(window, "Close the office now?", "Close now", hand.press)
    assert [button.text() for button in box.buttons()] == ["Close now", "Cancel"]
    box.buttons()[0].click()
    assert hand.pressed == 1
    assert boxes(window) == []


def test_no_and_escape_do_nothing(window: Window, qtbot: QtBot) -> None:
    hand = Hand()
    box = messages.ask(window, "Close the office now?", "Close now", hand.press, "Stay open")
    box.buttons()[1].click()
    box = messages.ask(window, "Close the office now?", "Close now", hand.press)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert hand.pressed == 0
    assert boxes(window) == []
