"""A message on its way to whoever answers it: handed over, read, printed. Answering is the deadline's business."""

from counterdesk.domain.message import MessageState
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import MarkMessage, MarkPrinted
from counterdesk.services.asks.desk import Done
from counterdesk.services.plain import line
from counterdesk.services.work import Work
from counterdesk.store.queries import records
from counterdesk.store.tables import Complaint, Contact, Incident, Message, Printed, Record

_ACTIONS = {
    MessageState.TO_HAND_OVER: "message_taken_back",
    MessageState.HANDED: "message_handed",
    MessageState.READ: "message_read",
    MessageState.NO_ANSWER_RECORDED: "message_no_answer",
}
_TABLES: dict[str, type[Record]] = {
    "contacts": Contact,
    "messages": Message,
    "complaints": Complaint,
    "incidents": Incident,
}


def mark_message(work: Work, command: MarkMessage) -> Done:
    """Moves a slip on; refuses `not_there`, `already_answered`, and `answer_needs_details` for an answer."""
    if command.state not in _ACTIONS:
        raise Refused("answer_needs_details")
    message = message_by_uid(work, command.uid)
    if message.state == MessageState.ANSWERED:
        raise Refused("already_answered")
    before = message.state
    changes: dict[str, object] = {"state": command.state}
    if command.state is MessageState.TO_HAND_OVER:
        changes |= {"handed_at": None, "handed_how": None, "read_at": None}
    if command.state in (MessageState.HANDED, MessageState.READ) and message.handed_at is None:
        changes |= {"handed_at": work.now, "handed_how": line(command.how)}
    if command.state in (MessageState.HANDED, MessageState.READ):
        changes["read_at"] = work.now if command.state is MessageState.READ else None
    work.tx.amend(message, **changes)
    action = _ACTIONS[command.state]
    work.tx.journal(action, message)
    return Done(action, work.now, "messages", message.uid, message.id, message.number, facts={"before": before})


def mark_printed(work: Work, command: MarkPrinted) -> Done:
    """Keeps that something was printed or saved; a slip counts its copies, because they are to be shredded (T19)."""
    table = _TABLES.get(command.record)
    row = records.by_uid(work.session, table, command.uid) if table else None
    if table is not None and row is None:
        raise Refused("not_there")
    printed = Printed(
        record=command.record,
        record_id=row.id if row else None,
        what=line(command.what) or "",
        at=work.now,
        by=work.author,
    )
    work.tx.add(printed)
    _count_copy(work, row)
    work.tx.journal("printed", printed)
    work.session.flush()
    return Done("printed", work.now, command.record, command.uid, printed.id, facts={"what": printed.what})


def message_by_uid(work: Work, uid: str) -> Message:
    """Gives the message with this uid, or of the contact with this uid; refuses `not_there`."""
    message = records.by_uid(work.session, Message, uid)
    if message is None:
        contact = records.by_uid(work.session, Contact, uid)
        message = records.message_of(work.session, contact.id) if contact else None
    if message is None or message.void_at is not None:
        raise Refused("not_there")
    return message


def standing(message: Message, author_id: int) -> MessageState:
    """Gives how far an unanswered message is; what its own author will answer needs no handing over."""
    if message.read_at is not None:
        return MessageState.READ
    is_own = message.for_person_id is not None and message.for_person_id == author_id
    return MessageState.HANDED if is_own or message.handed_at is not None else MessageState.TO_HAND_OVER


def _count_copy(work: Work, row: Record | None) -> None:
    message = records.message_of(work.session, row.id) if isinstance(row, Contact) else row
    if isinstance(message, Message):
        message.printed += 1
