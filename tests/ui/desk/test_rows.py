"""Today's list, the Log page and the search: what was written down, found as you type, and masked where it must be."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import (
    Answerer,
    CallerTyped,
    Channel,
    NothingOwed,
    Outcome,
    OutcomeDetail,
    ReferredTo,
    TransferResult,
)
from counterdesk.domain.message import MessageState, MessageTyped
from counterdesk.services.asks.contacts import (
    Find,
    IncomingRow,
    LogAnswer,
    LogIncoming,
    LogOneClick,
    LogRow,
    MarkMessage,
    Undo,
)
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.desk.search import SearchField, SearchPopup
from counterdesk.ui.desk.today import TodayPanel, counts
from counterdesk.ui.here import Here
from counterdesk.ui.kit.layout import STRETCH, hbox, vbox
from counterdesk.ui.kit.table import Table
from counterdesk.ui.log import LogPage
from counterdesk.ui.logrows import LogWords
from tests.desk import Clock, call, topic, toronto, uid
from tests.ui.desk.conftest import Do
from tests.ui.kit.looking import cut_words

Press = Callable[..., None]


def cells(table: Table[LogRow]) -> list[list[str]]:
    model = table.model_
    return [
        [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def complaint() -> LogComplaint:
    return LogComplaint(
        uid(), Channel.CALL, About.SERVICE, "The plough took the fence.", caller=CallerTyped("Xenia Young")
    )


@pytest.fixture
def today(here: Here, show: Callable[..., QWidget]) -> TodayPanel:
    panel = TodayPanel(here)
    show(panel, 760, 300)
    panel.reload()
    return panel


@pytest.fixture
def log(here: Here, show: Callable[..., QWidget]) -> LogPage:
    page = LogPage(here)
    show(page, 1300, 600)
    return page


def test_a_walk_in_appears_at_once(today: TodayPanel, do: Do, desk: LogbookDesk) -> None:
    do(LogOneClick(uid(), Channel.WALK_IN, topic(desk)))
    assert cells(today.table) == [["2:07 p.m.", "Walk-in", "Property taxes", "", "Answered"]]


def test_the_newest_stands_on_top(today: TodayPanel, do: Do, desk: LogbookDesk, clock: Clock) -> None:
    do(LogOneClick(uid(), Channel.WALK_IN, topic(desk)))
    clock.forward(minutes=4)
    do(call())
    assert [row[1] for row in cells(today.table)] == ["Call", "Walk-in"]


@pytest.mark.parametrize(
    ("contact", "words"),
    [
        (call(), "Answered"),
        (
            call(outcome=Outcome.TRANSFERRED, detail=OutcomeDetail(transferred_to=Answerer(text="Public Works"))),
            "Transferred to Public Works",
        ),
        (
            call(
                outcome=Outcome.TRANSFERRED,
                detail=OutcomeDetail(transferred_to=Answerer(text="Sam"), transfer_result=TransferResult.VOICEMAIL),
            ),
            "Transferred to Sam, went to voicemail",
        ),
        (
            call(outcome=Outcome.TRANSFERRED, detail=OutcomeDetail(transfer_result=TransferResult.CAME_BACK)),
            "Transferred, came back",
        ),
        (
            call(
                outcome=Outcome.TRANSFERRED,
                detail=OutcomeDetail(transferred_to=Answerer(text="Sam"), transfer_result=TransferResult.PICKED_UP),
            ),
            "Transferred to Sam",
        ),
        (call(outcome=Outcome.MESSAGE, message=MessageTyped(Answerer(text="A. Bell"))), "For A. Bell"),
        (call(outcome=Outcome.SEND, detail=OutcomeDetail(sent_what="Pool permit form")), "To send: Pool permit form"),
        (call(outcome=Outcome.SEND), "Send something"),
        (
            call(outcome=Outcome.REFERRED, detail=OutcomeDetail(referred_to=ReferredTo.COUNTY)),
            "Referred to the County",
        ),
        (
            call(outcome=Outcome.NOTHING_OWED, detail=OutcomeDetail(nothing_owed=NothingOwed.HUNG_UP)),
            "Nothing owed: hung up",
        ),
    ],
)
def test_what_came_of_it_is_said_in_words(today: TodayPanel, do: Do, contact: object, words: str) -> None:
    do(contact)
    assert cells(today.table)[0][4] == words


def test_a_voicemail_is_a_voicemail_and_says_what_it_is_about(today: TodayPanel, do: Do, desk: LogbookDesk) -> None:
    when = toronto("2026-11-24 07:30")
    do(LogIncoming(uid(), (IncomingRow(uid(), Channel.VOICEMAIL, when, about="Pothole on Main"),)))
    assert cells(today.table)[0][1:3] == ["Voicemail", "Pothole on Main"]


def test_facing_the_public_nothing_of_a_note_is_listed(today: TodayPanel, do: Do, public: None) -> None:
    do(call())
    assert cells(today.table)[0][2] == "no topic"


def test_facing_the_public_a_topic_is_still_named(today: TodayPanel, do: Do, desk: LogbookDesk, public: None) -> None:
    do(LogOneClick(uid(), Channel.WALK_IN, topic(desk)))
    assert cells(today.table)[0][2] == "Property taxes"


def test_facing_the_public_no_reason_says_how_somebody_behaved(today: TodayPanel, do: Do, public: None) -> None:
    for why in (NothingOwed.ABUSIVE, NothingOwed.HUNG_UP):
        do(call(outcome=Outcome.NOTHING_OWED, detail=OutcomeDetail(nothing_owed=why)))
    said = {row[4] for row in cells(today.table)}
    assert len(said) == 1
    assert "abusive" not in said.pop()


def test_saturday_says_morning_or_evening(today: TodayPanel, do: Do) -> None:
    for time in ("08:05", "20:05"):
        when = toronto(f"2026-11-21 {time}")
        do(LogIncoming(uid(), (IncomingRow(uid(), Channel.VOICEMAIL, when, about="Pothole"),)))
    assert {row[0] for row in cells(today.table)} == {"Sat 8:05 a.m.", "Sat 8:05 p.m."}


def test_the_longest_kind_and_an_extension_are_shown_whole(here: Here, do: Do, show: Callable[..., QWidget]) -> None:
    page = LogPage(here)
    show(page, 1338, 500)
    letters = page.table.fontMetrics()
    widths = {column.title: page.table.columnWidth(place) for place, column in enumerate(page.table._columns)}
    assert widths["Kind"] > letters.horizontalAdvance("Answering service") + 10
    assert widths["Number"] > letters.horizontalAdvance("519-555-0135 ext. 4012") + 10
    assert widths["What came of it"] > letters.horizontalAdvance("For Maria Rossi, handed 12:11 p.m.")


def test_a_message_that_was_handed_over_says_when(today: TodayPanel, do: Do, clock: Clock) -> None:
    done = do(call(outcome=Outcome.MESSAGE, message=MessageTyped(Answerer(text="A. Bell"))))
    clock.forward(minutes=4)
    do(MarkMessage(done.uid, MessageState.HANDED))
    assert cells(today.table)[0][1] == "Message"
    assert cells(today.table)[0][4] == "For A. Bell, handed 2:11 p.m."
    clock.forward(minutes=3)
    do(MarkMessage(done.uid, MessageState.READ))
    assert cells(today.table)[0][4] == "For A. Bell, read 2:14 p.m."


def test_twelve_at_once_are_one_row(today: TodayPanel, do: Do, desk: LogbookDesk) -> None:
    do(LogOneClick(uid(), Channel.WALK_IN, topic(desk), quantity=12))
    assert cells(today.table)[0][2] == "Property taxes × 12"
    assert today._counts.text().startswith("12 contacts")


def test_a_voided_row_is_marked_and_not_counted(today: TodayPanel, do: Do) -> None:
    done = do(call())
    do(Undo(done.uid))
    assert cells(today.table)[0][4] == "Voided · Answered"
    assert today._counts.text() == "0 contacts"


def test_an_entry_written_late_says_so(today: TodayPanel, do: Do, clock: Clock) -> None:
    do(call(happened_at=clock.now - timedelta(hours=3)))
    assert cells(today.table)[0][0] == "11:07 a.m."
    assert cells(today.table)[0][4] == "Answered · entered 2:07 p.m."


def test_names_are_whole_where_the_public_cannot_see(today: TodayPanel, do: Do) -> None:
    do(call())
    assert cells(today.table)[0][3] == "Maria Rossi"


def test_facing_the_public_names_are_initials(today: TodayPanel, do: Do, public: None) -> None:
    do(call())
    assert cells(today.table)[0][3] == "M. R."


def test_without_a_name_the_number_stands_there(today: TodayPanel, do: Do) -> None:
    do(call(caller=CallerTyped(number="519-555-0142")))
    assert cells(today.table)[0][3] == "519-555-0142"


def test_facing_the_public_complaints_are_not_listed(today: TodayPanel, do: Do) -> None:
    do(complaint())
    assert [row[1] for row in cells(today.table)] == ["Complaint"]
    assert "Sealed" in cells(today.table)[0][4]
    assert "Xenia" not in str(cells(today.table))


def test_turning_the_screen_to_the_public_takes_complaints_away(today: TodayPanel, do: Do, public: None) -> None:
    do(complaint())
    assert cells(today.table) == []


def test_the_filters_show_a_part(today: TodayPanel, do: Do, desk: LogbookDesk, here: Here) -> None:
    do(LogOneClick(uid(), Channel.WALK_IN, topic(desk)))
    do(call())
    shown = {}
    for key in ("all", "calls", "walk_ins", "mine"):
        today._filters.pill(key).click()
        shown[key] = [row[1] for row in cells(today.table)]
    assert shown["calls"] == ["Call"]
    assert shown["walk_ins"] == ["Walk-in"]
    assert len(shown["all"]) == len(shown["mine"]) == 2


def test_mine_leaves_the_entries_of_others_out(today: TodayPanel, do: Do, here: Here) -> None:
    do(call())
    here.comes(next(person for person in here.staff if person.name == "Tom Okafor"))
    today._filters.pill("mine").click()
    assert cells(today.table) == []


def test_enter_opens_the_entry(today: TodayPanel, do: Do, press: Press, qtbot: QtBot) -> None:
    done = do(call())
    today.table.setFocus()
    with qtbot.waitSignal(today.open_record) as opened:
        press(today.table, Qt.Key.Key_Return)
    assert opened.args == [done.uid, "contacts"]


def test_the_count_of_the_day_is_told(today: TodayPanel, do: Do, qtbot: QtBot) -> None:
    with qtbot.waitSignal(today.counted) as counted:
        do(call())
    assert counted.args == [1]


def test_at_midnight_the_list_begins_anew(today: TodayPanel, do: Do, here: Here, clock: Clock) -> None:
    do(call())
    clock.set(toronto("2026-11-25 00:00"))
    here.ticked.emit(here.now())
    assert cells(today.table) == []


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (LogAnswer((), 38, 31, 22), "38 contacts · 31 answered at first contact, 22 of them one click"),
        (LogAnswer((), 1, 1, 0), "1 contact · 1 answered at first contact, 0 of them one click"),
        (LogAnswer((), 2, 0, 0), "2 contacts"),
        (LogAnswer((), 0, 0, 0, tallies=1), "0 contacts · 1\u00a0tally"),
        (
            LogAnswer((), 3, 2, 1, tallies=17),
            "3 contacts · 2 answered at first contact, 1 of them one click · 17\u00a0tallies",
        ),
        (LogAnswer((), 0, 0, 0), "0 contacts"),
    ],
)
def test_the_counts_read_as_a_sentence(answer: LogAnswer, words: str) -> None:
    assert counts(answer) == words


def test_the_counts_of_a_busy_day_are_not_cut(today: TodayPanel) -> None:
    today.resize(700, 300)
    today._take(LogAnswer((), 138, 131, 122, tallies=12))
    QTest.qWait(20)
    assert cut_words(today) == []
    assert today._counts.toolTip() == ""


def test_another_year_is_written_out(here: Here, do: Do, desk: LogbookDesk, clock: Clock) -> None:
    done = do(call())
    clock.set(toronto("2027-01-05 10:00"))
    (row,) = [row for row in desk.read(Find("Rossi")) if row.uid == done.uid]
    assert LogWords(here).day(row) == "2026-11-24"


def test_the_log_shows_today_first(log: LogPage, do: Do) -> None:
    do(call())
    assert cells(log.table)[0][:4] == ["Tue 24 Nov", "2:07 p.m.", "Call", "Asked when the leaves are collected."]
    assert log._said.text() == "1 contact"


def test_the_log_follows_the_day_and_shows_yesterday_and_the_week(
    log: LogPage, do: Do, here: Here, clock: Clock
) -> None:
    do(call())
    clock.forward(days=1)
    here.ticked.emit(here.now())
    assert cells(log.table) == []
    log.ranges.pill("yesterday").click()
    assert len(cells(log.table)) == 1
    log.ranges.pill("week").click()
    assert len(cells(log.table)) == 1


def test_any_days_can_be_asked_for(log: LogPage, do: Do, qtbot: QtBot) -> None:
    do(call())
    log.ranges.pill("days").click()
    assert log._days_row.isVisible()
    log.first.set_text("2026-11-01")
    log.last.set_text("2026-11-23")
    log.last.changed.emit()
    qtbot.waitUntil(lambda: cells(log.table) == [])
    log.last.set_text("2026-11-24")
    log.last.changed.emit()
    qtbot.waitUntil(lambda: len(cells(log.table)) == 1)


def test_reversed_days_are_put_in_order(log: LogPage, do: Do) -> None:
    do(call())
    log.first.set_text("2026-11-30")
    log.last.set_text("2026-11-01")
    log.reload()
    assert len(cells(log.table)) == 1


def test_the_log_searches_everything_while_typing(log: LogPage, do: Do, qtbot: QtBot, clock: Clock) -> None:
    do(call())
    do(call(caller=CallerTyped("Karl Huebner", number="519-555-0117")))
    clock.forward(days=30)
    log.search.setFocus()
    qtbot.keyClicks(log.search, "hueb")
    qtbot.waitUntil(lambda: [row[4] for row in cells(log.table)] == ["Karl Huebner"])
    assert log._said.text() == "1 entry"


def test_a_number_is_found_by_its_digits(log: LogPage, do: Do) -> None:
    do(call())
    log.look_for("5550142")
    assert len(cells(log.table)) == 1


@pytest.mark.parametrize("typed", ["O'Brien", "dog-licence", "(519) 555-0100", '"', "*", "a b OR"])
def test_no_way_of_typing_breaks_the_search(log: LogPage, typed: str) -> None:
    log.look_for(typed)
    assert cells(log.table) == []


def test_enter_in_the_search_goes_into_the_table_and_opens(log: LogPage, do: Do, press: Press, qtbot: QtBot) -> None:
    done = do(call())
    log.look_for("rossi")
    press(log.search, Qt.Key.Key_Return)
    with qtbot.waitSignal(log.open_record) as opened:
        press(log.table, Qt.Key.Key_Return)
    assert opened.args == [done.uid, "contacts"]


def test_a_hidden_log_catches_up_when_it_is_shown(here: Here, do: Do, show: Callable[..., QWidget]) -> None:
    page = LogPage(here)
    do(call())
    assert cells(page.table) == []
    show(page, 1300, 600)
    assert len(cells(page.table)) == 1


def test_the_log_masks_names_and_numbers_towards_the_public(log: LogPage, do: Do, public: None) -> None:
    do(call())
    do(complaint())
    assert cells(log.table)[0][4:6] == ["M. R.", "•• 42"]
    assert len(cells(log.table)) == 1


class Search:
    """The search field and its popup over a page."""

    def __init__(self, here: Here) -> None:
        self.page = QWidget()
        self.field = SearchField()
        self.elsewhere = SearchField()
        self.page.setLayout(vbox(hbox(self.elsewhere, STRETCH, self.field), STRETCH))
        self.popup = SearchPopup(here, self.field, self.page)
        self.opened: list[tuple[str, str]] = []
        self.popup.open_record.connect(lambda uid_, record: self.opened.append((uid_, record)))

    def kinds(self) -> list[str]:
        return [row[2] for row in cells(self.popup.table)]


@pytest.fixture
def search(here: Here, show: Callable[..., QWidget]) -> Iterator[Search]:
    search = Search(here)
    show(search.page, 1000, 600)
    search.elsewhere.setFocus()
    search.popup.begin()
    yield search
    search.popup._wait.stop()  # a key pressed last must not ask a logbook that is closed


def test_results_come_while_typing_and_typing_goes_on(search: Search, do: Do, qtbot: QtBot) -> None:
    do(call())
    qtbot.keyClicks(search.field, "ros")
    qtbot.waitUntil(search.popup.isVisible)
    assert search.kinds() == ["Maria Rossi"]
    qtbot.keyClicks(search.field, "si")
    assert search.field.text() == "rossi"
    assert search.field.hasFocus()


def test_nothing_found_says_what_to_try(search: Search, qtbot: QtBot) -> None:
    qtbot.keyClicks(search.field, "zzz")
    qtbot.waitUntil(search.popup.isVisible)
    assert search.kinds() == []
    assert "fewer letters" in search.popup.table.accessibleDescription()


def test_enter_opens_the_newest_at_once(search: Search, do: Do, press: Press, qtbot: QtBot) -> None:
    do(call())
    newest = do(call())
    qtbot.keyClicks(search.field, "rossi")
    press(search.field, Qt.Key.Key_Return)
    assert search.opened == [(newest.uid, "contacts")]
    assert not search.popup.isVisible()
    assert search.field.text() == ""


def test_enter_before_the_answer_came_opens_what_was_typed_not_what_was_found_before(
    search: Search, do: Do, press: Press, qtbot: QtBot
) -> None:
    do(call())
    karl = do(call(caller=CallerTyped("Karl Huebner")))
    do(call())
    qtbot.keyClicks(search.field, "rossi")
    qtbot.waitUntil(search.popup.isVisible)
    search.field.selectAll()
    qtbot.keyClicks(search.field, "karl")
    press(search.field, Qt.Key.Key_Return)
    assert search.opened == [(karl.uid, "contacts")]


def test_an_answer_that_comes_too_late_shows_nothing(search: Search, do: Do, here: Here) -> None:
    do(call())
    search.field.set_value("karl")
    search.popup._take("rossi", ())
    assert not search.popup.isVisible()


def test_down_goes_into_the_results(search: Search, do: Do, press: Press, qtbot: QtBot) -> None:
    older = do(call())
    do(call())
    qtbot.keyClicks(search.field, "rossi")
    qtbot.waitUntil(search.popup.isVisible)
    press(search.field, Qt.Key.Key_Down)
    press(search.popup.table, Qt.Key.Key_Down)
    press(search.popup.table, Qt.Key.Key_Return)
    assert search.opened == [(older.uid, "contacts")]


@pytest.mark.parametrize("in_table", [False, True])
def test_esc_closes_and_gives_the_focus_back(
    search: Search, do: Do, press: Press, qtbot: QtBot, *, in_table: bool
) -> None:
    do(call())
    qtbot.keyClicks(search.field, "rossi")
    qtbot.waitUntil(search.popup.isVisible)
    if in_table:
        press(search.field, Qt.Key.Key_Down)
    press(search.popup.table if in_table else search.field, Qt.Key.Key_Escape)
    assert not search.popup.isVisible()
    assert search.elsewhere.hasFocus()


def test_an_emptied_field_closes_the_results(search: Search, do: Do, press: Press, qtbot: QtBot) -> None:
    do(call())
    qtbot.keyClicks(search.field, "r")
    qtbot.waitUntil(search.popup.isVisible)
    press(search.field, Qt.Key.Key_Backspace)
    assert not search.popup.isVisible()


def test_the_rest_can_be_looked_at_in_the_log(search: Search, do: Do, qtbot: QtBot) -> None:
    do(call())
    qtbot.keyClicks(search.field, "rossi")
    with qtbot.waitSignal(search.popup.all_wanted) as wanted:
        search.popup._all.click()
    assert wanted.args == ["rossi"]


def test_the_results_stay_inside_the_window(search: Search, do: Do, qtbot: QtBot) -> None:
    do(call())
    qtbot.keyClicks(search.field, "rossi")
    qtbot.waitUntil(search.popup.isVisible)
    search.page.resize(500, 300)
    assert search.page.rect().contains(search.popup.geometry())


def test_a_sealed_record_is_found_by_number_and_shows_nobody(search: Search, do: Do, qtbot: QtBot) -> None:
    done = do(complaint())
    qtbot.keyClicks(search.field, done.number)
    qtbot.waitUntil(search.popup.isVisible)
    assert "Xenia" not in str(cells(search.popup.table))
