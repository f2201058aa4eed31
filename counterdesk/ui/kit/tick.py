"""A box to tick that grows with the text and is seen in every palette: Fusion's own box does neither."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox

from counterdesk.ui.theme import color, px

_MARK = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.30))


class Tick(QCheckBox):
    """A check box with its words; can be clicked anywhere on them."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """Has room for the box, a gap and the words."""
        letters = QFontMetrics(self.font())
        height = max(px(18), letters.height()) + px(6)
        return QSize(px(26) + letters.horizontalAdvance(self.text()) + px(4), height)

    minimumSizeHint = sizeHint

    def hitButton(self, at: QPoint) -> bool:
        """Can be clicked anywhere."""
        return self.rect().contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the box, the mark and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(16)
        box = QRectF(1.5, (self.height() - side) / 2, side, side)
        paint_tick(painter, box, chosen=self.isChecked(), focused=self.hasFocus())
        painter.setPen(color("ink" if self.isEnabled() else "soft"))
        words = QRect(px(26), 0, self.width() - px(26), self.height())
        shown = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width() + 1)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def paint_tick(painter: QPainter, box: QRectF, *, chosen: bool, focused: bool = False) -> None:
    """Paints a box to tick, with its mark where it is chosen."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color("accent" if chosen or focused else "soft"), 2.0 if focused else 1.2))
    painter.setBrush(color("accent" if chosen else "surface"))
    painter.drawRoundedRect(box, px(4), px(4))
    if chosen:
        _paint_mark(painter, box)
    painter.restore()


def _paint_mark(painter: QPainter, box: QRectF) -> None:
    pen = QPen(color("on_accent"), px(2))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    points = [QPointF(box.x() + box.width() * x, box.y() + box.height() * y) for x, y in _MARK]
    painter.drawPolyline(QPolygonF(points))
