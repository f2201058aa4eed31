"""Nothing that a window left behind is destroyed on another thread."""

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from counterdesk.app.tidy import Tidying


class LeftBehind:
    """Something in a circle, as a closed dialog and its slots are; it notes the thread that destroys it."""

    def __init__(self, destroyed_on: list[int]) -> None:
        self._itself = self
        self._destroyed_on = destroyed_on

    def __del__(self) -> None:
        self._destroyed_on.append(threading.get_ident())


@pytest.fixture
def tidying(qtbot: QtBot) -> Iterator[Tidying]:
    made = Tidying(every_ms=20)
    yield made
    made.stop()


def allocate_much(kept: list[list[int]]) -> None:
    """Does what makes Python collect: many new containers that stay."""
    kept += [[number] for number in range(200_000)]


def test_a_worker_destroys_nothing_of_a_window(tidying: Tidying, qtbot: QtBot) -> None:
    destroyed_on: list[int] = []
    for _ in range(50):
        LeftBehind(destroyed_on)
    kept: list[list[int]] = []
    worker = threading.Thread(target=allocate_much, args=(kept,))
    worker.start()
    worker.join()
    assert destroyed_on == []
    qtbot.waitUntil(lambda: len(destroyed_on) == 50, timeout=10_000)
    assert set(destroyed_on) == {threading.get_ident()}


def test_without_it_a_worker_would() -> None:
    destroyed_on: list[int] = []
    gc.enable()
    gc.collect()
    for _ in range(50):
        LeftBehind(destroyed_on)
    kept: list[list[int]] = []
    worker = threading.Thread(target=allocate_much, args=(kept,))
    worker.start()
    worker.join()
    assert threading.get_ident() not in destroyed_on
    assert destroyed_on != []


def test_python_collects_by_itself_again_when_the_desk_is_closed(qtbot: QtBot) -> None:
    tidying = Tidying()
    assert not gc.isenabled()
    tidying.stop()
    assert gc.isenabled()
