"""The way of the Tab key through every card: everything once, as it is read, and out of the card only at its end."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from counterdesk.domain.contact import Channel, Outcome
from counterdesk.ui.kit.layout import vbox
from counterdesk.ui.theme import Scheme, apply

KINDS = ("walk_in", "call", "message", "incoming", "complaint", "incident")
READ_THROUGH = ("complaint", "incident", "incoming")
CONTACTS = ("walk_in", "call", "message")
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit)
MOST_STOPS = 150


@pytest.fixture(autouse=True)
def window(counter):
    """Puts the place of the cards between other things of a window, as on the desk."""
    window, before, after = QWidget(), QLineEdit(), QLineEdit()
    window.setLayout(vbox(before, counter.host, after))
    window.resize(760, 700)
    counter.bot.addWidget(window)
    with counter.bot.waitExposed(window):
        window.show()
    window.activateWindow()
    counter.bot.waitUntil(window.isActiveWindow)
    yield window
    counter.host.setParent(None)


def walk(held=Qt.KeyboardModifier.NoModifier) -> list[QWidget]:
    """Gives where Tab stops, from where the focus is, until it comes round."""
    start = QApplication.focusWidget()
    assert start is not None
    stops = [start]
    key = Qt.Key.Key_Backtab if held else Qt.Key.Key_Tab
    for _stop in range(MOST_STOPS):
        QTest.keyClick(QApplication.focusWidget(), key, held)
        there = QApplication.focusWidget()
        if there is start:
            return stops
        assert there not in stops, there.accessibleName()
        stops.append(there)
    raise AssertionError("Tab never comes round")


def on_card(counter, stops) -> list[QWidget]:
    return [one for one in stops if counter.card.isAncestorOf(one)]


def in_its_row(stops, control) -> bool:
    """Tells whether Tab stops at another one of the same row of choices: arrows walk along that."""
    if not isinstance(control, QAbstractButton) or control.group() is None:
        return False
    return any(isinstance(one, QAbstractButton) and one.group() is control.group() for one in stops)


def missed(counter, stops) -> list[str]:
    controls = [one for kind in CONTROLS for one in counter.card.findChildren(kind)]
    seen = [one for one in controls if one.isVisible() and one.isEnabled()]
    return [one.accessibleName() for one in seen if one not in stops and not in_its_row(stops, one)]


def fills(counter, kind) -> None:
    """Types enough for every row of the card to be there."""
    card = counter.card
    if kind in CONTACTS:
        card.note.more.click()
    if kind == "complaint":
        card.fields.channel.pill(Channel.LETTER).click()
    if kind == "incoming":
        for words in ("mon 9:00", "Ann"):
            counter.bot.keyClicks(QApplication.focusWidget(), words)
            counter.presses(Qt.Key.Key_Tab)
        counter.presses(Qt.Key.Key_Return)
    counter.bot.wait(40)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("kind", KINDS)
def test_tab_reaches_every_control_of_a_card(counter, qapp, kind, percent):
    apply(qapp, Scheme.LIGHT, percent)
    counter.host.open(kind)
    fills(counter, kind)
    counter.card.focus_first()
    assert missed(counter, walk()) == []


@pytest.mark.parametrize("outcome", list(Outcome))
def test_tab_reaches_everything_that_follows_an_outcome(counter, outcome):
    counter.host.open("call")
    counter.card.follows.outcome.pill(outcome).click()
    counter.card.note.more.click()
    counter.card.focus_first()
    assert missed(counter, walk()) == []


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("kind", KINDS)
def test_tab_leaves_a_card_only_when_it_has_been_everywhere(counter, qapp, kind, percent):
    apply(qapp, Scheme.LIGHT, percent)
    counter.host.open(kind)
    fills(counter, kind)
    stops = _from_first(counter, walk())
    count = len(on_card(counter, stops))
    assert on_card(counter, stops[:count]) == stops[:count]


def _from_first(counter, stops) -> list[QWidget]:
    """Gives the stops from the first one of the card on, wherever the walk began."""
    inside = [counter.card.isAncestorOf(one) for one in stops]
    first = next(place for place, is_in in enumerate(inside) if is_in and not inside[place - 1])
    return [*stops[first:], *stops[:first]]


@pytest.mark.parametrize("kind", READ_THROUGH)
def test_tab_goes_as_the_card_is_read_up_to_the_button_that_saves(counter, kind):
    counter.host.open(kind)
    fills(counter, kind)
    stops = on_card(counter, _from_first(counter, walk()))
    read = stops[: stops.index(counter.card.footer.save)]
    read = [one for one in read if counter.card.body.isAncestorOf(one)]
    places = [one.mapTo(counter.card.body.widget(), one.rect().center()) for one in read]
    for above, below in pairwise(places):
        is_level = abs(above.y() - below.y()) < 12
        assert below.x() > above.x() if is_level else below.y() > above.y()


@pytest.mark.parametrize("kind", CONTACTS)
def test_what_a_hand_does_in_five_seconds_comes_first_then_the_rest_of_the_card(counter, kind):
    counter.host.open(kind)
    card = counter.card
    stops = on_card(counter, walk())
    wanted = [card.caller.number, card.caller.name, card.note.field, card.footer.save]
    wanted += [card.caller.number_given.not_given, card.note.more, card.footer.discard, card.head.hold]
    assert [one for one in stops if one in wanted] == wanted


@pytest.mark.parametrize("kind", [*CONTACTS, "incoming"])
def test_who_signs_is_asked_right_before_the_buttons_that_save(counter, kind):
    counter.host.open(kind)
    counter.comes("Sam")
    counter.bot.wait(20)
    stops = on_card(counter, walk())
    signs = next(place for place, one in enumerate(stops) if counter.card.signs.isAncestorOf(one))
    assert signs < stops.index(counter.card.footer.save) <= signs + 2


@pytest.mark.parametrize("kind", ["message", "incident"])
def test_each_of_a_row_of_which_many_may_be_chosen_is_chosen_without_a_mouse(counter, kind):
    counter.host.open(kind)
    fills(counter, kind)
    row = counter.card.follows.boxes if kind == "message" else counter.card.fields.categories
    pills = [one for one in walk() if row.isAncestorOf(one)]
    for pill in pills:
        pill.setFocus()
        counter.presses(Qt.Key.Key_Space)
    assert len(row.value()) == len(pills) > 1


@pytest.mark.parametrize("kind", KINDS)
def test_shift_tab_goes_back_the_same_way_from_everywhere(counter, kind):
    counter.host.open(kind)
    if kind != "incoming":  # a row that is left hides the choices that nobody made in it
        fills(counter, kind)
    forward = walk()
    back = walk(Qt.KeyboardModifier.ShiftModifier)
    assert [back[0], *reversed(back[1:])] == forward
