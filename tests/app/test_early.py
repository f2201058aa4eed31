"""The desk answers what it can before the database is loaded, and everything as soon as it is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from counterdesk.app.early import EarlyDesk
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import DayLog
from counterdesk.services.asks.desk import Desk
from counterdesk.services.asks.logbook import Check
from counterdesk.services.asks.people import AskPeople
from counterdesk.services.door import LogbookDesk
from tests.desk import call, new_desk, person, places, toronto

DAY = DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))


@dataclass
class Opening:
    """Opens a real desk when it is asked to, and counts how often that was."""

    desk: LogbookDesk
    times: list[str] = field(default_factory=list)

    def __call__(self) -> Desk:
        self.times.append("opened")
        return self.desk


@pytest.fixture
def opening(tmp_path: Path) -> Iterator[Opening]:
    desk, _ = new_desk(tmp_path)
    desk.do(call(), person(desk, "Priya"))
    yield Opening(desk)
    desk.close()


@pytest.fixture
def early(opening: Opening, tmp_path: Path) -> EarlyDesk:
    return EarlyDesk(places(tmp_path).logbook, opening)


def test_today_is_there_before_the_database_is(early: EarlyDesk, opening: Opening) -> None:
    assert early.read(DAY).contacts == 1
    assert opening.times == []


def test_any_other_question_opens_it_once(early: EarlyDesk, opening: Opening) -> None:
    assert [one.name for one in early.read(AskPeople()).people] == ["Priya Nair"]
    assert early.read(DAY) == opening.desk.read(DAY)
    assert opening.times == ["opened"]


def test_a_command_and_a_long_job_open_it(early: EarlyDesk, opening: Opening) -> None:
    done = early.do(call(), opening.desk.read(AskPeople()).people[0].id)
    assert done.action == "call_logged"
    assert early.slow(Check()).sound
    assert early.read(DAY).contacts == 2
    assert opening.times == ["opened"]


def test_what_happened_before_is_no_news_and_what_happens_since_is(early: EarlyDesk, opening: Opening) -> None:
    before = early.changes_since(0)
    assert opening.times == []
    assert before is not None
    opening.desk.do(call(), person(opening.desk, "Priya"))
    news = early.changes_since(before.seq)
    assert news is not None
    assert "contacts" in news.topics
    assert opening.times == ["opened"]


def test_a_logbook_that_is_not_there_is_made_by_opening_it(tmp_path: Path, opening: Opening) -> None:
    early = EarlyDesk(tmp_path / "none" / "logbook.db", opening)
    assert early.read(DAY).contacts == 1
    assert opening.times == ["opened"]


def test_a_refusal_to_open_comes_again_each_time(tmp_path: Path) -> None:
    def refuse() -> Desk:
        raise Refused("logbook_damaged")

    early = EarlyDesk(tmp_path / "none.db", refuse)
    for _again in range(2):
        with pytest.raises(Refused, match="logbook_damaged"):
            early.read(DAY)
    early.close()


def test_interrupting_and_closing_wake_nothing_up(early: EarlyDesk, opening: Opening) -> None:
    early.interrupt()
    early.close()
    assert opening.times == []


def test_closing_closes_the_real_desk(early: EarlyDesk, opening: Opening) -> None:
    early.read(AskPeople())
    early.interrupt()
    early.close()
    assert opening.times == ["opened"]
