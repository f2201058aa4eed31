"""One table model for every list: columns are values, rows have keys, and only what differs is told to the view."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

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
# Plain numbers: a view asks seven roles of each cell it paints, and looking up the members costs more than the answers.
_DISPLAY, _ALIGNMENT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.TextAlignmentRole)
_FONT, _ROW = int(Qt.ItemDataRole.FontRole), int(Qt.ItemDataRole.UserRole)
_ANSWERED = frozenset({_DISPLAY, _ALIGNMENT, _FONT, _ROW, int(Qt.ItemDataRole.ForegroundRole)})
BOLD_TONES = frozenset({"late", "soon", "strong"})
NOT_COLOURS = frozenset({"", "strong"})


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


class KeyedRows(Generic[R]):
    """Rows with keys behind a Qt model; `show` tells the model only what came, went, moved or says something else."""

    def __init__(self, key: Callable[[R], Hashable], columns: int = 1) -> None:
        self._key = key
        self._last_column = columns - 1
        self.rows: list[R] = []

    def row(self, number: int) -> R | None:
        """Gives one row, or None outside the list."""
        return self.rows[number] if 0 <= number < len(self.rows) else None

    def index_of(self, key: Hashable) -> int:
        """Gives the row number of a key, or -1."""
        return next((number for number, row in enumerate(self.rows) if self._key(row) == key), -1)

    def show(self, model: QAbstractItemModel, rows: Sequence[R]) -> None:
        """Shows these rows in a model; what stayed keeps its place in every view."""
        first, same_at_end = _alike(self.rows, rows)
        before = [self._key(row) for row in self.rows[first : len(self.rows) - same_at_end]]
        keys = [self._key(row) for row in rows[first : len(rows) - same_at_end]]
        wanted, known = set(keys), set(before)
        if before and wanted.isdisjoint(known) and len(before) == len(self.rows):
            model.beginResetModel()
            self.rows = list(rows)
            model.endResetModel()
            return
        if not known <= wanted:
            self._remove(model, first, before, wanted)
            before = [key for key in before if key in wanted]
        self._bring_into_order(model, first, rows[first : first + len(keys)], keys, before)

    def _remove(self, model: QAbstractItemModel, first: int, before: list[Hashable], wanted: set[Hashable]) -> None:
        """Takes out what is not wanted of the rows from `first` on, whose keys are `before`."""
        end = len(before)
        while end > 0:
            start = end
            while start > 0 and before[start - 1] not in wanted:
                start -= 1
            if start < end:
                model.beginRemoveRows(_NOWHERE, first + start, first + end - 1)
                del self.rows[first + start : first + end]
                model.endRemoveRows()
            end = start - 1

    def _bring_into_order(
        self,
        model: QAbstractItemModel,
        first: int,
        rows: Sequence[R],
        keys: Sequence[Hashable],
        before: list[Hashable],
    ) -> None:
        """Inserts, moves and updates from row `first` on; `before` gives the keys of what is shown there."""
        known = set(before)
        at = 0
        while at < len(rows):
            key = keys[at]
            if key not in known:
                end = at
                while end < len(rows) and keys[end] not in known:
                    end += 1
                self._insert(model, first + at, rows[at:end])
                before[at:at] = keys[at:end]
                at = end
                continue
            if before[at] != key:
                source = before.index(key)
                self._move(model, first + source, first + at)
                before.insert(at, before.pop(source))
            if self.rows[first + at] is not rows[at]:
                self._update(model, first + at, rows[at])
            at += 1

    def _insert(self, model: QAbstractItemModel, at: int, rows: Sequence[R]) -> None:
        model.beginInsertRows(_NOWHERE, at, at + len(rows) - 1)
        self.rows[at:at] = rows
        model.endInsertRows()

    def _move(self, model: QAbstractItemModel, source: int, target: int) -> None:
        model.beginMoveRows(_NOWHERE, source, source, _NOWHERE, target)
        self.rows.insert(target, self.rows.pop(source))
        model.endMoveRows()

    def _update(self, model: QAbstractItemModel, at: int, row: R) -> None:
        if self.rows[at] != row:
            self.rows[at] = row
            model.dataChanged.emit(model.index(at, 0), model.index(at, self._last_column))


def _alike(shown: Sequence[object], wanted: Sequence[object]) -> tuple[int, int]:
    """Gives how many rows are the very same ones at the beginning and at the end: of a long list mostly all but one."""
    most = min(len(shown), len(wanted))
    first = next((at for at in range(most) if shown[at] is not wanted[at]), most)
    last = next((at for at in range(most - first) if shown[-1 - at] is not wanted[-1 - at]), most - first)
    return first, last


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows as a Qt model. `set_rows` compares by key, so that selection, focus and scroll survive a reload."""

    def __init__(self, columns: Sequence[Column[R]], key: Callable[[R], Hashable]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._shown = KeyedRows(key, len(self._columns))

    def rows(self) -> tuple[R, ...]:
        """Gives all rows in order."""
        return tuple(self._shown.rows)

    def row(self, number: int) -> R | None:
        """Gives one row, or None outside the table."""
        return self._shown.row(number)

    def index_of(self, key: Hashable) -> int:
        """Gives the row number of a key, or -1."""
        return self._shown.index_of(key)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Shows these rows; what stayed keeps its place in every view."""
        self._shown.show(self, rows)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Gives the number of rows."""
        return 0 if parent.isValid() else len(self._shown.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Gives the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Gives what a view asks of a cell."""
        if role not in _ANSWERED:
            return None
        column = self._columns[index.column()]
        if role == _ALIGNMENT:
            return _ALIGN[column.align]
        row = self._shown.rows[index.row()]
        if role == _DISPLAY:
            return column.text(row)
        if role == _ROW:
            return row
        return None if column.tone is None else self._look(column.tone(row), role)

    def _look(self, tone: str, role: int) -> Any:
        if role == _FONT:
            return font(bold=True) if tone in BOLD_TONES else None
        return None if tone in NOT_COLOURS else color(tone)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Gives a column's title."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        return _ALIGN[self._columns[section].align] if role == Qt.ItemDataRole.TextAlignmentRole else None
