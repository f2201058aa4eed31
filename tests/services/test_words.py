"""The town's own words to say: set from today on, shown to every window, taken back, and never a date moved."""

from pathlib import Path

import pytest

from counterdesk.domain.refusal import Refused
from counterdesk.domain.script import MOST_LETTERS
from counterdesk.services.asks.policy import AskPolicy, SetWords, WithdrawEdit
from counterdesk.services.asks.town import AskTown
from counterdesk.services.door import LogbookDesk
from counterdesk.words.refusals import sentence
from tests.desk import bare_desk, new_desk, person

HOLD = "One moment, please: {first_name} will be right back."


@pytest.fixture
def desk(tmp_path: Path) -> LogbookDesk:
    return new_desk(tmp_path, town="lasalle")[0]


def sets(desk: LogbookDesk, subject: str, words: str) -> int:
    done = desk.do(SetWords(subject, words), person(desk, "Priya"))
    assert done.id is not None
    return done.id


def test_a_town_without_words_of_its_own_has_none(desk: LogbookDesk) -> None:
    assert desk.read(AskTown()).own_words == {}


def test_words_hold_from_today_and_the_policy_stays_behind_them(desk: LogbookDesk) -> None:
    sets(desk, "call.hold", HOLD)
    town = desk.read(AskTown())
    assert town.own_words == {"call.hold": HOLD}
    assert town.script["hold"].startswith("If staff are already on the phone")


def test_the_later_words_hold_and_both_stand_in_the_history(desk: LogbookDesk) -> None:
    sets(desk, "call.hold", HOLD)
    sets(desk, "call.hold", "Please hold.")
    assert desk.read(AskTown()).own_words == {"call.hold": "Please hold."}
    newest, first = desk.read(AskPolicy()).history
    assert (newest.what, newest.subject, newest.before, newest.after) == ("script", "call.hold", HOLD, "Please hold.")
    assert (first.before, first.after, first.by) == ("", HOLD, "Priya Nair")


def test_words_taken_back_give_way_to_the_ones_before(desk: LogbookDesk) -> None:
    first = sets(desk, "call.hold", HOLD)
    second = sets(desk, "call.hold", "Please hold.")
    desk.do(WithdrawEdit(second), person(desk, "Priya"))
    assert desk.read(AskTown()).own_words == {"call.hold": HOLD}
    desk.do(WithdrawEdit(first), person(desk, "Priya"))
    assert desk.read(AskTown()).own_words == {}


def test_blanks_around_and_lines_within_become_one_line(desk: LogbookDesk) -> None:
    sets(desk, "walk_in.greet", "  Hello,\n what can\tI do?  ")
    assert desk.read(AskTown()).own_words == {"walk_in.greet": "Hello, what can I do?"}


@pytest.mark.parametrize(
    ("subject", "words", "code", "said"),
    [
        ("call.sing", "La", "bad_moment", "no such moment"),
        ("walk_in.hold", "Wait", "bad_moment", "no such moment"),
        ("", "Hello", "bad_moment", "no such moment"),
        ("call.greet", "   ", "no_words", "Write what staff say"),
        ("call.greet", "a" * (MOST_LETTERS + 1), "text_too_long", "kept"),
        ("call.greet", "Hello from {nmae}", "unknown_blank", "{nmae}"),
        ("call.greet", "Hello from {", "unknown_blank", "{}"),
    ],
)
def test_what_nobody_could_say_is_refused(desk: LogbookDesk, subject: str, words: str, code: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        desk.do(SetWords(subject, words), person(desk, "Priya"))
    assert refused.value.code == code
    assert said in sentence(refused.value)
    assert desk.read(AskTown()).own_words == {}


def test_a_logbook_without_a_town_has_no_script(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        bare_desk(tmp_path)[0].do(SetWords("call.hold", HOLD), None)
    assert refused.value.code == "no_town"
