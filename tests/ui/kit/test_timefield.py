"""Fields for a time or a day show how they were read."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.ui.kit.layout import under
from counterdesk.ui.kit.timefield import DateField, TimeField

Show = Callable[[QWidget], QWidget]
NOW = datetime(2026, 11, 24, 19, 7, tzinfo=UTC)


def now() -> datetime:
    """Gives Tuesday 24 November 2026, 2:07 p.m."""
    return NOW


def today() -> date:
    """Gives that day."""
    return date(2026, 11, 24)


@pytest.fixture
def received(show: Show) -> TimeField:
    field = TimeField("Received", now)
    show(under(field))
    field.setFocus()
    return field


def below(field: QWidget) -> QLabel:
    """Gives the line under the field."""
    label = field.findChild(QLabel)
    assert isinstance(label, QLabel)
    return label


def test_the_reading_stands_under_the_field(received: TimeField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(received.changed):
        qtbot.keyClicks(received.field, "sat 1915")
    assert received.value() == datetime(2026, 11, 22, 0, 15, tzinfo=UTC)
    assert below(received).text() == "Saturday, November 21, 7:15 p.m."
    assert below(received).isVisible()
    assert received.problem() == ""


def test_a_time_that_has_not_come_is_refused_and_the_text_is_kept(received: TimeField, qtbot: QtBot) -> None:
    qtbot.keyClicks(received.field, "1915")
    assert received.value() is None
    assert "has not come yet" in received.problem()
    assert below(received).text() == received.problem()
    assert received.text() == "1915"
    assert received.field.property("tone") == "late"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-02-30 9:00", "no such day"),
        ("2026-03-08 2:30 am", "skipped this hour"),
        ("whenever", "not a time yet"),
        ("yesterday", "add the time"),
    ],
)
def test_what_cannot_be_is_said_under_the_field(received: TimeField, qtbot: QtBot, typed: str, said: str) -> None:
    received.set_text(typed)
    assert said in below(received).text()
    assert received.text() == typed


def test_putting_it_right_takes_the_sentence_away(received: TimeField, qtbot: QtBot) -> None:
    received.set_text("1915")
    qtbot.keyClick(received.field, Qt.Key.Key_Home)
    qtbot.keyClicks(received.field, "mon ")
    assert received.problem() == ""
    assert received.field.property("tone") == ""
    assert below(received).property("tone") == "soft"


def test_an_empty_time_is_no_time_and_no_mistake(received: TimeField) -> None:
    received.set_text("sat 1915")
    received.set_text("")
    assert (received.value(), received.problem()) == (None, "")
    assert not below(received).isVisible()


def test_an_instant_comes_back_as_it_went_in(received: TimeField, qtbot: QtBot) -> None:
    at = datetime(2026, 11, 20, 21, 31, tzinfo=UTC)
    with qtbot.assertNotEmitted(received.changed):
        received.set_value(at)
    assert received.text() == "2026-11-20 16:31"
    assert received.value() == at
    received.set_value(None)
    assert received.text() == ""


def test_those_who_hear_the_field_hear_its_reading(received: TimeField) -> None:
    received.set_text("sat 1915")
    assert received.field.accessibleName() == "Received"
    assert received.field.accessibleDescription() == "Saturday, November 21, 7:15 p.m."


def test_a_date_stamp_without_a_time_counts_from_opening(qtbot: QtBot) -> None:
    field = TimeField("Received", now, date_only_at=time(8, 30))
    qtbot.addWidget(field)
    field.set_text("20 nov")
    assert field.value() == datetime(2026, 11, 20, 13, 30, tzinfo=UTC)


def test_a_day_shows_its_weekday_and_year(show: Show, qtbot: QtBot) -> None:
    field = DateField("Day", today)
    show(under(field))
    with qtbot.waitSignal(field.changed):
        qtbot.keyClicks(field.field, "24 dec")
    assert field.value() == date(2026, 12, 24)
    assert below(field).text() == "Thursday, December 24, 2026"


def test_a_day_that_does_not_exist_is_refused_and_kept(qtbot: QtBot) -> None:
    field = DateField("Day", today)
    qtbot.addWidget(field)
    field.set_text("2027-02-29")
    assert field.value() is None
    assert "no such day" in field.problem()
    assert field.text() == "2027-02-29"


def test_a_day_comes_back_as_it_went_in(qtbot: QtBot) -> None:
    field = DateField("Day", today)
    qtbot.addWidget(field)
    field.set_value(date(2026, 12, 24))
    assert (field.text(), field.value()) == ("2026-12-24", date(2026, 12, 24))
    field.set_value(None)
    assert (field.value(), field.problem()) == (None, "")
