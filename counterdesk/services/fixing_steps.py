"""What every fix goes through, of a contact or of a complaint: who may, what it is kept beside, and what it moved."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.fixing import FREE_FOR, FixComplaint, FixContact, FixPreview
from counterdesk.services.opened import is_opened
from counterdesk.services.owed_anew import Stage
from counterdesk.services.plain import note
from counterdesk.services.work import Look, Work
from counterdesk.store.queries import records
from counterdesk.store.tables import Amendment, Complaint, Contact
from counterdesk.values import value

BECAUSE = "fixed_because"
Entry = TypeVar("Entry", Contact, Complaint)


def standing(look: Look, table: type[Entry], uid: str) -> Entry:
    """Gives the entry that is to be fixed; refuses `not_there` for one that was voided."""
    row = records.by_uid(look.session, table, uid)
    if row is None or row.void_at is not None:
        raise Refused("not_there")
    return row


def is_free(look: Look, row: Contact | Complaint, author: int | None) -> bool:
    """Whether somebody may fix an entry without a reason: their own, for ten minutes."""
    return row.author_id == author and look.now - row.entered_at <= FREE_FOR


def may_see(look: Look, row: Contact | Complaint, author: int | None, opening_uid: str) -> bool:
    """Whether somebody may see who it was: not sealed, just typed by themself, or opened with a reason."""
    if isinstance(row, Contact) and not row.confidential:
        return True
    return is_free(look, row, author) or is_opened(look, row.__tablename__, row.id, opening_uid)


def require_seen(look: Look, row: Contact | Complaint, author: int | None, opening_uid: str) -> None:
    """Refuses `fix_unopened` to whoever may not see who it was."""
    if not may_see(look, row, author, opening_uid):
        raise Refused("fix_unopened")


def require_allowed(work: Work, row: Contact | Complaint, command: FixContact | FixComplaint) -> None:
    """Refuses `fix_reason_needed` and `fix_unopened`."""
    if not is_free(work.look, row, work.author) and note(command.reason) is None:
        raise Refused("fix_reason_needed")
    require_seen(work.look, row, work.author, command.opening_uid)


def require_as_shown(command: FixContact | FixComplaint, now: object) -> None:
    """Refuses `fix_overtaken` where the entry says something else by now than whoever fixes it was shown."""
    if command.before is not None and command.before != now:
        raise Refused("fix_overtaken")


def carry_out(work: Work, row: Contact | Complaint, reason: str, action: str, change: Callable[[], object]) -> None:
    """Changes an entry under one mark with the reason for all of it; refuses `nothing_changed`."""
    marker = mark(work, row, BECAUSE, note(reason))
    work.tx.add(marker)
    work.session.flush()
    change()
    work.session.flush()
    if not records.has_amendments_after(work.session, marker.id):
        raise Refused("nothing_changed")
    work.tx.journal(action, row)


def mark(work: Work, row: Contact | Complaint, field: str, after: str | None = None) -> Amendment:
    """Gives the amendment that other amendments of one deed stand behind."""
    return Amendment(record=row.__tablename__, record_id=row.id, field=field, after=after, by=work.author, at=work.now)


def dates_moved(before: datetime | None, after: datetime | None) -> dict[str, str]:
    """Gives both dates where the first one moved, as facts; "none" where there was none."""
    if before == after:
        return {}
    now = {"due_at": after.isoformat()} if after else {}
    return {"was_due_at": before.isoformat() if before else "none", **now}


@value
class Owed:
    """What a fix would make of what is owed: the rules that refuse it, and the stages that it would start."""

    require: Callable[[], None]
    stages: Callable[[], tuple[Stage, ...]]


def preview(before: datetime | None, owed: Owed, told_at: datetime | None = None) -> FixPreview:
    """Gives the date before and after where a fix dates anew; refuses nothing but says what saving would refuse."""
    try:
        owed.require()
    except Refused as refused:
        return FixPreview(True, before, before, refused=refused.code)
    stages = owed.stages()
    return FixPreview(True, before, stages[0].worked.due if stages else None, told_at)
