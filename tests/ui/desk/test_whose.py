"""One click after a long time is kept, and the line that confirms it asks whose it was: nobody signs unasked."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from counterdesk.domain.contact import Channel
from counterdesk.services.asks.contacts import AskContact, Undo
from counterdesk.services.asks.people import LeaveDesk, SavePerson
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.here import Here
from counterdesk.ui.shell import Shell
from tests.desk import Clock, message_for_tom, person, uid
from tests.ui.desk.clerk import ALT, CTRL, SHIFT, Clerk


@pytest.fixture
def clerk(here: Here, desk: LogbookDesk, clock: Clock, qtbot, show: Callable[..., Shell]) -> Clerk:
    shell = Shell(here, ())
    show(shell, 1366, 768)
    shell.start()
    return Clerk(shell, desk, clock, qtbot)


@pytest.fixture
def after_lunch(clerk: Clerk) -> Clerk:
    """Nobody has touched anything for half an hour."""
    passes(clerk, 30)
    return clerk


def passes(clerk: Clerk, minutes: float) -> None:
    clerk.clock.forward(minutes=minutes)
    clerk.shell.here._tick()


def authors(clerk: Clerk) -> list[str]:
    return [row.author for row in clerk.today()]


def question(clerk: Clerk) -> str:
    """Gives what the line asks, empty while it asks nothing."""
    whose = clerk.shell.status.whose
    return whose.question() if whose.isVisible() else ""


def test_while_somebody_works_a_click_asks_nothing(clerk: Clerk) -> None:
    clerk.logs_walk_in("Dog licence")
    assert question(clerk) == ""


def test_a_click_after_lunch_is_kept_and_the_line_asks_whose_it_was(after_lunch: Clerk) -> None:
    after_lunch.logs_walk_in("Dog licence")
    assert authors(after_lunch) == ["Priya Nair"]
    assert question(after_lunch) == "Still Priya?"
    assert "Saved 2:37 p.m. as Priya · Walk-in, Dog licence" in after_lunch.reads()


def test_enter_says_yes_and_the_focus_goes_back_to_the_board(after_lunch: Clerk) -> None:
    board = after_lunch.shell.desk.capture.board.button("Dog licence", Channel.WALK_IN)
    board.setFocus()
    after_lunch.presses(Qt.Key.Key_Return)
    assert after_lunch.shell.status.whose.isAncestorOf(QApplication.focusWidget())
    after_lunch.presses(Qt.Key.Key_Return)
    assert question(after_lunch) == ""
    assert authors(after_lunch) == ["Priya Nair"]
    assert QApplication.focusWidget() is board
    assert after_lunch.line() == "Saved 2:37 p.m. as Priya · Walk-in, Dog licence"


def test_another_letter_moves_the_click_and_that_person_is_here_now(after_lunch: Clerk) -> None:
    after_lunch.logs_walk_in("Dog licence")
    after_lunch.presses(Qt.Key.Key_T)
    assert authors(after_lunch) == ["Tom Okafor"]
    assert after_lunch.shell.here.person.name == "Tom Okafor"
    assert after_lunch.line() == "Saved 2:37 p.m. as Tom · Walk-in, Dog licence"
    after_lunch.logs_walk_in("Dog licence")
    assert authors(after_lunch) == ["Tom Okafor", "Tom Okafor"]


def test_what_was_moved_can_still_be_undone(after_lunch: Clerk) -> None:
    after_lunch.logs_walk_in("Dog licence")
    after_lunch.presses(Qt.Key.Key_T)
    after_lunch.presses(Qt.Key.Key_Z, CTRL | SHIFT)
    assert [row.voided for row in after_lunch.today()] == [True]


def test_clicks_that_nobody_answered_for_go_together(after_lunch: Clerk) -> None:
    after_lunch.logs_walk_in("Dog licence")
    after_lunch.logs_call("Property taxes")
    after_lunch.logs_call("Wrong number, sales")
    assert question(after_lunch) == "Still Priya?"
    after_lunch.presses(Qt.Key.Key_M)
    assert authors(after_lunch) == ["Maria Rossi"] * 3
    assert after_lunch.line() == "3 entries signed by Maria now, the last: Call, wrong number"


def test_naming_oneself_in_the_head_answers_it_too(after_lunch: Clerk) -> None:
    after_lunch.logs_walk_in("Dog licence")
    after_lunch.shell.here.comes(after_lunch.shell.here.staff[-1])
    assert authors(after_lunch) == ["Tom Okafor"]
    assert question(after_lunch) == ""


def test_a_click_on_a_colleague_answers(after_lunch: Clerk) -> None:
    after_lunch.logs_walk_in("Dog licence")
    after_lunch.clicks("Tom")
    assert authors(after_lunch) == ["Tom Okafor"]


def test_a_letter_of_nobody_answers_nothing(after_lunch: Clerk) -> None:
    after_lunch.logs_walk_in("Dog licence")
    after_lunch.presses(Qt.Key.Key_Q)
    assert question(after_lunch) == "Still Priya?"


def test_esc_leaves_the_question_and_it_comes_with_the_next_click(after_lunch: Clerk) -> None:
    after_lunch.logs_walk_in("Dog licence")
    after_lunch.presses(Qt.Key.Key_Escape)
    assert question(after_lunch) == ""
    assert after_lunch.line().endswith("Walk-in, Dog licence")
    after_lunch.logs_walk_in("Dog licence")
    assert question(after_lunch) == "Still Priya?"
    after_lunch.presses(Qt.Key.Key_T)
    assert authors(after_lunch) == ["Tom Okafor"] * 2


def test_a_key_that_is_held_down_on_the_board_answers_nothing(after_lunch: Clerk) -> None:
    after_lunch.shell.desk.capture.board.button("Dog licence", Channel.WALK_IN).setFocus()
    after_lunch.presses(Qt.Key.Key_Return)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(after_lunch.focus(), held)
    assert question(after_lunch) == "Still Priya?"


def test_a_chord_while_somebody_writes_leaves_the_focus_in_the_text(clerk: Clerk) -> None:
    clerk.presses(Qt.Key.Key_F3)
    clerk.into("Note")
    passes(clerk, 30)
    clerk.presses(Qt.Key.Key_1, ALT)
    clerk.types("to be continued")
    assert clerk.shell.cards.card.typed().note == "to be continued"
    assert (question(clerk), authors(clerk)) == ("Still Priya?", ["Priya Nair"])


def test_a_line_that_changes_after_lunch_is_signed_by_nobody_and_asks(after_lunch: Clerk) -> None:
    shell = after_lunch.shell
    shell.header.line.more()
    assert question(after_lunch) == "Still Priya?"
    assert "Saved 2:37 p.m. · In line" in after_lunch.reads()
    after_lunch.presses(Qt.Key.Key_T)
    assert shell.here.person.name == "Tom Okafor"
    assert shell.header.line.texts()[0] == "1"


def test_who_left_the_line_after_lunch_can_be_taken_back(after_lunch: Clerk) -> None:
    after_lunch.shell.header.line.more()
    after_lunch.shell.header.line.left()
    after_lunch.presses(Qt.Key.Key_Return)
    assert "left without service" in after_lunch.line()
    after_lunch.presses(Qt.Key.Key_Z, CTRL | SHIFT)
    assert after_lunch.shell.header.line.texts()[0] == "1"


def test_after_the_screen_was_hidden_a_click_asks(clerk: Clerk) -> None:
    clerk.shell.hide_screen()
    clerk.shell.show_screen()
    clerk.logs_walk_in("Dog licence")
    assert question(clerk) == "Still Priya?"


def test_a_computer_that_slept_asks_as_well(clerk: Clerk) -> None:
    clerk.clock.forward(hours=1)
    clerk.shell.here.presence.stir()  # the key comes before the clock of the window has ticked
    clerk.presses(Qt.Key.Key_1, ALT)
    assert question(clerk) == "Still Priya?"


def test_more_than_ten_minutes_later_a_click_stays_with_its_name_and_the_line_says_so(after_lunch: Clerk) -> None:
    after_lunch.logs_walk_in("Dog licence")
    passes(after_lunch, 11)
    after_lunch.logs_walk_in("Dog licence")
    after_lunch.presses(Qt.Key.Key_T)
    assert authors(after_lunch) == ["Tom Okafor", "Priya Nair"]
    assert after_lunch.line().endswith("1 entry could not be moved any more and stays with Priya Nair.")


def test_nobody_here_any_more_leaves_it_where_it_is(after_lunch: Clerk) -> None:
    after_lunch.logs_walk_in("Dog licence")
    after_lunch.shell.here.lanes.do(LeaveDesk())
    assert (question(after_lunch), authors(after_lunch)) == ("", ["Priya Nair"])


def undoes(clerk: Clerk) -> None:
    clerk.presses(Qt.Key.Key_Z, CTRL | SHIFT)


def who_voided(clerk: Clerk) -> list[str]:
    """Gives in whose name the last entry was taken back."""
    lines = clerk.desk.read(AskContact(clerk.today()[0].uid)).history
    return [line.who for line in lines if line.action == "entry_voided"]


def test_undo_after_lunch_waits_for_the_name(after_lunch: Clerk) -> None:
    after_lunch.logs_walk_in("Dog licence")
    undoes(after_lunch)
    assert [row.voided for row in after_lunch.today()] == [False]
    assert question(after_lunch) == "Still Priya?"
    assert "Nothing is undone yet." in after_lunch.reads()
    after_lunch.presses(Qt.Key.Key_Return)
    assert after_lunch.line().startswith("Undone")
    assert (question(after_lunch), who_voided(after_lunch)) == ("", ["Priya Nair"])


def test_who_pressed_undo_takes_back_the_own_click_in_the_own_name(after_lunch: Clerk) -> None:
    after_lunch.logs_walk_in("Dog licence")
    after_lunch.presses(Qt.Key.Key_Escape)
    undoes(after_lunch)
    after_lunch.presses(Qt.Key.Key_T)
    assert [(row.voided, row.author) for row in after_lunch.today()] == [(True, "Tom Okafor")]
    assert who_voided(after_lunch) == ["Tom Okafor"]


def test_after_esc_nothing_is_undone_whoever_comes(clerk: Clerk) -> None:
    clerk.logs_walk_in("Dog licence")
    clerk.shell.here.presence.doubt()
    undoes(clerk)
    clerk.presses(Qt.Key.Key_Escape)
    clerk.shell.here.comes(clerk.shell.here.staff[-1])
    assert [(row.voided, row.author) for row in clerk.today()] == [(False, "Priya Nair")]


def test_not_me_after_lunch_asks_the_same_question_again(after_lunch: Clerk) -> None:
    after_lunch.logs_walk_in("Dog licence")
    after_lunch.presses(Qt.Key.Key_Escape)
    after_lunch.clicks("Not me")
    assert question(after_lunch) == "Still Priya?"
    after_lunch.presses(Qt.Key.Key_T)
    assert authors(after_lunch) == ["Tom Okafor"]
    assert after_lunch.line() == "Saved 2:37 p.m. as Tom · Walk-in, Dog licence"


def test_not_me_about_what_was_sure_asks_who_says_so(clerk: Clerk) -> None:
    clerk.logs_walk_in("Dog licence")
    clerk.shell.here.presence.doubt()
    clerk.clicks("Not me")
    assert not clerk.shell.status.colleagues.isVisible()
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.shell.status.colleagues.isVisible()


@pytest.fixture
def noting(clerk: Clerk) -> Clerk:
    """A note to what was just saved is typed, and Enter is pressed long after."""
    clerk.logs_walk_in("Dog licence")
    clerk.clicks("Add a note")
    clerk.types("Will bring the form.")
    passes(clerk, 30)
    clerk.presses(Qt.Key.Key_Return)
    return clerk


def note_of(clerk: Clerk) -> str:
    return clerk.desk.read(AskContact(clerk.today()[0].uid)).note


def test_a_note_that_was_begun_before_lunch_waits_for_the_name_too(noting: Clerk) -> None:
    assert (question(noting), note_of(noting)) == ("Still Priya?", "")
    noting.presses(Qt.Key.Key_T)
    assert note_of(noting) == "Will bring the form."
    assert not noting.shell.status.note.isVisible()


def test_esc_goes_back_to_the_note_with_every_word(noting: Clerk) -> None:
    noting.presses(Qt.Key.Key_Escape)
    note = noting.shell.status.note
    assert (note.isVisible(), note.field.value(), note.isAncestorOf(noting.focus())) == (
        True,
        "Will bring the form.",
        True,
    )
    noting.shell.here.comes(noting.shell.here.staff[-1])
    assert note_of(noting) == ""


def test_what_a_card_asked_about_is_not_asked_again(clerk: Clerk) -> None:
    clerk.presses(Qt.Key.Key_F3)
    clerk.into("Note")
    clerk.types("Wanted the tax office.")
    clerk.presses(Qt.Key.Key_F9)
    passes(clerk, 30)
    clerk.shell.cards.caller_hung_up(clerk.shell.cards.parked[0].uid)
    assert (question(clerk), authors(clerk)) == ("", ["Priya Nair"])


@pytest.fixture
def chosen_row(clerk: Clerk) -> Clerk:
    """A message for Tom stands in Due, chosen, and nobody has touched anything for half an hour."""
    clerk.shell.here.lanes.do(message_for_tom())
    clerk.shell.show_due()
    clerk.presses(Qt.Key.Key_Down)
    passes(clerk, 30)
    return clerk


def test_taking_something_after_lunch_waits_for_the_name_and_takes_it_for_that_person(chosen_row: Clerk) -> None:
    chosen_row.presses(Qt.Key.Key_C)
    assert chosen_row.owed()[0].claimed_by == ""
    assert question(chosen_row) == "Still Priya?"
    assert "Nothing is saved yet." in chosen_row.reads()
    chosen_row.presses(Qt.Key.Key_M)
    assert chosen_row.owed()[0].claimed_by == "Maria Rossi"
    assert chosen_row.line().startswith("Saved 2:37 p.m. as Maria")


def test_a_slip_handed_over_after_lunch_waits_for_the_name(chosen_row: Clerk) -> None:
    chosen_row.presses(Qt.Key.Key_H)
    assert chosen_row.owed()[0].message_state == "to_hand_over"
    chosen_row.presses(Qt.Key.Key_Return)
    assert chosen_row.owed()[0].message_state == "handed"
    assert question(chosen_row) == ""


def test_a_try_after_lunch_waits_for_the_name_with_everything_typed(chosen_row: Clerk) -> None:
    chosen_row.presses(Qt.Key.Key_A)
    chosen_row.presses(Qt.Key.Key_Return)
    assert (chosen_row.owed()[0].tries, question(chosen_row)) == (0, "Still Priya?")
    chosen_row.presses(Qt.Key.Key_Escape)
    assert chosen_row.shell.desk.due.drawers.tried.isVisible()
    assert chosen_row.shell.desk.due.drawers.isAncestorOf(QApplication.focusWidget())
    chosen_row.presses(Qt.Key.Key_Return)
    chosen_row.presses(Qt.Key.Key_Return)
    assert chosen_row.owed()[0].tries == 1


def test_after_esc_nothing_is_done_whoever_comes(chosen_row: Clerk) -> None:
    chosen_row.presses(Qt.Key.Key_C)
    chosen_row.presses(Qt.Key.Key_Escape)
    chosen_row.shell.here.comes(chosen_row.shell.here.staff[-1])
    assert chosen_row.owed()[0].claimed_by == ""


def test_a_note_after_lunch_asks_before_it_is_written(after_lunch: Clerk) -> None:
    after_lunch.logs_walk_in("Dog licence")
    after_lunch.presses(Qt.Key.Key_Escape)
    after_lunch.clicks("Add a note")
    assert not after_lunch.shell.status.note.isVisible()
    after_lunch.presses(Qt.Key.Key_Return)
    assert after_lunch.shell.status.note.field.hasFocus()


def test_with_nobody_else_on_the_list_yes_is_the_only_answer(after_lunch: Clerk) -> None:
    for name in ("Tom", "Maria"):
        who = person(after_lunch.desk, name)
        after_lunch.shell.here.lanes.do(SavePerson(who, f"{name} Past", "", "", "", "", at_desk=False))
    after_lunch.logs_walk_in("Dog licence")
    assert after_lunch.shell.status.whose.names.buttons == []


def test_a_card_begun_from_the_mini_bar_after_lunch_is_signed_by_nobody_yet(after_lunch: Clerk) -> None:
    from counterdesk.ui.mini import MiniBar

    bar = MiniBar(after_lunch.shell.here)
    bar.wanted.connect(after_lunch.shell.open_card)
    bar.cards.buttons["call"].click()
    assert after_lunch.shell.cards.card.started.author_id is None
    assert after_lunch.shell.cards.still.isVisible()
    bar.close()


def test_what_waits_for_a_name_is_done_to_the_row_it_was_pressed_on(chosen_row: Clerk) -> None:
    chosen_row.clock.forward(minutes=1)
    other = chosen_row.desk.do(replace(message_for_tom(), uid=uid()), person(chosen_row.desk, "Priya"))
    chosen_row.presses(Qt.Key.Key_C)
    pressed = chosen_row.shell.desk.due.list.current().row
    chosen_row.desk.do(Undo(pressed.record_uid, "typed twice"), person(chosen_row.desk, "Priya"))
    chosen_row.shell.desk.due.reload()
    chosen_row.presses(Qt.Key.Key_T)
    assert [(row.record_uid, row.claimed_by) for row in chosen_row.owed()] == [(other.uid, "")]
    assert chosen_row.line() == "Nothing was done: that line is not in the list any more."


@pytest.mark.parametrize("key", [Qt.Key.Key_H, Qt.Key.Key_R])
def test_a_slip_that_is_gone_when_the_name_is_known_marks_no_other(chosen_row: Clerk, key: Qt.Key) -> None:
    chosen_row.clock.forward(minutes=1)
    chosen_row.desk.do(replace(message_for_tom(), uid=uid()), person(chosen_row.desk, "Priya"))
    chosen_row.presses(key)
    pressed = chosen_row.shell.desk.due.list.current().row
    chosen_row.desk.do(Undo(pressed.record_uid, "typed twice"), person(chosen_row.desk, "Priya"))
    chosen_row.shell.desk.due.reload()
    chosen_row.presses(Qt.Key.Key_Return)
    assert [row.message_state for row in chosen_row.owed()] == ["to_hand_over"]


@pytest.fixture
def left_desk(chosen_row: Clerk) -> Clerk:
    """Nobody is named at the desk any more, nobody has touched anything for half an hour, and a row is chosen."""
    chosen_row.shell.here.lanes.do(LeaveDesk())
    passes(chosen_row, 30)
    chosen_row.shell.desk.due.list.setFocus()
    return chosen_row


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_H, Qt.Key.Key_R])
def test_with_nobody_named_it_says_so_and_nothing_is_done_later(left_desk: Clerk, key: Qt.Key) -> None:
    left_desk.presses(key)
    assert "press F12" in left_desk.line()
    left_desk.shell.here.comes(left_desk.shell.here.staff[-1])
    assert [(row.claimed_by, row.message_state) for row in left_desk.owed()] == [("", "to_hand_over")]


def test_with_nobody_named_a_try_stays_in_its_line_and_says_why(left_desk: Clerk) -> None:
    left_desk.presses(Qt.Key.Key_A)
    left_desk.presses(Qt.Key.Key_Return)
    drawer = left_desk.shell.desk.due.drawers.tried
    assert (drawer.isVisible(), "press F12" in drawer.trouble.text()) == (True, True)
    left_desk.shell.here.comes(left_desk.shell.here.staff[-1])
    assert left_desk.owed()[0].tries == 0


def test_with_nobody_named_a_note_says_why_it_is_not_asked(clerk: Clerk) -> None:
    clerk.logs_walk_in("Dog licence")
    clerk.shell.here.lanes.do(LeaveDesk())
    passes(clerk, 30)
    clerk.clicks("Add a note")
    assert "press F12" in clerk.line()
