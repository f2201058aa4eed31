"""Provides what Debian packs apart: installs it as root, says the command to anybody else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from counterdesk.app import libraries  # needs nothing that is installed

Wanted = Sequence[libraries.Library]
HEADLESS = libraries.HEADLESS
WINDOW = (*libraries.HEADLESS, *libraries.X11, *libraries.PRINTING)


def provide(wanted: Wanted) -> str:
    """Installs what is missing where that is allowed; returns the sentence of what is still to do, or ""."""
    lacking = libraries.missing(wanted) if sys.platform == "linux" else ()
    trouble = install(lacking) if lacking else ""
    if trouble and set(lacking) <= {library.package for library in libraries.PRINTING}:
        print(f"Without printing for now. {trouble}", flush=True)
        return ""
    return trouble


def install(packages: Sequence[str]) -> str:
    """Installs Debian packages as root; anybody else gets the command to run, as a sentence."""
    names = " ".join(packages)
    if shutil.which("apt-get") is None:
        return f"Missing libraries; Debian calls them: {names}. Please install them and try again."
    if os.geteuid() != 0:
        return f"Please run this once, then try again:  sudo apt-get install {names}"
    print(f"Installing {names} ...", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", *packages]):
        subprocess.call(["apt-get", *command], env=quiet, stdout=subprocess.DEVNULL)
    code = subprocess.call(["dpkg", "-s", *packages], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return f"apt-get could not install {names}; its reason stands above." if code else ""
