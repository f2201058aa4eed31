"""This desk's colours and text size: applied at once, remembered for the next start."""

from contextlib import suppress

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from counterdesk.app.settings import Settings, Value
from counterdesk.ui import theme

_FRAME = QSize(8, 40)  # room for a frame and its title bar; nobody knows theirs before the window is shown


def take_the_screen_if_larger(window: QWidget) -> None:
    """Shows a window maximised where it would reach beyond what the screen has left beside its panels."""
    wanted, room = window.size() + _FRAME, window.screen().availableSize()
    if wanted.width() > room.width() or wanted.height() > room.height():
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


class DeskLook:
    """How Counterdesk looks at this desk."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        self._application = application
        self._settings = settings

    @property
    def settings(self) -> Settings:
        """This desk's settings: one object for everything that keeps some, or one would write over the other's."""
        return self._settings

    @property
    def percent(self) -> int:
        """Text size, of which 100 is the usual one."""
        return int(self._settings["text_percent"])

    @property
    def scheme(self) -> theme.Scheme:
        """The colours that were chosen."""
        return theme.Scheme(self._settings["theme"])

    def begin(self) -> None:
        """Takes fonts and colours, to put the first window together; `apply` before it is shown."""
        theme.apply(self._application, self.scheme, self.percent, sheet=False)

    def apply(self) -> None:
        """Gives every window this look."""
        theme.apply(self._application, self.scheme, self.percent)

    def larger(self) -> None:
        """Makes the text one step larger; at the largest nothing happens."""
        self._size([size for size in theme.SCALES if size > self.percent][:1])

    def smaller(self) -> None:
        """Makes the text one step smaller; at the smallest nothing happens."""
        self._size([size for size in theme.SCALES if size < self.percent][-1:])

    def resize(self, percent: int) -> None:
        """Makes the text one of the known sizes."""
        self._size([size for size in theme.SCALES if size == percent])

    def place(self, window: QWidget) -> None:
        """Puts a window where it stood when the desk was closed; the first time it stays where the system wants it.

        What does not fit on the screen with its frame takes the whole of it.
        """
        window.restoreGeometry(QByteArray.fromBase64(str(self._settings["window"]).encode()))
        take_the_screen_if_larger(window)

    def remember_place(self, window: QWidget) -> None:
        """Remembers where a window stands; when that cannot be written, the next start does without."""
        self._keep("window", bytes(window.saveGeometry().toBase64().data()).decode())

    @property
    def mini_place(self) -> str:
        """Where the mini bar stood, empty before the first time."""
        return str(self._settings["mini_place"])

    @property
    def mini_shown(self) -> bool:
        """Whether the mini bar was in view when the desk was closed."""
        return bool(self._settings["mini_shown"])

    def remember_mini_place(self, place: str) -> None:
        """Remembers where the mini bar stands."""
        self._keep("mini_place", place)

    def remember_mini_shown(self, shown: bool) -> None:
        """Remembers whether the mini bar is in view."""
        self._keep("mini_shown", shown)

    def choose(self, scheme: theme.Scheme) -> None:
        """Chooses other colours; when that cannot be written, they last until the desk is closed."""
        self._keep("theme", scheme.value)
        self.apply()

    def _size(self, sizes: list[int]) -> None:
        for percent in sizes:
            self._keep("text_percent", percent)
            self.apply()

    def _keep(self, name: str, value: Value) -> None:
        with suppress(OSError):
            self._settings[name] = value
