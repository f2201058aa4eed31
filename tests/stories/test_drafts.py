"""Nothing typed is ever lost: not by closing, not by a power cut, not by a wrong key."""

from tests.stories.clerk import Clerk
from tests.stories.hands import button, passes, shows

NOTE = "Asked about a fence on the property line."
A_SECOND_S = 1.0


def types_a_call(clerk: Clerk) -> None:
    """Half a call: number, name, topic and a note, no outcome yet."""
    clerk.opens("F3")
    clerk.hands.types("5195550142")
    clerk.hands.fills("Name", "Hana Ito")
    clerk.chooses("By-law concern")
    clerk.hands.fills("Note", NOTE)


def assert_is_there(clerk: Clerk) -> None:
    typed = clerk.card.typed()
    assert (typed.number, typed.name, typed.topic, typed.note) == ("5195550142", "Hana Ito", "By-law concern", NOTE)


def test_a_card_is_there_again_after_a_power_cut_a_second_later(clerk: Clerk) -> None:
    types_a_call(clerk)
    passes(A_SECOND_S)
    clerk.program.is_lost()
    clerk.starts()
    assert_is_there(clerk)
    assert "since 8:30 a.m." in clerk.card.head.since.text()


def test_a_card_is_there_again_after_the_window_was_closed_at_once(clerk: Clerk) -> None:
    types_a_call(clerk)
    clerk.closes_and_reopens()
    assert_is_there(clerk)


def test_cards_on_hold_are_there_again(clerk: Clerk) -> None:
    types_a_call(clerk)
    clerk.hands.presses("F9")
    clerk.closes_and_reopens()
    assert shows(clerk.window, "Call · •• 42 · 0 min")
    clerk.hands.presses("F7")
    clerk.program.settle()
    assert_is_there(clerk)


def test_a_restored_card_is_saved_once_and_leaves_no_draft(clerk: Clerk) -> None:
    types_a_call(clerk)
    clerk.closes_and_reopens()
    clerk.chooses("Answered")
    clerk.saves()
    clerk.closes_and_reopens()
    assert not clerk.window.cards.has_open
    assert len(clerk.sees_today()) == 1


def test_a_discarded_card_comes_back_for_ten_minutes(clerk: Clerk) -> None:
    types_a_call(clerk)
    clerk.hands.presses("Ctrl+Shift+D")
    clerk.program.settle()
    assert not clerk.window.cards.has_open
    clerk.pauses(9 * 60)
    clerk.hands.clicks_on(button(clerk.window, "Bring it back"))
    clerk.program.settle()
    assert_is_there(clerk)


def test_a_card_discarded_longer_ago_is_gone_with_a_sentence(clerk: Clerk) -> None:
    types_a_call(clerk)
    clerk.hands.presses("Ctrl+Shift+D")
    clerk.program.settle()
    clerk.pauses(11 * 60)
    clerk.hands.clicks_on(button(clerk.window, "Bring it back"))
    clerk.program.settle()
    assert not clerk.window.cards.has_open
    assert "No card was discarded in the last ten minutes" in clerk.reads_status()


def test_another_key_puts_a_half_typed_card_on_hold(clerk: Clerk) -> None:
    types_a_call(clerk)
    clerk.opens("F2")
    assert clerk.window.cards.open_kind == "walk_in"
    assert shows(clerk.window, "Call · •• 42 · 0 min")


def test_a_sheet_of_rows_is_there_again(clerk: Clerk) -> None:
    clerk.opens("F5")
    clerk.hands.fills("Received", "sat 1915")
    clerk.hands.fills("From", "Dora Ellis")
    clerk.hands.presses("Return")
    clerk.hands.fills("Received", "sun 0900")
    clerk.hands.fills("From", "Emil Fodor")
    clerk.closes_and_reopens()
    assert [(row.received_text, row.name) for row in clerk.card.typed().rows] == [
        ("sat 1915", "Dora Ellis"),
        ("sun 0900", "Emil Fodor"),
    ]
