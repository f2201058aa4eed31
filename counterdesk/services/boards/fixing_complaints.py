"""A complaint as it can be fixed by whoever may read it, and what a fix would make of its first date."""

from functools import partial

from counterdesk.domain.ids import PersonId
from counterdesk.services import as_logged
from counterdesk.services import fixing_complaints as fixing
from counterdesk.services import fixing_steps as steps
from counterdesk.services.asks.fixing import AskComplaintToFix, ComplaintToFix, FixPreview, PreviewComplaintFix
from counterdesk.services.fixing_steps import Owed
from counterdesk.services.work import Look
from counterdesk.store.queries import people
from counterdesk.store.tables import Complaint


def ask_complaint_to_fix(look: Look, question: AskComplaintToFix) -> ComplaintToFix:
    """Gives a complaint as it was typed; refuses `not_there` and `fix_unopened`."""
    row = steps.standing(look, Complaint, question.uid)
    steps.require_seen(look, row, question.reader_id, question.opening_uid)
    department = people.department_row(look.session, row.department_id)
    return ComplaintToFix(
        entry=as_logged.complaint(look, row),
        entered_at=row.entered_at,
        author_id=PersonId(row.author_id),
        is_free=steps.is_free(look, row, question.reader_id),
        department=department.name if department else "",
        due_at=fixing.first_due(look, row),
    )


def preview_complaint_fix(look: Look, question: PreviewComplaintFix) -> FixPreview:
    """Gives the date before and after; refuses nothing but says what saving would refuse."""
    entry = question.entry
    row = steps.standing(look, Complaint, entry.uid)
    received_at, before = entry.received_at or row.received_at, fixing.first_due(look, row)
    if not fixing.is_dated(row, entry, received_at):
        return FixPreview(before_at=before, after_at=before)
    required, stages = partial(fixing.require_dateable, look, row), partial(fixing.stages, look, entry, received_at)
    return steps.preview(before, Owed(required, stages))
