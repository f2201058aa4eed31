"""The due queue in the hours of whoever must answer: each line counts down in its own calendar."""

from datetime import date
from pathlib import Path

from counterdesk.domain.contact import Answerer
from counterdesk.domain.ids import DepartmentId, PersonId
from counterdesk.domain.message import MessageTyped
from counterdesk.services.asks.calendar import SetScopeHours
from counterdesk.services.asks.due import DueBoard, DueRow, TakeDeadline
from counterdesk.services.asks.people import AskPeople, RetirePerson, SaveDepartment, SavePerson
from counterdesk.services.asks.town import Hours
from counterdesk.services.door import LogbookDesk
from counterdesk.store.queries.due import departments
from tests.desk import Clock, message, new_desk, person, toronto

MORNINGS: tuple[Hours, ...] = ((("09:00", "12:00"),),) * 4 + ((),) * 3
HOUR_US = 3_600_000_000


def with_department(tmp_path: Path) -> tuple[LogbookDesk, Clock, DepartmentId, str]:
    """A desk in a town where Building Services are open only on mornings from Monday to Thursday."""
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    found = desk.read(AskPeople()).departments
    if not any(one.name == "Building Services" for one in found):
        desk.do(SaveDepartment(None, "Building Services"), priya)
        found = desk.read(AskPeople()).departments
    building = next(one for one in found if one.name == "Building Services")
    with desk._logbook.read() as session:
        uid = {id_: scope for scope, id_ in departments(session)}[building.id]
    desk.do(SetScopeHours(uid, MORNINGS), priya)
    return desk, clock, building.id, uid


def rows(desk: LogbookDesk) -> tuple[DueRow, ...]:
    return desk.read(DueBoard()).rows


def test_a_line_counts_down_in_the_hours_of_the_department_that_must_answer(tmp_path: Path) -> None:
    desk, clock, building, _ = with_department(tmp_path)
    typed = MessageTyped(Answerer(department_id=building))
    desk.do(message(message=typed), person(desk, "Priya"))
    desk.do(message(), person(desk, "Priya"))
    board = desk.read(DueBoard())
    own, towns = board.rows
    assert (own.due_at, own.calendar_index) == (toronto("2026-11-25 12:00"), 1)
    assert (towns.due_at, towns.calendar_index) == (toronto("2026-11-25 16:30"), 0)
    left = (own.due_position or 0) - board.calendars[own.calendar_index].open_time.position(clock.now)
    assert left == 5 * HOUR_US


def test_a_department_that_follows_the_town_again_keeps_its_date_and_counts_in_the_towns_hours(
    tmp_path: Path,
) -> None:
    desk, _, building, uid = with_department(tmp_path)
    typed = MessageTyped(Answerer(department_id=building))
    desk.do(message(message=typed), person(desk, "Priya"))
    desk.do(SetScopeHours(uid, ()), person(desk, "Priya"))
    (row,) = rows(desk)
    assert (row.due_at, row.calendar_index) == (toronto("2026-11-25 12:00"), 0)


def with_tom_away(
    tmp_path: Path, until: date | None, away_from: date | None = None
) -> tuple[LogbookDesk, Clock, PersonId]:
    """A desk at which a message waits for Tom, who is away from today on; Maria stands in."""
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Maria Rossi", "Tom Okafor"))
    tom, maria = person(desk, "Tom"), person(desk, "Maria")
    desk.do(message(message=MessageTyped(Answerer(person_id=tom))), person(desk, "Priya"))
    desk.do(SavePerson(tom, "Tom Okafor", away_from=away_from, away_until=until, stand_in_id=maria), None)
    return desk, clock, tom


def test_who_must_answer_and_is_away_stands_there_with_the_last_day_and_the_stand_in(tmp_path: Path) -> None:
    """T21: when the receiver is unavailable the message goes to the alternate contact."""
    desk, _, _ = with_tom_away(tmp_path, date(2026, 11, 27))
    (row,) = rows(desk)
    assert (row.away_until, row.stand_in) == (date(2026, 11, 27), "Maria Rossi")


def test_an_absence_shows_from_its_first_to_its_last_day(tmp_path: Path) -> None:
    desk, clock, _ = with_tom_away(tmp_path, date(2026, 11, 27), date(2026, 11, 25))
    for day, is_away in (("24", False), ("25", True), ("27", True), ("28", False)):
        clock.set(toronto(f"2026-11-{day} 10:00"))
        (row,) = rows(desk)
        assert bool(row.away_until) is is_away


def test_nobody_is_absent_who_is_not_away(tmp_path: Path) -> None:
    desk, _, _ = with_tom_away(tmp_path, None)
    (row,) = rows(desk)
    assert (row.away_until, row.stand_in) == (None, "")


def test_once_somebody_else_took_it_the_absence_says_nothing(tmp_path: Path) -> None:
    desk, _, _ = with_tom_away(tmp_path, date(2026, 11, 27))
    priya = person(desk, "Priya")
    desk.do(TakeDeadline(rows(desk)[0].id, priya), priya)
    (row,) = rows(desk)
    assert (row.away_until, row.stand_in) == (None, "")


def test_what_an_absent_colleague_took_shows_the_absence_too(tmp_path: Path) -> None:
    desk, _, tom = with_tom_away(tmp_path, date(2026, 11, 27))
    desk.do(message(), person(desk, "Priya"))
    own = next(row for row in rows(desk) if row.answerer != "Tom Okafor")
    desk.do(TakeDeadline(own.id, tom), tom)
    assert {row.away_until for row in rows(desk)} == {date(2026, 11, 27)}


def test_a_stand_in_who_left_is_not_named(tmp_path: Path) -> None:
    desk, _, _ = with_tom_away(tmp_path, date(2026, 11, 27))
    desk.do(RetirePerson(person(desk, "Maria")), None)
    (row,) = rows(desk)
    assert (row.away_until, row.stand_in) == (date(2026, 11, 27), "")
