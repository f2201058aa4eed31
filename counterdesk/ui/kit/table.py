"""The one table view: fixed row heights, single-letter keys while it has the focus, a sentence when empty."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QApplication, QHeaderView, QTableView

from counterdesk.ui.kit.rowpaint import RowPainter
from counterdesk.ui.kit.rows import Column, RowsModel
from counterdesk.ui.theme import color, font, letters_of, px

R = TypeVar("R")
_MEASURES = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Table(QTableView, Generic[R]):
    """A list of rows. `opened` gives the row on Enter or double click, `picked` the row that became current."""

    opened = Signal(object)
    picked = Signal(object)

    def __init__(
        self, name: str, columns: Sequence[Column[R]], key: Callable[[R], Hashable], *, empty: str = ""
    ) -> None:
        super().__init__()
        self.model_ = RowsModel(columns, key)
        self.model_.setParent(self)
        self._key = key
        self._columns = tuple(columns)
        self._keys: dict[str, Callable[[R], object]] = {}
        self._is_painted_here = True
        self._rows = RowPainter(self, self.model_, self._columns)
        self.setAccessibleName(name)
        self.set_empty(empty)
        self._calm()
        self.setModel(self.model_)
        self._measure()
        self.doubleClicked.connect(self._double_clicked)
        self.selectionModel().currentRowChanged.connect(self._current_changed)

    def _calm(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        # What is opaque is painted alone: otherwise every key in the search would paint the desk below its rows again.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)  # rows raised to a minimum would not follow the text any more
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _measure(self) -> None:
        """Sets row heights and column widths from the font, so that they grow with the text."""
        letters = letters_of()  # the view's own font follows a moment later
        self.verticalHeader().setDefaultSectionSize(letters.height() + px(12))
        header = self.horizontalHeader()
        for number, column in enumerate(self._columns):
            if column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(number, letters.horizontalAdvance("0") * column.width + px(14))
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the program's text size."""
        super().changeEvent(event)
        if event.type() in _MEASURES and self.model() is not None:
            self._measure()

    def sizeHint(self) -> QSize:
        """Asks for a header and three rows; a wrapping neighbour makes a layout take this as the least there may be."""
        hint = super().sizeHint()
        hint.setHeight(self._height(3))
        return hint

    def minimumSizeHint(self) -> QSize:
        """Shows a header and two rows at least."""
        return QSize(px(120), self._height(2))

    def _height(self, rows: int) -> int:
        frame = 2 * self.frameWidth()
        return self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize() + frame

    def set_empty(self, sentence: str) -> None:
        """Says what an empty list means and what to do."""
        self._empty = sentence
        self.setAccessibleDescription(sentence)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Shows these rows; selection and scroll survive, and what is read stays where it stands."""
        was_empty = not self.model_.rowCount()
        read, at = self._read_row()
        self.model_.set_rows(rows)
        if not rows:
            self._rows.forget()
        if was_empty or not rows:
            self.viewport().update()
        elif read is not None:
            self._keep_place(read, at)

    def _read_row(self) -> tuple[R | None, int]:
        """Gives the row that somebody reads and its number: theirs, else the first in sight of a list scrolled down."""
        current = self.currentIndex()
        is_seen = self.viewport().rect().intersects(self.visualRect(current))
        if self.hasFocus() and is_seen:
            return self.model_.row(current.row()), current.row()
        number = self.rowAt(0) if self.verticalScrollBar().value() else -1
        return self.model_.row(number), number

    def _keep_place(self, row: R, before: int) -> None:
        """Scrolls by as many rows as came or went above a row; all are of one height."""
        now = self.model_.index_of(self._key(row))
        if now >= 0 and now != before:
            self.executeDelayedItemsLayout()
            self.updateGeometries()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (now - before) * self.verticalHeader().defaultSectionSize())

    def current(self) -> R | None:
        """Gives the row the person is on."""
        return self.model_.row(self.currentIndex().row())

    def choose(self, key: Hashable) -> None:
        """Puts the person on a row and scrolls to it; an unknown key changes nothing."""
        number = self.model_.index_of(key)
        if number >= 0:
            self.setCurrentIndex(self.model_.index(number, 0))

    def on_key(self, letter: str, slot: Callable[[R], object]) -> None:
        """Calls `slot` with the current row when that letter is pressed while the list has the focus."""
        self._keys[letter.lower()] = slot

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes Enter and the list's own letters; other letters do nothing."""
        row = self.current()
        slot = self._keys.get(event.text().lower()) if not _has_command(event) else None
        if row is not None and event.key() in _ENTER and not _has_command(event):
            self.opened.emit(row)
        elif row is not None and slot is not None:
            slot(row)
        elif event.text().isprintable() and event.text() and not _has_command(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Puts a person who comes by keyboard on the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model_.rowCount():
            self.setCurrentIndex(self.model_.index(0, 0))

    def _double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self.model_.row(index.row()))

    def _current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = self.model_.row(index.row())
        if row is not None:
            self.picked.emit(row)

    def setItemDelegateForColumn(self, column: int, delegate: QAbstractItemDelegate) -> None:
        """Lets a column be painted by a hand of its own; then Qt paints the whole table."""
        super().setItemDelegateForColumn(column, delegate)
        self._is_painted_here = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the rows on their own ground, or the sentence for none."""
        painter = QPainter(self.viewport())
        if self._is_painted_here:
            self._rows.paint(painter, event.rect())
        else:
            painter.fillRect(event.rect(), self.palette().base())
            painter.end()
            super().paintEvent(event)
            painter = QPainter(self.viewport())
        if not self.model_.rowCount() and self._empty:
            self._paint_empty(painter)
        painter.end()

    def _paint_empty(self, painter: QPainter) -> None:
        painter.setFont(font())
        painter.setPen(color("soft"))
        place: QRect = self.viewport().rect().adjusted(px(12), px(12), -px(12), -px(12))
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self._empty)

    def forget_painted(self) -> None:
        """Keeps no picture of what its rows said until now."""
        self._rows.forget()


def repaint_lists() -> None:
    """Paints every list of every window anew: what they may show of people has changed, though their rows have not."""
    for window in QApplication.topLevelWidgets():
        for view in window.findChildren(QAbstractItemView):
            if isinstance(view, Table):
                view.forget_painted()
            view.viewport().update()


def _has_command(event: QKeyEvent) -> bool:
    held = event.modifiers()
    return bool(held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))
