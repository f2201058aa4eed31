"""The clocks: one tells the time, the other only how much of it passed."""

from datetime import UTC, timedelta

from counterdesk.app.clock import now, passed


def test_now_is_said_in_utc():
    assert now().tzinfo is UTC


def test_time_only_ever_passes():
    first = passed()
    assert timedelta() <= first <= passed()
