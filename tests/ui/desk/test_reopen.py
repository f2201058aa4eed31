"""What was closed: opened again beside its result, or recorded in error; both ask for a reason first."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.domain.deadline import Answered
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.due import AnswerDeadline, DueBoard, DueRow
from counterdesk.services.asks.stages import AskStages, StageRow
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.desk.pausing import PauseDrawer
from counterdesk.ui.desk.reopen import ErrorDrawer, ReopenDrawer
from counterdesk.ui.desk.stagedrawer import StageDrawer
from counterdesk.ui.desk.stages import StagesPanel
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.layout import vbox
from counterdesk.ui.lanes import InlineLanes
from counterdesk.words.done import what
from tests.desk import Clock, message
from tests.services.test_pauses import REASON, pausing_desk
from tests.ui.desk.conftest import Do

Press = Callable[..., None]


class Asked:
    """One line about a call that was answered."""

    def __init__(self, line: StageDrawer, row: DueRow) -> None:
        self.line, self.row = line, row
        self.done: list[Done] = []
        line.done.connect(self.done.append)


@pytest.fixture
def answered(do: Do, desk: LogbookDesk) -> DueRow:
    do(message())
    (row,) = desk.read(DueBoard()).rows
    do(AnswerDeadline(row.id, desk.read(DueBoard()).rows[0].received_at, "Priya Nair", Answered.PHONE))
    return row


@pytest.fixture
def ask(here: Here, answered: DueRow, show: Callable[..., QWidget]) -> Callable[[type[StageDrawer]], Asked]:
    def asked(kind: type[StageDrawer]) -> Asked:
        found = Asked(kind(here), answered)
        show(found.line, 320, 260)
        found.line.about(answered.id, "Maria Rossi")
        return found

    return asked


def stages(desk: LogbookDesk, row: DueRow) -> tuple[StageRow, ...]:
    return desk.read(AskStages(row.id)).rows


def test_opening_again_needs_a_reason(ask: Callable[..., Asked], press: Press) -> None:
    asked = ask(ReopenDrawer)
    press(asked.line.reason, Qt.Key.Key_Return)
    assert "needs a reason" in asked.line.trouble.text()
    assert asked.done == []


def test_opened_again_it_has_a_new_date_and_keeps_the_old_verdict(
    ask: Callable[..., Asked], press: Press, desk: LogbookDesk, answered: DueRow
) -> None:
    asked = ask(ReopenDrawer)
    asked.line.reason.set_value("The cheque never came.")
    press(asked.line.reason, Qt.Key.Key_Return)
    assert [done.action for done in asked.done] == ["deadline_reopened"]
    assert [row.state for row in stages(desk, answered)] == ["met", "open"]
    assert desk.read(DueBoard()).rows[0].reopens


def test_recorded_in_error_the_old_date_runs_on_and_nothing_is_reopened(
    ask: Callable[..., Asked], press: Press, desk: LogbookDesk, clock: Clock, answered: DueRow
) -> None:
    clock.forward(minutes=30)
    asked = ask(ErrorDrawer)
    press(asked.line.reason, Qt.Key.Key_Return)
    assert "needs a reason" in asked.line.trouble.text()
    asked.line.reason.set_value("It was another Rossi.")
    press(asked.line.reason, Qt.Key.Key_Return)
    assert [done.action for done in asked.done] == ["answer_in_error"]
    (row,) = desk.read(DueBoard()).rows
    assert (row.id, row.due_at, row.reopens) == (answered.id, answered.due_at, False)


def test_a_reason_is_forgotten_when_the_line_is_opened_anew(ask: Callable[..., Asked]) -> None:
    asked = ask(ReopenDrawer)
    asked.line.reason.set_value("Something else.")
    asked.line.about(asked.row.id, "Maria Rossi")
    assert asked.line.reason.value() == ""


def test_a_town_without_pausing_lets_nothing_stand_still(ask: Callable[..., Asked], press: Press) -> None:
    asked = ask(PauseDrawer)
    assert not asked.line.keep.isEnabled()
    assert "does not let" in asked.line.says.text()
    press(asked.line, Qt.Key.Key_Return)
    assert asked.done == []


@pytest.fixture
def paused(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[Here, LogbookDesk, DueRow]]:
    """A desk in a town whose policy lets a limit stand still, with one e-mail."""
    desk, clock, row = pausing_desk(tmp_path)
    here = Here(InlineLanes(desk), clock)
    here.start()
    here._timer.stop()
    yield here, desk, row
    desk.close()


def test_where_the_policy_allows_it_a_limit_stands_still_for_its_reason_and_runs_again(
    paused: tuple[Here, LogbookDesk, DueRow], show: Callable[..., QWidget], press: Press
) -> None:
    here, desk, row = paused
    asked = Asked(PauseDrawer(here), row)
    show(asked.line, 320, 260)
    asked.line.about(row.id, "Maria Rossi")
    asked.line.confirm()
    assert asked.line.trouble.text() == "Choose the reason."
    asked.line.reasons.pill(REASON).click()
    asked.line.confirm()
    assert desk.read(DueBoard()).rows[0].paused
    asked.line.about(row.id, "Maria Rossi")
    assert asked.line.says.text() == "It stands still since Tue 24 Nov, 12:00 p.m."
    assert not asked.line.reasons.isVisible()
    asked.line.confirm()
    assert not desk.read(DueBoard()).rows[0].paused
    assert [what(done).split(",")[0] for done in asked.done] == ["stands still", "runs again"]


def test_the_stages_offer_to_stand_still_only_there(paused: tuple[Here, LogbookDesk, DueRow], qtbot: QtBot) -> None:
    here, _desk, row = paused
    panel = StagesPanel(here)
    qtbot.addWidget(panel)
    panel.show_of(row.id)
    assert "Let it stand still" in {button.accessibleName() for button in panel.findChildren(Button)}


def test_after_an_answer_is_taken_back_the_focus_stays_with_the_stages(
    here: Here, answered: DueRow, show: Callable[..., QWidget], press: Press, qtbot: QtBot
) -> None:
    panel, after = StagesPanel(here), Button("Void", int)
    window = QWidget()
    window.setLayout(vbox(panel, after))
    show(window, 400, 400)
    panel.show_of(answered.id)
    _button(panel, "Recorded in error").click()
    press(panel.error.reason, Qt.Key.Key_Escape)
    assert panel.isAncestorOf(window.focusWidget())
    _button(panel, "Recorded in error").click()
    panel.error.reason.set_value("Wrong row.")
    press(panel.error.reason, Qt.Key.Key_Return)
    qtbot.wait(20)
    assert "recorded in error" in panel.said.text()
    assert window.focusWidget() is _button(panel, "Why this date?")


def _button(panel: QWidget, name: str) -> Button:
    return next(button for button in panel.findChildren(Button) if button.accessibleName() == name)
