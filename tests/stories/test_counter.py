"""What a hand does all day: one click, a call typed blind, a message, a complaint, an answer, and Undo."""

import pytest

from counterdesk.domain.contact import Channel
from counterdesk.services.asks.people import SavePerson
from tests.stories.clerk import Clerk
from tests.stories.hands import button, complaints, names, reads

DIGITS = "5195550142"


def test_one_click_logs_a_walk_in_and_names_it(clerk: Clerk) -> None:
    clerk.logs_walk_in("Dog licence")
    assert (clerk.hands.clicks, clerk.hands.strokes) == (1, 0)
    assert len(clerk.sees_today()) == 1
    assert clerk.reads_status() == "Saved 8:30 a.m. as Priya · Walk-in, Dog licence"
    assert clerk.sees_counts() == "1 contact · 1 answered at first contact, 1 of them one click"


def test_undo_takes_the_click_out_of_the_counts_and_keeps_the_line(clerk: Clerk) -> None:
    clerk.logs_walk_in("Dog licence")
    clerk.undoes()
    assert clerk.reads_status().startswith("Undone 8:30 a.m. · Walk-in, Dog licence")
    assert clerk.sees_counts() == "0 contacts"
    assert [line.rpartition(" | ")[2] for line in clerk.sees_today()] == ["Voided · Answered"]


def test_a_bouncing_mouse_logs_once(clerk: Clerk) -> None:
    clerk.logs_walk_in("Dog licence")
    clerk.hands.clicks_on(clerk.tally_button("Dog licence"))
    clerk.program.settle()
    assert len(clerk.sees_today()) == 1


def test_twelve_typed_on_the_button_adds_twelve(clerk: Clerk) -> None:
    clerk.logs_walk_ins("Dog licence", 12)
    assert clerk.sees_counts().startswith("12 contacts · 12 answered at first contact, 12 of them one click")


def test_a_call_takes_four_keys_beside_the_number(clerk: Clerk) -> None:
    clerk.hands.presses("F3")
    clerk.hands.types(DIGITS)
    clerk.chooses("Property taxes")
    clerk.chooses("Answered")
    clerk.saves()
    assert clerk.hands.strokes - len(DIGITS) == 4 <= 14
    assert clerk.hands.clicks == 0
    assert clerk.sees_today() == ("8:30 a.m. | Call | Property taxes | •• 42 | Answered",)


def test_a_call_by_tab_and_space_alone_takes_fourteen_keys_at_most(clerk: Clerk) -> None:
    clerk.hands.presses("F3")
    clerk.hands.types(DIGITS)
    clerk.hands.tabs_to("Property taxes")
    clerk.hands.presses("Space")
    clerk.hands.tabs_to("Answered")
    clerk.hands.presses("Space")
    clerk.saves()
    assert clerk.hands.strokes - len(DIGITS) <= 14
    assert clerk.sees_today() == ("8:30 a.m. | Call | Property taxes | •• 42 | Answered",)


def test_tab_comes_to_every_part_of_a_call_card_and_round_again(clerk: Clerk) -> None:
    clerk.opens("F3")
    first, seen = clerk.hands.focus, []
    while clerk.hands.focus not in seen:
        seen.append(clerk.hands.focus)
        clerk.hands.presses("Tab")
    assert clerk.hands.focus is first
    words = [names(one) for one in seen if clerk.card.isAncestorOf(one)]
    assert words[:2] == ["Number", "Name"]
    assert {"Note", "Save as Priya", "More fields", "Hold for counter", "Discard"} <= set(words)


def test_home_and_end_come_to_the_first_and_the_last_line_of_due(clerk: Clerk) -> None:
    clerk.takes_message_for("Maria Rossi", "5195550101", "Alma Brock", "Property taxes")
    clerk.takes_message_for("Sam", "5195550102", "Boris Cohen", "By-law concern")
    clerk.stands_on("B. C.")
    board = clerk.window.desk.due.list
    clerk.hands.presses("Home")
    assert str(board.currentIndex().data()).startswith("A. B.")
    clerk.hands.presses("End")
    assert str(board.currentIndex().data()).startswith("B. C.")


def test_a_message_says_what_to_tell_the_caller_and_waits_in_due(clerk: Clerk) -> None:
    clerk.opens("F4")
    clerk.hands.fills("Name", "Olaf Penn")
    clerk.hands.fills("Note", "About the final bill.")
    clerk.names("Who answers", "Maria Rossi")
    told = (
        "“Maria Rossi, Tax Collector, extension 214, will get your message. "
        "You should hear by Wednesday, October 14, 4:30 p.m., even if only to say where things stand.”"
    )
    assert any(told in text for text in reads(clerk.card))
    clerk.saves()
    assert "message 2026-0001 for Maria Rossi" in clerk.reads_status()
    assert clerk.sees_due()[0] == "Tomorrow · 1"


