"""Any closures, any letters: what moves is what the rule gives, nothing goes earlier by itself, an undo is exact."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from counterdesk.domain.contact import Channel
from counterdesk.domain.ids import DeadlineId
from counterdesk.domain.instants import ZONE
from counterdesk.policy import Switches, work_out
from counterdesk.services.asks.calendar import AskCalendar, CloseNow, MoveRow, PreviewChange, SaveClosures, UndoClosing
from counterdesk.services.asks.due import AskWhy, Why
from counterdesk.services.asks.town import ClosureRow, Hours
from counterdesk.services.door import LogbookDesk
from counterdesk.services.moves import frozen_standard
from counterdesk.store.queries.moves import Running
from counterdesk.workdays import Calendar
from tests.desk import Clock, message, new_desk, person, toronto

FIRST = toronto("2026-11-16 10:00")
CHANNELS = (Channel.CALL, Channel.EMAIL, Channel.LETTER, Channel.VOICEMAIL)
PARTS: tuple[Hours, ...] = ((), (("08:30", "12:00"),), (("10:00", "16:30"),), (("08:30", "19:00"),))
MANY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

received = st.lists(st.tuples(st.sampled_from(CHANNELS), st.integers(0, 60)), min_size=1, max_size=6)
closures = st.lists(
    st.tuples(st.integers(0, 20), st.sampled_from(PARTS)), min_size=1, max_size=5, unique_by=lambda one: one[0]
)


@contextmanager
def waiting(came: list[tuple[Channel, int]]) -> Iterator[tuple[LogbookDesk, Clock, list[DeadlineId]]]:
    """Gives a desk on Friday morning with what came in since Monday of last week, hour by hour."""
    with tempfile.TemporaryDirectory() as folder:
        desk, clock = new_desk(Path(folder), FIRST)
        ids = []
        for channel, hours in sorted(came, key=lambda one: one[1]):
            clock.set(FIRST + timedelta(hours=hours))
            done = desk.do(message(channel=channel), person(desk, "Priya"))
            ids.append(DeadlineId(int(done.facts["deadline_id"])))
        clock.set(toronto("2026-11-20 08:00"))
        yield desk, clock, ids
        desk.close()


def rows_of(days: list[tuple[int, Hours]], first: date) -> tuple[ClosureRow, ...]:
    return tuple(ClosureRow(first + timedelta(days=after), "Changed", hours) for after, hours in days)


def by_the_rule(why: Why, calendar: Calendar) -> datetime | None:
    """Gives the date that the rule gives in a calendar, by the terms frozen in a deadline."""
    line = Running(
        0, why.kind, why.stage, why.number, why.unit, why.must, why.clause, why.section, None, None, "town", 1, 0, 0,
        None, False,
    )  # fmt: skip
    return work_out(frozen_standard(line), calendar, why.received_at, Switches()).due


def whys(desk: LogbookDesk, ids: list[DeadlineId]) -> dict[DeadlineId, Why]:
    return {number: desk.read(AskWhy(number)) for number in ids}


def previewed(desk: LogbookDesk, change: SaveClosures | CloseNow) -> dict[DeadlineId, MoveRow]:
    return {row.id: row for row in desk.read(PreviewChange(change)).rows}


@MANY
@given(received, closures)
@example([(Channel.LETTER, 0)], [(0, ()), (1, ()), (2, ())])
def test_announced_closures_give_the_rules_own_dates(
    came: list[tuple[Channel, int]], days: list[tuple[int, Hours]]
) -> None:
    with waiting(came) as (desk, clock, ids):
        before = whys(desk, ids)
        change = SaveClosures(rows_of(days, date(2026, 11, 24)))
        found = desk.read(PreviewChange(change))
        assert found.calendar is not None
        listed = {row.id: row for row in found.rows}
        for number, why in before.items():
            expected = by_the_rule(why, found.calendar)
            is_running = why.due_at is not None and why.due_at >= clock.now
            if is_running and expected != why.due_at:
                assert listed[number].after_at == expected
                assert listed[number].ticked == (expected is not None and expected > (why.due_at or clock.now))
            else:
                assert number not in listed


@MANY
@given(received, st.integers(0, 480), st.one_of(st.none(), st.integers(1, 120)))
@example([(Channel.LETTER, 48), (Channel.CALL, 52)], 0, 72)
def test_a_sudden_closing_moves_nothing_earlier_and_nothing_into_closed_time(
    came: list[tuple[Channel, int]], minutes: int, hours: int | None
) -> None:
    with waiting(came) as (desk, clock, _):
        begins = toronto("2026-11-20 08:30") + timedelta(minutes=minutes)
        until = None if hours is None else begins + timedelta(hours=hours)
        if minutes == 480:
            return
        found = desk.read(PreviewChange(CloseNow(begins, "Snow", until)))
        assert found.calendar is not None
        for row in found.rows:
            assert row.before_at is not None
            assert row.after_at is not None
            assert row.after_at > row.before_at >= clock.now
            on = row.after_at.astimezone(ZONE).date()
            assert row.after_at == found.calendar.close_of(on)
            assert row.why == "short_notice:Snow"


@MANY
@given(received, closures)
def test_what_is_done_is_what_was_read_and_an_undo_is_exact(
    came: list[tuple[Channel, int]], days: list[tuple[int, Hours]]
) -> None:
    with waiting(came) as (desk, clock, ids):
        before, year = whys(desk, ids), desk.read(AskCalendar(2026)).calendar
        rows = rows_of(days, date(2026, 11, 20))
        listed = previewed(desk, SaveClosures(rows))
        moving = tuple(number for number, row in listed.items() if row.ticked)
        done = desk.do(SaveClosures(rows, move=moving), person(desk, "Priya"))
        for number, why in whys(desk, ids).items():
            assert why.due_at == (listed[number].after_at if number in moving else before[number].due_at)
            assert why.original_due_at == before[number].original_due_at
        clock.forward(minutes=5)
        desk.do(UndoClosing(done.uid), person(desk, "Priya"))
        assert whys(desk, ids) == before
        assert desk.read(AskCalendar(2026)).calendar == year


@MANY
@given(received, closures)
def test_asking_again_after_everything_moved_lists_nothing(
    came: list[tuple[Channel, int]], days: list[tuple[int, Hours]]
) -> None:
    with waiting(came) as (desk, _, _):
        rows = rows_of(days, date(2026, 11, 24))
        everything = tuple(previewed(desk, SaveClosures(rows)))
        desk.do(SaveClosures(rows, move=everything), person(desk, "Priya"))
        unchanged = ClosureRow(date(2027, 6, 1), "As usual", (("08:30", "16:30"),))
        assert previewed(desk, SaveClosures((unchanged,))) == {}
