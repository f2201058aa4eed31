"""The mini bar beside the desk: when it is shown, what it opens, and where it stood the last time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counterdesk.app.look import DeskLook
from counterdesk.ui.here import Here
from counterdesk.ui.shell import Shell

if TYPE_CHECKING:
    from counterdesk.ui.mini import MiniBar


class Mini(QObject):
    """The bar of one desk, made when it is first wanted. `to_front` brings the desk's own window forward."""

    def __init__(self, here: Here, shell: Shell, look: DeskLook, to_front: Callable[[], object]) -> None:
        super().__init__(shell)
        self._here, self._shell, self._look, self._to_front = here, shell, look, to_front
        self.bar: MiniBar | None = None
        shell.mini_wanted.connect(self.show)

    def begin(self) -> None:
        """Shows the bar again where it was in view when the program was closed; the desk stays as it is."""
        if self._look.mini_shown:
            self._show()

    def show(self) -> None:
        """Shows the bar and makes the desk small."""
        self._show()
        self._look.remember_mini_shown(True)
        self._shell.showMinimized()

    def end(self) -> None:
        """Takes the bar away with the program; the next start brings it back."""
        if self.bar is not None:
            self.bar.hide()
            self.bar.deleteLater()
            self.bar = None

    def _show(self) -> None:
        bar = self.bar or self._make()
        bar.show()
        bar.stand_at(self._look.mini_place)
        bar.raise_()

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
