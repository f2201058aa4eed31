"""Fixing an entry: every field, by whom and when, what is kept of before, and who is found afterwards."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from counterdesk.domain.contact import (
    Answerer,
    CallerTyped,
    Channel,
    Given,
    NothingOwed,
    Outcome,
    OutcomeDetail,
    ReferredTo,
    TransferResult,
)
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.callers import AskCaller
from counterdesk.services.asks.contacts import (
    AddNote,
    AskContact,
    DayLog,
    Extras,
    Find,
    HistoryLine,
    LogContact,
    LogOneClick,
    NotMe,
    Undo,
)
from counterdesk.services.asks.due import DueBoard, TakeDeadline
from counterdesk.services.asks.fixing import AskToFix, ContactToFix, FixContact
from counterdesk.services.asks.logbook import Check
from counterdesk.services.asks.sealed import OpenSealed
from counterdesk.services.door import LogbookDesk
from tests.desk import Clock, call, message, new_desk, person, places, topic, toronto, uid

DAY = DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))


@pytest.fixture
def two(tmp_path: Path) -> tuple[LogbookDesk, Clock]:
    """A desk with Priya and Tom."""
    return new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))


def logged(desk: LogbookDesk, **fields: object) -> str:
    """Logs a call of Maria Rossi's as Priya and gives its uid."""
    return desk.do(call(**fields), person(desk, "Priya")).uid


def to_fix(desk: LogbookDesk, entry: str, who: str = "Priya", opening: str = "") -> ContactToFix:
    return desk.read(AskToFix(entry, person(desk, who), opening))


def fix(desk: LogbookDesk, entry: str, who: str = "Priya", reason: str = "", **fields: object):
    """Fixes some fields of an entry; everything else stays as it is."""
    shown = to_fix(desk, entry, who).entry
    return desk.do(FixContact(replace(shown, **fields), reason), person(desk, who))


def changes(desk: LogbookDesk, entry: str) -> list[HistoryLine]:
    return [one for one in desk.read(AskContact(entry)).history if one.field]


def change_of(desk: LogbookDesk, entry: str, field: str) -> HistoryLine:
    return next(one for one in changes(desk, entry) if one.field == field)


def sound(desk: LogbookDesk) -> bool:
    return desk.slow(Check()).sound


