"""Whatever is typed finds what it should, newest first, and is never an error."""

import os
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from counterdesk.store import keywords, search
from counterdesk.store.engine import Logbook
from counterdesk.store.tables import Complaint, Contact, Message, Person, Record
from tests.store.rows import addendum, changing, complaint, contact, incident, message, person, save, stamp

SEARCHES = int(os.environ.get("COUNTERDESK_SEARCHES", "2000"))  # the long form takes 20,000
ORDINARY = (
    "O'Brien", "dog-licence", "(519) 555-0100", "fee?", '"quoted', "AND", "NOT me", "a*", "col:umn", "x^2", "50%",
    "-", "''", "{", "^", "NEAR(", "ünïcode", "l'école", "C++", "3/4", "@home", "", " ",
)  # fmt: skip


def ids(logbook: Logbook, typed: str, *, sealed: bool = False) -> list[int]:
    with logbook.read() as session:
        return [hit.record_id for hit in search.find(session, typed, sealed=sealed)]


@pytest.fixture
def filled(logbook: Logbook) -> Logbook:
    """Three calls: O'Brien about a dog licence, Zoë about a fence, and nobody about a dog."""
    save(
        logbook,
        "call_logged",
        contact(name="Sean O'Brien", number_digits="5195550100", number_shown="519-555-0100", note="Second dog"),
    )
    save(logbook, "call_logged", contact(name="Zoë Lapointe", topic_text="Fence by-law", place="12 Elm St"))
    save(logbook, "call_logged", contact(topic_text="Dog at large", note="Barking since Monday"))
    return logbook


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dog", [3, 1]),
        ("do", [3, 1]),
        ("DOG at", [3]),
        ("dog b", [3, 1]),
        ("o'brien", [1]),
        ("obrien", [1]),
        ("brien sean", [1]),
        ("zoe", [2]),
        ("ZOË lap", [2]),
        ("elm 12", [2]),
        ("519-555-0100", [1]),
        ("(519) 555 01", [1]),
        ("5195550100", [1]),
        ("5550100", [1]),
        ("100", [1]),
        ("by-law fence", [2]),
        ("monday dog", [3]),
        ("cat", []),
        ("d", []),
        ("", []),
        ("?!", []),
    ],
)
def test_typed_words_find_the_newest_first(filled: Logbook, typed: str, found: list[int]) -> None:
    assert ids(filled, typed) == found


@pytest.mark.parametrize("typed", ORDINARY)
def test_ordinary_words_are_never_an_error(filled: Logbook, typed: str) -> None:
    assert isinstance(ids(filled, typed), list)


def test_random_strings_are_never_an_error(filled: Logbook) -> None:
    chance = random.Random(2026)
    letters = "ab1 \"'*^:(){}[]-+.,;~|&\\/<>=!?@#$%éß\u0130\u200d\U0001f600\x00\ud800ANDORT"
    with filled.read() as session:
        for _ in range(SEARCHES):
            typed = "".join(chance.choices(letters, k=chance.randint(0, 24)))
            search.find(session, typed, limit=1)


@given(st.text())
def test_a_query_is_made_of_quoted_words_only(typed: str) -> None:
    for term in search.match_of(typed).split(" AND ") if search.match_of(typed) else ():
        word = term.removesuffix("*")
        assert word[0] == word[-1] == '"'
        assert word[1:-1].removeprefix("\ue000").isalnum()


@pytest.mark.parametrize("typed", ["W" * 190, "W" * 190 + " fence", "fence " + "W" * 190, "W" * 70 + " fence"])
def test_a_word_that_is_too_long_is_found_by_its_beginning(logbook: Logbook, typed: str) -> None:
    save(logbook, "call_logged", contact(note="A fence, " + "W" * 190))
    assert ids(logbook, typed) == [1]


def test_a_megabyte_pasted_into_search_is_cut_to_some_words() -> None:
    assert len(search.match_of("word " * 200_000 + "x" * 100_000)) < 1000


def test_a_changed_note_is_found_by_its_new_words_only(filled: Logbook) -> None:
    with changing(filled, Contact, 3) as (tx, row):
        tx.amend(row, note="Howling")
        tx.journal("call_amended", row)
    assert ids(filled, "howling") == [3]
    assert ids(filled, "barking") == []


