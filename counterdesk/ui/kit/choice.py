"""Type-ahead: a line to type in and the rows that match below it; Enter takes one, or the words as they stand."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView

from counterdesk.ui.kit.fields import LINE_LIMIT, Field
from counterdesk.ui.theme import mark
from counterdesk.words import _

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Option:
    """One row to choose: its key, its words, a soft note beside them, and whatever the page wants back."""

    key: Hashable
    text: str
    note: str = ""
    data: object = None

    def shown(self) -> str:
        """Gives the row's words with its note."""
        return f"{self.text} · {self.note}" if self.note else self.text


class Choice(Field):
    """A field over rows that somebody else knows.

    `wanted` tells what is being typed: answer with `offer`. `chosen` gives the Option that was taken, or None when the
    typed words stand for themselves (`free`). `options` may answer at once instead.
    """

    wanted = Signal(str)
    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        *,
        free: bool = True,
        options: Callable[[str], Sequence[Option]] | None = None,
        hint: str = "",
        columns: int = 0,
    ) -> None:
        super().__init__(name, limit=LINE_LIMIT, hint=hint, columns=columns)
        self._free, self._options = free, options
        self._rows: tuple[Option, ...] = ()
        self._option: Option | None = None
        self._words_typed = ""  # walking down the rows puts their words into the field
        self._words = QStringListModel(self)
        self._popup = QListView()
        self._completer = self._make_completer()
        self.setCompleter(self._completer)
        self.edited.connect(self._typed)

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self._words, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(8)
        completer.setPopup(self._popup)
        mark(self._popup, role="popup")
        self._popup.setAccessibleName(_("Choices"))
        self._popup.setUniformItemSizes(True)
        self._popup.installEventFilter(self)
        completer.activated[QModelIndex].connect(self._activated)  # type: ignore[index]
        return completer

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

    def offer(self, options: Sequence[Option]) -> None:
        """Shows the rows that match what is typed; comes too late if the focus has gone or a row was taken."""
        typed = self.value()
        as_typed = (Option(None, _("Use “{words}” as typed").format(words=typed)),) if self._free and typed else ()
        self._rows = (*options, *as_typed) if options else ()
        self._words.setStringList([row.shown() for row in self._rows])
        if not self._rows or not self.hasFocus() or self._option is not None:
            self._popup.hide()
            return
        self._completer.complete()
        self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _typed(self, text: str) -> None:
        self._option, self._words_typed = None, text.strip()
        if self._options is not None:
            self.offer(self._options(text) if text.strip() else ())
        else:
            self.wanted.emit(text)

    def _activated(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _take(self, row: int) -> None:
        typed = self._words_typed
        option = self._rows[row] if 0 <= row < len(self._rows) else None
        self._popup.hide()
        if option is None or option.key is None:
            self.set_free(typed)
            self.chosen.emit(None)
            return
        self.set_option(option)
        self.chosen.emit(option)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes Enter in the list of rows before the completer writes its own words into the field."""
        if watched is self._popup and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            if event.type() == QEvent.Type.KeyPress:
                self._take(self._popup.currentIndex().row())
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter with no list takes the words as they stand; Down asks for the rows."""
        if event.key() in _ENTER and self._free and self.value() and self._option is None:
            self.chosen.emit(None)
            event.accept()
            return
        if event.key() == Qt.Key.Key_Down and not self._popup.isVisible():
            self._typed(self.text())
            return
        super().keyPressEvent(event)
