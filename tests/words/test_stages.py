"""The stages of a record in words: how each stands, which is next and why."""

from dataclasses import replace
from datetime import date

import pytest

from counterdesk.domain.ids import DeadlineId
from counterdesk.services.asks.stages import StageRow, StagesAnswer
from counterdesk.words.stages import beyond, stage_line, then
from tests.desk import toronto

INVESTIGATE = StageRow(
    id=DeadlineId(1),
    kind="complaint_investigate",
    stage="investigate",
    state="open",
    must=True,
    clause="T9",
    section="4.4",
    received_at=toronto("2026-11-24 10:00"),
    due_at=toronto("2026-11-27 16:30"),
    original_due_at=toronto("2026-11-27 16:30"),
    promised_at=None,
    no_due_reason="",
    is_next=True,
)
RESOLVE = replace(
    INVESTIGATE,
    id=DeadlineId(2),
    kind="complaint_resolve",
    stage="resolve",
    due_at=toronto("2026-12-15 16:30"),
    original_due_at=toronto("2026-12-15 16:30"),
    is_next=False,
)
MET = replace(
    INVESTIGATE,
    state="met",
    is_next=False,
    answered_at=toronto("2026-11-26 11:00"),
    answered_by="Maria Rossi",
    answered_how="phone",
)


def line(row: StageRow, *others: StageRow):
    return stage_line(row, StagesAnswer((row, *others)))


def test_the_stage_that_comes_first_is_next_and_says_why() -> None:
    """T9: investigated within 3, resolved within 15 business days."""
    said = line(INVESTIGATE, RESOLVE)
    assert (said.title, said.state, said.tone) == ("Investigate", "Next due: its date comes first", "accent")
    assert said.details == ("due Fri 27 Nov, 4:30 p.m.", "Policy 4.4, must")


def test_the_other_stage_comes_later() -> None:
    said = line(RESOLVE, INVESTIGATE)
    assert (said.title, said.state) == ("Resolve", "Open, comes later")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, "this entry has no other date open"),
        ({"promised_at": toronto("2026-11-25 12:00")}, "the date we promised comes first"),
        ({"due_at": None}, "the policy gives no date"),
        ({"due_at": None, "council_on": date(2026, 12, 8)}, "Council has not decided yet"),
    ],
)
def test_next_due_has_a_reason(changes: dict[str, object], reason: str) -> None:
    assert line(replace(INVESTIGATE, **changes)).state == f"Next due: {reason}"  # type: ignore[arg-type]


def test_a_verdict_names_when_how_and_by_whom() -> None:
    said = line(MET)
    assert (said.state, said.tone) == ("Met: Thu 26 Nov, 11:00 a.m., by phone, Maria Rossi", "ok")
    assert line(replace(MET, state="late")).state.startswith("Answered late: ")
    assert line(replace(MET, state="late")).tone == "late"


def test_no_response_owed_names_the_rule() -> None:
    """T27: abusive letters require no response."""
    closed = replace(INVESTIGATE, state="not_owed", is_next=False, not_owed_code="abusive_language")
    assert line(closed).state == "No response owed: Abusive, threatening or discriminatory"
    cited = replace(closed, not_owed_section="7.3")
    assert line(cited).state == "No response owed: Abusive, threatening or discriminatory, Policy 7.3"


def test_could_not_be_reached_is_a_verdict_of_its_own() -> None:
    assert line(replace(INVESTIGATE, state="unreached", is_next=False)).state == "Could not be reached"


def test_a_moved_date_keeps_the_first_one_and_says_why() -> None:
    moved = replace(INVESTIGATE, due_at=toronto("2026-11-30 16:30"), moved_why="short_notice:Snow")
    assert line(moved).details[2] == "first due Fri 27 Nov, 4:30 p.m., moved: closed for snow"


def test_waiting_for_council_shows_the_meeting() -> None:
    waiting = replace(
        INVESTIGATE,
        kind="council_decision",
        stage="answer",
        due_at=None,
        original_due_at=None,
        council_on=date(2026, 12, 8),
    )
    assert line(waiting).title == "Waiting for Council"
    assert "meeting Tue 8 Dec" in line(waiting).details
    decided = replace(waiting, decided_on=date(2026, 12, 8), due_at=toronto("2026-12-15 16:30"))
    assert line(decided).title == "After a Council decision"
    assert "decided Tue 8 Dec" in line(decided).details


def test_what_stands_still_says_since_when() -> None:
    paused = replace(INVESTIGATE, paused_at=toronto("2026-11-25 09:00"))
    assert line(paused).state == "Stands still since Wed 25 Nov, 9:00 a.m."


def test_an_answer_is_named_with_its_kind() -> None:
    assert line(replace(INVESTIGATE, stage="answer", kind="call")).title == "Answer, Telephone call"


def test_reopened_and_recorded_in_error_keep_their_reasons() -> None:
    odd = replace(MET, reopens=True, reopen_reason="never came", error_reason="wrong row", recorded_late=True)
    assert line(odd).details[-3:] == (
        "recorded late",
        "opened again: never came",
        "an answer before this one was recorded in error: wrong row",
    )


def test_the_stage_after_this_one_is_one_line() -> None:
    assert then("resolve", "complaint_resolve", "Tue 15 Dec") == "then: resolve by Tue 15 Dec"
    assert then("total", "total", "Tue 15 Dec") == "then: full answer by Tue 15 Dec"
    assert then("answer", "call", "") == "then: answer"
    assert then("", "council_decision", "") == "then: After a Council decision"


def test_an_estimate_beyond_the_outer_limit_is_warned_of_with_its_clause() -> None:
    """E22: in all not more than 15 business days."""
    assert beyond("Tue 15 Dec, 4:30 p.m.", "7") == (
        "Later than the outer limit of Policy 7, Tue 15 Dec, 4:30 p.m.: the full answer is due by then."
    )
    assert "of the policy," in beyond("Tue 15 Dec", "")


def test_t14_who_answered_is_named_with_the_department() -> None:
    said = stage_line(replace(MET, answered_department="Finance"), StagesAnswer((MET,)))
    assert said.state == "Met: Thu 26 Nov, 11:00 a.m., by phone, Maria Rossi, Finance"
