"""A record put in at once is the same record as one that the session wrote."""

import pytest
from sqlalchemy import inspect, select, text

from counterdesk.domain.refusal import Refused
from counterdesk.store.check import examine
from counterdesk.store.engine import Logbook
from counterdesk.store.tables import Contact, Message
from counterdesk.store.tables.columns import Record
from tests.store.rows import NOW, contact, later, message, stamp

_OWN = {"id", "uid", "visit_uid", "salt", "seal"}


def put(logbook: Logbook, row: Record) -> None:
    with logbook.write(stamp()) as tx:
        tx.put(row)
        tx.journal("call_logged", row)


def stored(logbook: Logbook, row_id: int) -> dict[str, object]:
    with logbook.read() as session:
        found = session.execute(text("SELECT * FROM contacts WHERE id = :id"), {"id": row_id}).mappings().one()
        return {name: value for name, value in found.items() if name not in _OWN}


def full(**given: object) -> Contact:
    return contact(note="Asked for the fee", outcome_detail={"why": "sales"}, late_entry=True, opened_at=NOW, **given)


def test_it_is_stored_as_the_session_stores_it(logbook: Logbook) -> None:
    by_session, at_once = full(), full()
    with logbook.write(stamp()) as tx:
        tx.add(by_session)
        tx.put(at_once)
        tx.journal("call_logged", at_once)
    assert stored(logbook, at_once.id) == stored(logbook, by_session.id)
    assert at_once.uid
    assert len(at_once.salt) == 32
    assert at_once.seal


def test_its_id_is_known_and_the_next_row_can_name_it(logbook: Logbook) -> None:
    call = contact()
    with logbook.write(stamp()) as tx:
        tx.put(call)
        slip = message(call.id, "2026-0001")
        tx.put(slip)
        tx.journal("call_logged", call)
    with logbook.read() as session:
        assert session.scalars(select(Message.contact_id)).all() == [call.id]


def test_what_is_changed_of_it_later_is_written_and_sealed(logbook: Logbook) -> None:
    call = contact()
    with logbook.write(stamp()) as tx:
        tx.put(call)
        call.note = "Asked for the form"
        tx.journal("call_logged", call)
    assert stored(logbook, call.id)["note"] == "Asked for the form"
    assert not examine(logbook.path).problems


def test_it_can_be_amended_in_the_same_breath(logbook: Logbook) -> None:
    call = contact(note="Fee")
    with logbook.write(stamp()) as tx:
        tx.put(call)
        tx.amend(call, note="Fee for a dog")
        tx.journal("call_logged", call)
    assert stored(logbook, call.id)["note"] == "Fee for a dog"


def test_its_values_are_at_hand_without_reading_them_again(logbook: Logbook) -> None:
    call = contact()
    with logbook.write(stamp(later(1))) as tx:
        tx.put(call)
        assert not inspect(call).unloaded
        assert (call.quantity, call.void_at, call.name_value) == (1, None, "not_given")
        tx.journal("call_logged", call)


def test_rolled_back_it_was_never_there(logbook: Logbook) -> None:
    def changes_mind() -> None:
        with logbook.write(stamp()) as tx:
            tx.put(contact())
            raise Refused("changed_mind")

    with pytest.raises(Refused, match="changed_mind"):
        changes_mind()
    with logbook.read() as session:
        assert session.scalars(select(Contact)).all() == []


def test_the_same_card_twice_is_refused_and_harmless(logbook: Logbook) -> None:
    put(logbook, contact(uid="card-1"))
    with pytest.raises(Refused, match="record_exists"):
        put(logbook, contact(uid="card-1"))
    with logbook.read() as session:
        assert len(session.scalars(select(Contact)).all()) == 1
