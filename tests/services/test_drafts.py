"""Cards that are not saved yet: kept as typed, parked, thrown away and brought back, and nobody else's to read."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Channel
from counterdesk.domain.ids import PersonId
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import DayLog, IncomingRow, LogIncoming, LogOneClick
from counterdesk.services.asks.logbook import AskDrafts, Check, Draft, DropDraft, KeepDraft
from counterdesk.services.asks.people import ComeToDesk, LeaveDesk
from counterdesk.services.asks.sealed import IncidentTyped, LogComplaint, SaveIncident
from counterdesk.services.cards import all_of
from counterdesk.services.door import LogbookDesk, open_desk
from tests.desk import TUESDAY, Clock, bare_desk, call, new_desk, packs, person, places, topic, toronto, uid

KINDS = ("walk_in", "call", "message", "incoming", "complaint", "incident")
SEALED_KINDS = ("complaint", "incident")


@pytest.fixture
def two(tmp_path: Path) -> tuple[LogbookDesk, Clock]:
    """A desk with Priya here, and Tom who may come."""
    return new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))


def typed(desk: LogbookDesk, clock: Clock, who: str = "Priya", **fields: object) -> Draft:
    """Gives a card as it is typed, not kept yet."""
    usual = {
        "uid": uid(),
        "kind": "call",
        "author_id": person(desk, who) if who else None,
        "content": '{"note": "Asked about leaves"}',
        "opened_at": clock.now,
    }
    return Draft(**{**usual, **fields})


def keep(desk: LogbookDesk, draft: Draft) -> str:
    desk.do(KeepDraft(draft), draft.author_id)
    return draft.uid


def uids(desk: LogbookDesk, *, discarded: bool = False) -> list[str]:
    return [one.uid for one in desk.read(AskDrafts(discarded))]


@pytest.mark.parametrize("kind", KINDS)
def test_a_card_of_every_kind_comes_back_as_it_was_typed(two, kind: str) -> None:
    desk, clock = two
    draft = typed(desk, clock, kind=kind, content=json.dumps({"x": "é\n\t🙂"}), parked_at=clock.now)
    keep(desk, draft)
    (back,) = desk.read(AskDrafts())
    assert replace(back, changed_at=None) == replace(draft, sealed=kind in SEALED_KINDS)
    assert back.changed_at == clock.now


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_whatever_stands_in_a_card_stands_in_its_draft(two, content: str) -> None:
    desk, clock = two
    entry = keep(desk, typed(desk, clock, content=content))
    assert next(one for one in desk.read(AskDrafts()) if one.uid == entry).content == content
    desk.do(DropDraft(entry), person(desk, "Priya"))


def test_typing_on_keeps_one_draft_with_its_newest_text(two) -> None:
    desk, clock = two
    draft = typed(desk, clock)
    for words in ("A", "As", "Ask"):
        clock.forward(seconds=1)
        keep(desk, replace(draft, content=words))
    (back,) = desk.read(AskDrafts())
    assert (back.content, back.opened_at, back.changed_at) == ("Ask", draft.opened_at, clock.now)


def test_a_parked_card_that_is_opened_again_is_parked_no_more(two) -> None:
    desk, clock = two
    draft = typed(desk, clock, parked_at=clock.now)
    keep(desk, draft)
    keep(desk, replace(draft, parked_at=None))
    assert desk.read(AskDrafts())[0].parked_at is None


def test_drafts_come_in_the_order_in_which_the_cards_were_opened(two) -> None:
    desk, clock = two
    late = typed(desk, clock, opened_at=clock.now + timedelta(minutes=2))
    early = typed(desk, clock)
    for draft in (late, early, replace(late, content="more")):
        keep(desk, draft)
    assert uids(desk) == [early.uid, late.uid]


def test_a_draft_writes_nothing_into_the_logbook(two) -> None:
    desk, clock = two
    before = desk._logbook.seq()
    entry = keep(desk, typed(desk, clock))
    desk.do(DropDraft(entry, for_good=False), person(desk, "Priya"))
    assert desk._logbook.seq() == before
    assert desk.changes_since(before) is None


def test_what_was_thrown_away_can_be_brought_back_for_ten_minutes(two) -> None:
    desk, clock = two
    entry = keep(desk, typed(desk, clock))
    done = desk.do(DropDraft(entry, for_good=False), person(desk, "Priya"))
    assert done.action == "draft_discarded"
    assert (uids(desk), uids(desk, discarded=True)) == ([], [entry])
    clock.forward(minutes=10)
    assert uids(desk, discarded=True) == [entry]
    clock.forward(seconds=1)
    assert uids(desk, discarded=True) == []


def test_what_was_brought_back_is_an_open_card_again(two) -> None:
    desk, clock = two
    draft = typed(desk, clock)
    keep(desk, draft)
    desk.do(DropDraft(draft.uid, for_good=False), person(desk, "Priya"))
    keep(desk, draft)
    assert (uids(desk), uids(desk, discarded=True)) == ([draft.uid], [])
    clock.forward(hours=5)
    assert uids(desk) == [draft.uid]


def test_after_ten_minutes_the_text_has_left_the_file(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    entry = keep(desk, typed(desk, clock, content="The fishpond in the garden."))
    desk.do(DropDraft(entry, for_good=False), person(desk, "Priya"))
    clock.forward(minutes=11)
    desk.read(AskDrafts())
    desk.close()
    assert b"fishpond" not in places(tmp_path).drafts.read_bytes()


@pytest.mark.parametrize("for_good", [True, False])
def test_forgetting_what_is_not_there_is_harmless(two, for_good: bool) -> None:
    desk, _ = two
    done = desk.do(DropDraft("no-such-uid", for_good), person(desk, "Priya"))
    assert done.action == "draft_dropped"
    assert uids(desk) == []


@pytest.mark.parametrize("kind", KINDS)
def test_only_confidential_kinds_are_hidden_from_others(two, kind: str) -> None:
    desk, clock = two
    entry = keep(desk, typed(desk, clock, kind=kind))
    desk.do(ComeToDesk(person(desk, "Tom")), person(desk, "Tom"))
    assert uids(desk) == ([] if kind in SEALED_KINDS else [entry])
    desk.do(ComeToDesk(person(desk, "Priya")), person(desk, "Priya"))
    assert uids(desk) == [entry]


@pytest.mark.parametrize("kind", SEALED_KINDS)
def test_with_nobody_here_confidential_cards_are_shown_to_nobody(two, kind: str) -> None:
    desk, clock = two
    keep(desk, typed(desk, clock, kind=kind))
    desk.do(LeaveDesk(), person(desk, "Priya"))
    assert uids(desk) == []


def test_a_call_marked_confidential_is_its_authors_alone(two) -> None:
    desk, clock = two
    entry = keep(desk, typed(desk, clock, sealed=True))
    assert uids(desk) == [entry]
    desk.do(ComeToDesk(person(desk, "Tom")), person(desk, "Tom"))
    assert uids(desk) == []


def test_a_confidential_card_on_hold_comes_back_when_its_author_does(two) -> None:
    desk, clock = two
    entry = keep(desk, typed(desk, clock, kind="complaint", parked_at=clock.now))
    desk.do(ComeToDesk(person(desk, "Tom")), person(desk, "Tom"))
    assert uids(desk, discarded=True) == []
    desk.do(ComeToDesk(person(desk, "Priya")), person(desk, "Priya"))
    assert uids(desk) == [entry]


def test_the_summary_counts_every_card_and_reads_none(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    for kind, who in (("call", "Priya"), ("complaint", "Priya"), ("incident", "Tom"), ("walk_in", "")):
        keep(desk, typed(desk, clock, who, kind=kind))
    thrown = keep(desk, typed(desk, clock))
    desk.do(DropDraft(thrown, for_good=False), person(desk, "Priya"))
    authors = [person(desk, name) for name in ("Priya", "Tom")]
    found = all_of(places(tmp_path).drafts, clock.now, authors)
    assert sorted(one.kind for one in found) == ["call", "complaint", "incident", "walk_in"]


def test_a_desk_without_drafts_has_none_and_makes_no_file(tmp_path: Path) -> None:
    assert all_of(tmp_path / "drafts.db", TUESDAY, [PersonId(1)]) == ()
    assert list(tmp_path.iterdir()) == []


def test_drafts_are_there_before_a_town_is_chosen(tmp_path: Path) -> None:
    desk, clock = bare_desk(tmp_path)
    draft = Draft(uid(), "call", None, "x", clock.now)
    desk.do(KeepDraft(draft), None)
    assert uids(desk) == [draft.uid]


@pytest.mark.parametrize("length", [4_000_000, 4_000_001])
def test_a_card_holds_four_million_letters_and_not_one_more(two, length: int) -> None:
    desk, clock = two
    draft = typed(desk, clock, content="m" * length)
    if length == 4_000_000:
        keep(desk, draft)
        assert len(desk.read(AskDrafts())[0].content) == length
        return
    with pytest.raises(Refused, match="text_too_long"):
        keep(desk, draft)
    assert uids(desk) == []


COMMANDS = {
    "call": lambda desk, name: call(uid=name),
    "one click": lambda desk, name: LogOneClick(name, Channel.CALL, topic(desk)),
    "sheet": lambda desk, name: LogIncoming(name, (IncomingRow(uid(), Channel.EMAIL, TUESDAY, about="Leaves"),)),
    "complaint": lambda desk, name: LogComplaint(name, Channel.CALL, About.SERVICE, "Late."),
    "incident": lambda desk, name: SaveIncident(name, IncidentTyped(TUESDAY, Channel.CALL)),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_saved_card_leaves_no_draft_and_others_stay(two, name: str) -> None:
    desk, clock = two
    mine, other = typed(desk, clock), typed(desk, clock)
    keep(desk, mine)
    keep(desk, other)
    desk.do(COMMANDS[name](desk, mine.uid), person(desk, "Priya"))
    assert uids(desk) == [other.uid]


@pytest.mark.parametrize(
    "card",
    [
        lambda name: call(uid=name, note="", topic_id=None),
        lambda name: call(uid=name, happened_at=toronto("2027-01-01 10:00")),
        lambda name: call(uid=name, note="x" * 20_001),
        lambda name: LogComplaint(name, Channel.CALL, About.SERVICE, " "),
    ],
)
def test_a_refused_card_keeps_its_draft(two, card) -> None:
    desk, clock = two
    entry = keep(desk, typed(desk, clock))
    with pytest.raises(Refused):
        desk.do(card(entry), person(desk, "Priya"))
    assert uids(desk) == [entry]


def test_after_the_power_went_every_draft_is_there(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    kept = [keep(desk, typed(desk, clock, opened_at=clock.now + timedelta(seconds=place))) for place in range(5)]
    again = open_desk(places(tmp_path), clock, packs)
    assert uids(again) == kept
    again.close()


def test_drafts_that_were_lost_cost_no_entry(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    entry = desk.do(call(), person(desk, "Priya")).uid
    keep(desk, typed(desk, clock))
    desk.close()
    for file in tmp_path.glob("drafts.db*"):
        file.unlink()
    again = open_desk(places(tmp_path), clock, packs)
    assert uids(again) == []
    day = DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))
    assert [row.uid for row in again.read(day).rows] == [entry]
    assert again.slow(Check()).sound
    again.close()
