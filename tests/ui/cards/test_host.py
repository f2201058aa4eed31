"""One card open, any number on hold, and nothing typed is ever lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counterdesk.domain.contact import Outcome
from counterdesk.domain.incident import Stamp
from counterdesk.services.asks.contacts import AskContact
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.logbook import AskDrafts
from counterdesk.services.asks.people import ComeToDesk
from counterdesk.services.asks.sealed import AskIncident
from counterdesk.ui.cards import keeping
from counterdesk.ui.cards.content import ContactTyped
from counterdesk.ui.cards.host import CardHost
from counterdesk.ui.cards.parked import parked
from counterdesk.ui.here import Here
from counterdesk.ui.kit.notice import Notice
from counterdesk.ui.lanes import InlineLanes
from tests.desk import person

CTRL = Qt.KeyboardModifier.ControlModifier


def answers(counter, note="Asked for the hours."):
    """Fills the open card so that it can be saved."""
    counter.types(counter.card.note.field, note)
    counter.card.follows.outcome.pill(Outcome.ANSWERED).click()


def drafts(counter):
    return counter.desk.read(AskDrafts())


def again(opened, counter):
    """The program ends without a word and is started again."""
    counter.host.close()
    return opened(desk_and_clock=(counter.desk, counter.clock))


def test_without_a_card_the_place_says_what_each_key_begins(counter):
    assert not counter.host.has_open
    assert counter.host.open_kind == ""
    assert counter.host._place.idle.isVisible()


def test_an_open_card_takes_the_place_of_the_quiet_page(counter):
    kinds = []
    counter.host.opened.connect(kinds.append)
    counter.host.open("call")
    assert kinds[-1] == "call"
    assert not counter.host._place.idle.isVisible()


def test_an_empty_card_is_simply_replaced(counter):
    counter.host.open("call")
    counter.host.open("walk_in")
    assert counter.host.open_kind == "walk_in"
    assert counter.host.parked == ()


def test_a_card_with_something_typed_goes_on_hold_when_another_is_opened(counter):
    counter.host.open("call")
    counter.types(counter.card.caller.number, "519-555-0142")
    counter.host.open("walk_in")
    assert [(card.kind, card.number) for card in counter.host.parked] == [("call", "519-555-0142")]


def test_f9_puts_the_card_on_hold_and_f7_brings_it_back_as_it_was(counter):
    counter.host.open("call")
    counter.types(counter.card.caller.name, "Maria Rossi")
    counter.presses(Qt.Key.Key_F9)
    assert not counter.host.has_open
    counter.host.return_to_oldest()
    assert counter.card.typed().name == "Maria Rossi"
    assert counter.host.parked == ()


def test_an_older_copy_on_hold_never_takes_the_place_of_the_open_card(counter):
    counter.host.open("call")
    counter.types(counter.card.caller.name, "Maria")
    counter.host.hold()
    held = counter.desk.read(AskDrafts())
    counter.host.return_to_oldest()
    counter.types(counter.card.caller.name, " Rossi")
    counter.host._drawer._take_drafts(held)  # asked before the card was taken up, answered after
    counter.host.return_to_oldest()
    assert counter.card.typed().name == "Maria Rossi"
    assert counter.host.parked == ()
    counter.host.hold()
    assert ["Maria Rossi" in draft.content for draft in drafts(counter)] == [True]


def test_the_time_on_hold_is_kept_with_the_contact(counter):
    counter.host.open("call")
    answers(counter)
    counter.host.hold()
    counter.clock.forward(minutes=4)
    counter.host.return_to_oldest()
    assert counter.card.started.parked_seconds == 240
    counter.host.save()
    assert counter.saved[-1].action == "call_logged"


def test_f7_returns_to_the_oldest_and_the_open_one_waits_instead(counter):
    for name in ("first", "second", "third"):
        counter.host.open("call")
        counter.types(counter.card.caller.name, name)
        counter.clock.forward(minutes=1)
    counter.host.return_to_oldest()
    assert counter.card.typed().name == "first"
    assert len(counter.host.parked) == 2


def test_with_nothing_on_hold_f7_does_nothing(counter):
    counter.host.return_to_oldest()
    assert not counter.host.has_open


def test_a_saved_card_is_cleared_and_said(counter):
    counter.host.open("walk_in")
    answers(counter)
    counter.host.save()
    assert not counter.host.has_open
    assert counter.saved[0].action == "walk_in_logged"
    assert counter.saved[0].can_undo
    assert drafts(counter) == ()


def test_ctrl_enter_saves_from_inside_the_note(counter):
    counter.host.open("call")
    answers(counter)
    counter.card.note.field.setFocus()
    counter.presses(Qt.Key.Key_Return, CTRL)
    assert [row.outcome for row in counter.log()] == ["answered"]


def test_saving_the_same_card_twice_logs_it_once(counter):
    counter.host.open("call")
    answers(counter)
    command = counter.card.command()
    counter.desk.do(command, person(counter.desk, "Priya"))
    counter.host.save()
    assert len(counter.log()) == 1


def test_a_refused_card_stays_with_everything_typed(counter):
    counter.host.open("call")
    counter.types(counter.card.caller.name, "Maria")
    counter.card.follows.outcome.pill(Outcome.ANSWERED).click()
    counter.host.save()
    assert counter.host.has_open
    assert counter.card.typed().name == "Maria"
    assert counter.log() == ()


def test_a_refused_card_is_kept_at_once(counter):
    counter.host.open("call")
    counter.types(counter.card.caller.name, "Maria")
    counter.card.follows.outcome.pill(Outcome.ANSWERED).click()
    counter.host.save()
    assert ["Maria" in draft.content for draft in drafts(counter)] == [True]


def test_keystrokes_are_on_disk_within_a_second(counter):
    begins_a_call(counter, "Says it was paid.")
    counter.bot.waitUntil(lambda: bool(drafts(counter)), timeout=1500)
    assert "Says it was paid." in drafts(counter)[0].content


def test_after_a_crash_the_open_card_is_open_again(counter, opened):
    begins_a_call(counter, "Says it was paid.")
    counter.host.keep_now()
    after = again(opened, counter)
    assert after.host.open_kind == "call"
    assert after.card.typed().note == "Says it was paid."
    assert after.card.started.author_id == person(after.desk, "Priya")


def test_after_a_crash_cards_on_hold_are_on_hold_again(counter, opened):
    counter.host.open("call")
    counter.types(counter.card.caller.name, "one")
    counter.clock.forward(minutes=1)
    counter.host.open("walk_in")
    counter.types(counter.card.caller.name, "two")
    counter.host.keep_now()
    after = again(opened, counter)
    assert after.card.typed().name == "two"
    assert [card.kind for card in after.host.parked] == ["call"]


def test_a_card_saved_before_the_crash_does_not_come_back(counter, opened):
    counter.host.open("call")
    answers(counter)
    counter.host.keep_now()
    counter.host.save()
    after = again(opened, counter)
    assert not after.host.has_open
    assert after.host.parked == ()


def test_an_empty_card_leaves_no_draft(counter):
    counter.host.open("walk_in")
    counter.host.keep_now()
    counter.host.hold()
    assert drafts(counter) == ()
    assert counter.host.parked == ()


def test_a_discarded_card_can_be_brought_back(counter):
    counter.host.open("call")
    answers(counter, "Long story.")
    counter.host.discard()
    assert not counter.host.has_open
    counter.clock.forward(minutes=9)
    counter.host.bring_back_discarded()
    assert counter.card.typed().note == "Long story."


def test_after_ten_minutes_a_discarded_card_is_gone_and_the_host_says_so(counter):
    notice = Notice()
    counter.host.layout().addWidget(notice)
    counter.host.open("call")
    answers(counter)
    counter.host.discard()
    counter.clock.forward(minutes=11)
    counter.host.bring_back_discarded()
    assert not counter.host.has_open
    assert "discarded" in notice.text()


def test_discarding_offers_the_way_back_in_the_quiet_line(counter):
    notice = Notice()
    counter.host.layout().addWidget(notice)
    counter.host.open("call")
    answers(counter, "Long story.")
    counter.host.discard()
    notice.acts()[0].click()
    assert counter.card.typed().note == "Long story."


def test_the_way_back_goes_away_once_the_card_is_back(counter):
    notice = Notice()
    counter.host.layout().addWidget(notice)
    counter.host.open("call")
    answers(counter, "Long story.")
    counter.host.discard()
    notice.acts()[0].click()
    assert (notice.text(), notice.acts()) == ("", ())


def test_bringing_a_card_back_leaves_a_newer_line_alone(counter):
    notice = Notice()
    counter.host.layout().addWidget(notice)
    counter.host.open("call")
    answers(counter, "Long story.")
    counter.host.discard()
    notice.say("Saved")
    counter.host.bring_back_discarded()
    assert notice.text() == "Saved"


BACK = "2 cards were not finished when the program last ended. They are back as they were."


def lost_power(counter, opened):
    """Starts the program again on the same logbook, with a quiet line in its window."""
    again = opened(desk_and_clock=(counter.desk, counter.clock))
    again.host.close()
    here = Here(InlineLanes(counter.desk), counter.clock)
    host = CardHost(here)
    notice = Notice()
    host.layout().addWidget(notice)
    counter.bot.addWidget(host)
    here.start()
    here._timer.stop()
    host.start()
    host.show()
    return host, notice


def begins_a_call(counter, note):
    """Opens a call and types a note into it."""
    counter.host.open("call")
    counter.types(counter.card.note.field, note)


def test_after_a_power_cut_a_quiet_line_says_what_is_back(counter, opened):
    for note in ("one", "two"):
        counter.host.open("call")
        counter.types(counter.card.note.field, note)
    counter.host.keep_now()
    host, notice = lost_power(counter, opened)
    assert notice.text() == BACK
    host.reload()
    notice.say("Saved")
    host.reload()
    assert notice.text() == "Saved"


def test_after_an_ordinary_close_the_line_says_the_same_of_one_card(counter, opened):
    begins_a_call(counter, "one")
    counter.host.keep_now()
    counter.host.close()
    _host, notice = lost_power(counter, opened)
    assert notice.text() == "1 card was not finished when the program last ended. It is back as it was."


def test_what_is_back_is_said_too_when_who_is_here_is_known_only_after_the_question(counter, opened):
    begins_a_call(counter, "one")
    counter.host.hold()
    counter.host.open("message")
    counter.types(counter.card.note.field, "two")
    counter.host.keep_now()
    counter.host.hide()
    late = LateLanes(counter.desk)
    here = Here(late, counter.clock)
    host, notice = CardHost(here), Notice()
    host.layout().addWidget(notice)
    counter.bot.addWidget(host)
    here.start()
    here._timer.stop()
    host.start()
    late.answer()
    assert notice.text() == BACK


class LateLanes(InlineLanes):
    """Answers only when told to, and of each slot only the newest question, like the real ones."""

    def __init__(self, desk):
        super().__init__(desk)
        self._later = {}

    def read(self, question, then, slot="", refused=None):
        self._later.pop(slot, None)
        self._later[slot] = (question, then, refused)

    def answer(self):
        while self._later:
            for slot in sorted(self._later, key=lambda one: one != "here.person")[:1]:
                question, then, refused = self._later.pop(slot)
                super().read(question, then, slot, refused)


@pytest.mark.parametrize("is_discarded", [True, False])
def test_an_incident_with_nothing_but_a_stamp_is_there_after_a_power_cut(counter, opened, is_discarded):
    counter.host.open("incident")
    counter.host.card.stamps.stamps[Stamp.POLICE_CALLED].button.click()
    if is_discarded:
        counter.host.discard()
    else:
        counter.host.keep_now()
    host, _notice = lost_power(counter, opened)
    if is_discarded:
        host._place.idle._back.click()
    assert host.open_kind == "incident"
    assert host.card.stamps.at(Stamp.POLICE_CALLED) == counter.clock()


def test_after_an_ordinary_end_nothing_is_said(counter, opened):
    _host, notice = lost_power(counter, opened)
    assert notice.text() == ""


def test_a_discarded_card_is_offered_again_after_a_restart(counter, opened):
    begins_a_call(counter, "about the dog")
    counter.host.discard()
    counter.clock.forward(minutes=2)
    host, _notice = lost_power(counter, opened)
    idle = host._place.idle
    assert idle._back.isVisible()
    counter.clock.forward(minutes=9)
    host._here.ticked.emit(counter.clock())
    assert not idle._back.isVisible()


def test_the_button_brings_a_card_back_that_was_discarded_before_the_restart(counter, opened):
    begins_a_call(counter, "about the dog")
    counter.host.discard()
    host, _notice = lost_power(counter, opened)
    host._place.idle._back.click()
    assert host.card.typed().note == "about the dog"


def test_a_card_on_hold_is_taken_up_where_the_caret_was(counter):
    begins_a_call(counter, "First second.")
    for _step in range(7):
        counter.presses(Qt.Key.Key_Left)
    counter.host.hold()
    counter.host.return_to_oldest()
    counter.bot.keyClicks(QApplication.focusWidget(), "and ")
    assert counter.card.typed().note == "First and second."


@pytest.mark.parametrize("on_hold", [False, True], ids=["the open card", "a card on hold"])
def test_after_a_power_cut_the_hand_goes_on_where_it_was(opened, on_hold):
    counter = opened()
    counter.host.open("call")
    counter.types(counter.card.caller.number, "519-555-0142")
    counter.types(counter.card.note.field, "Lives at line")
    for _letter in range(4):
        counter.presses(Qt.Key.Key_Left)
    if on_hold:
        counter.host.hold()
    counter.host.keep_now()
    again = opened(desk_and_clock=(counter.desk, counter.clock))
    if on_hold:
        again.host.return_to_oldest()
    again.bot.keyClicks(QApplication.focusWidget(), "pine")
    assert again.card.typed().note == "Lives at pineline"


def test_where_nobody_knows_where_the_hand_was_typing_goes_on_behind_the_number(counter):
    counter.host.open("call")
    counter.types(counter.card.caller.number, "519-555-01")
    draft = keeping.draft(counter.card.started, counter.card.typed(), counter.clock())
    counter.host._open.show_draft(draft)
    counter.bot.keyClicks(QApplication.focusWidget(), "42")
    assert counter.card.typed().number == "519-555-0142"


def test_the_button_that_holds_does_not_hide_where_the_caret_was(counter):
    counter.host.open("call")
    counter.types(counter.card.caller.name, "Karl")
    counter.card.head.hold.setFocus()
    counter.card.head.hold.click()
    counter.host.return_to_oldest()
    counter.bot.keyClicks(QApplication.focusWidget(), "a")
    assert counter.card.typed().name == "Karla"


def test_a_row_of_the_sheet_on_hold_is_taken_up_in_that_row(counter):
    counter.host.open("incoming")
    counter.types(counter.card.rows[0].received, "sat 1915")
    counter.types(counter.card.rows[0].name, "Karl")
    counter.presses(Qt.Key.Key_Return)
    counter.types(counter.card.rows[1].name, "An")
    counter.host.hold()
    counter.host.return_to_oldest()
    counter.bot.keyClicks(QApplication.focusWidget(), "na")
    assert [row.typed().name for row in counter.card.rows] == ["Karl", "Anna"]


def test_a_place_that_is_gone_leaves_the_focus_at_the_beginning(counter):
    counter.host.open("call")
    counter.types(counter.card.caller.name, "Karl")
    counter.card.note.more.click()
    counter.card.more.place.setFocus()
    counter.host.hold()
    counter.host.return_to_oldest()
    assert QApplication.focusWidget() is counter.card.caller.number


def test_discarding_an_empty_card_just_closes_it(counter):
    counter.host.open("call")
    counter.host.discard()
    assert not counter.host.has_open


def test_without_a_card_saving_and_discarding_do_nothing(counter):
    counter.host.save()
    counter.host.discard()
    counter.host.told()
    counter.host.another_matter()
    assert counter.log() == ()


def test_when_the_walk_in_is_saved_calls_on_hold_are_next(counter):
    counter.host.open("call")
    counter.types(counter.card.caller.name, "on the phone")
    counter.host.open("walk_in")
    assert not counter.host.parked[0].awaits
    answers(counter)
    counter.host.save()
    assert counter.host.parked[0].awaits


def test_a_saved_call_does_not_free_the_counter(counter):
    counter.host.open("call")
    counter.types(counter.card.caller.name, "on the phone")
    counter.host.open("call")
    answers(counter)
    counter.host.save()
    assert not counter.host.parked[0].awaits


def test_a_caller_who_hung_up_is_logged_from_the_hold_line(counter):
    begins_a_call(counter, "Wanted the tax office.")
    counter.host.hold()
    counter.host.caller_hung_up(counter.host.parked[0].uid)
    assert counter.host.parked == ()
    row = counter.log()[0]
    assert (row.outcome, row.detail) == ("none_owed", "hung_up")


def author_of(counter):
    return counter.log()[0].author


def taken_up_by_sam(counter):
    """Priya's call, answered and put on hold, taken up again by Sam."""
    counter.host.open("call")
    answers(counter)
    counter.host.hold()
    counter.comes("Sam")
    counter.host.return_to_oldest()
    return counter.card


