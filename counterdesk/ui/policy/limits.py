"""How long each kind of answer may take: the table, the blanks to fill in, and the clause of the chosen line."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from counterdesk.services.asks.policy import BlankRow, EditRow, LimitRow, PolicyView
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, Flow, beside, under
from counterdesk.ui.kit.panel import Panel
from counterdesk.ui.kit.rows import Column
from counterdesk.ui.kit.table import Table
from counterdesk.ui.theme import px
from counterdesk.words import _, names, policy

Edits = dict[int, EditRow]
_LEAST_HEIGHT = 150  # a heading and four lines


class Limits(Panel):
    """The limits now. `fill_wanted` and `own_wanted` give the line whose number, or department's limit, is wanted."""

    fill_wanted = Signal(object)
    own_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(name=_("Limits"))
        self._edits: Edits = {}
        self.table: Table[LimitRow] = Table(
            _("Limits"), self._columns(), _kind, empty=_("The policy sets no limit for anything.")
        )
        self._blanks = Label("", "soon", wrap=True)
        self._cited, self._words = Label("", "soft", "small", wrap=True), Label("", wrap=True)
        self.fill_button = Button(_("Fill in the number"), self._fill)
        self.own_button = Button(_("A department’s own limit"), self._own)
        self.table.setMinimumHeight(px(_LEAST_HEIGHT))
        self.table.picked.connect(self._show_clause)
        self.table.opened.connect(self._open)
        self.add(Label(_("How long an answer may take"), role="heading"))
        self.add(self._blanks)
        self.add(self.table, 1)
        self.add(under(self._cited, self._words))
        self.add(beside(STRETCH, Flow(self.own_button, self.fill_button)))

    def show_policy(self, view: PolicyView) -> None:
        """Shows the limits of the policy with the town's edits."""
        self._edits = {row.id: row for row in view.history}
        blanks = [_blank(row) for row in view.blanks if set(row.fills) - set(row.filled)]
        self._blanks.say("\n".join(blanks))
        self._blanks.setVisible(bool(blanks))
        self.table.set_rows(view.limits)
        if self.table.current() is None and view.limits:
            self.table.choose(view.limits[0].kind)
        self._show_clause(self.table.current())

    def _columns(self) -> Sequence[Column[LimitRow]]:
        return (
            Column(_("What came in"), _name, 22),
            Column(_("Limit"), policy.limit, 16, tone=_limit_tone),
            Column("", policy.force, 8, tone=_soft),
            Column(_("What is owed"), _stage, 20),
            Column(_("Section"), _section, 24),
            Column(_("Edited by the Town"), self._edited, 0, tone=_soft),
        )

    def _edited(self, row: LimitRow) -> str:
        edit = self._edits.get(row.edited) if row.edited is not None else None
        if edit is None:
            return ""
        return _("from {day}, {who}").format(day=policy.day(edit.from_on), who=edit.by)

    def _show_clause(self, row: LimitRow | None) -> None:
        self.fill_button.setVisible(row is not None and bool(row.blank))
        self.own_button.setVisible(row is not None and bool(row.number))
        if row is None:
            self._cited.say("")
            self._words.say("")
            return
        self._cited.say(" · ".join(part for part in (names.section(row.section), row.clause) if part))
        self._words.say(_("“{words}”").format(words=row.words) if row.words else "")

    def _open(self, row: LimitRow) -> None:
        if row.blank:
            self.fill_wanted.emit(row)

    def _fill(self) -> None:
        row = self.table.current()
        if row is not None:
            self.fill_wanted.emit(row)

    def _own(self) -> None:
        row = self.table.current()
        if row is not None:
            self.own_wanted.emit(row)


def _blank(row: BlankRow) -> str:
    open_kinds = [names.kind(kind) for kind in row.fills if kind not in row.filled]
    return _("Left out of the text: {what}. {where}. Still open: {kinds}.").format(
        what=row.missing, where=row.where, kinds=", ".join(open_kinds)
    )


def _kind(row: LimitRow) -> str:
    return row.kind


def _name(row: LimitRow) -> str:
    return names.kind(row.kind)


def _stage(row: LimitRow) -> str:
    return names.stage(row.stage)


def _section(row: LimitRow) -> str:
    return row.section


def _limit_tone(row: LimitRow) -> str:
    return "strong" if row.number else "soon"


def _soft(_row: LimitRow) -> str:
    return "soft"
