"""People and departments, and who is at the desk."""

from datetime import date, datetime

from counterdesk.domain.ids import DepartmentId, PersonId
from counterdesk.services.asks.desk import Command, Question
from counterdesk.values import value


@value
class PersonRow:
    """One colleague. `letter` changes the person at the desk after F12; `at_desk` says that they may sign entries."""

    id: PersonId
    name: str
    first_name: str
    letter: str
    position: str
    department_id: DepartmentId | None
    department: str
    extension: str
    email: str
    at_desk: bool
    active: bool = True
    away_until: date | None = None


@value
class DepartmentRow:
    """One department."""

    id: DepartmentId
    name: str
    extension: str
    email: str
    active: bool = True


@value
class PeopleAnswer:
    """Everyone in People, by name, and every department."""

    people: tuple[PersonRow, ...]
    departments: tuple[DepartmentRow, ...]


@value
class AskPeople(Question[PeopleAnswer]):
    """People and departments, by name."""


@value
class SavePerson(Command):
    """Adds (id None) or changes a colleague; `name_needed`, `person_exists`. `department` is made when it is new."""

    id: PersonId | None
    name: str
    position: str = ""
    department: str = ""
    extension: str = ""
    email: str = ""
    at_desk: bool = False
    away_until: date | None = None


@value
class PastePeople(Command):
    """Adds a pasted list, one a line.

    Name, position, department, extension, e-mail (tab, semicolon or comma between).

    Lines whose name is there already are left alone; `Done.facts` counts `added` and `known`. `nothing_pasted`
    when empty.
    """

    text: str
    at_desk: bool = False


@value
class RetirePerson(Command):
    """Takes a colleague out of the lists; what they wrote and answer stays theirs."""

    id: PersonId


@value
class SaveDepartment(Command):
    """Adds (id None) or changes a department; `name_needed`, `department_exists`."""

    id: DepartmentId | None
    name: str
    extension: str = ""
    email: str = ""


@value
class ComeToDesk(Command):
    """Says who is at this counter from now on; ends the shift of who was there before."""

    person_id: PersonId


@value
class LeaveDesk(Command):
    """Ends the running shift at this counter."""


@value
class ShiftRow:
    """Who was at the desk, from when to when (None: still there; `assumed` when nobody said when it ended)."""

    person: str
    counter: str
    from_at: datetime
    to_at: datetime | None
    assumed: bool = False


@value
class WhoIsHere(Question["PersonRow | None"]):
    """Who is at this counter now, or None."""
