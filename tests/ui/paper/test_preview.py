"""The preview, as a clerk uses it: look, print, save, and what is said when it does not work."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from counterdesk.domain.refusal import Refused
from counterdesk.reports import shift, slip
from counterdesk.ui.kit.notice import Notice
from counterdesk.ui.paper import printing
from counterdesk.ui.paper.press import Press
from counterdesk.ui.paper.sheets import Sheets
from counterdesk.ui.paper.window import PaperWindow
from tests.reports.facts import busy_friday, shift_facts
from tests.reports.records import message, town

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "Returned false", extend=True)
SUMMARY = shift.document(busy_friday())


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[PaperWindow]:
    paper = PaperWindow()
    qtbot.addWidget(paper)
    paper.show_document(SUMMARY)
    yield paper
    paper.hide()


def sheets(window: PaperWindow) -> Sheets:
    found = window.findChild(Sheets)
    assert found is not None
    return found


def said(window: PaperWindow) -> str:
    found = window.findChild(Notice)
    assert isinstance(found, Notice)
    return found.text()


def test_the_window_is_named_after_the_paper_and_nobody(window: PaperWindow) -> None:
    assert window.windowTitle() == "Shift summary 2026-11-27"


def test_the_preview_tells_a_screen_reader_what_stands_on_the_page(window: PaperWindow) -> None:
    assert sheets(window).accessibleName() == "Preview of Shift summary 2026-11-27, 2 pages"
    assert "Prepared by: the open items above are handed on" in sheets(window).accessibleDescription()


def test_the_pages_stand_below_each_other_and_fit_the_width(window: PaperWindow) -> None:
    first, second = (sheets(window).page_at(page) for page in (0, 1))
    assert second.top() > first.bottom()
    assert second.bottom() < sheets(window).height()
    assert first.width() <= sheets(window).width()
    assert first.height() / first.width() == pytest.approx(11 / 8.5, abs=0.01)


def test_a_narrow_window_makes_the_pages_smaller(window: PaperWindow, qtbot: QtBot) -> None:
    before = sheets(window).page_at(0).width()
    window.resize(500, 600)
    qtbot.waitUntil(lambda: sheets(window).page_at(0).width() < before)


def test_the_sheets_are_white_with_ink_on_them(window: PaperWindow) -> None:
    picture = sheets(window).grab().toImage()
    page = sheets(window).page_at(0)
    ratio = picture.devicePixelRatio()
    middle = int((page.left() + page.width() / 2) * ratio)
    column = {picture.pixelColor(middle, int(y * ratio)).value() for y in range(page.top(), page.bottom())}
    assert 255 in column
    assert min(column) < 160


def test_printing_is_offered_only_where_it_can_work(window: PaperWindow) -> None:
    assert window.preview.print_button.isEnabled() is (printing.why_not() == "")
    assert window.preview.pdf_button.isEnabled()
    assert window.preview.html_button.isEnabled()


def test_without_a_printer_the_reason_stands_beside_the_button(window: PaperWindow) -> None:
    if printing.why_not():
        assert printing.why_not() in window.preview.print_button.toolTip()


def test_a_pdf_is_saved_and_said(window: PaperWindow, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.preview.went_out) as out:
        window.preview.save(tmp_path / "summary.pdf")
    assert (tmp_path / "summary.pdf").read_bytes().startswith(b"%PDF-")
    assert out.args == ["pdf"]
    assert said(window) == f"Saved as {tmp_path / 'summary.pdf'}"


def test_html_is_saved_when_the_name_says_so(window: PaperWindow, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.preview.went_out) as out:
        window.preview.save(tmp_path / "summary.html")
    assert (tmp_path / "summary.html").read_text(encoding="utf-8") == SUMMARY.html
    assert out.args == ["html"]


def test_a_folder_that_is_gone_is_said_in_one_sentence(window: PaperWindow, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(window.preview.went_out):
        window.preview.save(tmp_path / "gone" / "summary.pdf")
    assert said(window).startswith("summary.pdf cannot be written there.")
    assert window.preview.document is SUMMARY


def test_the_file_is_asked_for_with_a_name_that_names_nobody(window: PaperWindow, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.mouseClick(window.preview.pdf_button, Qt.MouseButton.LeftButton)
    asked = window.preview.findChild(QFileDialog)
    assert asked is not None
    assert asked.selectedFiles()[0].endswith("shift-summary-2026-11-27.pdf")
    with qtbot.waitSignal(window.preview.went_out):
        asked.fileSelected.emit(str(tmp_path / "chosen.pdf"))
    asked.close()
    assert (tmp_path / "chosen.pdf").exists()


def test_html_is_asked_for_under_its_own_name(window: PaperWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.preview.html_button, Qt.MouseButton.LeftButton)
    asked = window.preview.findChild(QFileDialog)
    assert asked is not None
    assert asked.selectedFiles()[0].endswith(".html")
    asked.close()


def test_another_paper_takes_the_place_of_the_last(window: PaperWindow) -> None:
    window.show_document(slip.document(message(), town()))
    assert window.windowTitle() == "Message 2026-0412"
    assert sheets(window).accessibleName().endswith("1 page")


def test_a_closed_window_keeps_nothing(window: PaperWindow) -> None:
    window.close()
    assert window.preview.document is None
    assert sheets(window).accessibleDescription() == ""
    assert not window.preview.pdf_button.isEnabled()


def test_an_empty_preview_saves_nothing(window: PaperWindow, tmp_path: Path) -> None:
    window.preview.clear("Choose a day.")
    window.preview.save(tmp_path / "summary.pdf")
    assert list(tmp_path.iterdir()) == []


def to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_a_printer_gets_every_page(window: PaperWindow, tmp_path: Path, qtbot: QtBot, page_count) -> None:
    printer = to_file(tmp_path / "printed.pdf")
    printing.prepare(Press(SUMMARY), printer)
    with qtbot.waitSignal(window.preview.went_out) as out:
        window.preview.print_on(printer)
    assert page_count((tmp_path / "printed.pdf").read_bytes()) == 2
    assert out.args == ["printed"]
    assert said(window) == "Sent to the printer."


def test_a_printer_that_refuses_is_said(window: PaperWindow, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(window.preview.went_out):
        window.preview.print_on(to_file(tmp_path / "gone" / "printed.pdf"))
    assert said(window).startswith("The printer did not take the page.")


def test_a_printer_that_refuses_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        printing.put_on(Press(shift.document(shift_facts())), to_file(tmp_path / "gone" / "printed.pdf"))
    assert refused.value.code == "cannot_print"


@pytest.mark.parametrize(
    ("first", "last", "pages"), [(0, 0, [0, 1, 2]), (2, 2, [1]), (2, 3, [1, 2]), (1, 9, [0, 1, 2]), (3, 0, [2])]
)
def test_only_the_pages_that_were_asked_for_are_printed(first: int, last: int, pages: list[int]) -> None:
    assert list(printing.chosen_pages(3, first, last)) == pages


def test_the_printer_is_told_the_size_of_the_slip(tmp_path: Path) -> None:
    printer = to_file(tmp_path / "slip.pdf")
    printing.prepare(Press(slip.document(message(), town())), printer)
    size = printer.pageLayout().fullRectPoints()
    assert (size.width(), size.height()) == (396, 612)
    assert printer.docName() == "Message 2026-0412"
