"""Statements compiled once: the values that go in and come out are those of any other query."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import bindparam, insert, select

from counterdesk.store.engine import Logbook
from counterdesk.store.prepared import Prepared
from counterdesk.store.tables import JournalLine, Person, Setting
from counterdesk.store.writing import Stamp

AT = datetime(2026, 11, 24, 21, 0, tzinfo=UTC)
STAMP = Stamp(at=AT, who=None, desk="Counter 1")
NAMED = Prepared(select(Person.name, Person.active).where(Person.name == bindparam("name")))


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    logbook = Logbook.create(tmp_path / "logbook.db", AT)
    yield logbook
    logbook.close()


def add_person(logbook: Logbook, name: str) -> None:
    with logbook.write(STAMP) as tx:
        person = Person(name=name, active=True, at_desk=True)
        tx.add(person)
        tx.journal("person_added", person)


def test_truths_come_back_as_truths(logbook: Logbook) -> None:
    add_person(logbook, "Priya Nair")
    with logbook.read() as session:
        assert NAMED.row(session, name="Priya Nair") == ("Priya Nair", True)
        assert NAMED.row(session, name="Priya Nair")[1] is True


def test_nothing_found_is_none_and_no_rows(logbook: Logbook) -> None:
    with logbook.read() as session:
        assert NAMED.row(session, name="Nobody") is None
        assert NAMED.rows(session, name="Nobody") == []


def test_instants_go_in_aware_and_come_back_aware(logbook: Logbook) -> None:
    add_person(logbook, "Priya Nair")
    query = Prepared(select(JournalLine.at).where(JournalLine.at >= bindparam("since")))
    with logbook.read() as session:
        assert query.rows(session, since=AT) == [(AT,)]
        with pytest.raises(ValueError, match="offset"):
            query.rows(session, since=AT.replace(tzinfo=None))


def test_documents_come_back_as_values(logbook: Logbook) -> None:
    with logbook.write(STAMP) as tx:
        setting = Setting(key="tries_before_unreached", value=3)
        tx.add(setting)
        tx.journal("setting_changed", setting)
    with logbook.read() as session:
        assert Prepared(select(Setting.key, Setting.value)).rows(session) == [("tries_before_unreached", 3)]


def test_what_is_not_written_yet_is_found_too(logbook: Logbook) -> None:
    with logbook.write(STAMP) as tx:
        person = Person(name="Priya Nair", active=True, at_desk=True)
        tx.add(person)
        tx.journal("person_added", person)
        assert NAMED.row(tx.session, name="Priya Nair") == ("Priya Nair", True)


def test_values_written_into_the_statement_stay_there(logbook: Logbook) -> None:
    add_person(logbook, "Priya Nair")
    add_person(logbook, "Karl Huebner")
    query = Prepared(select(Person.name).where(Person.name != "Priya Nair").limit(5))
    with logbook.read() as session:
        assert query.rows(session) == [("Karl Huebner",)]


def test_run_takes_values_as_the_database_keeps_them(logbook: Logbook) -> None:
    with logbook.write(STAMP) as tx:
        connection = tx.session.connection()
        Prepared(insert(Setting)).run(connection, key="counter", value='"Counter 2"', seal="x")
        assert Prepared(select(Setting.value)).first(connection) == ('"Counter 2"',)
