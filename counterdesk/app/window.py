"""`counterdesk` itself: from a bare process to the open desk, or one sentence why not."""

import argparse
import gc

from counterdesk.app import display, qt
from counterdesk.app.lock import LogbookLock, Taken
from counterdesk.app.paths import Places, places
from counterdesk.app.terminal import cannot, is_there
from counterdesk.domain.announced import Announced
from counterdesk.domain.refusal import Refused
from counterdesk.words import _
from counterdesk.words.refusals import sentence

_PATIENCE_S = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Takes what a new practice logbook is made of."""
    parser.add_argument("--town", metavar="TOWN", help=_("invent a new practice logbook for this town first"))
    parser.add_argument("--person", metavar="NAME", default="", help=_("who is at the desk there"))


def run(args: argparse.Namespace) -> int:
    """Opens the desk and returns when it is closed; a second start only brings the first to the front."""
    wish = (args.town, args.person) if args.practice and args.town else None
    return _open_all(places(args.home, practice=args.practice), wish, None)


def announce(args: argparse.Namespace, call: Announced) -> int:
    """Gives an announced call to the desk that is open; where none is, opens it and returns when it is closed."""
    return _open_all(places(args.home, practice=args.practice), None, call)


def _open_all(here: Places | None, wish: tuple[str, str] | None, call: Announced | None) -> int:
    """Opens one logbook after the other until a window is closed for good."""
    gc.disable()  # loading leaves nothing to collect; the desk collects by itself, between two events
    trouble = display.trouble() or qt.trouble_loading()
    if trouble:
        return cannot(trouble)
    code = 0
    while here is not None:
        code, after = _open(here, wish, call)
        if after is not here:
            wish, call = None, None
        here = after
    return code


def _open(here: Places, wish: tuple[str, str] | None, call: Announced | None) -> tuple[int, Places | None]:
    """Opens one logbook; gives the exit code, and the places to open next, if any."""
    try:
        lock = _own(here)
    except Taken:
        return (_bring_to_front(here) if call is None else _hand_over(here, call)), None
    except Refused as reason:
        return _say_why(here, sentence(reason))
    except OSError as broken:
        return _say_why(here, _no_folder(here, broken))
    try:
        if wish is not None and not _invent(here, *wish):
            return cannot(_("No policy of a town named {town} comes with the program.").format(town=wish[0])), None
        from counterdesk.app.compose import open_desk

        return 0, open_desk(here, call)
    finally:
        lock.let_go()


def _say_why(here: Places, why: str) -> tuple[int, Places | None]:
    """Says why these places cannot be used; in a window where no terminal is looked at, which may try them again."""
    code = cannot(why)
    if is_there() or not display.is_seen():
        return code, None
    from counterdesk.app.refused import shall_try_again

    return code, here if shall_try_again(here, why) else None


def _invent(here: Places, town: str, person: str) -> bool:
    """Invents a practice logbook, and tells whether the town is one that we know."""
    from counterdesk.app.clock import now
    from counterdesk.app.desks import pack_texts
    from counterdesk.app.practice import invent

    if town not in pack_texts(here.policies):
        return False
    print(_("Inventing a month of contacts ..."), flush=True)
    invent(here, town, person, now())
    return True


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
    return cannot(_deaf())


def _hand_over(here: Places, call: Announced) -> int:
    """Announces a call to the window that has this logbook; one that is only just starting is waited for."""
    from PySide6.QtCore import QCoreApplication

    from counterdesk.app.single import ring

    waiting = QCoreApplication([])
    heard = ring(here.logbook, call, _PATIENCE_S)
    waiting.quit()
    if heard:
        print(_("The open desk was told of the call. Nothing is saved until somebody saves the card."))
        return 0
    return cannot(_deaf())


def _deaf() -> str:
    return _("This logbook is open in another Counterdesk that does not answer. Close that one, or wait a moment.")


def _no_folder(here: Places, broken: OSError) -> str:
    reason = broken.strerror or type(broken).__name__
    return _("Counterdesk cannot use the folder {folder}: {reason}.").format(folder=here.data, reason=reason)
