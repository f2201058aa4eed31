"""How this desk's files become a desk that answers: one that writes, or one that only reads.

Importing this loads the database; windows do it on a worker's thread, after the first paint.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from counterdesk.app.clock import now
from counterdesk.app.packs import own_texts, pack_files
from counterdesk.app.paths import Places
from counterdesk.services import door
from counterdesk.services.asks.desk import Desk
from counterdesk.store.engine import Logbook


def pack_texts(own: Path | None = None) -> dict[str, str]:
    """Gives the policies as their towns' files say them, by town: the program's, and the right ones of a folder."""
    texts = {file.stem: file.read_text(encoding="utf-8") for file in pack_files()}
    return texts if own is None else texts | own_texts(own)


def writing_desk(here: Places, clock: Callable[[], datetime] = now) -> Desk:
    """Opens this desk's logbook, making it where there is none; call it on the thread that will use the desk."""
    return door.open_desk(_files(here), clock, partial(pack_texts, here.policies))


def reading_desk(here: Places) -> Desk:
    """Opens this desk's logbook for reading only, beside a window that may have it open."""
    return door.LogbookDesk(Logbook.open_reader(here.logbook), _files(here), now, partial(pack_texts, here.policies))


def _files(here: Places) -> door.Places:
    return door.Places(here.logbook, here.drafts, here.backups)
