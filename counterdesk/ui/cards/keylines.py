"""What each key begins, one line a key: painted as one piece, because it comes into sight with every card that goes.

Measured: eighteen labels took a sixth of the time in which a saved card gives way to the quiet page.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counterdesk.ui.kit.label import plain_tip
from counterdesk.ui.theme import color, font, letters_of, look, px
from counterdesk.values import value

_BETWEEN, _ACROSS = 9, 16
_LEAST = "abc…"


@value
class KeyLine:
    """A key, when it is pressed, and what it asks for."""

    key: str
    what: str
    detail: str


class KeyLines(QWidget):
    """A table of keys that nobody presses: keys in the accent colour, the last column cut where there is no room."""

    def __init__(self, name: str, lines: Sequence[KeyLine]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._seen: object = None
        self._picture = QPixmap()
        self.show_lines(lines)

    @property
    def lines(self) -> tuple[KeyLine, ...]:
        """The lines that are shown."""
        return self._lines

    def show_lines(self, lines: Sequence[KeyLine]) -> None:
        """Shows these lines; a screen reader hears all of them."""
        self._lines = tuple(lines)
        self.setAccessibleDescription("\n".join(f"{one.key}: {one.what}, {one.detail}" for one in lines))
        self._measure()

    def sizeHint(self) -> QSize:
        """Asks for room for every word."""
        letters = letters_of()
        width = self._third + max((letters.horizontalAdvance(one.detail) for one in self._lines), default=0)
        return QSize(width + 1, self._height())

    def minimumSizeHint(self) -> QSize:
        """May become narrow and low: the last column is cut then, and the last lines are left out."""
        letters = letters_of()
        return QSize(self._third + letters.horizontalAdvance(_LEAST), letters.height())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the program's text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the words that are cut in a tooltip."""
        super().resizeEvent(event)
        cut = any(self._shown(one.detail, letters_of()) != one.detail for one in self._lines)
        self.setToolTip(plain_tip(self.accessibleDescription()) if cut else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the lines as they were painted last, unless they look another way now."""
        ratio = self.devicePixelRatioF()
        painter = QPainter(self)
        if ratio.is_integer():
            painter.drawPixmap(0, 0, self._as_painted(ratio))
        else:  # between two pixels of the screen a picture would be blurred
            self._paint(painter)
        painter.end()

    def _as_painted(self, ratio: float) -> QPixmap:
        seen = (look(), ratio, self.size(), self._lines)
        if self._seen != seen:
            self._seen, self._picture = seen, QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(color("surface"))
            painter = QPainter(self._picture)
            self._paint(painter)
            painter.end()
        return self._picture

    def _paint(self, painter: QPainter) -> None:
        plain, bold, letters = font(), font(bold=True), letters_of()
        lines = self._lines[: self.whole_lines()]
        tops = [number * self._step() + letters.ascent() for number in range(len(lines))]
        columns = [
            (bold, "accent", 0, [one.key for one in lines]),
            (plain, "ink", self._second, [one.what for one in lines]),
            (plain, "soft", self._third, [self._shown(one.detail, letters) for one in lines]),
        ]
        for face, tone, left, texts in columns:
            painter.setFont(face)
            painter.setPen(color(tone))
            for top, text in zip(tops, texts, strict=True):
                painter.drawText(QPointF(left, top), text)

    def _measure(self) -> None:
        letters, bold = letters_of(), letters_of(bold=True)
        keys = max((bold.horizontalAdvance(one.key) for one in self._lines), default=0)
        words = max((letters.horizontalAdvance(one.what) for one in self._lines), default=0)
        self._second = keys + px(_ACROSS)
        self._third = self._second + words + px(_ACROSS)
        self.updateGeometry()
        self.update()

    def whole_lines(self) -> int:
        """Gives how many lines have room: half a line says nothing."""
        return max(0, (self.height() + px(_BETWEEN)) // self._step())

    def _step(self) -> int:
        return letters_of().height() + px(_BETWEEN)

    def _height(self) -> int:
        return max(0, len(self._lines) * self._step() - px(_BETWEEN))

    def _shown(self, detail: str, letters: QFontMetrics) -> str:
        return letters.elidedText(detail, Qt.TextElideMode.ElideRight, max(0, self.width() - self._third))
