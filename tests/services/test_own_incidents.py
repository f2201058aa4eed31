"""Search through incidents: whoever wrote a report finds it by its words; everybody else by its number and its day."""

from pathlib import Path

import pytest

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import CallerTyped, Channel
from counterdesk.services.asks.contacts import Find, Sieve
from counterdesk.services.asks.sealed import AddToIncident, IncidentTyped, LogComplaint, OpenSealed, SaveIncident
from counterdesk.services.door import LogbookDesk
from tests.desk import TUESDAY, call, new_desk, person, topic, uid

REPORT = IncidentTyped(
    TUESDAY,
    Channel.WALK_IN,
    place="Lobby",
    categories=("Threats",),
    words_used="Zebrawood!",
    what_before="A permit was refused.",
    what_tried="Offered a chair",
    witnesses="Guard on duty",
    injuries="Broken stapler",
    follow_up="Letter of trespass",
    police_number="LP-2291",
    person="Karoline Doe",
    number="519-555-0166",
)


@pytest.fixture
def desk(tmp_path: Path) -> LogbookDesk:
    return new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))[0]


def reports(desk: LogbookDesk, name: str = "Priya", *, submit: bool = True, typed: IncidentTyped = REPORT) -> str:
    return desk.do(SaveIncident(uid(), typed, submit=submit), person(desk, name)).uid


def found(desk: LogbookDesk, typed: str, name: str = "Priya", **sieve: object) -> list[str]:
    question = Find(typed, 60, Sieve(**sieve), person(desk, name) if name else None)  # type: ignore[arg-type]
    return [row.uid for row in desk.read(question)]


@pytest.mark.parametrize(
    "typed",
    ["zebrawood", "zebra", "lobby", "threats", "permit refused", "chair", "guard", "stapler", "trespass", "LP-2291"],
)
@pytest.mark.parametrize("submit", [True, False])
def test_its_author_finds_a_report_by_every_word_of_it(desk: LogbookDesk, typed: str, submit: bool) -> None:
    report = reports(desk, submit=submit)
    assert found(desk, typed) == [report]
    assert found(desk, typed, "Tom") == found(desk, typed, "") == []


@pytest.mark.parametrize("typed", ["karoline", "doe", "519-555-0166", "0166"])
def test_nobody_finds_it_by_whom_it_is_about(desk: LogbookDesk, typed: str) -> None:
    reports(desk)
    assert found(desk, typed) == []


def test_what_was_added_finds_it_too_for_its_author_only(desk: LogbookDesk) -> None:
    report = reports(desk)
    desk.do(AddToIncident(report, "The stapler was replaced by a hole punch."), person(desk, "Tom"))
    assert found(desk, "punch") == [report]
    assert found(desk, "stapler") == [report]
    assert found(desk, "punch", "Tom") == []


def test_what_is_found_shows_no_word_of_it(desk: LogbookDesk) -> None:
    reports(desk)
    (row,) = desk.read(Find("zebrawood", reader_id=person(desk, "Priya")))
    assert (row.record, row.sealed, row.name, row.number, row.about, row.topic) == ("incidents", True, "", "", "", "")
    assert row.record_number.endswith("-0001")


def test_own_reports_stand_among_the_other_entries_newest_first(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    entries = []
    for at in range(4):
        clock.forward(minutes=1)
        if at % 2:
            entries.append(reports(desk))
        else:
            entries.append(desk.do(call(note="Zebrawood floor."), person(desk, "Priya")).uid)
    assert found(desk, "zebrawood") == entries[::-1]


def test_many_reports_of_others_hide_none_of_ones_own(desk: LogbookDesk) -> None:
    own = reports(desk)
    for _ in range(70):
        reports(desk, "Tom", typed=IncidentTyped(TUESDAY, Channel.CALL, words_used="Zebrawood"))
    assert found(desk, "zebrawood") == [own]
    assert len(found(desk, "zebrawood", "Tom")) == 60


def test_own_reports_are_narrowed_like_everything_else(desk: LogbookDesk) -> None:
    report = reports(desk)
    assert found(desk, "zebrawood", kinds=frozenset({"incidents"})) == [report]
    assert found(desk, "zebrawood today") == [report]
    assert found(desk, "zebrawood yesterday") == []
    assert found(desk, "zebrawood", kinds=frozenset({"call"})) == []
    assert found(desk, "zebrawood", topic_id=topic(desk)) == found(desk, "zebrawood", person_id=1) == []


def test_a_complaint_about_an_employee_and_a_confidential_entry_stay_sealed_for_their_author(
    desk: LogbookDesk,
) -> None:
    priya = person(desk, "Priya")
    caller = CallerTyped("Karoline Doe", number="519-555-0166")
    complaint = desk.do(LogComplaint(uid(), Channel.CALL, About.EMPLOYEE, "Zebrawood.", caller=caller), priya).uid
    desk.do(call(note="Zebrawood.", caller=caller, confidential=True), priya)
    desk.do(OpenSealed("complaints", complaint, "Asked by the Clerk.", uid()), priya)
    assert found(desk, "zebrawood") == []


def test_a_complaint_about_a_service_is_found_by_its_text_and_topic_never_by_the_complainant(
    desk: LogbookDesk,
) -> None:
    command = LogComplaint(
        uid(),
        Channel.CALL,
        About.SERVICE,
        "Nobody plows.",
        caller=CallerTyped("Karoline Doe", number="519-555-0166", reach_at="k@example.org"),
        address="12 Fishpond Lane",
        action_requested="An apology",
        topic="Snow",
    )
    complaint = desk.do(command, person(desk, "Tom")).uid
    assert all(found(desk, typed, "") == [complaint] for typed in ("plows", "apology", "snow", "snow plows"))
    assert not any(found(desk, typed, "Tom") for typed in ("karoline", "0166", "fishpond", "k@example.org"))
