"""The window that stands there when not even the folder of the logbook may be used: why, try again, quit."""

import sys

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from counterdesk.app.look import DeskLook, take_the_screen_if_larger
from counterdesk.app.paths import Places
from counterdesk.app.settings import Settings
from counterdesk.ui import theme
from counterdesk.ui.pages.trouble import TroublePage
from counterdesk.words import _

_SIZE = (900, 480)


class RefusedWindow(QMainWindow):
    """Says a sentence about a folder. `is_again_wanted` tells, once it is closed, whether to try it again."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__()
        self.is_again_wanted = False
        self.setWindowTitle(_("Counterdesk"))
        self.page = TroublePage(path)
        self.page.say(reason, _("No file was opened or changed."), None)
        self.page.again_wanted.connect(self._again)
        self.page.quit_wanted.connect(self.close)
        self.setCentralWidget(self.page)
        self.resize(*(theme.px(side) for side in _SIZE))

    def _again(self) -> None:
        self.is_again_wanted = True
        self.close()


def shall_try_again(here: Places, reason: str) -> bool:
    """Shows why these places cannot be used until somebody closes the window; tells whether to try again."""
    application = QGuiApplication.instance()
    if not isinstance(application, QApplication):
        application = theme.new_application(sys.argv[0])
        application.setApplicationName("Counterdesk")
        application.setDesktopFileName("counterdesk")
    DeskLook(application, Settings(here.settings)).apply()
    window = RefusedWindow(str(here.logbook), reason)
    take_the_screen_if_larger(window)
    window.show()
    application.exec()
    return window.is_again_wanted
