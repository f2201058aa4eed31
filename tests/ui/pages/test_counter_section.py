"""The counter in the Office: when the screen hides itself, and the numbers that help."""

import pytest

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.town import AskTown, SetSetting
from counterdesk.ui.office.counter import Counter
from tests.desk import person


@pytest.fixture
def section(here, qtbot):
    section = Counter(here)
    qtbot.addWidget(section)
    return section


@pytest.fixture
def desk(desk_and_clock):
    return desk_and_clock[0]


def settings(desk):
    return desk.read(AskTown()).settings


def test_it_shows_five_minutes_until_somebody_says_otherwise(section):
    assert section.hide_after.value() == "5"
    assert section.help_numbers.value() == ""


@pytest.mark.parametrize("minutes", ["never", "2", "5", "10", "20"])
def test_each_choice_is_kept(section, desk, minutes):
    section.hide_after.pill(minutes).click()
    section.save_button.click()
    assert settings(desk)["hide_after"] == minutes


def test_the_towns_own_numbers_are_kept(section, desk):
    section.help_numbers.set_value("Supervisor: ext. 214")
    section.save_button.click()
    assert settings(desk)["help_numbers"] == "Supervisor: ext. 214"
    assert section.help_numbers.value() == "Supervisor: ext. 214"


def test_what_another_desk_set_is_shown(section, here, desk):
    here.lanes.do(SetSetting("hide_after", "20"))
    assert section.hide_after.value() == "20"


def test_a_time_that_is_not_offered_is_refused(desk):
    with pytest.raises(Refused, match="bad_setting"):
        desk.do(SetSetting("hide_after", "7"), person(desk, "Priya"))
