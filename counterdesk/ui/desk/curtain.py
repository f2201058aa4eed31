"""The window's content and the cover over it: hiding is one move, coming back restores focus and open windows."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget

from counterdesk.ui import shortcuts
from counterdesk.ui.here import Here

if TYPE_CHECKING:
    from counterdesk.ui.desk.cover import Cover

_KEY = "hide"


class Curtain(QStackedWidget):
    """Shows the content or the cover. Windows that stand over the content are put aside with it.

    `is_writing` tells whether a card is open and in view: it is never taken away after idling, only the lists are.
    """

    def __init__(self, here: Here, content: QWidget, is_writing: Callable[[], bool] = bool) -> None:
        super().__init__()
        self._here, self._content, self._is_writing = here, content, is_writing
        self._before: QWidget | None = None
        self._aside: list[QDialog] = []
        self.addWidget(content)
        # On the content: while the screen is hidden its keys do nothing. From any window that blocks nothing, too.
        action = shortcuts.install(content, {_KEY: self.close_})[_KEY]
        action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        here.presence.left_alone.connect(self._left_alone)
        here.presence.neutral_wanted.connect(self.be_neutral)

    @cached_property
    def _cover(self) -> "Cover":
        from counterdesk.ui.desk.cover import Cover

        cover = Cover(self._here)
        cover.back.connect(self.open)
        self.addWidget(cover)
        return cover

    @property
    def is_closed(self) -> bool:
        """Whether the screen is hidden now."""
        return self.currentWidget() is not self._content

    def be_neutral(self) -> None:
        """Hides everything behind the numbers that help; somebody at the counter may have asked for them."""
        self.close_()
        self._cover.say_help()

    def _left_alone(self) -> None:
        if self._is_writing() and QApplication.activeModalWidget() is None:
            self._here.presence.veil()
        else:
            self.close_()

    def close_(self) -> None:
        """Hides everything at once; nothing is closed and nothing lost."""
        if self.is_closed:
            return
        self._before = self.window().focusWidget()
        self._aside = [dialog for dialog in self.window().findChildren(QDialog) if dialog.isVisible()]
        for dialog in self._aside:
            dialog.hide()
        self._cover.say()
        self.setCurrentWidget(self._cover)
        self._cover.setFocus()

    def open(self) -> None:
        """Brings everything back as it was; whoever uncovers it may be somebody else."""
        self._here.presence.doubt()
        self.setCurrentWidget(self._content)
        if self._before is not None:
            self._before.setFocus()
        for dialog in self._aside:
            dialog.show()
        self._aside = []

    def watch(self, window: QWidget) -> None:
        """Lets the key work in windows that block this one, too."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Waits for the window to be blocked; what blocks it is known a moment later."""
        if event.type() == QEvent.Type.WindowBlocked:
            QTimer.singleShot(0, self._arm)
        return super().eventFilter(watched, event)

    def _arm(self) -> None:
        above = QApplication.activeModalWidget()
        if isinstance(above, QDialog) and above.property(_KEY) is None:
            above.setProperty(_KEY, True)
            shortcuts.install(above, {_KEY: self.close_})
