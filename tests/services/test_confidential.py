"""Complaints and incidents: what lists show, what stays apart, and who may open it."""

from pathlib import Path

import pytest

from counterdesk.domain.complaint import About, Risk
from counterdesk.domain.contact import CallerTyped, Channel
from counterdesk.domain.incident import Stamp, Stamps
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.callers import AskCaller
from counterdesk.services.asks.contacts import AskContact, DayLog, Extras, Find, Undo
from counterdesk.services.asks.due import DueBoard
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
from tests.desk import call, message, new_desk, person, toronto, uid

DAY = DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))
SOMEBODY = CallerTyped("Odette Quill", number="519-555-0177", reach_at="odette@example.org")


def complaint(**fields: object) -> LogComplaint:
    usual: dict[str, object] = {
        "uid": uid(),
        "channel": Channel.CALL,
        "about": About.EMPLOYEE,
        "text": "The inspector shouted at zebrawood.",
        "caller": SOMEBODY,
        "address": "12 Quill Lane",
        "employee": "Pat Zorn",
    }
    return LogComplaint(**{**usual, **fields})  # type: ignore[arg-type]


def incident(**fields: object) -> IncidentTyped:
    usual: dict[str, object] = {
        "happened_at": toronto("2026-11-24 09:40"),
        "channel": Channel.WALK_IN,
        "words_used": "marmalade threats",
        "person": "Ulf Brandt",
        "number": "519-555-0188",
        "stamps": Stamps(warned_at=toronto("2026-11-24 09:41"), ended_at=toronto("2026-11-24 09:45")),
    }
    return IncidentTyped(**{**usual, **fields})  # type: ignore[arg-type]


