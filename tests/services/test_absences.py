"""Absences: each town asks for its own things from its own length on, and what was done is ticked and changed back."""

from datetime import date
from pathlib import Path

import pytest

from counterdesk.domain.contact import Answerer
from counterdesk.domain.ids import PersonId
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import AskScopes, SetScopeHours
from counterdesk.services.asks.contacts import AskColleagues
from counterdesk.services.asks.logbook import Check
from counterdesk.services.asks.people import Absence, AskAbsences, AskPeople, PersonRow, SavePerson, TickAway
from counterdesk.services.asks.town import ClosureRow
from counterdesk.services.door import LogbookDesk
from counterdesk.services.people import is_away
from tests.desk import Clock, bare_desk, new_desk, person, toronto

MONDAY, FRIDAY, NEXT_MONDAY = date(2026, 12, 7), date(2026, 12, 11), date(2026, 12, 14)
GREETING, REPLY = "voicemail_greeting", "automatic_reply"
EVERYTHING = {GREETING, "forward_calls", REPLY, "signature_notice"}


def maria_away(
    tmp_path: Path, town: str, first: date, last: date, closures: tuple[ClosureRow, ...] = ()
) -> tuple[LogbookDesk, Clock]:
    """A desk of a town where Maria will be away, and Tom stands in."""
    desk, clock = new_desk(tmp_path, town=town, people=("Priya Nair", "Tom Ng"), closures=closures)
    desk.do(away(first, last, person(desk, "Tom")), person(desk, "Priya"))
    return desk, clock


def away(first: date | None, last: date | None, stand_in: PersonId | None = None, **fields: object) -> SavePerson:
    usual: dict[str, object] = {"id": None, "name": "Maria Rossi", "department": "Harbour"}
    return SavePerson(**{**usual, **fields}, away_from=first, away_until=last, stand_in_id=stand_in)  # type: ignore[arg-type]


def the_absence(desk: LogbookDesk) -> Absence:
    (found,) = desk.read(AskAbsences())
    return found


def maria(desk: LogbookDesk) -> PersonRow:
    return next(one for one in desk.read(AskPeople()).people if one.name == "Maria Rossi")


def asks(desk: LogbookDesk) -> set[str]:
    return {one.asks for one in the_absence(desk).asks}


def tick(desk: LogbookDesk, what: str, state: str = "done") -> None:
    desk.do(TickAway(maria(desk).id, what, state), person(desk, "Priya"))


@pytest.mark.parametrize(
    ("town", "first", "last", "expected"),
    [
        ("lasalle", MONDAY, MONDAY, {GREETING, REPLY}),
        ("tecumseh", MONDAY, MONDAY, {GREETING}),
        ("tecumseh", MONDAY, date(2026, 12, 8), {GREETING, REPLY}),
        ("essex", MONDAY, MONDAY, {GREETING}),
        ("essex", MONDAY, date(2026, 12, 8), {GREETING, REPLY}),
        ("essex", MONDAY, date(2026, 12, 9), {GREETING, REPLY}),
        ("essex", MONDAY, date(2026, 12, 10), {GREETING, REPLY, "forward_calls"}),
        ("essex", MONDAY, date(2026, 12, 13), {GREETING, REPLY, "forward_calls"}),
        ("essex", MONDAY, NEXT_MONDAY, EVERYTHING),
        ("kawartha_lakes", MONDAY, NEXT_MONDAY, set()),
        ("amherstburg", MONDAY, NEXT_MONDAY, set()),
    ],
)
def test_a_town_asks_for_its_own_things_from_its_own_length_on(
    tmp_path: Path, town: str, first: date, last: date, expected: set[str]
) -> None:
    desk, _ = maria_away(tmp_path, town, first, last)
    assert asks(desk) == expected


@pytest.mark.parametrize("town", ["lasalle", "tecumseh", "essex"])
def test_a_weekend_is_no_absence(tmp_path: Path, town: str) -> None:
    desk, _ = maria_away(tmp_path, town, date(2026, 12, 12), date(2026, 12, 13))
    assert asks(desk) == set()


def test_closed_days_do_not_count_as_days_away(tmp_path: Path) -> None:
    """Essex E17: more than one business day; of Thursday and Friday the office is closed on one."""
    closed = ClosureRow(FRIDAY, "Staff event")
    desk, _ = maria_away(tmp_path, "essex", date(2026, 12, 10), FRIDAY, (closed,))
    found = the_absence(desk)
    assert (found.days, found.business_days, found.back_on) == (2, 1, NEXT_MONDAY)
    assert asks(desk) == {GREETING}


