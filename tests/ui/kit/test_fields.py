"""Typing: nothing typed is lost, and what does not fit is refused with a sentence."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counterdesk.ui.kit.fields import Field, NoteField
from counterdesk.ui.kit.layout import under
from counterdesk.ui.theme import Scheme, apply

Show = Callable[[QWidget], QWidget]
MEGABYTE = "a" * 1_000_000


def paste(widget: QWidget, text: str) -> None:
    """Does what Ctrl+V does."""
    QGuiApplication.clipboard().setText(text)
    widget.setFocus()
    QTest.keySequence(widget, QKeySequence(QKeySequence.StandardKey.Paste))


@pytest.fixture
def note(show: Show) -> NoteField:
    note = NoteField("Note")
    show(under(note, Field("Next")))
    note.setFocus()
    return note


@pytest.fixture
def number(show: Show) -> Field:
    number = Field("Number", limit=60, columns=14)
    show(under(number))
    number.setFocus()
    return number


def test_a_field_gives_what_was_typed_without_blanks_around_it(number: Field, qtbot: QtBot) -> None:
    with qtbot.waitSignal(number.edited):
        qtbot.keyClicks(number, " 519-555-0142 ")
    assert number.value() == "519-555-0142"


def test_filling_a_field_by_program_is_silent(number: Field, note: NoteField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(number.edited), qtbot.assertNotEmitted(note.edited):
        number.set_value("519-555-0142")
        note.set_value("Second notice")
    assert (number.value(), note.value()) == ("519-555-0142", "Second notice")


def test_a_number_of_400_digits_is_refused_and_what_was_there_is_kept(number: Field, qtbot: QtBot) -> None:
    number.set_value("519")
    number.deselect()
    with qtbot.waitSignal(number.complained) as said:
        paste(number, "5" * 400)
    assert "60 characters" in said.args[0]
    assert number.value() == "519"
    assert number.property("tone") == "late"


def test_a_field_that_is_full_says_so(number: Field, qtbot: QtBot) -> None:
    number.set_value("5" * 60)
    with qtbot.waitSignal(number.complained) as said:
        qtbot.keyClicks(number, "5")
    assert "60 characters" in said.args[0]
    assert number.value() == "5" * 60


def test_the_complaint_goes_away_when_typing_goes_on(number: Field, qtbot: QtBot) -> None:
    number.complain("Something is wrong.")
    with qtbot.waitSignal(number.complained) as said:
        qtbot.keyClicks(number, "5")
    assert said.args == [""]
    assert number.property("tone") == ""


def test_a_paste_that_fits_is_taken(number: Field, qtbot: QtBot) -> None:
    paste(number, "519-555-0142")
    assert number.value() == "519-555-0142"


def test_a_paste_over_a_selection_counts_what_it_replaces(number: Field) -> None:
    number.set_value("1" * 60)
    number.selectAll()
    paste(number, "2" * 60)
    assert number.value() == "2" * 60


def test_a_field_is_as_wide_as_its_columns_and_grows_with_the_text(qapp: object, number: Field) -> None:
    narrow = number.sizeHint().width()
    assert narrow < Field("Name", columns=30).sizeHint().width()
    apply(qapp, Scheme.LIGHT, 200)
    assert number.sizeHint().width() > narrow * 1.8


def test_a_megabyte_pasted_into_a_note_is_refused_and_the_note_is_kept(note: NoteField, qtbot: QtBot) -> None:
    qtbot.keyClicks(note, "Second notice for 14 Oak.")
    with qtbot.waitSignal(note.complained) as said:
        paste(note, MEGABYTE)
    assert "20000 characters" in said.args[0]
    assert note.value() == "Second notice for 14 Oak."
    assert note.property("tone") == "late"


def test_a_note_takes_as_much_as_fits(note: NoteField) -> None:
    paste(note, "a" * 20_000)
    assert len(note.value()) == 20_000


def test_the_key_that_is_one_too_many_is_refused(note: NoteField, qtbot: QtBot) -> None:
    note.set_value("a" * 20_000)
    with qtbot.waitSignal(note.complained):
        qtbot.keyClicks(note, "b")
    assert note.value() == "a" * 20_000
    qtbot.keyClick(note, Qt.Key.Key_Delete)
    assert len(note.value()) == 19_999


def test_a_note_is_plain_text_whatever_is_pasted(note: NoteField) -> None:
    rich = QMimeData()
    rich.setHtml("<h1>Big</h1><img src='file:///etc/passwd'>")
    rich.setText("Big")
    note.insertFromMimeData(rich)
    assert note.value() == "Big"


def test_a_note_takes_no_files_or_pictures(note: NoteField) -> None:
    files = QMimeData()
    files.setUrls([QUrl("file:///etc/passwd")])
    picture = QMimeData()
    picture.setData("image/png", b"\x89PNG")
    assert not note.canInsertFromMimeData(picture)


def test_markup_in_a_note_stays_as_it_was_typed(note: NoteField, qtbot: QtBot) -> None:
    qtbot.keyClicks(note, "a<b and c>d & e")
    assert note.value() == "a<b and c>d & e"


def test_tab_leaves_the_note(note: NoteField, qtbot: QtBot) -> None:
    qtbot.keyClick(note, Qt.Key.Key_Tab)
    assert not note.hasFocus()
    assert note.value() == ""


def test_enter_is_a_new_line_and_ctrl_enter_is_left_to_the_card(note: NoteField, qtbot: QtBot) -> None:
    qtbot.keyClicks(note, "one")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    qtbot.keyClicks(note, "two")
    qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert note.value() == "one\ntwo"


def test_every_keystroke_in_a_note_is_told(note: NoteField, qtbot: QtBot) -> None:
    told: list[int] = []
    note.edited.connect(lambda: told.append(1))
    qtbot.keyClicks(note, "abc")
    assert len(told) == 3


def test_ctrl_z_belongs_to_the_text(note: NoteField, qtbot: QtBot) -> None:
    qtbot.keyClicks(note, "gone")
    QTest.keySequence(note, QKeySequence(QKeySequence.StandardKey.Undo))
    assert note.value() != "gone"


def test_a_note_is_as_high_as_its_lines(qapp: object) -> None:
    assert NoteField("Note", lines=6).sizeHint().height() > NoteField("Note", lines=3).sizeHint().height()
    assert NoteField("Note", lines=6).minimumSizeHint().height() > 0


def test_fields_are_named_for_those_who_hear_them() -> None:
    assert Field("Number").accessibleName() == "Number"
    assert NoteField("Note", hint="What happened").placeholderText() == "What happened"


def test_a_field_that_is_wrong_looks_wrong(number: Field, qtbot: QtBot) -> None:
    calm = number.grab().toImage()
    number.complain("Check the number.")
    number.clearFocus()
    assert number.grab().toImage() != calm


def test_a_long_paste_from_the_menu_keeps_what_fits_and_says_so(number: Field, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("5" * 400)
    with qtbot.waitSignal(number.complained) as said:
        number.paste()
    assert "60 characters" in said.args[0]
    assert number.value() == "5" * 60


def test_a_field_shows_the_beginning_of_a_long_text(number: Field) -> None:
    number.set_value("1234567890" * 6)
    assert number.cursorPosition() == 0


def test_the_same_value_again_leaves_the_cursor_where_it_is(number: Field) -> None:
    number.set_value("519-555-0142")
    number.setCursorPosition(5)
    number.set_value("519-555-0142")
    assert number.cursorPosition() == 5


def test_a_note_kept_from_before_is_shown_whole_even_if_it_is_too_long(note: NoteField, qtbot: QtBot) -> None:
    note.set_value("a" * 30_000)
    assert len(note.value()) == 30_000
    with qtbot.waitSignal(note.complained):
        qtbot.keyClicks(note, "b")
    assert len(note.value()) == 30_000


def test_a_paste_over_a_selected_note_counts_what_it_replaces(note: NoteField) -> None:
    note.set_value("a" * 20_000)
    note.selectAll()
    paste(note, "b" * 20_000)
    assert note.value() == "b" * 20_000


def test_a_note_complains_until_typing_goes_on(note: NoteField, qtbot: QtBot) -> None:
    paste(note, MEGABYTE)
    with qtbot.waitSignal(note.complained) as said:
        qtbot.keyClicks(note, "b")
    assert said.args == [""]
    assert note.property("tone") == ""


@pytest.mark.parametrize("words", ["é à ç œ", "日本", "🙂", "a\tb", "привет"])
def test_notes_take_the_words_of_the_world(note: NoteField, words: str) -> None:
    paste(note, words)
    assert note.value() == words
