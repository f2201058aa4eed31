"""An answering service's list pasted into the incoming sheet, and a weekend of voicemails typed by hand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from counterdesk.domain.contact import Channel
from counterdesk.services.asks.contacts import AskContact
from counterdesk.services.asks.due import DueBoard
from counterdesk.ui.cards.pasted import read
from tests.desk import toronto

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
LIST = """Date,Time,Caller,Phone,Message,For
11/21/2026,7:15 PM,John Smith,519-555-0101,Water main broken,Maria Rossi
11/22/2026,9:05 AM,Marie Levesque,519-555-0102,Tax bill,Parks
"""


@pytest.fixture
def sheet(counter):
    counter.host.open("incoming")
    return counter.card


def copies(text):
    QGuiApplication.clipboard().setText(text)


def pastes(counter, text=LIST):
    copies(text)
    counter.presses(Qt.Key.Key_V, CTRL_SHIFT)


def test_one_key_reads_the_whole_list_into_rows(counter, sheet):
    pastes(counter)
    assert [row.name.value() for row in sheet.rows] == ["John Smith", "Marie Levesque"]
    assert [row.typed().received_at for row in sheet.rows] == [toronto("2026-11-21 19:15"), toronto("2026-11-22 09:05")]
    assert sheet.pasted.said.text() == "2 messages read."


def test_a_list_in_a_fresh_sheet_is_taken_for_an_answering_services(counter, sheet):
    pastes(counter)
    assert {row.typed().channel for row in sheet.rows} == {Channel.ANSWERING_SERVICE}


def test_a_list_after_an_e_mail_is_of_e_mails(counter, sheet):
    counter.presses(Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    pastes(counter)
    assert {row.typed().channel for row in sheet.rows} == {Channel.EMAIL}


def test_a_plain_paste_of_several_lines_is_a_list_too(counter, sheet):
    copies(LIST)
    counter.presses(Qt.Key.Key_V, CTRL)
    assert len(sheet.rows) == 2


def test_a_plain_paste_of_one_line_goes_into_its_field(counter, sheet):
    copies("sat 1915")
    counter.presses(Qt.Key.Key_V, CTRL)
    assert sheet.rows[0].received.text() == "sat 1915"


def test_lines_that_are_no_list_go_into_the_field(counter, sheet):
    sheet.rows[0].name.setFocus()
    copies("Karl\nHuebner")
    counter.presses(Qt.Key.Key_V, CTRL)
    assert sheet.rows[0].name.value().split() == ["Karl", "Huebner"]


def test_rows_typed_before_stay_and_the_empty_one_goes(counter, sheet):
    counter.types(sheet.rows[0].received, "sat 1700")
    counter.types(sheet.rows[0].name, "Karl")
    counter.presses(Qt.Key.Key_Return)
    pastes(counter)
    assert [row.name.value() for row in sheet.rows] == ["Karl", "John Smith", "Marie Levesque"]
    assert not sheet.rows[1].same_caller.isHidden()


def test_whoever_is_in_people_is_found_and_others_stand_as_written(counter, sheet):
    pastes(counter)
    maria, parks = (row.answerer.colleague() for row in sheet.rows)
    assert maria.answerer.person_id is not None
    assert parks.answerer.text == "Parks"


def test_a_list_is_saved_as_contacts_each_with_its_own_date(counter, sheet):
    pastes(counter)
    counter.host.save()
    assert not counter.host.has_open
    row = next(row for row in counter.log() if row.name == "John Smith")
    assert (row.channel, row.at) == (Channel.ANSWERING_SERVICE, toronto("2026-11-21 19:15"))
    due = {line.title: line.due_at for line in counter.desk.read(DueBoard()).rows}
    assert due["John Smith"] == toronto("2026-11-24 16:30")


def test_a_row_whose_time_nobody_can_read_asks_and_nothing_is_saved_yet(counter, sheet):
    pastes(counter, LIST.replace("11/22/2026,9:05 AM", "someday,noonish"))
    assert sheet.pasted.said.text() == "2 messages read. 1 row needs a look."
    assert QApplication.focusWidget() is sheet.rows[1].received
    counter.host.save()
    assert counter.host.has_open
    assert sheet.rows[1].received.text() == "someday noonish"
    assert QApplication.focusWidget() is sheet.rows[1].received


def test_the_list_can_be_taken_out_again(counter, sheet):
    pastes(counter)
    sheet.pasted.out.click()
    assert len(sheet.rows) == 1
    assert sheet.is_empty()
    assert sheet.pasted.out.isHidden()
    assert sheet.pasted.said.text().startswith("Received is when")


def test_what_was_typed_by_hand_stays_when_the_list_goes_out(counter, sheet):
    counter.types(sheet.rows[0].received, "sat 1700")
    counter.types(sheet.rows[0].name, "Karl")
    pastes(counter)
    sheet.pasted.out.click()
    assert [row.name.value() for row in sheet.rows] == ["Karl"]
    counter.bot.keyClicks(sheet.rows[0].name, "a")


@pytest.mark.parametrize("text", ["", "Hello\nworld"])
def test_what_is_no_list_is_said_and_loses_nothing(counter, sheet, text):
    counter.types(sheet.rows[0].name, "Karl")
    pastes(counter, text)
    assert sheet.trouble.text().startswith("No messages were found in what was copied.")
    assert [row.name.value() for row in sheet.rows] == ["Karl"]


def test_more_than_one_sheet_holds_is_refused_whole(counter, sheet):
    pastes(counter, "Name;Message\n" + "John;Water\n" * 301)
    assert "More than 300 lines" in sheet.trouble.text()
    assert len(sheet.rows) == 1


def test_a_message_longer_than_a_note_is_refused_and_not_cut(counter, sheet):
    pastes(counter, "Name;Message\nJohn;" + "w" * 20_001)
    assert "20000" in sheet.trouble.text()
    assert sheet.is_empty()


def test_a_name_that_is_too_long_for_its_field_is_kept_with_the_message(counter, sheet):
    long_name = "Smith " * 50
    pastes(counter, f"Name;Message\n{long_name};Water")
    assert sheet.rows[0].name.value() == ""
    assert sheet.rows[0].typed().about == f"{long_name.strip()} Water"


def test_the_whole_message_is_saved_however_long_it_is(counter, sheet):
    pastes(counter, "Received;Name;Message\n2026-11-21 19:15;John;" + "word " * 200)
    counter.host.save()
    (row,) = counter.log()
    assert counter.desk.read(AskContact(row.uid)).note == ("word " * 200).strip()


def test_an_empty_reading_says_so():
    with pytest.raises(Exception, match="no_list"):
        read("", toronto("2026-11-23 08:35"), 300)


def test_thirty_weekend_voicemails_are_typed_with_few_keys_beside_the_words(counter, sheet):
    """Under 5 minutes: at 35 words a minute there is time for 875 keys, the sheet's own among them."""
    pressed, typed = 0, 0
    for number in range(30):
        clock = f"{8 + number // 3:02}{number % 3 * 15:02}"
        words = (f"sat {clock}" if number == 0 else clock, f"P{number:02} Roy", f"51955501{number:02}", "tax")
        for place, text in enumerate(words):
            counter.bot.keyClicks(QApplication.focusWidget(), text)
            typed += len(text)
            if place < len(words) - 1:
                counter.presses(Qt.Key.Key_Tab)
                pressed += 1
        counter.presses(Qt.Key.Key_Return)
        pressed += 1
    counter.presses(Qt.Key.Key_Return, CTRL)
    pressed += 1
    assert not counter.host.has_open
    assert counter.saved[-1].facts["rows"] == "30"
    assert {line.due_at for line in counter.desk.read(DueBoard()).rows} == {toronto("2026-11-24 16:30")}
    assert pressed == 121
    assert typed + pressed < 875
