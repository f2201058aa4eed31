"""What was not taken live: a sheet of voicemails, e-mails and letters, each its own contact with its own deadline."""

from collections.abc import Iterator
from dataclasses import replace

from counterdesk.domain.contact import CallerTyped, Outcome, OutcomeDetail
from counterdesk.domain.message import MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services import callers, contacts, promises, saved, staff
from counterdesk.services.asks.contacts import IncomingRow, LogIncoming
from counterdesk.services.asks.desk import Done
from counterdesk.services.plain import note
from counterdesk.services.town_now import TownNow
from counterdesk.services.work import Work
from counterdesk.store.queries import records
from counterdesk.store.tables import Contact
from counterdesk.values import value

MOST_ROWS = 300


@value
class _Visit:
    """The rows of one caller: the first is their own, the others say *same caller as above*."""

    uid: str
    rows: tuple[IncomingRow, ...]


def log_incoming(work: Work, command: LogIncoming) -> Done:
    """Logs every row of a sheet or none; rows that are logged already stay as they are."""
    if not command.rows:
        raise Refused("nothing_happened")
    if len(command.rows) > MOST_ROWS:
        raise Refused("too_many_lines", limit=MOST_ROWS)
    town = work.town
    for visit in _visits(command):
        _log_visit(work, town, visit)
    facts = {"rows": str(len(command.rows)), "owed": str(sum(row.owed for row in command.rows))}
    return Done(
        "incoming_logged",
        work.now,
        "contacts",
        command.uid,
        author=staff.name_of(work.session, work.signer),
        can_undo=_stands(work, command),
        facts=facts,
    )


def _stands(work: Work, command: LogIncoming) -> bool:
    """Tells whether a row of the sheet may be taken back: one that was logged before and voided may not."""
    rows = (records.by_uid(work.session, Contact, row.uid) for row in command.rows)
    return any(row is not None and saved.may_undo(work, row.author_id, row.entered_at, row.void_at) for row in rows)


def hand_on(work: Work, lead: Contact) -> None:
    """Gives a voided row's answer to the next row of the same caller that relied on it."""
    relying = [
        one
        for one in records.contacts_of_visit(work.session, lead.visit_uid)
        if one.void_at is None and (one.outcome_detail or {}).get("joined") == lead.uid
    ]
    if not relying:
        return
    heir = min(relying, key=lambda one: one.happened_at)
    before = records.message_of(work.session, lead.id)
    answerer = staff.stored(
        before.for_person_id if before else lead.author_id,
        before.for_department_id if before else None,
        before.for_text if before else None,
    )
    shown = {"for": staff.answerer_name(work.session, answerer)}
    for one in relying:
        one.outcome_detail = shown if one is heir else {**shown, "joined": heir.uid}
    message = contacts.put_message(work, heir, MessageTyped(answerer), answerer)
    owing = promises.Owing(heir.happened_at, heir, message, answerer=answerer)
    started = promises.start(work, work.town, heir.channel, Outcome.MESSAGE, owing)
    for row in (*relying, message, *started):
        work.tx.journal("answer_handed_on", row)


def _visits(command: LogIncoming) -> Iterator[_Visit]:
    groups: list[list[IncomingRow]] = []
    for place, row in enumerate(command.rows, start=1):
        is_joined = row.same_caller and bool(groups)
        said = row.about.strip() or row.caller.name.strip() or row.caller.number.strip()
        if row.topic_id is None and not said and not is_joined:
            raise Refused("row_empty", row=place)
        if is_joined:
            groups[-1].append(_with_caller(row, groups[-1][0].caller))
        else:
            groups.append([row])
    for number, rows in enumerate(groups, start=1):
        yield _Visit(f"{command.uid}/{number}", tuple(rows))


def _with_caller(row: IncomingRow, above: CallerTyped) -> IncomingRow:
    has_own = row.caller.name.strip() or row.caller.number.strip()
    return row if has_own else replace(row, caller=above)


def _log_visit(work: Work, town: TownNow, visit: _Visit) -> None:
    """Logs one caller's rows; of those that owe an answer the one that is due first carries it for all."""
    lead = _lead(work, town, visit)
    for row in visit.rows:
        if records.by_uid(work.session, Contact, row.uid) is not None:
            continue
        contact = _contact(work, town, visit, row)
        if row.owed:
            _owe(work, town, contact, row, lead)
        work.tx.journal(f"{row.channel}_logged", contact)


def _lead(work: Work, town: TownNow, visit: _Visit) -> IncomingRow | None:
    owed = [row for row in visit.rows if row.owed]
    return min(owed, key=lambda row: _due_first(work, town, row), default=None)


def _due_first(work: Work, town: TownNow, row: IncomingRow) -> tuple[bool, float]:
    """Orders rows by their due date; one without a date comes last, by its receipt."""
    kind = town.owed_kind(row.channel, Outcome.MESSAGE)
    department = promises.department_of(work.session, staff.someone(work, row.answerer))
    rules = promises.terms(town, kind, department, row.received_at)
    due = promises.worked_out(rules, row.received_at).due
    return due is None, (due or row.received_at).timestamp()


def _contact(work: Work, town: TownNow, visit: _Visit, row: IncomingRow) -> Contact:
    contact = contacts.new_contact(work, row.uid, row.channel, row.received_at)
    contact.visit_uid = visit.uid
    contact.opened_at = work.now
    contact.note = note(row.about)
    contacts.put_topic(work, contact, row.topic_id)
    outcome = Outcome.MESSAGE if row.owed else Outcome.NOTHING_OWED
    detail = OutcomeDetail(nothing_owed=row.nothing_owed)
    contacts.put_outcome(work, contact, outcome, detail)
    callers.put(work, contact, row.caller, town.pack.area_code)
    work.tx.add(contact)
    work.session.flush()
    return contact


def _owe(work: Work, town: TownNow, contact: Contact, row: IncomingRow, lead: IncomingRow | None) -> None:
    answerer = staff.someone(work, row.answerer)
    shown = {"for": staff.answerer_name(work.session, answerer)}
    if lead is not None and row.uid != lead.uid:
        contact.outcome_detail = {**shown, "joined": lead.uid}
        return
    contact.outcome_detail = shown
    message = contacts.put_message(work, contact, MessageTyped(answerer), answerer)
    owing = promises.Owing(contact.happened_at, contact, message, answerer=answerer)
    promises.start(work, town, row.channel, Outcome.MESSAGE, owing)
