"""Where a confidential person's name, number and address may stand: in sealed identities, and nowhere else at all."""

import logging
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from counterdesk.app.logs import without_words
from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Answerer, CallerTyped, Channel, Outcome, OutcomeDetail
from counterdesk.domain.deadline import Answered, Tried
from counterdesk.domain.ids import PersonId
from counterdesk.domain.incident import Stamps
from counterdesk.domain.message import MessageState, MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.callers import AskCaller
from counterdesk.services.asks.contacts import (
    AddNote,
    AskContact,
    DayLog,
    Extras,
    Find,
    LogContact,
    MarkMessage,
    MarkPrinted,
    MessagesToHand,
    NotMe,
    Undo,
)
from counterdesk.services.asks.due import AnswerDeadline, AskWhy, DueBoard, TakeDeadline, TryDeadline, WithdrawAnswer
from counterdesk.services.asks.logbook import AskDrafts, Draft, DropDraft, KeepDraft
from counterdesk.services.asks.paper import AskShift
from counterdesk.services.asks.people import ComeToDesk
from counterdesk.services.asks.sealed import (
    AddToIncident,
    AskComplaint,
    AskIncident,
    AskSealed,
    IncidentTyped,
    LogComplaint,
    OpenSealed,
    SaveIncident,
)
from counterdesk.services.door import LogbookDesk
from tests.desk import TUESDAY, message, new_desk, person, toronto, uid

NAME, DIGITS, LANE = "Vrqzname", "5195550166", "Vrqzlane"
WHO = CallerTyped(f"Ada {NAME}", number="519-555-0166", reach_at=f"{NAME}@example.org")
WHOLE_DAY = DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))
TODAY = TUESDAY.date()
SEALED_PLACES = {"sealed_identities"}


def complaint(about: About = About.EMPLOYEE, **fields: object) -> LogComplaint:
    usual: dict[str, object] = {
        "uid": uid(),
        "channel": Channel.CALL,
        "about": about,
        "text": "Somebody was rude: qolvertext.",
        "caller": WHO,
        "address": f"12 {LANE}",
        "employee": "Emp Qolveremployee",
        "action_requested": "An apology, qolverwish.",
    }
    return LogComplaint(**{**usual, **fields})  # type: ignore[arg-type]


def confidential(**fields: object) -> LogContact:
    usual: dict[str, object] = {
        "confidential": True,
        "caller": WHO,
        "note": "Weeds as high as a fence: qolvernote.",
        "extras": Extras(on_behalf=f"Father {NAME}"),
    }
    return message(**{**usual, **fields})


def incident(**fields: object) -> IncidentTyped:
    usual: dict[str, object] = {
        "happened_at": toronto("2026-11-24 09:40"),
        "channel": Channel.WALK_IN,
        "words_used": "qolvertext",
        "person": f"Ada {NAME}",
        "number": "519-555-0166",
        "stamps": Stamps(warned_at=toronto("2026-11-24 09:41")),
    }
    return IncidentTyped(**{**usual, **fields})  # type: ignore[arg-type]


def whole_file(path: Path) -> dict[str, str]:
    """Gives everything that each table of the logbook holds, the full-text tables' own ones too, as one text each."""
    with closing(sqlite.connect(str(path))) as raw:
        names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: repr(raw.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names}


def tables_with(path: Path, *words: str) -> set[str]:
    """Gives the tables in which any of these words stands, whatever the capitals."""
    folded = [word.casefold() for word in words]
    return {name for name, text in whole_file(path).items() if any(word in text.casefold() for word in folded)}