def test_a_card_taken_up_by_somebody_else_says_who_started_it_and_is_signed_by_who_is_here(counter):
    card = taken_up_by_sam(counter)
    assert card.signs.isVisible()
    assert card.signs.words() == "Started by Priya"
    assert "Sam" in card.footer.save.text()
    counter.host.save()
    assert "Sam" in author_of(counter)


def test_a_card_taken_up_by_somebody_else_may_be_saved_as_who_started_it(counter):
    card = taken_up_by_sam(counter)
    card.signs.pills.pill(card.started.author_id).click()
    counter.types(card.note.field, "More.")
    assert "Priya" in card.footer.save.text()
    counter.host.save()
    assert "Priya" in author_of(counter)
    assert counter.here.lanes.author == person(counter.desk, "Sam")


def test_tab_comes_to_who_signs_right_before_saving(counter):
    card = taken_up_by_sam(counter)
    card.signs.pills.pill(person(counter.desk, "Sam")).setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is card.footer.save


def test_a_card_of_ones_own_asks_nobody_who_signs(counter):
    counter.host.open("call")
    assert (counter.card.signs.isVisible(), counter.card.signs.words()) == (False, "")
    counter.comes("Sam")
    assert counter.card.signs.isVisible()
    counter.comes("Priya")
    assert not counter.card.signs.isVisible()


