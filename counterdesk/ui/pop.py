"""A call that another program announces becomes a card that is filled in and saved by nobody but a person.

It waits while somebody is typing and while the screen is hidden. The card that was open goes on hold, never away.
"""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer

from counterdesk.domain.announced import Announced
from counterdesk.domain.contact import Channel, Given
from counterdesk.ui import messages
from counterdesk.ui.cards.card import Card
from counterdesk.ui.cards.content import ContactTyped
from counterdesk.ui.cards.deal import typed_of
from counterdesk.ui.cards.parked import Parked
from counterdesk.ui.kit.notice import Act
from counterdesk.ui.shell import Shell
from counterdesk.words import _
from counterdesk.words.dates import clock, one_stop
from counterdesk.words.phones import phone

_REST_MS = 1200  # so long a hand pauses between two words; whoever types on writes into the card that was meant
_MOST = 9  # untouched cards of announced calls; more than that is no telephone but a program gone wild


class Bell(QObject):
    """Opens a card for each announced call, at a moment when no keystroke goes astray.

    Made once the window is shown: it sees the keys that the window gets.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._waiting: list[Announced] = []
        self._rung: dict[str, ContactTyped] = {}
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._look)
        shell.curtain.currentChanged.connect(self._look)
        self._keys = shell.windowHandle()
        if self._keys is not None:
            self._keys.installEventFilter(self)

    def ring(self, call: Announced) -> None:
        """Opens a card for a call, now or as soon as the hand rests; the same call announced twice has one card."""
        if call not in self._waiting:
            self._waiting.append(call)
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sees that somebody is typing in the window."""
        if event.type() == QEvent.Type.KeyPress:
            self._rest.start()
        return False

    def _look(self, _place: int = 0) -> None:
        while self._waiting and not self._rest.isActive() and not self._shell.is_hidden:
            self._open(self._waiting.pop(0))

    def _open(self, call: Announced) -> None:
        cards, typed = self._shell.cards, _typed(call)
        if cards.card is not None and self._is_untouched(cards.card.started.uid, cards.card.typed(), typed):
            return
        again = next((held for held in cards.parked if self._is_untouched(held.uid, _held(held), typed)), None)
        if again is None and self._count() >= _MOST:
            messages.tell(self._shell, _too_many(), "soon")
            return
        was_busy = cards.card is not None and not cards.card.is_empty()
        self._shell.show_page("page_desk")
        self._shell.desk.show_card()
        if again is not None:
            cards.return_to(again.uid)
        else:
            self._begin(typed)
        self._say(typed.number, was_busy=was_busy)

    def _begin(self, typed: ContactTyped) -> None:
        cards = self._shell.cards
        cards.take("call", typed)
        if cards.card is not None:
            self._rung[cards.card.started.uid] = typed
            cards.keep_now()
            _focus(cards.card)

    def _is_untouched(self, uid: str, holds: object, wanted: ContactTyped) -> bool:
        """Whether a card is that of this very call, and nobody has typed into it."""
        return self._rung.get(uid) == holds == wanted

    def _count(self) -> int:
        """How many cards of announced calls wait on hold as they came."""
        return sum(self._rung.get(held.uid) == _held(held) for held in self._shell.cards.parked)

    def _say(self, number: str, *, was_busy: bool) -> None:
        """Says that the card before is on hold, and first that this very number stands on hold already."""
        acts, words = [], []
        if (same := self._held_at(number)) is not None:
            words.append(_on_hold_since(same.draft.opened_at))
            acts.append(Act(_("Take that card up"), partial(self._take_up, same.uid)))
        if was_busy:
            words.append(_held_for_call())
            acts.append(Act(_("Back to it"), partial(self._back, self._newest())))
        if words:
            messages.tell(self._shell, " ".join(words), "soon", tuple(acts))

    def _held_at(self, number: str) -> Parked | None:
        """Gives the card on hold of whoever calls from that number, the oldest first."""
        return next((held for held in self._shell.cards.parked if number and held.number == phone(number)), None)

    def _take_up(self, uid: str) -> None:
        """Opens the card on hold; the one that the call announced goes if nobody has typed into it."""
        cards = self._shell.cards
        if cards.card is not None and self._rung.get(cards.card.started.uid) == cards.card.typed():
            cards.discard()
        cards.return_to(uid)

    def _newest(self) -> str:
        """Gives the card that was just put on hold."""
        return max(self._shell.cards.parked, key=_parked_at).uid

    def _back(self, uid: str) -> None:
        self._shell.cards.return_to(uid)


def _typed(call: Announced) -> ContactTyped:
    given = Given.NOT_GIVEN if call.withheld else Given.GIVEN
    return ContactTyped(Channel.CALL, number=call.number, number_given=given, name=call.name)


def _focus(card: Card) -> None:
    """Puts the focus on what is asked next: the name, or what it is about where the name was announced too."""
    from counterdesk.ui.cards.contact import ContactCard

    if isinstance(card, ContactCard) and card.caller.number.value():
        (card.note.field if card.caller.name.value() else card.caller.name).setFocus()


def _held(card: Parked) -> object:
    return typed_of(card.draft)


def _parked_at(card: Parked) -> str:
    return card.draft.parked_at.isoformat() if card.draft.parked_at is not None else ""


def _on_hold_since(at: datetime) -> str:
    return one_stop(_("This number is on hold already, since {time}.").format(time=clock(at)))


def _held_for_call() -> str:
    return _("The telephone announced a call. The card before it is on hold with all that was typed.")


def _too_many() -> str:
    return _("The telephone announced one more call. No card was opened: too many wait untouched on hold.")
