"""What comes after the commit may fail: what was saved stays saved and is said to be."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from counterdesk.domain.contact import Answerer, CallerTyped, Channel, Outcome
from counterdesk.domain.deadline import Answered
from counterdesk.domain.ids import PersonId
from counterdesk.domain.message import MessageState, MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import SaveClosures, SetScopeHours
from counterdesk.services.asks.callers import AskCaller
from counterdesk.services.asks.contacts import (
    AskContact,
    AskTopics,
    DayLog,
    Find,
    IncomingRow,
    LogIncoming,
    LogOneClick,
    MarkMessage,
    MarkPrinted,
    MessagesToHand,
    NotMe,
    RetireTopic,
    SaveTopic,
    Undo,
)
from counterdesk.services.asks.due import AnswerDeadline, AskPromise, AskWhy, DueBoard, TakeDeadline
from counterdesk.services.asks.logbook import AskDrafts, AskHealth, BackUp, Draft, DropDraft, KeepDraft
from counterdesk.services.asks.paper import AskShift
from counterdesk.services.asks.people import ComeToDesk, RetirePerson, WhoIsHere
from counterdesk.services.asks.policy import SetPolicySwitch
from counterdesk.services.asks.town import (
    AskTown,
    ClosureRow,
    ConfirmYear,
    SetSetting,
)
from counterdesk.services.door import LogbookDesk, open_desk
from tests.desk import TUESDAY, USUAL_HOURS, call, message, new_desk, packs, person, places, topic, toronto, uid

WHOLE_DAY = DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))
SHORT_DAY = ((("09:00", "12:00"),),) * 5 + ((),) * 2


def draft(desk: LogbookDesk, name: str, kind: str = "call") -> Draft:
    return Draft(name, kind, person(desk, "Priya"), '{"note": "typed"}', TUESDAY)


def test_a_draft_file_that_is_broken_does_not_deny_what_was_saved(tmp_path: Path) -> None:
    (tmp_path / "drafts.db").mkdir()
    desk, _ = new_desk(tmp_path)
    done = desk.do(call(), person(desk, "Priya"))
    assert done.action == "call_logged"
    assert [row.uid for row in desk.read(WHOLE_DAY).rows] == [done.uid]
    with pytest.raises(Refused):
        desk.do(KeepDraft(draft(desk, uid())), None)


def test_a_card_leaves_the_drafts_with_its_commit_and_not_before(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya, card = person(desk, "Priya"), uid()
    desk.do(KeepDraft(draft(desk, card)), priya)
    with pytest.raises(Refused, match="nothing_happened"):
        desk.do(call(uid=card, note=" "), priya)
    assert [one.uid for one in desk.read(AskDrafts())] == [card]
    desk.do(call(uid=card), priya)
    assert desk.read(AskDrafts()) == ()


def test_a_sheets_draft_leaves_with_the_sheet(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya, sheet = person(desk, "Priya"), uid()
    desk.do(KeepDraft(draft(desk, sheet, "incoming")), priya)
    desk.do(LogIncoming(sheet, (IncomingRow(uid(), Channel.EMAIL, clock.now, about="Leaves"),)), priya)
    assert desk.read(AskDrafts()) == ()


def test_what_was_thrown_away_comes_back_for_ten_minutes_and_then_is_gone(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya, card = person(desk, "Priya"), uid()
    desk.do(KeepDraft(draft(desk, card)), priya)
    desk.do(DropDraft(card, for_good=False), priya)
    assert desk.read(AskDrafts()) == ()
    clock.forward(minutes=10)
    assert [one.uid for one in desk.read(AskDrafts(discarded=True))] == [card]
    clock.forward(seconds=1)
    assert desk.read(AskDrafts(discarded=True)) == ()
    clock.set(TUESDAY)
    assert desk.read(AskDrafts(discarded=True)) == ()


def test_a_sealed_card_thrown_away_after_the_desk_changed_hands_can_come_back(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    priya, tom, card = person(desk, "Priya"), person(desk, "Tom"), uid()
    desk.do(KeepDraft(draft(desk, card, "complaint")), priya)
    desk.do(DropDraft(card, for_good=False), tom)
    assert [one.uid for one in desk.read(AskDrafts(discarded=True))] == [card]


def test_hours_that_change_move_no_date_that_was_given(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    desk.do(message(), priya)
    before = desk.read(DueBoard()).rows[0]
    desk.do(SetScopeHours("town", SHORT_DAY), priya)
    after = desk.read(DueBoard()).rows[0]
    assert (after.due_at, after.kind) == (before.due_at, before.kind)
    assert desk.read(AskWhy(after.id)).calendar != f"town {desk.read(AskWhy(after.id)).calendar}"
    desk.do(message(), priya)
    assert desk.read(DueBoard()).rows[0].due_at == toronto("2026-11-25 12:00")


def test_a_switch_that_changes_moves_no_date_that_was_given(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, now=toronto("2026-11-24 17:00"))
    priya = person(desk, "Priya")
    desk.do(message(), priya)
    desk.do(SetPolicySwitch("after_hours", "same_day", date(2026, 11, 24)), priya)
    desk.do(message(), priya)
    assert [row.due_at for row in desk.read(DueBoard()).rows] == [
        toronto("2026-11-25 16:30"),
        toronto("2026-11-26 16:30"),
    ]


def test_the_card_promises_exactly_what_saving_it_will_owe(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, town="essex")
    for channel in (Channel.VOICEMAIL, Channel.EMAIL, Channel.LETTER, Channel.WEB_FORM, Channel.SOCIAL):
        promised = desk.read(AskPromise(channel, Outcome.MESSAGE, clock.now))
        done = desk.do(message(channel=channel), person(desk, "Priya"))
        kept = desk.read(AskContact(done.uid))
        assert (promised.due_at, promised.section) == (kept.due_at, kept.due_section)


def test_no_date_is_said_before_hours_and_year_are_confirmed(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, confirmed=False)
    priya = person(desk, "Priya")
    asked = AskPromise(Channel.CALL, Outcome.MESSAGE, clock.now)
    assert (desk.read(asked).due_at, desk.read(asked).no_due_reason) == (None, "hours_not_confirmed")
    desk.do(SetScopeHours("town", USUAL_HOURS), priya)
    assert (desk.read(asked).due_at, desk.read(asked).no_due_reason) == (None, "year_not_confirmed")
    desk.do(ConfirmYear(2026, ()), priya)
    assert desk.read(asked).due_at == toronto("2026-11-25 16:30")


def test_a_date_in_a_year_nobody_confirmed_is_not_said(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, now=toronto("2026-12-30 10:00"), confirmed=False)
    priya = person(desk, "Priya")
    desk.do(SetScopeHours("town", USUAL_HOURS), priya)
    desk.do(ConfirmYear(2026, ()), priya)
    asked = AskPromise(Channel.EMAIL, Outcome.MESSAGE, clock.now)
    promise = desk.read(asked)
    assert (promise.due_at, promise.no_due_reason) == (None, "year_not_confirmed")
    assert promise.why is not None
    assert promise.why.unconfirmed_year == 2027
    desk.do(message(channel=Channel.EMAIL), priya)
    assert desk.slow(AskShift(date(2026, 12, 30), date(2026, 12, 30))).unconfirmed_years == (2027,)
    desk.do(ConfirmYear(2027, ()), priya)
    assert desk.read(asked).due_at == toronto("2027-01-04 16:30")
    assert desk.slow(AskShift(date(2026, 12, 30), date(2026, 12, 30))).unconfirmed_years == ()


def test_a_closure_of_yesterday_cannot_be_invented_today(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    with pytest.raises(Refused, match="closure_past"):
        desk.do(SaveClosures((ClosureRow(date(2026, 11, 23), "Snow"),)), priya)
    desk.do(SaveClosures((ClosureRow(date(2026, 11, 24), "Snow", (("08:30", "12:00"),)),)), priya)
    with pytest.raises(Refused, match="closure_twice"):
        desk.do(SaveClosures((ClosureRow(date(2026, 11, 24), "More snow"),)), priya)


def test_a_colleague_who_left_keeps_entries_and_is_offered_no_more(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    priya, tom = person(desk, "Priya"), person(desk, "Tom")
    desk.do(call(), tom)
    done = desk.do(message(), priya)
    desk.do(RetirePerson(tom), priya)
    assert [row.author for row in desk.read(WHOLE_DAY).rows] == ["Priya Nair", "Tom Ng"]
    with pytest.raises(Refused, match="not_there"):
        desk.do(ComeToDesk(tom), tom)
    desk.do(TakeDeadline(desk.read(DueBoard()).rows[0].id, priya), priya)
    with pytest.raises(Refused, match="not_there"):
        desk.do(TakeDeadline(desk.read(DueBoard()).rows[0].id, PersonId(9876)), priya)
    assert desk.read(AskContact(done.uid)).row.author == "Priya Nair"


def test_a_topic_that_was_renamed_keeps_its_old_name_in_the_log(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya, first = person(desk, "Priya"), topic(desk)
    old = desk.read(AskTopics())[0].name
    desk.do(LogOneClick(uid(), Channel.CALL, first), priya)
    desk.do(SaveTopic(first, "Tax bills"), priya)
    desk.do(LogOneClick(uid(), Channel.CALL, first), priya)
    assert [row.topic for row in desk.read(WHOLE_DAY).rows] == ["Tax bills", old]
    desk.do(RetireTopic(first), priya)
    assert first not in [one.id for one in desk.read(AskTopics())]


def test_the_person_at_the_desk_is_forgotten_overnight(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    assert desk.read(WhoIsHere()) is not None
    clock.set(toronto("2026-11-25 00:00"))
    assert desk.read(WhoIsHere()) is None
    desk.do(ComeToDesk(person(desk, "Priya")), person(desk, "Priya"))
    assert [one.from_at for one in desk.slow(AskShift(date(2026, 11, 25), date(2026, 11, 25))).shifts] == [clock.now]


def test_moving_an_entry_keeps_both_names_in_the_journal_and_moves_undo(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    priya, tom = person(desk, "Priya"), person(desk, "Tom")
    done = desk.do(call(), priya)
    moved = desk.do(NotMe(done.uid, tom), priya)
    assert (moved.facts["from"], moved.facts["to"]) == ("Priya Nair", "Tom Ng")
    assert desk.read(AskContact(done.uid)).row.author == "Tom Ng"
    with pytest.raises(Refused, match="reason_needed"):
        desk.do(Undo(done.uid), priya)
    desk.do(Undo(done.uid), tom)
    assert [line.who for line in desk.read(AskContact(done.uid)).history if line.action == "author_moved"] == [
        "Priya Nair"
    ]


def test_a_number_counts_what_stands_and_forgets_what_was_undone(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    numbers = ("519-555-0142", "(519) 555 0142 ext 7", "5550142")
    done = [desk.do(call(caller=CallerTyped("Al Wu", number=one)), priya) for one in numbers]
    hint = desk.read(AskCaller(number="15195550142"))
    assert (len(hint.contacts), hint.contacts_in_10_days, hint.shown) == (3, 3, "519-555-0142")
    desk.do(Undo(done[0].uid), priya)
    hint = desk.read(AskCaller(number="519.555.0142"))
    assert (len(hint.contacts), hint.contacts_in_10_days) == (2, 2)
    clock.forward(days=11)
    assert desk.read(AskCaller(number="519.555.0142")).contacts_in_10_days == 0


def test_a_voided_entry_stays_in_the_log_and_in_the_search_as_voided(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    done = desk.do(message(note="About the marigolds."), priya)
    desk.do(Undo(done.uid), priya)
    for rows in (desk.read(WHOLE_DAY).rows, desk.read(Find("marigolds"))):
        assert [(row.uid, row.voided) for row in rows] == [(done.uid, True)]
    with pytest.raises(Refused, match="not_there"):
        desk.do(MarkMessage(done.uid, MessageState.HANDED), priya)
    assert desk.read(MessagesToHand()) == ()


def test_a_slip_counts_its_copies_and_a_report_needs_no_record(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    done = desk.do(message(), priya)
    for _ in range(2):
        assert desk.do(MarkPrinted("contacts", done.uid, "slip"), priya).facts["what"] == "slip"
    desk.do(MarkPrinted("shift", "", "shift summary"), priya)
    with pytest.raises(Refused, match="not_there"):
        desk.do(MarkPrinted("messages", uid(), "slip"), priya)


def test_who_answers_is_whoever_was_named_or_the_author(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    priya, tom = person(desk, "Priya"), person(desk, "Tom")

    for answerer in (Answerer(tom), Answerer(), Answerer(text="The mayor")):
        desk.do(message(message=MessageTyped(answerer)), priya)
    assert [row.answerer for row in desk.read(DueBoard()).rows] == ["Tom Ng", "Priya Nair", "The mayor"]


def test_a_reopened_logbook_says_the_same_as_before(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    for _ in range(3):
        desk.do(message(), priya)
    row = desk.read(DueBoard()).rows[1]
    desk.do(AnswerDeadline(row.id, clock.now, "Tom Ng", Answered.PHONE, finished=False), priya)
    before = [desk.read(DueBoard()).rows, desk.read(WHOLE_DAY), desk.read(MessagesToHand()), desk.read(AskTown())]
    desk.close()
    again = open_desk(places(tmp_path), clock, packs)
    assert [
        again.read(DueBoard()).rows,
        again.read(WHOLE_DAY),
        again.read(MessagesToHand()),
        again.read(AskTown()),
    ] == before
    again.close()


def test_an_old_backup_that_cannot_be_removed_costs_no_new_one(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    stick = tmp_path / "stick"
    for folder in (tmp_path / "backups", stick):
        for day in range(1, 25):
            (folder / f"counterdesk-202001{day:02d}T000000Z.backup" / "in the way").mkdir(parents=True)
    desk.do(SetSetting("second_backup", str(stick)), person(desk, "Priya"))
    for _ in range(2):
        clock.forward(days=1)
        desk.slow(BackUp())
    clock.forward(days=1)
    health = desk.slow(BackUp())
    assert (health.backup_at, health.second_refused, health.second_at) == (clock.now, "", clock.now)
    assert desk.read(AskHealth()).backup_at == clock.now


def test_an_entry_of_last_year_can_be_written_up_to_400_days_later(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    desk.do(message(happened_at=clock.now - timedelta(days=400)), priya)
    with pytest.raises(Refused, match="received_too_long_ago"):
        desk.do(message(happened_at=clock.now - timedelta(days=400, milliseconds=1)), priya)
    (row,) = desk.read(DueBoard()).rows
    assert row.waiting_days == 400
