"""The due queue in the hours of whoever must answer: each line counts down in its own calendar."""

from pathlib import Path

from counterdesk.domain.contact import Answerer
from counterdesk.domain.ids import DepartmentId
from counterdesk.domain.message import MessageTyped
from counterdesk.services.asks.calendar import SetScopeHours
from counterdesk.services.asks.due import DueBoard, DueRow
from counterdesk.services.asks.people import AskPeople, SaveDepartment
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
