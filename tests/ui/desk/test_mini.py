"""The mini bar: a strip over other programs that begins cards, says what is due, and comes back onto a live screen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.services.asks.contacts import Undo
from counterdesk.services.asks.due import DueBoard
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.desk.capture import KINDS
from counterdesk.ui.here import Here
from counterdesk.ui.mini import MiniBar, due_words, onto_a_screen
from counterdesk.ui.theme import Scheme, apply
from tests.desk import Clock, message, person, toronto
from tests.ui.desk.conftest import Do
from tests.ui.kit.looking import cut_words, nameless

LEFT, RIGHT = QRect(0, 0, 1366, 728), QRect(1366, 0, 1920, 1040)
KEYS = (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F8)


@pytest.fixture
def bar(here: Here, show: Callable[..., QWidget]) -> MiniBar:
    bar = MiniBar(here)
    show(bar)
    return bar


def words(bar: MiniBar) -> str:
    return " ".join(label.text() for label in bar.findChildren(QLabel))


def test_the_bar_has_a_button_for_every_kind_of_card(bar: MiniBar, qtbot: QtBot) -> None:
    for kind in KINDS:
        with qtbot.waitSignal(bar.wanted) as wanted:
            bar.cards.buttons[kind].click()
        assert wanted.args == [kind]


@pytest.mark.parametrize(("kind", "key"), [*zip(KINDS, KEYS, strict=True)])
def test_the_keys_of_the_desk_work_in_the_bar(bar: MiniBar, qtbot: QtBot, kind: str, key: Qt.Key) -> None:
    with qtbot.waitSignal(bar.wanted) as wanted:
        qtbot.keyClick(bar, key)
    assert wanted.args == [kind]


def test_the_bar_stays_over_other_programs_and_does_not_keep_ours_running(bar: MiniBar) -> None:
    assert bar.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert not bar.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    assert bar.parentWidget() is None


def test_with_nothing_due_it_says_so(bar: MiniBar) -> None:
    assert bar.due.text() == "Nothing due today"


def test_it_counts_what_is_due_today_and_what_is_overdue(bar: MiniBar, do: Do, here: Here, clock: Clock) -> None:
    do(message())
    assert bar.due.text() == "Nothing due today"
    clock.set(toronto("2026-11-25 09:00"))
    do(message())
    assert bar.due.text() == "1 due today"
    clock.set(toronto("2026-11-25 16:31"))
    here.ticked.emit(here.now())
    assert bar.due.text() == "1 overdue"
    clock.set(toronto("2026-11-26 09:00"))
    here.ticked.emit(here.now())
    assert bar.due.text() == "1 overdue · 1 due today"


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-11-24 10:00", ("Nothing due today", "soft")),
        ("2026-11-25 10:00", ("1 due today", "soon")),
        ("2026-11-25 16:31", ("1 overdue", "late")),
    ],
)
def test_the_due_count_has_a_word_and_a_tone(
    desk: LogbookDesk, clock: Clock, at: str, expected: tuple[str, str]
) -> None:
    clock.set(toronto("2026-11-24 09:00"))
    desk.do(message(), person(desk, "Priya"))
    assert due_words(desk.read(DueBoard()), toronto(at)) == expected


def test_an_answer_takes_it_off_the_count(bar: MiniBar, do: Do, clock: Clock, here: Here) -> None:

    done = do(message())
    clock.set(toronto("2026-11-24 14:08"))
    do(Undo(done.uid))
    clock.set(toronto("2026-11-25 10:00"))
    here.ticked.emit(here.now())
    assert bar.due.text() == "Nothing due today"


def test_a_bar_that_nobody_sees_asks_nothing_and_catches_up_when_it_is_shown(
    bar: MiniBar, do: Do, clock: Clock
) -> None:
    clock.set(toronto("2026-11-23 09:00"))
    bar.hide()
    do(message())
    clock.set(toronto("2026-11-24 10:00"))
    assert bar.due.text() == "Nothing due today"
    bar.show()
    assert bar.due.text() == "1 due today"


def test_no_name_and_no_number_stand_on_the_bar_or_in_its_title(bar: MiniBar, do: Do) -> None:
    do(message())
    assert "Rossi" not in words(bar) + bar.windowTitle()
    assert "0142" not in words(bar) + bar.windowTitle()
    assert bar.windowTitle() == "Counterdesk"


def test_facing_the_public_the_incident_is_a_note_here_too(bar: MiniBar, public: None) -> None:
    assert bar.cards.buttons["incident"].text() == "Note"


def test_the_way_back_is_a_button_and_a_key(bar: MiniBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.desk_wanted):
        next(one for one in bar.findChildren(QPushButton) if one.text() == "Desk").click()
    with qtbot.waitSignal(bar.desk_wanted):
        qtbot.keyClick(bar, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_every_word_is_whole_and_the_bar_fits_the_screen(
    bar: MiniBar, qapp: QApplication, percent: int, scheme: Scheme
) -> None:
    apply(qapp, scheme, percent)
    QTest.qWait(50)
    assert cut_words(bar) == []
    assert nameless(bar) == []
    assert bar.width() <= bar.screen().availableGeometry().width()


def test_the_first_time_it_stands_whole_in_the_lower_right_corner(bar: MiniBar) -> None:
    bar.stand_at("")
    screen = bar.screen().availableGeometry()
    assert screen.contains(bar.frameGeometry())
    assert bar.frameGeometry().center().x() > screen.center().x() or bar.width() > screen.width() // 2
    assert bar.frameGeometry().center().y() > screen.center().y()


def test_it_stands_where_it_stood(bar: MiniBar) -> None:
    bar.stand_at("20,30")
    assert bar.pos() == QPoint(20, 30)


def test_it_tells_where_it_stands_once_it_stands_still(bar: MiniBar, qtbot: QtBot) -> None:
    bar.stand_at("10,10")
    with qtbot.waitSignal(bar.placed) as placed:
        bar.move(14, 33)
    assert placed.args == ["14,33"]


def test_closing_tells_its_place_at_once(bar: MiniBar, qtbot: QtBot) -> None:
    bar.stand_at("12,34")
    with qtbot.waitSignals([bar.placed, bar.closed]):
        bar.close()


@pytest.mark.parametrize("place", ["", "x", "1", "1,2,3", "1;2", "--1,2", "1,9999999999", "\u0661,2,", "NaN,0", ","])
def test_a_place_that_is_none_is_the_first_place(bar: MiniBar, place: str) -> None:
    bar.stand_at("")
    first = bar.pos()
    bar.stand_at(place)
    assert bar.pos() == first


def test_a_place_on_a_screen_that_is_gone_comes_back_onto_a_live_one(bar: MiniBar) -> None:
    bar.stand_at("5000,-3000")
    assert bar.screen().availableGeometry().contains(bar.frameGeometry())


def test_when_a_screen_goes_the_bar_comes_back(bar: MiniBar) -> None:
    bar.move(4000, 4000)
    QGuiApplication.instance().screenRemoved.emit(bar.screen())
    assert bar.screen().availableGeometry().contains(bar.frameGeometry())


@pytest.mark.parametrize(
    ("window", "screens", "at"),
    [
        (QRect(100, 100, 400, 80), [LEFT, RIGHT], (100, 100)),
        (QRect(2000, 900, 400, 80), [LEFT, RIGHT], (2000, 900)),
        (QRect(2000, 900, 400, 80), [LEFT], (966, 648)),
        (QRect(-500, -300, 400, 80), [LEFT, RIGHT], (0, 0)),
        (QRect(1200, 700, 400, 80), [LEFT, RIGHT], (1366, 700)),
        (QRect(1300, 100, 400, 80), [LEFT, RIGHT], (1366, 100)),
        (QRect(1100, 100, 400, 80), [LEFT, RIGHT], (966, 100)),
        (QRect(10, 10, 3000, 80), [LEFT], (0, 10)),
        (QRect(70, 80, 400, 80), [], (70, 80)),
    ],
)
def test_a_window_is_put_whole_onto_the_screen_that_has_most_of_it(
    window: QRect, screens: list[QRect], at: tuple[int, int]
) -> None:
    assert onto_a_screen(window, screens) == QPoint(*at)


def test_the_text_size_can_change_while_it_is_shown(bar: MiniBar, qapp: QApplication) -> None:
    small = bar.sizeHint().height()
    apply(qapp, Scheme.LIGHT, 200)
    QApplication.sendEvent(bar, QEvent(QEvent.Type.FontChange))
    assert bar.sizeHint().height() > small
