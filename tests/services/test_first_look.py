"""Today's log is the same whether the program's database library is loaded already or not."""

import shutil
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Answerer, CallerTyped, Channel, Outcome, OutcomeDetail, TransferResult
from counterdesk.domain.message import MessageState
from counterdesk.services import first_look
from counterdesk.services.asks.contacts import DayLog, LogOneClick, MarkMessage, SaveTopic, Undo
from counterdesk.services.asks.sealed import IncidentTyped, LogComplaint, SaveIncident
from counterdesk.services.door import LogbookDesk
from tests.desk import Clock, bare_desk, call, message_for_tom, new_desk, person, places, topic, toronto, uid
from tests.house.source import ROOT

DAY = DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))


def a_day_with_everything(desk: LogbookDesk, clock: Clock) -> None:
    """Logs one of each: every kind of record, in every state that a line of the log can show."""
    priya = person(desk, "Priya")
    transferred = OutcomeDetail(transferred_to=Answerer(text="Roads"), transfer_result=TransferResult.VOICEMAIL)
    desk.do(SaveTopic(None, "Water bills", is_tally=True), priya)
    commands = [
        call(),
        call(topic_id=topic(desk), note=""),
        call(confidential=True, caller=CallerTyped("Ida Quill", number="519-555-0107")),
        call(caller=CallerTyped("", number="519 555 0142 ext 4"), note="\n".join(["A long line of words"] * 40)),
        call(caller=CallerTyped(number="911"), outcome=Outcome.TRANSFERRED, detail=transferred),
        call(channel=Channel.WALK_IN, happened_at=clock() - timedelta(hours=2)),
        message_for_tom(),
        message_for_tom(),
        LogOneClick(uid(), Channel.WALK_IN, topic(desk), quantity=3),
        LogOneClick(uid(), Channel.CALL, None, Outcome.NOTHING_OWED),
        LogOneClick(uid(), Channel.WALK_IN, topic(desk, -1)),
        LogComplaint(uid(), Channel.CALL, About.EMPLOYEE, "Was rude."),
        LogComplaint(uid(), Channel.WALK_IN, About.BYLAW, "Tall weeds.", caller=CallerTyped("Ida Quill")),
        SaveIncident(uid(), IncidentTyped(clock(), Channel.CALL, words_used="Shouted.")),
    ]
    for command in commands:
        clock.forward(seconds=20)
        desk.do(command, priya)
    desk.do(Undo(desk.do(call(note="A mistake."), priya).uid), priya)
    messages = [row for row in desk.read(DAY).rows if row.record_number and row.record == "contacts"]
    desk.do(MarkMessage(messages[0].uid, MessageState.HANDED), priya)
    desk.do(MarkMessage(messages[1].uid, MessageState.READ), priya)


def test_every_kind_of_line_is_the_same(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    a_day_with_everything(desk, clock)
    known = desk.read(DAY)
    assert len(known.rows) > 14
    assert first_look.day_log(places(tmp_path).logbook, DAY) == known


@pytest.mark.parametrize("limit", [1, 5, 500])
def test_the_newest_come_first_and_no_more_than_wanted(tmp_path: Path, limit: int) -> None:
    desk, clock = new_desk(tmp_path)
    a_day_with_everything(desk, clock)
    wanted = replace(DAY, limit=limit)
    assert first_look.day_log(places(tmp_path).logbook, wanted) == desk.read(wanted)


def test_another_day_is_empty(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    a_day_with_everything(desk, clock)
    yesterday = DayLog(DAY.since - timedelta(days=1), DAY.since)
    assert first_look.day_log(places(tmp_path).logbook, yesterday) == desk.read(yesterday)


def test_what_is_saved_a_moment_ago_is_seen_beside_an_open_desk(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    before = first_look.last_line(places(tmp_path).logbook)
    done = desk.do(call(), person(desk, "Priya"))
    found = first_look.day_log(places(tmp_path).logbook, DAY)
    assert found is not None
    assert [row.uid for row in found.rows] == [done.uid]
    assert before is not None
    changes = desk.changes_since(before)
    assert changes is not None
    assert changes.seq == first_look.last_line(places(tmp_path).logbook)


def test_a_logbook_without_a_town_has_an_empty_day(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    assert first_look.day_log(places(tmp_path).logbook, DAY) == desk.read(DAY)


def altered(tmp_path: Path, *statements: str) -> Path:
    """Gives a logbook to which something was done that only the real opening may judge."""
    desk, _ = new_desk(tmp_path)
    desk.do(call(), person(desk, "Priya"))
    desk.close()
    path = places(tmp_path).logbook
    with closing(sqlite.connect(str(path), isolation_level=None)) as raw:
        for statement in statements:
            raw.execute(statement)
    return path


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE alembic_version SET version_num = '9999'",
        "DELETE FROM alembic_version",
        "PRAGMA application_id = 1",
        "DROP TABLE people",
        "UPDATE contacts SET happened_at = 'soon'",
        "UPDATE contacts SET outcome_detail = '{'",
        "UPDATE contacts SET happened_at = 9000000000000000000",
    ],
)
def test_what_is_unusual_is_left_to_the_real_opening(tmp_path: Path, statement: str) -> None:
    path = altered(tmp_path, statement)
    everything = DayLog(datetime(1970, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
    assert first_look.day_log(path, everything) is None


def test_a_file_that_is_no_logbook_or_not_there_is_left_to_the_real_opening(tmp_path: Path) -> None:
    picture = tmp_path / "picture.db"
    picture.write_bytes(b"\xff\xd8\xff\xe0" * 2000)
    for path in (picture, tmp_path / "none.db", tmp_path):
        assert first_look.day_log(path, DAY) is None
        assert first_look.last_line(path) is None
    assert sorted(one.name for one in tmp_path.iterdir()) == ["picture.db"]


def test_a_journal_that_is_gone_has_no_last_line(tmp_path: Path) -> None:
    assert first_look.last_line(altered(tmp_path, "DROP TABLE head")) is None


def test_a_damaged_logbook_is_left_to_the_real_opening(tmp_path: Path) -> None:
    path = altered(tmp_path, "VACUUM")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    shutil.rmtree(tmp_path / "backups", ignore_errors=True)
    assert first_look.day_log(path, DAY) is None


def test_nothing_is_written_by_looking(tmp_path: Path) -> None:
    path = altered(tmp_path)
    before = path.read_bytes()
    first_look.day_log(path, DAY)
    assert path.read_bytes() == before


def test_the_first_look_loads_no_database_library() -> None:
    code = "import counterdesk.services.first_look, counterdesk.app.early, sys; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
