"""Fixing a complaint: by whom, what it owes then, and that its people stay sealed."""

from dataclasses import replace
from pathlib import Path

import pytest

from counterdesk.domain.complaint import About, Risk
from counterdesk.domain.contact import CallerTyped, Channel
from counterdesk.domain.deadline import Answered
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import Find, Undo
from counterdesk.services.asks.due import AnswerDeadline, AskWhy, DueBoard
from counterdesk.services.asks.fixing import AskComplaintToFix, FixComplaint, PreviewComplaintFix
from counterdesk.services.asks.logbook import Check
from counterdesk.services.asks.sealed import AskComplaint, LogComplaint, OpenSealed
from counterdesk.services.door import LogbookDesk
from tests.desk import Clock, new_desk, person, toronto, uid

MARIA = CallerTyped("Maria Rossi", number="519-555-0142")


@pytest.fixture
def two(tmp_path: Path) -> tuple[LogbookDesk, Clock]:
    """A desk in Tecumseh with Priya and Tom."""
    return new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))


def logged(desk: LogbookDesk, **fields: object) -> str:
    """Logs a complaint as Priya and gives its uid."""
    usual: dict[str, object] = {"channel": Channel.CALL, "about": About.SERVICE, "text": "The plough came late."}
    command = LogComplaint(uid(), **{**usual, "caller": MARIA, "address": "12 Elm St", **fields})  # type: ignore[arg-type]
    return desk.do(command, person(desk, "Priya")).uid


def to_fix(desk: LogbookDesk, entry: str, who: str = "Priya", opening: str = ""):
    return desk.read(AskComplaintToFix(entry, person(desk, who), opening))


def opened(desk: LogbookDesk, entry: str, who: str = "Tom") -> str:
    opening = uid()
    desk.do(OpenSealed("complaints", entry, "To be answered", opening), person(desk, who))
    return opening


def fix(desk: LogbookDesk, entry: str, who: str = "Priya", reason: str = "", opening: str = "", **fields: object):
    shown = to_fix(desk, entry, who, opening).entry
    return desk.do(FixComplaint(replace(shown, **fields), reason, opening), person(desk, who))


def due(desk: LogbookDesk) -> list[object]:
    return sorted((row.kind, row.stage, str(row.due_at)) for row in desk.read(DueBoard()).rows)


def sound(desk: LogbookDesk) -> bool:
    return desk.slow(Check()).sound


FIELDS = {
    "text": "The plough never came.",
    "action_requested": "A plough by Friday.",
    "caller": CallerTyped("Mario Rossi", number="519-555-0199", reach_at="m@example.ca"),
    "address": "14 Elm St",
    "channel": Channel.LETTER,
    "received_at": toronto("2026-11-23 15:00"),
    "topic": "Roads",
}


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_a_complaint_can_be_fixed_by_its_author(two, field: str) -> None:
    desk, _ = two
    entry = logged(desk)
    done = fix(desk, entry, **{field: FIELDS[field]})
    assert (done.action, done.number, done.author) == ("complaint_fixed", "2026-0001", "Priya Nair")
    assert getattr(to_fix(desk, entry).entry, field) == FIELDS[field]
    assert sound(desk)


def test_saved_as_it_was_nothing_is_different(two) -> None:
    desk, _ = two
    for about in About:
        entry = logged(desk, about=about)
        with pytest.raises(Refused, match="nothing_changed"):
            fix(desk, entry)


LEAVE = (
    ("Priya", 0, "", True, ""),
    ("Priya", 0, "", False, ""),
    ("Priya", 11, "", True, "fix_reason_needed"),
    ("Priya", 11, "Misheard", True, ""),
    ("Tom", 0, "", True, "fix_reason_needed"),
    ("Tom", 0, "Misheard", True, ""),
    ("Tom", 90, "Misheard", True, ""),
)


@pytest.mark.parametrize(("who", "minutes", "reason", "is_open", "code"), LEAVE)
def test_who_may_fix_a_complaint(two, who: str, minutes: int, reason: str, is_open: bool, code: str) -> None:
    desk, clock = two
    entry = logged(desk)
    clock.forward(minutes=minutes)
    opening = opened(desk, entry, who) if is_open else ""
    if code:
        with pytest.raises(Refused, match=code):
            fix(desk, entry, who, reason, opening, text="Never.")
    else:
        fix(desk, entry, who, reason, opening, text="Never.")
        assert to_fix(desk, entry, who, opened(desk, entry, who)).entry.text == "Never."


@pytest.mark.parametrize(("who", "minutes"), [("Priya", 11), ("Tom", 0)])
def test_without_opening_it_nobody_else_reads_or_fixes_it(two, who: str, minutes: int) -> None:
    desk, clock = two
    entry = logged(desk)
    shown = to_fix(desk, entry).entry
    clock.forward(minutes=minutes)
    with pytest.raises(Refused, match="fix_unopened"):
        to_fix(desk, entry, who)
    with pytest.raises(Refused, match="fix_unopened"):
        desk.do(FixComplaint(replace(shown, text="x"), "Because"), person(desk, who))


def test_an_opening_of_yesterday_opens_nothing(two) -> None:
    desk, clock = two
    entry = logged(desk)
    opening = opened(desk, entry)
    clock.forward(hours=20)
    with pytest.raises(Refused, match="fix_unopened"):
        to_fix(desk, entry, "Tom", opening)


CHANGES = (
    {"received_at": toronto("2026-11-20 15:00")},
    {"channel": Channel.LETTER},
    {"about": About.EMPLOYEE, "employee": "The plough's driver"},
    {"about": About.BYLAW},
    {"anonymous": True, "caller": CallerTyped(), "address": "", "risk": Risk.NONE},
    {"anonymous": True, "caller": CallerTyped(), "address": "", "risk": Risk.RISK},
)


