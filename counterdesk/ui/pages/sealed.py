"""Incidents and complaints: numbers, dates and departments in the list; the text only after a reason is given."""

from datetime import datetime
from functools import partial
from typing import cast
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counterdesk.domain.ids import DeadlineId
from counterdesk.services.asks.desk import Changes, Done
from counterdesk.services.asks.due import AskWhy, Why
from counterdesk.services.asks.sealed import (
    AddToIncident,
    AskComplaint,
    AskIncident,
    AskSealed,
    ComplaintView,
    IncidentView,
    OpenSealed,
    SealedRow,
)
from counterdesk.ui.cards.signedform import SignedForm
from counterdesk.ui.desk.stages import StagesPanel
from counterdesk.ui.desk.why import show_why
from counterdesk.ui.fix.fixing import Fixing
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.fields import Field, NoteField
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, clear, hbox, vbox
from counterdesk.ui.kit.panel import Panel, ScrollColumn
from counterdesk.ui.kit.table import Table
from counterdesk.ui.sealedrows import columns
from counterdesk.words import _, names, paper
from counterdesk.words.changed import history_line, is_worth_saying
from counterdesk.words.dates import clock, due_line

Facts = list[tuple[str, str]]


class OpenedRecord(Panel):
    """The opened record, as label and text in two columns; empty until something is opened."""

    paper_wanted = Signal(str, object)
    addendum_wanted = Signal(str)
    finish_wanted = Signal(object)
    fix_wanted = Signal(str)

    def __init__(self, here: Here, parent: QWidget | None = None) -> None:
        super().__init__(name=_("Opened record"))
        self._here = here
        self._view: ComplaintView | IncidentView | None = None
        self._title = Label(_("Nothing is open"), role="heading")
        self.print_button = Button(_("Print or save"), self._want_paper, role="primary")
        self.add_button = Button(_("Add an addendum"), self._want_addendum)
        self.finish_button = Button(_("Finish it"), self._want_finish)
        self.fix_button = Button(_("&Fix"), self._want_fix)
        self.stages = StagesPanel(here)
        self.stages.why_wanted.connect(self._want_why)
        self._facts = QWidget()
        self._facts.setLayout(vbox(spacing=6))
        column = ScrollColumn(_("Text of the record"), spacing=12)
        for part in (self.stages, self._facts):
            column.add(part)
        self.add(beside(self._title, STRETCH, self.finish_button, self.add_button, self.fix_button, self.print_button))
        self.add(column, 1)
        self.clear()

    @property
    def complaint_uid(self) -> str:
        """The complaint that stands open, empty for none."""
        view = self._view
        return view.uid if isinstance(view, ComplaintView) and view.opened else ""

    def _is_mine(self, view: IncidentView) -> bool:
        person = self._here.person
        return person is not None and view.author == person.name

    def clear(self) -> None:
        """Shows nothing but how to open a record."""
        self._view = None
        self._show_stages(())
        self._title.say(_("Nothing is open"))
        self._lay(
            [("", _("Choose a line and press Enter. You are asked why, and the reason is kept with the record."))]
        )
        for button in (self.print_button, self.add_button, self.finish_button, self.fix_button):
            button.hide()

    def show_complaint(self, view: ComplaintView) -> None:
        """Shows an opened complaint."""
        self._show(view, _("Complaint {number}").format(number=view.number), complaint_facts(view) + _history(view))
        self._show_stages(view.deadline_ids)
        self.fix_button.setVisible(view.opened)
        self.add_button.hide()
        self.finish_button.hide()

    def show_incident(self, view: IncidentView) -> None:
        """Shows an opened incident."""
        self._show(view, _("Incident {number}").format(number=view.number), incident_facts(view))
        self._show_stages(())
        self.fix_button.hide()
        self.add_button.setVisible(view.submitted_at is not None)
        self.finish_button.setVisible(view.submitted_at is None and self._is_mine(view))

    def _show(self, view: ComplaintView | IncidentView, title: str, facts: Facts) -> None:
        self._view = view
        self._title.say(title)
        self._lay(facts)
        self.print_button.show()

    def _show_stages(self, deadline_ids: tuple[int, ...]) -> None:
        self.stages.setVisible(bool(deadline_ids))
        self.stages.show_of(deadline_ids[0] if deadline_ids else None)

    def _want_why(self, id_: int) -> None:
        self._here.lanes.read(AskWhy(DeadlineId(id_)), self._show_why, slot="sealed.why")

    def _show_why(self, why: Why) -> None:
        show_why(self, why).paper_wanted.connect(self.paper_wanted)

    def _lay(self, facts: Facts) -> None:
        box = cast(QVBoxLayout, self._facts.layout())
        clear(box)
        for label, text in facts:
            if not text:
                continue
            line = QWidget()
            if label:
                line.setLayout(vbox(Label(label, tone="soft", role="small"), Label(text, wrap=True), spacing=2))
            else:
                line.setLayout(vbox(Label(text, tone="soft", wrap=True)))
            box.addWidget(line)

    def _want_paper(self) -> None:
        if isinstance(self._view, ComplaintView):
            self.paper_wanted.emit("complaint", self._view)
        elif self._view is not None:
            self.paper_wanted.emit("incident", self._view)

    def _want_fix(self) -> None:
        if self._view is not None:
            self.fix_wanted.emit(self._view.uid)

    def _want_finish(self) -> None:
        view = self._view
        self.clear()
        self.finish_wanted.emit(view)

    def _want_addendum(self) -> None:
        if self._view is not None:
            self.addendum_wanted.emit(self._view.uid)


