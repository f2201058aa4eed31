"""One contact whole: what was typed, what is owed, and everything that happened to it since."""

from typing import cast
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from counterdesk.domain.contact import Given
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import AddNote, AskContact, ContactView, HistoryLine, Undo
from counterdesk.services.asks.desk import Changes, Done
from counterdesk.services.asks.sealed import OpenSealed
from counterdesk.ui.desk.stages import StagesPanel
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.dialog import FormDialog
from counterdesk.ui.kit.fields import Field, NoteField
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, clear, vbox
from counterdesk.ui.kit.panel import ScrollColumn, rule
from counterdesk.ui.theme import px
from counterdesk.words import _, names
from counterdesk.words.dates import due_line

Facts = list[tuple[str, str]]


class RecordView(QDialog):
    """A contact in a window of its own; it follows the logbook while it is open."""

    slip_wanted = Signal(str)
    paper_wanted = Signal(str, object)
    why_wanted = Signal(int)

    def __init__(self, here: Here, uid: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here = here
        self._uid = uid
        self._view: ContactView | None = None
        self._dialog: FormDialog | None = None
        self._opening = ""
        self.setWindowTitle(_("Entry"))
        self.setMinimumSize(px(560), px(480))
        self._title = Label("", role="heading")
        self.stages = StagesPanel(here)
        self._facts = QWidget()
        self._facts.setLayout(vbox(spacing=6))
        column = ScrollColumn(_("Entry"), spacing=12)
        for part in (self.stages, self._facts):
            column.add(part)
        self.note_button = Button(_("Add a note"), self._ask_note)
        self.slip_button = Button(_("Slip"), self._want_slip)
        self.void_button = Button(_("Void"), self._ask_void, role="quiet")
        self.open_button = Button(_("Show who it is"), self._ask_open)
        close = Button(_("Close"), self.accept, role="primary")
        buttons = beside(self.void_button, STRETCH, self.open_button, self.slip_button, self.note_button, close)
        self.setLayout(vbox(self._title, column, buttons, margins=14))
        self.stages.why_wanted.connect(self.why_wanted)
        close.setDefault(True)
        close.setFocus()
        self.void_button.setAutoDefault(False)
        here.lanes.changed.connect(self._on_changes)
        self._ask()

    def _ask(self) -> None:
        self._here.lanes.read(AskContact(self._uid, self._opening), self._show, slot=f"record.{self._uid}")

    def _on_changes(self, changes: Changes) -> None:
        if changes.topics & {"contacts", "due", "messages"}:
            self._ask()

    def _show(self, view: ContactView) -> None:
        self._view = view
        row = view.row
        self._title.say(" · ".join(p for p in (names.channel(row.channel), row.topic, row.record_number) if p))
        self.stages.setVisible(bool(view.deadline_ids))
        self.stages.show_of(view.deadline_ids[0] if view.deadline_ids else None)
        self._lay(view)
        self.slip_button.setVisible(bool(view.message_number))
        self.void_button.setVisible(not row.voided)
        self.open_button.setVisible(view.confidential and not self._opening)

    def _lay(self, view: ContactView) -> None:
        box = cast(QVBoxLayout, self._facts.layout())
        clear(box)
        for label, text in contact_facts(view):
            if text:
                box.addLayout(vbox(Label(label, tone="soft", role="small"), Label(text, wrap=True), spacing=2))
        box.addWidget(rule())
        for entry in view.history:
            if not entry.field or names.field(entry.field):
                box.addWidget(Label(history_line(entry), tone="soft", wrap=True))

    def _want_slip(self) -> None:
        if self._opening and self._view is not None:
            self.paper_wanted.emit("slip", self._view)
        else:
            self.slip_wanted.emit(self._uid)

    def _ask_open(self) -> None:
        self._reason = Field(_("Reason"))
        intro = _("This person is confidential. The reason is kept with the entry and shown on the shift summary.")
        rows = [Row(_("Why"), self._reason)]
        self._open(FormDialog(self, _("Show who it is"), rows, ok=_("Show"), intro=intro), self._send_open)

    def _send_open(self) -> None:
        self._opening = str(uuid4())
        self._send(OpenSealed("contacts", self._uid, self._reason.value(), self._opening))

    def _ask_note(self) -> None:
        self._text = NoteField(_("Note"), lines=5)
        intro = _("Facts only. The person concerned may read this.")
        self._open(FormDialog(self, _("Add a note"), [Row(_("Note"), self._text)], intro=intro), self._send_note)

    def _send_note(self) -> None:
        self._send(AddNote(self._uid, self._text.value()))

    def _ask_void(self) -> None:
        self._reason = Field(_("Reason"))
        intro = _("The entry stays readable with your reason, and is left out of every count.")
        self._open(
            FormDialog(self, _("Void this entry"), [Row(_("Reason"), self._reason)], ok=_("Void"), intro=intro),
            self._send_void,
        )

    def _send_void(self) -> None:
        self._send(Undo(self._uid, self._reason.value()))

    def _open(self, dialog: FormDialog, send: object) -> None:
        self._dialog = dialog
        dialog.submitted.connect(send)
        dialog.open()

    def _send(self, command: AddNote | Undo | OpenSealed) -> None:
        self._here.lanes.do(command, done=self._sent, refused=self._not_sent)

    def _sent(self, _done: Done) -> None:
        if self._dialog is not None:
            self._dialog.finish()

        self._ask()

    def _not_sent(self, refused: Refused) -> None:
        self._opening = ""
        if self._dialog is not None:
            self._dialog.refuse(refused)


def contact_facts(view: ContactView) -> Facts:
    """Gives a contact as labels and texts, leaving out what is empty."""
    row, extras = view.row, view.extras
    return [
        (_("Received"), _received(view)),
        (_("Written by"), ", ".join(p for p in (row.author, view.counter) if p)),
        (_("Name"), _given(view.caller.name, view.caller.name_given)),
        (_("Number"), _given(view.number_shown or view.caller.number, view.caller.number_given)),
        (_("Reach at"), view.caller.reach_at),
        (_("Note"), view.note),
        (_("What came of it"), _came_of(view)),
        (_("Who answers"), _answerer(view)),
        (_("Best time"), view.best_time),
        (_("Place concerned"), extras.place),
        (_("On behalf of"), " · ".join(p for p in (extras.on_behalf, extras.on_behalf_proof) if p)),
        (_("Reference elsewhere"), extras.reference),
        (_("Language"), extras.language),
        (_("Accommodation"), extras.accommodation),
    ]


def history_line(line: HistoryLine) -> str:
    """Gives one line of a record's history."""
    parts = [due_line(line.at), line.who, names.action(line.action)]
    if line.field:
        parts.append(_("{field}: was “{before}”").format(field=names.field(line.field), before=line.before))
    return " · ".join(p for p in parts if p)


def _received(view: ContactView) -> str:
    row = view.row
    line = due_line(row.at)
    if row.late_entry:
        line += _(", written {when}").format(when=due_line(row.entered_at))
    return line


def _given(text: str, given: Given) -> str:
    match given:
        case Given.DECLINED:
            return _("declined")
        case Given.NOT_GIVEN:
            return _("not given")
        case Given.GIVEN:
            return text


def _came_of(view: ContactView) -> str:
    detail = view.row.detail
    outcome = names.outcome(view.row.outcome)
    if view.row.outcome == "transferred":
        outcome, detail = names.transferred(detail, view.row.result), ""
    voided = _("voided") if view.row.voided else ""
    return " · ".join(p for p in (outcome, names.outcome_detail(detail), voided) if p)


def _answerer(view: ContactView) -> str:
    parts = (view.message_for, view.message_for_position, view.message_for_department, view.message_for_extension)
    state = names.message_state(view.message_state) if view.message_state else ""
    return " · ".join(p for p in (*parts, state) if p)
