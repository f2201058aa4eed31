"""Choices as pills: a row of them is a group of radio buttons (or check boxes), reached by Alt+letter and arrows."""

from collections.abc import Hashable, Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QShortcutEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from counterdesk.ui.kit.label import plain_tip
from counterdesk.ui.kit.layout import Flow
from counterdesk.ui.kit.typeahead import TypeAhead
from counterdesk.ui.theme import color, font, letters_of, px
from counterdesk.values import value

_WIDEST = 330  # a policy's own words may be a whole line: they wrap inside the pill


_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@value
class Item:
    """One choice: its key, its words (an "&" before the Alt letter), and what it means."""

    key: Hashable
    text: str
    tip: str = ""


def _size(pill: QAbstractButton) -> QSize:
    letters = letters_of(bold=True)
    room = QRect(0, 0, px(_WIDEST), 1000)
    words = letters.boundingRect(room, Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextWordWrap, pill.text())
    return QSize(words.width() + px(22), words.height() + px(8))


def _paint(pill: QAbstractButton) -> None:
    painter = QPainter(pill)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    chosen, focused = pill.isChecked(), pill.hasFocus()
    width = 2.0 if focused else 1.0
    line = "accent" if chosen or focused else ("soft" if pill.underMouse() and pill.isEnabled() else "line")
    box = QRectF(pill.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setPen(QPen(color(line), width))
    painter.setBrush(color("tint" if chosen else "raised"))
    radius = min(box.height() / 2, px(13))  # a pill of two lines keeps the corners of one
    painter.drawRoundedRect(box, radius, radius)
    if chosen and focused:  # the line is the accent already: a second ring tells focus from choice
        painter.setPen(QPen(color("accent"), 1))
        inner = box.adjusted(3, 3, -3, -3)
        painter.drawRoundedRect(inner, radius - 3, radius - 3)
    painter.setFont(font(bold=chosen))
    painter.setPen(color("accent" if chosen else ("ink" if pill.isEnabled() else "soft")))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextWordWrap
    painter.drawText(pill.rect().adjusted(px(10), 0, -px(10), 0), flags, pill.text())


def _took_letter(pill: QAbstractButton, event: QEvent) -> bool:
    """Chooses at once on Alt+letter: Qt waits a tenth of a second, and Ctrl+Enter may come sooner."""
    if not isinstance(event, QShortcutEvent) or event.isAmbiguous():
        return False
    pill.setFocus(Qt.FocusReason.ShortcutFocusReason)
    pill.click()
    return True


def _took_words(pill: QAbstractButton, event: QKeyEvent) -> bool:
    """Whether a key belongs to words: those typed at the row, or at the pill itself where it stands alone."""
    holder = pill.parentWidget()
    row = holder.parentWidget() if holder is not None else None
    if isinstance(row, PillRow):
        return row.took(event, pill)
    return isinstance(pill, Pill) and pill.typing.took(event, pill, (pill,))


class Pill(QCheckBox):
    """One choice that is on or off: "Not given", "Declined"."""

    def __init__(self, text: str, name: str = "") -> None:
        super().__init__(text)
        self.typing = TypeAhead()
        self.setAccessibleName(name or text.replace("&", ""))

    def sizeHint(self) -> QSize:
        """Has room for its words in bold, so that choosing moves nothing."""
        return _size(self)

    minimumSizeHint = sizeHint

    def hitButton(self, at: QPoint) -> bool:
        """Can be clicked anywhere."""
        return self.rect().contains(at)

    def event(self, event: QEvent) -> bool:
        """Turns at once on its Alt letter."""
        return _took_letter(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turns on Space, unless it stands among letters."""
        if not _took_words(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the pill."""
        _paint(self)


class _Radio(QRadioButton):
    """One of several. Left and Right walk through all of them, also where the lines end."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAccessibleName(text.replace("&", ""))

    def sizeHint(self) -> QSize:
        return _size(self)

    minimumSizeHint = sizeHint

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def event(self, event: QEvent) -> bool:
        return _took_letter(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _took_words(self, event):
            return
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:  # by itself Qt goes to whatever lies nearest, and stops at the end of a line
            self._walk(step)

    def _walk(self, step: int) -> None:
        pills = self.group().buttons()
        place = pills.index(self) + step
        if not 0 <= place < len(pills):
            return
        if self.isChecked():
            pills[place].click()
        pills[place].setFocus(Qt.FocusReason.OtherFocusReason)  # at last: a choice may lead elsewhere, an arrow not

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint(self)


class PillRow(QWidget):
    """A choice of one (or of many) among pills that wrap onto lines.

    `chosen` tells what a person chose: the key, or None for nothing; with `many` a frozenset of keys. Choosing by
    program is silent. With `one_stop` Tab stops once also while nothing is chosen, and arrows walk from there.
    Letters typed here lead to the pill that begins with them, and choose nothing.
    """

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        items: Sequence[Item] = (),
        *,
        many: bool = False,
        optional: bool = True,
        one_stop: bool = False,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._is_one_stop = one_stop
        self._many, self._optional = many, optional
        self._at_press: object = None  # what was chosen when a button was pressed
        self._is_silent = False
        self._typing = TypeAhead()
        self._items: tuple[Item, ...] = ()
        self._pills: dict[Hashable, QAbstractButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonPressed.connect(self._pressed)
        self._group.buttonToggled.connect(self._toggled)  # a screen reader toggles without a click
        self._group.buttonClicked.connect(self._clicked)
        self._flow = Flow()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._flow)
        self.set_items(items)

    def set_items(self, items: Sequence[Item]) -> None:
        """Offers other choices; what was chosen stays chosen if it is still offered."""
        if tuple(items) == self._items:
            return
        before, had_focus = self._keys(), any(pill.hasFocus() for pill in self._pills.values())
        self._items = tuple(items)
        self._drop()
        for item in items:
            pill = self._pill(item)
            self._pills[item.key] = pill
            self._join(pill)
            self._flow.add(pill)
        self.choose(before if self._many else next(iter(before), None))
        if self._is_one_stop and not before & self._pills.keys():
            self._stop_once()
        if had_focus:
            self.focus()

    def _join(self, pill: QAbstractButton) -> None:
        """Takes in a pill; of many each is a stop of Tab, but a group of Qt's would leave the stop to one alone."""
        if self._many:
            pill.toggled.connect(self._many_toggled)
        else:
            self._group.addButton(pill)

    def _stop_once(self) -> None:
        for place, pill in enumerate(self._pills.values()):
            pill.setFocusPolicy(Qt.FocusPolicy.ClickFocus if place else Qt.FocusPolicy.StrongFocus)

    def _pill(self, item: Item) -> QAbstractButton:
        pill: QAbstractButton = Pill(item.text) if self._many else _Radio(item.text)
        pill.setToolTip(plain_tip(item.tip))
        return pill

    def _drop(self) -> None:
        for pill in self._pills.values():
            if not self._many:
                self._group.removeButton(pill)
        self._pills.clear()
        self._flow.clear()

    def _keys(self) -> frozenset[Hashable]:
        return frozenset(key for key, pill in self._pills.items() if pill.isChecked())

    def value(self) -> object:
        """Gives the chosen key or None; with `many` the frozenset of chosen keys."""
        if self._many:
            return self._keys()
        return next((key for key, pill in self._pills.items() if pill.isChecked()), None)

    def choose(self, value: object) -> None:
        """Chooses a key, or None for nothing; with `many` every key of an iterable."""
        wanted = set(value) if self._many and isinstance(value, Iterable) else {value}
        self._is_silent = True
        self._group.setExclusive(False)  # or the last one chosen could not be taken back
        for key, pill in self._pills.items():
            pill.setChecked(key in wanted)
        self._group.setExclusive(True)
        self._is_silent = False

    def pill(self, key: Hashable) -> QAbstractButton:
        """Gives the button of one choice, for focus and tests."""
        return self._pills[key]

    def focus(self) -> None:
        """Puts the focus on the chosen pill, else on the first."""
        pills = list(self._pills.values())
        target = next((pill for pill in pills if pill.isChecked()), pills[0] if pills else None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def took(self, event: QKeyEvent, pill: QAbstractButton) -> bool:
        """Whether a key pressed at one of the pills belongs to words typed here."""
        return self._typing.took(event, pill, self._pills.values())

    def _pressed(self, _button: QAbstractButton) -> None:
        self._at_press = self.value()

    def _toggled(self, _button: QAbstractButton, is_on: bool) -> None:
        if not self._is_silent and is_on:
            self.chosen.emit(self.value())

    def _many_toggled(self, _is_on: bool) -> None:
        if not self._is_silent:
            self.chosen.emit(self.value())

    def _clicked(self, _button: QAbstractButton) -> None:
        value = self.value()
        if self._optional and value is not None and value == self._at_press:
            self.choose(None)  # Qt never unchecks one of several: the second click does it here
            self.chosen.emit(None)
