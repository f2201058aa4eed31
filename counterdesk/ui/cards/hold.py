"""The line of cards on hold: what each is, how long it waits, and one key back to the oldest."""

from datetime import datetime
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from counterdesk.ui import shortcuts
from counterdesk.ui.cards.host import CardHost
from counterdesk.ui.cards.parked import Parked
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label, plain_tip
from counterdesk.ui.kit.layout import Flow
from counterdesk.ui.theme import mark
from counterdesk.words import _
from counterdesk.words.dates import running


class HoldStrip(QWidget):
    """One button for each card on hold, oldest first; nothing at all while none is."""

    def __init__(self, host: CardHost, here: Here) -> None:
        super().__init__()
        self.setAccessibleName(_("On hold"))
        self._host, self._here = host, here
        self._buttons: list[HeldButton] = []
        self._cards = Flow(spacing=8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Label(_("On hold"), "soft", "strong"))
        row.addWidget(self._cards, 1)
        host.parked_changed.connect(self.show_parked)
        here.ticked.connect(self._tick)
        here.town_changed.connect(self._show_again)
        self.show_parked(host.parked)

    def buttons(self) -> tuple["HeldButton", ...]:
        """Gives the buttons in their order."""
        return tuple(self._buttons)

    def show_parked(self, cards: tuple[Parked, ...]) -> None:
        """Shows these cards."""
        self._cards.clear()
        self._buttons = [HeldButton(card, self._host, is_next=not place) for place, card in enumerate(cards)]
        for button in self._buttons:
            self._cards.add(button)
            button.show()
        self._tick(self._here.now())
        self.setVisible(bool(cards))

    def _show_again(self) -> None:
        self.show_parked(self._host.parked)

    def _tick(self, now: datetime) -> None:
        for button in self._buttons:
            button.show_time(self._here, now)


class HeldButton(QWidget):
    """One card on hold: press it to return, or open its menu."""

    def __init__(self, card: Parked, host: CardHost, *, is_next: bool) -> None:
        super().__init__()
        self._card, self._host = card, host
        self.button = Button("", self._return, key=shortcuts.shown("resume") if is_next else "", role="hold")
        self.more = Button("▾", self._open_menu, role="hold", name=_("More for this card"))
        self.menu = self._make_menu()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.button)
        row.addWidget(self.more)
        for part in (self.button, self.more):
            mark(part, tone="soon" if card.awaits else "")
        self.more.setToolTip(plain_tip(_more(card)))
        if card.awaits:
            self.button.setToolTip(plain_tip(_free(card)))

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        self._add(menu, _("Return to this card"), self._return)
        if self._card.is_waiting:
            self._add(menu, _("Caller hung up"), partial(self._host.caller_hung_up, self._card.uid))
            self._add(menu, _("Left a voicemail"), partial(self._host.left_voicemail, self._card.uid))
        return menu

    def _add(self, menu: QMenu, words: str, slot: object) -> None:
        action = QAction(words, menu)
        action.triggered.connect(slot)
        menu.addAction(action)

    def show_time(self, here: Here, now: datetime) -> None:
        """Shows what it is and how long it has been open; a filled circle marks the one whose turn it is."""
        from counterdesk.ui.cards import saying

        number, in_public = here.number(self._card.number), here.town.public_can_see
        kind = "voicemail" if self._card.is_voicemail else self._card.kind
        subject = saying.subject(kind, number, self._card.topic, in_public=in_public)
        words = _("{card} · {span}").format(card=subject, span=running(self._card.seconds_open(now)))
        self.button.say(f"● {words}" if self._card.awaits else words)

    def _return(self) -> None:
        self._host.return_to(self._card.uid)

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def _more(card: Parked) -> str:
    """Gives what is behind the small button."""
    if card.is_waiting:
        return _("More for this card: the caller hung up, or left a voicemail.")
    return _("More for this card")


def _free(card: Parked) -> str:
    if card.is_voicemail:
        return _("The customer at the counter has departed: this voicemail is to be returned promptly.")
    return _("The counter is free: take this call up again.")
