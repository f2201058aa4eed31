"""The whole window on a real logbook, with Priya at the desk and two colleagues near it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counterdesk.domain.contact import Outcome
from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.contacts import LogContact
from counterdesk.services.asks.due import DueBoard, TakeDeadline
from counterdesk.services.asks.town import SetSetting
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.handover.dialog import HandoverDialog
from counterdesk.ui.here import Here
from counterdesk.ui.lanes import InlineLanes
from counterdesk.ui.shell import Shell
from counterdesk.ui.theme import Scheme, apply
from tests.desk import Clock, new_desk, person, toronto

NOW = toronto("2026-11-24 14:05")


@dataclass
class Counter:
    """What a clerk sees and does at that counter."""

    bot: QtBot
    desk: LogbookDesk
    clock: Clock
    here: Here
    shell: Shell

    def logs(self, command: LogContact) -> None:
        self.here.lanes.do(command)
        self.clock.forward(minutes=1)

    def takes(self, who: str = "Priya") -> None:
        """Somebody takes what comes first in Due."""
        self.here.lanes.do(TakeDeadline(self.desk.read(DueBoard()).rows[0].id, self.who(who)))

    def who(self, name: str) -> PersonId:
        return person(self.desk, name)

    def parks(self, kind: str = "call", note: str = "Wants the hours.") -> None:
        self.shell.open_card(kind)
        self.shell.cards.card.note.field.set_value(note)
        self.shell.cards.hold()
        self.clock.forward(minutes=1)

    def begins(self) -> HandoverDialog:
        self.shell.handing.begin()
        dialog = self.shell.handing.dialog
        assert dialog is not None
        return dialog

    def hands_over(self, to: str = "", remark: str = "") -> None:
        dialog = self.begins()
        if to:
            dialog.to.pill(self.who(to)).click()
        dialog.remark.set_value(remark)
        dialog.ok_button.click()

    def fills(self) -> None:
        card = self.shell.cards.card
        card.note.field.set_value("x")
        card.follows.outcome.pill(Outcome.ANSWERED).click()


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Counter]]:
    """Opens the window; the screen is not the public's unless a test says so."""
    kept: list[Counter] = []

    def at_counter(people=("Priya Nair", "Sam Okafor", "Tom Ng"), public: str = "no") -> Counter:
        apply(QApplication.instance(), Scheme.LIGHT, 100)
        desk, clock = new_desk(tmp_path, NOW, people=people)
        desk.do(SetSetting("public_can_see", public), person(desk, people[0]))
        here = Here(InlineLanes(desk), clock)
        shell = Shell(here, ())
        here.start()
        here._timer.stop()
        qtbot.addWidget(shell)
        with qtbot.waitExposed(shell):
            shell.show()
        shell.activateWindow()
        qtbot.waitUntil(shell.isActiveWindow)
        shell.start()
        kept.append(Counter(qtbot, desk, clock, here, shell))
        return kept[-1]

    yield at_counter
    for counter in kept:
        counter.shell.close()
        counter.desk.close()


@pytest.fixture
def counter(opened: Callable[..., Counter]) -> Counter:
    return opened()
