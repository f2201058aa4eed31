"""Forty hostile texts pasted into every field of every card: each stays whole or not at all, on hold as well."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from counterdesk.services.asks.logbook import AskDrafts, Check
from counterdesk.ui.kit.fields import Field, NoteField
from tests.hostile import TEXTS, visible

CTRL = Qt.KeyboardModifier.ControlModifier
KINDS = ("walk_in", "call", "message", "incoming", "complaint", "incident")
SURE_TO_FIT = 60


def fields(card: QWidget) -> Iterator[Field | NoteField]:
    """Gives every field that can be typed into, also those that are folded away."""
    yield from (one for one in card.findChildren(Field) if one.isEnabled())
    yield from (one for one in card.findChildren(NoteField) if one.isEnabled())


def shown(field: Field | NoteField) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def pastes(bot, field: Field | NoteField, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    bot.keyClick(field, Qt.Key.Key_V, CTRL)


def test_there_are_forty_of_them() -> None:
    assert len(TEXTS) == len(set(TEXTS.values())) == 40


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_takes_a_text_whole_or_not_at_all(counter, kind: str) -> None:
    counter.host.open(kind)
    for field in fields(counter.card):
        for name, text in TEXTS.items():
            field.clear()
            pastes(counter.bot, field, text)
            assert whole_or_nothing(field, text), (name, field.accessibleName(), shown(field)[:80])


@pytest.mark.parametrize("kind", KINDS)
def test_a_card_on_hold_keeps_every_text_in_every_field(counter, kind: str) -> None:
    texts = tuple(TEXTS.values())
    for first in range(0, len(texts), 4):
        counter.host.open(kind)
        for place, field in enumerate(fields(counter.card)):
            field.clear()
            pastes(counter.bot, field, texts[(first + place) % len(texts)])
        before = counter.card.typed()
        counter.host.hold()
        counter.host.return_to_oldest()
        assert counter.card.typed() == before
        counter.host.discard()
        assert counter.host.parked == ()


def whole_or_nothing(field: Field | NoteField, text: str) -> bool:
    """Whether a field shows all that was pasted, but for what no field can show; nothing only of what is long."""
    there = shown(field)
    if not there and len(text) > SURE_TO_FIT:
        return True
    return visible(there) == visible(text)


@pytest.mark.parametrize("kind", KINDS)
def test_what_does_not_fit_is_refused_with_a_sentence_at_the_field(counter, kind: str) -> None:
    counter.host.open(kind)
    for field in fields(counter.card):
        said: list[str] = []
        field.complained.connect(said.append)
        field.clear()
        pastes(counter.bot, field, TEXTS["a megabyte"])
        assert shown(field) == "", field.accessibleName()
        assert said, field.accessibleName()
        assert said[-1].endswith((".", "!")), field.accessibleName()


@pytest.mark.parametrize("kind", KINDS)
def test_markup_is_shown_as_it_was_typed_and_nowhere_taken_for_markup(counter, kind: str) -> None:
    counter.host.open(kind)
    for field in fields(counter.card):
        field.clear()
        pastes(counter.bot, field, TEXTS["bold"])
    for label in counter.host.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
    assert "<b>" in "".join(shown(field) for field in fields(counter.card))


@pytest.mark.parametrize("kind", ["walk_in", "call", "message"])
def test_a_card_full_of_odd_texts_is_saved_or_says_why_not(counter, kind: str) -> None:
    for name in ("bold", "sql", "nul", "a lone surrogate", "family of emoji", "a python format", "two spellings of é"):
        counter.host.open(kind)
        card = counter.card
        for field in (card.caller.number, card.caller.name, card.note.field):
            pastes(counter.bot, field, TEXTS[name])
        card.follows.outcome.pill("answered").click()
        counter.host.save()
        assert not counter.host.has_open, name
    assert len(counter.log()) == 7
    assert counter.desk.slow(Check()).sound


def test_an_odd_text_in_an_open_card_is_in_the_draft_word_for_word(counter) -> None:
    counter.host.open("call")
    for name in ("right to left", "bold", "json", "chinese"):
        field = counter.card.note.field
        field.clear()
        pastes(counter.bot, field, TEXTS[name])
        counter.host.hold()
        (draft,) = counter.desk.read(AskDrafts())
        assert counter.here.person is not None
        counter.host.return_to_oldest()
        assert counter.card.note.field.toPlainText() == TEXTS[name], draft.uid


def test_every_card_has_fields_to_try(counter) -> None:
    found = {}
    for kind in KINDS:
        counter.host.open(kind)
        found[kind] = sum(isinstance(one, QLineEdit | QPlainTextEdit) for one in fields(counter.card))
    assert found["call"] >= 8
    assert found["complaint"] >= 7
    assert found["incident"] >= 9
    assert found["incoming"] >= 4
