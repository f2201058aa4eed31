"""The pages as a slim row of words; the chosen one is underlined."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from counterdesk.ui import shortcuts
from counterdesk.ui.theme import color, font, px
from counterdesk.words import _


class PageTab(QPushButton):
    """One page's name."""

    def __init__(self, text: str, key: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFlat(True)
        self.setAccessibleName(_("Page {name}").format(name=text))
        self.setToolTip(shortcuts.shown(key))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Has room for its words in bold, so that choosing moves nothing."""
        letters = self.fontMetrics()
        return QSize(round(letters.horizontalAdvance(self.text()) * 1.08) + px(16), letters.height() + px(12))

    minimumSizeHint = sizeHint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the name, its line when chosen, its ring when focused."""
        painter = QPainter(self)
        chosen = self.isChecked()
        painter.setFont(font(bold=chosen))
        painter.setPen(color("ink" if chosen or self.underMouse() else "soft"))
        painter.drawText(self.rect(), 0x84, self.text())
        if chosen:
            line = QRect(px(8), self.height() - px(3), self.width() - px(16), px(2))
            painter.fillRect(line, color("accent"))
        if self.hasFocus():
            painter.setPen(color("accent"))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), px(6), px(6))


class PageTabs(QWidget):
    """The row. `wanted` gives the key of the page a person chose."""

    wanted = Signal(str)

    def __init__(self, pages: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(_("Pages"))
        self._tabs: dict[str, PageTab] = {}
        self._group = QButtonGroup(self)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for key, title in pages:
            tab = PageTab(title, key)
            tab.clicked.connect(partial(self._pressed, key))
            self._group.addButton(tab)
            self._tabs[key] = tab
            box.addWidget(tab)

    def choose(self, key: str) -> None:
        """Marks a page as the one that is shown."""
        self._tabs[key].setChecked(True)

    def tab(self, key: str) -> PageTab:
        """Gives the word of a page; for focus and tests."""
        return self._tabs[key]

    def _pressed(self, key: str) -> None:
        self.wanted.emit(key)