def test_a_caller_who_hung_up_stays_with_who_took_the_call(counter):
    begins_a_call(counter, "Wanted the tax office.")
    counter.host.hold()
    counter.comes("Sam")
    counter.host.caller_hung_up(counter.host.parked[0].uid)
    assert "Priya" in author_of(counter)


def test_after_a_caller_hung_up_the_focus_is_free_for_the_next_entry(counter):
    begins_a_call(counter, "Wanted the tax office.")
    counter.host.hold()
    heard = []
    counter.host.opened.connect(heard.append)
    counter.host.caller_hung_up(counter.host.parked[0].uid)
    assert heard == [""]
    assert QApplication.focusWidget() is None


def test_after_a_caller_hung_up_the_focus_is_in_the_card_that_is_open(counter):
    begins_a_call(counter, "Wanted the tax office.")
    counter.host.hold()
    counter.host.open("walk_in")
    counter.host.caller_hung_up(counter.host.parked[0].uid)
    assert counter.host.open_kind == "walk_in"
    assert counter.card.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("number", ["519-555-0142", ""])
def test_a_caller_who_hung_up_before_saying_anything_is_logged_in_one_press(counter, number):
    counter.host.open("call")
    counter.types(counter.card.caller.number, number)
    counter.host.hold()
    counter.clock.forward(minutes=4)
    counter.host.caller_hung_up(counter.host.parked[0].uid)
    (row,) = counter.log()
    assert (row.outcome, row.detail, row.topic, row.number) == ("none_owed", "hung_up", "", number)
    assert not counter.host.has_open
    assert counter.desk.read(AskContact(row.uid)).waited_seconds == 240


