"""A clerk's bad morning in the real program: calls on hold, walk-ins, a change of person, and the power goes."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from counterdesk.app.main import main
from counterdesk.app.paths import Places, places
from counterdesk.services.asks.people import PastePeople
from counterdesk.ui.cards.contact import ContactCard
from counterdesk.ui.cards.content import ContactTyped
from counterdesk.ui.log import LogPage
from counterdesk.ui.pages.reports import ReportsPage
from tests.desk import Clock, new_desk, person
from tests.stories import bad_morning as bad
from tests.stories.clerk import Clerk, lines_of
from tests.stories.conftest import COLLEAGUES
from tests.stories.program import Program

ROOT = Path(__file__).parents[2]
PATIENCE_S = 60.0
BEHIND_S = 1.0
ENOUGH_LETTERS = 80
TODAY_AT_THE_CUT = (
    "8:35 a.m. | Walk-in | Water bill |  | Answered",
    "8:32 a.m. | Call | Water bill | B. C. | Nothing owed",
    "8:30 a.m. | Message | Property taxes | A. B. | For Maria Rossi",
    "8:34 a.m. | Walk-in | Marriage licence |  | Answered",
    "8:32 a.m. | Walk-in | Dog licence | L. M. | Answered",
    "8:31 a.m. | Walk-in | Dog licence |  | Answered",
)
LOG = [
    "8:41 a.m. | Walk-in | Dog licence |  |  | Priya Nair | Answered",
    "8:36 a.m. | Message | By-law concern | D. E. | •• 04 | Tom Ng | For By-law",
    "8:40 a.m. | Walk-in | Roads and sidewalks |  |  | Tom Ng | Answered",
    "8:33 a.m. | Call | Building permit | C. D. | •• 03 | Tom Ng | Answered",
    "8:35 a.m. | Walk-in | Water bill |  |  | Tom Ng | Answered",
    "8:32 a.m. | Call | Water bill | B. C. | •• 02 | Priya Nair | Nothing owed",
    "8:30 a.m. | Message | Property taxes | A. B. | •• 01 | Priya Nair | For Maria Rossi",
    "8:34 a.m. | Walk-in | Marriage licence |  |  | Priya Nair | Answered",
    "8:32 a.m. | Walk-in | Dog licence | L. M. |  | Priya Nair | Answered",
    "8:31 a.m. | Walk-in | Dog licence |  |  | Priya Nair | Answered",
]
SHIFTS = [
    *("Priya Nair", "Front counter", "8:30 a.m.", "8:34 a.m."),
    *("Tom Ng", "Front counter", "8:34 a.m.", "8:40 a.m."),
    *("Priya Nair", "Front counter", "8:40 a.m.", "still at the desk"),
]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing|propagate)"),
]


@dataclass(frozen=True)
class Cut:
    """What the clerk saw before the power went, and how many letters were typed when."""

    seen: dict[str, list[str]]
    typed: list[tuple[int, float]]
    at: float

    def lost_s(self, note: str) -> float:
        """Gives how much of the typing before the cut is not in the note."""
        return self.at - min((at for count, at in self.typed if count > len(note)), default=self.at)

    def stall_s(self) -> float:
        """Gives for how long at most a busy computer let the window wait between two letters."""
        return max((after - before for (_, before), (_, after) in pairwise(self.typed)), default=0.0)


@dataclass(frozen=True)
class Back:
    """What the clerk saw from the restart to the end, each step as it stood on the screen then."""

    card: ContactTyped
    opened: str
    author: str
    held: list[str]
    desk: tuple[object, ...]
    taken_up: tuple[str, ...]
    statuses: tuple[str, ...]
    held_after: tuple[list[str], ...]


def works_until_killed(here: Places) -> Cut:
    """Runs the first half in a process of its own and kills it in the middle of a word."""
    command = [sys.executable, "-m", "tests.stories.bad_morning", str(here.data)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout is not None
    lines = []
    try:
        while len(lines) <= ENOUGH_LETTERS and (line := child.stdout.readline()):
            lines.append(line)
        at = time.monotonic()
    finally:
        child.kill()
        rest, trouble = child.communicate(timeout=PATIENCE_S)
    assert child.returncode == -9, trouble
    assert "Traceback" not in trouble
    letters = [line.split() for line in [*lines[1:], *rest.splitlines(keepends=True)] if line.endswith("\n")]
    return Cut(json.loads(lines[0]), [(int(count), float(typed_at)) for count, typed_at in letters], at)


def goes_on(clerk: Clerk) -> Back:
    """Looks at what came back, and finishes both calls: Tom takes up Priya's, and Priya saves Tom's as his."""
    opened, held, desk = clerk.card, bad.sees_held(clerk), clerk.sees_desk()
    assert isinstance(opened, ContactCard)
    typed, since, saves_as = opened.typed(), opened.head.since.text(), opened.footer.save.text()
    of_priya = says_on(bad.returns(clerk))
    clerk.chooses("Answered")
    clerk.saves()
    statuses = [clerk.reads_status()]
    clerk.logs_walk_in("Roads and sidewalks")
    amber = bad.sees_held(clerk)
    bad.changes_to(clerk, "Priya Nair")
    of_tom = says_on(bad.returns(clerk))
    clerk.hands.walks_to("Who signs", "Save as Tom")
    bad.leaves_message_for(clerk, "By-law")
    statuses.append(clerk.reads_status())
    clerk.logs_walk_in("Dog licence")
    statuses.append(clerk.reads_status())
    ends = amber, bad.sees_held(clerk)
    return Back(typed, since, saves_as, held, desk, (*of_priya, *of_tom), tuple(statuses), ends)


def says_on(card: ContactCard) -> tuple[str, str, str]:
    """Reads whose card it is: the caller, who started it, and who would sign."""
    return card.typed().name, card.signs.words(), card.footer.save.text()


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """A desk in Tecumseh at half past eight, Priya there, Tom on his way."""
    here = places(tmp_path_factory.mktemp("bad-morning")).make()
    desk, _clock = new_desk(here.data, bad.OPENING, people=("Priya Nair", "Tom Ng"))
    desk.do(PastePeople(COLLEAGUES), person(desk, "Priya"))
    desk.close()
    return here


@pytest.fixture(scope="module")
def cut(here: Places) -> Cut:
    """The morning until the power went."""
    return works_until_killed(here)


@pytest.fixture(scope="module")
def back(cut: Cut, here: Places, qapp: QApplication) -> Iterator[tuple[Clerk, Back]]:
    """Starts the program again, looks, finishes what is open, closes and opens it once more; the logbook is sound."""
    clerk = Clerk(Program(here.data, Clock(bad.AFTER_THE_CUT)))
    clerk.starts()
    seen = goes_on(clerk)
    clerk.closes_and_reopens()
    yield clerk, seen
    clerk.program.close()
    assert main(["--home", str(here.data), "check"]) == 0


def test_three_calls_wait_in_turn_and_each_walk_in_that_leaves_turns_them_amber(cut: Cut) -> None:
    assert cut.seen["parked"] == [
        ["Call · •• 01 · 0 min  F7"],
        ["soon ● Call · •• 01 · 0 min  F7"],
        ["soon ● Call · •• 01 · 1 min  F7", "Call · •• 02 · 0 min"],
        ["soon ● Call · •• 01 · 2 min  F7", "soon ● Call · •• 02 · 0 min"],
        ["soon ● Call · •• 01 · 2 min  F7", "soon ● Call · •• 02 · 1 min", "Call · •• 03 · 0 min"],
        ["soon ● Call · •• 01 · 3 min  F7", "soon ● Call · •• 02 · 2 min", "soon ● Call · •• 03 · 0 min"],
    ]


def test_f7_returns_to_the_oldest_and_who_hung_up_waits_no_longer(cut: Cut) -> None:
    assert cut.seen["oldest"] == "Alma Brock"
    assert cut.seen["held"] == ["soon ● Call · •• 03 · 0 min  F7"]
    assert [line for line in cut.seen["today"] if "B. C." in line] == [
        "8:32 a.m. | Call | Water bill | B. C. | Nothing owed"
    ]


def test_the_card_that_was_typed_is_there_one_second_behind_at_most(cut: Cut, back: tuple[Clerk, Back]) -> None:
    _clerk, seen = back
    typed = seen.card
    assert (typed.number, typed.name, typed.topic) == ("5195550104", "Dora Ellis", "By-law concern")
    whole = bad.LETTERS * (len(cut.typed) // len(bad.LETTERS) + 2)
    assert typed.note
    assert whole.startswith(typed.note)
    lost_s = cut.lost_s(typed.note)
    assert lost_s <= BEHIND_S + cut.stall_s(), f"{len(typed.note)} of {len(cut.typed)} letters, {lost_s:.2f} s"


def test_each_card_is_back_under_its_author(back: tuple[Clerk, Back]) -> None:
    _clerk, seen = back
    assert (seen.opened, seen.author) == ("since 8:36 a.m. · 4 min", "Save as Tom  Ctrl+Enter")
    assert seen.held == ["soon ● Call · •• 03 · 6 min  F7"]
    assert seen.taken_up[:3] == ("Carla Dunn", "Started by Priya", "Save as Tom  Ctrl+Enter")
    assert seen.taken_up[3:] == ("Dora Ellis", "Started by Tom", "Save as Priya  Ctrl+Enter")


def test_today_and_due_are_as_they_were_before_the_cut(cut: Cut, back: tuple[Clerk, Back]) -> None:
    _clerk, seen = back
    today, counts, due = seen.desk
    assert (today, counts) == (tuple(cut.seen["today"]), cut.seen["counts"])
    assert (today, counts) == (TODAY_AT_THE_CUT, "6 contacts · 4 answered at first contact, 3 of them one click")
    # Some minutes less are left, nothing else has changed.
    assert [due_without_time(line) for line in due] == [due_without_time(line) for line in cut.seen["due"]]


def test_whoever_took_up_a_call_signs_unless_they_save_it_as_the_other(back: tuple[Clerk, Back]) -> None:
    _clerk, seen = back
    assert seen.statuses == (
        "Saved 8:40 a.m. as Tom · Call, Building permit",
        "Saved 8:40 a.m. as Tom · Call, By-law concern, message 2026-0002 for By-law",
        "Saved 8:41 a.m. as Priya · Walk-in, Dog licence",
    )
    assert seen.held_after == (["soon ● Call · •• 04 · 4 min  F7"], [])


def test_the_log_has_ten_contacts_each_under_the_right_name(back: tuple[Clerk, Back]) -> None:
    clerk, _seen = back
    assert log(clerk) == LOG


def test_due_has_both_messages_tomorrow_at_closing(back: tuple[Clerk, Back]) -> None:
    clerk, _seen = back
    assert clerk.sees_due() == (
        "Tomorrow · 2",
        "A. B., Property taxes, 15 h 48 left, due Wed 14 Oct, 4:30 p.m., Not handed over · Maria Rossi, Policy 5.2",
        "D. E., By-law concern, 15 h 48 left, due Wed 14 Oct, 4:30 p.m., Not handed over · By-law, Policy 5.2",
    )


def test_the_summary_of_that_morning_is_right(back: tuple[Clerk, Back]) -> None:
    clerk, _seen = back
    words = summary(clerk)
    assert "2026-0001\nA. B.\nProperty taxes\nMaria Rossi\nWed 14 Oct, 4:30 p.m.\n5.2\n" in words
    assert "2026-0002\nD. E.\nBy-law concern\nBy-law\nWed 14 Oct, 4:30 p.m.\n5.2\n" in words
    assert "5.2 Telephone call, 1 business day\n–\n–\n–\n–\n–\n2\n" in words
    assert "Call\n4\nBuilding permit 1 · By-law concern 1 · Property taxes 1 · Water bill 1\n" in words
    assert "Walk-in\n1\nDog licence 1\n" in words
    assert "one click\n5\nDog licence 2 · Marriage licence 1 · Roads and sidewalks 1 · Water bill 1\n" in words
    assert "All contacts\n10\n7 answered at first contact, 5 of them one click; 6 visits" in words
    assert words[words.index("5. At the desk") : words.index("Closures ahead")].split("\n")[5:17] == SHIFTS
    assert [name for name in ("Brock", "Cohen", "Dunn", "Ellis", "Marsh", "555", "fence") if name in words] == []


def test_no_draft_is_left_when_every_card_is_saved(back: tuple[Clerk, Back]) -> None:
    clerk, _seen = back
    assert not clerk.window.cards.has_open
    assert bad.sees_held(clerk) == []
    assert clerk.sees_counts() == "10 contacts · 7 answered at first contact, 5 of them one click"


def log(clerk: Clerk) -> list[str]:
    """Reads today's entries on the page Log, without the day: the newest first."""
    clerk.hands.presses("Ctrl+2")
    clerk.program.settle()
    page = clerk.window.page("page_log")
    assert isinstance(page, LogPage)
    lines = [line.removeprefix("Tue 13 Oct | ") for line in lines_of(page.table.model())]
    clerk.hands.presses("Ctrl+1")
    return lines


def summary(clerk: Clerk) -> str:
    """Reads the shift summary of today."""
    clerk.hands.presses("Ctrl+6")
    clerk.program.settle()
    page = clerk.window.page("page_reports")
    assert isinstance(page, ReportsPage)
    words = page.preview._press.words()
    clerk.hands.presses("Ctrl+1")
    return words


def due_without_time(line: str) -> str:
    """Gives a line of Due without what is left of the time."""
    return re.sub(r" \d+ h \d+ left,", "", line)
