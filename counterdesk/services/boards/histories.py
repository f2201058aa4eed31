"""What happened to a record, oldest first: its journal lines, its tries and its old values, joined."""

from collections.abc import Iterable

from counterdesk.services.asks.contacts import HistoryLine
from counterdesk.store import journal
from counterdesk.store.queries import people, records
from counterdesk.store.sessions import Session
from counterdesk.store.tables import Deadline, Record

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
    return [
        HistoryLine(one.at, names.of(one.by), "changed", one.field, _text(one.before), _text(one.after))
        for one in records.amendments(session, row.__tablename__, row.id)
        if one.field not in _UNSHOWN
    ]


def _tries(session: Session, names: _Names, deadline_ids: list[int]) -> list[HistoryLine]:
    return [
        HistoryLine(one.at, names.of(one.by), "deadline_tried", "tried", "", one.what)
        for one in records.attempts_of(session, deadline_ids)
    ]


def _text(value: object) -> str:
    return "" if value is None else str(value)
