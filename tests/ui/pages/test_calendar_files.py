"""Calendar files on the Calendar page: a file only proposes, and what is written can be read elsewhere."""

from datetime import date

import pytest

from counterdesk.services.asks.calendar import SaveClosures
from counterdesk.services.asks.town import ClosureRow
from counterdesk.ui.pages.calendar import CalendarPage


@pytest.fixture
def page(here, qtbot):
    page = CalendarPage(here)
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_file_s_days_are_added_as_proposals(page, tmp_path):
    file = tmp_path / "closures.ics"
    event = "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20280616\r\nSUMMARY:Staff event\r\nEND:VEVENT"
    file.write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{event}\r\nEND:VCALENDAR\r\n")
    page.show_section("confirm_year", "2028")
    before = len(page.proposal.rows())
    page.files.read_file(2028, str(file))
    assert len(page.proposal.rows()) == before + 1
    assert "1 day was added from the file" in page.proposal.said()
    assert "Staff event" in [row.name for row in page.proposal.rows()]


def test_the_year_is_exported_as_a_file(page, here, tmp_path):
    here.lanes.do(SaveClosures((ClosureRow(date(2026, 12, 24), "Christmas Eve"),)))
    page.files.write_file(2026, "town", str(tmp_path / "year.ics"))
    assert "Christmas Eve" in (tmp_path / "year.ics").read_text(encoding="utf-8")
