"""Whether somebody is there: keys and the mouse are seen, and nothing of what they say is kept."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from counterdesk.ui.presence import Presence
from tests.desk import Clock, toronto

FIVE = timedelta(minutes=5)


@pytest.fixture
def clock():
    return Clock(toronto("2026-11-24 14:05"))


@pytest.fixture
def heard():
    return []


@pytest.fixture
def presence(qapp, clock, heard):
    presence = Presence(clock)
    presence.left_alone.connect(lambda: heard.append("left"))
    presence.neutral_wanted.connect(lambda: heard.append("neutral"))
    presence.veiled.connect(lambda: heard.append("veiled"))
    presence.doubted.connect(lambda: heard.append("doubted"))
    presence.settled.connect(lambda: heard.append("settled"))
    return presence


@pytest.fixture
def window(qtbot, presence):
    window = QLineEdit()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    presence.watch(window)
    return window


def passes(presence, clock, minutes, hide_after=FIVE):
    clock.forward(minutes=minutes)
    presence.tick(clock(), hide_after)


def test_after_the_time_set_the_screen_is_left_alone_once(presence, clock, heard):
    for _minute in range(8):
        passes(presence, clock, 1)
    assert heard == ["left"]


def test_never_is_never(presence, clock, heard):
    passes(presence, clock, 9, hide_after=None)
    assert heard == []


def test_after_ten_minutes_the_name_is_doubted_once(presence, clock, heard):
    for _minute in range(3):
        passes(presence, clock, 10, hide_after=None)
    assert heard == ["doubted"]
    presence.settle()
    presence.settle()
    assert heard == ["doubted", "settled"]


def test_a_key_after_a_sleep_of_the_computer_does_not_hide_how_long_it_was(presence, clock, heard, window):
    clock.forward(hours=1)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert heard == ["doubted"]


def test_a_clock_that_was_set_ahead_under_the_hand_of_somebody_doubts_nobody(qapp, clock):
    presence = Presence(clock, passed=lambda: timedelta(seconds=1))
    clock.forward(hours=1)
    presence.stir()
    assert not presence.is_unsure


def test_a_sleep_is_seen_although_the_clock_was_set_back_meanwhile(qapp, clock):
    slept = [timedelta()]
    presence = Presence(clock, passed=lambda: slept[0])
    clock.forward(hours=-1)
    slept[0] = timedelta(hours=1)
    presence.stir()
    assert presence.is_unsure


def test_a_key_in_the_window_says_that_somebody_is_there(presence, clock, heard, window):
    clock.forward(minutes=4)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert window.text() == "a"
    passes(presence, clock, 4)
    assert heard == []


def test_a_move_of_the_mouse_says_so_too(presence, clock, heard, window):
    clock.forward(minutes=4)
    QTest.mouseMove(window.windowHandle(), QPoint(5, 5))
    QApplication.processEvents()
    passes(presence, clock, 4)
    assert heard == []


def test_a_veil_goes_with_the_first_key(presence, heard, window):
    presence.veil()
    presence.veil()
    assert (presence.is_veiled, heard) == (True, ["veiled"])
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert (presence.is_veiled, heard) == (False, ["veiled", "veiled"])


def test_esc_twice_wants_the_neutral_screen(presence, heard, window):
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert heard == ["neutral"]


def test_a_third_esc_begins_anew(presence, heard, window):
    for _time in range(3):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert heard == ["neutral"]


def test_esc_with_something_between_is_two_single_ones(presence, heard, window):
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_A, Qt.Key.Key_Escape):
        QTest.keyClick(window.windowHandle(), key)
    assert heard == []


def test_a_second_window_is_watched_when_it_comes_to_the_front(presence, clock, heard, window, qtbot):
    other = QLineEdit()
    qtbot.addWidget(other)
    with qtbot.waitExposed(other):
        other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    clock.forward(minutes=4)
    QTest.keyClick(other.windowHandle(), Qt.Key.Key_B)
    passes(presence, clock, 4)
    assert heard == []


def test_once_the_desk_is_closed_its_keys_are_nobodys_business(presence, heard, window, qtbot):
    other = QLineEdit()
    qtbot.addWidget(other)
    with qtbot.waitExposed(other):
        other.show()
    window.close()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    for _time in range(2):
        QTest.keyClick(other.windowHandle(), Qt.Key.Key_Escape)
    assert heard == []


def test_what_a_name_signs_is_done_at_once_while_it_is_sure(presence):
    done = []
    presence.once_sure(lambda: done.append("signed"))
    assert done == ["signed"]


def test_what_a_name_signs_waits_until_it_is_sure(presence, heard):
    done = []
    presence.asked.connect(lambda: heard.append("asked"))
    presence.doubt()
    presence.once_sure(lambda: done.append("signed"))
    assert (done, heard) == ([], ["doubted", "asked"])
    presence.settle()
    presence.settle()
    assert done == ["signed"]


def test_what_nobody_answered_for_is_forgotten(presence):
    done = []
    presence.doubt()
    presence.once_sure(lambda: done.append("signed"))
    presence.never_mind()
    presence.settle()
    assert done == []
