"""The due queue's order: groups, what is held while somebody looks, and what a line says."""

from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from counterdesk.domain.contact import initials, masked
from counterdesk.domain.deadline import Group
from counterdesk.domain.ids import DeadlineId, PersonId
from counterdesk.services.asks.due import DueAnswer, DueRow
from counterdesk.ui.desk.duelines import Head, Line, Moment, arrange, hold, next_open_day, waiting
from counterdesk.ui.desk.duewords import group, has_more, head, look, spoken, title
from counterdesk.workdays import Calendar
from tests.desk import toronto

NOW = toronto("2026-11-24 14:07")
OFFICE = [["08:30", "16:30"]]
WEEKLY = {"mon": OFFICE, "tue": OFFICE, "wed": OFFICE, "thu": OFFICE, "fri": OFFICE, "sat": [], "sun": []}
WEEK = Calendar.read({"tz": "America/Toronto", "weekly": WEEKLY})

MONDAY_430 = toronto("2026-11-23 16:30")
TODAY_430 = toronto("2026-11-24 16:30")
WEDNESDAY_430 = toronto("2026-11-25 16:30")
FRIDAY_430 = toronto("2026-11-27 16:30")

ROW = DueRow(
    id=DeadlineId(1),
    uid="d1",
    record="contacts",
    record_uid="c1",
    record_number="2026-0001",
    kind="call",
    stage="answer",
    channel="call",
    title="Denise Papineau",
    sealed=False,
    number="519-555-0118",
    topic="Drainage",
    answerer="Maria Rossi",
    claimed_by="",
    claimed_by_id=None,
    received_at=MONDAY_430,
    due_at=TODAY_430,
    promised_at=None,
    sort_at=TODAY_430,
    due_position=None,
    section="5.2",
    must=True,
    message_state="handed",
    tries=0,
    may_be_unreached=False,
    waiting_days=1,
)

TAKEN = {"claimed_by": "Priya Nair", "claimed_by_id": PersonId(1), "claimed_at": toronto("2026-11-24 11:30")}


def row(id_: int = 1, due_at=TODAY_430, **more: object) -> DueRow:
    return replace(ROW, id=DeadlineId(id_), due_at=due_at, sort_at=due_at, **more)


def board(*rows: DueRow) -> DueAnswer:
    return DueAnswer(rows, (WEEK,))


def as_is(text: str) -> str:
    return text


def line_of(one: DueRow, now=NOW) -> tuple[Line, Moment]:
    found = [item for item in arrange(board(one), now) if isinstance(item, Line)]
    return found[0], Moment.of(now, (WEEK,))


def seen(one: DueRow, now=NOW):
    return look(*line_of(one, now), as_is, as_is)


def groups(*rows: DueRow, now=NOW) -> list[Group]:
    return [item.group for item in arrange(board(*rows), now) if isinstance(item, Head)]


@pytest.mark.parametrize(
    ("due_at", "expected"),
    [
        (MONDAY_430, Group.OVERDUE),
        (TODAY_430, Group.TODAY),
        (WEDNESDAY_430, Group.TOMORROW),
        (FRIDAY_430, Group.LATER),
        (None, Group.NO_DATE),
    ],
)
def test_a_row_stands_in_its_group(due_at, expected: Group) -> None:
    assert groups(row(due_at=due_at)) == [expected]


def test_tomorrow_is_the_next_open_day() -> None:
    friday = toronto("2026-11-27 10:00")
    assert groups(row(due_at=toronto("2026-11-30 16:30")), now=friday) == [Group.TOMORROW]


@pytest.mark.parametrize(
    ("due_at", "expected"),
    [
        (NOW, Group.TODAY),
        (NOW - timedelta(milliseconds=1), Group.OVERDUE),
        (toronto("2026-11-25 00:00") - timedelta(milliseconds=1), Group.TODAY),
        (toronto("2026-11-25 00:00"), Group.TOMORROW),
        (toronto("2026-11-26 00:00") - timedelta(milliseconds=1), Group.TOMORROW),
        (toronto("2026-11-26 00:00"), Group.LATER),
    ],
)
def test_a_group_ends_with_the_towns_day(due_at, expected: Group) -> None:
    assert groups(row(due_at=due_at)) == [expected]


