"""The pages of a window: the one in front says what is needed, and what has no room is scrolled to."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counterdesk.ui.kit.layout import vbox
from counterdesk.ui.kit.pagestack import PageRoom, PageStack

LAID_OUT_MS = 40


def page(height: int) -> QWidget:
    body, made = QWidget(), QWidget()
    body.setMinimumSize(300, height)
    made.setLayout(vbox(body))
    return made


@pytest.fixture
def room(qtbot: QtBot) -> PageRoom:
    pages = PageStack()
    for height in (100, 900):
        pages.addWidget(page(height))
    made = PageRoom(pages)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    QTest.qWait(LAID_OUT_MS)
    return made


def turn(room: PageRoom, place: int) -> QWidget:
    room.widget().setCurrentIndex(place)
    QTest.qWait(LAID_OUT_MS)
    return room.widget().currentWidget()


def test_it_asks_for_little_height_whatever_its_pages_need(room: PageRoom) -> None:
    turn(room, 1)
    assert room.minimumSizeHint().height() < 200
    assert room.minimumSizeHint().width() >= 300


def test_a_high_page_is_scrolled_and_not_squeezed(room: PageRoom) -> None:
    assert turn(room, 1).height() >= 900
    assert room.verticalScrollBar().maximum() > 0


def test_a_low_page_has_all_the_room_and_nothing_to_scroll_however_high_another_is(room: PageRoom) -> None:
    turn(room, 1)
    assert turn(room, 0).height() == room.viewport().height()
    assert room.verticalScrollBar().maximum() == 0
