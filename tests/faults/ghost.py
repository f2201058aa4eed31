"""A hand inside the real program: it starts the program as the command does, and works in its window until killed.

python -m tests.faults.ghost HOME log|type|say

`log` logs one call after the other and says the uid of each once the logbook has acknowledged it; `type` types a note,
a letter every few milliseconds, and says how many letters there are and when; `say` says what the window says once
it has answered, and closes it.
"""

import sys
import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counterdesk.app.main import main
from counterdesk.domain.contact import CallerTyped, Channel, Outcome
from counterdesk.services.asks.contacts import LogContact
from counterdesk.services.asks.desk import Done
from counterdesk.ui.cards.content import new_uid
from counterdesk.ui.pages.trouble import TroublePage
from counterdesk.ui.shell import Shell
from tests.stories.hands import complaints

PACE_MS = 15
SAY_AFTER_MS = 600
LETTERS = "The person asked about the fence again. "


def tell(what: str) -> None:
    """Says one line at once."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


class Ghost(QObject):
    """Lives on the thread of the window."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.shell = shell
        self._timer = QTimer(self)
        self._count = 0

    def log(self) -> None:
        """Logs a call with a message, and the next one when this one is acknowledged."""
        caller = CallerTyped("Maria Rossi", number="519-555-0142")
        outcome = (Outcome.ANSWERED, Outcome.MESSAGE)[self._count % 2]
        command = LogContact(new_uid(), Channel.CALL, outcome, note=LETTERS * 20, caller=caller)
        self._count += 1
        self.shell.here.lanes.do(command, done=self._acknowledged)

    def _acknowledged(self, done: Done) -> None:
        tell(done.uid)
        self.log()

    def type(self) -> None:
        """Types a note on a fresh card, once the window has settled."""
        self.shell.open_card("call")
        card = self.shell.cards.card
        assert card is not None
        card.note.field.setFocus()  # type: ignore[attr-defined]
        self._start(self._type_letter, PACE_MS)

    def _type_letter(self) -> None:
        card = self.shell.cards.card
        QTest.keyClicks(card.note.field, LETTERS[self._count % len(LETTERS)])  # type: ignore[union-attr]
        self._count += 1
        tell(f"{self._count} {time.monotonic()}")

    def say(self) -> None:
        """Says what the window says, once it says something, and closes the window."""
        self._start(self._say_once, SAY_AFTER_MS)

    def _say_once(self) -> None:
        self._timer.stop()
        for sentence in complaints(self.shell):
            tell(sentence)
        card = self.shell.cards.card
        if card is not None:
            tell(f"note {card.note.field.toPlainText()!r}")  # type: ignore[attr-defined]
        self.shell.close()

    def _start(self, slot: Callable[[], None], pace_ms: int) -> None:
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(slot)
        self._timer.start(pace_ms)


class Haunting(threading.Thread):
    """Waits for the program's window and puts the ghost into it."""

    def __init__(self, what: str) -> None:
        super().__init__(daemon=True)
        self.what = what
        self._ghost: Ghost | None = None

    def run(self) -> None:
        """Looks for the application; everything after that happens on its own thread."""
        while (application := QApplication.instance()) is None or application.thread().loopLevel() < 1:
            time.sleep(0.01)
        QTimer.singleShot(0, application, self._enter)

    def _enter(self) -> None:
        application = QApplication.instance()
        shells = [top for top in QApplication.topLevelWidgets() if isinstance(top, Shell) and top.isVisible()]
        if not shells or not self._is_ready(shells[0]):
            QTimer.singleShot(20, application, self._enter)
            return
        self._ghost = Ghost(shells[0])
        tell("ready")
        getattr(self._ghost, self.what)()

    @staticmethod
    def _is_ready(shell: Shell) -> bool:
        """Whether the window has heard from the logbook, good or bad."""
        return bool(shell.here.person or shell.status.notice.text() or shell.findChild(TroublePage))


if __name__ == "__main__":
    haunting = Haunting(sys.argv[2])  # held here: a timer does not keep what it calls
    haunting.start()
    sys.exit(main(["--home", sys.argv[1]]))