ENTRIES = {
    "answered": call(),
    "walk-in": call(channel=Channel.WALK_IN),
    "declined": call(caller=CallerTyped(name_given=Given.DECLINED, number_given=Given.DECLINED)),
    "not given": call(caller=CallerTyped(name_given=Given.NOT_GIVEN, number_given=Given.NOT_GIVEN)),
    "an address": call(caller=CallerTyped("M. Rossi", reach_at="maria@example.ca")),
    "transferred": call(
        outcome=Outcome.TRANSFERRED,
        detail=OutcomeDetail(Answerer(text="Anna at the County"), TransferResult.VOICEMAIL),
    ),
    "referred": call(
        outcome=Outcome.REFERRED,
        detail=OutcomeDetail(referred_to=ReferredTo.PROVINCE, referred_name="ServiceOntario"),
    ),
    "nothing owed": call(outcome=Outcome.NOTHING_OWED, detail=OutcomeDetail(nothing_owed=NothingOwed.SALES)),
    "something to send": call(outcome=Outcome.SEND, detail=OutcomeDetail(sent_what="the permit form")),
    "message": call(outcome=Outcome.MESSAGE),
    "everything": call(
        extras=Extras("12 Elm St", "Her mother", "says_so", "T-100", "Italian", "Large print"),
        happened_at=toronto("2026-11-24 08:40"),
        opened_at=toronto("2026-11-24 09:58"),
        parked_seconds=40,
    ),
    "confidential": call(confidential=True, extras=Extras(on_behalf="Her mother")),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_an_entry_comes_back_to_be_fixed_as_it_was_typed(two, name: str) -> None:
    desk, _ = two
    typed = replace(ENTRIES[name], uid=uid())
    desk.do(typed, person(desk, "Priya"))
    found = to_fix(desk, typed.uid).entry
    owing = typed.outcome.owes_an_answer
    answerer = Answerer(person_id=person(desk, "Priya")) if owing else Answerer()
    expected = replace(
        typed,
        happened_at=typed.happened_at or toronto("2026-11-24 10:00"),
        visit_uid=typed.uid,
        message=replace(typed.message, answerer=answerer),
    )
    assert found == expected


@pytest.mark.parametrize("name", ENTRIES)
def test_saved_as_it_was_nothing_is_different(two, name: str) -> None:
    desk, _ = two
    typed = replace(ENTRIES[name], uid=uid())
    desk.do(typed, person(desk, "Priya"))
    with pytest.raises(Refused, match="nothing_changed"):
        fix(desk, typed.uid)
    assert changes(desk, typed.uid) == []


NEW = {
    "note": ({"note": "Asked when the road opens."}, "note", "Asked when the leaves are collected."),
    "name": ({"caller": CallerTyped("Mario Rossi", number="519-555-0142")}, "name", "Maria Rossi"),
    "number": ({"caller": CallerTyped("Maria Rossi", number="519-555-0199")}, "number_typed", "519-555-0142"),
    "no number": (
        {"caller": CallerTyped("Maria Rossi", number_given=Given.DECLINED)},
        "number_typed",
        "519-555-0142",
    ),
    "place": ({"extras": Extras(place="14 Elm St")}, "place", ""),
    "on behalf": ({"extras": Extras(on_behalf="Her mother")}, "on_behalf", ""),
    "reference": ({"extras": Extras(reference="T-100")}, "reference", ""),
    "language": ({"extras": Extras(language="Italian")}, "language", ""),
    "needs": ({"extras": Extras(accommodation="Large print")}, "accommodation", ""),
    "channel": ({"channel": Channel.WALK_IN}, "channel", "call"),
    "outcome": ({"outcome": Outcome.NOTHING_OWED}, "outcome", "answered"),
}


@pytest.mark.parametrize("name", NEW)
def test_every_field_can_be_fixed_and_says_what_it_was(two, name: str) -> None:
    desk, clock = two
    fields, field, before = NEW[name]
    entry = logged(desk)
    clock.forward(minutes=3)
    done = fix(desk, entry, **fields)
    assert (done.action, done.author) == ("entry_fixed", "Priya Nair")
    found = change_of(desk, entry, field)
    assert (found.who, found.at, found.before) == ("Priya Nair", clock(), before)
    shown = to_fix(desk, entry).entry
    assert {key: getattr(shown, key) for key in fields} == fields
    assert sound(desk)


def test_a_topic_is_fixed_and_the_board_counts_the_right_one(two) -> None:
    desk, _ = two
    entry = logged(desk, topic_id=topic(desk, 0))
    fix(desk, entry, topic_id=topic(desk, 1))
    before, after = (one.name for one in _topics(desk)[:2])
    found = change_of(desk, entry, "topic_text")
    assert (found.before, found.after) == (before, after)
    assert desk.read(DAY).rows[0].topic == after


def _topics(desk: LogbookDesk):
    from counterdesk.services.asks.contacts import AskTopics

    return desk.read(AskTopics())


LEAVE = (
    ("Priya", 0, "", ""),
    ("Priya", 10, "", ""),
    ("Priya", 11, "", "fix_reason_needed"),
    ("Priya", 11, "  ", "fix_reason_needed"),
    ("Priya", 11, "Wrong caller.", ""),
    ("Tom", 0, "", "fix_reason_needed"),
    ("Tom", 0, "She asked me to.", ""),
    ("Tom", 60, "", "fix_reason_needed"),
    ("Tom", 2000, "She asked me to.", ""),
)
"""Who fixes, after how many minutes, with which reason, and what is refused."""


@pytest.mark.parametrize(("who", "minutes", "reason", "code"), LEAVE)
def test_its_author_is_free_for_ten_minutes_and_later_a_reason_stands_beside_it(
    two, who: str, minutes: int, reason: str, code: str
) -> None:
    desk, clock = two
    entry = logged(desk)
    clock.forward(minutes=minutes)
    assert to_fix(desk, entry, who).is_free is (who == "Priya" and minutes <= 10)
    if code:
        with pytest.raises(Refused, match=code):
            fix(desk, entry, who, reason, note="Something else.")
        assert to_fix(desk, entry, who).entry.note == call().note
        return
    fix(desk, entry, who, reason, note="Something else.")
    found = change_of(desk, entry, "fixed_because") if reason else None
    assert to_fix(desk, entry, who).entry.note == "Something else."
    assert (found.after if found else "") == reason.strip()


def test_an_entry_moved_to_a_colleague_is_theirs_to_fix_freely(two) -> None:
    desk, _ = two
    entry = logged(desk)
    desk.do(NotMe(entry, person(desk, "Tom")), person(desk, "Priya"))
    assert to_fix(desk, entry, "Tom").is_free
    assert not to_fix(desk, entry, "Priya").is_free


def test_each_of_two_fixes_keeps_its_own_before_and_after(two) -> None:
    desk, clock = two
    entry = logged(desk, note="one")
    for word in ("two", "three"):
        clock.forward(minutes=1)
        fix(desk, entry, note=word)
    notes = [(one.before, one.after) for one in changes(desk, entry) if one.field == "note"]
    assert notes == [("one", "two"), ("two", "three")]


def test_a_voided_entry_is_fixed_no_more(two) -> None:
    desk, _ = two
    entry = logged(desk)
    shown = to_fix(desk, entry).entry
    desk.do(Undo(entry), person(desk, "Priya"))
    with pytest.raises(Refused, match="not_there"):
        to_fix(desk, entry)
    with pytest.raises(Refused, match="not_there"):
        desk.do(FixContact(replace(shown, note="x")), person(desk, "Priya"))


def test_an_entry_keeps_saying_what_happened(two) -> None:
    desk, _ = two
    entry = logged(desk)
    with pytest.raises(Refused, match="nothing_happened"):
        fix(desk, entry, note="  ")


def test_an_entry_may_be_fixed_to_say_that_the_caller_hung_up(two) -> None:
    desk, _ = two
    entry = logged(desk)
    fix(desk, entry, note="", outcome=Outcome.NOTHING_OWED, detail=OutcomeDetail(nothing_owed=NothingOwed.HUNG_UP))
    assert desk.read(AskContact(entry)).row.detail == "hung_up"


def test_search_finds_the_new_words_and_no_more_the_old_ones(two) -> None:
    desk, _ = two
    entry = logged(desk, note="Pothole in Pike Road.")
    fix(desk, entry, note="Sinkhole in Elm Road.", caller=CallerTyped("Mario Bianchi", number="519-555-0199"))
    assert [row.uid for row in desk.read(Find("sinkhole bianchi"))] == [entry]
    assert [row.uid for row in desk.read(Find("5550199"))] == [entry]
    for old in ("pothole", "rossi", "5550142"):
        assert desk.read(Find(old)) == ()


def test_the_contact_counts_at_the_number_it_came_from(two) -> None:
    desk, _ = two
    entry = logged(desk)
    logged(desk)
    fix(desk, entry, caller=CallerTyped("Maria Rossi", number="519-555-0199"))
    assert len(desk.read(AskCaller("519-555-0142")).contacts) == 1
    assert len(desk.read(AskCaller("519-555-0199")).contacts) == 1
    fix(desk, entry, caller=CallerTyped("Maria Rossi"))
    assert desk.read(AskCaller("519-555-0199")).contacts == ()
    assert sound(desk)


def test_a_note_added_after_a_fix_stands_under_the_fixed_one(two) -> None:
    desk, clock = two
    entry = logged(desk, note="one")
    fix(desk, entry, note="two")
    clock.forward(minutes=1)
    desk.do(AddNote(entry, "three"), person(desk, "Priya"))
    assert desk.read(AskContact(entry)).note == "two\nthree"


def test_what_happened_earlier_is_a_late_entry(two) -> None:
    desk, _ = two
    entry = logged(desk)
    fix(desk, entry, happened_at=toronto("2026-11-24 08:30"))
    row = desk.read(AskContact(entry)).row
    assert row.late_entry
    assert row.at == toronto("2026-11-24 08:30")
    assert row.entered_at == toronto("2026-11-24 10:00")
    fix(desk, entry, happened_at=toronto("2026-11-24 09:30"))
    assert not desk.read(AskContact(entry)).row.late_entry


def test_a_time_to_come_is_refused(two) -> None:
    desk, clock = two
    entry = logged(desk)
    with pytest.raises(Refused, match="received_in_future"):
        fix(desk, entry, happened_at=clock() + timedelta(hours=1))


def test_one_click_is_fixed_like_any_entry_and_still_counts_as_one(two) -> None:
    desk, _ = two
    entry = desk.do(LogOneClick(uid(), Channel.CALL, topic(desk), quantity=3), person(desk, "Priya")).uid
    fix(desk, entry, topic_id=topic(desk, 1), channel=Channel.WALK_IN)
    found = desk.read(DAY)
    assert (found.contacts, found.one_click) == (3, 3)
    assert found.rows[0].channel == "walk_in"


@pytest.mark.parametrize(
    "fields",
    [
        {"outcome": Outcome.MESSAGE},
        {"caller": CallerTyped("Maria Rossi")},
        {"caller": CallerTyped(number="519-555-0142")},
        {"confidential": True},
    ],
)
def test_a_line_for_several_contacts_gets_no_person_and_no_message(two, fields) -> None:
    desk, _ = two
    entry = desk.do(LogOneClick(uid(), Channel.CALL, topic(desk), quantity=12), person(desk, "Priya")).uid
    with pytest.raises(Refused, match="fix_several"):
        fix(desk, entry, **fields)


def test_what_was_said_not_to_be_given_is_kept(two) -> None:
    desk, _ = two
    entry = logged(desk)
    fix(desk, entry, caller=CallerTyped(name_given=Given.DECLINED, number_given=Given.NOT_GIVEN))
    shown = desk.read(AskContact(entry)).caller
    assert (shown.name, shown.name_given) == ("", Given.DECLINED)
    assert (shown.number, shown.number_given) == ("", Given.NOT_GIVEN)


def opened(desk: LogbookDesk, entry: str, who: str = "Tom") -> str:
    opening = uid()
    desk.do(OpenSealed("contacts", entry, "Wrong number typed", opening), person(desk, who))
    return opening


def test_somebody_made_confidential_leaves_no_name_in_row_search_or_old_values(two) -> None:
    desk, clock = two
    entry = logged(desk, extras=Extras(on_behalf="Lucia Rossi"))
    fix(desk, entry, caller=CallerTyped("Maria Rossi-Bianchi", number="519-555-0142"))
    clock.forward(minutes=1)
    fix(desk, entry, confidential=True)
    assert "Rossi" not in repr(desk.read(AskContact(entry)))
    assert "Rossi" not in repr(changes(desk, entry))
    assert desk.read(Find("rossi")) == ()
    assert desk.read(AskCaller("519-555-0142")).contacts == ()
    assert sound(desk)


def test_the_number_of_somebody_made_confidential_stays_nowhere_but_in_the_sealed_identity(two, tmp_path: Path) -> None:
    desk, _ = two
    entry = logged(desk, caller=CallerTyped("Maria Rossi", number="519-555-0177"))
    other = logged(desk, caller=CallerTyped("Tom", number="519-555-0142"))
    fix(desk, entry, confidential=True)
    fix(desk, other, note="Asked about the road.")
    with closing(sqlite.connect(str(places(tmp_path).logbook))) as raw:
        digits = [row[0] for row in raw.execute("SELECT digits FROM callers")]
    assert [one[-7:] for one in digits] == ["5550142"]
    assert sound(desk)


def test_somebody_made_confidential_is_there_for_whoever_opens_it(two) -> None:
    desk, _ = two
    entry = logged(desk, extras=Extras(on_behalf="Lucia Rossi"))
    fix(desk, entry, confidential=True)
    shown = to_fix(desk, entry, "Tom", opened(desk, entry)).entry
    assert (shown.caller.name, shown.caller.number) == ("Maria Rossi", "519-555-0142")
    assert shown.extras.on_behalf == "Lucia Rossi"


def test_a_confidential_entry_is_fixed_by_others_only_after_it_was_opened(two) -> None:
    desk, _ = two
    entry = logged(desk, confidential=True)
    shown = to_fix(desk, entry).entry
    with pytest.raises(Refused, match="fix_unopened"):
        to_fix(desk, entry, "Tom")
    with pytest.raises(Refused, match="fix_unopened"):
        desk.do(FixContact(replace(shown, note="x"), "Because"), person(desk, "Tom"))
    opening = opened(desk, entry)
    fixed = replace(shown, caller=CallerTyped("Mario Rossi", number="519-555-0199"))
    desk.do(FixContact(fixed, "Read back again", opening), person(desk, "Tom"))
    assert to_fix(desk, entry, "Tom", opening).entry.caller.name == "Mario Rossi"
    assert "Mario" not in repr(desk.read(AskContact(entry)))
    assert desk.read(Find("mario")) == ()
    assert sound(desk)


def test_marked_confidential_by_mistake_is_taken_back_for_ten_minutes_only(two) -> None:
    desk, clock = two
    entry, kept = logged(desk, confidential=True), logged(desk, confidential=True)
    fix(desk, entry, confidential=False)
    assert desk.read(AskContact(entry)).caller.name == "Maria Rossi"
    assert [row.uid for row in desk.read(Find("rossi"))] == [entry]
    shown = to_fix(desk, kept).entry
    clock.forward(minutes=11)
    opening = opened(desk, kept, "Priya")
    with pytest.raises(Refused, match="fix_stays_confidential"):
        desk.do(FixContact(replace(shown, confidential=False), "Because", opening), person(desk, "Priya"))
    assert sound(desk)


def test_nobody_is_named_in_what_a_fix_says(two) -> None:
    desk, _ = two
    entry = logged(desk)
    done = fix(desk, entry, note="Call Maria Rossi at 519-555-0142.")
    assert "Rossi" not in repr(done)
    assert "0142" not in repr(done)


def test_an_entry_nobody_knows_is_not_there(two) -> None:
    desk, _ = two
    with pytest.raises(Refused, match="not_there"):
        desk.do(FixContact(LogContact("nobody", Channel.CALL, Outcome.ANSWERED, note="x")), person(desk, "Priya"))


def test_a_fix_of_what_somebody_changed_meanwhile_is_not_saved_over_it(two) -> None:
    desk, clock = two
    entry = logged(desk, note="one")
    shown = to_fix(desk, entry).entry
    clock.forward(minutes=1)
    fix(desk, entry, "Tom", "He rang again", note="two")
    with pytest.raises(Refused, match="fix_overtaken"):
        desk.do(FixContact(replace(shown, note="three"), before=shown), person(desk, "Priya"))
    assert to_fix(desk, entry).entry.note == "two"
    again = to_fix(desk, entry).entry
    desk.do(FixContact(replace(again, note="three"), before=again), person(desk, "Priya"))
    assert to_fix(desk, entry).entry.note == "three"


def test_a_date_that_moved_meanwhile_is_no_change_of_the_entry(two) -> None:
    desk, _clock = two
    entry = desk.do(message(), person(desk, "Priya")).uid
    shown = to_fix(desk, entry).entry
    desk.do(TakeDeadline(desk.read(DueBoard()).rows[0].id, person(desk, "Tom")), person(desk, "Tom"))
    desk.do(FixContact(replace(shown, note="three"), before=shown), person(desk, "Priya"))
    assert to_fix(desk, entry).entry.note == "three"
