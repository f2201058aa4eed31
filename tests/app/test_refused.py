"""A folder that may not be used, told in a window where nobody looks at a terminal."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counterdesk.app import display, terminal
from counterdesk.app.main import main
from counterdesk.app.refused import RefusedWindow


class Hand(QTimer):
    """Presses one button in each window that says why, and keeps what was said."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(interval=5)
        self._names = names
        self.seen: list[str] = []
        self.timeout.connect(self._press)
        self.start()

    def _press(self) -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, RefusedWindow) and window.isVisible():
                self.seen.append(window.page.reason.text())
                getattr(window.page, self._names.pop(0)).click()


@pytest.fixture
def at_the_desktop(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a click on the icon: there is a screen, and nobody reads a terminal."""
    monkeypatch.setattr(display, "_UNSEEN", ())


def opens(home: Path, *presses: str) -> tuple[int, list[str]]:
    """Opens the program there, presses, and gives the exit code and what the windows said."""
    hand = Hand(list(presses))
    code = main(["--home", str(home)])
    hand.stop()
    return code, hand.seen


def test_a_synchronised_folder_is_told_in_a_window(tmp_path: Path, at_the_desktop: None) -> None:
    code, seen = opens(tmp_path / "OneDrive" / "desk", "quit")
    assert code == terminal.CANNOT
    assert len(seen) == 1
    assert "OneDrive" in seen[0]


@pytest.mark.expects_log
def test_a_folder_that_cannot_be_made_is_told_in_a_window(tmp_path: Path, at_the_desktop: None) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    code, seen = opens(tmp_path / "file" / "desk", "quit")
    assert code == terminal.CANNOT
    assert "cannot use the folder" in seen[0]


def test_trying_again_looks_at_the_folder_again(tmp_path: Path, at_the_desktop: None) -> None:
    code, seen = opens(tmp_path / "OneDrive" / "desk", "again", "quit")
    assert code == terminal.CANNOT
    assert len(seen) == 2


def test_the_window_says_where_and_that_no_file_was_touched(qtbot: QtBot) -> None:
    window = RefusedWindow("/home/desk/OneDrive/logbook.db", "The folder is kept in step by OneDrive.")
    qtbot.addWidget(window)
    window.show()
    assert window.page.path.text() == "/home/desk/OneDrive/logbook.db"
    assert "No file was opened" in window.page.kept.text()
    assert not window.page.restore.isVisible()
    assert window.windowTitle() == "Counterdesk"