def test_a_closed_day_before_the_next_open_one_is_later() -> None:
    friday = toronto("2026-11-27 10:00")
    assert groups(row(due_at=toronto("2026-11-28 12:00")), now=friday) == [Group.LATER]


def test_a_board_that_brings_its_open_microseconds_need_not_work_them_out() -> None:
    (_head, line) = arrange(board(row(due_position=5)), NOW)
    assert isinstance(line, Line)
    assert line.position == 5


def test_what_waits_for_council_stands_under_its_meeting() -> None:
    """T26, E23: a matter waits for the decision; once that has a date it stands by it."""
    assert groups(row(due_at=None, kind="council_decision", council_on=date(2026, 12, 8))) == [Group.COUNCIL]
    assert groups(row(kind="council_decision")) == [Group.TODAY]
    assert groups(row(due_at=None, kind="council_decision")) == [Group.NO_DATE]


def test_groups_stand_in_their_order_with_their_counts() -> None:
    items = arrange(board(row(1, MONDAY_430), row(2), row(3), row(4, WEDNESDAY_430), row(5, None)), NOW)
    heads = [item for item in items if isinstance(item, Head)]
    assert [head(item) for item in heads] == [
        "Overdue · 1",
        "Today · 2",
        "Tomorrow · 1",
        "No date in the policy · 1",
    ]


def test_an_empty_board_has_no_heads() -> None:
    assert arrange(board(), NOW) == ()


def test_every_group_has_its_name() -> None:
    assert len({group(code) for code in Group}) == len(Group)


def test_the_next_open_day_skips_the_weekend() -> None:
    assert next_open_day(WEEK, date(2026, 11, 27)) == date(2026, 11, 30)
    assert next_open_day(None, date(2026, 11, 27)) is None
    never = Calendar.read({"tz": "America/Toronto", "weekly": {day: [] for day in WEEKLY}})
    assert next_open_day(never, date(2026, 11, 27)) is None


def test_the_countdown_runs_in_open_time() -> None:
    assert seen(row()).left == "2 h 23 left"
    assert seen(row(due_at=WEDNESDAY_430)).left == "10 h 23 left"


def test_overnight_the_countdown_stands_still() -> None:
    evening, night = toronto("2026-11-24 18:00"), toronto("2026-11-25 02:00")
    assert seen(row(due_at=WEDNESDAY_430), evening).left == "8 h left"
    assert seen(row(due_at=WEDNESDAY_430), night).left == "8 h left"


def test_a_late_row_says_how_late_in_open_time() -> None:
    look_ = seen(row(due_at=MONDAY_430))
    assert look_.left == "5 h 37 late"
    assert look_.tone == "late"
    assert look_.date == "Mon 4:30"


def test_the_due_instant_itself_is_not_late() -> None:
    assert seen(row(), TODAY_430).left == "0 min left"
    assert seen(row(), TODAY_430 + timedelta(seconds=1)).tone == "late"
    assert seen(row(), TODAY_430 + timedelta(seconds=1)).left == "0 min late"


def test_a_hundred_hours_ahead_minutes_say_nothing() -> None:
    assert seen(row(due_at=toronto("2026-12-15 16:30"))).left == "122 h left"
    assert seen(row(due_at=toronto("2026-10-15 16:30"))).left == "221 h late"


def test_without_a_date_the_days_of_waiting_stand_there() -> None:
    look_ = seen(row(due_at=None, waiting_days=3))
    assert (look_.left, look_.date, look_.tone) == ("3 days", "waiting", "waiting")
    assert seen(row(due_at=None, waiting_days=1)).left == "1 day"


