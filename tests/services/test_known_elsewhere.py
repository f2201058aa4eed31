"""Who is this? Contacts that named a number beside their own, to be reached at, or behind a switchboard."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.domain.contact import CallerTyped
from counterdesk.services import phones
from counterdesk.services.asks.callers import AskCaller, CallerHint, LinkCallers
from counterdesk.services.asks.contacts import Undo
from counterdesk.services.door import LogbookDesk
from tests.desk import Clock, call, message, new_desk, person, uid

HOME, CELL, WORK = "519-555-0142", "226-555-0111", "519-555-0177"


@pytest.fixture
def desk(tmp_path: Path) -> LogbookDesk:
    return new_desk(tmp_path)[0]


def log(desk: LogbookDesk, number: str = "", reach_at: str = "", note: str = "Leaves.", **fields: object) -> str:
    caller = CallerTyped("Maria Rossi", number=number, reach_at=reach_at)
    return desk.do(call(caller=caller, note=note, **fields), person(desk, "Priya")).uid


def ask(desk: LogbookDesk, number: str, most: int = 6) -> CallerHint:
    return desk.read(AskCaller(number, most=most))


def abouts(desk: LogbookDesk, number: str) -> list[str]:
    return [past.about for past in ask(desk, number).contacts]


@pytest.mark.parametrize(
    ("number", "reach_at", "asked"),
    [
        (f"{HOME} / {CELL}", "", CELL),
        (f"{HOME} or (226) 555 0111", "", "2265550111"),
        (f"{HOME}/{CELL}/{WORK}", "", WORK),
        (f"{HOME} / 555-0177", "", WORK),
        (f"{HOME} x4 / 555-0177 ext 3", "", WORK),
        ("705-555-0142 / 555-0177", "", "705-555-0177"),
        (f"her son / {CELL}", "", CELL),
        (HOME, CELL, CELL),
        (HOME, "226.555.0111 after five", CELL),
        (HOME, "or 1-226-555-0111", CELL),
        (HOME, "cell 555-0177", WORK),
        (HOME, f"maria@example.org, {CELL}", CELL),
        ("", CELL, CELL),
        ("", CELL, "226-555-0111 ext 9"),
    ],
)
def test_a_number_named_beside_the_first_brings_its_contacts(
    desk: LogbookDesk, number: str, reach_at: str, asked: str
) -> None:
    log(desk, number, reach_at, note="Wants the leaves gone.")
    log(desk, "519-555-0199", note="Somebody else.")
    assert abouts(desk, asked) == ["Wants the leaves gone."]
    assert ask(desk, asked).contacts_in_10_days == 1


@pytest.mark.parametrize(
    ("number", "reach_at", "asked"),
    [
        (f"{HOME} / {CELL}", "", "905-555-0111"),
        (HOME, CELL, "519-555-0111"),
        ("705-555-0142 / 555-0177", "", WORK),
        (HOME, "roll 2265550111222", CELL),
        (HOME, "File 5550111", CELL),
        (HOME, "maria@example.org", "555-0111"),
    ],
)
def test_another_number_that_only_ends_alike_brings_none(
    desk: LogbookDesk, number: str, reach_at: str, asked: str
) -> None:
    log(desk, number, reach_at)
    assert abouts(desk, asked) == []


def test_a_note_that_mentions_a_number_is_no_contact_at_it(desk: LogbookDesk) -> None:
    log(desk, HOME, note="The neighbour is at 2265550111.")
    assert abouts(desk, CELL) == []


def test_it_says_at_which_number_the_contact_was(desk: LogbookDesk) -> None:
    log(desk, f"{HOME} / {CELL}")
    log(desk, "", CELL)
    assert [past.number for past in ask(desk, CELL).contacts] == ["", HOME]


def test_contacts_of_both_kinds_come_newest_first_each_once(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    for note, number, reach_at in (
        ("first", CELL, ""),
        ("second", HOME, CELL),
        ("third", f"{CELL} / {HOME}", CELL),
        ("fourth", f"{HOME} / {CELL}", CELL),
    ):
        log(desk, number, reach_at, note=note)
        clock.forward(minutes=5)
    assert abouts(desk, CELL) == ["fourth", "third", "second", "first"]
    assert ask(desk, CELL).contacts_in_10_days == 4
    assert [past.about for past in ask(desk, CELL, most=2).contacts] == ["fourth", "third"]


def test_an_open_promise_to_ring_there_stands_on_top(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    caller = CallerTyped("Maria Rossi", number=HOME, reach_at=CELL)
    desk.do(message(caller=caller, note="Call back."), person(desk, "Priya"))
    clock.forward(minutes=5)
    log(desk, CELL, note="Newer.")
    first, second = ask(desk, CELL).contacts
    assert (first.about, first.is_open, first.open_due_at is not None) == ("Call back.", True, True)
    assert second.about == "Newer."


def test_only_the_last_ten_days_count_there_too(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    log(desk, HOME, CELL)
    clock.forward(days=10, minutes=1)
    assert (len(ask(desk, CELL).contacts), ask(desk, CELL).contacts_in_10_days) == (1, 0)


def test_what_is_void_or_confidential_is_left_out_there_too(desk: LogbookDesk) -> None:
    desk.do(Undo(log(desk, HOME, CELL)), person(desk, "Priya"))
    log(desk, HOME, CELL, confidential=True)
    hint = ask(desk, CELL)
    assert (hint.contacts, hint.contacts_in_10_days) == ((), 0)


def test_a_linked_number_brings_those_that_named_it_too(desk: LogbookDesk) -> None:
    log(desk, CELL, note="From the cell.")
    log(desk, WORK, CELL, note="From work.")
    desk.do(LinkCallers(uid(), HOME, CELL), person(desk, "Priya"))
    assert sorted(abouts(desk, HOME)) == ["From the cell.", "From work."]


def test_a_contact_that_named_both_linked_numbers_counts_once(desk: LogbookDesk) -> None:
    log(desk, f"{HOME} / {CELL}", CELL)
    desk.do(LinkCallers(uid(), HOME, CELL), person(desk, "Priya"))
    for number in (HOME, CELL, f"{CELL} / {HOME}"):
        hint = ask(desk, number)
        assert (len(hint.contacts), hint.contacts_in_10_days) == (1, 1)


def test_the_second_number_of_a_list_brings_those_that_named_it(desk: LogbookDesk) -> None:
    log(desk, HOME, CELL, note="Evenings at the cell.")
    assert abouts(desk, f"{WORK} / {CELL}") == ["Evenings at the cell."]


def test_many_contacts_under_the_same_last_digits_hide_nobody(desk: LogbookDesk) -> None:
    named = log(desk, HOME, "613-555-0111")
    for _ in range(30):
        log(desk, CELL)
        log(desk, "613-555-0111", note="Own.")
    found = ask(desk, "613-555-0111", most=200).contacts
    assert len(found) == 31
    assert named in {past.uid for past in found}


# behind a switchboard


def at_extensions(tmp_path: Path) -> tuple[LogbookDesk, Clock]:
    """A desk that the hospital called from three extensions, from 12 first."""
    desk, clock = new_desk(tmp_path)
    for number in (f"{HOME} x12", f"{HOME} ext. 7", HOME):
        log(desk, number, note=f"From {number}")
        clock.forward(minutes=5)
    return desk, clock


def test_contacts_at_the_same_extension_come_first(tmp_path: Path) -> None:
    desk, _ = at_extensions(tmp_path)
    assert abouts(desk, f"{HOME} poste 12") == [f"From {HOME} x12", f"From {HOME}", f"From {HOME} ext. 7"]
    assert abouts(desk, HOME) == [f"From {HOME}", f"From {HOME} ext. 7", f"From {HOME} x12"]


def test_contacts_at_the_extension_are_found_under_many_newer_ones(tmp_path: Path) -> None:
    desk, clock = at_extensions(tmp_path)
    for _ in range(20):
        log(desk, HOME)
        clock.forward(minutes=1)
    assert abouts(desk, f"{HOME} x12")[0] == f"From {HOME} x12"


def test_a_contact_at_another_extension_says_which(tmp_path: Path) -> None:
    desk, _ = at_extensions(tmp_path)
    shown = [(past.number, past.extension) for past in ask(desk, f"{HOME} x12").contacts]
    assert shown == [("", ""), (HOME, ""), (HOME, "7")]


@pytest.mark.parametrize("kept", ["ext 214", "x214", "ext. 214", "extension 214", "poste 214", "x 214", "Poste 214"])
@pytest.mark.parametrize("asked", ["ext 214", "x214", "poste 214"])
def test_a_colleagues_extension_alone_is_known_again(desk: LogbookDesk, kept: str, asked: str) -> None:
    log(desk, kept, note="From inside.")
    log(desk, f"{HOME} x214", note="From outside.")
    log(desk, note="Transferred to ext 214.")
    hint = ask(desk, asked)
    assert [past.about for past in hint.contacts] == ["From inside."]
    assert (hint.shown, hint.extension, hint.problem, hint.contacts_in_10_days) == ("", "214", "", 1)


@pytest.mark.parametrize(("typed", "extension"), [("x214", "214"), ("ext. 7", "7"), ("#12", "12"), ("poste 3", "3")])
def test_an_extension_alone_is_nothing_odd(typed: str, extension: str) -> None:
    number = phones.read(typed, "519")
    assert (number.digits, number.extension, number.problem) == ("", extension, "")


# whatever stands there


@given(st.text(max_size=90), st.text(max_size=90))
def test_whatever_stands_there_names_whole_numbers_or_none(typed: str, reach_at: str) -> None:
    for digits in phones.named(typed, reach_at, "519"):
        assert digits.isdecimal()
        assert len(digits) == 10


def test_looking_back_a_long_time_asks_for_nothing_more(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    log(desk, HOME, CELL)
    clock.now -= timedelta(days=1)
    assert len(ask(desk, CELL).contacts) == 1
