"""Handing over from the window: the key, the menu, the dialog, and the line for whoever comes next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Done
from counterdesk.ui import messages
from counterdesk.ui.cards.host import CardHost
from counterdesk.ui.handover.band import HandoverBand
from counterdesk.ui.here import Here

if TYPE_CHECKING:
    from counterdesk.ui.handover.dialog import HandoverDialog


class Handing(QObject):
    """Opens the dialog and carries what it decides; `saved` gives each Done to be confirmed."""

    saved = Signal(object)

    def __init__(self, here: Here, cards: CardHost, window: QWidget) -> None:
        super().__init__(window)
        self._here, self._cards, self._window = here, cards, window
        self.band = HandoverBand(here)
        self.band.taken.connect(self._cards_moved)
        self.dialog: HandoverDialog | None = None

    def begin(self) -> None:
        """Opens the dialog; with nobody at the desk there is nothing to hand over."""
        if self._here.person is None:
            messages.refused(self._window, Refused("nobody_here"))
            return
        from counterdesk.ui.handover.dialog import HandoverDialog

        self.dialog = HandoverDialog(self._window, self._here, self._cards.all_here())
        self.dialog.submitted.connect(self._submit)
        self.dialog.handed_over.connect(self._handed_over)
        self.dialog.finished.connect(self._was_closed)
        self.dialog.open()

    def _submit(self) -> None:
        self._cards.put_away()  # kept with everything typed, before it changes hands
        if self.dialog is not None:
            self.dialog.hand_over()

    def _was_closed(self, _result: int) -> None:
        self.dialog = None

    def _handed_over(self, done: Done) -> None:
        """Leaves the focus beside "I have it", not on it: whoever is next has not said so yet."""
        self._cards_moved(done)
        self.band.see.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cards_moved(self, done: Done) -> None:
        self._cards.reload()
        self.saved.emit(done)
