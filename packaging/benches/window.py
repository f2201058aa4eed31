"""The real window on the large logbook, as the benchmarks open it, wait for it and let it go."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter_ns, sleep

from PySide6.QtCore import QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from benches import book
from counterdesk.app.tidy import Tidying
from counterdesk.ui import theme
from counterdesk.ui.here import Here
from counterdesk.ui.lanes import ThreadLanes
from counterdesk.ui.shell import Shell


class RealWindow(QObject):
    """A window with its lanes on threads of their own; somebody is at the desk."""

    def __init__(self, folder: Path, entries: int) -> None:
        super().__init__()
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        theme.apply(application)
        self._tidying = Tidying(self)  # as the program does: nothing is collected in the middle of an entry
        self._lanes = ThreadLanes(lambda: book.opened(folder, entries)[0])
        self._here = Here(self._lanes, book.clock)
        self.shell = Shell(self._here, ())
        self.shell.show()
        self.shell.activateWindow()
        self._here.start()
        self.shell.start()
        self.turn_until(lambda: self._here.person is not None)

    def turn_until(self, is_so: Callable[[], bool]) -> None:
        """Lets the window live until something is so; spends no time of its own."""
        loop = QEventLoop()
        while not is_so():
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def settle(self, span_ms: int) -> None:
        """Lets the window live for a while, as between two deeds of a person."""
        until = perf_counter_ns() + span_ms * 1_000_000
        loop = QEventLoop()
        while perf_counter_ns() < until:
            loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            sleep(0.001)

    def close(self) -> None:
        """Lets the window and its threads go."""
        self.shell.close()
        self._lanes.stop()
        self._tidying.stop()
