"""The line that confirms what was saved: when, as whom, and what, without a word about any caller."""

from counterdesk.services.asks.desk import Done
from counterdesk.words import _, names, ngettext
from counterdesk.words.dates import clock

_LOGGED = "_logged"


def confirm(done: Done) -> str:
    """Gives "Saved 2:04 p.m. as Priya · Walk-in, Dog licence"."""
    time, who = clock(done.at), done.author.split(" ")[0]
    if not who:
        return _("Saved {time} · {what}").format(time=time, what=what(done))
    return _("Saved {time} as {who} · {what}").format(time=time, who=who, what=what(done))


def undone(done: Done, before: Done) -> str:
    """Gives "Undone 2:05 p.m. · Walk-in, Dog licence": what was done before is named."""
    return _("Undone {time} · {what}").format(time=clock(done.at), what=what(before))


def what(done: Done) -> str:
    """Gives what was done in a few words: "Call, Property tax, for Maria Rossi"."""
    if done.record == "contacts" and done.action.endswith(_LOGGED):
        return _contact(done)
    said = _deed(done.action) or names.record(done.record)
    parts = (said, done.number, done.facts.get("topic", ""), _many(done))
    return ", ".join(part for part in parts if part)


def _contact(done: Done) -> str:
    facts = done.facts
    code = facts.get("channel") or done.action.removesuffix(_LOGGED)
    channel = names.channel(code)
    parts = (_times(channel, facts.get("quantity", "")), facts.get("topic", ""), _outcome(done))
    return ", ".join(part for part in parts if part)


def _times(channel: str, quantity: str) -> str:
    many = quantity.isdigit() and int(quantity) > 1
    return _("{count} × {channel}").format(count=quantity, channel=channel) if many else channel


def _outcome(done: Done) -> str:
    """Gives what came of it, unless it was simply answered."""
    detail = names.outcome_detail(done.facts.get("detail", ""))
    match done.facts.get("outcome", ""):
        case "message":
            words = _("message {number}").format(number=done.number) if done.number else _("message")
            return _("{words} for {who}").format(words=words, who=detail) if detail else words
        case "transferred":
            return _("transferred to {who}").format(who=detail) if detail else _("transferred")
        case "send":
            return _("something to send")
        case "referred":
            return _("referred to {who}").format(who=detail) if detail else _("referred elsewhere")
        case "none_owed":
            return detail or _("no answer owed")
        case _:
            return ""


def _many(done: Done) -> str:
    rows = done.facts.get("rows", "")
    if not rows.isdigit():
        return ""
    return ngettext("{count} row", "{count} rows", int(rows)).format(count=rows)


def _deed(action: str) -> str:
    return {**_deadlines(), **_records(), **_town()}.get(action, "")


def _deadlines() -> dict[str, str]:
    return {
        "deadline_tried": _("tried to reach"),
        "deadline_answered": _("answer recorded"),
        "deadline_acknowledged": _("acknowledged"),
        "deadline_unreached": _("could not be reached"),
        "deadline_taken": _("taken"),
        "deadline_given_back": _("given back"),
        "deadline_promised": _("promise kept"),
        "promise_withdrawn": _("promise taken back"),
        "answer_withdrawn": _("answer taken back"),
        "message_handed": _("message handed over"),
        "message_read": _("message read"),
    }


def _records() -> dict[str, str]:
    return {
        "incoming_logged": _("Incoming"),
        "complaint_logged": _("Complaint, sealed"),
        "incident_saved": _("Incident, not submitted yet"),
        "incident_submitted": _("Incident, submitted and sealed"),
        "incident_added_to": _("Incident, note added"),
        "note_added": _("note added"),
        "contact_moved": _("moved to the colleague"),
        "contact_voided": _("taken back"),
    }


def _town() -> dict[str, str]:
    return {
        "topic_added": _("topic added"),
        "topic_renamed": _("topic renamed"),
        "topic_retired": _("topic taken off the board"),
        "topics_placed": _("topics put in order"),
        "person_came": _("at the desk"),
        "person_left": _("left the desk"),
    }
