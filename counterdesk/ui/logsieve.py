"""What the Log is narrowed to: kinds, a topic, who answers; remembered at this desk for each person."""

import json
from collections.abc import Hashable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from counterdesk.domain.ids import PersonId, TopicId
from counterdesk.services.asks.contacts import AskTopics, Sieve, TopicRow
from counterdesk.services.asks.desk import Changes
from counterdesk.services.asks.logbook import LOG_SIEVE, AskDrafts, Draft, DropDraft, KeepDraft
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.choice import Choice, Option
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import Flow, beside, hbox, vbox
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.words import _

_MOST_OFFERED = 8
TODAY = "today"
RANGES = (TODAY, "yesterday", "week")


class SieveRow(QWidget):
    """A row of what to narrow to. `changed`: a person chose, or their choice of last time came back.

    `range` are the days that they look at, kept with it; `range_back` tells of those that came back.
    """

    changed = Signal()
    range_back = Signal(str)

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self.range = TODAY
        self._topics: tuple[TopicRow, ...] = ()
        self.kinds = PillRow(_("Kinds"), _kinds(), many=True)
        self.topic = Choice(_("Topic"), free=False, options=self._topic_options, columns=14)
        self.person = Choice(_("Who answers"), free=False, options=self._person_options, columns=14)
        self.clear = Button(_("Show all"), self.let_through, role="quiet")
        kinds = hbox()
        kinds.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignVCenter)
        kinds.addStrut(self.topic.sizeHint().height())  # as high as the fields beside it
        holder = QWidget()
        holder.setLayout(kinds)
        topic = beside(Label(_("Topic"), "soft"), self.topic)
        person = beside(Label(_("Who answers"), "soft"), self.person)
        self.setLayout(vbox(Flow(holder, topic, person, self.clear, spacing=14)))
        self._memory = Memory(here, self)
        self._listen()
        self._show_clear()

    def _listen(self) -> None:
        self.kinds.chosen.connect(self._chosen)
        for choice in (self.topic, self.person):
            choice.chosen.connect(self._chosen)
            choice.edited.connect(self._edited)
        self._memory.came_back.connect(self.show_sieve)
        self._here.lanes.changed.connect(self._changes)
        self._ask_topics()

    def value(self) -> Sieve:
        """Gives what is let through."""
        kinds = self.kinds.value()
        topic, person = self.topic.option(), self.person.option()
        return Sieve(
            frozenset(str(kind) for kind in kinds) if isinstance(kinds, frozenset) else frozenset(),
            TopicId(int(str(topic.key))) if topic else None,
            PersonId(int(str(person.key))) if person else None,
        )

    def remember_range(self, key: str) -> None:
        """Keeps which days a person looks at; days with a date of their own grow old and are not kept."""
        if key != self.range and key in RANGES:
            self.range = key
            self._memory.keep(self.value(), key)

    def let_through(self) -> None:
        """Lets everything through again."""
        self._show(Sieve())
        self._chosen()

    def show_sieve(self, sieve: Sieve, range_key: str) -> None:
        """Shows a choice that was remembered."""
        self._show(sieve)
        if range_key != self.range:
            self.range = range_key
            self.range_back.emit(range_key)
        self._show_clear()
        self.changed.emit()

    def _show(self, sieve: Sieve) -> None:
        self.kinds.choose(sieve.kinds)
        self.topic.set_option(_option(self._topic_options(), sieve.topic_id))
        self.person.set_option(_option(self._person_options(), sieve.person_id))

    def _chosen(self, _what: object = None) -> None:
        self._memory.keep(self.value(), self.range)
        self._show_clear()
        self.changed.emit()

    def _edited(self, words: str) -> None:
        if not words:  # the field was emptied: what it narrowed to counts no more
            self._chosen()

    def _show_clear(self) -> None:
        self.clear.setVisible(not self.value().is_open)

    def _topic_options(self, typed: str = "") -> list[Option]:
        return _matching(typed, [Option(topic.id, topic.name) for topic in self._topics])

    def _person_options(self, typed: str = "") -> list[Option]:
        return _matching(typed, [Option(person.id, person.name) for person in self._here.people])

    def _ask_topics(self) -> None:
        self._here.lanes.read(AskTopics(), self._take_topics, slot="log.topics")

    def _take_topics(self, topics: tuple[TopicRow, ...]) -> None:
        self._topics = topics
        self._memory.ask()

    def _changes(self, changes: Changes) -> None:
        if "topics" in changes.topics:
            self._ask_topics()


class Memory(QObject):
    """Keeps what each person narrowed the Log to, in this desk's own file; nothing of it is in the logbook."""

    came_back = Signal(object, str)

    def __init__(self, here: Here, parent: QObject) -> None:
        super().__init__(parent)
        self._here = here
        self._shown_for: PersonId | None = None
        here.person_changed.connect(self.ask)
        here.people_changed.connect(self.ask)

    def ask(self) -> None:
        """Brings back what the person at the desk had chosen, when somebody else comes."""
        person = self._here.person
        if person is not None and person.id != self._shown_for and self._here.people:
            self._here.lanes.read(AskDrafts(), partial(self._take, person.id), slot="log.sieve")

    def keep(self, sieve: Sieve, range_key: str) -> None:
        """Remembers a choice of the person at the desk; nobody there, nothing is remembered."""
        person = self._here.person
        if person is None:
            return
        if sieve.is_open and range_key == TODAY:
            self._here.lanes.do(DropDraft(_uid(person.id)))
            return
        kept = {"kinds": sorted(sieve.kinds), "topic": sieve.topic_id, "person": sieve.person_id, "range": range_key}
        now = self._here.now()
        draft = Draft(_uid(person.id), LOG_SIEVE, person.id, json.dumps(kept), now, changed_at=now)
        self._here.lanes.do(KeepDraft(draft))

    def _take(self, person_id: PersonId, drafts: tuple[Draft, ...]) -> None:
        self._shown_for = person_id
        found = next((draft.content for draft in drafts if draft.uid == _uid(person_id)), "")
        self.came_back.emit(read_sieve(found), read_range(found))


def read_range(content: str) -> str:
    """Gives the days that were kept as text, today where none were."""
    kept = _kept(content).get("range")
    return kept if kept in RANGES else TODAY


def _kept(content: str) -> dict[str, Any]:
    try:
        kept = json.loads(content)
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}


def read_sieve(content: str) -> Sieve:
    """Gives what was kept as text; whatever is not whole lets everything through."""
    kept = _kept(content)
    if not isinstance(kept.get("kinds"), list):
        return Sieve()
    known = frozenset(str(item.key) for item in _kinds())
    topic, person = kept.get("topic"), kept.get("person")
    return Sieve(
        frozenset(str(kind) for kind in kept["kinds"]) & known,
        TopicId(topic) if isinstance(topic, int) else None,
        PersonId(person) if isinstance(person, int) else None,
    )


def _uid(person_id: PersonId) -> str:
    return f"{LOG_SIEVE} {person_id}"


def _option(options: list[Option], key: Hashable) -> Option | None:
    return next((option for option in options if option.key == key), None)


def _matching(typed: str, options: list[Option]) -> list[Option]:
    words = typed.casefold().split()
    found = [option for option in options if all(word in option.text.casefold() for word in words)]
    return found[:_MOST_OFFERED] if words else found


def _kinds() -> tuple[Item, ...]:
    return (
        Item("walk_in", _("Walk-ins")),
        Item("call", _("Calls")),
        Item("message", _("Messages")),
        Item("incoming", _("Incoming")),
        Item("complaints", _("Complaints")),
        Item("incidents", _("Incidents")),
    )
