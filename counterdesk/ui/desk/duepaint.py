"""How a head and a line of the due queue are painted: shape and countdown left, who and what beside it."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from counterdesk.ui.desk.duelines import Head
from counterdesk.ui.desk.duewords import Look, head
from counterdesk.ui.kit.shapes import paint_shape
from counterdesk.ui.theme import color, font, letters_of, px
from counterdesk.words import _

_SMALL = 0.88
_GAP = 6
_GROUNDS = {"late": "late_ground", "soon": "soon_ground", "ok": "ok_ground"}
_INKS = {"late": "late", "soon": "soon", "later": "ink", "waiting": "soft", "ok": "ok"}
_SHAPES = {"late": "late", "soon": "soon", "later": "later", "waiting": "waiting", "ok": "ok"}
_ELIDE = Qt.TextElideMode.ElideRight


def head_height() -> int:
    """Gives the height of a group's head."""
    return letters_of(bold=True).height() + px(6)


def line_height() -> int:
    """Gives the height of a line with the gap below it."""
    return letters_of(bold=True).height() + _small_height() + px(12 + _GAP)


def more_height() -> int:
    """Gives how much higher a line is that says what comes after it."""
    return _small_height() + px(2)


def _small_height() -> int:
    return letters_of(size=_SMALL).height()


def countdown_width() -> int:
    """Gives how far from the left the countdowns reach: all that a tick may change."""
    return px(28) + letters_of(bold=True).horizontalAdvance(_("00 h 00 left")) + px(10)


def paint_head(painter: QPainter, rect: QRect, item: Head) -> None:
    """Paints "Today · 3"."""
    painter.setFont(font(bold=True))
    painter.setPen(color("soft"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, head(item))


def paint_line(painter: QPainter, rect: QRect, seen: Look, *, chosen: bool) -> None:
    """Paints one line; the chosen one gets a ring in the accent colour."""
    box = QRectF(rect).adjusted(1, 1, -1, 1 - px(_GAP))
    _ground(painter, box, seen.tone, chosen=chosen)
    side, below = px(12), more_height() if seen.more else 0
    middle = box.top() + (box.height() - below) / 2 - side / 2
    shape = QRectF(box.left() + px(8), middle, side, side)
    paint_shape(painter, shape, _SHAPES[seen.tone], color(_INKS[seen.tone]))
    whole = box.toRect().adjusted(px(28), px(4), -px(8), -px(4))
    inside = whole.adjusted(0, 0, 0, -below)
    beside = countdown_width() - px(28)
    _column(painter, QRect(inside.left(), inside.top(), beside - px(6), inside.height()), seen)
    _story(painter, inside.adjusted(beside, 0, 0, 0), seen)
    if seen.more:
        painter.setPen(color("soft"))
        _write(painter, whole, Qt.AlignmentFlag.AlignBottom, font(size=_SMALL), seen.more)


def _ground(painter: QPainter, box: QRectF, tone: str, *, chosen: bool) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ring = QPen(color("accent"), 2) if chosen else QPen(color(_GROUNDS.get(tone, "stripe")), 1)
    if color("bg") == color("surface") and not chosen:  # high contrast has no grounds, so lines part the rows
        ring = QPen(color("line"), 1)
    painter.setPen(ring)
    painter.setBrush(color(_GROUNDS.get(tone, "stripe")))
    painter.drawRoundedRect(box, px(6), px(6))
    painter.restore()


def _column(painter: QPainter, place: QRect, seen: Look) -> None:
    painter.setPen(color(_INKS[seen.tone]))
    _write(painter, place, Qt.AlignmentFlag.AlignTop, font(bold=True), seen.left)
    painter.setPen(color("soft"))
    _write(painter, place, Qt.AlignmentFlag.AlignBottom, font(size=_SMALL), seen.date)


def _story(painter: QPainter, place: QRect, seen: Look) -> None:
    small = font(size=_SMALL)
    painter.setPen(color("soft"))
    _write(painter, place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, small, seen.section)
    taken = QFontMetrics(small).horizontalAdvance(seen.section) + px(6) if seen.section else 0
    _write(painter, place.adjusted(0, 0, -taken, 0), Qt.AlignmentFlag.AlignBottom, small, seen.what)
    painter.setPen(color("ink"))
    _write(painter, place, Qt.AlignmentFlag.AlignTop, font(), seen.title)
    if seen.about:
        painter.setPen(color("soft"))
        used = letters_of().horizontalAdvance(seen.title)
        _write(painter, place.adjusted(used, 0, 0, 0), Qt.AlignmentFlag.AlignTop, font(), _about(seen.about))


def _about(words: str) -> str:
    return _(" · {about}").format(about=words)


def _write(painter: QPainter, place: QRect, where: Qt.AlignmentFlag, face: QFont, words: str) -> None:
    painter.setFont(face)
    if place.width() > 0:
        painter.drawText(place, where, QFontMetrics(face).elidedText(words, _ELIDE, place.width()))
