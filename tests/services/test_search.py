"""Search as a clerk types it: any order, any beginning, accents and apostrophes aside - and never what is sealed."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Answerer, CallerTyped, Channel, Outcome, OutcomeDetail
from counterdesk.domain.message import MessageTyped
from counterdesk.services.asks.callers import AskCaller
from counterdesk.services.asks.contacts import AddNote, Extras, Find, IncomingRow, LogIncoming, LogOneClick, Undo
from counterdesk.services.asks.fixing import AskToFix, FixContact
from counterdesk.services.asks.people import SaveDepartment
from counterdesk.services.asks.sealed import AddToIncident, IncidentTyped, LogComplaint, SaveIncident
from counterdesk.services.door import LogbookDesk
from tests.desk import TUESDAY, call, message, new_desk, person, topic, toronto, uid


def log(desk: LogbookDesk, **fields: object) -> str:
    return desk.do(call(**fields), person(desk, "Priya")).uid


def found(desk: LogbookDesk, typed: str, limit: int = 60) -> list[str]:
    return [row.uid for row in desk.read(Find(typed, limit))]


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> tuple[LogbookDesk, dict[str, str]]:
    """A logbook of one street, only to be looked at; entries are called by a word."""
    desk, _ = new_desk(tmp_path_factory.mktemp("street"))
    priya = person(desk, "Priya")
    entries = {
        "maria": log(desk, caller=CallerTyped("Maria Rossi", number="519-555-0142"), note="Leaves lie on the lawn."),
        "jean": log(
            desk, caller=CallerTyped("Jean-Baptiste Lévesque", number="519-555-0177"), note="Permit for a shed"
        ),
        "pat": log(desk, caller=CallerTyped("Pat O'Brien", number="226-555-0111"), note="Dog at large, re: licence"),
        "email": log(desk, caller=CallerTyped("Al Wu", reach_at="al.wu@example.org"), note="Wants form TF-12b."),
        "extras": log(
            desk,
            caller=CallerTyped("Bo Ek"),
            extras=Extras("12 Main St", "her mother", "says so", "CW-2291"),
            note="For the mother.",
        ),
        "message": desk.do(
            message(
                message=MessageTyped(Answerer(text="Roads foreman"), "after lunch"),
                caller=CallerTyped("Cy Day"),
                note="Pothole",
            ),
            priya,
        ).uid,
        "complaint": desk.do(LogComplaint(uid(), Channel.CALL, About.SERVICE, "Nobody plows our lane."), priya).uid,
    }
    return desk, entries


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("maria", ["maria"]),
        ("MARIA ROSSI", ["maria"]),
        ("rossi maria", ["maria"]),
        ("mar", ["maria"]),
        ("rossi lea", ["maria"]),
        ("ross lea", []),
        ("aria", []),
        ("maria jean", []),
        ("levesque", ["jean"]),
        ("Lévesque", ["jean"]),
        ("LÉVES", ["jean"]),
        ("jean baptiste", ["jean"]),
        ("jean-bap", ["jean"]),
        ("baptiste", ["jean"]),
        ("obrien", ["pat"]),
        ("o'brien", ["pat"]),
        ("O’Brien", ["pat"]),
        ("dog lic", ["pat"]),
        ("re: licence", ["pat"]),
        ("al.wu@example.org", ["email"]),
        ("al wu", ["email"]),
        ("TF-12b", ["email"]),
        ("12 main", ["extras"]),
        ("her mother", ["extras"]),
        ("CW-2291", ["extras"]),
        ("says so", []),
        ("roads foreman", ["message"]),
        ("after lunch", ["message"]),
        ("pothole", ["message"]),
        ("2026-0001", ["complaint", "message"]),
        ("plows", ["complaint"]),
        ("5550142", ["maria"]),
        ("555-0177", ["jean"]),
        ("519 555 0177", ["jean"]),
        ("(519) 555-0177", ["jean"]),
        ("0177", ["jean"]),
        ("177", ["jean"]),
        ("5550111", ["pat"]),
        ("555-0111", ["pat"]),
        ("maria 0142", ["maria"]),
        ("", []),
        ("   ", []),
        ("-", []),
        ("'", []),
        ("lawn.", ["maria"]),
        ("lawn!?", ["maria"]),
        ("«lawn»", ["maria"]),
        ("the", ["extras", "maria"]),
        ("zzz", []),
    ],
)
def test_what_a_clerk_types_finds_what_a_clerk_means(street, typed: str, names: list[str]) -> None:
    desk, entries = street
    by_uid = {entry: name for name, entry in entries.items()}
    assert sorted(by_uid[one] for one in found(desk, typed)) == names


def test_each_letter_more_finds_the_same_or_less(street) -> None:
    desk, _ = street
    for words in ("Maria Rossi", "519-555-0142", "Dog at large", "Jean-Baptiste Lévesque"):
        before: set[str] | None = None
        for end in range(2, len(words) + 1):
            if not words[end - 1].isalnum():
                continue
            now = set(found(desk, words[:end]))
            if before is not None and len(words[:end].split()[-1]) > 2:
                assert now <= before, words[:end]
            before = now


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_whatever_is_typed_is_answered_with_entries_that_are_there(street, typed: str) -> None:
    desk, entries = street
    assert set(found(desk, typed)) <= set(entries.values())


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(["maria", "rossi", "leaves", "lie", "lawn"]), st.integers(1, 5))
def test_the_order_of_the_words_makes_no_difference(street, words: list[str], count: int) -> None:
    desk, entries = street
    assert found(desk, " ".join(words[:count])) == [entries["maria"]]


def test_the_newest_come_first_up_to_the_limit(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    entries = []
    for place in range(8):
        clock.forward(minutes=1)
        entries.append(log(desk, note=f"Hydrant no. {place}"))
    assert found(desk, "hydrant") == entries[::-1]
    assert found(desk, "hydrant", limit=3) == entries[:-4:-1]


def test_what_was_taken_back_is_still_found_and_says_so(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    entry = log(desk, note="Hydrant leaks")
    desk.do(Undo(entry), person(desk, "Priya"))
    (row,) = desk.read(Find("hydrant"))
    assert (row.uid, row.voided) == (entry, True)


def test_an_added_note_is_found_at_once(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    entry = log(desk, note="First.")
    assert found(desk, "hydrant") == []
    desk.do(AddNote(entry, "It was the hydrant."), person(desk, "Priya"))
    assert found(desk, "hydrant") == [entry]


def test_a_sheet_is_found_row_by_row(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    rows = tuple(IncomingRow(uid(), Channel.EMAIL, TUESDAY, about=f"Hydrant {word}") for word in ("north", "south"))
    desk.do(LogIncoming(uid(), rows), person(desk, "Priya"))
    assert found(desk, "hydrant south") == [rows[1].uid]
    assert len(found(desk, "hydrant")) == 2


def test_one_click_entries_are_found_by_their_topic(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    entry = desk.do(LogOneClick(uid(), Channel.WALK_IN, topic(desk)), person(desk, "Priya")).uid
    assert found(desk, "property tax") == [entry]


def test_a_fixed_entry_is_found_by_who_answers_now_and_by_its_number_now(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, people=("Priya Nair", "Tom Ng", "Ann Bell"))
    priya = person(desk, "Priya")
    for_tom = MessageTyped(Answerer(person_id=person(desk, "Tom")))
    caller = CallerTyped("Cy Day", number="519-555-0142", reach_at="226-555-0111")
    entry = log(desk, outcome=Outcome.MESSAGE, message=for_tom, caller=caller, note="Hydrant 👍")
    shown = desk.read(AskToFix(entry, priya)).entry
    for_ann = MessageTyped(Answerer(person_id=person(desk, "Ann")))
    fixed = replace(shown, message=for_ann, caller=replace(shown.caller, reach_at="226-555-0177"), note="Hydrant 👎")
    desk.do(FixContact(fixed), priya)
    assert all(found(desk, typed) == [entry] for typed in ("ann hydrant", "226-555-0177", "👎"))
    assert not any(found(desk, typed) for typed in ("tom hydrant", "226-555-0111", "👍"))
    assert len(desk.read(AskCaller("226-555-0177")).contacts) == 1
    assert desk.read(AskCaller("226-555-0111")).contacts == ()


SECRETS = ("Karoline", "Doe", "519-555-0166", "0166", "karoline@example.org", "Fishpond", "hydrangea")


@pytest.mark.parametrize("typed", SECRETS)
@pytest.mark.parametrize("kind", ["confidential", "complaint", "employee", "incident"])
def test_nobody_is_found_by_what_is_sealed(tmp_path: Path, kind: str, typed: str) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    caller = CallerTyped("Karoline Doe", number="519-555-0166", reach_at="karoline@example.org")
    sealed = {
        "confidential": call(caller=caller, note="The fishpond and the hydrangea.", confidential=True),
        "complaint": LogComplaint(
            uid(), Channel.CALL, About.SERVICE, "Late.", caller=caller, address="1 Fishpond Lane, Hydrangea"
        ),
        "employee": LogComplaint(
            uid(), Channel.CALL, About.EMPLOYEE, "The fishpond.", caller=caller, employee="Hydrangea Smith"
        ),
        "incident": SaveIncident(
            uid(),
            IncidentTyped(
                TUESDAY,
                Channel.WALK_IN,
                words_used="Fishpond!",
                person="Karoline Doe",
                number="519-555-0166",
                witnesses="Hydrangea",
            ),
        ),
    }
    desk.do(sealed[kind], priya)
    assert found(desk, typed) == []


def test_an_addition_to_an_incident_is_not_found_either(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    entry = desk.do(SaveIncident(uid(), IncidentTyped(TUESDAY, Channel.CALL)), person(desk, "Priya")).uid
    desk.do(AddToIncident(entry, "The fishpond again."), person(desk, "Priya"))
    assert found(desk, "fishpond") == []


@pytest.mark.parametrize(
    ("typed", "records"),
    [
        ("2026-0001", {"contacts", "complaints", "incidents"}),
        ("2026-0002", set()),
        ("2026-000", {"complaints", "incidents"}),
    ],
)
def test_a_number_finds_every_record_that_carries_it(tmp_path: Path, typed: str, records: set[str]) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    desk.do(message(), priya)
    desk.do(LogComplaint(uid(), Channel.CALL, About.EMPLOYEE, "Rude."), priya)
    desk.do(SaveIncident(uid(), IncidentTyped(TUESDAY, Channel.CALL)), priya)
    rows = desk.read(Find(typed))
    assert records <= {row.record for row in rows}
    assert bool(rows) is bool(records)


def test_entries_of_other_years_are_found_too(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    first = log(desk, note="Hydrant of last year")
    clock.set(toronto("2027-06-01 10:00"))
    second = log(desk, note="Hydrant of this year")
    assert found(desk, "hydrant") == [second, first]


@pytest.fixture(scope="module")
def passed_on(tmp_path_factory: pytest.TempPathFactory) -> tuple[LogbookDesk, dict[str, str]]:
    """A logbook with one entry for each way in which somebody answers; called by that way."""
    desk, _ = new_desk(tmp_path_factory.mktemp("passed_on"), people=("Priya Nair", "Tom Ng"))
    priya, tom = person(desk, "Priya"), person(desk, "Tom")
    roads = desk.do(SaveDepartment(None, "Roads"), priya).id
    for_tom = MessageTyped(Answerer(person_id=tom))
    row = IncomingRow(uid(), Channel.VOICEMAIL, TUESDAY, about="Hydrant", answerer=Answerer(person_id=tom))
    desk.do(LogIncoming(uid(), (row,)), priya)
    entries = {
        "person": log(desk, outcome=Outcome.MESSAGE, message=for_tom, note="Hydrant"),
        "mine": log(desk, outcome=Outcome.MESSAGE, note="Hydrant"),
        "department": log(
            desk, outcome=Outcome.MESSAGE, message=MessageTyped(Answerer(department_id=roads)), note="Hydrant"
        ),
        "typed": log(desk, outcome=Outcome.MESSAGE, message=MessageTyped(Answerer(text="The foreman")), note="Hydrant"),
        "sent": log(desk, outcome=Outcome.SEND, detail=OutcomeDetail(sent_what="Map"), message=for_tom, note="Hydrant"),
        "transferred": log(
            desk, outcome=Outcome.TRANSFERRED, detail=OutcomeDetail(Answerer(person_id=tom)), note="Hydrant"
        ),
        "sheet": row.uid,
        "answered": log(desk, note="Hydrant"),
    }
    return desk, entries


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("tom", ["person", "sent", "sheet", "transferred"]),
        ("ng tom", ["person", "sent", "sheet", "transferred"]),
        ("tom hydrant", ["person", "sent", "sheet", "transferred"]),
        ("tom map", ["sent"]),
        ("roads", ["department"]),
        ("hydrant roads", ["department"]),
        ("foreman", ["typed"]),
        ("hydrant foreman", ["typed"]),
        ("priya nair", ["mine"]),
    ],
)
def test_what_somebody_answers_is_found_by_their_name(passed_on, typed: str, names: list[str]) -> None:
    desk, entries = passed_on
    by_uid = {entry: name for name, entry in entries.items()}
    assert sorted(by_uid[one] for one in found(desk, typed)) == names
