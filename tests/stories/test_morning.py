"""A new clerk's first morning in the real window: from the first question to the page that a supervisor signs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from counterdesk.app.main import main
from counterdesk.ui.kit.table import Table
from counterdesk.ui.pages.reports import ReportsPage
from tests.desk import Clock
from tests.stories import morning
from tests.stories.clerk import Clerk, lines_of
from tests.stories.conftest import COLLEAGUES, TUESDAY
from tests.stories.hands import reads, waits
from tests.stories.program import Program


@pytest.fixture(scope="module")
def clerk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    """A clerk who started the program for the first time, logged the morning, closed it and opened it again."""
    program = Program(tmp_path_factory.mktemp("morning"), Clock(TUESDAY))
    clerk = Clerk(program)
    clerk.starts_for_the_first_time("Town of Tecumseh", "Priya Nair", "Clerk", COLLEAGUES)
    morning.log(clerk)
    clerk.remembers()
    clerk.closes_and_reopens()
    yield clerk
    program.close()
    assert main(["--home", str(program.places.data), "check"]) == 0


@pytest.fixture(autouse=True)
def _at_the_desk(clerk: Clerk) -> None:
    """Begins each test on the page Desk."""
    clerk.hands.presses("Ctrl+1")
    clerk.program.settle()


def test_everything_is_there_again_after_closing_and_opening(clerk: Clerk) -> None:
    assert clerk.sees_desk() == clerk.remembered


def test_the_morning_has_thirty_contacts(clerk: Clerk) -> None:
    # The thirtieth is the incident, which a screen that the public can see does not list.
    assert len(clerk.sees_today()) == 29
    assert clerk.sees_counts() == "29 contacts · 15 answered at first contact, 9 of them one click"
    assert incidents(clerk) == ("2026-0001",)


def incidents(clerk: Clerk) -> tuple[str, ...]:
    """Reads the numbers of the incidents on their page."""
    clerk.hands.presses("Ctrl+5")
    clerk.program.settle()
    tables = clerk.window.page("page_sealed").findChildren(Table)
    listed = " ".join(line for table in tables for line in lines_of(table.model()))
    return tuple(dict.fromkeys(re.findall(r"2026-\d{4}", listed)))


@pytest.mark.parametrize("mail", morning.VOICEMAILS, ids=lambda mail: mail.received)
def test_each_voicemail_is_due_when_the_policy_says_and_says_why(clerk: Clerk, mail: morning.Voicemail) -> None:
    line = next(line for line in clerk.sees_due() if line.startswith(mail.initials))
    assert f"due {mail.due}" in line
    assert "Policy 5.2" in line
    said = clerk.asks_why(mail.initials)
    assert mail.reason in said
    assert "Policy 5.2 (T13)" in said


def test_a_call_of_friday_4_31_counts_from_tuesday_and_is_due_wednesday(clerk: Clerk) -> None:
    assert "due Wed 14 Oct, 4:30 p.m." in next(line for line in clerk.sees_due() if line.startswith("N. O."))
    assert clerk.asks_why("N. O.").splitlines()[3:10] == [
        f"Received Friday, October 9, 4:31 p.m. After closing, {morning.FROM_OPENING}",
        "",
        "Fri 9 Oct   came in",
        "Sat 10 Oct  closed, as every Saturday",
        "Sun 11 Oct  closed, as every Sunday",
        "Mon 12 Oct  closed: Thanksgiving Day",
        "Tue 13 Oct  day of receipt, not counted",
    ]


def test_today_says_of_what_came_on_another_day_which_day_that_was(clerk: Clerk) -> None:
    late = next(line for line in clerk.sees_today() if "N. O." in line)
    assert late.startswith("Fri 4:31")
    assert "entered 8:4" in late


def test_a_message_of_this_morning_is_due_tomorrow_at_closing(clerk: Clerk) -> None:
    for who, whom in (("O. P.", "Maria Rossi"), ("•• 07", "By-law")):
        line = next(line for line in clerk.sees_due() if line.startswith(who))
        assert f"due {morning.TOMORROW}" in line
        assert whom in line


def test_due_counts_down_in_open_hours(clerk: Clerk) -> None:
    # At a quarter to nine there are 7 h 44 until 4:30 today, and tomorrow has eight hours more.
    assert ", 7 h 44 left," in next(line for line in clerk.sees_due() if line.startswith("A. B."))
    assert ", 15 h 44 left," in next(line for line in clerk.sees_due() if line.startswith("J. K."))


def test_search_finds_a_caller_by_name_number_and_words(clerk: Clerk) -> None:
    assert len(clerk.searches("Ott")) == 1
    assert len(clerk.searches("5550101")) == 1
    assert len(clerk.searches("vaccination")) == 1
    assert clerk.searches("thieves") == ()


def test_the_summary_is_one_that_a_supervisor_would_sign(clerk: Clerk, tmp_path: Path) -> None:
    clerk.answers("A. B.")
    clerk.answers("B. C.")
    words = summary(clerk)
    heads = ["1. To do the next open day, Wednesday, October 14", "2. Promises", "3. Contacts", "4. Unusual"]
    heads += ["5. At the desk", "Closures ahead", "Remarks", "Signatures"]
    assert [words.index(head) for head in heads] == sorted(words.index(head) for head in heads)
    assert "Prepared by: the open items above are handed on" in words
    assert "Read by supervisor" in words
    assert re.search(r"Seal [0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}", words)
    assert_numbers(words)
    assert_nobody_is_named(words)
    assert_pdf(clerk, tmp_path / "summary.pdf")


def summary(clerk: Clerk) -> str:
    """Opens the shift summary of today and reads its pages."""
    clerk.hands.presses("Ctrl+6")
    clerk.program.settle()
    return report(clerk).preview._press.words()


def report(clerk: Clerk) -> ReportsPage:
    page = clerk.window.page("page_reports")
    assert isinstance(page, ReportsPage)
    return page


def assert_numbers(words: str) -> None:
    """Thirteen promises under one clause: two met, eleven not due yet; twenty-nine contacts and one incident."""
    promises = words[words.index("5.2 Telephone call, 1 business day") :].split("\n")[1:7]
    assert promises == ["2", "–", "–", "–", "–", "11"]
    assert words[: words.index("2. Promises")].count("Wed 14 Oct, 4:30 p.m.") == 11
    assert "All contacts\n29\n15 answered at first contact, 9 of them one click; 8 visits" in words
    assert "Voicemail\n10\nGarbage and recycling 10" in words
    assert "Walk-in, one click\n6\n" in words
    assert "Call, one click\n4\n" in words
    assert "Written down late: Call, By-law concern" in words
    assert "Incident 2026-0001: Warned, Ended" in words
    assert "Priya Nair\nTown Hall, Counter 1\n8:30 a.m.\nstill at the desk" in words


def assert_nobody_is_named(words: str) -> None:
    """Callers appear as initials, numbers not at all, and of an incident only its number."""
    assert [name for name in morning.CALLERS if name in words or name.split()[1] in words] == []
    assert "thieves" not in words
    assert "555" not in words


def assert_pdf(clerk: Clerk, path: Path) -> None:
    """Saves it with the button, and finds a PDF that only its owner can read."""
    clerk.hands.clicks_on(report(clerk).preview.pdf_button)
    waits(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog), "for the place to save to")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    assert dialog.selectedFiles()[0].endswith("shift-summary-2026-10-13.pdf")
    dialog.selectFile(str(path))
    dialog.accept()
    waits(path.exists, "for the file")
    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.count(b"/Type /Page\n") == report(clerk).preview._press.page_count == 2
    assert path.stat().st_mode & 0o777 == 0o600
    assert any(f"Saved as {path}" in text for text in reads(clerk.window))
