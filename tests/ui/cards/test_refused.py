"""What keeps a card from being saved: it is said where it is, and the focus goes there, to the first of several."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from counterdesk.domain.complaint import Risk
from counterdesk.domain.contact import Channel, Outcome

CTRL = Qt.KeyboardModifier.ControlModifier
KINDS = ("walk_in", "call", "message")


def saves(counter) -> None:
    """Presses Ctrl+Enter where the focus is, as a clerk does."""
    counter.presses(Qt.Key.Key_Return, CTRL)
    assert counter.saved == []


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def said(counter) -> str:
    """Gives every red sentence on the card."""
    red = [one for one in counter.card.findChildren(QLabel) if one.isVisible() and one.property("tone") == "late"]
    return " ".join(one.text() for one in red)


def is_in_view(card: QWidget, part: QWidget) -> bool:
    place = part.mapTo(card, part.rect().topLeft())
    return part.isVisible() and card.rect().contains(place)


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_card_asks_first_for_what_happened(counter, kind):
    counter.host.open(kind)
    saves(counter)
    assert focus() is counter.card.note.field
    assert "topic" in said(counter)


@pytest.mark.parametrize("kind", ["walk_in", "call"])
def test_an_empty_card_names_everything_that_is_missing(counter, kind):
    counter.host.open(kind)
    saves(counter)
    assert "topic" in said(counter)
    assert "outcome" in said(counter)


@pytest.mark.parametrize(
    ("outcome", "row"),
    [(None, "outcome"), (Outcome.TRANSFERRED, "result"), (Outcome.NOTHING_OWED, "why")],
)
def test_the_missing_half_of_an_outcome_takes_the_focus(counter, outcome, row):
    counter.host.open("call")
    if outcome is not None:
        counter.card.follows.outcome.pill(outcome).click()
    counter.types(counter.card.note.field, "x")
    saves(counter)
    assert getattr(counter.card.follows, row).isAncestorOf(focus())


@pytest.mark.parametrize("kind", ["walk_in", "call", "message"])
@pytest.mark.parametrize("words", ["30 feb", "tomorrow 9 am", "2019-01-01 10:00"])
def test_a_time_that_cannot_be_takes_the_focus_though_it_was_folded_away(counter, kind, words):
    counter.host.open(kind)
    card = counter.card
    card.follows.outcome.choose(Outcome.ANSWERED)
    card.note.more.click()
    counter.types(card.more.happened.field, words)
    card.note.more.click()
    counter.types(card.note.field, "x")
    saves(counter)
    assert focus() is card.more.happened.field
    assert is_in_view(card, focus())


def test_a_complaint_without_words_asks_for_them(counter):
    counter.host.open("complaint")
    counter.types(counter.card.fields.name, "Ann")
    saves(counter)
    assert focus() is counter.card.fields.text


def test_an_anonymous_complaint_asks_whether_there_is_a_risk(counter):
    counter.host.open("complaint")
    counter.types(counter.card.fields.text, "The clerk hung up.")
    counter.card.fields.anonymous.click()
    saves(counter)
    assert focus() is counter.card.fields.risk.pill(Risk.NONE)


@pytest.mark.parametrize("words", ["30 feb", "tomorrow 9 am", "2019-01-01 10:00"])
def test_a_complaint_received_at_no_time_takes_the_focus_there(counter, words):
    counter.host.open("complaint")
    fields = counter.card.fields
    counter.types(fields.text, "The clerk hung up.")
    fields.channel.pill(Channel.LETTER).click()
    counter.types(fields.received.field, words)
    fields.text.setFocus()
    saves(counter)
    assert focus() is fields.received.field


def test_an_incident_without_words_asks_for_them(counter):
    counter.host.open("incident")
    saves(counter)
    assert focus() is counter.card.fields.words_used


@pytest.mark.parametrize("words", ["30 feb", "tomorrow 9 am", "2019-01-01 10:00"])
def test_an_incident_at_no_time_takes_the_focus_there(counter, words):
    counter.host.open("incident")
    fields = counter.card.fields
    counter.types(fields.words_used, "I will find you.")
    counter.types(fields.happened.field, words)
    fields.words_used.setFocus()
    saves(counter)
    assert focus() is fields.happened.field


def fills(counter, *rows: tuple[str, ...]) -> None:
    """Types the rows of an incoming sheet, each ended by Enter."""
    for row in rows:
        for words in row:
            counter.bot.keyClicks(focus(), words)
            counter.presses(Qt.Key.Key_Tab)
        counter.presses(Qt.Key.Key_Return)


def test_the_first_row_without_a_time_takes_the_focus(counter):
    counter.host.open("incoming")
    fills(counter, ("mon 9:00", "Ann"), ("", "Bea"), ("mon 9:30", "Cleo"))
    counter.card.rows[1].received.setText("")
    saves(counter)
    assert focus() is counter.card.rows[1].received


def test_a_row_from_long_ago_takes_the_focus(counter):
    counter.host.open("incoming")
    fills(counter, ("mon 9:00", "Ann"), ("2019-01-01 10:00", "Bea"), ("mon 9:30", "Cleo"))
    saves(counter)
    assert focus() is counter.card.rows[1].received
    assert "year" in said(counter)


def test_a_row_that_says_nothing_takes_the_focus_where_it_says_what_it_is_about(counter):
    counter.host.open("incoming")
    fills(counter, ("mon 9:00", "Ann"), ("mon 9:15", "", "ann@example.org"), ("mon 9:30", "Cleo"))
    saves(counter)
    assert focus() is counter.card.rows[1].about
    assert "Row 2" in said(counter)


def test_what_is_wrong_is_said_to_those_who_hear_the_screen_where_they_stand(counter):
    counter.host.open("call")
    saves(counter)
    assert "topic" in focus().accessibleDescription()
    counter.bot.keyClicks(focus(), "x")
    assert focus().accessibleDescription() == ""
