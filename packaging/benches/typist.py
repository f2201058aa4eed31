"""From a key in the search of the real window to what it finds, painted, on the large logbook."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter_ns, sleep

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benches import book
from counterdesk.ui import theme
from counterdesk.ui.desk.search import SearchPopup
from counterdesk.ui.here import Here
from counterdesk.ui.lanes import ThreadLanes
from counterdesk.ui.shell import Shell

SETTLE_MS = 60  # a fast typist's time between two keys


class Typist(QObject):
    """The real window, and hands that type into its search."""

    def __init__(self, folder: Path, entries: int) -> None:
        super().__init__()
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        theme.apply(application)
        self._lanes = ThreadLanes(lambda: book.opened(folder, entries)[0])
        self._here = Here(self._lanes, book.clock)
        self._shell = Shell(self._here, ())
        self._shell.show()
        self._shell.activateWindow()
        self._here.start()
        self._shell.start()
        self._turn_until(lambda: self._here.person is not None)
        self._popup: SearchPopup = self._shell.search
        self._shell.search.begin()
        self._field: QWidget = self._popup.field
        self._is_painted = False
        self._popup.table.viewport().installEventFilter(self)
        self._settle()

    def types(self, text: str) -> list[float]:
        """Types a text, and gives the milliseconds from each key until its hits are painted."""
        self._popup.begin()
        self._field.setText("")
        spans = []
        for letter in text:
            self._settle()
            self._is_painted = False
            started = perf_counter_ns()
            QTest.keyClicks(self._field, letter)
            self._popup.table.viewport().update()  # the same hits twice are painted by nobody
            self._turn_until(self._is_shown)
            spans.append((perf_counter_ns() - started) / 1e6)
        self._popup.leave()
        return spans

    def close(self) -> None:
        """Lets the window and its threads go."""
        self._shell.close()
        self._lanes.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it
        """Notes that the table is about to be painted with what these very words find."""
        if event.type() == QEvent.Type.Paint and self._popup.found_for == self._field.value():
            self._is_painted = True
        return False

    def _is_shown(self) -> bool:
        if self._popup.found_for == self._field.value() and not self._is_painted:
            self._popup.table.viewport().update()
        return self._is_painted or not self._field.value().strip()

    def _turn_until(self, is_so: Callable[[], bool]) -> None:
        loop = QEventLoop()
        while not is_so():
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _settle(self) -> None:
        until = perf_counter_ns() + SETTLE_MS * 1_000_000
        loop = QEventLoop()
        while perf_counter_ns() < until:
            loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            sleep(0.001)
