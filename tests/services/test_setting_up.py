"""First start and Office: the town, its hours and settings, people, departments, topics, who is here."""

from datetime import date
from pathlib import Path

import pytest

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import SetScopeHours
from counterdesk.services.asks.contacts import AskColleagues, AskTopics, PlaceTopics, RetireTopic, SaveTopic
from counterdesk.services.asks.people import (
    AskPeople,
    ComeToDesk,
    LeaveDesk,
    PastePeople,
    RetirePerson,
    SaveDepartment,
    SavePerson,
    WhoIsHere,
)
from counterdesk.services.asks.policy import SetPolicySwitch
from counterdesk.services.asks.town import AskTown, AskTowns, ChooseTown, Hours, SetSetting
from tests.desk import USUAL_HOURS, WEEKDAY, bare_desk, call, new_desk, packs, person, topic, toronto

CLOSED: tuple[Hours, ...] = ((),) * 7


def test_first_start_offers_the_five_towns_and_says_where_hours_come_from(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    towns = {one.town: one for one in desk.read(AskTowns())}
    assert set(towns) == set(packs())
    assert (towns["essex"].hours, towns["essex"].hours_proposed) == (USUAL_HOURS, False)
    assert (towns["tecumseh"].hours, towns["tecumseh"].hours_proposed) == (USUAL_HOURS, True)
    assert all(one.topics for one in towns.values())
    assert towns["amherstburg"].blanks


def test_a_logbook_without_a_town_says_so(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    assert desk.read(AskTown()).town == ""
    desk.do(SavePerson(None, "Priya Nair", at_desk=True), None)
    with pytest.raises(Refused, match="no_town"):
        desk.do(call(), person(desk, "Priya"))


def test_choosing_a_town_brings_its_words_topics_and_departments(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    town = desk.read(AskTown())
    assert (town.town, town.name, town.area_code) == ("tecumseh", "Town of Tecumseh", "519")
    assert (town.hours, town.counter, town.may_say_dates) == (USUAL_HOURS, "Front counter", True)
    assert town.script["call"]
    assert town.incident_categories
    assert town.complaint_employee_to == "Director"
    assert len(desk.read(AskTopics())) >= 10
    assert desk.read(AskPeople()).departments


@pytest.mark.parametrize("town", sorted(packs()))
def test_every_town_can_be_chosen(tmp_path: Path, town: str) -> None:
    desk, _ = new_desk(tmp_path, town=town)
    assert desk.read(AskTown()).policy_title


@pytest.mark.parametrize(
    ("town", "hours", "code"),
    [
        ("toronto", USUAL_HOURS, "unknown_town"),
        ("essex", CLOSED, "no_opening"),
        ("essex", (WEEKDAY,) * 6, "bad_hours"),
        ("essex", ((("16:30", "08:30"),),) + (WEEKDAY,) * 6, "bad_hours"),
        ("essex", ((("08:30", "12:00"), ("11:00", "16:30")),) + (WEEKDAY,) * 6, "bad_hours"),
        ("essex", ((("8.30", "noon"),),) + (WEEKDAY,) * 6, "bad_hours"),
    ],
)
def test_a_town_that_cannot_be_is_refused(tmp_path: Path, town: str, hours: tuple[Hours, ...], code: str) -> None:
    desk, _ = bare_desk(tmp_path)
    with pytest.raises(Refused, match=code):
        desk.do(ChooseTown(town, hours, True, "Counter"), None)
    assert desk.read(AskTown()).town == ""


def test_a_town_is_chosen_once(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match="town_chosen"):
        desk.do(ChooseTown("essex", USUAL_HOURS, True, "Counter"), None)


def test_hours_set_again_hold_from_now_on(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    longer: tuple[Hours, ...] = ((("08:00", "12:00"), ("13:00", "17:00")),) * 5 + ((),) * 2
    desk.do(SetScopeHours("town", longer), None)
    town = desk.read(AskTown())
    assert town.hours == longer
    assert town.calendar is not None
    assert not town.calendar.is_open(toronto("2026-11-24 12:30"))


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("colour", "blue", "unknown_setting"),
        ("public_can_see", "perhaps", "bad_setting"),
        ("tries_before_unreached", "0", "bad_setting"),
        ("tries_before_unreached", "three", "bad_setting"),
        ("clock", "sundial", "bad_setting"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(tmp_path: Path, name: str, value: str, code: str) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match=code):
        desk.do(SetSetting(name, value), None)


def test_settings_are_kept_by_name(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    assert desk.read(AskTown()).public_can_see
    desk.do(SetSetting("public_can_see", "no"), None)
    desk.do(SetSetting("counter_address", "917 Lesperance Rd"), None)
    town = desk.read(AskTown())
    assert (town.public_can_see, town.counter_address) == (False, "917 Lesperance Rd")
    assert town.settings["tries_before_unreached"] == "3"


def test_a_switch_is_the_towns_choice(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(SetPolicySwitch("half_day", "skipped", date(2026, 11, 24)), None)
    assert desk.read(AskTown()).switches["half_day"] == "skipped"
    with pytest.raises(Refused, match="bad_switch"):
        desk.do(SetPolicySwitch("half_day", "perhaps", date(2026, 11, 24)), None)


def test_a_pasted_list_adds_who_is_not_there_yet(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    text = "Maria Rossi\tTax Collector\tFinance\t214\tmaria@example.org\npriya nair\n\nTom Ng; Clerk; Clerks"
    done = desk.do(PastePeople(text), None)
    assert done.facts == {"added": "2", "known": "1"}
    maria = next(one for one in desk.read(AskPeople()).people if one.name == "Maria Rossi")
    assert (maria.position, maria.department, maria.extension) == ("Tax Collector", "Finance", "214")
    assert (maria.email, maria.at_desk) == ("maria@example.org", False)


@pytest.mark.parametrize(("text", "code"), [(" \n ", "nothing_pasted"), ("A B\n" * 2001, "too_many_lines")])
def test_a_paste_that_cannot_be_adds_nobody(tmp_path: Path, text: str, code: str) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match=code):
        desk.do(PastePeople(text), None)
    assert len(desk.read(AskPeople()).people) == 1


def test_two_people_with_one_first_letter_get_two_letters(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, people=("Priya Nair", "Paul Roy"))
    assert [(one.name, one.letter) for one in desk.read(AskPeople()).people] == [("Paul Roy", "A"), ("Priya Nair", "P")]


def test_a_person_is_changed_and_retired_but_stays_in_what_they_wrote(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    tom = person(desk, "Tom")
    with pytest.raises(Refused, match="person_exists"):
        desk.do(SavePerson(None, "  tom   NG "), None)
    with pytest.raises(Refused, match="name_needed"):
        desk.do(SavePerson(None, " "), None)
    desk.do(SavePerson(tom, "Tom Ng", "Clerk", at_desk=True, away_until=date(2026, 11, 30)), None)
    (found,) = desk.read(AskColleagues("tom"))
    assert (found.position, found.away_until) == ("Clerk", "2026-11-30")
    done = desk.do(call(), tom)
    desk.do(RetirePerson(tom), None)
    assert [one.name for one in desk.read(AskPeople()).people] == ["Priya Nair"]
    assert done.author == "Tom Ng"


def test_departments_are_named_once(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(SaveDepartment(None, "Harbour", "300"), None)
    with pytest.raises(Refused, match="department_exists"):
        desk.do(SaveDepartment(None, "harbour"), None)
    assert done.facts == {"name": "Harbour"}
    assert desk.read(AskColleagues("300"))[0].name == "Harbour"


def test_who_is_here_changes_hands_and_a_new_day_begins_with_nobody(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    here = desk.read(WhoIsHere())
    assert here is not None
    assert (here.name, here.first_name, here.letter) == ("Priya Nair", "Priya", "P")
    desk.do(ComeToDesk(person(desk, "Tom")), person(desk, "Priya"))
    here = desk.read(WhoIsHere())
    assert here is not None
    assert here.name == "Tom Ng"
    desk.do(LeaveDesk(), person(desk, "Tom"))
    assert desk.read(WhoIsHere()) is None
    with pytest.raises(Refused, match="nobody_here"):
        desk.do(LeaveDesk(), person(desk, "Tom"))
    desk.do(ComeToDesk(person(desk, "Tom")), person(desk, "Tom"))
    clock.set(toronto("2026-11-25 08:00"))
    assert desk.read(WhoIsHere()) is None


def test_topics_keep_their_place_until_somebody_arranges_them(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    first, second = topic(desk, 0), topic(desk, 1)
    desk.do(PlaceTopics((second, first)), None)
    assert [one.id for one in desk.read(AskTopics())][:2] == [second, first]
    desk.do(SaveTopic(None, "Skating rink"), None)
    assert desk.read(AskTopics())[-1].name == "Skating rink"
    with pytest.raises(Refused, match="topic_exists"):
        desk.do(SaveTopic(None, "skating  RINK"), None)
    desk.do(SaveTopic(first, "Taxes", is_tally=True), None)
    assert desk.read(AskTopics())[1].name == "Taxes"
    desk.do(RetireTopic(first), None)
    assert first not in [one.id for one in desk.read(AskTopics())]
