"""The due queue: of each record the deadline that comes next, and beside it a matter that waits for Council."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from counterdesk.domain.deadline import OUTER_STAGES, sort_instant
from counterdesk.domain.ids import DeadlineId, PersonId
from counterdesk.domain.instants import local_date
from counterdesk.domain.message import MessageState
from counterdesk.services.asks.due import DueAnswer, DueBoard, DueRow, in_order
from counterdesk.services.people import is_away
from counterdesk.services.phones import number_text
from counterdesk.services.plain import first_words
from counterdesk.services.town_now import TownNow
from counterdesk.services.work import Look
from counterdesk.store.queries import due as queries
from counterdesk.store.queries import handover as handovers
from counterdesk.store.queries.due import AwayLine, DueLine
from counterdesk.store.queries.town import TOWN
from counterdesk.values import value
from counterdesk.workdays import Calendar

_LAST = datetime(9999, 12, 31, tzinfo=UTC)


@value
class _Shown:
    """A line of the queue, the stage after it on the same record, and the limit behind them all."""

    line: DueLine
    then: DueLine | None
    outer: DueLine | None


@value
class _Hours:
    """The calendars of a board: the town's, and those of the departments that have hours of their own."""

    calendars: tuple[Calendar, ...]
    places: dict[str, int]

    def place(self, scope: str | None) -> int:
        """Gives which calendar a deadline runs in; one that is there no more is the town's."""
        return self.places.get(scope or TOWN, 0)


def due_board(look: Look, question: DueBoard) -> DueAnswer:
    """Gives every open deadline in order; of several on one record only the next one."""
    town = look.chosen
    if town is None:
        return DueAnswer((), ())
    touched = queries.touched(look.session, question.changed) if question.changed else None
    tries = queries.tries(look.session, touched)
    lines = _with_errands(look, queries.open_lines(look.session, touched))
    hours, away = _hours(look, town, lines), _away(look)
    rows = [
        _with_absence(_row(look, town, hours, one, tries.get(one.line.id, ())), one.line, away) for one in _shown(lines)
    ]
    return DueAnswer(in_order(rows), hours.calendars, touched.uids if touched else frozenset())


def may_give_up(town: TownNow, tried: Iterable[datetime]) -> bool:
    """Whether somebody was tried often enough, on enough open days, for *could not be reached*."""
    times = tuple(tried)
    days = {local_date(at) for at in times if town.calendar.is_business_day(local_date(at))}
    return len(times) >= town.count("tries_before_unreached") and len(days) >= town.count("days_of_tries")


def _with_errands(look: Look, lines: tuple[DueLine, ...]) -> tuple[DueLine, ...]:
    """Marks the slips that somebody has with the desk; such a claim is over once the slip is handed over."""
    times = [line.claimed_at for line in lines if line.claimed_at is not None and line.message_number is not None]
    if not times:
        return lines
    known = handovers.taken(look.session, min(times))
    return tuple(_errand(one) if (one.claimed_by_id, one.claimed_at) in known else one for one in lines)


def _errand(line: DueLine) -> DueLine:
    if line.message_state == MessageState.TO_HAND_OVER:
        return line._replace(carried=True)
    return line._replace(claimed_by=None, claimed_by_id=None, claimed_at=None) if line.message_number else line


def _away(look: Look) -> dict[int, AwayLine]:
    """Gives who is away today, by person."""
    found = queries.away(look.session, look.today)
    return {one.id: one for one in found if is_away(one.away_from, one.away_until, look.today)}


def _with_absence(row: DueRow, line: DueLine, away: Mapping[int, AwayLine]) -> DueRow:
    """Says so where whoever took it, or else must answer it, is away."""
    doing = line.answerer_id if line.claimed_by_id is None or line.carried else line.claimed_by_id
    absent = away.get(doing or 0)
    if absent is None:
        return row
    return replace(row, away_until=absent.away_until, stand_in=absent.stand_in or "")


