"""The quick board: one click logs a finished contact, digits and Enter log many, and topics are edited in place."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.domain.contact import Channel
from counterdesk.domain.ids import TopicId
from counterdesk.services.asks.contacts import AskTopics, DayLog, LogAnswer, SaveTopic, TopicRow
from counterdesk.services.asks.desk import Done
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.desk.board import QuickBoard, board_rows
from counterdesk.ui.desk.capture import KINDS, CaptureColumn
from counterdesk.ui.desk.tally import TallyButton
from counterdesk.ui.desk.topics import TopicEditor, TopicLine
from counterdesk.ui.here import Here
from counterdesk.ui.kit.label import Label
from counterdesk.ui.theme import Scheme, apply
from tests.desk import Clock, toronto
from tests.ui.desk.conftest import Do
from tests.ui.kit.looking import cut_words

Press = Callable[..., None]


def today(desk: LogbookDesk) -> LogAnswer:
    return desk.read(DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00")))


@pytest.fixture
def column(here: Here, show: Callable[..., object]) -> CaptureColumn:
    column = CaptureColumn(here)
    show(column, 250, 660)
    column.board.reload()
    return column


@pytest.fixture
def board(column: CaptureColumn) -> QuickBoard:
    return column.board


@pytest.fixture
def editor(column: CaptureColumn) -> TopicEditor:
    column.edit()
    return column.editor


def test_topics_come_first_then_tallies_then_the_two_last_rows() -> None:
    rows = board_rows(
        (
            TopicRow(TopicId(1), "Directions", 1, is_tally=True, today=17),
            TopicRow(TopicId(2), "Dog licence", 2, is_tally=False),
        )
    )
    assert [row.name for row in rows] == ["Dog licence", "Directions", "Wrong number, sales", "Referred elsewhere"]
    assert [row.count for row in rows] == [0, 17, 0, 0]


def test_the_towns_topics_stand_on_the_board(board: QuickBoard, desk: LogbookDesk) -> None:
    assert set(board.names()) > {topic.name for topic in desk.read(AskTopics())}


def test_one_click_logs_a_finished_walk_in(board: QuickBoard, desk: LogbookDesk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(board.saved) as saved:
        board.button("Dog licence", Channel.WALK_IN).click()
    (row,) = today(desk).rows
    assert (row.channel, row.topic, row.outcome, row.one_click) == ("walk_in", "Dog licence", "answered", True)
    assert (row.name, row.number) == ("", "")
    done = saved.args[0]
    assert isinstance(done, Done)
    assert done.uid == row.uid


def test_the_call_button_logs_a_call(board: QuickBoard, desk: LogbookDesk) -> None:
    board.button("Dog licence", Channel.CALL).click()
    assert today(desk).rows[0].channel == "call"


def test_a_second_click_within_half_a_second_is_ignored(board: QuickBoard, desk: LogbookDesk, clock: Clock) -> None:
    button = board.button("Dog licence", Channel.WALK_IN)
    button.click()
    clock.forward(milliseconds=499)
    button.click()
    assert today(desk).contacts == 1
    clock.forward(milliseconds=500)
    button.click()
    assert today(desk).contacts == 2


def test_two_topics_can_be_clicked_at_once(board: QuickBoard, desk: LogbookDesk) -> None:
    board.button("Dog licence", Channel.WALK_IN).click()
    board.button("Water bill", Channel.WALK_IN).click()
    assert today(desk).contacts == 2


def test_a_clock_set_back_does_not_lock_the_button(board: QuickBoard, desk: LogbookDesk, clock: Clock) -> None:
    button = board.button("Dog licence", Channel.WALK_IN)
    button.click()
    clock.forward(hours=-1)
    button.click()
    assert today(desk).contacts == 2


def test_typing_12_and_enter_adds_twelve(board: QuickBoard, desk: LogbookDesk, press: Press) -> None:
    button = board.button("Dog licence", Channel.WALK_IN)
    button.setFocus()
    press(button, Qt.Key.Key_1)
    press(button, Qt.Key.Key_2)
    assert button.text() == "+12"
    press(button, Qt.Key.Key_Return)
    (row,) = today(desk).rows
    assert row.quantity == 12
    assert today(desk).contacts == 12
    assert button.text() == "+1"


def test_esc_forgets_the_digits(board: QuickBoard, desk: LogbookDesk, press: Press) -> None:
    button = board.button("Dog licence", Channel.WALK_IN)
    press(button, Qt.Key.Key_9)
    press(button, Qt.Key.Key_Escape)
    assert button.typed() == ""
    press(button, Qt.Key.Key_Return)
    assert today(desk).rows[0].quantity == 1


def test_leaving_the_button_forgets_the_digits(board: QuickBoard) -> None:
    button = board.button("Dog licence", Channel.WALK_IN)
    button.setFocus()
    button._typed = "9"
    board.button("Water bill", Channel.CALL).setFocus()
    assert button.typed() == ""


def test_nought_and_a_third_digit_are_not_taken(board: QuickBoard, press: Press) -> None:
    button = board.button("Dog licence", Channel.WALK_IN)
    for key in (Qt.Key.Key_0, Qt.Key.Key_5, Qt.Key.Key_0, Qt.Key.Key_7):
        press(button, key)
    assert button.typed() == "50"


def test_enter_and_space_without_digits_log_one(
    board: QuickBoard, desk: LogbookDesk, press: Press, clock: Clock
) -> None:
    button = board.button("Dog licence", Channel.CALL)
    press(button, Qt.Key.Key_Return)
    clock.forward(seconds=1)
    press(button, Qt.Key.Key_Space)
    assert [row.quantity for row in today(desk).rows] == [1, 1]


def test_arrows_walk_over_the_board(board: QuickBoard, press: Press) -> None:
    first = board.button("Property taxes", Channel.WALK_IN)
    first.setFocus()
    press(first, Qt.Key.Key_Right)
    assert board.button("Property taxes", Channel.CALL).hasFocus()
    press(board.button("Property taxes", Channel.CALL), Qt.Key.Key_Down)
    assert board.button("Water bill", Channel.CALL).hasFocus()
    press(board.button("Water bill", Channel.CALL), Qt.Key.Key_Up)
    press(board.button("Property taxes", Channel.CALL), Qt.Key.Key_Up)
    assert board.button("Property taxes", Channel.CALL).hasFocus()


def test_walking_down_onto_a_tally_takes_its_only_button(board: QuickBoard, press: Press) -> None:
    last = board.button("Planning and zoning", Channel.WALK_IN)
    last.setFocus()
    press(last, Qt.Key.Key_Down)
    assert board.button("Directions", Channel.WALK_IN).hasFocus()


def test_a_tally_shows_its_count(board: QuickBoard, desk: LogbookDesk, clock: Clock) -> None:
    for _time in range(3):
        board.button("Directions", Channel.WALK_IN).click()
        clock.forward(seconds=1)
    count = next(label for label in board._counts if label is not None and label.accessibleName() == "Directions today")
    assert count.text() == "3"


def test_a_wrong_number_owes_nothing(board: QuickBoard, desk: LogbookDesk) -> None:
    board.button("Wrong number, sales", Channel.CALL).click()
    (row,) = today(desk).rows
    assert (row.outcome, row.detail, row.topic) == ("none_owed", "wrong_number", "")


def test_referred_elsewhere_is_one_click_too(board: QuickBoard, desk: LogbookDesk) -> None:
    board.button("Referred elsewhere", Channel.WALK_IN).click()
    assert today(desk).rows[0].outcome == "referred"


def test_every_button_says_topic_and_channel_when_heard(board: QuickBoard) -> None:
    assert board.button("Dog licence", Channel.CALL).accessibleName() == "Dog licence, Call, one more"
    names = [button.accessibleName() for button in board.findChildren(TallyButton)]
    assert len(set(names)) == len(names)


def test_a_click_keeps_the_buttons_where_they_are(board: QuickBoard) -> None:
    button = board.button("Dog licence", Channel.WALK_IN)
    button.click()
    assert board.button("Dog licence", Channel.WALK_IN) is button


def test_edit_shows_the_topics_as_fields(editor: TopicEditor, desk: LogbookDesk) -> None:
    assert [line.field.value() for line in editor.lines()] == [topic.name for topic in desk.read(AskTopics())]


def test_a_topic_is_renamed_in_place(editor: TopicEditor, board: QuickBoard) -> None:
    line = editor.lines()[0]
    line.field.set_value("Taxes")
    line.field.editingFinished.emit()
    assert "Taxes" in board.names()
    assert "Property taxes" not in board.names()


def test_a_topic_cannot_be_renamed_into_another(editor: TopicEditor, board: QuickBoard) -> None:
    line = editor.lines()[0]
    line.field.set_value("Water bill")
    line.field.editingFinished.emit()
    assert editor._trouble.isVisible()
    assert line.field.value() == "Property taxes"


def test_an_emptied_name_comes_back(editor: TopicEditor) -> None:
    line = editor.lines()[0]
    line.field.set_value("")
    line.field.editingFinished.emit()
    assert line.field.value() == "Property taxes"


def test_a_topic_is_added_at_the_end(editor: TopicEditor, board: QuickBoard, desk: LogbookDesk) -> None:
    editor.type_new("Fire permit")
    editor.add()
    assert desk.read(AskTopics())[-1].name == "Fire permit"
    assert "Fire permit" in board.names()
    assert editor._new.value() == ""


def test_an_added_topic_can_be_a_plain_tally(editor: TopicEditor, desk: LogbookDesk) -> None:
    editor.type_new("Maps")
    editor._tally.setChecked(True)
    editor.add()
    assert desk.read(AskTopics())[-1].is_tally


def test_a_topic_that_exists_is_not_added_and_stays_typed(editor: TopicEditor) -> None:
    editor.type_new("Water bill")
    editor.add()
    assert "already" in editor._trouble.text()
    assert editor._new.value() == "Water bill"


def test_a_topic_moves_down_and_up(editor: TopicEditor, desk: LogbookDesk) -> None:
    editor.lines()[0]._down()
    assert [topic.name for topic in desk.read(AskTopics())][:2] == ["Water bill", "Property taxes"]
    editor.lines()[1]._up()
    assert [topic.name for topic in desk.read(AskTopics())][:2] == ["Property taxes", "Water bill"]


def test_the_first_topic_moves_no_further_up(editor: TopicEditor, desk: LogbookDesk) -> None:
    before = [topic.name for topic in desk.read(AskTopics())]
    editor.lines()[0]._up()
    assert [topic.name for topic in desk.read(AskTopics())] == before


def test_a_retired_topic_leaves_the_board_and_its_entries_stay(
    editor: TopicEditor, board: QuickBoard, desk: LogbookDesk
) -> None:
    board.button("Dog licence", Channel.WALK_IN).click()
    next(line for line in editor.lines() if line.topic.name == "Dog licence")._off()
    assert "Dog licence" not in board.names()
    assert today(desk).rows[0].topic == "Dog licence"


def test_done_brings_the_board_back(column: CaptureColumn, editor: TopicEditor) -> None:
    assert not column.board.isVisible()
    editor.left.emit()
    assert column.board.isVisible()


@pytest.mark.parametrize("kind", KINDS)
def test_each_button_asks_for_its_card(column: CaptureColumn, qtbot: QtBot, kind: str) -> None:
    with qtbot.waitSignal(column.wanted) as wanted:
        column.cards.buttons[kind].click()
    assert wanted.args == [kind]


def test_the_button_of_the_open_card_is_marked(column: CaptureColumn) -> None:
    column.cards.show_open("call")
    assert [kind for kind, button in column.cards.buttons.items() if button.isChecked()] == ["call"]
    column.cards.show_open("")
    assert not any(button.isChecked() for button in column.cards.buttons.values())


def test_facing_the_public_the_incident_is_called_note(column: CaptureColumn, public: None) -> None:
    button = column.cards.buttons["incident"]
    assert button.text() == "Note"
    assert button.property("tone") == ""


def test_where_the_public_cannot_see_the_incident_has_its_name(column: CaptureColumn) -> None:
    button = column.cards.buttons["incident"]
    assert (button.text(), button.property("tone")) == ("Incident", "late")


def test_everything_fits_into_the_column_of_a_small_screen(column: CaptureColumn) -> None:
    column.resize(240, 644)
    assert not column.board.verticalScrollBar().isVisible()
    assert column.board.horizontalScrollBar().maximum() == 0


def test_a_tall_screen_shows_the_cards_under_each_other(column: CaptureColumn, qtbot: QtBot) -> None:
    column.resize(260, 960)
    buttons = column.cards.buttons
    qtbot.waitUntil(lambda: buttons["call"].y() > buttons["walk_in"].y())


def test_at_twice_the_text_size_the_words_are_still_whole(column: CaptureColumn, qapp) -> None:
    apply(qapp, Scheme.LIGHT, 200)
    column.resize(1300, 500)
    button = column.board.button("Dog licence", Channel.WALK_IN)
    assert button.width() >= button.fontMetrics().horizontalAdvance("+88")


def test_in_a_low_window_the_kinds_stand_in_two_columns_once_the_topics_are_there(
    here: Here, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    column = CaptureColumn(here)
    show(column, 240, 480)
    column.board.reload()
    buttons = column.cards.buttons
    qtbot.waitUntil(lambda: buttons["call"].y() == buttons["walk_in"].y())


def test_in_a_high_window_the_kinds_stand_under_each_other(
    here: Here, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    column = CaptureColumn(here)
    show(column, 240, 1200)
    column.board.reload()
    buttons = column.cards.buttons
    qtbot.waitUntil(lambda: buttons["call"].y() > buttons["walk_in"].y())


def names(desk: LogbookDesk) -> list[str]:
    return [topic.name for topic in desk.read(AskTopics())]


def test_the_board_never_arranges_itself(board: QuickBoard, desk: LogbookDesk, clock: Clock) -> None:
    before = names(desk)
    for _time in range(9):
        board.button(before[-3], Channel.WALK_IN).click()
        clock.forward(seconds=1)
    assert names(desk) == before


def test_arrange_by_use_is_pressed_and_brings_the_most_used_to_the_top(
    editor: TopicEditor, board: QuickBoard, desk: LogbookDesk, clock: Clock
) -> None:
    last = next(row.name for row in reversed(desk.read(AskTopics())) if not row.is_tally)
    board.button(last, Channel.WALK_IN).click()
    arrange = next(one for one in editor.findChildren(QPushButton) if one.text() == "Arrange by use")
    arrange.click()
    assert board.names()[0] == last
    assert editor.lines()[0].topic.name == last


def test_arranging_by_use_is_said_so_that_it_can_be_undone(editor: TopicEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.saved) as saved:
        editor.arrange()
    assert saved.args[0].action == "topics_arranged"


def steps(line: TopicLine) -> list[str]:
    return [button.text() for button in line.findChildren(QPushButton) if button.isVisible()]


def test_the_steps_of_a_topic_show_while_the_focus_is_there(editor: TopicEditor, press: Press) -> None:
    first, second = editor.lines()[:2]
    assert first.field.hasFocus()
    assert (steps(first), steps(second)) == (["↑", "↓", "✕"], [])
    second.field.setFocus()
    assert (steps(first), steps(second)) == ([], ["↑", "↓", "✕"])


def test_the_keyboard_reaches_every_step_and_then_the_next_topic(editor: TopicEditor, press: Press) -> None:
    heard = []
    for _time in range(5):
        focus = QApplication.focusWidget()
        heard.append(focus.accessibleName())
        press(focus, Qt.Key.Key_Tab)
    assert heard[0] == heard[4] == "Name of the topic"
    assert heard[1:4] == [
        "Move Property taxes up",
        "Move Property taxes down",
        "Take Property taxes off the board",
    ]
    assert editor.lines()[1].isAncestorOf(QApplication.focusWidget())


def test_a_topic_goes_down_three_places_with_three_keys(
    editor: TopicEditor, desk: LogbookDesk, press: Press, clock: Clock
) -> None:
    name = names(desk)[0]
    press(QApplication.focusWidget(), Qt.Key.Key_Tab)
    press(QApplication.focusWidget(), Qt.Key.Key_Tab)
    for _time in range(3):
        press(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert names(desk).index(name) == 3
    assert QApplication.focusWidget().accessibleName() == f"Move {name} down"


def test_a_name_being_typed_is_kept_when_another_desk_changes_the_topics(
    editor: TopicEditor, desk: LogbookDesk, do: Do
) -> None:
    field = editor.lines()[1].field
    field.setFocus()
    field.setText("Water and sewer")
    do(SaveTopic(None, "Fire permit"))
    assert editor.lines()[1].field.value() == "Water and sewer"
    assert editor.lines()[1].field.hasFocus()


def test_a_name_that_another_desk_changed_is_not_changed_back(editor: TopicEditor, desk: LogbookDesk, do: Do) -> None:
    first = desk.read(AskTopics())[0]
    do(SaveTopic(first.id, "Taxes"))
    editor.lines()[1].field.setFocus()
    assert names(desk)[0] == "Taxes"


@pytest.mark.parametrize(("percent", "size"), [(100, (224, 640)), (200, (1300, 460))])
def test_every_name_of_the_topics_can_be_read_whole_while_they_are_edited(
    here: Here, show: Callable[..., QWidget], qapp: QApplication, percent: int, size: tuple[int, int]
) -> None:
    apply(qapp, Scheme.LIGHT, percent)
    column = CaptureColumn(here)
    show(column, *size)
    column.board.reload()
    column.edit()
    QTest.qWait(20)
    for line in column.editor.lines()[1:]:
        letters = line.field.fontMetrics().horizontalAdvance(line.field.text())
        assert line.field.width() >= letters + 2 * round(10 * percent / 100)
    assert cut_words(column) == []


def test_without_topics_the_first_one_can_be_typed_at_once(here: Here, show: Callable[..., QWidget]) -> None:
    editor = TopicEditor(here)
    show(editor)
    editor.begin()
    assert QApplication.focusWidget().accessibleName() == "New topic"


def gap(column: CaptureColumn) -> int:
    """Gives how far the end of the longest word is from the buttons."""
    board = column.board
    words = [label for label in board.findChildren(Label) if label.text() in board.names()]
    ends = [label.mapTo(board, QPoint(label.sizeHint().width(), 0)).x() for label in words]
    button = board.button(board.names()[0], Channel.WALK_IN)
    return button.mapTo(board, QPoint(0, 0)).x() - max(ends)


@pytest.mark.parametrize("width", [600, 900])
def test_where_there_is_room_the_buttons_stay_near_their_words(column: CaptureColumn, qtbot: QtBot, width: int) -> None:
    column.resize(width, 660)
    qtbot.waitUntil(lambda: 0 <= gap(column) < 40)


def test_in_the_column_the_buttons_stand_at_its_edge(column: CaptureColumn, qtbot: QtBot) -> None:
    button = column.board.button(column.board.names()[0], Channel.CALL)
    right = QPoint(button.width(), 0)
    qtbot.waitUntil(lambda: column.width() - button.mapTo(column, right).x() < 20)


def test_the_button_of_a_tally_stands_under_the_channel_that_it_is_logged_as(board: QuickBoard) -> None:
    walk_in = board.button("Property taxes", Channel.WALK_IN)
    tally = board.button("Directions", Channel.WALK_IN)
    assert tally.x() == walk_in.x()
    assert tally.x() < board.button("Property taxes", Channel.CALL).x()