def test_business_days_are_those_of_the_persons_department(tmp_path: Path) -> None:
    desk, _ = maria_away(tmp_path, "essex", MONDAY, date(2026, 12, 8))
    scope = next(one.scope for one in desk.read(AskScopes()) if one.name == "Harbour")
    only_tuesdays = ((), (("08:30", "16:30"),), (), (), (), (), ())
    desk.do(SetScopeHours(scope, only_tuesdays), person(desk, "Priya"))
    found = the_absence(desk)
    assert (found.business_days, found.back_on) == (1, date(2026, 12, 15))
    assert asks(desk) == {GREETING}


def test_every_thing_asked_for_says_its_clauses_in_the_towns_words(tmp_path: Path) -> None:
    desk, _ = maria_away(tmp_path, "tecumseh", MONDAY, FRIDAY)
    greeting, reply = the_absence(desk).asks
    assert [(one.clause, one.section) for one in greeting.clauses] == [("T15", "5.3")]
    assert [(one.clause, one.section) for one in reply.clauses] == [("T16", "5.4"), ("T16", "6.2")]
    assert "more than one (1) business day" in reply.clauses[0].words


def test_the_signature_stands_a_week_ahead_and_a_missing_template_is_named(tmp_path: Path) -> None:
    desk, _ = maria_away(tmp_path, "essex", MONDAY, date(2026, 12, 18))
    by = {one.asks: one for one in the_absence(desk).asks}
    assert by["signature_notice"].by_on == date(2026, 11, 30)
    assert {name for name, one in by.items() if one.by_on} == {"signature_notice"}
    assert by[REPLY].missing == "The approved auto-reply template"


def test_what_was_done_is_ticked_with_who_and_when_and_can_be_unticked(tmp_path: Path) -> None:
    desk, clock = maria_away(tmp_path, "lasalle", MONDAY, FRIDAY)
    tick(desk, GREETING)
    by = {one.asks: one for one in the_absence(desk).asks}
    assert (by[GREETING].state, by[GREETING].ticked_by, by[GREETING].ticked_at) == ("done", "Priya Nair", clock.now)
    assert by[REPLY].state == ""
    assert desk.slow(Check()).sound
    tick(desk, GREETING, "")
    again = {one.asks: one for one in the_absence(desk).asks}[GREETING]
    assert (again.state, again.ticked_at, again.ticked_by) == ("", None, "")


def test_another_day_of_return_asks_for_the_greeting_again(tmp_path: Path) -> None:
    """The greeting names the day: said for Friday, it is wrong once Maria stays away longer."""
    desk, _ = maria_away(tmp_path, "lasalle", MONDAY, FRIDAY)
    tick(desk, GREETING)
    tom = person(desk, "Tom")
    desk.do(away(MONDAY, NEXT_MONDAY, tom, id=maria(desk).id), person(desk, "Priya"))
    assert {one.state for one in the_absence(desk).asks} == {""}
    desk.do(away(MONDAY, FRIDAY, tom, id=maria(desk).id), person(desk, "Priya"))
    assert {one.state for one in the_absence(desk).asks} == {"", "done"}


@pytest.mark.parametrize(("what", "state"), [("forward_calls", "done"), ("fly_a_flag", "done"), (GREETING, "maybe")])
def test_what_the_town_does_not_ask_for_cannot_be_ticked(tmp_path: Path, what: str, state: str) -> None:
    desk, _ = maria_away(tmp_path, "lasalle", MONDAY, FRIDAY)
    with pytest.raises(Refused, match="not_there"):
        tick(desk, what, state)
    with pytest.raises(Refused, match="not_there"):
        desk.do(TickAway(PersonId(99), GREETING), person(desk, "Priya"))
    assert {one.state for one in the_absence(desk).asks} == {""}


@pytest.mark.parametrize(
    ("at", "phase"),
    [
        ("2026-12-06 12:00", "coming"),
        ("2026-12-07 00:00", "away"),
        ("2026-12-11 23:59", "away"),
        ("2026-12-13 12:00", "away"),
        ("2026-12-14 00:00", "back"),
    ],
)
def test_somebody_is_back_on_the_first_open_day_after(tmp_path: Path, at: str, phase: str) -> None:
    desk, clock = maria_away(tmp_path, "essex", MONDAY, FRIDAY)
    clock.set(toronto(at))
    assert the_absence(desk).phase == phase


