"""What comes back: the cards that the program ended on, by themselves, and for ten minutes the one discarded last."""

from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from counterdesk.services.asks.logbook import Draft
from counterdesk.ui import messages
from counterdesk.ui.cards.drawer import Drawer
from counterdesk.ui.cards.opening import OpenCard
from counterdesk.ui.cards.place import CardPlace
from counterdesk.ui.here import Here
from counterdesk.ui.kit.notice import Act
from counterdesk.words import _, ngettext


class ComingBack(QObject):
    """Discards the open card and brings it back; says once which cards are there again after the program ended."""

    def __init__(self, here: Here, drawer: Drawer, open_card: OpenCard, place: CardPlace, host: QWidget) -> None:
        super().__init__(host)
        self._here, self._drawer, self._open, self._place, self._host = here, drawer, open_card, place, host
        drawer.brought_back.connect(self._was_brought_back)
        drawer.discarded_found.connect(self._offer)
        drawer.came_back.connect(self._say)
        place.idle.bring_back.connect(self.bring_back)

    def discard(self) -> None:
        """Throws the open card away; for ten minutes it can be brought back."""
        if (card := self._open.card) is None:
            return
        if card.is_empty():
            self._open.drop()
        else:
            self._drawer.discard(self._open.draft(card))
            self._offer(self._here.now())
            messages.tell(self._host, _discarded(), "soft", (Act(_("Bring it back"), self.bring_back),))
        self._open.close()

    def bring_back(self) -> None:
        """Opens what was discarded last."""
        self._place.idle.forget_discarded()
        self._drawer.bring_back()

    def _was_brought_back(self, draft: Draft) -> None:
        messages.unsay(self._host, _discarded())
        self._open.show_draft(draft)

    def _offer(self, discarded_at: datetime) -> None:
        self._place.idle.show_discarded(discarded_at)

    def _say(self, count: int) -> None:
        words = ngettext(
            "{count} card was not finished when the program last ended. It is back as it was.",
            "{count} cards were not finished when the program last ended. They are back as they were.",
            count,
        )
        messages.mention(self._host, words.format(count=count))


def _discarded() -> str:
    return _("Discarded. It can be brought back for ten minutes.")
