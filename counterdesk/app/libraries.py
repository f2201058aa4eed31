"""The system's libraries that Qt needs on Linux, and how Debian calls them."""

import ctypes
from collections.abc import Iterable
from typing import NamedTuple


class Library(NamedTuple):
    """One shared library, and the Debian package that brings it."""

    package: str
    soname: str


HEADLESS = (
    Library("libglib2.0-0", "libglib-2.0.so.0"),
    Library("libgl1", "libGL.so.1"),
    Library("libegl1", "libEGL.so.1"),
    Library("libxkbcommon0", "libxkbcommon.so.0"),
    Library("libfontconfig1", "libfontconfig.so.1"),
    Library("libdbus-1-3", "libdbus-1.so.3"),
)
X11 = (
    Library("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
    Library("libxcb-cursor0", "libxcb-cursor.so.0"),
    Library("libxcb-icccm4", "libxcb-icccm.so.4"),
    Library("libxcb-keysyms1", "libxcb-keysyms.so.1"),
    Library("libxcb-randr0", "libxcb-randr.so.0"),
    Library("libxcb-shape0", "libxcb-shape.so.0"),
    Library("libxcb-xkb1", "libxcb-xkb.so.1"),
    Library("libxcb-xfixes0", "libxcb-xfixes.so.0"),
    Library("libxcb-sync1", "libxcb-sync.so.1"),
)
PRINTING = (Library("libcups2", "libcups.so.2"),)


def missing(libraries: Iterable[Library]) -> tuple[str, ...]:
    """Gives the Debian packages of those that the loader does not find, wherever they might come from."""
    return tuple(library.package for library in libraries if not _is_there(library.soname))


def _is_there(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True
