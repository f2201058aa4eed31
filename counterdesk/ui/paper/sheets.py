"""The pages of a document below each other, as they will come out of the printer."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from counterdesk.ui import theme
from counterdesk.ui.paper.press import Press
from counterdesk.words import _, ngettext

_GAP = 16


class Sheets(QWidget):
    """White sheets on the window's ground, as wide as there is room, never wider than in nature."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._press: Press | None = None
        self._drawn: dict[int, QPixmap] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Preview"))

    def show_press(self, press: Press | None) -> None:
        """Shows another document, or none."""
        self._press = press
        self._drawn.clear()
        self.setAccessibleName(_named(press))
        self.setAccessibleDescription(press.words() if press else "")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draws the pages anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Takes the width there is; the height follows from the pages."""
        self.setFixedHeight(self._height_for(self.width()))
        self._drawn.clear()
        self.update()

    def page_at(self, page: int) -> QRect:
        """Gives where a page (the first is 0) is drawn."""
        size = self._size(self.width())
        left = (self.width() - size.width()) // 2
        return QRect(left, _GAP + page * (size.height() + _GAP), size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the sheets that are in sight; each is drawn once for its size."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("bg"))
        if self._press is None:
            return
        for page in range(self._press.page_count):
            place = self.page_at(page)
            if place.intersects(event.rect()):
                painter.drawPixmap(place, self._picture(self._press, page, place.size()))
                painter.setPen(theme.color("line"))
                painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _picture(self, press: Press, page: int, size: QSize) -> QPixmap:
        if page not in self._drawn:
            ratio = self.devicePixelRatioF()
            picture = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(QColor(Qt.GlobalColor.white))
            painter = QPainter(picture)
            painter.scale(size.width() / press.width, size.height() / press.height)
            press.draw(painter, page)
            painter.end()
            self._drawn[page] = picture
        return self._drawn[page]

    def _size(self, width: int) -> QSize:
        if self._press is None:
            return QSize(0, 0)
        natural = theme.px(round(self._press.width * 96 / 72))
        shown = max(120, min(natural, width - 2 * _GAP))
        return QSize(shown, round(shown * self._press.height / self._press.width))

    def _height_for(self, width: int) -> int:
        if self._press is None:
            return _GAP
        return _GAP + self._press.page_count * (self._size(width).height() + _GAP)


def _named(press: Press | None) -> str:
    if press is None:
        return _("Preview")
    words = ngettext("Preview of {title}, {count} page", "Preview of {title}, {count} pages", press.page_count)
    return words.format(title=press.document.title, count=press.page_count)
