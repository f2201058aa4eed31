"""The journal: whole, chained, and silent about what was said."""

import hashlib
import hmac

from sqlalchemy import select, text

from counterdesk.store import journal, seals
from counterdesk.store.engine import Logbook
from counterdesk.store.tables import Contact, JournalLine, Person
from tests.store.rows import changing, contact, later, person, save, stamp


def test_each_line_carries_the_hash_of_the_line_before(logbook: Logbook) -> None:
    for _ in range(3):
        save(logbook, "call_logged", contact())
    with logbook.read() as session:
        found = session.scalars(select(JournalLine).order_by(JournalLine.seq)).all()
        tip = journal.head(session)
    assert [line.prev for line in found] == [seals.GENESIS, *(line.hash for line in found[:-1])]
    assert tip == journal.Tip(4, found[-1].hash)


def test_a_line_says_who_when_which_desk_and_what(logbook: Logbook) -> None:
    call = contact()
    with logbook.write(stamp(later(3), who=1)) as tx:
        tx.add(call)
        tx.journal("call_logged", call)
    with logbook.read() as session:
        (line,) = journal.history(session, call.uid)
    assert line == journal.Line(2, later(3), 1, "Front counter", "call_logged", "contacts", call.uid)


def test_another_desk_reads_only_what_is_new(logbook: Logbook) -> None:
    seen = logbook.seq()
    save(logbook, "call_logged", contact())
    save(logbook, "walk_in_logged", contact())
    with logbook.read() as session:
        actions = [line.action for line in journal.lines_after(session, seen)]
        first = [line.action for line in journal.lines_after(session, seen, limit=1)]
    assert actions == ["call_logged", "walk_in_logged"]
    assert first == ["call_logged"]


def test_the_digest_of_a_record_is_keyed_by_its_own_salt(logbook: Logbook) -> None:
    one, two = contact(note="same"), contact(note="same")
    save(logbook, "call_logged", one)
    save(logbook, "call_logged", two)
    with logbook.read() as session:
        digests = session.scalars(select(JournalLine.digest).where(JournalLine.record == "contacts")).all()
        raw = session.execute(text("SELECT * FROM contacts WHERE id = :id"), {"id": one.id}).mappings().one()
    content = seals.content("contacts", dict(raw))
    assert digests[0] == hmac.new(one.salt, content, hashlib.sha256).hexdigest()
    assert digests[0] != digests[1]
    assert len(one.salt) == 32


def test_the_seal_of_a_row_covers_every_column_that_is_not_empty(logbook: Logbook) -> None:
    call = contact(note="Blue house")
    save(logbook, "call_logged", call)
    before = call.seal
    with changing(logbook, Contact, call.id) as (tx, row):
        row.note = "Green house"
        tx.journal("call_amended", row)
    assert len(before) == 64
    assert row.seal not in ("", before)


def test_a_new_empty_column_leaves_every_seal_as_it_was() -> None:
    old = seals.content("people", {"id": 1, "name": "Priya", "seal": "x"})
    new = seals.content("people", {"id": 1, "name": "Priya", "pronoun": None, "seal": "y"})
    assert old == new


def test_true_and_one_seal_alike_on_every_database() -> None:
    assert seals.content("t", {"flag": True}) == seals.content("t", {"flag": 1})


def test_a_disposed_record_leaves_a_line_without_content(logbook: Logbook) -> None:
    gone = person(name="Gone")
    save(logbook, "person_added", gone)
    with logbook.write(stamp()) as tx:
        row = tx.session.get_one(Person, gone.id)
        tx.session.delete(row)
        tx.journal("disposed", row)
    with logbook.read() as session:
        last = session.scalars(select(JournalLine).order_by(JournalLine.seq.desc()).limit(1)).one()
    assert (last.action, last.record_uid, last.digest) == ("disposed", gone.uid, "")


def test_the_printed_seal_is_sixteen_letters_in_fours() -> None:
    printed = seals.seal16("ab" * 32)
    groups = printed.split(" ")
    assert [len(group) for group in groups] == [4, 4, 4, 4]
    assert not set(printed) & set("0189")
    assert printed != seals.seal16("ac" * 32)


def test_a_line_holds_nothing_of_what_was_said(logbook: Logbook) -> None:
    save(logbook, "call_logged", contact(note="secret words", name="Frank", number_digits="5195550100"))
    with logbook.read() as session:
        said = " ".join(str(value) for row in session.execute(text("SELECT * FROM journal")) for value in row)
    assert not any(word in said for word in ("secret", "Frank", "5550100"))