def resumes(counter, kind="call"):
    """Somebody was on hold for four minutes and is taken up again."""
    counter.host.open(kind)
    counter.types(counter.card.caller.name, "Maria Rossi")
    counter.host.hold()
    counter.clock.forward(minutes=4)
    counter.host.return_to_oldest()
    return counter.card.head.hung_up


def test_a_call_taken_up_again_on_which_nobody_is_left_is_logged_in_one_press(counter):
    resumes(counter).click()
    (row,) = counter.log()
    assert (row.outcome, row.detail, row.name) == ("none_owed", "hung_up", "Maria Rossi")
    assert counter.desk.read(AskContact(row.uid)).waited_seconds == 240
    assert not counter.host.has_open


def test_only_a_call_that_was_on_hold_offers_that_the_caller_hung_up(counter):
    counter.host.open("call")
    assert not counter.card.head.hung_up.isVisible()
    assert not resumes(counter, "walk_in").isVisible()
    counter.host.discard()
    assert resumes(counter).isVisible()


def test_a_voicemail_has_nobody_who_could_hang_up(counter):
    resumes(counter)
    counter.host.hold()
    counter.host.left_voicemail(counter.host.parked[0].uid)
    counter.host.return_to_oldest()
    assert not counter.card.head.hung_up.isVisible()


