"""The composition root: everything that lives as long as the window is made here, once, and owned here.

It paints first. The database, the handlers and the packs are loaded afterwards, on the lanes' own threads.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

import counterdesk
from counterdesk.app import logs, qt
from counterdesk.app.clock import now, passed
from counterdesk.app.daily import DailyBackup
from counterdesk.app.defects import LastResort
from counterdesk.app.look import DeskLook
from counterdesk.app.mini import Mini
from counterdesk.app.pages import pages, papers, show_help, show_record
from counterdesk.app.painted import FirstPaint
from counterdesk.app.paths import Places
from counterdesk.app.settings import Settings
from counterdesk.app.softphone import Softphone
from counterdesk.app.tidy import Tidying
from counterdesk.app.trouble import Trouble
from counterdesk.domain.announced import Announced
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Desk
from counterdesk.ui import messages, shortcuts, theme
from counterdesk.ui.here import Here
from counterdesk.ui.lanes import ThreadLanes
from counterdesk.ui.shell import Shell

if TYPE_CHECKING:
    from counterdesk.app.first import FirstWindow
    from counterdesk.app.single import FrontDoor
    from counterdesk.ui.paper.window import Papers
    from counterdesk.ui.pop import Bell

log = logging.getLogger(__name__)
_MOST_CALLS = 9  # that wait for a desk which is still being set up


def open_desk(here: Places, call: Announced | None = None) -> Places | None:
    """Shows the desk of these places until its window is closed; gives the places to open next, if any.

    A call that was announced has its card as soon as the desk is there.
    """
    logs.open_log(here.log)
    qt.log_messages()
    log.info("started %s, practice %s", counterdesk.__version__, here.practice)
    desktop = new_desktop(here)
    if call is not None:
        desktop.ring(call)
    desktop.show()
    QApplication.exec()
    desktop.close()
    log.info("closed")
    return desktop.next


def new_desktop(here: Places) -> Desktop:
    """Makes the desk of these places, not shown yet, and the application where there is none."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = _new_application()
    return Desktop(here, DeskLook(application, Settings(here.settings)))


def _new_application() -> QApplication:
    application = theme.new_application(sys.argv[0])
    application.setApplicationName("Counterdesk")
    application.setApplicationVersion(counterdesk.__version__)
    application.setDesktopFileName("counterdesk")
    theme.follow_system(application)
    return application


