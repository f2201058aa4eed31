"""Taking back a fix: what it changed says again what it said before, for ten minutes and for whoever fixed it."""

from collections.abc import Iterable
from dataclasses import replace

from counterdesk.domain.refusal import Refused
from counterdesk.services import callers, fixing, fixing_complaints, running, saved, staff
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.fixing import WithdrawFix
from counterdesk.services.fixing_steps import BECAUSE, mark, standing
from counterdesk.services.undo import require_free_or_reason
from counterdesk.services.work import Work
from counterdesk.store import journal
from counterdesk.store.queries import records
from counterdesk.store.tables import Amendment, Complaint, Contact, Deadline, Message, Record

WITHDRAWN = "fix_withdrawn"
HANDED_ON = "answer_handed_on"
_FIXED = (fixing.ACTION, fixing_complaints.ACTION)


def withdraw_fix(work: Work, command: WithdrawFix) -> Done:
    """Puts an entry back as it was before the last fix; the fix and its undoing both stay in the history.

    Refuses `not_there` (nothing was fixed), `undo_too_late`, `reason_needed` (somebody else fixed it),
    `fix_stays_confidential`, and `fix_followed` where something was changed since.
    """
    row = _entry(work, command.uid)
    marker = records.last_amendment(work.session, row, (BECAUSE, WITHDRAWN))
    if marker is None or marker.field == WITHDRAWN:
        raise Refused("not_there")
    require_free_or_reason(work, marker.by, marker.at, None)
    rows = _rows(work, row)
    changes = records.amendments_after(work.session, marker.id, rows)
    _require_last(work, row, marker, changes)
    _put_back(work, row, rows, changes)
    for one in _begun(work, rows, marker):
        _void(work, one)
    work.tx.add(mark(work, row, WITHDRAWN))
    work.tx.journal(WITHDRAWN, row)
    return _done(work, row)


def _entry(work: Work, uid: str) -> Contact | Complaint:
    is_complaint = records.by_uid(work.session, Complaint, uid) is not None
    return standing(work.look, Complaint, uid) if is_complaint else standing(work.look, Contact, uid)


def _done(work: Work, row: Contact | Complaint) -> Done:
    """Says which entry it was, as its fix was said; nothing about the caller."""
    author = staff.name_of(work.session, work.author)
    if isinstance(row, Complaint):
        logged = saved.record_done(work, WITHDRAWN, row)
        return replace(logged, at=work.now, author=author, can_undo=False)
    facts = saved.contact_done(work, row).facts
    return Done(WITHDRAWN, work.now, "contacts", row.uid, row.id, author=author, facts=facts)


def _rows(work: Work, row: Contact | Complaint) -> list[Record]:
    """Gives every record that a fix of this entry may have changed."""
    if isinstance(row, Complaint):
        mine: tuple[Record | None, ...] = (row, records.identity(work.session, "complaints", row.id))
        found: Iterable[Record | None] = (*mine, *records.deadlines_of(work.session, None, row.id))
    else:
        identities = (records.identity(work.session, record, row.id) for record in ("contacts", callers.ON_BEHALF))
        deadlines = records.deadlines_of(work.session, row.id, None)
        found = (row, records.message_of(work.session, row.id), *deadlines, *identities)
    return [one for one in found if one is not None]


def _require_last(work: Work, row: Contact | Complaint, marker: Amendment, changes: Iterable[Amendment]) -> None:
    fields = set()
    for one in changes:
        if (one.at, one.by) != (marker.at, marker.by):
            raise Refused("fix_followed")
        fields.add(one.field)
    if "confidential" in fields:
        raise Refused("fix_stays_confidential")
    if isinstance(row, Contact) and _was_handed_on(work, row, marker):
        raise Refused("fix_followed")


def _was_handed_on(work: Work, row: Contact, marker: Amendment) -> bool:
    """Whether another row of the same caller took over the answer with this fix."""
    others = (one for one in records.contacts_of_visit(work.session, row.visit_uid) if one is not row)
    lines = (line for one in others for line in journal.history(work.session, one.uid))
    return any(line.action == HANDED_ON and line.at == marker.at for line in lines)


def _put_back(work: Work, row: Contact | Complaint, rows: Iterable[Record], changes: Iterable[Amendment]) -> None:
    """Puts every field back; a contact counts at its old number again."""
    kept: dict[tuple[str, int], dict[str, object]] = {}
    for one in changes:
        kept.setdefault((one.record, one.record_id), {}).setdefault(one.field, one.before)
    renumbered = row if isinstance(row, Contact) and "number_typed" in kept.get(("contacts", row.id), {}) else None
    if renumbered is not None:
        callers.forget_one(work, renumbered)
        work.session.flush()
    for changed in rows:
        work.tx.put_back(changed, kept.get((changed.__tablename__, changed.id), {}))
    if renumbered is not None and renumbered.number_digits:
        digits, shown = renumbered.number_digits, renumbered.number_shown or ""
        work.tx.one_more_contact(digits, shown, renumbered.happened_at)


def _begun(work: Work, rows: Iterable[Record], marker: Amendment) -> Iterable[Record]:
    """Gives the messages and deadlines that began with the fix."""
    for one in rows:
        first = journal.history(work.session, one.uid)[0]
        if first.action in _FIXED and first.at == marker.at:
            yield one


def _void(work: Work, row: Record) -> None:
    match row:
        case Deadline():
            running.void(work, row)
        case Message():
            work.tx.amend(row, void_at=work.now, void_by=work.author)
