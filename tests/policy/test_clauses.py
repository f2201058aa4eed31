"""The clauses about time, row by row: what a clerk would expect each to give, with the row's id."""

import pytest

from counterdesk.app.packs import shipped_packs
from counterdesk.policy import WorkedOut, work_out
from tests.policy.build import calendar, toronto, wall

PACKS = shipped_packs()
# Monday, June 8, 2026, 10:00: an ordinary week without closures.
MONDAY = "2026-06-08T10:00"


def promised(town: str, kind: str, received: str = MONDAY) -> WorkedOut:
    return work_out(PACKS[town].standard(kind), calendar(), toronto(received))


@pytest.mark.parametrize(
    ("row", "town", "kind", "expected"),
    [
        ("L2", "lasalle", "call", "Wed 2026-06-10"),
        ("L3", "lasalle", "email", "Wed 2026-06-10"),
        ("L4", "lasalle", "written", "Mon 2026-06-15"),
        ("L17", "lasalle", "complaint_acknowledge", "Thu 2026-06-11"),
        ("L17", "lasalle", "complaint_resolve", "Tue 2026-06-23"),
        ("T9", "tecumseh", "complaint_investigate", "Thu 2026-06-11"),
        ("T9", "tecumseh", "complaint_resolve", "Mon 2026-06-29"),
        ("T13", "tecumseh", "call", "Tue 2026-06-09"),
        ("T25", "tecumseh", "email", "Thu 2026-06-11"),
        ("T26", "tecumseh", "council_decision", "Mon 2026-06-15"),
        ("T28", "tecumseh", "written", "Mon 2026-06-15"),
        ("T30", "tecumseh", "web_message", "Tue 2026-06-09"),
        ("T31", "tecumseh", "eform", "Wed 2026-06-10"),
        ("K2", "kawartha_lakes", "call", "Wed 2026-06-10"),
        ("K3", "kawartha_lakes", "email", "Wed 2026-06-10"),
        ("K4", "kawartha_lakes", "written", "Mon 2026-06-15"),
        ("E14", "essex", "voicemail", "Wed 2026-06-10"),
        ("E19", "essex", "email", "Wed 2026-06-10"),
        ("E20", "essex", "report_a_problem", "Thu 2026-06-11"),
        ("E21", "essex", "direct_message", "Wed 2026-06-10"),
        ("E21", "essex", "written", "Mon 2026-06-15"),
        ("E22", "essex", "total", "Mon 2026-06-29"),
        ("E23", "essex", "council_decision", "Mon 2026-06-15"),
    ],
)
def test_monday_contact_is_due_as_its_clause_says(row: str, town: str, kind: str, expected: str) -> None:
    found = promised(town, kind)
    assert wall(found.due) == f"{expected} 16:30:00"
    assert found.standard.clause == row


def test_two_days_and_two_business_days_part_over_a_weekend_in_lasalle() -> None:
    """L2 and L3 stand side by side; Thursday's call is due on Monday, and so is its e-mail, by another way."""
    call, email = promised("lasalle", "call", "2026-06-11T10:00"), promised("lasalle", "email", "2026-06-11T10:00")
    assert wall(call.due) == wall(email.due) == "Mon 2026-06-15 16:30:00"
    assert [step.code for step in call.steps][-1] == "counted"
    assert [step.code for step in email.steps][-1] == "moved_on"
    friday_call = promised("lasalle", "call", "2026-06-12T10:00")
    friday_email = promised("lasalle", "email", "2026-06-12T10:00")
    assert (wall(friday_call.due), wall(friday_email.due)) == ("Tue 2026-06-16 16:30:00", "Mon 2026-06-15 16:30:00")


def test_one_complaint_in_lasalle_runs_on_two_clocks_in_two_units() -> None:
    """L17: acknowledged within 3 working days, resolved within 15 plain days."""
    route = PACKS["lasalle"].complaint("service")
    standards = [PACKS["lasalle"].standard(kind) for kind in route.starts]
    assert [(one.stage, one.unit, one.force) for one in standards] == [
        ("acknowledge", "business_days", "must"),
        ("resolve", "days", "should"),
    ]


def test_complaint_about_an_employee_is_investigated_and_resolved_in_tecumseh() -> None:
    """T8 and T9."""
    route = PACKS["tecumseh"].complaint("employee")
    assert [PACKS["tecumseh"].standard(kind).stage for kind in route.starts] == ["investigate", "resolve"]
    assert "Cityworks" in route.words
    assert PACKS["tecumseh"].hand_off_system == "Cityworks"


def test_every_essex_item_has_an_outer_limit() -> None:
    """E22."""
    outer = PACKS["essex"].standard(PACKS["essex"].outer)
    assert (outer.number, outer.stage) == (15, "total")


def test_nothing_is_promised_where_the_appendix_is_missing() -> None:
    """A13: Amherstburg; K12: no standard for complaints in Kawartha Lakes."""
    for kind in ("call", "email", "written", "voicemail", "complaint_resolve"):
        assert promised("amherstburg", kind).reason == "no_standard_in_text"
    assert promised("kawartha_lakes", "complaint_resolve").reason == "no_standard_in_text"
    (blank,) = (one for one in PACKS["amherstburg"].blanks if one.code == "appendix_a")
    assert {"call", "email", "written"} <= set(blank.fills)


def test_apology_needs_the_action_where_the_town_says_so() -> None:
    """L18 and T10."""
    assert "written apology" in PACKS["lasalle"].complaint("service").apology
    assert "action taken to rectify" in PACKS["tecumseh"].complaint("employee").apology
    assert PACKS["essex"].complaint("employee").apology is None


def test_essex_hours_are_tied_to_its_response_times() -> None:
    """E10: the hours stand for "expected response times included in this policy"."""
    hours = PACKS["essex"].hours
    assert "expected response times included in this policy" in hours.words
    assert (hours.clause, hours.section) == ("E10", "6")
    assert PACKS["amherstburg"].hours.clause == "A7"
