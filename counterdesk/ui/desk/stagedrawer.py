"""Inline lines about a stage of a record: they ask the logbook first what the policy lets one do with it."""

from functools import partial

from PySide6.QtWidgets import QWidget

from counterdesk.domain.ids import DeadlineId
from counterdesk.services.asks.due import DueRow
from counterdesk.services.asks.stages import AskStages, StageRow, StagesAnswer
from counterdesk.ui.desk.drawers import Drawer
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.layout import STRETCH, hbox
from counterdesk.words import _


class StageDrawer(Drawer):
    """A line about one deadline, open or decided; `take` is called when its record's stages are known."""

    def __init__(self, here: Here, name: str, do: str) -> None:
        super().__init__(here, name)
        self.deadline: DeadlineId | None = None
        self.stages: StagesAnswer | None = None
        self.keep = Button(do, self.confirm, key=_("Enter"), role="primary")

    def close_with(self) -> None:
        """Lays trouble and buttons under the fields."""
        self.add(self.trouble)
        self.add(hbox(STRETCH, Button(_("Leave"), self.left.emit, key=_("Esc")), self.keep))

    def prepare(self, row: DueRow) -> None:
        """Asks for the stages of the due row's record."""
        self._ask_of(row.id)

    def about(self, id_: DeadlineId, title: str) -> None:
        """Opens the line for a deadline that stands in no due list."""
        self.title.say(title)
        self.complain("")
        self._ask_of(id_)
        self.show()
        self.first().setFocus()

    def _ask_of(self, id_: DeadlineId) -> None:
        self.deadline, self.stages = id_, None
        self.clear()
        self._here.lanes.read(AskStages(id_), partial(self._take, id_), slot="desk.stage", refused=self._refuse)

    def _take(self, id_: DeadlineId, stages: StagesAnswer) -> None:
        if id_ == self.deadline:
            self.stages = stages
            self.take(stages)

    def stage(self) -> StageRow | None:
        """Gives the stage that the line is about."""
        rows = self.stages.rows if self.stages is not None else ()
        return next((row for row in rows if row.id == self.deadline), None)

    def clear(self) -> None:
        """Empties the fields."""

    def take(self, stages: StagesAnswer) -> None:
        """Fills the fields with what the policy allows."""


class ReasonDrawer(StageDrawer):
    """A line that needs nothing but a reason."""

    def __init__(self, here: Here, name: str, do: str) -> None:
        super().__init__(here, name, do)
        self.reason = Field(_("Reason"), hint=_("Reason"))

    def clear(self) -> None:
        """Forgets the reason."""
        self.reason.set_value("")

    def first(self) -> QWidget:
        """Begins at the reason."""
        return self.reason

    def given(self) -> str:
        """Gives the reason, and says so where there is none."""
        reason = self.reason.value().strip()
        self.complain("" if reason else _("This needs a reason. Write one short sentence."))
        return reason
