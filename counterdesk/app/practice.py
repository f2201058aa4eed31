"""Making the practice logbook: invented beside its place, and put there only when it is whole."""

import os
from datetime import datetime
from functools import partial
from pathlib import Path

from counterdesk.app.paths import Places

_TAILS = ("", "-wal", "-shm")


def invent(here: Places, town: str, person: str, until: datetime, *, public_can_see: bool = False) -> None:
    """Fills a new practice logbook with a month that ends at `until`; takes some seconds.

    A practice logbook that is there is replaced; nothing else is touched: ValueError for the places of a real one.
    Loads the database.
    """
    if not here.practice:
        raise ValueError("only a practice logbook is invented")
    from counterdesk.app.demo.month import Clock, Month
    from counterdesk.app.desks import pack_texts
    from counterdesk.services import door

    growing = here.logbook.with_name("practice-new.db")
    drafts = here.drafts.with_name("practice-new-drafts.db")
    _remove(growing, drafts)
    clock = Clock(until)
    desk = door.open_desk(door.Places(growing, drafts, here.backups), clock.now, partial(pack_texts, here.policies))
    try:
        Month(desk, clock, until, town, person, public_can_see).fill()
    finally:
        desk.close()
    _remove(here.logbook, here.drafts, drafts)
    os.replace(growing, here.logbook)
    _remove(growing)


def _remove(*files: Path) -> None:
    for file in files:
        for tail in _TAILS:
            file.with_name(file.name + tail).unlink(missing_ok=True)
