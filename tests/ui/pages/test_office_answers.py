"""Office, answers and reminders: every setting about deadlines has a row, is saved at once, and is explained."""

import pytest

from counterdesk.domain.deadline import Tried
from counterdesk.services.asks.due import DueBoard, TryDeadline
from counterdesk.services.asks.town import AskTown
from counterdesk.services.settings import BY_NAME, parsed
from counterdesk.ui.office.answers import Answers, choices
from tests.desk import message, person

ABOUT_ANSWERS = {
    "tries_before_unreached",
    "days_of_tries",
    "left_message_acknowledges",
    "live_call_owes",
    "announced_closure_moves",
    "sudden_closure_moves",
    "remind_minutes",
}


@pytest.fixture
def answers(here, qtbot):
    section = Answers(here)
    qtbot.addWidget(section)
    return section


def choose(answers, setting, value):
    answers.pills[setting].pill(value).click()


def test_every_setting_about_deadlines_has_a_row():
    assert {choice.setting for choice in choices()} == ABOUT_ANSWERS
    assert set(BY_NAME) >= ABOUT_ANSWERS


@pytest.mark.parametrize("choice", choices(), ids=[choice.setting for choice in choices()])
def test_every_value_on_offer_is_one_that_the_setting_takes(choice):
    for item in choice.items:
        parsed(choice.setting, item.key)
    assert choice.hint.endswith(".")


@pytest.mark.parametrize("choice", choices(), ids=[choice.setting for choice in choices()])
def test_the_default_is_one_of_the_values_on_offer(choice, answers):
    assert answers.pills[choice.setting].value() in {item.key for item in choice.items}


def test_a_choice_is_saved_at_once(answers, here, read):
    choose(answers, "remind_minutes", "30")
    choose(answers, "announced_closure_moves", "no")
    kept = read(here, AskTown()).settings
    assert (kept["remind_minutes"], kept["announced_closure_moves"]) == ("30", "no")
    assert kept["sudden_closure_moves"] == "yes"


def test_what_another_desk_chose_is_shown(answers, here, desk_and_clock):
    choose(answers, "tries_before_unreached", "4")
    other = Answers(here)
    assert other.pills["tries_before_unreached"].value() == "4"


def test_one_try_fewer_on_one_day_is_enough_where_the_town_says_so(answers, here, read, desk_and_clock):
    desk, _clock = desk_and_clock
    choose(answers, "tries_before_unreached", "2")
    choose(answers, "days_of_tries", "1")
    desk.do(message(), person(desk, "Priya"))
    (row,) = read(here, DueBoard()).rows
    for _number in range(2):
        desk.do(TryDeadline(row.id, Tried.NO_ANSWER), person(desk, "Priya"))
    assert read(here, DueBoard()).rows[0].may_be_unreached


def test_a_message_left_acknowledges_only_where_the_town_says_so(answers, here, read, desk_and_clock):
    """K2 and E14: even if only to acknowledge; whether a voicemail does is the town's own choice."""
    desk, _clock = desk_and_clock
    desk.do(message(), person(desk, "Priya"))
    (row,) = read(here, DueBoard()).rows
    desk.do(TryDeadline(row.id, Tried.LEFT_MESSAGE), person(desk, "Priya"))
    assert read(here, DueBoard()).rows[0].id == row.id
    choose(answers, "left_message_acknowledges", "yes")
    desk.do(TryDeadline(row.id, Tried.LEFT_MESSAGE), person(desk, "Priya"))
    assert read(here, DueBoard()).rows[0].id != row.id
