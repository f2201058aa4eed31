"""The call list: whom we told a date that moves."""

from dataclasses import replace

from counterdesk.reports.calls import Calls, document
from tests.desk import TUESDAY, toronto
from tests.reports.reading import read
from tests.reports.records import town
from tests.ui.calendar.promises import move, told


def page(*rows, change="Closed for snow"):
    return read(document(Calls(rows, change, TUESDAY), town()))


def test_each_call_says_who_the_number_what_we_said_and_the_new_date():
    row = page(told(1, title="Maria Rossi")).rows[-1]
    assert row[:4] == ["Maria Rossi", "519-555-0142", "Wed 25 Nov, 4:30 p.m.", "Thu 26 Nov, 4:30 p.m."]
    assert set(row[4]) == {"_"}


def test_the_head_names_the_change_the_number_of_calls_and_when():
    text = page(told(1), told(2)).text
    assert "Closed for snow · 2 calls · made Tuesday, November 24, 2026, 10:00 a.m." in text


def test_a_sealed_record_stands_by_its_number_only():
    row = page(told(1, sealed=True, title="", record="complaints", record_number="2026-0412")).rows[-1]
    assert row[:2] == ["Complaint 2026-0412", "see the record"]


def test_the_earliest_date_is_called_first():
    later = told(2, title="Owen Later", before_at=toronto("2026-11-27 16:30"))
    assert [row[0] for row in page(later, told(1, title="Anna First")).rows[2:]] == ["Anna First", "Owen Later"]


def test_somebody_without_a_number_or_a_date_leaves_a_dash():
    row = page(told(1, number="", after_at=None)).rows[-1]
    assert (row[1], row[3]) == ("–", "no date")


def test_nobody_to_call_is_said():
    assert "Nobody was told a date that moves." in page().text


def test_no_name_stands_in_the_title_or_the_file_name():
    made = document(Calls((move(1, title="Maria Rossi"),), "Closed for snow", TUESDAY), town())
    assert (made.title, made.file_name) == ("Call list", "call-list")
    assert "shred" in made.foot.lower()


def test_a_practice_list_says_that_it_is_practice():
    made = document(Calls((), "Closed for snow", TUESDAY), replace(town(), practice=True))
    assert "PRACTICE" in made.mark
