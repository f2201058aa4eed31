"""Buttons: one word and its key, named for those who hear the screen, and rows of them."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyleOptionButton, QWidget

from counterdesk.ui.kit.layout import STRETCH, hbox
from counterdesk.ui.theme import color, font, mark, px

Slot = Callable[[], object]
_RING = 1.5


def without_mark(text: str) -> str:
    """Gives a button's words as they are read, without the "&" before the Alt letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


class SureButton(QPushButton):
    """A button that a space within words does not press: whoever types letters at it believes to be in a field."""

    _is_typed_at = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Presses on Space, unless letters came before it."""
        if event.key() == Qt.Key.Key_Space and self._is_typed_at:
            return
        if not self._is_typed_at and is_letter(event):
            self._is_typed_at = True
            self.typed_at()
        super().keyPressEvent(event)

    def typed_at(self) -> None:
        """Is told of the first letter typed here; a button where words are likely may say that they are lost."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Forgets what was typed before."""
        self._is_typed_at = False
        super().focusInEvent(event)


def is_letter(event: QKeyEvent) -> bool:
    """Whether a key types something that is seen, and no shortcut is meant by it."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return held == Qt.KeyboardModifier.NoModifier and event.text().isprintable() and bool(event.text().strip())


class Button(SureButton):
    """A button that shows its key in words, "Discard  Esc"; the key itself is set up from the shortcut table.

    Roles: "" plain, primary, pill, quiet, danger, step (small − and +), tally (+1).
    """

    def __init__(self, text: str, slot: Slot | None = None, *, key: str = "", role: str = "", name: str = "") -> None:
        super().__init__()
        self._key, self._name = key, name
        self.setAutoDefault(False)
        mark(self, role=role)
        self.say(text)
        if slot is not None:
            self.clicked.connect(slot)

    def say(self, text: str, key: str | None = None) -> None:
        """Shows another word, and another key if one is given."""
        self._key = self._key if key is None else key
        self.setText(f"{text}  {self._key}" if self._key else text)
        self.setAccessibleName(self._name or without_mark(text))

    def minimumSizeHint(self) -> QSize:
        """Is never narrower than its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the button; on the accent's own colour the focus ring stands inside, where it can be seen."""
        super().paintEvent(event)
        if self.property("role") != "primary" or not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("on_accent"), _RING))
        inset = 2 + _RING / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 4, 4)


class CaptureButton(SureButton):
    """A wide button with a bold word on the left and its key, soft, on the right; checked while its card is open."""

    def __init__(self, text: str, key: str, slot: Slot | None = None, *, tone: str = "") -> None:
        super().__init__(text)
        self._key = key
        self._tone = tone
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        mark(self, role="capture", tone=tone)
        self.setAccessibleName(without_mark(text))
        if slot is not None:
            self.clicked.connect(slot)

    def say(self, text: str, tone: str = "") -> None:
        """Shows another word in another tone: what the public may read."""
        self.setText(text)
        self.setAccessibleName(without_mark(text))
        self._tone = tone
        mark(self, tone=tone)

    def sizeHint(self) -> QSize:
        """Has room for the word, the key and air between them."""
        hint = super().sizeHint()
        hint.setWidth(hint.width() + self.fontMetrics().horizontalAdvance(self._key) + px(24))
        return hint

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Leaves the words out of what the style sheet paints."""
        super().initStyleOption(option)
        option.text = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the box by the style sheet and both words by hand."""
        super().paintEvent(event)
        painter = QPainter(self)
        inside = QRect(px(8), 0, self.width() - px(16), self.height())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(bold=True))
        painter.setPen(color(self._tone or ("accent" if self.isChecked() else "ink")))
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, without_mark(self.text()))
        painter.setFont(font())
        painter.setPen(color("soft"))
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, self._key)


class ButtonRow(QWidget):
    """Buttons at the right end of a line; what is in `left` stands at the left end."""

    def __init__(self, *buttons: QWidget, left: tuple[QWidget, ...] = ()) -> None:
        super().__init__()
        self.setLayout(hbox(*left, STRETCH, *buttons))
