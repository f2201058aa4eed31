"""The switches, the clock for what is left, and values that come back as they were kept."""

import pytest

from counterdesk.policy import SWITCHES, BadSwitch, Standard, Switches, is_overdue, remaining_minutes, remaining_seconds
from tests.policy.build import calendar, standard, toronto


def test_defaults_are_those_of_the_rule() -> None:
    assert Switches().document() == {
        "after_hours": "next_open_day",
        "at_closing": "same_day",
        "half_day": "counts",
        "plain_last_day": "next_open_day",
    }
    assert Switches.read({}) == Switches()


@pytest.mark.parametrize("switch", SWITCHES)
def test_each_switch_has_two_values_and_can_be_turned(switch: str) -> None:
    turned = Switches().other(switch)
    assert turned != Switches()
    assert turned.other(switch) == Switches()
    assert Switches.read(turned.document()) == turned
    assert len(SWITCHES[switch]) == 2


@pytest.mark.parametrize("value", ["as_is", "", None, True, 1, ["counts"], {"counts": 1}])
def test_value_that_a_switch_cannot_have_is_refused(value: object) -> None:
    with pytest.raises(BadSwitch) as bad:
        Switches.read({"half_day": value})
    assert (bad.value.switch, bad.value.allowed) == ("half_day", ("counts", "skipped"))


def test_switch_that_does_not_exist_is_refused() -> None:
    with pytest.raises(BadSwitch) as bad:
        Switches.read({"leap_day": "counts"})
    assert (bad.value.switch, bad.value.allowed) == ("leap_day", ())


def test_standard_comes_back_as_it_was_kept() -> None:
    kept = standard(15, "days").document()
    assert Standard.read({**kept, "colour": "red"}) == standard(15, "days")


@pytest.mark.parametrize(
    ("now", "minutes", "late"),
    [
        ("2026-06-05T16:30:00", 0, False),
        ("2026-06-05T16:29:30", 0, False),
        ("2026-06-05T16:29:00", 1, False),
        ("2026-06-05T16:29:00.500", 0, False),
        ("2026-06-05T16:30:00.001", 0, True),
        ("2026-06-06T10:00:00", 0, True),
        ("2026-06-08T08:31:30", -1, True),
        ("2026-06-08T10:00:00", -90, True),
        ("2026-06-03T09:00:00", 1410, False),
    ],
)
def test_minutes_left_are_whole_and_nothing_left_does_not_mean_late(now: str, minutes: int, late: bool) -> None:
    due = toronto("2026-06-05T16:30")
    assert remaining_minutes(calendar(), toronto(now), due) == minutes
    assert is_overdue(toronto(now), due) == late


def test_seconds_left_are_signed() -> None:
    due = toronto("2026-06-05T16:30")
    assert remaining_seconds(calendar(), toronto("2026-06-05T16:00"), due) == 1800
    assert remaining_seconds(calendar(), toronto("2026-06-08T08:31:30"), due) == -90
