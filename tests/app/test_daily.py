"""The logbook is backed up without anybody thinking of it."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta

import pytest

from counterdesk.app.clock import now
from counterdesk.app.daily import DailyBackup, is_of_today
from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.desk import Changes, Command, Done
from counterdesk.services.asks.logbook import BackUp, LogbookHealth
from counterdesk.services.asks.people import LeaveDesk
from counterdesk.ui.lanes import InlineLanes


class RememberingDesk:
    """A desk that knows when it was last backed up, and remembers why it was asked to."""

    def __init__(self, backup_at: datetime | None) -> None:
        self.health = LogbookHealth(backup_at, "", "", None, None, None, 0)
        self.reasons: list[str] = []

    def do(self, command: Command, author: PersonId | None) -> Done:
        return Done("done", now())

    def read(self, question: object) -> LogbookHealth:
        return self.health

    def slow(self, job: BackUp, progress: Callable[[int, int], None] | None = None) -> LogbookHealth:
        self.reasons.append(job.reason)
        return self.health

    def one_look(self) -> AbstractContextManager[object]:
        return nullcontext()

    def changes_since(self, seq: int) -> Changes | None:
        return None

    def interrupt(self) -> None:
        return

    def rest(self) -> bool:
        return False

    def close(self) -> None:
        return


def backups_of(desk: RememberingDesk) -> DailyBackup:
    return DailyBackup(InlineLanes(desk))  # type: ignore[arg-type]


@pytest.mark.parametrize("backup_at", [None, now() - timedelta(days=1, hours=1)])
def test_the_first_start_of_a_day_makes_a_backup(backup_at: datetime | None) -> None:
    desk = RememberingDesk(backup_at)
    backups_of(desk).at_start()
    assert desk.reasons == ["daily"]


def test_the_second_start_of_a_day_makes_none() -> None:
    desk = RememberingDesk(now())
    backups_of(desk).at_start()
    assert desk.reasons == []


def test_closing_after_something_was_written_makes_a_backup() -> None:
    desk = RememberingDesk(now())
    lanes = InlineLanes(desk)  # type: ignore[arg-type]
    backups = DailyBackup(lanes)
    lanes.do(LeaveDesk())
    backups.at_close()
    assert desk.reasons == ["closing"]


def test_closing_after_only_looking_makes_none() -> None:
    desk = RememberingDesk(now())
    backups_of(desk).at_close()
    assert desk.reasons == []


def test_a_day_is_the_towns_own_day() -> None:
    late = datetime(2026, 11, 21, 4, 30, tzinfo=UTC)  # 11:30 p.m. on the 20th in the town
    assert is_of_today(late, datetime(2026, 11, 20, 14, 0, tzinfo=UTC))
    assert not is_of_today(late, datetime(2026, 11, 21, 14, 0, tzinfo=UTC))
