"""The four changes as forms: a missing number, a choice, a department's own limit, and an edit taken back."""

from collections.abc import Callable, Sequence
from datetime import date

from counterdesk.domain.ids import DeadlineId, DepartmentId
from counterdesk.domain.instants import local_date
from counterdesk.services.asks.desk import Command
from counterdesk.services.asks.policy import (
    EditRow,
    LimitRow,
    SetLimit,
    SetOverride,
    SetPolicySwitch,
    SwitchRow,
    WithdrawEdit,
)
from counterdesk.ui.here import Here
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.kit.timefield import DateField
from counterdesk.words import _, names, policy

Heard = Callable[[], object]
Move = tuple[DeadlineId, ...]
_UNREADABLE = -1


class _Today:
    """The town's day now, as date fields want to know it."""

    def __init__(self, here: Here) -> None:
        self._here = here

    def __call__(self) -> date:
        return local_date(self._here.now())


class _From:
    """The day from which a change holds: today, unless somebody writes another."""

    def __init__(self, here: Here) -> None:
        self._today = _Today(here)
        self.field = DateField(_("From"), self._today)
        self.field.set_value(self._today())

    def row(self) -> Row:
        return Row(_("From"), self.field, _("It dates what is received on that day or later."))

    def problem(self) -> str:
        if self.field.value() is not None:
            return ""
        return self.field.problem() or _("Write the day from which it holds.")

    def value(self) -> date:
        return self.field.value() or self._today()


class _Days:
    """A number of days, as typed."""

    def __init__(self, name: str) -> None:
        self.field = Field(name, limit=4, columns=5)

    def problem(self) -> str:
        return "" if self.field.value().isdecimal() else _("Write a whole number of days.")

    def value(self) -> int:
        text = self.field.value()
        return int(text) if text.isdecimal() else _UNREADABLE


class LimitForm:
    """The number that the text leaves to a missing appendix, with where it stands."""

    def __init__(self, here: Here, row: LimitRow) -> None:
        self._row = row
        self.title = _("Fill in: {kind}").format(kind=names.kind(row.kind))
        self.intro = _("The text leaves this number out. Write what the Town’s own document says, and which it is.")
        self.days, self.begins = _Days(_("Number of days")), _From(here)
        units = [Item("business_days", _("business days")), Item("days", _("plain days"))]
        verbs = [Item("must", _("must")), Item("should", _("should"))]
        self.unit = PillRow(_("Unit"), units, optional=False)
        self.verb = PillRow(_("Must or should"), verbs, optional=False)
        self.source = Field(_("Source"), hint=_("Appendix A, July 14, 2025"))
        self._fill(row)

    def _fill(self, row: LimitRow) -> None:
        self.unit.choose(row.unit or "business_days")
        self.verb.choose("must" if row.must or not row.number else "should")
        if row.number:
            self.days.field.set_value(str(row.number))

    def rows(self) -> Sequence[Row]:
        """Gives the rows of the form."""
        return (
            Row(_("Number"), self.days.field),
            Row(_("Unit"), self.unit, _("Business days are days the office is open; plain days are all days.")),
            Row(_("The text says"), self.verb),
            Row(_("Source"), self.source, _("The document and its date, as it will stand in every explanation.")),
            self.begins.row(),
        )

    def changed(self, heard: Heard) -> None:
        """Tells when something was typed or chosen."""
        for field in (self.days.field, self.source):
            field.edited.connect(heard)
        for pills in (self.unit, self.verb):
            pills.chosen.connect(heard)
        self.begins.field.changed.connect(heard)

    def problem(self) -> str:
        """Gives what cannot be read yet."""
        return self.days.problem() or self.begins.problem()

    def command(self, move: Move) -> Command:
        """Gives the number as a command."""
        must = self.verb.value() == "must"
        unit, source = str(self.unit.value()), self.source.value()
        return SetLimit(self._row.kind, self.days.value(), unit, must, self.begins.value(), source, move)


