"""What becomes of a card when saving it is undone: an incident that was only kept comes back with all of its words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counterdesk.services.asks.desk import Done
from counterdesk.ui.cards.host import CardHost
from counterdesk.ui.here import Here

if TYPE_CHECKING:
    from counterdesk.services.asks.sealed import IncidentView

_INCIDENTS = "incidents"


class Undone(QObject):
    """Opens an incident again that was kept unfinished; what is open then goes on hold."""

    def __init__(self, here: Here, cards: CardHost) -> None:
        super().__init__(cards)
        self._here, self._cards = here, cards

    def hear(self, done: Done) -> None:
        """Hears that something was undone."""
        if done.record == _INCIDENTS:
            from counterdesk.services.asks.sealed import AskIncident

            asked = AskIncident(done.uid, self._here.lanes.author)
            self._here.lanes.read(asked, self._bring_back, slot="cards.undone")

    def _bring_back(self, view: "IncidentView") -> None:
        if view.typed is not None and view.submitted_at is None:
            self._cards.finish_incident(view)
            self._cards.keep_now()
