"""A glance into a logbook for the command line: the town, its calendar and switches - and nothing is ever written."""

import json
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import SaveClosures, SetScopeHours
from counterdesk.services.asks.policy import SetPolicySwitch
from counterdesk.services.asks.town import ClosureRow, ConfirmYear, SetSetting
from counterdesk.store import glance
from counterdesk.store.glance import is_practice, town_of
from counterdesk.workdays import Calendar
from tests.desk import USUAL_HOURS, bare_desk, new_desk, packs, places
from tests.store.rows import started

LONGER = ((("08:00", "12:00"), ("13:00", "17:00")),) * 5 + ((),) * 2


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def written(path: Path, *statements: str) -> Path:
    with closing(sqlite.connect(str(path), isolation_level=None)) as raw:
        for statement in statements:
            raw.execute(statement)
    return path


def test_where_no_logbook_is_there_is_nothing_to_see(tmp_path: Path) -> None:
    assert town_of(tmp_path / "none.db") is None
    assert is_practice(tmp_path / "none.db") is None
    assert town_of(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_a_logbook_without_a_town_has_none(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    desk.close()
    assert town_of(places(tmp_path).logbook) is None


@pytest.mark.parametrize("town", sorted(packs()))
def test_each_town_is_seen_with_its_calendar(tmp_path: Path, town: str) -> None:
    desk, _ = new_desk(tmp_path, town=town)
    found = town_of(places(tmp_path).logbook)
    assert found is not None
    assert (found.town, found.switches) == (town, {})
    calendar = Calendar.read(found.calendar)
    assert (calendar.is_confirmed(2026), calendar.is_confirmed(2027)) == (True, True)
    assert calendar.is_business_day(date(2026, 11, 24))
    desk.close()


def test_the_newest_calendar_and_switches_are_seen_beside_an_open_window(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(SetScopeHours("town", LONGER), None)
    desk.do(SetPolicySwitch("half_day", "skipped", date(2026, 11, 24)), None)
    desk.do(SaveClosures((ClosureRow(date(2026, 12, 24), "Half day", (("08:00", "12:00"),)),)), None)
    found = town_of(places(tmp_path).logbook)
    assert found is not None
    calendar = Calendar.read(found.calendar)
    assert len(calendar.hours_on(date(2026, 11, 24))) == 2
    assert calendar.is_short(date(2026, 12, 24))
    assert calendar.name_of(date(2026, 12, 24)) == "Half day"
    (edit,) = found.edits
    assert (edit.what, edit.subject, edit.content, edit.from_on) == (
        "switch",
        "half_day",
        "skipped",
        date(2026, 11, 24),
    )


def test_a_year_that_is_confirmed_later_is_seen_as_confirmed(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, confirmed=False)
    at = places(tmp_path).logbook
    assert Calendar.read(town_of(at).calendar).confirmed_years == frozenset()
    desk.do(ConfirmYear(2026, (ClosureRow(date(2026, 12, 25), "Christmas Day"),)), None)
    calendar = Calendar.read(town_of(at).calendar)
    assert calendar.confirmed_years == {2026}
    assert not calendar.is_business_day(date(2026, 12, 25))


def test_a_closed_logbook_is_only_looked_at(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.close()
    before = files(tmp_path)
    assert town_of(places(tmp_path).logbook) is not None
    assert is_practice(places(tmp_path).logbook) is False
    after = files(tmp_path)
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) <= {"logbook.db-wal", "logbook.db-shm"}


@pytest.mark.parametrize(("value", "says"), [("yes", True), ("no", False)])
def test_a_logbook_says_whether_it_is_for_practice(tmp_path: Path, value: str, says: bool) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(SetSetting("practice", value), None)
    desk.close()
    assert is_practice(places(tmp_path).logbook) is says


def test_a_logbook_that_was_never_set_up_does_not_say_whether_it_is_for_practice(tmp_path: Path) -> None:
    logbook = started(tmp_path)
    logbook.close()
    assert is_practice(logbook.path) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xd8\xff\xe0 a picture", b"SQLite format 3\x00" + bytes(4080), b"# text\n" * 500],
    ids=["empty", "picture", "a database's first bytes", "text"],
)
def test_what_is_no_logbook_is_refused_and_says_nothing_about_practice(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "logbook.db"
    file.write_bytes(content)
    with pytest.raises(Refused, match="logbook_damaged"):
        town_of(file)
    assert is_practice(file) is None
    assert file.read_bytes() == content


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE calendars SET content = '{not json'",
        "INSERT INTO settings (key, value, seal) VALUES ('switches', '{not json', '')",
        "UPDATE policy_edits SET value = '{not json'",
        "UPDATE policy_edits SET from_on = '2026-02-30'",
        "DROP TABLE calendars",
        "DROP TABLE settings",
    ],
)
def test_a_logbook_whose_town_cannot_be_read_is_damaged(tmp_path: Path, damage: str) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(SetPolicySwitch("half_day", "skipped", date(2026, 11, 24)), None)
    desk.close()
    at = written(places(tmp_path).logbook, "PRAGMA foreign_keys=OFF", damage)
    with pytest.raises(Refused, match="logbook_damaged"):
        town_of(at)


def test_a_practice_mark_that_is_neither_yes_nor_no_says_nothing(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(SetSetting("practice", "yes"), None)
    desk.close()
    for value in ("3", '"yes"', "null", "{broken"):
        at = written(places(tmp_path).logbook, f"UPDATE settings SET value = '{value}' WHERE key = 'practice'")
        assert is_practice(at) is None


def test_a_glance_can_write_nothing(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.close()
    with closing(glance._open(places(tmp_path).logbook)) as raw, pytest.raises(sqlite.OperationalError):
        raw.execute("DELETE FROM settings")


def test_a_path_with_odd_letters_is_a_path_like_any_other(tmp_path: Path) -> None:
    odd = tmp_path / "Greffe & Accueil #1 ?100%"
    odd.mkdir()
    desk, _ = new_desk(odd)
    desk.close()
    found = town_of(places(odd).logbook)
    assert found is not None
    assert json.dumps(found.calendar)
    assert Calendar.read(found.calendar).hours_on(date(2026, 11, 24)) == Calendar.read(
        {"weekly": {"tue": [list(USUAL_HOURS[1][0])]}}
    ).hours_on(date(2026, 11, 24))
