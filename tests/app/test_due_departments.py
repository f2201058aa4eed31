"""`counterdesk due` beside a logbook with edits: departments' hours and limits, filled blanks, dated switches."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from counterdesk.app import main
from counterdesk.app.paths import places as home_places
from counterdesk.services.asks.calendar import SetScopeHours
from counterdesk.services.asks.people import AskPeople
from counterdesk.services.asks.policy import SetLimit, SetOverride, SetPolicySwitch, WithdrawEdit
from counterdesk.services.door import LogbookDesk, Places, open_desk
from counterdesk.store.glance import town_of
from tests.desk import WEEKDAY, new_desk, packs, person, places

TODAY = date(2026, 11, 24)
BYLAW, BUILDING = "Municipal Law Enforcement", "Building and Septic"
CALL = ("--town", "kawartha_lakes", "--kind", "call", "--received", "2026-11-24T10:00-05:00")
MORNINGS = ((("09:00", "12:00"),),) * 4 + ((),) * 3


@pytest.fixture
def due(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def run(*words: str) -> tuple[int, str, str]:
        code = main.main(["--home", str(tmp_path), "due", *words])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def at_home(tmp_path: Path, town: str = "kawartha_lakes") -> LogbookDesk:
    """A desk on the logbook that the command line finds below this home."""
    ready, clock = new_desk(tmp_path, town=town)
    ready.close()
    file = home_places(tmp_path).make().logbook
    file.parent.mkdir(parents=True, exist_ok=True)
    places(tmp_path).logbook.replace(file)
    return open_desk(Places(file, tmp_path / "drafts.db", tmp_path / "backups", "Front counter"), clock, packs)


def by_priya(desk: LogbookDesk, *commands: object) -> None:
    for command in commands:
        desk.do(command, person(desk, "Priya"))  # type: ignore[arg-type]


def department(desk: LogbookDesk, name: str) -> int:
    return next(one.id for one in desk.read(AskPeople()).departments if one.name == name)


def test_a_departments_own_limit_is_said_with_the_towns(due, tmp_path: Path) -> None:
    desk = at_home(tmp_path)
    by_priya(desk, SetOverride(department(desk, BYLAW), "call", 1, TODAY))
    assert due(*CALL)[1].startswith("Due Thursday, November 26, 2026")
    code, out, err = due(*CALL, "--department", "municipal law enforcement")
    assert (code, err) == (0, "")
    assert out.startswith("Due Wednesday, November 25, 2026, 4:30 p.m.")
    assert f"{BYLAW} has a limit of its own, 1 business day; the town’s is 2 business days" in out
    desk.close()


def test_a_longer_limit_is_said_with_its_approval(due, tmp_path: Path) -> None:
    desk = at_home(tmp_path)
    by_priya(desk, SetOverride(department(desk, BYLAW), "call", 4, TODAY, "CAO and Council", date(2026, 10, 6)))
    out = due(*CALL, "--department", BYLAW)[1]
    assert out.startswith("Due Monday, November 30, 2026")
    assert "approved by CAO and Council on" in out
    found = json.loads(due(*CALL, "--department", BYLAW, "--json")[1])
    assert found["override"]["approved_on"] == "2026-10-06"
    assert (found["department"], found["override"]["number"], found["override"]["town_number"]) == (BYLAW, 4, 2)
    desk.close()


def test_a_departments_own_hours_are_counted_and_named(due, tmp_path: Path) -> None:
    desk = at_home(tmp_path)
    by_priya(desk, SetScopeHours(scope_of(tmp_path, BUILDING), MORNINGS))
    out = due(*CALL, "--department", BUILDING)[1]
    assert out.startswith("Due Thursday, November 26, 2026, 12:00 p.m.")
    assert f"Counted with the calendar of {BUILDING}, version" in out
    assert due(*CALL, "--department", BYLAW)[1].startswith("Due Thursday, November 26, 2026, 4:30 p.m.")
    desk.close()


def scope_of(tmp_path: Path, name: str) -> str:
    found = town_of(home_places(tmp_path).logbook)
    assert found is not None
    return next(one.scope for one in found.departments if one.name == name)


def test_a_department_that_follows_the_town_again_has_no_hours_of_its_own(due, tmp_path: Path) -> None:
    desk = at_home(tmp_path)
    scope = scope_of(tmp_path, BUILDING)
    by_priya(desk, SetScopeHours(scope, MORNINGS), SetScopeHours(scope, ()))
    out = due(*CALL, "--department", BUILDING)[1]
    assert out.startswith("Due Thursday, November 26, 2026, 4:30 p.m.")
    assert "the logbook's calendar" in out
    desk.close()


def test_a_number_that_the_town_filled_in_dates_a_call_from_its_day_on(due, tmp_path: Path) -> None:
    desk = at_home(tmp_path, "amherstburg")
    by_priya(desk, SetLimit("call", 2, "business_days", True, TODAY, "Appendix A, July 14, 2025"))
    words = ("--town", "amherstburg", "--kind", "call", "--received")
    out = due(*words, "2026-11-24T10:00-05:00")[1]
    assert out.startswith("Due Thursday, November 26, 2026, 4:30 p.m.")
    for part in ("Appendix A, July 14, 2025", "the town filled it in", "Priya Nair"):
        assert part in out
    assert due(*words, "2026-11-23T10:00-05:00")[1].startswith("No date")
    found = json.loads(due(*words, "2026-11-24T10:00-05:00", "--json")[1])
    assert found["edits"] == [
        {"what": "number", "subject": "call", "from_on": "2026-11-24", "source": "Appendix A, July 14, 2025"}
    ]
    assert (found["clause"], found["reason"]) == ("A13", None)
    desk.close()


def test_a_switch_counts_from_its_day_on_and_is_named_where_it_mattered(due, tmp_path: Path) -> None:
    desk = at_home(tmp_path)
    by_priya(desk, SetPolicySwitch("after_hours", "same_day", TODAY))
    evening = (*CALL[:-1], "2026-11-24T17:00-05:00")
    out = due(*evening)[1]
    assert out.startswith("Due Thursday, November 26, 2026")
    assert "counts from the moment it came" in out
    found = json.loads(due(*evening, "--json")[1])
    assert (found["switches"], [one["subject"] for one in found["edits"]]) == (
        {"after_hours": "same_day"},
        ["after_hours"],
    )
    assert due(*CALL[:-1], "2026-11-23T17:00-05:00")[1].startswith("Due Thursday, November 26, 2026")
    assert json.loads(due(*CALL, "--json")[1])["edits"] == []
    desk.close()


def test_an_edit_that_was_taken_back_does_not_count(due, tmp_path: Path) -> None:
    desk = at_home(tmp_path)
    done = desk.do(SetOverride(department(desk, BYLAW), "call", 1, TODAY), None)  # type: ignore[arg-type]
    by_priya(desk, WithdrawEdit(done.id or 0))
    assert due(*CALL, "--department", BYLAW)[1].startswith("Due Thursday, November 26, 2026")
    desk.close()


def test_a_department_that_is_not_there_is_one_sentence(due, tmp_path: Path) -> None:
    desk = at_home(tmp_path)
    code, out, err = due(*CALL, "--department", "Harbour")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "Harbour" in err
    assert BYLAW in err
    desk.close()


def test_a_department_needs_a_logbook_and_its_calendar(due, tmp_path: Path) -> None:
    code, _out, err = due(*CALL, "--department", BYLAW)
    assert (code, len(err.splitlines())) == (2, 1)
    file = tmp_path / "hours.json"
    file.write_text(json.dumps({"weekly": {"mon": [list(WEEKDAY[0])]}}), encoding="utf-8")
    code, _out, err = due(*CALL, "--department", BYLAW, "--calendar", str(file))
    assert (code, len(err.splitlines())) == (2, 1)
    assert "--calendar" in err


def test_a_logbook_from_before_there_were_edits_is_still_read(tmp_path: Path) -> None:
    at_home(tmp_path).close()
    file = home_places(tmp_path).logbook
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("DROP TABLE policy_edits")
        raw.commit()
    found = town_of(file)
    assert found is not None
    assert found.edits == ()
    assert BYLAW in [one.name for one in found.departments]
