"""The shapes that stand beside a colour, so that nobody needs the colour: triangle, disc, ring, bar, tick."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF


def paint_shape(painter: QPainter, rect: QRectF, shape: str, colour: QColor) -> None:
    """Paints a shape in the middle of `rect`: late, soon, later, waiting or ok; any other name paints nothing."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(rect.width(), rect.height())
    middle = rect.center()
    box = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    match shape:
        case "late":
            painter.drawPolygon(QPolygonF([QPointF(middle.x(), box.top()), box.bottomRight(), box.bottomLeft()]))
        case "soon":
            painter.drawEllipse(box.adjusted(side * 0.06, side * 0.06, -side * 0.06, -side * 0.06))
        case "later":
            _outline(painter, colour, side)
            painter.drawEllipse(box.adjusted(side * 0.1, side * 0.1, -side * 0.1, -side * 0.1))
        case "waiting":
            painter.drawRect(QRectF(box.left(), middle.y() - side / 6, side, side / 3))
        case "ok":
            _outline(painter, colour, side)
            painter.drawPolyline(_tick(box))
        case _:
            pass
    painter.restore()


def _outline(painter: QPainter, colour: QColor, side: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, max(1.5, side / 7)))


def _tick(box: QRectF) -> QPolygonF:
    at = [(0.1, 0.55), (0.4, 0.85), (0.9, 0.15)]
    return QPolygonF([QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in at])
