"""What a contact card says, worked out from what it holds: the sentence, the due line, the greeting. No widgets."""

import re
from datetime import datetime

from counterdesk.domain.contact import Channel, Outcome, TransferResult
from counterdesk.domain.script import Moment
from counterdesk.domain.script import subject as subject_of
from counterdesk.services.asks.contacts import Colleague
from counterdesk.services.asks.due import Promise
from counterdesk.services.asks.people import PersonRow
from counterdesk.services.asks.town import TownView
from counterdesk.ui.cards.content import ContactTyped
from counterdesk.words import _, names, ngettext, script, tell
from counterdesk.words.dates import due_line
from counterdesk.words.script import Rules, Speaker
from counterdesk.words.tell import Telling

_BLANK = re.compile(r"\{(\w+)\}")


def to_caller(typed: ContactTyped, promise: Promise | None, town: TownView, me: Colleague | None) -> str:
    """Gives the sentence for the caller, empty where nothing is to be said, or nobody is there who left a message."""
    if typed.channel is Channel.VOICEMAIL:
        return ""
    mine = typed.answerer is not None and me is not None and typed.answerer.answerer == me.answerer
    telling = Telling(promise, typed.answerer, mine, town.may_say_dates, typed.confidential)
    match typed.outcome:
        case Outcome.MESSAGE:
            return tell.message(telling)
        case Outcome.SEND:
            return tell.sending(telling)
        case Outcome.TRANSFERRED:
            return _putting_through(typed, town, me)
        case Outcome.REFERRED:
            return tell.referral(typed.referred_name)
        case _:
            return ""


def due_words(promise: Promise | None) -> str:
    """Gives "Due Wed 25 Nov, 4:30 p.m. · 1 business day, 5.2", or why there is no date.

    A date that may not be said to anybody yet runs all the same once the card is saved: it stands there for us.
    """
    if promise is None:
        return ""
    if promise.due_at is None and promise.why is not None and promise.why.due_at is not None:
        return _for_us(promise.why.due_at, promise.no_due_reason)
    if promise.due_at is None:
        return {
            "no_standard_in_text": _("No date in the policy"),
            "hours_not_confirmed": _("No date before the opening hours are confirmed"),
            "year_not_confirmed": _("No date before the year's closures are confirmed"),
            "no_open_time": _("No open day, so no date"),
            "nothing_owed": _("The policy names no time for this"),
        }.get(promise.no_due_reason, _("No date"))
    due = _("Due {when}").format(when=due_line(promise.due_at))
    return f"{due} · {standard_words(promise)}" if promise.number else due


def _for_us(due_at: datetime, reason: str) -> str:
    words = {
        "hours_not_confirmed": _("Due {when}, not to be said before the opening hours are confirmed"),
        "year_not_confirmed": _("Due {when}, not to be said before the year's closures are confirmed"),
    }.get(reason, _("Due {when}, not to be said"))
    return words.format(when=due_line(due_at))


def standard_words(promise: Promise) -> str:
    """Gives "1 business day, 5.2" or "2 business days, Policy 7": how long, by which section."""
    if promise.unit == "days":
        span = ngettext("{count} day", "{count} days", promise.number)
    else:
        span = ngettext("{count} business day", "{count} business days", promise.number)
    span = span.format(count=promise.number)
    section = names.section(promise.section)
    return _("{span}, {section}").format(span=span, section=section) if section else span


def to_say(
    channel: Channel, moment: Moment, town: TownView, person: PersonRow | None, to: Colleague | None = None
) -> tuple[str, str]:
    """Gives what to say at a moment of a conversation, and the policy's own text behind it."""
    if not town.town:
        return "", ""
    rules = Rules(town.script, town.own_words)
    return script.said(channel, moment, rules, speaker(town, person, to)), rules.rule(channel, moment)


def speaker(town: TownView, person: PersonRow | None, to: Colleague | None = None) -> Speaker:
    """Gives who speaks, for the town, and who is put through to."""
    first_name = person.first_name or person.name if person else ""
    department = person.department if person else ""
    return Speaker(first_name, town.name, department, tell.put_through_to(to) if to else "")


def _putting_through(typed: ContactTyped, town: TownView, me: Colleague | None) -> str:
    """Gives the sentence before a transfer: the town's own words where it has some, or the offer of a message."""
    own = town.own_words.get(subject_of(Channel.CALL, Moment.TRANSFER), "")
    reached = typed.transfer_result in (None, TransferResult.PICKED_UP)
    if own and reached and typed.transferred_to is not None:
        first_name, department = (me.name.partition(" ")[0], me.department) if me else ("", "")
        to = tell.put_through_to(typed.transferred_to)
        return script.filled(own, Speaker(first_name, town.name, department, to))
    return tell.transfer(typed.transferred_to, typed.transfer_result)


def notice(words: str) -> str:
    """Gives the collection notice to read out; what the town has not filled in stands as a visible blank."""
    return _BLANK.sub(lambda blank: f"[{blank[1].replace('_', ' ')}]", words)


def is_bylaw(topic: str, town: TownView) -> bool:
    """Whether the topic sounds like a by-law complaint in a town that keeps complainants confidential (L13)."""
    return all("bylaw" in words.casefold().replace("-", "") for words in (topic, town.complaint_identity_note))


def subject(kind: str, number: str, topic: str, *, in_public: bool = False) -> str:
    """Gives "Call · ·· 42": what a parked card is called, with the number as the public may see it."""
    return " · ".join(part for part in (kind_words(kind, in_public=in_public), number or topic) if part)


def kind_words(kind: str, *, in_public: bool = False) -> str:
    """Gives the word for a kind of card; where the public sees the screen an incident is called a note."""
    if kind == "incident" and in_public:
        return _("Note")
    own = {"message": _("Message"), "incoming": _("Incoming"), "complaint": _("Complaint"), "incident": _("Incident")}
    return own.get(kind) or names.channel(kind)
