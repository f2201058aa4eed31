"""The place of the one open card: opens, keeps, parks, saves and discards it, and never loses a keystroke."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.logbook import Draft
from counterdesk.services.asks.sealed import IncidentView
from counterdesk.ui import messages, shortcuts
from counterdesk.ui.cards import content, keeping
from counterdesk.ui.cards.card import Card
from counterdesk.ui.cards.contact import ContactCard
from counterdesk.ui.cards.deal import deal, fresh, typed_of
from counterdesk.ui.cards.drawer import Drawer
from counterdesk.ui.cards.keeping import Started
from counterdesk.ui.cards.known import Known
from counterdesk.ui.cards.parked import Parked, hung_up, may_see, resumed
from counterdesk.ui.cards.place import CardPlace
from counterdesk.ui.cards.sealed_content import from_contact, from_view
from counterdesk.ui.here import Here
from counterdesk.ui.kit.layout import vbox
from counterdesk.ui.kit.notice import Act
from counterdesk.words import _

_KEEP_MS = 700  # a keystroke is never more than a second away from the disk


class CardHost(QWidget):
    """One card open, any number parked.

    `saved` gives what a command did; `parked_changed` the cards on hold, oldest first; `opened` the kind of the open
    card, empty when there is none; `why_wanted` the explanation that somebody asked for.
    """

    saved = Signal(object)
    parked_changed = Signal(object)
    opened = Signal(str)
    why_wanted = Signal(object)

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self._known = Known(here, self)
        self._drawer = Drawer(here, self)
        self._place = CardPlace(here)
        self._is_started = False
        self._keeper = QTimer(self, interval=_KEEP_MS, singleShot=True)
        self._keeper.timeout.connect(self.keep_now)
        self.setLayout(vbox(self._place))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._connect()

    def _connect(self) -> None:
        self._drawer.changed.connect(self._show_parked)
        self._drawer.restored.connect(self._restore)
        self._drawer.brought_back.connect(self._show_draft)
        self._drawer.trouble.connect(self._trouble)
        self._place.idle.bring_back.connect(self.bring_back_discarded)
        self._place.idle.resume.connect(self.return_to_oldest)
        self._here.person_changed.connect(self._person_changed)
        keys = {"save": self.save, "hold": self.hold, "discard": self.discard}
        shortcuts.install(self, {**keys, "another_matter": self.another_matter, "told": self.told})

    def start(self) -> None:
        """Asks for the topics and brings back the cards that were open or on hold when the program last ran."""
        if not self._is_started:
            self._is_started = True
            self._known.start()
            self._drawer.ask()

    @property
    def has_open(self) -> bool:
        """Whether a card is open."""
        return self.card is not None

    @property
    def open_kind(self) -> str:
        """The kind of the open card, empty when there is none."""
        return self.card.started.kind if self.card is not None else ""

    @property
    def card(self) -> Card | None:
        """The open card."""
        return self._place.card

    @property
    def parked(self) -> tuple[Parked, ...]:
        """The cards on hold, oldest first."""
        return self._drawer.parked

    def open(self, kind: str) -> None:
        """Opens a fresh card; one with typed content goes on hold, an empty one is replaced.

        An incident opened over a contact takes its time, channel, number and words along.
        """
        before, typed = self.card, fresh(kind)
        if kind == "incident" and isinstance(before, ContactCard):
            typed = from_contact(before.typed(), before.started)
            self._drawer.park(self._draft(before))
            self._place.clear()
        self._begin(kind, typed)

    def finish_incident(self, view: IncidentView) -> None:
        """Opens an unfinished incident of the logbook, as whoever began it typed it."""
        person = self._here.person
        self._put_away()
        author = person.id if person else None
        self._show(Started(view.uid, "incident", view.happened_at, author), from_view(view))

    def hold(self) -> None:
        """Parks the open card with its running time; an empty one is closed."""
        self._put_away()
        self._tell_opened()

    def return_to_oldest(self) -> None:
        """Opens the card that has been on hold the longest; the open one takes its place."""
        if self.parked:
            self.return_to(self.parked[0].uid)

    def return_to(self, uid: str) -> None:
        """Opens one card on hold."""
        draft = self._drawer.take(uid)
        if draft is not None:
            self._show_draft(draft)

    def caller_hung_up(self, uid: str) -> None:
        """Logs a parked call as ended by the caller; what was typed is kept."""
        held = self._drawer.find(uid)
        if held is not None:
            command = hung_up(held.draft)
            self._here.lanes.do(command, partial(self._was_saved, uid), partial(self._hang_up_refused, uid))

    def free_counter(self) -> None:
        """Tells the calls on hold that nobody stands at the counter any more."""
        self._drawer.free_counter()

    def discard(self) -> None:
        """Throws the open card away; for ten minutes it can be brought back."""
        card = self.card
        if card is None:
            return
        if not card.is_empty():
            self._drawer.discard(self._draft(card))
            self._place.idle.show_discarded(self._here.now())
            back = Act(_("Bring it back"), self.bring_back_discarded)
            messages.tell(self, _("Discarded. It can be brought back for ten minutes."), "soft", (back,))
        self._close()

    def bring_back_discarded(self) -> None:
        """Opens what was discarded last."""
        self._place.idle.forget_discarded()
        self._drawer.bring_back()

    def save(self) -> None:
        """Sends the card to the logbook; it is cleared only when that has worked."""
        card = self.card
        if card is None:
            return
        self.keep_now()
        uid = card.started.uid
        try:
            command = card.command()
        except Refused as refused:
            card.complain(refused)
            return
        if command is not None:
            self._here.lanes.do(command, partial(self._was_saved, uid), partial(self._was_refused, uid))

    def another_matter(self) -> None:
        """Saves this matter and begins the next one of the same visit, with the same person."""
        if isinstance(self.card, ContactCard):
            self.card.has_another_matter = True
            self.save()

    def told(self) -> None:
        """Ticks that the date was said."""
        if isinstance(self.card, ContactCard):
            self.card.tell.toggle()

    def keep_now(self) -> None:
        """Keeps the open card's content in the draft file at once."""
        self._keeper.stop()
        if self.card is not None and not self.card.is_empty():
            self._drawer.keep(self._draft(self.card))

    def _begin(self, kind: str, typed: object) -> None:
        person = self._here.person
        self._put_away()
        self._show(Started(content.new_uid(), kind, self._here.now(), person.id if person else None), typed)

    def _show_draft(self, draft: Draft) -> None:
        self._put_away()
        self._show(resumed(draft, self._here.now()), typed_of(draft))
        self.keep_now()

    def _show(self, started: Started, typed: object) -> None:
        card = deal(self._here, self._known, started, typed)
        card.edited.connect(self._edited)
        card.save_asked.connect(self.save)
        card.hold_asked.connect(self.hold)
        card.discard_asked.connect(self.discard)
        card.why_wanted.connect(self.why_wanted)
        self._place.put(card)
        self._tell_opened()

    def _put_away(self) -> None:
        if self.card is not None and not self.card.is_empty():
            self._drawer.park(self._draft(self.card))
        self._keeper.stop()
        self._place.clear()

    def _close(self) -> None:
        self._keeper.stop()
        self._place.clear()
        self._tell_opened()

    def _draft(self, card: Card) -> Draft:
        return keeping.draft(card.started, card.typed(), self._here.now())

    def _edited(self) -> None:
        if not self._keeper.isActive():
            self._keeper.start()

    def _was_saved(self, uid: str, done: Done) -> None:
        card = self.card
        self._drawer.forget(uid)
        if card is not None and card.started.uid == uid:
            self._close()
            if isinstance(card, ContactCard) and card.has_another_matter:
                self._begin(card.started.kind, content.next_matter(card.typed(), uid))
        if done.action == "walk_in_logged":
            self.free_counter()
        self.saved.emit(done)

    def _was_refused(self, uid: str, refused: Refused) -> None:
        card = self.card
        if card is not None and card.started.uid == uid:
            card.complain(refused)
        else:
            messages.refused(self, refused)

    def _hang_up_refused(self, uid: str, refused: Refused) -> None:
        self.return_to(uid)
        self._was_refused(uid, refused)

    def _restore(self, draft: Draft) -> None:
        """Opens the card that was open when the program last ran, unless somebody has begun another one."""
        if self.has_open:
            self._drawer.park(draft)
        else:
            self._show_draft(draft)

    def _person_changed(self) -> None:
        person = self._here.person
        if self.card is not None and not may_see(self._draft(self.card), person.id if person else None):
            self.hold()

    def _show_parked(self) -> None:
        self._place.idle.show_held(len(self.parked))
        self.parked_changed.emit(self.parked)

    def _tell_opened(self) -> None:
        self.opened.emit(self.open_kind)

    def _trouble(self, refused: Refused) -> None:
        messages.refused(self, refused)
