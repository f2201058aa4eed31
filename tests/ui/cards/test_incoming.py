"""The incoming sheet as a clerk types it on Monday morning, over a real logbook."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from counterdesk.domain.contact import Channel
from counterdesk.services.asks.contacts import AskContact
from counterdesk.services.asks.due import DueBoard
from tests.desk import toronto

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sheet(counter):
    counter.host.open("incoming")
    return counter.card


def types(counter, text):
    """Types where the focus is."""
    counter.bot.keyClicks(QApplication.focusWidget(), text)


def row(counter, received, name="", reach="", about="", whom=""):
    """Types one row with the keyboard alone: Tab from field to field."""
    for text in (received, name, reach, about, whom):
        types(counter, text)
        counter.presses(Qt.Key.Key_Tab)


def due(counter):
    return {line.title: line.due_at for line in counter.desk.read(DueBoard()).rows}


def test_a_fresh_sheet_has_one_empty_row_with_the_focus_in_its_time(counter, sheet):
    assert len(sheet.rows) == 1
    assert QApplication.focusWidget() is sheet.rows[0].received
    assert sheet.is_empty()


def test_sat_1915_is_a_time_and_the_row_says_when_it_is_due(counter, sheet):
    types(counter, "sat 1915")
    assert sheet.rows[0].typed().received_at == toronto("2026-11-21 19:15")
    assert sheet.rows[0]._state.text() == (
        "Voicemail · Received Sat 21 Nov, 7:15 p.m. · Due Tue 24 Nov, 4:30 p.m. · 1 business day, 5.2"
    )


def test_enter_starts_the_next_row_with_the_same_channel_and_day(counter, sheet):
    counter.presses(Qt.Key.Key_E, ALT)
    types(counter, "sat 1915")
    counter.presses(Qt.Key.Key_Tab)
    types(counter, "Karl")
    counter.presses(Qt.Key.Key_Return)
    second = sheet.rows[1]
    assert second.typed().channel is Channel.EMAIL
    assert second.received.text() == "sat "
    assert QApplication.focusWidget() is second.received


def second_row(counter, sheet, first="sat 1915"):
    row(counter, first, "Karl")
    sheet.rows[0].name.setFocus()
    counter.presses(Qt.Key.Key_Return)
    return sheet.rows[1]


def test_a_day_typed_over_the_one_taken_over_replaces_it(counter, sheet):
    second = second_row(counter, sheet)
    types(counter, "thu 1500")
    assert second.received.text() == "thu 1500"
    assert second.typed().received_at == toronto("2026-11-19 15:00")


@pytest.mark.parametrize("day", ["thu 1500", "2026-11-19 15:00", "19 nov 1500", "nov 19 1500"])
def test_a_day_typed_behind_the_one_taken_over_replaces_it_too(counter, sheet, day):
    second = second_row(counter, sheet)
    second.received.end(False)
    types(counter, day)
    assert second.received.text() == day
    assert second.typed().received_at == toronto("2026-11-19 15:00")


@pytest.mark.parametrize("time", ["1500", "3 pm", "3:00 p.m.", "at 1500"])
def test_a_time_typed_behind_the_day_taken_over_is_one_of_that_day(counter, sheet, time):
    second = second_row(counter, sheet)
    second.received.end(False)
    types(counter, time)
    assert second.received.text() == f"sat {time}"
    assert second.typed().received_at == toronto("2026-11-21 15:00")


def test_a_bare_time_is_one_of_the_day_above_and_the_line_below_says_so(counter, sheet):
    second = second_row(counter, sheet)
    types(counter, "2001")
    assert second.typed().received_at == toronto("2026-11-21 20:01")
    assert "Received Sat 21 Nov, 8:01 p.m." in second._state.text()
    counter.types(second.name, "Anna")
    counter.presses(Qt.Key.Key_Return)
    assert sheet.rows[2].received.text() == "sat "


def test_a_bare_time_keeps_its_day_on_hold(counter, sheet):
    second_row(counter, sheet)
    types(counter, "2001")
    counter.types(sheet.rows[1].name, "Anna")
    counter.host.hold()
    counter.host.return_to_oldest()
    again = counter.card.rows[1]
    assert again.received.text() == "sat 2001"
    again.received.selectAll()
    again.received.setFocus()
    types(counter, "2130")
    assert again.typed().received_at == toronto("2026-11-21 21:30")


def test_a_fresh_row_with_the_day_taken_over_is_not_called_wrong(counter, sheet):
    row(counter, "sat 1915", "Karl")
    sheet.rows[0].name.setFocus()
    counter.presses(Qt.Key.Key_Return)
    second = sheet.rows[1]
    assert (second.received.property("tone") or "", second._state.property("tone")) == ("", "soft")
    counter.presses(Qt.Key.Key_Tab)
    assert second._state.text() == "Voicemail"
    types(counter, "Anna")
    assert second.received.property("tone") == "late"


def test_every_row_says_how_it_came_in(counter, sheet):
    assert sheet.rows[0]._state.text() == "Voicemail"
    counter.presses(Qt.Key.Key_L, ALT)
    assert sheet.rows[0]._state.text() == "Letter"


def test_the_fields_show_the_example_of_a_time_and_the_beginning_of_what_was_typed(counter, sheet):
    row(counter, "2026-11-20 16:31", "Karl", "519-555-0117", "permit application for a shed", "Maria")
    counter.bot.wait(40)
    first = sheet.rows[0]
    assert first.received.fontMetrics().horizontalAdvance("2026-11-20 16:31") < first.received.width() - 20
    assert first.about.width() >= 165
    assert (first.about.cursorPosition(), first.answerer.cursorPosition()) == (0, 0)


def test_the_row_that_is_being_typed_is_whole_in_view(counter, sheet):
    for number in range(8):
        counter.types(sheet.rows[-1].name, f"Caller {number}")
        counter.presses(Qt.Key.Key_Return)
    counter.bot.wait(120)
    last = sheet.rows[-1]
    assert last.visibleRegion().boundingRect().height() == last.height()
    assert not last._state.visibleRegion().isEmpty()


def test_enter_in_an_empty_row_starts_no_other(counter, sheet):
    counter.presses(Qt.Key.Key_Return)
    assert len(sheet.rows) == 1


def test_enter_in_a_row_above_goes_to_the_row_below(counter, sheet):
    row(counter, "sat 1915", "Karl")
    sheet.rows[0].name.setFocus()
    counter.presses(Qt.Key.Key_Return)
    sheet.rows[0].name.setFocus()
    counter.presses(Qt.Key.Key_Return)
    assert len(sheet.rows) == 2
    assert QApplication.focusWidget() is sheet.rows[1].received


def test_ten_weekend_voicemails_are_saved_at_once_each_with_its_own_due_date(counter, sheet):
    for number in range(10):
        last = sheet.rows[-1]
        last.received.setFocus()
        last.received.clear()
        types(counter, f"sat 19{number:02d}")
        counter.types(last.name, f"Caller {number}")
        counter.presses(Qt.Key.Key_Return)
    counter.presses(Qt.Key.Key_Return, CTRL)
    assert not counter.host.has_open
    assert counter.saved[0].action == "incoming_logged"
    assert counter.saved[0].facts["rows"] == "10"
    assert len(counter.log()) == 10
    assert set(due(counter).values()) == {toronto("2026-11-24 16:30")}


def test_a_friday_call_at_closing_time_and_one_a_minute_later(counter, sheet):
    row(counter, "fri 4:30 pm", "In time")
    sheet.rows[0].name.setFocus()
    counter.presses(Qt.Key.Key_Return)
    sheet.rows[1].received.clear()
    row(counter, "fri 4:31 pm", "After closing")
    counter.host.save()
    assert due(counter) == {
        "In time": toronto("2026-11-23 16:30"),
        "After closing": toronto("2026-11-24 16:30"),
    }


def test_the_button_counts_the_rows_it_saves(counter, sheet):
    row(counter, "sat 1915", "Karl")
    sheet.rows[0].name.setFocus()
    counter.presses(Qt.Key.Key_Return)
    types(counter, "2001")
    counter.types(sheet.rows[1].name, "Anna")
    assert sheet.footer.save.text().startswith("Save 2 rows as Priya")


def test_nothing_owed_is_one_key(counter, sheet):
    row(counter, "sat 1915", "Karl")
    sheet.rows[0].name.setFocus()
    counter.presses(Qt.Key.Key_N, ALT)
    assert not sheet.rows[0].typed().owed
    assert "nothing owed" in sheet.rows[0]._state.text()
    counter.host.save()
    assert due(counter) == {}


def test_t27_an_abusive_letter_says_so_on_its_row(counter, sheet):
    row(counter, "sat 1915", "Karl")
    sheet.rows[0].name.setFocus()
    assert sheet.rows[0].abusive.isHidden()
    counter.presses(Qt.Key.Key_N, ALT)
    assert "for information" in sheet.rows[0]._state.text()
    sheet.rows[0].abusive.click()
    assert "abusive" in sheet.rows[0]._state.text()
    assert sheet.rows[0].typed().abusive
    counter.presses(Qt.Key.Key_N, ALT)
    assert not sheet.rows[0].typed().abusive


def test_same_caller_is_one_key_and_takes_name_and_number_over(counter, sheet):
    row(counter, "sat 1915", "Karl", "519-555-0117")
    sheet.rows[0].name.setFocus()
    counter.presses(Qt.Key.Key_Return)
    types(counter, "2001")
    counter.presses(Qt.Key.Key_S, ALT)
    second = sheet.rows[1].typed()
    assert (second.same_caller, second.name, second.reach, second.received_text) == (
        *(True, "Karl"),
        *("519-555-0117", "sat 2001"),
    )
    counter.host.save()
    assert len(counter.log()) == 2


def test_same_caller_pressed_again_lets_go(counter, sheet):
    row(counter, "sat 1915", "Karl")
    sheet.rows[0].name.setFocus()
    counter.presses(Qt.Key.Key_Return)
    counter.presses(Qt.Key.Key_S, ALT)
    counter.presses(Qt.Key.Key_S, ALT)
    assert not sheet.rows[1].typed().same_caller


def test_the_first_row_has_no_row_above(counter, sheet):
    counter.presses(Qt.Key.Key_S, ALT)
    assert not sheet.rows[0].typed().same_caller
    assert not sheet.rows[0].same_caller.isVisible()


def test_the_channel_pills_belong_to_the_row_with_the_focus(counter, sheet):
    row(counter, "sat 1915", "Karl")
    sheet.rows[0].name.setFocus()
    counter.presses(Qt.Key.Key_Return)
    counter.presses(Qt.Key.Key_L, ALT)
    assert [one.typed().channel for one in sheet.rows] == [Channel.VOICEMAIL, Channel.LETTER]
    sheet.rows[0].name.setFocus()
    assert sheet.channels.value() is Channel.VOICEMAIL


def test_a_letter_has_five_business_days(counter, sheet):
    counter.presses(Qt.Key.Key_L, ALT)
    row(counter, "mon 0900", "Karl")
    assert "5 business days, 7.1" in sheet.rows[0]._state.text()


@pytest.mark.parametrize("time", ["30 feb 1000", "sat 2561", "2026-11-24 23:00", "yesterdayish"])
def test_a_row_with_a_wrong_time_is_marked_and_nothing_is_lost(counter, sheet, time):
    row(counter, time, "Karl", "519-555-0117", "drainage")
    counter.host.save()
    assert counter.host.has_open
    assert sheet.rows[0].problem()
    assert "Nothing was saved yet" in sheet.trouble.text()
    assert sheet.rows[0].typed().about == "drainage"
    assert counter.log() == ()


def test_a_row_without_a_time_is_asked_when_it_came_in(counter, sheet):
    counter.types(sheet.rows[0].name, "Karl")
    counter.host.save()
    assert "When did it come in?" in sheet.rows[0]._state.text()
    assert QApplication.focusWidget() is sheet.rows[0].received


def test_one_wrong_row_keeps_the_good_ones_from_being_saved_alone(counter, sheet):
    row(counter, "sat 1915", "Karl")
    sheet.rows[0].name.setFocus()
    counter.presses(Qt.Key.Key_Return)
    sheet.rows[1].received.clear()
    row(counter, "nonsense", "Anna")
    counter.host.save()
    assert counter.log() == ()
    assert len(sheet.typed().filled) == 2


def test_an_empty_sheet_says_that_nothing_is_there(counter, sheet):
    counter.host.save()
    assert counter.host.has_open
    assert sheet.trouble.isVisible()


def test_the_hour_that_the_clocks_skipped_is_refused(counter, sheet):
    row(counter, "2026-03-08 02:30", "Karl")
    assert "clocks" in sheet.rows[0].problem()


def test_for_whom_is_chosen_while_typing(counter, sheet):
    row(counter, "sat 1915", "Karl", "519-555-0117", "taxes")
    counter.types(sheet.rows[0].answerer, "Maria")
    counter.presses(Qt.Key.Key_Return)
    counter.host.save()
    assert counter.desk.read(DueBoard()).rows[0].answerer == "Maria Rossi"


def test_a_topic_is_recognised_and_other_words_are_kept(counter, sheet):
    row(counter, "sat 1915", "Karl")
    counter.types(sheet.rows[0].about, "water")
    counter.presses(Qt.Key.Key_Down)
    counter.presses(Qt.Key.Key_Up)
    counter.presses(Qt.Key.Key_Return)
    assert sheet.rows[0].typed().about == "Water bill"
    assert sheet.rows[0].typed().topic_id is not None


def test_enter_is_always_the_next_row_also_when_a_topic_matches(counter, sheet):
    row(counter, "sat 1915", "Karl")
    counter.types(sheet.rows[0].about, "permit")
    counter.presses(Qt.Key.Key_Return)
    assert sheet.rows[0].typed().about == "Building permit"
    assert QApplication.focusWidget() is sheet.rows[1].received
    types(counter, "2001")
    assert sheet.rows[1].typed().received_text == "sat 2001"


def test_leaving_a_matching_topic_with_tab_stays_in_the_row(counter, sheet):
    counter.types(sheet.rows[0].about, "Building permit")
    counter.presses(Qt.Key.Key_Tab)
    assert sheet.rows[0].typed().topic_id is not None
    assert QApplication.focusWidget() is sheet.rows[0].answerer


def test_an_address_is_kept_as_an_address(counter, sheet):
    row(counter, "sat 1915", "Karl", "karl@example.ca")
    counter.host.save()
    view = counter.desk.read(AskContact(counter.log()[0].uid))
    assert (view.caller.reach_at, view.caller.number) == ("karl@example.ca", "")


def test_a_sheet_on_hold_comes_back_row_by_row(counter, sheet):
    row(counter, "sat 1915", "Karl")
    sheet.rows[0].name.setFocus()
    counter.presses(Qt.Key.Key_Return)
    types(counter, "2001")
    counter.types(sheet.rows[1].name, "Anna")
    typed = sheet.typed()
    counter.host.hold()
    assert counter.host.parked[0].kind == "incoming"
    counter.host.return_to_oldest()
    assert counter.card.typed() == typed


def test_every_alt_letter_of_the_sheet_is_free_of_the_two_row_keys(counter, sheet):
    letters = [sheet.channels.pill(channel).shortcut().toString() for channel in Channel if not channel.is_live]
    assert len(letters) == len(set(letters))
    assert not {"Alt+N", "Alt+S", "Alt+T"} & set(letters)


def test_an_extension_and_a_number_in_letters_are_seen_whole(counter, sheet):
    counter.host.window().resize(760, 700)
    editor = sheet.rows[0]
    inside = editor.reach.width() - 26
    letters = editor.reach.fontMetrics()
    for typed in ("519 555 0135 ext 4", "1-800-FLOWERS"):
        assert letters.horizontalAdvance(typed) <= inside
