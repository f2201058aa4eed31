"""Which language to speak: the system's, if the program has a file for it, else English."""

import locale
import os
import sys
from pathlib import Path

from counterdesk.app.paths import shipped
from counterdesk.words import set_language


def speak(folder: Path | None = None) -> str:
    """Chooses the language for this process and gives the code that the system asked for."""
    code = spoken()
    set_language(code, folder or shipped("resources") / "locale")
    return code


def spoken() -> str:
    """Gives the code of the language that the system asks for: fr_CA."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        said = os.environ.get(name, "").partition(":")[0].partition(".")[0]
        if said:
            return "en" if said in ("C", "POSIX") else said
    return _of_windows()


def _of_windows() -> str:
    if sys.platform == "win32":
        import ctypes

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "en")
    return "en"
