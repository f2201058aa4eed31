"""The sentence to say to the caller, made from values alone: who will answer, and by when it may be promised.

Nobody is called he or she, and no date is said that the town cannot stand by.
"""

from datetime import date, datetime

from counterdesk.domain.complaint import Risk, is_owed_a_response
from counterdesk.domain.contact import TransferResult
from counterdesk.domain.instants import local_date
from counterdesk.services.asks.contacts import Colleague
from counterdesk.services.asks.due import Promise
from counterdesk.values import value
from counterdesk.words import _
from counterdesk.words.dates import clock, day_long, day_year, full


@value
class Telling:
    """What the sentence is made of. `mine` says that the colleague is the person at the desk.

    `confidential` adds the caveat of by-law complaints (LaSalle 8, L13) and leaves the colleague's name unsaid.
    """

    promise: Promise | None
    colleague: Colleague | None = None
    mine: bool = False
    may_say_dates: bool = False
    confidential: bool = False

    @property
    def due_at(self) -> datetime | None:
        """The instant that may be said aloud, or None."""
        return self.promise.due_at if self.promise is not None and self.may_say_dates else None


def message(telling: Telling) -> str:
    """Gives what a caller hears who leaves a message or waits for a call back (L12, T14, T18, E13)."""
    return _joined(_who_answers(telling), _by_when(telling.due_at), _caveat(telling.confidential))


def sending(telling: Telling) -> str:
    """Gives what a caller hears who waits for a form or an e-mail."""
    if telling.due_at is None:
        return _joined(_("It will be sent to you."), _no_day())
    return _joined(_("It will be sent to you by {when}.").format(when=full(telling.due_at)))


def transfer(colleague: Colleague | None, result: TransferResult | None = None) -> str:
    """Gives what a caller hears before being put through (the employee and the department, T20, E13).

    After the voicemail or a call that came back it is the offer of a message.
    """
    if result in (TransferResult.VOICEMAIL, TransferResult.CAME_BACK):
        return _joined(_not_reached(colleague, result), _("I can take a message, so that you hear back."))
    if colleague is None:
        return ""
    return _("I am putting you through to {who}.").format(who=put_through_to(colleague))


def put_through_to(colleague: Colleague) -> str:
    """Gives "Maria Rossi, Finance, extension 214": name, department and extension before a transfer (T20, E13)."""
    parts = [colleague.name]
    if colleague.department and colleague.department != colleague.name:
        parts.append(colleague.department)
    if colleague.extension:
        parts.append(_("extension {number}").format(number=colleague.extension))
    return ", ".join(parts)


def council(meeting_on: date, days: str = "") -> str:
    """Gives what a customer hears whose matter waits for Council: the meeting, and by when an answer (T26, E23).

    `days` is the policy's time after the decision: "5 business days".
    """
    needs = _("This needs a decision of Council, which meets on {day}.").format(day=day_year(meeting_on))
    if not days:
        return needs
    return _joined(needs, _("You should have an official response within {days} of the decision.").format(days=days))


def decided(decided_on: date, days: str = "") -> str:
    """Gives what a customer hears once Council has decided; `days` is the policy's time: "5 business days"."""
    said = _("Council decided on {day}.").format(day=day_year(decided_on))
    if not days:
        return _joined(said, _no_day())
    return _joined(said, _("You should have an official response within {days} of that day.").format(days=days))


def _not_reached(colleague: Colleague | None, result: TransferResult) -> str:
    if colleague is None:
        return _("Nobody picks up.")
    if result is TransferResult.VOICEMAIL:
        return _("{name} does not pick up, and the call went to voicemail.").format(name=colleague.name)
    return _("{name} does not pick up.").format(name=colleague.name)


def referral(name: str) -> str:
    """Gives what a caller hears who must turn to another office."""
    if not name.strip():
        return ""
    return _("This is looked after by {office}, not by the Town.").format(office=name.strip())


@value
class ComplaintTelling:
    """What a complainant's sentence is made of; `goes_to` is the Director or Supervisor, in the town's word."""

    promise: Promise | None
    goes_to: str = ""
    department: str = ""
    may_say_dates: bool = False
    anonymous: bool = False
    risk: Risk = Risk.NOT_ASSESSED


