"""The window in which an entry is fixed: how it came in, and under it the card that it came from."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from counterdesk.domain.contact import Channel
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.fixing import ComplaintToFix, ContactToFix
from counterdesk.ui import messages, shortcuts
from counterdesk.ui.cards.known import Known
from counterdesk.ui.fix import content
from counterdesk.ui.fix.card import FixCard
from counterdesk.ui.fix.complaint import FixComplaintCard
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

    def __init__(
        self, here: Here, found: ContactToFix | ComplaintToFix, parent: QWidget | None = None, opening: str = ""
    ) -> None:
        super().__init__(parent)
        self._here, self._opening = here, opening
        self.setWindowTitle(_("Fix an entry"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._known = Known(here, self)
        self._lines = vbox(Label(_("Fix an entry"), role="title"), spacing=8, margins=14)
        self.setLayout(self._lines)
        self.card = self._card_of(found)
        self._put(self.card)
        shortcuts.install(self, {"save": self.save})
        self._known.start()
        self.card.focus_first()
        room = self.screen().availableSize() - QSize(px(24), px(48))
        self.resize(QSize(px(_WIDTH), px(_HEIGHT)).boundedTo(room))

    def save(self) -> None:
        """Sends the fix; the window closes only when that has worked."""
        try:
            command = self.card.fix(self._opening)
        except Refused as refused:
            self.card.complain(refused)
            return
        if command is not None:
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
        old = self.card
        if not isinstance(channel, Channel) or not isinstance(old, FixCard):
            return
        self.card = new = FixCard(self._here, self._known, old.found, replace(old.typed(), channel=channel))
        new.channel_chosen.connect(self._channel_chosen)
        self._put(new)
        new.channel.pill(channel).setFocus()
        new.below.reason.set_value(old.below.reason.value())
        new.preview()
        old.leave()
        self._lines.removeWidget(old)
        old.hide()
        old.deleteLater()

    def _card_of(self, found: ContactToFix | ComplaintToFix) -> FixCard | FixComplaintCard:
        if isinstance(found, ComplaintToFix):
            return FixComplaintCard(self._here, self._known, found)
        card = FixCard(self._here, self._known, found, content.typed_of(found))
        card.channel_chosen.connect(self._channel_chosen)
        return card

    def _put(self, card: FixCard | FixComplaintCard) -> None:
        card.save_asked.connect(self.save)
        card.discard_asked.connect(self.reject)
        self._lines.addWidget(card, 1)

    def _saved(self, done: Done) -> None:
        self.fixed.emit(done)
        self.accept()

    def _refused(self, refused: Refused) -> None:
        self.card.complain(refused)
