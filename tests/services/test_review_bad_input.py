"""Whatever is typed, pasted or pulled out: one refusal each, nothing lost, and never a traceback."""

import shutil
import threading
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Answerer, CallerTyped, Channel, NothingOwed, Outcome, OutcomeDetail
from counterdesk.domain.deadline import Answered, Tried
from counterdesk.domain.ids import TopicId
from counterdesk.domain.message import MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import SaveClosures
from counterdesk.services.asks.callers import AskCaller
from counterdesk.services.asks.contacts import (
    AddNote,
    AskColleagues,
    AskContact,
    DayLog,
    Extras,
    Find,
    IncomingRow,
    LogIncoming,
    LogOneClick,
    MarkPrinted,
    SaveTopic,
    Undo,
)
from counterdesk.services.asks.desk import Command
from counterdesk.services.asks.due import AnswerDeadline, DueBoard, TryDeadline
from counterdesk.services.asks.logbook import AskDrafts, AskHealth, BackUp, Check, Draft, KeepDraft
from counterdesk.services.asks.people import PastePeople, SaveDepartment, SavePerson
from counterdesk.services.asks.sealed import AskIncident, IncidentTyped, LogComplaint, SaveIncident
from counterdesk.services.asks.town import ClosureRow, SetSetting
from counterdesk.services.door import LogbookDesk, open_desk
from counterdesk.store import restore
from tests.desk import TUESDAY, Clock, call, message, new_desk, packs, person, places, toronto, uid

NASTY = "caf\u00e9 \x00\x07\ud800 \udfff \u202e<b>&amp;</b> '); DROP TABLE contacts;-- \U0001f600"
WHOLE_DAY = DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))
NOBODY = CallerTyped(NASTY, number=NASTY, reach_at=NASTY)
EVERYTHING = Extras(NASTY, NASTY, NASTY, NASTY, NASTY, NASTY)


def is_sound(desk: LogbookDesk) -> bool:
    return desk.slow(Check()).sound


