"""“Not me”: the letter that is shown works, nothing that is typed by mistake moves an entry, and moving is undone."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counterdesk.domain.contact import Channel
from counterdesk.services.asks.contacts import AskContact, LogOneClick
from counterdesk.services.asks.desk import Done
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.desk.status import StatusLine
from counterdesk.ui.here import Here
from tests.desk import topic, uid
from tests.ui.desk.conftest import Do


@pytest.fixture
def line(here: Here, show: Callable[..., object]) -> StatusLine:
    line = StatusLine(here)
    show(line, 1300, 40)
    return line


@pytest.fixture
def done(line: StatusLine, do: Do, desk: LogbookDesk) -> Done:
    """What was saved, with the question open whose it was."""
    done = do(LogOneClick(uid(), Channel.WALK_IN, topic(desk)))
    line.confirm(done)
    line.ask_colleague()
    return done


@pytest.fixture
def types(qtbot: QtBot) -> Callable[[str], None]:
    def typed(words: str) -> None:
        for letter in words:
            qtbot.keyClicks(QApplication.focusWidget(), letter)

    return typed


def author(desk: LogbookDesk, done: Done) -> str:
    return desk.read(AskContact(done.uid)).row.author


def enter(qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_the_letter_that_is_shown_chooses_and_enter_moves(
    line: StatusLine, done: Done, desk: LogbookDesk, types: Callable[[str], None], qtbot: QtBot
) -> None:
    assert [button.text() for button in line.colleagues.buttons()] == ["Maria Rossi  M", "Tom Okafor  T"]
    types("t")
    assert author(desk, done) == "Priya Nair"
    assert line.colleagues.buttons()[1].hasFocus()
    enter(qtbot)
    assert author(desk, done) == "Tom Okafor"


@pytest.mark.parametrize("words", ["the form", "meant large print", "my words", "a note to it"])
def test_words_typed_by_mistake_move_nothing_and_press_nothing(
    line: StatusLine, done: Done, desk: LogbookDesk, types: Callable[[str], None], qtbot: QtBot, words: str
) -> None:
    types(words)
    enter(qtbot)
    assert author(desk, done) == "Priya Nair"
    assert line.colleagues.isVisible()
    assert "Nothing was moved" in line.colleagues.question()


def test_after_words_typed_by_mistake_tab_and_enter_still_choose(
    line: StatusLine, done: Done, desk: LogbookDesk, types: Callable[[str], None], qtbot: QtBot
) -> None:
    types("my words")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    enter(qtbot)
    assert author(desk, done) in ("Maria Rossi", "Tom Okafor")


def test_a_moved_entry_is_moved_back_by_undo(line: StatusLine, done: Done, desk: LogbookDesk) -> None:
    line.colleagues.buttons()[1].click()
    assert line.notice.text() == "Saved 2:07 p.m. as Tom · moved to Tom Okafor"
    assert [button.text() for button in line.notice.acts()] == ["Undo  Ctrl+Shift+Z"]
    line.undo()
    assert author(desk, done) == "Priya Nair"
    assert line.notice.text() == "Undone 2:07 p.m. · moved to Tom Okafor"


def test_with_nobody_else_the_line_says_where_and_keeps_its_offers(
    line: StatusLine, done: Done, here: Here, qtbot: QtBot
) -> None:
    here.people = tuple(replace(one, at_desk=one.name == "Priya Nair") for one in here.people)
    line.ask_colleague()
    assert "Nobody else is marked as working at this desk" in line.colleagues.question()
    with qtbot.waitSignal(line.people_wanted, timeout=200):
        line.colleagues.somebody_else.click()
    line.ask_colleague()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    offered = [button.text() for button in line.notice.acts()]
    assert offered == ["Undo  Ctrl+Shift+Z", "Not me", "Add a note"]
