"""A document laid out as one endless strip of text, and which parts of it must stay together.

The strip is measured in dots of its own fine ruler, never in those of a screen or printer: preview, printer and PDF
all show the very same lines. Nothing is loaded from anywhere: the document's own text is all there is.
"""

import re
from collections.abc import Iterator

from PySide6.QtCore import QObject, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QGuiApplication,
    QImage,
    QPainter,
    QPalette,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextTable,
    QTextTableCell,
)

from counterdesk.ui.paper.pages import Head, Piece

DOTS_PER_INCH = 576
DOTS_PER_POINT = DOTS_PER_INCH / 72
_FAMILIES = ("Segoe UI", "Noto Sans", "DejaVu Sans")  # faces whose figures are of one width by themselves
_POINTS = 9.5
_PIXELS_PER_INCH = 96.0
_TALL_SHARE = 1 / 3  # of a page: a taller row may be cut between its lines
_SHORT_SHARE = 3 / 4  # of that: a shorter table is never cut
_GLUE = 24  # dots by which a heading reaches into what follows it
_BROWSER_ONLY = re.compile(r"<!-- browser -->.*?<!-- end -->", re.DOTALL)
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_PIXELS = re.compile(r"(\d+(?:\.\d+)?)px")


class _SealedText(QTextDocument):
    """A text document that opens no file and no address, whatever its text asks for."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Gives nothing; Qt calls this."""
        return None


class Strip(QObject):
    """The strip: draw parts of it, ask which parts are solid."""

    def __init__(self, html: str, width: float) -> None:
        super().__init__()
        self._ruler = QImage(1, 1, QImage.Format.Format_ARGB32)
        self._ruler.setDotsPerMeterX(round(DOTS_PER_INCH / 0.0254))
        self._ruler.setDotsPerMeterY(round(DOTS_PER_INCH / 0.0254))
        self._text = _SealedText(self)
        self._text.setMetaInformation(QTextDocument.MetaInformation.CssMedia, "press")
        self._text.setDocumentMargin(0)
        self._text.setDefaultFont(paper_font(_POINTS))
        self._layout = self._text.documentLayout()
        self._layout.setPaintDevice(self._ruler)
        self._text.setHtml(_with_true_pixels(_BROWSER_ONLY.sub("", html)))
        self._size_headings()
        self._text.setTextWidth(width)

    def _size_headings(self) -> None:
        """Takes away the size that Qt adds to headings: ours stands in the style."""
        block = self._text.begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                cursor = QTextCursor(block)
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                look = cursor.charFormat()
                look.clearProperty(QTextFormat.Property.FontSizeAdjustment)
                cursor.setCharFormat(look)
            block = block.next()

    def words(self) -> str:
        """Gives all of its text, without any marks of form."""
        return self._text.toPlainText()

    def draw(self, painter: QPainter, piece: Piece) -> None:
        """Draws one part of the strip at the painter's origin; the painter counts in the strip's dots."""
        part = QRectF(0, piece.top, self._text.textWidth(), piece.height)
        painter.save()
        painter.translate(0, -piece.top)
        painter.setClipRect(part)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = part
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
        context.palette = palette
        self._layout.draw(painter, context)
        painter.restore()

    def solid(self, height: float) -> list[Piece]:
        """Gives what may not be cut on pages of that height."""
        found: list[Piece] = []
        elements = list(self._elements(self._text.rootFrame()))
        for at, element in enumerate(elements):
            if isinstance(element, QTextTable):
                found += self._solid_rows(element, height * _TALL_SHARE)
            else:
                found += self._solid_lines(element)
                if element.blockFormat().headingLevel() and at + 1 < len(elements):
                    found.append(Piece(self._top(element), self._top(elements[at + 1]) + _GLUE))
        return found

    def heads(self) -> tuple[Head, ...]:
        """Gives the head rows that are shown again where their table goes on."""
        tables = [e for e in self._elements(self._text.rootFrame()) if isinstance(e, QTextTable)]
        return tuple(self._head(table) for table in tables if table.format().headerRowCount())

    def _head(self, table: QTextTable) -> Head:
        rows = self._rows(table)
        last = rows[table.format().headerRowCount() - 1]
        return Head(Piece(rows[0].top, last.bottom), rows[-1].bottom)

    def _elements(self, frame: QTextFrame) -> Iterator[QTextTable | QTextBlock]:
        """Gives the tables and paragraphs of the strip from top to bottom."""
        walk = frame.begin()
        while not walk.atEnd():
            inner = walk.currentFrame()
            if isinstance(inner, QTextTable):
                yield inner
            elif walk.currentBlock().text():
                yield walk.currentBlock()
            walk += 1

    def _top(self, element: QTextTable | QTextBlock) -> float:
        if isinstance(element, QTextTable):
            return self._rows(element)[0].top
        return self._layout.blockBoundingRect(element).top()

    def _solid_lines(self, block: QTextBlock) -> list[Piece]:
        """Gives the lines of a paragraph; neither its first nor its last stands alone on a page."""
        origin, layout = self._layout.blockBoundingRect(block).top(), block.layout()
        lines = [layout.lineAt(at).rect().translated(0, origin) for at in range(layout.lineCount())]
        pieces = [Piece(line.top(), line.bottom()) for line in lines]
        if len(pieces) < 2:
            return pieces
        return [*pieces, Piece(pieces[0].top, pieces[1].bottom), Piece(pieces[-2].top, pieces[-1].bottom)]

    def _solid_rows(self, table: QTextTable, tall: float) -> list[Piece]:
        """Gives the rows of a table; a short one stays whole, and in a long one no row stands alone."""
        rows = self._rows(table)
        if rows[-1].bottom - rows[0].top <= tall * _SHORT_SHARE:
            return [Piece(rows[0].top, rows[-1].bottom)]
        pieces = [part for at, row in enumerate(rows) for part in self._row_parts(table, at, row, tall)]
        heads = max(1, table.format().headerRowCount())
        if len(rows) > 1 and rows[heads].height <= tall:
            pieces.append(Piece(rows[0].top, rows[heads].bottom))
        if len(rows) > 1 and rows[-1].height <= tall:
            pieces.append(Piece(rows[-2].top, rows[-1].bottom))
        return pieces

    def _row_parts(self, table: QTextTable, at: int, row: Piece, tall: float) -> list[Piece]:
        """Gives a row, or the lines of a row that is too tall to be kept in one piece."""
        if row.height <= tall:
            return [row]
        lines = [line for cell in _cells(table, at) for block in _blocks(cell) for line in self._solid_lines(block)]
        lines.sort(key=lambda line: line.top)
        return [*lines, Piece(row.top, lines[0].bottom), Piece(lines[-1].top, row.bottom)]

    def _rows(self, table: QTextTable) -> list[Piece]:
        """Gives the rows from edge to edge: a row ends where the padding of the next begins."""
        frame = self._layout.frameBoundingRect(table)
        tops = [self._row_top(table, row) for row in range(table.rows())]
        return [Piece(top, end) for top, end in zip(tops, [*tops[1:], frame.bottom()], strict=True)]

    def _row_top(self, table: QTextTable, row: int) -> float:
        scale = DOTS_PER_INCH / _default_dpi()
        return min(
            self._layout.blockBoundingRect(cell.firstCursorPosition().block()).top()
            - cell.format().toTableCellFormat().topPadding() * scale
            for cell in _cells(table, row)
        )


