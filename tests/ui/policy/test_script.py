"""What staff say, on the policy page: every moment, whose words they are, written anew and taken back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from counterdesk.services.asks.town import AskTown
from counterdesk.ui import theme
from counterdesk.ui.policy.script import WordsDialog
from tests.ui.kit.looking import cut_words, nameless, outside
from tests.ui.policy.conftest import Clerk

ClerkIn = Callable[[str], Clerk]
TITLES = ["Call: Greeting", "Call: Who I am", "Call: On hold", "Call: Transfer", "Call: Warning"]


def sits(clerk_in: ClerkIn, town: str = "tecumseh") -> Clerk:
    clerk = clerk_in(town)
    clerk.page.show_section(3)
    return clerk


def dialogs(clerk: Clerk) -> list[WordsDialog]:
    return [one for one in clerk.page.findChildren(WordsDialog) if one.isVisible()]


def writes(clerk: Clerk, subject: str, words: str) -> WordsDialog:
    """Opens the words of a moment, writes others over them and presses the button."""
    clerk.page.script.table.choose(subject)
    clerk.page.script.change_button.click()
    (dialog,) = dialogs(clerk)
    dialog.words.selectAll()
    QTest.keyClicks(dialog.words, words)
    dialog.ok_button.click()
    return dialog


def test_every_moment_stands_there_with_the_words_of_the_person_at_the_desk(clerk_in: ClerkIn) -> None:
    clerk = sits(clerk_in)
    assert clerk.column("script", "When") == [*TITLES, "Walk-in: Greeting", "Walk-in: Warning"]
    assert clerk.column("script", "What is said")[0] == "Town of Tecumseh, Priya speaking. How may I help you?"
    assert set(clerk.column("script", "Whose words")) == {"the program’s"}


def test_the_chosen_line_is_whole_below_with_the_policy_behind_it(clerk_in: ClerkIn) -> None:
    clerk = sits(clerk_in, "essex")
    clerk.page.script.table.choose("call.transfer")
    assert "Policy: “When there is a need to redirect a call" in clerk.reads()
    clerk.page.script.table.choose("call.hold")
    assert "The policy’s text has no words for this." in clerk.reads()


def test_the_town_writes_its_own_and_every_card_has_them(clerk_in: ClerkIn) -> None:
    clerk = sits(clerk_in)
    writes(clerk, "call.hold", "{first_name} here, one moment please.")
    assert not dialogs(clerk)
    assert clerk.desk.read(AskTown()).own_words == {"call.hold": "{first_name} here, one moment please."}
    assert clerk.column("script", "What is said")[2] == "Priya here, one moment please."
    assert clerk.column("script", "Whose words")[2] == "the Town’s"
    assert "The Town’s words since 24 Nov 2026, by Priya Nair." in clerk.reads()


def test_while_it_is_written_it_is_heard(clerk_in: ClerkIn) -> None:
    clerk = sits(clerk_in)
    clerk.page.script.table.choose("call.greet")
    clerk.page.script.table.opened.emit(clerk.page.script.table.current())
    (dialog,) = dialogs(clerk)
    assert dialog.words.value() == "Town of Tecumseh, Priya speaking. How may I help you?"
    dialog.words.selectAll()
    QTest.keyClicks(dialog.words, "{town}, {first_name}.")
    assert "“Town of Tecumseh, Priya.”" in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.reject()


def test_a_blank_that_nothing_fills_is_said_and_everything_typed_is_kept(clerk_in: ClerkIn) -> None:
    clerk = sits(clerk_in)
    dialog = writes(clerk, "call.greet", "{nmae} speaking")
    assert "{nmae}" in dialog.trouble()
    assert dialog.words.value() == "{nmae} speaking"
    QTest.keyClicks(dialog.words, "!")
    assert dialog.trouble() == ""
    dialog.reject()
    assert clerk.desk.read(AskTown()).own_words == {}


def test_no_words_at_all_are_refused(clerk_in: ClerkIn) -> None:
    clerk = sits(clerk_in)
    dialog = writes(clerk, "walk_in.greet", " ")
    assert "Write what staff say." in dialog.trouble()
    dialog.reject()


def test_the_towns_words_are_taken_back_after_a_look_at_what_comes_back(clerk_in: ClerkIn) -> None:
    clerk = sits(clerk_in)
    assert not clerk.page.script.back_button.isVisible()
    writes(clerk, "call.warn", "Please stop.")
    clerk.page.script.table.choose("call.warn")
    clerk.page.script.back_button.click()
    assert (
        "“Please stop.” from 24 Nov 2026 on is taken back; “the program’s words” holds again." in clerk.reads_dialog()
    )
    clerk.saves()
    assert clerk.desk.read(AskTown()).own_words == {}
    assert not clerk.page.script.back_button.isVisible()


def test_the_history_has_the_words_before_and_after(clerk_in: ClerkIn) -> None:
    clerk = sits(clerk_in)
    writes(clerk, "call.hold", "One moment.")
    assert clerk.column("history", "What") == ["Call: On hold"]
    assert clerk.column("history", "Before") == ["the program’s words"]
    assert clerk.column("history", "After") == ["One moment."]


def test_the_words_can_be_changed_with_the_keyboard_alone(clerk_in: ClerkIn) -> None:
    clerk = sits(clerk_in)
    clerk.page.script.table.setFocus()
    QTest.keyClick(clerk.page.script.table, Qt.Key.Key_Down)
    QTest.keyClick(clerk.page.script.table, Qt.Key.Key_Return)
    (dialog,) = dialogs(clerk)
    assert dialog.windowTitle() == "Call: Who I am"
    dialog.reject()


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_and_everything_has_a_name(clerk_in: ClerkIn, qapp: QApplication, percent: int) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, percent)
    clerk = sits(clerk_in, "lasalle")
    clerk.page.script.change_button.click()
    (dialog,) = dialogs(clerk)
    QTest.qWait(40)
    for window in (dialog, clerk.page.script):
        assert cut_words(window) == []
        assert nameless(window) == []
        assert outside(window) == []
    dialog.reject()