def every_board(desk: LogbookDesk) -> str:
    """Gives what every list, search, hint and summary answers to somebody who has opened nothing, as one text."""
    rows = desk.read(DueBoard()).rows
    sealed = desk.read(AskSealed())
    log = desk.read(WHOLE_DAY)
    answers: list[object] = [rows, sealed, log, desk.read(MessagesToHand()), desk.slow(AskShift(TODAY, TODAY))]
    answers += [desk.read(AskWhy(row.id)) for row in rows]
    answers += [desk.read(AskContact(row.uid)) for row in log.rows if row.record == "contacts"]
    answers += [desk.read(AskComplaint(row.uid)) for row in sealed if row.record == "complaints"]
    answers += [desk.read(AskIncident(row.uid)) for row in sealed if row.record == "incidents"]
    hints = [desk.read(AskCaller(number=DIGITS)), desk.read(AskCaller(name=f"Ada {NAME}"))]
    answers += [(hint.contacts, hint.contacts_in_10_days) for hint in hints]
    for typed in ("2026-0001", "rude", "weeds"):
        answers.append(desk.read(Find(typed)))
    return repr(answers)


def assert_unseen(text: str, *words: str) -> None:
    for word in words or (NAME, LANE, DIGITS, "519-555-0166"):
        assert word.casefold() not in text.casefold(), word


@pytest.mark.parametrize("about", list(About))
def test_a_complainant_stands_in_sealed_identities_only(tmp_path: Path, about: About) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(complaint(about), person(desk, "Priya"))
    assert tables_with(tmp_path / "logbook.db", NAME, LANE, DIGITS, "519-555-0166") == SEALED_PLACES
    assert_unseen(every_board(desk))


