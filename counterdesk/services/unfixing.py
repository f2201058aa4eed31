"""Taking back a fix: what it changed says again what it said before, for ten minutes and for whoever fixed it."""

from collections.abc import Iterable

from counterdesk.domain.refusal import Refused
from counterdesk.services import callers, running, saved, staff
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.fixing import WithdrawFix
from counterdesk.services.fixing import ACTION
from counterdesk.services.fixing_steps import BECAUSE, mark, standing
from counterdesk.services.undo import require_free_or_reason
from counterdesk.services.work import Work
from counterdesk.store import journal
from counterdesk.store.queries import records
from counterdesk.store.tables import Amendment, Contact, Deadline, Message, Record

WITHDRAWN = "fix_withdrawn"
HANDED_ON = "answer_handed_on"


def withdraw_fix(work: Work, command: WithdrawFix) -> Done:
    """Puts an entry back as it was before the last fix; the fix and its undoing both stay in the history.

    Refuses `not_there` (nothing was fixed), `undo_too_late`, `reason_needed` (somebody else fixed it),
    `fix_stays_confidential`, and `fix_followed` where something was changed since.
    """
    row = standing(work.look, Contact, command.uid)
    marker = records.last_amendment(work.session, row, (BECAUSE, WITHDRAWN))
    if marker is None or marker.field == WITHDRAWN:
        raise Refused("not_there")
    require_free_or_reason(work, marker.by, marker.at, None)
    rows = _rows(work, row)
    changes = records.amendments_after(work.session, marker.id, rows)
    _require_last(work, row, marker, changes)
    _recount(work, row, rows, changes)
    for one in _begun(work, rows, marker):
        _void(work, one)
    work.tx.add(mark(work, row, WITHDRAWN))
    work.tx.journal(WITHDRAWN, row)
    author = staff.name_of(work.session, work.author)
    logged = saved.contact_done(work, row)
    return Done(WITHDRAWN, work.now, "contacts", row.uid, row.id, author=author, facts=logged.facts)


def _rows(work: Work, row: Contact) -> list[Record]:
    """Gives every record that a fix of this contact may have changed."""
    message = records.message_of(work.session, row.id)
    deadlines = records.deadlines_of(work.session, row.id, None)
    identities = (records.identity(work.session, record, row.id) for record in ("contacts", callers.ON_BEHALF))
    found: Iterable[Record | None] = (row, message, *deadlines, *identities)
    return [one for one in found if one is not None]


def _require_last(work: Work, row: Contact, marker: Amendment, changes: Iterable[Amendment]) -> None:
    fields = set()
    for one in changes:
        if (one.at, one.by) != (marker.at, marker.by):
            raise Refused("fix_followed")
        fields.add(one.field)
    if "confidential" in fields:
        raise Refused("fix_stays_confidential")
    if _was_handed_on(work, row, marker):
        raise Refused("fix_followed")


def _was_handed_on(work: Work, row: Contact, marker: Amendment) -> bool:
    """Whether another row of the same caller took over the answer with this fix."""
    others = (one for one in records.contacts_of_visit(work.session, row.visit_uid) if one is not row)
    lines = (line for one in others for line in journal.history(work.session, one.uid))
    return any(line.action == HANDED_ON and line.at == marker.at for line in lines)


def _recount(work: Work, row: Contact, rows: Iterable[Record], changes: Iterable[Amendment]) -> None:
    """Puts every field back; the contact counts at its old number again."""
    kept: dict[tuple[str, int], dict[str, object]] = {}
    for one in changes:
        kept.setdefault((one.record, one.record_id), {}).setdefault(one.field, one.before)
    is_renumbered = "number_typed" in kept.get((row.__tablename__, row.id), {})
    if is_renumbered:
        callers.forget_one(work, row)
        work.session.flush()
    for changed in rows:
        work.tx.put_back(changed, kept.get((changed.__tablename__, changed.id), {}))
    if is_renumbered and row.number_digits:
        work.tx.one_more_contact(row.number_digits, row.number_shown or "", row.happened_at)


def _begun(work: Work, rows: Iterable[Record], marker: Amendment) -> Iterable[Record]:
    """Gives the messages and deadlines that began with the fix."""
    for one in rows:
        first = journal.history(work.session, one.uid)[0]
        if first.action == ACTION and first.at == marker.at:
            yield one


def _void(work: Work, row: Record) -> None:
    match row:
        case Deadline():
            running.void(work, row)
        case Message():
            work.tx.amend(row, void_at=work.now, void_by=work.author)
