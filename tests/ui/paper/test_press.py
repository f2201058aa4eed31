"""Documents on pages: what stands on every one, and what a PDF tells about itself."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QUrl
from PySide6.QtGui import QTextDocument

from counterdesk.reports import complaint, incident, shift, slip
from counterdesk.reports.document import Document
from counterdesk.ui.paper.press import Press, pdf
from counterdesk.ui.paper.strip import Strip
from tests.reports.facts import busy_friday, long_week, shift_facts
from tests.reports.records import complaint as opened
from tests.reports.records import incident as submitted
from tests.reports.records import message, town, typed
from tests.ui.paper.conftest import drawn, ink

PageCount = Callable[[bytes], int]


def of_words(words: str) -> Document:
    return Document(title="Test", html=f"<html><body>{words}</body></html>", file_name="test", foot="Foot")


def test_a_quiet_day_fits_on_one_page() -> None:
    assert Press(shift.document(shift_facts())).page_count == 1


def test_a_busy_friday_shows_everything_to_the_desk_on_page_one() -> None:
    whole = Press(shift.document(busy_friday()))
    only_five = Press(shift.document(busy_friday(closures_ahead=()), "None."))
    assert whole.page_count == 2
    assert only_five.page_count <= 2


@pytest.mark.parametrize(
    "document",
    [
        shift.document(busy_friday()),
        shift.document(long_week(practice=True)),
        slip.document(message(), town()),
        incident.document(submitted(), town()),
        complaint.document(opened(), town()),
    ],
    ids=["shift", "week", "slip", "incident", "complaint"],
)
def test_every_paper_becomes_a_pdf_with_all_its_pages(document: Document, page_count: PageCount) -> None:
    content = pdf(document)
    assert content.startswith(b"%PDF-")
    assert page_count(content) == Press(document).page_count


def test_a_summary_is_letter_and_a_slip_is_half_of_it() -> None:
    assert b"/MediaBox [0 0 612 792]" in _boxes(pdf(shift.document(shift_facts())))
    assert b"/MediaBox [0 0 396 612]" in _boxes(pdf(slip.document(message(), town())))


def _boxes(content: bytes) -> bytes:
    return content.replace(b".000000", b"").replace(b"  ", b" ")


def test_the_pdf_names_the_paper_and_nobody(tmp_path: Path) -> None:
    content = pdf(slip.document(message(), town()))
    assert "Message 2026-0412".encode("utf-16-be") in content or b"Message 2026-0412" in content
    for name in ("Lévesque", "Priya", "Rossi"):
        assert name.encode("utf-16-be") not in content
        assert name.encode() not in content


def test_practice_is_written_on_every_page() -> None:
    marked, plain = (Press(shift.document(long_week(practice=practice))) for practice in (True, False))
    band = QRectF(46, 28, marked.width - 92, 20)
    assert marked.page_count > 1
    for page in range(marked.page_count):
        assert ink(drawn(marked, page), band) > ink(drawn(plain, min(page, plain.page_count - 1)), band) + 500


def test_page_x_of_y_and_the_seal_stand_on_every_page() -> None:
    press = Press(shift.document(long_week()))
    left, right = QRectF(46, 762, 200, 14), QRectF(press.width - 120, 762, 74, 14)
    for page in range(press.page_count):
        assert ink(drawn(press, page), left) > 50
        assert ink(drawn(press, page), right) > 50


def test_the_running_head_begins_on_the_second_page() -> None:
    press = Press(shift.document(long_week()))
    head = QRectF(46, 14, 300, 14)
    assert ink(drawn(press, 0), head) == 0
    assert ink(drawn(press, 1), head) > 50


def test_nothing_is_drawn_into_the_margins() -> None:
    press = Press(shift.document(long_week()))
    for page in range(press.page_count):
        picture = drawn(press, page)
        assert ink(picture, QRectF(0, 0, 40, 792)) == 0
        assert ink(picture, QRectF(572, 0, 40, 792)) == 0


def test_text_is_as_large_as_it_should_be() -> None:
    strip = Strip("<html><head><style>p { font-size: 72pt; }</style></head><body><p>H</p></body></html>", 5000)
    height = max(piece.bottom for piece in strip.solid(10_000)) / 576
    assert 1.0 < height < 1.6  # a line of 72-point text is somewhat more than an inch tall


def test_a_very_long_note_goes_on_over_pages_and_loses_no_line() -> None:
    words = "\n".join(f"Line {number} of what was said." for number in range(400))
    press = Press(incident.document(submitted(typed=typed(words_used=words)), town()))
    assert press.page_count > 5
    assert "Line 399 of what was said." in press.words()


def test_one_enormous_word_ends() -> None:
    assert Press(slip.document(message(note="x" * 20_000), town())).page_count > 1


def test_the_foot_is_not_printed_twice() -> None:
    press = Press(shift.document(shift_facts()))
    assert press.words().count("journal line 1,284") == 0  # the press writes it on every page by itself


def test_a_long_foot_ends_before_the_page_number() -> None:
    press = Press(replace(of_words("<p>x</p>"), foot="Very long foot. " * 40))
    assert ink(drawn(press, 0), QRectF(492, 764, 16, 14)) == 0


def test_no_picture_of_this_computer_gets_onto_paper(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    drawn(Press(of_words("<p>x</p>")), 0).save(str(secret))
    with_picture = Press(of_words(f'<p>a</p><img src="file://{secret}" width="400" height="400">'))
    assert ink(drawn(with_picture, 0), QRectF(0, 100, 612, 400)) < 400


def test_the_strip_opens_nothing() -> None:
    strip = Strip("<p>x</p>", 1000)
    text = strip.findChild(QTextDocument)
    assert text is not None
    assert text.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("file:///etc/passwd")) is None
