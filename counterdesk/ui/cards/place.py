"""The panel in which the one open card stands, or the quiet page while there is none."""

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication

from counterdesk.ui.cards.card import Card
from counterdesk.ui.cards.idle import IdlePanel
from counterdesk.ui.here import Here
from counterdesk.ui.kit.panel import Panel
from counterdesk.words import _

_LET_GO_MS = 150  # taking a card apart takes as long as painting what comes after it
_AWAY = -100_000


class CardPlace(Panel):
    """Holds at most one card; a card that is taken out hears nothing more and goes."""

    def __init__(self, here: Here) -> None:
        super().__init__(name=_("Card"), margin=12)
        self.idle = IdlePanel(here)
        self.card: Card | None = None
        self._leaving: Card | None = None
        self._gone: list[Card] = []
        self._hiding = QTimer(self, singleShot=True)  # Qt paints what it was told before it looks at its timers
        self._hiding.timeout.connect(self._hide)
        self._letting_go = QTimer(self, interval=_LET_GO_MS, singleShot=True)
        self._letting_go.timeout.connect(self._let_go)
        self.add(self.idle)

    def put(self, card: Card) -> None:
        """Shows a card in the place of whatever was there."""
        self.clear()
        self._hide()
        self.idle.hide()
        self.card = card
        self.add(card, 1)
        card.show()
        card.focus_first()

    def sizeHint(self) -> QSize:
        """Asks for the height that its sentences take at the width it has: they wrap onto lines."""
        hint = super().sizeHint()
        if self.body.hasHeightForWidth():
            hint = QSize(min(hint.width(), self.width()), self.body.totalHeightForWidth(self.width()))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Asks anew with every other width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def take_focus_back(self) -> None:
        """Takes the focus after something was done beside the card; with no card open it is let go for the next one."""
        if self.card is not None:
            self.card.focus_first()
        else:
            self.idle.setFocus()
            self.idle.clearFocus()

    def clear(self) -> None:
        """Lets the card go and shows the quiet page."""
        card, self.card = self.card, None
        if card is not None:
            card.leave()
            self._let_go_of_focus(card)
            self.body.removeWidget(card)
            self._move_away(card)
        self.idle.show()

    def _move_away(self, card: Card) -> None:
        """Takes a card out of sight, deaf; hiding each of its parts waits until what comes after it is painted."""
        self._hide()
        card.blockSignals(True)
        card.move(_AWAY, 0)
        self._leaving = card
        self._hiding.start(0)

    def _hide(self) -> None:
        card, self._leaving = self._leaving, None
        if card is not None:
            card.hide()
            self._gone.append(card)
            self._letting_go.start()

    @staticmethod
    def _let_go_of_focus(card: Card) -> None:
        """Leaves the focus nowhere: Qt would give it to the next control for an instant, and paint that."""
        focus = QApplication.focusWidget()
        if focus is not None and card.isAncestorOf(focus):
            focus.clearFocus()

    def _let_go(self) -> None:
        gone, self._gone = self._gone, []
        for card in gone:
            card.deleteLater()
