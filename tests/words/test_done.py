"""The confirming line: when, as whom, what; never a word about a caller."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from counterdesk.domain.contact import (
    Answerer,
    CallerTyped,
    Channel,
    NothingOwed,
    Outcome,
    OutcomeDetail,
    ReferredTo,
)
from counterdesk.domain.instants import ZONE
from counterdesk.domain.message import MessageTyped
from counterdesk.services.asks.contacts import LogContact, LogOneClick, Undo
from counterdesk.services.asks.desk import Done
from counterdesk.ui import shortcuts
from counterdesk.words.done import confirm, undone, what
from tests.desk import call, new_desk, person, topic, toronto, uid

AT_204 = datetime(2026, 11, 24, 14, 4, tzinfo=ZONE)
WALK_IN = Done(
    "walk_in_logged",
    AT_204,
    "contacts",
    "u",
    1,
    author="Priya Nair",
    can_undo=True,
    facts={"channel": "walk_in", "topic": "Dog licence", "outcome": "answered", "quantity": "1", "one_click": "yes"},
)


def facts(**more: str) -> Done:
    return replace(WALK_IN, facts={"channel": "call", "topic": "Property tax", **more})


def test_the_line_says_when_as_whom_and_what() -> None:
    assert confirm(WALK_IN) == "Saved 2:04 p.m. as Priya · Walk-in, Dog licence"


def test_without_an_author_it_says_when_and_what() -> None:
    assert confirm(replace(WALK_IN, author="")) == "Saved 2:04 p.m. · Walk-in, Dog licence"


def test_an_incident_that_was_kept_says_that_it_is_unfinished_and_where_it_waits() -> None:
    kept = Done("incident_saved", AT_204, "incidents", "u", 1, "2026-0001", author="Priya Nair")
    assert confirm(kept) == "Kept 2:04 p.m. as Priya, unfinished · 2026-0001 waits in Incidents and complaints"
    key = shortcuts.shown("page_sealed")
    assert confirm(kept, public=True) == f"Kept 2:04 p.m. as Priya, unfinished · Note, it waits behind {key}"


def test_a_void_names_the_entry_and_who_voided_it(tmp_path: Path) -> None:
    desk, _clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    logged = desk.do(LogOneClick(uid(), Channel.WALK_IN, topic(desk)), priya)
    voided = desk.do(Undo(logged.uid, "entered twice"), priya)
    assert confirm(replace(voided, at=AT_204)) == f"Voided 2:04 p.m. by Priya · Walk-in, {logged.facts['topic']}"


def test_undo_names_what_was_undone() -> None:
    taken_back = Done("entry_voided", datetime(2026, 11, 24, 14, 5, tzinfo=ZONE), "contacts", "u", 1)
    assert undone(taken_back, WALK_IN) == "Undone 2:05 p.m. · Walk-in, Dog licence"


@pytest.mark.parametrize(
    ("action", "more", "said"),
    [
        (
            "limit_set",
            {"what": "number", "subject": "voicemail", "value": "2 business_days"},
            "Voicemail message: 2 business days, from 1 Dec 2026 on",
        ),
        (
            "override_set",
            {"what": "override", "subject": "email", "department": "Planning", "value": "1 days", "moved": "2"},
            "E-mail · Planning: 1 day, from 1 Dec 2026 on, 2 dates moved",
        ),
        (
            "switch_set",
            {"what": "switch", "subject": "half_day", "value": "skipped", "moved": "1"},
            "A day on which we close early is not counted, from 1 Dec 2026 on, 1 date moved",
        ),
        (
            "words_set",
            {"what": "script", "subject": "call.greet", "value": "Good day, {town}."},
            "Call: Greeting, the Town’s own words, from 1 Dec 2026 on",
        ),
        (
            "edit_withdrawn",
            {"what": "switch", "subject": "half_day", "value": "skipped", "moved": "1"},
            "taken back: A day on which we close early is not counted, from 1 Dec 2026 on, 1 date moved",
        ),
    ],
)
def test_an_edit_of_the_policy_says_what_holds_from_when(action: str, more: dict[str, str], said: str) -> None:
    done = Done(action, AT_204, "policy_edits", "u", 1, facts={"from_on": "2026-12-01", **more})
    assert what(done) == said


def test_twelve_at_once_are_counted() -> None:
    twelve = replace(WALK_IN, facts={**WALK_IN.facts, "quantity": "12"})
    assert what(twelve) == "12 × Walk-in, Dog licence"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"outcome": "answered"}, "Call, Property tax"),
        ({"outcome": "message", "detail": "Maria Rossi"}, "Call, Property tax, message for Maria Rossi"),
        ({"outcome": "message"}, "Call, Property tax, message"),
        ({"outcome": "transferred", "detail": "Public Works"}, "Call, Property tax, transferred to Public Works"),
        ({"outcome": "transferred"}, "Call, Property tax, transferred"),
        (
            {"outcome": "transferred", "detail": "Sam", "result": "voicemail"},
            "Call, Property tax, transferred to Sam, went to voicemail",
        ),
        (
            {"outcome": "transferred", "detail": "Sam", "result": "picked_up"},
            "Call, Property tax, transferred to Sam",
        ),
        (
            {"outcome": "transferred", "detail": "came_back", "result": "came_back"},
            "Call, Property tax, transferred, came back",
        ),
        ({"outcome": "send"}, "Call, Property tax, something to send"),
        ({"outcome": "referred", "detail": "county"}, "Call, Property tax, referred to the County"),
        ({"outcome": "referred"}, "Call, Property tax, referred elsewhere"),
        ({"outcome": "none_owed", "detail": "wrong_number"}, "Call, Property tax, wrong number"),
        ({"outcome": "none_owed"}, "Call, Property tax, nothing owed"),
        ({"outcome": "none_owed", "detail": "hung_up", "waited": "245"}, "Call, Property tax, hung up, 4 min on hold"),
        ({"outcome": "none_owed", "detail": "hung_up", "waited": "59"}, "Call, Property tax, hung up"),
        ({"outcome": "answered", "waited": "245"}, "Call, Property tax"),
    ],
)
def test_what_came_of_it_follows_the_topic(more: dict[str, str], words: str) -> None:
    assert what(facts(**more)) == words


def test_a_message_has_its_number() -> None:
    done = replace(facts(outcome="message", detail="Maria Rossi"), number="2026-0007")
    assert what(done) == "Call, Property tax, message 2026-0007 for Maria Rossi"


def test_without_a_topic_the_channel_and_the_outcome_say_it() -> None:
    assert what(replace(WALK_IN, facts={"channel": "call", "outcome": "none_owed", "detail": "sales"})) == "Call, sales"


@pytest.mark.parametrize(
    ("action", "record", "words"),
    [
        ("deadline_answered", "deadlines", "answer recorded"),
        ("deadline_tried", "deadlines", "tried to reach"),
        ("note_added", "contacts", "note added"),
        ("something_new", "contacts", "Contact"),
        ("something_new", "settings", "settings"),
    ],
)
def test_other_deeds_have_their_words(action: str, record: str, words: str) -> None:
    assert what(Done(action, AT_204, record)) == words


def test_a_sealed_record_is_its_kind_and_number() -> None:
    done = Done("complaint_logged", AT_204, "complaints", "u", 1, "2026-0412", "Priya Nair")
    assert confirm(done) == "Saved 2:04 p.m. as Priya · Complaint, sealed, 2026-0412"


def test_facing_the_public_an_incident_is_a_note_without_a_number() -> None:
    done = Done("incident_submitted", AT_204, "incidents", "u", 1, "2026-0001", "Priya Nair")
    assert confirm(done, public=True) == "Saved 2:04 p.m. as Priya · Note"
    assert undone(done, done, public=True) == "Undone 2:04 p.m. · Note"


def test_facing_the_public_a_complaint_has_no_number() -> None:
    done = Done("complaint_logged", AT_204, "complaints", "u", 1, "2026-0412", "Priya Nair")
    assert confirm(done, public=True) == "Saved 2:04 p.m. as Priya · Complaint"


def test_a_note_names_the_entry_it_belongs_to() -> None:
    done = Done("note_added", AT_204, "contacts", "u", 1, facts={"of": "walk_in", "topic": "Dog licence"})
    assert what(done) == "note added: Walk-in, Dog licence"
    assert what(replace(done, facts={"of": "call"})) == "note added: Call"
    assert what(replace(done, action="note_withdrawn")) == "note taken back: Walk-in, Dog licence"


def test_the_rows_of_an_incoming_sheet_are_counted() -> None:
    done = Done("incoming_logged", AT_204, "contacts", "u", 1, facts={"rows": "10"})
    assert what(done) == "Incoming, 10 rows"


def test_a_real_click_is_confirmed_in_its_words(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, toronto("2026-11-24 14:04"))
    priya = person(desk, "Priya")
    done = desk.do(LogOneClick(uid(), Channel.WALK_IN, topic(desk)), priya)
    assert confirm(done) == "Saved 2:04 p.m. as Priya · Walk-in, Property taxes"
    clock.forward(minutes=1)
    assert undone(desk.do(Undo(done.uid), priya), done) == "Undone 2:05 p.m. · Walk-in, Property taxes"
    desk.close()


def test_a_real_wrong_number_is_confirmed_in_its_words(tmp_path: Path) -> None:
    desk, _clock = new_desk(tmp_path, toronto("2026-11-24 14:04"))
    wrong = OutcomeDetail(nothing_owed=NothingOwed.WRONG_NUMBER)
    done = desk.do(LogOneClick(uid(), Channel.CALL, None, Outcome.NOTHING_OWED, wrong), person(desk, "Priya"))
    assert confirm(done) == "Saved 2:04 p.m. as Priya · Call, wrong number"
    desk.close()


@pytest.mark.parametrize(
    ("contact", "ending"),
    [
        (
            call(outcome=Outcome.MESSAGE, message=MessageTyped(Answerer(text="A. Bell"))),
            "message 2026-0001 for A. Bell",
        ),
        (
            call(outcome=Outcome.REFERRED, detail=OutcomeDetail(referred_to=ReferredTo.COUNTY)),
            "referred to the County",
        ),
        (
            call(outcome=Outcome.TRANSFERRED, detail=OutcomeDetail(transferred_to=Answerer(text="Public Works"))),
            "transferred to Public Works",
        ),
    ],
)
def test_a_real_card_is_confirmed_without_its_caller(tmp_path: Path, contact: LogContact, ending: str) -> None:
    desk, _clock = new_desk(tmp_path)
    line = confirm(desk.do(contact, person(desk, "Priya")))
    assert line.endswith(ending)
    assert contact.caller != CallerTyped()
    assert contact.caller.name not in line
    assert "0142" not in line
    desk.close()


def test_a_wait_for_council_names_the_meeting_and_a_decision_its_due_date() -> None:
    waiting = Done("council_awaited", AT_204, "deadlines", facts={"name": "Oak Street", "council_on": "2026-12-08"})
    assert what(waiting) == "waits for Council, Oak Street, meeting Tue 8 Dec"
    decided = Done("decision_recorded", AT_204, "deadlines", facts={"due_at": "2026-12-15T21:30:00+00:00"})
    assert what(decided) == "decision of Council recorded, due Tue 15 Dec, 4:30 p.m."


def test_an_estimate_beyond_the_limit_is_said_when_it_is_kept() -> None:
    """E22: the estimate is kept, and capped by the outer limit."""
    done = Done("deadline_acknowledged", AT_204, "deadlines", facts={"name": "M. R.", "beyond_limit": "yes"})
    assert what(done) == "acknowledged, M. R., later than the policy’s outer limit"


@pytest.mark.parametrize(
    ("action", "facts", "said"),
    [
        ("office_closed", {"name": "Snow", "moved": "3"}, "closed, Snow, 3 dates moved"),
        ("closing_undone", {"name": "Snow", "back": "1"}, "closing undone, Snow, 1 date moved back"),
        ("closures_saved", {"name": "Christmas closure"}, "days that differ, Christmas closure"),
        ("year_confirmed", {"year": "2027"}, "year confirmed, 2027"),
        ("hours_set", {}, "opening hours"),
    ],
)
def test_a_change_of_the_calendar_says_what_it_moved(action: str, facts: dict[str, str], said: str) -> None:
    assert what(Done(action, AT_204, "closures", "u", facts=facts)) == said


FIXED = replace(WALK_IN, action="entry_fixed")
WEDNESDAY, TUESDAY = (toronto(f"2026-11-{day} 16:30").isoformat() for day in (25, 24))


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, ""),
        ({"due_at": TUESDAY, "was_due_at": WEDNESDAY}, ", now due Tue 24 Nov, 4:30 p.m., was Wed 25 Nov, 4:30 p.m."),
        ({"due_at": TUESDAY, "was_due_at": "none"}, ", now due Tue 24 Nov, 4:30 p.m."),
        ({"was_due_at": WEDNESDAY}, ", no date any more, was Wed 25 Nov, 4:30 p.m."),
        ({"due_at": WEDNESDAY}, ""),
    ],
)
def test_a_fix_says_which_entry_and_both_dates_where_one_moved(more: dict[str, str], words: str) -> None:
    done = replace(FIXED, facts={"channel": "call", "topic": "Property tax", "outcome": "answered", **more})
    assert what(done) == f"fixed: Call, Property tax{words}"


def test_a_fix_that_was_taken_back_is_named() -> None:
    done = replace(FIXED, action="fix_withdrawn", facts={"channel": "call", "outcome": "answered"})
    assert what(done) == "fix taken back: Call"


def test_a_fixed_complaint_says_its_number_and_on_a_public_screen_nothing_more() -> None:
    done = Done("complaint_fixed", AT_204, "complaints", "u", 1, "2026-0007", facts={"was_due_at": WEDNESDAY})
    assert what(done) == "Complaint fixed, 2026-0007, no date any more, was Wed 25 Nov, 4:30 p.m."
    assert what(done, public=True) == "Complaint"


def test_a_fix_of_a_complaint_that_was_taken_back_names_its_number_and_nobody() -> None:
    done = Done("fix_withdrawn", AT_204, "complaints", "u", 1, "2026-0007", author="Priya Nair")
    assert confirm(done) == "Saved 2:04 p.m. as Priya · fix taken back, 2026-0007"
    assert confirm(done, public=True) == "Saved 2:04 p.m. as Priya · Complaint"


@pytest.mark.parametrize("why", ["abusive", "hung_up", ""])
def test_facing_the_public_nothing_says_why_nothing_is_owed(why: str) -> None:
    done = replace(WALK_IN, facts={"channel": "call", "outcome": "none_owed", "detail": why})
    nothing = what(replace(done, facts={**done.facts, "detail": ""}))
    assert what(done, public=True) == nothing
    assert nothing in confirm(done, public=True)
