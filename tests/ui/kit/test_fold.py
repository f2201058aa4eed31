"""Two parts beside each other or as tabs: a letter of the part out of view brings it into view and does its work."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.ui import theme
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.fold import TwoParts
from counterdesk.ui.kit.layout import vbox

ALT = Qt.KeyboardModifier.AltModifier
Press = Callable[..., None]


class Page(QWidget):
    """A year beside a list, each with a letter of its own, and a head above both."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.head = Button("&Hours", self._hours)
        self.open_button = Button("&Open", self._open)
        self.add_button = Button("A&dd days", self._add)
        year, list_ = QWidget(), QWidget()
        year.setLayout(vbox(self.open_button))
        list_.setLayout(vbox(self.add_button))
        self.parts = TwoParts("Parts", ("Year", year, 300), ("Days", list_, 200))
        self.setLayout(vbox(self.head, self.parts))

    def _hours(self) -> None:
        self.pressed.append("hours")

    def _open(self) -> None:
        self.pressed.append("open")

    def _add(self) -> None:
        self.pressed.append("add")

    def is_twice_pressed(self) -> bool:
        """A letter in view presses its button for a moment, as a hand does."""
        return len(self.pressed) > 1


@pytest.fixture
def page(show: Callable[[QWidget], QWidget]) -> Page:
    made = Page()
    show(made)
    return made


def settle(page: Page, width: int) -> None:
    page.resize(width, 400)
    QTest.qWait(20)


def fold(page: Page) -> QTabWidget:
    settle(page, 320)
    assert page.parts.is_folded()
    return page.parts.findChildren(QTabWidget)[0]


def test_wide_enough_both_parts_are_in_view(page: Page) -> None:
    assert not page.parts.is_folded()
    assert page.open_button.isVisible()
    assert page.add_button.isVisible()


def test_too_narrow_they_are_tabs_and_the_wide_one_is_in_view(page: Page) -> None:
    tabs = fold(page)
    assert [tabs.tabText(place) for place in range(tabs.count())] == ["Year", "Days"]
    assert page.open_button.isVisible()
    assert not page.add_button.isVisible()
    page.parts.show_narrow()
    QTest.qWait(20)
    assert page.add_button.isVisible()


def test_large_text_folds_them_too(page: Page, qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, 200)
    qapp.processEvents()
    assert page.parts.is_folded()


@pytest.mark.parametrize("at", ["head", "open_button"])
def test_a_letter_of_the_part_out_of_view_shows_it_and_does_its_work(page: Page, press: Press, at: str) -> None:
    fold(page)
    getattr(page, at).setFocus()
    press(page, Qt.Key.Key_D, ALT)
    QTest.qWait(20)
    assert page.pressed == ["add"]
    assert page.add_button.isVisible()
    press(page, Qt.Key.Key_O, ALT)
    assert (page.pressed, page.open_button.isVisible()) == (["add", "open"], True)


def test_a_letter_in_view_does_its_work_once(qtbot: QtBot, page: Page, press: Press) -> None:
    fold(page)
    press(page, Qt.Key.Key_O, ALT)
    press(page, Qt.Key.Key_H, ALT)
    qtbot.waitUntil(page.is_twice_pressed)
    assert page.pressed == ["open", "hours"]


@pytest.mark.parametrize("out", ["setDisabled", "setHidden"])
def test_a_button_that_is_out_of_reach_stays_so(page: Page, press: Press, out: str) -> None:
    fold(page)
    getattr(page.add_button, out)(True)
    press(page, Qt.Key.Key_D, ALT)
    assert page.pressed == []
    assert page.open_button.isVisible()


def test_unfolded_again_each_letter_works_once(qtbot: QtBot, page: Page, press: Press) -> None:
    fold(page)
    settle(page, 640)
    assert not page.parts.is_folded()
    press(page, Qt.Key.Key_D, ALT)
    press(page, Qt.Key.Key_O, ALT)
    qtbot.waitUntil(page.is_twice_pressed)
    assert page.pressed == ["add", "open"]


def test_a_word_that_changed_meanwhile_has_its_new_letter(page: Page, press: Press) -> None:
    fold(page)
    page.add_button.say("&Enter days")
    page.parts.show_narrow()
    QTest.qWait(20)
    press(page, Qt.Key.Key_O, ALT)
    press(page, Qt.Key.Key_E, ALT)
    assert page.pressed == ["open", "add"]
