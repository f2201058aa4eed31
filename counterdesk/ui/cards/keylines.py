"""What each key begins, one line a key: painted as one piece, because it comes into sight with every card that goes.

Measured: eighteen labels took a sixth of the time in which a saved card gives way to the quiet page.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counterdesk.ui.kit.label import plain_tip
from counterdesk.ui.kit.picture import is_sharp, picture
from counterdesk.ui.theme import color, font, letters_of, look, px
from counterdesk.values import value

_BETWEEN, _ACROSS, _LEAST_BETWEEN = 9, 16, 2
_LEAST = "abc…"


@value
class KeyLine:
    """A key, when it is pressed, and what it asks for."""

    key: str
    what: str
    detail: str


@value
class _Laid:
    """How the lines lie: in how many columns and rows, and how much stands between two rows."""

    columns: int
    rows: int
    between: int


class KeyLines(QWidget):
    """A table of keys that nobody presses: keys in the accent colour, the last column cut where there is no room.

    Where it is low the lines move together, then stand beside each other without their details. If they do not all
    fit even then, `rest` stands in the place of those that are left out.
    """

    def __init__(self, name: str, lines: Sequence[KeyLine], rest: KeyLine | None = None) -> None:
        super().__init__()
        self._rest = rest
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
        """May become narrow and low: details are cut or left out then, and at last lines too."""
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
        is_whole = self._laid().columns == 1 and self.whole_lines() == len(self._lines)
        cut = not is_whole or any(self._shown(one.detail, letters_of()) != one.detail for one in self._lines)
        self.setToolTip(plain_tip(self.accessibleDescription()) if cut else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the lines as they were painted last, unless they look another way now."""
        ratio = self.devicePixelRatioF()
        painter = QPainter(self)
        if is_sharp(ratio):
            painter.drawPixmap(0, 0, self._as_painted(ratio))
        else:
            self._paint(painter)
        painter.end()

    def _as_painted(self, ratio: float) -> QPixmap:
        seen = (look(), ratio, self.size(), self._lines, self._rest)
        if self._seen != seen:
            self._seen, self._picture = seen, picture(self.size(), ratio, self._paint_all)
        return self._picture

    def _paint_all(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), color("surface"))
        self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        plain, bold, letters = font(), font(bold=True), letters_of()
        cells = self._cells()
        parts = [
            (bold, "accent", [(spot, one.key) for spot, one in cells]),
            (plain, "ink", [(spot + QPointF(self._second_of(one), 0), one.what) for spot, one in cells]),
        ]
        if self._laid().columns == 1:
            third = QPointF(self._third, 0)
            parts.append((plain, "soft", [(spot + third, self._shown(one.detail, letters)) for spot, one in cells]))
        for face, tone, texts in parts:
            painter.setFont(face)
            painter.setPen(color(tone))
            for spot, text in texts:
                painter.drawText(spot, text)

    def _cells(self) -> list[tuple[QPointF, KeyLine]]:
        """Gives each line that has room, and where it begins."""
        laid, letters = self._laid(), letters_of()
        step, lines = letters.height() + laid.between, self.shown_lines()
        spots = [divmod(number, laid.rows) for number in range(len(lines))]
        return [
            (QPointF(column * self._third, row * step + letters.ascent()), line)
            for (column, row), line in zip(spots, lines, strict=True)
        ]

    def _second_of(self, line: KeyLine) -> int:
        """Gives where the words of a line begin: those of the rest make room for its longer key."""
        if line is not self._rest:
            return self._second
        return max(self._second, letters_of(bold=True).horizontalAdvance(line.key) + px(_ACROSS))

    def _measure(self) -> None:
        letters, bold = letters_of(), letters_of(bold=True)
        keys = max((bold.horizontalAdvance(one.key) for one in self._lines), default=0)
        words = max((letters.horizontalAdvance(one.what) for one in self._lines), default=0)
        self._second = keys + px(_ACROSS)
        self._third = self._second + words + px(_ACROSS)
        self.updateGeometry()
        self.update()

    def whole_lines(self) -> int:
        """Gives how many of the lines have room: half a line says nothing."""
        return sum(line is not self._rest for line in self.shown_lines())

    def shown_lines(self) -> tuple[KeyLine, ...]:
        """Gives the lines that have room; where some have none, the last one is the rest."""
        laid = self._laid()
        room = laid.columns * laid.rows
        if room >= len(self._lines) or self._rest is None:
            return self._lines[:room]
        return (*self._lines[: room - 1], self._rest) if room else ()

    def _laid(self) -> _Laid:
        """Takes as few columns as give every line its room."""
        letter, least, high = letters_of().height(), px(_LEAST_BETWEEN), self.height()
        across, most = max(1, (self.width() + px(_ACROSS)) // self._third), max(0, (high + least) // (letter + least))
        enough = (columns for columns in range(1, across + 1) if columns * most >= len(self._lines))
        columns = next(enough, across)
        rows = min(most, -(-len(self._lines) // columns))
        spare = (high - rows * letter) // (rows - 1) if rows > 1 else 0
        return _Laid(columns, rows, min(px(_BETWEEN), spare))

    def _step(self) -> int:
        return letters_of().height() + px(_BETWEEN)

    def _height(self) -> int:
        return max(0, len(self._lines) * self._step() - px(_BETWEEN))

    def _shown(self, detail: str, letters: QFontMetrics) -> str:
        return letters.elidedText(detail, Qt.TextElideMode.ElideRight, max(0, self.width() - self._third))
