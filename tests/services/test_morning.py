"""One morning at the counter, told through the door: thirty contacts, two messages, an incident, ten voicemails."""

from datetime import date
from pathlib import Path

from counterdesk.domain.contact import Answerer, CallerTyped, Channel
from counterdesk.domain.incident import Stamps
from counterdesk.domain.message import MessageState, MessageTyped
from counterdesk.services.asks.contacts import (
    AskContact,
    DayLog,
    IncomingRow,
    LogIncoming,
    LogOneClick,
    MarkMessage,
    MessagesToHand,
)
from counterdesk.services.asks.due import AskWhy, DueBoard
from counterdesk.services.asks.logbook import Check
from counterdesk.services.asks.paper import AskShift
from counterdesk.services.asks.people import SavePerson
from counterdesk.services.asks.sealed import IncidentTyped, SaveIncident
from counterdesk.services.door import open_desk
from tests.desk import call, message, new_desk, packs, person, places, topic, toronto, uid

MONDAY = DayLog(toronto("2026-11-23 00:00"), toronto("2026-11-24 00:00"))


def test_a_morning_in_tecumseh_is_all_there_and_every_date_is_right(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, now=toronto("2026-11-23 08:31"))
    priya = person(desk, "Priya")
    desk.do(SavePerson(None, "Maria Rossi", "Tax Collector", "Finance", "214"), priya)
    maria = Answerer(person(desk, "Maria"))

    weekend = [
        IncomingRow(
            uid(),
            Channel.VOICEMAIL,
            toronto(f"2026-11-{21 + number % 2} {9 + number:02}:20"),
            CallerTyped(f"Caller {number}", number=f"519-555-01{number:02}"),
            about="Please call back.",
        )
        for number in range(9)
    ]
    friday = IncomingRow(uid(), Channel.VOICEMAIL, toronto("2026-11-20 16:31"), CallerTyped("Late Caller"))
    desk.do(LogIncoming(uid(), [*weekend, friday]), priya)

    for number in range(18):
        clock.forward(minutes=6)
        kind = Channel.WALK_IN if number % 2 else Channel.CALL
        desk.do(LogOneClick(uid(), kind, topic(desk, number % 10)), priya)
    for _ in range(10):
        clock.forward(minutes=4)
        desk.do(call(topic_id=topic(desk)), priya)
    for name in ("Ann Roy", "Al Wu"):
        clock.forward(minutes=5)
        desk.do(message(caller=CallerTyped(name), message=MessageTyped(maria)), priya)
    typed = IncidentTyped(clock.now, Channel.WALK_IN, words_used="…", stamps=Stamps(warned_at=clock.now))
    desk.do(SaveIncident(uid(), typed), priya)

    desk.close()
    desk = open_desk(places(tmp_path), clock, packs)
    log, due = desk.read(MONDAY), desk.read(DueBoard()).rows
    assert (log.contacts, log.one_click) == (40, 18)
    assert len(log.rows) == 41
    assert {row.due_at for row in due} == {toronto("2026-11-24 16:30")}
    assert len(due) == 12
    why = desk.read(AskWhy(next(row.id for row in due if row.title == "Late Caller")))
    assert (why.receipt, why.effective_at) == ("after_closing", toronto("2026-11-23 08:30"))

    slips = desk.read(MessagesToHand())
    assert [slip.message_for for slip in slips][-2:] == ["Maria Rossi", "Maria Rossi"]
    desk.do(MarkMessage(slips[-1].message_uid, MessageState.HANDED, "in person"), priya)
    assert desk.read(AskContact(slips[-1].row.uid)).message_state == "handed"

    facts = desk.slow(AskShift(date(2026, 11, 23), date(2026, 11, 23)))
    assert len(facts.to_do) == 12
    assert facts.promises[0].not_yet_due == 12
    assert [line.code for line in facts.unusual].count("incident") == 1
    assert desk.slow(Check()).sound
