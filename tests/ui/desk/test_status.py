"""The line at the bottom: what was saved, what can be done about it, and how the logbook is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import CallerTyped, Channel, Outcome
from counterdesk.domain.deadline import Answered, Tried
from counterdesk.domain.ids import PersonId
from counterdesk.domain.message import MessageState
from counterdesk.services.asks.calendar import UndoClosing
from counterdesk.services.asks.contacts import (
    AddNote,
    AskContact,
    AskTopics,
    DayLog,
    LogContact,
    LogOneClick,
    MarkMessage,
    PlaceTopics,
    RetireTopic,
    SaveTopic,
    Undo,
)
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.due import (
    AnswerDeadline,
    DueBoard,
    TakeDeadline,
    TryDeadline,
    WithdrawAnswer,
    WithdrawTry,
)
from counterdesk.services.asks.fixing import AskComplaintToFix, AskToFix, FixComplaint, FixContact
from counterdesk.services.asks.line import ChangeLine
from counterdesk.services.asks.logbook import LogbookHealth
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.services.asks.topics import ArrangeByUse, RestoreTopic
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.desk.health import health_words
from counterdesk.ui.desk.status import StatusLine, is_undoable, undo_of
from counterdesk.ui.here import Here
from tests.desk import Clock, person, topic, toronto, uid
from tests.ui.desk.conftest import Do

NOW = toronto("2026-11-24 14:07")
SOUND = LogbookHealth(
    backup_at=toronto("2026-11-24 13:30"),
    backup_place="backups",
    second_place="",
    second_at=None,
    checked_at=toronto("2026-11-24 08:31"),
    sound=True,
    seq=1,
)


@pytest.fixture
def line(here: Here, show: Callable[..., object]) -> StatusLine:
    line = StatusLine(here)
    show(line, 1300, 40)
    return line


@pytest.fixture
def click(do: Do, desk: LogbookDesk) -> Callable[[], Done]:
    return lambda: do(LogOneClick(uid(), Channel.WALK_IN, topic(desk)))


def offers(line: StatusLine) -> list[str]:
    return [button.text() for button in line.notice.acts()]


def press_act(line: StatusLine, word: str) -> None:
    next(button for button in line.notice.acts() if button.text().startswith(word)).click()


def test_what_was_saved_is_named_with_time_and_author(line: StatusLine, click: Callable[[], Done]) -> None:
    line.confirm(click())
    assert line.notice.text() == "Saved 2:07 p.m. as Priya · Walk-in, Property taxes"
    assert offers(line) == ["Undo  Ctrl+Shift+Z", "Not me", "Add a note"]


def test_undo_names_it_and_the_row_stays_as_void(
    line: StatusLine, click: Callable[[], Done], desk: LogbookDesk, clock: Clock
) -> None:
    done = click()
    line.confirm(done)
    clock.forward(minutes=1)
    press_act(line, "Undo")
    assert line.notice.text() == "Undone 2:08 p.m. · Walk-in, Property taxes"
    assert offers(line) == []
    assert desk.read(AskContact(done.uid)).row.voided


def test_there_is_one_undo_for_each_entry(line: StatusLine, click: Callable[[], Done]) -> None:
    line.confirm(click())
    line.undo()
    line.undo()
    assert line.notice.text() == "There is nothing to undo."


def test_before_anything_was_saved_there_is_nothing_to_undo(line: StatusLine) -> None:
    line.undo()
    assert line.notice.text() == "There is nothing to undo."


def test_what_somebody_else_wrote_is_theirs_to_take_back_and_the_line_keeps_its_offers(
    line: StatusLine, click: Callable[[], Done], desk: LogbookDesk, here: Here
) -> None:
    done = click()
    line.confirm(done)
    priya, here.lanes.author = here.lanes.author, person(desk, "Tom Okafor")
    line.undo()
    said = "Priya wrote this: only Priya can take it back here. You can void it in the entry, with a reason."
    assert line.notice.text() == said
    assert offers(line) == ["Undo  Ctrl+Shift+Z", "Not me", "Add a note"]
    here.lanes.author = priya
    line.undo()
    assert desk.read(AskContact(done.uid)).row.voided


def test_a_note_of_somebody_else_is_theirs_to_take_back(
    line: StatusLine, click: Callable[[], Done], do: Do, desk: LogbookDesk, here: Here
) -> None:
    line.confirm(do(AddNote(click().uid, "Wanted the form in large print.")))
    here.lanes.author = person(desk, "Tom Okafor")
    line.undo()
    assert line.notice.text() == "Priya wrote this: only Priya can take it back here."
    assert offers(line) == ["Undo  Ctrl+Shift+Z", "Add a note"]


def test_after_ten_minutes_undo_says_that_it_is_too_late(
    line: StatusLine, click: Callable[[], Done], clock: Clock
) -> None:
    line.confirm(click())
    clock.forward(minutes=11)
    line.undo()
    assert "too late" in line.notice.text()


def test_not_me_offers_the_colleagues_and_moves_the_entry(
    line: StatusLine, click: Callable[[], Done], desk: LogbookDesk
) -> None:
    done = click()
    line.confirm(done)
    press_act(line, "Not me")
    names = [button.accessibleName() for button in line.colleagues.buttons()]
    assert names == ["Maria Rossi", "Tom Okafor"]
    line.colleagues.buttons()[1].click()
    assert desk.read(AskContact(done.uid)).row.author == "Tom Okafor"
    assert line.notice.text() == "Saved 2:07 p.m. as Tom · moved to Tom Okafor"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_on_a_colleague_moves_the_entry_and_the_line_names_her(
    line: StatusLine, click: Callable[[], Done], desk: LogbookDesk, press: Callable[..., None], key: Qt.Key
) -> None:
    done = click()
    line.confirm(done)
    press_act(line, "Not me")
    press(line.colleagues.buttons()[0], key)
    assert desk.read(AskContact(done.uid)).row.author == "Maria Rossi"
    assert line.notice.text() == "Saved 2:07 p.m. as Maria · moved to Maria Rossi"


def test_esc_leaves_not_me_and_the_entry_stays_mine(
    line: StatusLine, click: Callable[[], Done], desk: LogbookDesk, press: Callable[..., None]
) -> None:
    done = click()
    line.confirm(done)
    line.ask_colleague()
    press(line.colleagues.buttons()[0], Qt.Key.Key_Escape)
    assert line.notice.isVisible()
    assert desk.read(AskContact(done.uid)).row.author == "Priya Nair"


def test_a_note_is_added_in_place_and_undo_takes_back_the_note_alone(
    line: StatusLine, click: Callable[[], Done], desk: LogbookDesk, press: Callable[..., None]
) -> None:
    done = click()
    line.confirm(done)
    press_act(line, "Add a note")
    assert line.note.field.hasFocus()
    line.note.field.set_value("Wanted the form in large print.")
    press(line.note.field, Qt.Key.Key_Return)
    assert desk.read(AskContact(done.uid)).note == "Wanted the form in large print."
    assert line.notice.text() == "Saved 2:07 p.m. as Priya · note added: Walk-in, Property taxes"
    assert offers(line) == ["Undo  Ctrl+Shift+Z", "Add a note"]
    line.undo()
    assert line.notice.text() == "Undone 2:07 p.m. · note added: Walk-in, Property taxes"
    assert desk.read(AskContact(done.uid)).note == ""
    assert not desk.read(AskContact(done.uid)).row.voided


def test_an_empty_note_is_not_added(line: StatusLine, click: Callable[[], Done], press: Callable[..., None]) -> None:
    line.confirm(click())
    line.ask_note()
    press(line.note.field, Qt.Key.Key_Return)
    assert line.note.isVisible()
    press(line.note.field, Qt.Key.Key_Escape)
    assert line.notice.isVisible()


def test_a_note_that_is_refused_stays_in_its_field(
    line: StatusLine, click: Callable[[], Done], do: Do, press: Callable[..., None]
) -> None:
    done = click()
    line.confirm(done)
    do(Undo(done.uid))
    line.ask_note()
    line.note.field.set_value("Wanted the form in large print.")
    press(line.note.field, Qt.Key.Key_Return)
    assert line.note.field.value() == "Wanted the form in large print."
    assert line.note._trouble.text()


def test_an_answer_is_undone_by_running_the_deadline_again(line: StatusLine, do: Do, desk: LogbookDesk) -> None:
    do(LogContact(uid(), Channel.CALL, Outcome.MESSAGE, note="Drain", caller=CallerTyped("D. Papineau")))
    (row,) = desk.read(DueBoard()).rows
    line.confirm(do(AnswerDeadline(row.id, toronto("2026-11-24 14:07"), "Priya Nair", Answered.PHONE)))
    assert offers(line) == ["Undo  Ctrl+Shift+Z"]
    line.undo()
    assert [again.id for again in desk.read(DueBoard()).rows] == [row.id]


def test_taking_is_undone_by_giving_back(line: StatusLine, do: Do, desk: LogbookDesk) -> None:
    do(LogContact(uid(), Channel.CALL, Outcome.MESSAGE, note="Drain", caller=CallerTyped("D. Papineau")))
    (row,) = desk.read(DueBoard()).rows
    line.confirm(do(TakeDeadline(row.id, person(desk, "Priya"))))
    line.undo()
    assert desk.read(DueBoard()).rows[0].claimed_by == ""


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("deadline_taken", TakeDeadline),
        ("deadline_tried", WithdrawTry),
        ("deadline_answered", WithdrawAnswer),
        ("deadline_acknowledged", WithdrawAnswer),
        ("deadline_unreached", WithdrawAnswer),
    ],
)
def test_each_deed_on_a_deadline_has_its_way_back(action: str, expected: type) -> None:
    done = Done(action, NOW, "deadlines", "d", 7)
    assert is_undoable(done)
    assert isinstance(undo_of(done), expected)


def test_a_try_is_undone_by_not_counting_it(line: StatusLine, do: Do, desk: LogbookDesk) -> None:
    do(LogContact(uid(), Channel.CALL, Outcome.MESSAGE, note="Drain", caller=CallerTyped("D. Papineau")))
    (row,) = desk.read(DueBoard()).rows
    line.confirm(do(TryDeadline(row.id, Tried.NO_ANSWER)))
    assert desk.read(DueBoard()).rows[0].tries == 1
    line.undo()
    assert desk.read(DueBoard()).rows[0].tries == 0


def test_a_try_that_acknowledged_is_undone_as_the_answer_it_was() -> None:
    done = Done("deadline_tried", NOW, "deadlines", "d", 7, facts={"acknowledged": "yes"})
    assert isinstance(undo_of(done), WithdrawAnswer)


def test_handing_over_is_undone_by_taking_the_slip_back(line: StatusLine, do: Do, desk: LogbookDesk) -> None:
    done = do(LogContact(uid(), Channel.CALL, Outcome.MESSAGE, note="Drain", caller=CallerTyped("D. Papineau")))
    line.confirm(do(MarkMessage(done.uid, MessageState.HANDED)))
    line.undo()
    assert desk.read(DueBoard()).rows[0].message_state == "to_hand_over"


@pytest.mark.parametrize("before", [MessageState.TO_HAND_OVER, MessageState.HANDED])
def test_reading_is_undone_and_the_slip_is_where_it_was(
    line: StatusLine, do: Do, desk: LogbookDesk, before: MessageState
) -> None:
    done = do(LogContact(uid(), Channel.CALL, Outcome.MESSAGE, note="Drain", caller=CallerTyped("D. Papineau")))
    do(MarkMessage(done.uid, before))
    line.confirm(do(MarkMessage(done.uid, MessageState.READ)))
    assert offers(line) == ["Undo  Ctrl+Shift+Z"]
    line.undo()
    assert desk.read(DueBoard()).rows[0].message_state == before
    (row,) = desk.read(DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))).rows
    assert row.read_at is None


def test_facing_the_public_the_line_says_note_and_no_number(line: StatusLine, public: None, here: Here) -> None:
    line.confirm(Done("incident_submitted", NOW, "incidents", "i", 1, "2026-0001", "Priya Nair", can_undo=True))
    assert line.notice.text() == "Saved 2:07 p.m. as Priya · Note"


def test_a_button_of_the_line_that_goes_gives_the_focus_away(
    line: StatusLine, click: Callable[[], Done], qtbot: QtBot
) -> None:
    line.confirm(click())
    qtbot.waitUntil(line.notice.acts()[0].isVisible)
    line.notice.acts()[0].setFocus()
    with qtbot.waitSignal(line.released, timeout=200):
        line.notice.acts()[0].click()


def test_leaving_the_note_gives_the_focus_away(
    line: StatusLine, click: Callable[[], Done], press: Callable[..., None], qtbot: QtBot
) -> None:
    line.confirm(click())
    line.ask_note()
    with qtbot.waitSignal(line.released, timeout=200):
        press(line.note.field, Qt.Key.Key_Escape)


def test_the_health_says_backup_and_check() -> None:
    assert health_words(SOUND, NOW) == ("Backup 1:30 p.m., verified  ·  Logbook checked 8:31 a.m.", "soft")


def test_a_logbook_without_backup_says_so_in_amber() -> None:
    words, tone = health_words(replace(SOUND, backup_at=None, checked_at=None), NOW)
    assert (words, tone) == ("No backup yet", "soon")


def test_an_old_backup_turns_amber() -> None:
    assert health_words(replace(SOUND, backup_at=NOW - timedelta(days=3)), NOW)[1] == "soon"


def test_a_logbook_that_is_not_sound_says_nothing_else() -> None:
    assert health_words(replace(SOUND, sound=False), NOW) == ("Logbook NOT sound, see Office", "late")


def test_the_line_shows_the_health_of_this_logbook(line: StatusLine) -> None:
    line.reload()
    assert line.texts()[0]


def many_colleagues(here: Here) -> None:
    """Has eight people at the desk."""
    priya = here.people[-1]
    named = [replace(priya, id=PersonId(90 + place), name=f"Aleksandra Wojciechowska {place}") for place in range(8)]
    here.people = (*here.people, *named)


@pytest.mark.parametrize("asks", ["ask_colleague", "ask_note"])
def test_a_question_that_was_left_takes_no_room(
    line: StatusLine, click: Callable[[], Done], here: Here, press: Callable[..., None], asks: str
) -> None:
    many_colleagues(here)
    line.confirm(click())
    before = line.minimumSizeHint(), line.sizeHint()
    getattr(line, asks)()
    line._back()
    assert (line.minimumSizeHint(), line.sizeHint()) == before


def test_eight_colleagues_make_the_window_no_wider(line: StatusLine, click: Callable[[], Done], here: Here) -> None:
    many_colleagues(here)
    line.confirm(click())
    line.ask_colleague()
    assert line.minimumSizeHint().width() < 700


def test_what_was_saved_comes_before_what_is_always_there(
    line: StatusLine, click: Callable[[], Done], qtbot: QtBot
) -> None:
    line.count(38)
    line.confirm(click())
    qtbot.waitUntil(line._today.isVisible)
    line.resize(line.notice.sizeHint().width() + 20, 40)
    qtbot.waitUntil(lambda: not line._today.isVisible())
    qtbot.waitUntil(lambda: line.notice.width() >= line.notice.sizeHint().width())
    line.notice.clear()
    qtbot.waitUntil(line._today.isVisible)


def test_a_logbook_in_trouble_is_always_said(line: StatusLine, click: Callable[[], Done], qtbot: QtBot) -> None:
    line._health._take(replace(SOUND, sound=False))
    line.confirm(click())
    line.resize(line.notice.sizeHint().width() + 20, 40)
    qtbot.waitUntil(lambda: not line._today.isVisible())
    assert line._health.isVisible()


def test_the_number_of_contacts_today_stands_at_the_right(line: StatusLine) -> None:
    line.count(38)
    assert line.texts()[1] == "38 today"


def test_counts_leave_a_voided_entry_out(line: StatusLine, click: Callable[[], Done], desk: LogbookDesk) -> None:
    line.confirm(click())
    line.undo()
    answer = desk.read(DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00")))
    assert (answer.contacts, len(answer.rows)) == (0, 1)


def test_a_second_backup_that_failed_is_said_in_the_status_line() -> None:
    words, tone = health_words(replace(SOUND, second_refused="backup_missing_folder"), NOW)
    assert "Second backup FAILED" in words
    assert tone == "late"


@pytest.mark.parametrize("action", ["office_closed", "closures_saved"])
def test_a_closing_is_undone_as_a_whole(action: str) -> None:
    done = Done(action, NOW, "closures", "the-group", 7)
    assert is_undoable(done)
    assert undo_of(done) == UndoClosing("the-group")


def test_what_was_taken_back_from_the_calendar_offers_no_undo() -> None:
    assert not is_undoable(Done("closures_removed", NOW, "closures", "u"))
    assert not is_undoable(Done("closing_undone", NOW, "closures", "u"))


def names(desk: LogbookDesk) -> list[str]:
    return [topic.name for topic in desk.read(AskTopics())]


def test_undo_puts_the_topics_back_into_the_order_they_had(line: StatusLine, desk: LogbookDesk, do: Do) -> None:
    before = names(desk)
    do(LogOneClick(uid(), Channel.WALK_IN, topic(desk, 4)))
    line.confirm(do(ArrangeByUse()))
    assert names(desk) != before
    assert line.notice.text() == "Saved 2:07 p.m. · topics arranged by use"
    assert offers(line) == ["Undo  Ctrl+Shift+Z"]
    press_act(line, "Undo")
    assert names(desk) == before
    assert line.notice.text() == "Undone 2:07 p.m. · topics arranged by use"


def test_undo_brings_a_topic_back_that_was_taken_off_the_board(line: StatusLine, desk: LogbookDesk, do: Do) -> None:
    before = names(desk)
    line.confirm(do(RetireTopic(topic(desk, 2))))
    assert before[2] not in names(desk)
    press_act(line, "Undo")
    assert names(desk) == before


def test_a_topic_that_cannot_come_back_says_why(line: StatusLine, desk: LogbookDesk, do: Do) -> None:
    name = names(desk)[2]
    line.confirm(do(RetireTopic(topic(desk, 2))))
    do(SaveTopic(None, name))
    line.undo()
    assert "already" in line.notice.text()
    assert names(desk).count(name) == 1


@pytest.mark.parametrize(
    ("done", "command"),
    [
        (Done("line_left", NOW, "lines", can_undo=True), ChangeLine(1, left=True)),
        (Done("topics_arranged", NOW, "topics", facts={"before": "3,1,2"}), PlaceTopics((3, 1, 2))),
        (Done("topics_placed", NOW, "topics", facts={"before": "7"}), PlaceTopics((7,))),
        (Done("topic_retired", NOW, "topics", id=5), RestoreTopic(5)),
    ],
)
def test_what_is_pressed_beside_the_cards_has_its_own_way_back(done: Done, command: object) -> None:
    assert undo_of(done) == command


def test_undo_after_a_fix_takes_back_the_fix_and_not_the_entry(line: StatusLine, do: Do, desk: LogbookDesk) -> None:
    entry = do(LogContact(uid(), Channel.CALL, Outcome.ANSWERED, note="Asked about leaves.")).uid
    shown = desk.read(AskToFix(entry, person(desk, "Priya"))).entry
    line.confirm(do(FixContact(replace(shown, note="Asked about the road."))))
    assert "fixed: Call" in line.notice.text()
    assert [words.split("  ")[0] for words in offers(line)] == ["Undo"]
    line.undo()
    view = desk.read(AskContact(entry))
    assert (view.note, view.row.voided) == ("Asked about leaves.", False)
    assert line.notice.text().startswith("Undone")


def test_undo_after_a_fix_of_a_complaint_takes_back_the_fix(line: StatusLine, do: Do, desk: LogbookDesk) -> None:
    entry = do(LogComplaint(uid(), Channel.CALL, About.SERVICE, "The plough came late.")).uid
    asked = AskComplaintToFix(entry, person(desk, "Priya"))
    line.confirm(do(FixComplaint(replace(desk.read(asked).entry, text="The plough never came."))))
    assert [words.split("  ")[0] for words in offers(line)] == ["Undo"]
    line.undo()
    assert desk.read(asked).entry.text == "The plough came late."
    assert line.notice.text().startswith("Undone")
