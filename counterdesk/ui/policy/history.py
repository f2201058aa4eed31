"""Every edit of the town's own over its policy: who, when, from when; one that was taken back stays in the list."""

from PySide6.QtCore import Signal

from counterdesk.services.asks.policy import EditRow, PolicyView
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside
from counterdesk.ui.kit.panel import Panel
from counterdesk.ui.kit.rows import Column
from counterdesk.ui.kit.table import Table
from counterdesk.words import _, policy
from counterdesk.words.dates import due_line


class History(Panel):
    """The edits, newest first. `back_wanted` gives the one that is to be taken back."""

    back_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(name=_("Edits"))
        columns = (
            Column(_("Made"), _made, 18),
            Column(_("By"), _by, 15),
            Column(_("What"), policy.edited, 30),
            Column(_("Before"), _before, 25),
            Column(_("After"), _after, 0, tone=_tone),
            Column(_("From"), _from, 12),
        )
        empty = _("The Town changed nothing: the text holds as it stands.")
        self.table: Table[EditRow] = Table(_("Edits"), columns, _id, empty=empty)
        self.back_button = Button(_("Take back"), self._back)
        self._whole = Label("", "soft", wrap=True)
        self.table.picked.connect(self._show_one)
        self.add(Label(_("Edits"), role="heading"))
        about = _("What the Town filled in or chose over its text. Nothing is deleted: what was taken back is marked.")
        self.add(Label(about, "soft", wrap=True))
        self.add(self.table, 1)
        self.add(self._whole)
        self.add(beside(STRETCH, self.back_button))

    def show_policy(self, view: PolicyView) -> None:
        """Shows the edits of the policy."""
        self.table.set_rows(view.history)
        self._show_one(self.table.current())

    def _show_one(self, row: EditRow | None) -> None:
        self._whole.say("" if row is None else policy.edit_line(row))
        self.back_button.setVisible(row is not None and row.withdrawn_at is None)

    def _back(self) -> None:
        row = self.table.current()
        if row is not None:
            self.back_wanted.emit(row)


def _id(row: EditRow) -> int:
    return row.id


def _made(row: EditRow) -> str:
    return due_line(row.at)


def _by(row: EditRow) -> str:
    return row.by


def _before(row: EditRow) -> str:
    return policy.edit_value(row, row.before)


def _after(row: EditRow) -> str:
    after = policy.edit_value(row, row.after)
    if row.withdrawn_at is None:
        return after
    return _("{value}, taken back").format(value=after)


def _from(row: EditRow) -> str:
    return policy.day(row.from_on)


def _tone(row: EditRow) -> str:
    return "soft" if row.withdrawn_at is not None else "strong"