def test_who_hung_up_is_asked_about_too_while_nobody_knows_who_sits_there(counter):
    button = resumes(counter)
    counter.here.presence.doubt()
    button.click()
    assert counter.log() == ()
    counter.host.still.yes.click()
    assert counter.log()[0].detail == "hung_up"


def happens_tomorrow(counter, draft):
    """Has a card on hold say that it happened tomorrow."""
    typed = replace(keeping.typed(draft, ContactTyped), happened_at=counter.clock() + timedelta(days=1))
    counter.host._drawer.put_back(parked(keeping.draft(keeping.started(draft), typed, counter.clock())))


def test_what_cannot_be_logged_of_a_caller_who_hung_up_opens_with_the_reason(counter):
    counter.host.open("call")
    counter.types(counter.card.caller.number, "519-555-0142")
    counter.host.hold()
    happens_tomorrow(counter, counter.host.parked[0].draft)
    counter.host.caller_hung_up(counter.host.parked[0].uid)
    assert counter.host.has_open
    assert counter.card.typed().number == "519-555-0142"


def test_a_call_of_which_nothing_is_written_yet_waits_on_hold_all_the_same(counter):
    counter.host.open("call")
    counter.clock.forward(minutes=2)
    counter.host.hold()
    (held,) = counter.host.parked
    assert held.seconds_open(counter.clock()) == 120
    assert [kept.uid for kept in drafts(counter)] == [held.uid]


