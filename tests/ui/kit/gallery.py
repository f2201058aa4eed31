"""Every part of the kit in one window, painted to PNG in each theme and at twice the text size: to be looked at.

Run: python -m tests.ui.kit.gallery FOLDER
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from counterdesk.ui.kit.buttons import Button, ButtonRow, CaptureButton
from counterdesk.ui.kit.choice import Choice, Option
from counterdesk.ui.kit.dialog import FormDialog
from counterdesk.ui.kit.fields import Field, NoteField
from counterdesk.ui.kit.forms import FormRows, Row
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, hbox, vbox
from counterdesk.ui.kit.notice import Act, Notice
from counterdesk.ui.kit.panel import Panel, ScrollColumn, TellPanel, rule
from counterdesk.ui.kit.pills import Item, Pill, PillRow
from counterdesk.ui.kit.rows import Column
from counterdesk.ui.kit.table import Table
from counterdesk.ui.kit.timefield import TimeField
from counterdesk.ui.theme import Scheme, apply, mark

NOW = datetime(2026, 11, 24, 19, 7, tzinfo=UTC)


class Entry(NamedTuple):
    id: int
    time: str
    kind: str
    about: str
    who: str
    outcome: str


TODAY = (
    Entry(5, "2:04 p.m.", "Walk-in", "Dog licence", "", "Answered"),
    Entry(4, "1:58", "Call", "Waste & recycling", "J. Okafor", "Transferred to Public Works, ext. 310"),
    Entry(3, "1:51", "Message", "Building permit", "D. Tran", "For A. Bell, handed 1:55"),
    Entry(2, "1:40", "Incident", "", "", "Submitted, sealed · Supervisor told 1:44"),
    Entry(1, "1:22", "Walk-in", "Property tax", "", "Answered"),
)


def _kind_tone(entry: Entry) -> str:
    return "late" if entry.kind == "Incident" else ""


def _soft(_entry: Entry) -> str:
    return "soft"


COLUMNS = (
    Column[Entry]("Time", lambda e: e.time, 9, tone=_soft),
    Column[Entry]("Kind", lambda e: e.kind, 9, tone=_kind_tone),
    Column[Entry]("About", lambda e: e.about, 18),
    Column[Entry]("Who", lambda e: e.who, 13),
    Column[Entry]("What came of it", lambda e: e.outcome, 0),
)


def nothing() -> None:
    """Stands for what a page would do."""


def now() -> datetime:
    """Gives the moment of the sketch."""
    return NOW


def key(entry: Entry) -> int:
    """Gives the row's key."""
    return entry.id


def head() -> QWidget:
    """Builds the line above the columns."""
    return beside(
        Label("Town Hall · Counter 1", role="heading"),
        Label("Tuesday 24 November, 2:07 p.m.", "soft"),
        Label("● Open until 4:30 p.m.", "ok", "strong"),
        Label("In line", "soft"),
        Button("−", role="step", name="One fewer in line"),
        Label("3", role="strong"),
        Button("+", role="step", name="One more in line"),
        STRETCH,
        Field("Search", hint="Search everything   Ctrl+F", columns=26),
        Button("Priya N. ▾"),
        Button("Hide screen", key="Ctrl+L"),
        spacing=12,
    )


def capture() -> QWidget:
    """Builds the left column."""
    panel = Panel(name="New card", margin=10, spacing=6)
    panel.add(Label("New card", "soft", "heading"))
    for text, shown in (("Walk-in", "F2"), ("Call", "F3"), ("Message", "F4"), ("Incoming", "F5"), ("Complaint", "F6")):
        button = CaptureButton(text, shown)
        button.setChecked(text == "Call")
        panel.add(button)
    panel.add(CaptureButton("Incident", "F8", tone="late"))
    panel.add(6)
    panel.add(Label("Answered, one click", "soft", "heading"))
    for topic in ("Property tax", "Dog licence", "Waste & recycling"):
        panel.add(beside(Label(topic, elide=True), STRETCH, *(Button("+1", role="tally", name=topic) for _ in "ab")))
    panel.add(STRETCH)
    return panel


