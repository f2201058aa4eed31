"""The quick board's topics: added, renamed, arranged, taken off, counted - and what entries keep of them."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterdesk.domain.contact import Channel, Outcome
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import (
    AskContact,
    AskTopics,
    DayLog,
    Find,
    LogOneClick,
    PlaceTopics,
    RetireTopic,
    SaveTopic,
    Undo,
)
from counterdesk.services.asks.topics import ArrangeByUse, RestoreTopic
from counterdesk.services.door import LogbookDesk
from tests.desk import bare_desk, call, new_desk, packs, person, topic, toronto, uid

MORNING = toronto("2026-11-24 00:00")
DAY = DayLog(MORNING, toronto("2026-11-25 00:00"))


def board(desk: LogbookDesk) -> list[str]:
    return [one.name for one in desk.read(AskTopics())]


def ids(desk: LogbookDesk) -> list[int]:
    return [one.id for one in desk.read(AskTopics())]


def click(desk: LogbookDesk, place: int, quantity: int = 1, channel: Channel = Channel.WALK_IN) -> str:
    return desk.do(LogOneClick(uid(), channel, topic(desk, place), quantity=quantity), person(desk, "Priya")).uid


def counts(desk: LogbookDesk) -> dict[str, int]:
    return {one.name: one.today for one in desk.read(AskTopics(MORNING)) if one.today}


@pytest.mark.parametrize("town", sorted(packs()))
def test_every_town_starts_with_topics_of_its_own_in_places_from_one_on(tmp_path: Path, town: str) -> None:
    desk, _ = new_desk(tmp_path, town=town)
    rows = desk.read(AskTopics())
    assert [one.place for one in rows] == list(range(1, len(rows) + 1))
    assert len({one.name.casefold() for one in rows}) == len(rows)
    assert all(one.name == one.name.strip() for one in rows)


def test_a_logbook_without_a_town_has_no_topics_and_can_be_given_one(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    assert board(desk) == []
    desk.do(SaveTopic(None, "Skating rink"), None)
    assert board(desk) == ["Skating rink"]


def test_a_new_topic_comes_last_and_may_be_a_plain_tally(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(SaveTopic(None, "Directions to Town Hall", is_tally=True), None)
    last = desk.read(AskTopics())[-1]
    assert (done.action, done.facts) == ("topic_added", {"name": "Directions to Town Hall"})
    assert (last.id, last.name, last.is_tally) == (done.id, "Directions to Town Hall", True)
    assert last.place == len(desk.read(AskTopics()))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Skating   rink ", "Skating rink"),
        ("Skating\trink", "Skating rink"),
        ("Skating\nrink", "Skating rink"),
        ("Écoles & garderies", "Écoles & garderies"),
        ("<b>Taxes</b>", "<b>Taxes</b>"),
        ("Dogs\x00", "Dogs"),
        ("9", "9"),
        ("x" * 200, "x" * 200),
    ],
)
def test_a_topic_is_called_as_it_was_typed_on_one_line(tmp_path: Path, typed: str, kept: str) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(SaveTopic(None, typed), None)
    assert board(desk)[-1] == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "name_needed"),
        ("   ", "name_needed"),
        ("\n\t", "name_needed"),
        ("\x00\x07", "name_needed"),
        ("x" * 201, "text_too_long"),
        ("property taxes", "topic_exists"),
        (" PROPERTY  Taxes ", "topic_exists"),
    ],
)
def test_a_topic_that_cannot_be_leaves_the_board_as_it_was(tmp_path: Path, typed: str, code: str) -> None:
    desk, _ = new_desk(tmp_path)
    before = desk.read(AskTopics())
    with pytest.raises(Refused) as refused:
        desk.do(SaveTopic(None, typed), None)
    assert refused.value.code == code
    assert desk.read(AskTopics()) == before


def test_a_topic_may_change_its_capitals_but_not_take_anothers_name(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    first, second = board(desk)[:2]
    desk.do(SaveTopic(topic(desk), first.upper()), None)
    assert board(desk)[0] == first.upper()
    with pytest.raises(Refused, match="topic_exists"):
        desk.do(SaveTopic(topic(desk), second.lower()), None)


def test_entries_keep_the_name_that_a_topic_had_when_they_were_made(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(call(topic_id=topic(desk)), person(desk, "Priya"))
    before = board(desk)[0]
    desk.do(SaveTopic(topic(desk), "Tax bills"), None)
    later = desk.do(call(topic_id=topic(desk)), person(desk, "Priya"))
    assert desk.read(AskContact(done.uid)).row.topic == before
    assert desk.read(AskContact(later.uid)).row.topic == "Tax bills"


def test_a_topic_taken_off_the_board_stays_in_its_entries_and_can_be_logged_no_more_by_its_place(
    tmp_path: Path,
) -> None:
    desk, _ = new_desk(tmp_path)
    retired, name = topic(desk), board(desk)[0]
    done = desk.do(call(topic_id=retired), person(desk, "Priya"))
    desk.do(RetireTopic(retired), None)
    assert name not in board(desk)
    assert desk.read(AskContact(done.uid)).row.topic == name
    assert [row.uid for row in desk.read(Find(name))] == [done.uid]


def test_a_card_opened_before_its_topic_was_taken_off_can_still_be_saved(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    retired, name = topic(desk), board(desk)[0]
    card = call(topic_id=retired, note="")
    desk.do(RetireTopic(retired), None)
    assert desk.do(card, person(desk, "Priya")).facts["topic"] == name


def test_the_name_of_a_topic_taken_off_is_free_again(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    name = board(desk)[0]
    desk.do(RetireTopic(topic(desk)), None)
    desk.do(SaveTopic(None, name), None)
    assert board(desk)[-1] == name


@pytest.mark.parametrize("make", [RetireTopic, lambda one: SaveTopic(one, "Other"), lambda one: PlaceTopics((one,))])
def test_a_topic_that_is_off_the_board_is_neither_renamed_nor_placed_nor_taken_off_again(tmp_path: Path, make) -> None:
    desk, _ = new_desk(tmp_path)
    gone = topic(desk)
    desk.do(RetireTopic(gone), None)
    before = desk.read(AskTopics())
    with pytest.raises(Refused, match="not_there"):
        desk.do(make(gone), None)
    assert desk.read(AskTopics()) == before


def test_the_board_may_become_empty_and_then_there_is_nothing_to_arrange(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    for one in ids(desk):
        desk.do(RetireTopic(one), None)
    assert board(desk) == []
    with pytest.raises(Refused, match="not_there"):
        desk.do(PlaceTopics(()), None)
    desk.do(SaveTopic(None, "First again"), None)
    assert [one.place for one in desk.read(AskTopics())] == [1]


def test_arranging_puts_the_named_first_and_leaves_the_others_in_their_order(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    before = ids(desk)
    done = desk.do(PlaceTopics((before[3], before[1])), None)
    assert ids(desk) == [before[3], before[1], before[0], before[2], *before[4:]]
    assert done.action == "topics_placed"


def test_a_topic_named_twice_stands_once(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    before = ids(desk)
    desk.do(PlaceTopics((before[1], before[1], before[0])), None)
    assert ids(desk) == [before[1], before[0], *before[2:]]


def test_one_unknown_topic_among_those_named_and_nothing_moves(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    before = ids(desk)
    with pytest.raises(Refused, match="not_there"):
        desk.do(PlaceTopics((before[2], 99_999)), None)
    assert ids(desk) == before


def test_pressing_a_topic_never_moves_it(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    before = ids(desk)
    for _ in range(5):
        click(desk, 3)
    assert ids(desk) == before


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(orders=st.lists(st.permutations(range(6)), min_size=1, max_size=3))
def test_however_often_it_is_arranged_no_topic_is_lost_or_doubled(tmp_path_factory, orders: list[list[int]]) -> None:
    desk, _ = new_desk(tmp_path_factory.mktemp("board"))
    everyone = set(ids(desk))
    wanted: list[int] = []
    for order in orders:
        now = ids(desk)
        wanted = [now[place] for place in order]
        desk.do(PlaceTopics(tuple(wanted)), None)
    assert ids(desk)[:6] == wanted
    assert set(ids(desk)) == everyone
    assert [one.place for one in desk.read(AskTopics())] == list(range(1, len(everyone) + 1))


def test_todays_count_is_of_one_click_entries_and_adds_their_quantities(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    first, second = board(desk)[:2]
    click(desk, 0)
    click(desk, 0, quantity=4, channel=Channel.CALL)
    click(desk, 1)
    desk.do(call(topic_id=topic(desk, 2)), person(desk, "Priya"))
    assert counts(desk) == {first: 5, second: 1}


def test_without_a_since_nothing_is_counted(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    click(desk, 0)
    assert {one.today for one in desk.read(AskTopics())} == {0}


def test_what_was_undone_leaves_the_count(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    kept, undone = click(desk, 0), click(desk, 0, quantity=10)
    desk.do(Undo(undone), person(desk, "Priya"))
    assert counts(desk) == {board(desk)[0]: 1}
    desk.do(Undo(kept), person(desk, "Priya"))
    assert counts(desk) == {}


def test_yesterdays_clicks_are_not_todays(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    clock.set(toronto("2026-11-23 16:29"))
    click(desk, 0)
    clock.set(toronto("2026-11-24 00:00"))
    click(desk, 0)
    assert counts(desk) == {board(desk)[0]: 1}


@pytest.mark.parametrize("quantity", [1, 2, 10, 999])
def test_a_quantity_is_one_line_of_the_log_and_so_many_contacts(tmp_path: Path, quantity: int) -> None:
    desk, _ = new_desk(tmp_path)
    click(desk, 0, quantity)
    answer = desk.read(DAY)
    assert [(row.quantity, row.one_click) for row in answer.rows] == [(quantity, True)]
    assert (answer.contacts, answer.first_contact, answer.one_click) == (quantity, quantity, quantity)


@pytest.mark.parametrize(
    ("outcome", "first_contact"),
    [(Outcome.ANSWERED, 1), (Outcome.REFERRED, 0), (Outcome.NOTHING_OWED, 0), (Outcome.TRANSFERRED, 0)],
)
def test_only_what_was_answered_counts_as_settled_at_first_contact(
    tmp_path: Path, outcome: Outcome, first_contact: int
) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(LogOneClick(uid(), Channel.CALL, topic(desk), outcome), person(desk, "Priya"))
    answer = desk.read(DAY)
    assert (answer.contacts, answer.first_contact, answer.one_click) == (1, first_contact, first_contact)


def test_a_click_whose_answer_was_lost_is_pressed_again_and_counts_once(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    pressed = LogOneClick(uid(), Channel.WALK_IN, topic(desk), quantity=3)
    first = desk.do(pressed, person(desk, "Priya"))
    again = desk.do(pressed, person(desk, "Priya"))
    assert (again.id, again.facts) == (first.id, first.facts)
    assert sum(counts(desk).values()) == 3


def test_a_click_says_what_was_logged_and_nothing_about_anybody(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(LogOneClick(uid(), Channel.WALK_IN, topic(desk), quantity=2), person(desk, "Priya"))
    assert (done.action, done.author, done.can_undo) == ("walk_in_logged", "Priya Nair", True)
    assert done.facts == {
        "channel": "walk_in",
        "outcome": "answered",
        "topic": board(desk)[0],
        "quantity": "2",
        "one_click": "yes",
    }


def test_a_click_on_a_topic_that_is_not_there_logs_nothing(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match="not_there"):
        desk.do(LogOneClick(uid(), Channel.WALK_IN, 99_999), person(desk, "Priya"))
    assert desk.read(DAY).rows == ()


def test_arranged_by_use_the_most_used_come_first_and_equals_keep_their_order(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    before = ids(desk)
    click(desk, 4, quantity=3)
    click(desk, 2, quantity=7)
    done = desk.do(ArrangeByUse(), None)
    assert ids(desk) == [before[2], before[4], before[0], before[1], before[3], *before[5:]]
    assert (done.action, done.can_undo) == ("topics_arranged", True)


def test_cards_count_as_use_and_what_was_undone_does_not(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    before = ids(desk)
    desk.do(call(topic_id=before[5]), person(desk, "Priya"))
    wrong = click(desk, 3, quantity=50)
    desk.do(Undo(wrong), person(desk, "Priya"))
    desk.do(ArrangeByUse(), None)
    assert ids(desk)[0] == before[5]
    assert ids(desk).index(before[3]) > ids(desk).index(before[2])


@pytest.mark.parametrize(("days", "moves"), [(89, True), (91, False)])
def test_only_the_last_ninety_days_count_as_use(tmp_path: Path, days: int, moves: bool) -> None:
    desk, clock = new_desk(tmp_path)
    before = ids(desk)
    click(desk, 4)
    clock.forward(days=days)
    desk.do(ArrangeByUse(), None)
    assert (ids(desk)[0] == before[4]) is moves


def test_the_order_before_comes_back(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    before = ids(desk)
    click(desk, 6)
    done = desk.do(ArrangeByUse(), None)
    desk.do(PlaceTopics(tuple(int(one) for one in done.facts["before"].split(","))), None)
    assert ids(desk) == before


def test_arranging_a_board_without_topics_is_refused(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    with pytest.raises(Refused, match="not_there"):
        desk.do(ArrangeByUse(), None)


def test_arranging_twice_changes_nothing_more(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    click(desk, 3)
    desk.do(ArrangeByUse(), None)
    once = ids(desk)
    desk.do(ArrangeByUse(), None)
    assert ids(desk) == once


def test_a_topic_taken_off_comes_back_into_its_place(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    before = ids(desk)
    done = desk.do(RetireTopic(before[2]), None)
    assert done.can_undo
    back = desk.do(RestoreTopic(before[2]), None)
    assert ids(desk) == before
    assert (back.action, back.facts["name"]) == ("topic_restored", board(desk)[2])


def test_a_topic_whose_name_was_given_away_does_not_come_back(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    name, gone = board(desk)[0], ids(desk)[0]
    desk.do(RetireTopic(gone), None)
    desk.do(SaveTopic(None, name.upper()), None)
    with pytest.raises(Refused, match="topic_exists"):
        desk.do(RestoreTopic(gone), None)


@pytest.mark.parametrize("known", [True, False])
def test_a_topic_that_never_left_cannot_come_back(tmp_path: Path, known: bool) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match="not_there"):
        desk.do(RestoreTopic(topic(desk) if known else 99_999), None)
