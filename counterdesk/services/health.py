"""The logbook's health: backups that were read again, and checks of every page, row and journal line."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from counterdesk.domain.instants import from_ms, to_ms
from counterdesk.services.asks.logbook import AskHealth, BackUp, Check, CheckFinding, LogbookHealth
from counterdesk.services.jobs import Office
from counterdesk.services.places import Places
from counterdesk.services.settings import second_folder
from counterdesk.services.town import put_setting
from counterdesk.services.work import Look, Work
from counterdesk.store import backup, check, journal
from counterdesk.store.backup import Backup
from counterdesk.store.queries import town as queries
from counterdesk.store.writing import Stamp

LAST_BACKUP, LAST_CHECK = "last_backup", "last_check"
PAGE_BYTES = 4096
CLOSING = "closing"


def ask_health(look: Look, places: Places, _question: AskHealth) -> LogbookHealth:
    """Gives when the logbook was last backed up and checked."""
    stored = queries.settings(look.session)
    made, checked = stored.get(LAST_BACKUP) or {}, stored.get(LAST_CHECK) or {}
    newest = backup.latest(places.backups)
    second = second_folder(stored)
    told = made if second is not None and made.get("second") == str(second) else {}
    return LogbookHealth(
        backup_at=newest.at if newest else None,
        backup_place=str(newest.path) if newest else "",
        second_place=str(second or ""),
        second_at=_instant(told.get("second_at")),
        checked_at=_instant(checked.get("at")),
        sound=checked.get("sound"),
        seq=_seq(look),
        second_refused=told.get("second_refused") or "",
    )


def back_up(office: Office, job: BackUp) -> LogbookHealth:
    """Makes a verified backup, and a second copy in the town's second folder when there is one."""
    with office.logbook.read() as session:
        second = second_folder(queries.settings(session))
    with suppress(OSError):  # a folder that cannot be made is refused below, as one that is missing
        office.places.backups.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = backup.make(office.places.logbook, office.places.backups, office.now, second)
    if job.reason != CLOSING:
        _keep(office, LAST_BACKUP, "backed_up", _said(made, office.now, second))
    return _health(office)


def run_check(office: Office, _job: Check) -> CheckFinding:
    """Looks at every page, row, word and journal line, and keeps what was found."""
    found = check.examine(office.places.logbook)
    _keep(office, LAST_CHECK, "checked", {"at": to_ms(office.now), "sound": found.sound})
    return CheckFinding(
        sound=found.sound,
        pages=office.places.logbook.stat().st_size // PAGE_BYTES,
        rows=found.rows,
        journal_lines=found.lines,
        problems=tuple(f"{problem.code} {problem.where}" for problem in found.problems),
    )


def _keep(office: Office, name: str, action: str, value: dict[str, Any]) -> None:
    with office.logbook.write(Stamp(at=office.now, who=None, desk=office.counter)) as tx:
        work = Work(tx, office.now, None, office.counter, office.towns)
        tx.journal(action, put_setting(work, name, value))


def _said(made: Backup, now: datetime, second: Path | None) -> dict[str, Any]:
    return {
        "at": to_ms(now),
        "second": str(second) if second else None,
        "second_at": to_ms(now) if made.second else None,
        "second_refused": made.second_refused,
    }


def _health(office: Office) -> LogbookHealth:
    with office.logbook.read() as session:
        return ask_health(office.look(session), office.places, AskHealth())


def _seq(look: Look) -> int:
    return journal.head(look.session).seq


def _instant(ms: int | None) -> datetime | None:
    return None if ms is None else from_ms(ms)
