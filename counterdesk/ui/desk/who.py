"""Who is here: a button with the name, F12 and a letter to change it."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from counterdesk.services.asks.people import LeaveDesk, PersonRow
from counterdesk.ui import shortcuts
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.theme import mark
from counterdesk.words import _


class WhoButton(Button):
    """Shows who signs entries; its menu lists the colleagues, each with a letter."""

    others_wanted = Signal()  # somebody is here who is not on the list
    hand_over_wanted = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__("", self.ask)
        self._here = here
        self.menu_ = QMenu(self)
        self.menu_.setAccessibleName(_("Who is here"))
        here.person_changed.connect(self.say_person)
        here.people_changed.connect(self.say_person)
        here.presence.doubted.connect(self.say_person)
        here.presence.settled.connect(self.say_person)
        self.say_person()

    def say_person(self) -> None:
        """Shows the person at the desk, or asks for one."""
        person = self._here.person
        words = _("Still {name}?  F12") if self._here.presence.is_unsure else _("{name} ▾")
        self.say(words.format(name=short_name(person.name)) if person else _("Who is here?  F12"))
        self.setAccessibleName(_("Who is here: {name}").format(name=person.name if person else _("nobody")))
        mark(self, role="" if person else "primary")

    def ask(self) -> None:
        """Opens the list; a letter chooses."""
        self._fill()
        self.menu_.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _fill(self) -> None:
        self.menu_.clear()
        for person in self._here.staff:
            self._add(with_letter(person), partial(self._here.comes, person))
        if self._here.person is not None:
            self.menu_.addSeparator()
            hand_over = self._add(_("Hand over the desk..."), self.hand_over_wanted.emit)
            hand_over.setShortcut(QKeySequence(shortcuts.find("hand_over").keys[0]))
            self._add(_("Nobody here any more"), self._leaves)
        if not self._here.staff:
            self._add(_("Nobody is in People yet"), self._nothing).setEnabled(False)
        self._add(_("Somebody else..."), self.others_wanted.emit)

    def _add(self, words: str, slot: object) -> QAction:
        action = QAction(words, self.menu_)
        action.triggered.connect(slot)
        self.menu_.addAction(action)
        return action

    def _leaves(self) -> None:
        self._here.lanes.do(LeaveDesk())

    def _nothing(self) -> None:
        """Does nothing: the line is there to be read."""


def short_name(name: str) -> str:
    """Gives "Priya N." for "Priya Nair"."""
    first, *rest = name.split()
    return f"{first} {rest[-1][0]}." if rest else first


def with_letter(person: PersonRow) -> str:
    """Gives the name with an "&" before the person's letter, or the letter behind it."""
    name = person.name.replace("&", "&&")
    at = name.casefold().find(person.letter.casefold()) if person.letter else -1
    if at >= 0:
        return f"{name[:at]}&{name[at:]}"
    return f"{name}  (&{person.letter.upper()})" if person.letter else name
