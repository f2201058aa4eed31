"""`counterdesk` itself: from a bare process to the open desk, or one sentence why not."""

import argparse

from counterdesk.app import display, qt
from counterdesk.app.lock import LogbookLock, Taken
from counterdesk.app.paths import Places, places
from counterdesk.app.terminal import cannot
from counterdesk.domain.refusal import Refused
from counterdesk.words import _
from counterdesk.words.refusals import sentence


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Needs nothing beyond the words that every verb knows."""


def run(args: argparse.Namespace) -> int:
    """Opens the desk and returns when it is closed; a second start only brings the first to the front."""
    trouble = display.trouble() or qt.trouble_loading()
    if trouble:
        return cannot(trouble)
    here = places(args.home, practice=args.practice)
    try:
        lock = _own(here)
    except Taken:
        return _bring_to_front(here)
    except Refused as reason:
        return cannot(sentence(reason))
    except OSError as broken:
        return cannot(_no_folder(here, broken))
    try:
        from counterdesk.app.compose import open_desk

        return open_desk(here)
    finally:
        lock.let_go()


def _own(here: Places) -> LogbookLock:
    """Takes this logbook for this process; refuses folders where a logbook would come to harm."""
    from counterdesk.store.places import require_safe

    here.make()
    require_safe(here.logbook)
    return LogbookLock(here.logbook)


def _bring_to_front(here: Places) -> int:
    from PySide6.QtCore import QCoreApplication

    from counterdesk.app.single import knock

    waiting = QCoreApplication([])
    heard = knock(here.logbook)
    waiting.quit()
    if heard:
        print(_("Counterdesk is open already; its window was brought to the front."))
        return 0
    return cannot(
        _("This logbook is open in another Counterdesk that does not answer. Close that one, or wait a moment.")
    )


def _no_folder(here: Places, broken: OSError) -> str:
    reason = broken.strerror or type(broken).__name__
    return _("Counterdesk cannot use the folder {folder}: {reason}.").format(folder=here.data, reason=reason)
