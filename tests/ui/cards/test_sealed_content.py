"""Complaints and incidents as they are typed, and as they are saved."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from counterdesk.domain.complaint import About, Risk
from counterdesk.domain.contact import CallerTyped, Channel
from counterdesk.domain.ids import DepartmentId, PersonId
from counterdesk.domain.incident import Stamp, Stamps
from counterdesk.ui.cards import keeping
from counterdesk.ui.cards.content import ContactTyped
from counterdesk.ui.cards.keeping import Started
from counterdesk.ui.cards.sealed_content import (
    ComplaintTyped,
    IncidentKept,
    from_contact,
    is_complaint_empty,
    is_incident_empty,
    log_complaint,
    save_incident,
)

OPENED = datetime(2026, 11, 24, 19, 5, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 19, 9, tzinfo=UTC)
STARTED = Started("c-1", "complaint", OPENED, PersonId(1))
KAREN = ComplaintTyped(
    about=About.EMPLOYEE,
    text="Was not let finish.",
    name="K. Doe",
    number="519-555-0100",
    address="14 Oak",
    employee="the man at counter 2",
    department_id=DepartmentId(2),
    department="Finance",
    action_requested="An apology",
)


def test_a_fresh_complaint_is_empty_whatever_it_is_about():
    assert is_complaint_empty(ComplaintTyped())
    assert is_complaint_empty(ComplaintTyped(about=About.BYLAW, channel=Channel.CALL))


@pytest.mark.parametrize("change", [{"text": "x"}, {"name": "K"}, {"anonymous": True}, {"department": "Finance"}])
def test_one_keystroke_makes_a_complaint_worth_keeping(change):
    assert not is_complaint_empty(replace(ComplaintTyped(), **change))


def test_a_complaint_is_logged_with_who_complains_and_about_whom():
    command = log_complaint(KAREN, STARTED)
    assert command.caller == CallerTyped(name="K. Doe", number="519-555-0100")
    assert (command.uid, command.about, command.employee, command.address, command.department_id) == (
        *("c-1", About.EMPLOYEE, "the man at counter 2"),
        *("14 Oak", DepartmentId(2)),
    )


def test_an_anonymous_complaint_keeps_nothing_of_the_person():
    command = log_complaint(replace(KAREN, anonymous=True, risk=Risk.RISK), STARTED)
    assert (command.caller, command.address, command.risk) == (CallerTyped(), "", Risk.RISK)


def test_a_service_complaint_names_no_employee():
    assert log_complaint(replace(KAREN, about=About.SERVICE), STARTED).employee == ""


def test_a_complaint_was_received_when_its_card_was_opened_unless_a_time_was_typed():
    assert log_complaint(KAREN, STARTED).received_at == OPENED
    assert log_complaint(replace(KAREN, received_at=LATER), STARTED).received_at == LATER


def test_a_complaint_comes_back_after_a_crash():
    assert keeping.typed(keeping.draft(STARTED, KAREN, LATER), ComplaintTyped) == KAREN


def test_f8_on_a_call_keeps_its_time_channel_number_and_words():
    call = ContactTyped(channel=Channel.CALL, number="519-555-0100", name="K. Doe", note="Shouts about the fine.")
    incident = from_contact(call, replace(STARTED, uid="call-1", kind="call"))
    assert (incident.channel, incident.happened_at, incident.number) == (Channel.CALL, OPENED, "519-555-0100")
    assert (incident.what_before, incident.linked_uid) == ("Shouts about the fine.", "call-1")


@pytest.mark.parametrize(
    ("stamp", "stamps"),
    [
        (Stamp.WARNED, Stamps(warned_at=LATER)),
        (Stamp.ENDED, Stamps(ended_at=LATER)),
        (Stamp.SUPERVISOR_TOLD, Stamps(supervisor_told_at=LATER)),
        (Stamp.POLICE_CALLED, Stamps(police_called_at=LATER)),
    ],
)
def test_each_stamp_keeps_its_own_moment_and_can_be_taken_back(stamp, stamps):
    pressed = IncidentKept().stamped(stamp, LATER)
    assert pressed.stamps == stamps
    assert not is_incident_empty(pressed)
    assert is_incident_empty(pressed.stamped(stamp, None))


def test_a_linked_incident_is_worth_keeping_from_the_start():
    assert not is_incident_empty(from_contact(ContactTyped(), STARTED))


def test_an_incident_can_be_kept_as_a_draft_and_submitted_later_under_the_same_uid():
    typed = IncidentKept(words_used="…", categories=("Shouting",), linked_uid="call-1", supervisor_id=PersonId(9))
    later, now = (save_incident(typed, STARTED, submit=submit) for submit in (True, False))
    assert (now.uid, now.submit, later.submit) == ("c-1", False, True)
    assert (later.linked_contact_uid, later.typed.categories, later.typed.supervisor_id) == (
        *("call-1", ("Shouting",)),
        PersonId(9),
    )


def test_an_incident_happened_when_its_card_was_opened_unless_a_time_was_typed():
    assert save_incident(IncidentKept(), STARTED, submit=True).typed.happened_at == OPENED
    assert save_incident(IncidentKept(happened_at=LATER), STARTED, submit=True).typed.happened_at == LATER


def test_an_incident_comes_back_after_a_crash_with_its_stamps():
    typed = IncidentKept(words_used="…", categories=("a", "b"), police_called_at=LATER, supervisor_id=PersonId(2))
    assert keeping.typed(keeping.draft(STARTED, typed, LATER), IncidentKept) == typed
