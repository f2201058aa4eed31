"""People and departments: who can be named as *who answers*, and who may sign entries at the desk."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counterdesk.domain.ids import DepartmentId, PersonId
from counterdesk.domain.instants import local_date
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Command, Done
from counterdesk.services.asks.people import (
    DepartmentRow,
    PastePeople,
    PersonRow,
    RetirePerson,
    SaveDepartment,
    SavePerson,
)
from counterdesk.ui import messages
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.dialog import FormDialog
from counterdesk.ui.kit.fields import Field, NoteField
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, hbox
from counterdesk.ui.kit.panel import Panel
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.kit.rows import Column
from counterdesk.ui.kit.table import Table
from counterdesk.ui.kit.timefield import DateField
from counterdesk.words import _, ngettext
from counterdesk.words.dates import day_short


class PersonForm:
    """The rows of one colleague's form, filled and read back."""

    def __init__(self, here: Here, person: PersonRow | None) -> None:
        self._person = person
        self.name = Field(_("Name"))
        self.position = Field(_("Position"))
        self.department = Field(_("Department"))
        self.extension = Field(_("Extension"), columns=8)
        self.email = Field(_("E-mail"))
        self.at_desk = PillRow(_("Works at this desk"), [Item("yes", _("Yes")), Item("no", _("No"))], optional=False)
        self.away = DateField(_("Away until"), _Today(here))
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
            Row(_("Away until"), self.away, _("The day they are back; empty when they are here.")),
        ]

    def command(self) -> Command:
        """Gives what the form says as a command."""
        away = self.away.value()
        return SavePerson(
            id=self._person.id if self._person else None,
            name=self.name.value(),
            position=self.position.value(),
            department=self.department.value(),
            extension=self.extension.value(),
            email=self.email.value(),
            at_desk=self.at_desk.value() == "yes",
            away_until=away,
        )

    def _fill(self, person: PersonRow) -> None:
        self.name.set_value(person.name)
        self.position.set_value(person.position)
        self.department.set_value(person.department)
        self.extension.set_value(person.extension)
        self.email.set_value(person.email)
        self.at_desk.choose("yes" if person.at_desk else "no")
        if person.away_until is not None:
            self.away.set_value(person.away_until)


class DepartmentForm:
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


class PasteForm:
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


class _Today:
    def __init__(self, here: Here) -> None:
        self._here = here

    def __call__(self) -> date:
        return local_date(self._here.now())


class _Sending:
    """One open dialog: sends its form's command and closes only when it went through."""

    def __init__(
        self, here: Here, dialog: FormDialog, command: Callable[[], Command], then: Callable[[Done], None]
    ) -> None:
        self._here, self._dialog, self._command, self._then = here, dialog, command, then
        dialog.submitted.connect(self.send)

    def send(self) -> None:
        """Sends what the form says now."""
        self._here.lanes.do(self._command(), done=self._went_through, refused=self._dialog.refuse)

    def _went_through(self, done: Done) -> None:
        self._dialog.finish()
        self._then(done)


