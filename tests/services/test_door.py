"""The door: one transaction a command, the feed, drafts, backups and checks, and a logbook that comes back."""

import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from counterdesk.domain.contact import CallerTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import SaveClosures
from counterdesk.services.asks.contacts import AskContact, DayLog, LogIncoming, MarkPrinted
from counterdesk.services.asks.desk import Done, Together
from counterdesk.services.asks.due import DueBoard, TakeDeadline
from counterdesk.services.asks.logbook import AskDrafts, AskHealth, BackUp, Check, Draft, DropDraft, KeepDraft
from counterdesk.services.asks.people import ComeToDesk, SavePerson, WhoIsHere
from counterdesk.services.asks.town import AskTown, ChooseTown, ClosureRow, SetSetting
from counterdesk.services.catalogue import BOARDS, COMMANDS, JOBS
from counterdesk.services.door import LogbookDesk, Places, open_desk
from counterdesk.services.town_now import Towns
from counterdesk.services.work import Work
from counterdesk.words.refusals import sentence
from tests.desk import USUAL_HOURS, Clock, call, message, new_desk, packs, person, places, toronto, uid

DAY = DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))


def tip(desk: LogbookDesk) -> int:
    changes = desk.changes_since(0)
    return changes.seq if changes else 0


def draft(clock: Clock, kind: str = "call", **fields: object) -> Draft:
    usual: dict[str, object] = {"author_id": None, "content": '{"name": "Maria"}', "opened_at": clock.now}
    return Draft(uid(), kind, **{**usual, **fields})  # type: ignore[arg-type]


