"""Papers from the real logbook: asked for by a record, shown, and kept in the journal when they go out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from counterdesk.domain.ids import DeadlineId
from counterdesk.domain.message import Box, MessageTyped
from counterdesk.services.asks.contacts import AskContact
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.due import AskWhy
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
    made, clock = new_desk(tmp_path)
    yield made, clock
    made.close()


@pytest.fixture
def papers(desk: tuple[LogbookDesk, Clock], qtbot: QtBot) -> Iterator[Papers]:
    made, clock = desk
    here = Here(InlineLanes(made), clock)
    here.start()
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
