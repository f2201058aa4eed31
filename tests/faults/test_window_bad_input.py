"""What cannot be right is said in one sentence on the card, and everything typed stays there, as it was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from counterdesk.ui.cards.contact import ContactCard
from counterdesk.ui.pages.record import RecordView
from tests.stories.clerk import Clerk
from tests.stories.hands import reads, waits

# The clerk sits there on Tuesday 10 March 2026, at 10 in the morning; the clocks went forward on Sunday the 8th.
TIMES = (
    pytest.param("2026-03-10 16:00", "has not come yet", id="in the future"),
    pytest.param("2027-01-05 09:00", "has not come yet", id="next year"),
    pytest.param("30 feb 1400", "There is no such day in the calendar. Check the day and the month.", id="30 February"),
    pytest.param("2026-02-30 14:00", "There is no such day in the calendar.", id="30 February written out"),
    pytest.param("2026-13-01 10:00", "There is no such day in the calendar.", id="month 13"),
    pytest.param("2026-03-08 02:30", "The clocks skipped this hour", id="an hour that did not exist"),
    pytest.param("25:61", "This is not a time yet.", id="25:61"),
    pytest.param("sunday-ish", "This is not a time yet.", id="no time at all"),
    pytest.param("2019-03-10 10:00", "This date is too far back.", id="seven years ago"),
)
HOSTILE = (
    pytest.param("<table>" * 40 + "<b>x</b>", id="nested tables"),
    pytest.param("a<b and c>d", id="less and greater"),
    pytest.param("<img src=file:///etc/passwd><script>alert(1)</script>", id="a picture and a script"),
    pytest.param("שלום \u202eevil\u202c \u200fעולם", id="right to left"),
    pytest.param('=HYPERLINK("http://evil") \'; DROP TABLE contacts; --', id="formula and SQL"),
    pytest.param("{name} %s %(x)d &amp; && {0.__class__}", id="format marks"),
    pytest.param("\U0001f436 e\u0301\u0323 \u0000\u0007\u001b[31m", id="emoji, accents and control characters"),
    pytest.param('O\'Brien "dog-licence" (519) AND OR NOT *', id="search marks"),
)
MEGABYTE = "word " * 200_000


def contact(clerk: Clerk) -> ContactCard:
    card = clerk.card
    assert isinstance(card, ContactCard)
    return card


def starts_call(clerk: Clerk, note: str = "Asked about a fence.") -> None:
    """A call that lacks nothing: number, note and outcome."""
    clerk.opens("F3")
    clerk.hands.types("5195550142")
    clerk.hands.fills("Note", note)
    clerk.chooses("Answered")


@pytest.mark.parametrize(("typed", "sentence"), TIMES)
def test_a_time_that_cannot_be_is_refused_in_one_sentence(clerk: Clerk, typed: str, sentence: str) -> None:
    before = clerk.sees_today()
    starts_call(clerk)
    clerk.says_when(typed)
    clerk.tries_to_save()
    trouble = clerk.sees_trouble()
    assert len(trouble) == 1
    assert sentence in trouble[0]
    assert contact(clerk).typed().happened_text == typed
    assert (contact(clerk).typed().number, contact(clerk).typed().note) == ("5195550142", "Asked about a fence.")
    assert clerk.sees_today() == before


@pytest.mark.parametrize(("typed", "sentence"), TIMES)
def test_a_row_of_the_sheet_with_such_a_time_is_refused_too(clerk: Clerk, typed: str, sentence: str) -> None:
    before = clerk.sees_today()
    clerk.opens("F5")
    clerk.hands.fills("Received", typed)
    clerk.hands.fills("From", "Hana Ito")
    clerk.tries_to_save()
    assert any(sentence in words for words in clerk.sees_trouble())
    assert clerk.card.typed().rows[0].received_text == typed
    assert clerk.card.typed().rows[0].name == "Hana Ito"
    assert clerk.sees_today() == before


def test_a_time_put_right_is_saved(clerk: Clerk) -> None:
    starts_call(clerk)
    clerk.says_when("2026-03-08 02:30")
    clerk.tries_to_save()
    clerk.hands.fills("When", "2026-03-08 03:30")
    clerk.saves()
    assert clerk.sees_today()[0].startswith("Sun 3:30")


def test_a_number_of_400_digits_is_cut_with_a_sentence_and_saved_as_it_stands(clerk: Clerk) -> None:
    starts_call(clerk)
    clerk.hands.tabs_to("Number")
    clerk.hands.presses("Ctrl+A")
    clerk.hands.types("5" * 400)
    assert clerk.sees_trouble() == ("Only 60 characters fit here; the rest was left out. What was there is kept.",)
    assert contact(clerk).typed().number == "5" * 60
    clerk.saves()
    assert "•• 55" in clerk.sees_today()[0]


def test_400_digits_pasted_into_the_number_are_refused_whole(clerk: Clerk) -> None:
    starts_call(clerk)
    clerk.hands.tabs_to("Number")
    QApplication.clipboard().setText("5" * 400)
    clerk.hands.presses("Ctrl+V")
    assert len(clerk.sees_trouble()) == 1
    assert "too long for this field (60 characters at most)" in clerk.sees_trouble()[0]
    assert contact(clerk).typed().number == "5195550142"


def test_a_megabyte_pasted_into_a_note_is_refused_and_the_note_stays(clerk: Clerk) -> None:
    starts_call(clerk)
    clerk.hands.tabs_to("Note")
    QApplication.clipboard().setText(MEGABYTE)
    clerk.hands.presses("Ctrl+V")
    assert len(clerk.sees_trouble()) == 1
    assert "The pasted text is too long for this field (20000 characters at most)" in clerk.sees_trouble()[0]
    assert contact(clerk).typed().note == "Asked about a fence."
    clerk.saves()


def test_the_longest_note_that_fits_is_kept_whole(clerk: Clerk) -> None:
    starts_call(clerk, "x")
    clerk.hands.tabs_to("Note")
    QApplication.clipboard().setText("word " * 3_999)
    clerk.hands.presses("Ctrl+V")
    assert clerk.sees_trouble() == ()
    clerk.saves()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_kept_and_shown_as_they_were_typed(clerk: Clerk, text: str) -> None:
    clerk.opens("F3")
    pastes(clerk, "Name", text[:200])
    pastes(clerk, "Note", text)
    clerk.chooses("Answered")
    clerk.saves()
    visible = "".join(letter for letter in text if letter.isprintable() or letter in "\u202e\u202c\u200f")
    shown = whole_record(clerk)
    assert any(" ".join(visible.split()) in " ".join(words.split()) for words in shown), shown
    assert clerk.searches(text.split()[0]) is not None


def pastes(clerk: Clerk, field: str, text: str) -> None:
    """Pastes into a field, as no hand could type this."""
    clerk.hands.tabs_to(field)
    QApplication.clipboard().setText(text)
    clerk.hands.presses("Ctrl+V")


def whole_record(clerk: Clerk) -> tuple[str, ...]:
    """Opens the newest entry of today and reads its page."""
    table = clerk.window.desk.today.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    clerk.hands.presses("Return")
    clerk.program.settle()
    waits(lambda: clerk.window.findChildren(RecordView), "for the record")
    view = clerk.window.findChildren(RecordView)[-1]
    clerk.program.settle()
    found = reads(view)
    assert {label.textFormat() for label in view.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    view.close()
    view.deleteLater()
    clerk.program.is_in_front()
    return found


def test_nothing_typed_at_all_is_not_an_entry(clerk: Clerk) -> None:
    before = clerk.sees_today()
    clerk.opens("F2")
    clerk.chooses("Answered")
    clerk.tries_to_save()
    assert clerk.sees_trouble() == ("Say what happened: choose a topic or write a note. Everything typed is kept.",)
    assert clerk.sees_today() == before
