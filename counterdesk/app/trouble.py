"""What stands in the window while the logbook cannot be opened, and the ways from there back to the desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from counterdesk.app.clock import now
from counterdesk.app.paths import Places
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.town import AskTown, TownView
from counterdesk.ui import messages
from counterdesk.ui.lanes import ThreadLanes
from counterdesk.ui.shell import Shell
from counterdesk.words import _
from counterdesk.words.dates import full_year, one_stop
from counterdesk.words.refusals import sentence

if TYPE_CHECKING:
    from counterdesk.store.backup import Backup
    from counterdesk.store.restore import Restored
    from counterdesk.ui.pages.trouble import TroublePage

_RESTORABLE = {"logbook_damaged", "logbook_not_a_database"}


class Trouble(QObject):
    """Hears the refusals of a desk that is being opened, and covers it with a page until it can be.

    `start` asks for everything the desk shows first; it is called again for every new attempt.
    """

    def __init__(self, shell: Shell, lanes: ThreadLanes, places: Places, start: Callable[[], object]) -> None:
        super().__init__(shell)
        self._shell, self._lanes, self._places, self._start = shell, lanes, places, start
        self._page: TroublePage | None = None
        self._desk: QWidget | None = None
        self._is_open = self._was_refused = False
        self._reason = Refused("logbook_damaged")
        self._backups: tuple[Backup, ...] = ()
        self._news = ""

    def begin(self) -> None:
        """Tries to open the desk: it is open once everything asked for at the start was answered."""
        self._is_open = self._was_refused = False
        self._start()
        self._lanes.read(AskTown(), self._answered, slot="trouble.last")

    def takes(self, reason: Refused) -> bool:
        """Tells whether a refusal is shown here: the logbook's own, before the desk was open."""
        if self._is_open or not reason.code.startswith("logbook_"):
            return False
        if not self._was_refused:
            self._was_refused, self._reason = True, reason
            self._backups = _backups(self._places) if reason.code in _RESTORABLE else ()
            self._show(sentence(reason))
        return True

    def _answered(self, _town: TownView) -> None:
        """The last question of the start was answered, as were all before it unless one was refused."""
        self._is_open = not self._was_refused
        if not self._is_open or self._page is None or self._desk is None:
            return
        page, self._page = self._page, None
        self._shell.takeCentralWidget()
        self._shell.setCentralWidget(self._desk)
        self._desk.show()
        page.deleteLater()
        self._shell.desk.capture.focus()
        if self._news:
            messages.tell(self._shell, self._news)

    def _show(self, reason: str) -> None:
        page = self._page = self._page or self._cover()
        page.say(reason, self._kept(), self._backups[0].at if self._backups else None)

    def _cover(self) -> TroublePage:
        from counterdesk.ui.pages.trouble import TroublePage

        page = TroublePage(str(self._places.logbook))
        page.again_wanted.connect(self._again)
        page.restore_wanted.connect(self._restore)
        page.quit_wanted.connect(self._shell.close)
        self._desk = self._shell.takeCentralWidget()
        self._shell.setCentralWidget(page)
        return page

    def _kept(self) -> str:
        if self._reason.code not in _RESTORABLE:
            return _("The file was left as it is.")
        if not self._backups:
            return _("The file was left as it is. There is no backup in {folder}.").format(folder=self._places.backups)
        kept = _(
            "The file was left as it is, and the newest backup is of {at}. Bringing it back puts this file aside; "
            "what was logged after the backup is then only in the file put aside."
        )
        return one_stop(kept.format(at=full_year(self._backups[0].at)))

    def _again(self) -> None:
        """Begins with new lanes: what was asked before must not be refused into the new attempt."""
        self._wait(_("Opening the logbook ..."))
        self._lanes.renew(_nothing, self._opened_again, self._not_restored)

    def _opened_again(self, _nothing: None) -> None:
        self.begin()

    def _restore(self) -> None:
        if self._backups:
            self._wait(_("Bringing back the backup ..."))
            bring_back = partial(_bring_back, self._backups[0], self._places)
            self._lanes.renew(bring_back, self._restored, self._not_restored)

    def _wait(self, doing: str) -> None:
        if self._page is not None:
            self._page.wait(doing)

    def _restored(self, done: Restored) -> None:
        at = full_year(self._backups[0].at)
        if done.aside is None:
            self._news = _("The backup of {at} was brought back.").format(at=at)
        else:
            self._news = _("The backup of {at} was brought back. The damaged file was put aside as {path}.").format(
                at=at, path=done.aside
            )
        self.begin()

    def _not_restored(self, reason: Refused) -> None:
        """A backup that is not sound makes room for the one before it."""
        if reason.code in {"restore_unsound", "restore_missing"} | _RESTORABLE:
            self._backups = self._backups[1:]
        self._show(sentence(reason))


def _nothing() -> None:
    """What is done to the file before another attempt."""


def _backups(here: Places) -> tuple[Backup, ...]:
    from counterdesk.store import backup  # the lanes have loaded it by now

    return backup.all_in(here.backups)


def _bring_back(source: Backup, here: Places) -> Restored:
    """Runs on a thread of its own, while no lane has the logbook."""
    from counterdesk.store import restore

    return restore.bring_back(source.path, here.logbook, now())
