"""Handings over of the desk, with the names of those who left and those who came."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from counterdesk.store.tables import Handover, Person

_FROM, _TO = aliased(Person), aliased(Person)


class HandoverLine(NamedTuple):
    """One handing over; the name is empty for the counter."""

    uid: str
    from_id: int
    from_name: str
    at: datetime
    to_id: int | None
    to: str
    taken_at: datetime | None
    remark: str
    items: Any


def last(session: Session, counter: str) -> HandoverLine | None:
    """Gives the last handing over at a counter."""
    query = _lines().where(Handover.counter == counter).order_by(Handover.at.desc(), Handover.id.desc()).limit(1)
    found = session.execute(query).first()
    return None if found is None else HandoverLine(*found)


def between(session: Session, since: datetime, until: datetime) -> tuple[HandoverLine, ...]:
    """Gives the handings over of a time at every counter, in order."""
    query = _lines().where(Handover.at >= since, Handover.at < until).order_by(Handover.at, Handover.id)
    return tuple(HandoverLine(*row) for row in session.execute(query))


def taken(session: Session, since: datetime) -> frozenset[tuple[int | None, datetime | None]]:
    """Gives who said "I have it" and when, from a time on: a claim of that moment is an errand, not an answer."""
    query = select(Handover.to_id, Handover.taken_at).where(Handover.taken_at >= since)
    return frozenset((to_id, taken_at) for to_id, taken_at in session.execute(query))


def _lines() -> Any:
    return (
        select(
            Handover.uid,
            Handover.from_id,
            _FROM.name,
            Handover.at,
            Handover.to_id,
            func.coalesce(_TO.name, ""),
            Handover.taken_at,
            func.coalesce(Handover.remark, ""),
            Handover.items,
        )
        .join(_FROM, _FROM.id == Handover.from_id)
        .outerjoin(_TO, _TO.id == Handover.to_id)
    )
