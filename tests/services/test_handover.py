"""Handing over the desk: what there is to hand on, where each thing goes, and the words "I have it"."""

from datetime import date
from pathlib import Path

import pytest

from counterdesk.domain.instants import local
from counterdesk.domain.message import MessageState
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import LogContact, MarkMessage
from counterdesk.services.asks.due import DueBoard, DueRow, TakeDeadline
from counterdesk.services.asks.handover import (
    AskHandover,
    AskWaiting,
    Handed,
    HandItem,
    HandOver,
    HandoverRow,
    TakeOver,
)
from counterdesk.services.asks.logbook import AskDrafts, Draft, KeepDraft
from counterdesk.services.asks.paper import AskShift
from counterdesk.services.asks.people import ComeToDesk, WhoIsHere
from counterdesk.services.door import LogbookDesk, open_desk
from tests.desk import Clock, message, message_for_tom, new_desk, packs, person, places, toronto, uid

PEOPLE = ("Priya Nair", "Sam Okafor", "Tom Ng")
TODAY = date(2026, 11, 24)


class Counter:
    """A counter with Priya at the desk, and Sam and Tom near it."""

    def __init__(self, desk: LogbookDesk, clock: Clock) -> None:
        self.desk, self.clock = desk, clock
        self.priya, self.sam, self.tom = (person(desk, name) for name in ("Priya", "Sam", "Tom"))

    def logs(self, command: LogContact) -> None:
        self.desk.do(command, self.priya)
        self.clock.forward(minutes=1)

    def takes(self, place: int = 0, who: int | None = None) -> None:
        """Somebody presses "I'll take it"."""
        self.desk.do(TakeDeadline(self.desk.read(DueBoard()).rows[place].id, who or self.priya), self.priya)

    def lists(self) -> tuple[HandItem, ...]:
        return self.desk.read(AskHandover()).items

    def hands_over(self, *items: Handed, to: int | None = None, remark: str = "") -> HandoverRow:
        self.desk.do(HandOver(items, to, remark), self.priya)
        found = self.desk.read(AskWaiting())
        assert found is not None
        return found

    def has_it(self, who: int) -> None:
        waiting = self.desk.read(AskWaiting())
        assert waiting is not None
        self.desk.do(TakeOver(waiting.uid), who)

    def claims(self) -> list[str]:
        return [row.claimed_by for row in self.desk.read(DueBoard()).rows]

    def here(self) -> str:
        found = self.desk.read(WhoIsHere())
        return found.name if found else ""

    def parks(self, kind: str = "call", sealed: bool = False) -> str:
        draft = Draft(uid(), kind, self.priya, "{}", self.clock(), parked_at=self.clock(), sealed=sealed)
        self.desk.do(KeepDraft(draft), self.priya)
        return draft.uid

    def authors(self) -> list[int | None]:
        return [draft.author_id for draft in self.desk.read(AskDrafts())]


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    return Counter(*new_desk(tmp_path, people=PEOPLE))


def of(item: HandItem, to: int | None = None, *, stays: bool = False) -> Handed:
    return Handed(item.what, str(item.id), to, stays)


def test_a_quiet_day_has_nothing_to_hand_over(counter: Counter) -> None:
    assert counter.lists() == ()
    assert counter.desk.read(AskHandover()).next_open_day == date(2026, 11, 25)


def test_what_is_due_tomorrow_and_slips_on_their_way_are_listed(counter: Counter) -> None:
    counter.logs(message_for_tom())
    counter.logs(message())
    assert sorted(item.what for item in counter.lists()) == ["call_back", "message"]
    slip = next(item for item in counter.lists() if item.what == "message")
    assert (slip.has, slip.title, slip.number) == ("Tom Ng", "Maria Rossi", "2026-0001")


def test_what_the_leaving_person_took_comes_first(counter: Counter) -> None:
    counter.logs(message_for_tom())
    counter.logs(message_for_tom())
    counter.takes(1)
    assert [item.what for item in counter.lists()] == ["taken", "message"]


def test_what_was_due_yesterday_is_overdue(counter: Counter) -> None:
    counter.logs(message())
    counter.clock.set(toronto("2026-11-27 10:00"))
    counter.desk.do(ComeToDesk(counter.priya), counter.priya)
    assert [item.what for item in counter.lists()] == ["overdue"]


