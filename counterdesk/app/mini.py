"""The mini bar beside the desk: when it is shown, what it opens, and where it stood the last time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow

from counterdesk.app.look import DeskLook
from counterdesk.ui.here import Here
from counterdesk.ui.shell import Shell

if TYPE_CHECKING:
    from counterdesk.ui.mini import MiniBar


class Mini(QObject):
    """The bar of one desk, made when it is first wanted. `to_front` brings the desk's own window forward.

    Once it is wanted it stands over other programs, and steps aside while the desk itself is worked at.
    """

    def __init__(self, here: Here, shell: Shell, look: DeskLook, to_front: Callable[[], object]) -> None:
        super().__init__(shell)
        self._here, self._shell, self._look, self._to_front = here, shell, look, to_front
        self.bar: MiniBar | None = None
        self._is_over = False
        shell.mini_wanted.connect(self.show)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._focus_moved)

    def begin(self) -> None:
        """Wants the bar again where it was wanted when the program was closed; the desk comes first."""
        if self._look.mini_shown and not self._shell.isActiveWindow():
            self._show()

    def show(self) -> None:
        """Shows the bar and makes the desk small."""
        self._look.remember_mini_shown(True)
        self._shell.showMinimized()
        self._show()
        if self.bar is not None:
            self.bar.activateWindow()

    def end(self) -> None:
        """Takes the bar away with the program; the next start brings it back."""
        self._is_over = True
        if self.bar is not None:
            self.bar.hide()
            self.bar.deleteLater()
            self.bar = None

    def _focus_moved(self, window: QWindow | None) -> None:
        """Steps aside for every window of the desk, and comes back over any other program."""
        if window is None and self._look.mini_shown and not self._is_over:
            self._show()
        elif window is not None and self.bar is not None and window is not self.bar.windowHandle():
            self.bar.hide()

    def _show(self) -> None:
        bar = self.bar or self._make()
        if not bar.isVisible():
            bar.show()
            bar.stand_at(self._look.mini_place)

    def _make(self) -> MiniBar:
        from counterdesk.ui.mini import MiniBar

        self.bar = bar = MiniBar(self._here)
        bar.wanted.connect(self._open)
        bar.desk_wanted.connect(bar.close)
        bar.closed.connect(self._back)
        bar.placed.connect(self._look.remember_mini_place)
        return bar

    def _open(self, kind: str) -> None:
        """Opens a card at the desk; behind a hidden screen only the desk comes, covered as it was left."""
        self._to_front()
        if not self._shell.is_hidden:
            self._shell.open_card(kind)

    def _back(self) -> None:
        self._look.remember_mini_shown(False)
        self._to_front()