@pytest.mark.parametrize(
    ("due_at", "tone"),
    [(MONDAY_430, "late"), (TODAY_430, "soon"), (WEDNESDAY_430, "later"), (FRIDAY_430, "later"), (None, "waiting")],
)
def test_a_word_and_a_shape_go_with_the_colour(due_at, tone: str) -> None:
    assert seen(row(due_at=due_at)).tone == tone


def test_without_a_calendar_the_date_stands_for_the_countdown() -> None:
    one = arrange(DueAnswer((row(),), ()), NOW)[1]
    assert isinstance(one, Line)
    assert look(one, Moment.of(NOW, ()), as_is, as_is).left == "4:30 p.m."


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "Call back · Maria Rossi"),
        ({"answerer": ""}, "Call back · nobody’s yet"),
        (TAKEN, "Call back · taken by Priya"),
        ({"message_state": "to_hand_over"}, "Not handed over · Maria Rossi"),
        ({"message_state": "to_hand_over", "own": True}, "Call back · Maria Rossi"),
        ({**TAKEN, "message_state": "to_hand_over"}, "Call back · taken by Priya"),
        ({**TAKEN, "message_state": "to_hand_over", "carried": True}, "Not handed over · Maria Rossi"),
        ({"channel": "email", "message_state": ""}, "E-mail · Maria Rossi"),
        ({"channel": "voicemail"}, "Voicemail · Maria Rossi"),
        ({"tries": 1}, "Tried once · Call back · Maria Rossi"),
        ({"tries": 3}, "Tried 3 times · Call back · Maria Rossi"),
        ({"promised_at": TODAY_430 - timedelta(hours=1)}, "Promised 3:30 p.m. · Call back · Maria Rossi"),
        ({"promised_at": TODAY_430}, "Call back · Maria Rossi"),
    ],
)
def test_the_line_says_what_and_who(more: dict[str, object], words: str) -> None:
    assert seen(row(**more)).what == words


@pytest.mark.parametrize(
    ("more_of_it", "words"),
    [
        ({}, ""),
        (TAKEN, "taken 11:30 a.m."),
        ({**TAKEN, "claimed_at": MONDAY_430}, "taken Mon 4:30"),
        ({**TAKEN, "message_state": "to_hand_over", "carried": True}, "Priya has the slip since 11:30 a.m."),
        ({**TAKEN, "paused": True}, "taken 11:30 a.m. · stands still"),
    ],
)
def test_below_it_stands_when_somebody_took_it(more_of_it: dict[str, object], words: str) -> None:
    line, moment = line_of(row(**more_of_it))
    assert look(line, moment, as_is, as_is).more == words


def test_a_complaint_without_stages_is_a_complaint_and_no_call_back() -> None:
    line = Line(row(record="complaints", stage="", message_state="", answerer="", sealed=True), Group.NO_DATE)
    assert look(line, Moment(NOW), str, str).what == "Complaint · nobody’s yet"


@pytest.mark.parametrize(("section", "shown"), [("7", "Policy 7"), ("5.2", "5.2"), ("", "")])
def test_a_section_that_is_a_bare_number_says_what_it_is(section: str, shown: str) -> None:
    line = Line(row(section=section), Group.TODAY)
    assert look(line, Moment(NOW), str, str).section == shown
    assert "Policy Policy" not in spoken(line, Moment(NOW), str, str)


def test_a_sealed_row_shows_kind_and_number_and_no_topic() -> None:
    sealed = row(
        sealed=True, title="2026-0412", record="complaints", stage="investigate", message_state="", answerer=""
    )
    look_ = look(*line_of(sealed), initials, masked)
    assert look_.title == "Complaint 2026-0412"
    assert look_.what == "Investigate · nobody’s yet"
    assert title(replace(sealed, record="contacts"), as_is, as_is) == "Message 2026-0412"
    assert title(replace(sealed, title=""), as_is, as_is) == "Complaint"


