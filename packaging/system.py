"""Knows which of the system's libraries Qt needs, and how Debian calls them."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
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
WINDOW = (
    *HEADLESS,
    Library("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
    Library("libxcb-cursor0", "libxcb-cursor.so.0"),
    Library("libxcb-icccm4", "libxcb-icccm.so.4"),
    Library("libxcb-keysyms1", "libxcb-keysyms.so.1"),
    Library("libxcb-randr0", "libxcb-randr.so.0"),
    Library("libxcb-shape0", "libxcb-shape.so.0"),
    Library("libxcb-xkb1", "libxcb-xkb.so.1"),
    Library("libxcb-xfixes0", "libxcb-xfixes.so.0"),
    Library("libxcb-sync1", "libxcb-sync.so.1"),
    Library("libcups2", "libcups.so.2"),
)


def provide(libraries: Sequence[Library]) -> str:
    """Installs what is missing where that is allowed; returns the sentence of what is still to do, or ""."""
    if sys.platform != "linux":
        return ""
    lacking = [library.package for library in libraries if not is_there(library)]
    return install(lacking) if lacking else ""


def is_there(library: Library) -> bool:
    """Tells whether the loader finds this library, wherever it came from."""
    try:
        ctypes.CDLL(library.soname)
    except OSError:
        return False
    return True


def install(packages: Sequence[str]) -> str:
    """Installs Debian packages as root; anybody else gets the command to run, as a sentence."""
    names = " ".join(packages)
    if shutil.which("apt-get") is None:
        return f"Missing libraries; Debian calls them: {names}. Please install them and try again."
    if os.geteuid() != 0:
        return f"Please run this once, then try again:  sudo apt-get install {names}"
    print(f"Installing {names} ...", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    log = subprocess.DEVNULL
    for command in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", *packages]):
        subprocess.call(["apt-get", *command], env=quiet, stdout=log)
    code = subprocess.call(["dpkg", "-s", *packages], stdout=log, stderr=log)
    return f"apt-get could not install {names}; its reason stands above." if code else ""
