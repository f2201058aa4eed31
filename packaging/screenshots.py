"""Draws every screen of the program, on an invented month at a fixed moment, into packaging/screenshots/.

screenshots.py [--only NAME] [--into FOLDER]
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "America/Toronto"

import counter_poses
import finding_poses
import fixing_poses
from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from counterdesk.app import compose
from counterdesk.app.demo.month import Clock, Month
from counterdesk.app.desks import pack_texts
from counterdesk.app.manual import help_pages
from counterdesk.domain.instants import ZONE
from counterdesk.reports.document import Document
from counterdesk.services.asks.desk import Desk
from counterdesk.services.asks.due import AskWhy, DueBoard
from counterdesk.services.asks.logbook import AskDrafts, DropDraft
from counterdesk.services.door import Places, open_desk
from counterdesk.ui import theme
from counterdesk.ui.calendar.closing import CloseForm
from counterdesk.ui.desk.why import WhyDialog
from counterdesk.ui.help.window import HelpWindow
from counterdesk.ui.here import Here
from counterdesk.ui.keysheet import KeySheet
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.lanes import InlineLanes
from counterdesk.ui.mini import MiniBar
from counterdesk.ui.pages.calendar import CalendarPage
from counterdesk.ui.pages.first_start import FirstStart
from counterdesk.ui.pages.policy import PolicyPage
from counterdesk.ui.pages.record import RecordView
from counterdesk.ui.paper.window import PaperWindow
from counterdesk.ui.policy.change import ChangeDialog
from counterdesk.ui.shell import Shell

MOMENT = datetime(2026, 11, 24, 14, 7, tzinfo=ZONE).astimezone(UTC)
SIZE = (1366, 768)


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is taken: colours, text size, window size."""

    name: str
    scheme: theme.Scheme
    percent: int = 100
    size: tuple[int, int] = SIZE


LOOKS = (
    Look("light", theme.Scheme.LIGHT),
    Look("dark", theme.Scheme.DARK),
    Look("light-200", theme.Scheme.LIGHT, 200),
    Look("contrast", theme.Scheme.CONTRAST),
    Look("light-1920", theme.Scheme.LIGHT, 100, (1920, 1080)),
)


def main() -> int:
    """Takes every picture in every look."""
    parser = argparse.ArgumentParser(description="Pictures of every screen.")
    parser.add_argument("--only", default="", help="only screens whose name contains this")
    parser.add_argument("--look", default="", help="only looks whose name contains this")
    parser.add_argument("--into", type=Path, default=Path("packaging/screenshots"))
    chosen = parser.parse_args()
    chosen.into.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Path(folder), application)
        for look in LOOKS:
            if chosen.look in look.name:
                studio.take(look, chosen.only, chosen.into)
        studio.close()
    return 0


