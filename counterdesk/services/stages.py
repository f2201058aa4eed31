"""Where a record goes besides an answer: closed because no response is owed, or open again."""

from collections.abc import Sequence

from counterdesk.domain.contact import NothingOwed
from counterdesk.domain.deadline import State
from counterdesk.domain.message import MessageState
from counterdesk.domain.refusal import Refused
from counterdesk.policy import Pack
from counterdesk.policy.pack import NotOwed
from counterdesk.services import promises, running
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.stages import CloseNotOwed, Reopen
from counterdesk.services.council import OUTER
from counterdesk.services.plain import note
from counterdesk.services.work import Look, Work
from counterdesk.store.queries import records
from counterdesk.store.tables import Deadline

ANONYMOUS = "anonymous_without_risk"
NOT_OWED = "no_response_owed"
_CODES = {NothingOwed.ABUSIVE: "abusive_language", NothingOwed.INFORMATION_ONLY: "information_only"}


def close_not_owed(work: Work, command: CloseNotOwed) -> Done:
    """Closes all that a record owes by a rule of the policy, kept with its clause; it counts as neither met nor missed.

    Refuses `not_owed_here` where the policy has no such rule for the way it came in (T27: e-mails and letters).
    """
    row = running.open_row(work, command.id)
    rule = next((one for one in rules_for(work.look, row) if one.code == command.code), None)
    if rule is None:
        raise Refused("not_owed_here")
    kept = {**cited(rule), "note": note(command.note)}
    for one in running.open_together(work, row):
        work.tx.amend(
            one,
            state=State.NOT_OWED,
            not_owed_code=rule.code,
            recorded_at=work.now,
            finished=True,
            explanation={**(one.explanation or {}), "not_owed": kept},
        )
    running.close_complaint(work, row, NOT_OWED)
    running.message_ends(work, row, MessageState.NOT_OWED)
    work.tx.journal("closed_not_owed", row)
    facts = {"code": rule.code, "section": rule.section, "clause": rule.clause}
    return running.done(work, "closed_not_owed", row, facts, can_undo=True)


def reopen(work: Work, command: Reopen) -> Done:
    """Starts a new deadline from now beside the old result, which stays.

    Refuses `not_there`, `still_open` and `nothing_happened` (without a reason).
    """
    row = records.deadline(work.session, command.id)
    if row is None or State(row.state) is State.VOID:
        raise Refused("not_there")
    if running.open_together(work, row):
        raise Refused("still_open")
    reason = note(command.reason)
    if reason is None:
        raise Refused("nothing_happened")
    started = _start_again(work, row)
    for one in started:
        one.reopens_id, one.reopen_reason = row.id, reason
    running.close_complaint(work, row, "open")
    running.message_back(work, row)
    first = min(started, key=running.next_first)
    work.tx.journal("deadline_reopened", first)
    facts = {
        "due_at": first.due_at.isoformat() if first.due_at else "",
        "no_due_reason": first.no_due_reason or "",
        "was": row.state,
    }
    return running.done(work, "deadline_reopened", first, facts, can_undo=True)


def rules_for(look: Look, row: Deadline) -> tuple[NotOwed, ...]:
    """Gives the rules of the policy by which no response may be owed to a record, by the way it came in."""
    contact = None if row.contact_id is None else records.contact(look.session, row.contact_id)
    complaint = None if row.complaint_id is None else records.complaint(look.session, row.complaint_id)
    channel = (contact.channel if contact else complaint.channel if complaint else "") or ""
    found = [one for one in look.town.pack.not_owed if channel in one.channels]
    if complaint is not None and complaint.anonymous:
        found += [one for one in look.town.pack.not_owed if one.code == ANONYMOUS]
    return tuple(found)


def rule_of(pack: Pack, why: NothingOwed, channel: str) -> NotOwed | None:
    """Gives the rule by which a contact that owes nothing is not owed a response; None where the text has none."""
    code = _CODES.get(why)
    return next((one for one in pack.not_owed if one.code == code and channel in one.channels), None)


def cited(rule: NotOwed) -> dict[str, str | None]:
    """Gives what is kept of a rule: its code, its clause and its words at that time."""
    return {"code": rule.code, "clause": rule.clause, "section": rule.section, "words": rule.words}


def _start_again(work: Work, row: Deadline) -> Sequence[Deadline]:
    """Starts what was owed first: what Council decided is answered as the matter came in."""
    town = work.town
    first = running.of_same_record(work, row)[0]
    old = first if row.decided_on is not None or row.stage == OUTER else row
    owing = running.owing(work, row, work.now)
    if old.number is None:
        return [promises.start_undated(work, town, old.kind, owing)]
    started = [promises.start_kind(work, town, old.kind, owing)]
    if town.pack.outer and town.pack.outer != old.kind and started[0].due_at is not None:
        started.append(promises.start_kind(work, town, town.pack.outer, owing))
    return started
