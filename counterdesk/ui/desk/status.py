"""The line at the bottom: what was just saved and what can still be done about it; the state of backup and journal."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from counterdesk.domain.ids import DeadlineId, PersonId, TopicId
from counterdesk.domain.message import MessageState
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import UndoClosing
from counterdesk.services.asks.contacts import AddNote, MarkMessage, NotMe, PlaceTopics, Undo, WithdrawNote
from counterdesk.services.asks.desk import Command, Done
from counterdesk.services.asks.due import TakeDeadline, WithdrawAnswer, WithdrawTry
from counterdesk.services.asks.fixing import WithdrawFix
from counterdesk.services.asks.line import ChangeLine
from counterdesk.services.asks.topics import RestoreTopic
from counterdesk.ui import shortcuts
from counterdesk.ui.desk.health import HealthLabel
from counterdesk.ui.desk.oneof import OneOf
from counterdesk.ui.here import Here
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import hbox
from counterdesk.ui.kit.notice import Act, Notice
from counterdesk.words import _, ngettext, refusals
from counterdesk.words.done import confirm, somebody_elses, undone, what

if TYPE_CHECKING:
    from counterdesk.ui.desk.colleagues import ColleagueLine
    from counterdesk.ui.desk.noteline import NoteLine
    from counterdesk.ui.desk.whose import WhoseLine

_DEADLINES = "deadlines"
_GAP = 14


class StatusLine(QWidget):
    """Confirms each Done, offers Undo, *Not me* and *Add a note*, and says how the logbook is."""

    undone = Signal(object)
    people_wanted = Signal()  # somebody is to be put on the list of those who sign here
    released = Signal()  # the focus was here, and what had it is gone

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here, self._is_noting = here, False  # a note stands behind the question who signs it
        self._last: Done | None = None
        self.notice = Notice()
        self._left = OneOf(self.notice)
        self._health, self._today = HealthLabel(here), Label("", "soft")
        row = hbox(self._left, self._health, self._today, spacing=_GAP)
        row.setStretchFactor(self._left, 1)
        self.setLayout(row)
        here.presence.asked.connect(self._ask_first)

    @cached_property
    def colleagues(self) -> "ColleagueLine":
        """The line that asks whose entry it was; made when it is first wanted."""
        from counterdesk.ui.desk.colleagues import ColleagueLine

        line = ColleagueLine(self._here)
        line.chosen.connect(self._not_me)
        line.left.connect(self._back)
        line.others_wanted.connect(self.people_wanted)
        self._left.add(line)
        return line

    @cached_property
    def note(self) -> "NoteLine":
        """The line that asks for a note; made when it is first wanted."""
        from counterdesk.ui.desk.noteline import NoteLine

        line = NoteLine()
        line.written.connect(self._add_note)
        line.left.connect(self._back)
        self._left.add(line)
        return line

    @cached_property
    def whose(self) -> "WhoseLine":
        """The line that asks whose click it was; made when it is first wanted."""
        from counterdesk.ui.desk.whose import WhoseLine

        line = WhoseLine(self._here)
        line.moved.connect(self._was_moved)
        line.left.connect(self._not_asked)
        self._left.add(line)
        return line

    def reload(self) -> None:
        """Asks how the logbook is."""
        self._health.reload()

    def confirm(self, done: Done) -> None:
        """Says what was saved, and offers what may still be done about it; asks whose it was where nobody knows."""
        self._last = done
        said = confirm(done, public=self._here.town.public_can_see)
        if self._here.presence.is_unsure and self.whose.wants(done):
            self._say(said, "ok", self._acts(done))
            self.whose.ask(done, said)
            self._show_question()
        else:
            self._back()
            self._say(said, "ok", self._acts(done))

    def _ask_first(self) -> None:
        if self.whose.ask_first():
            self._show_question()
            self.whose.names.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._here.presence.never_mind()
            self._refuse(Refused("nobody_here"))

    def _show_question(self) -> None:
        self._left.show_only(self.whose)
        self.whose.take_focus()

    def _was_moved(self, done: Done, words: str) -> None:
        self._last = done
        self._not_asked()
        self._say(words, "ok", self._acts(done))

    def _not_asked(self) -> None:
        if self._is_asking and self._is_noting:
            self._is_noting = False
            self._left.show_only(self.note)
            self.note.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._is_asking:
            self._back()

    @property
    def _is_asking(self) -> bool:
        return self._left.current is vars(self).get("whose")

    def _acts(self, done: Done) -> tuple[Act, ...]:
        slots = {"undo": self.undo, "not_me": self.ask_colleague, "note": self.ask_note}
        return tuple(_act(what, slots[what]) for what in offers(done))

    def event(self, event: QEvent) -> bool:
        """Gives what was just saved the room of what is always there, where the line is too short for both."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._make_room()
        return done

    def _make_room(self) -> None:
        beside = self._health.sizeHint().width() + self._today.sizeHint().width() + 2 * _GAP
        is_tight = self._left.current.sizeHint().width() + beside > self.width()
        self._today.setVisible(not is_tight)
        self._health.setVisible(not is_tight or self._health.is_alarming)

    def _say(self, sentence: str, tone: str, acts: tuple[Act, ...] = ()) -> None:
        """Shows a sentence; the button that had the focus goes with the sentence before."""
        had = self._has_focus() and self._left.current is self.notice
        self.notice.say(sentence, tone, acts)
        if had:
            self.released.emit()

    def _has_focus(self) -> bool:
        focus: QWidget | None = self.window().focusWidget()
        return isinstance(focus, QWidget) and self.isAncestorOf(focus)

    def count(self, contacts: int) -> None:
        """Says how many contacts there are today."""
        self._today.say(ngettext("{count} today", "{count} today", contacts).format(count=contacts))

    def texts(self) -> tuple[str, str]:
        """Gives health and count as they stand there."""
        return self._health.text(), self._today.text()

    def undo(self) -> None:
        """Takes back what was last saved."""
        if self._last is None or not is_undoable(self._last):
            self._say(_("There is nothing to undo."), "soon")
            return
        self._here.presence.once_sure(partial(self._take_back, self._last))
        if self._is_asking:
            self.whose.say_first(_("Nothing is undone yet."))

    def _take_back(self, done: Done) -> None:
        self._here.lanes.do(undo_of(done), partial(self._undone, done), partial(self._refuse, undoing=done))

    def _undone(self, before: Done, done: Done) -> None:
        self._last = None
        self._say(undone(done, before, public=self._here.town.public_can_see), "ok")
        self.undone.emit(done)

    def ask_colleague(self) -> None:
        """Asks whose entry it was; where that is asked of every click since, it is asked once."""
        if self._last is not None and "whose" in vars(self) and self.whose.asks_about(self._last.uid):
            self._show_question()
        else:
            self._here.presence.once_sure(self._ask_colleague)

    def _ask_colleague(self) -> None:
        if self._last is not None:
            self.colleagues.ask(what(self._last))
            self._left.show_only(self.colleagues)
            self.colleagues.focus()

    def ask_note(self) -> None:
        """Asks for a note to what was last saved."""
        self._here.presence.once_sure(self._ask_note)

    def _ask_note(self) -> None:
        if self._last is not None:
            self._left.show_only(self.note)
            self.note.ask(what(self._last))

    def _not_me(self, person_id: object) -> None:
        if self._last is not None and isinstance(person_id, int):
            self._here.lanes.do(NotMe(self._last.uid, PersonId(person_id)), self.confirm, self._refuse)

    def _add_note(self, text: str) -> None:
        if self._last is not None:
            self._is_noting = self._here.presence.is_unsure
            self._here.presence.once_sure(partial(self._send_note, AddNote(self._last.uid, text)))

    def _send_note(self, command: AddNote) -> None:
        self._here.lanes.do(command, done=self.confirm, refused=self._refuse)

    def _refuse(self, refused: Refused, undoing: Done | None = None) -> None:
        if self._left.current is vars(self).get("note"):
            self.note.complain(refusals.sentence(refused))
        elif undoing is not None and undoing.author and refused.code == "reason_needed":
            self._say(somebody_elses(undoing), "soon", self._acts(undoing))
        else:
            self._back()
            self._say(refusals.sentence(refused), "late")

    def _back(self) -> None:
        had, was_asking = self._left.current is not self.notice and self._has_focus(), self._is_asking
        self._left.show_only(self.notice)
        self._is_noting = False
        if had and not (was_asking and self.whose.give_back_focus()):
            self.released.emit()


