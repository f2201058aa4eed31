"""One chord logs a walk-in or a call on a topic of the board, and holding Alt shows which digit is which."""

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.domain.contact import Channel
from counterdesk.services.asks.contacts import AskTopics, SaveTopic
from counterdesk.services.door import LogbookDesk
from counterdesk.ui import shortcuts
from counterdesk.ui.desk.board import QuickBoard
from counterdesk.ui.here import Here
from counterdesk.ui.keysheet import KeySheet
from counterdesk.ui.log import LogPage
from counterdesk.ui.shell import Shell
from counterdesk.ui.theme import Scheme, apply
from tests.desk import Clock
from tests.ui.desk.clerk import ALT, CTRL, NONE, SHIFT, Clerk
from tests.ui.desk.conftest import Do

DIGITS = (
    *(Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5),
    *(Qt.Key.Key_6, Qt.Key.Key_7, Qt.Key.Key_8, Qt.Key.Key_9, Qt.Key.Key_0),
)


@pytest.fixture
def shell(here: Here, show: Callable[..., QWidget]) -> Shell:
    shell = Shell(here, ())
    show(shell, 1366, 768)
    shell.start()
    return shell


@pytest.fixture
def clerk(shell: Shell, desk: LogbookDesk, clock: Clock, qtbot: QtBot) -> Clerk:
    return Clerk(shell, desk, clock, qtbot)


def board_of(clerk: Clerk) -> QuickBoard:
    return clerk.shell.desk.capture.board


def topics(clerk: Clerk) -> list[str]:
    return [topic.name for topic in clerk.desk.read(AskTopics())]


def hold(shell: Shell, *keys: Qt.Key, pressed: bool = True) -> None:
    """Presses or lets go of keys as the system tells a window, before any field hears of them."""
    kind = QEvent.Type.KeyPress if pressed else QEvent.Type.KeyRelease
    for key in keys:
        QApplication.sendEvent(shell.windowHandle(), QKeyEvent(kind, key, NONE))


def digits(board: QuickBoard, channel: Channel) -> list[str]:
    """Gives what stands on the buttons of a channel instead of +1, from top to bottom."""
    shown = [board.button(row.name, channel).text() for row in board._rows if channel in row.channels]
    return [text for text in shown if text != "+1"]


@pytest.mark.parametrize("place", range(10))
def test_alt_and_a_digit_log_a_walk_in_on_the_topic_of_that_place(clerk: Clerk, place: int) -> None:
    clerk.presses(DIGITS[place], ALT)
    (row,) = clerk.today()
    assert (row.channel, row.topic, row.one_click, row.outcome) == ("walk_in", topics(clerk)[place], True, "answered")


@pytest.mark.parametrize("place", [0, 1, 9])
def test_alt_shift_and_a_digit_log_a_call(clerk: Clerk, place: int) -> None:
    clerk.presses(DIGITS[place], ALT | SHIFT)
    (row,) = clerk.today()
    assert (row.channel, row.topic, row.one_click) == ("call", topics(clerk)[place], True)


def test_a_chord_is_confirmed_and_undone_like_a_click(clerk: Clerk) -> None:
    clerk.presses(Qt.Key.Key_2, ALT)
    assert clerk.line() == f"Saved 2:07 p.m. as Priya · Walk-in, {topics(clerk)[1]}"
    clerk.shell.status.undo()
    assert clerk.today()[0].voided


def test_a_chord_works_in_the_middle_of_a_card_and_leaves_it_as_it_was(clerk: Clerk) -> None:
    clerk.presses(Qt.Key.Key_F3)
    clerk.types("519555")
    focus = clerk.focus()
    clerk.presses(Qt.Key.Key_1, ALT)
    assert len(clerk.today()) == 1
    assert clerk.focus() is focus
    clerk.types("0142")
    assert focus.text() == "5195550142"


def test_a_chord_works_in_a_note(clerk: Clerk) -> None:
    clerk.presses(Qt.Key.Key_F2)
    clerk.into("Note")
    clerk.types("Asks")
    clerk.presses(Qt.Key.Key_3, ALT)
    assert len(clerk.today()) == 1
    assert clerk.focus().toPlainText() == "Asks"


def test_a_chord_works_from_the_log_too(clerk: Clerk) -> None:
    clerk.shell.show_page("page_log")
    clerk.presses(Qt.Key.Key_1, ALT)
    assert len(clerk.today()) == 1
    assert isinstance(clerk.shell.page("page_log"), LogPage)


def test_a_second_chord_within_half_a_second_is_ignored(clerk: Clerk) -> None:
    clerk.presses(Qt.Key.Key_1, ALT)
    clerk.clock.forward(milliseconds=400)
    clerk.presses(Qt.Key.Key_1, ALT)
    assert len(clerk.today()) == 1
    clerk.clock.forward(milliseconds=600)
    clerk.presses(Qt.Key.Key_1, ALT)
    assert len(clerk.today()) == 2


def test_a_chord_that_is_held_down_logs_once(shell: Shell) -> None:
    held = [action for action in shell.content.actions() if action.shortcut().toString().startswith("Alt+")]
    assert len(held) == 20
    assert not any(action.autoRepeat() for action in held)


def test_while_the_screen_is_hidden_no_chord_logs_anything(clerk: Clerk) -> None:
    clerk.shell.hide_screen()
    QTest.keyClick(clerk.shell, Qt.Key.Key_1, ALT)
    assert clerk.today() == ()