def test_a_message_is_found_by_its_number(filled: Logbook) -> None:
    with filled.write(stamp()) as tx:
        row = message(1, tx.number("message", 2026))
        tx.add(row)
        tx.journal("message_taken", row)
    with filled.read() as session:
        (hit,) = search.find(session, "2026-0001")
    assert (hit.record, hit.record_id) == (Message.__tablename__, row.id)


def test_incidents_are_found_in_the_sealed_index_only(filled: Logbook) -> None:
    row = incident("2026-0001", words_used="Threatened the clerk")
    save(filled, "incident_written", row)
    save(filled, "addendum_written", addendum(row.id, "Threatened again"))
    assert ids(filled, "threatened") == []
    assert len(ids(filled, "threatened", sealed=True)) == 2


def test_a_complaint_about_an_employee_is_found_in_the_sealed_index_only(filled: Logbook) -> None:
    save(filled, "complaint_taken", complaint("2026-0001", subject_sealed="Rude inspector", about_employee=True))
    save(filled, "complaint_taken", complaint("2026-0002", subject_sealed="Rude signpost"))
    assert ids(filled, "rude") == [2]
    assert ids(filled, "rude", sealed=True) == [1]


def test_a_complaint_that_turns_out_to_be_about_an_employee_leaves_the_open_index(filled: Logbook) -> None:
    row = complaint("2026-0001", subject_sealed="Rude inspector")
    save(filled, "complaint_taken", row)
    with changing(filled, Complaint, row.id) as (tx, found):
        found.about_employee = True
        tx.journal("complaint_sealed", found)
    assert ids(filled, "inspector") == []
    assert ids(filled, "inspector", sealed=True) == [row.id]


def test_a_disposed_record_leaves_the_index_and_the_file(filled: Logbook) -> None:
    with filled.write(stamp()) as tx:
        row = tx.session.get_one(Contact, 3)
        tx.session.delete(row)
        tx.journal("disposed", row)
    filled.close()
    assert ids(Logbook.open_reader(filled.path), "barking") == []
    assert b"arking" not in filled.path.read_bytes()


def test_people_and_empty_tallies_are_not_searched(logbook: Logbook) -> None:
    save(logbook, "person_added", person(name="Maria Rossi"))
    save(logbook, "tally", contact(topic_text=None))
    with logbook.read() as session:
        assert session.execute(text("SELECT count(*) FROM search")).scalar_one() == 0
        assert session.get(Person, 2) is not None


@pytest.mark.parametrize(
    ("digits", "endings"),
    [("5195550100", 8), ("911", 1), ("12", 0), (None, 0), ("1" * 400, 18)],
)
def test_a_number_is_found_by_any_three_of_its_digits(digits: str | None, endings: int) -> None:
    assert len(keywords.fragments(digits).split()) == endings


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("be\x00fore", [1]),
        ("before\x1b", [1]),
        ("za\u0301\u0302\u0303\u0304lgo", [1]),
        ("half \ud83dof", [1]),
        ("lg", []),
    ],
)
def test_what_nobody_can_see_is_left_out_of_the_search_as_out_of_the_rows(
    logbook: Logbook, typed: str, found: list[int]
) -> None:
    save(logbook, "call_logged", contact(note="before zalgo, half of it"))
    assert ids(logbook, typed) == found


@pytest.mark.parametrize(
    ("given", "typed"),
    [
        ({"number_typed": "Maria at the bakery"}, "bakery"),
        ({"number_shown": "519-555-0100", "number_ext": "4477"}, "4477"),
        ({"language": "Italian"}, "ital"),
        ({"accommodation": "Large print"}, "large print"),
        ({"outcome_detail": {"to": "other", "name": "Essex Region Conservation"}}, "conservation"),
        ({"outcome_detail": {"what": "Pool permit form"}}, "permit"),
    ],
)
def test_every_field_of_a_card_is_searched(logbook: Logbook, given: dict[str, Any], typed: str) -> None:
    save(logbook, "call_logged", contact(**given))
    assert ids(logbook, typed) == [1]


def test_codes_of_an_outcome_are_not_words_to_search_for(logbook: Logbook) -> None:
    save(logbook, "call_logged", contact(note="Fence", outcome_detail={"to": "county", "name": None}))
    assert ids(logbook, "county") == []


