"""Numbers of a year and contacts at a telephone number: counted in one statement, sealed in the same."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from counterdesk.store import check
from counterdesk.store.engine import Logbook
from counterdesk.store.tables import Caller, Person
from counterdesk.store.writing import Stamp, Writing

AT = datetime(2026, 11, 24, 21, 0, tzinfo=UTC)
DIGITS, SHOWN = "+15195550111", "519-555-0111"


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    logbook = Logbook.create(tmp_path / "logbook.db", AT)
    yield logbook
    logbook.close()


def write(logbook: Logbook, act: Callable[[Writing], list[object]]) -> list[object]:
    """Does something in one transaction beside a record, as every command has one."""
    with logbook.write(Stamp(at=AT, who=None, desk="Counter 1")) as tx:
        person = Person(name="Priya Nair", active=True, at_desk=True)
        tx.add(person)
        tx.journal("person_added", person)
        return act(tx)


def callers(logbook: Logbook) -> list[tuple[int, str, str, datetime, datetime, int]]:
    parts = (Caller.id, Caller.digits, Caller.shown, Caller.first_at, Caller.last_at, Caller.contacts)
    with logbook.read() as session:
        return [tuple(row) for row in session.execute(select(*parts))]


def test_numbers_of_a_kind_follow_each_other_and_each_year_begins_at_one(logbook: Logbook) -> None:
    def act(tx: Writing) -> list[object]:
        return [tx.number("message", 2026), tx.number("message", 2026), tx.number("message", 2027)]

    assert write(logbook, act) == ["2026-0001", "2026-0002", "2027-0001"]
    assert check.examine(logbook.path).sound


def test_the_first_contact_makes_the_row_of_a_number_and_the_next_counts_there(logbook: Logbook) -> None:
    def act(tx: Writing) -> list[object]:
        times = (AT, AT + timedelta(hours=1), AT - timedelta(days=2))
        return [tx.one_more_contact(DIGITS, SHOWN, at) for at in times]

    assert write(logbook, act) == [1, 1, 1]
    assert callers(logbook) == [(1, DIGITS, SHOWN, AT - timedelta(days=2), AT + timedelta(hours=1), 3)]
    assert check.examine(logbook.path).sound


def test_what_is_counted_goes_back_with_its_transaction(logbook: Logbook) -> None:
    def act(tx: Writing) -> list[object]:
        tx.number("message", 2026)
        tx.one_more_contact(DIGITS, SHOWN, AT)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write(logbook, act)
    assert callers(logbook) == []
    assert write(logbook, lambda tx: [tx.number("message", 2026)]) == ["2026-0001"]
