"""One table model for every list: columns are values, rows have keys, and only what differs is told to the view."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from counterdesk.ui.theme import color, font

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ALIGN = {
    "left": _LEFT,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "centre": Qt.AlignmentFlag.AlignCenter,
}
_BOLD_TONES = frozenset({"late", "soon", "strong"})
_NOT_COLOURS = frozenset({"", "strong"})


@dataclass(frozen=True)  # no slots: Column[Row](...) on a frozen slotted class is a TypeError on Python 3.11
class Column(Generic[R]):
    """One column: title, what it says of a row, width in characters (0 takes the rest), and its tone.

    Tones: "" ink, soft, accent, late, soon, ok, strong (ink, bold).
    """

    title: str
    text: Callable[[R], str]
    width: int = 12
    align: str = "left"
    tone: Callable[[R], str] | None = None


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows as a Qt model. `set_rows` compares by key, so that selection, focus and scroll survive a reload."""

    def __init__(self, columns: Sequence[Column[R]], key: Callable[[R], Hashable]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._key = key
        self._rows: list[R] = []

    def rows(self) -> tuple[R, ...]:
        """Gives all rows in order."""
        return tuple(self._rows)

    def row(self, number: int) -> R | None:
        """Gives one row, or None outside the table."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def index_of(self, key: Hashable) -> int:
        """Gives the row number of a key, or -1."""
        return next((number for number, row in enumerate(self._rows) if self._key(row) == key), -1)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Shows these rows; what stayed keeps its place in every view."""
        wanted = {self._key(row) for row in rows}
        stays = sum(self._key(row) in wanted for row in self._rows)
        if self._rows and not stays:
            self._replace(rows)
            return
        self._remove_all_but(wanted)
        self._bring_into_order(rows)

    def _replace(self, rows: Sequence[R]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def _remove_all_but(self, wanted: set[Hashable]) -> None:
        end = len(self._rows)
        while end > 0:
            start = end
            while start > 0 and self._key(self._rows[start - 1]) not in wanted:
                start -= 1
            if start < end:
                self.beginRemoveRows(_NOWHERE, start, end - 1)
                del self._rows[start:end]
                self.endRemoveRows()
            end = start - 1

    def _bring_into_order(self, rows: Sequence[R]) -> None:
        known = {self._key(row) for row in self._rows}
        at = 0
        while at < len(rows):
            key = self._key(rows[at])
            if key not in known:
                at += self._insert(at, rows, known)
                continue
            if self._key(self._rows[at]) != key:
                self._move(self.index_of(key), at)
            self._update(at, rows[at])
            at += 1

    def _insert(self, at: int, rows: Sequence[R], known: set[Hashable]) -> int:
        end = at
        while end < len(rows) and self._key(rows[end]) not in known:
            end += 1
        self.beginInsertRows(_NOWHERE, at, end - 1)
        self._rows[at:at] = rows[at:end]
        self.endInsertRows()
        return end - at

    def _move(self, source: int, target: int) -> None:
        self.beginMoveRows(_NOWHERE, source, source, _NOWHERE, target)
        self._rows.insert(target, self._rows.pop(source))
        self.endMoveRows()

    def _update(self, at: int, row: R) -> None:
        if self._rows[at] != row:
            self._rows[at] = row
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self._columns) - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Gives the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Gives the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Gives what a view asks of a cell."""
        column, row = self._columns[index.column()], self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _ALIGN[column.align]
            case Qt.ItemDataRole.ForegroundRole | Qt.ItemDataRole.FontRole if column.tone is not None:
                return self._look(column.tone(row), role)
            case Qt.ItemDataRole.UserRole:
                return row
            case _:
                return None

    def _look(self, tone: str, role: int) -> Any:
        if role == Qt.ItemDataRole.FontRole:
            return font(bold=True) if tone in _BOLD_TONES else None
        return None if tone in _NOT_COLOURS else color(tone)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Gives a column's title."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        return _ALIGN[self._columns[section].align] if role == Qt.ItemDataRole.TextAlignmentRole else None
