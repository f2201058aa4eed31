"""What the public must not read is painted over at once, not when something else happens to paint the list."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from counterdesk.services.asks.town import SetSetting
from counterdesk.ui.shell import Shell
from tests.desk import message_for_tom


class Paints(QObject):
    """Counts how often a list is painted."""

    def __init__(self, view):
        super().__init__(view)
        self.count = 0
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched, event):  # noqa: N802 - Qt calls it
        self.count += event.type() == QEvent.Type.Paint
        return False


def rests():
    for _ in range(9):
        QApplication.processEvents()


@pytest.fixture
def shell(here, show, do):
    shell = Shell(here, ())
    show(shell, 1366, 768)
    shell.start()
    do(message_for_tom())
    rests()
    return shell


@pytest.fixture
def lists(shell):
    return Paints(shell.desk.today.table), Paints(shell.desk.due.list)


def test_a_desk_that_rests_paints_nothing(lists):
    rests()
    assert [one.count for one in lists] == [0, 0]


def test_names_go_at_once_when_the_screen_is_veiled(shell, here, lists):
    here.presence.veil()
    rests()
    assert all(one.count for one in lists)
    assert here.name("Walter Pike") != "Walter Pike"


def test_names_come_back_with_the_person(shell, here, lists):
    here.presence.veil()
    rests()
    before = [one.count for one in lists]
    here.presence.stir()
    rests()
    assert all(one.count > earlier for one, earlier in zip(lists, before, strict=True))


def test_names_go_at_once_when_the_public_can_see_the_screen(shell, here, do, lists):
    do(SetSetting("public_can_see", "yes"))
    rests()
    assert all(one.count for one in lists)
