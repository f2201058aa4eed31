"""What stands between a card and its buttons while an entry is fixed: where the date goes, and the reason."""

from PySide6.QtWidgets import QWidget

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.fixing import FixPreview
from counterdesk.ui import shortcuts
from counterdesk.ui.cards.frame import CardRows
from counterdesk.ui.fix import content
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import vbox
from counterdesk.words import _
from counterdesk.words.refusals import sentence


class BelowCard(QWidget):
    """The reason is asked for where it is needed; the date says only what would change.

    `hold` is the button that puts the fix aside; it stands with those that end the card.
    """

    def __init__(self, *, needs_reason: bool) -> None:
        super().__init__()
        self.date = Label("", "soft", wrap=True)
        self.date.hide()
        self.reason = Field(_("Reason for the fix"), hint=_("what was wrong, in a few words"))
        self.because = CardRows((Row(_("Reason"), self.reason, key="reason"),))
        self.because.setVisible(needs_reason)
        self.hold = Button(_("Hold for counter"), key=shortcuts.shown("hold"))
        self.setLayout(vbox(self.date, self.because, spacing=6))

    def show_preview(self, preview: FixPreview) -> None:
        """Says what would become of the date, or that it would be refused."""
        words, tone = content.date_words(preview)
        self.date.say(words, tone)
        self.date.setVisible(bool(words))

    def takes(self, refused: Refused) -> bool:
        """Says that a reason is needed, and goes there; False for a refusal about something else."""
        if refused.code != "fix_reason_needed":
            return False
        self.because.show()
        self.because.complain("reason", sentence(refused))
        self.reason.setFocus()
        return True
