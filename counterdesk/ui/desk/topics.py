"""Editing the topics in place: rename, add, retire, move; Done brings the board back."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from counterdesk.domain.ids import TopicId
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import PlaceTopics, RetireTopic, SaveTopic, TopicRow
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.topics import ArrangeByUse
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, hbox, vbox
from counterdesk.ui.kit.panel import ScrollColumn
from counterdesk.ui.kit.pills import Pill
from counterdesk.ui.theme import px
from counterdesk.values import value
from counterdesk.words import _, refusals

_NAME_LIMIT = 60
_WIDE = 320


class TopicLine(QWidget):
    """One topic being edited: its name, and what may be done with it while the focus is here.

    Only then, because with the steps beside it no name of a usual length can be read in the column.
    """

    renamed = Signal(object, str)
    moved = Signal(object, int)
    retired = Signal(object)

    def __init__(self, topic: TopicRow) -> None:
        super().__init__()
        self.topic = topic
        self.field = Field(_("Name of the topic"), limit=_NAME_LIMIT, columns=6)
        self.field.set_value(topic.name)
        self.field.setCursorPosition(0)
        self.field.editingFinished.connect(self._finished)
        up = Button("↑", self._up, role="step", name=_("Move {topic} up").format(topic=topic.name))
        down = Button("↓", self._down, role="step", name=_("Move {topic} down").format(topic=topic.name))
        off = Button("✕", self._off, role="step", name=_("Take {topic} off the board").format(topic=topic.name))
        self.parts: tuple[QWidget, ...] = (self.field, up, down, off)
        self.setLayout(hbox(*self.parts, spacing=3))
        self.show_steps(False)

    def show_steps(self, shown: bool) -> None:
        """Shows what may be done with the topic."""
        for step in self.parts[1:]:
            step.setVisible(shown)

    def _finished(self) -> None:
        name = self.field.value()
        if name and name != self.topic.name:
            self.renamed.emit(self.topic, name)
        elif not name:
            self.field.set_value(self.topic.name)

    def _up(self) -> None:
        self.moved.emit(self.topic, -1)

    def _down(self) -> None:
        self.moved.emit(self.topic, 1)

    def _off(self) -> None:
        self.retired.emit(self.topic)


@value
class _Kept:
    """Where the focus was before the lines were made anew, and the name that was being typed there."""

    topic_id: TopicId
    part: int
    typed: str

    @classmethod
    def of(cls, line: TopicLine) -> "_Kept":
        """Gives what is to be kept of the line that has the focus."""
        part = next(place for place, one in enumerate(line.parts) if one.hasFocus())
        typed = line.field.value()
        return cls(line.topic.id, part, typed if typed != line.topic.name else "")


def _has_focus(line: TopicLine) -> bool:
    return any(part.hasFocus() for part in line.parts)


def _row(first: QWidget, second: QWidget) -> QBoxLayout:
    row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
    row.setSpacing(6)
    row.addWidget(first, 1)
    row.addWidget(second)
    return row


class TopicEditor(QWidget):
    """All topics being edited. `left` says that the board should come back; `saved` gives each Done."""

    left = Signal()
    saved = Signal(object)

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self._topics: tuple[TopicRow, ...] = ()
        self._shown: list[TopicLine] = []
        self._lines = ScrollColumn(_("Topics"), spacing=3)
        self._new = Field(_("New topic"), limit=_NAME_LIMIT, hint=_("New topic"), columns=8)
        self._tally = Pill(_("Tally"), _("The new topic is a plain tally"))
        self._trouble = Label("", "late", "small", wrap=True)
        self._trouble.hide()
        add = Button(_("Add"), self.add, role="primary")
        note = Label(_("Entries on a topic stay as they are."), "soft", "small", wrap=True)
        by_use = Button(_("Arrange by use"), self.arrange, name=_("Arrange the topics by use, the most used first"))
        done = Button(_("Done"), self.left.emit, name=_("Done with the topics"))
        self._new.returnPressed.connect(self.add)
        self._rows = (
            _row(self._new, beside(self._tally, STRETCH, add)),
            _row(note, beside(by_use, STRETCH, done)),
        )
        self.setLayout(vbox(self._lines, self._trouble, *self._rows))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def begin(self) -> None:
        """Puts the focus on the first topic, whose steps say what may be done with each."""
        first = self._shown[0].field if self._shown else self._new
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves more of the height to the topics where there is width."""
        super().resizeEvent(event)
        is_wide = self.width() > px(_WIDE)
        for row in self._rows:
            row.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:  # a window that is left for a moment looks as before
            for line in self._shown:
                line.show_steps(line.isAncestorOf(now))

    def show_topics(self, topics: tuple[TopicRow, ...]) -> None:
        """Shows the topics as they are now; a name that is being typed keeps the focus."""
        if [(t.id, t.name) for t in topics] == [(t.id, t.name) for t in self._topics]:
            return
        self._topics = topics
        self._complain("")
        kept = next((_Kept.of(line) for line in self._shown if _has_focus(line)), None)
        self._lines.clear()
        self._shown = [self._line(topic) for topic in topics]
        for line in self._shown:
            self._lines.add(line)
        if kept is not None:
            self._give_back(kept)

    def _give_back(self, kept: "_Kept") -> None:
        """Puts the focus where it was, so that a topic can be moved up three times with three keys."""
        for line in self._shown:
            if line.topic.id == kept.topic_id:
                line.show_steps(True)
                line.parts[kept.part].setFocus(Qt.FocusReason.OtherFocusReason)
                self._lines.ensureWidgetVisible(line)
                if kept.part == 0 and kept.typed:
                    line.field.set_value(kept.typed)

    def _line(self, topic: TopicRow) -> TopicLine:
        line = TopicLine(topic)
        line.renamed.connect(self._rename)
        line.moved.connect(self._move)
        line.retired.connect(self._retire)
        return line

    def lines(self) -> tuple[TopicLine, ...]:
        """Gives the lines from top to bottom."""
        return tuple(self._shown)

    def type_new(self, name: str) -> None:
        """Types the name of a new topic."""
        self._new.set_value(name)

    def add(self) -> None:
        """Adds the topic that was typed."""
        name = self._new.value()
        if name:
            command = SaveTopic(None, name, self._tally.isChecked())
            self._here.lanes.do(command, done=self._added, refused=self._refuse)

    def arrange(self) -> None:
        """Puts the most used topics first; only ever because a person pressed this."""
        self._here.lanes.do(ArrangeByUse(), done=self._saved, refused=self._refuse)

    def _added(self, done: Done) -> None:
        self._new.set_value("")
        self._tally.setChecked(False)
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)
        self._saved(done)

    def _rename(self, topic: TopicRow, name: str) -> None:
        command = SaveTopic(topic.id, name, topic.is_tally)
        self._here.lanes.do(command, done=self._saved, refused=partial(self._refuse_name, topic))

    def _move(self, topic: TopicRow, by: int) -> None:
        ids = [row.id for row in self._topics]
        at = ids.index(topic.id)
        if 0 <= at + by < len(ids):
            ids.insert(at + by, ids.pop(at))
            self._here.lanes.do(PlaceTopics(tuple(ids)), done=self._saved, refused=self._refuse)

    def _retire(self, topic: TopicRow) -> None:
        self._here.lanes.do(RetireTopic(topic.id), done=self._saved, refused=self._refuse)

    def _saved(self, done: Done) -> None:
        self._complain("")
        self.saved.emit(done)

    def _refuse(self, refused: Refused) -> None:
        self._complain(refusals.sentence(refused))

    def _complain(self, sentence: str) -> None:
        self._trouble.say(sentence)
        self._trouble.setVisible(bool(sentence))

    def _refuse_name(self, topic: TopicRow, refused: Refused) -> None:
        self._refuse(refused)
        for line in self.lines():
            if line.topic.id == topic.id:
                line.field.set_value(topic.name)
