"""Typing: one line or a note. Nothing typed is ever lost; what does not fit is refused with a sentence."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from counterdesk.domain.refusal import Refused
from counterdesk.ui.theme import mark, px
from counterdesk.words.refusals import sentence

_UNDO_SAVED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
NOTE_LIMIT = 20_000
LINE_LIMIT = 200


def undoes_saved(event: QEvent) -> bool:
    """Whether a text field asks for Ctrl+Shift+Z: it means undoing what was saved, never redoing what was typed."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.key() == Qt.Key.Key_Z and event.modifiers() == _UNDO_SAVED


class Field(QLineEdit):
    """One line of typing. `edited` tells what a person typed; `complained` tells what was refused and why.

    `columns` is the width to ask for in characters; 0 takes the width that is there.
    """

    edited = Signal(str)
    complained = Signal(str)

    def __init__(self, name: str, *, limit: int = LINE_LIMIT, columns: int = 0, hint: str = "") -> None:
        super().__init__()
        self._limit, self._columns = limit, columns
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(limit)
        self.inputRejected.connect(self._rejected)
        self.textEdited.connect(self._edited)

    def value(self) -> str:
        """Gives what was typed, without the blanks around it."""
        return self.text().strip()

    def set_value(self, text: str) -> None:
        """Shows a text, silently."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def complain(self, text: str) -> None:
        """Shows the field as wrong (or right again, for an empty text) and passes the sentence on."""
        mark(self, tone="late" if text else "")
        self.complained.emit(text)

    def event(self, event: QEvent) -> bool:
        """Leaves Ctrl+Shift+Z to the window."""
        return False if undoes_saved(event) else super().event(event)

    def _edited(self, text: str) -> None:
        if self.property("tone"):
            self.complain("")
        self.edited.emit(text)

    def _rejected(self) -> None:
        self.complain(sentence(Refused("field_full", limit=self._limit)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Refuses a paste that does not fit as a whole, instead of keeping a part of it."""
        if event.matches(QKeySequence.StandardKey.Paste) and self._is_too_much():
            self.complain(sentence(Refused("paste_too_long", limit=self._limit)))
            event.accept()
            return
        super().keyPressEvent(event)

    def _is_too_much(self) -> bool:
        kept = len(self.text()) - len(self.selectedText())
        return kept + len(QGuiApplication.clipboard().text()) > self._limit

    def sizeHint(self) -> QSize:
        """Asks for its columns, whatever the text size."""
        hint = super().sizeHint()
        if self._columns:
            hint.setWidth(self.fontMetrics().horizontalAdvance("0") * self._columns + px(24))
        return hint

    def minimumSizeHint(self) -> QSize:
        """Can shrink to six letters, so that narrow windows clip nothing else."""
        hint = super().minimumSizeHint()
        hint.setWidth(self.fontMetrics().horizontalAdvance("0") * min(self._columns or 6, 6) + px(24))
        return hint


class NoteField(QPlainTextEdit):
    """A note in plain text. Tab moves on; a paste beyond the limit is refused and nothing typed is lost."""

    edited = Signal()
    complained = Signal(str)

    def __init__(self, name: str, *, limit: int = NOTE_LIMIT, lines: int = 3, hint: str = "") -> None:
        super().__init__()
        self._limit, self._lines = limit, lines
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self._silent = False
        self.textChanged.connect(self._changed)

    def value(self) -> str:
        """Gives the note without the blanks around it."""
        return self.toPlainText().strip()

    def set_value(self, text: str) -> None:
        """Shows a note, silently; a longer one than may be typed is shown whole."""
        if text != self.toPlainText():
            self._silent = True
            self.setPlainText(text)
            self._silent = False

    def complain(self, text: str) -> None:
        """Shows the note as wrong (or right again, for an empty text) and passes the sentence on."""
        mark(self, tone="late" if text else "")
        self.complained.emit(text)

    def event(self, event: QEvent) -> bool:
        """Leaves Ctrl+Shift+Z to the window."""
        return False if undoes_saved(event) else super().event(event)

    def _changed(self) -> None:
        if self._silent:
            return
        if self.property("tone"):
            self.complain("")
        self.edited.emit()

    def _room(self) -> int:
        selected = len(self.textCursor().selectedText())
        return self._limit - (self.document().characterCount() - 1) + selected

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes plain text only, and all of it or nothing."""
        if len(source.text()) > self._room():
            self.complain(sentence(Refused("paste_too_long", limit=self._limit)))
            return
        self.insertPlainText(source.text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Takes text and nothing else: no pictures, no files."""
        return source.hasText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Refuses the key that is one too many; Ctrl+Enter is left to the card."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        if event.text().isprintable() and event.text() and self._room() < len(event.text()):
            self.complain(sentence(Refused("field_full", limit=self._limit)))
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Asks for its lines, whatever the text size."""
        return QSize(super().sizeHint().width(), self._height(self._lines))

    def minimumSizeHint(self) -> QSize:
        """Shows two lines at least."""
        return QSize(px(80), self._height(min(self._lines, 2)))

    def _height(self, lines: int) -> int:
        return self.fontMetrics().lineSpacing() * lines + px(16)
