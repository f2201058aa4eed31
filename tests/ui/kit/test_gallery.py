"""The whole kit in one window: nothing cut, nothing nameless, in every theme and text size."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import under
from counterdesk.ui.theme import SCALES, Scheme, apply
from tests.ui.kit.gallery import dialog, main, window
from tests.ui.kit.looking import cut_words, nameless, outside, squeezed


@pytest.fixture(params=SCALES)
def page(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> Iterator[QWidget]:
    apply(qapp, Scheme.LIGHT, request.param)
    page = window()
    qtbot.addWidget(page)
    page.resize(1366 * request.param // 100, 768 * request.param // 100)
    with qtbot.waitExposed(page):
        page.show()
    QTest.qWait(20)
    yield page
    apply(qapp, Scheme.LIGHT, 100)


def test_no_word_is_cut_at_any_text_size(page: QWidget) -> None:
    assert cut_words(page) == []


def test_no_field_is_squeezed_at_any_text_size(page: QWidget) -> None:
    assert squeezed(page) == []


def test_every_control_has_a_name(page: QWidget) -> None:
    assert nameless(page) == []


def test_everything_stands_in_its_place(page: QWidget) -> None:
    assert outside(page) == []


def test_text_that_grows_while_the_window_is_open_is_not_cut(qapp: QApplication, qtbot: QtBot) -> None:
    page = window()
    qtbot.addWidget(page)
    page.show()
    for percent in (*SCALES, *reversed(SCALES)):
        apply(qapp, Scheme.LIGHT, percent)
        page.resize(1366 * percent // 100, 768 * percent // 100)
        QTest.qWait(30)
        assert cut_words(page) == []
        assert squeezed(page) == []


def test_tab_goes_around_the_window_and_comes_back(qtbot: QtBot) -> None:
    page = window()
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.nextInFocusChain().setFocus()
    met: list[QWidget] = []
    for _ in range(200):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        if met and here is met[0]:
            break
        met.append(here)
    assert met[0] is QApplication.focusWidget()
    assert len(met) > 30
    assert all(before is not after for before, after in pairwise(met))


def test_a_dialog_shows_all_its_words_at_twice_the_text_size(qapp: QApplication, qtbot: QtBot) -> None:
    apply(qapp, Scheme.LIGHT, 200)
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    box = dialog(page)
    box.open()
    QTest.qWait(20)
    assert cut_words(box) == []
    assert nameless(box) == []
    box.reject()


def test_the_gallery_paints_every_theme(tmp_path: Path, qapp: QApplication) -> None:
    main(tmp_path)
    names = ["contrast", "dark", "light", "light-200"]
    assert {path.name for path in tmp_path.glob("gallery-*")} == {f"gallery-{name}.png" for name in names}
    pictures = [QImage(str(tmp_path / f"gallery-{name}.png")) for name in names]
    assert [(picture.width(), picture.height()) for picture in pictures[:3]] == [(1366, 768)] * 3
    corners = [picture.pixelColor(2, 2).name().upper() for picture in pictures]
    assert corners == ["#000000", "#15191F", "#F4F5F7", "#F4F5F7"]


def test_the_eye_finds_a_word_that_is_cut(qtbot: QtBot) -> None:
    label, button = QLabel("Waiting for Council"), QPushButton("Answered")
    page = under(label, button)
    qtbot.addWidget(page)
    page.show()
    assert cut_words(page) == []
    label.setFixedWidth(40)
    button.setFixedWidth(20)
    QTest.qWait(10)
    assert len(cut_words(page)) == 2


def test_the_eye_finds_a_wrapped_line_that_is_hidden(qtbot: QtBot) -> None:
    label = Label(
        "You should hear by Wednesday, November 25, 4:30 p.m., even if only to say where things stand.", wrap=True
    )
    page = under(label)
    qtbot.addWidget(page)
    page.resize(200, 300)
    page.show()
    QTest.qWait(10)
    assert cut_words(page) == []
    label.setFixedHeight(label.fontMetrics().height())
    QTest.qWait(10)
    assert len(cut_words(page)) == 1


def test_the_eye_finds_a_control_without_a_name(qtbot: QtBot) -> None:
    page = under(QPushButton())
    qtbot.addWidget(page)
    assert nameless(page) == ["QPushButton "]


def test_the_eye_finds_what_stands_outside(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    button = QPushButton("Save", page)
    page.resize(200, 100)
    page.show()
    button.show()
    button.move(5_000, 0)
    assert len(outside(page)) == 1
