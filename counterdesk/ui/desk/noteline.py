"""The inline field that adds a note to what was just saved; Enter keeps it, Esc leaves."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counterdesk.ui.cards.frame import Ends
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import beside, hbox
from counterdesk.words import _

_LIMIT = 2_000
_COLUMNS = 30  # what the field says before anything is written
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteLine(QWidget):
    """`written` gives the note, `left` says that none was written.

    The question stands above its field, and what is wrong with the note under it, where one line is too short.
    """

    written = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._question = Label("", "soft", elide=True)
        self.field = Field(_("Note"), limit=_LIMIT, columns=_COLUMNS, hint=_("Facts only. The person may read this."))
        self._trouble = Label("", "late", "small", elide=True)
        keep = Button(_("Add"), self._keep, key=_("Enter"), role="pill")
        leave = Button(_("Leave"), self.left.emit, key=_("Esc"), role="pill")
        asked = Ends(self._question, beside(self.field, keep, leave, spacing=6), spacing=6, first=0, share=1)
        self.setLayout(hbox(Ends(asked, self._trouble, spacing=6)))

    def ask(self, what: str) -> None:
        """Asks for a note to what was saved."""
        self._question.say(_("Note to {what}").format(what=what))
        self.field.set_value("")
        self.complain("")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, sentence: str) -> None:
        """Says why the note was not kept; the note stays in its field."""
        self._trouble.say(sentence)
        self._trouble.setVisible(bool(sentence))

    def _keep(self) -> None:
        if self.field.value():
            self.written.emit(self.field.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc leaves."""
        if event.key() in _ENTER:
            self._keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
