"""An announced call at the real window: a card filled in, nothing saved, nothing lost, no keystroke astray."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from counterdesk.domain.announced import Announced, announced
from counterdesk.domain.contact import Given, Outcome
from counterdesk.services.asks.contacts import DayLog
from counterdesk.services.asks.logbook import AskDrafts
from counterdesk.services.door import LogbookDesk
from counterdesk.ui import theme
from counterdesk.ui.cards.contact import ContactCard
from counterdesk.ui.cards.content import ContactTyped
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.lanes import InlineLanes
from counterdesk.ui.pop import Bell
from counterdesk.ui.shell import Shell
from tests.desk import Clock, call, new_desk, person, toronto

MARIA = announced("519-555-0142", "Maria Rossi")
HANA = announced("519-555-0177")


@dataclass
class Counter:
    """A counter beside whose window a softphone stands."""

    bot: QtBot
    desk: LogbookDesk
    clock: Clock
    shell: Shell
    bell: Bell

    def rings(self, *calls: Announced) -> None:
        for one in calls:
            self.clock.forward(seconds=20)
            self.bell.ring(one)

    def types(self, words: str) -> None:
        """Types where the focus is, as the window system does: through the window."""
        QTest.keySequence(self.shell.windowHandle(), "Shift")
        self.bot.keyClicks(QApplication.focusWidget(), words)

    def rests(self) -> None:
        """Lets the hand rest."""
        self.bot.waitUntil(lambda: not self.bell._rest.isActive(), timeout=5000)

    @property
    def card(self) -> ContactCard:
        card = self.shell.cards.card
        assert isinstance(card, ContactCard)
        return card

    def log(self) -> tuple[object, ...]:
        return tuple(self.desk.read(DayLog(toronto("2026-11-01 00:00"), toronto("2026-12-24 00:00"))).rows)


@pytest.fixture
def counter(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Counter]:
    theme.apply(qapp, theme.Scheme.LIGHT)
    desk, clock = new_desk(tmp_path)
    lanes = InlineLanes(desk)
    shell = Shell(Here(lanes, clock), ())
    qtbot.addWidget(shell)
    shell.here.start()
    shell.here._timer.stop()
    shell.start()
    shell.show()
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    yield Counter(qtbot, desk, clock, shell, Bell(shell))
    lanes.stop()
    desk.close()


def test_a_call_opens_a_card_with_its_number_and_saves_nothing(counter: Counter) -> None:
    counter.rings(MARIA)
    typed = counter.card.typed()
    assert (typed.channel, typed.number, typed.name) == ("call", "519-555-0142", "Maria Rossi")
    assert typed == ContactTyped(number="519-555-0142", name="Maria Rossi")
    assert counter.log() == ()


def test_what_is_known_at_the_number_is_there_at_once(counter: Counter) -> None:
    counter.desk.do(call(), person(counter.desk, "Priya"))
    counter.rings(HANA)
    assert counter.card.caller.hint.isHidden()
    counter.rings(MARIA)
    assert not counter.card.caller.hint.isHidden()


def test_typing_goes_on_at_the_name_and_with_a_name_in_the_note(counter: Counter) -> None:
    counter.rings(HANA)
    assert QApplication.focusWidget() is counter.card.caller.name
    counter.rings(MARIA)
    assert QApplication.focusWidget() is counter.card.note.field


def test_a_withheld_number_is_not_given_and_never_invented(counter: Counter) -> None:
    counter.rings(announced("anonymous"))
    assert counter.card.typed().number == ""
    assert counter.card.typed().number_given is Given.NOT_GIVEN


def test_a_call_that_says_nothing_opens_an_empty_card(counter: Counter) -> None:
    counter.rings(announced(""))
    assert counter.card.is_empty()
    assert QApplication.focusWidget() is counter.card.caller.number


def test_the_open_card_goes_on_hold_with_all_that_was_typed(counter: Counter) -> None:
    counter.shell.open_card("walk_in")
    counter.card.note.field.setPlainText("Asks about a fence.")
    counter.rings(MARIA)
    (held,) = counter.shell.cards.parked
    assert held.kind == "walk_in"
    assert "on hold" in counter.shell.status.notice.text()
    counter.shell.status.notice.acts()[0].click()
    assert counter.card.typed().note == "Asks about a fence."
    assert [one.number for one in counter.shell.cards.parked] == ["519-555-0142"]


def test_the_line_that_says_so_names_nobody(counter: Counter) -> None:
    counter.shell.open_card("walk_in")
    counter.card.note.field.setPlainText("Asks about a fence.")
    counter.rings(MARIA)
    assert "0142" not in counter.shell.status.notice.text()
    assert "Maria" not in counter.shell.status.notice.text()
    assert "Maria" not in counter.shell.windowTitle()


def test_an_empty_card_makes_room_without_a_word(counter: Counter) -> None:
    counter.shell.open_card("walk_in")
    counter.rings(MARIA)
    assert counter.shell.cards.parked == ()
    assert counter.shell.status.notice.text() == ""


def test_a_hand_that_is_typing_is_not_interrupted(counter: Counter) -> None:
    counter.shell.open_card("walk_in")
    counter.card.note.field.setFocus()
    counter.types("Asks about ")
    counter.rings(MARIA)
    counter.types("a fence.")
    assert counter.card.typed().note == "Asks about a fence."
    counter.rests()
    assert counter.card.typed().number == "519-555-0142"
    counter.shell.cards.return_to_oldest()
    assert counter.card.typed().note == "Asks about a fence."


def test_two_calls_while_somebody_types_have_two_cards(counter: Counter) -> None:
    counter.shell.open_card("walk_in")
    counter.card.note.field.setFocus()
    counter.types("Fence")
    counter.rings(MARIA, HANA, MARIA)
    counter.rests()
    assert counter.card.typed().number == HANA.number
    assert [held.number for held in counter.shell.cards.parked] == ["", "519-555-0142"]


def test_while_the_screen_is_hidden_a_call_waits_behind_the_cover(counter: Counter) -> None:
    counter.shell.hide_screen()
    counter.rings(MARIA)
    assert not counter.shell.cards.has_open
    assert counter.shell.is_hidden
    shown = [label.text() for label in counter.shell.findChildren(QLabel) if label.isVisible()]
    assert not [text for text in shown if "0142" in text or "Maria" in text]
    counter.shell.show_screen()
    assert counter.card.typed().number == "519-555-0142"


def test_a_call_announced_twice_has_one_card(counter: Counter) -> None:
    counter.rings(MARIA, MARIA)
    assert counter.shell.cards.parked == ()
    counter.rings(HANA)
    counter.rings(MARIA)
    assert counter.card.typed().number == "519-555-0142"
    assert [held.number for held in counter.shell.cards.parked] == ["519-555-0177"]


def test_the_same_number_again_after_something_was_typed_is_another_call(counter: Counter) -> None:
    counter.rings(MARIA)
    counter.card.note.field.setPlainText("Asks about a fence.")
    counter.rings(MARIA)
    assert counter.card.typed().note == ""
    assert len(counter.shell.cards.parked) == 1


def test_a_number_that_stands_on_hold_says_so_and_offers_that_card(counter: Counter) -> None:
    counter.rings(MARIA)
    counter.types("my street light")
    before = counter.card.started.uid
    counter.shell.cards.hold()
    counter.rests()
    counter.rings(announced("519-555-0142"))
    notice = counter.shell.status.notice
    assert notice.text().startswith("This number is on hold already, since ")
    assert ".." not in notice.text()
    assert "0142" not in notice.text()
    press(counter.shell, "Take that card up")
    assert counter.card.started.uid == before
    assert counter.shell.cards.parked == ()


def test_what_was_typed_meanwhile_is_put_on_hold_and_not_away(counter: Counter) -> None:
    counter.rings(MARIA)
    counter.types("my street light")
    counter.shell.cards.hold()
    counter.rests()
    counter.rings(announced("519-555-0142"))
    counter.types("again")
    press(counter.shell, "Take that card up")
    assert len(counter.shell.cards.parked) == 1


def press(shell: Shell, words: str) -> None:
    buttons = [one for one in shell.status.notice.findChildren(Button) if one.isVisible()]
    next(one for one in buttons if one.accessibleName() == words).click()


def test_a_program_gone_wild_fills_no_more_than_a_strip(counter: Counter) -> None:
    counter.shell.open_card("walk_in")
    counter.card.note.field.setPlainText("Asks about a fence.")
    counter.rings(*(announced(f"519-555-01{n:02}") for n in range(40)))
    assert len(counter.shell.cards.parked) == 10
    assert "too many" in counter.shell.status.notice.text()
    assert counter.shell.cards.parked[0].kind == "walk_in"


def test_a_card_that_was_announced_is_there_again_after_a_crash(counter: Counter) -> None:
    counter.rings(MARIA)
    (draft,) = counter.desk.read(AskDrafts())
    assert "519-555-0142" in draft.content


def test_it_is_saved_by_whoever_chooses_what_came_of_it(counter: Counter) -> None:
    counter.rings(MARIA)
    counter.shell.cards.save()
    assert counter.shell.cards.has_open
    assert counter.log() == ()
    counter.card.note.field.setPlainText("Asked for the hours.")
    counter.card.follows.outcome.pill("answered").click()
    counter.shell.cards.save()
    (row,) = counter.log()
    assert row.outcome == Outcome.ANSWERED


@pytest.mark.parametrize("words", ["<img src=file:///etc/passwd>", "a<b and c>d", "=1+1", "{0.__class__} %s &x && y"])
def test_what_is_announced_is_shown_as_plain_text(counter: Counter, words: str) -> None:
    counter.rings(announced(words, words))
    assert counter.card.typed().number == counter.card.typed().name == words
    assert {label.textFormat() for label in counter.shell.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_from_another_page_the_desk_comes_forward(counter: Counter) -> None:
    counter.shell.show_page("page_log")
    counter.rings(MARIA)
    assert counter.shell.stack.currentWidget() is counter.shell.desk
    assert counter.card.isVisible()