def test_with_nobody_there_nothing_is_listed_and_nothing_handed_over(tmp_path: Path) -> None:
    counter = Counter(*new_desk(tmp_path, people=PEOPLE, here=False))
    assert counter.lists() == ()
    with pytest.raises(Refused, match="nobody_here"):
        counter.desk.do(HandOver(), counter.priya)


def test_handing_over_ends_the_shift(counter: Counter) -> None:
    counter.clock.forward(hours=2)
    row = counter.hands_over(to=counter.sam, remark="The plotter is out of paper.")
    assert counter.here() == ""
    assert (row.from_name, row.to, row.remark, row.taken_at) == (
        "Priya Nair",
        "Sam Okafor",
        "The plotter is out of paper.",
        None,
    )
    (shift,) = counter.desk.slow(AskShift(TODAY, TODAY)).shifts
    assert (shift.to_at, shift.assumed) == (row.at, False)


def test_a_claim_goes_to_the_colleague_it_was_sent_to(counter: Counter) -> None:
    counter.logs(message_for_tom())
    counter.takes()
    (item,) = counter.lists()
    counter.hands_over(of(item, counter.sam))
    assert counter.claims() == ["Sam Okafor"]


def test_a_claim_sent_to_the_counter_is_free_again(counter: Counter) -> None:
    counter.logs(message_for_tom())
    counter.takes()
    counter.hands_over(of(counter.lists()[0]))
    assert counter.claims() == [""]


def test_a_claim_may_stay_with_whoever_leaves(counter: Counter) -> None:
    counter.logs(message_for_tom())
    counter.takes()
    counter.hands_over(of(counter.lists()[0], stays=True))
    assert counter.claims() == ["Priya Nair"]


def test_what_a_third_person_took_stays_theirs_when_it_goes_to_the_counter(counter: Counter) -> None:
    counter.logs(message_for_tom())
    counter.takes(who=counter.tom)
    (item,) = counter.lists()
    assert item.has == "Tom Ng"
    counter.hands_over(of(item))
    assert counter.claims() == ["Tom Ng"]


def slip(counter: Counter) -> DueRow:
    """Gives the only message as the queue shows it."""
    (row,) = counter.desk.read(DueBoard()).rows
    return row


def hands_slip_to_sam(counter: Counter) -> None:
    """A message for Tom is on its way to him, and Sam is to bring it."""
    counter.logs(message_for_tom())
    counter.hands_over(of(counter.lists()[0], counter.sam), to=counter.sam)
    counter.clock.forward(minutes=3)


def test_a_slip_is_nobodys_until_somebody_says_that_they_have_it(counter: Counter) -> None:
    hands_slip_to_sam(counter)
    assert (slip(counter).claimed_by, slip(counter).carried) == ("", False)


def test_i_have_it_claims_the_slip_with_the_time_and_it_is_still_to_be_handed_over(counter: Counter) -> None:
    hands_slip_to_sam(counter)
    counter.has_it(counter.sam)
    row = slip(counter)
    assert (row.claimed_by, row.claimed_at, row.carried) == ("Sam Okafor", counter.clock(), True)
    assert [(item.what, item.has) for item in counter.lists()] == [("message", "Sam Okafor")]


def test_the_summary_says_who_has_the_slip_since_when(counter: Counter) -> None:
    hands_slip_to_sam(counter)
    counter.has_it(counter.sam)
    (item,) = counter.desk.slow(AskShift(TODAY, TODAY)).to_do
    assert (item.what, item.who_has_it, item.has_since) == ("message", "Sam Okafor", counter.clock())


def test_who_took_the_desk_instead_has_no_slip_that_was_meant_for_another(counter: Counter) -> None:
    hands_slip_to_sam(counter)
    counter.has_it(counter.tom)
    assert slip(counter).claimed_by == ""
    assert [item.what for item in counter.lists()] == ["message"]


def test_a_slip_that_was_handed_over_meanwhile_is_nobodys_errand(counter: Counter) -> None:
    hands_slip_to_sam(counter)
    counter.desk.do(MarkMessage(slip(counter).record_uid, MessageState.HANDED), counter.priya)
    counter.has_it(counter.sam)
    assert slip(counter).claimed_by == ""


