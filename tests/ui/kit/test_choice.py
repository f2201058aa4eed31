"""Type-ahead over people, topics and numbers."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counterdesk.ui.kit.choice import Choice, Option
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.layout import STRETCH, under

Show = Callable[[QWidget], QWidget]
PEOPLE = (
    Option(1, "Maria Rossi", "Tax Collector · ext. 214"),
    Option(2, "Mark Bell", "Building"),
    Option(3, "Denise Tran", "Planning"),
)


def colleagues(typed: str) -> Sequence[Option]:
    """Finds colleagues by the beginning of a name."""
    return [person for person in PEOPLE if person.text.lower().startswith(typed.lower())]


@pytest.fixture
def who(show: Show) -> Choice:
    who = Choice("Who answers", options=colleagues)
    show(under(who, Field("Next")))
    who.setFocus()
    return who


def rows(choice: Choice) -> list[str]:
    """Gives what the list offers."""
    model = choice.rows().model()
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def test_typing_offers_who_matches(who: Choice, qtbot: QtBot) -> None:
    qtbot.keyClicks(who, "ma")
    assert who.is_open()
    assert rows(who) == ["Maria Rossi · Tax Collector · ext. 214", "Mark Bell · Building", "Use “ma” as typed"]


def test_enter_takes_the_first_match(who: Choice, qtbot: QtBot) -> None:
    qtbot.keyClicks(who, "ma")
    with qtbot.waitSignal(who.chosen) as told:
        qtbot.keyClick(who, Qt.Key.Key_Return)
    assert told.args == [PEOPLE[0]]
    assert who.option() == PEOPLE[0]
    assert who.value() == "Maria Rossi · Tax Collector · ext. 214"
    assert not who.is_open()


def test_down_and_enter_take_the_second(who: Choice, qtbot: QtBot) -> None:
    qtbot.keyClicks(who, "ma")
    qtbot.keyClick(who, Qt.Key.Key_Down)
    with qtbot.waitSignal(who.chosen) as told:
        qtbot.keyClick(who, Qt.Key.Key_Return)
    assert told.args == [PEOPLE[1]]


def test_down_and_enter_take_the_only_match_and_not_the_words_as_typed(who: Choice, qtbot: QtBot) -> None:
    qtbot.keyClicks(who, "de")
    qtbot.keyClick(who, Qt.Key.Key_Down)
    with qtbot.waitSignal(who.chosen) as told:
        qtbot.keyClick(who, Qt.Key.Key_Return)
    assert told.args == [PEOPLE[2]]


def test_a_second_down_goes_past_the_only_match(who: Choice, qtbot: QtBot) -> None:
    qtbot.keyClicks(who, "de")
    for _ in range(2):
        qtbot.keyClick(who, Qt.Key.Key_Down)
    with qtbot.waitSignal(who.chosen) as told:
        qtbot.keyClick(who, Qt.Key.Key_Return)
    assert told.args == [None]


def test_typing_after_a_row_was_taken_means_another_one(who: Choice, qtbot: QtBot) -> None:
    qtbot.keyClicks(who, "ma")
    qtbot.keyClick(who, Qt.Key.Key_Return)
    qtbot.keyClicks(who, "de")
    assert who.value() == "de"
    assert rows(who)[0] == "Denise Tran · Planning"


def test_enter_is_told_apart_from_a_click_and_from_leaving(who: Choice, qtbot: QtBot) -> None:
    qtbot.keyClicks(who, "Mark Bell")
    with qtbot.assertNotEmitted(who.entered):
        qtbot.keyClick(who, Qt.Key.Key_Tab)
    who.setFocus()
    with qtbot.waitSignal(who.entered):
        qtbot.keyClicks(who, "de")
        qtbot.keyClick(who, Qt.Key.Key_Return)


def test_what_else_may_be_done_with_the_words_stands_last(who: Choice, qtbot: QtBot) -> None:
    qtbot.keyClicks(who, "Zoe")
    who.offer((), [Option("add", "Add Zoe to People")])
    assert rows(who) == ["Use “Zoe” as typed", "Add Zoe to People"]
    with qtbot.waitSignal(who.chosen) as told:
        qtbot.keyClick(who, Qt.Key.Key_Return)
    assert told.args == [None]
    assert who.value() == "Zoe"


def test_the_last_row_keeps_the_words_as_they_were_typed(who: Choice, qtbot: QtBot) -> None:
    qtbot.keyClicks(who, "ma")
    for _ in range(2):
        qtbot.keyClick(who, Qt.Key.Key_Down)
    with qtbot.waitSignal(who.chosen) as told:
        qtbot.keyClick(who, Qt.Key.Key_Return)
    assert told.args == [None]
    assert who.option() is None
    assert who.value() == "ma"


def test_a_click_takes_a_row(who: Choice, qtbot: QtBot) -> None:
    qtbot.keyClicks(who, "ma")
    assert who.is_open()
    place = who.rows().visualRect(who.rows().model().index(1, 0)).center()
    with qtbot.waitSignal(who.chosen) as told:
        qtbot.mouseClick(who.rows().viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [PEOPLE[1]]
    assert who.value() == "Mark Bell · Building"


def test_the_rows_are_as_wide_as_their_words(show: Show, qtbot: QtBot) -> None:
    who = Choice("Who answers", options=colleagues)
    who.setFixedWidth(80)
    show(under(who, Field("Next")))
    who.setFocus()
    qtbot.keyClicks(who, "ma")
    words = who.rows().fontMetrics().horizontalAdvance("Maria Rossi · Tax Collector · ext. 214")
    assert who.rows().width() > words
    assert who.rows().geometry().right() <= who.window().width()


def test_somebody_unknown_is_taken_as_typed(who: Choice, qtbot: QtBot) -> None:
    qtbot.keyClicks(who, "Zoe Quill")
    assert not who.is_open()
    with qtbot.waitSignal(who.chosen) as told:
        qtbot.keyClick(who, Qt.Key.Key_Return)
    assert told.args == [None]
    assert who.value() == "Zoe Quill"


def test_only_known_rows_where_words_alone_mean_nothing(show: Show, qtbot: QtBot) -> None:
    who = Choice("Topic", free=False, options=colleagues)
    show(under(who))
    who.setFocus()
    qtbot.keyClicks(who, "de")
    assert rows(who) == ["Denise Tran · Planning"]
    who.setText("")
    with qtbot.assertNotEmitted(who.chosen):
        qtbot.keyClicks(who, "zz")
        qtbot.keyClick(who, Qt.Key.Key_Return)


def test_typing_on_lets_the_row_go(who: Choice, qtbot: QtBot) -> None:
    who.set_option(PEOPLE[0])
    qtbot.keyClicks(who, "x")
    assert who.option() is None


def test_an_answer_that_comes_late_is_offered_too(show: Show, qtbot: QtBot) -> None:
    who = Choice("Who answers")
    show(under(who))
    who.setFocus()
    with qtbot.waitSignal(who.wanted) as told:
        qtbot.keyClicks(who, "d")
    assert told.args == ["d"]
    who.offer(colleagues("d"))
    assert rows(who) == ["Denise Tran · Planning", "Use “d” as typed"]


def test_an_answer_that_comes_too_late_opens_no_list(show: Show, qtbot: QtBot) -> None:
    who, after = Choice("Who answers"), Field("Next")
    show(under(who, after))
    who.setFocus()
    qtbot.keyClicks(who, "d")
    after.setFocus()
    qtbot.waitUntil(after.hasFocus)
    who.offer(colleagues("d"))
    assert not who.is_open()


def test_an_empty_field_closes_the_list(who: Choice, qtbot: QtBot) -> None:
    qtbot.keyClicks(who, "m")
    qtbot.keyClick(who, Qt.Key.Key_Backspace)
    assert not who.is_open()
    assert who.value() == ""


def test_down_asks_for_the_rows(who: Choice, qtbot: QtBot) -> None:
    who.set_free("de")
    qtbot.keyClick(who, Qt.Key.Key_Down)
    assert who.is_open()
    assert rows(who)[0] == "Denise Tran · Planning"


def test_filling_by_program_is_silent(who: Choice, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(who.chosen), qtbot.assertNotEmitted(who.wanted):
        who.set_option(PEOPLE[2])
        who.set_free("Zoe")
        who.set_option(None)
    assert who.value() == ""


def test_walking_through_the_rows_leaves_the_words_alone(who: Choice, qtbot: QtBot) -> None:
    qtbot.keyClicks(who, "ma")
    qtbot.keyClick(who, Qt.Key.Key_Down)
    qtbot.keyClick(who, Qt.Key.Key_Up)
    qtbot.keyClick(who, Qt.Key.Key_Up)
    assert who.value() == "ma"
    qtbot.keyClicks(who, "r")
    assert who.value() == "mar"
    assert rows(who)[0] == "Maria Rossi · Tax Collector · ext. 214"


def test_escape_closes_the_rows_and_keeps_the_words(who: Choice, qtbot: QtBot) -> None:
    qtbot.keyClicks(who, "ma")
    qtbot.keyClick(who, Qt.Key.Key_Escape)
    assert not who.is_open()
    assert who.value() == "ma"


def test_a_name_typed_out_in_full_is_taken_when_moving_on(who: Choice, qtbot: QtBot) -> None:
    qtbot.keyClicks(who, "mark bell")
    with qtbot.waitSignal(who.chosen) as told:
        qtbot.keyClick(who, Qt.Key.Key_Tab)
    assert told.args == [PEOPLE[1]]
    assert who.value() == "Mark Bell · Building"


def test_moving_on_from_half_a_name_keeps_the_half(who: Choice, qtbot: QtBot) -> None:
    qtbot.keyClicks(who, "ma")
    with qtbot.assertNotEmitted(who.chosen):
        qtbot.keyClick(who, Qt.Key.Key_Tab)
    assert who.value() == "ma"
    assert not who.is_open()


def test_rows_open_above_a_field_at_the_bottom(show: Show, qtbot: QtBot) -> None:
    who = Choice("Who answers", options=colleagues)
    holder = show(under(STRETCH, who))
    who.setFocus()
    qtbot.keyClicks(who, "m")
    assert who.is_open()
    assert who.rows().geometry().bottom() <= who.mapTo(holder, who.rect().topLeft()).y()
    assert holder.rect().contains(who.rows().geometry())


def test_those_who_hear_the_field_hear_the_row(who: Choice, qtbot: QtBot) -> None:
    qtbot.keyClicks(who, "ma")
    assert who.accessibleName() == "Who answers"
    assert who.rows().accessibleName() == "Choices"
    assert who.accessibleDescription() == "Maria Rossi · Tax Collector · ext. 214"
    qtbot.keyClick(who, Qt.Key.Key_Down)
    assert who.accessibleDescription() == "Mark Bell · Building"
