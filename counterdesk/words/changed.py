"""What happened to an entry, in words: who did what when, and what each changed field said before and says now."""

from datetime import datetime

from counterdesk.domain.contact import Given
from counterdesk.services.asks.contacts import HistoryLine
from counterdesk.words import _, names
from counterdesk.words.dates import due_line


def field(code: str) -> str:
    """Gives what a changed field is called; empty for those that a journal line says better."""
    return {**_of_the_person(), **_of_the_matter(), **_of_the_answer()}.get(code, "")


def is_worth_saying(line: HistoryLine) -> bool:
    """Whether a line of the history says something to a person: something done, or a field with a name and a value."""
    return not line.field or bool(field(line.field) and (line.before or line.after))


def history_line(line: HistoryLine) -> str:
    """Gives "Tue 24 Nov, 2:07 p.m. · Tom Ng · note: was “Leaves”, now “Leaf bags”"."""
    parts = [due_line(line.at), line.who]
    parts.append(change(line) if line.field else names.action(line.action))
    return " · ".join(part for part in parts if part)


def change(line: HistoryLine) -> str:
    """Gives what a field said before and says now."""
    name, before, after = field(line.field), value(line.field, line.before), value(line.field, line.after)
    if not before:
        return _("{field}: “{after}”").format(field=name, after=after)
    if not after:
        return _("{field}: was “{before}”, now empty").format(field=name, before=before)
    return _("{field}: was “{before}”, now “{after}”").format(field=name, before=before, after=after)


def before(line: HistoryLine, because: str) -> str:
    """Gives what stands beside a changed value: "was “Leaves” until Tue 24 Nov, 2:07 p.m., Tom Ng: misheard"."""
    was = value(line.field, line.before)
    until = _("until {when}, {who}") if line.who else _("until {when}")
    until = until.format(when=due_line(line.at), who=line.who)
    said = _("was “{before}” {until}") if was else _("was empty {until}")
    said = said.format(before=was, until=until)
    return _("{said}: {because}").format(said=said, because=because) if because else said


def value(code: str, text: str) -> str:
    """Gives a field's value as people say it: a code as its words, an instant as its date."""
    if not text:
        return ""
    if code.endswith("_at") and code != "reach_at":
        return due_line(datetime.fromisoformat(text))
    match code:
        case "channel":
            return names.channel(text)
        case "outcome":
            return names.outcome(text)
        case "outcome_detail":
            return names.outcome_detail(text)
        case "about":
            return names.complaint_about(text)
        case "risk":
            return names.risk(text)
        case "boxes":
            return ", ".join(names.box(box) for box in text.split(","))
        case "tried":
            return names.tried(text)
        case _:
            return _plain(code, text)


def given(text: str, given_: Given) -> str:
    """Gives a name or number, or why there is none."""
    match given_:
        case Given.DECLINED:
            return _("declined")
        case Given.NOT_GIVEN:
            return _("not given")
        case Given.GIVEN:
            return text


def _plain(code: str, text: str) -> str:
    """Gives the words of the few fields that hold one of two codes, and everything else as it was typed."""
    if code in ("confidential", "anonymous"):
        return _("yes") if text == "True" else _("no")
    two = {
        ("on_behalf_proof", "says_so"): _("says so"),
        ("on_behalf_proof", "authorization_seen"): _("authorization seen"),
    }
    return two.get((code, text), text)


def _of_the_person() -> dict[str, str]:
    return {
        "name": _("name"),
        "number_typed": _("number"),
        "number": _("number"),
        "reach_at": _("reach at"),
        "confidential": _("confidential"),
        "on_behalf": _("on behalf of"),
        "on_behalf_proof": _("how that is known"),
        "language": _("language"),
        "accommodation": _("what they need"),
        "address": _("address"),
        "anonymous": _("anonymous"),
        "risk": _("risk"),
        "author_id": _("written by"),
    }


def _of_the_matter() -> dict[str, str]:
    return {
        "channel": _("how it came in"),
        "happened_at": _("received"),
        "topic_text": _("topic"),
        "note": _("note"),
        "place": _("place concerned"),
        "reference": _("reference elsewhere"),
        "about": _("what it is about"),
        "subject_sealed": _("what happened"),
        "employee_sealed": _("employee"),
        "action_requested": _("what the person asks for"),
        "outcome": _("what came of it"),
        "outcome_detail": _("whom, where or why"),
        "fixed_because": _("reason for the fix"),
    }


def _of_the_answer() -> dict[str, str]:
    return {
        "for_text": _("who answers"),
        "best_time": _("best time"),
        "boxes": _("message pad"),
        "due_at": _("due"),
        "promised_at": _("promised for"),
        "told_due_at": _("told to the person"),
        "tried": _("tried to reach"),
    }
