"""The page without a card is quiet and useful."""

from counterdesk.services.asks.town import SetSetting


def words(counter):
    return [word for line in counter.host._place.idle.keys.lines for word in (line.key, line.what, line.detail)]


def test_it_says_what_every_key_begins(counter):
    said = words(counter)
    for key in ("F2", "F3", "F4", "F5", "F6", "F8"):
        assert key in said


def sees(counter, yes):
    """Says whether the public can see this screen."""
    counter.here.lanes.do(SetSetting("public_can_see", yes))
    counter.here._ask_town()


def test_an_incident_is_a_note_while_the_public_sees_the_screen(counter):
    sees(counter, "yes")
    assert "Something to note" in words(counter)
    assert not any("abusive" in said for said in words(counter))
    sees(counter, "no")
    assert "Somebody is abusive" in words(counter)


def test_it_offers_the_oldest_card_on_hold(counter):
    idle = counter.host._place.idle
    assert not idle._resume.isVisible()
    counter.host.open("call")
    counter.types(counter.card.caller.name, "x")
    counter.host.hold()
    assert idle._held.text() == "1 card is on hold."
    idle._resume.click()
    assert counter.host.open_kind == "call"


def test_it_offers_what_was_discarded_for_ten_minutes(counter):
    idle = counter.host._place.idle
    counter.host.open("call")
    counter.types(counter.card.caller.name, "x")
    counter.host.discard()
    assert idle._back.isVisible()
    counter.clock.forward(minutes=9)
    counter.here.ticked.emit(counter.clock())
    assert idle._back.isVisible()
    counter.clock.forward(minutes=2)
    counter.here.ticked.emit(counter.clock())
    assert not idle._back.isVisible()


def test_the_way_back_from_the_quiet_page_works(counter):
    counter.host.open("call")
    counter.types(counter.card.caller.name, "x")
    counter.host.discard()
    counter.host._place.idle._back.click()
    assert counter.card.typed().name == "x"
    assert counter.host._place.idle._back.isHidden()
