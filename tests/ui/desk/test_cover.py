"""Hidden at once, hidden after idling, and the neutral screen: never in the middle of a card."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from counterdesk.domain.contact import Outcome
from counterdesk.services.asks.town import SetSetting
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.desk.why import WhyDialog
from counterdesk.ui.here import Here
from counterdesk.ui.kit.label import Label
from counterdesk.ui.shell import Shell
from counterdesk.ui.theme import Scheme, apply
from tests.desk import Clock, call, message, toronto
from tests.ui.desk.conftest import Do
from tests.ui.kit.looking import cut_words, nameless, outside

ESC = Qt.Key.Key_Escape


@dataclass
class Screen:
    """The window, its clock, and what stands there to be read."""

    shell: Shell
    here: Here
    clock: Clock

    def passes(self, minutes: float) -> None:
        """Nobody touches anything for so long."""
        self.clock.forward(minutes=minutes)
        self.here._tick()

    def presses(self, key: Qt.Key, times: int = 1) -> None:
        """Presses a key as the keyboard does: it comes into the window first."""
        for _time in range(times):
            QTest.keyClick(self.shell.windowHandle(), key)

    def types_into_a_card(self) -> None:
        self.shell.open_card("call")
        self.shell.cards.card.note.field.setFocus()
        self.presses(Qt.Key.Key_A)

    def reads(self) -> str:
        """Gives everything that stands in the window."""
        labels = [label.text() for label in self.shell.findChildren(QLabel) if label.isVisible()]
        rows = self.shell.desk.today.table.model_
        cells = [
            str(rows.data(rows.index(row, column), Qt.ItemDataRole.DisplayRole))
            for row in range(rows.rowCount())
            for column in range(rows.columnCount())
        ]
        return "\n".join([*labels, *cells])

    def numbers(self) -> list[str]:
        return [number for number, _who in self.shell.curtain._cover.help.rows]


@pytest.fixture
def screen(here: Here, clock: Clock, show: Callable[..., Shell], do: Do, public: None) -> Screen:
    """A window that the public can see, with a contact in Today."""
    do(call())
    shell = Shell(here, ())
    show(shell, 1366, 768)
    shell.start()
    return Screen(shell, here, clock)


def test_after_five_idle_minutes_the_screen_hides_itself(screen: Screen) -> None:
    screen.passes(4)
    assert not screen.shell.is_hidden
    screen.passes(1)
    assert screen.shell.is_hidden


def test_a_key_or_a_move_of_the_mouse_keeps_it_there(screen: Screen) -> None:
    screen.passes(4)
    screen.presses(Qt.Key.Key_Shift)
    screen.passes(4)
    QTest.mouseMove(screen.shell.windowHandle(), QPoint(300, 300))
    screen.passes(4)
    assert not screen.shell.is_hidden


def test_where_the_public_cannot_see_it_nothing_hides_itself(screen: Screen, do: Do) -> None:
    do(SetSetting("public_can_see", "no"))
    screen.passes(60)
    assert not screen.shell.is_hidden


def test_never_is_never(screen: Screen, do: Do) -> None:
    do(SetSetting("hide_after", "never"))
    screen.passes(60)
    assert not screen.shell.is_hidden


def test_the_minutes_are_the_towns_own(screen: Screen, do: Do) -> None:
    do(SetSetting("hide_after", "2"))
    screen.passes(2)
    assert screen.shell.is_hidden


def test_an_open_card_stays_in_view_and_only_the_lists_are_hidden(screen: Screen) -> None:
    screen.types_into_a_card()
    assert "M. R." in screen.reads()
    screen.passes(5)
    assert not screen.shell.is_hidden
    assert "M. R." not in screen.reads()
    assert "•••" in screen.reads()
    assert screen.shell.cards.card.typed().note == "a"
    assert screen.shell.cards.card.note.field.hasFocus()


def test_the_lists_come_back_with_the_first_key_which_is_typed_too(screen: Screen) -> None:
    screen.types_into_a_card()
    screen.passes(5)
    screen.presses(Qt.Key.Key_B)
    assert "M. R." in screen.reads()
    assert screen.shell.cards.card.typed().note == "ab"


def test_a_card_behind_another_page_does_not_keep_that_page_open(screen: Screen) -> None:
    screen.types_into_a_card()
    screen.shell.show_page("page_log")
    screen.passes(5)
    assert screen.shell.is_hidden
    screen.shell.show_screen()
    screen.shell.show_page("page_desk")
    assert screen.shell.cards.card.typed().note == "a"


def test_a_window_over_an_open_card_is_put_aside(screen: Screen, do: Do) -> None:
    done = do(message())
    screen.types_into_a_card()
    from counterdesk.services.asks.due import AskWhy

    why = screen.here.lanes._desk.read(AskWhy(int(done.facts["deadline_id"])))
    dialog = WhyDialog(screen.shell, why)
    dialog.open()
    screen.passes(5)
    assert screen.shell.is_hidden
    assert not dialog.isVisible()
    screen.shell.show_screen()
    assert dialog.isVisible()
    dialog.close()


def test_whoever_uncovers_the_screen_is_asked_for_the_name(screen: Screen) -> None:
    screen.shell.hide_screen()
    screen.presses(ESC)
    assert not screen.shell.is_hidden
    assert screen.shell.cards.still.isVisible()
    assert screen.shell.header.who.text() == "Still Priya N.?  F12"


def test_the_name_stands_there_again_once_it_was_said(screen: Screen) -> None:
    screen.shell.hide_screen()
    screen.shell.show_screen()
    screen.shell.cards.still.yes.click()
    assert screen.shell.header.who.text() == "Priya N. ▾"


def test_a_card_under_the_cover_is_as_it_was_and_asks_before_it_signs(screen: Screen, desk: LogbookDesk) -> None:
    screen.types_into_a_card()
    screen.shell.cards.card.follows.outcome.pill(Outcome.ANSWERED).click()
    screen.shell.hide_screen()
    screen.shell.show_screen()
    screen.shell.cards.save()
    assert screen.shell.cards.has_open
    screen.shell.cards.still.yes.click()
    assert not screen.shell.cards.has_open


def test_esc_twice_shows_the_numbers_that_help(screen: Screen) -> None:
    screen.presses(ESC, times=2)
    assert screen.shell.is_hidden
    assert screen.numbers() == ["911", "988", "811", "211"]
    assert screen.shell.curtain._cover.help.isVisible()
    assert not screen.shell.curtain._cover._clock.isVisible()


def test_the_second_esc_does_not_bring_everything_back_at_once_and_the_third_does(screen: Screen) -> None:
    screen.presses(ESC, times=2)
    assert screen.shell.is_hidden
    screen.presses(ESC)
    assert not screen.shell.is_hidden


def test_the_town_adds_its_own_numbers(screen: Screen, do: Do) -> None:
    do(SetSetting("help_numbers", "Supervisor: ext. 214; ; Town after hours: 519-555-0100"))
    screen.presses(ESC, times=2)
    assert screen.shell.curtain._cover.help.rows[-2:] == (
        ("ext. 214", "Supervisor"),
        ("519-555-0100", "Town after hours"),
    )


def test_hidden_with_the_other_key_there_are_no_numbers(screen: Screen) -> None:
    screen.presses(ESC, times=2)
    screen.presses(ESC)
    screen.shell.hide_screen()
    assert not screen.shell.curtain._cover.help.isVisible()
    assert screen.shell.curtain._cover._clock.isVisible()


def test_esc_twice_behind_the_cover_changes_it_to_the_numbers(screen: Screen) -> None:
    screen.shell.hide_screen()
    screen.shell.curtain.be_neutral()
    assert screen.shell.curtain._cover.help.isVisible()


def test_the_neutral_screen_says_nothing_of_anybody(screen: Screen) -> None:
    screen.types_into_a_card()
    screen.presses(ESC, times=2)
    words = "\n".join(label.text() for label in screen.shell.findChildren(QLabel) if label.isVisible())
    assert "M. R." not in words
    assert "Priya" not in words


def test_a_setting_that_arrives_leaves_the_numbers_there(screen: Screen, do: Do) -> None:
    screen.presses(ESC, times=2)
    do(SetSetting("counter", "Arena"))
    assert screen.shell.curtain._cover.help.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_on_the_neutral_screen(screen: Screen, qapp, percent: int) -> None:
    apply(qapp, Scheme.LIGHT, percent)
    screen.shell.resize(1366, 768)
    screen.presses(ESC, times=2)
    QTest.qWait(20)
    cover = screen.shell.curtain._cover
    assert (cut_words(cover), outside(cover), nameless(cover)) == ([], [], [])
    assert all(label.text() for label in cover.help.findChildren(Label))


def test_a_night_later_the_name_is_asked_and_the_screen_hidden(screen: Screen) -> None:
    screen.clock.set(toronto("2026-11-24 23:30"))
    screen.here._tick()
    assert screen.shell.is_hidden
    assert screen.here.presence.is_unsure
