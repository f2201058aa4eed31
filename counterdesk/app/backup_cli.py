"""`counterdesk backup`: a verified backup now, beside an open window or without one."""

import argparse
from functools import partial
from pathlib import Path

from counterdesk.app.clock import now
from counterdesk.app.paths import Places, places
from counterdesk.app.terminal import answering, cannot
from counterdesk.domain.refusal import Refused
from counterdesk.words import _
from counterdesk.words.refusals import sentence


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Takes a second folder, best on another disk."""
    parser.add_argument("--second", type=Path, metavar="DIR", help=_("put a second copy into this folder too"))


def run(args: argparse.Namespace) -> int:
    """Makes the backup and says where it lies."""
    here = places(args.home, practice=args.practice)
    if not here.logbook.exists():
        return cannot(_("There is no logbook at {path} yet.").format(path=here.logbook))
    return answering(partial(_back_up, here, args.second))


def _back_up(here: Places, second: Path | None) -> int:
    from counterdesk.store import backup

    here.make()
    made = backup.make(here.logbook, here.backups, now(), second)
    print(_("Backed up and read again: {path}").format(path=made.path))
    if made.second is not None:
        print(_("Second copy: {path}").format(path=made.second))
    if made.second_refused is not None:
        why = sentence(Refused(made.second_refused, folder=str(second)))
        return cannot(_("There is no second copy. {why}").format(why=why))
    return 0
