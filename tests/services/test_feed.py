"""What each command tells the windows: which boards are stale, and which records it was about."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Channel
from counterdesk.domain.deadline import Answered, Tried
from counterdesk.domain.ids import PersonId
from counterdesk.domain.message import MessageState
from counterdesk.services.asks.calendar import SaveClosures, SetScopeHours
from counterdesk.services.asks.contacts import (
    AddNote,
    IncomingRow,
    LogIncoming,
    LogOneClick,
    MarkMessage,
    MarkPrinted,
    SaveTopic,
    Undo,
)
from counterdesk.services.asks.desk import Command
from counterdesk.services.asks.due import AnswerDeadline, DueBoard, PromiseFor, TakeDeadline, TryDeadline
from counterdesk.services.asks.people import LeaveDesk, PastePeople, SaveDepartment, SavePerson
from counterdesk.services.asks.policy import SetPolicySwitch
from counterdesk.services.asks.sealed import IncidentTyped, LogComplaint, SaveIncident
from counterdesk.services.asks.town import ClosureRow, ConfirmYear, SetSetting
from counterdesk.services.door import LogbookDesk
from tests.desk import TUESDAY, USUAL_HOURS, call, message, new_desk, person, topic, toronto, uid

Make = Callable[[LogbookDesk, str], Command]
NOW = toronto("2026-11-24 10:00")


def first_due(desk: LogbookDesk) -> int:
    return desk.read(DueBoard()).rows[0].id


CASES: dict[str, tuple[Make, set[str]]] = {
    "a call": (lambda desk, _: call(topic_id=topic(desk)), {"contacts", "drafts"}),
    "a message": (lambda *_: message(), {"contacts", "messages", "due", "drafts"}),
    "one click": (lambda desk, _: LogOneClick(uid(), Channel.CALL, topic(desk)), {"contacts", "drafts"}),
    "incoming": (
        lambda *_: LogIncoming(uid(), [IncomingRow(uid(), Channel.EMAIL, NOW, about="Leaves")]),
        {"contacts", "messages", "due", "drafts"},
    ),
    "a note": (lambda _, entry: AddNote(entry, "More."), {"contacts"}),
    "undo": (lambda _, entry: Undo(entry), {"contacts", "messages", "due"}),
    "handed over": (lambda _, entry: MarkMessage(entry, MessageState.HANDED), {"messages"}),
    "printed": (lambda _, entry: MarkPrinted("contacts", entry, "slip"), {"messages"}),
    "a try": (lambda desk, _: TryDeadline(first_due(desk), Tried.NO_ANSWER), {"due"}),
    "taken": (lambda desk, _: TakeDeadline(first_due(desk), person(desk, "Priya")), {"due"}),
    "promised": (lambda desk, _: PromiseFor(first_due(desk), toronto("2026-11-24 15:00")), {"due"}),
    "answered": (lambda desk, _: AnswerDeadline(first_due(desk), NOW, "Priya", Answered.PHONE), {"due", "messages"}),
    "a complaint": (
        lambda *_: LogComplaint(uid(), Channel.CALL, About.SERVICE, "Late."),
        {"complaints", "contacts", "due"},
    ),
    "an incident": (lambda *_: SaveIncident(uid(), IncidentTyped(NOW, Channel.CALL)), {"incidents", "contacts"}),
    "a person": (lambda *_: SavePerson(None, "Tom Ng"), {"people"}),
    "a list": (lambda *_: PastePeople("Tom Ng\nAl Wu"), {"people"}),
    "a department": (lambda *_: SaveDepartment(None, "Harbour"), {"people"}),
    "leaving": (lambda *_: LeaveDesk(), {"shifts"}),
    "a topic": (lambda *_: SaveTopic(None, "Skating"), {"topics"}),
    "hours": (lambda *_: SetScopeHours("town", USUAL_HOURS), {"town", "due"}),
    "a switch": (lambda *_: SetPolicySwitch("half_day", "skipped", date(2026, 11, 24)), {"town"}),
    "a setting": (lambda *_: SetSetting("counter_address", "1 Main"), {"town"}),
    "a closure": (lambda *_: SaveClosures((ClosureRow(date(2026, 12, 24), "Half", ()),)), {"town"}),
    "a year": (lambda *_: ConfirmYear(2028, ()), {"town"}),
}


@pytest.mark.parametrize("name", CASES)
def test_a_command_tells_the_boards_it_has_made_stale(tmp_path: Path, name: str) -> None:
    desk, _ = new_desk(tmp_path, now=TUESDAY)
    priya: PersonId = person(desk, "Priya")
    entry = desk.do(message(), priya).uid
    before = desk.changes_since(0)
    assert before is not None
    make, topics = CASES[name]
    done = desk.do(make(desk, entry), priya)
    changes = desk.changes_since(before.seq)
    assert changes is not None
    assert topics <= changes.topics
    assert changes.seq > before.seq
    if done.uid and done.record in ("contacts", "complaints", "incidents") and name != "incoming":
        assert done.uid in changes.uids or done.action == "printed"


@pytest.mark.parametrize("name", ["a person", "a topic", "a switch", "a closure", "leaving"])
def test_what_has_nothing_to_do_with_contacts_leaves_the_log_alone(tmp_path: Path, name: str) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    entry = desk.do(message(), priya).uid
    before = desk.changes_since(0)
    assert before is not None
    desk.do(CASES[name][0](desk, entry), priya)
    changes = desk.changes_since(before.seq)
    assert changes is not None
    assert not changes.topics & {"contacts", "messages", "complaints", "incidents", "health"}