def test_everything_is_there_after_closing_and_opening_again(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    desk.do(message(), person(desk, "Priya"))
    before = (desk.read(DAY), desk.read(DueBoard()), desk.read(AskTown()))
    desk.close()
    again = open_desk(places(tmp_path), clock, packs)
    assert (again.read(DAY), again.read(DueBoard()), again.read(AskTown())) == before


def test_three_desks_opened_at_once_make_one_logbook(tmp_path: Path) -> None:
    clock, opened = Clock(toronto("2026-11-24 10:00")), []

    def open_one() -> None:
        desk = open_desk(places(tmp_path), clock, packs)
        opened.append(desk.read(AskTown()).town)
        desk.close()

    threads = [threading.Thread(target=open_one) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert opened == ["", "", ""]


def test_another_desk_hears_what_was_done_here(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    other = open_desk(places(tmp_path), clock, packs)
    seen = tip(other)
    assert other.changes_since(seen) is None
    done = desk.do(message(), person(desk, "Priya"))
    changes = other.changes_since(seen)
    assert changes is not None
    assert {"contacts", "messages", "due"} <= changes.topics
    assert done.uid in changes.uids
    assert len(other.read(DueBoard()).rows) == 1


def test_far_behind_everything_counts_as_changed(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    for name in range(60):
        desk.do(SavePerson(None, f"Person {name}"), None)
    changes = desk.changes_since(0)
    assert changes is not None
    assert "people" in changes.topics
    assert changes.seq == tip(desk)


@pytest.mark.parametrize(("setting", "topic"), [("public_can_see", "town"), ("counter_address", "town")])
def test_a_setting_is_news_of_the_town(tmp_path: Path, setting: str, topic: str) -> None:
    desk, _ = new_desk(tmp_path)
    seen = tip(desk)
    desk.do(SetSetting(setting, "no"), None)
    changes = desk.changes_since(seen)
    assert changes is not None
    assert topic in changes.topics


def test_a_refused_command_leaves_no_line_in_the_journal(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    seen = tip(desk)
    with pytest.raises(Refused):
        desk.do(message(caller=CallerTyped("x" * 300)), person(desk, "Priya"))
    assert desk.changes_since(seen) is None


def test_a_draft_is_kept_parked_and_gone_once_its_card_is_saved(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    parked = draft(clock, author_id=priya, parked_at=clock.now)
    desk.do(KeepDraft(parked), priya)
    (kept,) = desk.read(AskDrafts())
    assert (kept.uid, kept.content, kept.parked_at, kept.opened_at) == (
        parked.uid,
        parked.content,
        clock.now,
        clock.now,
    )
    desk.do(call(uid=parked.uid), priya)
    assert desk.read(AskDrafts()) == ()


def test_a_discarded_draft_comes_back_for_ten_minutes(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    card = draft(clock, author_id=priya)
    desk.do(KeepDraft(card), priya)
    desk.do(DropDraft(card.uid, for_good=False), priya)
    assert desk.read(AskDrafts()) == ()
    assert [one.uid for one in desk.read(AskDrafts(discarded=True))] == [card.uid]
    clock.forward(minutes=11)
    assert desk.read(AskDrafts(discarded=True)) == ()


def test_a_draft_of_a_complaint_comes_back_to_its_author_only(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    tom = person(desk, "Tom")
    secret = draft(clock, "complaint", author_id=tom)
    desk.do(KeepDraft(secret), tom)
    assert desk.read(AskDrafts()) == ()
    desk.do(DropDraft(secret.uid), tom)


def test_a_draft_of_a_megabyte_is_kept_and_ten_are_too_much(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    desk.do(KeepDraft(draft(clock, content="x" * 1_000_000)), None)
    with pytest.raises(Refused, match="text_too_long"):
        desk.do(KeepDraft(draft(clock, content="x" * 10_000_000)), None)


def test_a_backup_is_made_verified_and_said(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    assert desk.read(AskHealth()).backup_at is None
    second = tmp_path / "stick"
    second.mkdir()
    desk.do(SetSetting("second_backup", str(second)), None)
    health = desk.slow(BackUp())
    assert (health.backup_at, health.second_at, health.second_refused) == (clock.now, clock.now, "")
    assert health == desk.read(AskHealth())
    assert list(second.iterdir())


def test_a_second_folder_that_is_gone_does_not_hide_the_first_backup(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    gone = tmp_path / "gone"
    gone.mkdir()
    desk.do(SetSetting("second_backup", str(gone)), None)
    gone.rmdir()
    health = desk.slow(BackUp())
    assert (health.backup_at, health.second_at) == (clock.now, None)
    assert health.second_refused == "backup_missing_folder"


def test_another_second_folder_is_not_blamed_for_the_one_before(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    gone, there = tmp_path / "gone", tmp_path / "there"
    gone.mkdir()
    there.mkdir()
    desk.do(SetSetting("second_backup", str(gone)), None)
    gone.rmdir()
    desk.slow(BackUp())
    desk.do(SetSetting("second_backup", str(there)), None)
    health = desk.read(AskHealth())
    assert (health.second_place, health.second_refused) == (str(there), "")
    desk.do(SetSetting("second_backup", "none"), None)
    assert desk.read(AskHealth()).second_place == ""


@pytest.mark.parametrize("typed", ["/nonexistent/place", "stick", "~", "."])
def test_a_second_folder_that_does_not_exist_is_refused_with_a_sentence(tmp_path: Path, typed: str) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match="backup_missing_folder") as refused:
        desk.do(SetSetting("second_backup", typed), None)
    assert f"no folder {typed} for" in sentence(refused.value)
    assert desk.read(AskTown()).settings["second_backup"] == ""


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that nobody can write to")
def test_a_second_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match="backup_folder_read_only") as refused:
        desk.do(SetSetting("second_backup", "/proc"), None)
    assert "/proc" in sentence(refused.value)


def test_trying_a_second_folder_leaves_nothing_in_it(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    second = tmp_path / "stick"
    second.mkdir()
    desk.do(SetSetting("second_backup", f"  {second}  "), None)
    assert list(second.iterdir()) == []
    assert desk.read(AskTown()).settings["second_backup"] == str(second)


def test_the_folder_of_the_backups_is_no_second_folder(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.slow(BackUp())
    desk.do(SetSetting("second_backup", str(tmp_path / "backups")), None)
    health = desk.slow(BackUp())
    assert health.second_refused == "backup_same_folder"
    assert health.backup_at is not None


def test_a_backup_at_closing_writes_nothing_more_into_the_logbook(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    seen = tip(desk)
    desk.slow(BackUp("closing"))
    assert desk.changes_since(seen) is None
    desk.slow(BackUp())
    changes = desk.changes_since(seen)
    assert changes is not None
    assert changes.topics == {"health"}


def test_a_whole_morning_leaves_a_sound_logbook(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    done = desk.do(message(), priya)
    desk.do(MarkPrinted("contacts", done.uid, "slip"), priya)
    desk.do(TakeDeadline(desk.read(DueBoard()).rows[0].id, priya), priya)
    finding = desk.slow(Check())
    assert (finding.sound, finding.problems) == (True, ())
    assert finding.rows > 0
    assert finding.journal_lines > 0
    assert (desk.read(AskHealth()).checked_at, desk.read(AskHealth()).sound) == (clock.now, True)


def test_questions_asked_together_are_answered_as_if_asked_one_by_one(tmp_path: Path) -> None:
    desk, _clock = new_desk(tmp_path)
    desk.do(message(), person(desk, "Priya"))
    rows, due = desk.read(Together((DAY, DueBoard())))
    assert (rows, due) == (desk.read(DAY), desk.read(DueBoard()))
    assert len(desk.read(DAY).rows) == 1


def test_every_command_question_and_job_has_its_handler() -> None:
    handled = {kind.__name__ for table in (COMMANDS, BOARDS, JOBS) for kind in table}
    assert {"LogContact", "Undo", "DueBoard", "AskShift", "ProposeYear"} <= handled
    assert LogIncoming in COMMANDS


def test_an_empty_logbook_has_no_town(tmp_path: Path) -> None:
    desk = open_desk(places(tmp_path), Clock(toronto("2026-11-24 10:00")), packs)
    assert desk.read(AskTown()).town == ""
    assert isinstance(Towns(), Towns)
    desk.interrupt()
    desk.close()


def test_what_cannot_be_seen_is_not_kept(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(call(caller=CallerTyped("Maria\x00 \ud800Rossi\x1b"), note="One\r\nTwo\x00"), person(desk, "Priya"))
    assert desk.read(DAY).rows[0].name == "Maria Rossi"


def test_a_desk_that_was_open_before_the_town_was_chosen_knows_the_counter(tmp_path: Path) -> None:
    at = Places(tmp_path / "logbook.db", tmp_path / "drafts.db", tmp_path / "backups")
    clock = Clock(toronto("2026-11-24 10:00"))
    write, read = open_desk(at, clock, packs), open_desk(at, clock, packs)
    assert read.read(WhoIsHere()) is None
    write.do(ChooseTown("tecumseh", USUAL_HOURS, True, "Town Hall, counter 1"), None)
    write.do(SavePerson(None, "Priya Nair", at_desk=True), None)
    write.do(ComeToDesk(person(write, "Priya")), None)
    here = read.read(WhoIsHere())
    assert here is not None
    assert here.name == "Priya Nair"
    assert read.read(AskTown()).counter == "Town Hall, counter 1"


def test_what_was_rolled_back_is_in_no_later_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, clock = new_desk(tmp_path)
    other = open_desk(places(tmp_path), clock, packs)
    priya, keep = person(desk, "Priya"), COMMANDS[SaveClosures]

    def break_off(work: Work, command: SaveClosures) -> Done:
        keep(work, command)
        assert work.town.calendar_version
        raise Refused("disk_full")

    monkeypatch.setitem(COMMANDS, SaveClosures, break_off)
    with pytest.raises(Refused, match="disk_full"):
        desk.do(SaveClosures((ClosureRow(date(2026, 11, 25), "Flood"),)), priya)
    monkeypatch.setitem(COMMANDS, SaveClosures, keep)
    other.do(SaveClosures((ClosureRow(date(2026, 11, 26), "Snow"),)), priya)
    answers = [one.do(message(), priya).facts["due_at"] for one in (desk, other)]
    assert answers[0] == answers[1]


def test_one_look_sees_nothing_of_what_another_desk_does_meanwhile(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    other = open_desk(places(tmp_path), clock, packs)
    seen = tip(desk)
    with desk.one_look():
        before = desk.read(DAY)
        other.do(call(), person(desk, "Priya"))
        assert desk.changes_since(seen) is None
        assert desk.read(DAY) == before
    assert desk.changes_since(seen) is not None
    assert len(desk.read(DAY).rows) == len(before.rows) + 1


def unnamed(tmp_path: Path, clock: Clock) -> LogbookDesk:
    """Gives a desk that is called what the town's settings say."""
    return open_desk(replace(places(tmp_path), counter=""), clock, packs)


def counters(desk: LogbookDesk) -> list[str]:
    """Gives where the entries of the day were written, newest first."""
    return [desk.read(AskContact(row.uid)).counter for row in desk.read(DAY).rows]


def test_a_setting_that_another_desk_changed_holds_for_the_next_entry(tmp_path: Path) -> None:
    first, clock = new_desk(tmp_path)
    priya, desk, other = person(first, "Priya"), unnamed(tmp_path, clock), unnamed(tmp_path, clock)
    names = ("Hall", "", "Side counter", "Arena")
    for where, name in zip((desk, desk, other, desk), names, strict=True):
        if name:
            where.do(SetSetting("counter", name), priya)
        clock.forward(seconds=30)
        desk.do(call(), priya)
    assert counters(desk) == ["Arena", "Side counter", "Hall", "Hall"]


def test_a_refused_entry_leaves_nothing_of_what_it_read(tmp_path: Path) -> None:
    first, clock = new_desk(tmp_path)
    priya, desk = person(first, "Priya"), unnamed(tmp_path, clock)
    desk.do(call(), priya)
    with pytest.raises(Refused):
        desk.do(call(), None)
    desk.do(SetSetting("counter", "Arena"), priya)
    clock.forward(seconds=30)
    desk.do(call(), priya)
    assert counters(desk)[0] == "Arena"


def test_damage_that_shows_inside_one_look_is_refused_as_any_other(tmp_path: Path) -> None:
    first, clock = new_desk(tmp_path)
    for _ in range(60):
        first.do(message(), person(first, "Priya"))
    first.close()
    desk, path = open_desk(places(tmp_path), clock, packs), places(tmp_path).logbook
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa7" * (path.stat().st_size - 4096))
    with pytest.raises(Refused) as refused, desk.one_look():
        desk.changes_since(1)
    assert refused.value.code == "logbook_damaged"
    with desk.one_look(), pytest.raises(Refused):
        desk.read(DAY)