def complaint(telling: ComplaintTelling) -> str:
    """Gives what a complainant hears: where it goes, by when, and that the name stays confidential (L13, L17, T9)."""
    if not is_owed_a_response(telling.anonymous, telling.risk):
        return _("Your complaint is kept, but a complaint without a name is not answered.")
    if telling.anonymous:
        return _joined(_goes_to(telling), _("Without a name we cannot get back to you."))
    due_at = telling.promise.due_at if telling.promise is not None and telling.may_say_dates else None
    return _joined(_goes_to(telling), _first_step(telling.promise, due_at), _caveat(True))


def spelled(name: str) -> str:
    """Gives a name letter by letter, to be read back: "L É V E S Q U E"."""
    return "   ".join(" ".join(part.upper()) for part in name.split())


def contacts_at_number(count: int) -> str:
    """Gives "3rd contact at this number in 10 days": a contact, never a claim about who it is."""
    if count < 2:
        return ""
    return _("{nth} contact at this number in 10 days").format(nth=_ordinal(count))


def contacts_at_numbers(count: int) -> str:
    """Gives the same of several numbers: typed beside each other, or linked because somebody said so."""
    if count < 2:
        return ""
    return _("{nth} contact at these numbers in 10 days").format(nth=_ordinal(count))


def _ordinal(count: int) -> str:
    if count % 100 in (11, 12, 13):
        return _("{number}th").format(number=count)
    endings = {1: _("{number}st"), 2: _("{number}nd"), 3: _("{number}rd")}
    return endings.get(count % 10, _("{number}th")).format(number=count)


def _who_answers(telling: Telling) -> str:
    colleague = telling.colleague
    if telling.mine and colleague is not None:
        return _("I am {name}, and I will get back to you myself.").format(name=colleague.name)
    if colleague is None or telling.confidential:
        return _("Your message goes to the person who looks after this.")
    away_until = _date(colleague.away_until)
    if away_until is not None:
        return _while_away(colleague, away_until, telling.due_at)
    return _("{who} will get your message.").format(who=introduced(colleague))


def introduced(colleague: Colleague) -> str:
    """Gives "Maria Rossi, Tax Collector, extension 214": name, position, contact information (L12)."""
    parts = [colleague.name]
    if colleague.position:
        parts.append(colleague.position)
    if colleague.extension:
        parts.append(_("extension {number}").format(number=colleague.extension))
    return ", ".join(parts) + ("," if len(parts) > 1 else "")


def _while_away(colleague: Colleague, away_until: date, due_at: datetime | None) -> str:
    day = day_long(away_until)
    if due_at is not None and away_until < local_date(due_at):
        back = _("{who} is away until {day} and will then get your message.")
        return back.format(who=introduced(colleague), day=day)
    away = _("{name} is away until {day}.").format(name=colleague.name, day=day)
    if not colleague.stand_in:
        return away
    stand_in = _("{name} stands in and will get your message.").format(name=colleague.stand_in)
    return _joined(away, stand_in)


def _by_when(due_at: datetime | None) -> str:
    if due_at is None:
        return _no_day()
    return _("You should hear by {when}, even if only to say where things stand.").format(when=full(due_at))


def _no_day() -> str:
    return _("I can't promise a day.")


def _caveat(confidential: bool) -> str:
    return _("Your name and what you say about yourself stay confidential.") if confidential else ""


def _goes_to(telling: ComplaintTelling) -> str:
    match (telling.goes_to, telling.department):
        case ("", ""):
            return _("Your complaint goes to the person who looks into it.")
        case ("", department):
            return _("Your complaint goes to {department}.").format(department=department)
        case (goes_to, ""):
            return _("Your complaint goes to the {position}.").format(position=goes_to)
        case (goes_to, department):
            both = _("Your complaint goes to the {position}, {department}.")
            return both.format(position=goes_to, department=department)


def _first_step(promise: Promise | None, due_at: datetime | None) -> str:
    if promise is None or due_at is None:
        return _no_day()
    day = _("{day}, {time}").format(day=day_long(due_at), time=clock(due_at))
    if promise.kind == "complaint_investigate":
        return _("It should be looked into by {when}.").format(when=day)
    if promise.kind == "total":
        return _("You should have a full answer by {when}.").format(when=day)
    return _("You should hear by {when}, even if only to say that we have it.").format(when=day)


def _date(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _joined(*sentences: str) -> str:
    whole = " ".join(sentence for sentence in sentences if sentence)
    return whole.replace("..", ".")  # "4:30 p.m." at the end of a sentence brings its own full stop
