"""What a board costs: a fixed number of queries however many rows there are, and indexes where they count."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, text

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import CallerTyped, Channel
from counterdesk.services.asks.callers import AskCaller
from counterdesk.services.asks.contacts import AskColleagues, AskTopics, DayLog, Find, LogOneClick
from counterdesk.services.asks.desk import Question
from counterdesk.services.asks.due import AskPromise, DueBoard
from counterdesk.services.asks.people import AskPeople, WhoIsHere
from counterdesk.services.asks.sealed import AskSealed, LogComplaint
from counterdesk.services.asks.town import AskTown, AskYear
from counterdesk.services.door import LogbookDesk
from counterdesk.store.engine import Logbook
from tests.desk import call, message, new_desk, person, topic, toronto, uid

DAY = DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))
MANY = 40

MOST: dict[str, tuple[Question[Any], int]] = {
    "the due queue": (DueBoard(), 7),
    "today's log": (DAY, 5),
    "search": (Find("maria"), 4),
    "past contacts at a number": (AskCaller("519-555-0142"), 7),
    "the town": (AskTown(), 6),
    "a year": (AskYear(2026), 3),
    "people": (AskPeople(), 3),
    "who is here": (WhoIsHere(), 3),
    "topics": (AskTopics(toronto("2026-11-24 00:00")), 3),
    "colleagues": (AskColleagues("p"), 3),
    "incidents and complaints": (AskSealed(), 3),
}


@contextmanager
def counted() -> Iterator[list[str]]:
    """Collects the statements that any engine runs meanwhile, without those that only begin or end."""
    said: list[str] = []

    def hear(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            said.append(statement)

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


def queries_of(desk: LogbookDesk, question: Question[Any]) -> int:
    desk.read(question)
    with counted() as said:
        desk.read(question)
    return len(said)


def fill(desk: LogbookDesk, count: int) -> None:
    priya = person(desk, "Priya")
    for number in range(count):
        caller = CallerTyped("Maria Rossi", number="519-555-0142")
        desk.do(message(caller=caller, topic_id=topic(desk, number % 5)), priya)
        desk.do(call(caller=caller), priya)
    desk.do(LogOneClick(uid(), Channel.WALK_IN, topic(desk)), priya)
    desk.do(LogComplaint(uid(), Channel.CALL, About.SERVICE, "Late."), priya)


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> tuple[LogbookDesk, LogbookDesk]:
    """A desk with little on it, and one with much."""
    little, _ = new_desk(tmp_path_factory.mktemp("little"))
    much, _ = new_desk(tmp_path_factory.mktemp("much"))
    fill(little, 2)
    fill(much, MANY)
    return little, much


@pytest.mark.parametrize("name", MOST)
def test_a_board_asks_the_same_few_questions_however_much_there_is(
    desks: tuple[LogbookDesk, LogbookDesk], name: str
) -> None:
    little, much = desks
    question, most = MOST[name]
    assert queries_of(much, question) <= most
    assert queries_of(much, question) == queries_of(little, question)


def test_what_a_card_would_owe_costs_no_look_at_its_contacts(desks: tuple[LogbookDesk, LogbookDesk]) -> None:
    from counterdesk.domain.contact import Outcome

    _, much = desks
    question = AskPromise(Channel.CALL, Outcome.MESSAGE, toronto("2026-11-24 10:00"))
    much.read(question)
    with counted() as said:
        much.read(question)
    assert not [statement for statement in said if "FROM contacts" in statement or "FROM deadlines" in statement]


PLANS = {
    "the due queue looks at open deadlines only": (
        "SELECT id FROM deadlines WHERE state = 'open'",
        "ix_deadlines_open",
    ),
    "a day's log goes by the time of entry": (
        "SELECT id FROM contacts WHERE entered_at >= 1 AND entered_at < 2 ORDER BY entered_at DESC",
        "ix_contacts_entered_at",
    ),
    "a number finds its contacts at once": (
        "SELECT id FROM contacts WHERE caller_id = 1 ORDER BY happened_at DESC",
        "ix_contacts_caller_id_happened_at",
    ),
    "a visit finds its contacts at once": ("SELECT id FROM contacts WHERE visit_uid = 'x'", "ix_contacts_visit_uid"),
    "a contact finds its deadlines at once": (
        "SELECT id FROM deadlines WHERE contact_id = 1",
        "ix_deadlines_contact_id",
    ),
    "a deadline finds its tries at once": (
        "SELECT id FROM attempts WHERE deadline_id = 1",
        "ix_attempts_deadline_id",
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_every_look_up_has_its_index(tmp_path: Path, name: str) -> None:
    desk, _ = new_desk(tmp_path)
    desk.close()
    statement, index = PLANS[name]
    logbook = Logbook.open_reader(tmp_path / "logbook.db")
    with logbook.read() as session:
        plan = " ".join(str(row[3]) for row in session.execute(text(f"EXPLAIN QUERY PLAN {statement}")))
    logbook.close()
    assert index in plan
