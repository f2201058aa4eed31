"""An entry as it can be fixed, and what a fix would make of the date of its answer."""

from datetime import datetime
from functools import partial

from counterdesk.domain.contact import Answerer
from counterdesk.domain.ids import PersonId
from counterdesk.services import as_logged, fixing, owed_anew, staff
from counterdesk.services import fixing_steps as steps
from counterdesk.services.asks.contacts import Colleague
from counterdesk.services.asks.fixing import AskToFix, ContactToFix, FixPreview, PreviewFix
from counterdesk.services.boards import people as people_board
from counterdesk.services.fixing_steps import Owed
from counterdesk.services.work import Look
from counterdesk.store.tables import Contact


def ask_to_fix(look: Look, question: AskToFix) -> ContactToFix:
    """Gives a contact as it was typed; refuses `not_there`, and `fix_unopened` for somebody confidential."""
    row = steps.standing(look, Contact, question.uid)
    steps.require_seen(look, row, question.reader_id, question.opening_uid)
    entry = as_logged.contact(look, row)
    return ContactToFix(
        entry=entry,
        entered_at=row.entered_at,
        author_id=PersonId(row.author_id),
        is_free=steps.is_free(look, row, question.reader_id),
        topic=row.topic_text or "",
        answerer=_colleague(look, entry.message.answerer),
        transferred_to=_colleague(look, entry.detail.transferred_to),
        due_at=_due_at(look, row),
    )


def preview_fix(look: Look, question: PreviewFix) -> FixPreview:
    """Gives the date before and after; refuses nothing but says what saving would refuse."""
    entry = question.entry
    row = steps.standing(look, Contact, entry.uid)
    happened_at, before = entry.happened_at or row.happened_at, _due_at(look, row)
    if not owed_anew.is_dated(row, entry, happened_at):
        return FixPreview(before_at=before, after_at=before)
    required = partial(fixing.require_dateable, look, row, entry, happened_at)
    stages = partial(owed_anew.stages, look.session, look.town, entry, happened_at)
    return steps.preview(before, Owed(required, stages), row.told_due_at)


def _colleague(look: Look, answerer: Answerer) -> Colleague | None:
    if answerer.is_nobody:
        return None
    known = people_board.colleague(look, answerer)
    return known or Colleague(answerer, staff.answerer_name(look.session, answerer))


def _due_at(look: Look, row: Contact) -> datetime | None:
    lead, _others = owed_anew.group(look.session, row)
    return next((one.due_at for one in owed_anew.live(look.session, lead) if one.state == "open"), None)
