"""Who is this? What stands beside the number while it is typed, and the window with all of it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counterdesk.domain.contact import CallerTyped
from counterdesk.services.asks.callers import AskCaller, CallerHint, LinkCallers, LinkedNumber, PastContact
from counterdesk.ui import theme
from counterdesk.ui.cards.hint import HintColumn, heading, past_day, past_line, past_state
from tests.desk import call, message, person, topic, toronto, uid
from tests.ui.kit.looking import cut_words, nameless, outside, squeezed

HOME, CELL, WORK = "519-555-0142", "226-555-0111", "519-555-0177"
NOW = toronto("2026-11-24 14:05")


def past(at: str = "2026-11-19 11:00", **fields: object) -> PastContact:
    usual: dict[str, object] = {
        "at": toronto(at),
        "channel": "call",
        "topic": "Property tax",
        "outcome": "answered",
        "open_due_at": None,
    }
    return PastContact(**{**usual, **fields})  # type: ignore[arg-type]


def logs(counter, day: str, number: str = HOME, **fields: object) -> None:
    counter.clock.set(toronto(day))
    command = call(caller=CallerTyped("Maria Rossi", number=number), **fields)
    counter.desk.do(command, person(counter.desk, "Priya"))
    counter.clock.set(NOW)


@pytest.fixture
def card(counter):
    counter.host.open("call")
    return counter.card


@pytest.fixture
def counter(opened):
    return opened()


@pytest.fixture
def window(counter, card):
    """The window of past contacts at a number with two contacts, and one at another."""
    logs(counter, "2026-11-18 10:00", note="About the deck.")
    logs(counter, "2026-11-20 11:00", topic_id=topic(counter.desk))
    logs(counter, "2026-11-23 12:00", CELL)
    counter.types(card.caller.number, HOME)
    counter.here.town = replace(counter.here.town, public_can_see=False)
    dialog = card.caller.show_past()
    QTest.qWait(20)
    yield dialog
    dialog.close()


def column(dialog, number: int) -> list[str]:
    model = dialog.table.model_
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


# an extension


def test_an_extension_alone_is_asked_for_and_shown(counter, card) -> None:
    logs(counter, "2026-11-20 11:00", "poste 214", note="From inside.")
    counter.types(card.caller.number, "x214")
    card.caller.ask_now()
    again = "2nd contact at this number in 10 days"
    assert card.caller.hint.lines() == ("ext. 214", again, "Fri 20 Nov  Call  answered")
    counter.here.town = replace(counter.here.town, public_can_see=False)
    dialog = card.caller.show_past()
    QTest.qWait(20)
    assert column(dialog, 4) == ["From inside."]
    assert not dialog.other.isVisible()
    dialog.close()


@pytest.mark.parametrize("typed", ["x2", "x", "214", "room 214", "2 x 14"])
def test_what_is_no_extension_is_not_asked_for(counter, card, typed: str) -> None:
    counter.types(card.caller.number, typed)
    assert card.caller.show_past() is None


def test_a_contact_at_another_extension_shows_which(counter, card) -> None:
    logs(counter, "2026-11-20 11:00", f"{HOME} x7")
    counter.types(card.caller.number, f"{HOME} x12")
    counter.here.town = replace(counter.here.town, public_can_see=False)
    dialog = card.caller.show_past()
    QTest.qWait(20)
    assert column(dialog, 3) == [f"{HOME} ext. 7"]
    dialog.close()


# beside the number


@pytest.mark.parametrize(
    ("before", "words"),
    [(0, ""), (1, "2nd contact at this number in 10 days"), (2, "3rd contact at this number in 10 days")],
)
def test_the_call_that_is_being_taken_counts_with_those_before(before: int, words: str) -> None:
    assert heading(CallerHint(contacts_in_10_days=before)) == words


def test_several_numbers_are_called_several() -> None:
    linked = (LinkedNumber("u", CELL, "Priya Nair", NOW),)
    assert heading(CallerHint(contacts_in_10_days=2, linked=linked)) == "3rd contact at these numbers in 10 days"
    assert heading(CallerHint(contacts_in_10_days=2, others=(CELL,))) == "3rd contact at these numbers in 10 days"


@pytest.mark.parametrize(
    ("one", "line"),
    [
        (past(), "Thu 19 Nov  Call  Property tax  answered"),
        (past(topic=""), "Thu 19 Nov  Call  answered"),
        (past("2026-11-24 09:00"), "today  Call  Property tax  answered"),
        (past("2025-11-19 11:00"), "2025-11-19  Call  Property tax  answered"),
        (past(is_open=True), "Thu 19 Nov  Call  Property tax  open, no date"),
        (
            past(is_open=True, open_due_at=toronto("2026-11-24 16:30")),
            "Thu 19 Nov  Call  Property tax  open, due 4:30 p.m.",
        ),
    ],
)
def test_a_line_says_when_how_about_what_and_what_came_of_it(one: PastContact, line: str) -> None:
    assert past_line(one, NOW) == line


def test_a_day_near_midnight_is_the_day_at_the_counter() -> None:
    late = datetime(2026, 11, 25, 4, 30, tzinfo=UTC)  # 11:30 p.m. on the 24th in Ontario
    assert past_day(late, NOW) == "today"
    assert past_state(past(), NOW) == "Answered"


def test_only_what_does_not_stand_there_is_offered_in_the_window(qtbot) -> None:
    hint = HintColumn(lambda: NOW)
    qtbot.addWidget(hint)
    for count, is_offered in ((0, False), (1, False), (3, False), (4, True)):
        hint.show_hint(CallerHint(HOME, contacts=(past(),) * count), HOME)
        assert hint.all.isVisibleTo(hint) is is_offered, count
    hint.show_hint(CallerHint(HOME, contacts=(past(),), linked=(LinkedNumber("u", CELL, "Priya", NOW),)), HOME)
    assert hint.all.isVisibleTo(hint)


def test_a_second_number_typed_beside_the_first_is_looked_up_as_well(counter, card):
    logs(counter, "2026-11-20 11:00", CELL)
    counter.types(card.caller.number, f"{HOME} / {CELL}")
    card.caller.ask_now()
    assert card.caller.hint.lines() == ("2nd contact at these numbers in 10 days", "Fri 20 Nov  Call  answered")


def test_a_name_without_its_accents_brings_its_contacts(counter, card):
    counter.desk.do(call(caller=CallerTyped("Marguerite Lévesque")), person(counter.desk, "Priya"))
    counter.types(card.caller.name, "levesque")
    card.caller.ask_now()
    assert card.caller.hint.lines() == ("today  Call  answered",)


def test_an_open_promise_stands_first(counter, card):
    counter.clock.set(toronto("2026-11-23 10:00"))
    counter.desk.do(message(), person(counter.desk, "Priya"))
    logs(counter, "2026-11-24 09:00")
    counter.types(card.caller.number, HOME)
    card.caller.ask_now()
    assert card.caller.hint.lines()[1] == "Mon 23 Nov  Call  open, due 4:30 p.m."


# the window


def test_the_key_opens_it_over_a_card_with_a_number_and_over_no_other(counter, card):
    assert card.caller.show_past() is None
    logs(counter, "2026-11-20 11:00")
    counter.types(card.caller.number, HOME)
    counter.presses(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = [child for child in card.caller.children() if type(child).__name__ == "PastDialog"]
    assert dialog.isVisible()
    dialog.close()


def test_it_shows_every_contact_and_says_that_they_are_no_people(window):
    assert column(window, 0) == ["Fri 20 Nov", "Wed 18 Nov"]
    assert column(window, 2) == ["Maria Rossi"] * 2
    assert column(window, 4) == ["Property taxes", "About the deck."]
    assert column(window, 5) == ["Answered"] * 2
    assert window.windowTitle() == "Past contacts"


def test_another_number_is_linked_and_taken_apart_by_hand(counter, card, window):
    counter.bot.keyClicks(window.other, CELL)
    window.link.click()
    assert column(window, 3) == [CELL, "", ""]
    assert window.other.value() == ""
    assert "at these numbers" in card.caller.hint.lines()[0]
    (apart,) = [button for button in window.findChildren(type(window.link)) if "Not the same" in button.text()]
    apart.click()
    assert column(window, 3) == ["", ""]
    assert "at this number" in card.caller.hint.lines()[0]


def test_enter_links_and_closes_nothing(counter, window):
    counter.bot.keyClicks(window.other, CELL)
    counter.bot.keyClick(window.other, Qt.Key.Key_Return)
    assert window.isVisible()
    assert len(column(window, 0)) == 3
    counter.bot.keyClick(window.other, Qt.Key.Key_Return)
    assert len(column(window, 0)) == 3


@pytest.mark.parametrize(("typed", "words"), [(HOME, "the same number"), ("her sister", "No telephone number")])
def test_what_cannot_be_linked_is_said_and_kept(counter, window, typed: str, words: str):
    counter.bot.keyClicks(window.other, typed)
    window.link.click()
    assert words in window._trouble.text()
    assert window.other.value() == typed
    window.other.set_value(CELL)
    window.link.click()
    assert not window._trouble.isVisible()


def test_a_name_alone_and_a_confidential_card_link_nothing(counter, card):
    counter.types(card.caller.name, "Maria")
    dialog = card.caller.show_past()
    assert not dialog.link.isVisible()
    dialog.close()
    counter.types(card.caller.number, HOME)
    card.more.confidential.setChecked(True)
    dialog = card.caller.show_past()
    assert not dialog.link.isVisible()
    dialog.close()


def test_where_the_public_can_see_it_shows_initials_and_two_digits(counter, card, window):
    counter.desk.do(LinkCallers(uid(), HOME, CELL), person(counter.desk, "Priya"))
    counter.here.town = replace(counter.here.town, public_can_see=True)
    window.ask()
    assert column(window, 2) == ["M. R."] * 3
    assert column(window, 3)[0] == "•• 11"
    assert "About the deck." not in column(window, 4)
    assert not any(CELL in label.text() or HOME in label.text() for label in window.findChildren(type(window._head)))


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("scheme", [theme.Scheme.LIGHT, theme.Scheme.DARK])
def test_no_word_is_cut_and_every_control_has_a_name(qapp, counter, card, percent, scheme):
    theme.apply(qapp, scheme, percent)
    counter.host.resize(1366, 768)
    logs(counter, "2026-11-18 10:00")
    counter.desk.do(LinkCallers(uid(), HOME, CELL), person(counter.desk, "Priya"))
    counter.types(card.caller.number, HOME)
    dialog = card.caller.show_past()
    QTest.qWait(30)
    assert cut_words(dialog) == squeezed(dialog) == nameless(dialog) == outside(dialog) == []
    dialog.close()


def test_a_hint_that_was_asked_for_more_is_the_same_at_its_head(counter):
    logs(counter, "2026-11-20 11:00")
    few, many = (counter.desk.read(AskCaller(HOME, most=most)) for most in (1, 50))
    assert few == many
