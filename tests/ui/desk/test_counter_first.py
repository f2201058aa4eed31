"""The person at the counter comes first: calls wait, and the strip says when it is their turn again."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from counterdesk.domain.contact import Channel, Outcome
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.cards.hold import HoldStrip
from counterdesk.ui.here import Here
from counterdesk.ui.shell import Shell
from counterdesk.ui.theme import Scheme, apply
from tests.desk import Clock
from tests.ui.desk.clerk import Clerk


@pytest.fixture
def clerk(here: Here, desk: LogbookDesk, clock: Clock, qtbot, show: Callable[..., Shell]) -> Clerk:
    shell = Shell(here, ())
    show(shell, 1366, 768)
    shell.start()
    return Clerk(shell, desk, clock, qtbot)


def strip(clerk: Clerk) -> list[str]:
    """Gives what the line of cards on hold says."""
    return [button.button.text() for button in clerk.shell.findChild(HoldStrip).buttons()]


def takes_a_call(clerk: Clerk, number: str) -> None:
    clerk.presses(Qt.Key.Key_F3)
    clerk.types(number)
    clerk.clock.forward(minutes=1)


def serves(clerk: Clerk, words: str) -> None:
    """Somebody at the counter is written down with a card, and leaves."""
    clerk.presses(Qt.Key.Key_F2)
    clerk.into("Note")
    clerk.types(words)
    clerk.shell.cards.card.follows.outcome.pill(Outcome.ANSWERED).click()
    clerk.presses(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    clerk.clock.forward(minutes=1)


def test_a_call_held_for_the_counter_is_next_after_one_click_for_the_walk_in(clerk: Clerk) -> None:
    takes_a_call(clerk, "5195550142")
    clerk.presses(Qt.Key.Key_F9)
    assert "May I put you on hold" in clerk.reads()
    clerk.logs_walk_in("Dog licence")
    assert strip(clerk)[0].startswith("● Call")


def test_one_click_for_another_call_frees_no_counter(clerk: Clerk) -> None:
    takes_a_call(clerk, "5195550142")
    clerk.presses(Qt.Key.Key_F9)
    clerk.logs_call("Dog licence")
    assert strip(clerk)[0].startswith("Call")


def test_three_calls_wait_in_turn_and_one_key_each_brings_them_back_oldest_first(clerk: Clerk) -> None:
    for number in ("5195550141", "5195550142", "5195550143"):
        takes_a_call(clerk, number)
        clerk.presses(Qt.Key.Key_F9)
        serves(clerk, "Asked for a form.")
    assert len(strip(clerk)) == 3
    seen = []
    for _call in range(3):
        clerk.presses(Qt.Key.Key_F7)
        seen.append(clerk.shell.cards.card.typed().number)
        clerk.shell.cards.card.follows.outcome.pill(Outcome.ANSWERED).click()
        clerk.into("Note")
        clerk.types("x")
        clerk.presses(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert seen == ["5195550141", "5195550142", "5195550143"]
    assert strip(clerk) == []
    assert [row.channel for row in clerk.today()].count("call") == 3
    assert [row.channel for row in clerk.today()].count("walk_in") == 3


def test_the_words_to_say_go_when_the_walk_in_is_written_down(clerk: Clerk) -> None:
    takes_a_call(clerk, "5195550142")
    clerk.presses(Qt.Key.Key_F9)
    serves(clerk, "Asked for a form.")
    assert "May I put you on hold" not in clerk.reads()


def test_a_walk_in_of_which_one_click_was_undone_leaves_the_call_amber(clerk: Clerk) -> None:
    takes_a_call(clerk, "5195550142")
    clerk.presses(Qt.Key.Key_F9)
    clerk.logs_walk_in("Dog licence")
    clerk.shell.status.undo()
    assert strip(clerk)[0].startswith("● Call")


def test_the_time_on_hold_is_in_the_logbook_channel_and_all(clerk: Clerk) -> None:
    takes_a_call(clerk, "5195550142")
    clerk.presses(Qt.Key.Key_F9)
    clerk.clock.forward(minutes=4)
    clerk.logs_walk_in("Dog licence")
    clerk.presses(Qt.Key.Key_F7)
    assert clerk.shell.cards.card.started.parked_seconds >= 240
    assert clerk.today()[0].channel == Channel.WALK_IN


def test_the_words_to_say_outlast_the_cover(clerk: Clerk) -> None:
    takes_a_call(clerk, "5195550142")
    clerk.presses(Qt.Key.Key_F9)
    clerk.shell.hide_screen()
    clerk.shell.show_screen()
    assert "May I put you on hold" in clerk.reads()


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    """Text at twice its size, so that the columns are tabs."""
    apply(qapp, Scheme.LIGHT, 200)
    QApplication.sendPostedEvents()
    yield
    apply(qapp, Scheme.LIGHT, 100)


@pytest.mark.usefixtures("large")
def test_folded_a_call_that_is_taken_up_comes_to_the_front_with_the_focus(clerk: Clerk) -> None:
    takes_a_call(clerk, "5195550142")
    clerk.presses(Qt.Key.Key_F9)
    assert clerk.shell.desk.is_folded
    clerk.shell.show_due()
    assert not clerk.shell.cards.isVisible()
    clerk.presses(Qt.Key.Key_F7)
    assert clerk.shell.cards.isVisible()
    assert clerk.shell.cards.isAncestorOf(clerk.focus())


def test_a_call_is_taken_up_from_any_page(clerk: Clerk) -> None:
    takes_a_call(clerk, "5195550142")
    clerk.presses(Qt.Key.Key_F9)
    clerk.shell.show_page("page_log")
    clerk.presses(Qt.Key.Key_F7)
    assert clerk.shell.stack.currentWidget() is clerk.shell.desk
    assert clerk.shell.cards.isAncestorOf(clerk.focus())


def test_a_caller_who_hung_up_leaves_the_page_where_it_is(clerk: Clerk) -> None:
    takes_a_call(clerk, "5195550142")
    clerk.into("Note")
    clerk.types("Asked about the fence.")
    takes_a_call(clerk, "5195550143")
    clerk.shell.show_page("page_log")
    clerk.shell.cards.caller_hung_up(clerk.shell.cards.parked[0].uid)
    assert strip(clerk) == []
    assert clerk.shell.stack.currentWidget() is not clerk.shell.desk
