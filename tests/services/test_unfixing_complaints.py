"""Taking back a fix of a complaint: text, people and dates stand again as before, and it stays sealed."""

from dataclasses import replace
from pathlib import Path

import pytest

from counterdesk.domain.complaint import About, Risk
from counterdesk.domain.contact import CallerTyped, Channel
from counterdesk.domain.deadline import Answered
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.due import AnswerDeadline, DueBoard
from counterdesk.services.asks.fixing import AskComplaintToFix, FixComplaint, WithdrawFix
from counterdesk.services.asks.logbook import Check
from counterdesk.services.asks.sealed import AskComplaint, LogComplaint, OpenSealed
from counterdesk.services.door import LogbookDesk
from tests.desk import Clock, new_desk, person, toronto, uid

FIXES = {
    "words": {"text": "The plough never came.", "action_requested": "A plough by Friday."},
    "person": {"caller": CallerTyped("Mario Rossi", number="519-555-0199"), "address": "14 Elm St"},
    "time": {"received_at": toronto("2026-11-20 15:00")},
    "channel": {"channel": Channel.LETTER},
    "about": {"about": About.EMPLOYEE, "employee": "The driver"},
    "no response owed": {"anonymous": True, "risk": Risk.NONE, "caller": CallerTyped(), "address": ""},
    "all at once": {
        "text": "The plough never came.",
        "caller": CallerTyped("Mario Rossi"),
        "received_at": toronto("2026-11-20 15:00"),
        "channel": Channel.LETTER,
        "about": About.BYLAW,
    },
}


@pytest.fixture
def two(tmp_path: Path) -> tuple[LogbookDesk, Clock]:
    """A desk in Tecumseh with Priya and Tom."""
    return new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))


def logged(desk: LogbookDesk) -> str:
    """Logs a complaint of Maria Rossi's as Priya and gives its uid."""
    caller = CallerTyped("Maria Rossi", number="519-555-0142")
    command = LogComplaint(uid(), Channel.CALL, About.SERVICE, "Late.", caller=caller, address="12 Elm St")
    return desk.do(command, person(desk, "Priya")).uid


def fix(desk: LogbookDesk, clock: Clock, entry: str, **fields: object):
    """Fixes a complaint as Priya, a minute later."""
    clock.forward(minutes=1)
    shown = desk.read(AskComplaintToFix(entry, person(desk, "Priya"))).entry
    done = desk.do(FixComplaint(replace(shown, **fields), "Misheard"), person(desk, "Priya"))
    clock.forward(minutes=1)
    return done


def withdraw(desk: LogbookDesk, entry: str, who: str = "Priya"):
    return desk.do(WithdrawFix(entry), person(desk, who))


def seen(desk: LogbookDesk, entry: str) -> tuple[object, ...]:
    """Gives everything that counts about a complaint but its history."""
    opening = uid()
    desk.do(OpenSealed("complaints", entry, "To see it", opening), person(desk, "Priya"))
    view = replace(desk.read(AskComplaint(entry, opening)), history=())
    dues = [(row.record_uid, row.kind, row.due_at, row.answerer) for row in desk.read(DueBoard()).rows]
    return desk.read(AskComplaintToFix(entry, person(desk, "Priya"))).entry, replace(view, deadline_ids=()), dues


@pytest.mark.parametrize("name", FIXES)
def test_a_fix_taken_back_leaves_the_complaint_as_it_was(two, name: str) -> None:
    desk, clock = two
    entry = logged(desk)
    before = seen(desk, entry)
    fixed = fix(desk, clock, entry, **FIXES[name])
    assert fixed.can_undo
    assert seen(desk, entry) != before
    done = withdraw(desk, entry)
    assert (done.action, done.record, done.uid, done.number) == ("fix_withdrawn", "complaints", entry, fixed.number)
    assert seen(desk, entry) == before
    assert desk.slow(Check()).sound


def test_nothing_of_the_person_is_said_when_it_is_taken_back(two) -> None:
    desk, clock = two
    entry = logged(desk)
    fix(desk, clock, entry, caller=CallerTyped("Mario Rossi"))
    assert "Rossi" not in repr(withdraw(desk, entry))


def test_both_the_fix_and_its_undoing_stay_in_the_history_of_the_complaint(two) -> None:
    desk, clock = two
    entry = logged(desk)
    fix(desk, clock, entry, text="Never.")
    withdraw(desk, entry)
    opening = uid()
    desk.do(OpenSealed("complaints", entry, "To see it", opening), person(desk, "Priya"))
    lines = [one for one in desk.read(AskComplaint(entry, opening)).history if one.field == "subject_sealed"]
    assert [(one.before, one.after) for one in lines] == [("Late.", "Never."), ("Never.", "Late.")]


def test_taken_back_once_there_is_nothing_more_to_take_back(two) -> None:
    desk, clock = two
    entry = logged(desk)
    fix(desk, clock, entry, text="Never.")
    withdraw(desk, entry)
    with pytest.raises(Refused, match="not_there"):
        withdraw(desk, entry)


@pytest.mark.parametrize(("who", "minutes", "code"), [("Priya", 11, "undo_too_late"), ("Tom", 1, "reason_needed")])
def test_ten_minutes_and_whoever_fixed_the_complaint(two, who: str, minutes: int, code: str) -> None:
    desk, clock = two
    entry = logged(desk)
    fix(desk, clock, entry, text="Never.")
    clock.forward(minutes=minutes)
    with pytest.raises(Refused, match=code):
        withdraw(desk, entry, who)


def test_an_answer_that_came_after_the_fix_is_not_lost_with_it(two) -> None:
    desk, clock = two
    entry = logged(desk)
    fix(desk, clock, entry, received_at=toronto("2026-11-20 15:00"))
    row = desk.read(DueBoard()).rows[0]
    desk.do(AnswerDeadline(row.id, clock(), "Priya Nair", Answered.PHONE), person(desk, "Priya"))
    with pytest.raises(Refused, match="fix_followed"):
        withdraw(desk, entry)
