"""The pages of a window, one in front: where one needs more room than there is it scrolls, and the window stays."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget

from counterdesk.ui.theme import mark
from counterdesk.words import _

_LEAST = 120  # of a page stays in view, however much stands above it


class PageStack(QStackedWidget):
    """Needs the room of the page in front only; Qt's own would need that of the largest one."""

    def __init__(self) -> None:
        super().__init__()
        mark(self, role="scroll")
        self.currentChanged.connect(self._was_turned)

    def minimumSizeHint(self) -> QSize:
        """Gives what the page in front needs."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else QSize(0, 0)

    def _was_turned(self, _place: int) -> None:
        self.updateGeometry()


class PageRoom(QScrollArea):
    """The room in which the pages stand: it asks for little height, so that no window grows beyond its screen."""

    def __init__(self, pages: PageStack) -> None:
        super().__init__()
        self._pages = pages
        self.setAccessibleName(_("Page"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(pages)
        pages.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        """Is as wide as its page needs it, and may be low."""
        return QSize(self._pages.minimumSizeHint().width(), _LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the page the room there is."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows a page that needs more or less than before."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Scrolls only what cannot be squeezed any more: by itself Qt would give a page all the height it likes."""
        seen = self.viewport().size()
        self._pages.resize(seen.width(), max(seen.height(), self._pages.minimumSizeHint().height()))
