"""Saving the open card: who signs is asked first where that is not sure, and a card goes only when it is saved."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Done
from counterdesk.ui import messages
from counterdesk.ui.cards import content
from counterdesk.ui.cards.card import Card
from counterdesk.ui.cards.drawer import Drawer
from counterdesk.ui.cards.opening import OpenCard
from counterdesk.ui.cards.parked import hung_up
from counterdesk.ui.cards.place import CardPlace
from counterdesk.ui.cards.signing import do_as
from counterdesk.ui.cards.still import StillLine
from counterdesk.ui.here import Here

if TYPE_CHECKING:
    from counterdesk.ui.cards.contact import ContactCard


class Saving(QObject):
    """Saves the open card, or a call on hold whose caller hung up; `saved` gives what was done."""

    saved = Signal(object)

    def __init__(self, here: Here, drawer: Drawer, open_card: OpenCard, place: CardPlace, host: QWidget) -> None:
        super().__init__(host)
        self._here, self._drawer, self._open, self._place, self._host = here, drawer, open_card, place, host
        self.still = StillLine(here)
        self._waits = False
        place.body.insertWidget(0, self.still)
        here.presence.settled.connect(self._settled)
        self.still.left.connect(self._leave_question)
        self.still.answered.connect(self._back_to_card)

    def save(self) -> None:
        """Sends the card to the logbook; it is cleared only when that has worked."""
        card = self._open.card
        if card is None:
            return
        if self.still.is_open:
            self._waits = True
            self.still.ask()
            return
        uid = card.started.uid
        try:
            command = card.command()
        except Refused as refused:
            self._was_refused(uid, refused)
            return
        if command is not None:
            done, refusal = partial(self._was_saved, uid), partial(self._was_refused, uid)
            do_as(self._here.lanes, card.author(), command, done, refusal)

    def caller_hung_up(self, uid: str) -> None:
        """Logs a parked call as ended by the caller; what was typed is kept."""
        held = self._drawer.find(uid)
        if held is not None:
            done, refused = partial(self._hung_up, uid), partial(self._hang_up_refused, uid)
            do_as(self._here.lanes, held.draft.author_id, hung_up(held.draft, self._here.now()), done, refused)

    def _was_saved(self, uid: str, done: Done) -> None:
        card = self._open.card if self._open.is_open(uid) else None
        self._drawer.was_saved(uid)
        self._open.end(uid)
        if (contact := contact_in(card)) is not None and contact.has_another_matter:
            self._open.begin(contact.started.kind, content.next_matter(contact.typed(), uid))
        self.logged(done)
        self.saved.emit(done)

    def logged(self, done: Done) -> None:
        """Tells the calls on hold when a walk-in has left, logged by a card or by one click."""
        if done.action == "walk_in_logged":
            self._drawer.free_counter()

    def _was_refused(self, uid: str, refused: Refused) -> None:
        if self._open.card is not None and self._open.is_open(uid):
            self._open.keep_now()
            self._open.card.complain(refused)
        else:
            messages.refused(self._host, refused)

    def _hung_up(self, uid: str, done: Done) -> None:
        self._was_saved(uid, done)
        self._place.take_focus_back()
        if self._open.card is None:
            self._open.changed.emit("")

    def _hang_up_refused(self, uid: str, refused: Refused) -> None:
        draft = self._drawer.take(uid)
        if draft is not None:
            self._open.show_draft(draft)
        self._was_refused(uid, refused)

    def _settled(self) -> None:
        """Signs what was begun while nobody knew who sits there, and saves what waited for it."""
        waited, self._waits = self._waits, False
        self._open.sign(self._here.lanes.author)
        self._drawer.sign(self._here.lanes.author)
        if waited:
            self.save()

    def _leave_question(self) -> None:
        self._waits = False
        if (contact := contact_in(self._open.card)) is not None:
            contact.has_another_matter = False
        self._back_to_card()

    def _back_to_card(self) -> None:
        if self._open.card is not None:
            self._place.take_focus_back()


def contact_in(card: Card | None) -> "ContactCard | None":
    """Gives the card if it is one of a contact: a walk-in, a call or a message."""
    if card is None:
        return None
    from counterdesk.ui.cards.contact import ContactCard

    return card if isinstance(card, ContactCard) else None