def test_a_confidential_caller_stands_in_sealed_identities_only(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(confidential(), person(desk, "Priya"))
    assert tables_with(tmp_path / "logbook.db", NAME, DIGITS, "519-555-0166") == SEALED_PLACES
    assert_unseen(every_board(desk))


def test_the_person_of_an_incident_stands_in_sealed_identities_only(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(SaveIncident(uid(), incident()), person(desk, "Priya"))
    assert tables_with(tmp_path / "logbook.db", NAME, DIGITS, "519-555-0166") == SEALED_PLACES
    assert_unseen(every_board(desk))


def test_an_employee_complaints_words_stand_in_the_sealed_index_only(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(complaint(), person(desk, "Priya"))
    found = tables_with(tmp_path / "logbook.db", "qolvertext", "qolverwish", "qolveremployee")
    assert {name for name in found if name.startswith("search")} == set()
    assert "sealed_search" in found
    assert not [word for word in ("qolvertext", "qolverwish", "qolveremployee") if desk.read(Find(word))]
    assert_unseen(every_board(desk), "qolvertext", "qolverwish", "qolveremployee")


def test_what_a_confidential_caller_said_is_not_searched_by_everybody(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(confidential(extras=Extras(place="7 Qolverplace")), person(desk, "Priya"))
    assert desk.read(Find("qolvernote")) == ()
    assert desk.read(Find("qolverplace")) == ()
    assert [row.uid for row in desk.read(Find("2026-0001"))] == [done.uid]


def test_a_confidential_entry_shows_no_typed_words_in_the_log(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    sent = OutcomeDetail(sent_what=f"The form, to {NAME}")
    desk.do(confidential(outcome=Outcome.SEND, detail=sent), person(desk, "Priya"))
    (row,) = desk.read(WHOLE_DAY).rows
    assert NAME not in repr(row)


def test_everything_done_to_a_complaint_leaves_its_person_where_it_was(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    priya, tom = person(desk, "Priya"), person(desk, "Tom")
    done = desk.do(complaint(), priya)
    row = desk.read(DueBoard()).rows[0]
    told = [
        done,
        desk.do(TryDeadline(row.id, Tried.NO_ANSWER, "Nobody there."), priya),
        desk.do(TakeDeadline(row.id, tom), priya),
        desk.do(AnswerDeadline(row.id, toronto("2026-11-24 10:00"), "Director", Answered.PHONE), priya),
        desk.do(WithdrawAnswer(row.id), priya),
        desk.do(MarkPrinted("complaints", done.uid, "complaint"), priya),
        desk.do(OpenSealed("complaints", done.uid, "The Director asks.", uid()), priya),
        desk.do(NotMe(done.uid, tom), priya),
        desk.do(Undo(done.uid, "Saved by mistake."), tom),
    ]
    assert_unseen(repr(told))
    assert tables_with(tmp_path / "logbook.db", NAME, LANE, DIGITS, "519-555-0166") == SEALED_PLACES
    assert_unseen(every_board(desk))


def test_everything_done_to_a_confidential_contact_leaves_its_person_where_it_was(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    priya = person(desk, "Priya")
    done = desk.do(confidential(message=MessageTyped(Answerer(text="By-law officer"))), priya)
    row = desk.read(DueBoard()).rows[0]
    told = [
        done,
        desk.do(AddNote(done.uid, "Called again."), priya),
        desk.do(MarkMessage(done.uid, MessageState.HANDED, "by hand"), priya),
        desk.do(AnswerDeadline(row.id, toronto("2026-11-24 10:00"), "Officer", Answered.PHONE), priya),
        desk.do(Undo(done.uid, "Saved by mistake."), priya),
    ]
    assert_unseen(repr(told))
    assert tables_with(tmp_path / "logbook.db", NAME, DIGITS, "519-555-0166") == SEALED_PLACES
    assert_unseen(every_board(desk))


def test_an_incidents_person_that_was_corrected_is_kept_nowhere(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya, name = person(desk, "Priya"), uid()
    desk.do(SaveIncident(name, incident(), submit=False), priya)
    desk.do(SaveIncident(name, incident(person="Somebody Else", number="519-555-0199")), priya)
    desk.do(AddToIncident(name, "The police came."), priya)
    assert tables_with(tmp_path / "logbook.db", NAME, DIGITS, "519-555-0166") == set()


def test_nobody_who_has_not_opened_it_reads_a_colleagues_incident(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    done = desk.do(SaveIncident(uid(), incident(), submit=False), person(desk, "Priya"))
    for view in (desk.read(AskIncident(done.uid)), desk.read(AskIncident(done.uid, person(desk, "Tom")))):
        assert (view.typed, view.opened, view.addenda) == (None, False, ())
        assert_unseen(repr(view), NAME, "qolvertext")


def test_an_opening_of_one_kind_of_record_opens_no_other(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    priya, opening = person(desk, "Priya"), uid()
    one = desk.do(complaint(), priya)
    other = desk.do(SaveIncident(uid(), incident()), priya)
    contact = desk.do(confidential(), priya)
    desk.do(OpenSealed("complaints", one.uid, "The Director asks.", opening), priya)
    desk.do(OpenSealed("incidents", other.uid, "The same opening again.", opening), priya)
    assert desk.read(AskComplaint(one.uid, opening)).opened
    assert not desk.read(AskIncident(other.uid, person(desk, "Tom"), opening)).opened
    assert desk.read(AskContact(contact.uid, opening)).caller == CallerTyped()


def test_every_opening_stands_in_the_journal_and_on_the_summary(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    priya = person(desk, "Priya")
    done = [
        desk.do(complaint(), priya),
        desk.do(confidential(), priya),
        desk.do(SaveIncident(uid(), incident()), priya),
    ]
    for one in done:
        desk.do(OpenSealed(one.record, one.uid, "The Director asks.", uid()), person(desk, "Tom"))
    lines = [line for line in desk.slow(AskShift(TODAY, TODAY)).unusual if line.code == "sealed_opened"]
    assert [line.facts["record"] for line in lines] == ["complaints", "contacts", "incidents"]
    assert {line.facts["by"] for line in lines} == {"Tom Ng"}
    assert "sealed_opened" in whole_file(tmp_path / "logbook.db")["journal"]


def test_a_confidential_card_that_is_not_saved_comes_back_to_its_author_only(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    priya, tom = person(desk, "Priya"), person(desk, "Tom")
    draft = Draft(uid(), "call", priya, f'{{"name": "{NAME}"}}', clock.now, clock.now, sealed=True)
    desk.do(KeepDraft(draft), priya)
    assert [one.uid for one in desk.read(AskDrafts())] == [draft.uid]
    assert desk.read(AskDrafts())[0].sealed
    desk.do(ComeToDesk(tom), tom)
    assert desk.read(AskDrafts()) == ()
    assert len(desk.slow(AskShift(TODAY, TODAY)).to_do) == 1


def test_a_complaint_typed_while_nobody_was_here_is_not_lost(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    draft = Draft(uid(), "complaint", None, '{"text": "half"}', clock.now)
    desk.do(KeepDraft(draft), None)
    assert [one.uid for one in desk.read(AskDrafts())] == [draft.uid]


def test_a_card_that_was_thrown_away_stays_sealed_for_others(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    priya, tom = person(desk, "Priya"), person(desk, "Tom")
    draft = Draft(uid(), "call", priya, f'{{"name": "{NAME}"}}', clock.now, sealed=True)
    desk.do(KeepDraft(draft), priya)
    desk.do(DropDraft(draft.uid, for_good=False), priya)
    desk.do(ComeToDesk(tom), tom)
    assert desk.read(AskDrafts(discarded=True)) == ()
    desk.do(ComeToDesk(priya), priya)
    assert [one.uid for one in desk.read(AskDrafts(discarded=True))] == [draft.uid]


def test_refusals_and_logs_hold_nothing_that_was_typed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    too_long = f"{NAME} " * 5000
    refused = [
        complaint(caller=replace(WHO, name=too_long)),
        complaint(text=too_long),
        complaint(address=too_long),
        confidential(caller=replace(WHO, reach_at=too_long)),
        confidential(message=MessageTyped(Answerer(text=too_long))),
        SaveIncident(uid(), incident(words_used=too_long)),
    ]
    for command in refused:
        with pytest.raises(Refused) as caught:
            desk.do(command, priya)
        assert_unseen(repr(caught.value) + str(caught.value) + repr(caught.value.facts) + without_words(caught.value))
    assert_unseen(caplog.text)
    assert tables_with(tmp_path / "logbook.db", NAME) == set()


def test_a_database_error_names_no_value(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    broken, stranger = complaint(), PersonId(987654)
    with pytest.raises(Exception, match="FOREIGN KEY") as caught:
        desk.do(broken, stranger)
    chain: BaseException | None = caught.value
    while chain is not None:
        assert_unseen(str(chain) + repr(chain), NAME, LANE, "519-555-0166", "qolvertext")
        chain = chain.__cause__ or chain.__context__


def test_the_journal_gives_no_one_away_even_by_guessing_numbers(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(complaint(), person(desk, "Priya"))
    desk.do(complaint(), person(desk, "Priya"))
    with closing(sqlite.connect(str(tmp_path / "logbook.db"))) as raw:
        query = "SELECT digest FROM journal WHERE record = 'sealed_identities'"
        digests = [row[0] for row in raw.execute(query)]
    assert len(digests) == 2
    assert len(set(digests)) == 2


def test_the_words_of_a_confidential_entry_stand_in_no_list(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    command = confidential(outcome=Outcome.SEND, detail=OutcomeDetail(sent_what="qolverform"), topic_id=None)
    desk.do(command, person(desk, "Priya"))
    assert_unseen(every_board(desk), "qolvernote", "qolverform", NAME)


def test_what_is_sent_to_somebody_confidential_is_read_by_whoever_opened_the_entry(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya, opening = person(desk, "Priya"), uid()
    command = confidential(outcome=Outcome.SEND, detail=OutcomeDetail(sent_what="qolverform"))
    done = desk.do(command, priya)
    desk.do(OpenSealed("contacts", done.uid, "The officer must call back.", opening), priya)
    assert desk.read(AskContact(done.uid)).row.detail == "Priya Nair"
    assert desk.read(AskContact(done.uid, opening)).row.detail == "qolverform"


def test_a_confidential_entry_that_is_open_to_its_reader_is_open_to_nobody_else(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya, opening = person(desk, "Priya"), uid()
    done = desk.do(confidential(), priya)
    desk.do(OpenSealed("contacts", done.uid, "The officer must call back.", opening), priya)
    assert desk.read(AskContact(done.uid, opening)).caller.name == WHO.name
    assert_unseen(every_board(desk), NAME, "qolvernote")
    clock.set(toronto("2026-11-24 08:00"))
    assert desk.read(AskContact(done.uid, opening)).caller == CallerTyped()
