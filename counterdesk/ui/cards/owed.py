"""The choices of an incoming row: nothing owed and why, and the same caller as the row above."""

from PySide6.QtWidgets import QWidget

from counterdesk.ui.kit.layout import STRETCH, hbox
from counterdesk.ui.kit.pills import Pill
from counterdesk.words import _


class OwedPills(QWidget):
    """Shows its choices while the focus is in the row; those that are chosen always show, and why nothing is owed."""

    def __init__(self) -> None:
        super().__init__()
        self.nothing_owed = Pill(_("Nothing owed"))
        self.abusive = Pill(_("Abusive"))
        self.same_caller = Pill(_("Same caller as above"))
        self.is_first = self.is_current = False
        self.setLayout(hbox(STRETCH, self.same_caller, self.nothing_owed, self.abusive, spacing=4))

    def settle(self) -> None:
        """Shows what belongs there now; the first row has no row above whose caller it could share."""
        self.nothing_owed.setVisible(self.is_current or self.nothing_owed.isChecked())
        self.abusive.setVisible(self.nothing_owed.isChecked())
        shares = self.is_current or self.same_caller.isChecked()
        self.same_caller.setVisible(not self.is_first and shares)
