"""Past contacts at a number and under a name: newest first, open promises before all, void ones left out."""

from datetime import timedelta
from pathlib import Path

from counterdesk.domain.contact import CallerTyped, Channel
from counterdesk.domain.deadline import Answered
from counterdesk.services.asks.callers import AskCaller
from counterdesk.services.asks.contacts import DayLog, Undo
from counterdesk.services.asks.due import AnswerDeadline
from counterdesk.services.door import LogbookDesk
from tests.desk import Clock, call, message, new_desk, person, topic, toronto

NUMBER = "519-555-0142"


def contact(desk: LogbookDesk, clock: Clock, days: float = 1, **fields: object) -> str:
    """Logs a call at the number and lets some days pass."""
    done = desk.do(call(caller=CallerTyped("Maria Rossi", number=NUMBER), **fields), person(desk, "Priya"))
    clock.forward(days=days)
    return done.uid


def test_the_newest_come_first_and_no_more_than_a_few(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    for place in range(8):
        contact(desk, clock, topic_id=topic(desk, place))
    hint = desk.read(AskCaller(NUMBER))
    assert [one.at for one in hint.contacts] == sorted((one.at for one in hint.contacts), reverse=True)
    assert len(hint.contacts) == 6


def test_only_the_last_ten_days_count_as_again(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    contact(desk, clock, days=5)
    contact(desk, clock, days=6)
    assert desk.read(AskCaller(NUMBER)).contacts_in_10_days == 1
    clock.forward(days=5)
    assert desk.read(AskCaller(NUMBER)).contacts_in_10_days == 0


def test_an_open_promise_comes_before_newer_contacts_until_it_is_kept(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    done = desk.do(message(caller=CallerTyped("Maria Rossi", number=NUMBER)), priya)
    clock.forward(hours=2)
    contact(desk, clock, days=0, channel=Channel.WALK_IN)
    assert [one.channel for one in desk.read(AskCaller(NUMBER)).contacts] == ["call", "walk_in"]
    deadline = int(done.facts["deadline_id"])
    desk.do(AnswerDeadline(deadline, clock.now, "Priya", Answered.PHONE), priya)  # type: ignore[arg-type]
    shown = desk.read(AskCaller(NUMBER)).contacts
    assert [(one.channel, one.open_due_at) for one in shown] == [("walk_in", None), ("call", None)]


def test_one_number_written_four_ways_is_one_caller(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    for typed in ("519-555-0142", "(519) 555 0142", "5550142 ext 9", "+1 519.555.0142"):
        desk.do(call(caller=CallerTyped("Maria Rossi", number=typed)), person(desk, "Priya"))
    assert desk.read(AskCaller("555-0142")).contacts_in_10_days == 4


def test_the_number_of_somebody_else_knows_nothing(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    contact(desk, clock)
    assert desk.read(AskCaller("519-555-0143")).contacts == ()
    assert desk.read(AskCaller("0142")).contacts == ()


def test_a_name_finds_its_own_contacts_and_not_those_that_mention_it(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    contact(desk, clock)
    desk.do(call(caller=CallerTyped("Al Wu"), note="Neighbour of Maria Rossi."), person(desk, "Priya"))
    desk.do(call(caller=CallerTyped("Mariana Rossini")), person(desk, "Priya"))
    assert len(desk.read(AskCaller(name="Maria Rossi")).contacts) == 1
    assert len(desk.read(AskCaller(name="MARIA")).contacts) == 2


def test_what_was_undone_is_neither_past_contact_nor_counted(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    done = contact(desk, clock, days=0)
    contact(desk, clock, days=0)
    desk.do(Undo(done), person(desk, "Priya"))
    hint = desk.read(AskCaller(NUMBER))
    assert (len(hint.contacts), hint.contacts_in_10_days) == (1, 1)


def test_the_log_of_a_day_holds_what_was_entered_on_it(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    clock.set(toronto("2026-11-24 23:59"))
    contact(desk, clock, days=0)
    clock.set(toronto("2026-11-25 00:00"))
    contact(desk, clock, days=0)
    contact(desk, clock, days=0, channel=Channel.VOICEMAIL, happened_at=toronto("2026-11-24 20:00"))
    midnight = toronto("2026-11-25 00:00")
    assert desk.read(DayLog(midnight - timedelta(days=1), midnight)).contacts == 1
    assert desk.read(DayLog(midnight, midnight + timedelta(days=1))).contacts == 2


def test_a_log_asked_for_its_first_rows_still_counts_them_all(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    for _ in range(5):
        contact(desk, clock, days=0)
    answer = desk.read(DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"), limit=2))
    assert (len(answer.rows), answer.contacts) == (2, 5)
