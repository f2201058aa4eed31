"""Who is this? What is known while a number or a name is typed, and two numbers that somebody says are one caller's."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.domain.contact import CallerTyped, Outcome
from counterdesk.domain.refusal import Refused
from counterdesk.services import phones
from counterdesk.services.asks.callers import AskCaller, CallerHint, LinkCallers, UnlinkCallers
from counterdesk.services.boards.callers import linked_with
from counterdesk.services.door import LogbookDesk
from counterdesk.store import check
from counterdesk.store.queries.callers import LinkLine, is_named
from counterdesk.words import done as done_words
from counterdesk.words import names
from counterdesk.words.refusals import sentence
from tests.desk import TUESDAY, Clock, call, message, new_desk, person, places, topic, toronto, uid

HOME, CELL, WORK = "519-555-0142", "226-555-0111", "519-555-0177"


def log(desk: LogbookDesk, number: str = HOME, name: str = "Maria Rossi", **fields: object) -> str:
    return desk.do(call(caller=CallerTyped(name, number=number), **fields), person(desk, "Priya")).uid


def link(desk: LogbookDesk, number: str, other: str) -> str:
    return desk.do(LinkCallers(uid(), number, other), person(desk, "Priya")).uid


def ask(desk: LogbookDesk, number: str = "", name: str = "") -> CallerHint:
    return desk.read(AskCaller(number, name))


@pytest.fixture
def two(tmp_path: Path) -> tuple[LogbookDesk, Clock]:
    """A desk where Maria called from home, and an hour later from her cell."""
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    log(desk, HOME, note="From home.")
    clock.forward(hours=1)
    log(desk, CELL, note="From the cell.")
    return desk, clock


# what is typed as a number


@pytest.mark.parametrize(
    ("typed", "digits", "others"),
    [
        ("519-555-0142", "5195550142", ()),
        ("519-555-0142 / 226-555-0111", "5195550142", ("2265550111",)),
        ("519-555-0142/555-0111", "5195550142", ("5195550111",)),
        ("705-555-0142 / 555-0111", "7055550142", ("7055550111",)),
        ("555-0142 or 555-0111", "5195550142", ("5195550111",)),
        ("555-0142 ou 555-0111", "5195550142", ("5195550111",)),
        ("555-0142 x12 / 555-0111 poste 3", "5195550142", ("5195550111",)),
        ("555-0142 / 555-0142", "5195550142", ()),
        ("555-0142 / ", "5195550142", ()),
        ("555-0142 / 0143", "5195550142", ()),
        ("555-0142 / her son", "5195550142", ()),
        ("555-0142 / 555-0111 / 555-0177", "5195550142", ("5195550111", "5195550177")),
        ("/ 555-0111", "", ("5195550111",)),
        ("", "", ()),
        ("/", "", ()),
        ("1-800-555-TOWN", "8005558696", ()),
        ("1 800 GO FENCE", "8004633623", ()),
        ("5" * 400, "", ()),
        ("/" * 400, "", ()),
    ],
)
def test_every_number_of_a_list_is_read(typed: str, digits: str, others: tuple[str, ...]) -> None:
    first, *more = phones.read_all(typed, "519")
    assert (first.digits, tuple(number.digits for number in more)) == (digits, others)


@given(st.text(max_size=90))
def test_whatever_is_typed_the_first_number_is_as_it_is_read_alone(typed: str) -> None:
    first, *more = phones.read_all(typed, "519")
    assert first == phones.read(typed, "519")
    assert all(number.digits for number in more)


def test_the_second_number_of_a_list_brings_its_contacts_too(two: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = two
    hint = ask(desk, f"{WORK} / {CELL}")
    assert (hint.shown, hint.others) == (WORK, (CELL,))
    assert [(one.number, one.about) for one in hint.contacts] == [(CELL, "From the cell.")]


@pytest.mark.parametrize("typed", ["5550142 poste 12", "(519) 555-0142 ext. 4", "1-519-555-0142", "519.555.0142#7"])
def test_a_past_contact_is_found_however_the_number_is_written(two: tuple[LogbookDesk, Clock], typed: str) -> None:
    desk, _ = two
    assert [one.about for one in ask(desk, typed).contacts] == ["From home."]


# what is said of past contacts


def test_a_past_contact_says_about_what_and_under_which_name(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    log(desk, topic_id=topic(desk), note="Long story.")
    (past,) = ask(desk, HOME).contacts
    assert (past.topic, past.about, past.name, past.number) == ("Property taxes", "", "Maria Rossi", "")


def test_an_open_promise_without_a_date_stands_on_top_too(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    desk.do(message(), person(desk, "Priya"))
    for _ in range(9):
        clock.forward(minutes=5)
        log(desk)
    first, *others = ask(desk, HOME).contacts
    assert (first.is_open, first.outcome, len(others)) == (True, Outcome.MESSAGE, 5)
    assert not any(one.is_open for one in others)


def test_more_are_told_when_more_are_asked_for(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    for _ in range(9):
        clock.forward(minutes=5)
        log(desk)
    assert len(desk.read(AskCaller(HOME, most=50)).contacts) == 9
    assert len(desk.read(AskCaller(name="rossi", most=50)).contacts) == 9


def test_what_is_confidential_is_no_past_contact(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    log(desk, confidential=True)
    assert ask(desk, HOME).contacts == ask(desk, name="Maria").contacts == ()


@pytest.mark.parametrize(
    ("name", "typed", "is_it"),
    [
        ("Marguerite Lévesque", "levesque", True),
        ("Marguerite Lévesque", "LÉV marg", True),
        ("Levesque", "lévesque", True),
        ("Pat O'Brien", "obrien", True),
        ("Pat O’Brien", "o'br", True),
        ("Jean-Baptiste Roy", "baptiste", True),
        ("Jean-Baptiste Roy", "jean-b", True),
        ("Maria Rossi", "aria", False),
        ("Maria Rossi", "maria b", False),
        ("", "maria", False),
        ("Иван Петров", "петр", True),
        ("Łukasz", "łuk", True),
        ("Ana 👍", "👍👍👍", False),
        ("Ana 👍", "👍", True),
        ("Ana", "👍", False),
        ("Ana", "?!", False),
    ],
)
def test_a_name_is_known_by_the_beginnings_of_its_words(name: str, typed: str, is_it: bool) -> None:
    assert is_named(name, typed) is is_it


def test_a_name_of_signs_alone_finds_no_notes_with_them(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    log(desk, name="Ana", note="Thank you 👍👍👍")
    log(desk, name="👍👍👍", note="By text message.")
    assert [one.about for one in ask(desk, name="👍👍👍").contacts] == ["By text message."]


def test_accents_are_put_aside_when_a_name_is_typed(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    log(desk, name="Marguerite Lévesque")
    assert len(ask(desk, name="levesque").contacts) == len(ask(desk, name="Lévesque marg").contacts) == 1


# one caller, two numbers


def test_linked_numbers_show_the_contacts_of_both(two: tuple[LogbookDesk, Clock]) -> None:
    desk, clock = two
    entry = link(desk, HOME, CELL)
    hint = ask(desk, HOME)
    assert [(one.about, one.number) for one in hint.contacts] == [("From the cell.", CELL), ("From home.", "")]
    assert hint.contacts_in_10_days == 2
    assert [(one.uid, one.number, one.by, one.at) for one in hint.linked] == [(entry, CELL, "Priya Nair", clock.now)]
    assert [one.number for one in ask(desk, CELL).linked] == [HOME]


def test_a_link_taken_back_leaves_each_number_its_own_contacts(two: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = two
    before = ask(desk, HOME), ask(desk, CELL)
    entry = link(desk, HOME, CELL)
    assert ask(desk, HOME) != before[0]
    desk.do(UnlinkCallers(entry), person(desk, "Tom"))
    assert (ask(desk, HOME), ask(desk, CELL)) == before


def test_a_link_may_be_made_again_after_it_was_taken_back(two: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = two
    desk.do(UnlinkCallers(link(desk, HOME, CELL)), person(desk, "Priya"))
    link(desk, CELL, HOME)
    assert len(ask(desk, HOME).contacts) == 2


def test_a_number_that_nobody_called_from_yet_may_be_linked(two: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = two
    link(desk, "5550177", HOME)
    hint = ask(desk, WORK)
    assert [one.number for one in hint.contacts] == [HOME]
    log(desk, WORK, note="From work.")
    assert [one.about for one in ask(desk, HOME).contacts] == ["From work.", "From home."]


def test_links_make_a_chain(two: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = two
    log(desk, WORK)
    link(desk, HOME, CELL)
    middle = link(desk, CELL, WORK)
    assert all(len(ask(desk, number).contacts) == 3 for number in (HOME, CELL, WORK))
    desk.do(UnlinkCallers(middle), person(desk, "Priya"))
    assert [len(ask(desk, number).contacts) for number in (HOME, CELL, WORK)] == [2, 2, 1]


@pytest.mark.parametrize(
    ("number", "other", "code"),
    [
        (HOME, HOME, "callers_same"),
        (HOME, "(519) 555 0142 x7", "callers_same"),
        (HOME, "", "number_unread"),
        (HOME, "the blue phone", "number_unread"),
        ("12", CELL, "number_unread"),
        (HOME, "5" * 59, "number_unread"),
    ],
)
def test_what_cannot_be_linked_is_refused_and_nothing_is_written(
    two: tuple[LogbookDesk, Clock], number: str, other: str, code: str
) -> None:
    desk, _ = two
    with pytest.raises(Refused, match=code) as refused:
        link(desk, number, other)
    assert code not in sentence(refused.value)
    assert ask(desk, HOME).linked == ()


def test_numbers_that_a_chain_joins_are_not_linked_twice(two: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = two
    link(desk, HOME, CELL)
    link(desk, CELL, WORK)
    for pair in ((HOME, CELL), (CELL, HOME), (HOME, WORK)):
        with pytest.raises(Refused, match="callers_linked"):
            link(desk, *pair)


def test_a_link_sent_twice_is_made_once(two: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = two
    command = LinkCallers(uid(), HOME, CELL)
    first, second = (desk.do(command, person(desk, "Priya")) for _ in range(2))
    assert (first.uid, first.id) == (second.uid, second.id)
    assert len(ask(desk, HOME).linked) == 1


def test_a_link_that_is_not_there_or_taken_back_is_said_so(two: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = two
    entry = link(desk, HOME, CELL)
    desk.do(UnlinkCallers(entry), person(desk, "Priya"))
    for gone in (entry, "no-such-uid"):
        with pytest.raises(Refused, match="not_there"):
            desk.do(UnlinkCallers(gone), person(desk, "Priya"))


def test_nobody_links_unsigned(two: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = two
    with pytest.raises(Refused, match="nobody_here"):
        desk.do(LinkCallers(uid(), HOME, CELL), None)


def test_a_logbook_with_links_is_sound_and_its_other_desks_hear_of_them(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    log(desk)
    seq = desk._logbook.seq()
    entry = link(desk, HOME, CELL)
    changes = desk.changes_since(seq)
    assert changes is not None
    assert (changes.topics, changes.uids) == (frozenset({"callers"}), frozenset({entry}))
    desk.do(UnlinkCallers(entry), person(desk, "Priya"))
    desk.close()
    assert check.examine(places(tmp_path).logbook).problems == ()


def test_linking_and_taking_back_have_words(two: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = two
    done = desk.do(LinkCallers(uid(), HOME, CELL), person(desk, "Priya"))
    assert "Numbers linked" in done_words.what(done)
    assert [names.action(code) for code in ("callers_linked", "callers_unlinked")] == [
        "numbers linked",
        "link taken back",
    ]


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=14), st.integers(1, 9))
def test_a_group_is_closed_and_the_same_from_each_of_its_members(pairs: list[tuple[int, int]], start: int) -> None:
    at = toronto("2026-11-24 10:00")
    links = [LinkLine(str(place), one, other, "", "", "", at) for place, (one, other) in enumerate(pairs)]
    group = linked_with(links, [start])
    assert start in group
    assert all((one in group) == (other in group) for one, other in pairs)
    assert all(linked_with(links, [member]) == group for member in group)


def test_the_tenth_day_back_still_counts_at_either_number(two: tuple[LogbookDesk, Clock]) -> None:
    desk, clock = two
    link(desk, HOME, CELL)
    clock.set(TUESDAY)
    clock.forward(days=10, minutes=30)
    assert ask(desk, HOME).contacts_in_10_days == 1
