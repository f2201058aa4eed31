"""The stages of one record, the next one marked with its reason; what was closed can be opened again from here."""

from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counterdesk.domain.ids import DeadlineId
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.stages import AskStages, StageRow, StagesAnswer
from counterdesk.ui.desk.pausing import PauseDrawer
from counterdesk.ui.desk.reopen import ErrorDrawer, ReopenDrawer
from counterdesk.ui.desk.stagedrawer import StageDrawer
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import Flow, clear, vbox
from counterdesk.words import _
from counterdesk.words.done import confirm
from counterdesk.words.stages import stage_line, title

AnyDrawer = TypeVar("AnyDrawer", bound=StageDrawer)
_CLOSED = frozenset({"met", "late", "unreached", "not_owed"})
_OPEN = "open"


class StagesPanel(QWidget):
    """Every stage as a title, where it stands, and its details; `why_wanted` gives the deadline to be explained.

    `saved` gives what was done to one, for the line of the window.
    """

    why_wanted = Signal(int)
    saved = Signal(object)

    def __init__(self, here: Here) -> None:
        super().__init__()
        self.setAccessibleName(_("What is owed"))
        self._here = here
        self._of: DeadlineId | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.said = Label("", "ok", wrap=True)
        self.reopen, self.error, self.pause = (
            self._hidden(ReopenDrawer(here)),
            self._hidden(ErrorDrawer(here)),
            self._hidden(PauseDrawer(here)),
        )
        box = vbox(spacing=8)
        box.addLayout(self._rows)
        for part in (self.reopen, self.error, self.pause, self.said):
            box.addWidget(part)
        self.setLayout(box)
        self.said.hide()

    def _hidden(self, drawer: AnyDrawer) -> AnyDrawer:
        drawer.hide()
        drawer.left.connect(self._leave)
        drawer.done.connect(self._finish)
        return drawer

    def show_of(self, id_: int | None) -> None:
        """Shows the stages of the record that a deadline belongs to; None shows nothing."""
        self._of = DeadlineId(id_) if id_ is not None else None
        if self._of is None:
            clear(self._rows)
        else:
            self._here.lanes.read(AskStages(self._of), self._show, slot=f"stages.{id(self)}")

    def _show(self, answer: StagesAnswer) -> None:
        is_here = self._has_focus()
        clear(self._rows)
        for row in answer.rows:
            self._rows.addWidget(self._stage(row, answer))
        if is_here:
            self._take_focus()

    def _has_focus(self) -> bool:
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _take_focus(self) -> None:
        """Puts the person on the first stage: what comes after the stages may be Void."""
        stage = self._rows.itemAt(0)
        widget = stage.widget() if stage is not None else None
        button = widget.findChild(Button) if widget is not None else None
        if button is not None:
            button.setFocus()

    def _stage(self, row: StageRow, answer: StagesAnswer) -> QWidget:
        said = stage_line(row, answer)
        stage = QWidget()
        stage.setAccessibleName(said.title)
        parts: list[QWidget] = [Label(said.title, role="strong", wrap=True), Label(said.state, said.tone, wrap=True)]
        if said.details:
            parts.append(Label(" · ".join(said.details), "soft", wrap=True))
        stage.setLayout(vbox(*parts, Flow(*self._buttons(row, answer)), spacing=3))
        return stage

    def _buttons(self, row: StageRow, answer: StagesAnswer) -> list[Button]:
        buttons = [Button(_("Why this date?"), partial(self.why_wanted.emit, int(row.id)), role="slim")]
        is_over = not any(one.state == _OPEN for one in answer.rows)
        if row.state in _CLOSED:
            if is_over and row is _last_closed(answer):
                buttons.append(self._opens(_("Open again"), self.reopen, row))
            buttons.append(self._opens(_("Recorded in error"), self.error, row))
        if row.state == _OPEN and (row.paused_at is not None or (answer.may_pause and row.is_next)):
            words = _("Let it run again") if row.paused_at is not None else _("Let it stand still")
            buttons.append(self._opens(words, self.pause, row))
        return buttons

    def _opens(self, words: str, drawer: StageDrawer, row: StageRow) -> Button:
        return Button(words, partial(self._ask, drawer, row), role="slim")

    def _ask(self, drawer: StageDrawer, row: StageRow) -> None:
        for other in (self.reopen, self.error, self.pause):
            other.setVisible(other is drawer)
        self.said.hide()
        drawer.about(row.id, _("{deed}: {stage}").format(deed=drawer.accessibleName(), stage=title(row)))

    def _leave(self) -> None:
        if self._has_focus():
            self._take_focus()
        for drawer in (self.reopen, self.error, self.pause):
            drawer.hide()

    def _finish(self, done: Done) -> None:
        self._leave()
        self.said.say(confirm(done, public=self._here.town.public_can_see))
        self.said.show()
        self.saved.emit(done)
        self.show_of(self._of)


def _last_closed(answer: StagesAnswer) -> StageRow | None:
    """Gives the stage that was closed last; the newest of several that were closed together."""
    closed = [row for row in answer.rows if row.state in _CLOSED and row.recorded_at is not None]
    return max(closed, key=_closed_at, default=None)


def _closed_at(row: StageRow) -> tuple[float, int]:
    return row.recorded_at.timestamp() if row.recorded_at else 0.0, int(row.id)
