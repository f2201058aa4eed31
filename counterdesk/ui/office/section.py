"""One section of the office: a heading, a sentence, rows, and a door to the logbook."""

from functools import partial

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

    def send(self, *commands: Command) -> None:
        """Sends commands once it is sure who signs them, and says how it went."""
        self.here.once_sure(partial(self._send, commands))

    def _send(self, commands: tuple[Command, ...]) -> None:
        for command in commands:
            self.here.lanes.do(command, done=self._done, refused=self._refused)

    def _done(self, _done: Done) -> None:
        messages.tell(self, _("Saved."))

    def _refused(self, refused: Refused) -> None:
        messages.refused(self, refused)
