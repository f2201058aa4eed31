"""A Friday at the counter, from the real logbook onto paper: what is there, and what never is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Answerer, CallerTyped, Channel
from counterdesk.domain.deadline import Answered
from counterdesk.domain.ids import DeadlineId, PersonId
from counterdesk.domain.incident import Stamps
from counterdesk.domain.message import MessageTyped
from counterdesk.reports import complaint, incident, shift, slip, why
from counterdesk.reports.document import Document
from counterdesk.services.asks.contacts import AskContact, AskTopics, LogOneClick, Undo
from counterdesk.services.asks.due import AnswerDeadline, AskWhy
from counterdesk.services.asks.paper import AskShift
from counterdesk.services.asks.sealed import (
    AskComplaint,
    AskIncident,
    IncidentTyped,
    LogComplaint,
    OpenSealed,
    SaveIncident,
)
from counterdesk.services.asks.town import AskTown
from counterdesk.services.door import LogbookDesk
from tests.desk import Clock, call, message, message_for_tom, new_desk, person, toronto, uid
from tests.reports.reading import Read, read

FRIDAY = date(2026, 11, 27)


@dataclass
class Counter:
    """The desk of one Friday, and what a clerk does at it."""

    desk: LogbookDesk
    clock: Clock
    priya: PersonId

    def at(self, clock: str) -> "Counter":
        self.clock.set(toronto(f"2026-11-27 {clock}"))
        return self

    def takes_message(self, **fields: object) -> DeadlineId:
        done = self.desk.do(message_for_tom(**fields), self.priya)
        return DeadlineId(self.desk.read(AskContact(done.uid)).deadline_ids[0])

    def takes_complaint(self) -> str:
        name = CallerTyped("Denise Papineau", number="519-555-0188", reach_at="denise@example.org")
        words = "The plow driver swore at me. Denise Papineau, 22 Lakeview Crescent, 519 555 0188."
        typed = LogComplaint(
            *(uid(), Channel.WALK_IN, About.EMPLOYEE, words),
            caller=name,
            address="22 Lakeview Crescent",
            employee="Driver of plow 7",
        )
        return self.desk.do(typed, self.priya).uid

    def reports_incident(self) -> str:
        typed = IncidentTyped(
            *(toronto("2026-11-27 10:52"), Channel.CALL),
            words_used="You people are useless.",
            person="Karl Hübner",
            number="519-555-0117",
            stamps=Stamps(warned_at=toronto("2026-11-27 10:53"), ended_at=toronto("2026-11-27 10:55")),
        )
        return self.desk.do(SaveIncident(uid(), typed), self.priya).uid

    def opens(self, record: str, of: str) -> str:
        opening = uid()
        self.desk.do(OpenSealed(record, of, "To print it for the Director", opening), self.priya)
        return opening

    def summary(self, first: date = FRIDAY, last: date = FRIDAY) -> Document:
        return shift.document(self.desk.slow(AskShift(first, last)))


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    desk, clock = new_desk(tmp_path, now=toronto("2026-11-27 08:30"))
    yield Counter(desk, clock, person(desk, "Priya"))
    desk.close()


@pytest.fixture
def busy(counter: Counter) -> Counter:
    """A morning with a message, a complaint, an incident, a sealed record opened, and an entry undone."""
    counter.at("09:05").takes_message(caller=CallerTyped("Marguerite Lévesque", number="519-555-0142"))
    counter.at("10:58").reports_incident()
    counter.opens("complaints", counter.at("11:05").takes_complaint())
    wrong = counter.desk.do(call(caller=CallerTyped("Jean Tremblay")), counter.priya)
    counter.desk.do(Undo(wrong.uid), counter.priya)
    return counter.at("16:40")


def page(document: Document) -> Read:
    return read(document)


def test_nobody_who_called_complained_or_shouted_is_named_on_the_summary(busy: Counter) -> None:
    html = busy.summary().html
    for trace in ("Lévesque", "Papineau", "Hübner", "Tremblay", "0142", "0188", "0117", "Lakeview", "useless", "plow"):
        assert trace not in html


def test_the_message_that_nobody_handed_over_is_handed_on(busy: Counter) -> None:
    row = page(busy.summary()).row("To hand over")
    assert row[1:3] == ["2026-0001", "M. L."]
    assert row[5:] == ["Mon 30 Nov, 4:30 p.m.", "5.2"]


def test_the_incident_and_the_opened_complaint_are_unusual(busy: Counter) -> None:
    text = page(busy.summary()).text
    assert "Incident 2026-0001: Warned, Ended" in text
    assert "Complaint 2026-0001, by Priya Nair. Reason: To print it for the Director" in text
    assert "Voided" in text


def test_hours_without_an_entry_are_named(busy: Counter) -> None:
    assert "Open, and no entry from" in page(busy.summary()).text


def test_the_clerk_is_listed_and_never_counted(busy: Counter) -> None:
    rows = [row for row in page(busy.summary()).rows if "Priya Nair" in row and len(row) == 4]
    assert rows == [["Priya Nair", "Front counter", "8:30 a.m.", "still at the desk"]]


def test_one_click_entries_are_counted_on_their_own_line(counter: Counter) -> None:
    topic = counter.desk.read(AskTopics())[0]
    for _ in range(3):
        counter.desk.do(LogOneClick(uid(), Channel.WALK_IN, topic.id), counter.priya)
        counter.clock.forward(seconds=2)
    row = page(counter.at("12:00").summary()).row("Walk-in, one click")
    assert row[1:] == ["3", f"{topic.name} 3"]


def test_an_answer_in_time_is_met(counter: Counter) -> None:
    deadline = counter.at("09:05").takes_message()
    answered = AnswerDeadline(deadline, toronto("2026-11-27 09:40"), "Maria Rossi", Answered.PHONE)
    counter.at("09:45").desk.do(answered, counter.priya)
    assert page(counter.summary()).row("5.2 Telephone call, 1 business day")[1:] == ["1", "–", "–", "–", "–", "–"]


def test_a_promise_nobody_reported_on_is_neither_met_nor_missed(counter: Counter) -> None:
    counter.at("09:05").takes_message()
    counter.clock.set(toronto("2026-12-01 09:00"))
    document = counter.summary(FRIDAY, date(2026, 12, 1))
    assert page(document).row("5.2 Telephone call, 1 business day")[1:] == ["–", "–", "–", "–", "1", "–"]
    assert "missed" not in document.html.lower()


def test_an_answer_typed_after_the_due_time_is_recorded_late(counter: Counter) -> None:
    deadline = counter.at("09:05").takes_message()
    counter.clock.set(toronto("2026-12-01 09:00"))
    answered = AnswerDeadline(deadline, toronto("2026-11-30 15:00"), "Maria Rossi", Answered.PHONE)
    counter.desk.do(answered, counter.priya)
    row = page(counter.summary(FRIDAY, date(2026, 12, 1))).row("5.2 Telephone call, 1 business day")
    assert row[1:] == ["–", "–", "1", "–", "–", "–"]


def test_a_call_at_four_thirty_one_on_friday_is_explained_on_paper(counter: Counter) -> None:
    deadline = counter.at("16:31").takes_message()
    town = counter.desk.read(AskTown())
    text = page(why.document(counter.desk.read(AskWhy(deadline)), town)).text
    assert "Due Tuesday, December 1, 2026, 4:30 p.m." in text
    assert "counts as received Monday, November 30, 8:30 a.m." in text
    assert "All telephone calls must be responded to within one (1) business day" in text


def test_the_slip_of_that_call_has_its_due_date(counter: Counter) -> None:
    typed = MessageTyped(Answerer(text="Maria Rossi"), best_time="mornings")
    done = counter.at("16:31").desk.do(message(message=typed), counter.priya)
    text = page(slip.document(counter.desk.read(AskContact(done.uid)), counter.desk.read(AskTown()))).text
    assert "For Maria Rossi" in text
    assert "mornings" in text
    assert "Please answer by Tuesday, December 1, 4:30 p.m. Policy 5.2." in text


def test_the_complaint_sheet_has_the_text_and_not_its_author(counter: Counter) -> None:
    record = counter.takes_complaint()
    view = counter.desk.read(AskComplaint(record, counter.opens("complaints", record)))
    document = complaint.document(view, counter.desk.read(AskTown()))
    assert "The plow driver swore at me." in page(document).text
    assert "Director" in page(document).text
    for trace in ("Papineau", "Denise", "0188", "Lakeview"):
        assert trace not in document.html


def test_a_complaint_nobody_opened_prints_without_its_text(counter: Counter) -> None:
    view = counter.desk.read(AskComplaint(counter.takes_complaint()))
    assert "plow" not in complaint.document(view, counter.desk.read(AskTown())).html


def test_the_incident_report_has_the_towns_own_categories(counter: Counter) -> None:
    record = counter.at("11:00").reports_incident()
    view = counter.desk.read(AskIncident(record, reader_id=counter.priya))
    town = counter.desk.read(AskTown())
    text = page(incident.document(view, town)).text
    assert town.incident_categories
    assert all(category in text for category in town.incident_categories)
    assert "You people are useless." in text


def test_the_seal_on_paper_is_the_journals(busy: Counter) -> None:
    facts = busy.desk.slow(AskShift(FRIDAY, FRIDAY))
    assert [len(group) for group in facts.seal.split()] == [4, 4, 4, 4]
    assert facts.seal in busy.summary().foot
