"""Moving running deadlines: what is decided or missed stays, nothing moves unasked, old values are kept."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace as changed
from datetime import datetime, timedelta
from pathlib import Path

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import CallerTyped, Channel, Outcome
from counterdesk.domain.deadline import Answered
from counterdesk.domain.ids import DeadlineId
from counterdesk.domain.instants import from_ms
from counterdesk.policy import Switches
from counterdesk.services import moves
from counterdesk.services.asks.calendar import MoveRow, Preview
from counterdesk.services.asks.due import AnswerDeadline, DueBoard, DueRow
from counterdesk.services.asks.logbook import Check
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.services.door import LogbookDesk, open_desk
from counterdesk.services.moves import Reckoners, Replaced, frozen_standard, frozen_switches
from counterdesk.services.town_now import Towns
from counterdesk.services.work import Look, Work
from counterdesk.store.engine import Logbook
from counterdesk.store.queries import records
from counterdesk.store.queries.moves import Running, running
from counterdesk.store.tables import Deadline
from counterdesk.store.writing import Stamp
from counterdesk.workdays import instant
from tests.desk import TUESDAY, message, new_desk, packs, person, places, toronto, uid

DAY = timedelta(days=1)


def nothing_else(_row: Deadline) -> Mapping[str, object]:
    return {}


def a_day_later(line: Running) -> Replaced | None:
    """Moves whatever has a date to the same time of the next day."""
    if line.due_ms is None:
        return None
    return Replaced(from_ms(line.due_ms) + DAY, "closure:Snow", True, nothing_else)


def stays(_line: Running) -> Replaced | None:
    return None


def as_it_is(line: Running) -> Replaced | None:
    return Replaced(from_ms(line.due_ms or 0), "hours", True, nothing_else)


class Town:
    """A desk that is set up, and its logbook by the back door, as the handlers of commands have it."""

    def __init__(self, tmp_path: Path) -> None:
        self.desk, self.clock = new_desk(tmp_path)
        self.priya = person(self.desk, "Priya")
        self._path = tmp_path

    @contextmanager
    def working(self) -> Iterator[Work]:
        logbook = Logbook.open(places(self._path).logbook, self.clock.now)
        with logbook.write(Stamp(at=self.clock.now, who=self.priya, desk="Front counter")) as tx:
            yield Work(tx, self.clock.now, self.priya, "Front counter", Towns())
        logbook.close()

    def previewed(self, replace: moves.Replace) -> Preview:
        logbook = Logbook.open(places(self._path).logbook, self.clock.now)
        with logbook.read() as session:
            found = moves.preview(Look(session, self.clock.now, lambda: "Front counter", Towns()), replace)
        logbook.close()
        return found

    def applied(self, replace: moves.Replace, *ids: int) -> int:
        with self.working() as work:
            return moves.apply(work, replace, ids)

    def lines(self) -> list[Running]:
        logbook = Logbook.open(places(self._path).logbook, self.clock.now)
        with logbook.read() as session:
            found = running(session)
        logbook.close()
        return found

    def row(self, place: int = 0) -> DueRow:
        return self.desk.read(DueBoard()).rows[place]

    def history(self, deadline_id: int) -> dict[str, tuple[object, object]]:
        logbook = Logbook.open(places(self._path).logbook, self.clock.now)
        with logbook.read() as session:
            lines = records.amendments(session, "deadlines", deadline_id)
        logbook.close()
        return {line.field: (line.before, line.after) for line in lines}


def log(town: Town, **fields: object) -> DeadlineId:
    done = town.desk.do(message(**fields), town.priya)
    return DeadlineId(int(done.facts["deadline_id"]))


def answer(desk: LogbookDesk, deadline_id: DeadlineId, at: datetime) -> None:
    desk.do(AnswerDeadline(deadline_id, at, "Priya Nair", Answered.PHONE), person(desk, "Priya"))


def test_the_list_says_before_and_after_and_changes_nothing(tmp_path: Path) -> None:
    town = Town(tmp_path)
    number = log(town)
    (row,) = town.previewed(a_day_later).rows
    assert (row.id, row.before_at, row.after_at) == (
        number,
        toronto("2026-11-25 16:30"),
        toronto("2026-11-26 16:30"),
    )
    assert (row.why, row.ticked, row.title, row.number) == ("closure:Snow", True, "Maria Rossi", "519-555-0142")
    assert (row.channel, row.kind, row.section, row.answerer) == ("call", "call", "5.2", "Priya Nair")
    assert town.row().due_at == toronto("2026-11-25 16:30")


def test_whom_we_told_the_old_date_is_marked_for_the_call_list(tmp_path: Path) -> None:
    town = Town(tmp_path)
    log(town, told_due_at=toronto("2026-11-25 16:30"))
    log(town)
    assert [row.told_at for row in town.previewed(a_day_later).rows] == [TUESDAY, None]


def test_told_a_date_that_is_not_this_deadlines_nobody_is_called_about_it(tmp_path: Path) -> None:
    town = Town(tmp_path)
    log(town, told_due_at=toronto("2026-11-26 12:00"))
    assert [row.told_at for row in town.previewed(a_day_later).rows] == [None]


def test_told_the_first_date_and_moved_once_is_still_to_be_called(tmp_path: Path) -> None:
    town = Town(tmp_path)
    number = log(town, told_due_at=toronto("2026-11-25 16:30"))
    town.applied(a_day_later, number)
    assert [row.told_at for row in town.previewed(a_day_later).rows] == [TUESDAY]


def test_only_what_was_ticked_moves(tmp_path: Path) -> None:
    town = Town(tmp_path)
    first, second = log(town), log(town)
    assert town.applied(a_day_later, second) == 1
    due = {row.id: row.due_at for row in town.desk.read(DueBoard()).rows}
    assert due == {first: toronto("2026-11-25 16:30"), second: toronto("2026-11-26 16:30")}


def test_nothing_moves_unasked(tmp_path: Path) -> None:
    town = Town(tmp_path)
    log(town)
    assert town.applied(a_day_later) == 0
    assert town.row().due_at == toronto("2026-11-25 16:30")


def test_the_original_date_stays_and_the_old_one_is_kept(tmp_path: Path) -> None:
    town = Town(tmp_path)
    number = log(town)
    town.applied(a_day_later, number)
    town.applied(a_day_later, number)
    (row,) = town.previewed(a_day_later).rows
    assert row.original_at == toronto("2026-11-25 16:30")
    assert row.before_at == toronto("2026-11-27 16:30")
    kept = town.history(number)
    assert from_ms(int(str(kept["due_at"][0]))) == toronto("2026-11-26 16:30")
    assert kept["moved_why"] == (None, "closure:Snow")
    assert kept["moved_by"] == (None, town.priya)


def test_what_is_answered_never_moves(tmp_path: Path) -> None:
    town = Town(tmp_path)
    number = log(town)
    town.clock.forward(minutes=20)
    answer(town.desk, number, town.clock.now)
    found = town.previewed(a_day_later)
    assert (found.rows, found.same, found.frozen) == ((), 0, 1)
    assert town.applied(a_day_later, number) == 0


def test_what_is_missed_never_moves(tmp_path: Path) -> None:
    town = Town(tmp_path)
    number = log(town)
    town.clock.set(toronto("2026-11-25 16:31"))
    found = town.previewed(a_day_later)
    assert (found.rows, found.same, found.frozen) == ((), 0, 1)
    assert town.applied(a_day_later, number) == 0


def test_at_its_very_minute_a_deadline_is_not_missed_yet(tmp_path: Path) -> None:
    town = Town(tmp_path)
    log(town)
    town.clock.set(toronto("2026-11-25 16:30"))
    assert len(town.previewed(a_day_later).rows) == 1


def test_answered_between_list_and_saving_keeps_its_verdict(tmp_path: Path) -> None:
    town = Town(tmp_path)
    first, second = log(town), log(town)
    listed = [row.id for row in town.previewed(a_day_later).rows]
    answer(town.desk, first, town.clock.now)
    assert town.applied(a_day_later, *listed) == 1
    assert town.row().id == second


def test_what_stays_as_it_is_is_counted_and_not_listed(tmp_path: Path) -> None:
    town = Town(tmp_path)
    log(town)
    for replace in (stays, as_it_is):
        found = town.previewed(replace)
        assert (found.rows, found.same, found.frozen) == ((), 1, 0)


def test_without_a_date_nothing_moves_until_a_change_gives_one(tmp_path: Path) -> None:
    town = Town(tmp_path)
    log(town, channel=Channel.WALK_IN)
    assert town.previewed(a_day_later).rows == ()

    def dated(_line: Running) -> Replaced:
        return Replaced(toronto("2026-11-27 16:30"), "policy:walk_in", False, nothing_else)

    (row,) = town.previewed(dated).rows
    assert (row.before_at, row.after_at, row.ticked) == (None, toronto("2026-11-27 16:30"), False)
    assert town.applied(dated, row.id) == 1
    moved = town.row()
    assert moved.due_at == toronto("2026-11-27 16:30")
    assert town.history(row.id)["no_due_reason"] == ("no_standard_in_text", None)
    assert town.history(row.id)["original_due_at"][0] is None


def test_a_change_may_take_a_date_away_and_keeps_the_original(tmp_path: Path) -> None:
    town = Town(tmp_path)
    number = log(town)

    def undated(_line: Running) -> Replaced:
        return Replaced(None, "policy:call", True, nothing_else)

    assert town.applied(undated, number) == 1
    assert town.row().due_at is None
    assert town.history(number)["no_due_reason"] == (None, "no_standard_in_text")
    assert "original_due_at" not in town.history(number)


def test_whatever_else_the_row_keeps_is_written_with_it(tmp_path: Path) -> None:
    town = Town(tmp_path)
    number = log(town)

    def with_version(line: Running) -> Replaced | None:
        found = a_day_later(line)
        return found and changed(found, fields=lambda row: {"calendar_version": (row.calendar_version or 0) + 1})

    before = town.lines()[0].version or 0
    town.applied(with_version, number)
    assert town.lines()[0].version == before + 1
    assert town.history(number)["calendar_version"] == (before, before + 1)


def test_sealed_records_are_listed_without_a_name(tmp_path: Path) -> None:
    town = Town(tmp_path)
    log(town, confidential=True)
    saved = town.desk.do(
        LogComplaint(
            uid(), Channel.CALL, About.EMPLOYEE, "Rude.", caller=CallerTyped("Ann Lee", number="519-555-0177")
        ),
        town.priya,
    )
    rows: dict[str, list[MoveRow]] = {}
    for row in town.previewed(a_day_later).rows:
        rows.setdefault(row.record, []).append(row)
    assert {(row.title, row.number, row.sealed) for found in rows.values() for row in found} == {("", "", True)}
    assert {row.record_number for row in rows["complaints"]} == {saved.number}
    assert {row.record_uid for row in rows["complaints"]} == {saved.uid}


def test_the_soonest_stands_first(tmp_path: Path) -> None:
    town = Town(tmp_path)
    letter = log(town, channel=Channel.LETTER)
    called = log(town)
    assert [row.id for row in town.previewed(a_day_later).rows] == [called, letter]


def test_the_terms_frozen_in_a_row_give_its_own_date_again(tmp_path: Path) -> None:
    town = Town(tmp_path)
    for channel in (Channel.CALL, Channel.EMAIL, Channel.LETTER, Channel.VOICEMAIL):
        log(town, channel=channel, outcome=Outcome.MESSAGE)
    logbook = Logbook.open(places(tmp_path).logbook, town.clock.now)
    with logbook.read() as session:
        calendar = Look(session, town.clock.now, str, Towns()).town.calendar
    logbook.close()
    reckoners = Reckoners()
    for line in town.lines():
        if line.due_ms is not None:
            assert instant(reckoners.due_us(line, calendar) or 0) == from_ms(line.due_ms)
            assert frozen_standard(line).kind == line.kind
            assert frozen_switches(line.switches) == Switches()


def test_moving_leaves_a_sound_logbook_and_says_so_in_the_journal(tmp_path: Path) -> None:
    town = Town(tmp_path)
    ids = [log(town) for _ in range(4)]
    assert town.applied(a_day_later, *ids) == 4
    town.desk.close()
    desk = open_desk(places(tmp_path), town.clock, packs)
    assert desk.slow(Check()).sound
    assert [row.due_at for row in desk.read(DueBoard()).rows] == [toronto("2026-11-26 16:30")] * 4