@pytest.mark.parametrize("kind", ["walk_in", "complaint", "incident", "incoming"])
def test_nobody_waits_on_hold_behind_any_other_card_that_is_empty(counter, kind):
    counter.host.open(kind)
    counter.host.hold()
    assert (counter.host.parked, drafts(counter)) == ((), ())


def leaves_no_draft(counter):
    counter.bot.waitUntil(lambda: drafts(counter) == ())


def test_a_call_taken_up_and_discarded_empty_does_not_come_back(counter):
    counter.host.open("call")
    counter.host.hold()
    counter.host.return_to_oldest()
    counter.host.discard()
    assert counter.host.parked == ()
    leaves_no_draft(counter)


@pytest.mark.parametrize("leaves", ["for a walk-in", "for another on hold", "to a colleague"])
def test_whoever_was_on_hold_waits_on_when_their_call_is_left_empty(counter, leaves):
    counter.host.open("call")
    counter.host.hold()
    counter.clock.forward(minutes=1)
    begins_a_call(counter, "Another one.")
    counter.host.hold()
    waits, other = (card.uid for card in counter.host.parked)
    counter.host.return_to(waits)
    if leaves == "for a walk-in":
        counter.host.open("walk_in")
    elif leaves == "for another on hold":
        counter.host.return_to(other)
    else:
        counter.host.put_away()
    assert waits in [card.uid for card in counter.host.parked]


