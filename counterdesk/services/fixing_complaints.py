"""Fixing a complaint: as for any entry, but only by whoever may read it, and under its own number."""

from datetime import datetime
from functools import partial
from itertools import zip_longest

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Answerer, Outcome
from counterdesk.domain.message import MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services import as_logged, complaints, contacts, owed_anew, promises, running, staff
from counterdesk.services import fixing_steps as steps
from counterdesk.services.asks.contacts import LogContact
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.fixing import FixComplaint
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.services.callers import TYPED_LIMIT
from counterdesk.services.owed_anew import Stage
from counterdesk.services.plain import line, note
from counterdesk.services.promises import Owing
from counterdesk.services.saved import record_done
from counterdesk.services.town_now import TownNow
from counterdesk.services.work import Look, Work
from counterdesk.store.queries import records
from counterdesk.store.tables import Complaint, Deadline, SealedIdentity

ACTION = "complaint_fixed"
NOT_OWED = "no_response_owed"


def fix_complaint(work: Work, command: FixComplaint) -> Done:
    """Changes a complaint to what it should have said, and what it owes with it; refuses as `FixComplaint` says."""
    row, entry = steps.standing(work.look, Complaint, command.entry.uid), command.entry
    received_at = entry.received_at or row.received_at
    steps.require_allowed(work, row, command)
    _require_sayable(work, row, entry, received_at)
    steps.require_as_shown(command, as_logged.complaint(work.look, row))
    if is_dated(row, entry, received_at):
        require_dateable(work.look, row)
    before = first_due(work.look, row)
    steps.carry_out(work, row, command.reason, ACTION, partial(_change, work, row, entry, received_at))
    return _done(work, row, before)


def is_dated(row: Complaint, entry: LogComplaint, received_at: datetime) -> bool:
    """Whether a fix concerns what is owed: the time, the way it came in, what it is about, or whether anything is."""
    was = (row.received_at, row.channel, row.about, row.anonymous, row.risk or "")
    return was != (received_at, entry.channel, entry.about, entry.anonymous, entry.risk)


def live(look: Look, row: Complaint) -> list[Deadline]:
    """Gives the deadlines of a complaint that count, first started first."""
    found = records.deadlines_of(look.session, None, row.id)
    return [one for one in found if one.state not in owed_anew.GONE]


def require_dateable(look: Look, row: Complaint) -> None:
    """Refuses `fix_answered` where more has happened to it than waiting."""
    owed_anew.require_undecided(live(look, row))


def first_due(look: Look, row: Complaint) -> datetime | None:
    """Gives the first date that is still owed."""
    return next((one.due_at for one in live(look, row) if one.state == "open"), None)


def stages(look: Look, entry: LogComplaint, received_at: datetime) -> tuple[Stage, ...]:
    """Gives what a complaint owes, as logging it would start it; nothing where no response is owed."""
    town, department = look.town, entry.department_id
    if not complaints.is_owed(town, entry):
        return ()
    route = complaints.route_of(town, entry.about)
    if route is None:
        said = MessageTyped(Answerer(department_id=department))
        return owed_anew.stages(
            look.session, town, LogContact(entry.uid, entry.channel, Outcome.MESSAGE, message=said), received_at
        )
    kinds: tuple[str | None, ...] = tuple(route.starts) or (town.pack.outer,)
    return tuple(_stage(town, kind, department, received_at) for kind in kinds)


def _stage(town: TownNow, kind: str | None, department: int | None, received_at: datetime) -> Stage:
    rules = promises.terms(town, kind, department, received_at)
    return Stage(kind or complaints.UNDATED_KIND, rules, promises.worked_out(rules, received_at))


def _require_sayable(work: Work, row: Complaint, entry: LogComplaint, received_at: datetime) -> None:
    if not entry.text.strip():
        raise Refused("nothing_happened")
    staff.require_known(work.session, None, entry.department_id)
    if received_at != row.received_at:
        contacts.require_past(work, received_at)


def _change(work: Work, row: Complaint, entry: LogComplaint, received_at: datetime) -> None:
    """Changes the row, whoever complained, and its deadlines."""
    dated = is_dated(row, entry, received_at)
    _put_identity(work, row, entry)
    work.tx.amend(row, **_fields(work.town, row, entry, received_at))
    if dated:
        _date_anew(work, row, entry)
    for deadline in live(work.look, row):
        if deadline.state == "open":
            work.tx.amend(deadline, department_id=entry.department_id)


def _put_identity(work: Work, row: Complaint, entry: LogComplaint) -> None:
    caller = entry.caller
    fields = {
        "name": line(caller.name),
        "number": line(caller.number, TYPED_LIMIT),
        "reach_at": line(caller.reach_at),
        "address": line(entry.address),
    }
    identity = records.identity(work.session, "complaints", row.id)
    if identity is None and any(fields.values()):
        identity = SealedIdentity(record="complaints", record_id=row.id)
        work.tx.add(identity)
    if identity is not None:
        work.tx.amend(identity, **fields)


def _fields(town: TownNow, row: Complaint, entry: LogComplaint, received_at: datetime) -> dict[str, object]:
    route, is_owed = complaints.route_of(town, entry.about), complaints.is_owed(town, entry)
    clause = town.pack.anonymous.clause if town.pack.anonymous is not None and not is_owed else None
    was_not_owed = row.state == NOT_OWED and row.legislative_reason is not None
    return {
        "about": entry.about,
        "about_employee": entry.about is About.EMPLOYEE,
        "employee_sealed": line(entry.employee),
        "topic": line(entry.topic),
        "department_id": entry.department_id,
        "routed_to": route.to if route else None,
        "subject_sealed": note(entry.text),
        "action_requested": note(entry.action_requested),
        "anonymous": entry.anonymous,
        "risk": entry.risk,
        "received_at": received_at,
        "channel": entry.channel,
        "legislative_reason": clause,
        "state": NOT_OWED if not is_owed else "open" if was_not_owed else row.state,
    }


def _date_anew(work: Work, row: Complaint, entry: LogComplaint) -> None:
    town, answerer = work.town, Answerer(department_id=entry.department_id)
    owing = Owing(row.received_at, complaint=row, answerer=answerer)
    for deadline, stage in zip_longest(live(work.look, row), stages(work.look, entry, row.received_at)):
        if stage is None:
            running.void(work, deadline)
        elif deadline is not None:
            owed_anew.redate(work, deadline, stage, row.received_at)
        elif stage.rules.effective.standard is None:
            promises.start_undated(work, town, stage.kind, owing)
        else:
            promises.start_kind(work, town, stage.kind, owing)


def _done(work: Work, row: Complaint, before: datetime | None) -> Done:
    """Says that a complaint was fixed: its number, and both dates where the first one moved."""
    saved, facts = record_done(work, ACTION, row), steps.dates_moved(before, first_due(work.look, row))
    author = staff.name_of(work.session, work.author)
    return Done(ACTION, work.now, saved.record, saved.uid, saved.id, saved.number, author, can_undo=True, facts=facts)