def complaint_facts(view: ComplaintView) -> Facts:
    """Gives a complaint as labels and texts."""
    return [
        (_("Received"), f"{due_line(view.received_at)}, {names.channel(view.channel)}"),
        (_("Goes to"), view.routed_to or view.department),
        (_("About"), names.complaint_about(view.about)),
        (_("What happened"), view.text),
        (_("Employee"), view.employee),
        (_("What the person asks for"), view.action_requested),
        (_("Name"), _("anonymous") if view.anonymous else view.name),
        (_("Risk to health, life or safety"), names.risk(view.risk) if view.anonymous else ""),
        (_("Telephone"), view.phone),
        (_("Reach at"), view.reach_at),
        (_("Address"), view.address),
        (_("Written by"), view.author),
    ]


def _history(view: ComplaintView) -> Facts:
    """Gives what was changed since: who, when, before and after."""
    return [("", history_line(line)) for line in view.history if line.field and is_worth_saying(line)]


def incident_facts(view: IncidentView) -> Facts:
    """Gives an incident as labels and texts."""
    typed = view.typed
    facts: Facts = [
        (_("Number"), view.number),
        (_("Happened"), due_line(view.happened_at)),
        (_("How it came"), names.channel(view.typed.channel) if view.typed else ""),
        (_("Linked entry"), paper.linked_entry(view)),
        (_("Written by"), view.author),
        (_("Sealed"), due_line(view.submitted_at) if view.submitted_at else _("not submitted yet")),
    ]
    if typed is not None:
        stamps = typed.stamps
        facts += [
            (_("Behaviour"), ", ".join(typed.categories)),
            (_("Place"), typed.place),
            (_("Person"), typed.person),
            (_("Telephone"), typed.number),
            (_("Exact words used"), typed.words_used),
            (_("What happened"), typed.what_before),
            (_("What was tried"), typed.what_tried),
            (_("Warned"), _clock(stamps.warned_at)),
            (_("Ended"), _clock(stamps.ended_at)),
            (_("Supervisor told"), " ".join((_clock(stamps.supervisor_told_at), view.supervisor)).strip()),
            (_("Police called"), " ".join((_clock(stamps.police_called_at), typed.police_number)).strip()),
            (_("Who saw it"), typed.witnesses),
            (_("Injuries"), typed.injuries),
            (_("What follows"), typed.follow_up),
        ]
    added = _("Added {when}, {who}")
    return facts + [(added.format(when=due_line(at), who=who), text) for at, who, text in view.addenda]


