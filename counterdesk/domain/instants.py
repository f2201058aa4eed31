"""Instants and local dates: whole UTC milliseconds in rows, aware UTC datetimes everywhere else."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/Toronto")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_ms(instant: datetime) -> int:
    """Gives whole milliseconds since 1970 in UTC; the instant must carry an offset."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs an offset")
    return (instant - _EPOCH) // timedelta(milliseconds=1)


def from_ms(ms: int) -> datetime:
    """Gives the aware UTC instant of a row."""
    return _EPOCH + timedelta(milliseconds=ms)


def local(instant: datetime) -> datetime:
    """Gives the same instant on the wall clock of the town (America/Toronto)."""
    return instant.astimezone(ZONE)


def local_date(instant: datetime) -> date:
    """Gives the town's date at that instant."""
    return local(instant).date()


def day_bounds(on: date) -> tuple[datetime, datetime]:
    """Gives the first instant of a local date and the first instant of the next, both in UTC."""
    start = datetime(on.year, on.month, on.day, tzinfo=ZONE)
    after = on + timedelta(days=1)
    end = datetime(after.year, after.month, after.day, tzinfo=ZONE)
    return start.astimezone(UTC), end.astimezone(UTC)
