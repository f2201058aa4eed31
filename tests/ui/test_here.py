"""Who is at the desk: from the moment somebody says so, whatever is still on its way to the window."""

from collections.abc import Callable

import pytest

from counterdesk.services.asks.desk import Question
from counterdesk.services.asks.people import WhoIsHere
from counterdesk.ui.here import Here
from counterdesk.ui.lanes import InlineLanes
from tests.desk import person


class SlowToRead(InlineLanes):
    """Lanes that answer later who is at the desk."""

    waits = False

    def read(self, question: Question, then: Callable, slot: str = "", refused: Callable | None = None) -> None:
        """Leaves that one question lie while somebody is to be seen waiting."""
        if not (self.waits and isinstance(question, WhoIsHere)):
            super().read(question, then, slot, refused)


@pytest.fixture
def slow(qtbot, desk_and_clock) -> Here:
    """A desk with Priya at it, to which the answer who is there comes late from now on."""
    desk, clock = desk_and_clock
    lanes = SlowToRead(desk)
    here = Here(lanes, clock)
    here.start()
    lanes.waits = True
    return here


def owen(here: Here):
    return next(one for one in here.people if one.name == "Owen Gallagher")


def test_whoever_said_that_they_are_here_signs_the_very_next_thing(slow, desk_and_clock):
    slow.comes(owen(slow))
    assert slow.lanes.author == person(desk_and_clock[0], "Owen")
    assert slow.person.name == "Owen Gallagher"


def test_who_comes_is_said_once(slow):
    heard = []
    slow.person_changed.connect(lambda: heard.append(slow.person.name))
    slow.comes(owen(slow))
    assert heard == ["Owen Gallagher"]


def test_saying_it_is_still_me_settles_the_question_at_once(slow):
    slow.presence.doubt()
    slow.comes(slow.person)
    assert not slow.presence.is_unsure
