"""The line that confirms what was saved: when, as whom, and what, without a word about any caller."""

from dataclasses import replace
from datetime import date, datetime

from counterdesk.services.asks.desk import Done
from counterdesk.words import _, names, ngettext
from counterdesk.words.dates import clock, day_short, due_line, running

_FIXED = frozenset({"entry_fixed", "fix_withdrawn"})
_SEALED = frozenset({"incidents", "complaints"})
_POLICY = "policy_edits"
_A_MINUTE = 60


def confirm(done: Done, *, public: bool = False) -> str:
    """Gives "Saved 2:04 p.m. as Priya · Walk-in, Dog licence"; `public`: on a screen that the public can see."""
    time, who = clock(done.at), done.author.split(" ")[0]
    said = what(done, public=public)
    if done.action == "incident_saved":
        where = _("{number} waits in Incidents and complaints").format(number=done.number)
        where = _("{note}, it waits behind Ctrl+5").format(note=said) if public else where
        return _("Kept {time} as {who}, unfinished · {where}").format(time=time, who=who, where=where)
    if done.action == "entry_voided" and "of" in done.facts:
        return _("Voided {time} by {who} · {entry}").format(time=time, who=who, entry=_entry(done))
    if not who:
        return _("Saved {time} · {what}").format(time=time, what=said)
    return _("Saved {time} as {who} · {what}").format(time=time, who=who, what=said)


def undone(done: Done, before: Done, *, public: bool = False) -> str:
    """Gives "Undone 2:05 p.m. · Walk-in, Dog licence": what was done before is named."""
    return _("Undone {time} · {what}").format(time=clock(done.at), what=what(before, public=public))


def somebody_elses(done: Done) -> str:
    """Says who alone can take it back from the line, and where anybody else can void an entry."""
    who = done.author.split(" ")[0]
    said = _("{who} wrote this: only {who} can take it back here.").format(who=who)
    if "channel" not in done.facts or done.action in _FIXED:
        return said
    return _("{said} You can void it in the entry, with a reason.").format(said=said)


def what(done: Done, *, public: bool = False) -> str:
    """Gives what was done in a few words: "Call, Property tax, for Maria Rossi".

    On a screen that the public can see an incident is a note, a complaint has no number, and why nothing is owed is
    left out.
    """
    if public and done.record in _SEALED:
        return _("Note") if done.record == "incidents" else names.record(done.record)
    if done.action in _FIXED and done.record not in _SEALED:
        return _fixed(_neutral(done) if public else done)
    if done.action == "complaint_fixed":
        return ", ".join(part for part in (_deed(done.action), done.number, _date_fixed(done)) if part)
    if done.record == _POLICY:
        return _edit(done)
    if "channel" in done.facts:
        return _contact(_neutral(done) if public else done)
    if "of" in done.facts:
        return _note(done)
    said = _moved(done.facts.get("to", "")) if done.action == "author_moved" else _deed(done.action)
    said = said or names.record(done.record)
    named = done.facts.get("topic", "") or done.facts.get("name", "") or done.facts.get("year", "")
    parts = (said, done.number, named, _many(done), _date(done), _beyond(done), _dates_moved(done))
    return ", ".join(part for part in parts if part)


def _date(done: Done) -> str:
    """Gives the date that it now stands under: a meeting, or a new due date."""
    if council_on := done.facts.get("council_on", ""):
        return _("meeting {day}").format(day=day_short(date.fromisoformat(council_on)))
    if due_at := done.facts.get("due_at", ""):
        return _("due {date}").format(date=due_line(datetime.fromisoformat(due_at)))
    return ""


def _edit(done: Done) -> str:
    """Gives what holds in the policy from when, or that this was taken back."""
    from counterdesk.words import policy

    made = policy.edit_made(done.facts)
    said = _("taken back: {edit}").format(edit=made) if done.action == "edit_withdrawn" else made
    return ", ".join(part for part in (said, _dates_moved(done)) if part)


def _fixed(done: Done) -> str:
    entry = _("{deed}: {entry}").format(deed=_deed(done.action), entry=_contact(done))
    return ", ".join(part for part in (entry, _date_fixed(done)) if part)


def _date_fixed(done: Done) -> str:
    """Gives the date that a fix moved, and the one before: nothing moves silently."""
    was, due_at = done.facts.get("was_due_at", ""), done.facts.get("due_at", "")
    if not was:
        return ""
    now = _("now due {date}").format(date=_at(due_at)) if due_at else _("no date any more")
    return now if was == "none" else _("{now}, was {date}").format(now=now, date=_at(was))


def _at(text: str) -> str:
    return due_line(datetime.fromisoformat(text))


def _beyond(done: Done) -> str:
    return _("later than the policy’s outer limit") if done.facts.get("beyond_limit") else ""


def _dates_moved(done: Done) -> str:
    """Gives how many running dates a change of calendar moved, or an undo moved back."""
    moved, back = (done.facts.get(fact, "") for fact in ("moved", "back"))
    if moved.isdigit():
        return ngettext("{count} date moved", "{count} dates moved", int(moved)).format(count=moved)
    if back.isdigit():
        return ngettext("{count} date moved back", "{count} dates moved back", int(back)).format(count=back)
    return ""


