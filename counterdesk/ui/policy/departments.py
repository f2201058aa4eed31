"""Departments with a limit of their own, shorter than the Town's, or longer where CAO and Council approved it."""

from PySide6.QtCore import Signal

from counterdesk.services.asks.policy import OverrideRow, PolicyView
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside
from counterdesk.ui.kit.panel import Panel
from counterdesk.ui.kit.rows import Column
from counterdesk.ui.kit.table import Table
from counterdesk.words import _, names, policy


class Departments(Panel):
    """The departments' limits now. `back_wanted` gives the number of the edit that is to be taken back."""

    back_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__(name=_("Departments’ own limits"))
        columns = (
            Column(_("Department"), _department, 24),
            Column(_("What came in"), _kind, 24),
            Column(_("Limit"), policy.own_limit, 34, tone=_strong),
            Column(_("From"), _from, 12),
            Column(_("Approved by"), policy.approved, 0),
        )
        empty = _("No department has a limit of its own. Choose a line under Limits to give it one.")
        self.table: Table[OverrideRow] = Table(_("Departments’ own limits"), columns, _id, empty=empty)
        self.back_button = Button(_("Take back"), self._back)
        self.add(Label(_("Departments’ own limits"), role="heading"))
        about = _("What a department must answer is dated by its own limit. The Town’s is the least anybody may do.")
        self.add(Label(about, "soft", wrap=True))
        self.add(self.table, 1)
        self.add(beside(STRETCH, self.back_button))

    def show_policy(self, view: PolicyView) -> None:
        """Shows the departments' limits of the policy."""
        self.table.set_rows(view.overrides)
        self.back_button.setVisible(bool(view.overrides))

    def _back(self) -> None:
        row = self.table.current()
        if row is not None:
            self.back_wanted.emit(row.id)


def _id(row: OverrideRow) -> int:
    return row.id


def _department(row: OverrideRow) -> str:
    return row.department


def _kind(row: OverrideRow) -> str:
    return names.kind(row.kind)


def _from(row: OverrideRow) -> str:
    return policy.day(row.from_on)


def _strong(_row: OverrideRow) -> str:
    return "strong"