@pytest.mark.parametrize(
    ("more", "about"),
    [
        ({}, "Drainage"),
        ({"topic": "", "about": "Pothole on Main"}, "Pothole on Main"),
        ({"topic": "Drainage", "about": "Pothole on Main"}, "Drainage"),
        ({"title": "", "number": "", "record_number": ""}, ""),
        ({"sealed": True, "about": "Pothole on Main"}, ""),
    ],
)
def test_what_it_is_about_stands_beside_the_name(more: dict[str, object], about: str) -> None:
    assert seen(row(**more)).about == about


def test_the_words_of_a_note_are_hidden_behind_their_mask() -> None:
    line, moment = line_of(row(topic="", about="Pothole on Main"))
    assert look(line, moment, initials, masked, lambda _words: "").about == ""
    assert "Pothole" not in spoken(line, moment, initials, masked, lambda _words: "")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "D. P."),
        ({"title": ""}, "•• 18"),
        ({"title": "", "number": ""}, "2026-0001"),
        ({"title": "", "number": "", "record_number": ""}, "Drainage"),
        ({"title": "", "number": "", "record_number": "", "topic": ""}, "Call"),
    ],
)
def test_the_title_is_the_best_there_is_behind_its_mask(more: dict[str, object], words: str) -> None:
    assert title(row(**more), initials, masked) == words


def test_a_line_can_be_heard_whole() -> None:
    line, moment = line_of(row())
    assert spoken(line, moment, as_is, as_is) == (
        "Denise Papineau, Drainage, 2 h 23 left, due Tue 24 Nov, 4:30 p.m., Call back · Maria Rossi, Policy 5.2"
    )
    assert spoken(Head(Group.TODAY, 2), moment, as_is, as_is) == "Today · 2"


def test_what_is_heard_keeps_the_mask() -> None:
    line, moment = line_of(row())
    assert "Papineau" not in spoken(line, moment, initials, masked)


def test_an_absence_is_said_with_its_last_day_and_the_stand_in() -> None:
    absent = row(answerer="Tom Okafor", away_until=date(2026, 11, 27), stand_in="Maria Rossi")
    line, moment = line_of(absent)
    assert has_more(absent)
    assert look(line, moment, as_is, as_is).more == "away until 27 Nov, Maria Rossi stands in"
    assert "Maria Rossi stands in" in spoken(line, moment, as_is, as_is)
    line, moment = line_of(replace(absent, stand_in=""))
    assert look(line, moment, as_is, as_is).more == "away until 27 Nov"


def test_while_held_a_closed_row_stays_where_it_was() -> None:
    shown = arrange(board(row(1), row(2)), NOW)
    held = hold(shown, arrange(board(row(2)), NOW))
    assert [item.id for item in held if isinstance(item, Line)] == [1, 2]
    assert [item.gone for item in held if isinstance(item, Line)] == [True, False]


def test_a_closed_row_that_is_still_shown_says_so() -> None:
    shown = arrange(board(row(1)), NOW)
    held = hold(shown, ())[1]
    assert isinstance(held, Line)
    look_ = look(held, Moment.of(NOW, (WEEK,)), as_is, as_is)
    assert (look_.left, look_.tone) == ("done", "ok")


def test_while_held_a_row_keeps_its_group_and_takes_its_news() -> None:
    shown = arrange(board(row(1)), NOW)
    late = hold(shown, arrange(board(row(1, MONDAY_430, claimed_by="Priya Nair")), NOW))[1]
    assert isinstance(late, Line)
    assert late.group is Group.TODAY
    assert look(late, Moment.of(NOW, (WEEK,)), as_is, as_is).tone == "late"


def test_while_held_new_rows_wait_and_are_counted() -> None:
    shown = arrange(board(row(1)), NOW)
    wanted = arrange(board(row(2, MONDAY_430), row(1), row(3)), NOW)
    assert waiting(shown, wanted) == 2
    assert hold(shown, wanted) == shown


