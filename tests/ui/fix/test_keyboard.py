"""The window without a mouse: Tab reaches everything once in reading order, and the keys of a card work."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QWidget

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Channel, Outcome
from counterdesk.services.asks.fixing import AskComplaintToFix, AskToFix, FixContact
from counterdesk.services.asks.sealed import LogComplaint, OpenSealed
from counterdesk.ui.fix.window import FixWindow
from counterdesk.ui.kit.pills import PillRow
from tests.desk import call, message, person, uid
from tests.ui.cards.test_keyboard import typing, walk

SAME_ROW = 30


@pytest.fixture(params=["a call", "a message", "a complaint"])
def window(request, fixing, logged, desk, here, shown, qtbot, owen):
    """An entry of Priya's in the window, with Owen at the desk."""
    if request.param == "a complaint":
        command, opening = LogComplaint(uid(), Channel.LETTER, About.EMPLOYEE, "The driver shouted."), uid()
        desk.do(command, person(desk, "Priya"))
        desk.do(OpenSealed("complaints", command.uid, "To be answered", opening), here.person.id)
        opened = shown(FixWindow(here, desk.read(AskComplaintToFix(command.uid, here.person.id, opening))))
    else:
        opened = fixing(logged(call() if request.param == "a call" else message(outcome=Outcome.MESSAGE)))
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    return opened


def controls(window: FixWindow) -> list[QWidget]:
    """Gives what can be pressed or typed into, one for each row of pills."""
    found: list[QWidget] = [*typing(window)]
    pressed = [one for one in window.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
    in_rows = {one for row in window.findChildren(PillRow) for one in row.findChildren(QAbstractButton)}
    return found + [one for one in pressed if one not in in_rows and not isinstance(one.parent(), QAbstractSpinBox)]


def test_the_hand_stands_where_typing_begins(window):
    assert QApplication.focusWidget().accessibleName() in ("Number", "What happened")


def test_another_matter_of_a_visit_is_fixed_from_its_number_on(fixing, logged):
    first = logged(call())
    assert fixing(logged(call(visit_uid=first))).focusWidget().accessibleName() == "Number"


def test_uncovered_again_the_hand_stands_where_it_was(window):
    window.card.below.reason.setFocus()
    window.hide()
    window.show()
    assert window.focusWidget() is window.card.below.reason


def test_tab_reaches_every_control_once_and_comes_round(window):
    stops = walk(window)
    assert {one.accessibleName() for one in controls(window) if one not in stops} == set()
    rows = [row for row in window.findChildren(PillRow) if row.isVisible()]
    assert [row.accessibleName() for row in rows if not any(row.isAncestorOf(one) for one in stops)] == []


def test_tab_goes_in_reading_order_and_ends_with_the_reason_and_the_buttons(window):
    stops = walk(window)
    names = [one.accessibleName() for one in stops]
    end = names.index("Reason for the fix")
    assert names[end : end + 4] == ["Reason for the fix", "Hold for counter", "Save as Owen", "Cancel"]
    places = [one.mapTo(window.card.body.widget(), QPoint(0, 0)).y() for one in stops[:end] if _is_in_body(window, one)]
    folded = [before - after for before, after in pairwise(places) if before - after > SAME_ROW]
    assert len(folded) <= 2  # round to the top once, and once from the left half of the folded fields to the right one


def _is_in_body(window: FixWindow, part: QWidget) -> bool:
    return window.card.body.widget().isAncestorOf(part)


def test_shift_tab_goes_back_the_same_way(window):
    there = walk(window)
    back = walk(window, Qt.KeyboardModifier.ShiftModifier)
    assert back == [there[0], *reversed(there[1:])]


def test_what_was_typed_is_put_in_by_the_keyboard(fixing, logged, desk, qtbot):
    entry = logged(call(note="one"))
    window = fixing(entry)
    window.card.note.field.set_value("two")
    entry_now = desk.read(AskToFix(entry, person(desk, "Priya"))).entry
    desk.do(FixContact(replace(entry_now, note="three")), person(desk, "Priya"))
    window.save()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.card.focus_first()
    (button,) = window.mine.buttons
    assert button in walk(window)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert window.card.note.field.value() == "two"
    assert window.isAncestorOf(QApplication.focusWidget())


def test_f9_holds_a_fix(window):
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F9)
    assert not window.isVisible()
