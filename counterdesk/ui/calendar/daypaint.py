"""How one date of the year is painted: each kind has a shape of its own, so that nobody needs the colour."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from counterdesk.ui.theme import color, font, px

_CORNER = 4
_SMALL = 0.82


def paint_day(painter: QPainter, cell: QRectF, kind: str, number: str) -> None:
    """Paints one date: closed is a filled square, a part day a box on a thick line, a special opening a ring."""
    box = cell.adjusted(px(2), 1, -px(2), -1)
    ink, bold = "ink", True
    match kind:
        case "closed":
            _box(painter, box, "late", "late")
            ink = "surface"
        case "part":
            _box(painter, box, "soon", "soon_ground")
            painter.fillRect(QRectF(box.left(), box.bottom() - px(3), box.width(), px(3)), color("soon"))
        case "special":
            _ring(painter, box)
            ink = "ok"
        case "offered":
            _box(painter, box, "soft", "surface", Qt.PenStyle.DashLine)
            bold = False
        case "weekly":
            ink, bold = "soft", False
        case _:
            bold = False
    painter.setFont(font(bold=bold, size=_SMALL if kind == "weekly" else 0.95))
    painter.setPen(color(ink))
    painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, number)


def paint_today(painter: QPainter, cell: QRectF) -> None:
    """Paints the mark of today: a corner in the accent colour."""
    side = px(7)
    box = cell.adjusted(px(2), 1, -px(2), -1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("accent"))
    painter.drawPolygon([box.topLeft(), box.topLeft() + _right(side), box.topLeft() + _down(side)])


def paint_chosen(painter: QPainter, cell: QRectF, *, focused: bool) -> None:
    """Paints the ring around the date that a person is on."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color("accent" if focused else "soft"), 2 if focused else 1))
    painter.drawRoundedRect(cell.adjusted(0.5, -0.5, -0.5, 0.5), px(_CORNER), px(_CORNER))


def _right(by: float) -> QPointF:
    return QPointF(by, 0)


def _down(by: float) -> QPointF:
    return QPointF(0, by)


def _box(painter: QPainter, box: QRectF, line: str, ground: str, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> None:
    painter.setPen(QPen(color(line), 1, style))
    painter.setBrush(color(ground))
    painter.drawRoundedRect(box, px(_CORNER), px(_CORNER))


def _ring(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(color("ok"), 1.5))
    painter.setBrush(color("ok_ground"))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
