"""Colleagues and departments: written once, found by any beginning, changed, away, gone - and what stays theirs."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.domain.contact import Answerer, Outcome, OutcomeDetail
from counterdesk.domain.message import MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import AskColleagues, AskContact, MessagesToHand, NotMe
from counterdesk.services.asks.due import AnswerDeadline, DueBoard, TakeDeadline
from counterdesk.services.asks.people import (
    AskPeople,
    ComeToDesk,
    PastePeople,
    PersonRow,
    RetirePerson,
    SaveDepartment,
    SavePerson,
    WhoIsHere,
)
from counterdesk.services.door import LogbookDesk
from counterdesk.services.people import is_away, letter_for
from tests.desk import bare_desk, call, message, new_desk, packs, person

MARIA = SavePerson(None, "Maria Rossi", "Tax Collector", "Finance", "214", "maria@example.org")


def people(desk: LogbookDesk) -> dict[str, PersonRow]:
    return {one.name: one for one in desk.read(AskPeople()).people}


def departments(desk: LogbookDesk) -> list[str]:
    return [one.name for one in desk.read(AskPeople()).departments]


def offered(desk: LogbookDesk, typed: str, limit: int = 8) -> list[str]:
    return [one.name for one in desk.read(AskColleagues(typed, limit))]


@pytest.fixture(scope="module")
def town_hall(tmp_path_factory: pytest.TempPathFactory) -> LogbookDesk:
    """A logbook with two colleagues and a department, only to be looked at."""
    desk, _ = bare_desk(tmp_path_factory.mktemp("hall"))
    desk.do(MARIA, None)
    desk.do(SavePerson(None, "Jean-Baptiste Lévesque", "Planner", "Planning"), None)
    desk.do(SaveDepartment(None, "Harbour master's dock"), None)
    return desk


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("x 215", "215"), ("X215", "215"), ("ext. 215", "215"), ("Extension: 7", "7"), ("215", "215"), ("xray", "xray")],
)
def test_an_extension_is_kept_without_the_word_before_it(tmp_path: Path, typed: str, kept: str) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(SavePerson(None, "Maria Rossi", extension=typed), person(desk, "Priya"))
    desk.do(SaveDepartment(None, "Fire", extension=typed), person(desk, "Priya"))
    assert people(desk)["Maria Rossi"].extension == kept
    assert {one.name: one.extension for one in desk.read(AskPeople()).departments}["Fire"] == kept


def test_everything_about_a_colleague_is_kept_as_typed(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(MARIA, person(desk, "Priya"))
    maria = people(desk)["Maria Rossi"]
    assert (done.action, done.id, done.facts) == ("person_added", maria.id, {"name": "Maria Rossi"})
    assert (maria.first_name, maria.position, maria.department) == ("Maria", "Tax Collector", "Finance")
    assert (maria.extension, maria.email, maria.at_desk) == ("214", "maria@example.org", False)
    assert (maria.active, maria.away_until) == (True, None)


@pytest.mark.parametrize(
    ("typed", "name", "first"),
    [
        ("  Maria   Rossi ", "Maria Rossi", "Maria"),
        ("Maria\tRossi", "Maria Rossi", "Maria"),
        ("Cher", "Cher", "Cher"),
        ("Jean-Baptiste Lévesque", "Jean-Baptiste Lévesque", "Jean-Baptiste"),
        ("O'Brien, Pat", "O'Brien, Pat", "O'Brien,"),
        ("李小龙", "李小龙", "李小龙"),
        ("Dr. A. Wu", "Dr. A. Wu", "Dr."),
    ],
)
def test_a_name_is_kept_on_one_line_and_its_first_word_greets(
    tmp_path: Path, typed: str, name: str, first: str
) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(SavePerson(None, typed), None)
    assert people(desk)[name].first_name == first


@pytest.mark.parametrize(
    ("name", "taken", "letter"),
    [
        ("Priya Nair", [], "P"),
        ("Priya Nair", ["P"], "R"),
        ("Priya Nair", ["P", "R", "I"], "Y"),
        ("Ann", ["A", "N"], "A"),
        ("éric", [], "É"),
        ("李小龙", [], "李"),
        ("4711", [], ""),
        ("4711 Anna", [], "A"),
        ("'t Hooft", [], "T"),
    ],
)
def test_the_letter_that_changes_the_person_is_the_first_free_one(name: str, taken: list[str], letter: str) -> None:
    assert letter_for(name, taken) == letter


@given(st.lists(st.text("abcdefghij", min_size=10, max_size=10), min_size=1, max_size=10, unique=True))
def test_ten_people_with_enough_letters_all_get_letters_of_their_names(names: list[str]) -> None:
    taken: list[str] = []
    for name in names:
        letter = letter_for(name, taken)
        assert letter.casefold() in name
        taken.append(letter)
    free = [name for place, name in enumerate(names) if set(name.upper()) - set(taken[:place])]
    assert len(set(taken)) >= len(free)


def test_only_those_at_the_desk_use_up_letters(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(SavePerson(None, "Paula Roy"), None)
    desk.do(SavePerson(None, "Rosa Paz", at_desk=True), None)
    assert (people(desk)["Priya Nair"].letter, people(desk)["Rosa Paz"].letter) == ("P", "R")


def test_a_letter_stays_when_anything_but_the_name_changes(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, people=("Priya Nair", "Paul Roy"))
    paul = people(desk)["Paul Roy"]
    desk.do(RetirePerson(person(desk, "Priya")), None)
    desk.do(SavePerson(paul.id, "Paul Roy", "Clerk", at_desk=True), None)
    assert people(desk)["Paul Roy"].letter == paul.letter
    desk.do(SavePerson(paul.id, "Quentin Roy", at_desk=True), None)
    assert people(desk)["Quentin Roy"].letter == "Q"


def test_a_department_is_made_once_when_it_is_first_named(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    for name, department in (("Maria Rossi", "Finance"), ("Al Wu", " finance "), ("Bo Ek", "FINANCE"), ("Cy Day", "")):
        desk.do(SavePerson(None, name, department=department), None)
    assert departments(desk) == ["Finance"]
    assert [one.department for one in desk.read(AskPeople()).people] == ["Finance", "Finance", "", "Finance"]


@pytest.mark.parametrize("town", sorted(packs()))
def test_the_departments_that_a_policy_names_are_there_from_the_start(tmp_path: Path, town: str) -> None:
    desk, _ = new_desk(tmp_path, town=town)
    names = departments(desk)
    assert names
    assert len({name.casefold() for name in names}) == len(names)
    assert names == sorted(names, key=str.lower)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (SavePerson(None, ""), "name_needed"),
        (SavePerson(None, "\x00 "), "name_needed"),
        (SavePerson(None, "priya  NAIR"), "person_exists"),
        (SavePerson(None, "x" * 201), "text_too_long"),
        (SavePerson(None, "Al Wu", "p" * 201), "text_too_long"),
        (SavePerson(None, "Al Wu", "", "d" * 201), "text_too_long"),
        (SavePerson(None, "Al Wu", "", "", "1" * 201), "text_too_long"),
        (SavePerson(None, "Al Wu", "", "", "", "e" * 201), "text_too_long"),
        (SavePerson(99_999, "Al Wu"), "not_there"),
    ],
)
def test_a_colleague_who_cannot_be_is_refused_and_nothing_is_half_kept(
    tmp_path: Path, typed: SavePerson, code: str
) -> None:
    desk, _ = new_desk(tmp_path)
    before = desk.read(AskPeople())
    with pytest.raises(Refused) as refused:
        desk.do(typed, None)
    assert refused.value.code == code
    assert desk.read(AskPeople()) == before


def test_a_colleague_may_keep_the_own_name_while_everything_else_changes(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    maria = desk.do(MARIA, None).id
    done = desk.do(SavePerson(maria, "Maria Rossi", "Treasurer", "Finance", "215"), None)
    assert done.action == "person_changed"
    row = people(desk)["Maria Rossi"]
    assert (row.id, row.position, row.extension, row.email) == (maria, "Treasurer", "215", "")


def test_a_colleague_cannot_take_anothers_name(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    maria = desk.do(MARIA, None).id
    with pytest.raises(Refused, match="person_exists"):
        desk.do(SavePerson(maria, "Priya Nair"), None)
    assert "Maria Rossi" in people(desk)


def test_somebody_who_left_is_nowhere_offered_but_their_entries_carry_their_name(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    maria = desk.do(MARIA, None).id
    done = desk.do(message(message=MessageTyped(Answerer(person_id=maria))), person(desk, "Priya"))
    desk.do(RetirePerson(maria), None)
    assert "Maria Rossi" not in people(desk)
    assert offered(desk, "maria") == []
    assert desk.read(DueBoard()).rows[0].answerer == "Maria Rossi"
    assert desk.read(AskContact(done.uid)).message_for == "Maria Rossi"


def test_the_name_of_somebody_who_left_is_free_for_a_namesake(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    first = desk.do(MARIA, None).id
    desk.do(RetirePerson(first), None)
    second = desk.do(MARIA, None).id
    assert second != first
    assert people(desk)["Maria Rossi"].id == second


def test_somebody_who_left_cannot_come_to_the_desk_and_is_not_here_any_more(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    priya = person(desk, "Priya")
    desk.do(RetirePerson(priya), None)
    assert desk.read(WhoIsHere()) is None
    with pytest.raises(Refused, match="not_there"):
        desk.do(ComeToDesk(priya), person(desk, "Tom"))


def test_nobody_can_be_taken_out_who_was_never_there(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match="not_there"):
        desk.do(RetirePerson(99_999), None)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("maria", ["Maria Rossi"]),
        ("MARIA", ["Maria Rossi"]),
        ("ross", ["Maria Rossi"]),
        ("mar ros", ["Maria Rossi"]),
        ("ros mar", ["Maria Rossi"]),
        ("tax", ["Maria Rossi"]),
        ("214", ["Maria Rossi"]),
        ("maria 214", ["Maria Rossi"]),
        ("leve", ["Jean-Baptiste Lévesque"]),
        ("LÉVE", ["Jean-Baptiste Lévesque"]),
        ("bapt", ["Jean-Baptiste Lévesque"]),
        ("harbour", ["Harbour master's dock"]),
        ("dock", ["Harbour master's dock"]),
        ("aria", []),
        ("maria wu", []),
        ("@", []),
        ("maria@", []),
        ("zzz", []),
    ],
)
def test_a_colleague_is_offered_by_the_beginning_of_any_word(
    town_hall: LogbookDesk, typed: str, names: list[str]
) -> None:
    assert offered(town_hall, typed) == names


def test_those_whose_own_name_begins_so_come_before_those_of_such_a_department(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    desk.do(SavePerson(None, "Al Wu", department="Finance"), None)
    desk.do(SavePerson(None, "Fiona Day", department="Planning"), None)
    assert offered(desk, "fi") == ["Fiona Day", "Al Wu", "Finance"]


def test_with_nothing_typed_everybody_is_offered_up_to_the_limit(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    desk.do(PastePeople("\n".join(f"Person {chr(65 + place)}" for place in range(20))), None)
    assert offered(desk, "", 3) == ["Person A", "Person B", "Person C"]
    assert len(offered(desk, "", 100)) == 20


def test_an_offer_says_how_the_colleague_is_reached(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    maria = desk.do(MARIA, None).id
    (found,) = desk.read(AskColleagues("maria"))
    assert (found.answerer, found.department) == (Answerer(person_id=maria), "Finance")
    assert (found.position, found.extension, found.email) == ("Tax Collector", "214", "maria@example.org")


def test_a_department_is_offered_as_one_who_answers(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    harbour = desk.do(SaveDepartment(None, "Harbour", "300", "dock@example.org"), None).id
    (found,) = desk.read(AskColleagues("harb"))
    assert (found.answerer, found.department_id) == (Answerer(department_id=harbour), harbour)
    assert (found.extension, found.email, found.position) == ("300", "dock@example.org", "")


@pytest.mark.parametrize(
    ("until", "is_gone"),
    [(None, False), (date(2026, 11, 23), False), (date(2026, 11, 24), True), (date(2026, 12, 31), True)],
)
def test_somebody_is_away_up_to_and_on_the_last_day(tmp_path: Path, until: date | None, is_gone: bool) -> None:
    assert is_away(None, until, date(2026, 11, 24)) is is_gone
    desk, _ = new_desk(tmp_path)
    desk.do(SavePerson(None, "Maria Rossi", away_until=until), None)
    (found,) = desk.read(AskColleagues("maria"))
    assert found.away_until == (until.isoformat() if until and is_gone else "")


def test_a_message_may_still_be_left_for_somebody_who_is_away(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    maria = desk.do(SavePerson(None, "Maria Rossi", away_until=date(2026, 12, 31)), None).id
    desk.do(message(message=MessageTyped(Answerer(person_id=maria))), person(desk, "Priya"))
    (view,) = desk.read(MessagesToHand())
    assert view.message_for == "Maria Rossi"


@pytest.mark.parametrize(
    ("pasted", "added", "known"),
    [
        ("Maria Rossi", 1, 0),
        ("Maria Rossi\nMaria Rossi", 1, 1),
        ("Maria Rossi\nmaria rossi", 1, 1),
        ("Priya Nair", 0, 1),
        ("\n\n Maria Rossi \n\n", 1, 0),
        ("Maria Rossi\r\nAl Wu\r\n", 2, 0),
        ("Maria Rossi;;;214;\nAl Wu,Clerk,Clerks", 2, 0),
        ("\tTax Collector\tFinance", 0, 1),
        ("Maria Rossi\tTax\tFinance\t214\tm@example.org\tspare\tcolumns", 1, 0),
    ],
)
def test_a_pasted_list_counts_who_was_added_and_who_was_not(
    tmp_path: Path, pasted: str, added: int, known: int
) -> None:
    desk, _ = new_desk(tmp_path)
    before = len(people(desk))
    done = desk.do(PastePeople(pasted), None)
    assert done.facts == {"added": str(added), "known": str(known)}
    assert len(people(desk)) == before + added


def test_a_pasted_list_can_be_people_of_the_desk(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(PastePeople("Paula Roy\nPeter Poe", at_desk=True), None)
    rows = people(desk)
    assert all(rows[name].at_desk for name in ("Paula Roy", "Peter Poe"))
    assert len({one.letter for one in rows.values()}) == 3


def test_one_line_that_is_too_long_and_nobody_of_the_list_is_added(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match="text_too_long"):
        desk.do(PastePeople(f"Maria Rossi\n{'x' * 300}\nAl Wu"), None)
    assert list(people(desk)) == ["Priya Nair"]


def test_a_department_is_changed_in_place(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    harbour = desk.do(SaveDepartment(None, "Harbour", "300"), None)
    changed = desk.do(SaveDepartment(harbour.id, "Harbour and docks", "301", "dock@example.org"), None)
    assert (harbour.action, changed.action) == ("department_added", "department_changed")
    assert [(one.id, one.name, one.extension, one.email) for one in desk.read(AskPeople()).departments] == [
        (harbour.id, "Harbour and docks", "301", "dock@example.org")
    ]


def test_a_department_may_change_its_capitals(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    harbour = desk.do(SaveDepartment(None, "harbour"), None).id
    desk.do(SaveDepartment(harbour, "Harbour"), None)
    assert departments(desk) == ["Harbour"]


def test_a_department_that_is_not_there_cannot_be_changed(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    with pytest.raises(Refused, match="not_there"):
        desk.do(SaveDepartment(99_999, "Harbour"), None)
    assert departments(desk) == []


@pytest.mark.parametrize("who", [Answerer(person_id=99_999), Answerer(department_id=99_999)])
def test_a_transfer_or_message_to_somebody_unknown_is_refused(tmp_path: Path, who: Answerer) -> None:
    desk, _ = new_desk(tmp_path)
    for card in (
        message(message=MessageTyped(who)),
        call(outcome=Outcome.TRANSFERRED, detail=OutcomeDetail(transferred_to=who)),
    ):
        with pytest.raises(Refused, match="not_there"):
            desk.do(card, person(desk, "Priya"))
    assert desk.read(DueBoard()).rows == ()


def test_what_somebody_took_stays_theirs_after_they_left_and_can_be_passed_on(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    tom, priya = person(desk, "Tom"), person(desk, "Priya")
    desk.do(message(), priya)
    (row,) = desk.read(DueBoard()).rows
    desk.do(TakeDeadline(row.id, tom), tom)
    desk.do(RetirePerson(tom), None)
    assert desk.read(DueBoard()).rows[0].claimed_by == "Tom Ng"
    desk.do(TakeDeadline(row.id, priya), priya)
    assert desk.read(DueBoard()).rows[0].claimed_by == "Priya Nair"
    clock.forward(minutes=1)


def test_an_entry_is_not_given_to_somebody_unknown(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(call(), person(desk, "Priya"))
    with pytest.raises(Refused, match="not_there"):
        desk.do(NotMe(done.uid, 99_999), person(desk, "Priya"))
    assert desk.read(AskContact(done.uid)).row.author == "Priya Nair"


def test_an_answer_may_come_from_somebody_who_is_in_no_list(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    desk.do(message(message=MessageTyped(Answerer(text="the mayor's office"))), person(desk, "Priya"))
    (row,) = desk.read(DueBoard()).rows
    assert row.answerer == "the mayor's office"
    clock.forward(minutes=5)
    desk.do(AnswerDeadline(row.id, clock.now, "the mayor", "phone"), person(desk, "Priya"))
    assert desk.read(DueBoard()).rows == ()
