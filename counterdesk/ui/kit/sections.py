"""The list of parts beside a page: rows and width grow and shrink with the text."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from counterdesk.ui.theme import px

_WIDTH, _ROW = 190, 34
_SIZES = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class SectionList(QListWidget):
    """The titles of the parts of a page, one of them chosen."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._measure()

    def add(self, title: str) -> None:
        """Adds the title of a part."""
        QListWidgetItem(title, self).setSizeHint(QSize(0, px(_ROW)))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() in _SIZES:
            self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(px(_WIDTH))
        for place in range(self.count()):
            self.item(place).setSizeHint(QSize(0, px(_ROW)))