def test_a_voicemail_taken_up_and_left_empty_is_still_to_be_returned(counter):
    counter.host.open("call")
    counter.host.hold()
    counter.host.left_voicemail(counter.host.parked[0].uid)
    counter.host.return_to_oldest()
    counter.host.open("walk_in")
    assert [card.is_voicemail for card in counter.host.parked] == [True]


def test_words_that_were_taken_out_again_do_not_come_back(counter):
    begins_a_call(counter, "Wrong card.")
    counter.host.keep_now()
    counter.card.note.field.clear()
    counter.host.keep_now()
    assert "Wrong card" not in drafts(counter)[0].content
    counter.host.discard()
    leaves_no_draft(counter)


def test_another_matter_of_the_same_visit_keeps_the_person(counter):
    counter.host.open("walk_in")
    counter.types(counter.card.caller.name, "Maria Rossi")
    answers(counter)
    first = counter.card.started.uid
    counter.presses(Qt.Key.Key_M, CTRL)
    assert counter.saved[0].uid == first
    assert counter.card.typed().name == "Maria Rossi"
    assert counter.card.typed().note == ""
    assert counter.card.typed().visit_uid == first


def test_another_matter_is_not_begun_when_the_first_was_refused(counter):
    counter.host.open("walk_in")
    counter.types(counter.card.caller.name, "Maria Rossi")
    counter.host.another_matter()
    counter.card.follows.outcome.pill(Outcome.ANSWERED).click()
    counter.types(counter.card.note.field, "x")
    counter.host.save()
    assert not counter.host.has_open


def test_f8_over_a_call_parks_it_and_takes_its_number_and_words_along(counter):
    counter.host.open("call")
    counter.types(counter.card.caller.number, "519-555-0142")
    counter.types(counter.card.note.field, "Shouts about the fine.")
    call = counter.card.started.uid
    counter.host.open("incident")
    typed = counter.card.typed()
    assert (typed.number, typed.what_before, typed.linked_uid) == ("519-555-0142", "Shouts about the fine.", call)
    assert [card.uid for card in counter.host.parked] == [call]


def test_f8_over_an_empty_call_still_links_it(counter):
    counter.host.open("call")
    call = counter.card.started.uid
    counter.host.open("incident")
    assert counter.card.typed().linked_uid == call
    assert [card.uid for card in counter.host.parked] == [call]


def test_a_complaint_goes_out_of_sight_when_somebody_else_comes_to_the_desk(counter):
    counter.host.open("complaint")
    counter.types(counter.card.fields.text, "Was not let finish.")
    counter.comes("Sam")
    assert not counter.host.has_open
    assert counter.host.parked == ()
    counter.comes("Priya")
    assert [card.kind for card in counter.host.parked] == ["complaint"]