class Desktop(QObject):
    """The windows, their lanes, and what listens beside them. `window` is the one that is shown now.

    `clock` tells the time to everything in it, the logbook included.
    """

    _defect = Signal(str)

    def __init__(self, here: Places, look: DeskLook, clock: Callable[[], datetime] = now) -> None:
        super().__init__()
        self.next: Places | None = None
        self._look = look
        look.begin()
        self._softphone = Softphone(look.settings, practice=here.practice)
        self._softphone.begin()
        self._tidying = Tidying(self)
        self._places = here
        self._last_resort = LastResort(here.logs)
        self._last_resort.take_over()
        self._lanes = ThreadLanes(partial(_desk_of, here, clock), self)
        self._lanes.on_refused = self._refused
        self._lanes.on_failed = self._last_resort.answer
        self._here = Here(self._lanes, clock, self, passed)
        self._here.town_changed.connect(self._look_at_town)
        self._shell: Shell | None = None
        self._mini: Mini | None = None
        self._trouble: Trouble | None = None
        self._first: FirstWindow | None = None
        self._door: FrontDoor | None = None
        self._bell: Bell | None = None
        self._calls: list[Announced] = []
        self.window: QWidget = self._desk() if here.logbook.exists() else self._first_start()
        look.apply()
        self._defect.connect(self._say)
        self._last_resort.tell = self._defect.emit  # a signal, because the mistake may be another thread's
        self._backups = DailyBackup(self._lanes, self)

    def show(self) -> None:
        """Shows the window; the logbook is opened once it has been painted."""
        self.window.show()
        FirstPaint(self.window, self._start)

    def close(self) -> None:
        """Keeps what is being typed, finishes what was commanded, backs up, and lets the logbook go."""
        if isinstance(self.window, Shell):
            self.window.cards.keep_now()
            self._look.remember_place(self.window)
        if self._mini is not None:
            self._mini.end()
        self._backups.at_close()
        self._tidying.stop()

    def ring(self, call: Announced) -> None:
        """Has a card opened for an announced call, once there is a desk for it to lie on."""
        log.info("a call was announced")
        self._calls = [*self._calls, call][-_MOST_CALLS:]
        self._pass_calls_on()

    def _pass_calls_on(self) -> None:
        if self._bell is None:
            return
        calls, self._calls = self._calls, []
        for call in calls:
            self._bell.ring(call)

    def _desk(self) -> Shell:
        shell = Shell(self._here, pages(self._look, self._softphone))
        self._look.place(shell)
        self._shell = shell
        self._trouble = Trouble(shell, self._lanes, self._places, self._ask)
        shell.open_record.connect(self._open_record)
        shell.print_slip.connect(self._print_slip)
        shell.paper_wanted.connect(self._print)
        shell.help_wanted.connect(self._show_help)
        shortcuts.install(shell.content, {"larger": self._look.larger, "smaller": self._look.smaller})
        self._mini = Mini(self._here, shell, self._look, self._come_to_front)
        return shell

    def _first_start(self) -> FirstWindow:
        from counterdesk.app.first import FirstWindow

        self._first = first = FirstWindow(self._here, self._places)
        first.opened.connect(self._leave_first_start)
        first.practice_ready.connect(self._go_to_practice)
        return first

    def _leave_first_start(self) -> None:
        self._change_to(self._shell or self._desk())

    def _go_to_practice(self) -> None:
        self.next = replace(self._places, practice=True)
        self.window.close()

    def _change_to(self, window: QWidget) -> None:
        """Shows another window; the one before stays, hidden, because answers may still be on their way to it."""
        self._before, self.window = self.window, window
        self.show()
        self._before.hide()

    def _look_at_town(self) -> None:
        """A logbook whose first start was broken off begins with it again."""
        if not self._here.town.town and isinstance(self.window, Shell):
            self._change_to(self._first_start())

    def _start(self) -> None:
        if isinstance(self.window, Shell) and self._trouble is not None:
            self._trouble.begin()
            self._hang_bell(self.window)
        elif self._first is not None:
            self._first.start()
        self._listen()

    def _ask(self) -> None:
        """Asks for what the desk shows first; called for every attempt at opening the logbook."""
        if self._shell is not None:
            self._here.start()
            self._shell.start()
            self._backups.at_start()
        if self._mini is not None:
            self._mini.begin()

    def _listen(self) -> None:
        """Hears from now on of second starts."""
        from counterdesk.app.single import FrontDoor

        if self._door is None:
            self._door = FrontDoor(self._places.logbook, self)
            self._door.knocked.connect(self._come_to_front)
            self._door.rang.connect(self._rang)

    def _hang_bell(self, shell: Shell) -> None:
        """Hears from now on of announced calls; the window is there by now."""
        from counterdesk.ui.pop import Bell

        if self._bell is None:
            self._bell = Bell(shell)
        self._pass_calls_on()

    def _rang(self, call: Announced) -> None:
        self._come_to_front()
        self.ring(call)

    @cached_property
    def _papers(self) -> Papers:
        return papers(self._here, self.window)

    def _print_slip(self, uid: str) -> None:
        self._papers.slip(uid)

    def _print(self, kind: str, view: object) -> None:
        self._papers.wanted(kind, view)

    def _open_record(self, uid: str, table: str) -> None:
        if table == "contacts":
            show_record(self._here, uid, self.window, self._papers)
        elif isinstance(self.window, Shell):
            self.window.show_page("page_sealed")

    def _show_help(self, name: str) -> None:
        show_help(self.window, name, self._keys_sheet)

    def _keys_sheet(self) -> None:
        if isinstance(self.window, Shell):
            self.window.show_keys()

    def _say(self, sentence: str) -> None:
        messages.tell(self.window, sentence, "late")

    def _refused(self, reason: Refused) -> None:
        if isinstance(self.window, Shell):
            if self._trouble is None or not self._trouble.takes(reason):
                self.window.refuse(reason)
        else:
            messages.refused(self.window, reason)

    def _come_to_front(self) -> None:
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()


def _desk_of(here: Places, clock: Callable[[], datetime]) -> Desk:
    """Loads the database and opens the logbook; runs on a lane's own thread."""
    from counterdesk.app.desks import writing_desk

    return writing_desk(here, clock)
