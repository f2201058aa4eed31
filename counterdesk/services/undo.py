"""Taking back what was saved: the row stays with who and when, its deadlines close as void."""

from collections.abc import Sequence
from datetime import datetime

from counterdesk.domain.deadline import State
from counterdesk.domain.message import MessageState
from counterdesk.domain.refusal import Refused
from counterdesk.services import callers, incoming, messages, saved
from counterdesk.services.asks.contacts import AddNote, NotMe, Undo, WithdrawNote
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.due import WithdrawTry
from counterdesk.services.plain import note
from counterdesk.services.staff import name_of
from counterdesk.services.work import Work
from counterdesk.store.queries import people, records
from counterdesk.store.queries.records import AmendmentLine
from counterdesk.store.tables import Complaint, Contact, Incident

Entry = Contact | Complaint | Incident


def undo(work: Work, command: Undo) -> Done:
    """Voids an entry, or all of one incoming sheet; the author freely for ten minutes, else with a reason.

    Refuses `not_there`, `undo_too_late` (the author, later) and `reason_needed` (anybody else).
    """
    rows = _entries(work, command.uid)
    reason = note(command.reason)
    for row in rows:
        require_free_or_reason(work, row.author_id, row.entered_at, reason)
    for row in rows:
        _void(work, row, reason)
    for row in rows:
        if isinstance(row, Contact):
            incoming.hand_on(work, row)
    first = rows[0]
    facts = {"of": first.channel, "topic": first.topic_text or ""} if isinstance(first, Contact) else {}
    author = name_of(work.session, work.author)
    return Done(
        "entry_voided", work.now, first.__tablename__, command.uid, first.id, _number(first), author, facts=facts
    )


def require_free_or_reason(work: Work, author_id: int | None, since: datetime, reason: str | None) -> None:
    """Lets the author go for ten minutes; refuses `undo_too_late` or `reason_needed` when no reason is given."""
    if reason:
        return
    if work.now - since > saved.UNDO_FOR:
        raise Refused("undo_too_late")
    if author_id != work.author:
        raise Refused("reason_needed")


def add_note(work: Work, command: AddNote) -> Done:
    """Adds a text under the note of a contact; the note before is kept."""
    row = records.by_uid(work.session, Contact, command.uid)
    if row is None or row.void_at is not None:
        raise Refused("not_there")
    text = note(command.text)
    if text is None:
        raise Refused("nothing_happened")
    work.tx.amend(row, note=note(f"{row.note}\n{text}" if row.note else text))
    work.tx.journal("note_added", row)
    return _note_done(work, "note_added", row)


def withdraw_note(work: Work, command: WithdrawNote) -> Done:
    """Puts the note back as it was before the last addition, for ten minutes and for whoever added it.

    Refuses `not_there` (nothing was added), `undo_too_late` and `reason_needed` (somebody else added it).
    """
    row = records.by_uid(work.session, Contact, command.uid)
    if row is None or row.void_at is not None:
        raise Refused("not_there")
    changes = [one for one in records.amendments(work.session, "contacts", row.id) if one.field == "note"]
    added = _last_standing(changes)
    if added is None:
        raise Refused("not_there")
    require_free_or_reason(work, added.by, added.at, None)
    work.tx.amend(row, note=added.before)
    work.tx.journal("note_withdrawn", row)
    return _note_done(work, "note_withdrawn", row)


def _last_standing(changes: Sequence[AmendmentLine]) -> AmendmentLine | None:
    """Gives the last addition to a note that was not taken back; what grows was added, what shrinks taken back."""
    standing: list[AmendmentLine] = []
    for one in changes:
        if len(one.after or "") > len(one.before or ""):
            standing.append(one)
        elif standing:
            standing.pop()
    return standing[-1] if standing else None


def _note_done(work: Work, action: str, row: Contact) -> Done:
    """Says which entry the note belongs to: its channel and topic, nothing about the caller."""
    facts = {"of": row.channel, "topic": row.topic_text or ""}
    author = name_of(work.session, work.author)
    can_undo = action == "note_added"
    return Done(action, work.now, "contacts", row.uid, row.id, author=author, can_undo=can_undo, facts=facts)


def withdraw_try(work: Work, command: WithdrawTry) -> Done:
    """Lets the last try count no more; free for ten minutes and for whoever tried. The row stays and says so."""
    tries = [one for one in records.attempts_of(work.session, [command.id]) if one.what != records.TAKEN_BACK]
    deadline = records.deadline(work.session, command.id)
    if not tries or deadline is None:
        raise Refused("not_there")
    require_free_or_reason(work, tries[-1].by, tries[-1].at, None)
    work.tx.amend(tries[-1], what=records.TAKEN_BACK)
    work.tx.journal("try_withdrawn", tries[-1])
    author = name_of(work.session, work.author)
    return Done("try_withdrawn", work.now, "deadlines", deadline.uid, deadline.id, author=author)


def not_me(work: Work, command: NotMe) -> Done:
    """Moves an entry to the colleague who made it, for ten minutes; the journal keeps both names.

    Refuses `not_there`, `undo_too_late` and `person_left` (who is in no list any more makes no entries).
    """
    rows = _entries(work, command.uid)
    person = people.person_row(work.session, command.person_id)
    if person is None:
        raise Refused("not_there")
    if not person.active:
        raise Refused("person_left")
    before = rows[0].author_id
    for row in rows:
        if work.now - row.entered_at > saved.UNDO_FOR:
            raise Refused("undo_too_late")
        work.tx.amend(row, author_id=command.person_id)
        work.tx.journal("author_moved", row)
        _move_message(work, row)
    first = rows[0]
    facts = {"from": name_of(work.session, work.author), "to": person.name, "before": str(before or "")}
    return Done("author_moved", work.now, first.__tablename__, command.uid, first.id, author=person.name, facts=facts)


def _move_message(work: Work, row: Entry) -> None:
    """What its author answers needs no handing over; under another author it does, and the other way round."""
    message = records.message_of(work.session, row.id) if isinstance(row, Contact) else None
    if message is not None and message.state in (MessageState.TO_HAND_OVER, MessageState.HANDED):
        message.state = messages.standing(message, row.author_id)


def _entries(work: Work, uid: str) -> Sequence[Entry]:
    """Gives what stands under a uid: one entry, or every contact of one incoming sheet."""
    single = (
        records.by_uid(work.session, Contact, uid)
        or records.by_uid(work.session, Complaint, uid)
        or records.by_uid(work.session, Incident, uid)
    )
    found: Sequence[Entry] = [single] if single else records.contacts_of_sheet(work.session, uid)
    standing = [row for row in found if row.void_at is None]
    if not standing:
        raise Refused("not_there")
    return standing


def _void(work: Work, row: Entry, reason: str | None) -> None:
    row.void_at, row.void_by, row.void_reason = work.now, work.author, reason
    work.tx.journal("entry_voided", row)
    if isinstance(row, Contact):
        callers.forget_one(work, row)
        message = records.message_of(work.session, row.id)
        if message is not None:
            message.void_at, message.void_by, message.void_reason = work.now, work.author, reason
        _void_deadlines(work, row.id, None)
    elif isinstance(row, Complaint):
        _void_deadlines(work, None, row.id)


def _void_deadlines(work: Work, contact_id: int | None, complaint_id: int | None) -> None:
    for deadline in records.deadlines_of(work.session, contact_id, complaint_id):
        if deadline.state != State.VOID:
            work.tx.amend(deadline, state=State.VOID)
            deadline.void_at, deadline.void_by = work.now, work.author


def _number(row: Entry) -> str:
    return row.number if isinstance(row, Complaint | Incident) else ""
