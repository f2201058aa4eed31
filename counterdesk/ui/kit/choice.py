"""Type-ahead: a line to type in and the rows that match below it; Enter takes one, or the words as they stand."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from counterdesk.ui.kit.fields import LINE_LIMIT, Field
from counterdesk.ui.theme import mark, px
from counterdesk.values import value
from counterdesk.words import _

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_ROWS = 8


@value
class Option:
    """One row to choose: its key, its words, a soft note beside them, and whatever the page wants back."""

    key: Hashable
    text: str
    note: str = ""
    data: object = None

    def shown(self) -> str:
        """Gives the row's words with its note."""
        return f"{self.text} · {self.note}" if self.note else self.text


class _Rows(QListView):
    """The rows below the field: a part of its window that never takes the focus, so that typing goes on."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._words = QStringListModel(self)
        self.setModel(self._words)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        mark(self, role="popup")
        self.hide()

    def fill(self, words: list[str]) -> None:
        self._words.setStringList(words)
        self.go_to(0)

    def go_to(self, row: int) -> None:
        self.setCurrentIndex(self._words.index(max(0, min(row, self._words.rowCount() - 1)), 0))

    def show_under(self, field: QWidget) -> None:
        """Opens below the field, or above it where there is more room, as wide as its words."""
        window = field.window()
        self.setParent(window)
        top_left = field.mapTo(window, QPoint(0, 0))
        below, above = window.height() - top_left.y() - field.height(), top_left.y()
        wanted = self.sizeHintForRow(0) * min(_MOST_ROWS, self._words.rowCount()) + px(6)
        opens_below = below >= wanted or below >= above
        height = min(wanted, below if opens_below else above)
        top = top_left.y() + field.height() if opens_below else top_left.y() - height
        width = min(max(field.width(), self.sizeHintForColumn(0) + px(20)), window.width())
        left = max(0, min(top_left.x(), window.width() - width))
        self.setGeometry(QRect(left, top, width, height))
        self.raise_()
        self.show()


class Choice(Field):
    """A field over rows that somebody else knows.

    `wanted` tells what is being typed: answer with `offer`. `chosen` gives the Option that was taken, or None when the
    typed words stand for themselves (`free`). `entered` comes after it when Enter took them. `options` may answer at
    once instead.
    """

    wanted = Signal(str)
    chosen = Signal(object)
    entered = Signal()

    def __init__(
        self,
        name: str,
        *,
        free: bool = True,
        options: Callable[[str], Sequence[Option]] | None = None,
        hint: str = "",
        columns: int = 0,
        limit: int = LINE_LIMIT,
    ) -> None:
        super().__init__(name, limit=limit, hint=hint, columns=columns)
        self._free, self._options = free, options
        self._offered: tuple[Option, ...] = ()
        self._is_settled = True
        self._option: Option | None = None
        self._rows: _Rows | None = None  # made when first needed: a card has many fields and opens fast
        self.edited.connect(self._typed)

    def rows(self) -> _Rows:
        """Gives the list below the field."""
        if self._rows is None:
            self._rows = _Rows(_("Choices"))
            self._rows.setParent(self.window())
            self._rows.clicked.connect(self._clicked)
            self.destroyed.connect(self._rows.deleteLater)
        return self._rows

    def is_open(self) -> bool:
        """Tells whether rows are offered now."""
        return self._rows is not None and self._rows.isVisible()

    def option(self) -> Option | None:
        """Gives the row that was taken and still stands in the field; None for free words."""
        return self._option

    def set_option(self, option: Option | None) -> None:
        """Shows a row as taken, silently."""
        self._option = option
        self.set_value(option.shown() if option else "")

    def set_free(self, words: str) -> None:
        """Shows words that stand for themselves, silently."""
        self._option = None
        self.set_value(words)

    def offer(self, options: Sequence[Option], last: Sequence[Option] = ()) -> None:
        """Shows the rows that match what is typed, and `last` what else may be done with the words.

        It comes too late if the focus has gone or a row was taken.
        """
        typed = self.value()
        as_typed = (Option(None, _("Use “{words}” as typed").format(words=typed)),) if self._free and typed else ()
        self._offered = (*options, *as_typed, *last) if options or last else ()
        self._is_settled = len(options) != 1
        if not self._offered or not self.hasFocus() or self._option is not None:
            self._close()
            return
        rows = self.rows()
        rows.fill([option.shown() for option in self._offered])
        rows.show_under(self)
        self._tell_row()

    def _close(self) -> None:
        if self._rows is not None:
            self._rows.hide()
        self.setAccessibleDescription("")

    def _tell_row(self) -> None:
        self.setAccessibleDescription(str(self.rows().currentIndex().data() or ""))

    def _typed(self, text: str) -> None:
        self._option = None
        if self._options is not None:
            self.offer(self._options(text) if text.strip() else ())
            return
        if not text.strip():
            self._close()
        self.wanted.emit(text)

    def _clicked(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _take(self, row: int) -> None:
        option = self._offered[row] if 0 <= row < len(self._offered) else None
        self._close()
        self._option = option if option is not None and option.key is not None else None
        if self._option is not None:
            self.set_value(self._option.shown())
            self.selectAll()  # whoever types on means another one
        self.chosen.emit(self._option)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walks through the rows and takes one; without rows Enter takes the words as they stand."""
        if self.is_open() and self._walk(event.key()):
            return
        if event.key() in _ENTER and self._free and self.value() and self._option is None:
            self._take(-1)
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Down:
            self._typed(self.text())
        else:
            super().keyPressEvent(event)

    def _walk(self, key: int) -> bool:
        rows = self.rows()
        at = rows.currentIndex().row()
        if key in _ENTER:
            self._take(at)
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self._close()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            rows.go_to(at + self._step(key))
            self._tell_row()
        else:
            return False
        return True

    def _step(self, key: int) -> int:
        """Gives how far an arrow goes: the first Down stays on the only match, never on the words as typed."""
        stays, self._is_settled = key == Qt.Key.Key_Down and not self._is_settled, True
        if stays:
            return 0
        return 1 if key == Qt.Key.Key_Down else -1

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Closes the rows; a name that was typed out in full is taken as if it had been chosen."""
        super().focusOutEvent(event)
        if not self.is_open():
            return
        typed = self.value().casefold()
        exact = [at for at, option in enumerate(self._offered) if option.text.casefold() == typed]
        if len(exact) == 1:
            self._take(exact[0])
        else:
            self._close()
