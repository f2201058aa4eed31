"""`counterdesk due`: one contact's date with its reasons, and which opening hours were used."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from counterdesk.app import main
from counterdesk.app.due_cli import logbook_calendar
from counterdesk.app.due_input import BadInput
from counterdesk.app.paths import places
from counterdesk.domain.refusal import Refused
from counterdesk.store.glance import town_of

ROOT = Path(__file__).parent.parent.parent
OFFICE = [["08:30", "16:30"]]
WEEK = {"mon": OFFICE, "tue": OFFICE, "wed": OFFICE, "thu": OFFICE, "fri": OFFICE}
FRIDAY = ("--town", "essex", "--kind", "voicemail", "--received", "2026-06-05T16:31-04:00")


@pytest.fixture
def due(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def run(*words: str) -> tuple[int, str, str]:
        code = main.main(["--home", str(tmp_path), "due", *words])
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def hours(tmp_path: Path) -> Path:
    file = tmp_path / "hours.json"
    file.write_text(json.dumps({"weekly": WEEK, "exceptions": {"2026-06-10": []}}), encoding="utf-8")
    return file


def logbook(home: Path, town: str = "essex", **calendar: object) -> Path:
    """A file with the tables that a glance looks at."""
    file = places(home).make().logbook
    with sqlite3.connect(file) as raw:
        raw.execute("CREATE TABLE packs (id INTEGER PRIMARY KEY, town TEXT)")
        raw.execute("CREATE TABLE calendars (scope TEXT, version INTEGER, content TEXT)")
        raw.execute("CREATE TABLE settings (key TEXT, value TEXT)")
        raw.execute("INSERT INTO packs (town) VALUES (?)", (town,))
        older = json.dumps({"weekly": {}})
        newer = json.dumps({"weekly": WEEK, **calendar})
        rows = (("town", 1, older), ("town", 2, newer), ("other", 3, older))
        raw.executemany("INSERT INTO calendars VALUES (?, ?, ?)", rows)
    raw.close()
    return file


def test_date_and_reasons_are_printed(due, hours: Path) -> None:
    code, out, err = due(*FRIDAY, "--calendar", str(hours))
    assert (code, err) == (0, "")
    assert out.startswith("Due Thursday, June 11, 2026, 4:30 p.m.")
    for part in ("After closing", "Monday, June 8, 8:30 a.m.", "closed, as every Sunday", "2nd business day", "E14"):
        assert part in out
    assert "Respond to all voicemail messages within two (2) business days" in out
    assert "hours.json" in out


def test_json_has_the_five_keys_and_the_way_there(due, hours: Path) -> None:
    words = ("--calendar", str(hours), "--now", "2026-06-11T16:00-04:00", "--json")
    found = json.loads(due(*FRIDAY, *words)[1])
    assert found["effective_received"] == "2026-06-08T08:30:00-04:00"
    assert (found["due"], found["remaining_business_minutes"]) == ("2026-06-11T16:30:00-04:00", 30)
    assert (found["overdue"], found["reason"]) == (False, None)
    assert (found["clause"], found["section"], found["receipt"]) == ("E14", "7", "after_closing")
    assert found["steps"][-1] == {"on": "2026-06-11", "code": "counted", "number": 2, "close": 990}
    assert found["unconfirmed_year"] == 2026


def test_what_is_left_is_said_when_now_is_given(due, hours: Path) -> None:
    def at(now: str) -> str:
        return due(*FRIDAY, "--calendar", str(hours), "--now", now)[1].splitlines()[-1]

    assert at("2026-06-11T14:07-04:00").endswith("2 h 23 left")
    assert "overdue" in at("2026-06-12T10:00-04:00")
    assert "1 h 30" in at("2026-06-12T10:00-04:00")


def test_switch_that_mattered_is_told(due, hours: Path) -> None:
    assert (
        "Town's rule: what comes in after hours counts from the next opening."
        in due(*FRIDAY, "--calendar", str(hours))[1]
    )


def test_without_a_standard_no_date_is_made_up(due, hours: Path) -> None:
    words = ("--town", "amherstburg", "--kind", "email", "--received", "2026-06-05T10:00-04:00")
    code, out, _err = due(*words, "--calendar", str(hours))
    assert code == 0
    assert out.startswith("No date")
    found = json.loads(due(*words, "--calendar", str(hours), "--json")[1])
    assert (found["due"], found["reason"], found["clause"]) == (None, "no_standard_in_text", None)


def test_without_calendar_and_logbook_the_policys_hours_are_used_with_a_warning(due) -> None:
    code, out, err = due(*FRIDAY)
    assert (code, len(err.splitlines())) == (0, 1)
    assert err.startswith("Warning")
    assert out.startswith("Due Wednesday, June 10, 2026, 4:30 p.m.")


def test_where_the_text_gives_no_hours_a_calendar_is_asked_for(due) -> None:
    words = ("--town", "lasalle", "--kind", "call", "--received", "2026-06-05T10:00-04:00")
    code, out, err = due(*words)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "--calendar" in err


def test_logbooks_newest_calendar_is_used(due, tmp_path: Path) -> None:
    logbook(tmp_path, exceptions={"2026-06-09": []}, confirmed_years=[2026])
    code, out, err = due(*FRIDAY)
    assert (code, err) == (0, "")
    assert out.startswith("Due Thursday, June 11, 2026, 4:30 p.m.")
    assert "Nobody has confirmed" not in out
    assert logbook_calendar(tmp_path).confirmed_years == {2026}


def test_logbooks_own_switches_are_used(due, tmp_path: Path) -> None:
    file = logbook(tmp_path)
    with sqlite3.connect(file) as raw:
        raw.execute("INSERT INTO settings VALUES ('switches', ?)", (json.dumps({"after_hours": "same_day"}),))
    raw.close()
    assert due(*FRIDAY)[1].startswith("Due Tuesday, June 9, 2026, 4:30 p.m.")


def test_logbook_of_another_town_is_not_used(due, tmp_path: Path) -> None:
    logbook(tmp_path, town="tecumseh")
    assert due(*FRIDAY)[2].startswith("Warning")


def test_logbook_that_cannot_be_read_is_one_sentence(due, tmp_path: Path) -> None:
    places(tmp_path).make().logbook.write_bytes(b"\xff\xd8\xff\xe0 a picture" * 100)
    code, out, err = due(*FRIDAY)
    assert (code, out, len(err.splitlines())) == (2, "", 1)


def test_logbook_is_only_looked_at(tmp_path: Path) -> None:
    file = logbook(tmp_path)
    before = file.read_bytes()
    assert town_of(file).town == "essex"
    assert file.read_bytes() == before
    assert town_of(tmp_path / "none.db") is None
    assert logbook_calendar(tmp_path / "elsewhere") is None


def test_glance_at_a_logbook_without_a_town_finds_nothing(tmp_path: Path) -> None:
    file = logbook(tmp_path)
    with sqlite3.connect(file) as raw:
        raw.execute("DELETE FROM packs")
    raw.close()
    assert town_of(file) is None


def test_calendar_in_a_logbook_that_is_nonsense_is_refused(tmp_path: Path) -> None:
    file = logbook(tmp_path, exceptions={"2026-02-30": []})
    with pytest.raises(BadInput):
        logbook_calendar(tmp_path)
    with sqlite3.connect(file) as raw:
        raw.execute("UPDATE calendars SET content = '{'")
    raw.close()
    with pytest.raises(Refused):
        logbook_calendar(tmp_path)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ((), "--town"),
        (("--town", "essex"), "--kind"),
        (("--town", "windsor", *FRIDAY[2:]), "windsor"),
        ((*FRIDAY[:2], "--kind", "telegram", *FRIDAY[4:]), "telegram"),
        ((*FRIDAY[:4], "--received", "2026-06-05T16:31"), "offset"),
        ((*FRIDAY[:4], "--received", "yesterday"), "--received"),
        ((*FRIDAY, "--now", "soon"), "--now"),
        ((*FRIDAY, "--calendar", "/nowhere/hours.json"), "hours.json"),
    ],
)
def test_what_cannot_be_understood_is_one_line_and_exit_2(due, words: tuple[str, ...], part: str) -> None:
    code, out, err = due(*words)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert part in err


def test_calendar_file_with_a_fault_names_it(due, tmp_path: Path) -> None:
    file = tmp_path / "bad.json"
    file.write_text('{"weekly": {"mon": [["16:30", "08:30"]]}}', encoding="utf-8")
    code, _out, err = due(*FRIDAY, "--calendar", str(file))
    assert code == 2
    assert "weekly.mon[0]" in err


def test_single_question_loads_neither_window_nor_database_toolkit(tmp_path: Path) -> None:
    logbook(tmp_path)
    program = (
        "import sys; from counterdesk.app.main import main; code = main(sys.argv[1:]);"
        "heavy = {'PySide6', 'sqlalchemy', 'alembic', 'holidays', 'jinja2'} & set(sys.modules); print(heavy)"
    )
    command = [sys.executable, "-c", program, "--home", str(tmp_path), "due", *FRIDAY]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"


def test_in_a_towns_logbook_the_town_needs_no_naming(due, tmp_path: Path) -> None:
    logbook(tmp_path)
    code, out, err = due(*FRIDAY[2:])
    assert (code, err) == (0, "")
    assert (0, out, "") == due(*FRIDAY)


def test_a_town_that_is_named_counts_before_the_logbooks(due, tmp_path: Path, hours: Path) -> None:
    logbook(tmp_path, "tecumseh")
    of_essex, of_the_logbook = (due(*words, "--calendar", str(hours))[1] for words in (FRIDAY, FRIDAY[2:]))
    assert "(E14)" in of_essex
    assert "The policy gives no time for this" in of_the_logbook


@pytest.mark.parametrize(("words", "options"), [((), "--town, --kind, --received"), (FRIDAY[2:], "--town")])
def test_without_a_logbook_the_town_must_be_named(due, words: tuple[str, ...], options: str) -> None:
    code, out, err = due(*words)
    assert (code, out) == (2, "")
    assert f"{options}: missing" in err


def test_in_a_towns_logbook_only_what_nobody_can_know_is_missing(due, tmp_path: Path) -> None:
    logbook(tmp_path)
    code, _out, err = due("--kind", "voicemail")
    assert code == 2
    assert "--received: missing" in err
    assert "--town" not in err