def test_an_entry_from_before_more_fields_were_searched_stands_right(logbook: Logbook) -> None:
    save(logbook, "call_logged", contact(note="Fence", language="Italian"))
    with logbook.read() as session:
        row = session.get_one(Contact, 1)
        whole = keywords.text_of(row)
        assert whole is not None
        assert keywords.stands_right(row, whole)
        assert keywords.stands_right(row, whole.removesuffix("\nItalian"))
        assert not keywords.stands_right(row, "Italian")
        assert not keywords.stands_right(row, None)


SIGNS = ("👍", "👩‍👩‍👧‍👦 🏳️‍🌈 🇨🇦", "?!", "-", "%_%'", "***", "♥ ♦", "…", "€", "_", "«»", "👍🏽")


@pytest.mark.parametrize("field", ["name", "number_typed", "reach_at", "note", "place", "on_behalf", "reference"])
@pytest.mark.parametrize("signs", SIGNS)
def test_a_field_of_signs_alone_is_found_by_them(logbook: Logbook, field: str, signs: str) -> None:
    save(logbook, "call_logged", contact(topic_text="Fence"))
    save(logbook, "call_logged", contact(**{field: signs}))
    assert ids(logbook, signs) == [2]


@pytest.mark.parametrize(
    ("note", "typed", "is_found"),
    [
        ("Thank you 👍🏽 for the skates", "👍", True),
        ("Thank you 👍", "👍👍👍", True),
        ("Thank you ☎️", "☎", True),
        ("Thank you ☎", "☎️", True),
        ("Thank you 👍", "👎", False),
        ("Thank you 👍", "thank 👎", True),
        ("Really?!", "?!", False),
        ("a 100 % sure", "%", False),
        ("👍 -", "- 👍", True),
        ("x", "x", False),
        ("x", "x!", True),
        ("5%", "5%", True),
        ("Grade A+", "A+", True),
        ("Grade A+", "a", False),
        ("Grade A+", "grade A+", True),
    ],
)
def test_signs_are_looked_for_where_nothing_else_is_typed(
    logbook: Logbook, note: str, typed: str, is_found: bool
) -> None:
    save(logbook, "call_logged", contact(note=note))
    assert bool(ids(logbook, typed)) is is_found


def test_signs_of_every_searched_record_are_found(logbook: Logbook) -> None:
    save(logbook, "call_logged", contact(topic_text="Fence"))
    with logbook.write(stamp()) as tx:
        tx.add(row := message(1, tx.number("message", 2026), best_time="🌙", for_text="☂"))
        tx.journal("message_taken", row)
    save(logbook, "complaint_taken", complaint("2026-0001", subject_sealed="👎", action_requested="❗"))
    report = incident("2026-0002", words_used="🤬", categories=["⚡"])
    save(logbook, "incident_written", report)
    save(logbook, "addendum_written", addendum(report.id, "➕"))
    assert all(len(ids(logbook, sign)) == 1 for sign in "🌙☂👎❗")
    assert all(len(ids(logbook, sign, sealed=True)) == 1 and not ids(logbook, sign) for sign in "🤬⚡➕")


def test_who_answers_is_a_word_of_the_entry(logbook: Logbook) -> None:
    save(logbook, "call_logged", contact(note="Pothole", outcome_detail={"for": "Tom Ng"}))
    assert ids(logbook, "tom ng") == ids(logbook, "pothole tom") == [1]


@pytest.mark.parametrize(
    ("row", "earlier"),
    [
        (contact(name="Al 👍", outcome_detail={"for": "Tom"}), "Al 👍\nDog licence"),
        (message(1, "2026-0001", best_time="🌙"), "2026-0001\nMaria Rossi\n🌙"),
        (complaint("2026-0001", subject_sealed="Late 👎", topic="Snow"), "2026-0001\nLate 👎"),
        (incident("2026-0001", words_used="Out", categories=["Threats"]), "2026-0001\nOut"),
        (addendum(1, "More ➕"), "More ➕"),
    ],
)
def test_what_stood_there_before_signs_were_words_stands_right(row: Record, earlier: str) -> None:
    assert keywords.text_of(row) != earlier
    assert keywords.stands_right(row, earlier)
    assert not keywords.stands_right(row, earlier + " and more")
