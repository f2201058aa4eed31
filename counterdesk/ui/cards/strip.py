"""The script strip: the words to say at this moment of a conversation, and the way to the next ones."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from counterdesk.domain.contact import Channel
from counterdesk.domain.script import MOMENTS, Moment
from counterdesk.services.asks.contacts import Colleague
from counterdesk.ui import shortcuts
from counterdesk.ui.cards import saying
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label, plain_tip
from counterdesk.ui.kit.layout import hbox
from counterdesk.words import _, script


class ScriptStrip(QWidget):
    """Shows one moment's words at a time, as whoever is here says them; Ctrl+G goes on to the next moment."""

    def __init__(self, here: Here, channel: Channel) -> None:
        super().__init__()
        self._here, self._channel = here, channel
        self._to: Colleague | None = None
        self._moments = MOMENTS.get(channel, (Moment.GREET,))
        self.moment = self._moments[0]
        self.choose = Button("", self._ask, role="link")
        self.words = Label("", "soft", wrap=True)
        self._menu = QMenu(self)
        self._menu.setAccessibleName(_("What to say"))
        row = hbox(self.choose, spacing=4)
        row.addWidget(self.words, 1)
        self.setLayout(row)
        shortcuts.install(self, {"script": self.go_on})
        self._name()

    def put_through_to(self, colleague: Colleague | None) -> None:
        """Hears whom the call goes to, so that the words name them."""
        if colleague != self._to:
            self._to = colleague
            self.show_words()

    def show_words(self) -> None:
        """Shows what to say now, with the policy's own text in the tooltip; without words the strip is not there.

        Who left a message hears nothing: there the strip says what becomes of the message.
        """
        if self._channel is Channel.VOICEMAIL:
            self.choose.hide()
            self.words.say(_("Left while on hold: to be returned promptly, once the customer has departed."))
            return
        words, rule = saying.to_say(self._channel, self.moment, self._here.town, self._here.person, self._to)
        self.words.say(_("“{words}”").format(words=words) if words else "")
        own = _("The policy has no words for this. The Town can write its own on the page Policy.")
        self.setToolTip(plain_tip(_("Policy: {words}").format(words=rule) if rule else own))
        self.setVisible(bool(words))

    def go_on(self) -> None:
        """Goes on to the next moment, and from the last one back to the first."""
        place = self._moments.index(self.moment) + 1
        self.go_to(self._moments[place % len(self._moments)])

    def go_to(self, moment: Moment) -> None:
        """Goes to a moment."""
        self.moment = moment
        self._name()
        self.show_words()

    def _name(self) -> None:
        said = script.name(self.moment)
        self.choose.say(_("{name} ▾").format(name=said))
        self.choose.setAccessibleName(_("What to say: {moment}").format(moment=said))

    def _ask(self) -> None:
        self._menu.clear()
        for moment in self._moments:
            self._menu.addAction(script.name(moment)).triggered.connect(partial(self._chosen, moment))
        self._menu.popup(self.choose.mapToGlobal(QPoint(0, self.choose.height())))

    def _chosen(self, moment: Moment, _is_checked: bool = False) -> None:
        self.go_to(moment)
