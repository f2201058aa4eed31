"""Due dates at the edges: closing time, lunch, 24:00, half-days, plain days, the limits of 400 days."""

import pytest

from counterdesk.policy import Switches, switches_that_mattered
from tests.policy.build import ALWAYS, WEEK, calendar, due, standard, toronto, wall

HALF = [["08:30", "12:00"]]
LUNCH = {day: [["08:30", "11:30"], ["13:30", "16:30"]] for day in WEEK}


def test_call_at_4_31_on_friday_counts_as_received_on_monday() -> None:
    found = due("2026-06-05T16:31")
    assert wall(found.effective_received) == "Mon 2026-06-08 08:30:00"
    assert wall(found.due) == "Wed 2026-06-10 16:30:00"
    assert found.receipt == "after_closing"


def test_call_exactly_at_closing_is_in_hours() -> None:
    found = due("2026-06-05T16:30")
    assert (wall(found.due), found.receipt) == ("Tue 2026-06-09 16:30:00", "at_closing")


def test_half_a_second_after_closing_is_after_closing() -> None:
    assert due("2026-06-05T16:30:00.500").receipt == "after_closing"


def test_town_may_say_that_closing_time_is_after_hours() -> None:
    found = due("2026-06-05T16:30", at_closing="next_open_day")
    assert wall(found.due) == "Wed 2026-06-10 16:30:00"


def test_lunch_closing_instant_may_wait_until_the_office_reopens_the_same_day() -> None:
    found = due("2026-06-10T11:30", opening=calendar(LUNCH), at_closing="next_open_day")
    assert wall(found.effective_received) == "Wed 2026-06-10 13:30:00"
    assert found.receipt == "between_openings"
    assert wall(found.due) == "Fri 2026-06-12 16:30:00"


def test_two_openings_that_touch_leave_no_closing_between_them() -> None:
    touching = calendar({day: [["09:00", "12:00"], ["12:00", "15:00"]] for day in WEEK})
    found = due("2026-06-10T12:00", opening=touching, at_closing="next_open_day")
    assert (wall(found.effective_received), found.receipt) == ("Wed 2026-06-10 12:00:00", "in_hours")


@pytest.mark.parametrize(
    ("received", "receipt"),
    [
        ("2026-06-10T07:00", "before_opening"),
        ("2026-06-10T12:00", "between_openings"),
        ("2026-06-10T20:00", "after_closing"),
        ("2026-06-13T12:00", "closed_day"),
        ("2026-06-10T09:00", "in_hours"),
        ("2026-06-10T08:30", "in_hours"),
    ],
)
def test_how_a_contact_came_in_is_told(received: str, receipt: str) -> None:
    assert due(received, opening=calendar(LUNCH)).receipt == receipt


def test_midnight_at_the_end_of_an_evening_opening_belongs_to_the_next_date() -> None:
    evening = calendar({"mon": [["18:00", "24:00"]], "tue": [["08:30", "16:30"]], "wed": [["08:30", "16:30"]]})
    found = due("2026-06-09T00:00", standard(1), evening)
    assert wall(found.effective_received) == "Tue 2026-06-09 08:30:00"
    assert found.receipt == "before_opening"
    assert wall(found.due) == "Wed 2026-06-10 16:30:00"


def test_office_that_never_closes_receives_at_midnight_itself() -> None:
    found = due("2026-06-09T00:00", standard(1), calendar(ALWAYS), at_closing="next_open_day")
    assert (wall(found.effective_received), found.receipt) == ("Tue 2026-06-09 00:00:00", "in_hours")
    assert wall(found.due) == "Thu 2026-06-11 00:00:00"
    assert found.due_on.isoformat() == "2026-06-10"


def test_half_day_ends_at_its_own_closing() -> None:
    assert wall(due("2025-12-23T09:00", standard(1), calendar(d2025_12_24=HALF)).due) == "Wed 2025-12-24 12:00:00"


def test_skipped_half_day_can_still_receive_a_call() -> None:
    found = due("2025-12-24T09:00", standard(1), calendar(d2025_12_24=HALF, d2025_12_25=[]), half_day="skipped")
    assert found.receipt == "in_hours"
    assert wall(found.due) == "Fri 2025-12-26 16:30:00"


def test_special_saturday_opening_is_not_a_short_day() -> None:
    saturday = calendar(d2026_02_28=[["09:00", "10:00"]])
    assert wall(due("2026-02-27T10:00", standard(1), saturday, half_day="skipped").due) == "Sat 2026-02-28 10:00:00"


