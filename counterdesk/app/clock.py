"""The one clock: everything below gets `now` handed in."""

import time
from datetime import UTC, datetime, timedelta


def now() -> datetime:
    """Gives this instant, aware and in UTC."""
    return datetime.now(UTC)


def passed() -> timedelta:
    """Gives how long the computer has been on, its sleep included, whatever its clock was set to meanwhile."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)  # the monotonic clock of Linux stands still while the computer sleeps
    return timedelta(seconds=time.monotonic() if boot is None else time.clock_gettime(boot))
