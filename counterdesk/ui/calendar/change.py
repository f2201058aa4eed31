"""A change is looked at before it is made: what it would move, item by item, then apply, print the calls, or leave."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from counterdesk.domain.refusal import Refused
from counterdesk.reports import calls
from counterdesk.services.asks.calendar import Preview, PreviewChange
from counterdesk.services.asks.desk import Command, Done
from counterdesk.ui import messages, shortcuts
from counterdesk.ui.calendar.moves import MovesList
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, hbox
from counterdesk.ui.kit.panel import Panel
from counterdesk.values import value
from counterdesk.words import _, ngettext

Refuse = Callable[[Refused], object]


@value
class Asked:
    """A change to be looked at: its command, what people call it, the word on its button, and who hears a refusal."""

    command: Command
    title: str
    yes: str
    refused: Refuse | None = None


class ChangeView(Panel):
    """What a change would move. A change that moves nothing is made at once.

    `wanted` asks to be shown, `made` gives the Done of what was applied, `left` says that nothing was changed.
    """

    wanted = Signal()
    made = Signal(object)
    left = Signal()
    paper_wanted = Signal(str, object)

    def __init__(self, here: Here) -> None:
        super().__init__(name=_("What would move"))
        self._here = here
        self._asked: Asked | None = None
        self._title = Label("", role="title", wrap=True)
        self.moves = MovesList(here)
        self.calls_button = Button(_("Print the call list…"), self._print_calls)
        self.apply_button = Button(_("Apply"), self.apply, role="primary")
        self.leave_button = Button(_("Leave it"), self.leave, key=_("Esc"))
        about = _("Nothing is changed yet. Space ticks what may move; what is not ticked keeps its date.")
        self.add(self._title)
        self.add(Label(about, "soft", wrap=True))
        self.add(self.moves, 1)
        self.add(beside(self.calls_button, STRETCH, hbox(self.leave_button, self.apply_button)))
        self.moves.changed.connect(self._count)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.leave, context=_WITHIN)
        shortcuts.install(self, {"save": self.apply})

    def ask(self, asked: Asked) -> None:
        """Asks what a change would move, and shows it; refusals go to whoever asked."""
        self._asked = asked
        question = PreviewChange(asked.command)
        self._here.lanes.read(question, self._show, slot="calendar.change", refused=self._refused)

    def apply(self) -> None:
        """Makes the change, and moves what is ticked."""
        if self._asked is None or not self.apply_button.isEnabled():
            return
        command = with_moves(self._asked.command, self.moves)
        self._here.once_sure(partial(self._apply, self._asked, command))

    def _apply(self, asked: Asked, command: Command) -> None:
        if self._asked is asked and self.apply_button.isEnabled():
            self.apply_button.setEnabled(False)
            self._here.lanes.do(command, done=self._done, refused=self._refused)

    def leave(self) -> None:
        """Changes nothing."""
        self._asked = None
        self.left.emit()

    def title(self) -> str:
        """Gives what the change is called."""
        return self._title.text()

    def _show(self, preview: Preview) -> None:
        if self._asked is None:
            return
        self._title.say(self._asked.title)
        self.apply_button.setEnabled(True)
        self.moves.show_preview(preview)
        self._count()
        if not preview.rows:
            self.apply()
            return
        self._asked = replace(self._asked, refused=None)  # its form closes now
        self.wanted.emit()
        self.moves.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        if self._asked is None:
            return
        moving, calling = len(self.moves.value()), len(self.moves.to_call())
        yes = self._asked.yes
        move = ngettext("{yes}, move {n}", "{yes}, move {n}", moving).format(yes=yes, n=moving)
        self.apply_button.say(move if moving else _("{yes}, move none").format(yes=yes), shortcuts.shown("save"))
        self.calls_button.setEnabled(bool(calling))
        words = ngettext("Print the call list, {n} call…", "Print the call list, {n} calls…", calling)
        self.calls_button.say(words.format(n=calling) if calling else _("Nobody to call"))

    def _print_calls(self) -> None:
        if self._asked is not None:
            listed = calls.Calls(self.moves.to_call(), self._asked.title, self._here.now())
            self.paper_wanted.emit("document", calls.document(listed, self._here.town))

    def _done(self, done: Done) -> None:
        self._asked = None
        self.made.emit(done)

    def _refused(self, refused: Refused) -> None:
        self.apply_button.setEnabled(True)
        hears = self._asked.refused if self._asked is not None else None
        if hears is not None:
            hears(refused)
        else:
            messages.refused(self, refused)


_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


def with_moves(command: Command, moves: MovesList) -> Command:
    """Gives the command with what may move."""
    return cast(Command, replace(cast(Any, command), move=moves.value()))