COMMANDS: dict[str, Callable[[], Command]] = {
    "call": lambda: call(note=NASTY, caller=NOBODY, extras=EVERYTHING),
    "message": lambda: message(note=NASTY, message=MessageTyped(Answerer(text=NASTY), NASTY)),
    "confidential": lambda: message(note=NASTY, caller=NOBODY, extras=EVERYTHING, confidential=True),
    "transfer": lambda: call(
        outcome=Outcome.TRANSFERRED, detail=OutcomeDetail(transferred_to=Answerer(text=NASTY)), caller=NOBODY
    ),
    "referred": lambda: call(outcome=Outcome.REFERRED, detail=OutcomeDetail(referred_name=NASTY)),
    "send": lambda: call(outcome=Outcome.SEND, detail=OutcomeDetail(sent_what=NASTY)),
    "sheet": lambda: LogIncoming(uid(), (IncomingRow(uid(), Channel.EMAIL, TUESDAY, NOBODY, about=NASTY),)),
    "complaint": lambda: LogComplaint(
        uid(), Channel.CALL, About.SERVICE, NASTY, caller=NOBODY, address=NASTY, action_requested=NASTY, topic=NASTY
    ),
    "incident": lambda: SaveIncident(
        uid(), IncidentTyped(TUESDAY, Channel.CALL, NASTY, (NASTY,), *(NASTY,) * 9), NASTY, submit=False
    ),
    "topic": lambda: SaveTopic(None, NASTY),
    "person": lambda: SavePerson(None, NASTY, NASTY, NASTY, "12", NASTY),
    "people": lambda: PastePeople(f"{NASTY}\n{NASTY}; {NASTY}"),
    "department": lambda: SaveDepartment(None, NASTY),
    "closure": lambda: SaveClosures((ClosureRow(date(2026, 12, 24), NASTY, source=NASTY),)),
    "setting": lambda: SetSetting("counter_address", NASTY),
    "counter": lambda: SetSetting("counter", NASTY),
    "printed": lambda: MarkPrinted("shift", "", NASTY),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_what_no_keyboard_writes_can_still_be_saved(tmp_path: Path, name: str) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(COMMANDS[name](), person(desk, "Priya"))
    assert is_sound(desk)


def test_odd_text_in_what_is_done_to_a_deadline_is_no_trouble(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    done = desk.do(message(), priya)
    (row,) = desk.read(DueBoard()).rows
    desk.do(TryDeadline(row.id, Tried.NO_ANSWER, NASTY), priya)
    desk.do(AnswerDeadline(row.id, TUESDAY, NASTY, Answered.OTHER), priya)
    desk.do(AddNote(done.uid, NASTY), priya)
    assert "café" in desk.read(AskContact(done.uid)).note
    desk.do(Undo(done.uid, NASTY), priya)
    assert is_sound(desk)


def test_a_draft_of_odd_text_comes_back_word_for_word(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    draft = Draft(uid(), "call", person(desk, "Priya"), NASTY, clock.now)
    desk.do(KeepDraft(draft), draft.author_id)
    assert desk.read(AskDrafts())[0].content == NASTY


HOSTILE = (
    *('"', "'", "*", "^", "NEAR(", "a OR b", "AND", "col:word", "-word", "(519) 555-0100", "O'Brien", "dog-licence"),
    *("%", "_", "\x00", "\ud800", "a" * 100_000, "1" * 100_000, "a " * 50_000, "🙂", "\u202e", "2026-", "2026-0"),
    *("2026-%", "2026-99999999", NASTY),
)


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_typed_into_the_search_is_an_error(tmp_path: Path, typed: str) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(call(), person(desk, "Priya"))
    desk.read(Find(typed))
    desk.read(AskCaller(number=typed))
    desk.read(AskCaller(name=typed))
    desk.read(AskColleagues(typed))


def test_a_name_with_an_apostrophe_is_found_both_ways(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(call(caller=CallerTyped("Seán O'Brien")), person(desk, "Priya"))
    assert [len(desk.read(Find(typed))) for typed in ("O'Brien", "OBrien", "brien", "sean", "Seán", "o’brien")] == [
        1
    ] * 6


@pytest.mark.parametrize(
    "fields",
    [
        {"note": "x" * 1_000_000},
        {"caller": CallerTyped("x" * 1_000_000)},
        {"caller": CallerTyped(number="5" * 1_000_000)},
        {"extras": Extras(place="x" * 1_000_000)},
    ],
)
def test_a_megabyte_is_refused_whole_and_not_cut(tmp_path: Path, fields: dict[str, object]) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match="text_too_long"):
        desk.do(call(**fields), person(desk, "Priya"))
    assert desk.read(WHOLE_DAY).rows == ()


def test_a_number_of_400_digits_is_kept_as_typed(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(call(caller=CallerTyped(number="5" * 400)), person(desk, "Priya"))
    assert desk.read(AskContact(done.uid)).caller.number == "5" * 400
    assert desk.read(AskCaller(number="5" * 400)).problem == "number_too_long"


def test_a_topic_or_person_that_is_not_there_is_refused(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    with pytest.raises(Refused, match="not_there"):
        desk.do(call(topic_id=TopicId(98765)), priya)
    with pytest.raises(Refused, match="not_there"):
        desk.do(LogOneClick(uid(), Channel.CALL, TopicId(98765)), priya)
    with pytest.raises(Refused, match="nobody_here"):
        desk.do(call(), None)
    assert desk.read(WHOLE_DAY).rows == ()


def test_saving_a_card_twice_is_one_entry_for_every_kind(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    rows = tuple(IncomingRow(uid(), Channel.EMAIL, clock.now, about=f"Line {one}") for one in range(3))
    kinds: list[Command] = [
        call(),
        message(),
        message(confidential=True),
        LogOneClick(uid(), Channel.WALK_IN, None, Outcome.NOTHING_OWED, OutcomeDetail(nothing_owed=NothingOwed.LEFT)),
        LogIncoming(uid(), rows),
        LogComplaint(uid(), Channel.CALL, About.EMPLOYEE, "Rude."),
    ]
    first = [desk.do(command, priya) for command in kinds]
    seq = desk.read(AskHealth()).seq
    clock.forward(minutes=3)
    again = [desk.do(command, priya) for command in kinds]
    assert [one.uid for one in first] == [one.uid for one in again]
    assert (len(desk.read(WHOLE_DAY).rows), desk.read(AskHealth()).seq) == (8, seq)


def test_submitting_an_incident_again_after_a_crash_changes_nothing(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    command = SaveIncident(uid(), IncidentTyped(clock.now, Channel.CALL, words_used="Shouted."))
    first = desk.do(command, priya)
    seq = desk.read(AskHealth()).seq
    assert desk.do(command, priya).number == first.number
    assert desk.read(AskHealth()).seq == seq
    assert desk.read(AskIncident(first.uid, priya)).typed == command.typed


def test_two_windows_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    troubles: list[Refused] = []

    def write(commands: list[Command]) -> None:
        own = open_desk(places(tmp_path), Clock(TUESDAY), packs)
        try:
            for command in commands:
                own.do(command, priya)
        except Refused as trouble:
            troubles.append(trouble)
        finally:
            own.close()

    work = [[message() for _ in range(12)] for _ in range(3)]
    threads = [threading.Thread(target=write, args=(commands,)) for commands in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    numbers = sorted(row.record_number for row in desk.read(WHOLE_DAY).rows)
    assert numbers == [f"2026-{one:04d}" for one in range(1, 37)]
    assert is_sound(desk)


def test_a_morning_of_changes_leaves_a_sound_logbook(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    priya = person(desk, "Priya")
    for name in ("Al Wu", "Bo Xu", "Cy Yu"):
        done = desk.do(message(caller=CallerTyped(name)), priya)
        desk.do(AddNote(done.uid, "More of it."), priya)
        row = desk.read(DueBoard()).rows[0]
        desk.do(TryDeadline(row.id, Tried.LEFT_MESSAGE), priya)
        desk.do(AnswerDeadline(row.id, clock.now, "Tom Ng", Answered.PHONE, finished=name == "Bo Xu"), priya)
        clock.forward(minutes=2)
        if name == "Cy Yu":
            desk.do(Undo(done.uid), priya)
    found = desk.slow(Check())
    assert (found.sound, found.problems) == (True, ())


def test_a_second_folder_that_is_gone_costs_no_backup(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.do(SetSetting("second_backup", str(stick)), person(desk, "Priya"))
    assert desk.slow(BackUp()).second_refused == ""
    shutil.rmtree(stick)
    health = desk.slow(BackUp())
    assert health.second_refused == "backup_missing_folder"
    assert health.backup_at is not None
    assert len(list((tmp_path / "backups").glob("*.backup"))) == 2


def test_a_stick_that_comes_back_is_used_again(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.do(SetSetting("second_backup", str(stick)), person(desk, "Priya"))
    stick.rmdir()
    assert desk.slow(BackUp()).second_refused == "backup_missing_folder"
    stick.mkdir()
    clock.forward(hours=1)
    health = desk.slow(BackUp())
    assert (health.second_refused, health.second_at) == ("", clock.now)


def test_a_second_folder_that_is_a_file_costs_no_backup(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.do(SetSetting("second_backup", str(stick)), person(desk, "Priya"))
    stick.rmdir()
    stick.write_text("no folder")
    assert desk.slow(BackUp()).second_refused == "backup_missing_folder"


def test_a_backup_folder_that_was_deleted_is_made_again(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.slow(BackUp())
    shutil.rmtree(tmp_path / "backups")
    assert desk.read(AskHealth()).backup_at is None
    assert desk.slow(BackUp()).backup_at is not None


def test_a_file_where_the_backups_belong_is_one_refusal(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    (tmp_path / "backups").write_text("not a folder")
    with pytest.raises(Refused, match="backup_missing_folder"):
        desk.slow(BackUp())
    desk.do(call(), person(desk, "Priya"))
    assert desk.read(AskHealth()).backup_at is None


def test_a_logbook_that_is_open_is_not_replaced(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    desk.do(call(), person(desk, "Priya"))
    desk.slow(BackUp())
    (backup,) = (tmp_path / "backups").glob("*.backup")
    with pytest.raises(Refused, match="logbook_open"):
        restore.bring_back(backup, tmp_path / "logbook.db", clock.now)
    desk.do(call(), person(desk, "Priya"))
    assert len(desk.read(WHOLE_DAY).rows) == 2
    desk.close()
    restore.bring_back(backup, tmp_path / "logbook.db", clock.now + timedelta(seconds=1))
    again = open_desk(places(tmp_path), clock, packs)
    assert len(again.read(WHOLE_DAY).rows) == 1
    again.close()


def damaged(path: Path, kind: str) -> None:
    """Damages a closed logbook in one of the ways that files get damaged."""
    content = bytearray(path.read_bytes())
    match kind:
        case "jpeg":
            content = bytearray(b"\xff\xd8\xff\xe0") + content[4:]
        case "cut":
            content = content[: len(content) // 2]
        case "empty":
            content = bytearray()
        case "zeros":
            content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(bytes(content))


@pytest.mark.parametrize("kind", ["jpeg", "cut", "empty", "zeros"])
def test_a_damaged_logbook_is_one_refusal_and_stays_as_it_is(tmp_path: Path, kind: str) -> None:
    desk, clock = new_desk(tmp_path)
    desk.do(call(), person(desk, "Priya"))
    desk.close()
    damaged(tmp_path / "logbook.db", kind)
    before = (tmp_path / "logbook.db").read_bytes()
    with pytest.raises(Refused, match=r"logbook_(damaged|not_a_database)"):
        open_desk(places(tmp_path), clock, packs).read(WHOLE_DAY)
    assert (tmp_path / "logbook.db").read_bytes() == before


def test_drafts_that_are_damaged_stop_nobody(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    desk.do(KeepDraft(Draft(uid(), "call", None, "{}", clock.now)), None)
    desk.close()
    (tmp_path / "drafts.db").write_bytes(b"\xff\xd8\xff\xe0" * 2000)
    again = open_desk(places(tmp_path), clock, packs)
    assert again.read(AskDrafts()) == ()
    assert list(tmp_path.glob("drafts.db.damaged-*"))
    again.do(call(), person(again, "Priya"))
    again.close()
