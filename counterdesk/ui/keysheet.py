"""All keys on one sheet, read from the table of shortcuts."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSlider, QDialog, QGridLayout, QVBoxLayout, QWidget

from counterdesk.ui import shortcuts
from counterdesk.ui.kit.buttons import Button, ButtonRow
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, Item, beside, vbox
from counterdesk.ui.kit.panel import ScrollColumn
from counterdesk.ui.theme import letters_of
from counterdesk.words import _

_LONGEST_COLUMNS = (27, 45)  # lines; a longer sheet goes on in the next column, if there is room for it
_ROOM = QSize(1366 - 20, 768 - 60)  # a small screen, less the frame of a window
_AIR = QSize(70, 150)
_MOVES = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
}

Line = tuple[str, str]


class KeySheet(QDialog):
    """The sheet of keys; the arrows scroll it, Escape closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("All keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.lines = ScrollColumn(_("All keys"))
        sheet = _sheet()
        self.lines.add(sheet)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(14)
        box.addWidget(Label(_("All keys"), role="title"))
        box.addWidget(self.lines, 1)
        box.addWidget(ButtonRow(Button(_("Close"), self.accept, key="Esc")))
        self.resize((sheet.sizeHint() + _AIR).boundedTo(_ROOM))
        for key, move in _MOVES.items():
            QShortcut(QKeySequence(key), self, partial(self.lines.verticalScrollBar().triggerAction, move))


def _sheet() -> QWidget:
    """Gives the sheet in as many columns as a small screen has room for."""
    sheets = (_in_columns(longest) for longest in _LONGEST_COLUMNS)
    room = _ROOM.width() - _AIR.width()
    return next((sheet for sheet in sheets if sheet.sizeHint().width() <= room), None) or _in_columns(2 * len(_lines()))


def _in_columns(longest: int) -> QWidget:
    columns: list[Item] = [vbox(*column, STRETCH, spacing=16) for column in _columns(longest)]
    return beside(*columns, spacing=28)


def _columns(longest: int) -> list[list[QWidget]]:
    columns: list[list[QWidget]] = [[]]
    height = 0
    for title, lines in _sections():
        if height and height + len(lines) > longest:
            columns.append([])
            height = 0
        columns[-1].append(_section(title, lines))
        height += len(lines) + 1
    return columns


def _sections() -> list[tuple[str, Sequence[Line]]]:
    keys = [(title, [(shortcuts.in_words(key), key.text) for key in keys]) for title, keys in shortcuts.sections()]
    return [*keys, (_("In every field and list"), shortcuts.habits())]


def _section(title: str, lines: Sequence[Line]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(4)
    for row, (keys, text) in enumerate(lines):
        grid.addWidget(Label(keys, "accent", "strong"), row, 0)
        grid.addWidget(Label(text), row, 1)
    grid.setColumnMinimumWidth(0, _widest_key())
    grid.setColumnStretch(1, 1)
    holder.setLayout(vbox(Label(title, "soft", "heading"), grid, spacing=6))
    return holder


def _widest_key() -> int:
    letters = letters_of(bold=True)
    return max(letters.horizontalAdvance(keys) for keys, _text in _lines())


def _lines() -> list[Line]:
    return [line for _title, lines in _sections() for line in lines]
