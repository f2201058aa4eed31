"""The head of the window: place, clock, open or closed, who is here; and the cover over all of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.people import PersonRow, WhoIsHere
from counterdesk.services.asks.town import TownView
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.desk.band import PracticeBand
from counterdesk.ui.desk.cover import Cover
from counterdesk.ui.desk.header import Header, opening
from counterdesk.ui.desk.tabs import PageTabs
from counterdesk.ui.desk.who import WhoButton, short_name, with_letter
from counterdesk.ui.here import Here
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import under
from counterdesk.ui.theme import Scheme, apply
from counterdesk.workdays import Calendar
from tests.desk import Clock, toronto
from tests.ui.kit.looking import cut_words

Press = Callable[..., None]


def colleague(name: str, letter: str) -> PersonRow:
    return PersonRow(PersonId(1), name, name.split()[0], letter, "", None, "", "", "", at_desk=True)


@pytest.fixture
def header(here: Here, show: Callable[..., object]) -> Header:
    here.town = replace(here.town, setup_left=())
    header = Header(here)
    show(header, 1338, 40)
    return header


def test_the_head_says_where_and_when_and_until_when(header: Header) -> None:
    assert header.texts() == (
        "Town of Tecumseh · Front counter",
        "Tuesday 24 November, 2:07 p.m.",
        "● Open until 4:30 p.m.",
    )


def test_the_clock_goes_with_the_tick(header: Header, here: Here, clock: Clock) -> None:
    clock.forward(minutes=2)
    here.ticked.emit(here.now())
    assert header.texts()[1] == "Tuesday 24 November, 2:09 p.m."


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-24 08:30", "● Open until 4:30 p.m."),
        ("2026-11-24 16:30", "Closed, opens Wed 8:30"),
        ("2026-11-24 07:00", "Closed, opens 8:30 a.m."),
        ("2026-11-27 18:00", "Closed, opens Mon 8:30"),
    ],
)
def test_open_or_closed_is_said_in_words(here: Here, now: str, words: str) -> None:
    assert opening(here.town, toronto(now))[0] == words


def test_without_a_town_nothing_is_said_about_hours() -> None:
    assert opening(TownView(), toronto("2026-11-24 10:00")) == ("", "soft")


def test_a_calendar_that_never_opens_is_closed() -> None:
    never = Calendar.read(
        {"tz": "America/Toronto", "weekly": {d: [] for d in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}}
    )
    assert opening(TownView(calendar=never), toronto("2026-11-24 10:00"))[0] == "Closed"


def test_what_is_left_to_set_up_stays_in_view(header: Header, here: Here, qtbot: QtBot) -> None:
    header.resize(1500, 40)
    here.town = replace(here.town, setup_left=("confirm_hours", "add_people", "second_backup"))
    here.town_changed.emit()
    assert header.setup.text() == "Finish setting up: 3 left"
    header.resize(1338, 40)
    assert header.setup.text() == "Set up: 3 left"
    here.town = replace(here.town, setup_left=())
    here.town_changed.emit()
    assert not header.setup.isVisible()


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard")
def test_what_is_left_is_listed_in_words_and_each_leads_to_its_place(header: Header, here: Here, qtbot: QtBot) -> None:
    left = ("confirm_hours", "confirm_year:2027", "add_people", "second_backup", "something_new")
    here.town = replace(here.town, setup_left=left)
    here.town_changed.emit()
    header.setup.click()
    assert [action.text() for action in header.setup.menu_.actions()] == [
        "Confirm the opening hours",
        "Confirm the closures of 2027",
        "Add the colleagues who work here",
        "Choose a folder for a second backup",
        "something_new",
    ]
    with qtbot.waitSignal(header.setup_wanted) as wanted:
        header.setup.menu_.actions()[1].trigger()
    assert wanted.args == ["confirm_year:2027"]
    header.setup.menu_.close()


def test_closed_with_five_left_the_head_stays_on_one_row(header: Header, here: Here, clock: Clock) -> None:
    one_row = header.sizeHint().height()
    name, left = "Municipality of Lakeshore, Belle River and Area", ("a", "b", "c", "d", "e")
    here.town = replace(here.town, name=name, setup_left=left)
    here.town_changed.emit()
    clock.set(toronto("2026-11-21 19:30"))
    here.ticked.emit(here.now())
    QTest.qWait(20)
    assert header.sizeHint().height() == one_row
    assert header.texts()[2] == "Closed, opens Mon 8:30"
    assert header.setup.text() in ("Set up: 5 left", "Finish setting up: 5 left")  # as the letters of the system allow
    assert cut_words(header) == []


def test_with_room_again_the_words_are_whole_again(header: Header, here: Here) -> None:
    header.resize(700, 80)
    assert header.texts()[1] == "Tue 24 Nov, 2:07 p.m."
    header.resize(1338, 40)
    assert header.texts()[1] == "Tuesday 24 November, 2:07 p.m."


def test_ten_quick_steps_of_text_size_cut_no_button_of_the_head(header: Header, qapp: QApplication) -> None:
    for percent in (110, 125, 150, 175, 200):
        apply(qapp, Scheme.LIGHT, percent)
    header.resize(1338, 160)
    QTest.qWait(20)
    assert cut_words(header) == []


def test_the_head_takes_a_second_row_where_text_is_large(header: Header, qapp: QApplication) -> None:
    one_row = header.sizeHint().height()
    apply(qapp, Scheme.LIGHT, 200)
    header.resize(1338, 160)
    assert header.sizeHint().height() > 2 * one_row
    assert header.minimumSizeHint().width() <= 1338


def test_no_word_of_the_head_is_cut_where_text_is_large(
    header: Header, here: Here, clock: Clock, qapp: QApplication
) -> None:
    clock.set(toronto("2026-11-21 19:30"))
    here.town = replace(here.town, name="Municipality of Lakeshore, Belle River and Area", setup_left=("a", "b"))
    here.person = None
    here.person_changed.emit()
    here.town_changed.emit()
    apply(qapp, Scheme.LIGHT, 200)
    header.resize(1338, header.sizeHint().height())
    QTest.qWait(20)
    assert cut_words(header) == []
    assert [label.text() for label in header.findChildren(Label) if label.toolTip()] == []


def test_the_head_is_one_row_again_where_text_is_small_again(header: Header, qapp: QApplication) -> None:
    one_row = header.sizeHint().height()
    for percent in (200, 100):
        apply(qapp, Scheme.LIGHT, percent)
        header.resize(1338, 160)
        QTest.qWait(20)
    assert header.sizeHint().height() == one_row


def test_the_button_names_the_person_at_the_desk(header: Header) -> None:
    assert header.who.text() == "Priya N. ▾"
    assert header.who.accessibleName() == "Who is here: Priya Nair"


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard")
def test_f12_and_a_letter_change_the_person(header: Header, here: Here, press: Press, desk: LogbookDesk) -> None:
    header.who.ask()
    press(header.who.menu_, Qt.Key.Key_T)
    now_here = desk.read(WhoIsHere())
    assert now_here is not None
    assert now_here.name == "Tom Okafor"
    assert header.who.text() == "Tom O. ▾"
    assert here.lanes.author == now_here.id


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard")
def test_somebody_can_leave_the_desk(header: Header, desk: LogbookDesk) -> None:
    header.who.ask()
    next(action for action in header.who.menu_.actions() if "Nobody" in action.text()).trigger()
    header.who.menu_.close()
    assert desk.read(WhoIsHere()) is None
    assert header.who.text() == "Who is here?  F12"
    assert header.who.property("role") == "primary"


def test_a_desk_without_people_says_so_in_the_menu(here: Here, qtbot: QtBot) -> None:
    here.people, here.person = (), None
    button = WhoButton(here)
    qtbot.addWidget(button)
    button._fill()
    assert [action.text() for action in button.menu_.actions()] == ["Nobody is in People yet", "Somebody else..."]


@pytest.mark.parametrize(
    ("name", "short"), [("Priya Nair", "Priya N."), ("Priya", "Priya"), ("Anne Marie Roy", "Anne R.")]
)
def test_a_name_on_the_button_is_short(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("name", "letter", "words"),
    [
        ("Priya Nair", "p", "&Priya Nair"),
        ("Paul Nash", "n", "Paul &Nash"),
        ("Paul Reid", "x", "Paul Reid  (&X)"),
        ("Smith & Sons", "s", "&Smith && Sons"),
        ("Paul Reid", "", "Paul Reid"),
    ],
)
def test_the_letter_of_a_colleague_is_underlined(name: str, letter: str, words: str) -> None:
    assert with_letter(colleague(name, letter)) == words


def test_the_cover_shows_town_and_time_and_nothing_else(here: Here, show: Callable[..., object]) -> None:
    cover = Cover(here)
    cover.say()
    show(cover, 800, 600)
    assert cover._town.text() == "Town of Tecumseh"
    assert cover._clock.text() == "2:07 p.m."


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_esc_and_enter_come_back(here: Here, qtbot: QtBot, press: Press, key: Qt.Key) -> None:
    cover = Cover(here)
    qtbot.addWidget(cover)
    with qtbot.waitSignal(cover.back):
        press(cover, key)


def test_the_key_that_hides_also_comes_back(here: Here, qtbot: QtBot, press: Press) -> None:
    cover = Cover(here)
    qtbot.addWidget(cover)
    with qtbot.waitSignal(cover.back):
        press(cover, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_L, Qt.Key.Key_F2, Qt.Key.Key_Space])
def test_other_keys_go_nowhere(here: Here, qtbot: QtBot, press: Press, key: Qt.Key) -> None:
    cover = Cover(here)
    qtbot.addWidget(cover)
    with qtbot.assertNotEmitted(cover.back):
        press(cover, key)


def test_practice_is_said_across_the_window(here: Here, show: Callable[..., object]) -> None:
    band = PracticeBand(here)
    show(under(band), 800, 80)
    assert not band.isVisible()
    here.town = replace(here.town, practice=True)
    here.town_changed.emit()
    assert band.isVisible()
    assert band.grab().toImage().pixelColor(2, 2).name().upper() == "#FFF3D6"


def test_the_pages_stand_in_one_slim_row(qtbot: QtBot, show: Callable[..., object]) -> None:
    tabs = PageTabs([("page_desk", "Desk"), ("page_log", "Log")])
    show(tabs, 400, 40)
    tabs.choose("page_desk")
    with qtbot.waitSignal(tabs.wanted) as wanted:
        tabs.tab("page_log").click()
    assert wanted.args == ["page_log"]
    assert tabs.tab("page_log").accessibleName() == "Page Log"
    assert tabs.tab("page_log").toolTip() == "Ctrl+2"
    assert tabs.sizeHint().height() < 40


def test_choosing_a_page_moves_no_word(show: Callable[..., object]) -> None:
    tabs = PageTabs([("page_desk", "Desk"), ("page_log", "Log")])
    show(tabs, 400, 40)
    before = tabs.tab("page_log").pos()
    tabs.choose("page_desk")
    tabs.choose("page_log")
    assert tabs.tab("page_log").pos() == before
    tabs.tab("page_log").setFocus()
    assert not tabs.grab().isNull()


@pytest.mark.parametrize("percent", [125, 150, 200])
def test_a_name_that_fits_is_whole_again_when_the_text_was_large_for_a_while(
    here: Here, show: Callable[..., object], qapp: QApplication, percent: int
) -> None:
    here.town = replace(here.town, counter="Town Hall, Counter 1", setup_left=("add_people",))
    show(header := Header(here), 1338, 80)
    apply(qapp, Scheme.LIGHT, percent)
    QTest.qWait(20)
    apply(qapp, Scheme.LIGHT, 100)
    QTest.qWait(20)
    assert header._place.width() >= header._place.sizeHint().width()