def test_once_it_is_handed_over_the_one_it_is_for_has_it(counter: Counter) -> None:
    hands_slip_to_sam(counter)
    counter.has_it(counter.sam)
    counter.desk.do(MarkMessage(slip(counter).record_uid, MessageState.HANDED), counter.sam)
    assert (slip(counter).claimed_by, slip(counter).answerer) == ("", "Tom Ng")
    counter.desk.do(MarkMessage(slip(counter).record_uid, MessageState.TO_HAND_OVER), counter.sam)
    assert slip(counter).claimed_by == "Sam Okafor"


def test_a_slip_goes_on_with_the_desk(counter: Counter) -> None:
    hands_slip_to_sam(counter)
    counter.has_it(counter.sam)
    counter.desk.do(HandOver((of(counter.lists()[0], counter.priya),), counter.priya), counter.sam)
    assert slip(counter).claimed_by == ""
    counter.clock.forward(minutes=1)
    counter.has_it(counter.priya)
    assert (slip(counter).claimed_by, slip(counter).claimed_at) == ("Priya Nair", counter.clock())


def test_whoever_comes_back_has_the_slip_again_since_the_same_time(counter: Counter) -> None:
    hands_slip_to_sam(counter)
    counter.has_it(counter.sam)
    since = counter.clock()
    counter.clock.forward(hours=1)
    counter.desk.do(HandOver((of(counter.lists()[0]),)), counter.sam)
    counter.has_it(counter.sam)
    assert (slip(counter).claimed_by, slip(counter).claimed_at, slip(counter).carried) == ("Sam Okafor", since, True)


def test_a_slip_that_is_overdue_waits_for_the_same_words(counter: Counter) -> None:
    counter.logs(message_for_tom())
    counter.clock.set(toronto("2026-12-04 10:00"))
    counter.desk.do(ComeToDesk(counter.priya), counter.priya)
    (item,) = counter.lists()
    assert item.what == "overdue"
    counter.hands_over(of(item, counter.sam), to=counter.sam)
    assert slip(counter).claimed_by == ""
    counter.has_it(counter.sam)
    assert slip(counter).carried


def test_who_took_a_message_to_answer_it_carries_no_slip(counter: Counter) -> None:
    counter.logs(message_for_tom())
    counter.takes()
    counter.hands_over(of(counter.lists()[0], counter.sam), to=counter.sam)
    counter.clock.forward(seconds=5)
    counter.has_it(counter.sam)
    assert (slip(counter).claimed_by, slip(counter).carried) == ("Sam Okafor", False)


@pytest.mark.parametrize("what", ["hands over", "has it"])
def test_every_window_hears_who_has_what_now(counter: Counter, what: str) -> None:
    hands_slip_to_sam(counter)
    if what == "hands over":
        counter.has_it(counter.sam)
    seen = counter.desk.changes_since(0)
    assert seen is not None
    if what == "hands over":
        counter.desk.do(HandOver((of(counter.lists()[0]),)), counter.sam)
    else:
        counter.has_it(counter.sam)
    changes = counter.desk.changes_since(seen.seq)
    assert changes is not None
    assert slip(counter).uid in changes.uids
    assert "due" in changes.topics


def test_what_was_answered_meanwhile_is_left_out(counter: Counter) -> None:
    row = counter.hands_over(Handed("due", "99999"), Handed("due", "x"))
    assert row.items == ()


def test_somebody_who_is_not_in_people_gets_nothing(counter: Counter) -> None:
    with pytest.raises(Refused, match="not_there"):
        counter.desk.do(HandOver((), 99_999), counter.priya)
    assert counter.here() == "Priya Nair"


def test_nobody_hands_the_desk_to_themselves(counter: Counter) -> None:
    with pytest.raises(Refused, match="handed_to_self"):
        counter.desk.do(HandOver((), counter.priya), counter.priya)


def test_a_remark_of_a_whole_book_is_refused(counter: Counter) -> None:
    with pytest.raises(Refused, match="text_too_long"):
        counter.desk.do(HandOver((), None, "x" * 2_001), counter.priya)
    assert counter.here() == "Priya Nair"


def test_i_have_it_keeps_the_time_and_begins_a_shift(counter: Counter) -> None:
    counter.hands_over()
    counter.clock.forward(minutes=3)
    counter.has_it(counter.sam)
    assert counter.here() == "Sam Okafor"
    assert counter.desk.read(AskWaiting()) is None
    (row,) = counter.desk.slow(AskShift(TODAY, TODAY)).handovers
    assert (row.to, row.taken_at) == ("Sam Okafor", counter.clock())


