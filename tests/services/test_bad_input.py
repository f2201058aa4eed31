"""Bad input through the door: one refusal with a sentence, nothing lost, never an exception of another kind."""

from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Answerer, CallerTyped, Channel, Outcome, OutcomeDetail
from counterdesk.domain.deadline import Answered, Tried
from counterdesk.domain.ids import ClosureId, DeadlineId, DepartmentId, PersonId, TopicId
from counterdesk.domain.message import Box, MessageState, MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import RemoveClosures, SaveClosures
from counterdesk.services.asks.callers import AskCaller
from counterdesk.services.asks.contacts import (
    AddNote,
    AskColleagues,
    AskContact,
    DayLog,
    Extras,
    Find,
    IncomingRow,
    LogContact,
    LogIncoming,
    LogOneClick,
    MarkMessage,
    MarkPrinted,
    NotMe,
    RetireTopic,
    SaveTopic,
    Undo,
)
from counterdesk.services.asks.desk import Command
from counterdesk.services.asks.due import (
    AnswerDeadline,
    AskWhy,
    CannotBeReached,
    DueBoard,
    PromiseFor,
    TakeDeadline,
    TryDeadline,
    WithdrawAnswer,
)
from counterdesk.services.asks.logbook import Check
from counterdesk.services.asks.people import ComeToDesk, RetirePerson, SavePerson
from counterdesk.services.asks.sealed import (
    AddToIncident,
    AskComplaint,
    AskIncident,
    IncidentTyped,
    LogComplaint,
    OpenSealed,
    SaveIncident,
)
from counterdesk.services.asks.town import ClosureRow, ConfirmYear
from counterdesk.services.door import LogbookDesk
from counterdesk.words.refusals import sentence
from tests.desk import call, message, new_desk, person, toronto, uid

NOW = toronto("2026-11-24 10:00")
DAY = DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))
MEGABYTE = "x" * 1_000_000
NOBODY, NO_DEADLINE = PersonId(999), DeadlineId(999)

NOT_THERE: dict[str, Callable[[], Command]] = {
    "undo": lambda: Undo("nothing"),
    "add a note": lambda: AddNote("nothing", "More."),
    "not me": lambda: NotMe("nothing", PersonId(1)),
    "mark a message": lambda: MarkMessage("nothing", MessageState.HANDED),
    "print": lambda: MarkPrinted("contacts", "nothing", "slip"),
    "try": lambda: TryDeadline(NO_DEADLINE, Tried.SPOKE),
    "answer": lambda: AnswerDeadline(NO_DEADLINE, NOW, "Priya", Answered.PHONE),
    "give up": lambda: CannotBeReached(NO_DEADLINE),
    "take": lambda: TakeDeadline(NO_DEADLINE, PersonId(1)),
    "withdraw": lambda: WithdrawAnswer(NO_DEADLINE, "A reason."),
    "promise": lambda: PromiseFor(NO_DEADLINE, None),
    "come to the desk": lambda: ComeToDesk(NOBODY),
    "change a person": lambda: SavePerson(NOBODY, "Tom Ng"),
    "retire a person": lambda: RetirePerson(NOBODY),
    "change a topic": lambda: SaveTopic(TopicId(999), "Skating"),
    "retire a topic": lambda: RetireTopic(TopicId(999)),
    "take back a closure": lambda: RemoveClosures((ClosureId(999),)),
    "add to an incident": lambda: AddToIncident("nothing", "More."),
    "open a complaint": lambda: OpenSealed("complaints", "nothing", "A reason.", "x"),
    "open what cannot be sealed": lambda: OpenSealed("people", "nothing", "A reason.", "x"),
}

