"""The note of a card and what stands under it: facts only, why we ask, and the fold with the optional fields."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from counterdesk.ui.cards.frame import Ends
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.fields import NoteField
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, vbox
from counterdesk.ui.kit.pills import Pill
from counterdesk.words import _

_NO_LIMIT = 16_777_215  # Qt's own largest size


class NoteRow(QWidget):
    """A note with its standing reminder: whoever is concerned may read it one day."""

    edited = Signal()
    complained = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._is_short = False
        self.setAccessibleName(_("Note"))
        self.field = NoteField(_("Note"), lines=3)
        # No focus proxy: the card gives the field its own place for Tab, and a proxy further on would lead back to it.
        self.more = Button(_("More fields"), role="link")
        self._why = Button(_("Why do you ask?"), self._fold_notice, role="link")
        self._notice = Label("", "accent", "small", wrap=True)
        self._notice.hide()
        self.keep = Pill(_("Keep confidential"))
        self._bylaw = self._make_bylaw()
        facts = Label(_("Facts only. The person concerned may read this."), "soft", "small")
        line = Ends(facts, beside(self._why, self.more, spacing=2), spacing=8)
        self.setLayout(vbox(self.field, line, self._bylaw, self._notice, spacing=3))
        self.field.edited.connect(self.edited)
        self.field.complained.connect(self.complained)

    def _make_bylaw(self) -> QWidget:
        words = Label(_("By-law complaint: who complains stays confidential."), "soon", "small")
        line = beside(words, self.keep, STRETCH)
        line.hide()
        return line

    def be_short(self, is_short: bool) -> None:
        """Leaves room for the rows of an outcome: two lines instead of three."""
        self._is_short = is_short
        self._take_height()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._take_height()

    def _take_height(self) -> None:
        short = self.field.minimumSizeHint().height()
        self.field.setMaximumHeight(short if self._is_short else _NO_LIMIT)

    def show_notice(self, words: str) -> None:
        """Takes the town's collection notice, to be read out (MFIPPA s. 29(2))."""
        self._notice.say(words)
        self._why.setVisible(bool(words))
        if not words:
            self._notice.hide()

    def notice(self) -> str:
        """Gives the notice while it is open."""
        return "" if self._notice.isHidden() else self._notice.text()

    def suggest_confidential(self, suggested: bool) -> None:
        """Shows whether name and number are kept confidential, where the policy says so."""
        self._bylaw.setVisible(suggested)

    def _fold_notice(self) -> None:
        self._notice.setVisible(self._notice.isHidden())
