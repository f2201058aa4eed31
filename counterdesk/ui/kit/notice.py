"""The quiet line that says what was just done and offers what can be done about it. Nothing pops up."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.speak import speak
from counterdesk.values import value

_MARKS = {"ok": "✓", "late": "▲", "soon": "●"}


@value
class Act:
    """A button beside a sentence: its word, what it does, and its key in words."""

    text: str
    slot: Callable[[], object]
    key: str = ""


class Notice(QWidget):
    """One line of words with buttons behind it; a new sentence takes the place of the old one."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = Label("", "ok", "strong")
        self._words = Label("", "ok", "strong", elide=True)
        self._buttons: list[Button] = []
        self._acts: tuple[Act, ...] = ()
        self._is_short = False
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self._box.addWidget(self._mark)
        self._box.addWidget(self._words)
        self._box.addStretch(1)
        self.clear()

    def text(self) -> str:
        """Gives the sentence that stands there."""
        return self._words.text()

    def acts(self) -> tuple[Button, ...]:
        """Gives the buttons that stand there."""
        return tuple(self._buttons[: len(self._acts)])

    def say(self, sentence: str, tone: str = "ok", acts: tuple[Act, ...] = ()) -> None:
        """Shows a sentence with its buttons, and tells screen readers."""
        self._mark.say(_MARKS.get(tone, ""), tone)
        self._mark.setVisible(tone in _MARKS)
        self._words.say(sentence, tone)
        self._offer(acts)
        self._fit()
        speak(self, sentence)

    def clear(self) -> None:
        """Says nothing any more."""
        self._offer(())
        self._mark.hide()
        self._words.say("")

    def _offer(self, acts: tuple[Act, ...]) -> None:
        """Shows a button for each act; the buttons of the sentence before are used again."""
        self._acts = acts
        while len(self._buttons) < len(acts):
            button = Button("", partial(self._press, len(self._buttons)), role="pill")
            self._box.insertWidget(self._box.count() - 1, button)
            self._buttons.append(button)
        self._name_buttons()
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(acts))

    def _name_buttons(self) -> None:
        """Leaves the keys out where the sentence needs their room; they are in the tooltips then."""
        for button, act in zip(self._buttons, self._acts, strict=False):
            button.say(act.text, "" if self._is_short else act.key)
            button.setToolTip(act.key if self._is_short else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the sentence the room of the keys where it would be cut."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Asks for the room of the keys too, whether they are there or not."""
        hint = super().sizeHint()
        if self._is_short:
            keys = (act.key for act in self._acts if act.key)
            hint.setWidth(hint.width() + sum(self.fontMetrics().horizontalAdvance(f"  {key}") for key in keys))
        return hint

    def _fit(self) -> None:
        is_short = self.sizeHint().width() > self.width()
        if self._is_short is not is_short:
            self._is_short = is_short
            self._name_buttons()

    def _press(self, number: int) -> None:
        self._acts[number].slot()
