"""Where one desk keeps its files."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """The logbook, this desk's drafts, the backups.

    `counter` is this desk's own name; empty, it is the one set up with the town.
    """

    logbook: Path
    drafts: Path
    backups: Path
    counter: str = ""
