"""In line: a number that keeps each change with its time, and how many left without service."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.line import AskLine, ChangeLine, LineFacts, LineNow
from counterdesk.services.asks.logbook import Check
from counterdesk.services.asks.paper import AskShift
from counterdesk.services.door import LogbookDesk, open_desk
from tests.desk import new_desk, packs, person, places, toronto

MORE, LESS, LEFT, STAYED = ChangeLine(1), ChangeLine(-1), ChangeLine(-1, left=True), ChangeLine(1, left=True)
TUESDAY = date(2026, 11, 24)


def press(desk: LogbookDesk, *steps: ChangeLine) -> None:
    for step in steps:
        desk.do(step, person(desk, "Priya"))


def standing(desk: LogbookDesk) -> tuple[int, int]:
    now = desk.read(AskLine())
    return now.waiting, now.left


def on_paper(desk: LogbookDesk, first: date = TUESDAY, last: date = TUESDAY) -> LineFacts | None:
    return desk.slow(AskShift(first, last)).line


def test_a_day_begins_with_nobody_in_line(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    assert desk.read(AskLine()) == LineNow()
    assert on_paper(desk) is None


def test_three_come_and_one_is_served(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    press(desk, MORE, MORE, MORE, LESS)
    assert standing(desk) == (2, 0)


def test_each_change_keeps_its_own_time(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, toronto("2026-11-24 09:00"))
    press(desk, MORE)
    clock.forward(minutes=7)
    press(desk, MORE)
    assert desk.read(AskLine()).changed_at == toronto("2026-11-24 09:07")
    clock.forward(minutes=1)
    assert desk.read(AskLine()).changed_at == toronto("2026-11-24 09:07")


def test_who_leaves_without_service_is_counted_and_stands_there_no_more(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    press(desk, MORE, MORE, LEFT)
    assert standing(desk) == (1, 1)


def test_leaving_without_service_can_be_taken_back(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    press(desk, MORE, LEFT, STAYED)
    assert standing(desk) == (1, 0)


@pytest.mark.parametrize(
    ("before", "step", "code"),
    [
        ((), LESS, "nobody_in_line"),
        ((), LEFT, "nobody_in_line"),
        ((MORE, LESS), LESS, "nobody_in_line"),
        ((), STAYED, "nobody_left"),
        ((MORE, LEFT, STAYED), STAYED, "nobody_left"),
        ((MORE,) * 99, MORE, "line_full"),
    ],
)
def test_what_cannot_be_leaves_the_line_as_it_was(
    tmp_path: Path, before: tuple[ChangeLine, ...], step: ChangeLine, code: str
) -> None:
    desk, _ = new_desk(tmp_path)
    press(desk, *before)
    kept = desk.read(AskLine())
    with pytest.raises(Refused) as refused:
        press(desk, step)
    assert refused.value.code == code
    assert desk.read(AskLine()) == kept


def test_the_next_morning_nobody_waits_any_more(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, toronto("2026-11-24 16:20"))
    press(desk, MORE, MORE, LEFT)
    clock.set(toronto("2026-11-24 23:59"))
    assert standing(desk) == (1, 1)
    clock.set(toronto("2026-11-25 00:00"))
    assert standing(desk) == (0, 0)
    with pytest.raises(Refused, match="nobody_in_line"):
        press(desk, LESS)


def test_another_counter_has_a_line_of_its_own(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    press(desk, MORE, LEFT, MORE)
    other = open_desk(places(tmp_path, "Recreation desk"), clock, packs)
    with_name(desk, "Recreation desk")
    assert standing(other) == (0, 0)
    press(other, MORE)
    with_name(desk, "Front counter")
    assert standing(desk) == (1, 1)
    other.close()


def with_name(desk: LogbookDesk, counter: str) -> None:
    from counterdesk.services.asks.town import SetSetting

    desk.do(SetSetting("counter", counter), person(desk, "Priya"))


def test_nobody_needs_to_sign_for_the_line(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, here=False)
    desk.do(MORE, None)
    assert standing(desk) == (1, 0)


def test_what_was_pressed_says_how_many_wait_and_whether_it_can_be_undone(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    came = desk.do(MORE, None)
    left = desk.do(LEFT, None)
    back = desk.do(STAYED, None)
    assert [done.action for done in (came, left, back)] == ["line_changed", "line_left", "line_left_withdrawn"]
    assert [done.can_undo for done in (came, left, back)] == [False, True, False]
    assert [dict(done.facts) for done in (came, left, back)] == [
        {"waiting": "1", "left": "0"},
        {"waiting": "0", "left": "1"},
        {"waiting": "1", "left": "0"},
    ]


def test_other_windows_hear_of_the_line_and_of_nothing_else(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    before = desk.changes_since(0)
    assert before is not None
    press(desk, MORE)
    changes = desk.changes_since(before.seq)
    assert changes is not None
    assert changes.topics == {"line"}


def test_a_logbook_with_a_line_is_sound(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    press(desk, MORE, MORE, LEFT, STAYED, LESS)
    assert desk.slow(Check()).sound


def test_the_summary_says_the_longest_line_when_it_was_first_so_and_who_left(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, toronto("2026-11-24 10:00"))
    press(desk, MORE, MORE)
    clock.set(toronto("2026-11-24 10:12"))
    press(desk, MORE, LEFT)
    clock.set(toronto("2026-11-24 11:30"))
    press(desk, MORE, LESS)
    assert on_paper(desk) == LineFacts(3, toronto("2026-11-24 10:12"), 1)


def test_the_summary_of_a_week_has_the_longest_line_of_the_week(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, toronto("2026-11-23 09:00"))
    press(desk, MORE, MORE, LEFT)
    clock.set(toronto("2026-11-24 09:00"))
    press(desk, MORE, LEFT)
    assert on_paper(desk, date(2026, 11, 23)) == LineFacts(2, toronto("2026-11-23 09:00"), 2)
    assert on_paper(desk) == LineFacts(1, toronto("2026-11-24 09:00"), 1)


def test_a_clock_set_back_does_not_lose_the_line(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, toronto("2026-11-24 10:00"))
    press(desk, MORE, MORE)
    clock.forward(seconds=-30)
    press(desk, MORE)
    assert standing(desk) == (3, 0)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from([MORE, MORE, LESS, LEFT, STAYED]), max_size=25))
def test_however_it_is_pressed_the_line_adds_up(tmp_path_factory: pytest.TempPathFactory, steps: list) -> None:
    desk, clock = new_desk(tmp_path_factory.mktemp("line"))
    waiting = left = 0
    for step in steps:
        clock.forward(seconds=1)
        if waiting + step.by < 0 or (step == STAYED and not left):
            with pytest.raises(Refused):
                press(desk, step)
            continue
        press(desk, step)
        waiting += step.by
        left -= step.by if step.left else 0
        assert standing(desk) == (waiting, left)
    desk.close()
