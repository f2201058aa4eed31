"""What is left to set up: a button with a small menu that names each thing and leads to where it is done."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.words import _, ngettext


class SetupButton(Button):
    """Counts what is left; its menu lists it in words. `wanted` gives the code of what was chosen."""

    wanted = Signal(str)

    def __init__(self, here: Here) -> None:
        super().__init__("", self.ask, role="pill")
        self._here = here
        self.menu_ = QMenu(self)
        self.menu_.setAccessibleName(_("What is left to set up"))

    def count(self) -> int:
        """Gives how much is left."""
        return len(self._here.town.setup_left)

    def words(self, *, short: bool) -> str:
        """Gives "Finish setting up: 3 left", or only "3 left" where there is little room."""
        left = self.count()
        if short:
            return ngettext("Set up: {count} left", "Set up: {count} left", left).format(count=left)
        return ngettext("Finish setting up: {count} left", "Finish setting up: {count} left", left).format(count=left)

    def ask(self) -> None:
        """Opens the list of what is left."""
        self.menu_.clear()
        for code in self._here.town.setup_left:
            action = QAction(task(code), self.menu_)
            action.triggered.connect(partial(self.wanted.emit, code))
            self.menu_.addAction(action)
        self.menu_.popup(self.mapToGlobal(QPoint(0, self.height())))


def task(code: str) -> str:
    """Gives what is left in words: "Confirm the closures of 2027"."""
    kind, _colon, year = code.partition(":")
    return {
        "confirm_hours": _("Confirm the opening hours"),
        "confirm_year": _("Confirm the closures of {year}").format(year=year),
        "add_people": _("Add the colleagues who work here"),
        "second_backup": _("Choose a folder for a second backup"),
    }.get(kind, kind)
