"""Whether a window can be shown at all: asked before Qt is, because Qt answers by ending the process."""

import ctypes
import os
import sys

from counterdesk.app import libraries
from counterdesk.words import _

_NEEDS_DISPLAY = ("", "xcb", "wayland")
_UNSEEN = ("offscreen", "minimal")


def trouble() -> str:
    """Gives the one sentence why no window can be shown here, or "" when it can."""
    if sys.platform != "linux":
        return ""
    lacking = libraries.missing(libraries.HEADLESS)
    if lacking:
        return _sentence_for(lacking)
    if _platform() not in _NEEDS_DISPLAY:
        return ""
    if os.environ.get("WAYLAND_DISPLAY") and _platform() != "xcb":
        return ""
    return _trouble_with_x11()


def is_seen() -> bool:
    """Tells whether anybody can see the windows: Qt also knows ways to draw them for nobody."""
    return _platform() not in _UNSEEN


def _platform() -> str:
    return os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]


def _trouble_with_x11() -> str:
    if not os.environ.get("DISPLAY"):
        return _("Counterdesk needs a screen, and there is none here. Start it from a desktop session.")
    lacking = libraries.missing(libraries.X11)
    if lacking:
        return _sentence_for(lacking)
    if not _answers():
        return _("Counterdesk needs a screen, and the one named in DISPLAY does not answer.")
    return ""


def _answers() -> bool:
    """Tells whether the X server named in DISPLAY lets us in."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    broken = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not broken


def _sentence_for(packages: tuple[str, ...]) -> str:
    command = "sudo apt-get install " + " ".join(packages)
    return _("Counterdesk cannot show a window: system libraries are missing. On Debian: {command}").format(
        command=command
    )