def test_a_complaint_starts_both_its_clocks_and_shows_the_next(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(complaint(), person(desk, "Priya"))
    (row,) = desk.read(DueBoard()).rows
    assert done.number == "2026-0001"
    assert (row.kind, row.due_at) == ("complaint_investigate", toronto("2026-11-27 16:30"))
    assert (row.title, row.sealed, row.number, row.topic) == ("2026-0001", True, "", "")
    due = desk.read(AskComplaint(done.uid)).due
    assert [kind for kind, _, _ in due] == ["complaint_investigate", "complaint_resolve"]


def test_no_list_search_or_hint_knows_who_complained(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(complaint(), person(desk, "Priya"))
    for typed in ("Odette", "Quill", "5550177", "zebrawood", "Zorn"):
        assert desk.read(Find(typed)) == ()
    assert desk.read(AskCaller("519-555-0177")).contacts == ()
    (row,) = desk.read(DAY).rows
    assert (row.name, row.number, row.topic, row.record_number, row.sealed) == ("", "", "", "2026-0001", True)
    seen = repr([desk.read(DAY), desk.read(DueBoard()).rows, desk.read(AskSealed())])
    assert "Odette" not in seen
    assert "Quill" not in seen


def test_a_complaint_is_found_by_its_number(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(complaint(), person(desk, "Priya"))
    assert [row.uid for row in desk.read(Find("2026-0001"))] == [done.uid]


def test_opening_a_sealed_complaint_asks_for_a_reason_and_lasts_an_hour(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    done = desk.do(complaint(), person(desk, "Priya"))
    closed = desk.read(AskComplaint(done.uid))
    assert (closed.opened, closed.text, closed.name, closed.employee) == (False, "", "", "")
    with pytest.raises(Refused, match="reason_needed"):
        desk.do(OpenSealed("complaints", done.uid, " ", uid()), person(desk, "Priya"))
    opening = uid()
    desk.do(OpenSealed("complaints", done.uid, "The Director asks.", opening), person(desk, "Priya"))
    opened = desk.read(AskComplaint(done.uid, opening))
    assert (opened.name, opened.phone, opened.address) == ("Odette Quill", "519-555-0177", "12 Quill Lane")
    assert (opened.employee, opened.reach_at) == ("Pat Zorn", "odette@example.org")
    assert "sealed_opened" in [line.action for line in opened.history]
    clock.forward(minutes=61)
    assert not desk.read(AskComplaint(done.uid, opening)).opened


def test_an_opening_opens_only_its_own_record(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    one = desk.do(complaint(), person(desk, "Priya"))
    other = desk.do(complaint(), person(desk, "Priya"))
    opening = uid()
    desk.do(OpenSealed("complaints", one.uid, "The Director asks.", opening), person(desk, "Priya"))
    assert not desk.read(AskComplaint(other.uid, opening)).opened


def test_an_anonymous_complaint_without_risk_is_owed_no_response(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    command = complaint(about=About.SERVICE, anonymous=True, risk=Risk.NONE, caller=CallerTyped())
    done = desk.do(command, person(desk, "Priya"))
    assert desk.read(DueBoard()).rows == ()
    (row,) = desk.read(AskSealed())
    assert (row.uid, row.state) == (done.uid, "no_response_owed")


def test_an_anonymous_complaint_with_risk_keeps_its_date(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(complaint(anonymous=True, risk=Risk.RISK, caller=CallerTyped()), person(desk, "Priya"))
    assert len(desk.read(DueBoard()).rows) == 1


def test_a_by_law_complaint_is_answered_like_a_call_and_hides_who_called(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(complaint(about=About.BYLAW, employee=""), person(desk, "Priya"))
    (row,) = desk.read(DueBoard()).rows
    assert (row.kind, row.title, row.sealed) == ("call", "2026-0001", True)


def test_a_complaint_where_the_policy_gives_no_number_has_no_date(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, town="amherstburg")
    desk.do(complaint(about=About.SERVICE), person(desk, "Priya"))
    (row,) = desk.read(DueBoard()).rows
    assert row.due_at is None


def test_an_undone_complaint_keeps_its_number_and_its_clocks_stop(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(complaint(), person(desk, "Priya"))
    desk.do(Undo(done.uid), person(desk, "Priya"))
    assert desk.read(DueBoard()).rows == ()
    again = desk.do(complaint(), person(desk, "Priya"))
    assert again.number == "2026-0002"


def test_saving_a_complaint_twice_logs_it_once(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    command = complaint()
    assert desk.do(command, person(desk, "Priya")) == desk.do(command, person(desk, "Priya"))
    assert len(desk.read(AskSealed())) == 1


def test_a_confidential_contact_keeps_its_person_apart(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(message(confidential=True, caller=SOMEBODY), person(desk, "Priya"))
    (row,) = desk.read(DueBoard()).rows
    view = desk.read(AskContact(done.uid))
    assert (row.title, row.sealed, row.number) == ("2026-0001", True, "")
    assert (view.caller, view.note, view.number_shown) == (CallerTyped(), "", "")
    assert desk.read(Find("Odette")) == ()
    assert desk.read(AskCaller("519-555-0177")).contacts == ()


def test_an_incident_is_saved_as_often_as_needed_and_then_sealed(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya, name = person(desk, "Priya"), uid()
    first = desk.do(SaveIncident(name, incident(words_used=""), submit=False), priya)
    second = desk.do(SaveIncident(name, incident()), priya)
    assert (first.number, second.number) == ("2026-0001", "2026-0001")
    assert second.action == "incident_submitted"
    with pytest.raises(Refused, match="incident_sealed"):
        desk.do(SaveIncident(name, incident(words_used="nothing at all")), priya)
    desk.do(AddToIncident(name, "The police came at ten."), priya)
    view = desk.read(AskIncident(name, priya))
    assert view.typed == incident()
    assert [text for _, _, text in view.addenda] == ["The police came at ten."]


def test_an_incident_is_whole_for_its_author_and_closed_for_others(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    done = desk.do(SaveIncident(uid(), incident()), person(desk, "Priya"))
    assert desk.read(AskIncident(done.uid, person(desk, "Tom"))).typed is None
    opening = uid()
    desk.do(OpenSealed("incidents", done.uid, "Supervisor reads.", opening), person(desk, "Tom"))
    opened = desk.read(AskIncident(done.uid, person(desk, "Tom"), opening)).typed
    assert opened is not None
    assert opened.person == "Ulf Brandt"


def test_nobody_else_changes_an_unfinished_incident(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    name = uid()
    desk.do(SaveIncident(name, incident(), submit=False), person(desk, "Priya"))
    with pytest.raises(Refused, match="not_your_incident"):
        desk.do(SaveIncident(name, incident()), person(desk, "Tom"))


def test_the_incidents_words_are_not_searched_and_its_stamps_are_listed(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(SaveIncident(uid(), incident()), person(desk, "Priya"))
    assert desk.read(Find("marmalade")) == ()
    (row,) = desk.read(AskSealed())
    assert (row.record, row.state, row.stamps) == ("incidents", "submitted", (Stamp.WARNED, Stamp.ENDED))
    assert desk.read(DAY).rows[0].record == "incidents"


def test_the_journal_and_the_refusals_hold_nobodys_name(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(call(caller=SOMEBODY), person(desk, "Priya"))
    assert "Odette" not in repr(done)
    with pytest.raises(Refused) as refused:
        desk.do(call(caller=CallerTyped("Odette" * 60)), person(desk, "Priya"))
    assert "Odette" not in repr(refused.value) + str(refused.value.facts)


def test_a_confidential_contact_opened_with_a_reason_is_whole_for_an_hour(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    card = message(confidential=True, caller=SOMEBODY, extras=Extras(on_behalf="Ida Quill"), note="Tall weeds.")
    done = desk.do(card, person(desk, "Priya"))
    assert desk.read(Find("Ida")) == ()
    opening = uid()
    desk.do(OpenSealed("contacts", done.uid, "The officer must call back.", opening), person(desk, "Priya"))
    view = desk.read(AskContact(done.uid, opening))
    assert view.caller == SOMEBODY
    assert (view.note, view.extras.on_behalf, view.confidential) == ("Tall weeds.", "Ida Quill", True)
    clock.forward(minutes=61)
    assert desk.read(AskContact(done.uid, opening)).caller == CallerTyped()
