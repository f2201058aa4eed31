"""What single queries give, on rows laid out by hand: who is counted, who is left out, and in which order."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from counterdesk.store.engine import Logbook
from counterdesk.store.queries import callers, due, log, messages, narrowed, people, records, shift, town
from counterdesk.store.queries.narrowed import Narrow
from counterdesk.store.tables import (
    Attempt,
    Closure,
    Deadline,
    Department,
    Opening,
    Shift,
    Topic,
)
from tests.store.rows import NOW, complaint, contact, incident, later, message, person, save, started

DAY = (NOW - timedelta(hours=12), NOW + timedelta(hours=12))


@pytest.fixture
def book(tmp_path: Path):
    """A logbook with Priya in it, whose id is 1."""
    made = started(tmp_path)
    yield made
    made.close()


def put(book: Logbook, *rows) -> tuple[int, ...]:
    """Saves rows one by one; gives their ids."""
    for row in rows:
        save(book, "row_saved", row)
    return tuple(row.id for row in rows)


def deadline(contact_id: int | None = None, **given: object) -> Deadline:
    usual = {"contact_id": contact_id, "kind": "call", "received_at": NOW, "due_at": later(480), "state": "open"}
    return Deadline(**{**usual, **given})


@pytest.mark.parametrize("state", ["met", "late", "unreached", "void", "error"])
def test_only_open_deadlines_are_in_the_queue(book: Logbook, state: str) -> None:
    (entry,) = put(book, contact())
    put(book, deadline(entry), deadline(entry, state=state))
    with book.read() as session:
        assert [line.id for line in due.open_lines(session)] == [1]
        assert due.open_count(session) == 1


def test_a_line_of_the_queue_names_everyone_it_has_to_do_with(book: Logbook) -> None:
    (tom,) = put(book, person(name="Tom Ng"))
    (finance,) = put(book, Department(name="Finance"))
    (entry,) = put(book, contact(name="Maria Rossi", number_typed="5550142", number_shown="519-555-0142"))
    (slip,) = put(book, message(entry, "2026-0001", for_text="Taxes"))
    put(book, deadline(entry, message_id=slip, answerer_id=1, claimed_by=tom, department_id=finance))
    with book.read() as session:
        (line,) = due.open_lines(session)
    assert (line.name, line.typed, line.shown) == ("Maria Rossi", "5550142", "519-555-0142")
    assert (line.message_number, line.message_state, line.message_for) == ("2026-0001", "to_hand_over", "Taxes")
    assert (line.answerer, line.claimed_by, line.claimed_by_id) == ("Priya Shah", "Tom Ng", tom)
    assert (line.department, line.own) == ("Finance", True)


def test_a_complaints_line_has_its_number_and_nobody(book: Logbook) -> None:
    (entry,) = put(book, complaint("2026-0007"))
    put(book, deadline(complaint_id=entry, kind="complaint_resolve"))
    with book.read() as session:
        (line,) = due.open_lines(session)
    assert (line.complaint_number, line.contact_id, line.name) == ("2026-0007", None, None)


def test_tries_are_listed_per_open_deadline_in_order(book: Logbook) -> None:
    (entry,) = put(book, contact())
    first, second = put(book, deadline(entry), deadline(entry, state="met"))
    put(
        book,
        Attempt(deadline_id=first, at=later(9), what="no_answer"),
        Attempt(deadline_id=first, at=later(3), what="left_message"),
        Attempt(deadline_id=second, at=later(1), what="no_answer"),
    )
    with book.read() as session:
        assert due.tries(session) == {first: (later(3), later(9))}
        assert records.attempt_times(session, first) == (later(3), later(9))


@pytest.mark.parametrize(
    ("state", "recorded", "runs"),
    [
        ("open", None, True),
        ("met", NOW, True),
        ("met", DAY[0], True),
        ("met", DAY[0] - timedelta(milliseconds=1), False),
        ("late", NOW, True),
        ("unreached", NOW, True),
        ("void", NOW, False),
        ("error", NOW, False),
    ],
)
def test_a_deadline_ran_in_a_time_if_it_was_not_decided_before(book: Logbook, state: str, recorded, runs: bool) -> None:
    (entry,) = put(book, contact())
    put(book, deadline(entry, state=state, recorded_at=recorded, received_at=NOW - timedelta(days=3)))
    with book.read() as session:
        assert bool(shift.running(session, *DAY)) is runs


def test_what_came_in_after_a_time_did_not_run_in_it(book: Logbook) -> None:
    (entry,) = put(book, contact())
    put(book, deadline(entry, received_at=DAY[1]))
    with book.read() as session:
        assert shift.running(session, *DAY) == ()
        assert len(shift.running(session, DAY[0], DAY[1] + timedelta(milliseconds=1))) == 1


@pytest.mark.parametrize(
    ("minutes", "counted"), [(-12 * 60, True), (-12 * 60 - 1, False), (12 * 60 - 1, True), (12 * 60, False)]
)
def test_a_day_counts_from_its_first_instant_to_before_the_next(book: Logbook, minutes: int, counted: bool) -> None:
    put(book, contact(entered_at=later(minutes)))
    with book.read() as session:
        assert log.counts_between(session, *DAY).contacts == int(counted)
        assert bool(log.contacts_between(session, *DAY, 10)) is counted
        assert bool(shift.topic_counts(session, *DAY)) is counted
        assert bool(shift.entry_times(session, *DAY)) is counted


def test_counts_add_quantities_and_leave_out_what_is_void(book: Logbook) -> None:
    put(
        book,
        contact(first_contact=True),
        contact(one_click=True, first_contact=True, quantity=5),
        contact(one_click=True, outcome="referred", quantity=2),
        contact(first_contact=True, quantity=9, void_at=NOW),
    )
    with book.read() as session:
        counts = log.counts_between(session, *DAY)
        assert (counts.contacts, counts.first_contact, counts.one_click) == (8, 6, 5)
        assert shift.first_contacts(session, *DAY) == (6, 5)


def test_tallies_are_counted_apart(book: Logbook) -> None:
    tally, plain = put(
        book, Topic(name="Directions", place=1, is_tally=True), Topic(name="Taxes", place=2, is_tally=False)
    )
    put(
        book,
        contact(topic_id=tally, topic_text="Directions", one_click=True, first_contact=True, quantity=4),
        contact(topic_id=plain, topic_text="Taxes", one_click=True, first_contact=True),
        contact(topic_id=plain, topic_text="Taxes", first_contact=True),
    )
    with book.read() as session:
        counts = [(one.is_tally, one.one_click, one.topic, one.how_often) for one in shift.topic_counts(session, *DAY)]
        assert counts == [(False, False, "Taxes", 1), (False, True, "Taxes", 1), (True, True, "Directions", 4)]
        assert shift.first_contacts(session, *DAY) == (2, 1)


@pytest.mark.parametrize(
    ("rows", "visits"),
    [
        ([{}], 0),
        ([{"channel": "walk_in"}], 1),
        ([{"channel": "walk_in", "visit_uid": "v"}] * 3, 1),
        ([{"channel": "walk_in", "visit_uid": "v"}, {"channel": "walk_in", "visit_uid": "w"}], 2),
        ([{"channel": "walk_in", "one_click": True, "quantity": 4}], 4),
        ([{"channel": "walk_in", "visit_uid": "v"}, {"channel": "call", "visit_uid": "v"}], 1),
        ([{"channel": "walk_in", "void_at": NOW}], 0),
    ],
)
def test_a_visit_is_one_person_at_the_counter(book: Logbook, rows: list[dict], visits: int) -> None:
    put(book, *(contact(**given) for given in rows))
    with book.read() as session:
        assert shift.visits(session, *DAY) == visits


def test_slips_wait_in_the_order_of_their_numbers(book: Logbook) -> None:
    first, second, third = put(book, contact(), contact(), contact())
    put(
        book,
        message(second, "2026-0001"),
        message(first, "2026-0002"),
        message(third, "2026-0003", state="handed"),
    )
    with book.read() as session:
        assert messages.contacts_to_hand(session) == (second, first)
        assert messages.contacts_to_hand(session, limit=1) == (second,)


def test_people_come_by_name_whatever_the_capitals_and_without_those_who_left(book: Logbook) -> None:
    put(book, person(name="anna Lee"), person(name="Zoe Day"), person(name="Gone Girl", active=False))
    with book.read() as session:
        assert [one.name for one in people.people(session)] == ["anna Lee", "Priya Shah", "Zoe Day"]
        assert len(people.active_people(session)) == 3
        assert people.person_row(session, None) is None
        assert people.person_row(session, 99) is None


def test_a_stand_in_is_named_beside_whom_they_stand_in_for(book: Logbook) -> None:
    (finance,) = put(book, Department(name="Finance"))
    put(book, person(name="Maria Rossi", stand_in_id=1, department_id=finance, away_until_on=date(2026, 12, 1)))
    with book.read() as session:
        maria = next(one for one in people.people(session) if one.name == "Maria Rossi")
    assert (maria.stand_in, maria.department, maria.away_until) == ("Priya Shah", "Finance", date(2026, 12, 1))


def test_the_running_shift_of_a_counter_is_its_newest_if_nobody_ended_it(book: Logbook) -> None:
    put(
        book,
        Shift(person_id=1, counter="Front", from_at=later(0)),
        Shift(person_id=1, counter="Front", from_at=later(5), to_at=later(9)),
        Shift(person_id=1, counter="Libro", from_at=later(1)),
    )
    with book.read() as session:
        assert people.running_shift(session, "Front") is None
        assert people.running_shift(session, "Libro").from_at == later(1)
        assert people.running_shift(session, "Nowhere") is None
        assert [one.counter for one in people.shifts(session, *DAY)] == ["Front", "Libro", "Front"]


def test_closures_leave_out_what_was_taken_back_and_the_summary_what_nobody_ticked(book: Logbook) -> None:
    def closure(day: int, **given: object) -> Closure:
        usual = {"scope": "town", "on_date": date(2026, 12, day), "name": f"Day {day}", "hours": [], "source": ""}
        return Closure(**{**usual, "ticked": True, "added_at": NOW, **given})

    put(book, closure(25), closure(24, ticked=False), closure(26, void_at=NOW), closure(1), closure(31))
    first, last = date(2026, 12, 24), date(2026, 12, 31)
    with book.read() as session:
        assert [row.on.day for row in town.closures(session, first, last)] == [24, 25, 31]
        assert [on.day for on, _, _ in shift.ticked_closures(session, first, last)] == [25, 31]
        assert town.closure_row(session, 3) is None
        assert town.closure_row(session, 99) is None


def test_openings_name_the_record_by_its_number(book: Logbook) -> None:
    (entry,) = put(book, complaint("2026-0001"))
    (happening,) = put(book, incident("2026-0009"))
    put(
        book,
        Opening(record="complaints", record_id=entry, at=later(1), by=1, reason="Call back"),
        Opening(record="incidents", record_id=happening, at=later(2), by=None, reason="Court"),
        Opening(record="contacts", record_id=entry, at=later(3), by=1, reason="Asked"),
    )
    with book.read() as session:
        found = [(one.by, one.record, one.number, one.reason) for one in shift.openings(session, *DAY)]
    assert found == [
        ("Priya Shah", "complaints", "2026-0001", "Call back"),
        ("", "incidents", "2026-0009", "Court"),
        ("Priya Shah", "contacts", "", "Asked"),
    ]


def test_entries_of_every_kind_count_as_life_at_the_counter(book: Logbook) -> None:
    put(book, contact(entered_at=later(3)), complaint("2026-0001", entered_at=later(1)))
    put(book, incident("2026-0001", entered_at=later(2)))
    with book.read() as session:
        assert shift.entry_times(session, *DAY) == (later(1), later(2), later(3))


@pytest.mark.parametrize(
    ("number", "complaints", "incidents"),
    [("2026-0001", 1, 1), ("2026-00", 2, 1), ("2026-0002", 1, 0), ("2025", 0, 0), ("%", 0, 0), ("2026_0001", 0, 0)],
)
def test_a_number_or_its_beginning_finds_complaints_and_incidents(
    book: Logbook, number: str, complaints: int, incidents: int
) -> None:
    put(book, complaint("2026-0001"), complaint("2026-0002"), incident("2026-0001"))
    with book.read() as session:
        found = log.numbered(session, number)
    assert tuple(map(len, found)) == (complaints, incidents)


def test_a_sheets_rows_are_its_own_and_not_those_of_a_longer_name(book: Logbook) -> None:
    put(
        book,
        contact(visit_uid="sheet/1"),
        contact(visit_uid="sheet/2"),
        contact(visit_uid="sheet/12"),
        contact(visit_uid="sheets/1"),
        contact(visit_uid="sheet"),
    )
    with book.read() as session:
        assert [one.visit_uid for one in records.contacts_of_sheet(session, "sheet")] == [
            "sheet/1",
            "sheet/2",
            "sheet/12",
        ]


def test_an_empty_logbook_answers_everything_with_nothing(book: Logbook) -> None:
    with book.read() as session:
        assert due.open_lines(session) == ()
        assert due.tries(session) == {}
        assert set(log.counts_between(session, *DAY)) == {0}
        assert log.contacts_by_id(session, []) == narrowed.contacts_of(session, []) == ()
        assert narrowed.contacts(session, Narrow(), 5) == narrowed.complaints(session, Narrow(), 5) == ()
        assert narrowed.incidents(session, Narrow(), 5) == callers.links(session) == ()
        assert narrowed.place_before(session, NOW) is narrowed.place_from(session, NOW) is None
        assert shift.visits(session, *DAY) == 0
        assert shift.unconfirmed_due(session) == ()
        assert town.pack_version(session) is None
        assert town.calendar_version(session) == 0
        assert town.confirmation(session, 2026) is None
        assert people.last_entry_at(session, 1, *DAY) is None
