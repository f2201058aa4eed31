"""Forms declared as values: a label on the left in the soft colour, the field beside it, sentences below the field."""

from collections.abc import Sequence
from typing import Protocol, cast

from PySide6.QtCore import QEvent, Qt, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QPlainTextEdit, QWidget

from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import hbox, vbox
from counterdesk.ui.theme import letters_of, px
from counterdesk.values import value

_LINES_OF_A_TALL_FIELD = 2.6
_GAP = 12
_NARROW = 3.0  # a form that is less than three labels wide has no room for labels beside its fields


@value
class Row:
    """One row of a form: its label (an "&" before the Alt letter), its widget, a hint under it, and its key."""

    label: str
    widget: QWidget
    hint: str = ""
    key: str = ""


def _typed_into(widget: QWidget) -> QWidget:
    inner = getattr(widget, "field", None)
    return inner if isinstance(inner, QWidget) else widget


class _Complains(Protocol):
    complained: SignalInstance


class _Line(QWidget):
    """One row as built: the label beside its field, or above it where there is no room."""

    def __init__(self, row: Row) -> None:
        super().__init__()
        self.row = row
        self.label = Label(row.label, "soft")
        self.label.setBuddy(_typed_into(row.widget))
        self._trouble = Label("", "late", "small", wrap=True)
        self._trouble.hide()
        hint = [Label(row.hint, "soft", "small", wrap=True)] if row.hint else []
        self._box = hbox(spacing=_GAP)
        self._box.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addLayout(vbox(row.widget, *hint, self._trouble, spacing=2), 1)
        self.setLayout(self._box)
        self._arranged: tuple[int, int, bool] | None = None

    def complain(self, sentence: str) -> None:
        before = self._trouble.text()
        if sentence == before:
            return
        self._trouble.say(sentence)
        self._trouble.setVisible(bool(sentence))
        self.row.widget.setAccessibleDescription(sentence or self.row.hint)
        stop = _first_stop(self.row.widget)
        if stop is not self.row.widget and (sentence or stop.accessibleDescription() == before):
            stop.setAccessibleDescription(sentence)

    def arrange(self, label_width: int, *, stacked: bool) -> None:
        """Puts the label beside the field's first line of words, or above the field.

        What stands so already is left alone: a box that is given its own spacing asks to be laid out again, and the
        rows answer that by arranging, without end.
        """
        width, drop = (0, 0) if stacked else (label_width, self._drop())
        if (width, drop, stacked) == self._arranged:
            return
        self._arranged = (width, drop, stacked)
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(2 if stacked else _GAP)
        self.label.setMinimumWidth(width)
        self.label.setContentsMargins(0, drop, 0, 0)

    def _drop(self) -> int:
        words = letters_of().height()
        height = self.row.widget.sizeHint().height()
        if isinstance(self.row.widget, QPlainTextEdit) or height > words * _LINES_OF_A_TALL_FIELD:
            return px(6)
        return max(0, (height - words) // 2)


class FormRows(QWidget):
    """Rows of a form. What a field complains about appears under it and goes away when it is put right."""

    def __init__(self, rows: Sequence[Row] = (), *, spacing: int = 8) -> None:
        super().__init__()
        self._lines: dict[str, _Line] = {}
        self._is_stacked = False
        self._box = vbox(spacing=spacing)
        self.setLayout(self._box)
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Adds a row at the end; without a key of its own it goes by its label."""
        line = _Line(row)
        if not row.widget.accessibleName():
            row.widget.setAccessibleName(row.label.replace("&", ""))
        if hasattr(row.widget, "complained"):
            cast(_Complains, row.widget).complained.connect(line.complain)
        self._box.addWidget(line)
        self._lines[row.key or row.label] = line
        self._arrange()

    def complain(self, key: str, sentence: str) -> None:
        """Shows a sentence under a row and puts the focus there; an empty one takes it away."""
        line = self._lines[key]
        line.complain(sentence)
        if sentence and not line.row.widget.isAncestorOf(QApplication.focusWidget() or line):
            _first_stop(line.row.widget).setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Takes all sentences away."""
        for line in self._lines.values():
            line.complain("")

    def show_row(self, key: str, visible: bool) -> None:
        """Shows or hides a whole row."""
        self._lines[key].setVisible(visible)

    def relabel(self, key: str, label: str) -> None:
        """Gives a row another label."""
        self._lines[key].label.say(label)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Keeps labels level with their fields whenever a field takes another size, as all do with larger text."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts labels above their fields where the form is narrow."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._label_width() * _NARROW
        if is_narrow != self._is_stacked:
            self._is_stacked = is_narrow
            self._arrange()

    def _label_width(self) -> int:
        letters = letters_of()
        return max((letters.horizontalAdvance(line.label.text()) for line in self._lines.values()), default=0) + 2

    def _arrange(self) -> None:
        width = self._label_width()
        for line in self._lines.values():
            line.arrange(width, stacked=self._is_stacked)


def _first_stop(widget: QWidget) -> QWidget:
    """Gives where typing goes on in a row: a holder itself would swallow every key."""
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        return widget
    inside = (part for part in widget.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return next((part for part in inside if not part.isHidden()), widget)
