"""A clerk at the window: does things in the counter's words and reads what the window says."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.domain.contact import Channel
from counterdesk.services.asks.contacts import DayLog, LogRow
from counterdesk.services.asks.due import DueBoard, DueRow
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.shell import Shell
from tests.desk import Clock, toronto

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Clerk:
    """Hands and eyes at one window on a real logbook."""

    def __init__(self, shell: Shell, desk: LogbookDesk, clock: Clock, bot: QtBot) -> None:
        self.shell, self.desk, self.clock, self.bot = shell, desk, clock, bot
        self.opened: list[tuple[str, str]] = []
        self.slips: list[str] = []
        shell.open_record.connect(self._opened)
        shell.print_slip.connect(self.slips.append)

    def _opened(self, uid: str, record: str) -> None:
        self.opened.append((uid, record))

    def logs_walk_in(self, topic: str) -> None:
        """One click on the board."""
        self.shell.desk.capture.board.button(topic, Channel.WALK_IN).click()
        self.clock.forward(seconds=1)

    def logs_call(self, topic: str) -> None:
        self.shell.desk.capture.board.button(topic, Channel.CALL).click()
        self.clock.forward(seconds=1)

    def presses(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Presses a key where the focus is."""
        self.bot.keyClick(self.focus(), key, held)

    def types(self, words: str) -> None:
        """Types where the focus is."""
        self.bot.keyClicks(self.focus(), words)

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.shell

    def into(self, name: str) -> None:
        """Puts the focus into the field of that name."""
        fields = [*self.shell.findChildren(QLineEdit), *self.shell.findChildren(QPlainTextEdit)]
        next(field for field in fields if field.accessibleName() == name and field.isVisible()).setFocus()

    def clicks(self, words: str) -> None:
        """Clicks the visible button or pill that begins with these words."""
        buttons = self.shell.findChildren(QAbstractButton)
        found = [b for b in buttons if b.isVisible() and b.text().replace("&", "").startswith(words)]
        found[0].click()

    def reads(self) -> str:
        """Gives everything that stands in the window."""
        labels = [label for label in self.shell.findChildren(QLabel) if label.isVisible()]
        return "\n".join(label.text() for label in labels if label.text())

    def line(self) -> str:
        """Gives the confirming line."""
        return self.shell.status.notice.text()

    def today(self) -> tuple[LogRow, ...]:
        """Gives the day as the logbook has it."""
        return self.desk.read(DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))).rows

    def owed(self) -> tuple[DueRow, ...]:
        """Gives what is due as the logbook has it."""
        return self.desk.read(DueBoard()).rows
