"""Whose hours and whose limit date an answer: those of the department that must give it, else the town's."""

from datetime import date, datetime
from pathlib import Path

import pytest

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Answerer, CallerTyped, Channel, Outcome
from counterdesk.domain.ids import DepartmentId
from counterdesk.domain.message import MessageTyped
from counterdesk.services.asks.contacts import IncomingRow, LogIncoming
from counterdesk.services.asks.due import AskPromise, AskWhy, DueBoard, DueRow, Why
from counterdesk.services.asks.people import AskPeople, SavePerson
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.services.door import LogbookDesk
from counterdesk.services.town_now import TownNow, Towns
from counterdesk.store.engine import Logbook
from counterdesk.store.tables import Calendar, Department, PolicyEdit
from counterdesk.store.writing import Stamp
from counterdesk.workdays import WEEKDAYS
from tests.desk import message, new_desk, person, places, toronto, uid

BUILDING = "Building and Septic"
MORNINGS = {name: [["09:00", "12:00"]] if name != "fri" else [] for name in WEEKDAYS[:5]}
TUESDAY = toronto("2026-11-24 10:00")
AUGUST = date(2026, 8, 1)


def department(desk: LogbookDesk, name: str = BUILDING) -> DepartmentId:
    return next(one.id for one in desk.read(AskPeople()).departments if one.name == name)


def written(tmp_path: Path, *rows: Calendar | PolicyEdit) -> None:
    """Puts rows into the logbook that no command of this test makes."""
    logbook = Logbook.open(places(tmp_path).logbook, TUESDAY)
    with logbook.write(Stamp(TUESDAY, None, "Front counter")) as tx:
        tx.add(*rows)
        tx.session.flush()
        tx.journal("test_rows", rows[0])
    logbook.close()


def own_hours(desk: LogbookDesk, tmp_path: Path, version: int = 1, **weekly: object) -> None:
    """Gives Building and Septic hours of its own: Monday to Thursday mornings; empty ones follow the town again."""
    content = {"tz": "America/Toronto", "weekly": MORNINGS, "exceptions": {}, "confirmed_years": [2026], **weekly}
    if not content["weekly"]:
        content = {}
    written(tmp_path, Calendar(scope=uid_of(desk, tmp_path), version=version, content=content, at=TUESDAY, by=None))


def uid_of(desk: LogbookDesk, tmp_path: Path) -> str:
    logbook = Logbook.open_reader(places(tmp_path).logbook)
    with logbook.read() as session:
        found = session.get(Department, department(desk))
        assert found is not None
        scope = found.uid
    logbook.close()
    return scope


def edit(what: str, subject: str, value: object, **fields: object) -> PolicyEdit:
    return PolicyEdit(what=what, subject=subject, value=value, from_on=AUGUST, at=TUESDAY, by=None, **fields)


def kawartha(tmp_path: Path) -> LogbookDesk:
    desk, _ = new_desk(tmp_path, town="kawartha_lakes", people=("Priya Nair",))
    desk.do(SavePerson(None, "Tom Ng", department=BUILDING), None)
    return desk


def logs(desk: LogbookDesk, answerer: Answerer, at: datetime = TUESDAY) -> DueRow:
    done = desk.do(message(message=MessageTyped(answerer), happened_at=at), person(desk, "Priya"))
    return next(row for row in desk.read(DueBoard()).rows if row.id == int(done.facts["deadline_id"]))


def why(desk: LogbookDesk, row: DueRow) -> Why:
    return desk.read(AskWhy(row.id))


def test_a_department_with_hours_of_its_own_answers_in_them(tmp_path: Path) -> None:
    desk = kawartha(tmp_path)
    own_hours(desk, tmp_path)
    row = logs(desk, Answerer(department_id=department(desk)))
    assert row.due_at == toronto("2026-11-26 12:00")
    told = why(desk, row)
    assert (told.department, told.calendar.rpartition(" ")[2]) == (BUILDING, "1")


def test_a_colleague_answers_in_the_hours_of_their_department(tmp_path: Path) -> None:
    desk = kawartha(tmp_path)
    own_hours(desk, tmp_path)
    assert logs(desk, Answerer(person(desk, "Tom"))).due_at == toronto("2026-11-26 12:00")
    assert logs(desk, Answerer(person(desk, "Priya"))).due_at == toronto("2026-11-26 16:30")
    assert logs(desk, Answerer(text="somebody upstairs")).due_at == toronto("2026-11-26 16:30")


def test_other_departments_answer_in_the_towns_hours(tmp_path: Path) -> None:
    desk = kawartha(tmp_path)
    own_hours(desk, tmp_path)
    told = why(desk, logs(desk, Answerer(department_id=department(desk, "Clerks"))))
    assert (told.due_at, told.department, told.calendar) == (toronto("2026-11-26 16:30"), "", "town 3")


def test_a_department_that_gave_up_its_hours_follows_the_town_again(tmp_path: Path) -> None:
    desk = kawartha(tmp_path)
    own_hours(desk, tmp_path)
    own_hours(desk, tmp_path, version=2, weekly={})
    assert logs(desk, Answerer(department_id=department(desk))).due_at == toronto("2026-11-26 16:30")


