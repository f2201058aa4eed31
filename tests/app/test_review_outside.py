"""The outside world at its worst: practice beside the real thing, folders that are none, and closing in haste."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counterdesk.app import desks, logs
from counterdesk.app.clock import now
from counterdesk.app.compose import Desktop, new_desktop
from counterdesk.app.defects import LastResort
from counterdesk.app.desks import reading_desk, writing_desk
from counterdesk.app.look import DeskLook
from counterdesk.app.main import main
from counterdesk.app.paths import Places, places
from counterdesk.app.practice import invent
from counterdesk.app.settings import Settings
from counterdesk.domain.complaint import About
from counterdesk.domain.contact import CallerTyped, Channel
from counterdesk.domain.ids import PersonId
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import SaveClosures
from counterdesk.services.asks.contacts import DayLog, Find
from counterdesk.services.asks.desk import Command
from counterdesk.services.asks.people import AskPeople
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.services.asks.town import AskTown, ChooseTown, ClosureRow
from counterdesk.store import backup
from counterdesk.ui import theme
from counterdesk.ui.lanes import ThreadLanes
from tests.desk import USUAL_HOURS, call, new_desk, person, toronto, uid

MARK = "Vrqzname"
EVER = DayLog(toronto("2000-01-01 00:00"), toronto("2100-01-01 00:00"))
PATIENCE_MS = 15_000


@pytest.fixture
def here(tmp_path: Path) -> Places:
    """A desk in Tecumseh with a closed logbook and one entry."""
    made, _ = new_desk(tmp_path)
    made.do(call(caller=CallerTyped("Al Wu")), person(made, "Priya"))
    made.close()
    return places(tmp_path).make()


@pytest.fixture
def practising(here: Places) -> Places:
    """The practice logbook of the same desk, set up and closed."""
    practice = places(here.data, practice=True).make()
    desk = writing_desk(practice)
    desk.do(ChooseTown("essex", USUAL_HOURS, hours_confirmed=True, counter="Front counter", practice=True), None)
    desk.close()
    return practice


def counterdesk(here: Places, *words: str) -> int:
    flags = ["--practice"] if here.practice else []
    return main(["--home", str(here.data), *flags, *words])


def backed_up(here: Places) -> Path:
    return backup.make(here.logbook, here.backups, now()).path


def one_sentence(capsys: pytest.CaptureFixture[str]) -> str:
    told = capsys.readouterr()
    assert "Traceback" not in told.out + told.err
    assert len(told.err.splitlines()) == 1
    return told.err


def town_in(here: Places) -> tuple[str, bool]:
    desk = reading_desk(here)
    try:
        view = desk.read(AskTown())
        return view.town, view.practice
    finally:
        desk.close()


def test_a_practice_backup_never_becomes_the_real_logbook(
    here: Places, practising: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    assert counterdesk(here, "restore", str(backed_up(practising))) == 2
    assert "practice" in one_sentence(capsys)
    assert town_in(here) == ("tecumseh", False)


def test_real_contacts_never_become_the_practice_logbook(
    here: Places, practising: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    assert counterdesk(practising, "restore", str(backed_up(here))) == 2
    assert "practice" in one_sentence(capsys)
    assert town_in(practising) == ("essex", True)


def test_each_backup_still_goes_back_to_its_own_place(here: Places, practising: Places) -> None:
    assert counterdesk(here, "restore", str(backed_up(here))) == 0
    assert counterdesk(practising, "restore", str(backed_up(practising))) == 0
    assert (town_in(here), town_in(practising)) == (("tecumseh", False), ("essex", True))


def test_inventing_never_touches_the_real_logbook(here: Places) -> None:
    before = here.logbook.read_bytes()
    with pytest.raises(ValueError, match="practice"):
        invent(here, "tecumseh", "Priya Nair", now())
    assert here.logbook.read_bytes() == before


@pytest.mark.parametrize("words", [["backup"], ["restore", "some.backup"], ["report", "shift", "--html", "x.html"]])
def test_a_home_that_is_a_file_is_one_sentence(
    tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    file.write_text("no folder")
    assert main(["--home", str(file), *words]) == 2
    one_sentence(capsys)


def test_a_folder_of_backups_that_is_a_file_is_one_sentence(here: Places, capsys: pytest.CaptureFixture[str]) -> None:
    here.backups.rmdir()
    here.backups.write_text("no folder")
    assert counterdesk(here, "backup") == 2
    one_sentence(capsys)


@pytest.mark.parametrize("on", ["9999-12-31", "0001-01-01", "1899-12-31"])
def test_a_report_of_a_day_outside_every_calendar_is_one_sentence(
    here: Places, tmp_path: Path, on: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert counterdesk(here, "report", "shift", "--date", on, "--html", str(tmp_path / "out.html")) == 2
    one_sentence(capsys)
    assert not (tmp_path / "out.html").exists()


@pytest.mark.expects_log
def test_looks_that_cannot_be_remembered_are_worn_all_the_same(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("no folder")
    look = DeskLook(qapp, Settings(tmp_path / "config" / "settings.json"))
    look.larger()
    look.choose(theme.Scheme.DARK)
    assert (look.percent, look.scheme) == (110, theme.Scheme.DARK)
    look.smaller()
    look.choose(theme.Scheme.SYSTEM)


@pytest.fixture
def wordless(tmp_path: Path) -> Iterator[Path]:
    """A log file of this test's own, where everything that is logged anywhere arrives."""
    root, path = logging.getLogger(), tmp_path / "logs" / "counterdesk.log"
    path.parent.mkdir(exist_ok=True)
    held, level = root.handlers[:], root.level
    root.handlers = [one for one in held if not isinstance(one, logs._PrivateFile)]
    logs.open_log(path)
    root.setLevel(logging.DEBUG)
    yield path
    for handler in root.handlers:
        if handler not in held:
            handler.close()
    root.handlers, root.level = held, level


