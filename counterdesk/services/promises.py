"""Starting a deadline: which standard a contact owes, when it is due, and everything about it frozen in one row.

The calendar and the limit are those of the department that must answer; moving an item later does not move its date.
"""

import json
from datetime import datetime
from typing import Any

from counterdesk.domain.contact import Answerer
from counterdesk.domain.instants import local_date
from counterdesk.domain.refusal import Refused
from counterdesk.policy import Edit, Effective, Switches, WorkedOut, switches_that_mattered, work_out
from counterdesk.services.town_now import ScopedCalendar, TownNow
from counterdesk.services.work import Work
from counterdesk.store.queries import policy as queries
from counterdesk.store.sessions import Session
from counterdesk.store.tables import Complaint, Contact, Deadline, Message
from counterdesk.values import value


@value
class Owing:
    """What somebody is owed an answer about, since when, and by whom; `promised_at` is a date we said ourselves."""

    received_at: datetime
    contact: Contact | None = None
    message: Message | None = None
    complaint: Complaint | None = None
    answerer: Answerer = Answerer()
    promised_at: datetime | None = None


@value
class Terms:
    """By which rules a date is worked out: the limit in force, whose hours count, and the switches.

    `switch_edits` are the town's edits that set a switch on that day.
    """

    effective: Effective
    hours: ScopedCalendar
    switches: Switches
    pack_version: int
    hours_confirmed: bool
    switch_edits: tuple[Edit, ...] = ()


def start(work: Work, town: TownNow, channel: str, outcome: str, owing: Owing) -> list[Deadline]:
    """Starts what a contact owes; none where it owes nothing, one without a date where the text dates nothing.

    In Essex the outer limit of E22 starts beside the first answer: "total time should not exceed fifteen (15)
    business days". It needs a first time limit to outlast, so a contact without one starts none.
    """
    kind = town.owed_kind(channel, outcome)
    first = start_kind(work, town, kind or channel, owing)
    if first.due_at is None or town.pack.outer is None or town.pack.outer == kind:
        return [first]
    return [first, start_kind(work, town, town.pack.outer, owing)]


def start_kind(work: Work, town: TownNow, kind: str, owing: Owing) -> Deadline:
    """Starts one deadline of a kind and puts it into the logbook."""
    return _start(work, terms(town, kind, department_of(work.session, owing.answerer), owing.received_at), kind, owing)


def start_undated(work: Work, town: TownNow, kind: str, owing: Owing) -> Deadline:
    """Starts one to which the text gives no date, even where it dates the same kind elsewhere.

    Tecumseh's 15 days are those of a complaint about an employee (4.4), not of every complaint.
    """
    department = department_of(work.session, owing.answerer)
    return _start(work, _terms(town, Effective(None), department, owing.received_at), kind, owing)


def department_of(session: Session, answerer: Answerer) -> int | None:
    """Gives the department that must answer: the one named, else that of the person named."""
    if answerer.department_id is not None:
        return answerer.department_id
    return queries.department_of(session, answerer.person_id)


def terms(town: TownNow, kind: str | None, department_id: int | None, received_at: datetime) -> Terms:
    """Gives the rules for what a department must answer, as they hold on the day of receipt; no kind owes no date."""
    on = local_date(received_at)
    effective = Effective(None) if kind is None else town.standard(kind, department_id, on)
    return _terms(town, effective, department_id, received_at)


def worked_out(rules: Terms, received_at: datetime) -> WorkedOut:
    """Gives the due date and its reasons; refuses a date no calendar can hold."""
    try:
        return work_out(rules.effective.standard, rules.hours.calendar, received_at, rules.switches)
    except OverflowError:
        raise Refused("received_too_long_ago") from None


def explanation(rules: Terms, worked: WorkedOut) -> dict[str, Any]:
    """Gives what a running deadline keeps of how its date came about: codes, and the policy's own sentence.

    `edits` are the town's edits that made a difference: the number of a blank, and switches that mattered.
    """
    standard, override = worked.standard, rules.effective.override
    mattered: tuple[str, ...] = ()
    if standard is not None and worked.due is not None:
        mattered = switches_that_mattered(standard, rules.hours.calendar, worked.received, rules.switches)
    filled = (rules.effective.filled,) if rules.effective.filled else ()
    made = (*filled, *(edit for edit in rules.switch_edits if edit.subject in mattered))
    return {
        "steps": worked.explanation(),
        "receipt": worked.receipt,
        "mattered": list(mattered),
        "unconfirmed_year": worked.unconfirmed_year,
        "pack": rules.pack_version,
        "words": standard.words or None if standard else None,
        "override": override.document() if override else None,
        "edits": [_edit_document(edit) for edit in made],
    }


def frozen(rules: Terms, worked: WorkedOut) -> dict[str, Any]:
    """Gives the columns of a row that keep its date and what it was worked out from."""
    override, standard = rules.effective.override, worked.standard
    return {
        "effective_at": worked.effective_received,
        "due_at": worked.due,
        "no_due_reason": worked.reason,
        "switches": rules.switches.document(),
        "calendar_scope": rules.hours.scope,
        "calendar_version": rules.hours.version,
        "explanation": explanation(rules, worked),
        "override": json.dumps(override.document(), ensure_ascii=False, sort_keys=True) if override else None,
        "year_unconfirmed": worked.unconfirmed_year is not None or not rules.hours_confirmed,
        "stage": standard.stage if standard else "answer",
        "number": standard.number if standard else None,
        "unit": standard.unit if standard else None,
        "clause": standard.clause if standard else None,
        "section": standard.section if standard else None,
        "must": standard is not None and standard.force == "must",
    }


def _start(work: Work, rules: Terms, kind: str, owing: Owing) -> Deadline:
    worked = worked_out(rules, owing.received_at)
    deadline = Deadline(kind=kind, state="open", received_at=owing.received_at, **frozen(rules, worked))
    deadline.original_due_at = worked.due
    _name(deadline, owing)
    work.tx.put(deadline)
    return deadline


def _terms(town: TownNow, effective: Effective, department_id: int | None, received_at: datetime) -> Terms:
    on = local_date(received_at)
    return Terms(
        effective,
        town.calendar_of(department_id),
        town.switches_on(on),
        town.pack_version,
        town.is_on("hours_confirmed"),
        town.edits.switch_edits(on),
    )


def _edit_document(edit: Edit) -> dict[str, object]:
    return {
        "id": edit.id,
        "what": edit.what,
        "subject": edit.subject,
        "from_on": edit.from_on.isoformat(),
        "by": edit.by,
        "source": edit.source,
    }


def _name(deadline: Deadline, owing: Owing) -> None:
    deadline.contact_id = owing.contact.id if owing.contact else None
    deadline.message_id = owing.message.id if owing.message else None
    deadline.complaint_id = owing.complaint.id if owing.complaint else None
    deadline.answerer_id = owing.answerer.person_id
    deadline.department_id = owing.answerer.department_id
    deadline.promised_at = owing.promised_at