class SwitchForm:
    """One of the town's choices, from a day on."""

    def __init__(self, here: Here, row: SwitchRow, value: str) -> None:
        self._row, self._value = row, value
        self.title = policy.switch(row.switch)
        self.intro = policy.sentence(row.switch, value)
        self.begins = _From(here)

    def rows(self) -> Sequence[Row]:
        """Gives the form's one row."""
        return (self.begins.row(),)

    def changed(self, heard: Heard) -> None:
        """Tells when another day was written."""
        self.begins.field.changed.connect(heard)

    def problem(self) -> str:
        """Gives what cannot be read yet."""
        return self.begins.problem()

    def command(self, move: Move) -> Command:
        """Gives the choice as a command."""
        return SetPolicySwitch(self._row.switch, self._value, self.begins.value(), move)


class OverrideForm:
    """A department's own limit for a kind; a longer one needs an approval, where the policy knows one."""

    def __init__(self, here: Here, row: LimitRow, *, may_be_longer: bool) -> None:
        self._row, self._may_be_longer = row, may_be_longer
        self.title = _("A department’s own limit: {kind}").format(kind=names.kind(row.kind))
        self.intro = _("The Town’s limit is {limit}. A department may be stricter.").format(limit=policy.limit(row))
        known = [Item(str(one.id), one.name.replace("&", "&&")) for one in here.departments if one.active]
        self.department = PillRow(_("Department"), known, optional=False)
        self.days, self.begins = _Days(_("Number of days")), _From(here)
        self.approved_by = Field(_("Approved by"), hint=_("CAO and Council"))
        self.approved_on = DateField(_("Approved on"), _Today(here))

    def rows(self) -> Sequence[Row]:
        """Gives the rows of the form."""
        number = Row(_("Number"), self.days.field, _("In the unit of the Town’s limit."))
        rows = (Row(_("Department"), self.department), number, self.begins.row())
        if not self._may_be_longer:
            return rows
        hint = _("Only for a longer limit; it then stands in every explanation.")
        return (*rows, Row(_("Approved by"), self.approved_by, hint), Row(_("Approved on"), self.approved_on))

    def changed(self, heard: Heard) -> None:
        """Tells when something was typed or chosen."""
        self.department.chosen.connect(heard)
        for field in (self.days.field, self.approved_by):
            field.edited.connect(heard)
        for day in (self.begins.field, self.approved_on):
            day.changed.connect(heard)

    def problem(self) -> str:
        """Gives what cannot be read yet."""
        if self.department.value() is None:
            return _("Choose a department.")
        return self.days.problem() or self.begins.problem() or self.approved_on.problem()

    def command(self, move: Move) -> Command:
        """Gives the department's limit as a command."""
        department = DepartmentId(int(str(self.department.value() or _UNREADABLE)))
        approved = self.approved_by.value(), self.approved_on.value()
        return SetOverride(department, self._row.kind, self.days.value(), self.begins.value(), *approved, move)


class WithdrawForm:
    """An edit that is taken back: what held before it holds again."""

    def __init__(self, row: EditRow) -> None:
        self._row = row
        self.title = _("Take back: {what}").format(what=policy.edited(row))
        says = _("“{after}” from {day} on is taken back; “{before}” holds again. The edit stays in the list.")
        before, after = policy.edit_value(row, row.before), policy.edit_value(row, row.after)
        self.intro = says.format(after=after, day=policy.day(row.from_on), before=before)

    def rows(self) -> Sequence[Row]:
        """Gives no rows: there is nothing to fill in."""
        return ()

    def changed(self, heard: Heard) -> None:
        """Never tells anything."""

    def problem(self) -> str:
        """Gives nothing: it can always be read."""
        return ""

    def command(self, move: Move) -> Command:
        """Gives it as a command."""
        return WithdrawEdit(self._row.id, move)