def card() -> QWidget:
    """Builds the card of a call."""
    about = PillRow(
        "About", [Item(n, n) for n in ("&Property tax", "Dog &licence", "Permit", "Waste", "By-law", "More…")]
    )
    about.choose("&Property tax")
    outcomes = ("&Answered", "T&ransferred", "&Message, call back", "&Send", "Re&ferred", "&Nothing owed")
    outcome = PillRow("Outcome", [Item(n, n) for n in outcomes])
    outcome.choose("&Message, call back")
    note = NoteField("Note")
    note.set_value("Second notice for 14 Oak. Says she paid on 3 November at the counter; wants to know where it went.")
    who = Choice("Who answers")
    who.set_option(Option(1, "Maria Rossi", "Tax Collector · Finance · ext. 214"))
    number, received = Field("Number", columns=14), TimeField("Received", now)
    number.set_value("519-555-0142")
    received.set_text("2026-02-30 9:00")
    form = FormRows(
        (
            Row("Number", beside(number, Pill("Not given"), Pill("Declined"), STRETCH)),
            Row("About", about),
            Row("Note", note, "Facts only. The person concerned may read this."),
            Row("Outcome", outcome),
            Row("Who answers", beside(who, Label("in today", "ok", "strong"))),
            Row("Received", received),
        )
    )
    told = TellPanel(name="Tell the caller")
    told.add(
        Label(
            "Tell the caller: “Maria Rossi, Tax Collector, extension 214, will get your message. You should hear by "
            "Wednesday, November 25, 4:30 p.m., even if only to say where things stand.”",
            wrap=True,
        )
    )
    panel = Panel(name="Call", margin=16, spacing=10)
    panel.add(
        hbox(
            Label("Call", role="title"),
            Label("since 2:05 p.m. · 2 min  “Town of Tecumseh. How may I help you?”", "soft", elide=True),
            STRETCH,
            Button("Hold for counter", key="F9"),
        )
    )
    panel.add(form)
    panel.add(told)
    panel.add(
        ButtonRow(
            Button("Discard"),
            Button("Save as Priya", key="Ctrl+Enter", role="primary"),
            left=(Label("Due Wed 25 Nov, 4:30 p.m.", "soft"), Button("Why this date?", role="pill")),
        )
    )
    return panel


def log(rows: tuple[Entry, ...]) -> QWidget:
    """Builds today's log."""
    views = PillRow("Show", [Item(n, n) for n in ("All", "Calls", "Walk-ins", "Mine")], optional=False)
    views.choose("All")
    table = Table("Today", COLUMNS, key, empty="Nothing logged yet today. F2 starts a walk-in, F3 a call.")
    table.set_rows(rows)
    panel = Panel(name="Today", spacing=6)
    panel.add(hbox(Label("Today", role="heading"), Label("38 contacts", "soft"), STRETCH, views))
    panel.add(table, 1)
    return panel


def due() -> QWidget:
    """Builds a column of everything that has a tone."""
    column = ScrollColumn("Due")
    for tone, text in (("late", "5 h 37 late"), ("soon", "2 h 23 left"), ("ok", "answered"), ("accent", "chosen")):
        column.add(Label(text, tone, "strong"))
        column.add(Label("Karl Hübner, with a long line that has to be cut", "soft", "small", elide=True))
    column.add(rule())
    for role in ("", "pill", "quiet", "danger", "primary"):
        column.add(Button(f"Role {role or 'plain'}", role=role))
    disabled = Button("Not now")
    disabled.setEnabled(False)
    column.add(disabled)
    panel = Panel(name="Due")
    panel.add(Label("Due", role="heading"))
    panel.add(column, 1)
    panel.add(log(()))
    return panel


def window() -> QWidget:
    """Builds the whole gallery."""
    notice = Notice()
    acts = (Act("Undo", nothing, "Ctrl+Shift+Z"), Act("Not me", nothing), Act("Add a note", nothing))
    notice.say("Saved 2:04 as Priya  Walk-in, Dog licence", acts=acts)
    left, right = capture(), due()
    left.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    page = QWidget()
    mark(page, role="page")
    middle = vbox(spacing=10)
    middle.addWidget(card())
    middle.addWidget(log(TODAY), 1)
    columns = hbox(spacing=10)
    columns.addWidget(left)
    columns.addLayout(middle, 2)
    columns.addWidget(right, 1)
    page.setLayout(vbox(head(), columns, notice, margins=14))
    return page


def dialog(parent: QWidget) -> FormDialog:
    """Builds a dialog that has just refused something."""
    name, extension = Field("Name"), Field("Extension", columns=8)
    name.set_value("Maria Rossi")
    form = FormDialog(
        parent, "Add a person", (Row("Name", name), Row("Extension", extension, "Digits only")), "Add", "Who answers?"
    )
    form.refuse("This person is in the list already. Nothing was changed.")
    return form


def main(folder: Path) -> None:
    """Paints every theme at 1366 x 768 and light at twice the text size."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    shots = [("light", Scheme.LIGHT, 100), ("dark", Scheme.DARK, 100), ("contrast", Scheme.CONTRAST, 100)]
    for name, scheme, scale in (*shots, ("light-200", Scheme.LIGHT, 200)):
        apply(app, scheme, scale)
        page = window()
        page.resize(1366 * scale // 100, 768 * scale // 100)
        page.show()
        QTest.qWait(60)
        page.grab().save(str(folder / f"gallery-{name}.png"))
        box = dialog(page)
        box.open()
        QTest.qWait(60)
        box.grab().save(str(folder / f"dialog-{name}.png"))
        box.close()
        page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
