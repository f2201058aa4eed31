"""An answer that comes after the dialog was left harms nobody."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import PreviewChange
from counterdesk.services.asks.policy import SwitchRow
from counterdesk.ui.here import Here
from counterdesk.ui.kit.panel import Panel
from counterdesk.ui.lanes import InlineLanes
from counterdesk.ui.policy.change import ChangeDialog
from counterdesk.ui.policy.forms import SwitchForm
from tests.desk import new_desk

SWITCH = SwitchRow("half_day", "counts", "counts", ("counts", "skipped"))


class LateLanes(InlineLanes):
    """Lanes on which previews and commands come home only when somebody lets them."""

    def __init__(self, desk: Any) -> None:
        super().__init__(desk)
        self.waiting: list[Callable[[], None]] = []

    def read(self, question: Any, then: Any, slot: str = "", refused: Any = None) -> None:
        if isinstance(question, PreviewChange):
            self.waiting.append(lambda: super(LateLanes, self).read(question, then, slot, refused))
        else:
            super().read(question, then, slot, refused)

    def do(self, command: Any, done: Any = None, refused: Any = None) -> None:
        self.waiting.append(lambda: super(LateLanes, self).do(command, done, refused))

    def come_home(self) -> None:
        for one in self.waiting:
            one()
        self.waiting.clear()


@pytest.fixture
def lanes(tmp_path: Path) -> Iterator[LateLanes]:
    desk, clock = new_desk(tmp_path)
    lanes = LateLanes(desk)
    lanes.clock = clock  # type: ignore[attr-defined]
    yield lanes
    desk.close()


@pytest.fixture
def dialog(lanes: LateLanes, qtbot: QtBot) -> Iterator[ChangeDialog]:
    window = Panel()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    here = Here(lanes, lanes.clock)  # type: ignore[attr-defined]
    dialog = ChangeDialog(here, window, SwitchForm(here, SWITCH, "skipped"))
    dialog.open()
    yield dialog
    window.close()


def gone(dialog: ChangeDialog) -> None:
    """Leaves the dialog, and lets Qt take it away."""
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_preview_that_comes_after_escape_is_dropped(dialog: ChangeDialog, lanes: LateLanes) -> None:
    gone(dialog)
    lanes.come_home()
    assert lanes.waiting == []


def test_a_refusal_that_comes_after_escape_is_dropped(dialog: ChangeDialog) -> None:
    gone(dialog)
    dialog.refuse(Refused("bad_switch"))
    dialog._not_yet(Refused("bad_switch"))


def test_what_was_saved_before_escape_is_saved(dialog: ChangeDialog, lanes: LateLanes) -> None:
    lanes.come_home()
    dialog.submitted.emit()
    gone(dialog)
    lanes.come_home()
    assert lanes.waiting == []


def test_nothing_is_shown_as_movable_before_the_answer_is_there(dialog: ChangeDialog, lanes: LateLanes) -> None:
    assert dialog.moves.rows() == ()
    lanes.come_home()
    assert dialog.moves.isVisible()
