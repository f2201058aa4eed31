"""The same cards over the real lanes: answers come later, sometimes when the card is gone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from counterdesk.domain.contact import Outcome
from counterdesk.services.asks.contacts import DayLog
from counterdesk.services.door import open_desk
from counterdesk.ui.cards.host import CardHost
from counterdesk.ui.here import Here
from counterdesk.ui.lanes import ThreadLanes
from tests.desk import Clock, packs, places, toronto
from tests.ui.cards.conftest import NOW, Counter, copied


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path, prepared: Callable[..., Path]) -> Iterator[Counter]:
    desk, clock = copied(tmp_path, prepared("tecumseh"))

    def lane_desk():
        return open_desk(places(tmp_path), Clock(NOW), packs)

    here = Here(ThreadLanes(lane_desk), clock)
    host = CardHost(here)
    qtbot.addWidget(host)
    counter = Counter(qtbot, desk, clock, here, host, [])
    host.saved.connect(counter.saved.append)
    here.start()
    here._timer.stop()
    host.start()
    host.show()
    qtbot.waitUntil(lambda: here.person is not None and bool(host._open.known.topics))
    yield counter
    here.lanes.stop()
    desk.close()


def test_a_message_is_saved_and_the_card_is_cleared_when_the_logbook_has_said_so(counter):
    counter.host.open("message")
    counter.types(counter.card.note.field, "Second notice.")
    counter.bot.waitUntil(lambda: counter.card.footer.due.text().startswith("Due Wed 25 Nov"))
    counter.host.save()
    assert counter.host.has_open
    counter.bot.waitUntil(lambda: bool(counter.saved))
    assert not counter.host.has_open
    assert len(counter.log()) == 1


def test_answers_that_come_after_the_card_has_gone_hurt_nobody(counter):
    for _round in range(5):
        counter.host.open("call")
        counter.types(counter.card.caller.number, "519-555-0142")
        counter.card.caller.ask_now()
        counter.card.follows.outcome.pill(Outcome.MESSAGE).click()
        counter.host.discard()
    counter.bot.wait(150)
    assert not counter.host.has_open


def test_a_card_put_on_hold_while_it_is_being_saved_leaves_the_line_again(counter):
    counter.host.open("call")
    counter.types(counter.card.note.field, "x")
    counter.card.follows.outcome.pill(Outcome.ANSWERED).click()
    counter.host.save()
    counter.host.open("walk_in")
    assert len(counter.host.parked) == 1
    counter.bot.waitUntil(lambda: bool(counter.saved))
    assert counter.host.parked == ()
    assert counter.host.open_kind == "walk_in"


def test_save_pressed_twice_logs_once(counter):
    counter.host.open("call")
    counter.types(counter.card.note.field, "x")
    counter.card.follows.outcome.pill(Outcome.ANSWERED).click()
    counter.host.save()
    counter.host.save()
    counter.bot.waitUntil(lambda: len(counter.saved) == 2)
    rows = counter.desk.read(DayLog(toronto("2026-11-01 00:00"), toronto("2026-12-24 00:00"))).rows
    assert len(rows) == 1


def test_a_refusal_that_comes_back_stands_in_the_card(counter):
    counter.host.open("call")
    counter.card.follows.outcome.pill(Outcome.ANSWERED).click()
    counter.host.save()
    counter.bot.waitUntil(lambda: "topic" in counter.card.note.accessibleDescription())
    assert counter.host.has_open
