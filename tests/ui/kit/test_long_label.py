"""A label with a long text: laid out once for each width, and just as high as Qt makes it."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel

from counterdesk.ui import theme
from counterdesk.ui.kit.label import Label, WideLabel, breakable
from counterdesk.ui.kit.panel import ScrollColumn

LONG = {"words": "word " * 4_000, "one word": "m" * 20_000, "tables": "<table><tr><td>" * 1_300, "lines": "a\n" * 3_000}
WIDTHS = (1, 200, 560, 1_300)


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, 100)


def twin(label: Label) -> QLabel:
    """Gives a label of Qt's own with the same words in the same font."""
    other = QLabel(QLabel.text(label))
    other.setTextFormat(Qt.TextFormat.PlainText)
    other.setWordWrap(True)
    other.setFont(label.font())
    return other


def heights(label: QLabel) -> list[int]:
    return [label.heightForWidth(width) for width in WIDTHS]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("word " * 20, 1),
        ("w" * 30, 1),
        ("w" * 31, 4),
        ("W" * 190, 19),
        ("https://example.org/a/very/long/address?of=a&page=that+somebody#pasted", 7),
        ("é" * 40, 4),
        ("क्षत्रिय" * 20, 1),
        ("👩‍👩‍👧‍👦" * 20, 1),
        ("السلام" * 20, 1),
        ("李小龙" * 20, 1),
        ("", 1),
    ],
)
def test_a_very_long_word_may_be_broken_and_reads_as_before(qtbot, text: str, parts: int) -> None:
    assert len(breakable(text).split("\u200b")) == parts
    label = Label(text, wrap=True)
    qtbot.addWidget(label)
    assert label.text() == text
    label.say(text + "!")
    assert label.text() == text + "!"


@pytest.mark.parametrize("text", ["W" * 190, "and then " + "m" * 3_000, "https://example.org/" + "a/" * 100])
@pytest.mark.parametrize("percent", [100, 200])
def test_no_word_is_wider_than_its_window(qtbot, qapp: QApplication, text: str, percent: int) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, percent)
    label = Label(text, wrap=True)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() <= 400
    room = label.fontMetrics().boundingRect(QRect(0, 0, 400, 10**6), Qt.TextFlag.TextWordWrap, QLabel.text(label))
    assert room.width() <= 400


def test_a_line_that_does_not_wrap_is_not_broken(qtbot) -> None:
    label = Label("W" * 190)
    qtbot.addWidget(label)
    assert QLabel.text(label) == "W" * 190


@pytest.mark.parametrize("name", LONG)
def test_a_long_text_is_as_high_as_qt_makes_it(qtbot, name: str) -> None:
    label = Label(LONG[name], wrap=True)
    qtbot.addWidget(label)
    for _again in range(2):
        assert heights(label) == heights(twin(label))


def test_another_text_has_another_height(qtbot) -> None:
    label = Label(LONG["words"], wrap=True)
    qtbot.addWidget(label)
    before = heights(label)
    label.say(LONG["words"] * 2)
    assert heights(label) == heights(twin(label))
    label.setText("short")
    assert heights(label) == heights(twin(label))
    label.say(LONG["words"])
    assert heights(label) == before


def test_larger_letters_make_it_higher(qtbot, qapp: QApplication) -> None:
    label = Label(LONG["words"], wrap=True)
    qtbot.addWidget(label)
    label.show()
    before = heights(label)
    theme.apply(qapp, theme.Scheme.LIGHT, 200)
    assert all(large > small for large, small in zip(heights(label), before, strict=True))
    theme.apply(qapp, theme.Scheme.LIGHT, 100)
    assert heights(label) == before


def test_a_long_text_asks_for_a_readable_width_and_all_of_its_lines(qtbot) -> None:
    label = Label(LONG["words"], wrap=True)
    qtbot.addWidget(label)
    hint = label.sizeHint()
    assert 200 < hint.width() < 1_000
    assert hint.height() == label.heightForWidth(hint.width())


def test_a_long_text_that_does_not_wrap_is_one_line(qtbot) -> None:
    label, wide = Label("m" * 3_000, elide=True), WideLabel("m " * 1_500)
    for one in (label, wide):
        qtbot.addWidget(one)
        assert one.sizeHint().height() < 40


def test_in_a_column_that_scrolls_all_of_it_is_there(qtbot) -> None:
    column = ScrollColumn("Entry")
    label = Label(LONG["words"], wrap=True)
    column.add(label)
    qtbot.addWidget(column)
    column.resize(600, 400)
    column.show()
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
