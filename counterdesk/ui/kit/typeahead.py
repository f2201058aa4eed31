"""Letters typed at choices: they lead to the choice that begins with them, and a space among them presses nothing."""

import unicodedata
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QToolTip, QWidget

from counterdesk.ui.kit.buttons import is_letter, without_mark
from counterdesk.ui.kit.speak import speak
from counterdesk.words import _

_PAUSE_MS = 1000  # letters that come later begin another word
_WALKING = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})


class TypeAhead:
    """What is typed at choices, by the time of the keys themselves; nothing is ever chosen by it."""

    def __init__(self) -> None:
        self._words = ""
        self._at = 0  # when the last letter was typed; a space does not put it off, or a second one could not choose
        self._is_told = False

    def took(self, event: QKeyEvent, here: QAbstractButton, choices: Iterable[QAbstractButton]) -> bool:
        """Whether the key belongs to words: a letter, which moves the focus, or a space soon after one."""
        if event.key() in _WALKING:
            self._words = ""  # whoever walks has stopped typing, and chooses with the next space
        goes_on = bool(self._words) and 0 <= event.timestamp() - self._at <= _PAUSE_MS
        if event.key() == Qt.Key.Key_Space and goes_on:
            self._words += " "
            return True
        if not is_letter(event):
            return False
        if not goes_on:
            self._words, self._is_told = "", False
        self._words += event.text()
        self._at = event.timestamp()
        self._lead(here, choices)
        return True

    def _lead(self, here: QAbstractButton, choices: Iterable[QAbstractButton]) -> None:
        there = (one for one in choices if one.isEnabled() and not one.isHidden())
        typed = _folded(self._words)
        found = next((one for one in there if _folded(without_mark(one.text())).startswith(typed)), None)
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._is_told:
            self._is_told = True
            say_at(here, _("No choice begins with these letters. Nothing was written."))


def say_at(widget: QWidget, sentence: str) -> None:
    """Says something right below a widget that has the focus, and to screen readers."""
    QToolTip.showText(widget.mapToGlobal(widget.rect().bottomLeft()), sentence, widget)
    speak(widget, sentence)


def _folded(words: str) -> str:
    """Gives words without case and accents."""
    letters = unicodedata.normalize("NFKD", words.replace("’", "'").casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
