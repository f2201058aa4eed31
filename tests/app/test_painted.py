"""What can wait begins when the window has been painted, once."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from counterdesk.app.painted import FirstPaint


class Window(QMainWindow):
    """A window that keeps what happened to it, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.story: list[str] = []

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        self.story.append("painted")

    def begin(self) -> None:
        self.story.append("begun")


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    return window


def test_it_begins_after_the_first_paint_and_only_once(window: Window, qtbot: QtBot) -> None:
    FirstPaint(window, window.begin)
    window.show()
    qtbot.waitUntil(lambda: "begun" in window.story)
    for _again in range(2):
        window.repaint()
    qtbot.wait(600)
    assert window.story[0] == "painted"
    assert window.story.count("begun") == 1


def test_a_window_that_is_never_painted_begins_all_the_same(window: Window, qtbot: QtBot) -> None:
    FirstPaint(window, window.begin)
    qtbot.waitUntil(lambda: window.story == ["begun"], timeout=5000)


def test_nothing_begins_for_a_window_that_is_gone(qtbot: QtBot) -> None:
    window, story = QMainWindow(), QObject()
    FirstPaint(window, story.deleteLater)
    window.deleteLater()
    qtbot.wait(600)
    assert story.objectName() == ""
