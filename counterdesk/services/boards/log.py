"""The log, the search over everything, and what is known at a number."""

import re
from datetime import timedelta

from counterdesk.domain.ids import PersonId
from counterdesk.services import phones
from counterdesk.services.asks.contacts import (
    AskCaller,
    CallerHint,
    DayLog,
    Find,
    LogAnswer,
    LogRow,
    PastContact,
)
from counterdesk.services.plain import first_words
from counterdesk.services.work import Look
from counterdesk.store import search
from counterdesk.store.queries import log as queries
from counterdesk.store.queries import records
from counterdesk.store.queries.log import ContactLine, PastLine, SealedLine

PAST_SHOWN = 6
REPEATED_WITHIN = timedelta(days=10)
_RECORD_NUMBER = re.compile(r"\d{4}-\d{1,6}")


def day_log(look: Look, question: DayLog) -> LogAnswer:
    """Gives what was entered in a time, newest first, and the counts of the line above."""
    span = (look.session, question.since, question.until)
    rows = [
        *(contact_row(one) for one in queries.contacts_between(*span, question.limit)),
        *(sealed_row(one, "complaints") for one in queries.complaints_between(*span, question.limit)),
        *(sealed_row(one, "incidents") for one in queries.incidents_between(*span, question.limit)),
    ]
    counts = queries.counts_between(*span)
    rows.sort(key=lambda row: (row.entered_at, row.id), reverse=True)
    return LogAnswer(tuple(rows[: question.limit]), *counts)


def find(look: Look, question: Find) -> tuple[LogRow, ...]:
    """Gives the entries that hold every typed word, newest first; sealed text is not looked through."""
    hits = search.find(look.session, question.typed, question.limit)
    ids = {name: [hit.record_id for hit in hits if hit.record == name] for name in ("contacts", "messages")}
    complaint_ids = [hit.record_id for hit in hits if hit.record == "complaints"]
    contacts = [
        *queries.contacts_by_id(look.session, ids["contacts"]),
        *queries.contacts_of_messages(look.session, ids["messages"]),
    ]
    rows = {row.uid: row for row in map(contact_row, contacts)}
    for line in queries.complaints_by_id(look.session, complaint_ids):
        rows[line.uid] = sealed_row(line, "complaints")
    rows |= _by_number(look, question.typed.strip())
    found = sorted(rows.values(), key=lambda row: (row.entered_at, row.id), reverse=True)
    return tuple(found[: question.limit])


def ask_caller(look: Look, question: AskCaller) -> CallerHint:
    """Gives how to show a number and the contacts there; under a name when there is no number."""
    if not question.number.strip():
        return CallerHint(contacts=_under_name(look, question.name.strip()))
    town = look.chosen
    number = phones.read(question.number, town.pack.area_code if town else "")
    known = records.caller(look.session, number.digits) if number.digits else None
    if known is None:
        return CallerHint(number.shown, number.extension, number.problem)
    since = look.now - REPEATED_WITHIN
    return CallerHint(
        number.shown,
        number.extension,
        number.problem,
        tuple(map(_past, queries.past_contacts(look.session, known.id, PAST_SHOWN))),
        queries.contacts_since(look.session, known.id, since),
    )


def contact_row(line: ContactLine) -> LogRow:
    """Gives a contact as one line of the log; a confidential one without name and number."""
    detail = line.detail or {}
    return LogRow(
        uid=line.uid,
        record="contacts",
        id=line.id,
        at=line.at,
        entered_at=line.entered_at,
        channel=line.channel,
        topic=line.topic or "",
        name="" if line.confidential else line.name or "",
        number="" if line.confidential else phones.number_text(line.typed, line.shown, line.extension),
        outcome=line.outcome,
        detail=str(detail.get("shown") or detail.get("for") or detail.get("what") or ""),
        record_number=line.message_number or "",
        author=line.author,
        author_id=PersonId(line.author_id),
        quantity=line.quantity,
        one_click=line.one_click,
        sealed=line.confidential,
        voided=line.void_at is not None,
        late_entry=line.late_entry,
        handed_at=line.handed_at,
        read_at=line.read_at,
        result=str(detail.get("result") or ""),
        about=first_words(line.note),
    )


def sealed_row(line: SealedLine, record: str) -> LogRow:
    """Gives a complaint or an incident as one line of the log: its number and department."""
    return LogRow(
        uid=line.uid,
        record=record,
        id=line.id,
        at=line.at,
        entered_at=line.entered_at,
        channel=line.channel or "",
        topic="",
        name="",
        number="",
        outcome="",
        detail=line.department or "",
        record_number=line.number,
        author=line.author,
        author_id=PersonId(line.author_id),
        quantity=1,
        one_click=False,
        sealed=True,
        voided=line.void_at is not None,
        late_entry=False,
    )


def _by_number(look: Look, typed: str) -> dict[str, LogRow]:
    if not _RECORD_NUMBER.fullmatch(typed):
        return {}
    complaints, incidents = queries.numbered(look.session, typed)
    rows = [sealed_row(one, "complaints") for one in complaints] + [sealed_row(one, "incidents") for one in incidents]
    return {row.uid: row for row in rows}


def _under_name(look: Look, name: str) -> tuple[PastContact, ...]:
    if len(name) < 3:
        return ()
    hits = search.find(look.session, name, 50)
    ids = queries.named_like(look.session, [hit.record_id for hit in hits if hit.record == "contacts"], name)
    return tuple(map(_past, queries.past_contacts_by_id(look.session, ids, PAST_SHOWN)))


def _past(line: PastLine) -> PastContact:
    return PastContact(line.at, line.channel, line.topic or "", line.outcome, line.due_at if line.is_open else None)
