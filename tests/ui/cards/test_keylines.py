"""The table of keys on the quiet page: painted as one piece, read out as one, cut only at its end."""

import pytest
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QApplication

from counterdesk.ui import theme
from counterdesk.ui.cards.keylines import KeyLine, KeyLines
from counterdesk.ui.theme import color, font

LINES = (
    KeyLine("F2", "Somebody is at the counter", "who, about what"),
    KeyLine("F3", "Somebody calls", "number, name"),
)


@pytest.fixture
def lines(qtbot):
    made = KeyLines("What each key begins", LINES)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    return made


def painted(widget):
    picture = QImage(widget.size(), QImage.Format.Format_RGB32)
    picture.fill(widget.palette().window().color())
    widget.render(picture)
    return picture


def inks(picture):
    return {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}


def test_a_screen_reader_hears_every_line(lines):
    assert lines.accessibleName() == "What each key begins"
    assert lines.accessibleDescription() == (
        "F2: Somebody is at the counter, who, about what\nF3: Somebody calls, number, name"
    )


def test_keys_words_and_details_are_painted_in_their_colours(lines):
    seen = inks(painted(lines))
    assert {color(tone).rgb() for tone in ("accent", "ink", "soft")} <= seen


def test_other_lines_are_shown_and_said(lines):
    before = painted(lines)
    lines.show_lines((KeyLine("F8", "Something to note", "the rest later"), LINES[1]))
    assert lines.lines[0].key == "F8"
    assert "Something to note" in lines.accessibleDescription()
    assert painted(lines) != before


def test_only_the_last_column_is_cut_and_a_tooltip_says_it_whole(lines):
    lines.show()
    assert lines.toolTip() == ""
    lines.resize(lines.minimumSizeHint())
    assert "who, about what" in lines.toolTip()
    words = QFontMetrics(font()).horizontalAdvance("Somebody is at the counter")
    assert lines.minimumSizeHint().width() > words


def test_it_grows_with_the_text(lines):
    app = QApplication.instance()
    before = lines.sizeHint()
    theme.apply(app, theme.Scheme.LIGHT, 200)
    try:
        assert lines.sizeHint().height() > 1.8 * before.height()
        assert lines.sizeHint().width() > 1.7 * before.width()
    finally:
        theme.apply(app, theme.Scheme.LIGHT, 100)


def test_no_lines_take_no_height(qtbot):
    nothing = KeyLines("Nothing", ())
    qtbot.addWidget(nothing)
    assert nothing.sizeHint().height() == 0


def test_no_half_of_a_line_is_painted(lines):
    line = QFontMetrics(font()).height()
    assert lines.whole_lines() == 2
    lines.resize(lines.minimumSizeHint().width(), 2 * line - 4)
    assert lines.whole_lines() == 1
    seen = painted(lines)
    top = line + 2
    assert {seen.pixel(x, y) for x in range(seen.width()) for y in range(top, seen.height())} == {seen.pixel(0, top)}
    assert lines.minimumSizeHint().height() <= line


def test_lines_move_together_before_one_is_left_out(lines):
    lines.show()
    lines.resize(lines.width(), lines.height() - 4)
    assert lines.whole_lines() == 2
    assert lines.toolTip() == ""


SIX = tuple(KeyLine(f"F{number}", f"Somebody {number}", "who, about what, what came of it") for number in range(2, 8))
REST = KeyLine("Ctrl+?", "All keys", "")


@pytest.fixture
def six(qtbot):
    made = KeyLines("What each key begins", SIX, REST)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    return made


def test_where_it_is_low_the_lines_stand_in_two_columns_without_their_details(six):
    assert six.whole_lines() == 6
    assert color("soft").rgb() in inks(painted(six))
    six.resize(six.width(), 3 * QFontMetrics(font()).height() + 8)
    assert six.whole_lines() == 6
    assert color("soft").rgb() not in inks(painted(six))
    assert "F7: Somebody 7, who" in six.toolTip()


def test_the_last_place_says_where_the_keys_are_that_have_none(six):
    six.resize(six.minimumSizeHint().width(), 3 * QFontMetrics(font()).height() + 8)
    assert [line.key for line in six.shown_lines()] == ["F2", "F3", "Ctrl+?"]
    assert six.whole_lines() == 2
    six.resize(six.width(), 5)
    assert six.shown_lines() == ()


def test_the_words_of_the_rest_stand_behind_its_longer_key(six):
    six.resize(six.minimumSizeHint().width(), QFontMetrics(font()).height())
    assert [line.key for line in six.shown_lines()] == ["Ctrl+?"]
    seen, words = painted(six), color("ink").rgb()
    first = min(x for x in range(seen.width()) for y in range(seen.height()) if seen.pixel(x, y) == words)
    assert first > QFontMetrics(font(bold=True)).horizontalAdvance("Ctrl+?")


def test_fewer_lines_in_the_same_room_are_painted_anew(six):
    before = painted(six)
    six.resize(six.width(), 3 * QFontMetrics(font()).height() + 8)
    low = painted(six)
    six.resize(six.sizeHint())
    assert painted(six) == before
    assert low != before.copy(low.rect())
