"""The one clock: everything below gets `now` handed in."""

from datetime import UTC, datetime


def now() -> datetime:
    """Gives this instant, aware and in UTC."""
    return datetime.now(UTC)
