"""The window in which an entry is fixed: how it came in, and under it the card that it came from."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from counterdesk.domain.contact import Channel
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.fixing import ContactToFix, FixContact
from counterdesk.ui import messages, shortcuts
from counterdesk.ui.cards.content import ContactTyped
from counterdesk.ui.cards.known import Known
from counterdesk.ui.fix import content
from counterdesk.ui.fix.card import FixCard
from counterdesk.ui.here import Here
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import vbox
from counterdesk.ui.theme import px
from counterdesk.words import _

_WIDTH, _HEIGHT = 760, 716


class FixWindow(QDialog):
    """Shows an entry in its card and sends the fix; `fixed` gives what it did.

    Whatever was typed stays until it is saved: leaving it asks first.
    """

    fixed = Signal(object)

    def __init__(self, here: Here, found: ContactToFix, parent: QWidget | None = None, opening: str = "") -> None:
        super().__init__(parent)
        self._here, self._found, self._opening = here, found, opening
        self.setWindowTitle(_("Fix an entry"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._known = Known(here, self)
        self._lines = vbox(Label(_("Fix an entry"), role="title"), spacing=8, margins=14)
        self.setLayout(self._lines)
        self.card = self._new_card(content.typed_of(found))
        shortcuts.install(self, {"save": self.save})
        self._known.start()
        self.card.focus_first()
        room = self.screen().availableSize() - QSize(px(24), px(48))
        self.resize(QSize(px(_WIDTH), px(_HEIGHT)).boundedTo(room))

    def save(self) -> None:
        """Sends the fix; the window closes only when that has worked."""
        try:
            entry = self.card.entry()
        except Refused as refused:
            self.card.complain(refused)
            return
        if entry is not None:
            command = FixContact(entry, self.card.reason.value(), self._opening)
            self._here.lanes.do(command, done=self._saved, refused=self._refused)

    def reject(self) -> None:
        """Closes; what was changed and not saved is left only when that is said twice."""
        if not self.card.is_changed():
            super().reject()
            return
        says = _("What you changed here is not saved. The entry stays as it was.")
        messages.ask(self, says, _("Leave it"), self._leave, _("Go on"))

    def _leave(self) -> None:
        super().reject()

    def _channel_chosen(self, channel: object) -> None:
        """Shows the card of the other channel, with everything typed."""
        if not isinstance(channel, Channel):
            return
        old, reason = self.card, self.card.reason.value()
        self.card = self._new_card(replace(old.typed(), channel=channel))
        self.card.channel.pill(channel).setFocus()
        self.card.reason.set_value(reason)
        self.card.preview()
        old.leave()
        self._lines.removeWidget(old)
        old.hide()
        old.deleteLater()

    def _new_card(self, typed: ContactTyped) -> FixCard:
        card = FixCard(self._here, self._known, self._found, typed)
        card.save_asked.connect(self.save)
        card.discard_asked.connect(self.reject)
        card.channel_chosen.connect(self._channel_chosen)
        self._lines.addWidget(card, 1)
        return card

    def _saved(self, done: Done) -> None:
        self.fixed.emit(done)
        self.accept()

    def _refused(self, refused: Refused) -> None:
        self.card.complain(refused)
