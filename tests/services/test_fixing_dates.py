"""A fixed entry and what it owes: dates worked out anew, kept beside the old ones; messages begun and taken away."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from counterdesk.domain.contact import Answerer, CallerTyped, Channel, NothingOwed, Outcome, OutcomeDetail
from counterdesk.domain.deadline import Answered
from counterdesk.domain.ids import DeadlineId
from counterdesk.domain.message import MessageState, MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import AskContact, IncomingRow, LogIncoming, MarkMessage, MessagesToHand
from counterdesk.services.asks.due import AnswerDeadline, AskWhy, DueBoard, DueRow, TakeDeadline
from counterdesk.services.asks.fixing import AskToFix, FixContact, FixPreview, PreviewFix
from counterdesk.services.asks.logbook import Check
from counterdesk.services.asks.stages import RecordDecision, Reopen, WaitForCouncil
from counterdesk.services.door import LogbookDesk
from tests.desk import Clock, call, message, new_desk, person, toronto, uid

TOM = MessageTyped(Answerer(text="Tom Ng"))
WEDNESDAY = toronto("2026-11-25 16:30")
THURSDAY = toronto("2026-11-26 16:30")
TUESDAY = toronto("2026-11-24 16:30")


@pytest.fixture
def two(tmp_path: Path) -> tuple[LogbookDesk, Clock]:
    """A desk in Tecumseh with Priya and Tom, on a Tuesday at ten."""
    return new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))


@pytest.fixture
def essex(tmp_path: Path) -> tuple[LogbookDesk, Clock]:
    """A desk in Essex, where an outer limit runs beside the first answer."""
    return new_desk(tmp_path, town="essex", people=("Priya Nair",))


def logged(desk: LogbookDesk, **fields: object) -> str:
    return desk.do(message(**fields), person(desk, "Priya")).uid


def entry_of(desk: LogbookDesk, entry: str):
    return desk.read(AskToFix(entry, person(desk, "Priya"))).entry


def fix(desk: LogbookDesk, entry: str, **fields: object):
    """Fixes some fields of an entry as Priya, with a reason; everything else stays."""
    return desk.do(FixContact(replace(entry_of(desk, entry), **fields), "Misheard"), person(desk, "Priya"))


def preview(desk: LogbookDesk, entry: str, **fields: object) -> FixPreview:
    return desk.read(PreviewFix(replace(entry_of(desk, entry), **fields)))


def due(desk: LogbookDesk) -> list[datetime | None]:
    return [row.due_at for row in desk.read(DueBoard()).rows]


def only(desk: LogbookDesk) -> DueRow:
    (row,) = desk.read(DueBoard()).rows
    return row


def answer(desk: LogbookDesk, clock: Clock, *, finished: bool = True) -> None:
    said = AnswerDeadline(only(desk).id, clock(), "Priya Nair", Answered.PHONE, finished=finished)
    desk.do(said, person(desk, "Priya"))


def sound(desk: LogbookDesk) -> bool:
    return desk.slow(Check()).sound


def test_received_a_day_earlier_it_is_due_a_day_earlier(two) -> None:
    desk, _ = two
    entry = logged(desk)
    assert due(desk) == [WEDNESDAY]
    done = fix(desk, entry, happened_at=toronto("2026-11-23 15:00"))
    assert due(desk) == [TUESDAY]
    assert done.facts["was_due_at"] == WEDNESDAY.isoformat()
    assert done.facts["due_at"] == TUESDAY.isoformat()
    assert sound(desk)


def test_the_date_before_stands_in_the_explanation_and_in_the_history(two) -> None:
    desk, clock = two
    entry = logged(desk)
    clock.forward(minutes=30)
    fix(desk, entry, happened_at=toronto("2026-11-23 15:00"))
    why = desk.read(AskWhy(only(desk).id))
    assert (why.moved.why, why.moved.by, why.moved.at) == ("fixed", "Priya Nair", clock())
    assert (why.moved.before_at, why.due_at, why.original_due_at) == (WEDNESDAY, TUESDAY, WEDNESDAY)
    assert why.received_at == toronto("2026-11-23 15:00")
    assert "due_at" in {line.field for line in desk.read(AskContact(entry)).history}


def test_what_council_decided_is_opened_again_as_the_fixed_entry_came_in(two) -> None:
    desk, clock = two
    entry = logged(desk)
    fix(desk, entry, outcome=Outcome.ANSWERED)
    fix(desk, entry, channel=Channel.EMAIL, outcome=Outcome.MESSAGE, message=TOM)
    waiting = desk.do(WaitForCouncil(only(desk).id, date(2026, 12, 8), clock(), "Priya Nair"), person(desk, "Priya"))
    clock.set(toronto("2026-12-09 10:00"))
    desk.do(RecordDecision(DeadlineId(waiting.id), date(2026, 12, 8)), person(desk, "Priya"))
    decided = only(desk)
    answer(desk, clock)
    desk.do(Reopen(decided.id, "Not all of it."), person(desk, "Priya"))
    assert only(desk).kind == "email"


def test_a_fix_that_concerns_no_date_moves_none(two) -> None:
    desk, clock = two
    entry = logged(desk)
    clock.forward(days=3)
    for fields in (
        {"note": "Asked about the road."},
        {"caller": CallerTyped("Mario Rossi", number="519-555-0199")},
        {"message": MessageTyped(Answerer(text="Anna Bauer"), "after six")},
    ):
        before = preview(desk, entry, **fields)
        assert (before.is_dated, before.before_at, before.after_at) == (False, WEDNESDAY, WEDNESDAY)
        assert "was_due_at" not in fix(desk, entry, **fields).facts
    assert due(desk) == [WEDNESDAY]
    assert desk.read(AskWhy(only(desk).id)).moved is None


RECEIVED = (
    ("2026-11-24 08:29", "2026-11-25 16:30"),
    ("2026-11-23 16:29", "2026-11-24 16:30"),
    ("2026-11-23 16:31", "2026-11-25 16:30"),
    ("2026-11-21 12:00", "2026-11-24 16:30"),
    ("2026-11-20 12:00", "2026-11-23 16:30"),
)


@pytest.mark.parametrize(("received", "expected"), RECEIVED)
def test_a_fixed_time_is_dated_as_if_it_had_been_logged_so(two, received: str, expected: str) -> None:
    desk, _ = two
    fixed, typed = logged(desk), logged(desk, happened_at=toronto(received))
    promised = preview(desk, fixed, happened_at=toronto(received))
    fix(desk, fixed, happened_at=toronto(received))
    dates = {row.record_uid: row.due_at for row in desk.read(DueBoard()).rows}
    assert dates[fixed] == dates[typed] == promised.after_at == toronto(expected)


@pytest.mark.parametrize("channel", [Channel.VOICEMAIL, Channel.EMAIL, Channel.LETTER, Channel.WALK_IN])
@pytest.mark.parametrize("town", ["tecumseh", "essex", "lasalle", "kawartha_lakes"])
def test_a_fixed_channel_owes_what_it_would_have_owed(tmp_path: Path, town: str, channel: Channel) -> None:
    desk, _ = new_desk(tmp_path, town=town)
    fixed, typed = logged(desk), logged(desk, channel=channel)
    fix(desk, fixed, channel=channel)
    board = desk.read(DueBoard()).rows
    found = {
        one: {(row.kind, row.stage, row.due_at) for row in board if row.record_uid == one} for one in (fixed, typed)
    }
    assert found[fixed] == found[typed]
    stages = [desk.read(AskContact(one)) for one in (fixed, typed)]
    assert stages[0].due_at == stages[1].due_at
    assert sound(desk)


def test_the_outer_limit_of_essex_moves_with_the_first_answer(essex) -> None:
    desk, _ = essex
    fixed = logged(desk, channel=Channel.VOICEMAIL)
    typed = logged(desk, channel=Channel.VOICEMAIL, happened_at=toronto("2026-11-20 12:00"))
    fix(desk, fixed, happened_at=toronto("2026-11-20 12:00"))
    whys = [
        [desk.read(AskWhy(DeadlineId(one))) for one in desk.read(AskContact(uid_)).deadline_ids]
        for uid_ in (fixed, typed)
    ]
    assert len(whys[0]) == 2
    assert [one.due_at for one in whys[0]] == [one.due_at for one in whys[1]]


def test_answered_on_the_spot_after_all_it_owes_nothing(two) -> None:
    desk, _ = two
    entry = logged(desk, message=TOM)
    done = fix(desk, entry, outcome=Outcome.ANSWERED)
    assert (due(desk), desk.read(MessagesToHand())) == ([], ())
    assert done.facts["was_due_at"] == WEDNESDAY.isoformat()
    assert desk.read(AskContact(entry)).row.outcome == "answered"
    assert sound(desk)


def test_a_call_back_after_all_is_owed_from_when_it_came_in(two) -> None:
    desk, clock = two
    entry = desk.do(call(), person(desk, "Priya")).uid
    clock.forward(days=1)
    done = fix(desk, entry, outcome=Outcome.MESSAGE, message=TOM)
    assert due(desk) == [WEDNESDAY]
    assert done.facts["was_due_at"] == "none"
    (slip,) = desk.read(MessagesToHand())
    assert (slip.message_for, slip.message_number) == ("Tom Ng", "2026-0001")


def test_a_message_taken_away_and_back_keeps_its_number(two) -> None:
    desk, _ = two
    entry = logged(desk, message=TOM)
    fix(desk, entry, outcome=Outcome.NOTHING_OWED, detail=OutcomeDetail(nothing_owed=NothingOwed.SALES))
    assert due(desk) == []
    fix(desk, entry, outcome=Outcome.MESSAGE, message=TOM)
    assert due(desk) == [WEDNESDAY]
    assert [one.message_number for one in desk.read(MessagesToHand())] == ["2026-0001"]
    assert sound(desk)


def test_owed_again_it_names_the_date_that_counts_now(two) -> None:
    desk, _ = two
    entry = logged(desk, message=TOM)
    fix(desk, entry, outcome=Outcome.ANSWERED)
    done = fix(desk, entry, outcome=Outcome.MESSAGE, message=TOM, happened_at=toronto("2026-11-23 10:00"))
    assert (done.facts["due_at"], done.facts["deadline_id"]) == (only(desk).due_at.isoformat(), str(only(desk).id))


def test_something_to_send_has_no_slip_but_its_date(two) -> None:
    desk, _ = two
    entry = logged(desk, message=TOM)
    fix(desk, entry, outcome=Outcome.SEND, detail=OutcomeDetail(sent_what="the permit form"))
    assert desk.read(MessagesToHand()) == ()
    assert len(due(desk)) == 1


def test_somebody_else_answers_and_the_date_stays(two) -> None:
    desk, clock = two
    entry = logged(desk, message=TOM)
    desk.do(MarkMessage(entry, MessageState.HANDED), person(desk, "Priya"))
    clock.forward(minutes=1)
    fix(desk, entry, message=MessageTyped(Answerer(text="Anna Bauer"), "after six"))
    (slip,) = desk.read(MessagesToHand())
    assert (slip.message_for, slip.best_time) == ("Anna Bauer", "after six")
    assert due(desk) == [WEDNESDAY]


def test_what_the_author_answers_needs_no_handing_over(two) -> None:
    desk, _ = two
    entry = logged(desk, message=TOM)
    fix(desk, entry, message=MessageTyped(Answerer(person_id=person(desk, "Priya"))))
    assert desk.read(MessagesToHand()) == ()
    assert only(desk).answerer == "Priya Nair"


def test_who_took_it_still_has_it_after_a_fix(two) -> None:
    desk, _ = two
    entry = logged(desk)
    desk.do(TakeDeadline(only(desk).id, person(desk, "Tom")), person(desk, "Tom"))
    fix(desk, entry, happened_at=toronto("2026-11-23 15:00"))
    assert only(desk).claimed_by == "Tom Ng"


DATED = (
    {"happened_at": toronto("2026-11-23 15:00")},
    {"channel": Channel.EMAIL},
    {"outcome": Outcome.ANSWERED},
)


@pytest.mark.parametrize("fields", DATED, ids=["time", "channel", "outcome"])
@pytest.mark.parametrize("finished", [True, False], ids=["answered", "acknowledged"])
def test_what_was_decided_is_never_dated_anew(two, fields, finished: bool) -> None:
    desk, clock = two
    entry = logged(desk)
    answer(desk, clock, finished=finished)
    whys = [desk.read(AskWhy(DeadlineId(one))) for one in desk.read(AskContact(entry)).deadline_ids]
    before = preview(desk, entry, **fields)
    assert (before.refused, before.before_at) == ("fix_answered", before.after_at)
    with pytest.raises(Refused, match="fix_answered"):
        fix(desk, entry, **fields)
    assert whys == [desk.read(AskWhy(DeadlineId(one))) for one in desk.read(AskContact(entry)).deadline_ids]


def test_the_words_of_an_answered_entry_can_still_be_fixed(two) -> None:
    desk, clock = two
    entry = logged(desk)
    answer(desk, clock)
    fix(desk, entry, note="Asked about the road.", caller=CallerTyped("Mario Rossi", number="519-555-0142"))
    assert desk.read(AskContact(entry)).note == "Asked about the road."
    assert desk.read(DueBoard()).rows == ()


def test_the_preview_writes_nothing(two) -> None:
    desk, _ = two
    entry = logged(desk)
    before = desk.read(AskContact(entry))
    assert preview(desk, entry, channel=Channel.EMAIL).is_dated
    assert desk.read(AskContact(entry)) == before


def test_the_preview_of_an_answer_that_is_owed_no_more_has_no_date(two) -> None:
    desk, _ = two
    found = preview(desk, logged(desk), outcome=Outcome.ANSWERED)
    assert (found.is_dated, found.before_at, found.after_at) == (True, WEDNESDAY, None)


def test_the_preview_remembers_which_date_was_said(two) -> None:
    desk, _ = two
    entry = logged(desk, told_due_at=WEDNESDAY)
    assert preview(desk, entry, happened_at=toronto("2026-11-23 15:00")).told_at == WEDNESDAY


def test_another_date_that_was_said_is_kept_with_its_time(two) -> None:
    desk, _ = two
    entry = logged(desk, told_due_at=WEDNESDAY)
    fix(desk, entry, happened_at=toronto("2026-11-23 15:00"), told_due_at=TUESDAY)
    assert desk.read(AskWhy(only(desk).id)).told_at == TUESDAY


@pytest.fixture
def sheet(two) -> tuple[LogbookDesk, str, str]:
    """Two voicemails of one caller: Monday's carries the answer of both."""
    desk, _ = two
    first, second = uid(), uid()
    rows = (
        IncomingRow(first, Channel.VOICEMAIL, toronto("2026-11-23 18:00"), CallerTyped("Maria Rossi"), about="Road"),
        IncomingRow(second, Channel.VOICEMAIL, toronto("2026-11-24 09:00"), about="Road again", same_caller=True),
    )
    desk.do(LogIncoming(uid(), rows), person(desk, "Priya"))
    assert only(desk).record_uid == first
    return desk, first, second


