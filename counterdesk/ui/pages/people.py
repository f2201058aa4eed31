"""People and departments: who can be named as *who answers*, who may sign entries at the desk, and who is away."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from counterdesk.domain.ids import PersonId
from counterdesk.domain.instants import local_date
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.people import Absence, AskAbsences, DepartmentRow, PersonRow, RetirePerson
from counterdesk.ui import messages
from counterdesk.ui.cards.signedform import SignedForm
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.dialog import FormDialog
from counterdesk.ui.kit.fold import TwoParts
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, Flow, beside, vbox
from counterdesk.ui.kit.panel import Panel, ScrollColumn
from counterdesk.ui.kit.rows import Column
from counterdesk.ui.kit.table import Table
from counterdesk.ui.people.away import AwayPanel
from counterdesk.ui.people.forms import AbsenceForm, DepartmentForm, Form, PasteForm, PersonForm
from counterdesk.ui.theme import px
from counterdesk.words import _, absences, ngettext
from counterdesk.words.dates import day_month

_WIDE = 860
_NARROW = 430
_LIST = 210
_MOST = 100  # a share that leaves nothing to the empty end of a column


class _Sending:
    """One open dialog: sends its form's command and closes only when it went through."""

    def __init__(self, here: Here, dialog: FormDialog, form: Form, then: Callable[[Done], None]) -> None:
        self._here, self._dialog, self._form, self._then = here, dialog, form, then
        dialog.submitted.connect(self.send)

    def send(self) -> None:
        """Sends what the form says now; what cannot be read stays to be put right."""
        problem = self._form.problem()
        if problem:
            self._dialog.refuse(problem)
            return
        self._here.lanes.do(self._form.command(), done=self._went_through, refused=self._dialog.refuse)

    def _went_through(self, done: Done) -> None:
        self._dialog.finish()
        self._then(done)


class PeoplePage(QWidget):
    """Two lists, each with Add and Change, and who is away; Enter on a row opens it, A enters an absence."""

    said = Signal(str)

    def __init__(self, here: Here, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here = here
        self._sending: _Sending | None = None
        self.people = Table(
            _("People"), _person_columns(self._away), _id_of, empty=_("Nobody yet. Add a colleague or paste a list.")
        )
        self.add_person_button = Button(_("Add a person"), self._add_person, role="primary")
        self.paste_button = Button(_("Paste a list"), self._paste)
        self.away_button = Button(_("Away"), self._current_away, key="A")
        self.add_department_button = Button(_("Add a department"), self._add_department)
        self.departments = Table(_("Departments"), _department_columns(), _id_of, empty=_("No departments yet."))
        self.away = AwayPanel(here)
        lists, column = QWidget(), vbox(spacing=12)
        column.addWidget(self._people_panel(), 3)
        column.addWidget(self._departments_panel(), 2)
        lists.setLayout(column)
        scrolling = ScrollColumn(_("People and departments"))
        scrolling.body.insertWidget(0, lists, _MOST)
        self.parts = TwoParts(_("People"), (_("People"), scrolling, _WIDE), (_("Away"), self.away, _NARROW))
        self.setLayout(vbox(self.parts))
        self._fit()
        self.people.on_key("a", self._ask_away)
        self.people.opened.connect(self._change_person)
        self.departments.opened.connect(self._change_department)
        here.people_changed.connect(self._show)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size: the list of people keeps some lines, and the column scrolls."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "people"):
            self._fit()

    def _fit(self) -> None:
        self.people.setMinimumHeight(px(_LIST))

    def _people_panel(self) -> Panel:
        panel = Panel(name=_("People"))
        self._count = Label("", tone="soft")
        buttons = (
            self.add_person_button,
            self.paste_button,
            Button(_("Change"), self._change_current_person),
            self.away_button,
            Button(_("Take off the list"), self._retire),
        )
        panel.add(beside(Label(_("People"), role="heading"), self._count, STRETCH, Flow(*buttons)))
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
        self._ask(_("Add a person"), PersonForm(None))

    def _change_person(self, person: PersonRow) -> None:
        self._ask(_("Change a person"), PersonForm(person))

    def _change_current_person(self) -> None:
        person = self.people.current()
        if isinstance(person, PersonRow):
            self._change_person(person)

    def _current_away(self) -> None:
        person = self.people.current()
        if isinstance(person, PersonRow):
            self._ask_away(person)
        else:
            messages.tell(self, _("Choose somebody in the list first."), "soft")

    def _ask_away(self, person: PersonRow) -> None:
        self._ask(_("{name} is away").format(name=person.name), AbsenceForm(self._here, person), self._away_saved)

    def _away_saved(self, done: Done) -> None:
        self._away_id = PersonId(done.id)
        self._here.lanes.read(AskAbsences(), self._say_absence, slot="people.absence")

    def _say_absence(self, found: tuple[Absence, ...]) -> None:
        entered = next((one for one in found if one.person.id == self._away_id), None)
        messages.tell(self, absences.saved(entered))
        self.parts.show_narrow()
        self.away.look_at(self._away_id)

    def _paste(self) -> None:
        self._ask(_("Paste a list"), PasteForm())

    def _add_department(self) -> None:
        self._ask(_("Add a department"), DepartmentForm(None))

    def _change_department(self, department: DepartmentRow) -> None:
        self._ask(_("Change a department"), DepartmentForm(department))

    def _ask(self, title: str, form: Form, then: Callable[[Done], None] | None = None) -> None:
        dialog = SignedForm(self._here, self, title, form.rows())
        self._sending = _Sending(self._here, dialog, form, then or self._saved)
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
        self._here.once_sure(partial(self._retire_surely, self._retiring))

    def _retire_surely(self, person_id: PersonId) -> None:
        self._here.lanes.do(RetirePerson(person_id), done=self._saved, refused=self._refused)

    def _away(self, person: PersonRow) -> str:
        """Gives "7 Dec to 11 Dec" until the absence is over."""
        if person.away_until is None or person.away_until < local_date(self._here.now()):
            return ""
        if person.away_from in (None, person.away_until):
            return day_month(person.away_until)
        return _("{first} to {last}").format(first=_day(person.away_from), last=_day(person.away_until))

    def _refused(self, refused: Refused) -> None:
        messages.refused(self, refused)


def _id_of(row: PersonRow | DepartmentRow) -> int:
    return row.id


def _person_columns(away: Callable[[PersonRow], str]) -> list[Column[PersonRow]]:
    return [
        Column(_("Name"), _name, 16),
        Column(_("Position"), _position, 18),
        Column(_("Department"), _department, 16),
        Column(_("Ext."), _extension, 6),
        Column(_("E-mail"), _email, 0),
        Column(_("At the desk"), _at_desk, 10),
        Column(_("Away"), away, 14),
    ]


def _department_columns() -> list[Column[DepartmentRow]]:
    return [
        Column(_("Department"), _department_name, 0),
        Column(_("Ext."), _department_extension, 6),
        Column(_("E-mail"), _department_email, 18),
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


def _day(on: date | None) -> str:
    return day_month(on) if on else ""


def _department_name(row: DepartmentRow) -> str:
    return row.name


def _department_extension(row: DepartmentRow) -> str:
    return row.extension


def _department_email(row: DepartmentRow) -> str:
    return row.email
