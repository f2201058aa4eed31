"""Incidents: saved as often as needed until submitted, then changed by nobody; and opening what is sealed."""

from dataclasses import replace
from datetime import datetime

from counterdesk.domain.instants import from_ms, local, to_ms
from counterdesk.domain.refusal import Refused
from counterdesk.services import contacts, staff
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.sealed import AddToIncident, IncidentTyped, OpenSealed, SaveIncident
from counterdesk.services.callers import TYPED_LIMIT
from counterdesk.services.plain import line, note
from counterdesk.services.saved import record_done
from counterdesk.services.work import Work
from counterdesk.store.queries import records
from counterdesk.store.tables import (
    Complaint,
    Contact,
    Incident,
    IncidentAddendum,
    Opening,
    Record,
    SealedIdentity,
)

CATEGORY_LIMIT = 1000
_TEXTS = ("words_used", "what_before", "what_tried", "witnesses", "injuries", "follow_up")
_STAMPS = ("warned_at", "ended_at", "supervisor_told_at", "police_called_at")
_PUT = (
    *("linked_contact_uid", "channel", "happened_at", "place", "categories", "police_number", "supervisor_id"),
    *_TEXTS,
    *_STAMPS,
)
_OPENED: dict[str, type[Record]] = {"complaints": Complaint, "incidents": Incident, "contacts": Contact}


def save_incident(work: Work, command: SaveIncident) -> Done:
    """Saves what is known; submitted, it is sealed. Refuses `incident_sealed` and `not_your_incident`.

    Submitted again word for word, as after a crash, it stays as it is. One that its author kept unfinished, took back
    and saves again stands again under its number.
    """
    contacts.require_past(work, command.typed.happened_at)
    staff.require_known(work.session, command.typed.supervisor_id)
    row = records.by_uid(work.session, Incident, command.uid)
    if row is not None and _is_submitted_again(work, row, command):
        return record_done(work, "incident_submitted", row)
    if row is None:
        row = _new(work, command.uid)
        _put(row, command)
        work.tx.add(row)
    else:
        _require_open(work, row)
        row.void_at = row.void_by = row.void_reason = None
        _put(row, command)
    work.session.flush()
    _put_identity(work, row, command.typed)
    if command.submit:
        row.submitted_at = work.now
    action = "incident_submitted" if command.submit else "incident_saved"
    work.tx.journal(action, row)
    return replace(record_done(work, action, row), at=work.now)


def add_to_incident(work: Work, command: AddToIncident) -> Done:
    """Adds a dated addendum; refuses `not_there` and an empty text (`nothing_happened`)."""
    row = records.by_uid(work.session, Incident, command.uid)
    if row is None or row.void_at is not None:
        raise Refused("not_there")
    text = note(command.text)
    if text is None:
        raise Refused("nothing_happened")
    addendum = IncidentAddendum(incident_id=row.id, text=text, at=work.now, by=work.signer)
    work.tx.add(addendum)
    work.tx.journal("incident_added_to", row)
    return Done("incident_added_to", work.now, "incidents", row.uid, row.id, row.number)


def open_sealed(work: Work, command: OpenSealed) -> Done:
    """Keeps who opens a sealed record and why; refuses `reason_needed` and `not_there`."""
    reason = note(command.reason)
    if reason is None:
        raise Refused("reason_needed")
    table = _OPENED.get(command.record)
    row = records.by_uid(work.session, table, command.uid) if table else None
    if row is None:
        raise Refused("not_there")
    if records.opening(work.session, command.opening_uid) is None:
        opening = Opening(
            uid=command.opening_uid,
            record=command.record,
            record_id=row.id,
            at=work.now,
            by=work.signer,
            reason=reason,
        )
        work.tx.add(opening)
        work.tx.journal("sealed_opened", row)
    number = row.number if isinstance(row, Complaint | Incident) else ""
    return Done("sealed_opened", work.now, command.record, command.uid, row.id, number)


def _new(work: Work, uid: str) -> Incident:
    return Incident(
        uid=uid,
        number=work.tx.number("incident", local(work.now).year),
        entered_at=work.now,
        author_id=work.signer,
        counter=work.counter,
    )


def _require_open(work: Work, row: Incident) -> None:
    is_kept = row.submitted_at is None and row.void_by == work.author  # what its author undid is not gone for them
    if row.void_at is not None and not is_kept:
        raise Refused("not_there")
    if row.submitted_at is not None:
        raise Refused("incident_sealed")
    if row.author_id != work.author:
        raise Refused("not_your_incident")


def _put(row: Incident, command: SaveIncident) -> None:
    typed, stamps = command.typed, command.typed.stamps
    row.linked_contact_uid = line(command.linked_contact_uid)
    row.channel = typed.channel
    row.happened_at = typed.happened_at
    row.place = line(typed.place)
    row.categories = [kept for one in typed.categories if (kept := line(one, CATEGORY_LIMIT))]
    row.police_number = line(typed.police_number)
    row.supervisor_id = typed.supervisor_id
    for name in _TEXTS:
        setattr(row, name, note(getattr(typed, name)))
    for name in _STAMPS:
        setattr(row, name, getattr(stamps, name))


def _is_submitted_again(work: Work, row: Incident, command: SaveIncident) -> bool:
    """Whether its author submits just what the sealed incident says."""
    if not command.submit or row.submitted_at is None or row.void_at is not None or row.author_id != work.author:
        return False
    again = Incident()
    _put(again, command)
    known = records.identity(work.session, "incidents", row.id) or SealedIdentity()
    person = line(command.typed.person), line(command.typed.number, TYPED_LIMIT)
    return person == (known.name, known.number) and all(
        _as_kept(getattr(again, name)) == getattr(row, name) for name in _PUT
    )


def _as_kept(value: object) -> object:
    return from_ms(to_ms(value)) if isinstance(value, datetime) else value


def _put_identity(work: Work, row: Incident, typed: IncidentTyped) -> None:
    name, number = line(typed.person), line(typed.number, TYPED_LIMIT)
    known = records.identity(work.session, "incidents", row.id)
    if known is not None:
        known.name, known.number = name, number
    elif name or number:
        work.tx.add(SealedIdentity(record="incidents", record_id=row.id, name=name, number=number))
