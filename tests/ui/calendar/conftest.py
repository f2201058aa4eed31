"""What the tests of the calendar share: a painted look, and a window that has the focus."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from counterdesk.ui import theme


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, theme.Scheme.LIGHT, 100)
    yield
    theme.apply(qapp, theme.Scheme.LIGHT, 100)


@pytest.fixture
def show(qtbot) -> Iterator[Callable[..., QWidget]]:
    kept: list[QWidget] = []  # a window that nobody holds is gone

    def shown(widget: QWidget, width: int = 1338, height: int = 640) -> QWidget:
        qtbot.addWidget(widget)
        kept.append(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        qtbot.wait(20)
        return widget

    return shown
