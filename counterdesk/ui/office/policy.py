"""What the Office says of the policy: which it is, whether it was to be reviewed, and where it is read and changed."""

from counterdesk.services.asks.policy import AskPolicy, PolicyView
from counterdesk.ui import shortcuts
from counterdesk.ui.here import Here
from counterdesk.ui.kit.label import Label
from counterdesk.ui.office.section import Section
from counterdesk.words import _, policy


class Policy(Section):
    """The policy's name, and the way to its page."""

    def __init__(self, here: Here) -> None:
        where = _("Limits, the Town’s choices, departments’ own limits and the text stand on the page Policy ({key}).")
        super().__init__(here, _("Policy"), where.format(key=shortcuts.shown("page_policy")))
        self._about = Label("", wrap=True)
        self._review = Label("", tone="soon", wrap=True)
        self.add(self._about)
        self.add(self._review)
        self.body.addStretch(1)
        here.town_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self._about.say(self.here.town.policy_title)
        if self.here.town.town:
            self.here.lanes.read(AskPolicy(), self._show_review, slot="office.policy")

    def _show_review(self, view: PolicyView) -> None:
        self._review.say(policy.review(view) if view.review_passed else "")