def test_a_place_without_a_topic_says_so_and_logs_nothing(clerk: Clerk) -> None:
    board_of(clerk).press(Channel.CALL, 40)
    assert clerk.today() == ()
    assert clerk.line() == "Topic 41 of the board has no button for “Call”. Nothing was logged."


def test_a_tally_has_a_chord_for_its_only_button(clerk: Clerk, do: Do) -> None:
    for topic in clerk.desk.read(AskTopics())[1:10]:
        do(SaveTopic(topic.id, topic.name, is_tally=True))
    clerk.presses(Qt.Key.Key_2, ALT | SHIFT)
    assert "has no button for “Call”" in clerk.line()
    clerk.presses(Qt.Key.Key_2, ALT)
    assert [row.topic for row in clerk.today()] == [topics(clerk)[1]]


def test_holding_alt_shows_the_digits_on_the_walk_in_buttons(clerk: Clerk) -> None:
    board = board_of(clerk)
    hold(clerk.shell, Qt.Key.Key_Alt)
    assert digits(board, Channel.WALK_IN) == list("1234567890")
    assert digits(board, Channel.CALL) == []
    hold(clerk.shell, Qt.Key.Key_Alt, pressed=False)
    assert digits(board, Channel.WALK_IN) == []


@pytest.mark.parametrize("keys", [(Qt.Key.Key_Alt, Qt.Key.Key_Shift), (Qt.Key.Key_Shift, Qt.Key.Key_Meta)])
def test_holding_shift_as_well_shows_them_on_the_call_buttons(clerk: Clerk, keys: tuple[Qt.Key, ...]) -> None:
    board = board_of(clerk)
    hold(clerk.shell, *keys)
    assert digits(board, Channel.CALL) == list("1234567890")
    assert digits(board, Channel.WALK_IN) == []
    hold(clerk.shell, Qt.Key.Key_Shift, pressed=False)
    assert digits(board, Channel.WALK_IN) == list("1234567890")


@pytest.mark.parametrize("key", [Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_AltGr, Qt.Key.Key_A])
def test_no_other_key_shows_digits(clerk: Clerk, key: Qt.Key) -> None:
    hold(clerk.shell, key)
    assert digits(board_of(clerk), Channel.WALK_IN) == []
    hold(clerk.shell, key, pressed=False)


def test_leaving_the_window_with_alt_held_takes_the_digits_away(clerk: Clerk) -> None:
    hold(clerk.shell, Qt.Key.Key_Alt)
    QApplication.sendEvent(clerk.shell.windowHandle(), QEvent(QEvent.Type.FocusOut))
    assert digits(board_of(clerk), Channel.WALK_IN) == []


def test_the_digit_shown_is_the_digit_that_works(clerk: Clerk) -> None:
    board = board_of(clerk)
    hold(clerk.shell, Qt.Key.Key_Alt)
    shown = {name: board.button(name, Channel.WALK_IN).text() for name in topics(clerk)[:10]}
    for name, digit in shown.items():
        clerk.presses(DIGITS["1234567890".index(digit)], ALT)
        assert clerk.today()[0].topic == name
        clerk.clock.forward(seconds=1)


def test_typing_twelve_goes_on_while_alt_is_pressed(clerk: Clerk) -> None:
    button = board_of(clerk).button(topics(clerk)[0], Channel.WALK_IN)
    button.setFocus()
    clerk.types("12")
    hold(clerk.shell, Qt.Key.Key_Alt)
    assert button.text() == "+12"
    hold(clerk.shell, Qt.Key.Key_Alt, pressed=False)
    assert button.text() == "+12"


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_moves_when_the_digits_show(clerk: Clerk, qapp: QApplication, percent: int) -> None:
    apply(qapp, Scheme.LIGHT, percent)
    QTest.qWait(150)  # the board is as wide as it stays once its scroll bar has come or gone
    button = board_of(clerk).button(topics(clerk)[0], Channel.WALK_IN)
    before = button.geometry()
    hold(clerk.shell, Qt.Key.Key_Alt)
    QTest.qWait(20)
    assert button.geometry() == before
    hold(clerk.shell, Qt.Key.Key_Alt, pressed=False)


def test_what_is_heard_of_a_button_does_not_change_with_the_digits(clerk: Clerk) -> None:
    button = board_of(clerk).button("Dog licence", Channel.WALK_IN)
    before = button.accessibleName()
    hold(clerk.shell, Qt.Key.Key_Alt)
    assert button.accessibleName() == before


@pytest.mark.parametrize(("id_", "shown"), [("board_walk_in", "Alt+1…0"), ("board_call", "Alt+Shift+1…0")])
def test_the_key_sheet_shows_the_row_of_digits_in_one_line(id_: str, shown: str) -> None:
    key = shortcuts.find(id_)
    assert shortcuts.in_words(key) == shown
    assert len(key.keys) == 10


def test_no_two_actions_of_the_window_share_a_key(shell: Shell) -> None:
    actions = [one for one in shell.findChildren(QAction) if one.shortcutContext() is Qt.ShortcutContext.WindowShortcut]
    used = Counter(keys.toString() for one in actions for keys in one.shortcuts() if one.parent() is not None)
    assert {keys: times for keys, times in used.items() if times > 1} == {}


def test_the_keys_of_the_sheet_open_it_and_no_press_is_left_undecided(clerk: Clerk) -> None:
    clerk.presses(Qt.Key.Key_Question, CTRL)
    assert [sheet.isVisible() for sheet in clerk.shell.findChildren(KeySheet)] == [True]
