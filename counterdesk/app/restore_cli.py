"""`counterdesk restore FILE`: a backup takes the logbook's place, and what was there is kept aside."""

import argparse
from functools import partial
from pathlib import Path

from counterdesk.app.clock import now
from counterdesk.app.paths import Places, places
from counterdesk.app.terminal import answering, cannot
from counterdesk.words import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Takes the backup."""
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the backup; `counterdesk where` names their folder"))


def run(args: argparse.Namespace) -> int:
    """Restores, unless the logbook is open or the backup is not sound."""
    return answering(partial(_restore, args.file, places(args.home, practice=args.practice)))


def _restore(source: Path, here: Places) -> int:
    from counterdesk.store import glance, restore

    here.make()
    if glance.is_practice(source) is (not here.practice):
        return cannot(_mixed(here))
    done = restore.bring_back(source, here.logbook, now())
    print(_("Restored with {lines} journal lines: {path}").format(lines=done.lines, path=here.logbook))
    if done.aside is not None:
        print(_("The former logbook is kept as {path}").format(path=done.aside))
    return 0


def _mixed(here: Places) -> str:
    if here.practice:
        return _("This is a backup of real contacts; it never becomes a practice logbook. Nothing was changed.")
    return _("This is a backup of a practice logbook; it never becomes the real one. Nothing was changed.")
