"""Forms declared as values: a label on the left in the soft colour, the field beside it, sentences below the field."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from PySide6.QtCore import QEvent, Qt, SignalInstance
from PySide6.QtWidgets import QFormLayout, QPlainTextEdit, QVBoxLayout, QWidget

from counterdesk.ui.kit.label import Label
from counterdesk.ui.theme import px

_LINES_OF_A_TALL_FIELD = 2.6


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a form: its label (an "&" before the Alt letter), its widget, a hint under it, and its key."""

    label: str
    widget: QWidget
    hint: str = ""
    key: str = ""


class _Complains(Protocol):
    complained: SignalInstance


class _Line:
    """One row as built: what is shown or hidden together."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.label = Label(row.label, "soft")
        self.trouble = Label("", "late", "small", wrap=True)
        self.trouble.hide()
        self.cell = QWidget()
        box = QVBoxLayout(self.cell)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(row.widget)
        if row.hint:
            box.addWidget(Label(row.hint, "soft", "small", wrap=True))
        box.addWidget(self.trouble)

    def complain(self, sentence: str) -> None:
        self.trouble.say(sentence)
        self.trouble.setVisible(bool(sentence))
        self.row.widget.setAccessibleDescription(sentence or self.row.hint)


class FormRows(QWidget):
    """Rows of a form. What a field complains about appears under it and goes away when it is put right."""

    def __init__(self, rows: Sequence[Row] = (), *, spacing: int = 8) -> None:
        super().__init__()
        self._lines: dict[str, _Line] = {}
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(spacing)
        self._form.setHorizontalSpacing(12)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Adds a row at the end; without a key of its own it goes by its label."""
        line = _Line(row)
        line.label.setBuddy(_first_field(row.widget))
        line.label.setContentsMargins(0, _drop(line), 0, 0)
        if not row.widget.accessibleName():
            row.widget.setAccessibleName(row.label.replace("&", ""))
        if hasattr(row.widget, "complained"):
            cast(_Complains, row.widget).complained.connect(line.complain)
        self._form.addRow(line.label, line.cell)
        self._lines[row.key or row.label] = line

    def complain(self, key: str, sentence: str) -> None:
        """Shows a sentence under a row and puts the focus there; an empty one takes it away."""
        line = self._lines[key]
        line.complain(sentence)
        if sentence:
            line.row.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Takes all sentences away."""
        for line in self._lines.values():
            line.complain("")

    def show_row(self, key: str, visible: bool) -> None:
        """Shows or hides a whole row."""
        self._form.setRowVisible(self._lines[key].cell, visible)

    def relabel(self, key: str, label: str) -> None:
        """Gives a row another label."""
        self._lines[key].label.say(label)

    def changeEvent(self, event: QEvent) -> None:
        """Keeps labels level with their fields when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for line in self._lines.values():
                line.label.setContentsMargins(0, _drop(line), 0, 0)


def _first_field(widget: QWidget) -> QWidget:
    return widget.focusProxy() or widget


def _drop(line: _Line) -> int:
    """Gives how far a label must sink to stand beside its field's first line of words."""
    words = line.label.fontMetrics().height()
    height = line.row.widget.sizeHint().height()
    if isinstance(line.row.widget, QPlainTextEdit) or height > words * _LINES_OF_A_TALL_FIELD:
        return px(6)
    return max(0, (height - words) // 2)
