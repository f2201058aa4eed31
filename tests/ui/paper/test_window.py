"""Papers from the real logbook: asked for by a record, shown, and kept in the journal when they go out."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from counterdesk.domain.ids import DeadlineId
from counterdesk.domain.message import Box, MessageTyped
from counterdesk.services.asks.contacts import AskContact
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.due import AskWhy
from counterdesk.services.asks.people import LeaveDesk
from counterdesk.services.door import LogbookDesk
from counterdesk.store.engine import Logbook
from counterdesk.store.journal import lines_after
from counterdesk.ui.here import Here
from counterdesk.ui.lanes import InlineLanes
from counterdesk.ui.paper.window import Papers
from tests.desk import Clock, message, new_desk, person
from tests.reports.records import complaint, incident

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[LogbookDesk, Clock]]:
    made, clock = new_desk(tmp_path, people=("Priya Nair", "Owen Gallagher"))
    yield made, clock
    made.close()


@pytest.fixture
def here(desk: tuple[LogbookDesk, Clock], qtbot: QtBot) -> Here:
    here = Here(InlineLanes(desk[0]), desk[1])
    here.start()
    return here


@pytest.fixture
def papers(here: Here, qtbot: QtBot) -> Iterator[Papers]:
    shown = Papers(here)
    qtbot.addWidget(shown.window)
    yield shown
    shown.window.hide()


def left_message(desk: LogbookDesk) -> Done:
    typed = MessageTyped(boxes=frozenset({Box.TELEPHONED}), best_time="after 3 p.m.")
    return desk.do(message(message=typed), person(desk, "Priya"))


def test_the_slip_of_a_message_opens_with_what_was_typed(papers: Papers, desk: tuple[LogbookDesk, Clock]) -> None:
    done = left_message(desk[0])
    papers.slip(done.uid)
    document = papers.window.preview.document
    assert document is not None
    assert "after 3 p.m." in document.html
    assert "Maria Rossi" in document.html
    assert "519-555-0142" in document.html
    assert papers.window.isVisible()


def test_a_slip_that_was_saved_is_kept_in_the_journal(
    papers: Papers, desk: tuple[LogbookDesk, Clock], tmp_path: Path
) -> None:
    done = left_message(desk[0])
    papers.slip(done.uid)
    papers.window.preview.save(tmp_path / "slip.pdf")
    book = Logbook.open_reader(tmp_path / "logbook.db")
    with book.read() as session:
        actions = [line.action for line in lines_after(session, 0)]
    book.close()
    assert "printed" in actions


def test_why_a_date_is_what_it_is_opens_as_a_page(papers: Papers, desk: tuple[LogbookDesk, Clock]) -> None:
    done = left_message(desk[0])
    deadline = desk[0].read(AskContact(done.uid)).deadline_ids[0]
    papers.why(DeadlineId(deadline))
    document = papers.window.preview.document
    assert document is not None
    assert document.title == "Why this date"
    assert "Wed 25 Nov" in document.html


def test_an_explanation_that_is_on_screen_can_be_put_on_paper(papers: Papers, desk: tuple[LogbookDesk, Clock]) -> None:
    done = left_message(desk[0])
    deadline = desk[0].read(AskContact(done.uid)).deadline_ids[0]
    papers.wanted("why", desk[0].read(AskWhy(DeadlineId(deadline))))
    document = papers.window.preview.document
    assert document is not None
    assert "Wed 25 Nov" in document.html


def test_an_opened_complaint_and_an_incident_open_as_their_forms(papers: Papers) -> None:
    papers.wanted("complaint", complaint())
    assert papers.window.windowTitle() == "Complaint 2026-0007"
    papers.wanted("incident", incident())
    assert papers.window.windowTitle() == "Employee Incident Report 2026-0003"


def test_something_without_a_paper_opens_nothing(papers: Papers) -> None:
    papers.wanted("drawing", object())
    assert not papers.window.isVisible()


@pytest.fixture
def who_printed(tmp_path: Path) -> Callable[[], set[int | None]]:
    """Gives who let papers go out, nobody as None."""

    def ask() -> set[int | None]:
        book = Logbook.open_reader(tmp_path / "logbook.db")
        with book.read() as session:
            who = {line.who for line in lines_after(session, 0) if line.action == "printed"}
        book.close()
        return who

    return ask


@pytest.fixture
def after_lunch(papers: Papers, here: Here, desk: tuple[LogbookDesk, Clock]) -> Papers:
    """A slip is in the window, and it is not sure who sits there."""
    done = left_message(desk[0])
    papers.slip(done.uid)
    here.presence.doubt()
    return papers


def place_asked(papers: Papers) -> QFileDialog | None:
    """Gives the dialog that asks where to save."""
    return next((one for one in papers.window.findChildren(QFileDialog) if one.isVisible()), None)


def test_a_slip_goes_out_under_the_name_of_whoever_sits_there_now(
    after_lunch: Papers, desk: tuple[LogbookDesk, Clock], tmp_path: Path, who_printed: Callable[[], set[int | None]]
) -> None:
    window = after_lunch.window
    window.preview.pdf_button.click()
    assert place_asked(after_lunch) is None
    assert window.focusWidget() is window.still.yes
    next(one for one in window.still.buttons if one.text().startswith("Owen")).click()
    dialog = place_asked(after_lunch)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "slip.pdf"))
    dialog.close()
    assert who_printed() == {person(desk[0], "Owen")}


def test_esc_leaves_the_question_and_the_paper_stays(after_lunch: Papers, here: Here, qtbot: QtBot) -> None:
    window = after_lunch.window
    window.preview.html_button.setFocus()
    window.preview.html_button.click()
    qtbot.keyClick(window.still.yes, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert window.focusWidget() is window.preview.html_button
    here.presence.settle()
    assert place_asked(after_lunch) is None
    qtbot.keyClick(window.preview.html_button, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_paper_that_was_closed_while_it_asks_goes_nowhere(after_lunch: Papers, here: Here) -> None:
    after_lunch.window.preview.pdf_button.click()
    after_lunch.window.close()
    here.presence.settle()
    assert place_asked(after_lunch) is None


def test_another_paper_does_not_go_out_in_the_place_of_the_one_before(
    after_lunch: Papers, here: Here, desk: tuple[LogbookDesk, Clock]
) -> None:
    after_lunch.window.preview.pdf_button.click()
    after_lunch.slip(left_message(desk[0]).uid)
    here.presence.settle()
    assert place_asked(after_lunch) is None


def test_a_paper_that_nobody_signs_asks_nobody(papers: Papers, here: Here, desk: tuple[LogbookDesk, Clock]) -> None:
    done = left_message(desk[0])
    papers.why(DeadlineId(desk[0].read(AskContact(done.uid)).deadline_ids[0]))
    here.presence.doubt()
    papers.window.preview.pdf_button.click()
    dialog = place_asked(papers)
    assert dialog is not None
    dialog.close()


def test_with_nobody_named_a_slip_goes_out_all_the_same(after_lunch: Papers, here: Here) -> None:
    here.lanes.do(LeaveDesk())
    after_lunch.window.preview.pdf_button.click()
    dialog = place_asked(after_lunch)
    assert dialog is not None
    dialog.close()


def test_a_printer_dialog_left_open_over_lunch_marks_the_slip_under_nobodys_name(
    after_lunch: Papers, here: Here, tmp_path: Path, who_printed: Callable[[], set[int | None]]
) -> None:
    """The paper is out already: a copy to be shredded (T19) is counted, and no absent colleague signs it."""
    after_lunch.window.preview.save(tmp_path / "slip.pdf")
    assert who_printed() == {None}
    assert here.lanes.author is not None
