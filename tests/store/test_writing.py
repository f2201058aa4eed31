"""One write transaction keeps everything or nothing."""

import threading
from datetime import datetime

import pytest
from sqlalchemy import func, select

from counterdesk.domain.refusal import Refused
from counterdesk.store import journal
from counterdesk.store.engine import Logbook
from counterdesk.store.tables import (
    Amendment,
    Closure,
    ConfirmedYear,
    Contact,
    JournalLine,
    Number,
    Person,
    Setting,
)
from tests.store.rows import NOW, changing, contact, later, message, person, save, stamp


def lines(logbook: Logbook) -> list[tuple[str, str]]:
    with logbook.read() as session:
        query = select(JournalLine.action, JournalLine.record).order_by(JournalLine.seq)
        return [(action, record) for action, record in session.execute(query)]


def test_a_saved_call_is_there_after_closing_and_opening(logbook: Logbook) -> None:
    save(logbook, "call_logged", contact(note="Asked for the fee"))
    logbook.close()
    again = Logbook.open(logbook.path, later(60))
    with again.read() as session:
        found = session.scalars(select(Contact)).one()
        assert (found.note, found.happened_at) == ("Asked for the fee", NOW)
    again.close()


def test_an_entry_that_fails_leaves_nothing_behind(logbook: Logbook) -> None:
    before = logbook.seq()

    def changes_mind() -> None:
        with logbook.write(stamp()) as tx:
            tx.number("message", 2026)
            tx.add(contact())
            raise Refused("changed_mind")

    with pytest.raises(Refused, match="changed_mind"):
        changes_mind()
    with logbook.read() as session:
        assert session.scalar(select(func.count()).select_from(Contact)) == 0
        assert session.scalar(select(func.count()).select_from(Number)) == 0
    assert logbook.seq() == before


def test_saving_the_same_card_twice_is_refused_and_harmless(logbook: Logbook) -> None:
    save(logbook, "call_logged", contact(uid="card-1"))
    with pytest.raises(Refused, match="record_exists"):
        save(logbook, "call_logged", contact(uid="card-1"))
    assert lines(logbook) == [("person_added", "people"), ("call_logged", "contacts")]


def test_numbers_count_up_per_kind_and_year_without_gaps(logbook: Logbook) -> None:
    given = []
    for kind, year in (("message", 2026), ("message", 2026), ("complaint", 2026), ("message", 2027)):
        with logbook.write(stamp()) as tx:
            given.append(tx.number(kind, year))
            row = contact()
            tx.add(row)
            tx.journal("call_logged", row)
    assert given == ["2026-0001", "2026-0002", "2026-0001", "2027-0001"]


def test_a_number_rolled_back_is_given_out_again(logbook: Logbook) -> None:
    def fails() -> None:
        with logbook.write(stamp()) as tx:
            assert tx.number("message", 2026) == "2026-0001"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    with logbook.write(stamp()) as tx:
        assert tx.number("message", 2026) == "2026-0001"
        row = contact()
        tx.add(row)
        tx.journal("call_logged", row)


def test_every_changed_record_gets_a_line_even_when_only_one_was_named(logbook: Logbook) -> None:
    with logbook.write(stamp()) as tx:
        call = contact()
        tx.add(call)
        tx.session.flush()
        tx.add(message(call.id, tx.number("message", 2026)))
        tx.journal("message_taken", call)
    assert lines(logbook)[1:] == [("message_taken", "contacts"), ("message_taken", "messages")]
    assert tx.seq == logbook.seq() == 3


def test_rows_changed_without_a_line_are_our_own_mistake(logbook: Logbook) -> None:
    with pytest.raises(RuntimeError, match="without a journal line"), logbook.write(stamp()) as tx:
        tx.add(contact())


def test_a_write_that_changes_nothing_writes_nothing(logbook: Logbook) -> None:
    before = logbook.seq()
    with logbook.write(stamp()) as tx:
        assert tx.session.get(Person, 1) is not None
    assert tx.seq == logbook.seq() == before


def test_an_amended_field_keeps_its_old_value(logbook: Logbook) -> None:
    call = contact(note="Blue house", told_at=NOW)
    save(logbook, "call_logged", call)
    with changing(logbook, Contact, call.id) as (tx, row):
        tx.amend(row, note="Green house", told_at=later(1), name=None)
        tx.journal("call_amended", row)
    with logbook.read() as session:
        kept = session.execute(select(Amendment.field, Amendment.before, Amendment.after)).all()
    ms = int(NOW.timestamp() * 1000)
    assert [tuple(row) for row in kept] == [("note", "Blue house", "Green house"), ("told_at", ms, ms + 60_000)]


def test_an_amended_list_keeps_its_old_value_as_it_was(logbook: Logbook) -> None:
    closed = Closure(
        scope="town",
        on_date=NOW.date(),
        name="Fair",
        hours=[["08:30", "12:00"]],
        source="typed",
        ticked=True,
        added_at=NOW,
    )
    save(logbook, "closure_added", closed)
    with changing(logbook, Closure, closed.id) as (tx, row):
        tx.amend(row, hours=[], on_date=later(60 * 24).date())
        tx.journal("closure_amended", row)
    with logbook.read() as session:
        kept = dict(session.execute(select(Amendment.field, Amendment.before)).all())  # type: ignore[arg-type]
        assert session.scalars(select(Closure.hours)).one() == []
    assert kept == {"hours": [["08:30", "12:00"]], "on_date": "2026-11-20"}


