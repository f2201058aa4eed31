"""One section of the office: a heading, a sentence, rows, and a door to the logbook."""

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Command, Done
from counterdesk.ui import messages
from counterdesk.ui.here import Here
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.panel import Panel
from counterdesk.words import _


class Section(Panel):
    """One section of the office: a heading, a sentence, rows, and a door to the logbook."""

    def __init__(self, here: Here, title: str, about: str) -> None:
        super().__init__(name=title)
        self.here = here
        self.title = title
        self.add(Label(title, role="heading"))
        self.add(Label(about, tone="soft", wrap=True))

    def send(self, command: Command) -> None:
        """Sends a command and says how it went."""
        self.here.lanes.do(command, done=self._done, refused=self._refused)

    def _done(self, _done: Done) -> None:
        messages.tell(self, _("Saved."))

    def _refused(self, refused: Refused) -> None:
        messages.refused(self, refused)
