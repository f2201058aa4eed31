"""What the command line says: answers on standard output, reasons why not as one sentence on standard error."""

import sys
from collections.abc import Callable

from counterdesk.domain.refusal import Refused
from counterdesk.words import _
from counterdesk.words.refusals import sentence

CANNOT = 2


def tell(line: str) -> None:
    """Says a sentence on the terminal's error side, where there is a terminal."""
    if sys.stderr is not None:
        print(line, file=sys.stderr)


def is_there() -> bool:
    """Tells whether somebody reads what is said on the terminal: not after a start from the desktop."""
    return sys.stderr is not None and sys.stderr.isatty()


def cannot(why: str) -> int:
    """Says why something cannot be done, and gives the exit code for that."""
    tell(why)
    return CANNOT


def answering(job: Callable[[], int]) -> int:
    """Does a job; its refusal, or what the system says to a file, becomes one sentence and its exit code."""
    try:
        return job()
    except Refused as reason:
        return cannot(sentence(reason))
    except OSError as broken:
        why = broken.strerror or type(broken).__name__
        return cannot(_("Counterdesk cannot use {file}: {reason}.").format(file=broken.filename or "…", reason=why))