def test_moved_but_equally_long_day_is_not_short() -> None:
    late = calendar(d2026_06_09=[["10:00", "18:00"]])
    assert wall(due("2026-06-08T10:00", standard(1), late, half_day="skipped").due) == "Tue 2026-06-09 18:00:00"


def test_clock_change_does_not_make_a_sunday_short() -> None:
    nights = calendar({**WEEK, "sun": [["00:00", "06:00"]]})
    assert wall(due("2026-03-06T16:00", standard(1), nights, half_day="skipped").due) == "Sun 2026-03-08 06:00:00"


def test_plain_limit_moves_past_a_skipped_half_day() -> None:
    found = due("2026-06-10T10:00", standard(2, "days"), calendar(d2026_06_12=HALF), half_day="skipped")
    assert wall(found.due) == "Mon 2026-06-15 16:30:00"


def test_plain_limit_as_it_is_ends_at_the_half_days_own_closing() -> None:
    chosen = {"half_day": "skipped", "plain_last_day": "as_is"}
    found = due("2026-06-10T10:00", standard(2, "days"), calendar(d2026_06_12=HALF), **chosen)
    assert wall(found.due) == "Fri 2026-06-12 12:00:00"


def test_plain_limit_as_it_is_ends_at_midnight_of_a_closed_day() -> None:
    found = due("2026-06-11T10:00", standard(2, "days"), plain_last_day="as_is")
    assert wall(found.due) == "Sun 2026-06-14 00:00:00"
    assert found.due_on.isoformat() == "2026-06-13"
    assert found.steps[-1].code == "last_day_as_is"


def test_same_day_switch_keeps_a_saturday_as_day_of_receipt() -> None:
    found = due("2026-06-06T11:00", standard(1), after_hours="same_day")
    assert wall(found.effective_received) == "Sat 2026-06-06 11:00:00"
    assert (found.receipt, wall(found.due)) == ("as_it_came", "Mon 2026-06-08 16:30:00")


def test_decision_of_council_never_waits_for_an_opening() -> None:
    found = due("2026-06-13T23:00", standard(5, event="council_decision"))
    assert (found.day_of_receipt.isoformat(), found.receipt) == ("2026-06-13", "decision")
    assert wall(found.due) == "Fri 2026-06-19 16:30:00"


def test_no_standard_comes_before_no_open_time() -> None:
    from counterdesk.policy import work_out

    assert work_out(None, calendar({}), toronto("2026-06-05T10:00")).reason == "no_standard_in_text"


@pytest.mark.parametrize("after_hours", ["next_open_day", "same_day"])
@pytest.mark.parametrize("plain_last_day", ["next_open_day", "as_is"])
def test_office_that_never_opens_gives_no_date(after_hours: str, plain_last_day: str) -> None:
    chosen = {"after_hours": after_hours, "plain_last_day": plain_last_day}
    assert due("2026-06-05T10:00", standard(2, "days"), calendar({}), **chosen).reason == "no_open_time"


@pytest.mark.parametrize(("opens_on", "reason"), [("d2027_07_10", None), ("d2027_07_11", "no_open_time")])
def test_opening_counts_within_400_days_of_the_contact(opens_on: str, reason: str | None) -> None:
    once = calendar({}, **{opens_on: [["08:30", "16:30"]]})
    as_is = {"plain_last_day": "as_is"}
    assert due("2026-06-05T10:00", standard(2, "days"), once, **as_is).reason == reason


@pytest.mark.parametrize(("opens_on", "reason"), [("d2027_07_10", None), ("d2027_07_11", "no_open_time")])
def test_last_day_counts_within_400_days_of_the_day_of_receipt(opens_on: str, reason: str | None) -> None:
    twice = calendar({}, d2026_06_05=[["08:30", "16:30"]], **{opens_on: [["08:30", "16:30"]]})
    assert due("2026-06-05T10:00", standard(1), twice).reason == reason
    assert due("2026-06-05T10:00", standard(2, "days"), twice).reason == reason


def test_limit_of_business_days_may_reach_400_days_beyond_a_long_wait() -> None:
    rare = calendar({}, d2027_07_10=[["08:30", "16:30"]], d2028_08_13=[["09:00", "12:00"]])
    assert wall(due("2026-06-05T10:00", standard(1), rare).due) == "Sun 2028-08-13 12:00:00"


def test_switch_that_mattered_is_named() -> None:
    plain = standard(2, "days")
    mattered = switches_that_mattered(plain, calendar(), toronto("2026-06-12T16:30"), Switches())
    assert mattered == ("at_closing", "plain_last_day")
    assert switches_that_mattered(standard(), calendar(), toronto("2026-06-08T10:00"), Switches()) == ()
