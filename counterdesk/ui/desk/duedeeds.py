"""What can be done about the chosen row of the due queue; the panel shows the rows, this sends what is done to them."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from counterdesk.domain.message import MessageState
from counterdesk.services.asks.contacts import MarkMessage
from counterdesk.services.asks.desk import Command, Done
from counterdesk.services.asks.due import AskWhy, DueRow, TakeDeadline, Why
from counterdesk.ui import messages
from counterdesk.ui.desk.duedrawers import DueDrawers
from counterdesk.ui.desk.duelist import DueList
from counterdesk.ui.desk.duewords import title
from counterdesk.ui.here import Here
from counterdesk.ui.kit.panel import Panel
from counterdesk.words import _

if TYPE_CHECKING:
    from counterdesk.ui.desk.drawers import Drawer


class DueDeeds(Panel):
    """A surface with the queue and its inline lines. `saved` gives the Done of what was done here.

    The shell opens records (`open_record`), prints slips (`print_slip`) and explanations (`paper_wanted`).
    """

    open_record = Signal(str, str)
    print_slip = Signal(str)
    paper_wanted = Signal(str, object)
    saved = Signal(object)

    def __init__(self, here: Here) -> None:
        super().__init__(name=_("Due"), margin=12, spacing=6)
        self._here = here
        self._own = ""  # the record that something was last done to
        self.list = DueList(here)
        self.drawers = DueDrawers(here)
        self.list.opened.connect(self.open)
        self.drawers.left.connect(self._leave)
        self.drawers.done.connect(self._finish_about)

    def _row(self) -> DueRow | None:
        line = self.list.current()
        if line is None or not self.list.is_marked:
            messages.tell(self, _("Choose a row first."), "soon")
            return None
        return line.row

    def _open_row(self) -> DueRow | None:
        """Gives the row to do something about; one that is done is only to be read."""
        row, line = self._row(), self.list.current()
        if row is not None and line is not None and line.gone:
            messages.tell(self, _("This one is done. It leaves the list when you move on."), "soon")
            return None
        self._own = row.record_uid if row is not None else ""
        return row

    def is_mine(self, row: DueRow) -> bool:
        """Whether the person at the desk took it."""
        return self._here.person is not None and row.claimed_by_id == self._here.person.id

    def open(self, _line: object = None) -> None:
        """Opens the record of the line."""
        if row := self._row():
            self.open_record.emit(row.record_uid, row.record)

    def tried(self) -> None:
        """Asks what a try came to."""
        self._ask(self.drawers.tried, _("Tried: {who}"))

    def answered(self) -> None:
        """Asks by whom, when and how it was answered."""
        self._ask(self.drawers.answer, _("Answered: {who}"))

    def promise(self) -> None:
        """Asks for a day we say ourselves."""
        self._ask(self.drawers.promise, _("Promise to {who}"))

    def council(self) -> None:
        """Asks for the meeting of Council that it waits for, or for the decision."""
        self._ask(self.drawers.council, _("Council: {who}"))

    def not_owed(self) -> None:
        """Asks by which rule of the policy no response is owed."""
        self._ask(self.drawers.not_owed, _("No response owed: {who}"))

    def _ask(self, line: "Drawer", words: str) -> None:
        row = self._open_row()
        if row is not None:
            self.list.keep_in_view = True
            self.drawers.ask(line, row, words.format(who=title(row, self._here.name, self._here.number)))

    def take(self) -> None:
        """Says that I have it, or gives it back; who that is must be sure."""
        if (row := self._open_row()) is not None:
            self._here.presence.once_sure(partial(self._take_surely, row))

    def _take_surely(self, pressed: DueRow) -> None:
        row, me = self._as_it_is(pressed), self._here.person
        if row is None:
            return
        if me is None:
            messages.tell(self, _("Say who is here first: press F12."), "soon")
            return
        self._do(row, TakeDeadline(row.id, None if self.is_mine(row) else me.id))

    def _as_it_is(self, pressed: DueRow) -> DueRow | None:
        """Gives the row that was pressed as it is now: while it was asked who sits there it may have gone."""
        line = self.list.line(pressed.id)
        if line is None or line.gone:
            messages.tell(self, _("Nothing was done: that line is not in the list any more."), "soon")
            return None
        return line.row

    def why(self) -> None:
        """Explains the date."""
        if row := self._row():
            self._here.lanes.read(AskWhy(row.id), self._explain, slot="desk.why")

    def _explain(self, why: Why) -> None:
        from counterdesk.ui.desk.why import show_why

        show_why(self, why).paper_wanted.connect(self.paper_wanted)

    def handed(self) -> None:
        """Marks the message as handed over."""
        self._mark(MessageState.HANDED)

    def read(self) -> None:
        """Marks the message as read by the one it is for."""
        self._mark(MessageState.READ)

    def _mark(self, state: MessageState) -> None:
        if (row := self._message()) is not None:
            self._here.presence.once_sure(partial(self._mark_surely, state, row))

    def _mark_surely(self, state: MessageState, pressed: DueRow) -> None:
        if (row := self._as_it_is(pressed)) is not None:
            self._do(row, MarkMessage(row.record_uid, state))

    def slip(self) -> None:
        """Asks for the slip on paper."""
        if (row := self._message()) is not None:
            self.print_slip.emit(row.record_uid)

    def _message(self) -> DueRow | None:
        row = self._open_row()
        if row is not None and not row.message_state:
            messages.tell(self, _("This is not a message, so there is no slip to hand over."), "soon")
            return None
        return row

    def _do(self, row: DueRow, command: Command) -> None:
        self._own = row.record_uid
        self._here.lanes.do(command, done=partial(self._finish, row))

    def _finish_about(self, done: Done) -> None:
        self._finish(self.drawers.row, done)

    def _finish(self, row: DueRow | None, done: Done) -> None:
        """Names the row that it was about, as the list shows it."""
        name = title(row, self._here.name, self._here.number) if row is not None else ""
        self._leave()
        self.saved.emit(replace(done, facts={**done.facts, "name": name}))

    def _leave(self) -> None:
        was_inside = self.drawers.close_all()
        self.list.keep_in_view = False
        if was_inside:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
