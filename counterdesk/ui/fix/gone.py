"""What was typed in a fix whose entry was voided meanwhile: it can be read, and kept or left."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from counterdesk.ui.fix.differing import differing
from counterdesk.ui.fix.kept import Kept
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, hbox, vbox
from counterdesk.ui.kit.panel import Scrolled
from counterdesk.ui.theme import px
from counterdesk.words import _

_WIDTH, _HEIGHT = 560, 300


class GoneWindow(QDialog):
    """Shows it to whoever typed it alone. Esc and Enter keep it; `given_up` says that it is left for good."""

    given_up = Signal()

    def __init__(self, here: Here, held: Kept, parent: QWidget) -> None:
        super().__init__(parent)
        self._here, self._reader_id = here, here.lanes.author
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("A fix that cannot be saved"))
        why = _("This entry was voided, or is not there any more: the fix of it cannot be saved. You had typed:")
        self.leave = Button(_("Leave it"), self._leave)
        self.keep = Button(_("Keep it"), self.reject, key=_("Esc"), role="primary")
        title = Label(_("A fix that cannot be saved"), role="title")
        typed = Scrolled(_("What you had typed"), _table(held))
        typed.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a long note is read on with the arrows
        lines = vbox(title, Label(why, wrap=True), typed, hbox(STRETCH, self.leave, self.keep), spacing=10, margins=16)
        lines.setStretchFactor(typed, 1)
        self.setLayout(lines)
        self.keep.setFocus()
        self.keep.setDefault(True)
        here.person_changed.connect(self._person_changed)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Asks for the room of a few parts, and no more than the screen has."""
        room = self.screen().availableSize() - QSize(px(24), px(48))
        return QSize(px(_WIDTH), px(_HEIGHT)).boundedTo(room)

    def _leave(self) -> None:
        self.given_up.emit()
        self.accept()

    def _person_changed(self) -> None:
        """Closes when somebody else is here: it is read by whoever typed it."""
        if self._here.lanes.author != self._reader_id:
            self.reject()


def _table(held: Kept) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(16))
    grid.setVerticalSpacing(px(6))
    grid.setColumnStretch(1, 1)
    for row, (label, text) in enumerate(_said(held)):
        grid.addWidget(Label(label, "soft"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(text, wrap=True), row, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    return table


def _said(held: Kept) -> Iterator[tuple[str, str]]:
    """Yields each part of what was typed, and last the reason."""
    for part in differing(held.content.first, held.content.typed):
        yield part.label, part.text
    if held.content.reason:
        yield _("Reason"), held.content.reason
