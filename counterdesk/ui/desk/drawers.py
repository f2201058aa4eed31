"""The inline lines under the due queue: tried, promised, and answered. Enter confirms, Esc leaves; nothing pops up."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counterdesk.domain.deadline import Tried
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Command, Done
from counterdesk.services.asks.due import DueRow, PromiseFor, TryDeadline
from counterdesk.ui.desk.ahead import PromiseField
from counterdesk.ui.dial import CallButton
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, Flow, hbox
from counterdesk.ui.kit.panel import TellPanel
from counterdesk.words import _, refusals
from counterdesk.words.dates import due_line
from counterdesk.workdays import Calendar

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Drawer(TellPanel):
    """One inline line about one deadline. `done` gives the Done of its command, `left` says that it was left."""

    done = Signal(object)
    left = Signal()

    def __init__(self, here: Here, name: str) -> None:
        super().__init__(name=name)
        self._here = here
        self.row: DueRow | None = None
        self.title = Label("", role="heading", elide=True)
        self.trouble = Label("", "late", "small", wrap=True)
        self.add(self.title)

    def ask(self, row: DueRow, title: str) -> None:
        """Shows the line for a deadline and puts the focus into it."""
        self.row = row
        self.title.say(title)
        self.complain("")
        self.prepare(row)
        self.show()
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def prepare(self, row: DueRow) -> None:
        """Fills the fields for a deadline."""

    def first(self) -> QWidget:
        """Gives the widget where typing begins."""
        return self

    def confirm(self) -> None:
        """Does what the line is for; Enter calls this."""

    def send(self, command: Command) -> None:
        """Sends the command once it is sure who signs it; a refusal stays in the line and keeps what was typed."""
        if self._here.person is None:
            self._refuse(Refused("nobody_here"))
        else:
            self._here.presence.once_sure(partial(self._send, command))

    def _send(self, command: Command) -> None:
        self._here.lanes.do(command, done=self._finish, refused=self._refuse)

    def complain(self, sentence: str) -> None:
        """Says what is wrong, or nothing any more."""
        self.trouble.say(sentence)
        self.trouble.setVisible(bool(sentence))

    def _finish(self, done: Done) -> None:
        self.done.emit(done)

    def _refuse(self, refused: Refused) -> None:
        self.complain(refusals.sentence(refused))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter confirms, Esc leaves."""
        if event.key() in _ENTER:
            self.confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TriedDrawer(Drawer):
    """What a try came to: three buttons, three letters."""

    def __init__(self, here: Here) -> None:
        super().__init__(here, _("Tried"))
        self._no_answer = Button(_("&No answer"), self.no_answer, role="pill")
        self._left_message = Button(_("&Left a message"), self.left_message, role="pill")
        self._spoke = Button(_("&Spoke, not settled"), self.spoke, role="pill")
        self._call = CallButton()
        self.add(hbox(self._call, STRETCH))
        self.add(Flow(self._no_answer, self._left_message, self._spoke))
        self.add(Label(_("A try is not an answer: the date stays."), "soft", "small", wrap=True))
        self.add(self.trouble)

    def prepare(self, row: DueRow) -> None:
        """Offers to call the number first, where this desk has a softphone."""
        self._call.show_number(row.number, self._here.number(row.number))

    def first(self) -> QWidget:
        """Begins at *no answer*."""
        return self._no_answer

    def confirm(self) -> None:
        """Presses the button that has the focus."""
        for button in (self._no_answer, self._left_message, self._spoke):
            if button.hasFocus():
                button.click()

    def no_answer(self) -> None:
        """Keeps that nobody answered."""
        self._keep(Tried.NO_ANSWER)

    def left_message(self) -> None:
        """Keeps that a message was left."""
        self._keep(Tried.LEFT_MESSAGE)

    def spoke(self) -> None:
        """Keeps that somebody was spoken to, without an answer yet."""
        self._keep(Tried.SPOKE)

    def _keep(self, what: Tried) -> None:
        if self.row is not None:
            self.send(TryDeadline(self.row.id, what))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes the three letters."""
        slot = {Qt.Key.Key_N: self.no_answer, Qt.Key.Key_L: self.left_message, Qt.Key.Key_S: self.spoke}.get(
            Qt.Key(event.key())
        )
        if slot is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            slot()
            return
        super().keyPressEvent(event)


class PromiseDrawer(Drawer):
    """A date and time we say ourselves; Due sorts by the earlier of it and the clause."""

    def __init__(self, here: Here) -> None:
        super().__init__(here, _("Promise a day"))
        self._when = PromiseField(_("Promised for"), here.now, self._calendar)
        self._drop = Button(_("No promise"), self._take_back, role="quiet")
        self._keep = Button(_("Keep promise"), self.confirm, key=_("Enter"), role="primary")
        self.add(self._when)
        self.add(self.trouble)
        self.add(hbox(self._drop, STRETCH, Button(_("Leave"), self.left.emit, key=_("Esc")), self._keep))

    def _calendar(self) -> Calendar | None:
        return self._here.town.calendar

    def prepare(self, row: DueRow) -> None:
        """Starts empty; a promise that stands can be taken back."""
        self._when.set_text("")
        self._when.set_limit(row.outer_at, row.outer_section)
        self._drop.setVisible(row.promised_at is not None)
        if row.promised_at is not None:
            self.complain("")
            self.title.say(_("Promised for {date}").format(date=due_line(row.promised_at)))

    def first(self) -> QWidget:
        """Begins at the field."""
        return self._when

    def confirm(self) -> None:
        """Keeps the promise, or says what is not clear."""
        at = self._when.value()
        if at is None:
            self.complain(self._when.problem())
            return
        self._send_promise(at)

    def _take_back(self) -> None:
        self._send_promise(None)

    def _send_promise(self, at: datetime | None) -> None:
        if self.row is not None:
            self.send(PromiseFor(self.row.id, at))
