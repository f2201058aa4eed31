"""A deputy clerk sets up 2027 as Tecumseh does, closes for snow at three, reads who is to be called, and undoes it."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from counterdesk.ui.pages.calendar import CalendarPage
from counterdesk.ui.paper.window import PaperWindow
from tests.desk import toronto
from tests.stories.clerk import Clerk, lines_of
from tests.stories.hands import button, reads, waits

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)


class DeputyClerk:
    """Somebody who decides when the town is open."""

    def __init__(self, clerk: Clerk) -> None:
        self.clerk, self.hands = clerk, clerk.hands

    @property
    def page(self) -> CalendarPage:
        page = self.clerk.window.page("page_calendar")
        assert isinstance(page, CalendarPage)
        return page

    def presses(self, *keys: str) -> None:
        for key in keys:
            self.hands.presses(key)
            self.clerk.program.settle()

    def clicks(self, words: str, within: QWidget | None = None) -> None:
        self.hands.clicks_on(button(within or self.clerk.window, words))
        self.clerk.program.settle()

    def goes_to(self, year: str) -> None:
        self.presses("Ctrl+4")
        while self.page.head._year.text() != year:
            self.hands.clicks_on(self.page.head.on_button)
            self.clerk.program.settle()

    def keeps_before_the_weekend(self, holiday: str) -> None:
        line = next(line for line in self.page.proposal.list.sides() if line.row.name == holiday)
        self.hands.clicks_on(line.side.pill("before"))

    def adds_to_the_proposal(self, day: str, name: str) -> None:
        self.hands.fills("Date or dates of another closure", day)
        self.hands.fills("Its name", name)
        self.hands.tabs_to("Add a date")
        self.presses("Space")

    def is_at_the_form(self) -> bool:
        form = self.page.forms.open_form
        return form is not None and form.isAncestorOf(self.hands.focus)

    def closes_from_to(self, first: str, last: str, name: str) -> None:
        self.presses("Alt+D")
        waits(self.is_at_the_form, "for the form")
        for field, text in (("First day", first), ("Last day", last), ("Name", name)):
            self.hands.fills(field, text)
        self.presses("Return")
        waits(lambda: self.page.forms.open_form is None, "for the form to close")
        self.clerk.program.settle()
        self.clerk.program.is_in_front()

    def asks_to_close(self, at: str, reason: str) -> None:
        self.presses("Alt+N")
        waits(self.is_at_the_form, "for the form")
        form = self.page.forms.open_form
        assert form is not None
        self.presses("Alt+A")
        waits(form.at.isVisible, "for the time to be asked")
        self.hands.types(at)
        self.clicks(reason, form)
        self.clicks("Look what it moves", form)
        waits(self.page.change.isVisible, "for what it moves")
        self.clerk.program.is_in_front()

    def sees_rows(self) -> tuple[str, ...]:
        return lines_of(self.page.rows.table.model_)

    def sees_moves(self) -> tuple[str, ...]:
        return lines_of(self.page.change.moves.table.model_)


@pytest.fixture
def deputy(clerk: Clerk) -> DeputyClerk:
    return DeputyClerk(clerk)


def test_2027_is_set_up_as_tecumseh_does_and_confirmed(deputy: DeputyClerk) -> None:
    deputy.goes_to("2027")
    deputy.presses("Alt+R")  # Qt presses a button by its letter a tenth of a second later
    waits(lambda: deputy.page.is_proposing, "for the proposal")
    deputy.keeps_before_the_weekend("Christmas Day")
    deputy.adds_to_the_proposal("2027-09-03", "Friday before Labour Day")
    deputy.presses("Alt+C")
    waits(deputy.clerk.reads_status, "for the year to be confirmed")
    assert "year confirmed, 2027" in deputy.clerk.reads_status()
    deputy.closes_from_to("2027-12-24", "2028-01-01", "Christmas closure")
    assert deputy.sees_rows()[-4:] == (
        "Fri 24 Dec | Christmas Day | closed",
        "Mon 27 Dec | Christmas closure | closed",
        "Tue 28 Dec | Boxing Day | closed",
        "Wed 29 – Fri 31 Dec | Christmas closure | closed",
    )
    calendar = deputy.clerk.window.here.town.calendar
    assert calendar is not None
    closed = [on for on in (date(2027, 12, day) for day in range(20, 32)) if not calendar.is_business_day(on)]
    assert [on.day for on in closed] == [24, 25, 26, 27, 28, 29, 30, 31]
    assert not calendar.is_business_day(date(2027, 9, 3))


def test_snow_at_three_moves_what_is_due_shows_whom_to_call_and_is_undone(deputy: DeputyClerk) -> None:
    clerk = deputy.clerk
    clerk.takes_message_for("Maria Rossi", "5195550142", "Denise Papineau", "Property taxes")
    clerk.program.clock.set(toronto("2026-10-14 14:20"))
    clerk.window.desk.reload()
    clerk.program.settle()
    before = clerk.sees_due()
    assert any("Wed 14 Oct" in line or "4:30" in line for line in before)
    deputy.presses("Ctrl+4")
    deputy.asks_to_close("3 pm", "Snow")
    assert "Snow: Town of Tecumseh closed from 3:00 p.m." in reads(clerk.window)
    (line,) = deputy.sees_moves()
    assert "Wed 14 Oct, 4:30 p.m. | Thu 15 Oct, 4:30 p.m." in line
    assert clerk.sees_due() == before
    deputy.presses("Ctrl+Return")
    assert "closed, Snow, 1 date moved" in clerk.reads_status()
    deputy.presses("Ctrl+1")
    assert clerk.sees_due() != before
    clerk.undoes()
    assert clerk.sees_due() == before


def test_whom_we_told_the_old_date_stands_on_the_call_list(deputy: DeputyClerk) -> None:
    clerk = deputy.clerk
    clerk.opens("F4")
    clerk._fills_contact("5195550142", "Denise Papineau", "Property taxes", "")
    clerk.names("Who answers", "Maria Rossi")
    clerk.hands.presses("Alt+T")
    clerk.saves()
    clerk.program.clock.set(toronto("2026-10-14 14:20"))
    deputy.presses("Ctrl+4")
    deputy.asks_to_close("3 pm", "Snow")
    deputy.clicks("Print the call list, 1 call…")
    waits(lambda: isinstance(QApplication.activeWindow(), PaperWindow), "for the paper")
    paper = QApplication.activeWindow()
    assert isinstance(paper, PaperWindow)
    assert paper.preview.document is not None
    assert "Denise Papineau" in paper.preview.document.html
    paper.close()
