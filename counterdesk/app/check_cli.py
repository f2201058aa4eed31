"""`counterdesk check`: one sentence that says whether the logbook is sound."""

import argparse
from functools import partial
from pathlib import Path

from counterdesk.app.paths import places
from counterdesk.app.terminal import answering, cannot
from counterdesk.words import _, ngettext

UNSOUND = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Takes another file than this desk's logbook, and whether to list what is wrong."""
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help=_("check this backup instead"))
    parser.add_argument("--details", action="store_true", help=_("list every problem with its place"))


def run(args: argparse.Namespace) -> int:
    """Reads everything; the exit code is 0 when it is sound, 1 when it is not, 2 when it cannot be read."""
    path = args.file or places(args.home, practice=args.practice).logbook
    if not path.exists():
        return cannot(_("There is no logbook at {path} yet.").format(path=path))
    return answering(partial(_check, path, details=args.details))


def _check(path: Path, *, details: bool) -> int:
    from counterdesk.store import check

    found = check.examine(path)
    if found.sound:
        print(
            _("The logbook is sound: {rows} rows and {lines} journal lines were read.").format(
                rows=found.rows, lines=found.lines
            )
        )
        return 0
    print(_unsound(len(found.problems)))
    if details:
        for problem in found.problems:
            print(" ", problem.code, problem.where, problem.row or "")
    return UNSOUND


def _unsound(count: int) -> str:
    return ngettext(
        "The logbook is NOT sound: {count} problem was found. Keep the file, and restore the newest backup.",
        "The logbook is NOT sound: {count} problems were found. Keep the file, and restore the newest backup.",
        count,
    ).format(count=count)
