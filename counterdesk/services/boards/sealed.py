"""Complaints and incidents: their list, and one whole for whoever has opened it with a reason."""

from datetime import datetime

from counterdesk.domain.contact import Channel
from counterdesk.domain.ids import PersonId
from counterdesk.domain.incident import Stamp, Stamps
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.sealed import (
    AskComplaint,
    AskIncident,
    AskSealed,
    ComplaintView,
    IncidentTyped,
    IncidentView,
    SealedRow,
)
from counterdesk.services.boards.histories import history
from counterdesk.services.opened import is_opened
from counterdesk.services.staff import name_of
from counterdesk.services.work import Look
from counterdesk.store.queries import people, records
from counterdesk.store.queries import sealed as queries
from counterdesk.store.queries.sealed import ComplaintLine, IncidentLine
from counterdesk.store.tables import Complaint, Contact, Incident, Record, SealedIdentity

_TEXTS = ("place", "words_used", "what_before", "what_tried", "witnesses", "injuries", "follow_up", "police_number")


def ask_sealed(look: Look, question: AskSealed) -> tuple[SealedRow, ...]:
    """Gives incidents and complaints, newest first."""
    rows = [
        *(_complaint_row(one) for one in queries.complaints(look.session, question.limit)),
        *(_incident_row(one) for one in queries.incidents(look.session, question.limit)),
    ]
    return tuple(sorted(rows, key=lambda row: row.at, reverse=True)[: question.limit])


def ask_complaint(look: Look, question: AskComplaint) -> ComplaintView:
    """Gives a complaint; whole only with an opening of the last hour. Refuses `not_there`."""
    row = records.by_uid(look.session, Complaint, question.uid)
    if row is None:
        raise Refused("not_there")
    department = people.department_row(look.session, row.department_id)
    deadlines = records.deadlines_of(look.session, None, row.id)
    opened = is_opened(look, "complaints", row.id, question.opening_uid)
    return ComplaintView(
        uid=row.uid,
        number=row.number,
        received_at=row.received_at,
        channel=row.channel or "",
        about=row.about or "",
        department=department.name if department else "",
        routed_to=row.routed_to or "",
        due=tuple((one.kind, one.due_at, one.section or "") for one in deadlines if one.state != "void"),
        author=name_of(look.session, row.author_id),
        opened=opened,
        anonymous=row.anonymous,
        risk=row.risk or "",
        history=history(look.session, _with_identity(look, row) if opened else [row], deadlines, sealed=not opened),
        deadline_ids=tuple(one.id for one in deadlines if one.state != "void"),
        **(_inside(look, row) if opened else {}),
    )


def ask_incident(look: Look, question: AskIncident) -> IncidentView:
    """Gives an incident; whole for its author, else with an opening of the last hour. Refuses `not_there`."""
    row = records.by_uid(look.session, Incident, question.uid)
    if row is None:
        raise Refused("not_there")
    author = people.person_row(look.session, row.author_id)
    is_own = question.reader_id is not None and question.reader_id == row.author_id
    opened = is_own or is_opened(look, "incidents", row.id, question.opening_uid)
    linked = records.by_uid(look.session, Contact, row.linked_contact_uid) if row.linked_contact_uid else None
    return IncidentView(
        uid=row.uid,
        number=row.number,
        happened_at=row.happened_at,
        author=author.name if author else "",
        author_position=(author.position or "") if author else "",
        counter=row.counter,
        submitted_at=row.submitted_at,
        supervisor=name_of(look.session, row.supervisor_id),
        opened=opened,
        typed=_typed(row, records.identity(look.session, "incidents", row.id)) if opened else None,
        addenda=_addenda(look, row) if opened else (),
        linked_contact=row.linked_contact_uid or "",
        linked_channel=linked.channel if linked else "",
        linked_at=linked.happened_at if linked else None,
        history=history(look.session, [row], sealed=True),
    )


def _with_identity(look: Look, row: Complaint) -> list[Record]:
    """Gives what an opened complaint consists of, so that its history says what changed."""
    identity = records.identity(look.session, "complaints", row.id)
    return [row] if identity is None else [row, identity]


def _inside(look: Look, row: Complaint) -> dict[str, str]:
    identity = records.identity(look.session, "complaints", row.id) or SealedIdentity()
    found = {
        "text": row.subject_sealed,
        "employee": row.employee_sealed,
        "action_requested": row.action_requested,
        "name": identity.name,
        "phone": identity.number,
        "reach_at": identity.reach_at,
        "address": identity.address,
    }
    return {name: text or "" for name, text in found.items()}


def _typed(row: Incident, identity: SealedIdentity | None) -> IncidentTyped:
    texts = {name: getattr(row, name) or "" for name in _TEXTS}
    return IncidentTyped(
        happened_at=row.happened_at,
        channel=Channel(row.channel or Channel.WALK_IN),
        categories=tuple(row.categories or ()),
        person=(identity.name or "") if identity else "",
        number=(identity.number or "") if identity else "",
        supervisor_id=None if row.supervisor_id is None else PersonId(row.supervisor_id),
        stamps=Stamps(row.warned_at, row.ended_at, row.supervisor_told_at, row.police_called_at),
        **texts,
    )


def _addenda(look: Look, row: Incident) -> tuple[tuple[datetime, str, str], ...]:
    found = records.addenda(look.session, row.id)
    return tuple((one.at, name_of(look.session, one.by), one.text) for one in found)


def _complaint_row(line: ComplaintLine) -> SealedRow:
    department = line.department or ""
    return SealedRow(line.uid, "complaints", line.number, line.at, department, line.due_at, line.state, line.author)


def _incident_row(line: IncidentLine) -> SealedRow:
    pressed = {
        Stamp.WARNED: line.warned_at,
        Stamp.ENDED: line.ended_at,
        Stamp.SUPERVISOR_TOLD: line.supervisor_told_at,
        Stamp.POLICE_CALLED: line.police_called_at,
    }
    stamps = tuple(stamp for stamp, at in pressed.items() if at is not None)
    state = "submitted" if line.submitted_at else "undone" if line.void_at else "draft"
    return SealedRow(line.uid, "incidents", line.number, line.at, "", None, state, line.author, stamps)
