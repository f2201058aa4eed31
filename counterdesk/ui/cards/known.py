"""What every card may know beside the desk itself: the topics of the town, and a safe way to ask."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from counterdesk.domain.instants import local_date
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import AskTopics, TopicRow
from counterdesk.services.asks.desk import Changes, Command, Done, Question
from counterdesk.ui.here import Here

A = TypeVar("A")


class Known(QObject):
    """The topics, asked for once and kept fresh, so that a card opens whole."""

    topics_changed = Signal()

    def __init__(self, here: Here, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asker = Asker(here)
        self.topics: tuple[TopicRow, ...] = ()
        here.lanes.changed.connect(self._on_changes)

    def start(self) -> None:
        """Asks for the topics."""
        self._asker.ask(AskTopics(), self._take, f"cards.topics.{id(self)}")

    def leave(self) -> None:
        """Hears no more answers: the window of its cards goes."""
        self._asker.leave()

    def _on_changes(self, changes: Changes) -> None:
        if changes.topics & {"topics", "town"}:
            self.start()

    def _take(self, topics: tuple[TopicRow, ...]) -> None:
        if topics != self.topics:
            self.topics = topics
            self.topics_changed.emit()


class Asker:
    """Asks the logbook and writes to it for one card, and hears nothing more once the card is gone."""

    def __init__(self, here: Here) -> None:
        self._here = here
        self._is_gone = False

    def ask(self, question: Question[A], then: Callable[[A], object], slot: str) -> None:
        """Asks; `then` hears the newest answer of the slot. A card that has gone asks and hears nothing."""
        if self._is_gone:
            return
        self._here.lanes.read(question, partial(self._hear, then), slot=slot)

    def do(
        self, command: Command, then: Callable[[Done], object], refused: Callable[[Refused], object] | None = None
    ) -> None:
        """Does something; `then` hears of it while the card is there."""
        self._here.lanes.do(command, partial(self._hear, then), partial(self._hear, refused) if refused else None)

    def opens_again(self) -> datetime | None:
        """Gives when the office opens next, if it does not any more today; None while it is or will be open today."""
        calendar, now = self._here.town.calendar, self._here.now()
        opens = None if calendar is None or calendar.is_open(now) else calendar.next_opening(now)
        return None if opens is None or local_date(opens) == local_date(now) else opens

    def now(self) -> datetime:
        """Gives this instant."""
        return self._here.now()

    def name(self, name: str) -> str:
        """Gives a name as a list on this screen may show it."""
        return self._here.name(name)

    def number(self, shown: str) -> str:
        """Gives a number as a list on this screen may show it."""
        return self._here.number(shown)

    def words(self, words: str) -> str:
        """Gives a note's words as a list on this screen may show them."""
        return self._here.words(words)

    @property
    def has_left(self) -> bool:
        """Whether answers go unheard now."""
        return self._is_gone

    def leave(self) -> None:
        """Lets whatever is still under way go unheard."""
        self._is_gone = True

    def _hear(self, then: Callable[[A], object], answer: A) -> None:
        if not self._is_gone:
            then(answer)
