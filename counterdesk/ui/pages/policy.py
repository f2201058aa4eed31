"""The policy page: limits, choices, departments, the text, the edits; every change goes by way of its before and after.

It asks for the policy once and hands the answer to its parts; the parts know no logbook.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from counterdesk.domain.instants import local_date
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Changes, Done
from counterdesk.services.asks.policy import AskPolicy, EditRow, LimitRow, PolicyView, SwitchRow
from counterdesk.services.asks.town import SetSetting
from counterdesk.ui import messages
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import hbox, vbox
from counterdesk.ui.kit.notice import Act
from counterdesk.ui.kit.panel import ScrollColumn
from counterdesk.ui.kit.sections import SectionList
from counterdesk.ui.policy.change import ChangeDialog, ChangeForm
from counterdesk.ui.policy.choices import Choices
from counterdesk.ui.policy.departments import Departments
from counterdesk.ui.policy.forms import LimitForm, OverrideForm, SwitchForm, WithdrawForm
from counterdesk.ui.policy.history import History
from counterdesk.ui.policy.limits import Limits
from counterdesk.ui.policy.script import Script, WordsDialog, WordsRow
from counterdesk.ui.policy.text import PolicyText
from counterdesk.words import _, policy

_MOST = 100  # a share that leaves nothing to the empty end of a column
_REVIEWED = "policy_reviewed_on"
_TOPICS = frozenset({"town", "policy", "people"})


class PolicyPage(QWidget):
    """Parts on the left, the chosen one on the right, and above them which document it is."""

    saved = Signal(object)

    def __init__(self, here: Here, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here = here
        self._view: PolicyView | None = None
        self.limits, self.choices, self.departments = Limits(), Choices(), Departments()
        self.script, self.text, self.history = Script(here), PolicyText(), History()
        self._title, self._facts = Label("", role="title", wrap=True), Label("", "soft", wrap=True)
        self._review = Label("", "soon", wrap=True)
        self.parts, self._stack = SectionList(_("Parts of the policy")), QStackedWidget()
        self.reviewed_button = Button(_("Reviewed today"), self._reviewed, role="link")
        self._lay()
        self._connect()
        self._ask()

    def _lay(self) -> None:
        for title, part in (
            (_("Limits"), _scrolling(_("Limits"), self.limits)),
            (_("The Town’s choices"), _scrolling(_("The Town’s choices"), self.choices)),
            (_("Departments"), self.departments),
            (_("What staff say"), _scrolling(_("What staff say"), self.script)),
            (_("The text"), self.text),
            (_("Edits"), self.history),
        ):
            self.parts.add(title)
            self._stack.addWidget(part)
        self.parts.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.parts.setCurrentRow(0)
        review = hbox(spacing=8)
        review.addWidget(self._review, 1)
        review.addWidget(self.reviewed_button)
        body = vbox(self._title, self._facts, review, spacing=2)
        body.addSpacing(8)
        body.addLayout(hbox(self.parts, self._stack, spacing=12), 1)
        self.setLayout(body)

    def _connect(self) -> None:
        self._here.lanes.changed.connect(self._on_changes)
        self.limits.fill_wanted.connect(self._fill)
        self.limits.own_wanted.connect(self._own)
        self.choices.wanted.connect(self._choose)
        self.departments.back_wanted.connect(self._take_back_id)
        self.history.back_wanted.connect(self._take_back)
        self.script.change_wanted.connect(self._write)
        self.script.back_wanted.connect(self._take_back)

    def show_section(self, index: int, year: str = "") -> None:
        """Shows one part: 0 limits, 1 choices, 2 departments, 3 what staff say, 4 the text, 5 edits."""
        self.parts.setCurrentRow(index)

    def _on_changes(self, changes: Changes) -> None:
        if changes.topics & _TOPICS:
            self._ask()

    def _ask(self) -> None:
        self._here.lanes.read(AskPolicy(), self.show_policy, slot="policy", refused=self._none)

    def _none(self, _reason: Refused) -> None:
        """A logbook that is not set up yet has no policy to show."""

    def show_policy(self, view: PolicyView) -> None:
        """Shows a policy in all parts."""
        self._view = view
        self._title.say(view.title)
        self._facts.say(_facts(view))
        self._review.say(policy.review(view))
        self._review.setVisible(view.review_passed)
        self.reviewed_button.setVisible(view.review_passed)
        for part in (self.limits, self.choices, self.departments, self.script, self.text, self.history):
            part.show_policy(view)

    def _reviewed(self) -> None:
        """Keeps that the Town has reviewed its policy; the line can take it back."""
        self._here.once_sure(self._reviewed_surely)

    def _reviewed_surely(self) -> None:
        before = self._here.town.settings.get(_REVIEWED, "")
        today = local_date(self._here.now()).isoformat()
        self._here.lanes.do(SetSetting(_REVIEWED, today), done=partial(self._say_reviewed, before))

    def _say_reviewed(self, before: str, _done: Done) -> None:
        acts = (Act(_("Undo"), partial(self._not_reviewed, before)),)
        messages.tell(self, _("Kept: the policy was reviewed today."), acts=acts)

    def _not_reviewed(self, before: str) -> None:
        self._here.once_sure(partial(self._here.lanes.do, SetSetting(_REVIEWED, before)))

    def _fill(self, row: LimitRow) -> None:
        self._open(LimitForm(self._here, row))

    def _own(self, row: LimitRow) -> None:
        may_be_longer = self._view is not None and self._view.may_override_longer
        self._open(OverrideForm(self._here, row, may_be_longer=may_be_longer))

    def _choose(self, row: SwitchRow, value: str) -> None:
        dialog = self._open(SwitchForm(self._here, row, value))
        dialog.rejected.connect(self._put_choices_back)

    def _put_choices_back(self) -> None:
        if self._view is not None:
            self.choices.show_policy(self._view)

    def _write(self, row: WordsRow) -> None:
        dialog = WordsDialog(self._here, self, row)
        dialog.went_through.connect(self._went_through)
        dialog.open()

    def _take_back(self, row: EditRow) -> None:
        self._open(WithdrawForm(row))

    def _take_back_id(self, edit: int) -> None:
        history = self._view.history if self._view is not None else ()
        for row in history:
            if row.id == edit:
                self._take_back(row)

    def _open(self, form: ChangeForm) -> ChangeDialog:
        dialog = ChangeDialog(self._here, self, form)
        dialog.went_through.connect(self._went_through)
        dialog.open()
        return dialog

    def _went_through(self, done: Done) -> None:
        self.saved.emit(done)
        self._ask()


def _scrolling(name: str, part: QWidget) -> ScrollColumn:
    """Puts a part into a column that it fills, and that scrolls where the text is large."""
    column = ScrollColumn(name)
    column.body.insertWidget(0, part, _MOST)
    return column


def _facts(view: PolicyView) -> str:
    parts = (
        view.number,
        _("Owner: {who}").format(who=view.owner) if view.owner else "",
        _("Approved {day}").format(day=policy.day(view.approved_on)) if view.approved_on else "",
        _review_day(view),
    )
    return " · ".join(part for part in parts if part)


def _review_day(view: PolicyView) -> str:
    if view.review_on is None or view.review_passed:
        return ""
    return _("To be reviewed by {day}").format(day=policy.day(view.review_on))
