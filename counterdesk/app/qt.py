"""Bringing Qt into the process: in one place, so that a missing library is one sentence and not a traceback."""

import builtins
import logging

from counterdesk.words import _

log = logging.getLogger("counterdesk.qt")


def trouble_loading() -> str:
    """Loads Qt and gives "", or the one sentence why it cannot be loaded here."""
    plain_import = builtins.__import__
    try:
        import PySide6.QtWidgets  # noqa: F401 - loading it is the purpose
    except ImportError as missing:
        return _sentence(missing)
    finally:
        builtins.__import__ = plain_import  # the binding's own is a quarter slower, for every later import
    return ""


def log_messages() -> None:
    """Sends what Qt itself has to say to the program's log from now on."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }

    def take(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        log.log(levels.get(kind, logging.WARNING), "%s", message)

    qInstallMessageHandler(take)


def _sentence(missing: ImportError) -> str:
    library = str(missing).partition(":")[0]
    if missing.name and not library.endswith((".so", ".dll")) and ".so." not in library:
        library = missing.name
    return _(
        "Counterdesk cannot show a window: {library} is missing on this computer. "
        "The README says how to install what Qt needs."
    ).format(library=library)
