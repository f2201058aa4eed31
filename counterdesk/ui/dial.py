"""A number on its way to the softphone: digits only, when a person presses the button, and never by itself."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from counterdesk.domain.contact import dialled
from counterdesk.ui import messages
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside
from counterdesk.words import _

_offered = {"calls": False}


def offer(on: bool) -> None:
    """Offers calls on this desk, or does not; what is shown already changes when it is shown again."""
    _offered["calls"] = on


def is_offered() -> bool:
    """Whether this desk has a softphone that takes calls."""
    return _offered["calls"]


def can_call(number: str) -> bool:
    """Whether a button belongs beside this number: the desk takes calls, and it is a whole number."""
    return is_offered() and bool(dialled(number))


class CallButton(Button):
    """Hands the digits of a number to the softphone. It is hidden where there is nothing to call.

    `named` is how the number may be said in this window, for whoever hears the button instead of seeing it.
    """

    def __init__(self, number: str = "", named: str = "") -> None:
        super().__init__(_("Call"), self.call, role="pill")
        self._digits = ""
        self.setAutoDefault(False)
        self.show_number(number, named)

    def show_number(self, number: str, named: str = "") -> None:
        """Is from now on about another number."""
        self._digits = dialled(number)
        self.setAccessibleName(_("Call {number}").format(number=named or _("this number")))
        self.setVisible(can_call(number))

    def call(self) -> None:
        """Hands the digits over, or says that no program here takes them."""
        if self._digits and not QDesktopServices.openUrl(QUrl(f"tel:{self._digits}")):
            messages.tell(self, _("No program on this computer takes calls. Nothing was dialled."), "late")


def with_call(number: str) -> QWidget:
    """Gives a number as a line of text, with the button behind it where it can be called."""
    words = Label(number, wrap=True)
    return beside(words, CallButton(number, number), STRETCH) if can_call(number) else words
