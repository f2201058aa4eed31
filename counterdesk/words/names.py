"""The words for codes: channels, outcomes, stages, verdicts. One table a kind, so that a language is one file."""

from counterdesk.words import _, kept


def channel(code: str) -> str:
    """Gives the counter's word for a channel: `Walk-in`."""
    return _channels().get(code, code)


@kept
def _channels() -> dict[str, str]:
    return {
        "walk_in": _("Walk-in"),
        "call": _("Call"),
        "voicemail": _("Voicemail"),
        "answering_service": _("Answering service"),
        "email": _("E-mail"),
        "letter": _("Letter"),
        "fax": _("Fax"),
        "web_form": _("Web form"),
        "e_form": _("E-form"),
        "social": _("Social message"),
    }


def record(code: str) -> str:
    """Gives the word for a kind of record (its table's name)."""
    return _records().get(code, code)


@kept
def _records() -> dict[str, str]:
    return {
        "contacts": _("Contact"),
        "messages": _("Message"),
        "complaints": _("Complaint"),
        "incidents": _("Incident"),
        "deadlines": _("Deadline"),
    }


def card(code: str) -> str:
    """Gives what a kind of card is called."""
    return {
        "message": _("Message"),
        "incoming": _("Incoming"),
        "complaint": _("Complaint"),
        "incident": _("Incident"),
        "fix": _("Fix of an entry"),
        "fix_complaint": _("Fix of a complaint"),
    }.get(code) or channel(code)


def outcome(code: str) -> str:
    """Gives what came of a contact, in a word or two."""
    return _outcomes().get(code, code)


@kept
def _outcomes() -> dict[str, str]:
    return {
        "answered": _("Answered"),
        "transferred": _("Transferred"),
        "message": _("Message, call back"),
        "send": _("Send something"),
        "referred": _("Referred elsewhere"),
        "none_owed": _("Nothing owed"),
    }


def outcome_detail(code: str) -> str:
    """Gives the other half of an outcome."""
    return _other_halves().get(code, code)


@kept
def _other_halves() -> dict[str, str]:
    return {
        "picked_up": _("picked up"),
        "voicemail": _("went to voicemail"),
        "came_back": _("came back"),
        "county": _("the County"),
        "province": _("the Province"),
        "other": _("another office"),
        "wrong_number": _("wrong number"),
        "sales": _("sales"),
        "hung_up": _("hung up"),
        "left": _("left without service"),
        "information_only": _("for information only"),
        "abusive": _("abusive, no response required"),
    }


def transfer_end(result: str) -> str:
    """Gives where a transferred call ended up; that somebody picked up needs no words."""
    return "" if result in ("", "picked_up") else outcome_detail(result)


def transferred(to: str, result: str) -> str:
    """Gives "Transferred to Sam, went to voicemail"."""
    said = _("Transferred") if to in ("", result) else _("Transferred to {who}").format(who=to)
    return _("{said}, {result}").format(said=said, result=end) if (end := transfer_end(result)) else said


def box(code: str) -> str:
    """Gives a box of the message pad."""
    return {
        "telephoned": _("Telephoned"),
        "came_to_see_you": _("Came to see you"),
        "returned_your_call": _("Returned your call"),
        "please_call": _("Please call"),
        "will_call_again": _("Will call again"),
        "urgent": _("Urgent"),
    }.get(code, code)


def message_state(code: str) -> str:
    """Gives how far a message came."""
    return {
        "to_hand_over": _("not handed over"),
        "handed": _("handed over"),
        "read": _("read"),
        "answered": _("answered"),
        "no_answer_recorded": _("no answer recorded"),
        "not_owed": _("no response owed"),
    }.get(code, code)


def stage(code: str) -> str:
    """Gives what a deadline asks for."""
    return {
        "acknowledge": _("Acknowledge"),
        "investigate": _("Investigate"),
        "answer": _("Answer"),
        "resolve": _("Resolve"),
        "total": _("Full answer, outer limit"),
    }.get(code, code)


def section(number: str) -> str:
    """Gives "Policy 7" for a section that is a bare number; "5.2" and one named in words speak for themselves."""
    return _("Policy {section}").format(section=number) if number.isdigit() else number


def kind(code: str) -> str:
    """Gives the standard's own name, as a policy would head it; without a standard, the channel's."""
    return {
        "call": _("Telephone call"),
        "voicemail": _("Voicemail message"),
        "email": _("E-mail"),
        "written": _("Written correspondence"),
        "web_message": _("Internet message"),
        "eform": _("E-form"),
        "report_a_problem": _("Report a Problem"),
        "direct_message": _("Direct message"),
        "complaint_acknowledge": _("Complaint, acknowledge"),
        "complaint_investigate": _("Complaint, investigate"),
        "complaint_resolve": _("Complaint, resolve"),
        "council_decision": _("After a Council decision"),
        "total": _("Full answer, outer limit"),
    }.get(code) or channel(code)


def state(code: str) -> str:
    """Gives where a deadline stands."""
    return {
        "open": _("open"),
        "met": _("met"),
        "late": _("answered late"),
        "unreached": _("could not be reached"),
        "void": _("voided"),
        "error": _("recorded in error"),
        "not_owed": _("no response owed"),
    }.get(code, code)


