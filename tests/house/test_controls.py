"""Every control has a name for those who do not see it, a place in the tab order, and no guessing at markup."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from counterdesk.app.compose import pages
from counterdesk.ui import theme
from counterdesk.ui.desk.capture import KINDS
from counterdesk.ui.here import Here
from counterdesk.ui.lanes import InlineLanes
from counterdesk.ui.pages.first_start import FirstStart
from counterdesk.ui.shell import Shell
from tests.desk import message, new_desk, person

CONTROLS = (
    *(QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit),
    *(QPlainTextEdit, QTextEdit),
)


@pytest.fixture
def shell(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Shell]:
    """The real window on a real logbook with something to do in it."""
    theme.apply(qapp, theme.Scheme.LIGHT)
    desk, clock = new_desk(tmp_path)
    desk.do(message(), person(desk, "Priya"))
    lanes = InlineLanes(desk)
    shell = Shell(Here(lanes, clock), pages())
    qtbot.addWidget(shell)
    shell.here.start()
    shell.start()
    shell.show()
    yield shell
    lanes.stop()


def controls_of(window: QWidget) -> list[QWidget]:
    """Gives what a person can press, type into or choose from, as far as it is shown."""
    inner = {"qt_spinbox_lineedit", "qt_scrollarea_viewport", "ScrollLeftButton", "ScrollRightButton"}
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS) and not isinstance(widget, QHeaderView)
        if widget.isVisible() and widget.objectName() not in inner
    ]


def name_of(widget: QWidget) -> str:
    """Gives what a screen reader says of a control."""
    seen = QAccessible.queryAccessibleInterface(widget)
    return seen.text(QAccessible.Text.Name).strip() if seen is not None else ""


def nameless(window: QWidget) -> list[str]:
    """Finds controls without a name, by their class and their parents'."""
    return [_path(widget) for widget in controls_of(window) if not name_of(widget)]


def guessing(window: QWidget) -> list[str]:
    """Finds labels that would take what a caller said for markup."""
    return [
        f"{_path(label)}: {label.text()[:40]}"
        for label in window.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText
    ]


def _path(widget: QWidget) -> str:
    parts = []
    link: QWidget | None = widget
    while link is not None and len(parts) < 4:
        parts.append(type(link).__name__)
        link = link.parentWidget()
    return " < ".join(parts)


@pytest.mark.parametrize("key", ["page_desk", "page_log", *(page.key for page in pages())])
def test_every_control_of_a_page_has_a_name(shell: Shell, key: str) -> None:
    shell.show_page(key)
    assert nameless(shell) == []


@pytest.mark.parametrize("key", ["page_desk", "page_log", *(page.key for page in pages())])
def test_no_label_of_a_page_guesses_at_markup(shell: Shell, key: str) -> None:
    shell.show_page(key)
    assert guessing(shell) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_control_of_a_card_has_a_name(shell: Shell, kind: str) -> None:
    shell.open_card(kind)
    assert nameless(shell) == []
    assert guessing(shell) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_control_of_a_card_is_reached_by_tab(shell: Shell, kind: str) -> None:
    shell.open_card(kind)
    unreachable = [
        f"{_path(widget)} {name_of(widget)}"
        for widget in controls_of(shell)
        if widget.isEnabled() and widget.focusPolicy() == Qt.FocusPolicy.NoFocus and not _is_mouse_twin(widget)
    ]
    assert unreachable == []


def _is_mouse_twin(widget: QWidget) -> bool:
    """Tells whether a control only repeats with the mouse what its row already does with keys."""
    return isinstance(widget, QAbstractButton) and isinstance(widget.parentWidget(), QLineEdit | QAbstractItemView)


def test_every_control_of_the_first_start_has_a_name(tmp_path: Path, qtbot: QtBot) -> None:
    desk, clock = new_desk(tmp_path)
    lanes = InlineLanes(desk)
    page = FirstStart(Here(lanes, clock))
    qtbot.addWidget(page)
    page.show()
    assert nameless(page) == []
    assert guessing(page) == []
    lanes.stop()


def test_a_nameless_control_would_be_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QLineEdit(window)
    QLabel("a<b and c>d", window)
    window.show()
    assert len(nameless(window)) == len(guessing(window)) == 1
