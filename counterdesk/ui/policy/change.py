"""One change of the policy: what is changed, from when, and what it would move; nothing moves that nobody ticked.

The list below the fields follows them: it asks again a moment after the last keystroke.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from counterdesk.domain.ids import DeadlineId
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import Preview, PreviewChange
from counterdesk.services.asks.desk import Command, Done
from counterdesk.ui.calendar.moves import MovesList
from counterdesk.ui.cards.signedform import SignedForm
from counterdesk.ui.here import Here
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.panel import ScrollColumn
from counterdesk.ui.kit.taborder import follow_layout, in_layout_order
from counterdesk.ui.theme import px
from counterdesk.words import _

_CALM_MS = 250
_SLOT = "policy.preview"
_SIZE = (1180, 640)
_LIST_HEIGHT = 190
_LEFT_FREE = 40  # pixels of the window that stay in sight around the dialog
_MOST = 100  # a share that leaves the other parts what they need and no more


class ChangeForm(Protocol):
    """What a dialog needs of one kind of change."""

    title: str
    intro: str

    def rows(self) -> Sequence[Row]:
        """Gives the rows of the form."""

    def changed(self, heard: Callable[[], object]) -> None:
        """Calls `heard` whenever a person typed or chose something."""

    def problem(self) -> str:
        """Gives the sentence about what cannot be read yet, or nothing."""

    def command(self, move: tuple[DeadlineId, ...]) -> Command:
        """Gives the change as a command that also moves these deadlines."""


class ChangeDialog(SignedForm):
    """Fields over the before/after list. `went_through` gives what the change came to."""

    went_through = Signal(object)

    def __init__(self, here: Here, parent: QWidget, form: ChangeForm) -> None:
        super().__init__(here, parent, form.title, form.rows(), intro=form.intro)
        self._here, self._form_values = here, form
        self._is_closed = False
        self.finished.connect(self._close_down)
        self.moves = MovesList(here)
        self._hint = Label("", "soft", wrap=True)
        self._scroll(parent.window().size())
        self._waits = QTimer(self, interval=_CALM_MS, singleShot=True)
        self._waits.timeout.connect(self.preview)
        follow_layout(self)
        self._begin()
        form.changed(self._edited)
        self.submitted.connect(self._send)
        self.preview()

    def _scroll(self, window: QSize) -> None:
        """Puts the fields over the list, in a column that scrolls where the text is large or the screen small."""
        box, column = self.layout(), ScrollColumn(_("What changes"), spacing=10)
        assert isinstance(box, QBoxLayout)
        box.replaceWidget(self.room, column)
        self.room.takeWidget()
        self.room.deleteLater()
        column.add(self.form)
        column.add(self._hint)
        self.moves.setMinimumHeight(px(_LIST_HEIGHT))
        column.body.insertWidget(column.body.count() - 1, self.moves, _MOST)
        box.setStretchFactor(column, _MOST)
        room = window - QSize(_LEFT_FREE, _LEFT_FREE)
        self.resize(QSize(px(_SIZE[0]), px(_SIZE[1])).boundedTo(room))

    def _close_down(self) -> None:
        """What comes from the logbook after this is nobody's business here: Qt takes the window away."""
        self._waits.stop()
        self._is_closed = True

    def refuse(self, reason: Refused | str) -> None:
        """Says why not, unless the person has left the dialog meanwhile."""
        if not self._is_closed:
            super().refuse(reason)

    def _begin(self) -> None:
        """Puts the hand on the first field; where there is none, on the button that does it."""
        first = next(in_layout_order(self.form), self.ok_button)
        first.setFocus()

    def _edited(self, *_value: object) -> None:
        self.refuse("")
        self._waits.start()

    def preview(self) -> None:
        """Asks what the change would move, as far as the fields can be read."""
        self._waits.stop()
        problem = self._form_values.problem()
        if problem:
            self._cannot(problem)
            return
        change = PreviewChange(self._form_values.command(()))
        self._here.lanes.read(change, self._show, slot=_SLOT, refused=self._not_yet)

    def _show(self, preview: Preview) -> None:
        if self._is_closed:
            return
        self._hint.say(_("Running deadlines stay as they are. Tick those that may move.") if preview.rows else "")
        self._hint.setVisible(bool(preview.rows))
        self.moves.setVisible(True)
        self.moves.show_preview(preview)

    def _not_yet(self, _reason: Refused) -> None:
        self._cannot(_("Once the fields above are right, what would move stands here."))

    def _cannot(self, sentence: str) -> None:
        if self._is_closed:
            return
        self._hint.say(sentence)
        self._hint.setVisible(True)
        self.moves.setVisible(False)
        self.moves.show_preview(Preview(()))

    def _send(self) -> None:
        problem = self._form_values.problem()
        if problem:
            self.refuse(problem)
            return
        if self._waits.isActive():  # what stands in the list belongs to what was typed before
            self.refuse(_("Look at what would move first, then save."))
            self.preview()
            return
        command = self._form_values.command(self.moves.value())
        self._here.lanes.do(command, done=self._done, refused=self.refuse)

    def _done(self, done: Done) -> None:
        if self._is_closed:
            return
        self.finish()
        self.went_through.emit(done)