def break_a_complaint(here: Places) -> BaseException:
    """Fails in the middle of saving a complaint, with its words in every frame, and gives the failure."""
    desk = writing_desk(here)
    broken = ClosureRow(None, MARK)  # type: ignore[arg-type]
    commands: tuple[Command, ...] = (
        LogComplaint(uid(), Channel.CALL, About.EMPLOYEE, MARK, caller=CallerTyped(MARK), department_id=MARK),  # type: ignore[arg-type]
        SaveClosures((broken,)),
    )
    who = desk.read(AskPeople()).people[0].id
    failures: list[BaseException] = []
    for command in commands:
        try:
            desk.do(command, who)
        except Exception as failed:  # noqa: BLE001 - whatever it is, it must not give anybody away
            failures.append(failed)
    desk.close()
    return failures[-1]


@pytest.mark.expects_log
def test_our_own_mistakes_are_reported_without_anybodys_words(
    here: Places, wordless: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    failure = break_a_complaint(here)
    LastResort(here.logs).answer(failure)
    logging.getLogger("counterdesk").error("could not save", exc_info=failure)
    written = [file for file in here.logs.rglob("*") if file.is_file()]
    assert len(written) >= 2
    assert not [file.name for file in (*written, wordless) if MARK.encode() in file.read_bytes()]
    told = capsys.readouterr()
    assert MARK not in told.out + told.err


@pytest.mark.expects_log
def test_the_name_of_a_thread_or_a_signal_gives_nobody_away(here: Places, wordless: Path) -> None:
    hooks = sys.excepthook, threading.excepthook
    told: list[str] = []
    last = LastResort(here.logs, told.append)
    last.take_over()
    thread = threading.Thread(target=_stumble, args=(MARK,), name="counterdesk-write")
    thread.start()
    thread.join()
    sys.excepthook, threading.excepthook = hooks
    assert len(told) == 1
    assert MARK not in told[0] + wordless.read_text()


def _stumble(name: str) -> None:
    raise KeyError(f"{name} is not there")


def test_closing_at_once_loses_no_command_that_was_given(here: Places, qtbot: QtBot) -> None:
    lanes = ThreadLanes(lambda: desks.writing_desk(here))
    lanes.author = _priya(here)
    for _ in range(25):
        lanes.do(call(happened_at=now()))
        lanes.read(Find("Rossi"), lambda _rows: None, slot="find")
    lanes.stop()
    desk = reading_desk(here)
    assert len(desk.read(EVER).rows) == 26
    desk.close()


def test_after_closing_nothing_more_is_taken_and_that_is_said(here: Places, qtbot: QtBot) -> None:
    lanes = ThreadLanes(lambda: desks.writing_desk(here))
    lanes.stop()
    refused: list[str] = []

    def hear(reason: Refused) -> None:
        refused.append(reason.code)

    lanes.do(call(), refused=hear)
    assert refused == ["desk_closed"]


def test_closing_a_window_whose_logbook_is_damaged_ends(here: Places, qtbot: QtBot) -> None:
    here.logbook.write_bytes(b"\xff\xd8\xff\xe0" * 4000)
    hooks = sys.excepthook, threading.excepthook
    desktop: Desktop = new_desktop(here)
    desktop.show()
    desktop.window.close()
    desktop.close()
    desktop.window.deleteLater()
    sys.excepthook, threading.excepthook = hooks
    assert here.logbook.read_bytes().startswith(b"\xff\xd8\xff\xe0")
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("counterdesk-")]


def _priya(here: Places) -> PersonId:
    desk = reading_desk(here)
    try:
        return desk.read(AskPeople()).people[0].id
    finally:
        desk.close()
