"""People and departments, and who is at the desk."""

from dataclasses import dataclass
from datetime import date, datetime

from counterdesk.domain.ids import DepartmentId, PersonId
from counterdesk.services.asks.desk import Command, Question


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """One department."""

    id: DepartmentId
    name: str
    extension: str
    email: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class PeopleAnswer:
    """Everyone in People, by name, and every department."""

    people: tuple[PersonRow, ...]
    departments: tuple[DepartmentRow, ...]


@dataclass(frozen=True, slots=True)
class AskPeople(Question[PeopleAnswer]):
    """People and departments, by name."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class PastePeople(Command):
    """Adds a pasted list, one a line.

    Name, position, department, extension, e-mail (tab, semicolon or comma between).

    Lines whose name is there already are left alone; `Done.facts` counts `added` and `known`. `nothing_pasted`
    when empty.
    """

    text: str
    at_desk: bool = False


@dataclass(frozen=True, slots=True)
class RetirePerson(Command):
    """Takes a colleague out of the lists; what they wrote and answer stays theirs."""

    id: PersonId


@dataclass(frozen=True, slots=True)
class SaveDepartment(Command):
    """Adds (id None) or changes a department; `name_needed`, `department_exists`."""

    id: DepartmentId | None
    name: str
    extension: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class ComeToDesk(Command):
    """Says who is at this counter from now on; ends the shift of who was there before."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class LeaveDesk(Command):
    """Ends the running shift at this counter."""


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """Who was at the desk, from when to when (None: still there; `assumed` when nobody said when it ended)."""

    person: str
    counter: str
    from_at: datetime
    to_at: datetime | None
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class WhoIsHere(Question["PersonRow | None"]):
    """Who is at this counter now, or None."""
