"""Dialogs as values: a title, rows, and one button that does it. A refusal keeps everything that was typed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from counterdesk.domain.refusal import Refused
from counterdesk.ui.kit.buttons import Button, ButtonRow
from counterdesk.ui.kit.forms import FormRows, Row
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.panel import Scrolled
from counterdesk.words import _
from counterdesk.words.refusals import sentence

_FRAME = 40  # pixels that the frame of a window takes, as long as it has none
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FormDialog(QDialog):
    """A form in a window of its own.

    `submitted` says that a person pressed the button: send the command, then `finish` on success or `refuse` with the
    refusal; until then the dialog stays open and its button waits. Escape and Cancel close it.
    """

    submitted = Signal()

    def __init__(self, parent: QWidget, title: str, rows: Sequence[Row], ok: str = "", intro: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = FormRows(rows)
        self.ok_button = Button(ok or _("Save"), self._submit, role="primary")
        self.cancel_button = Button(_("Cancel"), self.reject, key="Esc")
        self._trouble = Label("", "late", wrap=True)
        self._trouble.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(Label(title, role="title"))
        if intro:
            box.addWidget(Label(intro, "soft", wrap=True))
        self.room = Scrolled(title, self.form)
        box.addWidget(self.room, 1)
        box.addWidget(self._trouble)
        box.addWidget(ButtonRow(self.cancel_button, self.ok_button))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 62)

    def _submit(self) -> None:
        if not self.ok_button.isEnabled():
            return
        self.refuse("")
        self.ok_button.setEnabled(False)
        self.submitted.emit()

    def finish(self, *_answer: object) -> None:
        """Closes the dialog; whatever came back from the command may be passed along."""
        self.accept()

    def refuse(self, reason: Refused | str) -> None:
        """Shows why not, keeps everything typed, and lets the person try again."""
        text = sentence(reason) if isinstance(reason, Refused) else reason
        self._trouble.say(text)
        self._trouble.setVisible(bool(text))
        self.ok_button.setEnabled(True)

    def trouble(self) -> str:
        """Gives the sentence that stands in the dialog."""
        return self._trouble.text()

    def event(self, event: QEvent) -> bool:
        """Grows with its rows: pills that wrap and rows that appear need more height than Qt asks for by itself."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._grow()
        return super().event(event)

    def _grow(self) -> None:
        layout, screen = self.layout(), self.screen().availableGeometry()
        if layout is None:
            return
        layout.activate()
        needed = (
            layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        )
        frame = self.frameGeometry().height() - self.height() or _FRAME
        height = min(needed, screen.height() - frame)
        if self.height() < height:
            self.resize(self.width(), height)
        below = self.frameGeometry().bottom() - screen.bottom()
        if below > 0 and self.isVisible():
            self.move(self.x(), max(screen.top(), self.y() - below))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field presses the button; on another button it presses that one, in a note it is a new line."""
        focus: QWidget | None = self.focusWidget()
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif isinstance(focus, Button):
            focus.click()
        else:
            self._submit()
