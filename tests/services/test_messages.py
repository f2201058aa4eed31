"""A slip on its way: handed over, read, printed, answered - and back again, without a promise ever turning false."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from counterdesk.domain.contact import Answerer, CallerTyped, Channel, Outcome
from counterdesk.domain.deadline import Answered, Tried
from counterdesk.domain.message import Box, MessageState, MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import (
    AskContact,
    ContactView,
    DayLog,
    Find,
    MarkMessage,
    MarkPrinted,
    MessagesToHand,
    Undo,
)
from counterdesk.services.asks.due import AnswerDeadline, CannotBeReached, DueBoard, TryDeadline, WithdrawAnswer
from counterdesk.services.asks.people import SaveDepartment, SavePerson
from counterdesk.services.door import LogbookDesk
from counterdesk.store.tables import Message
from tests.desk import Clock, call, message, new_desk, person, toronto

DAY = DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))
OPEN_STATES = (MessageState.HANDED, MessageState.READ, MessageState.NO_ANSWER_RECORDED)
ACTIONS = {
    MessageState.TO_HAND_OVER: "message_taken_back",
    MessageState.HANDED: "message_handed",
    MessageState.READ: "message_read",
    MessageState.NO_ANSWER_RECORDED: "message_no_answer",
}


def left(tmp_path: Path, **fields: object) -> tuple[LogbookDesk, Clock, str]:
    """Gives a desk at which one message was left for Tom, and the uid of its contact."""
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    return desk, clock, leave(desk, **fields)


def leave(desk: LogbookDesk, **fields: object) -> str:
    """Logs a message, for Tom unless it says otherwise; gives the uid of its contact."""
    usual = {"message": MessageTyped(Answerer(person_id=person(desk, "Tom")))}
    return desk.do(message(**{**usual, **fields}), person(desk, "Priya")).uid


def mark(desk: LogbookDesk, entry: str, state: MessageState, how: str = ""):
    return desk.do(MarkMessage(entry, state, how), person(desk, "Priya"))


def view(desk: LogbookDesk, entry: str) -> ContactView:
    return desk.read(AskContact(entry))


def answer(desk: LogbookDesk, clock: Clock) -> int:
    (row,) = desk.read(DueBoard()).rows
    desk.do(AnswerDeadline(row.id, clock.now, "Priya Nair", Answered.PHONE), person(desk, "Priya"))
    return row.id


@pytest.mark.parametrize("state", ACTIONS)
def test_each_step_of_a_slip_has_its_own_line_in_the_journal(tmp_path: Path, state: MessageState) -> None:
    desk, _, entry = left(tmp_path)
    done = mark(desk, entry, state)
    assert (done.action, done.record, done.number) == (ACTIONS[state], "messages", "2026-0001")
    assert view(desk, entry).message_state == state
    assert ACTIONS[state] in [line.action for line in view(desk, entry).history]


def test_a_slip_is_named_by_its_contact_or_by_itself(tmp_path: Path) -> None:
    desk, _, entry = left(tmp_path)
    slip = view(desk, entry).message_uid
    mark(desk, slip, MessageState.HANDED)
    assert view(desk, slip).row.uid == entry
    assert view(desk, entry).message_state == "handed"


def test_handing_over_says_when_and_reading_keeps_when_it_was_handed(tmp_path: Path) -> None:
    desk, clock, entry = left(tmp_path)
    clock.forward(minutes=7)
    handed_at = clock.now
    mark(desk, entry, MessageState.HANDED, "in the mailbox")
    clock.forward(hours=1)
    mark(desk, entry, MessageState.READ)
    assert view(desk, entry).row.handed_at == handed_at
    assert desk.read(DAY).rows[0].handed_at == handed_at


def test_a_slip_that_was_read_at_once_was_handed_over_then(tmp_path: Path) -> None:
    desk, clock, entry = left(tmp_path)
    mark(desk, entry, MessageState.READ)
    assert view(desk, entry).row.handed_at == clock.now


def test_a_slip_taken_back_waits_to_be_handed_over_again(tmp_path: Path) -> None:
    desk, clock, entry = left(tmp_path)
    mark(desk, entry, MessageState.READ, "by e-mail")
    mark(desk, entry, MessageState.TO_HAND_OVER)
    assert view(desk, entry).row.handed_at is None
    assert [one.row.uid for one in desk.read(MessagesToHand())] == [entry]
    clock.forward(minutes=3)
    mark(desk, entry, MessageState.HANDED)
    assert view(desk, entry).row.handed_at == clock.now


@pytest.mark.parametrize("state", OPEN_STATES)
def test_no_step_of_a_slip_is_an_answer(tmp_path: Path, state: MessageState) -> None:
    desk, _, entry = left(tmp_path)
    mark(desk, entry, state)
    (row,) = desk.read(DueBoard()).rows
    assert (row.message_state, row.due_at) == (state, toronto("2026-11-25 16:30"))


@pytest.mark.parametrize("state", OPEN_STATES)
def test_a_slip_that_left_the_desk_is_not_on_the_list_to_hand_over(tmp_path: Path, state: MessageState) -> None:
    desk, _, entry = left(tmp_path)
    mark(desk, entry, state)
    assert desk.read(MessagesToHand()) == ()


def test_slips_wait_oldest_first_and_an_undone_one_is_gone(tmp_path: Path) -> None:
    desk, clock, first = left(tmp_path)
    clock.forward(minutes=1)
    second, third = leave(desk), leave(desk)
    desk.do(Undo(second), person(desk, "Priya"))
    assert [one.row.uid for one in desk.read(MessagesToHand())] == [first, third]
    assert [one.message_number for one in desk.read(MessagesToHand())] == ["2026-0001", "2026-0003"]


def test_a_call_back_of_ones_own_needs_no_handing_over(tmp_path: Path) -> None:
    desk, clock, own = left(tmp_path, message=MessageTyped())
    assert desk.read(MessagesToHand()) == ()
    deadline = answer(desk, clock)
    desk.do(WithdrawAnswer(deadline), person(desk, "Priya"))
    assert view(desk, own).message_state == "handed"
    assert desk.read(MessagesToHand()) == ()


@pytest.mark.parametrize("state", MessageState)
def test_what_left_no_message_has_no_slip(tmp_path: Path, state: MessageState) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(call(), person(desk, "Priya"))
    code = "not_there" if state.is_open else "answer_needs_details"
    for entry in (done.uid, "no-such-uid"):
        with pytest.raises(Refused, match=code):
            mark(desk, entry, state)


@pytest.mark.parametrize("state", OPEN_STATES)
def test_the_slip_of_an_undone_entry_moves_no_more(tmp_path: Path, state: MessageState) -> None:
    desk, _, entry = left(tmp_path)
    desk.do(Undo(entry), person(desk, "Priya"))
    with pytest.raises(Refused, match="not_there"):
        mark(desk, entry, state)


@pytest.mark.parametrize("state", [MessageState.TO_HAND_OVER, *OPEN_STATES])
def test_an_answered_slip_stays_answered(tmp_path: Path, state: MessageState) -> None:
    desk, clock, entry = left(tmp_path)
    answer(desk, clock)
    with pytest.raises(Refused, match="already_answered"):
        mark(desk, entry, state)
    assert view(desk, entry).message_state == "answered"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((), "to_hand_over"),
        ((MessageState.HANDED,), "handed"),
        ((MessageState.READ,), "read"),
        ((MessageState.HANDED, MessageState.READ), "read"),
        ((MessageState.HANDED, MessageState.TO_HAND_OVER), "to_hand_over"),
        ((MessageState.READ, MessageState.TO_HAND_OVER), "to_hand_over"),
        ((MessageState.READ, MessageState.TO_HAND_OVER, MessageState.HANDED), "handed"),
    ],
)
def test_a_withdrawn_answer_puts_the_slip_where_it_was(
    tmp_path: Path, before: tuple[MessageState, ...], after: str
) -> None:
    desk, clock, entry = left(tmp_path)
    for state in before:
        mark(desk, entry, state)
    deadline = answer(desk, clock)
    assert view(desk, entry).message_state == "answered"
    desk.do(WithdrawAnswer(deadline), person(desk, "Priya"))
    assert view(desk, entry).message_state == after


def test_somebody_who_could_not_be_reached_leaves_no_slip_to_hand_over(tmp_path: Path) -> None:
    desk, clock, entry = left(tmp_path)
    (row,) = desk.read(DueBoard()).rows
    for _ in range(3):
        desk.do(TryDeadline(row.id, Tried.NO_ANSWER), person(desk, "Priya"))
        clock.forward(days=1)
    desk.do(CannotBeReached(row.id), person(desk, "Priya"))
    assert view(desk, entry).message_state == "no_answer_recorded"
    assert desk.read(MessagesToHand()) == ()


@pytest.mark.parametrize("how", ["", "  ", "mailbox", "read out on the phone\n"])
def test_how_it_was_handed_over_may_be_said_in_any_words(tmp_path: Path, how: str) -> None:
    desk, _, entry = left(tmp_path)
    mark(desk, entry, MessageState.HANDED, how)
    changed = {line.field: line.after for line in view(desk, entry).history if line.field}
    assert changed["state"] == "handed"
    assert changed.get("handed_how", "") == " ".join(how.split())


def test_how_it_was_handed_over_may_not_be_a_novel(tmp_path: Path) -> None:
    desk, _, entry = left(tmp_path)
    with pytest.raises(Refused, match="text_too_long"):
        mark(desk, entry, MessageState.HANDED, "x" * 201)
    assert view(desk, entry).message_state == "to_hand_over"


def test_everything_on_the_paper_pad_is_on_the_slip(tmp_path: Path) -> None:
    typed = MessageTyped(
        Answerer(text="Roads"), "after 3 p.m.", frozenset({Box.URGENT, Box.PLEASE_CALL, Box.TELEPHONED})
    )
    desk, _, entry = left(tmp_path, message=typed)
    slip = view(desk, entry)
    assert (slip.best_time, slip.boxes) == ("after 3 p.m.", typed.boxes)


@pytest.mark.parametrize("box", Box)
def test_each_box_of_the_pad_comes_back(tmp_path: Path, box: Box) -> None:
    desk, _, entry = left(tmp_path, message=MessageTyped(boxes=frozenset({box})))
    assert view(desk, entry).boxes == {box}


def test_a_message_for_nobody_in_particular_is_the_authors(tmp_path: Path) -> None:
    desk, _, entry = left(tmp_path, message=MessageTyped())
    assert (view(desk, entry).message_for, view(desk, entry).row.detail) == ("Priya Nair", "Priya Nair")


def test_a_message_for_a_department_says_how_to_reach_it(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    harbour = desk.do(SaveDepartment(None, "Harbour", "300", "dock@example.org"), None).id
    typed = MessageTyped(Answerer(department_id=harbour))
    entry = desk.do(message(message=typed), person(desk, "Priya")).uid
    slip = view(desk, entry)
    assert (slip.message_for, slip.message_for_department) == ("Harbour", "Harbour")
    assert (slip.message_for_extension, slip.message_for_email, slip.message_for_position) == (
        "300",
        "dock@example.org",
        "",
    )


def test_a_slip_shows_the_extension_that_a_colleague_has_now(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    maria = desk.do(SavePerson(None, "Maria Rossi", "Tax Collector", "Finance", "214"), None).id
    entry = desk.do(message(message=MessageTyped(Answerer(person_id=maria))), person(desk, "Priya")).uid
    desk.do(SavePerson(maria, "Maria Rossi", "Treasurer", "Finance", "215"), None)
    slip = view(desk, entry)
    assert (slip.message_for_extension, slip.message_for_position) == ("215", "Treasurer")
    assert slip.message_for_department == "Finance"


def test_a_name_that_is_in_no_list_is_on_the_slip_as_typed(tmp_path: Path) -> None:
    desk, _, entry = left(tmp_path, message=MessageTyped(Answerer(text=" the  Mayor's office ")))
    slip = view(desk, entry)
    assert (slip.message_for, slip.message_for_extension) == ("the Mayor's office", "")
    assert [row.uid for row in desk.read(Find("mayor"))] == [entry]


def test_something_to_send_owes_an_answer_but_leaves_no_slip(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(call(outcome=Outcome.SEND), person(desk, "Priya"))
    assert done.number == ""
    assert len(desk.read(DueBoard()).rows) == 1
    assert desk.read(MessagesToHand()) == ()
    with pytest.raises(Refused, match="not_there"):
        mark(desk, done.uid, MessageState.HANDED)


@pytest.mark.parametrize("channel", Channel)
def test_every_way_in_can_leave_a_message_with_a_number(tmp_path: Path, channel: Channel) -> None:
    desk, _, entry = left(tmp_path, channel=channel)
    slip = view(desk, entry)
    assert (slip.message_number, slip.row.record_number, slip.row.channel) == ("2026-0001", "2026-0001", channel)
    assert [one.row.uid for one in desk.read(MessagesToHand())] == [entry]


def test_numbers_begin_at_one_in_a_new_year_and_never_leave_a_gap(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    clock.set(toronto("2026-12-31 16:00"))
    numbers = [desk.do(message(), person(desk, "Priya")).number for _ in range(2)]
    clock.set(toronto("2027-01-04 09:00"))
    numbers += [desk.do(message(), person(desk, "Priya")).number for _ in range(2)]
    assert numbers == ["2026-0001", "2026-0002", "2027-0001", "2027-0002"]


def test_a_slip_counts_each_copy_that_was_printed(tmp_path: Path) -> None:
    desk, _, entry = left(tmp_path)
    for _ in range(3):
        done = desk.do(MarkPrinted("contacts", entry, "slip"), person(desk, "Priya"))
    assert (done.action, done.facts) == ("printed", {"what": "slip"})
    with_slip = desk.do(MarkPrinted("messages", view(desk, entry).message_uid, "slip"), person(desk, "Priya"))
    assert with_slip.record == "messages"
    with desk._logbook.read() as session:
        assert session.execute(select(Message.printed)).scalar_one() == 4
    assert view(desk, entry).message_state == "to_hand_over"


@pytest.mark.parametrize(
    ("record", "found"),
    [("contacts", False), ("messages", False), ("complaints", False), ("incidents", False), ("shift", True)],
)
def test_what_is_not_there_was_not_printed(tmp_path: Path, record: str, found: bool) -> None:
    desk, _ = new_desk(tmp_path)
    command = MarkPrinted(record, "no-such-uid", "paper")
    if found:
        assert desk.do(command, person(desk, "Priya")).action == "printed"
        return
    with pytest.raises(Refused, match="not_there"):
        desk.do(command, person(desk, "Priya"))


def test_a_contact_without_a_message_may_be_printed_too(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    entry = desk.do(call(), person(desk, "Priya")).uid
    assert desk.do(MarkPrinted("contacts", entry, "entry"), person(desk, "Priya")).action == "printed"


def test_a_confidential_caller_stays_off_the_list_of_slips(tmp_path: Path) -> None:
    caller = CallerTyped("Maria Rossi", number="519-555-0142")
    desk, _, _ = left(tmp_path, caller=caller, note="About the neighbour.", confidential=True)
    (slip,) = desk.read(MessagesToHand())
    assert (slip.caller, slip.number_shown, slip.note) == (CallerTyped(), "", "")
    assert slip.message_number == "2026-0001"


def test_the_history_of_a_message_tells_its_day_in_order(tmp_path: Path) -> None:
    desk, clock, entry = left(tmp_path)
    began = clock.now
    clock.forward(minutes=5)
    mark(desk, entry, MessageState.HANDED, "mailbox")
    clock.forward(minutes=5)
    (row,) = desk.read(DueBoard()).rows
    desk.do(TryDeadline(row.id, Tried.NO_ANSWER), person(desk, "Tom"))
    clock.forward(minutes=5)
    answer(desk, clock)
    told = [(line.at - began, line.who, line.action) for line in view(desk, entry).history if not line.field]
    assert told[0] == (timedelta(0), "Priya Nair", "call_logged")
    assert (timedelta(minutes=5), "Priya Nair", "message_handed") in told
    assert told[-1][0] == timedelta(minutes=15)
    assert [at for at, _, _ in told] == sorted(at for at, _, _ in told)
    tries = [line for line in view(desk, entry).history if line.field == "tried"]
    assert [(line.who, line.after) for line in tries] == [("Tom Ng", "no_answer")]
