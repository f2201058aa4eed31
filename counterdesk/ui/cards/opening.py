"""The one open card and its draft: shown, kept while it is typed, put on hold, let go."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.logbook import Draft
from counterdesk.ui.cards import content, keeping
from counterdesk.ui.cards.card import Card
from counterdesk.ui.cards.deal import deal, typed_of
from counterdesk.ui.cards.drawer import Drawer
from counterdesk.ui.cards.keeping import Started
from counterdesk.ui.cards.known import Known
from counterdesk.ui.cards.parked import ended, may_see, parked, resumed
from counterdesk.ui.cards.place import CardPlace
from counterdesk.ui.cards.spot import Spot, go_back, spot_of
from counterdesk.ui.here import Here

_KEEP_MS = 700  # a keystroke is never more than a second away from the disk


class OpenCard(QObject):
    """Holds at most one card and sees that its draft is never more than a second behind.

    `changed` gives the kind that is open now, empty for none; the other signals pass on what the card asks for.
    """

    changed = Signal(str)
    save_asked = Signal()
    hold_asked = Signal()
    discard_asked = Signal()
    why_wanted = Signal(object)

    def __init__(self, here: Here, drawer: Drawer, place: CardPlace, parent: QObject) -> None:
        super().__init__(parent)
        self._here, self._drawer, self._place = here, drawer, place
        self.known = Known(here, self)
        self._kept_uid = self._called_uid = ""
        self._keeper = QTimer(self, interval=_KEEP_MS, singleShot=True)
        self._keeper.timeout.connect(self.keep_now)

    @property
    def card(self) -> Card | None:
        """The open card."""
        return self._place.card

    @property
    def kind(self) -> str:
        """The kind of the open card, empty when there is none."""
        return self.card.started.kind if self.card is not None else ""

    def is_open(self, uid: str) -> bool:
        """Whether the card with this uid is the open one."""
        return self.card is not None and self.card.started.uid == uid

    def begin(self, kind: str, typed: object) -> None:
        """Opens a card that starts now; what was open is put away."""
        self.put_away()
        self.show(Started(content.new_uid(), kind, self._here.now(), self._here.signer_id), typed)

    def show_draft(self, draft: Draft) -> None:
        """Opens a card as it was kept; what was open is put away."""
        self.put_away()
        self.show(resumed(draft, self._here.now()), typed_of(draft))
        self._offer_hung_up()
        self._kept_uid = draft.uid
        self._called_uid = draft.uid if draft.kind == "call" and _was_on_hold(draft) else ""
        spot = keeping.spot(draft, Spot)
        if spot is not None and self.card is not None:
            go_back(self.card.body, spot)
        self.keep_now()

    def _offer_hung_up(self) -> None:
        """Offers to close a call that was on hold in one press: taken up again, there may be nobody left."""
        card = self.card
        if card is not None and card.started.parked_seconds and parked(self.draft(card)).is_waiting:
            card.head.hung_up.clicked.connect(self._hang_up)
            card.head.hung_up.show()

    def _hang_up(self) -> None:
        card = self.card
        if card is not None:
            card.show_typed(ended(self.draft(card)))
            self.save_asked.emit()

    def show(self, started: Started, typed: object) -> None:
        """Shows a card."""
        card = deal(self._here, self.known, started, typed)
        card.edited.connect(self._edited)
        card.save_asked.connect(self.save_asked)
        card.hold_asked.connect(self.hold_asked)
        card.discard_asked.connect(self.discard_asked)
        card.why_wanted.connect(self.why_wanted)
        self._place.put(card)
        self.changed.emit(self.kind)

    def put_away(self) -> None:
        """Puts the card on hold if there is anything in it, and lets it go if not: nothing of it comes back.

        Whoever called and was on hold before waits on, or for their call to be returned, even where nothing is written.
        """
        if self.card is not None and (not self.card.is_empty() or self.is_open(self._called_uid)):
            self.park()
            self._let_go()
        else:
            self.drop()

    def drop(self) -> None:
        """Lets an empty card go, and what was kept of it."""
        if self._has_draft:
            self._drawer.forget(self._kept_uid)
        self._let_go()

    def hold(self) -> None:
        """Puts the card on hold for the counter; whoever calls waits even where nothing is written yet."""
        if self.kind == "call":
            self.park()
            self._let_go()
        else:
            self.put_away()
        self.changed.emit(self.kind)

    def park(self) -> None:
        """Puts the card on hold as it is, even an empty one."""
        if self.card is not None:
            self._drawer.park(self.draft(self.card))

    def close(self) -> None:
        """Lets the card go."""
        self._let_go()
        self.changed.emit(self.kind)

    def _let_go(self) -> None:
        self._keeper.stop()
        self._place.clear()

    def end(self, uid: str) -> None:
        """Lets a card go for good."""
        if self.is_open(uid):
            self._keeper.stop()
            self._place.clear()
            self.changed.emit(self.kind)

    def keep_now(self) -> None:
        """Keeps the card's content in the draft file at once."""
        self._keeper.stop()
        if self.card is not None and (self._has_draft or not self.card.is_empty()):
            self._kept_uid = self.card.started.uid
            self._drawer.keep(self.draft(self.card))

    @property
    def _has_draft(self) -> bool:
        """Whether something of the open card is in the draft file, if only what has been taken out again."""
        return self.is_open(self._kept_uid)

    def draft(self, card: Card) -> Draft:
        """Gives a card as it stands now, and where the hand is in it."""
        kept = keeping.draft(card.started, card.typed(), self._here.now())
        spot = spot_of(card.body, card.body.last_focus)
        return keeping.at_spot(kept, spot) if spot is not None else kept

    def sign(self, author_id: PersonId | None) -> None:
        """Gives a card that nobody has signed yet to whoever said that they are here."""
        card = self.card
        if card is not None and card.started.author_id is None:
            card.started = replace(card.started, author_id=author_id)
            self.keep_now()

    def may_stay(self) -> bool:
        """Whether whoever is here may see the open card: a complaint or an incident belongs to its author."""
        return self.card is None or may_see(self.draft(self.card), self._here.lanes.author)

    def _edited(self) -> None:
        if not self._keeper.isActive():
            self._keeper.start()


def _was_on_hold(draft: Draft) -> bool:
    return draft.parked_at is not None or keeping.started(draft).parked_seconds > 0
