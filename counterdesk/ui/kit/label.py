"""Words on a surface: always plain text, growing with the program's font, elided or wrapped where told."""

import re

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel

from counterdesk.ui.theme import font, mark

# role -> (share of the body text, bold)
_FACES = {"": (1.0, False), "title": (1.3, True), "heading": (1.0, True), "strong": (1.0, True), "small": (0.86, False)}
_LONG, _READABLE = 2_000, 80  # letters
_WIDTHS = 40  # more than a window is laid out in
_UNBROKEN = re.compile(r"[!-~\u00a1-\u024f]{31,}")  # an address of the web, a word that somebody leaned on
_BREAK, _EVERY = "\u200b", 10


def plain_tip(text: str) -> str:
    """Gives a tooltip that shows its text as it is: Qt would take "a<b and c>d" for markup."""
    if not text:
        return ""
    import html

    return f"<qt>{html.escape(text)}</qt>"


def breakable(text: str) -> str:
    """Gives a text whose very long words may be broken, so that none runs out of its window."""
    return _UNBROKEN.sub(_broken, text)


def _broken(found: re.Match[str]) -> str:
    word = found.group()
    return _BREAK.join(word[at : at + _EVERY] for at in range(0, len(word), _EVERY))


class Label(QLabel):
    """A piece of text. `role` is its size and weight (title, heading, strong, small), `tone` its colour."""

    def __init__(
        self, text: str = "", tone: str = "", role: str = "", *, wrap: bool = False, elide: bool = False
    ) -> None:
        super().__init__()
        self._words = ""
        self._heights: dict[tuple[int, str], int] = {}
        self._hint: tuple[str, QSize] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(wrap)
        self._role, self._elides = role, elide
        mark(self, role=role, tone=tone)
        self._take_face()
        self.setText(text)

    def setText(self, text: str) -> None:
        """Shows a text; where it wraps a very long word is broken."""
        self._words = text
        super().setText(breakable(text) if self.wordWrap() else text)

    def text(self) -> str:
        """Gives the text as it was given."""
        return self._words

    def say(self, text: str, tone: str | None = None) -> None:
        """Shows another text, and another tone if one is given."""
        if text != self.text():
            self.setText(text)
            self._tip()
        if tone is not None:
            self._hint = None
            mark(self, tone=tone)
            self._take_face()  # another tone is another dress, and Qt keeps the letters of the first one

    def _take_face(self) -> None:
        if not self._role:
            return
        size, bold = _FACES[self._role]
        face = font(bold=bold, size=size)
        if face != self.font():
            self.setFont(face)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the program's text size: a change of it comes with a new style sheet."""
        self._heights.clear()
        self._hint = None
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._take_face()

    def heightForWidth(self, width: int) -> int:
        """Lays a text out once for each width: Qt asks for the same ones a dozen times before it paints."""
        key = (width, self._words)
        height = self._heights.get(key)
        if height is None:
            if len(self._heights) >= _WIDTHS:
                self._heights.clear()
            height = self._heights[key] = super().heightForWidth(width)
        return height

    def sizeHint(self) -> QSize:
        """Asks for a readable width where a long text wraps; Qt's own way tries it in a dozen widths."""
        if self._hint is None or self._hint[0] != self._words:
            is_long = self.wordWrap() and len(self._words) >= _LONG
            self._hint = (self._words, self._readable() if is_long else super().sizeHint())
        return QSize(self._hint[1])

    def _readable(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * _READABLE
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """An eliding label may become as narrow as three letters."""
        hint = super().minimumSizeHint()
        if self._elides:
            hint.setWidth(self.fontMetrics().horizontalAdvance("abc…"))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the tooltip for what does not fit."""
        super().resizeEvent(event)
        self._tip()

    def _tip(self) -> None:
        if self._elides:
            self.setToolTip(plain_tip(self.text()) if self._cut() != self.text() else "")

    def _cut(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width() + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the text, cut with an ellipsis where it may be."""
        if not self._elides:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), self._cut())


class WideLabel(Label):
    """A label that asks for one line and wraps where there is less room: Qt's own asks for two as soon as it may wrap.

    `least` is how many letters wide it stays.
    """

    def __init__(self, text: str = "", tone: str = "", role: str = "", *, least: int = 24) -> None:
        super().__init__(text, tone, role, wrap=True)
        self._least = least

    def sizeHint(self) -> QSize:
        """Is as wide as all of its words on one line."""
        letters = self.fontMetrics()
        return QSize(letters.horizontalAdvance(self.text()) + 1, letters.height())

    def minimumSizeHint(self) -> QSize:
        """Is never narrower than some words of it."""
        hint = self.sizeHint()
        hint.setWidth(min(hint.width(), self.fontMetrics().averageCharWidth() * self._least))
        return hint
