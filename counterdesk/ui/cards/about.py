"""What it is about: the town's topics as pills on one line, in their own place, and all of them behind More."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counterdesk.domain.ids import TopicId
from counterdesk.services.asks.contacts import TopicRow
from counterdesk.ui.cards.letters import RESERVED, lettered, letters
from counterdesk.ui.kit.layout import vbox
from counterdesk.ui.kit.pills import Item, Pill, PillRow
from counterdesk.ui.theme import px
from counterdesk.words import _

_MORE = "more"
_GAP = 6


class AboutPills(QWidget):
    """Chooses one topic or none. Shows as many as fit on a line; a chosen one is always among them.

    `laid` comes when other pills stand there; `letters` are the Alt letters that they take.
    """

    chosen = Signal()
    laid = Signal()

    def __init__(self, taken: Sequence[str] = ()) -> None:
        super().__init__()
        self._taken = RESERVED | set(taken)
        self._topics: tuple[TopicRow, ...] = ()
        self._chosen: TopicId | None = None
        self._kept_name = ""
        self._is_open = False
        self._fitting = 0
        self._stops: tuple[QWidget, ...] = ()
        self.letters: frozenset[str] = frozenset()
        self.pills = PillRow(_("About"), one_stop=True)
        self.setFocusProxy(self.pills)
        self.pills.chosen.connect(self._pill_chosen)
        self.setLayout(vbox(self.pills))

    def set_topics(self, topics: Sequence[TopicRow]) -> None:
        """Offers the town's topics; plain tallies are counted on the quick board, never on a card."""
        self._topics = tuple(topic for topic in topics if not topic.is_tally)
        self._fit()

    def topic_id(self) -> TopicId | None:
        """Gives the chosen topic."""
        return self._chosen

    def topic_name(self) -> str:
        """Gives the chosen topic's words."""
        return next((topic.name for topic in self._topics if topic.id == self._chosen), self._kept_name)

    def choose(self, topic_id: TopicId | None, name: str = "") -> None:
        """Shows a topic as chosen, silently; `name` is what it was called when it was chosen."""
        self._chosen, self._kept_name = topic_id, name if topic_id else ""
        self._show()

    def focus(self) -> None:
        """Puts the focus on the pills."""
        self.pills.focus()

    def stops(self) -> tuple[QWidget, ...]:
        """Gives the pills in their order, for the way of the Tab key."""
        return self._stops

    def shown(self) -> tuple[TopicRow, ...]:
        """Gives the topics that stand there now."""
        if self._is_open:
            return self._topics
        head = self._topics[: self._fitting]
        if self._chosen is None or any(topic.id == self._chosen for topic in head):
            return head
        chosen = tuple(topic for topic in self._topics if topic.id == self._chosen)
        return (*head[: max(0, len(head) - 1)], *chosen)

    def _show(self) -> None:
        shown = self.shown()
        words = lettered([topic.name for topic in shown], self._taken)
        items = [Item(topic.id, text) for topic, text in zip(shown, words, strict=True)]
        if len(shown) < len(self._topics):
            items.append(Item(_MORE, _("More…")))
        self.pills.set_items(items)
        self.pills.choose(self._chosen)
        self._stops = tuple(self.pills.pill(item.key) for item in items)
        self.letters = letters(item.text for item in items)
        self.laid.emit()

    def _pill_chosen(self, key: object) -> None:
        if key == _MORE:
            self._is_open = True
            self._show()
            self.pills.focus()
            return
        self._chosen = next((topic.id for topic in self._topics if topic.id == key), None)
        if self._is_open:
            self._is_open = False
            self._show()
            self.pills.focus()
        self.chosen.emit()

    def _fit(self) -> None:
        widths = [_width(topic.name) for topic in self._topics]
        self._fitting = fitting(widths, _width(_("More…")), max(self.width(), px(300)), px(_GAP))
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows more or fewer topics."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """Can be narrow: the pills wrap."""
        return QSize(px(120), super().minimumSizeHint().height())


def _width(name: str) -> int:
    return Pill(name).sizeHint().width()


def fitting(widths: Sequence[int], more: int, room: int, gap: int) -> int:
    """Gives how many of these stand on a line of that room, leaving space for More where not all do; at least one."""
    if sum(widths) + gap * (len(widths) - 1) <= room:
        return len(widths)
    left = room - more
    for count, width in enumerate(widths):
        left -= width + gap
        if left < 0:
            return max(1, count)
    return len(widths)
