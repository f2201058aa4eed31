"""A check says that a sound logbook is sound, and where an unsound one is not."""

from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from counterdesk.domain.refusal import Refused
from counterdesk.store import check
from counterdesk.store.engine import Logbook
from counterdesk.store.tables import Caller, Contact, Pack, Person, Setting
from tests.store.rows import (
    NOW,
    addendum,
    changing,
    complaint,
    contact,
    incident,
    message,
    person,
    save,
    stamp,
)


@pytest.fixture
def full(logbook: Logbook) -> Path:
    """A closed logbook with something in most tables."""
    caller = Caller(digits="5195550100", shown="519-555-0100", first_at=NOW, last_at=NOW, contacts=1)
    call = contact(name="Zoë", note="Blue house", outcome_detail={"to": "Tax"}, number_digits="5195550100")
    save(logbook, "call_logged", call, caller)
    report = incident("2026-0001")
    save(logbook, "incident_written", report)
    save(logbook, "addendum_written", addendum(report.id, "Came back"))
    save(logbook, "complaint_taken", complaint("2026-0001", about_employee=True))
    save(logbook, "message_taken", message(call.id, "2026-0001"))
    save(logbook, "setting_changed", Setting(key="clock", value="4:30 p.m."))
    save(logbook, "policy_kept", Pack(town="essex", version=1, content="[town]", at=NOW))
    gone = person(name="Gone")
    save(logbook, "person_added", gone)
    with changing(logbook, Person, gone.id) as (tx, row):
        tx.session.delete(row)
        tx.journal("disposed", row)
    with changing(logbook, Contact, call.id) as (tx, found):
        tx.amend(found, note="Green house")
        tx.journal("call_amended", found)
    logbook.close()
    return logbook.path


def tamper(path: Path, *statements: str) -> list[tuple[str, str]]:
    """Changes a closed logbook behind the program's back and gives what the check finds."""
    with closing(sqlite.connect(str(path), isolation_level=None)) as raw:
        for statement in statements:
            raw.execute(statement)
    finding = check.examine(path)
    assert not finding.sound
    return sorted({(problem.code, problem.where) for problem in finding.problems})


def test_a_sound_logbook_is_sound(full: Path) -> None:
    finding = check.examine(full)
    assert finding.problems == ()
    assert finding.sound
    assert finding.lines == 11
    assert finding.rows > 10


def test_a_new_empty_logbook_is_sound(logbook: Logbook) -> None:
    assert check.examine(logbook.path).sound


def test_a_logbook_is_checked_while_the_window_is_open(logbook: Logbook) -> None:
    save(logbook, "call_logged", contact())
    assert check.examine(logbook.path).lines == 2


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (
            "UPDATE contacts SET note = 'Red house'",
            [("record", "contacts"), ("row", "contacts"), ("words", "contacts")],
        ),
        ("UPDATE contacts SET first_contact = 3", [("record", "contacts"), ("row", "contacts")]),
        ("UPDATE contacts SET happened_at = happened_at + 1", [("record", "contacts"), ("row", "contacts")]),
        ("UPDATE people SET salt = zeroblob(32)", [("record", "people"), ("row", "people")]),
        ("UPDATE people SET seal = 'f' || substr(seal, 2) || '0'", [("row", "people")]),
        ("UPDATE callers SET contacts = 9", [("row", "callers")]),
        ("UPDATE settings SET value = '\"5 p.m.\"'", [("row", "settings")]),
        ("UPDATE packs SET content = '[Town]'", [("row", "packs")]),
        ("UPDATE amendments SET before = '\"Pink house\"'", [("row", "amendments")]),
        ("UPDATE numbers SET last = 7", [("row", "numbers")]),
        ("UPDATE search_rows SET at = at + 1", [("row", "search_rows")]),
        ("UPDATE journal SET action = 'call_loged' WHERE seq = 3", [("journal", "journal")]),
        ("UPDATE journal SET who = 7 WHERE seq = 1", [("journal", "journal")]),
        ("UPDATE head SET seq = seq + 1", [("journal", "head")]),
        ("UPDATE head SET chain = 'x' || substr(chain, 2)", [("journal", "head")]),
        ("DELETE FROM attempts", None),
        ("DELETE FROM incident_addenda", [("record_missing", "incident_addenda"), ("words_stray", "incident_addenda")]),
        ("DELETE FROM search WHERE rowid IN (SELECT max(rowid) FROM search)", [("words", "messages")]),
        ("INSERT INTO search (rowid, text) VALUES (9999, 'ghost')", [("words_stray", "search")]),
        ("INSERT INTO sealed_search (rowid, text) VALUES (9999, 'ghost')", [("words_stray", "sealed_search")]),
        ("DELETE FROM search_rows WHERE record = 'incidents'", None),
        ("UPDATE messages SET contact_id = 99", None),
        ("UPDATE search_content SET c0 = 'other words'", None),
        ("UPDATE search_data SET block = zeroblob(9) WHERE id > 100", None),
        ("UPDATE sealed_search_data SET block = zeroblob(9) WHERE id > 100", None),
    ],
)
def test_every_change_behind_the_program_s_back_is_found(
    full: Path, statement: str, found: list[tuple[str, str]] | None
) -> None:
    if statement.startswith(("DELETE FROM attempts", "UPDATE numbers")):
        _with_attempt(full)
    told = tamper(full, statement)
    assert told
    if found is not None:
        assert told == found


def _with_attempt(path: Path) -> None:
    from counterdesk.store.tables import Attempt, Deadline

    logbook = Logbook.open(path, NOW)
    owed = Deadline(kind="voicemail", received_at=NOW)
    save(logbook, "deadline_started", owed)
    save(logbook, "tried", Attempt(deadline_id=owed.id, at=NOW, what="no_answer"))
    with logbook.write(stamp()) as tx:
        tx.number("incident", 2026)
        row = contact()
        tx.add(row)
        tx.journal("call_logged", row)
    logbook.close()


def test_a_cut_tail_of_the_journal_is_found(full: Path) -> None:
    told = tamper(full, "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)")
    assert ("journal", "head") in told


def test_a_page_that_cannot_be_read_is_one_finding(full: Path) -> None:
    content = bytearray(full.read_bytes())
    content[16:4096] = b"\xee" * (4096 - 16)
    full.write_bytes(content)
    finding = check.examine(full)
    assert [problem.code for problem in finding.problems] == ["unreadable"]


def test_a_missing_and_a_newer_logbook_are_refused(full: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="logbook_missing"):
        check.examine(tmp_path / "away")
    with closing(sqlite.connect(str(full), isolation_level=None)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '0900'")
    with pytest.raises(Refused, match="logbook_newer"):
        check.examine(full)


def test_a_thousand_broken_rows_are_a_hundred_problems(logbook: Logbook) -> None:
    save(logbook, "imported", *(contact() for _ in range(300)))
    logbook.close()
    with closing(sqlite.connect(str(logbook.path), isolation_level=None)) as raw:
        raw.execute("UPDATE contacts SET note = 'x'")
    assert len(check.examine(logbook.path).problems) == 100