def _moved(to: str) -> str:
    return _("moved to {who}").format(who=to) if to else _("moved to the colleague")


def _neutral(done: Done) -> Done:
    """Leaves out why nothing is owed: the reason may say how somebody behaved."""
    if done.facts.get("outcome") != "none_owed":
        return done
    return replace(done, facts={**done.facts, "detail": ""})


def _contact(done: Done) -> str:
    facts = done.facts
    channel = _times(names.channel(facts["channel"]), facts.get("quantity", ""))
    parts = (channel, facts.get("topic", ""), _outcome(done), _waited(done))
    return ", ".join(part for part in parts if part)


def _waited(done: Done) -> str:
    """Gives how long a caller was on hold who got no answer, from one minute on."""
    seconds = done.facts.get("waited", "") if done.facts.get("outcome", "") == "none_owed" else ""
    waited = int(seconds) if seconds.isdigit() else 0
    return _("{span} on hold").format(span=running(waited)) if waited >= _A_MINUTE else ""


def _note(done: Done) -> str:
    """Gives "note added to Walk-in, Dog licence": the entry that the note belongs to is named."""
    return _("{deed}: {entry}").format(deed=_deed(done.action), entry=_entry(done))


def _entry(done: Done) -> str:
    """Gives "Walk-in, Dog licence": the entry that something was done to."""
    return ", ".join(part for part in (names.channel(done.facts["of"]), done.facts.get("topic", "")) if part)


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
            return _transferred(done.facts.get("detail", ""), done.facts.get("result", ""))
        case "send":
            return _("something to send")
        case "referred":
            return _("referred to {who}").format(who=detail) if detail else _("referred elsewhere")
        case "none_owed":
            return detail or _("nothing owed")
        case _:
            return ""


def _transferred(to: str, result: str) -> str:
    said = _("transferred") if to in ("", result) else _("transferred to {who}").format(who=to)
    return _("{said}, {result}").format(said=said, result=end) if (end := names.transfer_end(result)) else said


def _many(done: Done) -> str:
    rows = done.facts.get("rows", "")
    if not rows.isdigit():
        return ""
    return ngettext("{count} row", "{count} rows", int(rows)).format(count=rows)


def _deed(action: str) -> str:
    return {**_deadlines(), **_records(), **_town(), **_calendar()}.get(action, "")


def _deadlines() -> dict[str, str]:
    return {
        "deadline_tried": _("tried to reach"),
        "try_withdrawn": _("try taken back"),
        "deadline_answered": _("answer recorded"),
        "deadline_acknowledged": _("acknowledged"),
        "deadline_unreached": _("could not be reached"),
        "deadline_taken": _("taken"),
        "deadline_given_back": _("given back"),
        "promise_kept": _("promised day kept"),
        "answer_withdrawn": _("answer taken back"),
        "answer_in_error": _("answer recorded in error"),
        "stage_withdrawn": _("taken back"),
        "council_awaited": _("waits for Council"),
        "meeting_moved": _("meeting of Council moved"),
        "decision_recorded": _("decision of Council recorded"),
        "closed_not_owed": _("no response owed"),
        "deadline_reopened": _("opened again"),
        "deadline_paused": _("stands still"),
        "deadline_resumed": _("runs again"),
        "message_handed": _("message handed over"),
        "message_read": _("message read"),
        "message_taken_back": _("message not handed over yet"),
        "message_no_answer": _("no answer recorded"),
    }


def _records() -> dict[str, str]:
    return {
        "incoming_logged": _("Incoming"),
        "complaint_logged": _("Complaint, sealed"),
        "incident_saved": _("Incident, not submitted yet"),
        "incident_submitted": _("Incident, submitted and sealed"),
        "incident_added_to": _("Incident, note added"),
        "note_added": _("note added"),
        "note_withdrawn": _("note taken back"),
        "entry_voided": _("taken back"),
        "entry_fixed": _("fixed"),
        "complaint_fixed": _("Complaint fixed"),
        "fix_withdrawn": _("fix taken back"),
        "printed": _("printed"),
        "callers_linked": _("Numbers linked"),
        "callers_unlinked": _("Link of two numbers taken back"),
    }


def _town() -> dict[str, str]:
    return {
        "topic_added": _("topic added"),
        "topic_changed": _("topic changed"),
        "topic_retired": _("topic taken off the board"),
        "topics_placed": _("topics put in order"),
        "topics_arranged": _("topics arranged by use"),
        "topic_restored": _("topic back on the board"),
        "shift_begun": _("at the desk"),
        "shift_ended": _("left the desk"),
        "desk_handed_over": _("desk handed over"),
        "desk_taken_over": _("“I have it”"),
        "line_changed": _("In line"),
        "line_left": _("left without service"),
        "line_left_withdrawn": _("still in line"),
    }


def _calendar() -> dict[str, str]:
    return {
        "office_closed": _("closed"),
        "closures_saved": _("days that differ"),
        "closures_removed": _("days that differ taken back"),
        "closing_undone": _("closing undone"),
        "hours_set": _("opening hours"),
        "year_confirmed": _("year confirmed"),
    }
