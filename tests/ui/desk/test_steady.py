"""Nothing moves under a hand that aims: the line of cards on hold keeps its row, and the focus falls nowhere."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.app import compose
from counterdesk.domain.incident import Stamp
from counterdesk.services.asks.town import SetSetting
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.cards.hold import HoldStrip
from counterdesk.ui.cards.incident import IncidentCard
from counterdesk.ui.here import Here
from counterdesk.ui.shell import Shell
from counterdesk.ui.theme import Scheme, apply
from tests.desk import Clock
from tests.ui.desk.clerk import Clerk

LAID_OUT_MS = 60


@pytest.fixture
def clerk(here: Here, desk: LogbookDesk, clock: Clock, qtbot: QtBot, show: Callable[..., QWidget]) -> Clerk:
    shell = Shell(here, ())
    show(shell, 1366, 768)
    shell.start()
    return Clerk(shell, desk, clock, qtbot)


def parks(clerk: Clerk, number: str) -> None:
    clerk.presses(Qt.Key.Key_F3)
    clerk.types(number)
    clerk.presses(Qt.Key.Key_F9)
    QTest.qWait(LAID_OUT_MS)


def strip(clerk: Clerk) -> HoldStrip:
    return clerk.shell.findChild(HoldStrip)


def top(clerk: Clerk) -> int:
    """Gives where the desk begins in its window."""
    return clerk.shell.stack.mapTo(clerk.shell, QPoint(0, 0)).y()


def test_however_many_cards_are_on_hold_the_desk_stays_where_it_is(clerk: Clerk) -> None:
    before = top(clerk)
    for place in range(7):
        parks(clerk, f"519555014{place}")
        assert top(clerk) == before
    assert len(strip(clerk).buttons()) == 7


def test_a_card_on_hold_that_has_no_room_is_scrolled_to(clerk: Clerk) -> None:
    for place in range(7):
        parks(clerk, f"519555014{place}")
    last = strip(clerk).buttons()[-1]
    last.button.setFocus()
    QTest.qWait(LAID_OUT_MS)
    assert not last.visibleRegion().isEmpty()
    assert strip(clerk).rect().contains(last.button.mapTo(strip(clerk), last.button.rect().center()))


def test_after_left_a_voicemail_the_focus_is_on_that_card(clerk: Clerk) -> None:
    parks(clerk, "5195550142")
    held = strip(clerk).buttons()[0]
    held.more.setFocus()
    clerk.shell.cards.left_voicemail(clerk.shell.cards.parked[0].uid)
    assert QApplication.focusWidget() is strip(clerk).buttons()[0].more
    assert "Voicemail" in strip(clerk).buttons()[0].button.text()


def test_after_the_last_one_hung_up_the_focus_is_where_the_next_entry_begins(clerk: Clerk) -> None:
    parks(clerk, "5195550142")
    strip(clerk).buttons()[0].more.setFocus()
    clerk.shell.cards.caller_hung_up(clerk.shell.cards.parked[0].uid)
    QTest.qWait(LAID_OUT_MS)
    assert QApplication.focusWidget() is clerk.shell.desk.capture.cards.buttons["call"]


def test_after_handing_over_the_focus_is_on_what_went_where(clerk: Clerk) -> None:
    parks(clerk, "5195550142")
    clerk.shell.handing.begin()
    clerk.shell.handing.dialog.ok_button.click()
    QTest.qWait(LAID_OUT_MS)
    assert clerk.shell.focusWidget() is clerk.shell.handing.band.see


def test_the_address_to_read_out_to_the_police_is_in_view(clerk: Clerk, qapp: QApplication) -> None:
    apply(qapp, Scheme.DARK, 200)
    clerk.shell.resize(1366, 700)
    QTest.qWait(LAID_OUT_MS)
    clerk.presses(Qt.Key.Key_F8)
    card = clerk.shell.cards.card
    assert isinstance(card, IncidentCard)
    button = card.stamps.stamps[Stamp.POLICE_CALLED].button
    button.setFocus()
    button.click()
    QTest.qWait(3 * LAID_OUT_MS)
    assert card.address.visibleRegion().boundingRect().height() == card.address.height()


def test_pages_and_cards_on_hold_have_all_of_their_height_at_every_text_size(
    here: Here, desk: LogbookDesk, clock: Clock, qtbot: QtBot, show: Callable[..., QWidget], qapp: QApplication
) -> None:
    here.lanes.do(SetSetting("public_can_see", "1"))
    clerk = Clerk(Shell(here, compose.pages()), desk, clock, qtbot)
    show(clerk.shell, 1366, 740)
    clerk.shell.start()
    for place in range(4):
        parks(clerk, f"519555014{place}")
    tabs, held = clerk.shell.tabs, strip(clerk)
    line, cut = held.parentWidget(), []
    for size in (110, 125, 150, 175, 200, 175, 150, 125, 110, 100, 150, 200, 100, 175, 125, 200, 150):
        apply(qapp, Scheme.LIGHT, size)
        QTest.qWait(LAID_OUT_MS)
        is_whole = line.rect().contains(tabs.geometry()) and line.rect().contains(held.geometry())
        if not is_whole or tabs.height() < tabs.sizeHint().height() or held.height() < held.sizeHint().height():
            cut.append(size)
    apply(qapp, Scheme.LIGHT, 100)
    assert cut == []
