"""A real logbook behind the policy page, in the town that a test asks for, and a clerk who works on it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from counterdesk.services.asks.desk import Command
from counterdesk.services.asks.due import DueBoard, DueRow
from counterdesk.services.door import LogbookDesk
from counterdesk.ui import theme
from counterdesk.ui.here import Here
from counterdesk.ui.lanes import InlineLanes
from counterdesk.ui.pages.policy import PolicyPage
from counterdesk.ui.policy.change import ChangeDialog
from tests.desk import Clock, new_desk, person


class Clerk:
    """Works on the policy page with what stands on the screen."""

    def __init__(self, desk: LogbookDesk, clock: Clock, bot: QtBot) -> None:
        self.desk, self.clock, self._bot = desk, clock, bot
        self.here = Here(InlineLanes(desk), clock)
        self.here.start()
        self.here.lanes.author = person(desk, "Priya")
        self.page = PolicyPage(self.here)
        bot.addWidget(self.page)
        self.page.resize(1338, 640)
        self.page.show()

    def logs(self, command: Command) -> None:
        """Logs something as Priya."""
        self.desk.do(command, self.here.lanes.author)

    def waits_for(self, condition: Callable[[], bool]) -> None:
        self._bot.waitUntil(condition)

    def reads_dialog(self) -> str:
        return "\n".join(label.text() for label in self.dialog().findChildren(QLabel))

    def dialog(self) -> ChangeDialog:
        """The dialog that is open."""
        (dialog,) = (one for one in self.page.findChildren(ChangeDialog) if one.isVisible())
        return dialog

    def has_dialog(self) -> bool:
        return any(one.isVisible() for one in self.page.findChildren(ChangeDialog))

    def types(self, label: str, words: str) -> None:
        """Types into the field beside a label of the dialog, and waits until the list has followed."""
        labels = self.dialog().findChildren(QLabel)
        field = next(one.buddy() for one in labels if one.text() == label and one.buddy())
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, words)
        self.dialog().preview()

    def saves(self) -> None:
        self.dialog().ok_button.click()
        self._bot.wait(5)

    def would_move(self) -> list[str]:
        """Who stands in the list of what would move."""
        return [row.title for row in self.dialog().moves.rows()]

    def owed(self, name: str) -> DueRow:
        return next(row for row in self.desk.read(DueBoard()).rows if name in row.title)

    def reads(self) -> str:
        """Everything that stands on the page."""
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisibleTo(self.page))

    def column(self, table: str, title: str) -> list[str]:
        """One column of a table of the page, from the top."""
        model = getattr(self.page, table).table.model()
        titles = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
        at = titles.index(title)
        return [model.index(row, at).data() for row in range(model.rowCount())]


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, theme.Scheme.LIGHT, 100)
    yield
    theme.apply(qapp, theme.Scheme.LIGHT, 100)


@pytest.fixture
def clerk_in(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[str], Clerk]]:
    """Sits a clerk down in a town."""
    desks = []

    def sit(town: str) -> Clerk:
        desk, clock = new_desk(tmp_path, town=town, people=("Priya Nair", "Owen Gallagher"))
        desks.append(desk)
        return Clerk(desk, clock, qtbot)

    yield sit
    for desk in desks:
        desk.close()