def paper_font(points: float, *, bold: bool = False) -> QFont:
    """Gives the typeface of our pages, its figures all of one width.

    Not by a font feature: Qt's PDF then loses which figure a shape means, and nobody can copy a date or hear it read.
    """
    face = QFont()  # which begins as the program's own, features included
    face.clearFeatures()
    face.setFamilies([*_FAMILIES, face.family()])
    face.setPointSizeF(points)
    face.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return face


def _cells(table: QTextTable, row: int) -> Iterator[QTextTableCell]:
    """Gives the cells that begin in a row."""
    for column in range(table.columns()):
        cell = table.cellAt(row, column)
        if cell.column() == column and cell.row() == row:
            yield cell


def _blocks(cell: QTextTableCell) -> Iterator[QTextBlock]:
    walk = cell.begin()
    while not walk.atEnd():
        if walk.currentBlock().isValid():
            yield walk.currentBlock()
        walk += 1


def _default_dpi() -> float:
    """Gives the resolution in which Qt takes the pixels of a style sheet."""
    return QGuiApplication.primaryScreen().logicalDotsPerInch()


def _with_true_pixels(html: str) -> str:
    """Gives the text with style pixels of 1/96 inch, whatever the screen says a pixel is."""
    factor = _default_dpi() / _PIXELS_PER_INCH
    if factor == 1.0:
        return html
    return _STYLE.sub(
        lambda style: _PIXELS.sub(lambda found: f"{float(found[1]) * factor:g}px", style[0]), html, count=1
    )
