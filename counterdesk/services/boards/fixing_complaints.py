"""A complaint as it can be fixed by whoever may read it, and what a fix would make of its first date."""

from counterdesk.domain.complaint import About, Risk
from counterdesk.domain.contact import CallerTyped, Channel
from counterdesk.domain.ids import DepartmentId, PersonId
from counterdesk.domain.refusal import Refused
from counterdesk.services import fixing_complaints as fixing
from counterdesk.services.asks.fixing import AskComplaintToFix, ComplaintToFix, FixPreview, PreviewComplaintFix
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.services.work import Look
from counterdesk.store.queries import people, records
from counterdesk.store.tables import Complaint, SealedIdentity


def ask_complaint_to_fix(look: Look, question: AskComplaintToFix) -> ComplaintToFix:
    """Gives a complaint as it was typed; refuses `not_there` and `fix_unopened`."""
    row = fixing.standing(look, question.uid)
    if not fixing.may_see(look, row, question.reader_id, question.opening_uid):
        raise Refused("fix_unopened")
    department = people.department_row(look.session, row.department_id)
    return ComplaintToFix(
        entry=_entry(look, row),
        entered_at=row.entered_at,
        author_id=PersonId(row.author_id),
        is_free=fixing.is_free(look, row, question.reader_id),
        department=department.name if department else "",
        due_at=fixing.first_due(look, row),
    )


def preview_complaint_fix(look: Look, question: PreviewComplaintFix) -> FixPreview:
    """Gives the date before and after; refuses nothing but says what saving would refuse."""
    entry = question.entry
    row = fixing.standing(look, entry.uid)
    received_at, before = entry.received_at or row.received_at, fixing.first_due(look, row)
    if not fixing.is_dated(row, entry, received_at):
        return FixPreview(before_at=before, after_at=before)
    try:
        fixing.require_dateable(look, row)
    except Refused as refused:
        return FixPreview(True, before, before, refused=refused.code)
    owed = fixing.stages(look, entry, received_at)
    return FixPreview(True, before, owed[0].worked.due if owed else None)


def _entry(look: Look, row: Complaint) -> LogComplaint:
    identity = records.identity(look.session, "complaints", row.id) or SealedIdentity()
    name, number, reach_at = (text or "" for text in (identity.name, identity.number, identity.reach_at))
    return LogComplaint(
        uid=row.uid,
        channel=Channel(row.channel or Channel.WALK_IN),
        about=About(row.about or About.SERVICE),
        text=row.subject_sealed or "",
        received_at=row.received_at,
        caller=CallerTyped(name, number=number, reach_at=reach_at),
        address=identity.address or "",
        anonymous=row.anonymous,
        risk=Risk(row.risk or Risk.NOT_ASSESSED),
        employee=row.employee_sealed or "",
        department_id=None if row.department_id is None else DepartmentId(row.department_id),
        action_requested=row.action_requested or "",
        topic=row.topic or "",
    )
