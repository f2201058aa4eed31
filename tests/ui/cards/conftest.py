"""What the tests of the cards share: a real logbook under the window, and hands that type."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.services.asks.contacts import DayLog
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.people import ComeToDesk, SaveDepartment, SavePerson
from counterdesk.services.door import LogbookDesk, open_desk
from counterdesk.ui.cards.contact import ContactCard
from counterdesk.ui.cards.host import CardHost
from counterdesk.ui.here import Here
from counterdesk.ui.lanes import InlineLanes
from counterdesk.ui.theme import Scheme, apply
from tests.desk import Clock, new_desk, packs, person, places, toronto

NOW = toronto("2026-11-24 14:05")


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    apply(qapp, Scheme.LIGHT, 100)


@dataclass
class Counter:
    """A counter with its card host: what a clerk sees and does there."""

    bot: QtBot
    desk: LogbookDesk
    clock: Clock
    here: Here
    host: CardHost
    saved: list[Done]

    @property
    def card(self) -> ContactCard:
        card = self.host.card
        assert card is not None
        return card

    def types(self, widget: QWidget, text: str) -> None:
        """Types into a field, wherever the focus was."""
        widget.setFocus()
        self.bot.keyClicks(widget, text)

    def presses(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses a key where the focus is."""
        self.bot.keyClick(QApplication.focusWidget() or self.host, key, held)

    def log(self):
        """The log of that day."""
        return self.desk.read(DayLog(toronto("2026-11-01 00:00"), toronto("2026-12-24 00:00"))).rows

    def comes(self, name: str) -> None:
        """Somebody else comes to the desk."""
        who = person(self.desk, name)
        self.here.lanes.do(ComeToDesk(who))
        self.here._ask_people()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Makes each kind of logbook once; the tests work on copies, which take a hundredth of the time."""
    made: dict[object, Path] = {}

    def folder(town: str, **how) -> Path:
        key = (town, *sorted(how.items()))
        if key not in made:
            made[key] = tmp_path_factory.mktemp("prepared")
            desk, _clock = new_desk(made[key], NOW, town, ("Priya Nair", "Sam Okafor"), **how)
            _staff(desk)
            desk.close()
        return made[key]

    return folder


def copied(tmp_path: Path, folder: Path) -> tuple[LogbookDesk, Clock]:
    """Gives a desk on a copy of a prepared logbook."""
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    clock = Clock(NOW)
    return open_desk(places(tmp_path), clock, packs), clock


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, prepared: Callable[..., Path]) -> Iterator[Callable[..., Counter]]:
    """Opens the host on a real logbook in a window with the focus; again on the same logbook, as after a crash."""
    kept = []

    def at_counter(town: str = "tecumseh", desk_and_clock=None, **how) -> Counter:
        desk, clock = desk_and_clock or copied(tmp_path, prepared(town, **how))
        here = Here(InlineLanes(desk), clock)
        host = CardHost(here)
        counter = Counter(qtbot, desk, clock, here, host, [])
        host.saved.connect(counter.saved.append)
        here.start()
        here._timer.stop()
        host.start()
        _show(qtbot, host)
        kept.append(counter)
        return counter

    yield at_counter
    for counter in kept:
        counter.host.close()


def _staff(desk: LogbookDesk) -> None:
    priya = person(desk, "Priya")
    desk.do(SaveDepartment(None, "Finance", "200", ""), priya)
    desk.do(SavePerson(None, "Maria Rossi", "Tax Collector", "Finance", "214", ""), priya)


def _show(bot: QtBot, host: CardHost) -> None:
    bot.addWidget(host)
    host.resize(747, 440)
    with bot.waitExposed(host):
        host.show()
    host.activateWindow()
    bot.waitUntil(host.isActiveWindow)


@pytest.fixture
def counter(opened: Callable[..., Counter]) -> Counter:
    """A counter in Tecumseh on Tuesday 24 November at 2:05 p.m., with Priya at the desk."""
    return opened()
