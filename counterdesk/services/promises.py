"""Starting a deadline: which standard a contact owes, when it is due, and everything about it frozen in one row."""

from datetime import datetime

from counterdesk.domain.contact import Answerer
from counterdesk.domain.refusal import Refused
from counterdesk.policy import Standard, WorkedOut, switches_that_mattered, work_out
from counterdesk.services.town_now import TownNow
from counterdesk.services.work import Work
from counterdesk.store.queries.town import TOWN
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
    return _start(work, town, kind, town.pack.standard(kind), owing)


def start_undated(work: Work, town: TownNow, kind: str, owing: Owing) -> Deadline:
    """Starts one to which the text gives no date, even where it dates the same kind elsewhere.

    Tecumseh's 15 days are those of a complaint about an employee (4.4), not of every complaint.
    """
    return _start(work, town, kind, None, owing)


def _start(work: Work, town: TownNow, kind: str, standard: Standard | None, owing: Owing) -> Deadline:
    worked = worked_out(town, standard, owing.received_at)
    deadline = Deadline(kind=kind, state="open", received_at=owing.received_at)
    _freeze(deadline, town, worked)
    _name(deadline, owing)
    work.tx.add(deadline)
    return deadline


def worked_out(town: TownNow, standard: Standard | None, received_at: datetime) -> WorkedOut:
    """Gives the due date and its reasons in the town's calendar; refuses a date no calendar can hold."""
    try:
        return work_out(standard, town.calendar, received_at, town.switches)
    except OverflowError:
        raise Refused("received_too_long_ago") from None


def explanation(town: TownNow, worked: WorkedOut) -> dict[str, object]:
    """Gives what a running deadline keeps of how its date came about: codes, and the policy's own sentence."""
    standard = worked.standard
    mattered: tuple[str, ...] = ()
    if standard is not None and worked.due is not None:
        mattered = switches_that_mattered(standard, town.calendar, worked.received, town.switches)
    return {
        "steps": worked.explanation(),
        "receipt": worked.receipt,
        "mattered": list(mattered),
        "unconfirmed_year": worked.unconfirmed_year,
        "pack": town.pack_version,
        "words": standard.words if standard else None,
    }


def _freeze(deadline: Deadline, town: TownNow, worked: WorkedOut) -> None:
    deadline.effective_at = worked.effective_received
    deadline.due_at = deadline.original_due_at = worked.due
    deadline.no_due_reason = worked.reason
    deadline.switches = town.switches.document()
    deadline.calendar_scope = TOWN
    deadline.calendar_version = town.calendar_version
    deadline.explanation = explanation(town, worked)
    deadline.year_unconfirmed = worked.unconfirmed_year is not None or not town.is_on("hours_confirmed")
    standard = worked.standard
    if standard is not None:
        deadline.stage, deadline.number, deadline.unit = standard.stage, standard.number, standard.unit
        deadline.clause, deadline.section = standard.clause, standard.section
        deadline.must = standard.force == "must"
    else:
        deadline.stage = "answer"


def _name(deadline: Deadline, owing: Owing) -> None:
    deadline.contact_id = owing.contact.id if owing.contact else None
    deadline.message_id = owing.message.id if owing.message else None
    deadline.complaint_id = owing.complaint.id if owing.complaint else None
    deadline.answerer_id = owing.answerer.person_id
    deadline.department_id = owing.answerer.department_id
    deadline.promised_at = owing.promised_at
