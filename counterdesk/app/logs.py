"""The program's own log: small, rotated, private, and silent about persons.

An exception's text may hold what a caller said, so the log keeps its type and its places and drops its words.
"""

import logging
import os
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

MAX_BYTES = 500_000
KEPT_FILES = 4

Trouble = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def open_log(path: Path) -> None:
    """Sends the log of this process to `path`, from now on; twice is harmless."""
    if any(isinstance(held, _PrivateFile) for held in logging.getLogger().handlers):
        return
    handler = _PrivateFile(path, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8")
    handler.setFormatter(_Wordless("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)


def without_words(error: BaseException) -> str:
    """Gives an exception's types and places, outermost cause first, without its messages and values."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n".join(line for one in reversed(chain) for line in _places(one))


def _places(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
    return [f"{type(error).__module__}.{type(error).__qualname__}", *lines]


def _short(filename: str) -> str:
    """Cuts the folders off that would name the person whose account this is."""
    for top in sorted((p for p in sys.path if p), key=len, reverse=True):
        if filename.startswith(top + os.sep):
            return filename[len(top) + 1 :]
    return os.path.basename(filename)


class _Wordless(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another handler may have left the whole story there
        return super().format(record)

    def formatException(self, ei: Trouble) -> str:  # noqa: N802 - the standard library's name
        return without_words(ei[1]) if ei[1] is not None else ""


class _PrivateFile(RotatingFileHandler):
    def _open(self):  # type: ignore[no-untyped-def]  # noqa: ANN202 - its stream type is typeshed's own
        os.close(os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT, 0o600))
        return super()._open()