def test_i_have_it_is_said_once(counter: Counter) -> None:
    row = counter.hands_over(to=counter.sam)
    counter.has_it(counter.sam)
    with pytest.raises(Refused, match="handover_taken"):
        counter.desk.do(TakeOver(row.uid), counter.tom)


def test_a_handing_over_that_is_not_there_cannot_be_taken(counter: Counter) -> None:
    with pytest.raises(Refused, match="not_there"):
        counter.desk.do(TakeOver("nothing"), counter.sam)


def test_somebody_else_than_named_may_have_it(counter: Counter) -> None:
    counter.hands_over(to=counter.sam)
    counter.has_it(counter.tom)
    (row,) = counter.desk.slow(AskShift(TODAY, TODAY)).handovers
    assert row.to == "Tom Ng"


def test_whoever_comes_back_to_their_own_desk_gets_everything_back(counter: Counter) -> None:
    card = counter.parks()
    counter.logs(message_for_tom())
    counter.takes()
    counter.hands_over(of(counter.lists()[0], counter.sam), Handed("card", card, counter.sam, card="call"))
    assert (counter.claims(), counter.authors()) == (["Sam Okafor"], [counter.sam])
    counter.has_it(counter.priya)
    assert (counter.claims(), counter.authors()) == (["Priya Nair"], [counter.priya])


def test_what_somebody_took_up_since_stays_theirs(counter: Counter) -> None:
    counter.logs(message_for_tom())
    counter.takes()
    counter.hands_over(of(counter.lists()[0]))
    counter.takes(who=counter.tom)
    counter.has_it(counter.priya)
    assert counter.claims() == ["Tom Ng"]


def test_a_card_goes_to_a_colleague_or_to_nobody_in_particular(counter: Counter) -> None:
    one, other = counter.parks(), counter.parks("walk_in")
    counter.hands_over(Handed("card", one, counter.sam, card="call"), Handed("card", other, card="walk_in"))
    assert sorted(counter.authors(), key=str) == sorted([counter.sam, None], key=str)


def test_a_complaint_never_goes_to_the_counter_at_large(counter: Counter) -> None:
    card = counter.parks("complaint")
    counter.hands_over(Handed("card", card, card="complaint"))
    counter.has_it(counter.sam)
    assert counter.authors() == []


def test_a_complaint_may_go_to_a_named_colleague(counter: Counter) -> None:
    card = counter.parks("complaint")
    counter.hands_over(Handed("card", card, counter.sam, card="complaint"))
    counter.has_it(counter.sam)
    assert counter.authors() == [counter.sam]


def test_the_summary_lists_what_went_where(counter: Counter) -> None:
    card = counter.parks()
    counter.logs(message_for_tom())
    items = (of(counter.lists()[0]), Handed("card", card, counter.sam, card="call"))
    counter.hands_over(*items, to=counter.sam)
    (row,) = counter.desk.slow(AskShift(TODAY, TODAY)).handovers
    assert [(one.what, one.card, one.number, one.to) for one in row.items] == [
        ("message", "", "2026-0001", ""),
        ("card", "call", "", "Sam Okafor"),
    ]
    assert local(row.at).date() == TODAY


def test_nothing_of_a_caller_is_kept_with_it(counter: Counter) -> None:
    counter.logs(message_for_tom())
    row = counter.hands_over(*(of(item) for item in counter.lists()))
    assert "Maria" not in repr(row)
    assert "0142" not in repr(row)


def test_only_the_last_one_waits_to_be_taken(counter: Counter) -> None:
    counter.hands_over()
    counter.desk.do(ComeToDesk(counter.sam), counter.sam)
    counter.clock.forward(hours=1)
    counter.desk.do(HandOver((), counter.tom), counter.sam)
    waiting = counter.desk.read(AskWaiting())
    assert waiting is not None
    assert waiting.from_name == "Sam Okafor"


def test_another_counter_has_its_own(counter: Counter, tmp_path: Path) -> None:
    counter.hands_over(to=counter.sam)
    elsewhere = open_desk(places(tmp_path, "Arena"), counter.clock, packs)
    assert elsewhere.read(AskWaiting()) is None
    elsewhere.close()
