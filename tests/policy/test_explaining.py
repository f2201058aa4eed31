"""Why this date: each day counted or skipped, with its reason, as codes."""

from counterdesk.policy import Step
from tests.policy.build import calendar, day, due, standard

HALF = [["08:30", "12:00"]]


def codes(found) -> list[tuple]:
    return [(f"{step.on:%m-%d}", step.code, step.number) for step in found.steps]


def test_business_days_are_numbered_and_closed_days_say_why() -> None:
    closed = calendar(names={"2026-05-18": "Victoria Day"}, d2026_05_18=[])
    found = due("2026-05-14T15:00", standard(2), closed)
    assert codes(found) == [
        ("05-14", "day_of_receipt", None),
        ("05-15", "counted", 1),
        ("05-16", "closed_weekly", None),
        ("05-17", "closed_weekly", None),
        ("05-18", "closed_exception", None),
        ("05-19", "counted", 2),
    ]
    assert found.steps[4].name == "Victoria Day"
    assert found.steps[-1].close == 16 * 60 + 30


def test_way_to_the_day_of_receipt_is_told_too() -> None:
    found = due("2026-06-05T16:31", standard(1))
    assert codes(found)[:4] == [
        ("06-05", "came_in", None),
        ("06-06", "closed_weekly", None),
        ("06-07", "closed_weekly", None),
        ("06-08", "day_of_receipt", None),
    ]


def test_short_day_is_counted_as_such_or_skipped() -> None:
    event = calendar(d2026_06_12=HALF)
    assert ("06-12", "counted_short", 2) in codes(due("2026-06-10T10:00", standard(2), event))
    skipped = codes(due("2026-06-10T10:00", standard(2), event, half_day="skipped"))
    assert ("06-12", "short_day_skipped", None) in skipped
    assert skipped[-1] == ("06-15", "counted", 2)


def test_plain_days_count_closed_ones_and_move_on_at_the_end() -> None:
    found = due("2026-06-11T10:00", standard(2, "days"))
    assert codes(found) == [
        ("06-11", "day_of_receipt", None),
        ("06-12", "plain_day", 1),
        ("06-13", "plain_day_closed", 2),
        ("06-14", "closed_weekly", None),
        ("06-15", "moved_on", None),
    ]


def test_plain_limit_on_a_skipped_half_day_says_so() -> None:
    found = due("2026-06-10T10:00", standard(2, "days"), calendar(d2026_06_12=HALF), half_day="skipped")
    assert codes(found)[2] == ("06-12", "short_day_skipped", 2)
    assert codes(found)[-1] == ("06-15", "moved_on", None)


def test_plain_last_day_that_is_open_is_the_last() -> None:
    assert codes(due("2026-06-10T10:00", standard(2, "days")))[-1] == ("06-12", "last_day", 2)


def test_last_counted_day_is_always_the_due_date() -> None:
    for number in range(1, 40):
        found = due("2026-06-05T16:31", standard(number))
        assert (found.steps[-1].on, found.steps[-1].number) == (found.due_on, number)


def test_saturday_closed_for_once_is_closed_like_every_saturday() -> None:
    found = due("2026-06-05T10:00", standard(1), calendar(d2026_06_06=[]))
    assert found.steps[1].code == "closed_weekly"


def test_explanation_comes_back_from_what_a_deadline_keeps() -> None:
    found = due("2026-05-14T15:00", standard(2), calendar(names={"2026-05-18": "Victoria Day"}, d2026_05_18=[]))
    assert tuple(Step.read(kept) for kept in found.explanation()) == found.steps
    assert found.explanation()[0] == {"on": "2026-05-14", "code": "day_of_receipt", "close": 990}


def test_date_in_a_year_that_nobody_confirmed_says_so() -> None:
    assert due("2026-12-31T10:00", standard(1)).unconfirmed_year == 2027
    confirmed = calendar().with_confirmed(2027)
    assert due("2026-12-31T10:00", standard(1), confirmed).unconfirmed_year is None


def test_without_a_date_there_are_no_steps() -> None:
    found = due("2026-06-05T10:00", standard(1), calendar({}))
    assert (found.steps, found.due, found.effective_received, found.day_of_receipt) == ((), None, None, None)
    assert day("2026-06-05") == found.received.date()