class SealedPage(QWidget):
    """The list on the left, the opened record on the right."""

    paper_wanted = Signal(str, object)
    finish_wanted = Signal(object)
    saved = Signal(object)

    def __init__(self, here: Here, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here = here
        self._row: SealedRow | None = None
        self._reader = here.person
        self._reason = Field(_("Reason"))
        self._addendum = NoteField(_("Addendum"), lines=6)
        self._dialog: SignedForm | None = None
        self._opening = ""
        self._fixing = Fixing(here, self)
        self._fixing.fixed.connect(self._fixed)
        empty = _("No incidents and no complaints yet.")
        self.list = Table(_("Incidents and complaints"), columns(), _uid_of, empty=empty)
        self.opened = OpenedRecord(here)
        panel = Panel(name=_("Incidents and complaints"))
        panel.add(
            beside(Label(_("Incidents and complaints"), role="heading"), STRETCH, Button(_("Open"), self._open_current))
        )
        panel.add(self.list, 1)
        layout = hbox(spacing=12)
        layout.addWidget(panel, 7)
        layout.addWidget(self.opened, 4)
        self.setLayout(layout)
        self.list.opened.connect(self.open_row)
        self.opened.paper_wanted.connect(self.paper_wanted)
        self.opened.addendum_wanted.connect(self._ask_addendum)
        self.opened.finish_wanted.connect(self.finish_wanted)
        self.opened.fix_wanted.connect(self._ask_fix)
        self.opened.stages.saved.connect(self.saved)
        here.lanes.changed.connect(self._on_changes)
        here.person_changed.connect(self._person_changed)
        self._ask()

    def open_row(self, row: SealedRow) -> None:
        """Opens a record: the author of an incident once it is sure that it is them, anyone else with a reason."""
        if row.record == "incidents" and self._here.person is not None:
            self._here.presence.once_sure(partial(self._open_surely, row))
        else:
            self._open_surely(row)

    def _open_surely(self, row: SealedRow) -> None:
        self._row = row
        mine = self._here.person is not None and row.author == self._here.person.name
        if row.record == "incidents" and mine and self._here.person is not None:
            self._here.lanes.read(AskIncident(row.uid, self._here.person.id), self._take_incident, slot="sealed.view")
        else:
            self._ask_reason(row)

    def _ask_reason(self, row: SealedRow) -> None:
        self._reason = Field(_("Reason"))
        title = _("Open {kind} {number}").format(kind=names.record(row.record).lower(), number=row.number)
        intro = _("The reason is kept with the record and shown on the shift summary.")
        self._dialog = SignedForm(self._here, self, title, [Row(_("Why"), self._reason)], ok=_("Open"), intro=intro)
        self._dialog.submitted.connect(self._open_with_reason)
        self._dialog.open()

    def _open_with_reason(self) -> None:
        if self._row is None or self._dialog is None:
            return
        self._opening = str(uuid4())
        command = OpenSealed(self._row.record, self._row.uid, self._reason.value(), self._opening)
        self._here.lanes.do(command, done=self._opened, refused=self._dialog.refuse)

    def _ask_fix(self, uid: str) -> None:
        self._fixing.begin("complaints", uid, self._opening)

    def _fixed(self, done: Done) -> None:
        self._here.lanes.read(AskComplaint(done.uid, self._opening), self.opened.show_complaint, slot="sealed.view")
        self.saved.emit(done)

    def _opened(self, _done: Done) -> None:
        if self._dialog is not None:
            self._dialog.finish()
        if self._row is None:
            return
        if self._row.record == "complaints":
            question = AskComplaint(self._row.uid, self._opening)
            self._here.lanes.read(question, self.opened.show_complaint, slot="sealed.view")
        else:
            self._here.lanes.read(
                AskIncident(self._row.uid, None, self._opening), self._take_incident, slot="sealed.view"
            )

    def _take_incident(self, view: IncidentView) -> None:
        self.opened.show_incident(view)

    def _ask_addendum(self, uid: str) -> None:
        self._addendum_uid = uid
        self._addendum = NoteField(_("Addendum"), lines=6)
        intro = _("A sealed incident is never changed. An addendum stands below it with its date and your name.")
        self._dialog = SignedForm(
            self._here, self, _("Add an addendum"), [Row(_("Addendum"), self._addendum)], intro=intro
        )
        self._dialog.submitted.connect(self._send_addendum)
        self._dialog.open()

    def _send_addendum(self) -> None:
        if self._dialog is not None:
            command = AddToIncident(self._addendum_uid, self._addendum.value())
            self._here.lanes.do(command, done=self._added, refused=self._dialog.refuse)

    def _added(self, done: Done) -> None:
        if self._dialog is not None:
            self._dialog.finish()
        self.saved.emit(done)
        if self._row is not None:
            self.open_row(self._row)

    def _person_changed(self) -> None:
        """Puts away what is open when somebody else comes; the same person is told of more than once."""
        before, self._reader = self._reader, self._here.person
        if (before and before.id) != (self._reader and self._reader.id):
            self.opened.clear()

    def _open_current(self) -> None:
        row = self.list.current()
        if isinstance(row, SealedRow):
            self.open_row(row)

    def _on_changes(self, changes: Changes) -> None:
        if changes.topics & {"complaints", "incidents"}:
            self._ask()
        if self.opened.complaint_uid and changes.topics & {"complaints", "due"}:
            question = AskComplaint(self.opened.complaint_uid, self._opening)
            self._here.lanes.read(question, self._show_again, slot="sealed.again")

    def _show_again(self, view: ComplaintView) -> None:
        """Shows an opened complaint as it is now, unless another one was opened or its hour is over."""
        if view.opened and view.uid == self.opened.complaint_uid:
            self.opened.show_complaint(view)

    def _ask(self) -> None:
        self._here.lanes.read(AskSealed(), self.list.set_rows, slot="sealed.list")


def _clock(at: datetime | None) -> str:
    return clock(at) if at else ""


def _uid_of(row: SealedRow) -> str:
    return row.uid
