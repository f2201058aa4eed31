"""What each shape of a day means: the shape and its word beside each other."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counterdesk.ui.calendar.daypaint import paint_day
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import Flow, hbox
from counterdesk.ui.theme import letters_of, px
from counterdesk.words import openings

_KINDS = ("open", "weekly", "closed", "part", "special")


class _Sample(QWidget):
    """One day as it is painted in the year."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        letters = letters_of(bold=True)
        return QSize(letters.horizontalAdvance("00") + px(9), letters.height() + px(2))

    minimumSizeHint = sizeHint

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_day(painter, QRectF(self.rect()), self.kind, "24")


class Legend(Flow):
    """Every kind of day; `offered` only while a year is proposed."""

    def __init__(self) -> None:
        super().__init__(spacing=12)
        self._offered = _entry("offered")
        for kind in _KINDS:
            self.add(_entry(kind))
        self.add(self._offered)
        self._offered.hide()

    def show_offered(self, *, offered: bool) -> None:
        """Shows or hides the word for a day that is only proposed."""
        self._offered.setVisible(offered)


def _entry(kind: str) -> QWidget:
    entry = QWidget()
    entry.setLayout(hbox(_Sample(kind), Label(openings.kind(kind), "soft", "small"), spacing=4))
    return entry
