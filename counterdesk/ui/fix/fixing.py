"""The way to the window in which an entry is fixed, from wherever the entry is seen."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Question
from counterdesk.services.asks.fixing import ComplaintToFix, ContactToFix
from counterdesk.ui import messages
from counterdesk.ui.fix.drafts import FixDrafts
from counterdesk.ui.fix.kept import Kept, question
from counterdesk.ui.here import Here


class Fixing(QObject):
    """Opens it with what the same person had typed for that entry and not saved.

    Where the entry was voided meanwhile it shows what was typed. `fixed` gives what a fix did, `held` comes when one is
    put aside for the counter; `unopened` gives the kept fix of somebody confidential who is to be shown again first.
    """

    fixed = Signal(object)
    held = Signal()
    unopened = Signal(object)

    def __init__(self, here: Here, parent: QWidget) -> None:
        super().__init__(parent)
        self._here, self._window, self._drafts = here, parent, FixDrafts(here)

    def begin(self, table: str, uid: str, opening: str = "") -> None:
        """Begins to fix an entry of a table, or goes on; `opening` is that of somebody confidential."""
        then = partial(self._take, table, uid, opening)
        self._drafts.ask(then, slot=f"fix.kept.{uid}")

    def resume(self, held: Kept) -> None:
        """Goes on with a fix that was kept."""
        self._ask(held.table, held.entry_uid, held.content.opening, held)

    def _take(self, table: str, uid: str, opening: str, kept: tuple[Kept, ...]) -> None:
        self._ask(table, uid, opening, next((one for one in reversed(kept) if one.entry_uid == uid), None))

    def _ask(self, table: str, uid: str, opening: str, held: Kept | None) -> None:
        reader_id = self._here.person.id if self._here.person is not None else None
        asked: Question[Any] = question(table, uid, reader_id, opening)
        show, refuse = partial(self._show, opening, held), partial(self._refused, held)
        self._here.lanes.read(asked, show, slot=f"fix.{uid}", refused=refuse)

    def _show(self, opening: str, held: Kept | None, found: ContactToFix | ComplaintToFix) -> None:
        from counterdesk.ui.fix.window import FixWindow

        window = FixWindow(self._here, found, self._window, opening, held)
        window.fixed.connect(self.fixed)
        window.held.connect(self.held)
        window.open()

    def _refused(self, held: Kept | None, refused: Refused) -> None:
        if held is not None and refused.code == "not_there":
            self._show_gone(held)
            return
        messages.refused(self._window, refused)
        if held is not None and refused.code == "fix_unopened":
            self.unopened.emit(held)

    def _show_gone(self, held: Kept) -> None:
        from counterdesk.ui.fix.gone import GoneWindow

        gone = GoneWindow(self._here, held, self._window)
        gone.given_up.connect(partial(self._drafts.drop, held.uid))
        gone.open()
