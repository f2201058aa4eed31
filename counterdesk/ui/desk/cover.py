"""The page that hides the screen: the Town's name, the time, and how to come back. It says nothing about anybody.

In its place may stand the numbers that help, for somebody at the counter who asks for them or must not be seen asking.
"""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, clear, hbox, vbox
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
        self.help = HelpNumbers()
        self.button = Button(_("Back"), self.back.emit, key=_("Esc"))
        helps = hbox(STRETCH, self.help, STRETCH)
        lines = vbox(self._town, self._clock, self._day, helps, 24, hbox(STRETCH, self.button, STRETCH), spacing=6)
        for label in (self._town, self._clock, self._day):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(vbox(STRETCH, lines, STRETCH))
        here.ticked.connect(self.tick)
        here.town_changed.connect(self._say_town)

    def say(self) -> None:
        """Shows the Town's name and the time."""
        self._town.say(self._here.town.name or _("Counterdesk"))
        self._clock.setFont(font(bold=True, size=4.0))
        self._clock.show()
        self.help.hide()
        self.tick(self._here.now())

    def _say_town(self) -> None:
        self._town.say(self._here.town.name or _("Counterdesk"))

    def say_help(self) -> None:
        """Shows the numbers that help, those of the town below the ones that everybody has."""
        self._clock.hide()
        own = self._here.town.settings.get("help_numbers", "")
        self.help.show_numbers((*_numbers(), *_own(own)))
        self.help.show()

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


class HelpNumbers(QWidget):
    """A short table: a number, large, and who answers there."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Numbers that help"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 12, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(6)
        self.rows: tuple[tuple[str, str], ...] = ()

    def show_numbers(self, rows: tuple[tuple[str, str], ...]) -> None:
        """Shows these numbers."""
        self.rows = rows
        clear(self._grid)
        for place, (number, who) in enumerate(rows):
            self._grid.addWidget(Label(number, "accent", "title"), place, 0, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(Label(who), place, 1)


def _numbers() -> tuple[tuple[str, str], ...]:
    """Gives the numbers of three digits that work anywhere in Ontario."""
    return (
        ("911", _("Police, fire, ambulance")),
        ("988", _("Suicide crisis helpline, day and night")),
        ("811", _("Health811: a nurse, day and night")),
        ("211", _("Community and social services, shelter, safety at home")),
    )


def _own(text: str) -> Iterator[tuple[str, str]]:
    """Gives the town's own: "Supervisor: ext. 214; Town after hours: 519-555-0100" as pairs."""
    for part in text.split(";"):
        who, _colon, number = part.partition(":")
        if who.strip():
            yield number.strip(), who.strip()
