"""What happened to a record, oldest first: its journal lines, its tries and its old values, joined."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from counterdesk.domain.instants import from_ms
from counterdesk.services.asks.contacts import HistoryLine
from counterdesk.store import journal
from counterdesk.store.queries import people, records
from counterdesk.store.sessions import Session
from counterdesk.store.tables import Deadline, Record

_ANSWERER = "for_text"
_ANSWERERS = frozenset({"for_text", "for_person_id", "for_department_id"})
_PEOPLE = frozenset({"author_id", "for_person_id", "answerer_id", "claimed_by"})
_DEPARTMENTS = frozenset({"for_department_id", "department_id"})
_UNSHOWN = frozenset({"recorded_at", "recorded_late", "void_at", "void_by", "finished", "claimed_at", "explanation"})


def history(
    session: Session, rows: Iterable[Record], deadlines: Iterable[Deadline] = (), *, sealed: bool = False
) -> tuple[HistoryLine, ...]:
    """Gives the history of a record and of what belongs to it; a sealed one without old and new values."""
    names = _Names(session)
    kept = [*rows, *deadlines]
    lines = {line.seq: line for row in kept for line in journal.history(session, row.uid)}
    found = {(line.at, line.action): HistoryLine(line.at, names.of(line.who), line.action) for line in lines.values()}
    changes = [] if sealed else [line for row in kept for line in _changes(session, names, row)]
    tries = _tries(session, names, [one.id for one in deadlines])
    return tuple(sorted([*found.values(), *changes, *tries], key=lambda line: (line.at, line.field)))


class _Names:
    """Names of colleagues, asked for once each."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[int | None, str] = {None: ""}

    def of(self, person_id: int | None) -> str:
        """Gives a colleague's name."""
        if person_id not in self._known:
            found = people.person_row(self._session, person_id)
            self._known[person_id] = found.name if found else ""
        return self._known[person_id]


def _changes(session: Session, names: _Names, row: Record) -> list[HistoryLine]:
    """Gives the changes of a record; who answers is one change, in whichever of three fields it was written."""
    found: list[HistoryLine] = []
    for one in records.amendments(session, row.__tablename__, row.id):
        if one.field in _UNSHOWN:
            continue
        name = _ANSWERER if one.field in _ANSWERERS else one.field
        before, after = (_text(session, names, one.field, value) for value in (one.before, one.after))
        line = HistoryLine(one.at, names.of(one.by), "changed", name, before, after)
        last = found[-1] if found else None
        if name == _ANSWERER and last is not None and (last.field, last.at, last.who) == (name, line.at, line.who):
            found[-1] = replace(last, before=last.before or before, after=last.after or after)
        else:
            found.append(line)
    return found


def _tries(session: Session, names: _Names, deadline_ids: list[int]) -> list[HistoryLine]:
    return [
        HistoryLine(one.at, names.of(one.by), "deadline_tried", "tried", "", one.what)
        for one in records.attempts_of(session, deadline_ids)
    ]


def _text(session: Session, names: _Names, field: str, value: Any) -> str:
    """Gives an old value as a text: instants in ISO, ids as names, of an outcome's half what is shown."""
    match value:
        case None:
            return ""
        case int() if field.endswith("_at"):
            return from_ms(value).isoformat()
        case int() if field in _PEOPLE:
            return names.of(value)
        case int() if field in _DEPARTMENTS:
            found = people.department_row(session, value)
            return found.name if found else ""
        case dict():
            return str(value.get("shown") or "")
        case list():
            return ",".join(str(one) for one in value)
        case _:
            return str(value)
