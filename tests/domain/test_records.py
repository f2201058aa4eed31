"""Numbers, messages, complaints, incidents and refusals as values."""

import pytest

from counterdesk.domain.complaint import About, Risk, is_owed_a_response
from counterdesk.domain.contact import Answerer
from counterdesk.domain.ids import DepartmentId, PersonId, record_number
from counterdesk.domain.incident import Stamp, Stamps
from counterdesk.domain.message import Box, MessageState, MessageTyped
from counterdesk.domain.refusal import Refused


@pytest.mark.parametrize(
    ("year", "count", "printed"),
    [(2026, 1, "2026-0001"), (2026, 412, "2026-0412"), (2027, 9999, "2027-9999"), (2026, 10_000, "2026-10000")],
)
def test_a_record_number_is_read_as_people_say_it(year, count, printed):
    assert record_number(year, count) == printed


@pytest.mark.parametrize(
    ("anonymous", "risk", "owed"),
    [
        (False, Risk.NOT_ASSESSED, True),
        (False, Risk.NONE, True),
        (False, Risk.RISK, True),
        (True, Risk.NOT_ASSESSED, True),
        (True, Risk.RISK, True),
        (True, Risk.NONE, False),
    ],
)
def test_only_an_anonymous_complaint_without_assessed_risk_is_owed_no_response(anonymous, risk, owed):
    """Tecumseh T5 (life or safety), Essex E3 (health or safety)."""
    assert is_owed_a_response(anonymous, risk) is owed


def test_a_message_waits_until_it_is_answered_or_owed_no_response():
    waiting = {state for state in MessageState if state.is_open}
    assert waiting == set(MessageState) - {MessageState.ANSWERED, MessageState.NOT_OWED}


def test_no_answer_recorded_is_not_an_answer():
    assert MessageState.NO_ANSWER_RECORDED.is_open


def test_the_pad_has_the_six_boxes_of_the_paper_one():
    assert len(Box) == 6


def test_an_empty_message_is_for_nobody_yet():
    assert MessageTyped().answerer.is_nobody


@pytest.mark.parametrize(
    "answerer", [Answerer(PersonId(1)), Answerer(department_id=DepartmentId(2)), Answerer(text="the Mayor's office")]
)
def test_a_person_a_department_or_a_typed_name_is_somebody(answerer):
    assert not answerer.is_nobody


def test_blanks_are_nobody():
    assert Answerer(text="   ").is_nobody


def test_nothing_is_stamped_before_it_is_pressed():
    assert Stamps() == Stamps(None, None, None, None)
    assert [stamp.value for stamp in Stamp] == ["warned", "ended", "supervisor_told", "police_called"]


def test_a_complaint_about_an_employee_is_a_kind_of_its_own():
    assert About.EMPLOYEE is not About.SERVICE


def test_a_refusal_shows_its_code_and_keeps_its_facts_out_of_logs():
    refused = Refused("number_too_long", digits=400)
    assert refused.facts == {"digits": 400}
    assert repr(refused) == "Refused('number_too_long')"
    assert str(refused) == "number_too_long"
    assert "400" not in repr(refused) + str(refused)
