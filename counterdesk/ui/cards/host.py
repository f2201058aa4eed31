"""The place of the one open card: opens, keeps, parks, saves and discards it, and never loses a keystroke."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from counterdesk.domain.contact import Channel
from counterdesk.domain.script import Moment
from counterdesk.services.asks.logbook import Draft
from counterdesk.ui import messages, shortcuts
from counterdesk.ui.cards import saying
from counterdesk.ui.cards.back import ComingBack
from counterdesk.ui.cards.card import Card
from counterdesk.ui.cards.deal import fresh
from counterdesk.ui.cards.drawer import Drawer
from counterdesk.ui.cards.keeping import Started
from counterdesk.ui.cards.opening import OpenCard
from counterdesk.ui.cards.parked import Parked, left_voicemail, parked
from counterdesk.ui.cards.place import CardPlace
from counterdesk.ui.cards.saving import Saving, contact_in
from counterdesk.ui.here import Here
from counterdesk.ui.kit.layout import vbox

if TYPE_CHECKING:
    from counterdesk.services.asks.desk import Done
    from counterdesk.services.asks.sealed import IncidentView
    from counterdesk.ui.cards.contact import ContactCard
    from counterdesk.ui.cards.still import StillLine


class CardHost(QWidget):
    """One card open, any number parked.

    `saved` gives what a command did; `parked_changed` the cards on hold, oldest first; `opened` the kind of the open
    card, empty when there is none; `said` that there are words for whoever waits; `why_wanted` the explanation that
    somebody asked for.
    """

    saved = Signal(object)
    parked_changed = Signal(object)
    opened = Signal(str)
    said = Signal()
    why_wanted = Signal(object)

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self._drawer = Drawer(here, self)
        self._place = CardPlace(here)
        self._open = OpenCard(here, self._drawer, self._place, self)
        self._is_started = False
        self._back = ComingBack(here, self._drawer, self._open, self._place, self)
        self._saving = Saving(here, self._drawer, self._open, self._place, self)
        self.setLayout(vbox(self._place))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._connect()

    def _connect(self) -> None:
        self._open.changed.connect(self.opened)
        self._open.save_asked.connect(self.save)
        self._open.hold_asked.connect(self.hold)
        self._open.discard_asked.connect(self.discard)
        self._open.why_wanted.connect(self.why_wanted)
        self._drawer.changed.connect(self._show_parked)
        self._drawer.restored.connect(self._restore)
        self._drawer.trouble.connect(partial(messages.refused, self))
        self._place.idle.resume.connect(self.return_to_oldest)
        self._here.person_changed.connect(self._person_changed)
        self._saving.saved.connect(self.saved)
        keys = {"save": self.save, "hold": self.hold, "discard": self.discard}
        shortcuts.install(self, {**keys, "another_matter": self.another_matter, "told": self.told})

    def start(self) -> None:
        """Asks for the topics and brings back the cards that were open or on hold when the program last ran."""
        if not self._is_started:
            self._is_started = True
            self._open.known.start()
            self._drawer.ask()

    @property
    def still(self) -> "StillLine":
        """The line that asks whether the person at the desk is still there."""
        return self._saving.still

    @property
    def has_open(self) -> bool:
        """Whether a card is open."""
        return self.card is not None

    @property
    def open_kind(self) -> str:
        """The kind of the open card, empty when there is none."""
        return self._open.kind

    @property
    def card(self) -> Card | None:
        """The open card."""
        return self._open.card

    @property
    def parked(self) -> tuple[Parked, ...]:
        """The cards on hold, oldest first."""
        return self._drawer.parked

    def open(self, kind: str) -> None:
        """Opens a fresh card; one with typed content goes on hold, an empty one is replaced.

        An incident opened over a contact takes its time, channel, number and words along.
        """
        before, typed = contact_in(self.card), fresh(kind)
        if kind == "incident" and before is not None:
            typed = _incident_of(before)
            self._open.park()
            self._open.close()
        self._open.begin(kind, typed)

    def take(self, kind: str, typed: object) -> None:
        """Opens a card that is filled in already; one with typed content goes on hold."""
        self._open.begin(kind, typed)

    def finish_incident(self, view: "IncidentView") -> None:
        """Opens an unfinished incident of the logbook, as whoever began it typed it."""
        self._open.put_away()
        self._open.show(Started(view.uid, "incident", view.happened_at, self._here.lanes.author), _kept(view))

    def hold(self) -> None:
        """Parks the open card with its running time; an empty one is closed, but whoever calls waits all the same."""
        is_call = self.open_kind == "call"
        self._open.hold()
        if is_call:
            self._place.idle.show_words(_hold_words(self._here))
            if self._place.idle.words():
                self.said.emit()

    def put_away(self) -> None:
        """Parks the open card without a word to anybody: the desk is handed over, or somebody else is here."""
        self._open.put_away()
        self._open.close()

    def return_to_oldest(self) -> None:
        """Opens the card that has been on hold the longest; the open one takes its place."""
        if self.parked:
            self.return_to(self.parked[0].uid)

    def return_to(self, uid: str) -> None:
        """Opens one card on hold."""
        draft = self._drawer.take(uid)
        if draft is not None and not self._open.is_open(uid):
            self._open.show_draft(draft)

    def left_voicemail(self, uid: str) -> None:
        """Turns a parked call into a voicemail that is to be returned once the counter is free (Kawartha Lakes)."""
        held = self._drawer.find(uid)
        if held is not None and held.is_waiting:
            self._drawer.put_back(left_voicemail(held))

    def save(self) -> None:
        """Sends the card to the logbook; it is cleared only when that has worked."""
        self._saving.save()

    def caller_hung_up(self, uid: str) -> None:
        """Logs a parked call as ended by the caller; what was typed is kept."""
        self._saving.caller_hung_up(uid)

    def logged(self, done: "Done") -> None:
        """Takes note of what was logged beside the cards: a walk-in that has left frees the counter for the calls."""
        self._saving.logged(done)

    def discard(self) -> None:
        """Throws the open card away; for ten minutes it can be brought back."""
        self._back.discard()

    def bring_back_discarded(self) -> None:
        """Opens what was discarded last."""
        self._back.bring_back()

    def another_matter(self) -> None:
        """Saves this matter and begins the next one of the same visit, with the same person."""
        if (card := contact_in(self.card)) is not None:
            card.has_another_matter = True
            self.save()

    def told(self) -> None:
        """Ticks that the date was said."""
        if (card := contact_in(self.card)) is not None:
            card.tell.toggle()

    def all_here(self) -> tuple[Parked, ...]:
        """Gives the cards on hold and the open one, as they would be handed over."""
        card = self.card
        is_there = card is not None and not card.is_empty()
        return (*self.parked, *((parked(self._open.draft(card)),) if card is not None and is_there else ()))

    def reload(self) -> None:
        """Asks again whose cards are whose: the desk was handed over, or taken."""
        self._drawer.reload()

    def keep_now(self) -> None:
        """Keeps the open card's content in the draft file at once."""
        self._open.keep_now()

    def _restore(self, draft: Draft) -> None:
        """Opens the card that was open when the program last ran, unless somebody has begun another one."""
        if self.has_open and not self._open.is_open(draft.uid):
            self._drawer.park(draft)
        elif not self.has_open:
            self._open.show_draft(draft)

    def _person_changed(self) -> None:
        if not self._open.may_stay():
            self.put_away()

    def _show_parked(self) -> None:
        self._place.idle.show_held(self.parked)
        self.parked_changed.emit(self.parked)


def _hold_words(here: Here) -> str:
    """Gives what the caller hears before they wait: the town's own words (LaSalle 7, Kawartha Lakes)."""
    return saying.to_say(Channel.CALL, Moment.HOLD, here.town, here.person)[0]


def _incident_of(card: "ContactCard") -> object:
    from counterdesk.ui.cards.sealed_content import from_contact

    return from_contact(card.typed(), card.started)


def _kept(view: "IncidentView") -> object:
    from counterdesk.ui.cards.sealed_content import from_view

    return from_view(view)
