"""Every card without a mouse: Tab reaches everything once and comes round, keys work wherever the focus stands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from counterdesk.ui.kit.notice import Notice
from counterdesk.ui.kit.pills import PillRow

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KINDS = ("walk_in", "call", "message", "incoming", "complaint", "incident")
MOST_STOPS = 120


def tab(host: QWidget, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    key = Qt.Key.Key_Backtab if held == SHIFT else Qt.Key.Key_Tab
    QTest.keyClick(focus, key, held)
    there = QApplication.focusWidget()
    assert there is not None
    assert host.isAncestorOf(there) or there is host
    return there


def walk(host: QWidget, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> list[QWidget]:
    """Gives where Tab stops, from where the focus is, until it comes round."""
    start = QApplication.focusWidget()
    assert start is not None
    stops = [start]
    for _ in range(MOST_STOPS):
        there = tab(host, held)
        if there is start:
            return stops
        assert there not in stops, f"{there.accessibleName()} comes twice before the round is full"
        stops.append(there)
    raise AssertionError("Tab never comes round")


def typing(card: QWidget) -> list[QWidget]:
    """Gives what can be typed into, as a clerk sees it now."""
    found = [*card.findChildren(QLineEdit), *card.findChildren(QPlainTextEdit)]
    return [one for one in found if one.isVisible() and one.isEnabled()]


def letters(card: QWidget) -> list[str]:
    """Gives the Alt letters that stand on the card."""
    shown = [one for one in (*card.findChildren(QAbstractButton), *card.findChildren(QLabel)) if one.isVisible()]
    found = []
    for one in shown:
        if isinstance(one, QLabel) and one.buddy() is None:
            continue
        plain = one.text().replace("&&", "")
        if "&" in plain:
            found.append(plain[plain.index("&") + 1].casefold())
    return found


@pytest.fixture(params=KINDS)
def kind(request) -> str:
    return request.param


def test_the_focus_stands_inside_a_card_that_was_just_opened(counter, kind: str) -> None:
    counter.host.open(kind)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert counter.card.isAncestorOf(focus)


def test_tab_comes_round_and_stops_at_everything_that_can_be_typed_into(counter, kind: str) -> None:
    counter.host.open(kind)
    stops = walk(counter.host)
    assert {one.accessibleName() for one in typing(counter.card) if one not in stops} == set()


def test_everything_that_tab_stops_at_has_a_name_for_those_who_hear_it(counter, kind: str) -> None:
    counter.host.open(kind)
    nameless = [one for one in walk(counter.host) if not (one.accessibleName() or getattr(one, "text", str)())]
    assert [type(one).__name__ for one in nameless] == []


def test_shift_tab_goes_back_the_same_way(counter, kind: str) -> None:
    counter.host.open(kind)
    forward = walk(counter.host)
    back = walk(counter.host, SHIFT)
    names = [one.accessibleName() for one in forward]
    assert [one.accessibleName() for one in (back[0], *reversed(back[1:]))] == names


def test_the_buttons_that_end_a_card_are_reached_by_tab(counter, kind: str) -> None:
    counter.host.open(kind)
    stops = walk(counter.host)
    assert counter.card.footer.save in stops
    assert counter.card.footer.discard in stops
    assert counter.card.head.hold in stops


def test_no_alt_letter_stands_on_a_card_twice(counter, kind: str) -> None:
    counter.host.open(kind)
    found = letters(counter.card)
    assert sorted(found) == sorted(set(found))


@pytest.mark.parametrize("outcome", ["answered", "transferred", "message", "send", "referred", "none_owed"])
def test_no_alt_letter_comes_twice_when_the_rows_of_an_outcome_are_shown(counter, outcome: str) -> None:
    counter.host.open("call")
    counter.card.follows.outcome.pill(outcome).click()
    counter.card.note.more.click()
    found = letters(counter.card)
    assert sorted(found) == sorted(set(found))


def test_f9_holds_the_card_from_every_place_the_focus_can_stand(counter, kind: str) -> None:
    counter.host.open(kind)
    for place in range(len(places(counter.card))):
        types_something(counter)
        now = places(counter.card)
        now[place % len(now)].setFocus()
        counter.presses(Qt.Key.Key_F9)
        assert len(counter.host.parked) == 1
        counter.host.return_to_oldest()
        assert counter.host.has_open


def places(card: QWidget) -> list[QWidget]:
    """Gives every part of the card that can have the focus."""
    found = [one for one in card.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [one for one in found if one.isVisible() and one.isEnabled()]


def types_something(counter) -> None:
    """Types one letter into the first note or line that takes it."""
    field = typing(counter.card)[-1]
    field.setFocus()
    counter.bot.keyClicks(field, "x")


def test_discarding_takes_two_keys_held_and_works_from_every_field(counter, kind: str) -> None:
    Notice().setParent(counter.host)
    for place in range(4):
        counter.host.open(kind)
        fields = typing(counter.card)
        field = fields[place % len(fields)]
        field.setFocus()
        counter.bot.keyClicks(field, "x")
        counter.presses(Qt.Key.Key_D)
        assert counter.host.has_open
        counter.presses(Qt.Key.Key_D, CTRL | SHIFT)
        assert not counter.host.has_open


def test_escape_loses_nothing(counter, kind: str) -> None:
    counter.host.open(kind)
    types_something(counter)
    before = counter.card.typed()
    for _ in range(3):
        counter.presses(Qt.Key.Key_Escape)
    assert counter.host.has_open
    assert counter.card.typed() == before


def test_enter_in_a_line_saves_nothing_by_accident(counter, kind: str) -> None:
    counter.host.open(kind)
    for field in typing(counter.card):
        if isinstance(field, QLineEdit):
            field.setFocus()
            counter.presses(Qt.Key.Key_Return)
    assert counter.host.has_open
    assert counter.saved == []


@pytest.mark.parametrize(
    ("kind", "fill"),
    [
        ("walk_in", "note"),
        ("call", "note"),
        ("message", "note"),
        ("complaint", "text"),
        ("incident", "before"),
    ],
)
def test_ctrl_enter_saves_from_every_field(counter, kind: str, fill: str) -> None:
    counter.host.open(kind)
    count = len(typing(counter.card))
    for place in range(count):
        counter.host.open(kind)
        card = counter.card
        part = card.note.field if fill == "note" else getattr(getattr(card, "fields", card), fill, None)
        counter.types(part or card.findChildren(QPlainTextEdit)[-1], "What happened.")
        if kind in ("walk_in", "call"):
            card.follows.outcome.pill("answered").click()
        fields = typing(card)
        fields[place % len(fields)].setFocus()
        counter.presses(Qt.Key.Key_Return, CTRL)
        assert len(counter.saved) == place + 1, fields[place % len(fields)].accessibleName()
        assert not counter.host.has_open


@pytest.mark.parametrize("outcome", ["answered", "transferred", "message", "send", "referred", "none_owed"])
def test_an_outcome_is_chosen_by_its_letter_from_inside_the_note(counter, outcome: str) -> None:
    counter.host.open("call")
    pill = counter.card.follows.outcome.pill(outcome)
    plain = pill.text().replace("&&", "")
    letter = plain[plain.index("&") + 1].upper()
    counter.card.note.field.setFocus()
    counter.bot.keyClick(counter.card.note.field, getattr(Qt.Key, f"Key_{letter}"), ALT)
    assert counter.card.follows.chosen() == outcome
    assert counter.card.note.field.toPlainText() == ""


def test_arrows_walk_along_the_pills_and_blanks_choose(counter) -> None:
    counter.host.open("call")
    row = counter.card.follows.outcome
    assert isinstance(row, PillRow)
    first = row.pill("answered")
    first.setFocus()
    counter.presses(Qt.Key.Key_Space)
    assert row.value() == "answered"
    counter.presses(Qt.Key.Key_Right)
    there = QApplication.focusWidget()
    assert there is not first
    assert row.isAncestorOf(there)


def test_a_call_is_logged_with_the_left_hand_on_alt(counter) -> None:
    """Number, topic, outcome, saved: nothing but keys, and under a dozen of them after the number."""
    counter.host.open("call")
    counter.bot.keyClicks(QApplication.focusWidget(), "5550142")
    counter.presses(Qt.Key.Key_P, ALT)
    counter.presses(Qt.Key.Key_A, ALT)
    counter.presses(Qt.Key.Key_Return, CTRL)
    (row,) = counter.log()
    assert (row.number, row.topic, row.outcome) == ("519-555-0142", "Property taxes", "answered")


def test_keys_of_a_card_do_nothing_while_none_is_open(counter) -> None:
    for key, held in (
        (Qt.Key.Key_Return, CTRL),
        (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_M, CTRL),
        (Qt.Key.Key_D, CTRL | SHIFT),
        (Qt.Key.Key_T, ALT),
    ):
        counter.bot.keyClick(counter.host, key, held)
    assert counter.saved == []
    assert counter.host.parked == ()
    assert not counter.host.has_open


FOLLOWS = {
    "transferred": ("result", "picked_up"),
    "referred": ("where", "other"),
    "none_owed": ("why", "hung_up"),
}


@pytest.mark.parametrize("outcome", FOLLOWS)
def test_what_follows_an_outcome_comes_right_after_it(counter, outcome: str) -> None:
    counter.host.open("call")
    follows = counter.card.follows
    follows.outcome.pill(outcome).click()
    follows.outcome.pill(outcome).setFocus()
    if outcome == "transferred":
        tab(counter.host)
    there = tab(counter.host)
    assert getattr(follows, FOLLOWS[outcome][0]).isAncestorOf(there)


@pytest.mark.parametrize("outcome", FOLLOWS)
def test_what_follows_an_outcome_is_chosen_by_its_letter(counter, outcome: str) -> None:
    counter.host.open("call")
    follows = counter.card.follows
    follows.outcome.pill(outcome).click()
    row, code = FOLLOWS[outcome]
    pills = getattr(follows, row)
    text = pills.pill(code).text()
    letter = text[text.index("&") + 1].upper()
    counter.presses(getattr(Qt.Key, f"Key_{letter}"), ALT)
    assert pills.value() == code


def test_the_boxes_of_the_message_pad_come_after_the_best_time(counter) -> None:
    counter.host.open("message")
    counter.card.follows.best_time.setFocus()
    assert counter.card.follows.boxes.isAncestorOf(tab(counter.host))
