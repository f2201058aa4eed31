"""From the start of the process to the first painted window, beside an empty main window."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benches import book
from benches.figures import Figure, median

ROUNDS = 9

EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QEvent
class W(QMainWindow):
    def event(self, e):
        done = super().event(e)
        if e.type() == QEvent.Type.UpdateRequest:
            QApplication.exit(0)
        return done
a = QApplication([]); w = W(); w.resize(1366, 768); w.show(); a.exec()
"""

SHELL = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QTimer
from counterdesk.app import compose, paths
from PySide6.QtWidgets import QApplication
here = paths.places(Path(sys.argv[1]))
desktop = compose.new_desktop(here)
app = QApplication.instance()
from PySide6.QtCore import QObject
class Eye(QObject):
    def eventFilter(self, o, e):
        if e.type() == QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, app.quit)
        return False
eye = Eye(); desktop.window.installEventFilter(eye)
desktop.window.show(); app.exec()
import os; os._exit(0)
"""

ROWS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from counterdesk.app import compose, paths
from PySide6.QtWidgets import QApplication
here = paths.places(Path(sys.argv[1]))
desktop = compose.new_desktop(here)
app = QApplication.instance()
desktop.show()
def look():
    if desktop.window.desk.today.table.model_.rowCount():
        desktop.window.repaint(); app.quit()
t = QTimer(); t.setInterval(1); t.timeout.connect(look); t.start()
app.exec()
import os; os._exit(0)
"""


def run(keep: Path, _entries: int) -> Iterator[Figure]:
    """Yields the figures of starting: the shell alone, and the shell with live rows."""
    home = _home(keep)
    spans: dict[str, list[float]] = {"empty": [], "shell": [], "rows": []}
    for _ in range(ROUNDS):
        for name, code in (("empty", EMPTY), ("shell", SHELL), ("rows", ROWS)):
            spans[name].append(_start(code, home))
    empty = median(spans["empty"])
    yield Figure("empty QMainWindow, process start to first paint", empty)
    yield Figure("first paint of the desk, ready to type", median(spans["shell"]), empty, "empty window", 1.3)
    yield Figure("the same with today's rows from the logbook", median(spans["rows"]), empty, "empty window", 3.3)


def _start(code: str, home: Path) -> float:
    from time import perf_counter_ns

    started = perf_counter_ns()
    subprocess.run([sys.executable, "-c", code, str(home)], check=True, capture_output=True, timeout=60)
    return (perf_counter_ns() - started) / 1e6


def _home(keep: Path) -> Path:
    """Gives a desk's own folder with a small logbook in it, one entry of today."""
    import uuid

    from counterdesk.app.paths import places
    from counterdesk.domain.contact import Channel, Outcome
    from counterdesk.services.asks.contacts import LogContact

    home = keep / "home"
    here = places(home.absolute()).make()
    if not here.logbook.exists():
        desk, _person = book.opened(keep, 1_000)
        desk.close()
        here.logbook.write_bytes((keep / "logbook-1000.db").read_bytes())
        here.logbook.chmod(0o600)
    from counterdesk.app.desks import writing_desk

    desk = writing_desk(here)
    from counterdesk.services.asks.people import AskPeople

    person = desk.read(AskPeople()).people[0].id
    desk.do(
        LogContact(str(uuid.uuid4()), Channel.CALL, Outcome.ANSWERED, note="Asked for the hours."),
        person,
    )
    desk.close()
    return home