def test_an_absence_is_told_until_everything_is_changed_back(tmp_path: Path) -> None:
    desk, clock = maria_away(tmp_path, "lasalle", MONDAY, FRIDAY)
    tick(desk, GREETING)
    clock.set(toronto("2026-12-14 09:00"))
    tick(desk, GREETING, "back")
    assert [one.state for one in the_absence(desk).asks if one.asks == GREETING] == ["back"]
    tick(desk, REPLY, "back")
    assert desk.read(AskAbsences()) == ()


def test_an_absence_that_nobody_ticked_is_forgotten_after_a_month(tmp_path: Path) -> None:
    desk, clock = maria_away(tmp_path, "lasalle", MONDAY, FRIDAY)
    clock.set(toronto("2027-01-10 09:00"))
    assert the_absence(desk).phase == "back"
    clock.set(toronto("2027-01-11 09:00"))
    assert desk.read(AskAbsences()) == ()


def test_an_absence_that_asks_for_nothing_is_over_when_it_is_over(tmp_path: Path) -> None:
    desk, clock = maria_away(tmp_path, "kawartha_lakes", MONDAY, FRIDAY)
    assert the_absence(desk).phase == "coming"
    clock.set(toronto("2026-12-14 09:00"))
    assert desk.read(AskAbsences()) == ()


def test_who_stands_in_is_told_and_whether_they_are_away_too(tmp_path: Path) -> None:
    desk, _ = maria_away(tmp_path, "essex", MONDAY, FRIDAY)
    found = the_absence(desk)
    assert found.stand_in is not None
    assert (found.stand_in.name, found.stand_in_is_away) == ("Tom Ng", False)
    wednesday = date(2026, 12, 9)
    desk.do(SavePerson(person(desk, "Tom"), "Tom Ng", away_from=wednesday, away_until=wednesday), None)
    assert [one.stand_in_is_away for one in desk.read(AskAbsences()) if one.person.name == "Maria Rossi"] == [True]


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (FRIDAY, MONDAY, "dates_reversed"),
        (MONDAY, None, "last_day_needed"),
        (MONDAY, date(2032, 1, 1), "absence_too_long"),
        (MONDAY, date.max, "absence_too_long"),
    ],
)
def test_days_that_cannot_be_are_refused_and_nothing_changes(
    tmp_path: Path, first: date, last: date | None, code: str
) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match=code):
        desk.do(away(first, last), None)
    assert [one.name for one in desk.read(AskPeople()).people] == ["Priya Nair"]


def test_nobody_stands_in_for_themselves_or_after_they_left(tmp_path: Path) -> None:
    desk, _ = maria_away(tmp_path, "essex", MONDAY, FRIDAY)
    for stand_in, code in ((maria(desk).id, "stand_in_self"), (PersonId(99), "person_left")):
        with pytest.raises(Refused, match=code):
            desk.do(away(MONDAY, FRIDAY, stand_in, id=maria(desk).id), None)
    assert maria(desk).stand_in == "Tom Ng"


def test_without_a_first_day_an_absence_begins_today_and_goes_on_as_it_began(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    desk.do(away(None, MONDAY), None)
    assert maria(desk).away_from == date(2026, 11, 24)
    clock.forward(days=2)
    desk.do(away(None, FRIDAY, id=maria(desk).id), None)
    assert maria(desk).away_from == date(2026, 11, 24)


def test_an_absence_is_taken_off_by_emptying_its_days(tmp_path: Path) -> None:
    desk, _ = maria_away(tmp_path, "essex", MONDAY, FRIDAY)
    desk.do(away(None, None, id=maria(desk).id), None)
    assert desk.read(AskAbsences()) == ()
    assert (maria(desk).away_from, maria(desk).away_until, maria(desk).stand_in) == (None, None, "")


@pytest.mark.parametrize(
    ("at", "until", "stand_in"),
    [
        ("2026-12-06 12:00", "", ""),
        ("2026-12-07 09:00", "2026-12-11", "Tom Ng"),
        ("2026-12-11 16:00", "2026-12-11", "Tom Ng"),
        ("2026-12-12 09:00", "", ""),
    ],
)
def test_who_answers_is_away_from_the_first_day_to_the_last(tmp_path: Path, at: str, until: str, stand_in: str) -> None:
    desk, clock = maria_away(tmp_path, "tecumseh", MONDAY, FRIDAY)
    clock.set(toronto(at))
    (found,) = desk.read(AskColleagues("maria"))
    assert (found.answerer, found.away_until, found.stand_in) == (Answerer(maria(desk).id), until, stand_in)
    assert is_away(MONDAY, FRIDAY, toronto(at).date()) is bool(until)
    assert maria(desk).is_away is bool(until)


def test_before_a_town_is_chosen_nobody_is_away(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    assert desk.read(AskAbsences()) == ()
