"""The inline line that lets a deadline stand still, and run again: only where the town's policy allows it."""

from PySide6.QtWidgets import QWidget

from counterdesk.services.asks.stages import PauseDeadline, ResumeDeadline, StagesAnswer
from counterdesk.ui.desk.stagedrawer import StageDrawer
from counterdesk.ui.here import Here
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.words import _
from counterdesk.words.dates import due_line, one_stop


class PauseDrawer(StageDrawer):
    """The reasons are the policy's own; a town whose policy has none cannot pause anything."""

    def __init__(self, here: Here) -> None:
        super().__init__(here, _("Stand still"), _("Let it stand still"))
        self.reasons = PillRow(_("Reason of the policy"), optional=False)
        self.says = Label("", "soft", "small", wrap=True)
        self.add(self.reasons)
        self.add(self.says)
        self.close_with()

    def first(self) -> QWidget:
        """Begins at the first reason, or at the button where there is none to choose."""
        stages = self.stages
        may_choose = stages is not None and stages.pause_reasons and not self.reasons.isHidden()
        return self.reasons.pill(stages.pause_reasons[0]) if stages is not None and may_choose else self.keep

    def clear(self) -> None:
        """Chooses nothing."""
        self.reasons.set_items(())
        self.says.say("")

    def take(self, stages: StagesAnswer) -> None:
        """Offers the policy's reasons, or to let it run again."""
        row = self.stage()
        since = row.paused_at if row is not None else None
        self.reasons.setVisible(stages.may_pause and since is None)
        self.reasons.set_items([Item(reason, reason) for reason in stages.pause_reasons])
        self.keep.setEnabled(since is not None or stages.may_pause)
        self.keep.say(_("Let it run again") if since is not None else _("Let it stand still"))
        if since is not None:
            self.says.say(one_stop(_("It stands still since {when}.").format(when=due_line(since))))
        elif stages.may_pause:
            self.says.say(_("Its date moves by the open time that it stands still."))
        else:
            self.says.say(_("The policy of this town does not let a deadline stand still."))
        self.first().setFocus()

    def confirm(self) -> None:
        """Lets it stand still for the chosen reason, or run again."""
        if self.deadline is None or not self.keep.isEnabled():
            return
        row = self.stage()
        if row is not None and row.paused_at is not None:
            self.send(ResumeDeadline(self.deadline))
            return
        reason = self.reasons.value()
        self.complain("" if reason else _("Choose the reason."))
        if reason:
            self.send(PauseDeadline(self.deadline, str(reason)))