def test_while_held_what_somebody_did_to_a_record_stands_under_its_line() -> None:
    shown = arrange(board(row(1, record_uid="oak"), row(2, record_uid="elm")), NOW)
    after = row(3, due_at=None, kind="council_decision", council_on=date(2026, 12, 8), record_uid="oak")
    wanted = arrange(board(row(1, record_uid="oak"), row(2, record_uid="elm"), after, row(4, record_uid="ash")), NOW)
    held = hold(shown, wanted, "oak")
    assert [(item.id, item.group) for item in held if isinstance(item, Line)] == [
        (1, Group.TODAY),
        (3, Group.TODAY),
        (2, Group.TODAY),
    ]
    assert waiting(held, wanted) == 1
    assert hold(held, wanted, "oak") == held


def test_a_tick_within_the_minute_changes_nothing() -> None:
    first = Moment.of(NOW, (WEEK,))
    assert Moment.of(NOW + timedelta(seconds=59), (WEEK,)).minute() == first.minute()
    assert Moment.of(NOW + timedelta(seconds=60), (WEEK,)).minute() != first.minute()


@given(some.integers(0, 60 * 24 * 40), some.integers(0, 60 * 24 * 40))
def test_the_countdown_is_what_the_calendar_measures(now_minutes: int, due_minutes: int) -> None:
    now, due = MONDAY_430 + timedelta(minutes=now_minutes), MONDAY_430 + timedelta(minutes=due_minutes)
    line, moment = line_of(row(due_at=due.astimezone(UTC)), now.astimezone(UTC))
    seconds = WEEK.seconds_between(now, due)
    assert moment.minutes_left(line) == int(seconds / 60)
    assert moment.is_late(line) == (now > due)


@given(some.lists(some.integers(1, 9), unique=True), some.lists(some.integers(1, 9), unique=True))
def test_holding_never_moves_a_row(before: list[int], after: list[int]) -> None:
    shown = arrange(board(*(row(id_) for id_ in before)), NOW)
    held = hold(shown, arrange(board(*(row(id_, MONDAY_430) for id_ in after)), NOW))
    assert [item.id for item in held if isinstance(item, Line)] == before
    assert {item.id for item in held if isinstance(item, Line) and item.gone} == set(before) - set(after)


def test_a_moved_date_says_why_and_what_the_person_was_told() -> None:
    one = seen(row(moved_why="short_notice:Snow", told_due_at=MONDAY_430))
    assert one.more == "moved, closed for snow · told Mon 4:30"


def test_what_was_told_of_the_deadline_before_is_not_said_of_one_opened_again() -> None:
    assert seen(row(reopens=True, told_due_at=MONDAY_430)).more == "opened again"


def test_the_date_that_was_told_is_no_news_while_it_holds() -> None:
    assert seen(row(told_due_at=TODAY_430)).more == ""


def test_what_stands_still_or_was_opened_again_says_so() -> None:
    assert seen(row(due_at=None, paused=True, reopens=True)).more == "stands still · opened again"


def test_what_comes_after_this_stage_has_its_own_words_to_be_heard() -> None:
    one = row(then_kind="complaint_resolve", then_stage="resolve", then_at=FRIDAY_430)
    assert seen(one).more == "then: resolve by Fri 27 Nov"
    line, moment = line_of(one)
    assert spoken(line, moment, as_is, as_is).endswith("then: resolve by Fri 27 Nov")


def test_a_line_that_is_done_says_nothing_more() -> None:
    line, moment = line_of(row(then_kind="complaint_resolve", then_stage="resolve"))
    assert look(replace(line, gone=True), moment, as_is, as_is).more == ""


def test_what_waits_for_council_shows_its_meeting_and_afterwards_asks_for_the_decision() -> None:
    """T26: the meeting date stands where the countdown would."""
    waiting_row = row(due_at=None, kind="council_decision", council_on=date(2026, 12, 8))
    before = seen(waiting_row)
    assert (before.left, before.date, before.tone) == ("8 Dec", "meeting", "waiting")
    assert "Answer after the decision" in before.what
    after = seen(waiting_row, now=toronto("2026-12-09 09:00"))
    assert (after.left, after.date, after.tone) == ("8 Dec", "meeting was", "soon")
    assert "Record the decision" in after.what
