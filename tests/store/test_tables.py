"""What every table promises: values come back as they were kept, ids stay, every rule has a name."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import BigInteger, Boolean, Integer, LargeBinary, Text, select, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from counterdesk.domain.refusal import Refused
from counterdesk.store import tables
from counterdesk.store.engine import Logbook
from counterdesk.store.tables import Closure, Contact, Person, Record, Root, Sealed, Voidable
from counterdesk.store.tables.columns import Day, Instant, Json
from tests.store.rows import NOW, contact, save

DIALECT = sqlite.dialect()  # type: ignore[no-untyped-call]
PORTABLE = (BigInteger, Boolean, Integer, LargeBinary, Text)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


def kinds(of: type[Any]) -> list[type[Root]]:
    """Gives the mapped classes of a kind, by name: every worker must see the tests in one order."""
    found = [mapper.class_ for mapper in Root.registry.mappers if issubclass(mapper.class_, of)]
    return sorted(found, key=lambda kind: kind.__name__)


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_an_instant_is_kept_to_the_millisecond(at: datetime) -> None:
    kept = Instant().process_bind_param(at, DIALECT)
    back = Instant().process_result_value(kept, DIALECT)
    assert isinstance(kept, int)
    assert back is not None
    assert timedelta(0) <= at - back < timedelta(milliseconds=1)
    assert back.tzinfo is UTC


def test_an_instant_of_another_zone_is_the_same_instant() -> None:
    summer = timezone(timedelta(hours=-4))
    kept = Instant().process_bind_param(datetime(2026, 6, 5, 16, 31, tzinfo=summer), DIALECT)
    assert Instant().process_result_value(kept, DIALECT) == datetime(2026, 6, 5, 20, 31, tzinfo=UTC)


@given(st.dates())
def test_a_local_date_is_iso_text(on: date) -> None:
    kept = Day().process_bind_param(on, DIALECT)
    assert kept == on.isoformat()
    assert Day().process_result_value(kept, DIALECT) == on


@given(json_values)
def test_a_list_or_choice_has_one_spelling(value: Any) -> None:
    kept = Json().process_bind_param(value, DIALECT)
    back = Json().process_result_value(kept, DIALECT)
    assert back == value
    assert Json().process_bind_param(back, DIALECT) == kept


def test_a_spelling_sorts_its_keys_and_keeps_letters() -> None:
    assert tables.to_json({"b": 1, "a": "é"}) == '{"a":"é","b":1}'
    with pytest.raises(ValueError, match="JSON"):
        tables.to_json(float("nan"))


@pytest.mark.parametrize("kind", [Instant(), Day(), Json()])
def test_nothing_stays_nothing(kind: Any) -> None:
    assert kind.process_bind_param(None, DIALECT) is None
    assert kind.process_result_value(None, DIALECT) is None


@pytest.mark.parametrize(
    ("kind", "stored"),
    [
        (Instant(), "yesterday"),
        (Instant(), 10**40),
        (Day(), "2026-02-30"),
        (Day(), 7),
        (Json(), '{"to": '),
        (Json(), 3),
    ],
)
def test_a_stored_value_that_cannot_be_ours_means_damage(kind: Any, stored: object) -> None:
    with pytest.raises(Refused, match="logbook_damaged"):
        kind.process_result_value(stored, DIALECT)


@pytest.mark.parametrize("kind", kinds(Record), ids=lambda kind: kind.__name__)
def test_a_record_has_its_identity_and_never_gives_an_id_twice(kind: type[Record]) -> None:
    columns = kind.__table__.c
    assert [name for name in ("id", "uid", "salt", "seal") if name not in columns] == []
    assert "AUTOINCREMENT" in str(CreateTable(kind.__table__).compile(dialect=DIALECT))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", kinds(Sealed), ids=lambda kind: kind.__name__)
def test_a_sealed_row_keeps_its_seal_last(kind: type[Sealed]) -> None:
    assert list(kind.__table__.c.keys())[-1] == "seal"


@pytest.mark.parametrize("kind", kinds(Voidable), ids=lambda kind: kind.__name__)
def test_what_can_be_taken_back_says_when_by_whom_and_why(kind: type[Voidable]) -> None:
    columns = kind.__table__.c  # type: ignore[attr-defined]
    assert {"void_at", "void_by", "void_reason"} <= set(columns.keys())


def test_every_column_has_a_portable_type() -> None:
    odd = [
        f"{table.name}.{column.name}"
        for table in Root.metadata.sorted_tables
        for column in table.c
        if not isinstance(getattr(column.type, "impl_instance", column.type), PORTABLE)
    ]
    assert odd == []


@pytest.mark.parametrize("name", [table.name for table in Root.metadata.sorted_tables])
def test_every_rule_and_index_has_a_name_of_its_own(name: str) -> None:
    table = Root.metadata.tables[name]
    assert all(rule.name for rule in table.constraints)
    assert all(str(index.name).startswith(("ix_", "uq_")) for index in table.indexes)


def test_instants_end_in_at_and_hold_instants() -> None:
    for table in Root.metadata.sorted_tables:
        for column in table.c:
            if column.name == "at" or column.name.endswith("_at"):
                assert isinstance(column.type, Instant) or column.name in ("reach_at", "place_at"), column
            if column.name.endswith("_on"):
                assert isinstance(column.type, Day), column


def test_two_cards_never_share_an_identity() -> None:
    assert len({tables.new_uid() for _ in range(1000)}) == 1000


def test_the_database_keeps_numbers_and_text_not_python(logbook: Logbook) -> None:
    closed = Closure(scope="town", on_date=date(2026, 12, 24), name="Eve", hours=[["08:30", "12:00"]],
                     source="council", ticked=True, added_at=NOW)  # fmt: skip
    save(logbook, "closure_added", closed)
    with logbook.read() as session:
        row = session.execute(text("SELECT on_date, hours, ticked, added_at FROM closures")).one()
        assert session.scalars(select(Closure.hours)).one() == [["08:30", "12:00"]]
    assert tuple(row) == ("2026-12-24", json.dumps([["08:30", "12:00"]], separators=(",", ":")), 1, 1795210260000)


def test_what_nobody_said_is_empty_and_not_given(logbook: Logbook) -> None:
    save(logbook, "call_logged", contact())
    with logbook.read() as session:
        found = session.scalars(select(Contact)).one()
    assert (found.name, found.name_value, found.quantity, found.confidential) == (None, "not_given", 1, False)


def test_a_person_is_known_by_the_uid_that_was_given(logbook: Logbook) -> None:
    save(logbook, "person_added", Person(uid="given", name="Maria Rossi"))
    with logbook.read() as session:
        assert session.scalars(select(Person.uid).order_by(Person.id.desc()).limit(1)).one() == "given"
