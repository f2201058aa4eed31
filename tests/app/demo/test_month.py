"""The practice month: plausible, clearly practice, the same every time, and never a real number."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from counterdesk.app.demo import invented
from counterdesk.app.demo.month import Clock, Month
from counterdesk.app.desks import pack_texts
from counterdesk.domain.instants import ZONE, local
from counterdesk.services.asks.contacts import DayLog, MessagesToHand
from counterdesk.services.asks.due import DueBoard
from counterdesk.services.asks.logbook import Check
from counterdesk.services.asks.people import AskAbsences, AskPeople, WhoIsHere
from counterdesk.services.asks.sealed import AskSealed
from counterdesk.services.asks.town import AskTown
from counterdesk.services.door import open_desk
from tests.desk import places

UNTIL = datetime(2026, 11, 24, 14, 7, tzinfo=ZONE).astimezone(UTC)


def filled(folder, town="tecumseh", person="Priya Nair"):
    folder.mkdir(exist_ok=True)
    clock = Clock(UNTIL)
    desk = open_desk(places(folder), clock.now, pack_texts)
    Month(desk, clock, UNTIL, town, person).fill()
    return desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    desk = filled(tmp_path_factory.mktemp("month"))
    yield desk
    desk.close()


@pytest.fixture
def rows(desk):
    return desk.read(DayLog(UNTIL - timedelta(days=60), UNTIL + timedelta(days=1), limit=5000)).rows


def test_it_says_that_it_is_practice(desk):
    town = desk.read(AskTown())
    assert town.practice
    assert town.town == "tecumseh"
    assert town.may_say_dates


def test_a_month_of_contacts_is_there(rows):
    days = {local(row.at).date() for row in rows}
    assert len(rows) > 250
    assert 18 <= len(days) <= 30


def test_nothing_happened_after_now_and_live_contacts_only_in_open_hours(rows):
    live = [row for row in rows if row.channel in ("walk_in", "call")]
    assert all(row.at <= UNTIL for row in rows)
    assert all(8 <= local(row.at).hour <= 16 and local(row.at).weekday() < 5 for row in live)


def test_every_number_is_a_fictitious_one(rows):
    numbers = [row.number for row in rows if row.number]
    assert numbers
    assert all(re.fullmatch(r"519-555-01\d\d", number) for number in numbers)


def test_the_invented_people_have_no_real_numbers():
    text = " ".join(said for _topic, said in invented.MATTERS) + " ".join(invented.SAID_BY_EMAIL)
    assert not re.search(r"\d{3}-\d{4}", text)


def test_there_are_calls_walk_ins_voicemails_and_messages(rows):
    channels = {row.channel for row in rows}
    assert {"walk_in", "call", "voicemail", "email"} <= channels
    assert any(row.outcome == "message" for row in rows)
    assert any(row.one_click for row in rows)


def test_promises_wait_in_the_queue_and_most_are_kept(desk):
    waiting = desk.read(DueBoard()).rows
    assert 2 <= len(waiting) <= 40


def test_some_slips_are_still_to_be_handed_over(desk):
    assert desk.read(MessagesToHand())


def test_complaints_are_sealed(desk):
    assert any(row.record == "complaints" for row in desk.read(AskSealed()))


def test_the_person_who_practises_is_at_the_desk(desk):
    assert desk.read(WhoIsHere()).name == "Priya Nair"


def test_colleagues_have_departments_and_extensions(desk):
    people = desk.read(AskPeople()).people
    assert len(people) == len(invented.STAFF)
    assert all(person.extension and person.department for person in people)


def test_somebody_will_be_away_and_somebody_stands_in(desk):
    (absence,) = desk.read(AskAbsences())
    assert absence.phase == "coming"
    assert absence.stand_in is not None
    assert [one.asks for one in absence.asks] == ["voicemail_greeting", "automatic_reply"]


def test_the_practice_logbook_is_sound(desk):
    assert desk.slow(Check()).sound


def test_the_same_town_and_moment_give_the_same_month(tmp_path, rows):
    again = filled(tmp_path)
    second = again.read(DayLog(UNTIL - timedelta(days=60), UNTIL + timedelta(days=1), limit=5000)).rows
    again.close()
    assert [(row.at, row.topic, row.outcome) for row in second] == [(row.at, row.topic, row.outcome) for row in rows]


@pytest.mark.parametrize("town", ["amherstburg", "essex"])
def test_another_town_has_a_practice_month(tmp_path, town):
    desk = filled(tmp_path, town, "Anne Tremblay")
    assert desk.read(AskTown()).town == town
    assert desk.read(WhoIsHere()).name == "Anne Tremblay"
    desk.close()


def test_a_letter_waits_for_council_and_a_complaint_has_two_stages(desk):
    rows = desk.read(DueBoard()).rows
    (waiting,) = [row for row in rows if row.council_on is not None]
    assert waiting.title == "Oak Street Residents"
    assert waiting.council_on.isoformat() == "2026-12-08"
    assert any(row.then_stage == "resolve" for row in rows)
