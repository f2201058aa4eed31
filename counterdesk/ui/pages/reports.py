"""Reports: the shift summary of a day or of any range, with remarks, previewed as it will be printed."""

from datetime import date, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from counterdesk.domain.instants import local_date
from counterdesk.domain.refusal import Refused
from counterdesk.reports import shift
from counterdesk.services.asks.desk import Changes
from counterdesk.services.asks.logbook import REMARKS, AskDrafts, Draft, KeepDraft
from counterdesk.services.asks.paper import AskShift, ShiftFacts
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.fields import NoteField
from counterdesk.ui.kit.forms import FormRows, Row
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, hbox
from counterdesk.ui.kit.panel import Panel, ScrollColumn
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.kit.timefield import DateField
from counterdesk.ui.paper.preview import Preview
from counterdesk.ui.theme import px
from counterdesk.words import _
from counterdesk.words.refusals import sentence

_STALE_ON = frozenset({"contacts", "due", "messages", "complaints", "incidents", "shifts", "town", "drafts"})


class _Today:
    """The town's date now, for date fields."""

    def __init__(self, here: Here) -> None:
        self._here = here

    def __call__(self) -> date:
        return local_date(self._here.now())


class ReportsPage(QWidget):
    """The range and the remarks on the left, the pages on the right."""

    def __init__(self, here: Here, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here = here
        self._facts: ShiftFacts | None = None
        self._stale = True
        self._remarks_of: tuple[date, date] | None = None
        today = _Today(here)
        self._today = today
        self.range = PillRow(
            _("Which days"),
            [Item("today", _("Today")), Item("yesterday", _("Yesterday")), Item("week", _("This week"))],
        )
        self.first = DateField(_("From"), today)
        self.last = DateField(_("To"), today)
        self.remarks = NoteField(_("Remarks"), lines=5)
        self.refresh_button = Button(_("Show these days"), self._ask, role="primary")
        self.problem = Label("", tone="late", wrap=True)
        self.survey = Label("", tone="soon", wrap=True)
        self.preview = Preview()
        self._typing = QTimer(self, singleShot=True, interval=400)
        self._lay_out()
        self._connect()
        self._choose_range("today")

    def _lay_out(self) -> None:
        choices = Panel(name=_("Shift summary"))
        column = ScrollColumn(_("Shift summary"))
        column.setFixedWidth(px(330))
        column.add(choices)
        choices.add(Label(_("Shift summary"), role="heading"))
        about = _("What is handed on, which promises were kept, what was unusual, and who was at the desk.")
        choices.add(Label(about, tone="soft", wrap=True))
        choices.add(self.survey)
        choices.add(self.range)
        choices.add(FormRows([Row(_("From"), self.first), Row(_("To"), self.last)]))
        choices.add(beside(STRETCH, self.refresh_button))
        choices.add(Label(_("Remarks, printed above the signatures"), tone="soft", wrap=True))
        choices.add(self.remarks)
        choices.add(self.problem)
        choices.body.addStretch(1)
        pages = Panel(name=_("Preview"))
        pages.add(self.preview, 1)
        self.setLayout(hbox(column, pages, spacing=12))

    def _connect(self) -> None:
        self.range.chosen.connect(self._range_chosen)
        self.remarks.edited.connect(self._restart_typing)
        self._typing.timeout.connect(self._keep_remarks)
        self._typing.timeout.connect(self._show_again)
        self._here.lanes.changed.connect(self._on_changes)
        self._here.town_changed.connect(self._show_survey)
        self._show_survey()

    def _show_survey(self) -> None:
        """Says at the beginning of the year that a survey is open, where the policy has one (Amherstburg, A10)."""
        section = self._here.town.survey_section
        says = _(
            "At the beginning of the year the satisfaction survey is open (Policy {section}). Offer it to customers."
        )
        self.survey.say(says.format(section=section) if section else "")
        self.survey.setVisible(bool(section))

    def showEvent(self, event: QShowEvent) -> None:
        """Brings the summary up to date when the page is opened."""
        super().showEvent(event)
        if self._stale:
            self._ask()

    def _range_chosen(self, key: object) -> None:
        if key is not None:
            self._choose_range(str(key))
            self._ask()

    def _choose_range(self, key: str) -> None:
        today = self._today()
        first, last = {
            "today": (today, today),
            "yesterday": (today - timedelta(days=1), today - timedelta(days=1)),
            "week": (today - timedelta(days=today.weekday()), today),
        }[key]
        self.range.choose(key)
        self.first.set_value(first)
        self.last.set_value(last)

    def _ask(self) -> None:
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            return
        self._stale = False
        self._here.lanes.slow(AskShift(first, last), self._show, refused=self._refused)
        if self._remarks_of != (first, last):
            self._remarks_of = (first, last)
            self._here.lanes.read(AskDrafts(), self._take_remarks, slot="reports.remarks")

    def _keep_remarks(self) -> None:
        """Keeps the remarks of these days in the draft file, where a power cut finds them again."""
        now, author = self._here.now(), self._here.lanes.author
        draft = Draft(self._remarks_uid(), REMARKS, author, self.remarks.value(), now, changed_at=now)
        self._here.lanes.do(KeepDraft(draft), refused=self._refused)

    def _take_remarks(self, drafts: tuple[Draft, ...]) -> None:
        kept = next((draft.content for draft in drafts if draft.uid == self._remarks_uid()), "")
        self.remarks.set_value(kept)
        self._show_again()

    def _remarks_uid(self) -> str:
        first, last = self._remarks_of or (self._today(), self._today())
        return f"{REMARKS} {first.isoformat()} {last.isoformat()}"

    def _show(self, facts: ShiftFacts) -> None:
        self.problem.say("")
        self._facts = facts
        self._show_again()

    def _refused(self, refused: Refused) -> None:
        self.problem.say(sentence(refused))

    def _restart_typing(self) -> None:
        self._typing.start()

    def _show_again(self) -> None:
        if self._facts is not None:
            self.preview.show_document(shift.document(self._facts, self.remarks.value()))

    def _on_changes(self, changes: Changes) -> None:
        if not changes.topics & _STALE_ON:
            return
        self._stale = True
        if self.isVisible():
            self._ask()
