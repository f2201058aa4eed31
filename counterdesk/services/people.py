"""Colleagues and departments: who can be named as the one who answers, and who may sign entries."""

import re
from datetime import date

from counterdesk.domain.instants import local_date
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.people import PastePeople, RetirePerson, SaveDepartment, SavePerson
from counterdesk.services.plain import line, same
from counterdesk.services.work import Work
from counterdesk.store.queries import people as queries
from counterdesk.store.tables import Department, Person

PASTE_LIMIT = 2000
MOST_DAYS_AWAY = 1100
_EXTENSION = re.compile(r"^(?:x|ext|extension)[.:]?\s*(?=\d)", re.IGNORECASE)
_BETWEEN = re.compile(r"\t|;|,")


def save_person(work: Work, command: SavePerson) -> Done:
    """Adds or changes a colleague; refuses `name_needed`, `person_exists` and what cannot be of an absence."""
    name = _name(command.name)
    others = [person for person in queries.active_people(work.session) if person.id != command.id]
    if any(same(person.name, name) for person in others):
        raise Refused("person_exists")
    row = queries.person_row(work.session, command.id)
    if command.id is not None and row is None:
        raise Refused("not_there")
    values: dict[str, object] = {
        "name": name,
        "first_name": name.split()[0],
        "letter": letter_for(name, [person.letter or "" for person in others if person.at_desk]),
        "position": line(command.position),
        "department_id": department_named(work, command.department),
        "extension": extension(command.extension),
        "email": line(command.email),
        "at_desk": command.at_desk,
        **_absence(work, command, row),
    }
    return _saved(work, row, values)


def paste_people(work: Work, command: PastePeople) -> Done:
    """Adds everyone on a pasted list who is not there yet; refuses `nothing_pasted`."""
    lines = [text for text in command.text.splitlines() if text.strip()]
    if not lines:
        raise Refused("nothing_pasted")
    if len(lines) > PASTE_LIMIT:
        raise Refused("too_many_lines", limit=PASTE_LIMIT)
    known = {person.name.casefold() for person in queries.active_people(work.session)}
    added = 0
    for text in lines:
        parts = [part.strip() for part in _BETWEEN.split(text)] + [""] * 5
        name = line(parts[0])
        if name is None or name.casefold() in known:
            continue
        known.add(name.casefold())
        position, department, extension, email = parts[1:5]
        save_person(work, SavePerson(None, name, position, department, extension, email, command.at_desk))
        added += 1
    facts = {"added": str(added), "known": str(len(lines) - added)}
    return Done("people_pasted", work.now, "people", facts=facts)


def retire_person(work: Work, command: RetirePerson) -> Done:
    """Takes a colleague out of the lists; what they wrote stays theirs."""
    row = queries.person_row(work.session, command.id)
    if row is None:
        raise Refused("not_there")
    work.tx.amend(row, active=False, at_desk=False)
    work.tx.journal("person_retired", row)
    return _done(work, "person_retired", row)


def save_department(work: Work, command: SaveDepartment) -> Done:
    """Adds or changes a department; refuses `name_needed`, `department_exists` and `not_there`."""
    name = _name(command.name)
    if any(same(one.name, name) and one.id != command.id for one in queries.active_departments(work.session)):
        raise Refused("department_exists")
    values = {"name": name, "extension": extension(command.extension), "email": line(command.email)}
    row = queries.department_row(work.session, command.id)
    if command.id is not None and row is None:
        raise Refused("not_there")
    if row is None:
        row = Department(active=True, **values)
        work.tx.add(row)
        work.tx.journal("department_added", row)
        return _done(work, "department_added", row)
    work.tx.amend(row, **values)
    work.tx.journal("department_changed", row)
    return _done(work, "department_changed", row)


def department_named(work: Work, typed: str) -> int | None:
    """Gives the department of this name, made when it is new; None without a name."""
    name = line(typed)
    if name is None:
        return None
    for one in queries.active_departments(work.session):
        if same(one.name, name):
            return one.id
    row = Department(name=name, active=True)
    work.tx.add(row)
    work.session.flush()
    return row.id


def letter_for(name: str, taken: list[str]) -> str:
    """Gives the first letter of a name that nobody at the desk has yet: P for Priya, R when P is taken."""
    letters = [c.upper() for c in name if c.isalpha()]
    return next((letter for letter in letters if letter not in taken), letters[0] if letters else "")


def extension(typed: str) -> str | None:
    """Gives "215" for "x 215" or "ext. 215": lists write the word before it themselves."""
    kept = line(typed)
    return None if kept is None else _EXTENSION.sub("", kept)


def is_away(away_from: date | None, away_until: date | None, today: date) -> bool:
    """Whether somebody is away on a date: both days belong, and one whose first day nobody knows has begun."""
    return away_until is not None and (away_from or today) <= today <= away_until


def _absence(work: Work, command: SavePerson, row: Person | None) -> dict[str, object]:
    """Gives the columns of an absence; without its first day it begins today, or goes on as it began."""
    first, last = command.away_from, command.away_until
    if last is None:
        if first is not None:
            raise Refused("last_day_needed")
        return {"away_from_on": None, "away_until_on": None, "stand_in_id": _stand_in(work, command)}
    if first is None and last >= local_date(work.now):
        goes_on = row is not None and is_away(row.away_from_on, row.away_until_on, local_date(work.now))
        first = row.away_from_on if row is not None and goes_on else local_date(work.now)
    if first is not None and first > last:
        raise Refused("dates_reversed")
    if first is not None and (last - first).days >= MOST_DAYS_AWAY:
        raise Refused("absence_too_long", most=MOST_DAYS_AWAY)
    return {"away_from_on": first, "away_until_on": last, "stand_in_id": _stand_in(work, command)}


def _stand_in(work: Work, command: SavePerson) -> int | None:
    if command.stand_in_id is None:
        return None
    if command.stand_in_id == command.id:
        raise Refused("stand_in_self")
    found = queries.person_row(work.session, command.stand_in_id)
    if found is None or not found.active:
        raise Refused("person_left")
    return found.id


def _saved(work: Work, row: Person | None, values: dict[str, object]) -> Done:
    if row is None:
        row = Person(active=True, **values)
        work.tx.add(row)
        work.tx.journal("person_added", row)
        return _done(work, "person_added", row)
    if row.letter and row.name == values["name"]:
        values["letter"] = row.letter
    work.tx.amend(row, **values)
    work.tx.journal("person_changed", row)
    return _done(work, "person_changed", row)


def _done(work: Work, action: str, row: Person | Department) -> Done:
    work.session.flush()
    return Done(action, work.now, row.__tablename__, row.uid, row.id, facts={"name": row.name})


def _name(typed: str) -> str:
    name = line(typed)
    if name is None:
        raise Refused("name_needed")
    return name
