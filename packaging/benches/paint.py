"""From the start of the process to the painted window, beside an empty main window.

The real program is started each time, command line, lock and log included; only its event loop is watched.
"""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter_ns
from typing import NamedTuple

from benches import book
from benches.figures import Figure, median
from counterdesk.app.clock import now
from counterdesk.app.desks import writing_desk
from counterdesk.app.paths import places
from counterdesk.domain.contact import Channel, Outcome
from counterdesk.domain.instants import day_bounds, local_date
from counterdesk.services.asks.contacts import DayLog, LogContact
from counterdesk.services.asks.people import AskPeople, ComeToDesk

ROUNDS = 9
TODAY = 40

EMPTY = """
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class W(QMainWindow):
    def event(self, e):
        if e.type() == QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, QApplication.quit)
        return super().event(e)
a = QApplication([]); w = W(); w.resize(1366, 768); w.show(); a.exec()
import os; os._exit(0)
"""

PROGRAM = """
import os, signal, sys
signal.alarm(60)
from counterdesk.app import qt
assert not qt.trouble_loading()
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow

run = QApplication.exec

class Eye(QObject):
    def __init__(self, window):
        super().__init__()
        self.window, self.timer = window, QTimer(self, interval=1)
        window.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.UpdateRequest:
            self.window.removeEventFilter(self)
            QTimer.singleShot(0, self.painted)
        return False

    def painted(self):
        if sys.argv[1] == "desk":
            os._exit(0)
        self.is_pressed = sys.argv[1] != "key"
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def look(self):
        if not self.is_pressed and self.window.isActiveWindow():
            self.is_pressed = True
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.postEvent(self.window, QKeyEvent(kind, Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier))
        desk = self.window.desk
        if desk.cards.has_open if sys.argv[1] == "key" else desk.today.table.model_.rowCount() >= int(sys.argv[3]):
            self.window.repaint()
            os._exit(0)

def watch():
    window, = (one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow) and one.isVisible())
    eye = Eye(window)
    return run()

QApplication.exec = watch
from counterdesk.app.main import main
sys.exit(main(["--home", sys.argv[2]]))
"""


class Start(NamedTuple):
    """How long one start took, and how much of the processors it used, in milliseconds."""

    wall: float
    work: float


def run(keep: Path, _entries: int) -> Iterator[Figure]:
    """Yields the figures of starting: the desk, its first card, and today's rows."""
    home = _home(keep)
    ways = {"empty": EMPTY, "desk": PROGRAM, "key": PROGRAM, "rows": PROGRAM}
    starts: dict[str, list[Start]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, code in ways.items():
            starts[name].append(_start(code, name, str(home), str(TODAY)))
    wall = {name: median([one.wall for one in found]) for name, found in starts.items()}
    work = {name: median([one.work for one in found]) for name, found in starts.items()}
    yield Figure("empty QMainWindow, process start to first paint", wall["empty"])
    for name, what, aim in (
        ("desk", "first paint of the desk, ready to type", 1.3),
        ("key", "F3 pressed at the first paint: the card is painted", 0),
        ("rows", "the desk with today's rows from the logbook", 3.3),
    ):
        yield Figure(what, wall[name], wall["empty"], "empty window", aim)
        yield Figure("  the same, processor time", work[name], work["empty"], "empty window")


def _start(code: str, *arguments: str) -> Start:
    started = perf_counter_ns()
    child = subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _pid, status, used = os.wait4(child.pid, 0)
    if status:
        raise RuntimeError(f"the start of {arguments[0]} failed")
    return Start((perf_counter_ns() - started) / 1e6, (used.ru_utime + used.ru_stime) * 1e3)


def _home(keep: Path) -> Path:
    """Gives a desk's own folder with a small logbook in it: somebody is here, and today has its rows."""
    home = keep / "home"
    here = places(home.absolute()).make()
    if not here.logbook.exists():
        desk, _person = book.opened(keep, 1_000)
        desk.close()
        here.logbook.write_bytes((keep / "logbook-1000.db").read_bytes())
        here.logbook.chmod(0o600)
    desk = writing_desk(here)
    person = desk.read(AskPeople()).people[0].id
    desk.do(ComeToDesk(person), person)
    since, until = day_bounds(local_date(now()))
    for _ in range(TODAY - len(desk.read(DayLog(since, until)).rows)):
        call = LogContact(uuid.uuid4().hex, Channel.CALL, Outcome.ANSWERED, note="Asked for the hours.")
        desk.do(call, person)
    desk.close()
    return home