class Studio:
    """A filled practice logbook, and a window on it that is dressed anew for each look."""

    def __init__(self, folder: Path, application: QApplication) -> None:
        self._application = application
        self._clock = Clock(MOMENT)
        self._desk = _filled(folder, self._clock)
        self._empty = open_desk(_places(folder / "empty"), self._clock.now, pack_texts)
        self._lanes = InlineLanes(self._desk)
        self._here = Here(self._lanes, self._clock.now)
        self._here.start()
        self._first = self._here.person

    def take(self, look: Look, only: str, into: Path) -> None:
        """Takes every screen whose name contains `only`."""
        theme.apply(self._application, look.scheme, look.percent)
        for name, pose in SCREENS.items():
            if only not in name:
                continue
            widget = pose(self)
            if isinstance(widget, Shell | FirstStart):
                widget.resize(*look.size)
            widget.show()
            settle()
            widget.grab().save(str(into / f"{name}-{look.name}.png"))
            print(f"{name}-{look.name}.png", flush=True)
            widget.close()
            widget.deleteLater()
            settle()
            self._put_drafts_away()
            counter_poses.end(self.here, self._first)

    @property
    def here(self) -> Here:
        """What the windows on the filled logbook share."""
        return self._here

    def close(self) -> None:
        """Lets the logbooks go."""
        self._lanes.stop()
        self._desk.close()
        self._empty.close()

    def _put_drafts_away(self) -> None:
        for draft in self._desk.read(AskDrafts()):
            self._desk.do(DropDraft(draft.uid), self._here.lanes.author)

    def shell(self) -> Shell:
        """Gives a new main window on the filled logbook."""
        shell = Shell(self._here, compose.pages())
        shell.resize(*SIZE)
        shell.show()
        shell.start()
        settle()
        return shell

    def first_start(self) -> QWidget:
        """Gives the first start on an empty logbook, with a town chosen."""
        here = Here(InlineLanes(self._empty), self._clock.now)
        page = FirstStart(here)
        page.needed.town.choose("tecumseh")
        page.needed.town.chosen.emit("tecumseh")
        return page

    def page(self, key: str) -> Shell:
        """Gives the main window on one of its pages."""
        shell = self.shell()
        shell.show_page(key)
        return shell

    def card(self, kind: str, *typed: str) -> Shell:
        """Gives the main window with a card open and the texts typed, each followed by Tab."""
        shell = self.shell()
        shell.open_card(kind)
        settle()
        for text in typed:
            QTest.keyClicks(self._application.focusWidget(), text)
            settle()
            QTest.keyClick(self._application.focusWidget(), Qt.Key.Key_Tab)
        return shell

    def answering(self) -> Shell:
        """Gives the main window with the line that takes an answer."""
        shell = self.shell()
        shell.desk.due.list.setFocus()
        settle()
        shell.desk.due.answered()
        return shell

    def about(self, deed: str, kind: str) -> Shell:
        """Gives the main window with an inline line about the first row of a kind; `deed` is what was pressed."""
        shell = self.shell()
        shell.show_due()
        row = next(row for row in self._desk.read(DueBoard()).rows if row.kind == kind)
        shell.desk.due.list.choose(row.id)
        settle()
        getattr(shell.desk.due, deed)()
        return shell

    def council(self) -> Shell:
        """Gives the main window with the line about a meeting of Council, and what the customer is told."""
        shell = self.about("council", "email")
        drawer = shell.desk.due.drawers.council
        drawer.meeting.set_text("2026-12-08")
        drawer.meeting.changed.emit()
        drawer.told.setChecked(True)
        return shell

    def not_owed(self) -> Shell:
        """Gives the main window with the line about what is not owed, its clause shown."""
        shell = self.about("not_owed", "email")
        shell.desk.due.drawers.not_owed.rules.pill("abusive_language").click()
        return shell

    def decision(self) -> Shell:
        """Gives the main window with the line that records what Council decided."""
        return self.about("council", "council_decision")

    def quiet(self, hour: int, minute: int) -> Shell:
        """Gives the main window at another hour of the day, with what it quietly says then."""
        self._clock.at = datetime(2026, 11, 24, hour, minute, tzinfo=ZONE).astimezone(UTC)
        shell = self.shell()
        self._clock.at = MOMENT
        return shell

    def proposing(self) -> Shell:
        """Gives the calendar with the year after the next as it is proposed."""
        shell = self.page("page_calendar")
        self._calendar(shell).show_section("confirm_year", str(MOMENT.year + 2))
        return shell

    def closing(self) -> QWidget:
        """Gives the form for snow at three."""
        page = self._calendar(self.page("page_calendar"))
        page.head.close_button.click()
        form = page.forms.open_form
        assert isinstance(form, CloseForm)
        form.start.pill("at").click()
        form.at.set_text("3 pm")
        form.cause.pill("Snow").click()
        return form

    def moving(self) -> Shell:
        """Gives what that closing would move."""
        form = self.closing()
        assert isinstance(form, CloseForm)
        form.ok_button.click()
        settle()
        return self._window

    def poster(self) -> QWidget:
        """Gives the poster for the door."""
        paper = PaperWindow()
        self._calendar(self.page("page_calendar")).paper_wanted.connect(partial(self._show_paper, paper))
        self._shown.head.poster_wanted.emit()
        return paper

    def _calendar(self, shell: Shell) -> CalendarPage:
        page = shell.page("page_calendar")
        assert isinstance(page, CalendarPage)
        settle()
        self._window, self._shown = shell, page
        return page

    @staticmethod
    def _show_paper(paper: PaperWindow, _kind: str, document: Document) -> None:
        paper.show_document(document)

    def topics(self) -> Shell:
        """Gives the main window with the topics of the board being edited."""
        shell = self.shell()
        shell.desk.capture.edit()
        return shell

    def chords(self) -> Shell:
        """Gives the main window with Alt held: the digits stand on the board."""
        shell = self.shell()
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Alt, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(shell.windowHandle(), press)
        return shell

    def mini(self) -> QWidget:
        """Gives the strip over other programs."""
        return MiniBar(self._here)

    def why(self) -> QWidget:
        """Gives the explanation of the first date in the queue that has one."""
        row = next(row for row in self._desk.read(DueBoard()).rows if row.due_at is not None)
        return WhyDialog(None, self._desk.read(AskWhy(row.id)))

    def record(self) -> QWidget:
        """Gives one entry whole: the first message of the queue."""
        row = next(row for row in self._desk.read(DueBoard()).rows if row.message_state)
        return RecordView(self._here, row.record_uid)

    def policy(self, part: int) -> Shell:
        """Gives the main window on one part of the policy page."""
        shell = self.page("page_policy")
        page = shell.page("page_policy")
        assert isinstance(page, PolicyPage)
        page.show_section(part)
        return shell

    def policy_change(self) -> QWidget:
        """Gives the dialog of another answer to one of the Town's choices, with what it would move."""
        page = self.policy(1).page("page_policy")
        assert isinstance(page, PolicyPage)
        page.choices.pills["after_hours"].pill("same_day").click()
        settle()
        dialog = page.findChild(ChangeDialog)
        assert dialog is not None
        dialog.form.findChildren(Field)[0].set_value("2026-11-01")
        dialog.preview()
        return dialog

    def help(self, name: str) -> QWidget:
        """Gives the help on one of its pages."""
        window = HelpWindow(self.shell(), help_pages("en"))
        window.show_page(name)
        return window

    def keys(self) -> QWidget:
        """Gives the sheet of all keys."""
        return KeySheet(self.shell())


