"""What is kept and shown of callers: as typed, found again at their number, never more than was given."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from counterdesk.domain.contact import CallerTyped, Channel, Given, initials, masked
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.callers import AskCaller, CallerHint
from counterdesk.services.asks.contacts import AskContact, DayLog, Find, IncomingRow, LogIncoming, Undo
from counterdesk.services.asks.due import DueBoard
from counterdesk.services.door import LogbookDesk
from counterdesk.store.tables import Caller
from tests.desk import TUESDAY, bare_desk, call, message, new_desk, person, topic, toronto, uid

DAY = DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))
NUMBER = "519-555-0142"


def log(desk: LogbookDesk, **fields: object) -> str:
    return desk.do(call(**fields), person(desk, "Priya")).uid


def caller_of(desk: LogbookDesk, **typed: object) -> CallerTyped:
    return desk.read(AskContact(log(desk, caller=CallerTyped(**typed)))).caller


def counted(desk: LogbookDesk) -> list[tuple[str, int]]:
    """Gives what the logbook counts: digits and how many contacts."""
    with desk._logbook.read() as session:
        return [(row[0], row[1]) for row in session.execute(select(Caller.digits, Caller.contacts).order_by(Caller.id))]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> LogbookDesk:
    """A desk for tables of cases that do not disturb each other."""
    desk, _ = new_desk(tmp_path_factory.mktemp("callers"))
    return desk


@pytest.mark.parametrize(
    ("typed", "given", "kept"),
    [
        ("Maria Rossi", Given.GIVEN, ("Maria Rossi", Given.GIVEN)),
        ("Maria Rossi", Given.DECLINED, ("Maria Rossi", Given.GIVEN)),
        ("Maria Rossi", Given.NOT_GIVEN, ("Maria Rossi", Given.GIVEN)),
        ("", Given.GIVEN, ("", Given.NOT_GIVEN)),
        ("  ", Given.GIVEN, ("", Given.NOT_GIVEN)),
        ("", Given.NOT_GIVEN, ("", Given.NOT_GIVEN)),
        ("", Given.DECLINED, ("", Given.DECLINED)),
    ],
)
def test_a_name_is_given_declined_or_simply_not_there(
    table: LogbookDesk, typed: str, given: Given, kept: tuple[str, Given]
) -> None:
    caller = caller_of(table, name=typed, name_given=given)
    assert (caller.name, caller.name_given) == kept


@pytest.mark.parametrize(
    ("typed", "given", "kept"),
    [
        (NUMBER, Given.GIVEN, (NUMBER, Given.GIVEN)),
        (NUMBER, Given.DECLINED, (NUMBER, Given.GIVEN)),
        ("", Given.GIVEN, ("", Given.GIVEN)),
        ("", Given.NOT_GIVEN, ("", Given.NOT_GIVEN)),
        ("", Given.DECLINED, ("", Given.DECLINED)),
    ],
)
def test_a_number_is_given_declined_or_simply_not_there(
    table: LogbookDesk, typed: str, given: Given, kept: tuple[str, Given]
) -> None:
    caller = caller_of(table, number=typed, number_given=given)
    assert (caller.number, caller.number_given) == kept


@pytest.mark.parametrize(
    "name",
    [
        *("O'Brien", "D’Arcy", "Lévesque-Tremblay", "Nguyễn Thị Minh", "Иван Петров", "عبد الله", "李小龙", "אברהם"),
        *(
            "Dr. A. B. Wu Jr.",
            "van der Berg",
            "X Æ A-12",
            "🙂",
            "Mr & Mrs <Smith>",
            "Null",
            "DROP TABLE contacts",
            "%s",
        ),
    ],
)
def test_names_of_every_kind_are_kept_and_found(table: LogbookDesk, name: str) -> None:
    entry = log(table, caller=CallerTyped(name))
    assert table.read(AskContact(entry)).caller.name == name
    assert entry in [row.uid for row in table.read(DAY).rows]
    words = [word for word in name.split() if any(c.isalnum() for c in word) and len(word) > 2]
    assert all(entry in [row.uid for row in table.read(Find(word))] for word in words)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("5195550142", "519-555-0142"),
        ("(519) 555-0142", "519-555-0142"),
        ("519.555.0142 ext 12", "519-555-0142 x12"),
        ("555-0142", "519-555-0142"),
        ("555-0142 poste 3", "519-555-0142 x3"),
        ("1 800 555 0199", "800-555-0199"),
        ("+33 1 42 68 53 00", "+33 1 42 68 53 00"),
        ("911", "911"),
        ("12", "12"),
        ("the blue phone", "the blue phone"),
        ("519-555-0142 / 519-555-0143", "519-555-0142"),
    ],
)
def test_lists_show_a_number_readably_and_the_entry_keeps_it_as_typed(
    table: LogbookDesk, typed: str, shown: str
) -> None:
    entry = log(table, caller=CallerTyped("Maria Rossi", number=typed))
    view = table.read(AskContact(entry))
    assert (view.row.number, view.number_shown, view.caller.number) == (shown, shown, typed)


@pytest.mark.parametrize(
    ("town", "shown"),
    [("tecumseh", "519-555-0142"), ("essex", "519-555-0142"), ("kawartha_lakes", "705-555-0142")],
)
def test_seven_digits_are_of_the_towns_own_area(tmp_path: Path, town: str, shown: str) -> None:
    desk, _ = new_desk(tmp_path, town=town)
    entry = log(desk, caller=CallerTyped(number="5550142"))
    assert desk.read(AskContact(entry)).row.number == shown


def test_without_a_town_a_number_is_still_read_as_far_as_it_goes(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    assert desk.read(AskCaller(NUMBER)).shown == NUMBER
    assert desk.read(AskCaller("5550142")).contacts == ()


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (NUMBER, ""),
        ("", ""),
        ("911", ""),
        ("12", "number_too_short"),
        ("hello", "number_too_short"),
        ("119-555-0142", "number_unlikely"),
        ("519-155-0142", "number_unlikely"),
        ("5" * 61, "number_too_long"),
        ("+999 1", "number_unlikely"),
    ],
)
def test_an_odd_number_is_said_to_be_odd_and_saved_all_the_same(table: LogbookDesk, typed: str, problem: str) -> None:
    assert table.read(AskCaller(typed)).problem == problem
    entry = log(table, caller=CallerTyped("Al Wu", number=typed))
    assert table.read(AskContact(entry)).caller.number == typed


def test_a_hint_shows_the_extension_apart(table: LogbookDesk) -> None:
    hint = table.read(AskCaller("519-555-0142 ext. 12"))
    assert (hint.shown, hint.extension) == (NUMBER, "12")


def test_nothing_typed_is_nothing_known(table: LogbookDesk) -> None:
    assert table.read(AskCaller()) == CallerHint()
    assert table.read(AskCaller(" ", "  ")) == CallerHint()


def test_each_contact_at_a_number_is_counted_once_and_an_undone_one_taken_off(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    first, _second = log(desk), log(desk, caller=CallerTyped(number="5550142 ext 9"))
    log(desk, caller=CallerTyped(number="519-555-0143"))
    log(desk, caller=CallerTyped("No number"))
    assert counted(desk) == [("5195550142", 2), ("5195550143", 1)]
    desk.do(Undo(first), person(desk, "Priya"))
    assert counted(desk) == [("5195550142", 1), ("5195550143", 1)]


def test_a_confidential_caller_is_counted_nowhere(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    log(desk, confidential=True)
    assert counted(desk) == []
    assert desk.read(AskCaller(NUMBER)).contacts == ()
    assert desk.read(AskCaller(name="Maria Rossi")).contacts == ()


def test_several_lines_of_one_caller_are_several_contacts_at_the_number(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    rows = (
        IncomingRow(uid(), Channel.VOICEMAIL, TUESDAY, CallerTyped("Maria Rossi", number=NUMBER), about="Leaves"),
        IncomingRow(uid(), Channel.EMAIL, TUESDAY, about="The same leaves", same_caller=True),
    )
    desk.do(LogIncoming(uid(), rows), person(desk, "Priya"))
    assert counted(desk) == [("5195550142", 2)]
    assert {row.name for row in desk.read(DAY).rows} == {"Maria Rossi"}


def test_a_line_of_the_same_caller_with_another_number_keeps_its_own(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    rows = (
        IncomingRow(uid(), Channel.VOICEMAIL, TUESDAY, CallerTyped("Maria Rossi", number=NUMBER), about="Leaves"),
        IncomingRow(uid(), Channel.VOICEMAIL, TUESDAY, CallerTyped(number="519-555-0199"), same_caller=True),
    )
    desk.do(LogIncoming(uid(), rows), person(desk, "Priya"))
    assert counted(desk) == [("5195550142", 1), ("5195550199", 1)]


def test_past_contacts_say_when_how_about_what_and_what_came_of_it(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    log(desk, channel=Channel.WALK_IN, topic_id=topic(desk))
    walked_in = clock.now
    clock.forward(hours=1)
    desk.do(message(), person(desk, "Priya"))
    called = clock.now
    past = desk.read(AskCaller(NUMBER)).contacts
    assert [(one.at, one.channel, one.outcome) for one in past] == [
        (called, "call", "message"),
        (walked_in, "walk_in", "answered"),
    ]
    assert past[0].open_due_at == toronto("2026-11-25 16:30")
    assert past[1].topic


def test_past_contacts_go_by_when_they_happened_not_by_when_they_were_typed(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    log(desk, happened_at=TUESDAY - timedelta(days=2), channel=Channel.VOICEMAIL)
    clock.forward(minutes=1)
    log(desk, happened_at=TUESDAY - timedelta(days=5), channel=Channel.LETTER)
    assert [one.channel for one in desk.read(AskCaller(NUMBER)).contacts] == ["voicemail", "letter"]


@pytest.mark.parametrize(("days", "again"), [(0, 2), (9, 2), (10, 2), (11, 0)])
def test_again_means_within_ten_days(tmp_path: Path, days: int, again: int) -> None:
    desk, clock = new_desk(tmp_path)
    log(desk)
    log(desk)
    clock.forward(days=days)
    assert desk.read(AskCaller(NUMBER)).contacts_in_10_days == again


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        *(("Maria", 1), ("maria rossi", 1), ("MARIA ROSSI", 1), ("Mar", 1), ("Rossi", 1), ("rossi mar", 1)),
        *(("Ma", 0), ("aria", 0), ("", 0), ("maria ross lea", 0), ("leaves", 0)),
    ],
)
def test_a_name_is_looked_up_by_how_its_words_begin_and_from_three_letters_on(
    tmp_path: Path, typed: str, found: int
) -> None:
    desk, _ = new_desk(tmp_path)
    log(desk, caller=CallerTyped("Maria Rossi"))
    assert len(desk.read(AskCaller(name=typed)).contacts) == found


def test_the_number_goes_before_the_name(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    log(desk)
    assert desk.read(AskCaller("519-555-0199", "Maria Rossi")).contacts == ()


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Marguerite Levesque", "M. L."),
        ("maria rossi", "M. R."),
        ("Cher", "C."),
        ("", ""),
        ("  ", ""),
        ("42 Wallaby", "W."),
        ("Élise Ågren", "É. Å."),
        ("a b c d e f g", "A. B. C. D. "),
        ("(Maria) Rossi", "R."),
    ],
)
def test_a_public_screen_shows_initials_only(name: str, short: str) -> None:
    assert initials(name).strip() == short.strip()


@pytest.mark.parametrize(
    ("number", "shown"),
    [(NUMBER, "•• 42"), ("911", ""), ("", ""), ("5550142", "•• 42"), ("1234", "•• 34"), ("ring twice", "")],
)
def test_a_public_screen_shows_two_digits_only(number: str, shown: str) -> None:
    assert masked(number) == shown


@pytest.mark.parametrize(
    ("field", "limit"), [("name", 200), ("reach_at", 200), ("number", 1000)], ids=["name", "reach", "number"]
)
def test_what_is_typed_about_a_caller_is_whole_or_refused(tmp_path: Path, field: str, limit: int) -> None:
    desk, _ = new_desk(tmp_path)
    assert getattr(caller_of(desk, **{field: "7" * limit}), field) == "7" * limit
    with pytest.raises(Refused, match="text_too_long"):
        caller_of(desk, **{field: "7" * (limit + 1)})
    assert len(desk.read(DAY).rows) == 1


def test_the_queue_names_the_caller_and_the_number_to_ring(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(message(caller=CallerTyped("Maria Rossi", number="555-0142 ext 3")), person(desk, "Priya"))
    (row,) = desk.read(DueBoard()).rows
    assert (row.title, row.number, row.sealed) == ("Maria Rossi", "519-555-0142 x3", False)


def test_the_queue_of_a_confidential_caller_shows_the_slips_number_only(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(message(confidential=True), person(desk, "Priya"))
    (row,) = desk.read(DueBoard()).rows
    assert (row.title, row.number, row.sealed, row.record_number) == ("2026-0001", "", True, "2026-0001")


def test_a_card_says_how_else_somebody_can_be_reached(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    caller = caller_of(desk, name="Maria Rossi", reach_at="at the bakery until noon")
    assert caller.reach_at == "at the bakery until noon"
    assert len(desk.read(Find("bakery"))) == 1
