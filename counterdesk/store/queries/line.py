"""The changes of the line at a counter."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from counterdesk.store.tables import Line


class LineChange(NamedTuple):
    """How many wait since a moment."""

    at: datetime
    waiting: int


def last(session: Session, counter: str, since: datetime) -> LineChange | None:
    """Gives the newest change at a counter since then, by the order of entry: a clock may be set back."""
    query = (
        select(Line.at, Line.waiting).where(Line.counter == counter, Line.at >= since).order_by(Line.id.desc()).limit(1)
    )
    found = session.execute(query).first()
    return None if found is None else LineChange(*found)


def left(session: Session, counter: str, since: datetime) -> int:
    """Counts who left a counter without service since then."""
    query = select(func.coalesce(func.sum(Line.left), 0)).where(Line.counter == counter, Line.at >= since)
    return int(session.execute(query).scalar_one())


def longest(session: Session, since: datetime, until: datetime) -> LineChange | None:
    """Gives when the line at any counter was longest first, None where nobody waited."""
    query = (
        select(Line.at, Line.waiting)
        .where(Line.at >= since, Line.at < until, Line.waiting > 0)
        .order_by(Line.waiting.desc(), Line.at)
        .limit(1)
    )
    found = session.execute(query).first()
    return None if found is None else LineChange(*found)


def left_between(session: Session, since: datetime, until: datetime) -> int:
    """Counts who left any counter without service in a time."""
    query = select(func.coalesce(func.sum(Line.left), 0)).where(Line.at >= since, Line.at < until)
    return int(session.execute(query).scalar_one())
