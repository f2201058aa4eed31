"""A page of the help as text to read: Markdown, plain and offline; it loads nothing from anywhere."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from counterdesk.ui.help.pages import HelpPage
from counterdesk.ui.theme import color, font, px
from counterdesk.words import _

_PAGES = ".md"
_MARGIN = 18
_INDENT = 22
_LINE = 125  # percent of a line of letters
_CODE = 0.9  # share of the other letters
_NO_HTML = QTextDocument.MarkdownFeature.MarkdownNoHTML


class Reader(QTextBrowser):
    """Shows one page. `wanted` gives the name of a page somebody followed a link to."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._page: HelpPage | None = None
        self._words = ""
        self._places: list[int] = []
        self.setAccessibleName(_("Help"))
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(px(_MARGIN))
        self.anchorClicked.connect(self._follow)

    @property
    def page(self) -> HelpPage | None:
        """The page that is shown."""
        return self._page

    def show_page(self, page: HelpPage, words: str = "") -> None:
        """Shows a page from its beginning; the words looked for are marked, and the first is in sight."""
        self._words = words
        if page != self._page:
            self._page = page
            self.setAccessibleDescription(page.title)
            self._write()
        self._mark_words()

    def places(self) -> tuple[int, ...]:
        """Gives where the marked words stand in the text."""
        return tuple(sorted(self._places))

    def next_word(self) -> None:
        """Goes on to the next of the marked words, from the last one back to the first."""
        here = self.textCursor().position()
        following = [place for place in self.places() if place > here]
        if self._places:
            self._go_to((following or [min(self._places)])[0])

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Loads nothing: a page is its text."""
        return ""

    def changeEvent(self, event: QEvent) -> None:
        """Writes the page anew for another text size or other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._page is not None:
            self._write()
            self._mark_words()

    def _write(self) -> None:
        if self._page is None:
            return
        text = self.document()
        text.setDefaultFont(font())
        text.setDocumentMargin(px(_MARGIN))
        text.setMarkdown(self._page.text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub | _NO_HTML)
        dress(text)

    def _mark_words(self) -> None:
        marked = [self._marked(at) for word in self._words.split() for at in _found(self.document(), word)]
        self._places = [one.cursor.selectionStart() for one in marked]
        self.setExtraSelections(marked)
        self._go_to(min(self._places, default=0))

    def _marked(self, at: QTextCursor) -> QTextEdit.ExtraSelection:
        one = QTextEdit.ExtraSelection()
        one.cursor, one.format = at, QTextCharFormat()
        one.format.setBackground(color("soon_ground"))
        one.format.setForeground(color("soon"))
        return one

    def _go_to(self, place: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(place)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _follow(self, link: QUrl) -> None:
        if link.path().endswith(_PAGES):
            self.wanted.emit(link.path().removesuffix(_PAGES))


def _found(text: QTextDocument, word: str) -> Iterator[QTextCursor]:
    at = text.find(word)
    while not at.isNull():
        yield at
        at = text.find(word, at)


def dress(text: QTextDocument) -> None:
    """Gives a page its air: lines apart, room over a heading, and examples to be typed on a ground of their own."""
    text.setIndentWidth(px(_INDENT))
    for table in text.rootFrame().childFrames():
        if isinstance(table, QTextTable):
            _dress_table(table)
    was_code = False
    block = text.begin()
    while block.isValid():
        is_code = block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)
        _dress_block(block, is_code=is_code, after_other=is_code != was_code)
        was_code, block = is_code, block.next()


def _dress_table(table: QTextTable) -> None:
    shape = table.format()
    shape.setBorderCollapse(True)
    shape.setBorder(1)
    shape.setBorderBrush(color("line"))
    shape.setCellPadding(px(5))
    shape.setTopMargin(px(4))
    shape.setBottomMargin(px(10))
    table.setFormat(shape)


def _dress_block(block: QTextBlock, *, is_code: bool, after_other: bool) -> None:
    shape = block.blockFormat()
    shape.setTopMargin(px(14 if shape.headingLevel() > 1 else 8 if after_other else 0))
    shape.setBottomMargin(0 if is_code else px(6))
    shape.setLineHeight(100 if is_code else _LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if is_code:
        shape.setBackground(color("bg"))
        shape.setNonBreakableLines(False)
    cursor = QTextCursor(block)
    if cursor.currentTable() is not None:
        shape.setBottomMargin(0)
    cursor.setBlockFormat(shape)
    for code in [one for one in _fragments(block) if one.charFormat().fontFixedPitch()]:
        _make_small(block, code)


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    at = block.begin()
    while not at.atEnd():
        yield at.fragment()
        at += 1


def _make_small(block: QTextBlock, code: QTextFragment) -> None:
    """Typewriter letters are higher than the others; a little smaller they keep the lines even."""
    cursor = QTextCursor(block)
    cursor.setPosition(code.position())
    cursor.setPosition(code.position() + code.length(), QTextCursor.MoveMode.KeepAnchor)
    smaller = QTextCharFormat()
    smaller.setFontPointSize(font(size=_CODE).pointSizeF())
    cursor.mergeCharFormat(smaller)
