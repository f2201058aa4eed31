"""Puts a document on pages: margins, running head, foot with page x of y, and the practice mark on every page.

All measures are points (1/72 inch). Whoever has a painter on something can let it draw a page: screen, printer, PDF.
"""

from functools import cached_property

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from counterdesk.reports.document import Document, Paper
from counterdesk.ui.paper.pages import Page, cut
from counterdesk.ui.paper.strip import DOTS_PER_POINT, Strip, paper_font
from counterdesk.values import value
from counterdesk.words import _

_PDF_DOTS_PER_INCH = 1200
_SMALL = 8.0
_MARK_HEIGHT = 16.0
_PAGE_COUNT_WIDTH = 76.0


@value
class Margins:
    """The white around the text, in points."""

    side: float
    top: float
    bottom: float


_MARGINS = {Paper.LETTER: Margins(46, 40, 40), Paper.HALF_LETTER: Margins(30, 28, 42)}


class Press:
    """A document on its pages; laid out once, drawn as often as wanted."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.width, self.height = (float(side) for side in document.paper.value)
        self._margins = _MARGINS[document.paper]
        self._strip = Strip(document.html, (self.width - 2 * self._margins.side) * DOTS_PER_POINT)

    @cached_property
    def _pages(self) -> tuple[Page, ...]:
        room = self._room() * DOTS_PER_POINT
        return cut(self._strip.solid(room), room, self._strip.heads())

    @property
    def page_count(self) -> int:
        """How many pages there are, at least one."""
        return len(self._pages)

    def words(self) -> str:
        """Gives the whole text, for those who hear the preview instead of seeing it."""
        return self._strip.words()

    def draw(self, painter: QPainter, page: int) -> None:
        """Draws a page (the first is 0) at the painter's origin; the painter counts in points."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._draw_mark(painter)
        self._draw_head(painter, page)
        self._draw_body(painter, self._pages[page])
        self._draw_foot(painter, page)
        painter.restore()

    def _room(self) -> float:
        return self.height - self._body_top() - self._margins.bottom

    def _body_top(self) -> float:
        return self._margins.top + (_MARK_HEIGHT + 2 if self.document.mark else 0)

    def _draw_body(self, painter: QPainter, page: Page) -> None:
        painter.save()
        painter.translate(self._margins.side, self._body_top())
        painter.scale(1 / DOTS_PER_POINT, 1 / DOTS_PER_POINT)
        for piece in page:
            self._strip.draw(painter, piece)
            painter.translate(0, piece.height)
        painter.restore()

    def _draw_mark(self, painter: QPainter) -> None:
        if not self.document.mark:
            return
        box = QRectF(self._margins.side, self._margins.top - 10, self._line_width(), _MARK_HEIGHT)
        painter.setPen(QPen(Qt.GlobalColor.black, 1.2))
        painter.drawRect(box)
        self._say(painter, box, self.document.mark, Qt.AlignmentFlag.AlignCenter, bold=True)

    def _draw_head(self, painter: QPainter, page: int) -> None:
        if page == 0 or not self.document.running:
            return
        line = QRectF(self._margins.side, self._margins.top - 25, self._line_width(), 12)
        self._say(painter, line, self.document.running, Qt.AlignmentFlag.AlignLeft)

    def _draw_foot(self, painter: QPainter, page: int) -> None:
        top = self.height - self._margins.bottom + 10
        painter.setPen(QPen(Qt.GlobalColor.black, 0.5))
        painter.drawLine(QPointF(self._margins.side, top), QPointF(self.width - self._margins.side, top))
        line = QRectF(self._margins.side, top + 3, self._line_width(), 12)
        count = _("Page {page} of {pages}").format(page=page + 1, pages=self.page_count)
        self._say(painter, line, count, Qt.AlignmentFlag.AlignRight)
        line.setWidth(line.width() - _PAGE_COUNT_WIDTH)
        self._say(painter, line, self.document.foot, Qt.AlignmentFlag.AlignLeft)

    def _line_width(self) -> float:
        return self.width - 2 * self._margins.side

    def _say(self, painter: QPainter, box: QRectF, text: str, side: Qt.AlignmentFlag, *, bold: bool = False) -> None:
        """Writes one line of small print; a line that is too long ends in an ellipsis."""
        painter.save()
        painter.translate(box.topLeft())
        painter.scale(1 / DOTS_PER_POINT, 1 / DOTS_PER_POINT)
        face = _in_dots(paper_font(_SMALL, bold=bold))
        painter.setFont(face)
        painter.setPen(Qt.GlobalColor.black)
        place = QRectF(QPointF(0, 0), box.size() * DOTS_PER_POINT)
        shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()


def pdf(document: Document) -> bytes:
    """Gives the document as a PDF file; its metadata name nobody."""
    press = Press(document)
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(held)
    writer.setTitle(document.title)
    writer.setCreator("Counterdesk")
    writer.setResolution(_PDF_DOTS_PER_INCH)
    writer.setPageLayout(page_layout(press))
    painter = QPainter(writer)
    for page in range(press.page_count):
        if page:
            writer.newPage()
        painter.save()
        painter.scale(_PDF_DOTS_PER_INCH / 72, _PDF_DOTS_PER_INCH / 72)
        press.draw(painter, page)
        painter.restore()
    painter.end()
    return bytes(held.data().data())


def page_layout(press: Press) -> QPageLayout:
    """Gives the sheet as Qt names it, without margins of its own: the press keeps those."""
    size = QPageSize(QSizeF(press.width, press.height), QPageSize.Unit.Point)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def _in_dots(face: QFont) -> QFont:
    """Gives the font sized in the strip's dots, so that it is as large on every painter."""
    face.setPixelSize(round(face.pointSizeF() * DOTS_PER_POINT))
    return face
