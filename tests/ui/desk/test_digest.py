"""Reminders: calm lines under the queue, in open hours only, put away for good; no dialog, no sound."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from counterdesk.services.asks.due import DueBoard, PromiseFor
from counterdesk.services.asks.people import SavePerson, TickAway
from counterdesk.services.asks.town import SetSetting
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.here import Here
from tests.desk import Clock, message, toronto
from tests.ui.desk.conftest import Do
from tests.ui.desk.test_due import Column


@pytest.fixture
def column(here: Here, desk: LogbookDesk, show: Callable[..., QWidget]) -> Column:
    column = Column(here, desk)
    show(column.window, 340, 640)
    column.panel.reload()
    column.leave()
    return column


def at(column: Column, clock: Clock, when: str) -> tuple[str, ...]:
    """Gives the quiet lines at a moment."""
    clock.set(toronto(when))
    column.tick()
    return column.panel.quiet.texts()


def test_the_morning_begins_with_a_line_that_counts(column: Column, do: Do, clock: Clock) -> None:
    do(message())
    assert at(column, clock, "2026-11-25 08:31") == ("This morning: 1 due today.",)


def test_nothing_is_said_before_opening_after_closing_and_at_weekends(column: Column, do: Do, clock: Clock) -> None:
    do(message())
    for closed in ("2026-11-25 08:29", "2026-11-25 16:31", "2026-11-28 10:00"):
        assert at(column, clock, closed) == ()


def test_the_morning_is_over_at_half_past_ten(column: Column, do: Do, clock: Clock) -> None:
    do(message())
    assert at(column, clock, "2026-11-25 10:29")
    assert at(column, clock, "2026-11-25 10:31") == ()


def test_put_away_it_stays_away_until_the_next_morning(column: Column, do: Do, clock: Clock) -> None:
    do(message())
    at(column, clock, "2026-11-25 08:31")
    column.panel.quiet.morning.away.click()
    assert column.panel.quiet.texts() == ()
    assert not column.panel.quiet.isVisible()
    assert at(column, clock, "2026-11-25 08:45") == ()
    assert at(column, clock, "2026-11-26 08:31") == ("This morning: 1 overdue.",)


def test_an_hour_before_it_is_due_a_quiet_line_names_it(column: Column, do: Do, clock: Clock) -> None:
    do(message())
    assert at(column, clock, "2026-11-25 15:29") == ()
    assert at(column, clock, "2026-11-25 15:30") == ("Due by 4:30 p.m.: Maria Rossi",)


def test_facing_the_public_the_line_has_initials_only(column: Column, do: Do, clock: Clock, public: None) -> None:
    do(message())
    assert at(column, clock, "2026-11-25 15:40") == ("Due by 4:30 p.m.: M. R.",)


def test_what_was_put_away_is_not_said_again_but_what_is_new_is(column: Column, do: Do, clock: Clock) -> None:
    do(message())
    at(column, clock, "2026-11-25 15:40")
    column.panel.quiet.soon.away.click()
    assert at(column, clock, "2026-11-25 15:50") == ()
    clock.set(toronto("2026-11-24 15:50"))
    do(message(note="Second."))
    assert at(column, clock, "2026-11-25 16:00") == ("Due by 4:30 p.m.: Maria Rossi",)


def test_what_is_late_is_no_reminder_any_more(column: Column, do: Do, clock: Clock) -> None:
    do(message())
    assert at(column, clock, "2026-11-26 09:00") == ("This morning: 1 overdue.",)


def test_the_town_chooses_how_long_before(column: Column, do: Do, clock: Clock, desk: LogbookDesk) -> None:
    do(message())
    do(SetSetting("remind_minutes", "15"))
    assert at(column, clock, "2026-11-25 16:00") == ()
    assert at(column, clock, "2026-11-25 16:16") == ("Due by 4:30 p.m.: Maria Rossi",)


def test_a_policy_that_was_to_be_reviewed_is_named_in_the_morning(column: Column, here: Here, clock: Clock) -> None:
    """L19: LaSalle's stated review date is August 2021."""
    here.town = replace(here.town, review_due=date(2021, 8, 31))
    (line,) = at(column, clock, "2026-11-25 08:31")
    assert line.endswith("The policy was to be reviewed by Tuesday, August 31, 2021.")


def test_nothing_pops_up(column: Column, do: Do, clock: Clock) -> None:
    do(message())
    at(column, clock, "2026-11-25 15:45")
    assert not [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog)]
    assert not column.panel.quiet.isAncestorOf(QApplication.focusWidget() or column.elsewhere)


def test_e15_on_the_day_of_return_the_morning_asks_to_change_the_greeting_back(
    column: Column, do: Do, clock: Clock
) -> None:
    clock.set(toronto("2026-11-25 09:00"))
    away = date(2026, 11, 25)
    do(SavePerson(None, "Ruth Lavoie", away_from=away, away_until=away))
    assert "Back today" not in at(column, clock, "2026-11-25 09:01")[0]
    (line,) = at(column, clock, "2026-11-26 08:31")
    assert "Back today: Ruth Lavoie. Change greetings and automatic replies back." in line
    ruth = next(one.id for one in column.here.people if one.name == "Ruth Lavoie")
    do(TickAway(ruth, "voicemail_greeting", "back"))
    assert "Back today" not in at(column, clock, "2026-11-26 08:32")[0]


def test_the_third_and_the_fourth_are_only_counted(column: Column, do: Do, clock: Clock) -> None:
    for _number in range(4):
        do(message())
    assert at(column, clock, "2026-11-25 15:40") == ("Due by 4:30 p.m.: Maria Rossi, Maria Rossi and 2 more",)


def test_what_is_due_first_thing_tomorrow_is_named_before_closing(column: Column, do: Do, clock: Clock) -> None:
    """The hour before is one of open time."""
    do(message())
    (row,) = column.desk.read(DueBoard()).rows
    do(PromiseFor(row.id, toronto("2026-11-25 08:45")))
    assert at(column, clock, "2026-11-24 15:40") == ()
    assert at(column, clock, "2026-11-24 15:50") == ("Due by Wed 8:45: Maria Rossi",)
