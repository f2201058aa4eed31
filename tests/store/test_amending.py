"""Old values: kept in their order, each with its own number and seal, however many a transaction has."""

import pytest
from sqlalchemy import delete, select

from counterdesk.store import check
from counterdesk.store.engine import Logbook
from counterdesk.store.tables import Amendment, Contact
from tests.store.rows import changing, contact, later, save, stamp

NOTES = ("Green house", None, "Red house", "=1+1", "Café, 12 h")


def kept(logbook: Logbook) -> list[tuple[int, str, object, object]]:
    with logbook.read() as session:
        query = select(Amendment.id, Amendment.field, Amendment.before, Amendment.after).order_by(Amendment.id)
        return [tuple(row) for row in session.execute(query)]


@pytest.fixture
def call(logbook: Logbook) -> Contact:
    made = contact(note="Blue house")
    save(logbook, "call_logged", made)
    return made


def test_each_old_value_has_the_next_number(logbook: Logbook, call: Contact) -> None:
    with changing(logbook, Contact, call.id) as (tx, row):
        for note in NOTES:
            tx.amend(row, note=note)
        tx.journal("call_amended", row)
    befores = ("Blue house", *NOTES[:-1])
    assert kept(logbook) == [
        (number, "note", before, after) for number, (before, after) in enumerate(zip(befores, NOTES, strict=True), 1)
    ]


def test_old_values_are_sealed(logbook: Logbook, call: Contact) -> None:
    with changing(logbook, Contact, call.id) as (tx, row):
        tx.amend(row, note=None, told_at=later(1), name="Walter Pike")
        tx.journal("call_amended", row)
    found = check.examine(logbook.path)
    assert found.problems == ()
    with logbook.read() as session:
        assert all(len(seal) == 64 for seal in session.scalars(select(Amendment.seal)))


def test_an_old_value_can_be_read_as_soon_as_the_change_is_written(logbook: Logbook, call: Contact) -> None:
    with changing(logbook, Contact, call.id) as (tx, row):
        tx.amend(row, note="Green house")
        assert tx.session.scalars(select(Amendment.before)).all() == ["Blue house"]
        tx.amend(row, note="Red house")
        tx.journal("call_amended", row)
    assert [before for _id, _field, before, _after in kept(logbook)] == ["Blue house", "Green house"]


def test_a_number_never_comes_back(logbook: Logbook, call: Contact) -> None:
    with changing(logbook, Contact, call.id) as (tx, row):
        tx.amend(row, note="Green house", name="Walter Pike")
        tx.journal("call_amended", row)
    with logbook.write(stamp()) as tx:
        tx.session.execute(delete(Amendment))
    with changing(logbook, Contact, call.id) as (tx, row):
        tx.amend(row, note="Red house")
        tx.journal("call_amended", row)
    assert [number for number, *_rest in kept(logbook)] == [3]


def test_old_values_go_with_a_transaction_that_fails(logbook: Logbook, call: Contact) -> None:
    def fails() -> None:
        with changing(logbook, Contact, call.id) as (tx, row):
            tx.amend(row, note="Green house")
            tx.session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert kept(logbook) == []


def test_an_old_value_says_who_changed_it_and_when(logbook: Logbook, call: Contact) -> None:
    with changing(logbook, Contact, call.id) as (tx, row):
        tx.amend(row, note="Green house")
        tx.journal("call_amended", row)
    with logbook.read() as session:
        one = session.scalars(select(Amendment)).one()
        assert (one.record, one.record_id, one.by, one.at) == ("contacts", call.id, stamp().who, later(5))