TOO_LONG: dict[str, Callable[[], Command]] = {
    "note": lambda: call(note=MEGABYTE),
    "name": lambda: call(caller=CallerTyped(MEGABYTE)),
    "number": lambda: call(caller=CallerTyped(number=MEGABYTE)),
    "reach at": lambda: call(caller=CallerTyped(reach_at=MEGABYTE)),
    "place": lambda: call(extras=Extras(place=MEGABYTE)),
    "on behalf": lambda: call(extras=Extras(on_behalf=MEGABYTE)),
    "reference": lambda: call(extras=Extras(reference=MEGABYTE)),
    "sent what": lambda: call(outcome=Outcome.SEND, detail=OutcomeDetail(sent_what=MEGABYTE)),
    "referred to": lambda: call(outcome=Outcome.REFERRED, detail=OutcomeDetail(referred_name=MEGABYTE)),
    "who answers": lambda: message(message=MessageTyped(Answerer(text=MEGABYTE))),
    "best time": lambda: message(message=MessageTyped(best_time=MEGABYTE)),
    "about": lambda: LogIncoming(uid(), [IncomingRow(uid(), Channel.EMAIL, NOW, about=MEGABYTE)]),
    "complaint": lambda: LogComplaint(uid(), Channel.CALL, About.SERVICE, MEGABYTE),
    "address": lambda: LogComplaint(uid(), Channel.CALL, About.SERVICE, "Late.", address=MEGABYTE),
    "employee": lambda: LogComplaint(uid(), Channel.CALL, About.EMPLOYEE, "Late.", employee=MEGABYTE),
    "words used": lambda: SaveIncident(uid(), IncidentTyped(NOW, Channel.CALL, words_used=MEGABYTE)),
    "witnesses": lambda: SaveIncident(uid(), IncidentTyped(NOW, Channel.CALL, witnesses=MEGABYTE)),
    "person": lambda: SavePerson(None, MEGABYTE),
    "position": lambda: SavePerson(None, "Tom Ng", position=MEGABYTE),
    "topic": lambda: SaveTopic(None, MEGABYTE),
    "closure": lambda: SaveClosures((ClosureRow(date(2026, 12, 1), MEGABYTE),)),
}


@pytest.mark.parametrize("what", NOT_THERE)
def test_what_is_not_there_cannot_be_changed(tmp_path: Path, what: str) -> None:
    desk, _ = new_desk(tmp_path)
    before = desk.changes_since(0)
    with pytest.raises(Refused) as refused:
        desk.do(NOT_THERE[what](), person(desk, "Priya"))
    assert refused.value.code == "not_there"
    assert desk.changes_since(0) == before


@pytest.mark.parametrize("what", TOO_LONG)
def test_a_megabyte_is_refused_whole_and_nothing_is_cut(tmp_path: Path, what: str) -> None:
    desk, _ = new_desk(tmp_path)
    before = desk.changes_since(0)
    with pytest.raises(Refused) as refused:
        desk.do(TOO_LONG[what](), person(desk, "Priya"))
    assert refused.value.code == "text_too_long"
    assert "characters" in sentence(refused.value)
    assert len(sentence(refused.value)) < 200
    assert desk.changes_since(0) == before


@pytest.mark.parametrize(
    "question",
    [AskContact("x"), AskComplaint("x"), AskIncident("x"), AskWhy(NO_DEADLINE)],
    ids=lambda one: type(one).__name__,
)
def test_what_is_not_there_cannot_be_shown(tmp_path: Path, question: Any) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match="not_there"):
        desk.read(question)


@pytest.mark.parametrize("quantity", [0, -1, 1000, 10**9])
def test_a_click_counts_between_one_and_999(tmp_path: Path, quantity: int) -> None:
    desk, _ = new_desk(tmp_path)
    command = LogOneClick(uid(), Channel.CALL, None, Outcome.NOTHING_OWED, quantity=quantity)
    with pytest.raises(Refused, match="bad_quantity"):
        desk.do(command, person(desk, "Priya"))


def test_a_click_cannot_owe_an_answer(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match="outcome_needs_card"):
        desk.do(LogOneClick(uid(), Channel.CALL, None, Outcome.MESSAGE), person(desk, "Priya"))


@pytest.mark.parametrize(
    "at",
    [
        datetime(1, 1, 2, tzinfo=UTC),
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(2025, 10, 20, tzinfo=UTC),
        datetime(2026, 11, 24, 15, 3, tzinfo=UTC),
        datetime(9999, 12, 30, tzinfo=UTC),
    ],
)
def test_an_impossible_time_is_refused_wherever_it_is_typed(tmp_path: Path, at: datetime) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    commands: list[Command] = [
        call(happened_at=at),
        LogIncoming(uid(), [IncomingRow(uid(), Channel.EMAIL, at, about="Leaves")]),
        LogComplaint(uid(), Channel.CALL, About.SERVICE, "Late.", received_at=at),
        SaveIncident(uid(), IncidentTyped(at, Channel.CALL)),
    ]
    for command in commands:
        with pytest.raises(Refused) as refused:
            desk.do(command, priya)
        assert refused.value.code in ("received_in_future", "received_too_long_ago")
    assert desk.read(DAY).rows == ()


