"""Who works here, who is at the desk, who can be named as the one who answers, and the topics."""

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from counterdesk.domain.contact import Answerer
from counterdesk.domain.ids import DepartmentId, PersonId, TopicId
from counterdesk.services import absences, shifts
from counterdesk.services.asks.contacts import AskColleagues, AskTopics, Colleague, TopicRow
from counterdesk.services.asks.people import (
    Absence,
    AskAbsences,
    AskPeople,
    DepartmentRow,
    PeopleAnswer,
    PersonRow,
    WhoIsHere,
)
from counterdesk.services.people import is_away
from counterdesk.services.work import Look
from counterdesk.store.queries import people as queries
from counterdesk.store.queries.people import DepartmentLine, PersonLine


def ask_people(look: Look, _question: AskPeople) -> PeopleAnswer:
    """Gives everyone in People and every department, by name."""
    people = tuple(_today(look, person_row(one)) for one in queries.people(look.session))
    backs = {one.person.id: absences.change_back_on(one) for one in _absences(look, people)}
    shown = tuple(replace(one, change_back_on=backs[one.id]) if one.id in backs else one for one in people)
    return PeopleAnswer(shown, tuple(_department(one) for one in queries.departments(look.session)))


def who_is_here(look: Look, _question: WhoIsHere) -> PersonRow | None:
    """Gives who is at this counter now."""
    running = shifts.running_today(look)
    if running is None:
        return None
    return next((person_row(one) for one in queries.people(look.session) if one.id == running.person_id), None)


def ask_absences(look: Look, _question: AskAbsences) -> tuple[Absence, ...]:
    """Gives who is away, will be, or is back with something to change back; nobody while no town is chosen."""
    return _absences(look, tuple(person_row(one) for one in queries.people(look.session)))


def ask_topics(look: Look, question: AskTopics) -> tuple[TopicRow, ...]:
    """Gives the topics in their place, with the one-click count since the asked instant."""
    counts = queries.one_click_counts(look.session, question.since) if question.since else {}
    return tuple(
        TopicRow(TopicId(one.id), one.name, one.place, one.is_tally, counts.get(one.id, 0))
        for one in queries.topics(look.session)
    )


def ask_colleagues(look: Look, question: AskColleagues) -> tuple[Colleague, ...]:
    """Gives the people, then the departments, of which some word begins with what is typed; all when nothing is."""
    typed = _folded(question.typed).split()
    people = [
        _colleague(look, one)
        for one in queries.people(look.session)
        if _begins(typed, (one.name, one.position, one.department, one.extension))
    ]
    departments = [
        _as_colleague(one) for one in queries.departments(look.session) if _begins(typed, (one.name, one.extension))
    ]
    people.sort(key=lambda one: (not _begins(typed, (one.name,)), _folded(one.name)))
    return tuple([*people, *departments][: question.limit])


def colleague(look: Look, answerer: Answerer) -> Colleague | None:
    """Gives a person or a department of the lists the way *who answers* shows them; None for anybody else."""
    people = (_colleague(look, one) for one in queries.people(look.session))
    departments = (_as_colleague(one) for one in queries.departments(look.session))
    return next((one for one in (*people, *departments) if one.answerer == answerer), None)


def _today(look: Look, person: PersonRow) -> PersonRow:
    return replace(person, is_away=True) if is_away(person.away_from, person.away_until, look.today) else person


def _absences(look: Look, people: tuple[PersonRow, ...]) -> tuple[Absence, ...]:
    away = [one.id for one in people if one.away_from is not None]
    town = look.chosen if away else None
    if town is None:
        return ()
    return absences.absences(town, people, queries.ticks(look.session, away), look.today)


def person_row(line: PersonLine) -> PersonRow:
    """Gives a colleague as windows show them."""
    return PersonRow(
        id=PersonId(line.id),
        name=line.name,
        first_name=line.first_name or line.name.split()[0],
        letter=line.letter,
        position=line.position,
        department_id=None if line.department_id is None else DepartmentId(line.department_id),
        department=line.department,
        extension=line.extension,
        email=line.email,
        at_desk=line.at_desk,
        active=line.active,
        away_until=line.away_until,
        away_from=line.away_from,
        stand_in_id=None if line.stand_in_id is None or not line.stand_in else PersonId(line.stand_in_id),
        stand_in=line.stand_in,
    )


def _department(line: DepartmentLine) -> DepartmentRow:
    return DepartmentRow(DepartmentId(line.id), line.name, line.extension, line.email, line.active)


def _colleague(look: Look, line: PersonLine) -> Colleague:
    away = is_away(line.away_from, line.away_until, look.today) and line.away_until
    return Colleague(
        Answerer(person_id=PersonId(line.id)),
        line.name,
        line.position,
        line.department,
        line.extension,
        line.email,
        away.isoformat() if away else "",
        line.stand_in if away else "",
        None if line.department_id is None else DepartmentId(line.department_id),
    )


def _as_colleague(line: DepartmentLine) -> Colleague:
    department_id = DepartmentId(line.id)
    return Colleague(
        Answerer(department_id=department_id),
        line.name,
        department=line.name,
        extension=line.extension,
        email=line.email,
        department_id=department_id,
    )


def _begins(typed: Iterable[str], texts: Iterable[str]) -> bool:
    words = [word for text in texts for word in _folded(text).replace("-", " ").split()]
    return all(any(word.startswith(part) for word in words) for part in typed)


def _folded(text: str) -> str:
    """Gives a text without capitals and accents, so that "levesque" finds Lévesque."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()
