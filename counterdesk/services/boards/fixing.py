"""An entry as it can be fixed, and what a fix would make of the date of its answer."""

from datetime import datetime

from counterdesk.domain.contact import (
    Answerer,
    Channel,
    NothingOwed,
    Outcome,
    OutcomeDetail,
    ReferredTo,
    TransferResult,
)
from counterdesk.domain.ids import PersonId, TopicId
from counterdesk.domain.message import Box, MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services import fixing, owed_anew, staff
from counterdesk.services.asks.contacts import Colleague, LogContact
from counterdesk.services.asks.fixing import AskToFix, ContactToFix, FixPreview, PreviewFix
from counterdesk.services.boards import contact as contact_board
from counterdesk.services.boards import people as people_board
from counterdesk.services.work import Look
from counterdesk.store.queries import records
from counterdesk.store.tables import Contact


def ask_to_fix(look: Look, question: AskToFix) -> ContactToFix:
    """Gives a contact as it was typed; refuses `not_there`, and `fix_unopened` for somebody confidential."""
    row = fixing.standing(look, question.uid)
    if not fixing.may_see(look, row, question.reader_id, question.opening_uid):
        raise Refused("fix_unopened")
    detail = detail_of(row)
    answerer = owed_anew.answerer_of(look.session, row)
    return ContactToFix(
        entry=entry_of(look, row, detail, answerer),
        entered_at=row.entered_at,
        author_id=PersonId(row.author_id),
        is_free=fixing.is_free(look, row, question.reader_id),
        topic=row.topic_text or "",
        answerer=_colleague(look, answerer),
        transferred_to=_colleague(look, detail.transferred_to),
        due_at=_due_at(look, row),
    )


def preview_fix(look: Look, question: PreviewFix) -> FixPreview:
    """Gives the date before and after; refuses nothing but says what saving would refuse."""
    entry = question.entry
    row = fixing.standing(look, entry.uid)
    happened_at = entry.happened_at or row.happened_at
    before = _due_at(look, row)
    if not owed_anew.is_dated(row, entry, happened_at):
        return FixPreview(before_at=before, after_at=before)
    try:
        fixing.require_dateable(look, row, entry, happened_at)
    except Refused as refused:
        return FixPreview(True, before, before, refused=refused.code)
    owed = owed_anew.stages(look.session, look.town, entry, happened_at)
    return FixPreview(True, before, owed[0].worked.due if owed else None, row.told_due_at)


def entry_of(look: Look, row: Contact, detail: OutcomeDetail, answerer: Answerer) -> LogContact:
    """Gives the command that would log a contact as it stands now."""
    caller, extras = contact_board.who_it_was(look, row)
    message = records.message_of(look.session, row.id)
    boxes = frozenset(Box(one) for one in message.boxes or ()) if message else frozenset[Box]()
    return LogContact(
        uid=row.uid,
        channel=Channel(row.channel),
        outcome=Outcome(row.outcome),
        happened_at=row.happened_at,
        opened_at=row.opened_at,
        topic_id=None if row.topic_id is None else TopicId(row.topic_id),
        note=row.note or "",
        caller=caller,
        detail=detail,
        message=MessageTyped(answerer, (message.best_time or "") if message else "", boxes),
        extras=extras,
        visit_uid=row.visit_uid,
        told_due_at=row.told_due_at,
        confidential=row.confidential,
        parked_seconds=row.parked_seconds,
    )


def detail_of(row: Contact) -> OutcomeDetail:
    """Gives the second half of the outcome as it was chosen."""
    kept = row.outcome_detail or {}
    person, department = kept.get("person"), kept.get("department")
    text = "" if person or department else str(kept.get("name") or "")
    is_transfer, is_referred = row.outcome == Outcome.TRANSFERRED, row.outcome == Outcome.REFERRED
    return OutcomeDetail(
        transferred_to=staff.stored(person, department, text) if is_transfer else Answerer(),
        transfer_result=TransferResult(kept.get("result") or TransferResult.PICKED_UP),
        referred_to=ReferredTo(kept.get("to") or ReferredTo.OTHER),
        referred_name=str(kept.get("name") or "") if is_referred else "",
        sent_what=str(kept.get("what") or ""),
        nothing_owed=NothingOwed(kept.get("why") or NothingOwed.INFORMATION_ONLY),
    )


def _colleague(look: Look, answerer: Answerer) -> Colleague | None:
    if answerer.is_nobody:
        return None
    known = people_board.colleague(look, answerer)
    return known or Colleague(answerer, staff.answerer_name(look.session, answerer))


def _due_at(look: Look, row: Contact) -> datetime | None:
    lead, _others = owed_anew.group(look.session, row)
    return next((one.due_at for one in owed_anew.live(look.session, lead) if one.state == "open"), None)