def _hours(look: Look, town: TownNow, lines: Sequence[DueLine]) -> _Hours:
    calendars, places = [town.calendar], {TOWN: 0}
    scopes = {line.calendar_scope for line in lines} - {None, TOWN}
    if scopes:
        for uid, department_id in queries.departments(look.session):
            own = town.calendar_of(department_id) if uid in scopes else None
            if own is not None and own.scope == uid:
                places[uid] = len(calendars)
                calendars.append(own.calendar)
    return _Hours(tuple(calendars), places)


def _shown(lines: Iterable[DueLine]) -> Iterator[_Shown]:
    """Keeps of each record the line that comes first, dated before undated, and what waits for Council beside it."""
    records: defaultdict[tuple[int | None, int | None], list[DueLine]] = defaultdict(list)
    for line in sorted(lines, key=lambda one: (_sort_at(one) or _LAST, not _is_waiting(one), one.id)):
        records[line.contact_id, line.complaint_id].append(line)
    for together in records.values():
        first, *rest = together
        then = next((one for one in rest if not _is_waiting(one)), None)
        limits = [one for one in together if one.stage in OUTER_STAGES and one.due_at is not None]
        outer = min(limits, key=lambda one: one.due_at or _LAST, default=None)
        yield _Shown(first, None if _is_waiting(first) else then, outer)
        yield from (_Shown(one, None, outer) for one in rest if _is_waiting(one))


def _row(look: Look, town: TownNow, hours: _Hours, shown: _Shown, tried: tuple[datetime, ...]) -> DueRow:
    line, then, outer = shown.line, shown.then, shown.outer
    sort_at, place = _sort_at(line), hours.place(line.calendar_scope)
    return DueRow(
        id=DeadlineId(line.id),
        uid=line.uid,
        kind=line.kind,
        stage=line.stage or "",
        claimed_by=line.claimed_by or "",
        claimed_by_id=None if line.claimed_by_id is None else PersonId(line.claimed_by_id),
        received_at=line.received_at,
        due_at=line.due_at,
        promised_at=line.promised_at,
        sort_at=sort_at,
        due_position=None if sort_at is None else hours.calendars[place].open_time.position(sort_at),
        section=line.section or "",
        must=line.must,
        tries=len(tried),
        may_be_unreached=may_give_up(town, tried),
        waiting_days=max(0, (look.today - local_date(line.received_at)).days),
        calendar_index=place,
        council_on=line.council_on if _is_waiting(line) else None,
        then_kind=then.kind if then else "",
        then_stage=(then.stage if then else "") or "",
        then_at=then.due_at if then else None,
        outer_at=outer.due_at if outer else None,
        outer_section=(outer.section if outer else "") or "",
        moved_why=line.moved_why or "",
        paused=line.paused_at is not None,
        reopens=line.reopens_id is not None,
        claimed_at=line.claimed_at,
        carried=line.carried,
        **_of_record(line),
    )


def _of_record(line: DueLine) -> dict[str, Any]:
    """Gives what a line says of its record: whose it is, unless that is confidential, and who answers it."""
    is_complaint = line.complaint_id is not None
    sealed = is_complaint or bool(line.confidential)
    number = (line.complaint_number if is_complaint else line.message_number) or ""
    return {
        "record": "complaints" if is_complaint else "contacts",
        "record_uid": (line.complaint_uid if is_complaint else line.contact_uid) or "",
        "record_number": number,
        "channel": (line.complaint_channel if is_complaint else line.channel) or "",
        "title": number if sealed else line.name or "",
        "sealed": sealed,
        "number": "" if sealed else number_text(line.typed, line.shown, line.extension),
        "topic": "" if is_complaint else line.topic or "",
        "answerer": line.answerer or line.department or line.message_for or (line.detail or {}).get("for") or "",
        "message_state": line.message_state or "",
        "about": first_words(line.note),
        "own": bool(line.own),
        "told_due_at": line.told_due_at,
    }


def _is_waiting(line: DueLine) -> bool:
    return line.council_on is not None and line.decided_on is None


def _sort_at(line: DueLine) -> datetime | None:
    """Gives when it is due; while it stands still only what we promised ourselves counts."""
    return sort_instant(None if line.paused_at else line.due_at, line.promised_at)
