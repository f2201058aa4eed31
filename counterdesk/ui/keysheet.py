"""All keys on one sheet, read from the table of shortcuts."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from counterdesk.ui import shortcuts
from counterdesk.ui.kit.buttons import Button, ButtonRow
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, Item, beside, vbox
from counterdesk.ui.kit.panel import ScrollColumn
from counterdesk.ui.shortcuts import Key
from counterdesk.ui.theme import font
from counterdesk.words import _

_LONGEST_COLUMN = 24  # keys; a longer sheet goes on in the next column


class KeySheet(QDialog):
    """The sheet of keys; Escape closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("All keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        scroll = ScrollColumn(_("All keys"))
        columns: list[Item] = [vbox(*column, STRETCH, spacing=16) for column in _columns()]
        sheet = beside(*columns, spacing=36)
        scroll.add(sheet)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(14)
        box.addWidget(Label(_("All keys"), role="title"))
        box.addWidget(scroll, 1)
        box.addWidget(ButtonRow(Button(_("Close"), self.accept, key="Esc")))
        self.resize(scroll.minimumSizeHint().width() + 60, sheet.sizeHint().height() + 150)


def _columns() -> list[list[QWidget]]:
    columns: list[list[QWidget]] = [[]]
    height = 0
    for title, keys in shortcuts.sections():
        if height and height + len(keys) > _LONGEST_COLUMN:
            columns.append([])
            height = 0
        columns[-1].append(_section(title, keys))
        height += len(keys) + 1
    return columns


def _section(title: str, keys: tuple[Key, ...]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(4)
    for row, key in enumerate(keys):
        grid.addWidget(Label(shortcuts.in_words(key), "accent", "strong"), row, 0)
        grid.addWidget(Label(key.text), row, 1)
    grid.setColumnMinimumWidth(0, _widest_key())
    grid.setColumnStretch(1, 1)
    holder.setLayout(vbox(Label(title, "soft", "heading"), grid, spacing=6))
    return holder


def _widest_key() -> int:
    letters = QFontMetrics(font(bold=True))
    return max(letters.horizontalAdvance(shortcuts.in_words(key)) for key in shortcuts.table())
