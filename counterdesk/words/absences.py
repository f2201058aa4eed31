"""Absences in words: what the policy asks for, and the texts to copy, each with the day of return and who helps.

The texts are ours and ready to be changed; what the policy itself says stands beside them in the town's own words.
"""

from dataclasses import replace
from datetime import date

from counterdesk.services.asks.people import Absence, AwayAsk, PersonRow
from counterdesk.words import _, names, ngettext
from counterdesk.words.dates import day_long, day_short, days

_NOT_A_TEXT = frozenset({"forward_calls"})


def head(absence: Absence) -> str:
    """Gives "Mon 7 Dec to Fri 11 Dec, 5 business days, back Mon 14 Dec"."""
    count = absence.business_days
    parts = [
        days(absence.from_on, absence.until_on),
        ngettext("{count} business day", "{count} business days", count).format(count=count),
        _("back {day}").format(day=day_short(absence.back_on)) if absence.back_on else "",
    ]
    return ", ".join(part for part in parts if part)


def standing(absence: Absence, today: date) -> str:
    """Gives "Away now", "Away from Mon 7 Dec", or the line of the day of return: change the greeting back."""
    match absence.phase:
        case "coming":
            return _("Away from {day}").format(day=day_short(absence.from_on))
        case "away":
            return _("Away now")
        case _:
            return f"{_is_back(absence, today)} {_change_back(absence)}".strip()


def stand_in(absence: Absence) -> str:
    """Gives who stands in, or that nobody does although a text has to name somebody."""
    if absence.stand_in is None:
        return _("Nobody stands in. The texts need an alternate contact.") if absence.asks else ""
    who = _("{name} stands in").format(name=_reach(absence.stand_in))
    return _("{who}, and is away in this time too.").format(who=who) if absence.stand_in_is_away else f"{who}."


def thing(asks: str) -> str:
    """Gives what is asked for: "Voicemail greeting"."""
    return {
        "voicemail_greeting": _("Voicemail greeting"),
        "automatic_reply": _("Automatic reply to e-mail"),
        "forward_calls": _("Calls forwarded"),
        "signature_notice": _("Notice in the e-mail signature"),
    }.get(asks, asks)


def deed(ask: AwayAsk, phase: str) -> str:
    """Gives the words of the box to tick: "Voicemail greeting changed", after the absence "changed back"."""
    ahead = {
        "voicemail_greeting": _("Voicemail greeting changed"),
        "automatic_reply": _("Automatic reply switched on"),
        "forward_calls": _("Forwarding of calls considered"),
        "signature_notice": _("Notice put into the e-mail signature"),
    }
    after = {
        "voicemail_greeting": _("Voicemail greeting changed back"),
        "automatic_reply": _("Automatic reply switched off"),
        "forward_calls": _("Calls not forwarded any more"),
        "signature_notice": _("Notice taken out of the e-mail signature"),
    }
    return (after if phase == "back" else ahead).get(ask.asks, ask.asks)


def source(ask: AwayAsk) -> str:
    """Gives the clauses in the town's words: "Policy 7: “Change voicemail greeting if ...”"."""
    return "\n".join(
        _("{section}: “{words}”").format(section=_section(clause.section), words=clause.words) for clause in ask.clauses
    )


def notes(ask: AwayAsk, today: date) -> str:
    """Gives by which day it must be there, and what paper of the policy is missing."""
    parts = []
    if ask.by_on is not None and not ask.state:
        late = _("It was to be there by {day}.") if ask.by_on < today else _("It is to be there by {day}.")
        parts.append(late.format(day=day_long(ask.by_on)))
    if ask.missing:
        parts.append(_("Not in the policy’s text: {what}.").format(what=ask.missing[:1].lower() + ask.missing[1:]))
    return " ".join(parts)


