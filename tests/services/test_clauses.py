"""What each town's policy makes of each way in: the kind, the section, must or should, and the date.

Everything comes in on Tuesday, November 24, 2026, at 10 a.m.; offices are open Monday to Friday, 8:30 to 4:30, and
nothing is closed before Christmas.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import CallerTyped, Channel, Outcome
from counterdesk.services.asks.due import AskPromise, AskWhy, DueBoard
from counterdesk.services.asks.sealed import AskComplaint, LogComplaint
from tests.desk import message, new_desk, person, toronto, uid

WEDNESDAY = "2026-11-25 16:30"
THURSDAY = "2026-11-26 16:30"
FRIDAY = "2026-11-27 16:30"
NEXT_TUESDAY = "2026-12-01 16:30"
THREE_WEEKS = "2026-12-15 16:30"
FIFTEEN_DAYS = "2026-12-09 16:30"


@dataclass(frozen=True)
class Expected:
    """What the first deadline of a contact says; no date where the text gives none."""

    town: str
    channel: Channel
    kind: str
    clause: str
    due: str | None


DATED = [
    Expected("tecumseh", Channel.CALL, "call", "T13", WEDNESDAY),
    Expected("tecumseh", Channel.VOICEMAIL, "call", "T13", WEDNESDAY),
    Expected("tecumseh", Channel.ANSWERING_SERVICE, "call", "T13", WEDNESDAY),
    Expected("tecumseh", Channel.EMAIL, "email", "T25", FRIDAY),
    Expected("tecumseh", Channel.LETTER, "written", "T28", NEXT_TUESDAY),
    Expected("tecumseh", Channel.SOCIAL, "web_message", "T30", WEDNESDAY),
    Expected("tecumseh", Channel.E_FORM, "eform", "T31", THURSDAY),
    Expected("lasalle", Channel.CALL, "call", "L2", THURSDAY),
    Expected("lasalle", Channel.VOICEMAIL, "call", "L2", THURSDAY),
    Expected("lasalle", Channel.EMAIL, "email", "L3", THURSDAY),
    Expected("lasalle", Channel.LETTER, "written", "L4", NEXT_TUESDAY),
    Expected("kawartha_lakes", Channel.CALL, "call", "K2", THURSDAY),
    Expected("kawartha_lakes", Channel.VOICEMAIL, "call", "K2", THURSDAY),
    Expected("kawartha_lakes", Channel.EMAIL, "email", "K3", THURSDAY),
    Expected("kawartha_lakes", Channel.LETTER, "written", "K4", NEXT_TUESDAY),
    Expected("essex", Channel.VOICEMAIL, "voicemail", "E14", THURSDAY),
    Expected("essex", Channel.ANSWERING_SERVICE, "voicemail", "E14", THURSDAY),
    Expected("essex", Channel.EMAIL, "email", "E19", THURSDAY),
    Expected("essex", Channel.LETTER, "written", "E21", NEXT_TUESDAY),
    Expected("essex", Channel.SOCIAL, "direct_message", "E21", THURSDAY),
]

UNDATED = [
    ("tecumseh", Channel.WALK_IN),
    ("lasalle", Channel.WALK_IN),
    ("kawartha_lakes", Channel.WALK_IN),
    ("essex", Channel.WALK_IN),
    ("essex", Channel.CALL),
    *(("amherstburg", channel) for channel in Channel),
]

COMPLAINTS = [
    ("tecumseh", About.EMPLOYEE, (("complaint_investigate", FRIDAY), ("complaint_resolve", THREE_WEEKS))),
    ("lasalle", About.SERVICE, (("complaint_acknowledge", FRIDAY), ("complaint_resolve", FIFTEEN_DAYS))),
]


@pytest.mark.parametrize("expected", DATED, ids=lambda one: f"{one.clause}-{one.town}-{one.channel}")
def test_what_came_in_owes_an_answer_by_its_clause(tmp_path: Path, expected: Expected) -> None:
    desk, _ = new_desk(tmp_path, town=expected.town)
    desk.do(message(channel=expected.channel), person(desk, "Priya"))
    (row,) = desk.read(DueBoard()).rows
    why = desk.read(AskWhy(row.id))
    assert (row.kind, why.clause) == (expected.kind, expected.clause)
    assert row.due_at == toronto(expected.due or "")
    assert row.section == why.section
    assert why.town_words


@pytest.mark.parametrize("expected", DATED, ids=lambda one: f"{one.clause}-{one.town}-{one.channel}")
def test_the_card_promises_exactly_what_is_then_due(tmp_path: Path, expected: Expected) -> None:
    desk, clock = new_desk(tmp_path, town=expected.town)
    promise = desk.read(AskPromise(expected.channel, Outcome.MESSAGE, clock.now))
    desk.do(message(channel=expected.channel), person(desk, "Priya"))
    (row,) = desk.read(DueBoard()).rows
    assert (promise.kind, promise.due_at, promise.section) == (row.kind, row.due_at, row.section)


@pytest.mark.parametrize(("town", "channel"), UNDATED, ids=lambda one: str(one))
def test_where_the_text_gives_no_number_none_is_invented(tmp_path: Path, town: str, channel: Channel) -> None:
    desk, clock = new_desk(tmp_path, town=town)
    desk.do(message(channel=channel), person(desk, "Priya"))
    (row,) = desk.read(DueBoard()).rows
    assert (row.due_at, row.sort_at, row.waiting_days) == (None, None, 0)
    assert desk.read(AskPromise(channel, Outcome.MESSAGE, clock.now)).due_at is None
    clock.forward(days=3)
    assert desk.read(DueBoard()).rows[0].waiting_days == 3


@pytest.mark.parametrize(("town", "about", "clocks"), COMPLAINTS, ids=lambda one: str(one)[:20])
def test_a_complaint_starts_the_clocks_of_its_route(
    tmp_path: Path, town: str, about: About, clocks: tuple[tuple[str, str], ...]
) -> None:
    desk, _ = new_desk(tmp_path, town=town)
    done = desk.do(LogComplaint(uid(), Channel.LETTER, about, "It never came."), person(desk, "Priya"))
    due = desk.read(AskComplaint(done.uid)).due
    assert tuple((kind, at) for kind, at, _ in due) == tuple((kind, toronto(at)) for kind, at in clocks)


@pytest.mark.parametrize("channel", [Channel.VOICEMAIL, Channel.EMAIL, Channel.LETTER, Channel.SOCIAL])
def test_everything_essex_owes_has_the_outer_limit_behind_it(tmp_path: Path, channel: Channel) -> None:
    desk, _ = new_desk(tmp_path, town="essex")
    desk.do(message(channel=channel, outcome=Outcome.SEND), person(desk, "Priya"))
    (row,) = desk.read(DueBoard()).rows
    assert row.stage != "total"
    assert row.message_state == ""


@pytest.mark.parametrize("town", ["tecumseh", "lasalle", "kawartha_lakes", "essex"])
@pytest.mark.parametrize("outcome", [Outcome.ANSWERED, Outcome.TRANSFERRED, Outcome.REFERRED, Outcome.NOTHING_OWED])
def test_what_was_settled_live_owes_nothing_anywhere(tmp_path: Path, town: str, outcome: Outcome) -> None:
    desk, _ = new_desk(tmp_path, town=town)
    desk.do(message(outcome=outcome, caller=CallerTyped()), person(desk, "Priya"))
    assert desk.read(DueBoard()).rows == ()
