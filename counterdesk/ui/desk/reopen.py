"""The inline lines for what was closed: opened again beside its result, or recorded in error and running as before."""

from counterdesk.services.asks.due import WithdrawAnswer
from counterdesk.services.asks.stages import Reopen
from counterdesk.ui.desk.stagedrawer import ReasonDrawer
from counterdesk.ui.here import Here
from counterdesk.ui.kit.label import Label
from counterdesk.words import _


class ReopenDrawer(ReasonDrawer):
    """Opens something again: a new deadline from now, and the old result stays."""

    def __init__(self, here: Here) -> None:
        super().__init__(here, _("Open again"), _("Open again"))
        self.add(self.reason)
        self.add(Label(_("A new deadline runs from now. The result before it stays."), "soft", "small", wrap=True))
        self.close_with()

    def confirm(self) -> None:
        """Opens it again, or asks for the reason."""
        if self.deadline is not None and (reason := self.given()):
            self.send(Reopen(self.deadline, reason))


class ErrorDrawer(ReasonDrawer):
    """Takes back an answer that was recorded on the wrong row: the old deadline runs again, nothing is reopened."""

    def __init__(self, here: Here) -> None:
        super().__init__(here, _("Recorded in error"), _("Take it back"))
        self.add(self.reason)
        says = _("The answer is taken back and the old date runs on. This is no new deadline.")
        self.add(Label(says, "soft", "small", wrap=True))
        self.close_with()

    def confirm(self) -> None:
        """Takes the answer back, or asks for the reason."""
        if self.deadline is not None and (reason := self.given()):
            self.send(WithdrawAnswer(self.deadline, reason))
