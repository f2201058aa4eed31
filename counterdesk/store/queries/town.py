"""What the logbook holds of the town itself: policy and calendar versions, settings, closures, confirmed years."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from counterdesk.store.prepared import Prepared
from counterdesk.store.tables import Calendar, Closure, ConfirmedYear, Pack, Person, Setting

TOWN = "town"
_PACK = Prepared(select(Pack.town, Pack.version).order_by(Pack.id.desc()).limit(1))
_CALENDAR = Prepared(
    select(Calendar.version).where(Calendar.scope == bindparam("scope")).order_by(Calendar.version.desc()).limit(1)
)
_SETTINGS = Prepared(select(Setting.key, Setting.value))


class PackVersion(NamedTuple):
    """Which policy text is in force."""

    town: str
    version: int


class ClosureLine(NamedTuple):
    """One dated closure that is not taken back."""

    id: int
    on: date
    name: str
    hours: list[list[str]]
    source: str
    ticked: bool


class Confirmation(NamedTuple):
    """When a year was confirmed, and by whom (empty without a name)."""

    at: datetime
    by: str


def pack_version(session: Session) -> PackVersion | None:
    """Gives the newest policy version, None while no town is chosen."""
    found = _PACK.row(session)
    return None if found is None else PackVersion(*found)


def pack_text(session: Session, wanted: PackVersion) -> str:
    """Gives the policy text of one version."""
    query = select(Pack.content).where(Pack.town == wanted.town, Pack.version == wanted.version)
    return session.execute(query).scalar_one()


def calendar_version(session: Session, scope: str = TOWN) -> int:
    """Gives the newest calendar version of a scope, 0 when it has none."""
    found = _CALENDAR.row(session, scope=scope)
    return 0 if found is None else int(found[0])


def calendar_content(session: Session, version: int, scope: str = TOWN) -> Any:
    """Gives the document of one calendar version."""
    query = select(Calendar.content).where(Calendar.scope == scope, Calendar.version == version)
    return session.execute(query).scalar_one()


def settings(session: Session) -> dict[str, Any]:
    """Gives every setting that was ever set, by name."""
    return dict(_SETTINGS.rows(session))


def setting_row(session: Session, key: str) -> Setting | None:
    """Gives the row of one setting, for changing it."""
    return session.get(Setting, key)


def closures(session: Session, first: date, last: date) -> tuple[ClosureLine, ...]:
    """Gives the closures between two dates, both included, by date."""
    query = (
        select(Closure.id, Closure.on_date, Closure.name, Closure.hours, Closure.source, Closure.ticked)
        .where(Closure.scope == TOWN, Closure.void_at.is_(None), Closure.on_date >= first, Closure.on_date <= last)
        .order_by(Closure.on_date)
    )
    return tuple(ClosureLine(*row) for row in session.execute(query))


def closure_rows(session: Session, first: date, last: date) -> Sequence[Closure]:
    """Gives the same closures as rows, for changing them."""
    query = select(Closure).where(
        Closure.scope == TOWN, Closure.void_at.is_(None), Closure.on_date >= first, Closure.on_date <= last
    )
    return session.execute(query).scalars().all()


def closure_row(session: Session, closure_id: int) -> Closure | None:
    """Gives one closure that still stands."""
    found = session.get(Closure, closure_id)
    return None if found is None or found.void_at is not None else found


def confirmed_years(session: Session) -> frozenset[int]:
    """Gives the years whose closures a person has confirmed."""
    return frozenset(session.execute(select(ConfirmedYear.year).where(ConfirmedYear.scope == TOWN)).scalars())


def confirmed_year_row(session: Session, year: int) -> ConfirmedYear | None:
    """Gives the row of a confirmed year, for confirming it again."""
    return session.get(ConfirmedYear, (TOWN, year))


def confirmation(session: Session, year: int) -> Confirmation | None:
    """Gives when and by whom a year was confirmed."""
    query = (
        select(ConfirmedYear.confirmed_at, Person.name)
        .outerjoin(Person, Person.id == ConfirmedYear.confirmed_by)
        .where(ConfirmedYear.scope == TOWN, ConfirmedYear.year == year)
    )
    found = session.execute(query).first()
    return None if found is None else Confirmation(found[0], found[1] or "")
