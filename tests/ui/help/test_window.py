"""The help beside the window, as a clerk uses it: with the keyboard, in large text, searching."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.app.manual import help_pages
from counterdesk.ui.help.window import HelpWindow
from counterdesk.ui.theme import Scheme, apply
from tests.ui.kit.looking import cut_words, nameless, outside


@pytest.fixture(params=[100, 200])
def desk(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> Iterator[QWidget]:
    apply(qapp, Scheme.LIGHT, request.param)
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    yield window
    apply(qapp, Scheme.LIGHT, 100)


@pytest.fixture
def help_(desk: QWidget, qtbot: QtBot) -> HelpWindow:
    window = HelpWindow(desk, help_pages("en"))
    qtbot.addWidget(window)
    window.show_page("start")
    window.show()
    QTest.qWait(20)
    return window


def read(window: HelpWindow) -> str:
    return window.reader.toPlainText()


def listed(window: HelpWindow) -> list[str]:
    return [window.list.item(row).text() for row in range(window.list.count())]


def test_the_page_that_was_asked_for_is_shown(help_: HelpWindow) -> None:
    help_.show_page("people")
    assert read(help_).startswith("People\n")
    assert help_.list.currentItem().text() == "People"
    help_.show_page("no such page")
    assert read(help_).startswith("People\n")


def test_nothing_is_cut_nameless_or_outside_the_screen(help_: HelpWindow) -> None:
    assert cut_words(help_) == []
    assert nameless(help_) == []
    assert outside(help_) == []
    assert help_.width() <= 1366
    assert help_.height() <= 768


def test_pages_are_walked_with_the_arrows(help_: HelpWindow, qtbot: QtBot) -> None:
    help_.list.setFocus()
    qtbot.keyClick(help_.list, Qt.Key.Key_Down)
    assert help_.reader.page is not None
    assert help_.reader.page.name == "desk"


def test_typing_leaves_the_pages_that_say_it_and_marks_the_words(help_: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(help_.search, "toml")
    assert listed(help_) == ["Writing your town's policy pack"]
    places = help_.reader.places()
    assert len(places) > 3
    assert help_.reader.textCursor().position() == places[0]
    qtbot.keyClick(help_.search, Qt.Key.Key_Return)
    assert help_.reader.textCursor().position() == places[1]


def test_the_search_goes_round_from_the_last_place_to_the_first(help_: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(help_.search, "toml")
    for _ in help_.reader.places():
        qtbot.keyClick(help_.search, Qt.Key.Key_Return)
    assert help_.reader.textCursor().position() == help_.reader.places()[0]


def test_a_word_that_no_page_says_is_said_and_the_page_stays(help_: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(help_.search, "how")
    before = read(help_)
    qtbot.keyClicks(help_.search, "zebra")
    assert listed(help_) == []
    assert read(help_) == before
    qtbot.keyClick(help_.search, Qt.Key.Key_Return)
    for _ in "howzebra":
        qtbot.keyClick(help_.search, Qt.Key.Key_Backspace)
    assert listed(help_)[0] == "How Counterdesk works"


def test_a_link_turns_to_its_page_and_takes_a_search_back(help_: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(help_.search, "power cut")
    help_.reader.anchorClicked.emit(QUrl("cards.md"))
    assert read(help_).startswith("Cards")
    assert help_.search.value() == ""
    assert len(listed(help_)) > 5


def test_a_link_that_leads_outside_leads_nowhere(help_: HelpWindow) -> None:
    for link in ("https://example.invalid/cards", "file:///etc/passwd", "nothing.md"):
        help_.reader.anchorClicked.emit(QUrl(link))
        assert read(help_).startswith("How Counterdesk works")


def test_a_page_loads_nothing_from_anywhere(help_: HelpWindow) -> None:
    kind = QTextDocument.ResourceType.ImageResource
    assert not help_.reader.loadResource(kind.value, QUrl("file:///etc/passwd"))


def test_escape_closes_it_and_nothing_was_blocked(help_: HelpWindow, qtbot: QtBot) -> None:
    assert not help_.isModal()
    qtbot.keyClick(help_.search, Qt.Key.Key_Escape)
    assert not help_.isVisible()


def test_the_text_follows_size_and_colours(help_: HelpWindow, qapp: QApplication) -> None:
    before = help_.reader.document().defaultFont().pointSizeF()
    apply(qapp, Scheme.DARK, 150)
    QTest.qWait(20)
    assert help_.reader.document().defaultFont().pointSizeF() != before
    assert read(help_).startswith("How Counterdesk works")
