"""Search by day and narrowed: "last tuesday", "permit nov 12", one kind, one topic, one who answers."""

import os
import random
from datetime import timedelta
from pathlib import Path

import pytest

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Answerer, CallerTyped, Channel, Outcome
from counterdesk.domain.message import MessageTyped
from counterdesk.services.asks.contacts import DayLog, Find, LogOneClick, Sieve
from counterdesk.services.asks.due import DueBoard, TakeDeadline
from counterdesk.services.asks.people import SavePerson
from counterdesk.services.asks.sealed import IncidentTyped, LogComplaint, SaveIncident
from counterdesk.services.boards.log import LATEST_ENTRY
from counterdesk.services.door import LogbookDesk
from counterdesk.store.search import match_of
from tests.desk import TUESDAY, call, new_desk, person, topic, toronto, uid

SEARCHES = int(os.environ.get("COUNTERDESK_SEARCHES", "1000"))  # the long form takes 20,000
EVERYTHING = (toronto("2026-01-01 00:00"), toronto("2027-12-31 00:00"))


def log(desk: LogbookDesk, **fields: object) -> str:
    return desk.do(call(**fields), person(desk, "Priya")).uid


def found(desk: LogbookDesk, typed: str, limit: int = 60, **sieve: object) -> list[str]:
    return [row.uid for row in desk.read(Find(typed, limit, Sieve(**sieve)))]  # type: ignore[arg-type]


def in_log(desk: LogbookDesk, **sieve: object) -> list[str]:
    return [row.uid for row in desk.read(DayLog(*EVERYTHING, 500, Sieve(**sieve))).rows]  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def fortnight(tmp_path_factory: pytest.TempPathFactory) -> tuple[LogbookDesk, dict[str, str]]:
    """A logbook with an entry a day from November 10 to Tuesday the 24th, called by their day."""
    desk, clock = new_desk(tmp_path_factory.mktemp("fortnight"), now=TUESDAY - timedelta(days=14))
    entries = {}
    for day in range(10, 25):
        clock.set(toronto(f"2026-11-{day} 10:00"))
        note = "Permit for a deck." if day % 2 else "Hydrant leaks."
        entries[f"{day}"] = log(desk, caller=CallerTyped("May Wong" if day == 15 else "Al Wu"), note=note)
    late = toronto("2026-11-21 19:15")
    entries["voicemail"] = log(desk, channel=Channel.VOICEMAIL, happened_at=late, note="Permit, by voicemail.")
    entries["said"] = log(desk, note="Called yesterday too.")
    return desk, entries


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("last tuesday", ["17"]),
        ("LAST TUESDAY", ["17"]),
        ("tuesday", ["24", "said"]),
        ("today", ["24", "said"]),
        ("yesterday", ["23"]),
        ("nov 12", ["12"]),
        ("12 nov", ["12"]),
        ("November 12th, 2026", ["12"]),
        ("2026-11-12", ["12"]),
        ("last sat", ["21", "voicemail"]),
        ("3 days ago", ["21", "voicemail"]),
        ("last week", ["16", "17", "18", "19", "20", "21", "22", "voicemail"]),
        ("this week", ["23", "24", "said"]),
        ("since monday", ["23", "24", "said"]),
        ("permit last week", ["17", "19", "21", "voicemail"]),
        ("last week permit", ["17", "19", "21", "voicemail"]),
        ("hydrant last week", ["16", "18", "20", "22"]),
        ("per nov 12", []),
        ("hyd nov 12", ["12"]),
        ("wu yesterday", ["23"]),
        ("permit saturday", ["21", "voicemail"]),
        ("called yesterday", ["said"]),
        ("may", ["15"]),
        ("may wong", ["15"]),
        ("w nov 12", ["12"]),
        ("nov 9", []),
        ("feb 30", []),
        ("last year", []),
    ],
)
def test_words_for_days_find_what_happened_on_them(fortnight, typed: str, names: list[str]) -> None:
    desk, entries = fortnight
    by_uid = {entry: name for name, entry in entries.items()}
    assert sorted(by_uid[one] for one in found(desk, typed)) == sorted(names)


def test_days_come_newest_first_and_no_more_than_asked_for(fortnight) -> None:
    desk, entries = fortnight
    assert found(desk, "last week permit", limit=2) == [entries["voicemail"], entries["21"]]
    assert found(desk, "last week", limit=2) == [entries["22"], entries["voicemail"]]


