"""The place under (or, where there is room, beside) the due queue in which one inline line opens at a time."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counterdesk.services.asks.due import DueRow
from counterdesk.ui.desk.answer import AnswerDrawer
from counterdesk.ui.desk.drawers import Drawer, PromiseDrawer, TriedDrawer
from counterdesk.ui.here import Here
from counterdesk.ui.kit.panel import ScrollColumn
from counterdesk.words import _


class DueDrawers(ScrollColumn):
    """Tried, answered and promised. `done` gives the Done of the one that was open; `left` that it was left."""

    done = Signal(object)
    left = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__(_("About this line"))
        self.tried, self.answer, self.promise = TriedDrawer(here), AnswerDrawer(here), PromiseDrawer(here)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for drawer in self.all():
            drawer.hide()
            drawer.left.connect(self.left)
            drawer.done.connect(self.done)
            self.add(drawer)
        self.hide()

    def all(self) -> tuple[Drawer, ...]:
        """Gives the three lines."""
        return self.tried, self.answer, self.promise

    @property
    def row(self) -> DueRow | None:
        """The deadline that the open line is about."""
        return next((drawer.row for drawer in self.all() if not drawer.isHidden()), None)

    @property
    def is_open(self) -> bool:
        """Whether a line is open."""
        return not self.isHidden()

    def ask(self, drawer: Drawer, row: DueRow, title: str) -> None:
        """Opens one line for a deadline and closes the others."""
        for other in self.all():
            other.setVisible(other is drawer)
        self.show()
        drawer.ask(row, title)

    def close_all(self) -> bool:
        """Closes whatever is open, and tells whether the focus was in it."""
        focus: QWidget | None = self.window().focusWidget()
        inside = self.is_open and isinstance(focus, QWidget) and self.isAncestorOf(focus)
        self.hide()
        for drawer in self.all():
            drawer.hide()
        return inside

    def sizeHint(self) -> QSize:
        """Asks for as much height as the open line needs."""
        hint = self.body.sizeHint()
        if self.body.hasHeightForWidth() and self.isVisible():
            hint.setHeight(self.body.totalHeightForWidth(self.viewport().width()))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Asks again: pills that fit on one line need less height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
