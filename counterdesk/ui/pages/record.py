"""One contact whole: what was typed, what is owed, and everything that happened to it since."""

from typing import cast
from uuid import uuid4

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import AddNote, AskContact, ContactView, Undo
from counterdesk.services.asks.desk import Changes, Done
from counterdesk.services.asks.fixing import FREE_FOR
from counterdesk.services.asks.sealed import OpenSealed
from counterdesk.ui import shortcuts
from counterdesk.ui.cards.signedform import SignedForm
from counterdesk.ui.cards.still import StillLine
from counterdesk.ui.desk.stages import StagesPanel
from counterdesk.ui.dial import with_call
from counterdesk.ui.fix.facts import facts_of
from counterdesk.ui.fix.fixing import Fixing
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.fields import Field, NoteField
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, clear, vbox
from counterdesk.ui.kit.panel import ScrollColumn, rule
from counterdesk.ui.theme import px
from counterdesk.words import _, names
from counterdesk.words.changed import history_line, is_worth_saying

_CALLED = (("number",), ("reach_at",))  # what a fact is made of that a softphone can call


class RecordView(QDialog):
    """A contact in a window of its own; it follows the logbook while it is open."""

    slip_wanted = Signal(str)
    paper_wanted = Signal(str, object)
    why_wanted = Signal(int)
    saved = Signal(object)
    undo_wanted = Signal()

    def __init__(self, here: Here, uid: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here = here
        self._uid = uid
        self._view: ContactView | None = None
        self._dialog: SignedForm | None = None
        self._opening = ""
        self._fixing = Fixing(here, self)
        self.setWindowTitle(_("Entry"))
        self.setMinimumSize(px(560), px(300))
        self._title = Label("", role="heading")
        self.stages = StagesPanel(here)
        self._facts = QWidget()
        self._facts.setLayout(vbox(spacing=6))
        column = ScrollColumn(_("Entry"), spacing=12)
        for part in (self.stages, self._facts):
            column.add(part)
        self.note_button = Button(_("Add a &note"), self._ask_note)
        self.fix_button = Button(_("&Fix"), self._ask_fix)
        self.slip_button = Button(_("&Slip"), self._want_slip)
        self.void_button = Button(_("&Void"), self._ask_void, role="quiet")
        self.open_button = Button(_("Show who it is"), self._ask_open)
        close = Button(_("Close"), self.accept, role="primary")
        buttons = beside(
            self.void_button, STRETCH, self.open_button, self.slip_button, self.note_button, self.fix_button, close
        )
        self.still = StillLine(here)
        self._came_from: QWidget | None = None
        self.setLayout(vbox(self._title, self.still, column, buttons, margins=14))
        close.setDefault(True)
        close.setFocus()
        self.void_button.setAutoDefault(False)
        self._connect()
        self.resize(QSize(px(640), px(660)).boundedTo(self.screen().availableSize() - QSize(px(24), px(48))))
        self._ask()

    def _connect(self) -> None:
        self._fixing.fixed.connect(self.saved)
        self._fixing.held.connect(self._free_the_desk)
        self.stages.why_wanted.connect(self.why_wanted)
        self.stages.saved.connect(self.saved)
        shortcuts.install(self, {"undo": self.undo_wanted.emit})
        self._here.lanes.changed.connect(self._on_changes)
        self._ask_who()

    def _ask_who(self) -> None:
        """Asks here who signs what is done here; the line of the window below would ask where nobody looks."""
        self.still.say()
        self.still.answered.connect(self._go_back)
        self.still.left.connect(self._leave_question)
        self._here.presence.asked.connect(self._ask_first)

    def _ask_first(self) -> None:
        if self.isActiveWindow() and self.still.is_open:
            self._came_from = self.focusWidget()
            self.still.ask()

    def _go_back(self) -> None:
        before, self._came_from = self._came_from, None
        if before is not None:
            before.setFocus()

    def _leave_question(self) -> None:
        self._here.presence.never_mind()
        self._go_back()

    def done(self, result: int) -> None:
        """Closes, and forgets what waited here for a name."""
        if self._came_from is not None:
            self._leave_question()
        super().done(result)

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
        self.fix_button.setVisible(not row.voided and (not view.confidential or self._may_see(view)))
        self.open_button.setVisible(view.confidential and not self._opening)

    def _lay(self, view: ContactView) -> None:
        box = cast(QVBoxLayout, self._facts.layout())
        clear(box)
        for fact in facts_of(view):
            before = (Label(line, tone="soft", role="small", wrap=True) for line in fact.before)
            said = with_call(fact.text) if fact.fields[-1:] in _CALLED else Label(fact.text, wrap=True)
            parts = (Label(fact.label, tone="soft", role="small"), said, *before)
            box.addLayout(vbox(*parts, spacing=2))
        box.addWidget(rule())
        for line in filter(is_worth_saying, view.history):
            box.addWidget(Label(history_line(line), tone="soft", wrap=True))

    def _may_see(self, view: ContactView) -> bool:
        """Whether whoever is here sees who it is: opened with a reason, or just written by themself."""
        person = self._here.person
        is_own = person is not None and person.id == view.row.author_id
        return bool(self._opening) or (is_own and self._here.now() - view.row.entered_at <= FREE_FOR)

    def _ask_fix(self) -> None:
        if self._view is not None:
            self._fixing.begin("contacts", self._view.row.uid, self._opening)

    def _free_the_desk(self) -> None:
        """Leaves for the counter: the window below has the keys again."""
        self.accept()
        below: QWidget | None = self.parentWidget()
        if below is not None:
            below.window().activateWindow()

    def _want_slip(self) -> None:
        if self._opening and self._view is not None:
            self.paper_wanted.emit("slip", self._view)
        else:
            self.slip_wanted.emit(self._uid)

    def _ask_open(self) -> None:
        self._reason = Field(_("Reason"))
        intro = _("This person is confidential. The reason is kept with the entry and shown on the shift summary.")
        rows = [Row(_("Why"), self._reason)]
        self._open(SignedForm(self._here, self, _("Show who it is"), rows, ok=_("Show"), intro=intro), self._send_open)

    def _send_open(self) -> None:
        self._opening = str(uuid4())
        self._send(OpenSealed("contacts", self._uid, self._reason.value(), self._opening))

    def _ask_note(self) -> None:
        self._text = NoteField(_("Note"), lines=5)
        intro = _("Facts only. The person concerned may read this.")
        rows = [Row(_("Note"), self._text)]
        self._open(SignedForm(self._here, self, _("Add a note"), rows, intro=intro), self._send_note)

    def _send_note(self) -> None:
        self._send(AddNote(self._uid, self._text.value()))

    def _ask_void(self) -> None:
        self._reason = Field(_("Reason"))
        intro = _("The entry stays readable with your reason, and is left out of every count.")
        rows = [Row(_("Reason"), self._reason)]
        form = SignedForm(self._here, self, _("Void this entry"), rows, ok=_("Void"), intro=intro)
        self._open(form, self._send_void)

    def _send_void(self) -> None:
        self._send(Undo(self._uid, self._reason.value()))

    def _open(self, dialog: SignedForm, send: object) -> None:
        self._dialog = dialog
        dialog.submitted.connect(send)
        dialog.open()

    def _send(self, command: AddNote | Undo | OpenSealed) -> None:
        self._here.lanes.do(command, done=self._sent, refused=self._not_sent)

    def _sent(self, done: Done) -> None:
        if self._dialog is not None:
            self._dialog.finish()
        self._ask()
        self.saved.emit(done)

    def _not_sent(self, refused: Refused) -> None:
        self._opening = ""
        if self._dialog is not None:
            self._dialog.refuse(refused)
