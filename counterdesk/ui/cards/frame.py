"""What holds a card together: two ends of a line that stack when it is narrow, rows with level labels, a body that
scrolls only when it must.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from counterdesk.ui.kit.forms import FormRows, Row
from counterdesk.ui.kit.layout import vbox
from counterdesk.ui.theme import mark, px

_LABEL_WIDTH = 92
_LAID_OUT_MS = 30
_MARGIN = 6


class Ends(QWidget):
    """Two widgets, one at each end of a line; under each other where the line is too short for both.

    `share` is how much of the room to spare the right one takes, against `first` for the left.
    """

    def __init__(self, left: QWidget, right: QWidget, *, spacing: int = 12, first: int = 1, share: int = 0) -> None:
        super().__init__()
        self._left, self._right = left, right
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        self._first = first
        self._box.addWidget(left, first)
        self._box.addWidget(right, share)

    def take_left(self) -> None:
        """Has its left end back, if that stood somewhere else for a while."""
        if self._left.parentWidget() is not self:
            self._box.insertWidget(0, self._left, self._first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays the two out anew."""
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """Follows the text size, and what comes and goes in either end."""
        done = super().event(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutRequest):
            self._turn()
        return done

    def _turn(self) -> None:
        narrow = self._line().width() > self.width()
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._box.direction() != direction:
            self._box.setDirection(direction)
            self.updateGeometry()
            QTimer.singleShot(0, self, self._ask_again)

    def _ask_again(self) -> None:
        """Lays the two out and asks for room once more: turned in the middle of a layout it may not be heard."""
        self._box.invalidate()
        self._box.activate()
        self.updateGeometry()

    def _ends(self) -> list[QWidget]:
        return [end for end in (self._left, self._right) if end.parentWidget() is self and not end.isHidden()]

    def _line(self) -> QSize:
        hints = [end.sizeHint().expandedTo(end.minimumSize()) for end in self._ends()]
        gaps = self._box.spacing() * max(0, len(hints) - 1)
        return QSize(sum(hint.width() for hint in hints) + gaps, max((hint.height() for hint in hints), default=0))

    def sizeHint(self) -> QSize:
        """Asks for both on one line; for the height of two lines while they are stacked."""
        line = self._line()
        if self._box.direction() == QBoxLayout.Direction.TopToBottom:
            line.setHeight(self._box.sizeHint().height())
        return line

    def minimumSizeHint(self) -> QSize:
        """Can be as narrow as the wider of the two."""
        widths = [end.minimumSizeHint().expandedTo(end.minimumSize()).width() for end in self._ends()]
        return QSize(max(widths, default=0), self._box.minimumSize().height())


class CardRows(FormRows):
    """Rows of a card: all labels as wide as in the other rows of the same card, so that the fields stand level."""

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__(rows, spacing=4)

    def _label_width(self) -> int:
        return max(super()._label_width(), px(_LABEL_WIDTH))


class CardBody(QScrollArea):
    """The middle of a card: asks for the height of what is in it, and scrolls when it gets less."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._inner = QWidget()
        mark(self._inner, role="scroll")
        self.column: QVBoxLayout = vbox(spacing=4)
        self._inner.setLayout(self.column)
        self._inner.installEventFilter(self)
        self.setWidget(self._inner)
        self.last_focus: QWidget | None = None
        self._wanted: QWidget | None = None
        self.verticalScrollBar().rangeChanged.connect(self._range_changed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, focus: QWidget | None) -> None:
        """Scrolls to what has the focus, however it came there."""
        if focus is not None and self._inner.isAncestorOf(focus):
            self.last_focus = focus
            self._show_whole(focus)

    def bring_into_view(self, part: QWidget) -> None:
        """Scrolls to a part of the body that has something new to say, once it is laid out; the focus stays in view."""
        self._wanted = part
        QTimer.singleShot(_LAID_OUT_MS, self, self._bring)

    def _range_changed(self, _least: int, _most: int) -> None:
        self._bring()
        QTimer.singleShot(_LAID_OUT_MS, self, self._bring)

    def _bring(self) -> None:
        focus = QApplication.focusWidget()
        if self._wanted is not None and self._inner.isAncestorOf(self._wanted):
            self._show_whole(self._wanted)
        if focus is not None and self._inner.isAncestorOf(focus):
            self._show_whole(focus)

    def _show_whole(self, part: QWidget) -> None:
        """Scrolls to a part with its whole row, what is said below it included, or else to all of the part.

        Qt itself is content when the caret of a field can be seen.
        """
        bar, room, margin = self.verticalScrollBar(), self.viewport().height(), px(_MARGIN)
        fitting = (one for one in (_row_of(part), part) if one.height() + 2 * margin <= room)
        whole = next(fitting, None)
        if whole is None:
            self.ensureWidgetVisible(part, 0, margin)
            return
        top = whole.mapTo(self._inner, QPoint(0, 0)).y() - margin
        bar.setValue(max(min(bar.value(), top), top + whole.height() + 2 * margin - room))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Asks for another height when rows come and go."""
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """Asks for all of its height at the width it has."""
        hint = self._inner.sizeHint()
        width = self.viewport().width()
        if self._inner.hasHeightForWidth() and width > 1:
            hint.setHeight(max(self._inner.heightForWidth(width), self._inner.minimumSizeHint().height()))
        return hint

    def minimumSizeHint(self) -> QSize:
        """Can be as low as two rows; is never narrower than its widest row."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._inner.minimumSizeHint().width() + bar, px(72))


def _row_of(part: QWidget) -> QWidget:
    """Gives the row of a form that a part stands in, or the part itself."""
    row, above = part, part.parentWidget()
    while above is not None and not isinstance(above, FormRows):
        row, above = above, above.parentWidget()
    return row if above is not None else part
