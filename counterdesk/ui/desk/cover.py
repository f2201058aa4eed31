"""The page that hides the screen: the Town's name, the time, and how to come back. It says nothing about anybody."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, hbox, vbox
from counterdesk.ui.theme import font, mark
from counterdesk.words import _, dates

_BACK_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Cover(QWidget):
    """A neutral page over everything; `back` says that a person came back."""

    back = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        mark(self, role="page")
        self.setAccessibleName(_("The screen is hidden"))
        self._town, self._clock = Label("", role="title"), Label("")
        self._day = Label("", "soft")
        self.button = Button(_("Back"), self.back.emit, key=_("Esc"))
        lines = vbox(self._town, self._clock, self._day, 24, hbox(STRETCH, self.button, STRETCH), spacing=6)
        for label in (self._town, self._clock, self._day):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(vbox(STRETCH, lines, STRETCH))
        here.ticked.connect(self.tick)
        here.town_changed.connect(self.say)

    def say(self) -> None:
        """Shows the Town's name and the time."""
        self._town.say(self._here.town.name or _("Counterdesk"))
        self._clock.setFont(font(bold=True, size=4.0))
        self.tick(self._here.now())

    def tick(self, now: datetime) -> None:
        """Lets the clock run."""
        self._clock.say(dates.clock(now))
        self._day.say(dates.day_long(now))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, Enter or the key that hid the screen bring everything back; other keys go nowhere."""
        is_hide = event.keyCombination().key() == Qt.Key.Key_L and bool(
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if event.key() in _BACK_KEYS or is_hide:
            self.back.emit()
        event.accept()
