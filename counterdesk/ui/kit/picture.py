"""Something painted once, to be shown as a picture until it looks another way."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap


def is_sharp(ratio: float) -> bool:
    """Whether a picture stays sharp at this ratio of the screen's pixels to ours: not between two of them."""
    return ratio.is_integer()


def picture(size: QSize, ratio: float, paint: Callable[[QPainter], object]) -> QPixmap:
    """Gives a picture of what `paint` paints; it is to paint every pixel."""
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    paint(painter)
    painter.end()
    return made
