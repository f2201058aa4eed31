"""A clock that jumps, the night the clocks change, and midnight: nothing is lost, nothing lies, nobody is stuck."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from counterdesk.domain.contact import Channel
from counterdesk.services.asks.contacts import AskContact, ContactView, DayLog, LogRow
from counterdesk.services.asks.desk import Desk
from counterdesk.services.asks.due import DueBoard, DueRow
from counterdesk.ui.cards.contact import ContactCard
from counterdesk.words.dates import span
from tests.desk import Clock, new_desk, toronto
from tests.stories.clerk import Clerk
from tests.stories.program import Program

MORNING = toronto("2026-10-13 08:30")
LONG_AGO, FAR_AHEAD = toronto("2020-01-01 00:00"), toronto("2039-01-01 00:00")


@pytest.fixture
def clerk(qapp: QApplication, tmp_path: Path) -> Iterator[Clerk]:
    """A clerk at an open desk, on the Tuesday after Thanksgiving."""
    program = Program(tmp_path, Clock(MORNING))
    new_desk(program.places.data, MORNING)[0].close()
    clerk = Clerk(program)
    clerk.starts()
    yield clerk
    program.close()


def log(clerk: Clerk) -> tuple[LogRow, ...]:
    """Reads everything that was ever logged, newest first."""
    found: list[LogRow] = []

    def read(desk: Desk) -> None:
        found.extend(desk.read(DayLog(LONG_AGO, FAR_AHEAD)).rows)

    clerk.program.on(clerk.program.lanes._read, read)
    return tuple(found)


def dues(clerk: Clerk) -> tuple[DueRow, ...]:
    """Reads every open deadline."""
    found: list[DueRow] = []

    def read(desk: Desk) -> None:
        found.extend(desk.read(DueBoard()).rows)

    clerk.program.on(clerk.program.lanes._read, read)
    return tuple(found)


def whole(clerk: Clerk, row: LogRow) -> ContactView:
    """Reads one entry whole."""
    found: list[ContactView] = []

    def read(desk: Desk) -> None:
        found.append(desk.read(AskContact(row.uid)))

    clerk.program.on(clerk.program.lanes._read, read)
    return found[0]


def jumps(clerk: Clerk, to: str) -> None:
    """Sets the computer's clock while somebody is at the keyboard, and lets the window notice."""
    jumps_to(clerk, toronto(to))


def jumps_to(clerk: Clerk, at: datetime) -> None:
    clerk.program.clock.set(at)
    clerk.window.here.presence.stir()
    clerk.window.here._tick()
    clerk.program.settle()


def types_call(clerk: Clerk, note: str = "Asks about a fence.") -> ContactCard:
    clerk.opens("F3")
    clerk.hands.types("5195550142")
    clerk.hands.fills("Note", note)
    card = clerk.card
    assert isinstance(card, ContactCard)
    return card


@pytest.mark.parametrize("back", ["2026-10-13 08:29", "2026-10-13 06:00", "2026-10-12 08:00", "2026-01-02 03:04"])
def test_a_clock_set_back_while_a_card_is_open_does_not_keep_it_from_being_saved(clerk: Clerk, back: str) -> None:
    types_call(clerk)
    jumps(clerk, back)
    clerk.chooses("Answered")
    clerk.saves()
    (row,) = log(clerk)
    assert row.at == clerk.program.clock()
    assert not row.late_entry


def test_a_clock_set_back_says_no_negative_time(clerk: Clerk) -> None:
    card = types_call(clerk)
    jumps(clerk, "2026-10-13 06:00")
    assert card.head.since.text().endswith("· 0 min")
    clerk.hands.presses("F9")
    assert not any("-" in part.button.text() for part in clerk.window.findChildren(_held_button()))


def _held_button() -> type:
    from counterdesk.ui.cards.hold import HeldButton

    return HeldButton


def test_a_caller_who_hung_up_before_the_clock_was_set_back_is_logged(clerk: Clerk) -> None:
    card = types_call(clerk)
    uid = card.started.uid
    clerk.hands.presses("F9")
    jumps(clerk, "2026-10-13 06:00")
    clerk.window.cards.caller_hung_up(uid)
    clerk.program.settle()
    assert [one.uid for one in log(clerk)] == [uid]
    assert clerk.window.cards.parked == ()


def test_a_message_after_the_clock_was_set_back_is_due_from_now(clerk: Clerk) -> None:
    clerk.opens("F4")
    clerk.hands.types("5195550142")
    clerk.hands.fills("Note", "Asks about a fence.")
    jumps(clerk, "2026-10-13 06:00")
    clerk.saves()
    (row,) = log(clerk)
    assert row.at == toronto("2026-10-13 06:00")
    assert [due.received_at for due in dues(clerk)] == [row.at]


def test_a_complaint_and_an_incident_are_saved_after_the_clock_was_set_back(clerk: Clerk) -> None:
    clerk.opens("F6")
    clerk.hands.fills("What happened", "The plough broke the mailbox.")
    jumps(clerk, "2026-10-13 06:00")
    clerk.saves()
    clerk.opens("F8")
    clerk.hands.fills("Exact words used", "Words.")
    jumps(clerk, "2026-10-13 05:00")
    clerk.saves()
    assert {one.record for one in log(clerk)} == {"complaints", "incidents"}


def test_a_one_click_entry_after_the_clock_was_set_back_counts(clerk: Clerk) -> None:
    clerk.logs_walk_in("Dog licence")
    jumps(clerk, "2026-10-13 06:00")
    clerk.logs_walk_in("Dog licence")
    assert len(log(clerk)) == 2


