"""A fix whose entry was voided meanwhile: what was typed can still be read, and is left only by a press."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from counterdesk.services.asks.contacts import Undo
from counterdesk.services.asks.logbook import AskDrafts
from counterdesk.ui import theme
from counterdesk.ui.fix.band import FixBand
from counterdesk.ui.fix.fixing import Fixing
from counterdesk.ui.fix.gone import GoneWindow
from tests.desk import call, person
from tests.ui.fix.hands import pressed, typed
from tests.ui.kit.looking import cut_words, nameless, outside


@pytest.fixture
def band(here, qtbot) -> FixBand:
    band = FixBand(here)
    qtbot.addWidget(band)
    band.show()
    return band


@pytest.fixture
def gone(fixing, logged, desk, band, qtbot) -> GoneWindow:
    """Types another note and name, puts that aside, has the entry voided, and goes on with it in the band."""
    entry = logged(call(note="one"))
    window = fixing(entry)
    window.card.caller.name.set_value("Mario Rossi")
    window.card.below.reason.set_value("misheard")
    typed(window, "two").put_aside()
    desk.do(Undo(entry), person(desk, "Priya"))
    pressed(band, "Go on")
    return opened(band, qtbot)


def opened(parent: QWidget, qtbot) -> GoneWindow:
    """Gives the window that says what was typed."""
    (window,) = [one for one in parent.findChildren(GoneWindow) if one.isVisible()]
    qtbot.waitExposed(window)
    return window


def test_it_says_that_the_entry_is_gone_and_what_was_typed(gone, words_on):
    words = words_on(gone).splitlines()
    assert any("voided" in one for one in words)
    assert {"Name", "Mario Rossi", "Note", "two", "Reason", "misheard"} <= set(words)
    assert "Rossi" not in gone.windowTitle()


def test_kept_it_waits_on_at_the_desk(gone, band, desk):
    QTest.keyClick(gone, Qt.Key.Key_Escape)
    assert not gone.isVisible()
    assert len(band.kept) == len(desk.read(AskDrafts())) == 1


def test_enter_keeps_it_too(gone, desk):
    QTest.keyClick(gone.focusWidget(), Qt.Key.Key_Return)
    assert len(desk.read(AskDrafts())) == 1


def test_left_nothing_of_it_stays(gone, band, desk):
    gone.leave.click()
    assert not gone.isVisible()
    assert band.kept == ()
    assert desk.read(AskDrafts()) == ()


def test_nobody_else_reads_it(gone, here):
    here.comes(next(one for one in here.people if one.name.startswith("Owen")))
    assert not gone.isVisible()


def test_asked_for_in_the_record_it_is_shown_as_well(fixing, logged, desk, here, qtbot):
    entry = logged(call(note="one"))
    typed(fixing(entry), "two").put_aside()
    desk.do(Undo(entry), person(desk, "Priya"))
    holder = QWidget()
    qtbot.addWidget(holder)
    Fixing(here, holder).begin("contacts", entry)
    assert opened(holder, qtbot).leave.isVisible()


@pytest.fixture(params=[100, 200])
def percent(request, qapp):
    theme.apply(qapp, theme.Scheme.DARK, request.param)
    yield request.param
    theme.apply(qapp, theme.Scheme.LIGHT, 100)


def test_no_word_of_it_is_cut(percent, gone, qtbot):
    qtbot.wait(20)
    assert cut_words(gone) == nameless(gone) == outside(gone) == []
