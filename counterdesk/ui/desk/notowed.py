"""The inline line that closes as *no response owed*: by a rule of the policy that is shown in the town's words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counterdesk.services.asks.stages import CloseNotOwed, StagesAnswer
from counterdesk.ui.desk.stagedrawer import StageDrawer
from counterdesk.ui.here import Here
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.words import _, names


class NotOwedDrawer(StageDrawer):
    """N on a line: nothing is preselected, because nobody's letter is abusive by default."""

    def __init__(self, here: Here) -> None:
        super().__init__(here, _("No response owed"), _("No response owed"))
        self.rules = PillRow(_("Rule of the policy"), optional=False)
        self.clause = Label("", "", "small", wrap=True)
        self.note = Field(_("Note"), hint=_("Note, for example who it was forwarded to"))
        self.add(self.rules)
        self.add(self.clause)
        self.add(self.note)
        self.close_with()
        self.rules.chosen.connect(self._chosen)

    def first(self) -> QWidget:
        """Begins at the first rule, once the rules are known."""
        stages = self.stages
        if stages is None or not stages.not_owed:
            return self
        pill = self.rules.pill(stages.not_owed[0][0])
        pill.show()  # a new pill is shown by its layout only later, and what is not shown takes no focus
        return pill

    def clear(self) -> None:
        """Chooses nothing."""
        self.rules.set_items(())
        self.clause.say("")
        self.note.set_value("")

    def take(self, stages: StagesAnswer) -> None:
        """Offers the rules for this channel, or says that there is none."""
        self.rules.set_items([Item(code, names.not_owed(code)) for code, _section in stages.not_owed])
        self.rules.choose(None)
        has_rules = bool(stages.not_owed)
        self.rules.setVisible(has_rules)
        self.note.setVisible(has_rules)
        self.keep.setEnabled(has_rules)
        if not has_rules:
            self.clause.say(_("The policy has no rule by which nothing is owed for this."))
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self, code: object) -> None:
        self.complain("")
        stages = self.stages
        if stages is None:
            return
        section = dict(stages.not_owed).get(str(code), "")
        words = dict(stages.not_owed_words).get(str(code), "")
        source = _("Policy {section}").format(section=section) if section else ""
        quote = _("“{words}”").format(words=words) if words else ""
        self.clause.say(": ".join(part for part in (source, quote) if part))

    def confirm(self) -> None:
        """Closes it by the chosen rule, or asks for one."""
        if self.deadline is None or not self.keep.isEnabled():
            return
        code = self.rules.value()
        self.complain("" if code else _("Choose the rule of the policy."))
        if code:
            self.send(CloseNotOwed(self.deadline, str(code), self.note.value()))