@pytest.mark.parametrize("ahead", ["2026-10-13 20:00", "2026-10-14 09:00", "2027-09-01 09:00"])
def test_a_clock_that_jumps_ahead_leaves_the_card_where_it_began(clerk: Clerk, ahead: str) -> None:
    types_call(clerk)
    began = clerk.card.started.opened_at
    jumps(clerk, ahead)
    clerk.chooses("Answered")
    clerk.saves()
    (row,) = log(clerk)
    assert row.at == began
    assert row.late_entry
    assert row.entered_at >= toronto(ahead)


def test_a_card_from_a_time_that_cannot_be_says_so_and_a_typed_time_saves_it(clerk: Clerk) -> None:
    jumps(clerk, "2024-01-01 00:10")  # a computer whose battery is empty begins with such a date
    types_call(clerk)
    jumps(clerk, "2026-10-13 09:00")
    clerk.chooses("Answered")
    clerk.tries_to_save()
    assert any("too far back" in words for words in clerk.sees_trouble()), clerk.sees_trouble()
    clerk.says_when("0855")
    clerk.saves()
    (row,) = log(clerk)
    assert row.at == toronto("2026-10-13 08:55")


def test_ten_minutes_of_undo_survive_a_clock_set_back(clerk: Clerk) -> None:
    types_call(clerk)
    clerk.chooses("Answered")
    clerk.saves()
    jumps(clerk, "2026-10-13 06:00")
    clerk.undoes()
    assert [one.voided for one in log(clerk)] == [True]


def test_a_card_open_over_midnight_belongs_to_the_day_it_began(clerk: Clerk) -> None:
    jumps(clerk, "2026-10-13 23:58")
    types_call(clerk)
    jumps(clerk, "2026-10-14 00:04")
    clerk.chooses("Answered")
    clerk.saves()
    (row,) = log(clerk)
    assert row.at < toronto("2026-10-14 00:00")
    assert not row.late_entry
    assert clerk.reads_status()


def test_at_midnight_the_open_card_keeps_every_letter_and_its_focus(clerk: Clerk) -> None:
    jumps(clerk, "2026-10-13 23:59")
    card = types_call(clerk)
    focus = clerk.hands.focus
    jumps(clerk, "2026-10-14 00:01")
    assert clerk.hands.focus is focus
    clerk.hands.types(" It is new.")
    assert card.typed().note == "Asks about a fence. It is new."
    assert clerk.window.cards.card is card


def test_a_message_taken_before_midnight_and_saved_after_it_is_due_by_the_day_it_was_taken(clerk: Clerk) -> None:
    jumps(clerk, "2026-10-13 23:58")
    clerk.opens("F4")
    clerk.hands.types("5195550142")
    clerk.hands.fills("Note", "Asks about a fence.")
    jumps(clerk, "2026-10-14 00:04")
    clerk.saves()
    (row,) = log(clerk)
    assert row.at < toronto("2026-10-14 00:00")
    assert [due.due_at for due in dues(clerk)] == [toronto("2026-10-15 16:30")]


@pytest.mark.parametrize(
    ("first", "later", "minutes"),
    [
        ("2026-03-08 01:50", "2026-03-08 03:10", 20),  # the hour between did not exist
        ("2026-11-01 00:50", "2026-11-01 03:00", 190),  # the hour from one to two came twice
        ("2026-11-02 00:50", "2026-11-02 03:00", 130),
    ],
)
def test_a_card_open_while_the_clocks_change_counts_the_minutes_that_passed(
    clerk: Clerk, first: str, later: str, minutes: int
) -> None:
    jumps(clerk, first)
    clerk.hands.presses("F3")
    clerk.hands.fills("Note", "Asks about a fence.")
    card = clerk.card
    jumps(clerk, later)
    assert card.head.since.text().endswith(f"· {span(minutes)}")
    clerk.chooses("Answered")
    clerk.saves()
    assert log(clerk)[0].at == card.started.opened_at


def test_in_the_hour_that_comes_twice_both_calls_are_kept_in_their_order(clerk: Clerk) -> None:
    start = toronto("2026-11-01 00:59")
    notes = []
    for minutes in (20, 80):  # 1:19 before the clocks go back, and 1:19 after
        jumps_to(clerk, start + timedelta(minutes=minutes))
        notes.append(f"Call after {minutes} minutes.")
        types_call(clerk, notes[-1])
        clerk.chooses("Answered")
        clerk.saves()
    rows = log(clerk)
    assert [whole(clerk, row).note for row in rows] == notes[::-1]
    assert rows[0].at - rows[1].at == timedelta(hours=1)
    assert {row.channel for row in rows} == {Channel.CALL}
    assert len(clerk.sees_today()) == 2


def test_a_clock_that_jumps_ahead_with_nobody_there_hides_the_lists_and_loses_nothing(clerk: Clerk) -> None:
    types_call(clerk)
    clerk.program.clock.set(toronto("2026-10-13 15:00"))
    clerk.window.here._tick()
    clerk.program.settle()
    assert clerk.window.cards.has_open
    assert clerk.window.here.presence.is_unsure
    assert clerk.card.typed().note == "Asks about a fence."


def test_a_clock_set_back_does_not_keep_the_lists_open_when_everybody_has_left(clerk: Clerk) -> None:
    presence = clerk.window.here.presence
    for at in ("2026-10-13 06:00", "2026-10-13 06:11"):
        clerk.program.clock.set(toronto(at))
        clerk.window.here._tick()
    assert presence.is_unsure
