"""Reports: today's summary is there when the page opens; any range, remarks, and paper that can be kept."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from counterdesk.services.asks.logbook import AskDrafts
from counterdesk.ui.here import Here
from counterdesk.ui.lanes import InlineLanes
from counterdesk.ui.pages.reports import ReportsPage
from counterdesk.ui.theme import Scheme, apply
from tests.desk import call, message, new_desk, person, toronto
from tests.ui.kit.looking import cut_words


def page_of(here, qtbot):
    page = ReportsPage(here)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    return page


def test_todays_summary_is_shown_when_the_page_opens(here, qtbot, desk_and_clock):
    desk, _clock = desk_and_clock
    desk.do(message(), person(desk, "Priya"))
    page = page_of(here, qtbot)
    assert "Shift summary" in page.preview.document.html
    assert "M. R." in page.preview.document.html
    assert "Rossi" not in page.preview.document.html


def test_remarks_are_printed_above_the_signatures(here, qtbot):
    page = page_of(here, qtbot)
    page.remarks.set_value("The debit machine was down from ten to eleven.")
    page.remarks.edited.emit()
    qtbot.waitUntil(lambda: "debit machine" in page.preview.document.html)


def test_friday_shows_the_week(here, qtbot, desk_and_clock):
    desk, clock = desk_and_clock
    desk.do(call(), person(desk, "Priya"))
    clock.forward(days=2)
    page = page_of(here, qtbot)
    page.range.choose("week")
    page.range.chosen.emit("week")
    assert page.first.value().isoformat() == "2026-11-23"
    assert "November 23" in page.preview.document.html


def test_days_the_wrong_way_round_are_refused_in_a_sentence(here, qtbot):
    page = page_of(here, qtbot)
    page.first.set_text("2026-11-24")
    page.last.set_text("2026-11-20")
    page.refresh_button.click()
    assert page.problem.text()


def test_a_new_entry_comes_into_the_open_summary(here, qtbot, desk_and_clock):
    desk, _clock = desk_and_clock
    page = page_of(here, qtbot)
    before = page.preview.document.html
    here.lanes.author = person(desk, "Priya")
    here.lanes.do(message())
    qtbot.waitUntil(lambda: page.preview.document.html != before)


def test_the_summary_is_kept_as_a_pdf_that_only_its_owner_can_read(here, qtbot, tmp_path: Path):
    page = page_of(here, qtbot)
    target = tmp_path / "summary.pdf"
    page.preview.save(target)
    assert target.read_bytes().startswith(b"%PDF")
    assert target.stat().st_mode & 0o077 == 0


def test_remarks_are_there_again_when_the_page_is_opened_again(here, qtbot, read):
    page = page_of(here, qtbot)
    page.remarks.set_value("The debit machine was down.")
    page.remarks.edited.emit()
    qtbot.waitUntil(lambda: bool(read(here, AskDrafts())))
    again = page_of(here, qtbot)
    assert again.remarks.value() == "The debit machine was down."


def test_remarks_of_one_day_do_not_stand_under_another(here, qtbot, read):
    page = page_of(here, qtbot)
    page.remarks.set_value("The debit machine was down.")
    page.remarks.edited.emit()
    qtbot.waitUntil(lambda: bool(read(here, AskDrafts())))
    page.range.choose("yesterday")
    page.range.chosen.emit("yesterday")
    assert page.remarks.value() == ""


def test_remarks_are_no_card_that_waits(here, qtbot, read):
    page = page_of(here, qtbot)
    page.remarks.set_value("The debit machine was down.")
    page.remarks.edited.emit()
    qtbot.waitUntil(lambda: bool(read(here, AskDrafts())))
    page.refresh_button.click()
    assert "Draft" not in page.preview.document.html


@pytest.mark.parametrize(
    ("town", "at", "is_said"),
    [
        ("amherstburg", "2027-01-05 09:00", True),
        ("amherstburg", "2026-11-24 09:00", False),
        ("tecumseh", "2027-01-05 09:00", False),
    ],
)
def test_a10_in_january_a_line_says_that_the_survey_is_open(qtbot, tmp_path, town, at, is_said):
    desk, clock = new_desk(tmp_path, toronto(at), town)
    here = Here(InlineLanes(desk), clock)
    here.start()
    page = page_of(here, qtbot)
    said = "the satisfaction survey is open (Policy 6.4.1)" in page.survey.text()
    assert (said, page.survey.isVisible()) == (is_said, is_said)
    desk.close()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_page_fits_a_small_screen_at_every_text_size(here, qtbot, qapp, percent):
    apply(qapp, Scheme.LIGHT, percent)
    page = ReportsPage(here)
    qtbot.addWidget(page)
    page.resize(1338, 420)
    page.show()
    QTest.qWait(40)
    assert page.width() == 1338
    said = page.preview.findChildren(QLabel)[0]
    assert page.preview.pdf_button.y() + page.preview.pdf_button.parentWidget().y() < 3 * said.sizeHint().height()
    assert cut_words(page) == []
    apply(qapp, Scheme.LIGHT, 100)
