"""The forms of the People page: a colleague, an absence, a department, a pasted list.

Each gives its rows, what is wrong with it, and its command.
"""

from collections.abc import Sequence
from datetime import date

from counterdesk.domain.ids import DepartmentId, PersonId
from counterdesk.domain.instants import local_date
from counterdesk.services.asks.desk import Command
from counterdesk.services.asks.people import DepartmentRow, PastePeople, PersonRow, SaveDepartment, SavePerson
from counterdesk.ui.here import Here
from counterdesk.ui.kit.choice import Choice, Option
from counterdesk.ui.kit.fields import Field, NoteField
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.kit.timefield import DateField
from counterdesk.words import _


class Form:
    """What the dialog of any of them needs."""

    def rows(self) -> list[Row]:
        """Gives the form's rows in their order."""
        raise AssertionError("a form has rows")

    def problem(self) -> str:
        """Gives the sentence about what cannot be read; empty when everything can."""
        return ""

    def command(self) -> Command:
        """Gives what the form says as a command."""
        raise AssertionError("a form has a command")


class PersonForm(Form):
    """The rows of one colleague's form, filled and read back."""

    def __init__(self, person: PersonRow | None) -> None:
        self._person = person
        self.name = Field(_("Name"))
        self.position = Field(_("Position"))
        self.department = Field(_("Department"))
        self.extension = Field(_("Extension"), columns=8)
        self.email = Field(_("E-mail"))
        self.at_desk = PillRow(_("Works at this desk"), [Item("yes", _("Yes")), Item("no", _("No"))], optional=False)
        self.at_desk.choose("no")
        if person is not None:
            self._fill(person)

    def rows(self) -> list[Row]:
        """Gives the form's rows in their order."""
        return [
            Row(_("Name"), self.name, _("First name and last name")),
            Row(_("Position"), self.position),
            Row(_("Department"), self.department, _("A new department is added with the person.")),
            Row(_("Extension"), self.extension),
            Row(_("E-mail"), self.email),
            Row(_("At the desk"), self.at_desk, _("People at the desk can sign entries.")),
        ]

    def command(self) -> Command:
        """Gives what the form says as a command; an absence stays as it is."""
        person = self._person
        return SavePerson(
            id=person.id if person else None,
            name=self.name.value(),
            position=self.position.value(),
            department=self.department.value(),
            extension=self.extension.value(),
            email=self.email.value(),
            at_desk=self.at_desk.value() == "yes",
            away_until=person.away_until if person else None,
            away_from=person.away_from if person else None,
            stand_in_id=person.stand_in_id if person else None,
        )

    def _fill(self, person: PersonRow) -> None:
        self.name.set_value(person.name)
        self.position.set_value(person.position)
        self.department.set_value(person.department)
        self.extension.set_value(person.extension)
        self.email.set_value(person.email)
        self.at_desk.choose("yes" if person.at_desk else "no")


class AbsenceForm(Form):
    """From when to when somebody is away, and who stands in; both days empty: not away."""

    def __init__(self, here: Here, person: PersonRow) -> None:
        self._here, self._person = here, person
        self.first = DateField(_("Away from"), self._today)
        self.last = DateField(_("Away until"), self._today)
        self.stand_in = Choice(_("Stands in"), free=False, options=self._stand_ins)
        if person.away_until is not None and person.away_until >= self._today():
            self.first.set_value(person.away_from)
            self.last.set_value(person.away_until)
        if person.stand_in_id is not None:
            self.stand_in.set_option(Option(person.stand_in_id, person.stand_in))

    def rows(self) -> list[Row]:
        """Gives the form's rows in their order."""
        return [
            Row(_("Away from"), self.first, _("The first day away; empty means today.")),
            Row(_("Away until"), self.last, _("The last day away. Both empty: not away.")),
            Row(_("Stands in"), self.stand_in, _("Callers are told this name, and it stands in the ready-made texts.")),
        ]

    def problem(self) -> str:
        """Gives what is wrong with a day, or that nobody has the name of who stands in."""
        if self.stand_in.value() and self.stand_in.option() is None:
            return _("Choose who stands in from the list. Everything typed is kept.")
        for day in (self.first, self.last):
            if day.value() is None and day.problem():
                return day.problem()
        return ""

    def command(self) -> Command:
        """Gives the person with this absence."""
        person, option = self._person, self.stand_in.option()
        return SavePerson(
            person.id,
            person.name,
            person.position,
            person.department,
            person.extension,
            person.email,
            person.at_desk,
            self.last.value(),
            self.first.value(),
            PersonId(int(str(option.key))) if option else None,
        )

    def _stand_ins(self, typed: str) -> Sequence[Option]:
        begins = typed.casefold()
        others = (one for one in self._here.people if one.active and one.id != self._person.id)
        fits = (one for one in others if any(part.startswith(begins) for part in _parts(one.name)))
        return [Option(one.id, one.name, one.position) for one in fits]

    def _today(self) -> date:
        return local_date(self._here.now())


class DepartmentForm(Form):
    """The rows of one department's form."""

    def __init__(self, department: DepartmentRow | None) -> None:
        self._id: DepartmentId | None = department.id if department else None
        self.name = Field(_("Department"))
        self.extension = Field(_("Extension"), columns=8)
        self.email = Field(_("E-mail"))
        if department is not None:
            self.name.set_value(department.name)
            self.extension.set_value(department.extension)
            self.email.set_value(department.email)

    def rows(self) -> list[Row]:
        """Gives the form's rows in their order."""
        return [
            Row(_("Department"), self.name),
            Row(_("Extension"), self.extension),
            Row(_("E-mail"), self.email),
        ]

    def command(self) -> Command:
        """Gives what the form says as a command."""
        return SaveDepartment(self._id, self.name.value(), self.extension.value(), self.email.value())


class PasteForm(Form):
    """A pasted list of colleagues."""

    def __init__(self) -> None:
        self.text = NoteField(_("List of colleagues"), lines=10)

    def rows(self) -> list[Row]:
        """Gives the form's one row."""
        hint = _("One a line: name, position, department, extension, e-mail, with a tab, comma or semicolon between.")
        return [Row(_("List"), self.text, hint)]

    def command(self) -> Command:
        """Gives what the form says as a command."""
        return PastePeople(self.text.value())


def _parts(name: str) -> list[str]:
    folded = name.casefold()
    return [folded, *folded.replace("-", " ").split()]