class PeoplePage(QWidget):
    """Two lists, each with Add and Change; Enter on a row opens it."""

    said = Signal(str)

    def __init__(self, here: Here, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here = here
        self._sending: _Sending | None = None
        self.people = Table(
            _("People"), _person_columns(), _id_of, empty=_("Nobody yet. Add a colleague or paste a list.")
        )
        self.add_person_button = Button(_("Add a person"), self._add_person, role="primary")
        self.paste_button = Button(_("Paste a list"), self._paste)
        self.add_department_button = Button(_("Add a department"), self._add_department)
        self.departments = Table(_("Departments"), _department_columns(), _id_of, empty=_("No departments yet."))
        layout = hbox(spacing=12)
        layout.addWidget(self._people_panel(), 2)
        layout.addWidget(self._departments_panel(), 1)
        self.setLayout(layout)
        self.people.opened.connect(self._change_person)
        self.departments.opened.connect(self._change_department)
        here.people_changed.connect(self._show)
        self._show()

    def _people_panel(self) -> Panel:
        panel = Panel(name=_("People"))
        self._count = Label("", tone="soft")
        panel.add(
            beside(
                Label(_("People"), role="heading"),
                self._count,
                STRETCH,
                self.add_person_button,
                self.paste_button,
                Button(_("Change"), self._change_current_person),
                Button(_("Take off the list"), self._retire),
            )
        )
        panel.add(self.people, 1)
        return panel

    def _departments_panel(self) -> Panel:
        panel = Panel(name=_("Departments"))
        panel.add(
            beside(
                Label(_("Departments"), role="heading"),
                STRETCH,
                self.add_department_button,
            )
        )
        panel.add(self.departments, 1)
        return panel

    def _show(self) -> None:
        people = tuple(p for p in self._here.people if p.active)
        self.people.set_rows(people)
        self.departments.set_rows(tuple(d for d in self._here.departments if d.active))
        at_desk = len(self._here.staff)
        self._count.say(ngettext("{n} works at this desk", "{n} work at this desk", at_desk).format(n=at_desk))

    def _add_person(self) -> None:
        self._ask(_("Add a person"), PersonForm(self._here, None))

    def _change_person(self, person: PersonRow) -> None:
        self._ask(_("Change a person"), PersonForm(self._here, person))

    def _change_current_person(self) -> None:
        person = self.people.current()
        if isinstance(person, PersonRow):
            self._change_person(person)

    def _paste(self) -> None:
        self._ask(_("Paste a list"), PasteForm())

    def _add_department(self) -> None:
        self._ask(_("Add a department"), DepartmentForm(None))

    def _change_department(self, department: DepartmentRow) -> None:
        self._ask(_("Change a department"), DepartmentForm(department))

    def _ask(self, title: str, form: PersonForm | DepartmentForm | PasteForm) -> None:
        dialog = FormDialog(self, title, form.rows())
        self._sending = _Sending(self._here, dialog, form.command, self._saved)
        dialog.open()

    def _saved(self, done: Done) -> None:
        if "added" in done.facts:
            added, known = done.facts["added"], done.facts.get("known", "0")
            sentence = _("{added} added, {known} were there already.").format(added=added, known=known)
            messages.tell(self, sentence)
        else:
            messages.tell(self, _("Saved."))

    def _retire(self) -> None:
        person = self.people.current()
        if not isinstance(person, PersonRow):
            return
        self._retiring = PersonId(person.id)
        sentence = _("Take {name} off the list? What they wrote and answer stays theirs.").format(name=person.name)
        messages.ask(self, sentence, _("Take off the list"), self._retire_now)

    def _retire_now(self) -> None:
        self._here.lanes.do(RetirePerson(self._retiring), done=self._saved, refused=self._refused)

    def _refused(self, refused: Refused) -> None:
        messages.refused(self, refused)


def _id_of(row: PersonRow | DepartmentRow) -> int:
    return row.id


def _person_columns() -> list[Column[PersonRow]]:
    return [
        Column(_("Name"), _name, 0),
        Column(_("Position"), _position, 20),
        Column(_("Department"), _department, 17),
        Column(_("Ext."), _extension, 6),
        Column(_("E-mail"), _email, 18),
        Column(_("At the desk"), _at_desk, 10),
        Column(_("Away until"), _away, 10),
    ]


def _department_columns() -> list[Column[DepartmentRow]]:
    return [
        Column(_("Department"), _department_name, 0),
        Column(_("Ext."), _department_extension, 6),
        Column(_("E-mail"), _department_email, 8),
    ]


def _name(row: PersonRow) -> str:
    return row.name


def _position(row: PersonRow) -> str:
    return row.position


def _department(row: PersonRow) -> str:
    return row.department


def _extension(row: PersonRow) -> str:
    return row.extension


def _email(row: PersonRow) -> str:
    return row.email


def _at_desk(row: PersonRow) -> str:
    return _("yes, {letter}").format(letter=row.letter) if row.at_desk else ""


def _away(row: PersonRow) -> str:
    return day_short(row.away_until) if row.away_until else ""


def _department_name(row: DepartmentRow) -> str:
    return row.name


def _department_extension(row: DepartmentRow) -> str:
    return row.extension


def _department_email(row: DepartmentRow) -> str:
    return row.email
