"""What an entry costs, counted at the real window: keys and clicks; a chord is one key, words are text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counterdesk.services.asks.people import SavePerson
from tests.stories.clerk import Clerk
from tests.stories.hands import button as pill
from tests.stories.hands import letter_of, reads, waits

DIGITS = "5195550142"


def spent(clerk: Clerk) -> tuple[int, int]:
    """Gives keys and clicks so far."""
    return clerk.hands.strokes, clerk.hands.clicks


def alt(clerk: Clerk, words: str) -> str:
    """Reads the letter under a pill of the open card."""
    letter = letter_of(pill(clerk.card, words))
    assert letter, f"{words!r} has no letter"
    return f"Alt+{letter}"


def people(clerk: Clerk, *names: str) -> None:
    for name in names:
        clerk.program.shell.here.lanes.do(SavePerson(None, name, at_desk=True))
    clerk.program.settle()


def test_a_walk_in_on_a_topic_is_one_click(clerk: Clerk) -> None:
    clerk.logs_walk_in("Dog licence")
    assert spent(clerk) == (0, 1)
    assert len(clerk.sees_today()) == 1


def test_an_answered_call_with_number_and_topic_is_fourteen_keys_with_its_digits(clerk: Clerk) -> None:
    clerk.hands.presses("F3")
    clerk.hands.types(DIGITS)
    clerk.hands.presses(alt(clerk, "Property taxes"), alt(clerk, "Answered"), "Ctrl+Return")
    clerk.program.settle()
    assert spent(clerk) == (14, 0)
    assert clerk.sees_today() == ("8:30 a.m. | Call | Property taxes | •• 42 | Answered",)


def test_a_call_of_the_own_area_needs_seven_digits(clerk: Clerk) -> None:
    clerk.hands.presses("F3")
    clerk.hands.types(DIGITS[3:])
    clerk.hands.presses(alt(clerk, "Property taxes"), alt(clerk, "Answered"), "Ctrl+Return")
    clerk.program.settle()
    assert spent(clerk) == (11, 0)


def test_a_message_for_a_named_colleague_is_eight_keys_beside_the_text(clerk: Clerk) -> None:
    """Number, name, what it is about in the note, and the first letters of the colleague are text."""
    texts = (DIGITS, "Karl Huebner", "asks about the second instalment", "mar")
    hands = clerk.hands
    hands.presses("F4")
    hands.types(texts[0])
    hands.presses("Tab")
    hands.types(texts[1])
    hands.presses("Tab", "Tab")
    hands.types(texts[2])
    hands.presses("Tab", "Tab")
    hands.types(texts[3])
    clerk.program.settle()
    hands.presses("Return", "Ctrl+Return")
    clerk.program.settle()
    keys, clicks = spent(clerk)
    assert (keys - sum(map(len, texts)), clicks) == (8, 0)
    assert any("Karl Huebner" in line or "K. H." in line for line in clerk.sees_due())
    assert any("Maria Rossi" in line for line in clerk.sees_today())


def test_a_message_with_its_topic_takes_no_key_more(clerk: Clerk) -> None:
    texts = (DIGITS, "Karl Huebner", "mar")
    hands = clerk.hands
    hands.presses("F4")
    hands.types(texts[0])
    hands.presses("Tab")
    hands.types(texts[1])
    hands.presses(alt(clerk, "Property taxes"), "Tab", "Tab", "Tab")
    hands.types(texts[2])
    clerk.program.settle()
    hands.presses("Return", "Ctrl+Return")
    clerk.program.settle()
    keys, clicks = spent(clerk)
    assert (keys - sum(map(len, texts)), clicks) == (8, 0)
    assert any("Maria Rossi" in line for line in clerk.sees_today())


def test_back_to_a_parked_call_is_one_key(clerk: Clerk) -> None:
    clerk.hands.presses("F3")
    clerk.hands.types(DIGITS)
    clerk.hands.presses("F9")
    clerk.program.settle()
    assert not clerk.window.cards.has_open
    before = spent(clerk)
    clerk.hands.presses("F7")
    clerk.program.settle()
    assert spent(clerk) == (before[0] + 1, 0)
    assert clerk.card.typed().number == DIGITS


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard", extend=True)
def test_a_change_of_person_is_two_keys(clerk: Clerk) -> None:
    people(clerk, "Tom Ng")
    clerk.hands.presses("F12")
    waits(QApplication.activePopupWidget, "for the list of people")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_T)
    clerk.program.settle()
    assert spent(clerk)[0] + 1 == 2
    assert clerk.window.here.person is not None
    assert clerk.window.here.person.name == "Tom Ng"


def test_another_matter_of_the_same_visit_is_one_key_more(clerk: Clerk) -> None:
    clerk.hands.presses("F2")
    clerk.hands.presses(alt(clerk, "Property taxes"), alt(clerk, "Answered"), "Ctrl+M")
    clerk.program.settle()
    clerk.hands.presses(alt(clerk, "Water bill"), alt(clerk, "Answered"), "Ctrl+M")
    clerk.program.settle()
    clerk.hands.presses(alt(clerk, "Building permit"), alt(clerk, "Answered"), "Ctrl+Return")
    clerk.program.settle()
    assert spent(clerk) == (10, 0)
    assert len(clerk.sees_today()) == 3


def test_a_date_that_was_told_is_one_key(clerk: Clerk) -> None:
    clerk.hands.presses("F4")
    clerk.hands.types(DIGITS)
    clerk.program.settle()
    before = spent(clerk)
    clerk.hands.presses("Alt+T")
    assert spent(clerk) == (before[0] + 1, 0)
    assert clerk.card.typed().told_due_at is not None


def test_the_words_of_warning_are_found_without_the_mouse(clerk: Clerk) -> None:
    clerk.hands.presses("F3", "Ctrl+G", "Ctrl+G", "Ctrl+G", "Ctrl+G")
    assert any("I will hang up" in words for words in reads(clerk.card))
    assert spent(clerk) == (5, 0)