def test_a_house_that_reads_like_a_day_is_found_where_nothing_happened_on_that_day(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    house = log(desk, note="Asks about 12 May Street.")
    assert found(desk, "12 may") == found(desk, "12 may st") == [house]
    day = log(desk, channel=Channel.LETTER, happened_at=toronto("2026-05-12 10:00"), note="Late letter.")
    assert found(desk, "12 may") == [day]
    assert found(desk, "12 may st") == [house]


def test_complaints_and_incidents_of_a_day_are_found_without_a_word_of_them(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    complaint = desk.do(LogComplaint(uid(), Channel.CALL, About.EMPLOYEE, "Rude."), priya).uid
    incident = desk.do(SaveIncident(uid(), IncidentTyped(TUESDAY, Channel.CALL, words_used="Fishpond")), priya).uid
    rows = desk.read(Find("today"))
    assert {row.uid for row in rows} == {complaint, incident}
    assert all(row.sealed and not row.name and not row.about for row in rows)
    assert found(desk, "fishpond today") == []


def test_a_confidential_entry_of_a_day_is_found_by_the_day_only(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    entry = log(desk, confidential=True, note="The fishpond.")
    (row,) = desk.read(Find("today"))
    assert (row.uid, row.name, row.number, row.about, row.sealed) == (entry, "", "", "", True)
    assert found(desk, "fishpond today") == found(desk, "maria today") == []


def test_what_was_entered_much_later_is_found_by_its_day_alone_and_with_its_words(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    clock.forward(days=60)
    entry = log(desk, channel=Channel.LETTER, happened_at=TUESDAY, note="Hydrant leaks.")
    assert clock.now - TUESDAY < LATEST_ENTRY
    assert found(desk, "nov 24") == found(desk, "hydrant nov 24") == [entry]


def test_a_day_of_last_year_is_found_among_many_newer_entries(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    old = log(desk, note="Hydrant leaks.")
    clock.forward(days=200)
    newer = [log(desk, note="Hydrant leaks again.") for _ in range(300)]
    assert found(desk, "hydrant nov 24 2026") == [old]
    assert found(desk, "hydrant", limit=400) == [*newer[::-1], old]


def test_random_searches_are_answered(fortnight) -> None:
    desk, entries = fortnight
    chance = random.Random(2026)
    pieces = (
        "last",
        "tuesday",
        "nov",
        "12",
        "permit",
        "may",
        "'",
        '"',
        "*",
        "(",
        "NEAR",
        "é",
        "\x00",
        "\ud800",
        "🙂",
        "-",
    )
    letters = "ab1 \"'*^:(){}[]-+.,;~|&\\/<>=!?@#$%éß\u0130\u200d\U0001f600\x00\ud800ANDORT"
    known = set(entries.values())
    for round_ in range(SEARCHES):
        typed = " ".join(chance.choices(pieces, k=4)) if round_ % 2 else "".join(chance.choices(letters, k=20))
        assert {row.uid for row in desk.read(Find(typed, 5))} <= known


# narrowed


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[LogbookDesk, dict[str, str]]:
    """A logbook with one entry of every kind on one day, called by their kind; Tom answers some."""
    desk, _ = new_desk(tmp_path_factory.mktemp("office"), people=("Priya Nair", "Tom Ng"))
    priya, tom = person(desk, "Priya"), person(desk, "Tom")
    for_tom = MessageTyped(Answerer(person_id=tom))
    entries = {
        "walk_in": log(desk, channel=Channel.WALK_IN, topic_id=topic(desk), note="Oak, tax."),
        "call": log(desk, note="Oak, other."),
        "message": log(desk, outcome=Outcome.MESSAGE, message=for_tom, note="Oak, back."),
        "mine": log(desk, outcome=Outcome.MESSAGE, topic_id=topic(desk), note="Oak, mine."),
        "voicemail": log(desk, channel=Channel.VOICEMAIL, outcome=Outcome.MESSAGE, message=for_tom, note="Oak, voice."),
        "email": log(desk, channel=Channel.EMAIL, outcome=Outcome.MESSAGE, note="Oak, by e-mail."),
        "click": desk.do(LogOneClick(uid(), Channel.CALL, topic(desk)), priya).uid,
        "complaint": desk.do(LogComplaint(uid(), Channel.CALL, About.SERVICE, "Oak."), priya).uid,
        "incident": desk.do(SaveIncident(uid(), IncidentTyped(TUESDAY, Channel.CALL)), priya).uid,
    }
    return desk, entries


KINDS = [
    ({"walk_in"}, {"walk_in"}),
    ({"call"}, {"call", "click"}),
    ({"message"}, {"message", "mine"}),
    ({"incoming"}, {"voicemail", "email"}),
    ({"complaints"}, {"complaint"}),
    ({"incidents"}, {"incident"}),
    ({"walk_in", "incoming"}, {"walk_in", "voicemail", "email"}),
    ({"complaints", "incidents"}, {"complaint", "incident"}),
    ({"nothing known"}, set()),
]


@pytest.mark.parametrize(("kinds", "names"), KINDS)
def test_the_log_and_the_search_are_narrowed_to_kinds(office, kinds: set[str], names: set[str]) -> None:
    desk, entries = office
    wanted = {entries[name] for name in names}
    assert set(in_log(desk, kinds=frozenset(kinds))) == wanted
    assert set(found(desk, "today", kinds=frozenset(kinds))) == wanted
    assert set(found(desk, "oak", kinds=frozenset(kinds))) == wanted - {entries["click"], entries["incident"]}


def test_both_are_narrowed_to_a_topic(office) -> None:
    desk, entries = office
    wanted = {entries[name] for name in ("walk_in", "mine", "click")}
    assert set(in_log(desk, topic_id=topic(desk))) == set(found(desk, "today", topic_id=topic(desk))) == wanted
    assert set(found(desk, "oak", topic_id=topic(desk))) == wanted - {entries["click"]}
    assert in_log(desk, topic_id=topic(desk, 3)) == []


def test_both_are_narrowed_to_who_answers(office) -> None:
    desk, entries = office
    toms = {entries["message"], entries["voicemail"]}
    tom = person(desk, "Tom")
    assert set(in_log(desk, person_id=tom)) == set(found(desk, "oak", person_id=tom)) == toms
    assert set(found(desk, "oak", person_id=tom, kinds=frozenset({"incoming"}))) == {entries["voicemail"]}
    assert entries["mine"] in in_log(desk, person_id=person(desk, "Priya"))
    assert in_log(desk, person_id=10_000) == []


def test_a_record_number_is_narrowed_like_everything_else(office) -> None:
    desk, entries = office
    assert entries["complaint"] in found(desk, "2026-0001", kinds=frozenset({"complaints"}))
    assert entries["incident"] in found(desk, "2026-0001", kinds=frozenset({"incidents"}))
    assert not {entries["complaint"], entries["incident"]} & set(found(desk, "2026-0001", kinds=frozenset({"call"})))
    assert found(desk, "2026-0001", person_id=10_000) == []


def test_the_counts_of_a_day_are_the_days_whatever_the_sieve(office) -> None:
    desk, _ = office
    whole = desk.read(DayLog(*EVERYTHING))
    sieved = desk.read(DayLog(*EVERYTHING, 500, Sieve(frozenset({"walk_in"}))))
    assert (sieved.contacts, sieved.first_contact) == (whole.contacts, whole.first_contact)


def test_who_took_a_promise_answers_it(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    entry = log(desk, outcome=Outcome.MESSAGE)
    tom = person(desk, "Tom")
    assert in_log(desk, person_id=tom) == []
    (row,) = desk.read(DueBoard()).rows
    desk.do(TakeDeadline(row.id, tom), tom)
    assert in_log(desk, person_id=tom) == found(desk, "leaves", person_id=tom) == [entry]


def test_a_rare_kind_is_found_under_thousands_of_others(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    rare = log(desk, channel=Channel.FAX, note="Hydrant.")
    for _ in range(700):
        log(desk, note="Hydrant.")
    assert found(desk, "hydrant", kinds=frozenset({"incoming"})) == [rare]
    assert len(found(desk, "hydrant", limit=500, kinds=frozenset({"call"}))) == 500


def test_a_colleague_who_left_the_lists_can_still_be_asked_for(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(SavePerson(None, "Maria Rossi", "Tax Collector"), person(desk, "Priya"))
    entry = log(desk, outcome=Outcome.MESSAGE, message=MessageTyped(Answerer(person_id=done.id)))  # type: ignore[arg-type]
    assert in_log(desk, person_id=done.id) == [entry]


def test_an_empty_sieve_changes_nothing(office) -> None:
    desk, _ = office
    assert Sieve().is_open
    assert not Sieve(topic_id=topic(desk)).is_open
    assert desk.read(Find("oak")) == desk.read(Find("oak", 60, Sieve()))
    assert match_of("oak")
