"""Fixing an entry: every field of it as it should have been, each old value kept beside the new one.

Free for ten minutes and for its author; afterwards, and for everybody else, a dated amendment with a reason.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial

from counterdesk.domain.contact import Answerer, Outcome, says_what_happened
from counterdesk.domain.refusal import Refused
from counterdesk.services import as_logged, contacts, incoming, owed_anew, saved, sealing, staff
from counterdesk.services import fixing_steps as steps
from counterdesk.services.asks.contacts import LogContact
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.fixing import FixContact
from counterdesk.services.plain import line, note
from counterdesk.services.work import Look, Work
from counterdesk.store.tables import Contact, Deadline
from counterdesk.values import value

ACTION = "entry_fixed"
EXTRAS = ("place", "on_behalf_proof", "reference", "language", "accommodation")
"""The optional fields of a card that say nothing about who somebody is."""


def fix_contact(work: Work, command: FixContact) -> Done:
    """Changes an entry to what it should have said, and what it owes with it; refuses as `FixContact` says."""
    row = steps.standing(work.look, Contact, command.entry.uid)
    entry = _whole(work, row, command.entry)
    steps.require_allowed(work, row, command)
    _require_sayable(work, row, entry)
    steps.require_as_shown(command, as_logged.contact(work.look, row))
    happened_at = _happened_at(work, row, entry)
    before = _due_at(work, row)
    fix = _Fix(row, entry, happened_at, owed_anew.is_dated(row, entry, happened_at))
    _require_possible(work, fix)
    steps.carry_out(work, row, command.reason, ACTION, partial(_change, work, fix))
    return _done(work, row, before)


def require_dateable(look: Look, row: Contact, entry: LogContact, happened_at: datetime) -> None:
    """Refuses a fix that would date anew what must not be: `fix_answered`, `fix_joined`."""
    lead, _others = owed_anew.group(look.session, row)
    owed_anew.require_undecided(owed_anew.live(look.session, lead))
    owed_anew.require_first(look.session, look.town, row, entry, happened_at)


@value
class _Fix:
    """One fix on its way: the row, what it is to say, when it happened, and whether dates are worked out anew."""

    row: Contact
    entry: LogContact
    happened_at: datetime
    is_dated: bool


def _whole(work: Work, row: Contact, entry: LogContact) -> LogContact:
    """Gives the entry with somebody who answers it: whoever did, else its author."""
    if not entry.outcome.owes_an_answer or not entry.message.answerer.is_nobody:
        staff.require_known(work.session, entry.message.answerer.person_id, entry.message.answerer.department_id)
        return entry
    answerer = owed_anew.answerer_of(work.session, row)
    if answerer.is_nobody:
        answerer = staff.stored(row.author_id, None, None)
    return _answered_by(entry, answerer)


def _answered_by(entry: LogContact, answerer: Answerer) -> LogContact:
    return replace(entry, message=replace(entry.message, answerer=answerer))


def _require_sayable(work: Work, row: Contact, entry: LogContact) -> None:
    if row.confidential and not entry.confidential and not steps.is_free(work.look, row, work.author):
        raise Refused("fix_stays_confidential")
    if not row.one_click and not says_what_happened(entry.topic_id, entry.note, entry.outcome, entry.detail):
        raise Refused("nothing_happened")
    caller = entry.caller
    is_somebody = any(text.strip() for text in (caller.name, caller.number, caller.reach_at))
    if row.quantity > 1 and (entry.outcome.owes_an_answer or is_somebody or entry.confidential):
        raise Refused("fix_several", count=row.quantity)


def _happened_at(work: Work, row: Contact, entry: LogContact) -> datetime:
    at = entry.happened_at or row.happened_at
    if at != row.happened_at:
        contacts.require_past(work, at)
    return at


def _require_possible(work: Work, fix: _Fix) -> None:
    if fix.is_dated:
        require_dateable(work.look, fix.row, fix.entry, fix.happened_at)


def _change(work: Work, fix: _Fix) -> None:
    """Changes the row, its people, its message and its deadlines."""
    row, entry = fix.row, fix.entry
    led = owed_anew.group(work.session, row)
    sealing.put(work, row, entry)
    work.tx.amend_by(row, partial(_write, work, fix))
    message = owed_anew.put_message(work, row, entry)
    work.session.flush()
    if fix.is_dated:
        owed_anew.date_anew(work, work.town, row, entry, message)
        if led[0] is row and led[1] and entry.outcome is not Outcome.MESSAGE:
            incoming.hand_on(work, row)
    if entry.outcome.owes_an_answer:
        owed_anew.readdress(work, row, entry.message.answerer, message)


def _write(work: Work, fix: _Fix) -> None:
    """Sets the fields of the row that say nothing about who it was."""
    row, entry = fix.row, fix.entry
    kept = row.outcome_detail or {}
    row.channel, row.happened_at = entry.channel, fix.happened_at
    row.ended_at = (row.ended_at or row.entered_at) if entry.channel.is_live else None
    row.late_entry = entry.channel.is_live and row.entered_at - fix.happened_at > contacts.LATE_ENTRY
    row.note = note(entry.note)
    if entry.topic_id != row.topic_id:
        contacts.put_topic(work, row, entry.topic_id)
    for field in EXTRAS:
        setattr(row, field, line(getattr(entry.extras, field)))
    contacts.put_outcome(work, row, entry.outcome, entry.detail)
    _keep_detail(work, row, entry, kept)
    if entry.outcome.owes_an_answer:
        row.one_click = False
    if entry.told_due_at and entry.told_due_at != row.told_due_at:
        row.told_due_at, row.told_at = entry.told_due_at, work.now


def _keep_detail(work: Work, row: Contact, entry: LogContact, kept: dict[str, object]) -> None:
    """Keeps beside the outcome what does not belong to it: who answers, with whom it is joined, no number given."""
    if entry.outcome is Outcome.MESSAGE and kept.get("joined"):
        row.outcome_detail = {"for": kept.get("for"), "joined": kept["joined"]}
    elif entry.outcome.owes_an_answer:
        shown = staff.answerer_name(work.session, entry.message.answerer)
        row.outcome_detail = {**(row.outcome_detail or {}), "for": shown}
    number_given = sealing.number_given(row, entry)
    if number_given:
        row.outcome_detail = {**(row.outcome_detail or {}), "number_given": number_given}


def _due_at(work: Work, row: Contact) -> datetime | None:
    return next((one.due_at for one in _open(work, row)), None)


def _open(work: Work, row: Contact) -> Iterable[Deadline]:
    return (one for one in owed_anew.live(work.session, row) if one.state == "open")


def _done(work: Work, row: Contact, before: datetime | None) -> Done:
    """Says what was fixed: the entry, and the date before where it moved; nothing about the caller."""
    logged = saved.contact_done(work, row)
    facts = {**logged.facts, **steps.dates_moved(before, _due_at(work, row))}
    author = staff.name_of(work.session, work.author)
    return replace(logged, action=ACTION, at=work.now, author=author, can_undo=True, facts=facts)
