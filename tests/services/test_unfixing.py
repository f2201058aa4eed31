"""Taking back a fix: everything says again what it said before, and the history keeps both."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from counterdesk.domain.contact import Answerer, CallerTyped, Channel, NothingOwed, Outcome, OutcomeDetail
from counterdesk.domain.deadline import Answered
from counterdesk.domain.message import MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.callers import AskCaller
from counterdesk.services.asks.contacts import (
    AddNote,
    AskContact,
    Extras,
    Find,
    IncomingRow,
    LogIncoming,
    MessagesToHand,
)
from counterdesk.services.asks.due import AnswerDeadline, DueBoard
from counterdesk.services.asks.fixing import AskToFix, FixContact, WithdrawFix
from counterdesk.services.asks.logbook import Check
from counterdesk.services.door import LogbookDesk
from tests.desk import Clock, call, message, new_desk, person, toronto, uid

TOM = MessageTyped(Answerer(text="Tom Ng"))

FIXES = {
    "words": {"note": "Something else.", "extras": Extras(place="12 Elm St")},
    "person": {"caller": CallerTyped("Mario Bianchi", number="519-555-0199")},
    "time": {"happened_at": toronto("2026-11-23 15:00")},
    "channel": {"channel": Channel.EMAIL},
    "who answers": {"message": MessageTyped(Answerer(text="Anna Bauer"), "after six")},
    "no answer owed": {
        "outcome": Outcome.NOTHING_OWED,
        "detail": OutcomeDetail(nothing_owed=NothingOwed.SALES),
    },
    "all at once": {
        "note": "Something else.",
        "caller": CallerTyped("Mario Bianchi", number="519-555-0199"),
        "happened_at": toronto("2026-11-23 15:00"),
        "channel": Channel.VOICEMAIL,
    },
}


@pytest.fixture
def two(tmp_path: Path) -> tuple[LogbookDesk, Clock]:
    """A desk with Priya and Tom."""
    return new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))


def fix(desk: LogbookDesk, clock: Clock, entry: str, **fields: object) -> None:
    """Fixes an entry as Priya, a minute later."""
    clock.forward(minutes=1)
    shown = desk.read(AskToFix(entry, person(desk, "Priya"))).entry
    desk.do(FixContact(replace(shown, **fields), "Misheard"), person(desk, "Priya"))
    clock.forward(minutes=1)


def withdraw(desk: LogbookDesk, entry: str, who: str = "Priya"):
    return desk.do(WithdrawFix(entry), person(desk, who))


def seen(desk: LogbookDesk, entry: str) -> tuple[object, ...]:
    """Gives everything that counts about an entry but its history."""
    view = replace(desk.read(AskContact(entry)), history=())
    dues = [(row.record_uid, row.kind, row.due_at, row.answerer) for row in desk.read(DueBoard()).rows]
    hint = len(desk.read(AskCaller("519-555-0142")).contacts)
    found = [row.uid for row in desk.read(Find("rossi"))]
    return desk.read(AskToFix(entry, person(desk, "Priya"))).entry, view, dues, hint, found


@pytest.mark.parametrize("name", FIXES)
def test_a_fix_taken_back_leaves_everything_as_it_was(two, name: str) -> None:
    desk, clock = two
    entry = desk.do(message(message=TOM), person(desk, "Priya")).uid
    before = seen(desk, entry)
    fix(desk, clock, entry, **FIXES[name])
    assert seen(desk, entry) != before
    done = withdraw(desk, entry)
    assert (done.action, done.uid, done.author) == ("fix_withdrawn", entry, "Priya Nair")
    assert seen(desk, entry) == before
    assert desk.slow(Check()).sound


def test_a_call_back_that_began_with_the_fix_is_owed_no_more(two) -> None:
    desk, clock = two
    entry = desk.do(call(), person(desk, "Priya")).uid
    fix(desk, clock, entry, outcome=Outcome.MESSAGE, message=TOM)
    assert len(desk.read(DueBoard()).rows) == 1
    withdraw(desk, entry)
    assert desk.read(DueBoard()).rows == ()
    assert desk.read(MessagesToHand()) == ()


def test_both_the_fix_and_its_undoing_stay_in_the_history(two) -> None:
    desk, clock = two
    entry = desk.do(call(note="one"), person(desk, "Priya")).uid
    fix(desk, clock, entry, note="two")
    withdraw(desk, entry)
    history = desk.read(AskContact(entry)).history
    assert [(one.before, one.after) for one in history if one.field == "note"] == [("one", "two"), ("two", "one")]
    assert [one.action for one in history if not one.field] == ["call_logged", "entry_fixed", "fix_withdrawn"]


def test_only_the_last_fix_is_taken_back_and_only_once(two) -> None:
    desk, clock = two
    entry = desk.do(call(note="one"), person(desk, "Priya")).uid
    fix(desk, clock, entry, note="two")
    fix(desk, clock, entry, note="three")
    withdraw(desk, entry)
    assert desk.read(AskContact(entry)).note == "two"
    with pytest.raises(Refused, match="not_there"):
        withdraw(desk, entry)


def test_what_was_never_fixed_has_nothing_to_take_back(two) -> None:
    desk, _ = two
    with pytest.raises(Refused, match="not_there"):
        withdraw(desk, desk.do(call(), person(desk, "Priya")).uid)


@pytest.mark.parametrize(("who", "minutes", "code"), [("Priya", 11, "undo_too_late"), ("Tom", 1, "reason_needed")])
def test_ten_minutes_and_whoever_fixed_it(two, who: str, minutes: int, code: str) -> None:
    desk, clock = two
    entry = desk.do(call(), person(desk, "Priya")).uid
    fix(desk, clock, entry, note="two")
    clock.now += timedelta(minutes=minutes)
    with pytest.raises(Refused, match=code):
        withdraw(desk, entry, who)


def add_note(desk: LogbookDesk, clock: Clock, entry: str) -> None:
    desk.do(AddNote(entry, "And another thing."), person(desk, "Priya"))


def answer(desk: LogbookDesk, clock: Clock, entry: str) -> None:
    row = desk.read(DueBoard()).rows[0]
    desk.do(AnswerDeadline(row.id, clock(), "Priya Nair", Answered.PHONE), person(desk, "Priya"))


@pytest.mark.parametrize("then", [add_note, answer])
def test_what_came_after_a_fix_is_not_lost_with_it(two, then: Callable[[LogbookDesk, Clock, str], None]) -> None:
    desk, clock = two
    entry = desk.do(message(), person(desk, "Priya")).uid
    fix(desk, clock, entry, happened_at=toronto("2026-11-23 15:00"))
    then(desk, clock, entry)
    before = seen(desk, entry)
    with pytest.raises(Refused, match="fix_followed"):
        withdraw(desk, entry)
    assert seen(desk, entry) == before


def test_somebody_made_confidential_stays_so(two) -> None:
    desk, clock = two
    entry = desk.do(call(), person(desk, "Priya")).uid
    fix(desk, clock, entry, confidential=True)
    with pytest.raises(Refused, match="fix_stays_confidential"):
        withdraw(desk, entry)
    assert desk.read(Find("rossi")) == ()


def test_a_confidential_name_goes_back_too_and_shows_nowhere(two) -> None:
    desk, clock = two
    entry = desk.do(call(confidential=True), person(desk, "Priya")).uid
    fix(desk, clock, entry, caller=CallerTyped("Mario Bianchi"))
    withdraw(desk, entry)
    assert desk.read(AskToFix(entry, person(desk, "Priya"))).entry.caller.name == "Maria Rossi"
    assert "Bianchi" not in repr(desk.read(AskContact(entry)))


def test_an_answer_handed_on_to_the_next_row_is_not_taken_back(two) -> None:
    desk, clock = two
    first, second = uid(), uid()
    rows = (
        IncomingRow(first, Channel.VOICEMAIL, toronto("2026-11-23 18:00"), about="Road"),
        IncomingRow(second, Channel.VOICEMAIL, toronto("2026-11-24 09:00"), about="Again", same_caller=True),
    )
    desk.do(LogIncoming(uid(), rows), person(desk, "Priya"))
    fix(desk, clock, first, outcome=Outcome.ANSWERED)
    with pytest.raises(Refused, match="fix_followed"):
        withdraw(desk, first)
    assert [row.record_uid for row in desk.read(DueBoard()).rows] == [second]
