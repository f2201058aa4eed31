"""The Log narrowed and searched by day, remembered for each person; the search that goes on while entries come."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Answerer, CallerTyped, Channel, Outcome
from counterdesk.domain.message import MessageTyped
from counterdesk.services.asks.contacts import Find, Sieve
from counterdesk.services.asks.logbook import LOG_SIEVE, NOT_CARDS, REMARKS, AskDrafts
from counterdesk.services.asks.paper import AskShift
from counterdesk.services.asks.people import ComeToDesk
from counterdesk.services.asks.sealed import IncidentTyped, LogComplaint, SaveIncident
from counterdesk.services.door import LogbookDesk
from counterdesk.ui import theme
from counterdesk.ui.desk.search import SearchField, SearchPopup
from counterdesk.ui.here import Here
from counterdesk.ui.log import LogPage
from counterdesk.ui.logrows import days_said
from counterdesk.ui.logsieve import read_range, read_sieve
from tests.desk import Clock, call, person, topic, toronto, uid
from tests.ui.desk.conftest import Do
from tests.ui.kit.looking import cut_words, nameless, outside, squeezed

Show = Callable[..., QWidget]
TODAY = date(2026, 11, 24)


@pytest.fixture
def log(here: Here, show: Show) -> LogPage:
    page = LogPage(here)
    show(page, 1338, 640)
    return page


@pytest.fixture
def morning(do: Do, desk: LogbookDesk) -> dict[str, str]:
    """A walk-in about taxes, a call, and a message for Tom; called by their kind."""
    commands = {
        "walk_in": call(channel=Channel.WALK_IN, topic_id=topic(desk), note="Oak, tax."),
        "call": call(note="Oak, other."),
        "message": call(outcome=Outcome.MESSAGE, message=MessageTyped(Answerer(person_id=colleague(desk)))),
    }
    for command in commands.values():
        do(command)
    return {name: command.uid for name, command in commands.items()}


def colleague(desk: LogbookDesk) -> int:
    return person(desk, "Tom")


def kinds(page: LogPage, entries: dict[str, str]) -> set[str]:
    shown = {row.uid for row in page.table.model_.rows()}
    return {name for name, entry in entries.items() if entry in shown}


def presses(page: LogPage, kind: str) -> None:
    page.sieve.kinds.pill(kind).click()


def takes(qtbot: QtBot, field: QWidget, words: str) -> None:
    """Types into a type-ahead and takes the first row."""
    field.setFocus()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


# narrowing


def test_a_kind_narrows_the_day_and_a_second_press_lets_all_through(log: LogPage, morning: dict[str, str]) -> None:
    presses(log, "message")
    assert (kinds(log, morning), log._said.text()) == ({"message"}, "1 entry")
    presses(log, "call")
    assert kinds(log, morning) == {"message", "call"}
    presses(log, "message")
    presses(log, "call")
    assert (kinds(log, morning), log._said.text()) == (set(morning), "3 contacts")


def test_a_topic_and_who_answers_are_typed_ahead(log: LogPage, morning: dict[str, str], qtbot: QtBot) -> None:
    takes(qtbot, log.sieve.topic, "prop")
    assert kinds(log, morning) == {"walk_in"}
    log.sieve.topic.setFocus()
    log.sieve.topic.selectAll()
    qtbot.keyClick(log.sieve.topic, Qt.Key.Key_Delete)
    assert kinds(log, morning) == set(morning)
    takes(qtbot, log.sieve.person, "tom")
    assert kinds(log, morning) == {"message"}


def test_show_all_stands_there_only_while_something_is_left_out(log: LogPage, morning: dict[str, str]) -> None:
    assert not log.sieve.clear.isVisible()
    presses(log, "incidents")
    assert log.sieve.clear.isVisible()
    assert kinds(log, morning) == set()
    log.sieve.clear.click()
    assert not log.sieve.clear.isVisible()
    assert kinds(log, morning) == set(morning)


def test_a_search_is_narrowed_too(log: LogPage, morning: dict[str, str]) -> None:
    log.look_for("oak")
    assert kinds(log, morning) == {"walk_in", "call"}
    presses(log, "call")
    assert kinds(log, morning) == {"call"}


def test_each_person_finds_the_log_as_they_left_it(
    log: LogPage, morning: dict[str, str], here: Here, desk: LogbookDesk
) -> None:
    presses(log, "call")
    here.lanes.do(ComeToDesk(person(desk, "Tom")))
    here._ask_people()
    assert kinds(log, morning) == set(morning)
    presses(log, "message")
    here.lanes.do(ComeToDesk(person(desk, "Priya")))
    here._ask_people()
    assert kinds(log, morning) == {"call"}


def test_the_next_morning_it_is_still_narrowed(
    log: LogPage, morning: dict[str, str], here: Here, show: Show, qtbot: QtBot
) -> None:
    presses(log, "walk_in")
    takes(qtbot, log.sieve.topic, "prop")
    takes(qtbot, log.sieve.person, "tom")
    again = LogPage(here)
    show(again, 1338, 640)
    assert again.sieve.value() == log.sieve.value() != Sieve()
    again.sieve.clear.click()
    third = LogPage(here)
    show(third, 1338, 640)
    assert third.sieve.value() == Sieve()


def test_the_days_come_back_too_but_none_with_a_date_of_its_own(
    log: LogPage, morning: dict[str, str], here: Here, desk: LogbookDesk, show: Show
) -> None:
    log.ranges.pill("week").click()
    again = LogPage(here)
    show(again, 1338, 640)
    assert (again.ranges.value(), again._days()) == ("week", (date(2026, 11, 18), TODAY))
    again.ranges.pill("days").click()
    third = LogPage(here)
    show(third, 1338, 640)
    assert third.ranges.value() == "week"
    here.lanes.do(ComeToDesk(person(desk, "Tom")))
    here._ask_people()
    assert third.ranges.value() == "today"
    third.ranges.pill("yesterday").click()
    third.ranges.pill("today").click()
    assert [draft.author_id for draft in desk.read(AskDrafts())] == [person(desk, "Priya")]


@pytest.mark.parametrize(("content", "key"), [("", "today"), ('{"range": "week"}', "week"), ('{"range": 4}', "today")])
def test_days_that_are_not_known_are_today(content: str, key: str) -> None:
    assert read_range(content) == key


def test_what_is_remembered_is_no_card_and_nobody_has_to_finish_it(
    log: LogPage, desk: LogbookDesk, morning: dict[str, str]
) -> None:
    presses(log, "call")
    (draft,) = desk.read(AskDrafts())
    assert (draft.kind, json.loads(draft.content)["kinds"]) == (LOG_SIEVE, ["call"])
    assert frozenset({LOG_SIEVE, REMARKS}) == NOT_CARDS
    assert LOG_SIEVE not in [item.card for item in desk.slow(AskShift(TODAY, TODAY)).to_do]


@pytest.mark.parametrize(
    "content",
    ["", "no json", "[]", "null", '{"kinds": 3}', '{"kinds": ["bogus"], "topic": "x", "person": [1]}', '{"topic": 4}'],
)
def test_what_is_not_whole_lets_everything_through(content: str) -> None:
    assert read_sieve(content) == Sieve()


def test_a_choice_that_is_whole_comes_back() -> None:
    assert read_sieve('{"kinds": ["call", "bogus"], "topic": 4, "person": 7}') == Sieve(frozenset({"call"}), 4, 7)  # type: ignore[arg-type]


# days


def row(at: str):
    """Gives a line of the log that happened then."""
    from tests.ui.desk.test_rows import LogWords  # the same lines as the tests beside these

    assert LogWords
    return type("Line", (), {"at": toronto(at)})()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("last tuesday", "Tuesday, November 17"),
        ("permit nov 17", "Tuesday, November 17"),
        ("this month", "Sun 1 Nov to Mon 30 Nov"),
        ("last year", ""),
        ("permit", ""),
        ("", ""),
        ("yesterday", ""),
    ],
)
def test_the_days_are_said_where_what_was_found_is_of_them(typed: str, said: str) -> None:
    assert days_said(typed, TODAY, [row("2026-11-17 10:00")]) == said


def test_days_of_another_year_are_said_with_their_year() -> None:
    assert days_said("nov 17 2025", TODAY, []) == "Monday, November 17, 2025"
    assert days_said("december 2025", TODAY, []) == "2025-12-01 to 2025-12-31"


def test_the_log_says_which_days_it_shows(log: LogPage, morning: dict[str, str]) -> None:
    log.look_for("today")
    assert log._said.text() == "3 entries, Tuesday, November 24"
    log.look_for("yesterday")
    assert log._said.text() == "0 entries, Monday, November 23"


def test_no_days_stand_chosen_while_a_search_is_of_all_days(
    log: LogPage, morning: dict[str, str], qtbot: QtBot
) -> None:
    log.ranges.pill("yesterday").click()
    log.search.setFocus()
    qtbot.keyClicks(log.search, "oak")
    assert log.ranges.value() is None
    qtbot.waitUntil(lambda: kinds(log, morning) == {"walk_in", "call"})
    log.search.selectAll()
    qtbot.keyClick(log.search, Qt.Key.Key_Delete)
    assert log.ranges.value() == "yesterday"
    qtbot.waitUntil(lambda: kinds(log, morning) == set())


def test_a_press_on_a_day_ends_the_search(log: LogPage, morning: dict[str, str]) -> None:
    log.look_for("tax")
    log.ranges.pill("today").click()
    assert log.search.value() == ""
    assert kinds(log, morning) == set(morning)


def test_the_page_says_so_when_there_is_more_than_it_shows(
    log: LogPage, monkeypatch: pytest.MonkeyPatch, do: Do
) -> None:
    monkeypatch.setattr("counterdesk.ui.log._MOST_FOUND", 2)
    for _ in range(3):
        do(call(note="Hydrant."))
    log.look_for("hydrant")
    assert log._said.text() == "the newest 2 of more"


# rows keep their place


def test_whoever_reads_far_down_stays_there_while_entries_come(log: LogPage, do: Do, clock: Clock) -> None:
    for place in range(60):
        clock.forward(minutes=1)
        do(call(note=f"Hydrant {place}"))
    log.look_for("hydrant")
    QTest.qWait(20)
    log.table.selectRow(30)
    chosen = log.table.current()
    log.table.verticalScrollBar().setValue(log.table.verticalScrollBar().maximum() // 2)
    at = log.table.visualRect(log.table.currentIndex()).y()
    do(call(note="Hydrant, the newest"))
    QTest.qWait(20)
    assert log.table.model_.rowCount() == 61
    assert log.table.current() == chosen
    assert log.table.visualRect(log.table.currentIndex()).y() == at


# the search in the head


@pytest.fixture
def popup(here: Here, show: Show, qtbot: QtBot) -> SearchPopup:
    over = QWidget()
    field = SearchField()
    field.setParent(over)
    found = SearchPopup(here, field, over)
    show(over, 1000, 700)
    field.show()
    found.begin()
    return found


def types(qtbot: QtBot, popup: SearchPopup, words: str) -> None:
    popup.field.setFocus()
    qtbot.keyClicks(popup.field, words)
    qtbot.waitUntil(lambda: popup.isVisible() and popup.found_for == words)


REPORT = IncidentTyped(toronto("2026-11-24 14:00"), Channel.WALK_IN, words_used="Zebrawood!")


def test_ones_own_incident_is_found_until_somebody_else_is_here(
    popup: SearchPopup, log: LogPage, do: Do, here: Here, qtbot: QtBot
) -> None:
    do(SaveIncident(uid(), REPORT))
    types(qtbot, popup, "zebrawood")
    log.look_for("zebrawood")
    tables = (popup.table, log.table)
    assert [table.model_.rowCount() for table in tables] == [1, 1]
    tom = next(one for one in here.staff if one.name.startswith("Tom"))
    here.comes(tom)
    assert [table.model_.rowCount() for table in tables] == [0, 0]
    here.comes(next(one for one in here.staff if one.name.startswith("Priya")))
    assert [table.model_.rowCount() for table in tables] == [1, 1]
    here.presence.doubt()
    assert [table.model_.rowCount() for table in tables] == [0, 0]


def test_facing_the_public_ones_own_incident_is_found_by_its_number_only(
    popup: SearchPopup, do: Do, public: None, qtbot: QtBot
) -> None:
    number = do(SaveIncident(uid(), REPORT)).number
    types(qtbot, popup, "zebrawood")
    assert popup.table.model_.rowCount() == 0
    popup.field.clear()
    types(qtbot, popup, number)
    assert popup.table.model_.rowCount() == 1


def test_the_search_goes_on_while_entries_come(popup: SearchPopup, do: Do, qtbot: QtBot) -> None:
    do(call(note="Hydrant one"))
    types(qtbot, popup, "hydrant")
    popup.table.selectRow(0)
    chosen = popup.table.current()
    do(call(note="Hydrant two"))
    qtbot.waitUntil(lambda: popup.table.model_.rowCount() == 2)
    assert popup.table.current() == chosen


def test_the_search_says_which_day_was_meant(popup: SearchPopup, do: Do, qtbot: QtBot) -> None:
    do(call())
    types(qtbot, popup, "today")
    assert popup._days.text() == "Tuesday, November 24"
    popup.field.clear()
    types(qtbot, popup, "leaves")
    assert popup._days.text() == ""


def test_where_the_public_can_see_no_complaint_is_listed_unless_its_number_was_typed(
    popup: SearchPopup, here: Here, do: Do, qtbot: QtBot
) -> None:
    do(LogComplaint(uid(), Channel.CALL, About.SERVICE, "Late.", caller=CallerTyped("Xenia Young")))
    here.town = replace(here.town, public_can_see=True)
    types(qtbot, popup, "today")
    assert popup.table.model_.rows() == ()
    popup.field.clear()
    types(qtbot, popup, "2026-0001")
    assert [one.record for one in popup.table.model_.rows()] == ["complaints"]


def test_what_was_typed_last_is_what_is_shown(popup: SearchPopup, do: Do, desk: LogbookDesk, qtbot: QtBot) -> None:
    do(call(note="Hydrant"))
    popup.field.setText("hydrant")
    popup._typed("hydrant")
    popup._take("pothole", desk.read(Find("hydrant")))
    assert not popup.isVisible()


# looks


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("scheme", [theme.Scheme.LIGHT, theme.Scheme.DARK])
def test_the_narrowed_log_has_no_cut_word_and_every_control_a_name(
    qapp: QApplication, here: Here, show: Show, morning: dict[str, str], percent: int, scheme: theme.Scheme
) -> None:
    theme.apply(qapp, scheme, percent)
    page = LogPage(here)
    show(page, 1338, 440)
    presses(page, "message")
    page.look_for("this month")
    QTest.qWait(30)
    assert page.width() == 1338
    assert "entr" in page._said._cut()
    assert squeezed(page) == nameless(page) == outside(page) == []
    assert [word for word in cut_words(page) if "Nov" not in str(word)] == []
    theme.apply(qapp, theme.Scheme.LIGHT, 100)
