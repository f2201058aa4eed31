"""The list of parts beside a page follows the text size both ways."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counterdesk.ui.kit.sections import SectionList
from counterdesk.ui.theme import Scheme, apply

TITLES = ("Hours and closures", "Answers and reminders")


@pytest.fixture
def parts(qtbot: QtBot, qapp: QApplication) -> Iterator[SectionList]:
    apply(qapp, Scheme.LIGHT, 100)
    made = SectionList("Parts")
    qtbot.addWidget(made)
    for title in TITLES:
        made.add(title)
    made.show()
    yield made
    apply(qapp, Scheme.LIGHT, 100)


def room(parts: SectionList) -> tuple[int, int]:
    return parts.width(), parts.sizeHintForRow(0)


def test_the_first_title_stands_on_top(parts: SectionList) -> None:
    assert [parts.item(place).text() for place in range(parts.count())] == list(TITLES)
    assert parts.accessibleName() == "Parts"


@pytest.mark.parametrize("percent", [100, 125, 200])
def test_every_title_is_shown_whole(parts: SectionList, qapp: QApplication, percent: int) -> None:
    apply(qapp, Scheme.LIGHT, percent)
    QTest.qWait(20)
    widest = max(parts.fontMetrics().horizontalAdvance(title) for title in TITLES)
    assert parts.viewport().width() > widest
    assert parts.sizeHintForRow(0) > parts.fontMetrics().height()


def test_it_is_as_small_again_as_it_was(parts: SectionList, qapp: QApplication) -> None:
    before = room(parts)
    apply(qapp, Scheme.LIGHT, 200)
    QTest.qWait(20)
    assert room(parts) > before
    apply(qapp, Scheme.LIGHT, 100)
    QTest.qWait(20)
    assert room(parts) == before
