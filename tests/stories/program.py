"""The real program on a real logbook, with its threads, its files and a clock that a test sets."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from counterdesk.app.compose import Desktop
from counterdesk.app.first import FirstWindow
from counterdesk.app.look import DeskLook
from counterdesk.app.paths import Places, places
from counterdesk.app.settings import Settings
from counterdesk.services.asks.desk import Desk
from counterdesk.ui.lane import Lane, Work
from counterdesk.ui.lanes import ThreadLanes
from counterdesk.ui.pages.first_start import FirstStart
from counterdesk.ui.shell import Shell
from tests.desk import Clock
from tests.stories.hands import PATIENCE_S, waits

SCREEN = (1366, 768)


class Program:
    """Starts and ends the program at one desk, as often as wanted, always on the same files."""

    def __init__(self, home: Path, clock: Clock) -> None:
        self.clock = clock
        self.places: Places = places(home).make()
        self._desktop: Desktop | None = None

    @property
    def desktop(self) -> Desktop:
        assert self._desktop is not None, "the program is not running"
        return self._desktop

    @property
    def shell(self) -> Shell:
        """The main window."""
        window = self.desktop.window
        assert isinstance(window, Shell), f"{type(window).__name__} is shown instead of the desk"
        return window

    @property
    def is_at_the_desk(self) -> bool:
        """Whether the main window is there, and not the questions of the first start."""
        return isinstance(self.desktop.window, Shell)

    @property
    def first_page(self) -> FirstStart:
        """The questions of the first start."""
        window = self.desktop.window
        assert isinstance(window, FirstWindow)
        waits(lambda: isinstance(window.centralWidget(), FirstStart), "for the first questions")
        page = window.centralWidget()
        assert isinstance(page, FirstStart)
        return page

    @property
    def is_running(self) -> bool:
        return self._desktop is not None

    def start(self) -> None:
        """Starts it and waits until its window is there and says what it knows."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        hooks = sys.excepthook, threading.excepthook
        look = DeskLook(application, Settings(self.places.settings))
        self._desktop = Desktop(self.places, look, self.clock)
        sys.excepthook, threading.excepthook = hooks  # an exception is for the test, not for the last resort
        self._desktop.show()
        self.is_in_front()
        self.settle()

    def is_in_front(self) -> None:
        """Waits until the program's window has the keyboard, and the room of a usual screen."""
        window = self.desktop.window
        window.resize(*SCREEN)  # the screen that is not there has 800 x 800, to which a remembered window is cut
        window.activateWindow()
        waits(window.isActiveWindow, "for the window")

    def settle(self) -> None:
        """Waits until everything asked of the logbook has been answered and shown."""
        lanes = self.lanes
        for lane in (lanes._write, lanes._slow, lanes._read, lanes._read):
            self.on(lane)
            waits(self.has_asked, "for what is asked once a commit is painted")

    def has_asked(self) -> bool:
        """Whether nothing waits to be asked until the window has painted what was saved."""
        return not self.lanes._asked and not self.lanes._painted.isActive()

    @property
    def lanes(self) -> ThreadLanes:
        return self.desktop._lanes

    def on(self, lane: Lane, run: Callable[[Desk], object] = type) -> None:
        """Does something on a lane's own thread, behind all that waits there."""
        loop = QEventLoop()
        came: list[object] = []

        def back(answer: object) -> None:
            came.append(answer)
            loop.quit()

        assert lane.put(Work(run, back, back)), "the lane has ended"
        QTimer.singleShot(round(PATIENCE_S * 1000), loop, loop.quit)
        loop.exec()
        assert came, f"{lane.name} does not answer"

    def close(self) -> None:
        """Closes the window as a person does, and waits for the last backup."""
        desktop, self._desktop = self.desktop, None
        desktop.window.close()
        desktop.close()
        desktop.window.deleteLater()
        desktop.deleteLater()
        reports = [path.read_text() for path in self.places.logs.glob("report-*")]
        assert reports == [], "the program reported a mistake of its own"

    def is_lost(self) -> None:
        """Leaves the program as a power cut does: nothing is finished, nothing is said."""
        desktop, self._desktop = self.desktop, None
        desktop.window.hide()
        desktop._here._timer.stop()
        for timer in desktop.window.findChildren(QTimer):
            timer.stop()
        desktop._lanes.stop()
        desktop.window.deleteLater()
        desktop.deleteLater()
