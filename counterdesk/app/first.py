"""The window of the first start: it ends with a real logbook set up, or with an invented one for practice."""

import threading
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

from counterdesk.app.clock import now
from counterdesk.app.lock import LogbookLock, Taken
from counterdesk.app.look import take_the_screen_if_larger
from counterdesk.app.paths import Places
from counterdesk.app.practice import invent
from counterdesk.ui import messages
from counterdesk.ui.here import Here
from counterdesk.ui.kit.label import Label
from counterdesk.ui.pages.first_start import FirstStart, Practice
from counterdesk.words import _


class FirstWindow(QMainWindow):
    """Asks what a new logbook needs. `opened` comes when it is set up, `practice_ready` when one was invented."""

    opened = Signal()
    practice_ready = Signal()

    def __init__(self, here: Here, places: Places) -> None:
        super().__init__()
        self._here, self._places = here, places
        self._lock: LogbookLock | None = None
        self.setWindowTitle(_("Counterdesk"))
        self.resize(1366, 768)
        take_the_screen_if_larger(self)

    def start(self) -> None:
        """Asks for the towns and shows the questions; to be called once the window is painted."""
        page = FirstStart(self._here)
        if self._places.practice:
            page.needed.logbook.choose("practice")
            page.needed.logbook.setEnabled(False)
        page.opened.connect(self.opened)
        page.practice_wanted.connect(self._practise)
        self.setCentralWidget(page)

    def _practise(self, wish: Practice) -> None:
        practice = replace(self._places, practice=True)
        try:
            if not self._places.practice:
                self._lock = LogbookLock(practice.make().logbook)
        except Taken:
            messages.tell(self, _("The practice logbook is open in another window already."))
            return
        self._here.lanes.stop()
        self.setCentralWidget(Label(_("Inventing a month of contacts ..."), role="title"))
        words = (practice, wish)
        threading.Thread(target=self._invent, args=words, name="counterdesk-practice").start()

    def _invent(self, practice: Places, wish: Practice) -> None:
        """Runs on a thread of its own; a practice logbook that is there already is opened as it is."""
        try:
            if self._places.practice or not practice.logbook.exists():
                invent(practice, wish.town, wish.person, now(), public_can_see=wish.public_can_see)
        finally:
            if self._lock is not None:
                self._lock.let_go()
        self.practice_ready.emit()