def test_new_hours_of_a_department_date_what_comes_after_them(tmp_path: Path) -> None:
    desk = kawartha(tmp_path)
    own_hours(desk, tmp_path)
    before = logs(desk, Answerer(department_id=department(desk)))
    own_hours(desk, tmp_path, version=2, weekly={**MORNINGS, "thu": [["09:00", "15:00"]]})
    after = logs(desk, Answerer(department_id=department(desk)))
    assert (before.due_at, after.due_at) == (toronto("2026-11-26 12:00"), toronto("2026-11-26 15:00"))
    assert (why(desk, before).calendar[-1], why(desk, after).calendar[-1]) == ("1", "2")


def test_the_card_promises_the_date_that_is_saved(tmp_path: Path) -> None:
    desk = kawartha(tmp_path)
    own_hours(desk, tmp_path)
    asked = AskPromise(Channel.CALL, Outcome.MESSAGE, TUESDAY, department(desk))
    row = logs(desk, Answerer(department_id=department(desk)))
    assert desk.read(asked).due_at == row.due_at


def test_a_departments_own_limit_dates_its_answers_and_is_kept(tmp_path: Path) -> None:
    """K13: the town's two business days are a minimum; Building and Septic has set itself one."""
    desk = kawartha(tmp_path)
    written(tmp_path, edit("override", "call", {"number": 1}, department_id=department(desk)))
    row = logs(desk, Answerer(person(desk, "Tom")))
    assert (row.due_at, logs(desk, Answerer()).due_at) == (toronto("2026-11-25 16:30"), toronto("2026-11-26 16:30"))
    own = why(desk, row).override
    assert own is not None
    assert (own.department, own.number, own.town_number, own.from_on) == (BUILDING, 1, 2, AUGUST)


def test_a_longer_limit_says_who_approved_it(tmp_path: Path) -> None:
    desk = kawartha(tmp_path)
    fields = {"department_id": department(desk), "approved_by": "CAO and Council", "approved_on": AUGUST}
    written(tmp_path, edit("override", "call", {"number": 4}, **fields))
    told = why(desk, logs(desk, Answerer(department_id=department(desk))))
    assert told.due_at == toronto("2026-11-30 16:30")
    assert told.override is not None
    assert (told.override.approved_by, told.override.approved_on) == ("CAO and Council", AUGUST)


def test_a_switch_holds_from_its_day_on_and_names_its_edit_where_it_mattered(tmp_path: Path) -> None:
    desk = kawartha(tmp_path)
    switch = edit("switch", "after_hours", "same_day")
    switch.from_on = date(2026, 11, 20)
    written(tmp_path, switch)
    before = why(desk, logs(desk, Answerer(), toronto("2026-11-19 17:00")))
    after = why(desk, logs(desk, Answerer(), toronto("2026-11-23 17:00")))
    in_hours = why(desk, logs(desk, Answerer()))
    assert (before.due_at, after.due_at) == (toronto("2026-11-24 16:30"), toronto("2026-11-25 16:30"))
    assert (before.switches, after.switches) == (
        (("after_hours", "next_open_day"),),
        (("after_hours", "same_day"),),
    )
    assert [(one.what, one.subject, one.from_on) for one in after.edits] == [
        ("switch", "after_hours", date(2026, 11, 20))
    ]
    assert (before.edits, in_hours.edits) == ((), ())


@pytest.mark.parametrize("kind", ["complaint_acknowledge", "complaint_resolve"])
def test_a_complaint_in_amherstburg_is_dated_once_its_number_is_known(tmp_path: Path, kind: str) -> None:
    desk, _ = new_desk(tmp_path, town="amherstburg")
    content = {"number": 3, "unit": "business_days", "force": "must"}
    written(tmp_path, edit("number", kind, content, source="Appendix A"))
    desk.do(LogComplaint(uid(), Channel.CALL, About.SERVICE, "The counter was closed."), person(desk, "Priya"))
    (row,) = desk.read(DueBoard()).rows
    assert (row.kind, row.due_at, row.section) == (kind, toronto("2026-11-27 16:30"), "Appendix A")
    assert [(one.what, one.subject, one.source) for one in why(desk, row).edits] == [("number", kind, "Appendix A")]


def test_of_one_callers_rows_the_department_that_answers_first_carries_the_answer(tmp_path: Path) -> None:
    desk = kawartha(tmp_path)
    written(tmp_path, edit("override", "call", {"number": 1}, department_id=department(desk)))
    caller = CallerTyped("Maria Rossi", number="705-555-0142")
    rows = (
        IncomingRow(uid(), Channel.VOICEMAIL, TUESDAY, caller, about="Taxes"),
        IncomingRow(
            uid(), Channel.VOICEMAIL, TUESDAY, about="Septic", answerer=Answerer(person(desk, "Tom")), same_caller=True
        ),
    )
    desk.do(LogIncoming(uid(), rows), person(desk, "Priya"))
    (row,) = desk.read(DueBoard()).rows
    assert (row.answerer, row.due_at) == ("Tom Ng", toronto("2026-11-25 16:30"))


def test_a_calendar_is_read_once_as_long_as_its_version_is_the_newest(tmp_path: Path) -> None:
    desk = kawartha(tmp_path)
    own_hours(desk, tmp_path)
    towns, logbook = Towns(), Logbook.open_reader(places(tmp_path).logbook)
    with logbook.read() as session:
        first, second = towns.now(session), towns.now(session)
        assert isinstance(first, TownNow)
        assert isinstance(second, TownNow)
        assert first.calendar_of(department(desk)).calendar is second.calendar_of(department(desk)).calendar
        assert first.calendar_of(None).calendar is second.calendar
    logbook.close()