def test_of_two_rows_of_one_caller_the_words_are_fixed_each_alone(sheet) -> None:
    desk, first, second = sheet
    fix(desk, second, note="The road again, by the bridge")
    assert desk.read(AskContact(second)).note == "The road again, by the bridge"
    assert only(desk).record_uid == first
    assert sound(desk)


def test_a_row_does_not_become_earlier_than_the_one_that_carries_its_answer(sheet) -> None:
    desk, first, second = sheet
    for entry, received in ((second, "2026-11-20 12:00"), (first, "2026-11-24 09:30")):
        fields = {"happened_at": toronto(received)}
        if entry == second:
            assert preview(desk, entry, **fields).refused == "fix_joined"
            with pytest.raises(Refused, match="fix_joined"):
                fix(desk, entry, **fields)
    assert only(desk).record_uid == first


def test_the_row_that_carries_the_answer_may_become_earlier_still(sheet) -> None:
    desk, first, _second = sheet
    fix(desk, first, happened_at=toronto("2026-11-20 12:00"))
    assert only(desk).due_at == toronto("2026-11-23 16:30")


def test_a_row_that_owes_nothing_after_all_hands_the_answer_on(sheet) -> None:
    desk, first, second = sheet
    fix(desk, first, outcome=Outcome.NOTHING_OWED, detail=OutcomeDetail(nothing_owed=NothingOwed.SALES))
    assert only(desk).record_uid == second
    assert sound(desk)


def test_a_row_that_relied_on_another_owes_nothing_after_all(sheet) -> None:
    desk, first, second = sheet
    fix(desk, second, outcome=Outcome.NOTHING_OWED, detail=OutcomeDetail(nothing_owed=NothingOwed.SALES))
    assert only(desk).record_uid == first
    assert desk.read(AskContact(second)).message_number == ""
