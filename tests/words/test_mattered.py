"""What else mattered for a date: departments' limits, the town's edits, Council, what moved it, and what was told."""

from dataclasses import replace
from datetime import date

from counterdesk.services.asks.due import Why, WhyEdit, WhyMoved, WhyOverride, WhyStep
from counterdesk.words.why import explain
from tests.desk import toronto
from tests.words.test_why import FRIDAY_EVENING

PLAIN = replace(FRIDAY_EVENING, calendar="")


def said(**more: object) -> tuple[str, ...]:
    return explain(replace(PLAIN, **more)).remarks  # type: ignore[arg-type]


def test_a_stricter_department_says_both_numbers() -> None:
    """K13: departments may be stricter than the corporate minimum."""
    override = WhyOverride("By-law Enforcement", 1, "business_days", 2, from_on=date(2026, 11, 2))
    assert said(override=override) == (
        (
            "By-law Enforcement has a limit of its own, 1 business day; the town’s is 2 business days; "
            "it holds from Monday, November 2, 2026 on."
        ),
    )


def test_a_longer_limit_says_who_approved_it_and_when() -> None:
    """K13: a longer one is unique and approved by CAO and Council."""
    longer = WhyOverride("Planning", 5, "business_days", 2, "CAO and Council", date(2026, 3, 10))
    assert said(override=longer) == (
        (
            "Planning has a limit of its own, 5 business days; the town’s is 2 business days, "
            "approved by CAO and Council on Tuesday, March 10, 2026."
        ),
    )


def test_a_number_that_the_town_filled_in_says_from_when_and_where_it_stands() -> None:
    filled = WhyEdit("number", "call", date(2026, 11, 2), "Priya Nair", "Appendix A, July 14, 2025")
    assert said(edits=(filled,)) == (
        (
            "The text leaves this number blank; the town filled it in, from Monday, November 2, 2026 on, "
            "by Priya Nair (Appendix A, July 14, 2025)."
        ),
    )


def test_a_switch_that_the_town_chose_says_from_when() -> None:
    chosen = WhyEdit("switch", "half_day", date(2026, 11, 2))
    assert said(edits=(chosen,)) == ("The town chose this rule itself, from Monday, November 2, 2026 on.",)


def test_a_date_moved_by_snow_says_when_by_whom_and_what_it_was_before() -> None:
    moved = WhyMoved(toronto("2026-06-10 14:20"), "Priya Nair", "short_notice:Snow", toronto("2026-06-10 16:30"))
    lines = said(
        due_at=toronto("2026-06-11 16:30"),
        original_due_at=toronto("2026-06-10 16:30"),
        moved=moved,
        told_at=toronto("2026-06-10 16:30"),
    )
    assert lines == (
        (
            "Moved Wednesday, June 10, 2026, 2:20 p.m. by Priya Nair: closed for snow. "
            "It was due Wednesday, June 10, 2026, 4:30 p.m. before."
        ),
        "The person was told Wednesday, June 10, 2026, 4:30 p.m.",
    )


def test_the_first_date_is_kept_beside_a_second_move() -> None:
    moved = WhyMoved(toronto("2026-06-11 09:00"), "", "closure:Flood", toronto("2026-06-11 16:30"))
    lines = said(due_at=toronto("2026-06-12 16:30"), original_due_at=toronto("2026-06-10 16:30"), moved=moved)
    assert lines[0].startswith("Moved Thursday, June 11, 2026, 9:00 a.m.: closed: Flood.")
    assert lines[1] == "It was first worked out as Wednesday, June 10, 2026, 4:30 p.m."


def test_the_day_it_was_moved_to_says_why_in_the_table() -> None:
    steps = (*PLAIN.steps, WhyStep(date(2026, 6, 11), "moved_by_closure", "Snow"))
    last = explain(replace(PLAIN, due_at=toronto("2026-06-11 16:30"), steps=steps)).days[-1]
    assert (last.day, last.what, last.due, last.counts) == (
        "Thu 11 Jun",
        "moved to here, closed for snow: due 4:30 p.m.",
        True,
        True,
    )


def test_a_council_decision_names_its_day() -> None:
    """T26, E23: the time counts from the decision."""
    assert said(council_on=date(2026, 12, 8), decided_on=date(2026, 12, 8)) == (
        "Council decided on Tuesday, December 8, 2026; the time counts from there.",
    )


def test_a_matter_before_council_says_what_it_waits_for() -> None:
    assert said(council_on=date(2026, 12, 8)) == (
        "It waits for a decision of Council, meeting on Tuesday, December 8, 2026; the time begins with the decision.",
    )


def test_our_own_promise_is_kept_beside_the_clause() -> None:
    assert said(promised_at=toronto("2026-06-09 10:00")) == (
        "We promised Tuesday, June 9, 2026, 10:00 a.m. ourselves; both dates are kept.",
    )
    assert said(promised_at=PLAIN.due_at) == ()


def test_what_stood_still_gives_reason_and_interval() -> None:
    start, end = toronto("2026-06-08 09:00"), toronto("2026-06-09 12:00")
    assert said(pauses=((start, end, "waits for a map"), (end, None, "again"))) == (
        "It stood still from Monday, June 8, 2026, 9:00 a.m. to Tuesday, June 9, 2026, 12:00 p.m.: waits for a map.",
        "It stands still since Tuesday, June 9, 2026, 12:00 p.m.: again.",
    )


def test_what_was_opened_again_says_that_the_old_result_stays() -> None:
    assert said(reopen_reason="The cheque never came.") == (
        "Opened again: The cheque never came. The result before it stays.",
    )


def test_the_department_whose_calendar_it_is_stands_with_its_version() -> None:
    why: Why = replace(PLAIN, calendar="0b1f-uid 4", department="Libro Centre")
    assert explain(why).remarks == ("Counted with the calendar of Libro Centre, version 4.",)
