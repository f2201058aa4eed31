"""A desk that logs until it is killed: prints the uid of each entry once it is committed.

python -m tests.faults.writer enter|create|backup PATH
"""

import sys
from pathlib import Path

from counterdesk.store import backup
from counterdesk.store.engine import Logbook
from tests.store.rows import NOW, contact, later, message, stamp


def tell(what: str) -> None:
    """Says one line at once."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def enter(path: Path) -> None:
    """Logs calls with a message each, for ever."""
    logbook = Logbook.open(path, NOW)
    while True:
        with logbook.write(stamp()) as tx:
            row = contact(note="word " * 200)
            tx.add(row)
            tx.session.flush()
            tx.add(message(row.id, tx.number("message", 2026)))
            tx.journal("message_taken", row)
        tell(row.uid)


def create(path: Path) -> None:
    """Makes a logbook."""
    tell("ready")
    Logbook.create(path, NOW).close()
    tell("made")
    sys.stdin.read()


def back_up(path: Path) -> None:
    """Makes backups, for ever."""
    minutes = 0
    while True:
        minutes += 1
        tell(backup.make(path, path.parent / "backups", later(minutes)).path.name)


if __name__ == "__main__":
    what = {"enter": enter, "create": create, "backup": back_up}[sys.argv[1]]
    what(Path(sys.argv[2]))
