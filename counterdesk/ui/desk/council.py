"""The inline line for what needs a decision of Council: the meeting, what the customer is told, and the decision."""

from datetime import date, datetime

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counterdesk.domain.deadline import Answered
from counterdesk.domain.instants import local_date
from counterdesk.services.asks.stages import RecordDecision, StageRow, StagesAnswer, WaitForCouncil
from counterdesk.ui.desk.answer import colleagues, hows
from counterdesk.ui.desk.stagedrawer import StageDrawer
from counterdesk.ui.here import Here
from counterdesk.ui.kit.choice import Choice, Option
from counterdesk.ui.kit.forms import FormRows, Row
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside
from counterdesk.ui.kit.pills import Item, Pill, PillRow
from counterdesk.ui.kit.timefield import DateField, TimeField
from counterdesk.words import _, tell
from counterdesk.words.mattered import span

_DECIDED, _MEETS = "decided", "meets"


class CouncilDrawer(StageDrawer):
    """K on a line. What waits already asks for the decision; anything else for the meeting it waits for."""

    def __init__(self, here: Here) -> None:
        super().__init__(here, _("Council"), _("Wait for Council"))
        self.what = PillRow(_("What is known"), _whats(), optional=False)
        self.meeting = DateField(_("Council meeting"), self._today)
        self.decided = DateField(_("Day of the decision"), self._today)
        self.sentence = Label("", wrap=True)
        self.told = Pill(_("Told  Alt+T"), _("Told: the meeting date was said"))
        self.by = Choice(_("Told by"), options=colleagues(here))
        self.when = TimeField(_("Told at"), here.now)
        self.how = PillRow(_("How"), hows(), optional=False)
        self._days = FormRows(self._about_days(), spacing=4)
        self._telling = FormRows(self._about_telling(), spacing=4)
        self.source = Label("", "soft", "small", wrap=True)
        for part in (self.source, self._days, self.sentence, beside(self.told, STRETCH), self._telling):
            self.add(part)
        self.close_with()
        self.what.chosen.connect(self._fit)
        self.told.toggled.connect(self._fit)
        for field in (self.meeting, self.decided):
            field.changed.connect(self._fit)
        for typed in (self.meeting.field, self.decided.field, self.by, self.when.field):
            typed.installEventFilter(self)

    def _about_days(self) -> tuple[Row, ...]:
        return (
            Row(_("Known"), self.what, key="what"),
            Row(_("Meeting"), self.meeting, key="meeting"),
            Row(_("Decided"), self.decided, key="decided"),
        )

    def _about_telling(self) -> tuple[Row, ...]:
        return (
            Row(_("By"), self.by, key="by"),
            Row(_("When"), self.when, key="when"),
            Row(_("How"), self.how, key="how"),
        )

    def _today(self) -> date:
        return local_date(self._here.now())

    def clear(self) -> None:
        """Begins with the meeting, told by me, now, by phone."""
        me = self._here.person
        self.what.choose(_MEETS)
        for field in (self.meeting, self.decided):
            field.set_text("")
        self.told.setChecked(False)
        self.by.set_option(Option(me.id, me.name) if me else None)
        self.when.set_text(_("now"))
        self.how.choose(Answered.PHONE)
        self.source.say("")
        self._fit()

    def take(self, stages: StagesAnswer) -> None:
        """Asks for the decision where it waits already."""
        if stages.council_section:
            self.source.say(_("Policy {section}").format(section=stages.council_section))
        waiting = self._waiting()
        if waiting is not None:
            self.meeting.set_value(waiting.council_on)
            self.what.choose(_DECIDED)
        self._fit()
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _waiting(self) -> StageRow | None:
        """Gives the stage of this record that waits for Council already."""
        rows = self.stages.rows if self.stages is not None else ()
        return next((row for row in rows if row.state == "open" and row.council_on and not row.decided_on), None)

    @property
    def _is_decision(self) -> bool:
        return self._waiting() is not None and self.what.value() == _DECIDED

    def _fit(self, _changed: object = None) -> None:
        """Shows the rows that are about what is known."""
        decision, told = self._is_decision, self.told.isChecked()
        said = self._says()
        shown = {"what": self._waiting() is not None, "meeting": not decision, "decided": decision}
        for key, visible in shown.items():
            self._days.show_row(key, visible)
        may_tell = bool(said) and not decision
        self.sentence.setVisible(bool(said))
        self.told.setVisible(may_tell)
        self._telling.setVisible(may_tell and told)
        self.sentence.say(_("Tell the customer:  “{sentence}”").format(sentence=said) if said else "")
        self.keep.say(_("Record decision") if decision else _("Wait for Council"))
        self.complain("")

    def _says(self) -> str:
        """Gives what the customer is told about the day that was typed."""
        if self._is_decision:
            decided_on = self.decided.value()
            return tell.decided(decided_on, self._days_after()) if decided_on is not None else ""
        meeting_on = self.meeting.value()
        return tell.council(meeting_on, self._days_after()) if meeting_on is not None else ""

    def _days_after(self) -> str:
        stages = self.stages
        return span(stages.council_number, stages.council_unit) if stages is not None and stages.council_number else ""

    def first(self) -> QWidget:
        """Begins at the day."""
        return self.decided if self._is_decision else self.meeting

    def toggle_told(self) -> None:
        """Ticks or unticks that the customer was told; Alt+T."""
        if self.told.isVisible():
            self.told.toggle()

    def confirm(self) -> None:
        """Records the decision, or lets it wait for the meeting."""
        if self.deadline is None:
            return
        if self._is_decision:
            self._decide()
        else:
            self._wait()

    def _decide(self) -> None:
        decided_on = self.decided.value()
        self.complain(self._missing(self.decided, decided_on, _("Say on which day Council decided.")))
        if decided_on is not None and self.deadline is not None:
            self.send(RecordDecision(self.deadline, decided_on))

    def _wait(self) -> None:
        meeting_on = self.meeting.value()
        advised_at = self._advised_at() if self.told.isChecked() else None
        trouble = self._missing(self.meeting, meeting_on, _("Say when Council meets."))
        if not trouble and self.told.isChecked():
            trouble = self._untold(advised_at)
        self.complain(trouble)
        if not trouble and meeting_on is not None and self.deadline is not None:
            by = self.by.value() if advised_at is not None else ""
            self.send(WaitForCouncil(self.deadline, meeting_on, advised_at, by, str(self.how.value())))

    def _missing(self, field: DateField, found: date | None, sentence: str) -> str:
        if found is not None:
            return ""
        field.setFocus()
        return field.problem() or sentence

    def _untold(self, advised_at: datetime | None) -> str:
        if not self.by.value():
            return _("Say who told the customer.")
        return "" if advised_at is not None else self.when.problem()

    def _advised_at(self) -> datetime | None:
        typed = self.when.text().casefold()
        return self._here.now() if typed in ("", _("now").casefold()) else self.when.value()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes Alt+T before a field types a letter, and before a card that is open beside takes it for itself."""
        if isinstance(event, QKeyEvent) and _is_told(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.toggle_told()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes Alt+T, and what every line takes."""
        if _is_told(event):
            self.toggle_told()
            return
        super().keyPressEvent(event)


def _is_told(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_T and event.modifiers() == Qt.KeyboardModifier.AltModifier


def _whats() -> tuple[Item, ...]:
    return (Item(_DECIDED, _("Council decided")), Item(_MEETS, _("Meeting moved")))
