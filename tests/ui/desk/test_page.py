"""The desk page with any place for cards: what goes where, and how the columns fold."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTabWidget, QWidget

from counterdesk.domain.contact import Channel
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.due import AskWhy, DueBoard
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.desk.page import DeskPage
from counterdesk.ui.desk.why import WhyDialog
from counterdesk.ui.here import Here
from counterdesk.ui.kit.layout import vbox
from counterdesk.ui.theme import Scheme, apply
from tests.desk import Clock, message, toronto
from tests.ui.desk.conftest import Do


class PlainCards(QWidget):
    """A place for cards that writes nothing: it remembers what was asked of it."""

    saved = Signal(object)
    opened = Signal(str)
    said = Signal()
    why_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.kinds: list[str] = []
        self.started = 0
        self.beside: list[str] = []
        self.field = QLineEdit()
        self.field.setAccessibleName("Note")
        self.setLayout(vbox(self.field))

    @property
    def has_open(self) -> bool:
        return bool(self.kinds)

    def open(self, kind: str) -> None:
        self.kinds.append(kind)
        self.opened.emit(kind)
        self.field.setFocus()

    def logged(self, done: Done) -> None:
        self.beside.append(done.action)

    def return_to_oldest(self) -> None:
        self.kinds.append("oldest")

    def start(self) -> None:
        self.started += 1


@pytest.fixture
def cards(qapp: QApplication) -> PlainCards:
    return PlainCards()


@pytest.fixture
def page(here: Here, cards: PlainCards, show: Callable[..., QWidget]) -> DeskPage:
    page = DeskPage(here, cards)
    show(page, 1338, 640)
    page.reload()
    return page


def larger(page: DeskPage, qapp: QApplication, percent: int) -> None:
    apply(qapp, Scheme.LIGHT, percent)
    QApplication.sendPostedEvents()
    page.resize(1338, 640)


def tabs(page: DeskPage) -> QTabWidget:
    found = page.findChild(QTabWidget)
    assert isinstance(found, QTabWidget)
    return found


def test_reloading_brings_back_the_cards_too(page: DeskPage, cards: PlainCards) -> None:
    assert cards.started == 1


def test_one_click_is_told_to_the_cards(page: DeskPage, cards: PlainCards) -> None:
    page.capture.board.button("Dog licence", Channel.WALK_IN).click()
    assert cards.beside == ["walk_in_logged"]


def test_a_capture_button_opens_its_card(page: DeskPage, cards: PlainCards) -> None:
    page.capture.cards.buttons["message"].click()
    assert cards.kinds == ["message"]
    assert page.capture.cards.buttons["message"].isChecked()


def test_every_part_confirms_through_the_page(page: DeskPage, cards: PlainCards, clock: Clock) -> None:
    saved: list[Done] = []
    page.saved.connect(saved.append)
    page.capture.board.button("Dog licence", Channel.WALK_IN).click()
    cards.saved.emit(Done("call_logged", clock.now))
    page.due.saved.emit(Done("deadline_tried", clock.now))
    assert [done.action for done in saved] == ["walk_in_logged", "call_logged", "deadline_tried"]


def test_a_card_may_ask_why(page: DeskPage, cards: PlainCards, do: Do, desk: LogbookDesk) -> None:
    do(message())
    (row,) = desk.read(DueBoard()).rows
    cards.why_wanted.emit(desk.read(AskWhy(row.id)))
    dialog = page.findChild(WhyDialog)
    assert isinstance(dialog, WhyDialog)
    assert "1st business day" in dialog.text()
    dialog.close()


def test_records_and_slips_are_asked_for_upwards(page: DeskPage) -> None:
    asked: list[object] = []
    page.open_record.connect(lambda *record: asked.append(record))
    page.print_slip.connect(asked.append)
    page.today.open_record.emit("a", "contacts")
    page.due.open_record.emit("b", "complaints")
    page.due.print_slip.emit("c")
    assert asked == [("a", "contacts"), ("b", "complaints"), "c"]


def test_capture_and_due_stand_beside_card_and_log(page: DeskPage, cards: PlainCards) -> None:
    assert page.capture.x() < cards.mapTo(page, cards.rect().topLeft()).x() < page.due.x()
    assert cards.mapTo(page, cards.rect().bottomLeft()).y() < page.today.mapTo(page, page.today.rect().topLeft()).y()


def test_the_card_takes_what_it_needs_and_the_log_the_rest(page: DeskPage, cards: PlainCards) -> None:
    assert cards.height() <= cards.sizeHint().height()
    assert page.today.height() > 400


@pytest.mark.parametrize(("percent", "folded"), [(100, False), (125, False), (150, True), (200, True)])
def test_the_columns_fold_when_the_text_is_large(
    page: DeskPage, qapp: QApplication, percent: int, *, folded: bool
) -> None:
    larger(page, qapp, percent)
    assert page.is_folded is folded


def test_a_wide_window_needs_no_tabs_even_at_one_and_a_half(page: DeskPage, qapp: QApplication) -> None:
    larger(page, qapp, 150)
    page.resize(1892, 900)
    assert not page.is_folded


def test_folding_and_unfolding_again_loses_no_part(page: DeskPage, cards: PlainCards, qapp: QApplication) -> None:
    for percent in (200, 100, 200, 100):
        larger(page, qapp, percent)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert all(part.isVisible() for part in (page.capture, cards, page.today, page.due))


def test_folding_keeps_what_was_typed_and_shows_the_open_card(
    page: DeskPage, cards: PlainCards, qapp: QApplication
) -> None:
    page.open_card("call")
    cards.field.setText("Half a sentence")
    larger(page, qapp, 200)
    assert tabs(page).currentWidget() is cards
    assert cards.field.text() == "Half a sentence"


def test_folded_without_a_card_the_capture_comes_first(page: DeskPage, qapp: QApplication) -> None:
    larger(page, qapp, 200)
    assert tabs(page).currentWidget() is page.capture
    page.open_card("walk_in")
    assert tabs(page).currentWidget() is page.cards


def test_folded_the_parts_use_the_whole_width(page: DeskPage, qapp: QApplication) -> None:
    larger(page, qapp, 200)
    for part in (page.capture, page.today, page.due):
        tabs(page).setCurrentWidget(part)
        assert part.width() > 1200


def test_folded_the_inline_lines_stand_beside_the_queue(page: DeskPage, qapp: QApplication, do: Do) -> None:
    do(message())
    larger(page, qapp, 200)
    tabs(page).setCurrentWidget(page.due)
    page.due.list.setFocus()
    page.due.answered()
    QApplication.processEvents()
    drawers = page.due.drawers
    assert drawers.mapTo(page, drawers.rect().topLeft()).x() > page.due.list.width() // 2
    assert page.due.list.height() > 80


def test_the_page_never_forces_the_window_to_grow(page: DeskPage, qapp: QApplication) -> None:
    larger(page, qapp, 200)
    assert page.minimumSizeHint().width() <= 600
    assert page.minimumSizeHint().height() <= 480


def test_folded_the_tab_of_due_is_marked_while_it_has_something_to_say(
    page: DeskPage, here: Here, qapp: QApplication, do: Do, clock: Clock
) -> None:
    do(message())
    larger(page, qapp, 200)
    at = tabs(page).indexOf(page.due)
    assert tabs(page).tabText(at) == "Due"
    clock.set(toronto("2026-11-25 15:45"))
    here.ticked.emit(clock.now)
    assert tabs(page).tabText(at) == "Due ●"
    page.due.quiet.soon.away.click()
    assert tabs(page).tabText(at) == "Due"


def test_a_tall_card_leaves_the_log_its_heading_until_somebody_goes_there(page: DeskPage, cards: PlainCards) -> None:
    cards.setMinimumHeight(page.height() - 90)
    QTest.qWait(20)
    assert not page.today.table.isVisible()
    page.show_today()
    QTest.qWait(20)
    assert page.today.table.isVisible()
    assert page.today.table.hasFocus()
    cards.setMinimumHeight(0)
    cards.opened.emit("")
    QTest.qWait(20)
    assert page.today.table.isVisible()


def test_the_log_is_whole_again_when_the_card_is_gone(page: DeskPage, cards: PlainCards) -> None:
    cards.setMinimumHeight(page.height() - 90)
    QTest.qWait(20)
    cards.setMinimumHeight(0)
    QTest.qWait(20)
    assert page.today.table.isVisible()
    assert page.today.height() > 150


@pytest.mark.parametrize("part", ["card", "due", "today", "board"])
def test_the_focus_stays_where_it_is_while_the_columns_fold_and_unfold(
    page: DeskPage, cards: PlainCards, qapp: QApplication, part: str
) -> None:
    cards.open("call")
    widgets = {"card": cards.field, "due": page.due.list, "today": page.today.table}
    widget = widgets.get(part) or page.capture.board.findChildren(QPushButton)[0]
    widget.setFocus()
    for percent in (200, 100):
        larger(page, qapp, percent)
        QTest.qWait(20)
        assert QApplication.focusWidget() is widget
        assert widget.isVisible()
