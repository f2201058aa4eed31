"""A fix outlives a crash: kept as it is typed, offered again to whoever typed it, never over what came after."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import CallerTyped, Channel, Outcome
from counterdesk.services.asks.contacts import AskContact, Undo
from counterdesk.services.asks.fixing import AskComplaintToFix
from counterdesk.services.asks.logbook import AskDrafts
from counterdesk.services.asks.sealed import LogComplaint, OpenSealed
from counterdesk.ui.fix import kept
from counterdesk.ui.fix.band import FixBand
from counterdesk.ui.fix.drafts import KEEP_MS
from counterdesk.ui.fix.fixing import Fixing
from counterdesk.ui.fix.window import FixWindow
from tests.desk import call, message, person, uid
from tests.ui.fix.hands import fixed_by, pressed, typed, window_of


def test_what_is_typed_is_kept_within_a_second(fixing, logged, drafts, qtbot):
    window = fixing(logged(call()))
    assert drafts() == []
    qtbot.keyClicks(window.card.note.field, "x")
    qtbot.waitUntil(lambda: len(drafts()) == 1, timeout=KEEP_MS + 2000)
    (one,) = drafts()
    assert one.content.typed.note.startswith("x")
    assert one.started.author_id == window._here.person.id


def test_what_says_again_what_the_entry_says_needs_no_keeping(fixing, logged, drafts):
    window = typed(fixing(logged(call(note="one"))), "two")
    assert len(drafts()) == 1
    typed(window, "one")
    assert drafts() == []


def test_after_a_crash_the_desk_offers_the_fix_and_it_goes_on(fixing, logged, again, shown, read, drafts):
    entry = logged(call(note="one"))
    window = typed(fixing(entry), "two")
    window.card.below.reason.set_value("misheard")
    window.keep_now()
    band = again()
    assert band.isVisible()
    pressed(band, "Go on")
    back = window_of(band, shown)
    assert (back.card.note.field.value(), back.card.below.reason.value()) == ("two", "misheard")
    assert back.card.is_changed()
    assert not back.mine.isVisible()
    assert not band.isVisible()
    back.save()
    assert read(AskContact(entry)).note == "two"
    assert drafts() == []


def test_the_band_names_the_entry_and_nobody(fixing, logged, again, words_on):
    typed(fixing(logged(call())), "two")
    words = words_on(again())
    assert "the fix of Call, Tue 24 Nov, 10:00 a.m." in words
    assert "Rossi" not in words


def test_many_fixes_take_two_lines_and_are_counted(fixing, logged, again, words_on):
    for _time in range(4):
        typed(fixing(logged(call())), "two")
    band = again()
    lines = [words for words in words_on(band).splitlines() if "Not saved yet" in words]
    assert [words.endswith("(2 more)") for words in lines] == [False, True]


def test_a_colleague_is_not_offered_it(fixing, logged, again, owen):
    typed(fixing(logged(call())), "two")
    band = again()
    assert len(band.kept) == 1
    band._here.comes(next(one for one in band._here.people if one.name.startswith("Priya")))
    assert band.kept == ()


def test_two_people_fixing_one_entry_are_two_drafts(fixing, logged, desk, here, drafts):
    entry = logged(call(note="one"))
    typed(fixing(entry), "two")
    here.comes(next(one for one in here.people if one.name.startswith("Owen")))
    typed(fixing(entry), "three")
    assert [one.content.typed.note for one in drafts()] == ["three"]
    here.comes(next(one for one in here.people if one.name.startswith("Priya")))
    assert [one.content.typed.note for one in drafts()] == ["two"]


def test_put_aside_it_closes_and_waits_at_the_desk(fixing, logged, here, qtbot, drafts, read):
    band = FixBand(here)
    qtbot.addWidget(band)
    band.show()
    entry = logged(call(note="one"))
    window = fixing(entry)
    window.card.note.field.set_value("two")
    window.card.below.hold.click()
    assert not window.isVisible()
    assert [one.entry_uid for one in band.kept] == [entry]
    assert read(AskContact(entry)).note == "one"


def test_fix_in_the_record_goes_on_with_what_was_typed(fixing, logged, here, qtbot, shown):
    entry = logged(call(note="one"))
    window = typed(fixing(entry), "two")
    window.put_aside()
    holder = QWidget()
    qtbot.addWidget(holder)
    Fixing(here, holder).begin("contacts", entry)
    back = window_of(holder, shown)
    assert back.card.note.field.value() == "two"


def test_left_in_the_band_it_can_be_brought_back(fixing, logged, again, drafts):
    typed(fixing(logged(call(note="one"))), "two")
    band = again()
    held = band.kept[0]
    pressed(band, "Leave it")
    assert (drafts(), band.kept) == ([], ())
    band._bring_back(held)
    assert [one.content for one in band.kept] == [held.content]


def test_an_entry_changed_since_is_shown_as_it_is_with_what_was_typed_beside(
    fixing, logged, desk, again, shown, words_on, read, drafts
):
    entry = logged(call(note="one"))
    window = fixing(entry)
    window.card.caller.name.set_value("Mario Rossi")
    typed(window, "two")
    fixed_by(desk, "Owen", entry, note="three")
    band = again()
    pressed(band, "Go on")
    back = window_of(band, shown)
    words = words_on(back)
    assert back.card.note.field.value() == "three"
    assert back.card.caller.name.value() == "Maria Rossi"
    assert "This entry was changed after you began to fix it." in words
    assert "two" in words
    assert "Mario Rossi" in words
    assert len(drafts()) == 1


def test_each_part_that_was_typed_is_put_in_by_itself(fixing, logged, desk, again, shown, read, drafts):
    entry = logged(call(note="one"))
    window = fixing(entry)
    window.card.caller.name.set_value("Mario Rossi")
    typed(window, "two")
    fixed_by(desk, "Owen", entry, note="three")
    band = again()
    pressed(band, "Go on")
    back = window_of(band, shown)
    assert [one.accessibleName() for one in back.mine.buttons] == ["Put in: Name", "Put in: Note"]
    back.mine.buttons[0].click()
    assert [one.accessibleName() for one in back.mine.buttons] == ["Put in: Note"]
    back.save()
    view = read(AskContact(entry))
    assert (view.caller.name, view.note) == ("Mario Rossi", "three")
    assert drafts() == []


def test_a_change_by_somebody_else_while_the_window_stands_open_is_not_overwritten(
    fixing, logged, desk, read, words_on
):
    entry = logged(call(note="one"))
    window = fixing(entry)
    window.card.note.field.set_value("two")
    fixed_by(desk, "Owen", entry, note="three")
    window.save()
    assert window.isVisible()
    assert window.card.note.field.value() == "three"
    assert "This entry was changed after you began to fix it." in words_on(window)
    assert read(AskContact(entry)).note == "three"
    window.mine.buttons[0].click()
    assert not window.mine.isVisible()
    window.save()
    assert read(AskContact(entry)).note == "two"


def test_what_is_beside_a_changed_entry_outlives_a_second_crash(fixing, logged, desk, again, shown, drafts):
    entry = logged(call(note="one"))
    typed(fixing(entry), "two")
    fixed_by(desk, "Owen", entry, note="three")
    band = again()
    pressed(band, "Go on")
    back = window_of(band, shown)
    back.card.caller.name.set_value("Mario Rossi")
    back.keep_now()
    assert sorted(one.content.typed.note for one in drafts()) == ["three", "two"]
    assert len(again().kept) == 2


def test_a_fix_that_was_saved_in_the_last_instant_is_not_offered_as_new(fixing, logged, desk, again, shown, drafts):
    entry = logged(call(note="one"))
    typed(fixing(entry), "two")
    fixed_by(desk, "Priya", entry, note="two")
    band = again()
    pressed(band, "Go on")
    back = window_of(band, shown)
    assert not back.mine.isVisible()
    assert not back.card.is_changed()
    assert drafts() == []


def test_an_entry_that_was_voided_keeps_what_was_typed(fixing, logged, desk, again, drafts):
    entry = logged(call(note="one"))
    typed(fixing(entry), "two")
    desk.do(Undo(entry), person(desk, "Priya"))
    band = again()
    pressed(band, "Go on")
    assert not [one for one in band.findChildren(FixWindow) if one.isVisible()]
    assert [one.content.typed.note for one in drafts()] == ["two"]


def test_another_channel_that_is_not_saved_is_not_left_unasked(fixing, logged, drafts):
    window = fixing(logged(call()))
    window.card.channel.pill(Channel.WALK_IN).click()
    assert window.card.is_changed()
    window.keep_now()
    assert [one.content.typed.channel for one in drafts()] == [Channel.WALK_IN]


def test_a_confidential_fix_comes_back_to_its_author_alone(fixing, logged, desk, clock, again, owen, drafts, qtbot):
    entry, opening = logged(call(confidential=True)), uid()
    desk.do(OpenSealed("contacts", entry, "Wrong number", opening), person(desk, "Owen"))
    typed(fixing(entry, opening), "two")
    (draft,) = desk.read(AskDrafts())
    assert draft.sealed
    clock.forward(minutes=70)
    band = again()
    with qtbot.waitSignal(band.open_record) as wanted:
        pressed(band, "Go on")
    assert wanted.args == [entry, "contacts"]
    assert len(drafts()) == 1


def test_a_complaint_that_is_fixed_is_kept_sealed_and_goes_on(desk, here, shown, again, drafts):
    command = LogComplaint(uid(), Channel.CALL, About.SERVICE, "The plough came late.", caller=CallerTyped("Ann Hill"))
    desk.do(command, person(desk, "Priya"))
    window = shown(FixWindow(here, desk.read(AskComplaintToFix(command.uid, here.person.id))))
    window.card.fields.text.set_value("The plough never came.")
    window.keep_now()
    (draft,) = desk.read(AskDrafts())
    assert (draft.kind, draft.sealed) == ("fix_complaint", True)
    band = again()
    pressed(band, "Go on")
    back = window_of(band, shown)
    assert back.card.fields.text.value() == "The plough never came."
    back.save()
    assert desk.read(AskComplaintToFix(command.uid, here.person.id)).entry.text == "The plough never came."


def test_in_counter_view_the_band_does_not_say_that_it_is_a_complaint(desk, here, shown, again, words_on):
    command = LogComplaint(uid(), Channel.CALL, About.SERVICE, "The plough came late.")
    desk.do(command, person(desk, "Priya"))
    window = shown(FixWindow(here, desk.read(AskComplaintToFix(command.uid, here.person.id))))
    window.card.fields.text.set_value("The plough never came.")
    window.keep_now()
    band = again()
    assert words_on(band) == "Not saved yet: the fix of an entry"
    band._here.town = replace(band._here.town, public_can_see=False)
    band._here.town_changed.emit()
    assert words_on(band) == "Not saved yet: the fix of a complaint"


def test_the_draft_of_a_fix_is_read_by_whoever_typed_it_alone(fixing, logged, desk, here):
    typed(fixing(logged(call())), "two")
    assert [one.kind for one in desk.read(AskDrafts())] == ["fix"]
    here.comes(next(one for one in here.people if one.name.startswith("Owen")))
    assert desk.read(AskDrafts()) == ()


def test_a_draft_that_cannot_be_read_any_more_is_left_alone(fixing, logged, desk, here, drafts):
    typed(fixing(logged(message())), "two")
    (draft,) = desk.read(AskDrafts())
    assert kept.kept(replace(draft, content="{}")) is None
    assert kept.kept(replace(draft, kind="call")) is None


def test_what_is_kept_comes_back_as_it_was(fixing, logged, desk):
    window = fixing(logged(message(outcome=Outcome.MESSAGE)))
    window.card.note.field.set_value("two")
    held = window._keeper.keep(window._typed())
    (draft,) = desk.read(AskDrafts())
    assert kept.kept(draft) == held
