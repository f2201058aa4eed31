"""Reading back: the number large and spread out, the name letter by letter; at the counter on the slip, not aloud."""

from PySide6.QtWidgets import QWidget

from counterdesk.domain.contact import Channel
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import vbox
from counterdesk.words import _
from counterdesk.words.phones import digits_for_reading
from counterdesk.words.tell import spelled

_BETWEEN = "      "


class ReadBack(QWidget):
    """Shows what is to be read back to the caller; nothing while there is nothing to read."""

    def __init__(self, channel: Channel) -> None:
        super().__init__()
        self.setAccessibleName(_("Read back"))
        self._channel = channel
        self.words = Label("", "accent", "title", wrap=True)
        self.how = Label(_("On the slip, not aloud: others are listening."), "soft", "small", wrap=True)
        self.setLayout(vbox(self.words, self.how, spacing=0))
        self.hide()

    def show_back(self, number: str, name: str, *, wanted: bool) -> None:
        """Shows number and name, where somebody wants them read back."""
        said = _BETWEEN.join(words for words in (digits_for_reading(number), spelled(name)) if words.strip())
        self.words.say(said)
        self.how.setVisible(self._channel is Channel.WALK_IN)
        self.setVisible(wanted and bool(said))
