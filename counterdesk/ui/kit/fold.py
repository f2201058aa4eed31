"""Two parts beside each other, or as two tabs where the text is too large for both.

Qt lets the letters of buttons that are out of view sleep; here they bring their part into view and press the button.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QTabWidget, QWidget

from counterdesk.ui.kit.layout import hbox
from counterdesk.ui.theme import px

_GAP = 12
_ANY = 16_777_215


class TwoParts(QWidget):
    """The wide part takes what is left; the narrow one keeps its width."""

    def __init__(self, name: str, wide: tuple[str, QWidget, int], narrow: tuple[str, QWidget, int]) -> None:
        super().__init__()
        self._name, self._wide, self._narrow = name, wide, narrow
        self._tabs: QTabWidget | None = None
        self._letters: list[QShortcut] = []
        self._box = hbox(spacing=_GAP)
        self.setLayout(self._box)
        self._unfold()

    def is_folded(self) -> bool:
        """Whether the parts are tabs now."""
        return self._tabs is not None

    def show_narrow(self) -> None:
        """Brings the narrow part into view."""
        if self._tabs is not None:
            self._tabs.setCurrentWidget(self._narrow[1])

    def minimumSizeHint(self) -> QSize:
        """Can be narrower than both parts: then they fold."""
        return QSize(320, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds or unfolds."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        needed = px(self._wide[2] + self._narrow[2]) + _GAP
        if needed > self.width() and self._tabs is None:
            self._fold()
        elif needed <= self.width() and self._tabs is not None:
            self._unfold()
        elif self._tabs is None:
            self._narrow[1].setFixedWidth(px(self._narrow[2]))

    def _fold(self) -> None:
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.setAccessibleName(self._name)
        for title, widget, _width in (self._wide, self._narrow):
            widget.setMinimumWidth(0)
            widget.setMaximumWidth(_ANY)
            self._tabs.addTab(widget, title)
        self._box.addWidget(self._tabs)
        self._tabs.currentChanged.connect(self._wake_letters)
        self._wake_letters()

    def _unfold(self) -> None:
        tabs, self._tabs = self._tabs, None
        self._narrow[1].setFixedWidth(px(self._narrow[2]))
        self._box.addWidget(self._wide[1], 1)
        self._box.addWidget(self._narrow[1])
        for widget in (self._wide[1], self._narrow[1]):
            widget.show()
        if tabs is not None:
            self._box.removeWidget(tabs)
            tabs.deleteLater()
        self._wake_letters()

    def _wake_letters(self, _place: int = 0) -> None:
        """Answers for the letters of the part that is out of view, and for no other."""
        for letter in self._letters:
            letter.setEnabled(False)
            letter.deleteLater()
        asleep = {button.shortcut().toString() for _part, button in self._out_of_view()} - {""}
        self._letters = [QShortcut(QKeySequence(keys), self) for keys in sorted(asleep)]
        for letter in self._letters:
            letter.activated.connect(self._press)

    def _out_of_view(self) -> Iterator[tuple[QWidget, QAbstractButton]]:
        if self._tabs is None:
            return
        for _title, part, _width in (self._wide, self._narrow):
            if part is not self._tabs.currentWidget():
                yield from ((part, button) for button in part.findChildren(QAbstractButton))

    def _press(self) -> None:
        """Brings the part into view whose button has the letter, and presses it."""
        letter = self.sender()
        for part, button in tuple(self._out_of_view()):
            is_meant = isinstance(letter, QShortcut) and button.shortcut() == letter.key()
            if is_meant and self._tabs is not None and button.isVisibleTo(part) and button.isEnabled():
                self._tabs.setCurrentWidget(part)
                button.setFocus()
                button.click()
                return
