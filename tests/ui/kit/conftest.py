"""What the tests of the kit share: a painted look, and hands that type."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.ui.theme import Scheme, apply

Show = Callable[[QWidget], QWidget]


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    apply(qapp, Scheme.LIGHT, 100)


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Shows a widget in a window that has the focus."""
    kept: list[QWidget] = []  # a window that nobody holds is gone

    def shown(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        kept.append(widget)
        widget.resize(640, 400)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return shown


@pytest.fixture
def press(qtbot: QtBot) -> Callable[..., None]:
    """Presses one key on a widget."""

    def pressed(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        qtbot.keyClick(widget, key, held)

    return pressed
