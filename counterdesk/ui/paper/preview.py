"""A document before it is printed: its pages, and the three ways out: printer, PDF, HTML."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QScrollArea, QWidget

from counterdesk.domain.refusal import Refused
from counterdesk.keeping import keep
from counterdesk.reports.document import Document
from counterdesk.ui import messages
from counterdesk.ui.cards.frame import Ends
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label, plain_tip
from counterdesk.ui.kit.layout import Flow, vbox
from counterdesk.ui.paper import printing
from counterdesk.ui.paper.press import Press, pdf
from counterdesk.ui.paper.sheets import Sheets
from counterdesk.words import _, ngettext

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter


class Preview(QWidget):
    """Pages with buttons above them. `went_out` tells how a document left: "printed", "pdf" or "html".

    `once_sure` is asked before any of the three: it does what it is given, at once or later.
    """

    went_out = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.once_sure: Callable[[Callable[[], object]], object] = at_once
        self._press: Press | None = None
        self.print_button = Button(_("Print…"), self._ask_printer, role="primary")
        self.pdf_button = Button(_("Save as PDF…"), self._ask_pdf)
        self.html_button = Button(_("Save as HTML…"), self._ask_html)
        self._said = Label("", "soft", wrap=True)
        self._sheets = Sheets()
        row = Ends(self._said, Flow(self.html_button, self.pdf_button, self.print_button))
        column = vbox(row)
        column.addWidget(self._scrolled(), 1)
        self.setLayout(column)
        self.clear("")

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea()
        area.setAccessibleName(_("Pages"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or the pages would change width
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._sheets)
        return area

    @property
    def document(self) -> Document | None:
        """The document that is shown."""
        return self._press.document if self._press else None

    def show_document(self, document: Document) -> None:
        """Lays a document out and shows its pages."""
        self._press = Press(document)
        reason = printing.why_not()
        for button in (self.pdf_button, self.html_button):
            button.setEnabled(True)
        self.print_button.setEnabled(not reason)
        self.print_button.setToolTip(plain_tip(reason))
        self._said.say(" · ".join(part for part in (_pages(self._press.page_count), reason) if part))
        self._sheets.show_press(self._press)

    def clear(self, sentence: str) -> None:
        """Shows no document, and says why or what to do."""
        self._press = None
        for button in (self.print_button, self.pdf_button, self.html_button):
            button.setEnabled(False)
        self._said.say(sentence)
        self._sheets.show_press(None)

    def save(self, path: Path) -> None:
        """Writes the document, as HTML when the name says so and as PDF otherwise; says how it went."""
        if self._press is None:
            return
        document, is_html = self._press.document, path.suffix.lower() in (".html", ".htm")
        try:
            keep(path, document.html.encode() if is_html else pdf(document))
        except Refused as reason:
            messages.refused(self, reason)
            return
        messages.tell(self, _("Saved as {path}").format(path=path))
        self.went_out.emit("html" if is_html else "pdf")

    def print_on(self, printer: "QPrinter") -> None:
        """Prints the document; says how it went."""
        if self._press is None:
            return
        try:
            printing.put_on(self._press, printer)
        except Refused as reason:
            messages.refused(self, reason)
            return
        messages.tell(self, _("Sent to the printer."))
        self.went_out.emit("printed")

    def _ask_printer(self) -> None:
        self.once_sure(self._open_printer)

    def _open_printer(self) -> None:
        if self._press is not None:
            asked = printing.dialog(self._press, self)
            asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            asked.accepted.connect(partial(self._print_as, asked))
            QDialog.open(asked)  # its own open() wants a slot by name

    def _print_as(self, asked: "QPrintDialog", *_printer: object) -> None:
        self.print_on(asked.printer())

    def _ask_pdf(self) -> None:
        self.once_sure(partial(self._ask_place, _("Save as PDF"), "pdf", _("PDF files (*.pdf)")))

    def _ask_html(self) -> None:
        self.once_sure(partial(self._ask_place, _("Save as HTML"), "html", _("HTML pages (*.html)")))

    def _ask_place(self, title: str, ending: str, kinds: str) -> None:
        if self._press is None:
            return
        asked = QFileDialog(self, title, _documents_folder(), kinds)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setDefaultSuffix(ending)
        asked.selectFile(f"{self._press.document.file_name}.{ending}")
        asked.fileSelected.connect(self._save_there)
        asked.open()

    def _save_there(self, chosen: str) -> None:
        self.save(Path(chosen))


def at_once(then: Callable[[], object]) -> None:
    """Does it: a paper that nobody signs for."""
    then()


def _documents_folder() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _pages(count: int) -> str:
    return ngettext("{count} page", "{count} pages", count).format(count=count)
