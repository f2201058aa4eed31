"""The optional fields of a card: what is recognised in them, and that nothing there stands in the way."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint

from counterdesk.domain.contact import Given
from counterdesk.domain.message import Box
from counterdesk.services.asks.contacts import AskContact
from counterdesk.ui.cards.more import AUTHORIZATION_SEEN, recognised
from counterdesk.ui.theme import Scheme, apply
from tests.ui.kit.looking import cut_words


@pytest.fixture
def card(counter):
    counter.host.open("call")
    counter.card.note.more.click()
    return counter.card


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", ""),
        ("at her sister's", ""),
        ("rossi@example.ca", "E-mail address"),
        ("rossi@example", "Not a whole e-mail address; kept as typed."),
        ("rossi @ home", "Not a whole e-mail address; kept as typed."),
        ("5195550142", "Telephone number 519-555-0142"),
        ("(519) 555-0142", "Telephone number 519-555-0142"),
        ("519-555-0142", "Telephone number 519-555-0142"),
        ("555-0142", "Telephone number 555-0142"),
        ("14 Oak Street", ""),
    ],
)
def test_an_address_and_a_number_are_recognised_and_anything_else_is_kept(typed, said):
    assert recognised(typed) == said


def test_what_is_recognised_stands_under_the_field(counter, card):
    counter.types(card.more.reach_at, "rossi@example.ca")
    assert card.more.recognised.isVisible()
    assert card.more.recognised.text() == "E-mail address"
    assert card.more.reach_at.accessibleDescription() == "E-mail address"
    card.more.reach_at.clear()
    card.more.reach_at.edited.emit("")
    assert not card.more.recognised.isVisible()


def test_a_card_that_comes_back_says_again_what_it_recognised(counter, card):
    counter.types(card.more.reach_at, "5195550142")
    counter.host.hold()
    counter.host.return_to_oldest()
    assert counter.card.more.recognised.text() == "Telephone number 519-555-0142"


def test_every_optional_field_is_kept_in_the_logbook(counter, card):
    """Reach at, place, on behalf of with how it is known, reference, language, accommodation: issue 4, cards."""
    for field, words in (
        (card.note.field, "asks"),
        (card.more.reach_at, "rossi@example.ca"),
        (card.more.place, "14 Oak Street"),
        (card.more.on_behalf, "her mother"),
        (card.more.reference, "CW-2210"),
        (card.more.language, "French"),
        (card.more.accommodation, "large print"),
    ):
        counter.types(field, words)
    card.more.proof.pill(AUTHORIZATION_SEEN).click()
    card.more.name_given.declined.click()
    card.follows.outcome.pill("answered").click()
    counter.host.save()
    view = counter.desk.read(AskContact(counter.saved[-1].uid))
    extras = view.extras
    assert (extras.place, extras.on_behalf, extras.on_behalf_proof) == (
        *("14 Oak Street", "her mother", AUTHORIZATION_SEEN),
    )
    assert (extras.reference, extras.language, extras.accommodation) == ("CW-2210", "French", "large print")
    assert (view.caller.reach_at, view.caller.name_given) == ("rossi@example.ca", Given.DECLINED)


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_of_the_optional_fields_is_cut(counter, card, qapp, percent):
    apply(qapp, Scheme.LIGHT, percent)
    counter.host.resize(747 if percent == 100 else 1300, 620)
    counter.types(card.more.reach_at, "5195550142")
    counter.bot.wait(60)
    assert cut_words(card) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_rows_stand_level_though_one_of_them_says_how_it_was_read(counter, qapp, percent):
    apply(qapp, Scheme.LIGHT, percent)
    counter.host.resize(min(1338, 747 * percent // 100), 700)
    counter.host.open("call")
    more = counter.card.more
    counter.card.note.more.click()
    counter.types(more.happened.field, "2026-11-20 16:15")
    counter.types(more.reach_at, "ann@example.org")
    counter.bot.wait(40)
    assert more.happened.field.mapTo(more, QPoint()).y() == more.reference.mapTo(more, QPoint()).y()
    gaps = [below.y() - above.geometry().bottom() for above, below in pairwise(lines_of(more.right))]
    assert set(gaps) == {gaps[0]}


def test_the_boxes_of_the_pad_stand_level_with_the_best_time(counter):
    counter.host.open("message")
    counter.card.note.more.click()
    counter.bot.wait(40)
    follows, more = counter.card.follows, counter.card.more
    for field, pill in (
        (follows.best_time, follows.boxes.pill(Box.URGENT)),
        (more.on_behalf, more.proof.pill("says_so")),
    ):
        assert abs(middle(field, counter.card) - middle(pill, counter.card)) <= 1


def lines_of(rows):
    return [rows.layout().itemAt(place).widget() for place in range(rows.layout().count())]


def middle(part, card):
    return part.mapTo(card, part.rect().center()).y()
