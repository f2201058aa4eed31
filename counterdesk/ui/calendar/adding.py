"""The form for days that differ: a day or a range, closed, late, early, over lunch, or opened specially."""

from datetime import date

from PySide6.QtWidgets import QWidget

from counterdesk.domain.instants import local_date
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import ScopeRow
from counterdesk.services.asks.town import ClosureRow
from counterdesk.ui.calendar.typed import Kind, Typed, rows_of
from counterdesk.ui.cards.signedform import SignedForm
from counterdesk.ui.here import Here
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.kit.timefield import DateField
from counterdesk.words import _

_HOURS = "hours"


class AddForm(SignedForm):
    """The form; `rows` gives what it says as dated rows, or None after saying what is missing."""

    def __init__(self, parent: QWidget, here: Here, scope: ScopeRow) -> None:
        self._here, self._scope = here, scope
        self.kind = PillRow(_("What is different"), _kinds(), optional=False)
        self._new_year: date | None = None
        self.first = DateField(_("First day"), self._today, self._year_shown)
        self.last = DateField(_("Last day"), self._today, self.first.value)
        self.name = Field(_("Name"), hint=_("Christmas closure, staff event ..."))
        self.hours = Field(_("Hours"), columns=16)
        rows = [
            Row(_("What"), self.kind),
            Row(_("First day"), self.first),
            Row(_("Last day"), self.last, _("Empty for one day. Days that are closed already are left out.")),
            Row(_("Opens at"), self.hours, key=_HOURS),
            Row(_("Name"), self.name, _("As it will stand on the poster.")),
        ]
        super().__init__(
            here, parent, _("Days that differ: {name}").format(name=scope.name), rows, ok=_("Look what it moves")
        )
        self.kind.choose(Kind.CLOSED)
        self._show_kind(Kind.CLOSED)
        self.kind.chosen.connect(self._show_kind)
        self.first.changed.connect(self.last.read_again)

    def begin(self, first: date, last: date) -> None:
        """Fills in the days that were chosen in the year; a day typed without a year is of that year too."""
        self._new_year = date(first.year, 1, 1)
        self.first.set_value(first)
        self.last.set_value(last if last != first else None)

    def rows(self) -> tuple[ClosureRow, ...] | None:
        """Gives the rows, or None after saying in the form why not."""
        self.form.clear()
        first, last = self.first.value(), self.last.value()
        if first is None or self.last.problem():
            self.refuse(self.first.problem() or self.last.problem() or Refused("day_not_understood"))
            return None
        kind = self.kind.value()
        typed = Typed(kind if isinstance(kind, Kind) else Kind.CLOSED, first, last or first, *self._words())
        try:
            rows = rows_of(typed, self._scope.calendar)
        except Refused as refused:
            self.refuse(refused)
            return None
        if not rows:
            self.refuse(Refused("no_rows"))
            return None
        return rows

    def _words(self) -> tuple[str, str]:
        return self.name.value(), self.hours.value()

    def _year_shown(self) -> date | None:
        return self._new_year

    def _today(self) -> date:
        return local_date(self._here.now())

    def _show_kind(self, kind: object) -> None:
        self.form.show_row(_HOURS, kind is not Kind.CLOSED)
        if isinstance(kind, Kind):
            self.form.relabel(_HOURS, _label(kind))


def _kinds() -> tuple[Item, ...]:
    return (
        Item(Kind.CLOSED, _("C&losed"), _("Closed all day")),
        Item(Kind.LATE, _("Opens la&te"), _("Opens later than usual")),
        Item(Kind.EARLY, _("Closes &early"), _("Closes earlier than usual")),
        Item(Kind.LUNCH, _("Closed over l&unch"), _("Closed for some hours in the day")),
        Item(Kind.OPEN, _("O&pen specially"), _("Open at hours of its own, on a weekend too")),
    )


def _label(kind: Kind) -> str:
    return {
        Kind.CLOSED: _("Hours"),
        Kind.LATE: _("Opens at"),
        Kind.EARLY: _("Closes at"),
        Kind.LUNCH: _("Closed from-to"),
        Kind.OPEN: _("Open from-to"),
    }[kind]