def test_a_setting_is_journalled_by_its_key(logbook: Logbook) -> None:
    save(logbook, "setting_changed", Setting(key="clock", value="4:30 p.m."))
    with logbook.read() as session:
        line = journal.history(session, "clock")[0]
    assert (line.action, line.record) == ("setting_changed", "settings")


def test_a_year_can_be_unconfirmed_again(logbook: Logbook) -> None:
    save(logbook, "year_confirmed", ConfirmedYear(scope="town", year=2027, confirmed_at=NOW))
    with logbook.write(stamp()) as tx:
        row = tx.session.get_one(ConfirmedYear, ("town", 2027))
        tx.session.delete(row)
        tx.journal("year_unconfirmed", row)
    with logbook.read() as session:
        assert session.scalars(select(ConfirmedYear)).all() == []


def test_ids_never_come_back(logbook: Logbook) -> None:
    gone = person(name="Gone")
    save(logbook, "person_added", gone)
    with logbook.write(stamp()) as tx:
        row = tx.session.get_one(Person, gone.id)
        tx.session.delete(row)
        tx.journal("disposed", row)
    new = person(name="New")
    save(logbook, "person_added", new)
    assert new.id == gone.id + 1


def test_an_instant_without_an_offset_is_our_own_mistake(logbook: Logbook) -> None:
    with pytest.raises(Exception, match="offset"):
        save(logbook, "call_logged", contact(happened_at=datetime(2026, 11, 20, 16, 31)))  # noqa: DTZ001


def test_reading_sees_one_moment_while_another_desk_writes(logbook: Logbook) -> None:
    other = Logbook.open(logbook.path, NOW)
    with logbook.read() as session:
        assert session.scalar(select(func.count()).select_from(Contact)) == 0
        save(other, "call_logged", contact())
        assert session.scalar(select(func.count()).select_from(Contact)) == 0
    with logbook.read() as session:
        assert session.scalar(select(func.count()).select_from(Contact)) == 1
    other.close()


def test_a_reader_cannot_write(logbook: Logbook) -> None:
    reader = Logbook.open_reader(logbook.path)
    with pytest.raises(Refused, match="logbook_read_only"), reader.write(stamp()):
        pass
    reader.close()


def test_a_read_can_be_broken_off_by_the_next_key(logbook: Logbook) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"

    def reads() -> None:
        with logbook.read() as session:
            threading.Timer(0.05, logbook.interrupt).start()
            session.connection().exec_driver_sql(endless)

    with pytest.raises(Refused, match="read_interrupted"):
        reads()
    assert logbook.seq() == 1


def test_what_a_caller_said_stands_in_no_error_text(logbook: Logbook) -> None:
    secret = "my neighbour Frank"
    with pytest.raises(Exception) as caught:  # noqa: PT011
        save(logbook, "call_logged", contact(note=secret, outcome=None))
    seen: BaseException | None = caught.value
    while seen is not None:
        assert secret not in str(seen)
        seen = seen.__cause__ or seen.__context__


def test_a_change_as_a_whole_keeps_every_old_value_and_names_what_changed(logbook: Logbook) -> None:
    row = contact(note="one", place="12 Elm St")
    save(logbook, "call_logged", row)

    def change(kept: Contact) -> None:
        kept.note, kept.name, kept.place = "two", "Maria Rossi", "12 Elm St"

    with logbook.write(stamp()) as tx:
        kept = tx.session.get_one(Contact, 1)
        assert tx.amend_by(kept, lambda: change(kept)) == {"note", "name"}
        tx.journal("entry_fixed", kept)
    with logbook.read() as session:
        found = session.execute(select(Amendment.field, Amendment.before, Amendment.after)).all()
        assert sorted(tuple(one) for one in found if one.field == "note") == [("note", "one", "two")]
        assert session.get_one(Contact, 1).name == "Maria Rossi"


def test_old_values_go_back_as_what_they_were_and_are_kept_as_a_change_too(logbook: Logbook) -> None:
    save(logbook, "call_logged", contact(note="one"))
    with logbook.write(stamp()) as tx:
        kept = tx.session.get_one(Contact, 1)
        tx.amend(kept, note="two", happened_at=later(60))
        tx.journal("entry_fixed", kept)
    with logbook.write(stamp()) as tx:
        kept = tx.session.get_one(Contact, 1)
        old = {one.field: one.before for one in tx.session.scalars(select(Amendment))}
        tx.put_back(kept, old)
        tx.journal("fix_withdrawn", kept)
    with logbook.read() as session:
        found = session.get_one(Contact, 1)
        assert (found.note, found.happened_at) == ("one", NOW)
        assert session.scalar(select(func.count()).select_from(Amendment)) == 4
