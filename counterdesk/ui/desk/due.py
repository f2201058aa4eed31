"""The due column: the queue, its inline lines, and the buttons that say which letters work."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from counterdesk.domain.message import MessageState
from counterdesk.services.asks.contacts import MarkMessage
from counterdesk.services.asks.desk import Changes, Command, Done
from counterdesk.services.asks.due import AskWhy, DueAnswer, DueBoard, DueRow, TakeDeadline, Why
from counterdesk.ui import messages, shortcuts
from counterdesk.ui.desk.duedrawers import DueDrawers
from counterdesk.ui.desk.duelines import Item, Line, Moment, arrange, hold, waiting
from counterdesk.ui.desk.duelist import DueList
from counterdesk.ui.desk.duewords import title
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, hbox
from counterdesk.ui.kit.panel import Panel
from counterdesk.ui.theme import px
from counterdesk.words import _, ngettext

if TYPE_CHECKING:
    from counterdesk.ui.desk.drawers import Drawer

_WIDE = 520


class DuePanel(Panel):
    """What was promised to whom. `saved` gives the Done of what was done here; the shell opens records and prints."""

    open_record = Signal(str, str)
    print_slip = Signal(str)
    saved = Signal(object)

    def __init__(self, here: Here) -> None:
        super().__init__(name=_("Due"), margin=12, spacing=6)
        self._here = here
        self._answer = DueAnswer((), ())
        self.list = DueList(here)
        self._news = Label("", "accent", "small")
        self.drawers = DueDrawers(here)
        self._lay()
        self._install()
        here.ticked.connect(self._tick)
        here.town_changed.connect(self._show)
        here.lanes.changed.connect(self._changed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _lay(self) -> None:
        self.add(hbox(Label(_("Due"), role="heading"), self._news, STRETCH, Label(_("in open hours"), "soft")))
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._halves.setSpacing(8)
        self._halves.addWidget(self.list, 1)
        self._halves.addWidget(self.drawers)
        self.body.addLayout(self._halves, 1)
        self._mine = _button(_("Mine"), "C", self.take)
        self._usual = beside(
            _button(_("Tried"), "A", self.tried),
            _button(_("Answered"), "D", self.answered),
            self._mine,
            _button(_("Why"), "W", self.why),
            spacing=4,
        )
        self._slip = _about_the_slip(self)
        self.add(self._usual)
        self.add(self._slip)
        self._usual.setEnabled(False)
        self._slip.setEnabled(False)

    def _install(self) -> None:
        self.list.moved.connect(self._moved)
        self.list.opened.connect(self.open)
        self.list.released.connect(self._show)
        self.drawers.left.connect(self._leave)
        self.drawers.done.connect(self._finish_about)
        shortcuts.install(self.list, _slots(self))

    def reload(self) -> None:
        """Asks for the queue as it is now."""
        self._here.lanes.read(DueBoard(), self._take, slot="desk.due")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the inline lines beside the queue where the column is a whole page."""
        super().resizeEvent(event)
        is_wide = self.width() > px(_WIDE)
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    def _changed(self, changes: Changes) -> None:
        if changes.topics & {"due", "messages", "town", "people"}:
            self.reload()

    def _take(self, answer: DueAnswer) -> None:
        self._answer = answer
        self._show()

    def _show(self) -> None:
        now = self._here.now()
        moment, wanted, shown = Moment.of(now, self._answer.calendars), arrange(self._answer, now), self._shown()
        held = bool(shown) and (self.list.is_held or self.drawers.is_open)
        items = hold(shown, wanted) if held else wanted
        news = waiting(shown, wanted) if held else 0
        self._news.say(ngettext("{count} new", "{count} new", news).format(count=news) if news else "")
        self.list.show_items(items, moment)
        self._usual.setEnabled(bool(items))
        self._slip.setEnabled(bool(items))

    def _shown(self) -> tuple[Item, ...]:
        return self.list.model_.items()

    def _tick(self, now: datetime) -> None:
        if self.list.tick(Moment.of(now, self._answer.calendars)):
            self._show()

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
        return row

    def _moved(self, line: Line | None) -> None:
        row = line.row if line is not None and not line.gone else None
        self._mine.say(_("Give up") if row is not None and self._is_mine(row) else _("Mine"))

    def _focus_moved(self, before: QWidget | None, _now: QWidget | None) -> None:
        if before is not None and self.isAncestorOf(before):
            self.list.viewport().update()

    def _is_mine(self, row: DueRow) -> bool:
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

    def _ask(self, line: "Drawer", words: str) -> None:
        row = self._open_row()
        if row is not None:
            self.list.keep_in_view = True
            self.drawers.ask(line, row, words.format(who=title(row, self._here.name, self._here.number)))

    def take(self) -> None:
        """Says that I have it, or gives it back."""
        row, me = self._open_row(), self._here.person
        if row is None:
            return
        if me is None:
            messages.tell(self, _("Say who is here first: press F12."), "soon")
            return
        self._do(TakeDeadline(row.id, None if self._is_mine(row) else me.id))

    def why(self) -> None:
        """Explains the date."""
        if row := self._row():
            self._here.lanes.read(AskWhy(row.id), self._explain, slot="desk.why")

    def _explain(self, why: Why) -> None:
        from counterdesk.ui.desk.why import show_why

        show_why(self, why)

    def handed(self) -> None:
        """Marks the message as handed over."""
        self._mark(MessageState.HANDED)

    def read(self) -> None:
        """Marks the message as read by the one it is for."""
        self._mark(MessageState.READ)

    def _mark(self, state: MessageState) -> None:
        if (row := self._message()) is not None:
            self._do(MarkMessage(row.record_uid, state))

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

    def _do(self, command: Command) -> None:
        self._here.lanes.do(command, done=partial(self._finish, self._open_row()))

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


def _button(text: str, letter: str, slot: Callable[[], object]) -> Button:
    button = Button(text, slot, key=letter, role="slim", name=text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus on the row that it is about
    return button


def _slots(panel: DuePanel) -> dict[str, Callable[[], object]]:
    return {
        "due_open": panel.open,
        "due_tried": panel.tried,
        "due_answered": panel.answered,
        "due_mine": panel.take,
        "due_why": panel.why,
        "due_promise": panel.promise,
        "due_handed": panel.handed,
        "due_read": panel.read,
        "due_slip": panel.slip,
    }


def _about_the_slip(panel: DuePanel) -> QWidget:
    return beside(
        _button(_("Promise"), "P", panel.promise),
        _button(_("Handed"), "H", panel.handed),
        _button(_("Read"), "R", panel.read),
        _button(_("Slip"), "S", panel.slip),
        spacing=4,
    )
