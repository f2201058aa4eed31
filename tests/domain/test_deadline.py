"""Verdicts: at the due instant is in time, later is late, and without a date nobody is late."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.domain.complaint import Risk, is_owed_a_response
from counterdesk.domain.deadline import State, is_recorded_late, sort_instant, verdict
from counterdesk.domain.ids import record_number
from counterdesk.domain.instants import ZONE, day_bounds, from_ms, local_date, to_ms
from counterdesk.domain.message import MessageState
from counterdesk.domain.refusal import Refused

DUE = datetime(2026, 11, 25, 21, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)
instants = st.timedeltas(timedelta(0), timedelta(days=36_000)).map(lambda span: datetime(1990, 1, 1, tzinfo=UTC) + span)


def test_an_answer_at_the_due_instant_is_in_time() -> None:
    assert verdict(DUE, DUE) is State.MET
    assert verdict(DUE, DUE + SECOND) is State.LATE


def test_nobody_is_late_for_a_date_that_does_not_exist() -> None:
    assert verdict(None, DUE) is State.MET
    assert not is_recorded_late(None, DUE, DUE + SECOND)


@pytest.mark.parametrize(
    ("answered", "recorded", "late"),
    [(DUE, DUE, False), (DUE, DUE + SECOND, True), (DUE + SECOND, DUE + 2 * SECOND, False)],
)
def test_recorded_late_is_in_time_and_typed_afterwards(answered: datetime, recorded: datetime, late: bool) -> None:
    assert is_recorded_late(DUE, answered, recorded) is late


def test_the_queue_sorts_by_the_earlier_of_clause_and_promise() -> None:
    assert sort_instant(DUE, DUE - SECOND) == DUE - SECOND
    assert sort_instant(None, DUE) == DUE
    assert sort_instant(DUE, None) == DUE
    assert sort_instant(None, None) is None


def test_three_states_are_verdicts() -> None:
    assert {state for state in State if state.is_verdict} == {State.MET, State.LATE, State.UNREACHED}


def test_what_is_owed_no_response_is_closed_without_a_verdict() -> None:
    assert {state for state in State if state.is_closed and not state.is_verdict} == {State.NOT_OWED}


def test_only_an_answer_or_a_rule_of_the_policy_closes_a_message() -> None:
    closed = {state for state in MessageState if not state.is_open}
    assert closed == {MessageState.ANSWERED, MessageState.NOT_OWED}


@pytest.mark.parametrize(
    ("anonymous", "risk", "owed"),
    [
        (True, Risk.NONE, False),
        (True, Risk.RISK, True),
        (True, Risk.NOT_ASSESSED, True),
        (False, Risk.NONE, True),
    ],
)
def test_only_an_anonymous_complaint_without_risk_is_owed_nothing(anonymous: bool, risk: Risk, owed: bool) -> None:
    assert is_owed_a_response(anonymous, risk) is owed


@given(instants)
def test_milliseconds_go_there_and_back(at: datetime) -> None:
    assert abs(from_ms(to_ms(at)) - at) < timedelta(milliseconds=1)
    assert to_ms(from_ms(to_ms(at))) == to_ms(at)


def test_an_instant_without_an_offset_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="offset"):
        to_ms(datetime(2026, 11, 25))  # noqa: DTZ001


@pytest.mark.parametrize(("day", "hours"), [("2026-11-24", 24), ("2026-03-08", 23), ("2026-11-01", 25)])
def test_a_local_day_is_as_long_as_the_clock_makes_it(day: str, hours: int) -> None:
    on = datetime.fromisoformat(day).date()
    since, until = day_bounds(on)
    assert until - since == timedelta(hours=hours)
    assert local_date(since) == on
    assert local_date(until) != on
    assert since.astimezone(ZONE).hour == 0


def test_a_record_number_is_said_as_year_and_count() -> None:
    assert record_number(2026, 412) == "2026-0412"
    assert record_number(2026, 12345) == "2026-12345"


def test_a_refusal_shows_its_code_and_keeps_its_facts_to_itself() -> None:
    refused = Refused("received_in_future", at=DUE)
    assert (str(refused), repr(refused)) == ("received_in_future", "Refused('received_in_future')")
    assert refused.facts == {"at": DUE}
