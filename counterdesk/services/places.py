"""Where one desk keeps its files."""

from pathlib import Path

from counterdesk.values import value


@value
class Places:
    """The logbook, this desk's drafts, the backups.

    `counter` is this desk's own name; empty, it is the one set up with the town.
    """

    logbook: Path
    drafts: Path
    backups: Path
    counter: str = ""
