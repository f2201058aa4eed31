"""The Call button: digits only, only when it is pressed, only where a desk has a softphone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.app.settings import Settings
from counterdesk.app.softphone import Softphone
from counterdesk.domain.contact import CallerTyped
from counterdesk.services.asks.due import DueBoard
from counterdesk.services.door import LogbookDesk
from counterdesk.ui import dial
from counterdesk.ui.desk.drawers import TriedDrawer
from counterdesk.ui.dial import CallButton, with_call
from counterdesk.ui.here import Here
from counterdesk.ui.kit.layout import vbox
from counterdesk.ui.kit.notice import Notice
from counterdesk.ui.lanes import InlineLanes
from counterdesk.ui.office.look import Look
from counterdesk.ui.pages.office import OfficePage
from counterdesk.ui.pages.record import RecordView
from tests.desk import TUESDAY, Clock, message, new_desk, person


class Phone(QObject):
    """A softphone that takes what the system hands it."""

    def __init__(self) -> None:
        super().__init__()
        self.called: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.called.append(url.toString())


@pytest.fixture
def phone(qtbot: QtBot) -> Iterator[Phone]:
    found = Phone()
    QDesktopServices.setUrlHandler("tel", found, "take")
    dial.offer(True)
    yield found
    dial.offer(False)
    QDesktopServices.unsetUrlHandler("tel")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[LogbookDesk]:
    found, _clock = new_desk(tmp_path)
    yield found
    found.close()


def pressed(qtbot: QtBot, number: str) -> CallButton:
    button = CallButton(number)
    qtbot.addWidget(button)
    button.click()
    return button


@pytest.mark.parametrize(
    ("number", "url"),
    [
        ("519-555-0142", "tel:5195550142"),
        ("(519) 555-0142", "tel:5195550142"),
        ("+1 519 555 0142", "tel:15195550142"),
        ("+44 20 7946 0958", "tel:011442079460958"),
        ("519-555-0142 ext. 12", "tel:5195550142"),
        ("519-555-0142 poste 12", "tel:5195550142"),
        ("519-555-0142 / 519-555-0177", "tel:5195550142"),
        ("555-0142", "tel:5550142"),
    ],
)
def test_digits_alone_are_handed_to_the_softphone(qtbot: QtBot, phone: Phone, number: str, url: str) -> None:
    pressed(qtbot, number)
    assert phone.called == [url]


@pytest.mark.parametrize(
    "number",
    [
        "",
        "911",
        "988",
        "214",
        "declined",
        "maria@example.org",
        "tel:5195550142",
        "javascript:alert(5195550142)",
        "*21*5195550142#",
        "519555014251955501425195550142",
        "٥١٩٥٥٥٠١٤٢",
        "<b>5195550142</b>",
    ],
)
def test_what_is_no_whole_number_has_no_button_and_calls_nobody(qtbot: QtBot, phone: Phone, number: str) -> None:
    assert pressed(qtbot, number).isHidden()
    assert phone.called == []


def test_a_desk_without_a_softphone_shows_no_button(qtbot: QtBot, phone: Phone) -> None:
    dial.offer(False)
    assert pressed(qtbot, "519-555-0142").isHidden()
    assert not with_call("519-555-0142").findChildren(CallButton)


def test_the_number_keeps_its_words_and_has_the_button_behind_it(qtbot: QtBot, phone: Phone) -> None:
    line = with_call("519-555-0142 ext. 12")
    qtbot.addWidget(line)
    (button,) = line.findChildren(CallButton)
    assert button.accessibleName() == "Call 519-555-0142 ext. 12"
    assert with_call("not given").findChildren(CallButton) == []


@pytest.mark.qt_log_ignore("does not support QPlatformServices", extend=True)
def test_where_no_program_takes_calls_the_line_says_so(qtbot: QtBot, phone: Phone) -> None:
    QDesktopServices.unsetUrlHandler("tel")
    window, inner = QMainWindow(), QWidget()
    notice, button = Notice(), CallButton("519-555-0142")
    inner.setLayout(vbox(notice, button))
    window.setCentralWidget(inner)
    qtbot.addWidget(window)
    button.click()
    assert notice.text() == "No program on this computer takes calls. Nothing was dialled."


def test_before_a_try_the_number_can_be_called(qtbot: QtBot, phone: Phone, desk: LogbookDesk) -> None:
    desk.do(message(), person(desk, "Priya"))
    (row,) = desk.read(DueBoard()).rows
    drawer = TriedDrawer(Here(InlineLanes(desk), lambda: row.received_at))
    qtbot.addWidget(drawer)
    drawer.ask(row, "Tried")
    (button,) = drawer.findChildren(CallButton)
    button.click()
    assert phone.called == ["tel:5195550142"]


def test_an_entry_offers_to_call_its_number_and_where_to_reach_the_person(
    qtbot: QtBot, phone: Phone, desk: LogbookDesk
) -> None:
    caller = CallerTyped("Maria Rossi", number="519-555-0142", reach_at="519-555-0177 ext. 4")
    done = desk.do(message(caller=caller, note="Her neighbour is at 519-555-0188."), person(desk, "Priya"))
    view = RecordView(Here(InlineLanes(desk), Clock(TUESDAY)), done.uid)
    qtbot.addWidget(view)
    for button in view.findChildren(CallButton):
        button.click()
    assert phone.called == ["tel:5195550142", "tel:5195550177"]


def test_where_the_public_sees_the_screen_the_button_names_two_digits(
    qtbot: QtBot, phone: Phone, tmp_path: Path
) -> None:
    button = CallButton("519-555-0142", "•• 42")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Call •• 42"
    assert "519" not in button.text() + button.toolTip()


@pytest.mark.parametrize(
    ("kept", "practice", "offered"),
    [("usual", False, True), ("usual", True, False), ("on", True, True), ("off", False, False), ("on", False, True)],
)
def test_practice_calls_nobody_unless_somebody_wants_it(
    tmp_path: Path, phone: Phone, kept: str, practice: bool, offered: bool
) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings["softphone"] = kept
    Softphone(settings, practice=practice).begin()
    assert dial.is_offered() is offered


def test_the_choice_is_remembered_and_one_that_cannot_be_written_lasts_the_day(tmp_path: Path, phone: Phone) -> None:
    Softphone(Settings(tmp_path / "settings.json"), practice=False).choose(False)
    assert Settings(tmp_path / "settings.json")["softphone"] == "off"
    Softphone(Settings(tmp_path / "nowhere" / "settings.json"), practice=False).choose(True)
    assert dial.is_offered()


def test_the_office_shows_the_choice_and_passes_it_on(qtbot: QtBot, phone: Phone, desk: LogbookDesk) -> None:
    page = OfficePage(Here(InlineLanes(desk), Clock(TUESDAY)))
    qtbot.addWidget(page)
    look = page.findChild(Look)
    assert isinstance(look, Look)
    assert look.calls.value() is True
    with qtbot.waitSignal(page.calls_wanted) as wanted:
        look.calls.pill(False).click()
    assert wanted.args == [False]