def test_a_call_stays_open_when_somebody_else_comes_to_the_desk(counter):
    begins_a_call(counter, "x")
    assert "Priya" in counter.card.footer.save.text()
    counter.comes("Sam")
    assert counter.host.open_kind == "call"
    assert "Sam" in counter.card.footer.save.text()


def test_without_anybody_here_the_button_says_only_save_and_the_sentence_says_why(opened):
    counter = opened(here=False)
    counter.host.open("call")
    answers(counter)
    assert counter.card.footer.save.text().startswith("Save ")
    counter.host.save()
    if counter.host.has_open:
        assert "F12" in counter.card.trouble.text()


def test_a_card_restored_while_another_is_open_waits_on_hold(counter, opened):
    counter.host.open("call")
    counter.types(counter.card.caller.name, "before")
    counter.host.keep_now()
    host = CardHost(counter.here)
    counter.bot.addWidget(host)
    host.open("walk_in")
    host.start()
    host.start()
    assert host.open_kind == "walk_in"
    assert [card.kind for card in host.parked] == ["call"]


def test_the_focus_stands_in_the_number_when_a_call_is_opened(counter):
    counter.host.open("call")
    assert QApplication.focusWidget() is counter.card.caller.number


def test_an_unfinished_incident_is_finished_under_its_own_uid(counter):
    counter.host.open("incident")
    counter.types(counter.card.fields.words_used, "words")
    counter.card.later.click()
    uid = counter.saved[-1].uid
    view = counter.desk.read(AskIncident(uid, person(counter.desk, "Priya")))
    counter.host.finish_incident(view)
    assert counter.card.typed().words_used == "words"
    counter.host.save()
    assert counter.saved[-1].action == "incident_submitted"
    assert counter.saved[-1].uid == uid


def test_a_complaint_left_open_comes_back_when_its_author_comes_to_the_desk(counter, opened):
    counter.host.open("complaint")
    counter.types(counter.card.fields.text, "Was not let finish.")
    counter.host.keep_now()
    sam = person(counter.desk, "Sam")
    counter.desk.do(ComeToDesk(sam), sam)
    after = again(opened, counter)
    assert not after.host.has_open
    after.comes("Priya")
    assert after.host.open_kind == "complaint"
    assert after.card.typed().text == "Was not let finish."


def test_a_card_that_is_open_stays_one_card_when_the_person_changes(counter):
    begins_a_call(counter, "x")
    counter.host.keep_now()
    uid = counter.card.started.uid
    counter.comes("Sam")
    assert counter.card.started.uid == uid
    assert counter.host.parked == ()


def test_a_caller_who_hung_up_waited_as_long_as_they_waited(counter):
    begins_a_call(counter, "about the dog")
    counter.host.hold()
    counter.clock.forward(minutes=4)
    counter.host.caller_hung_up(counter.host.parked[0].uid)
    assert counter.saved[-1].facts["waited"] == "240"


def test_a_call_from_before_a_power_cut_waited_as_long_as_it_waited(opened):
    counter = opened()
    begins_a_call(counter, "about the dog")
    counter.host.hold()
    counter.clock.forward(minutes=2)
    again = opened(desk_and_clock=(counter.desk, counter.clock))
    counter.clock.forward(minutes=2)
    again.host.caller_hung_up(again.host.parked[0].uid)
    assert again.saved[-1].facts["waited"] == "240"


@pytest.mark.parametrize("again", [False, True], ids=["at once", "after a power cut"])
def test_a_caller_who_hung_up_before_a_word_was_written_waited_all_the_same(opened, again):
    counter = opened()
    counter.host.open("call")
    counter.host.hold()
    counter.clock.forward(minutes=1)
    counter.host.logged(Done("walk_in_logged", counter.here.now(), "contacts", "w", 9))
    if again:
        counter = opened(desk_and_clock=(counter.desk, counter.clock))
    counter.clock.forward(minutes=3)
    counter.host.caller_hung_up(counter.host.parked[0].uid)
    assert counter.saved[-1].facts["waited"] == "240"