def test_answering_takes_the_line_out_of_due_and_undo_brings_it_back(clerk: Clerk) -> None:
    clerk.takes_message_for("Maria Rossi", DIGITS, "Olaf Penn", "Property taxes")
    before = clerk.sees_due()
    clerk.answers("O. P.")
    clerk.tally_button("Dog licence").setFocus()
    clerk.program.settle()
    assert clerk.sees_due() == ()
    clerk.undoes()
    assert [line.partition(",")[0] for line in clerk.sees_due()] == [line.partition(",")[0] for line in before]


def test_a_complaint_about_a_colleague_shows_only_number_and_date(clerk: Clerk) -> None:
    clerk.writes_complaint("An employee", "Was shouted at by Sam Okafor.", "Hana Ito", "5195550199")
    assert clerk.reads_status().startswith("Saved 8:30 a.m. as Priya · Complaint")
    shown = " ".join((*clerk.sees_due(), *clerk.sees_today(), *reads(clerk.window)))
    assert "2026-0001" in shown
    assert [word for word in ("Hana", "Ito", "H. I.", "shouted", "99") if word in shown] == []
    assert clerk.searches("shouted") == clerk.searches("Ito") == ()


def test_a_complaint_is_looked_into_in_three_days_and_settled_in_fifteen(clerk: Clerk) -> None:
    clerk.writes_complaint("An employee", "Was shouted at.", "Hana Ito", "5195550199")
    # Business days after Tuesday the 13th: 14, 15, 16 October; the fifteenth is Tuesday 3 November.
    assert "due Fri 16 Oct, 4:30 p.m." in clerk.sees_due()[1]
    clerk.acknowledges("2026-0001", "nov 2")
    clerk.tally_button("Dog licence").setFocus()
    clerk.program.settle()
    assert "due Mon 2 Nov, 4:30 p.m." in clerk.sees_due()[1]
    assert "Promised 2 Nov" in clerk.sees_due()[1]
    assert clerk.asks_why("2026-0001").startswith("Due Tuesday, November 3, 2026, 4:30 p.m.")


def test_an_incident_keeps_when_each_stamp_was_pressed(clerk: Clerk) -> None:
    clerk.opens("F8")
    for stamp in ("Warned", "Ended"):
        clerk.pauses(60)
        clerk.hands.tabs_to(stamp)
        clerk.hands.presses("Space")
    assert [text for text in reads(clerk.card.stamps) if "a.m." in text] == ["8:31 a.m.", "8:32 a.m."]


def test_a_submitted_incident_shows_nothing_of_what_was_said(clerk: Clerk) -> None:
    clerk.writes_incident("abusive language", "You are all thieves.", "Rude Caller", ("Warned", "Ended"))
    assert clerk.reads_status().startswith("Saved 8:32 a.m. as Priya")
    shown = " ".join((*clerk.sees_today(), *reads(clerk.window)))
    assert [word for word in ("thieves", "Rude", "abusive") if word in shown] == []
    assert clerk.searches("thieves") == ()


def test_a_walk_in_comes_before_the_call_on_the_line(clerk: Clerk) -> None:
    clerk.opens("F3")
    clerk.hands.types(DIGITS)
    clerk.hands.presses("F9")
    clerk.takes_walk_in("Lou Marsh", "Dog licence")
    assert button(clerk.window, "● Call · •• 42 · 0 min").isVisible()
    clerk.hands.presses("F7")
    assert clerk.card.typed().number == DIGITS


def test_a_card_without_an_outcome_says_so_and_keeps_what_was_typed(clerk: Clerk) -> None:
    clerk.opens("F3")
    clerk.hands.types(DIGITS)
    clerk.chooses("Property taxes")
    clerk.tries_to_save()
    assert complaints(clerk.card) == ("Choose an outcome. Everything typed is kept.",)
    assert clerk.card.typed().number == DIGITS
    assert clerk.sees_today() == ()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing|propagate)")
def test_who_is_here_signs(clerk: Clerk) -> None:
    clerk.window.here.lanes.do(SavePerson(None, "Tom Hill", at_desk=True))
    clerk.program.settle()
    clerk.is_now("Tom Hill")
    clerk.logs_call("Water bill")
    assert clerk.reads_status() == "Saved 8:30 a.m. as Tom · Call, Water bill"


def test_the_call_column_logs_calls(clerk: Clerk) -> None:
    clerk.logs_call("Water bill")
    assert clerk.tally_button("Water bill", Channel.CALL).isVisible()
    assert clerk.sees_today() == ("8:30 a.m. | Call | Water bill |  | Answered",)
