"""F1 in the real window: the help is about what is in front, and stands beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from counterdesk.app.pages import pages, show_help
from counterdesk.ui import shortcuts, theme
from counterdesk.ui.help.window import HelpWindow
from counterdesk.ui.here import Here
from counterdesk.ui.keysheet import KeySheet
from counterdesk.ui.lanes import InlineLanes
from counterdesk.ui.shell import Shell
from tests.desk import message, new_desk, person


class Clerk:
    """Somebody at the real window who presses F1."""

    def __init__(self, shell: Shell, bot: QtBot) -> None:
        self.shell, self._bot = shell, bot
        shell.help_wanted.connect(self._show)

    def _show(self, name: str) -> None:
        show_help(self.shell, name, self.shell.show_keys)

    def presses(self, key: Qt.Key) -> None:
        self._bot.keyClick(QApplication.focusWidget() or self.shell, key)
        QTest.qWait(10)

    def reads(self) -> str:
        """The title of the page of the help that is open."""
        (window,) = self.shell.findChildren(HelpWindow)
        assert window.isVisible()
        assert window.reader.page is not None
        return window.reader.page.title


@pytest.fixture
def clerk(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Clerk]:
    theme.apply(qapp, theme.Scheme.LIGHT)
    desk, clock = new_desk(tmp_path)
    desk.do(message(), person(desk, "Priya"))
    lanes = InlineLanes(desk)
    shell = Shell(Here(lanes, clock), pages())
    qtbot.addWidget(shell)
    shell.here.start()
    shell.start()
    shell.show()
    shell.activateWindow()
    yield Clerk(shell, qtbot)
    lanes.stop()


@pytest.mark.parametrize("page", ["page_desk", "page_log", *(page.key for page in pages())])
def test_every_page_has_its_help(clerk: Clerk, page: str) -> None:
    clerk.shell.show_page(page)
    clerk.shell.content.setFocus()
    clerk.presses(Qt.Key.Key_F1)
    assert clerk.reads() == shortcuts.find(page).text


@pytest.mark.parametrize(
    ("key", "title"),
    [
        (Qt.Key.Key_F2, "Walk-in"),
        (Qt.Key.Key_F3, "Call"),
        (Qt.Key.Key_F4, "Message"),
        (Qt.Key.Key_F5, "Incoming"),
        (Qt.Key.Key_F6, "Complaint"),
        (Qt.Key.Key_F8, "Incident"),
    ],
)
def test_with_a_card_open_the_help_is_about_that_card(clerk: Clerk, key: Qt.Key, title: str) -> None:
    clerk.presses(key)
    clerk.presses(Qt.Key.Key_F1)
    assert clerk.reads() == title
    clerk.shell.open_card("call")
    clerk.shell.show_help()
    assert clerk.reads() == "Call"


def test_in_the_due_list_the_help_is_about_the_list(clerk: Clerk) -> None:
    clerk.shell.show_due()
    clerk.presses(Qt.Key.Key_F1)
    assert clerk.reads() == "The due list"


def test_help_that_is_open_turns_to_the_page_in_front(clerk: Clerk) -> None:
    for page, title in (("page_people", "People"), ("page_reports", "Reports")):
        clerk.shell.show_page(page)
        clerk.shell.show_help()
        assert clerk.reads() == title


def test_help_blocks_nothing_and_goes_away_with_the_screen(clerk: Clerk) -> None:
    clerk.shell.show_help()
    assert QApplication.activeModalWidget() is None
    clerk.shell.hide_screen()
    assert [window for window in clerk.shell.findChildren(QDialog) if window.isVisible()] == []
    clerk.shell.show_screen()
    assert clerk.reads() == "Desk"


def test_the_sheet_of_keys_is_one_button_away(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.shell.show_help()
    (window,) = clerk.shell.findChildren(HelpWindow)
    window.keys_wanted.emit()
    (sheet,) = clerk.shell.findChildren(KeySheet)
    assert sheet.isVisible()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
