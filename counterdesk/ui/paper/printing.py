"""Real printers: whether there is one, and a page for each sheet of it.

Qt's print support needs a system library of its own and lists nothing without a print service: both are asked for
only when somebody wants to print, and both have a sentence.
"""

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from counterdesk.domain.refusal import Refused
from counterdesk.ui.paper.press import Press, page_layout
from counterdesk.words import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter
    from PySide6.QtWidgets import QWidget


def why_not() -> str:
    """Gives the sentence why nothing can be printed here, or "" when something can."""
    try:
        from PySide6.QtPrintSupport import QPrinterInfo
    except ImportError:
        return _("This computer lacks the library for printing (libcups2). Save as PDF instead.")
    if not QPrinterInfo.availablePrinterNames():
        return _("No printer is set up on this computer. Save as PDF instead.")
    return ""


def dialog(press: Press, parent: "QWidget") -> "QPrintDialog":
    """Gives the system's print dialog, set to the size of the sheet; `accepted` brings the printer."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(press, printer)
    asked = QPrintDialog(printer, parent)
    asked.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    asked.setMinMax(1, press.page_count)
    return asked


def prepare(press: Press, printer: "QPrinter") -> None:
    """Tells the printer the size of the sheet and the job's name, which names nobody."""
    printer.setDocName(press.document.title)
    printer.setCreator("Counterdesk")
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(press))


def put_on(press: Press, printer: "QPrinter") -> None:
    """Prints the pages that were asked for, all of them if none was; `cannot_print` when the printer refuses."""
    painter = QPainter()
    if not painter.begin(printer):
        raise Refused("cannot_print")
    scale = printer.resolution() / 72
    for nth, page in enumerate(chosen_pages(press.page_count, printer.fromPage(), printer.toPage())):
        if nth and not printer.newPage():
            painter.end()
            raise Refused("cannot_print")
        painter.save()
        painter.scale(scale, scale)
        press.draw(painter, page)
        painter.restore()
    painter.end()


def chosen_pages(count: int, first: int, last: int) -> range:
    """Gives the pages to print, counted from 0; first and last are counted from 1, 0 means not said."""
    return range(max(first, 1) - 1, min(last or count, count))