def not_owed(code: str) -> str:
    """Gives a rule of the policy by which no response is owed."""
    return {
        "abusive_language": _("Abusive, threatening or discriminatory"),
        "information_only": _("For information only"),
        "anonymous_without_risk": _("Anonymous, no risk"),
    }.get(code, code.replace("_", " "))


def moved(why: str) -> str:
    """Gives what moved a date, from its code with a name behind a colon: `short_notice:Snow` is "closed for snow"."""
    code, _colon, name = why.partition(":")
    return {
        "closure": _("closed: {name}").format(name=name) if name else _("closed"),
        "short_notice": _("closed for {name}").format(name=_as_reason(name)) if name else _("closed at short notice"),
        "opening": _("open: {name}").format(name=name) if name else _("open for longer"),
        "hours": _("the opening hours changed"),
        "reopened": _("a closing was taken back"),
        "policy": _("the policy’s limit changed"),
        "switch": _("a rule of the policy changed"),
        "override": _("the department’s own limit changed"),
        "paused": _("it stood still"),
        "fixed": _("the entry was fixed"),
    }.get(code, code.replace("_", " "))


def _as_reason(name: str) -> str:
    """Gives "snow" for "Snow", and leaves names of more than one capital as they are."""
    return name.lower() if name[1:].islower() and " " not in name else name


def tried(code: str) -> str:
    """Gives what a try to reach somebody came to."""
    return {
        "no_answer": _("no answer"),
        "left_message": _("left a message"),
        "spoke": _("spoke"),
        "taken_back": _("taken back"),
    }.get(code, code)


def answered_how(code: str) -> str:
    """Gives how an answer was given."""
    return {
        "phone": _("by phone"),
        "in_person": _("in person"),
        "email": _("by e-mail"),
        "letter": _("by letter"),
        "other": _("another way"),
    }.get(code, code)


def action(code: str) -> str:
    """Gives what a journal line says was done."""
    if code.endswith("_logged") and code not in _LOGGED_APART:
        return _("logged")
    return {**_deeds_on_entries(), **_deeds_on_promises()}.get(code, code.replace("_", " "))


def closure_source(code: str) -> str:
    """Gives where a proposed closure comes from."""
    return {
        "public": _("Public holiday in Ontario"),
        "optional": _("Kept by some towns"),
        "government": _("Kept by governments"),
        "observed": _("Falls on a closed day; observed on this one"),
        "own": _("What the town did before"),
        "closing": _("Closed at short notice"),
        "imported": _("Read from a calendar file"),
    }.get(code, code)


_LOGGED_APART = frozenset({"complaint_logged"})


def _deeds_on_entries() -> dict[str, str]:
    return {
        "complaint_logged": _("complaint logged"),
        "complaint_fixed": _("fixed"),
        "incident_saved": _("incident saved"),
        "incident_submitted": _("incident submitted and sealed"),
        "incident_added_to": _("addendum added"),
        "sealed_opened": _("opened"),
        "note_added": _("note added"),
        "note_withdrawn": _("note taken back"),
        "entry_voided": _("voided"),
        "entry_fixed": _("fixed"),
        "fix_withdrawn": _("fix taken back"),
        "author_moved": _("moved to who made it"),
        "answer_handed_on": _("took over the answer"),
        "message_handed": _("handed over"),
        "message_read": _("read"),
        "message_taken_back": _("not handed over after all"),
        "message_no_answer": _("no answer recorded"),
        "printed": _("printed"),
        "callers_linked": _("numbers linked"),
        "callers_unlinked": _("link taken back"),
        "changed": _("changed"),
    }


def _deeds_on_promises() -> dict[str, str]:
    return {
        "deadline_tried": _("tried to reach"),
        "deadline_answered": _("answered"),
        "deadline_acknowledged": _("acknowledged"),
        "deadline_unreached": _("could not be reached"),
        "deadline_taken": _("taken"),
        "deadline_given_back": _("given back"),
        "answer_withdrawn": _("answer withdrawn"),
        "try_withdrawn": _("try taken back"),
        "answer_in_error": _("recorded in error"),
        "stage_withdrawn": _("taken back"),
        "council_awaited": _("waits for Council"),
        "meeting_moved": _("meeting of Council moved"),
        "decision_recorded": _("decision of Council recorded"),
        "limit_gave_way": _("outer limit gives way to Council"),
        "closed_not_owed": _("closed, no response owed"),
        "deadline_reopened": _("opened again"),
        "deadline_moved": _("date moved"),
        "deadline_moved_back": _("date moved back"),
        "deadline_paused": _("stands still"),
        "deadline_resumed": _("runs again"),
        "promise_kept": _("promised for"),
    }


def complaint_about(code: str) -> str:
    """Gives what a complaint is about."""
    return {
        "service": _("our service"),
        "employee": _("an employee"),
        "bylaw": _("by-law enforcement"),
    }.get(code, code)


def risk(code: str) -> str:
    """Gives how an anonymous complaint was weighed."""
    return {
        "not_assessed": _("not assessed yet"),
        "none": _("no risk: no response is owed"),
        "risk": _("there is a risk"),
    }.get(code, code)