@pytest.mark.parametrize("fields", CHANGES, ids=["time", "channel", "employee", "by-law", "no risk", "risk"])
@pytest.mark.parametrize("town", ["tecumseh", "essex", "lasalle"])
def test_a_fixed_complaint_owes_what_it_would_have_owed(tmp_path: Path, town: str, fields: dict[str, object]) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    desk, other = (new_desk(tmp_path / folder, town=town)[0] for folder in ("one", "two"))
    fixed = logged(desk)
    logged(other, **fields)
    promised = desk.read(PreviewComplaintFix(replace(to_fix(desk, fixed).entry, **fields)))
    fix(desk, fixed, **fields)
    assert due(desk) == due(other)
    assert str(promised.after_at) in [row[2] for row in due(desk)] or (promised.after_at, due(desk)) == (None, [])
    assert sound(desk)


def test_owed_nothing_and_owed_again_is_the_same_as_before(two) -> None:
    desk, _ = two
    entry = logged(desk)
    before = due(desk)
    fix(desk, entry, anonymous=True, caller=CallerTyped(), address="", risk=Risk.NONE)
    assert due(desk) == []
    fix(desk, entry, anonymous=False, caller=MARIA, address="12 Elm St", risk=Risk.NOT_ASSESSED)
    assert due(desk) == before
    assert sound(desk)


def test_the_date_that_moved_says_why_and_from_where(two) -> None:
    desk, _ = two
    entry = logged(desk, about=About.EMPLOYEE)
    before = desk.read(DueBoard()).rows[0]
    done = fix(desk, entry, received_at=toronto("2026-11-20 15:00"))
    why = desk.read(AskWhy(before.id))
    assert (why.moved.why, why.moved.before_at) == ("fixed", before.due_at)
    assert done.facts["was_due_at"] == before.due_at.isoformat()


@pytest.mark.parametrize("fields", [CHANGES[0], CHANGES[1], CHANGES[2]], ids=["time", "channel", "about"])
def test_what_was_answered_is_never_dated_anew(two, fields: dict[str, object]) -> None:
    desk, clock = two
    entry = logged(desk)
    row = desk.read(DueBoard()).rows[0]
    desk.do(AnswerDeadline(row.id, clock(), "Priya Nair", Answered.PHONE), person(desk, "Priya"))
    assert desk.read(PreviewComplaintFix(replace(to_fix(desk, entry).entry, **fields))).refused == "fix_answered"
    with pytest.raises(Refused, match="fix_answered"):
        fix(desk, entry, **fields)
    fix(desk, entry, text="The plough never came.")


def test_a_preview_of_words_alone_moves_nothing(two) -> None:
    desk, _ = two
    entry = logged(desk)
    found = desk.read(PreviewComplaintFix(replace(to_fix(desk, entry).entry, text="Never.")))
    assert (found.is_dated, found.before_at) == (False, found.after_at)


def test_whoever_opens_it_reads_what_it_said_before_and_nobody_else(two) -> None:
    desk, _ = two
    entry = logged(desk)
    fix(desk, entry, text="The plough never came.", caller=CallerTyped("Mario Rossi"))
    history = desk.read(AskComplaint(entry, opened(desk, entry))).history
    changes = {line.field: (line.before, line.after) for line in history if line.field}
    assert changes["subject_sealed"] == ("The plough came late.", "The plough never came.")
    assert changes["name"] == ("Maria Rossi", "Mario Rossi")
    assert "Rossi" not in repr(desk.read(AskComplaint(entry)))
    assert "plough" not in repr(desk.read(AskComplaint(entry)))


def test_made_one_about_an_employee_it_leaves_the_open_index(two) -> None:
    desk, _ = two
    entry = logged(desk)
    fix(desk, entry, about=About.EMPLOYEE, employee="Gerald Fenwick", text="Gerald Fenwick shouted.")
    for words in ("fenwick", "shouted", "plough"):
        assert desk.read(Find(words)) == ()


def test_what_a_fix_says_names_nobody(two) -> None:
    desk, _ = two
    done = fix(desk, logged(desk), caller=CallerTyped("Mario Bianchi"), text="Bianchi fell.")
    assert "Bianchi" not in repr(done)


@pytest.mark.parametrize(
    ("fields", "code"), [({"text": " "}, "nothing_happened"), ({"department_id": 99}, "not_there")]
)
def test_a_complaint_stays_a_complaint(two, fields: dict[str, object], code: str) -> None:
    desk, _ = two
    entry = logged(desk)
    with pytest.raises(Refused, match=code):
        fix(desk, entry, **fields)


def test_a_time_to_come_and_a_voided_complaint_are_refused(two) -> None:
    desk, _ = two
    entry = logged(desk)
    with pytest.raises(Refused, match="received_in_future"):
        fix(desk, entry, received_at=toronto("2026-12-24 15:00"))
    desk.do(Undo(entry), person(desk, "Priya"))
    with pytest.raises(Refused, match="not_there"):
        to_fix(desk, entry)


def test_a_fix_of_a_complaint_that_somebody_changed_meanwhile_is_not_saved_over_it(two) -> None:
    desk, clock = two
    entry = logged(desk)
    shown = to_fix(desk, entry).entry
    clock.forward(minutes=1)
    fix(desk, entry, "Tom", "He rang again", opened(desk, entry), text="The plough came at noon.")
    with pytest.raises(Refused, match="fix_overtaken"):
        desk.do(FixComplaint(replace(shown, text="Nothing."), before=shown), person(desk, "Priya"))
    assert to_fix(desk, entry).entry.text == "The plough came at noon."
