"""Two parts beside each other, or as two tabs where the text is too large for both."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabWidget, QWidget

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
