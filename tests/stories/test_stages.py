"""What happens to letters besides an answer: Council decides, nothing is owed; by keyboard, in the real window."""

import pytest

from tests.desk import toronto
from tests.stories.clerk import Came, Clerk
from tests.stories.hands import button, reads

OAK = Came("2026-10-13 0810", name="Oak Street Residents", about="Close the street for the fair")


@pytest.fixture
def with_letter(clerk: Clerk) -> Clerk:
    """A clerk who has entered one letter."""
    clerk.enters_incoming("Letter", [OAK])
    clerk.program.settle()
    return clerk


def waits_for_council(clerk: Clerk, meeting: str, *, told: bool = False) -> None:
    clerk.stands_on("O. S. R.")
    clerk.hands.presses("K")
    clerk.program.settle()
    clerk.hands.types(meeting)
    if told:
        clerk.hands.presses("Alt+T")
    clerk.hands.presses("Return")
    clerk.program.settle()


def leaves_the_list(clerk: Clerk) -> None:
    clerk.tally_button("Dog licence").setFocus()
    clerk.program.settle()


def test_a_letter_waits_for_council_and_the_decision_starts_a_new_time(with_letter: Clerk) -> None:
    """T26: the customer hears the meeting date; the official response comes within 5 business days of the decision."""
    clerk = with_letter
    waits_for_council(clerk, "2026-10-27", told=True)
    leaves_the_list(clerk)
    assert "waits for Council" in clerk.reads_status()
    _head, line = clerk.sees_due()
    assert "27 Oct, meeting" in line
    clerk.program.clock.set(toronto("2026-10-28 09:00"))
    clerk.stands_on("O. S. R.")
    clerk.hands.presses("K")
    clerk.program.settle()
    clerk.hands.types("2026-10-27")
    clerk.hands.presses("Return")
    clerk.program.settle()
    leaves_the_list(clerk)
    assert "decision of Council recorded, O. S. R., due Tue 3 Nov, 4:30 p.m." in clerk.reads_status()
    _head, line = clerk.sees_due()
    assert "due Tue 3 Nov, 4:30 p.m." in line


def test_waiting_for_council_on_the_wrong_row_is_undone(with_letter: Clerk) -> None:
    clerk = with_letter
    before = clerk.sees_due()
    waits_for_council(clerk, "2026-10-27", told=True)
    clerk.undoes()
    leaves_the_list(clerk)
    assert clerk.sees_due() == before


def test_an_abusive_letter_is_closed_by_its_clause_with_the_keyboard(with_letter: Clerk) -> None:
    """T27: no response required, forwarded to the Director."""
    clerk = with_letter
    clerk.stands_on("O. S. R.")
    clerk.hands.presses("N")
    clerk.program.settle()
    clerk.hands.presses("Space")
    assert button(clerk.window, "Abusive, threatening or discriminatory").isChecked()
    assert any(said.startswith("Policy 7.3: ") for said in reads(clerk.window))
    clerk.hands.presses("Return")
    clerk.program.settle()
    leaves_the_list(clerk)
    assert "no response owed" in clerk.reads_status()
    assert clerk.sees_due() == ()
    clerk.undoes()
    assert len(clerk.sees_due()) == 2


def test_the_explanation_of_a_decided_matter_names_the_day_council_decided(with_letter: Clerk) -> None:
    clerk = with_letter
    waits_for_council(clerk, "2026-10-13", told=True)
    leaves_the_list(clerk)
    clerk.stands_on("O. S. R.")
    clerk.hands.presses("K")
    clerk.program.settle()
    clerk.hands.types("today")
    clerk.hands.presses("Return")
    clerk.program.settle()
    leaves_the_list(clerk)
    said = clerk.asks_why("O. S. R.")
    assert "Council decided on Tuesday, October 13, 2026; the time counts from there." in said
    assert "Policy 6.1 (T26)" in said