def offers(done: Done) -> tuple[str, ...]:
    """Gives what may still be done about it: undo, not_me, note. Only one contact can get a note or another author."""
    if not is_undoable(done):
        return ()
    if "of" in done.facts:
        return "undo", "note"
    if "channel" not in done.facts or done.action == "entry_fixed":
        return ("undo",)
    return "undo", "not_me", "note"


def _act(what: str, slot: Callable[[], object]) -> Act:
    words = {"undo": _("Undo"), "not_me": _("Not me"), "note": _("Add a note")}[what]
    return Act(words, slot, shortcuts.shown("undo") if what == "undo" else "")


def is_undoable(done: Done) -> bool:
    """Whether Undo is offered for it."""
    if done.record == _DEADLINES:
        return done.can_undo or done.action in _WITHDRAWN or done.action == _TRIED
    if done.action == "author_moved":
        return bool(done.facts.get("before"))
    return done.can_undo or done.action in _MARKED or (done.action in _CLOSINGS and bool(done.uid))


_TRIED = "deadline_tried"
_MARKED = frozenset({"message_handed", "message_read"})
_CLOSINGS = frozenset({"office_closed", "closures_saved"})
_WITHDRAWN = frozenset(
    {
        *("deadline_answered", "deadline_acknowledged", "deadline_unreached", "deadline_taken"),
        *("council_awaited", "meeting_moved", "decision_recorded", "closed_not_owed", "deadline_reopened"),
    }
)