def test_an_offset_of_another_zone_is_the_same_instant(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    elsewhere = datetime.fromisoformat("2026-11-23T15:31:00-06:00")
    desk.do(message(channel=Channel.VOICEMAIL, happened_at=elsewhere), person(desk, "Priya"))
    (row,) = desk.read(DueBoard()).rows
    assert row.received_at == toronto("2026-11-23 16:31")
    assert row.due_at == toronto("2026-11-25 16:30")


def test_who_is_not_in_people_cannot_be_named_by_number(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    nowhere = DepartmentId(999)
    commands: list[Command] = [
        message(message=MessageTyped(Answerer(department_id=nowhere))),
        message(message=MessageTyped(Answerer(NOBODY))),
        call(outcome=Outcome.TRANSFERRED, detail=OutcomeDetail(Answerer(NOBODY))),
        LogComplaint(uid(), Channel.CALL, About.SERVICE, "Late.", department_id=nowhere),
        SaveIncident(uid(), IncidentTyped(NOW, Channel.CALL, supervisor_id=NOBODY)),
    ]
    for command in commands:
        with pytest.raises(Refused, match="not_there"):
            desk.do(command, person(desk, "Priya"))
    assert desk.read(DAY).rows == ()
    assert desk.slow(Check()).sound


def test_a_year_may_be_confirmed_empty_but_not_with_strange_days(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, confirmed=False)
    desk.do(ConfirmYear(2027, ()), None)
    with pytest.raises(Refused, match="closure_other_year"):
        desk.do(ConfirmYear(2027, (ClosureRow(date(2026, 12, 31), "Old"),)), None)


texts = st.text(max_size=230)
notes = st.text(max_size=400)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> tuple[LogbookDesk, PersonId]:
    """One desk for many invented cards."""
    desk, _ = new_desk(tmp_path_factory.mktemp("cards"))
    return desk, person(desk, "Priya")


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_card_is_logged_whole_or_refused_with_a_sentence(
    shared: tuple[LogbookDesk, PersonId], data: st.DataObject
) -> None:
    desk, priya = shared
    card = data.draw(_cards())
    reason = _refusal(desk, card, priya)
    if reason is not None:
        assert sentence(reason)
        with pytest.raises(Refused, match="not_there"):
            desk.read(AskContact(card.uid))
        return
    done = desk.do(card, priya)
    view = desk.read(AskContact(done.uid))
    assert view.row.channel == card.channel
    assert view.caller.name == " ".join(_seen(card.caller.name).split())
    assert view.confidential == card.confidential or not card.confidential


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=texts)
def test_whatever_is_typed_into_a_search_field_is_answered(shared: tuple[LogbookDesk, PersonId], typed: str) -> None:
    desk, _ = shared
    assert isinstance(desk.read(Find(typed)), tuple)
    assert isinstance(desk.read(AskColleagues(typed)), tuple)
    assert desk.read(AskCaller(typed, typed)).contacts_in_10_days >= 0


def _refusal(desk: LogbookDesk, card: LogContact, author: PersonId) -> Refused | None:
    try:
        desk.do(card, author)
    except Refused as refused:
        return refused
    return None


def _cards() -> st.SearchStrategy[LogContact]:
    callers = st.builds(CallerTyped, name=texts, number=texts, reach_at=texts)
    extras = st.builds(Extras, **{one.name: texts for one in fields(Extras)})
    typed = st.builds(
        MessageTyped,
        answerer=st.builds(Answerer, text=texts),
        best_time=texts,
        boxes=st.frozensets(st.sampled_from(list(Box))),
    )
    return st.builds(
        LogContact,
        uid=st.builds(uid),
        channel=st.sampled_from(list(Channel)),
        outcome=st.sampled_from(list(Outcome)),
        happened_at=st.none() | st.integers(-40_000, 10).map(lambda minutes: NOW + timedelta(minutes=minutes)),
        note=notes,
        caller=callers,
        detail=st.builds(OutcomeDetail, transferred_to=st.builds(Answerer, text=texts), sent_what=texts),
        message=typed,
        extras=extras,
        parked_seconds=st.integers(-5, 10_000),
    )


def _seen(text: str) -> str:
    kept = text.replace("\r", "\n")
    return "".join(c for c in kept if c in "\n\t" or not (ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0))
