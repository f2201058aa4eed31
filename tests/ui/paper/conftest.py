"""What the tests of paper share: the look, a way to see a drawn page, and the number of pages of a PDF."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from counterdesk.ui.paper.press import Press
from counterdesk.ui.theme import Scheme, apply


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    apply(qapp, Scheme.LIGHT, 100)


def drawn(press: Press, page: int) -> QImage:
    """Gives a page as a picture, one dot for a point."""
    picture = QImage(int(press.width), int(press.height), QImage.Format.Format_Grayscale8)
    picture.fill(255)
    painter = QPainter(picture)
    press.draw(painter, page)
    painter.end()
    return picture


def ink(picture: QImage, part: QRectF) -> int:
    """Counts the dots of a part that are not white."""
    box = part.toRect()
    columns, rows = range(box.left(), box.right()), range(box.top(), box.bottom())
    return sum(picture.pixelColor(x, y).value() < 200 for x in columns for y in rows)


@pytest.fixture
def page_count() -> Callable[[bytes], int]:
    """Counts the pages of a PDF."""
    return lambda content: len(re.findall(rb"/Type\s*/Page\b", content))