def ticked(ask: AwayAsk) -> str:
    """Gives "Priya Nair, Tue 24 Nov" for what was ticked."""
    if ask.ticked_at is None:
        return ""
    return ", ".join(part for part in (ask.ticked_by, day_short(ask.ticked_at)) if part)


def text(absence: Absence, asks: str) -> str:
    """Gives the text to copy, with the day of return and the alternate contact; empty where there is none."""
    if asks in _NOT_A_TEXT:
        return ""
    sentences = {
        "voicemail_greeting": [
            _("You have reached {name}.").format(name=_introduced(absence.person)),
            _away_sentence(absence),
            _help(absence, is_spoken=True),
            _("To leave a detailed message, speak after the tone."),
        ],
        "automatic_reply": [
            _("Thank you for your message."),
            _away_sentence(absence),
            _help(absence),
            _("I will read your message when I am back."),
        ],
        "signature_notice": [_("Vacation alert:"), _away_sentence(absence), _help(absence)],
    }.get(asks, [])
    return " ".join(sentence for sentence in sentences if sentence)


def saved(absence: Absence | None) -> str:
    """Gives the line after an absence was entered: how much the policy asks for by its length."""
    if absence is None:
        return _("Saved.")
    count = len(absence.asks)
    if not count:
        return _("Saved. For an absence of this length the policy asks for nothing.")
    said = ngettext(
        "Saved. The policy asks for {count} thing; it stands under Away.",
        "Saved. The policy asks for {count} things; they stand under Away.",
        count,
    )
    return said.format(count=count)


def back(people: tuple[str, ...]) -> str:
    """Gives the quiet line of the morning: who is back today, with a greeting to be changed back."""
    if not people:
        return ""
    return _("Back today: {who}. Change greetings and automatic replies back.").format(who=", ".join(people))


def _is_back(absence: Absence, today: date) -> str:
    if absence.back_on is None or absence.back_on >= today:
        return _("{name} is back today.").format(name=absence.person.name)
    return _("{name} is back since {day}.").format(name=absence.person.name, day=day_short(absence.back_on))


def _change_back(absence: Absence) -> str:
    left = [_in_a_list(one.asks) for one in absence.asks if one.state != "back"]
    return _("To be changed back: {things}.").format(things=", ".join(left)) if left else ""


def _in_a_list(asks: str) -> str:
    return {
        "voicemail_greeting": _("the voicemail greeting"),
        "automatic_reply": _("the automatic reply"),
        "forward_calls": _("forwarded calls"),
        "signature_notice": _("the e-mail signature"),
    }.get(asks, asks)


def _away_sentence(absence: Absence) -> str:
    first, last = day_long(absence.from_on), day_long(absence.until_on)
    if first == last:
        away = _("I am away on {day}").format(day=first)
    else:
        away = _("I am away from {first} to {last}").format(first=first, last=last)
    if absence.back_on is None:
        return _("{away}.").format(away=away)
    return _("{away} and will be back on {day}.").format(away=away, day=day_long(absence.back_on))


def _help(absence: Absence, *, is_spoken: bool = False) -> str:
    """Gives whom to turn to; an e-mail address is no help to an ear where there is an extension."""
    if absence.stand_in is None:
        return ""
    email = "" if is_spoken and absence.stand_in.extension else absence.stand_in.email
    return _("For help before then, please contact {who}.").format(who=_reach(replace(absence.stand_in, email=email)))


def _introduced(person: PersonRow) -> str:
    return ", ".join(part for part in (person.name, person.position, person.department) if part)


def _reach(person: PersonRow) -> str:
    """Gives "Tom Ng, Deputy Clerk, extension 215, tom@example.org": as much of it as is known."""
    extension = _("extension {number}").format(number=person.extension) if person.extension else ""
    return ", ".join(part for part in (person.name, person.position, extension, person.email) if part)


def _section(number: str) -> str:
    shown = names.section(number)
    return shown if shown != number else _("Policy {section}").format(section=number)