def _filled(folder: Path, clock: Clock) -> Desk:
    desk = open_desk(_places(folder / "filled"), clock.now, pack_texts)
    Month(desk, clock, MOMENT, "tecumseh").fill()
    return desk


def _places(folder: Path) -> Places:
    folder.mkdir()
    return Places(folder / "practice.db", folder / "drafts.db", folder / "backups")


def settle() -> None:
    """Lets the window lay itself out, answer its questions and paint."""
    loop = QEventLoop()
    for _ in range(12):
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 30)


SCREENS: dict[str, Callable[[Studio], QWidget]] = {
    "first-start": Studio.first_start,
    "desk": Studio.shell,
    "card-call": lambda studio: studio.card("call", "5195550142"),
    "card-walk-in": lambda studio: studio.card("walk_in"),
    "card-message": lambda studio: studio.card("message", "5195550111"),
    "card-incoming": lambda studio: studio.card("incoming"),
    "card-complaint": lambda studio: studio.card("complaint"),
    "card-incident": lambda studio: studio.card("incident"),
    "answer": Studio.answering,
    "council": Studio.council,
    "decision": Studio.decision,
    "not-owed": Studio.not_owed,
    "morning": lambda studio: studio.quiet(8, 45),
    "hour-before": lambda studio: studio.quiet(15, 45),
    **counter_poses.POSES,
    **finding_poses.POSES,
    "topics": Studio.topics,
    "chords": Studio.chords,
    "mini": Studio.mini,
    "why": Studio.why,
    "record": Studio.record,
    **fixing_poses.POSES,
    "keys": Studio.keys,
    "log": lambda studio: studio.page("page_log"),
    "people": lambda studio: studio.page("page_people"),
    "calendar": lambda studio: studio.page("page_calendar"),
    "calendar-propose": Studio.proposing,
    "calendar-close": Studio.closing,
    "calendar-moves": Studio.moving,
    "calendar-poster": Studio.poster,
    "sealed": lambda studio: studio.page("page_sealed"),
    "reports": lambda studio: studio.page("page_reports"),
    "policy": lambda studio: studio.policy(0),
    "policy-choices": lambda studio: studio.policy(1),
    "policy-text": lambda studio: studio.policy(3),
    "policy-change": Studio.policy_change,
    "help": lambda studio: studio.help("start"),
    "help-pack": lambda studio: studio.help("pack"),
    "office": lambda studio: studio.page("page_office"),
}


if __name__ == "__main__":
    sys.exit(main())
