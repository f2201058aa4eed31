"""The place under (or, where there is room, beside) the due queue in which one inline line opens at a time."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counterdesk.services.asks.due import DueRow
from counterdesk.ui.here import Here
from counterdesk.ui.kit.panel import ScrollColumn
from counterdesk.words import _

if TYPE_CHECKING:
    from counterdesk.ui.desk.answer import AnswerDrawer
    from counterdesk.ui.desk.council import CouncilDrawer
    from counterdesk.ui.desk.drawers import Drawer, PromiseDrawer, TriedDrawer
    from counterdesk.ui.desk.notowed import NotOwedDrawer


AnyDrawer = TypeVar("AnyDrawer", bound="Drawer")


class DueDrawers(ScrollColumn):
    """Tried, answered, promised, Council and not owed, each made when it is first asked for.

    `done` gives the Done of the one that was open; `left` that it was left.
    """

    done = Signal(object)
    left = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__(_("About this line"))
        self._here = here
        self._made: list[Drawer] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @cached_property
    def tried(self) -> TriedDrawer:
        """The line that asks what a try came to."""
        from counterdesk.ui.desk.drawers import TriedDrawer

        return self._take(TriedDrawer(self._here))

    @cached_property
    def answer(self) -> AnswerDrawer:
        """The line that asks by whom, when and how it was answered."""
        from counterdesk.ui.desk.answer import AnswerDrawer

        return self._take(AnswerDrawer(self._here))

    @cached_property
    def promise(self) -> PromiseDrawer:
        """The line that asks for a day we say ourselves."""
        from counterdesk.ui.desk.drawers import PromiseDrawer

        return self._take(PromiseDrawer(self._here))

    @cached_property
    def council(self) -> CouncilDrawer:
        """The line that asks for the meeting of Council, or for its decision."""
        from counterdesk.ui.desk.council import CouncilDrawer

        return self._take(CouncilDrawer(self._here))

    @cached_property
    def not_owed(self) -> NotOwedDrawer:
        """The line that asks by which rule no response is owed."""
        from counterdesk.ui.desk.notowed import NotOwedDrawer

        return self._take(NotOwedDrawer(self._here))

    def _take(self, drawer: AnyDrawer) -> AnyDrawer:
        drawer.hide()
        drawer.left.connect(self.left)
        drawer.done.connect(self.done)
        self.add(drawer)
        self._made.append(drawer)
        return drawer

    @property
    def row(self) -> DueRow | None:
        """The deadline that the open line is about."""
        return next((drawer.row for drawer in self._made if not drawer.isHidden()), None)

    @property
    def is_open(self) -> bool:
        """Whether a line is open."""
        return not self.isHidden()

    def ask(self, drawer: Drawer, row: DueRow, title: str) -> None:
        """Opens one line for a deadline and closes the others."""
        for other in self._made:
            other.setVisible(other is drawer)
        self.show()
        drawer.ask(row, title)

    def close_all(self) -> bool:
        """Closes whatever is open, and tells whether the focus was in it."""
        focus: QWidget | None = self.window().focusWidget()
        inside = self.is_open and isinstance(focus, QWidget) and self.isAncestorOf(focus)
        self.hide()
        for drawer in self._made:
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
