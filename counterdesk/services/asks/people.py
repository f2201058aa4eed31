"""People and departments, and who is at the desk."""

from datetime import date, datetime

from counterdesk.domain.ids import DepartmentId, PersonId
from counterdesk.services.asks.desk import Command, Question
from counterdesk.values import value


@value
class PersonRow:
    """One colleague. `letter` changes the person at the desk after F12; `at_desk` says that they may sign entries.

    `away_from` and `away_until` are the first and the last day of an absence, of one to come too; `is_away` says that
    today is one of its days. `change_back_on` is the day of return on which a greeting is to be changed back, None
    where nothing is left to change.
    """

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
    away_from: date | None = None
    stand_in_id: PersonId | None = None
    stand_in: str = ""
    is_away: bool = False
    change_back_on: date | None = None


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
    """Adds (id None) or changes a colleague; `name_needed`, `person_exists`. `department` is made when it is new.

    `away_from` and `away_until` are the first and the last day of an absence; without the first it begins today.
    Refuses `dates_reversed`, `last_day_needed`, `absence_too_long`, `stand_in_self`, `person_left`.
    """

    id: PersonId | None
    name: str
    position: str = ""
    department: str = ""
    extension: str = ""
    email: str = ""
    at_desk: bool = False
    away_until: date | None = None
    away_from: date | None = None
    stand_in_id: PersonId | None = None


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


@value
class AwayClause:
    """One clause that asks for something by the length of an absence, in the town's words."""

    clause: str
    section: str
    words: str


@value
class AwayAsk:
    """One thing that an absence asks for: `voicemail_greeting`, `automatic_reply`, `forward_calls`, `signature_notice`.

    `by_on` is the day it must be there by, where the policy asks for it ahead. `state` is "" while nobody ticked it,
    "done", or "back" once it was changed back. `missing` is what the policy leaves to a paper that is not there.
    """

    asks: str
    clauses: tuple[AwayClause, ...]
    by_on: date | None = None
    state: str = ""
    ticked_at: datetime | None = None
    ticked_by: str = ""
    missing: str = ""


@value
class Absence:
    """One absence with what the town's policy asks for by its length.

    `back_on` is the first open day after it, None where no opening is known. `phase` is "coming", "away" or "back";
    an absence that is over is told only as long as something is to be changed back.
    """

    person: PersonRow
    from_on: date
    until_on: date
    back_on: date | None
    days: int
    business_days: int
    phase: str
    asks: tuple[AwayAsk, ...] = ()
    stand_in: PersonRow | None = None
    stand_in_is_away: bool = False


@value
class AskAbsences(Question[tuple[Absence, ...]]):
    """Everybody who is away, will be, or is back with something to change back; by their first day away."""


@value
class TickAway(Command):
    """Keeps what was done for an absence: `state` "done", "back", or "" to take the tick back.

    It stands for this absence only: with another day or another stand-in the text is another one. Refuses `not_there`
    when the policy asks nothing of the kind.
    """

    person_id: PersonId
    asks: str
    state: str = "done"
