"""The band across the window that says: this is practice."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from counterdesk.ui.here import Here
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, hbox
from counterdesk.ui.theme import color, px
from counterdesk.words import _


class PracticeBand(QWidget):
    """Visible from across the room in a practice logbook, and not there at all in a real one."""

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        words = Label(_("PRACTICE"), "soon", "strong")
        meaning = Label(_("Nothing here is real: invented people, invented dates."), "soon")
        row = hbox(STRETCH, words, meaning, STRETCH, spacing=10)
        row.setContentsMargins(14, 3, 14, 3)
        self.setLayout(row)
        here.town_changed.connect(self._say)
        self._say()

    def _say(self) -> None:
        if not self._here.town.practice:
            self.hide()
        elif self.parentWidget() is not None:
            self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the ground and the line under it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("soon_ground"))
        painter.fillRect(0, self.height() - px(2), self.width(), px(2), color("soon"))