def undo_of(done: Done) -> Command:
    """Gives the command that takes it back."""
    if done.record == _DEADLINES and done.action == "deadline_taken":
        return TakeDeadline(DeadlineId(done.id), None)
    if done.record == _DEADLINES and done.action in _WITHDRAWN:
        return WithdrawAnswer(DeadlineId(done.id))
    if done.action == _TRIED:
        return _undo_of_try(done)
    if done.action in _MARKED:
        return _undo_of_mark(done)
    if done.action in _CLOSINGS:
        return UndoClosing(done.uid)
    return _undo_of_the_desk(done)


def _undo_of_the_desk(done: Done) -> Command:
    """What was pressed beside the cards is taken back by its own opposite; an entry is voided."""
    match done.action:
        case "note_added":
            return WithdrawNote(done.uid)
        case "author_moved":
            return NotMe(done.uid, PersonId(int(done.facts["before"])))
        case "entry_fixed" | "complaint_fixed":
            return WithdrawFix(done.uid)
        case "line_left":
            return ChangeLine(1, left=True)
        case "topics_placed" | "topics_arranged":
            return PlaceTopics(tuple(TopicId(int(one)) for one in done.facts["before"].split(",")))
        case "topic_retired":
            return RestoreTopic(TopicId(done.id))
        case _:
            return Undo(done.uid)


def _undo_of_mark(done: Done) -> Command:
    """A slip goes back to where it was before it was handed over or read."""
    was_handed = done.action == "message_read" and done.facts.get("before") in ("handed", "read")
    return MarkMessage(done.uid, MessageState.HANDED if was_handed else MessageState.TO_HAND_OVER)


def _undo_of_try(done: Done) -> Command:
    """A message left that acknowledged by the town's rule is taken back as the answer it was."""
    id_ = DeadlineId(done.id)
    return WithdrawAnswer(id_) if "acknowledged" in done.facts else WithdrawTry(id_)
