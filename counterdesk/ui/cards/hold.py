"""The line of cards on hold: what each is, how long it waits, and one key back to the oldest."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QScrollArea, QSizePolicy, QWidget

from counterdesk.ui import shortcuts
from counterdesk.ui.cards.host import CardHost
from counterdesk.ui.cards.parked import Parked
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label, plain_tip
from counterdesk.ui.kit.layout import STRETCH, add_to, clear, hbox
from counterdesk.ui.theme import mark, px
from counterdesk.words import _, ngettext
from counterdesk.words.dates import running


class HoldStrip(QWidget):
    """One button for each card on hold, oldest first; nothing at all while none is."""

    def __init__(self, host: CardHost, here: Here) -> None:
        super().__init__()
        self.setAccessibleName(_("On hold"))
        self._host, self._here = host, here
        self._buttons: list[HeldButton] = []
        self._cards = _Sideways()
        self.further = Button("", self._cards.go_on, role="hold")
        keeps_its_place = self.further.sizePolicy()
        keeps_its_place.setRetainSizeWhenHidden(True)  # or its coming would take the room that makes it come, and so on
        self.further.setSizePolicy(keeps_its_place)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Label(_("On hold"), "soft", "strong"))
        row.addWidget(self._cards, 1)
        row.addWidget(self.further)
        self._cards.moved.connect(self._count_hidden)
        host.parked_changed.connect(self.show_parked)
        here.ticked.connect(self._tick)
        here.town_changed.connect(self._show_again)
        self.show_parked(host.parked)

    def buttons(self) -> tuple["HeldButton", ...]:
        """Gives the buttons in their order."""
        return tuple(self._buttons)

    def show_parked(self, cards: tuple[Parked, ...]) -> None:
        """Shows these cards; the focus stays on the card that had it."""
        had = next(((held.uid, held.more.hasFocus()) for held in self._buttons if held.has_focus()), None)
        self._cards.clear()
        self._buttons = [HeldButton(card, self._host, is_next=not place) for place, card in enumerate(cards)]
        for button in self._buttons:
            self._cards.add(button)
            button.show()
        self._tick(self._here.now())
        self.setVisible(bool(cards))
        self._cards.go_to_first()
        for button in self._buttons:
            if had is not None and button.uid == had[0]:
                (button.more if had[1] else button.button).setFocus(Qt.FocusReason.OtherFocusReason)
        self._count_hidden()

    def _count_hidden(self) -> None:
        """Says how many cards have no room; pressed it goes on to them."""
        hidden = self._cards.hidden()
        self.further.say(_("+{count}").format(count=hidden))
        self.further.setAccessibleName(
            ngettext("{count} more on hold", "{count} more on hold", hidden).format(count=hidden)
        )
        self.further.setVisible(bool(hidden))

    def _show_again(self) -> None:
        self.show_parked(self._host.parked)

    def _tick(self, now: datetime) -> None:
        for button in self._buttons:
            button.show_time(self._here, now)


class _Sideways(QScrollArea):
    """The cards in one row, however many: what has no room is scrolled to, and nothing below moves.

    `moved` says that another part of the row is in view.
    """

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Cards on hold"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        inner = QWidget()
        mark(inner, role="scroll")
        self._row = hbox(STRETCH)
        inner.setLayout(self._row)
        self.setWidget(inner)
        for signal in (self.horizontalScrollBar().valueChanged, self.horizontalScrollBar().rangeChanged):
            signal.connect(self._was_moved)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def add(self, card: QWidget) -> None:
        """Adds a card at the end."""
        self._row.insertWidget(self._row.count() - 1, card)
        self.updateGeometry()

    def clear(self) -> None:
        """Lets all cards go."""
        clear(self._row)
        add_to(self._row, STRETCH)
        self.updateGeometry()

    def go_on(self) -> None:
        """Shows the next cards, after the last the first again."""
        bar = self.horizontalScrollBar()
        bar.setValue(0 if bar.value() == bar.maximum() else bar.value() + self.viewport().width() // 2)

    def go_to_first(self) -> None:
        """Shows the beginning of the row: the oldest is the next."""
        self.horizontalScrollBar().setValue(0)

    def hidden(self) -> int:
        """Gives how many cards are not whole in view."""
        seen = QRect(self.horizontalScrollBar().value(), 0, self.viewport().width(), 1)
        edges = [(card.x(), card.x() + card.width() - 1) for card in self._cards()]
        return sum(not (seen.contains(left, 0) and seen.contains(right, 0)) for left, right in edges)

    def sizeHint(self) -> QSize:
        """Asks for the room of one card: the row has more beside the pages, or a line of its own."""
        hints = [card.sizeHint() for card in self._cards()] or [QSize(0, 0)]
        return QSize(max(hint.width() for hint in hints), max(hint.height() for hint in hints))

    minimumSizeHint = sizeHint

    def _cards(self) -> list[QWidget]:
        items = (self._row.itemAt(place) for place in range(self._row.count()))
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def _was_moved(self, *_value: int) -> None:
        self.moved.emit()

    def _follow(self, _before: QWidget | None, focus: QWidget | None) -> None:
        if focus is not None and self.isAncestorOf(focus):
            self.ensureWidgetVisible(focus, px(8), 0)


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

    @property
    def uid(self) -> str:
        """The card's own uid."""
        return self._card.uid

    def has_focus(self) -> bool:
        """Whether the focus is on the card or on its menu."""
        return self.button.hasFocus() or self.more.hasFocus()

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
