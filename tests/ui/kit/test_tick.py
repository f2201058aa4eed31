"""A box to tick: clicked on its words, seen in every palette, growing with the text."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from counterdesk.ui import theme
from counterdesk.ui.kit.tick import Tick


@pytest.fixture
def tick(qtbot):
    tick = Tick("Labour Day")
    qtbot.addWidget(tick)
    tick.show()
    return tick


def test_a_click_on_the_words_ticks(tick, qtbot):
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(tick.width() - 8, tick.height() // 2))
    assert tick.isChecked()
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(4, tick.height() // 2))
    assert not tick.isChecked()


def test_the_space_bar_ticks(tick, qtbot):
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked()


def test_a_screen_reader_hears_the_words(tick):
    assert tick.accessibleName() == "Labour Day"


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_there_is_room_for_the_words_at_any_text_size(tick, percent):
    theme.apply(QApplication.instance(), theme.Scheme.LIGHT, percent)
    needed = QFontMetrics(tick.font()).horizontalAdvance(tick.text())
    assert tick.sizeHint().width() >= needed + theme.px(20)
    theme.apply(QApplication.instance(), theme.Scheme.LIGHT, 100)


@pytest.mark.parametrize("scheme", [theme.Scheme.LIGHT, theme.Scheme.DARK, theme.Scheme.CONTRAST])
def test_a_tick_is_seen_in_every_palette(tick, scheme):
    theme.apply(QApplication.instance(), scheme, 100)
    empty = tick.grab().toImage()
    tick.setChecked(True)
    ticked = tick.grab().toImage()
    middle = (9, tick.height() // 2 + 5)
    assert empty.pixelColor(*middle) != ticked.pixelColor(*middle)
    edge = empty.pixelColor(2, tick.height() // 2)
    assert edge != empty.pixelColor(9, tick.height() // 2)
    theme.apply(QApplication.instance(), theme.Scheme.LIGHT, 100)
