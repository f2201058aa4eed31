"""Surfaces: the panel with its thin line, the rule, a column that scrolls, and what scrolls only where it must."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from counterdesk.ui.kit.layout import STRETCH, Item, add_to, clear, vbox
from counterdesk.ui.theme import mark, px


class Panel(QFrame):
    """A surface with an 8-pixel radius and a one-pixel line; `body` is its column."""

    def __init__(self, *, name: str = "", margin: int = 14, spacing: int = 8, role: str = "panel") -> None:
        super().__init__()
        mark(self, role=role)
        if name:
            self.setAccessibleName(name)
        self.body: QVBoxLayout = vbox(spacing=spacing, margins=margin)
        self.setLayout(self.body)

    def add(self, item: Item, stretch: int = 0) -> None:
        """Adds a widget, a layout, a gap or STRETCH at the bottom."""
        add_to(self.body, item, stretch)


class TellPanel(Panel):
    """The tinted strip for a sentence to be said: "Tell the caller: ..."."""

    def __init__(self, *, name: str = "") -> None:
        super().__init__(name=name, margin=10, spacing=4, role="tell")


def rule() -> QFrame:
    """Gives a one-pixel line."""
    line = QFrame()
    mark(line, role="rule")
    line.setFixedHeight(1)
    return line


class ScrollColumn(QScrollArea):
    """A column that scrolls up and down only, and is never wider than its place."""

    def __init__(self, name: str, *, spacing: int = 6, margins: int = 0) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = inner = QWidget()
        mark(inner, role="scroll")
        self.body: QVBoxLayout = vbox(spacing=spacing, margins=margins)
        self.body.addStretch(1)
        inner.setLayout(self.body)
        self.setWidget(inner)

    def add(self, item: QWidget) -> None:
        """Adds a widget below the others."""
        self.body.insertWidget(self.body.count() - 1, item)

    def clear(self) -> None:
        """Lets all widgets go."""
        clear(self.body)
        add_to(self.body, STRETCH)

    def minimumSizeHint(self) -> QSize:
        """Is at least as wide as its content, so that nothing is clipped at the side."""
        hint = super().minimumSizeHint()
        bar = self.verticalScrollBar().sizeHint().width()
        hint.setWidth(max(hint.width(), self._inner.minimumSizeHint().width() + bar))
        return hint


class Scrolled(QScrollArea):
    """One widget at all of its height; it scrolls where the window has no room for that."""

    def __init__(self, name: str, inner: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark(inner, role="scroll")
        self._inner = inner
        inner.installEventFilter(self)
        self.setWidget(inner)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Asks for another height when rows come and go."""
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """Asks for all of the height at the width it has."""
        hint, width = self._inner.sizeHint(), self.viewport().width()
        if self._inner.hasHeightForWidth() and self.isVisible():
            hint.setHeight(max(self._inner.heightForWidth(width), self._inner.minimumSizeHint().height()))
        return hint

    def minimumSizeHint(self) -> QSize:
        """Can be as low as two rows; is never narrower than its widest row."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._inner.minimumSizeHint().width() + bar, px(72))
