"""The line that says: somebody handed over this desk, and nobody has said yet that they have it."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QVBoxLayout, QWidget

from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.desk import Changes, Done
from counterdesk.services.asks.handover import AskWaiting, HandoverRow, TakeOver
from counterdesk.ui import messages
from counterdesk.ui.cards.frame import Ends
from counterdesk.ui.cards.signing import do_as
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button, ButtonRow
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside
from counterdesk.ui.kit.notice import Act
from counterdesk.ui.kit.panel import TellPanel
from counterdesk.ui.theme import scale
from counterdesk.words import _, handover

_LARGE = 150  # percent of the usual text size


class HandoverBand(TellPanel):
    """Nothing at all unless a handing over waits; `taken` gives the Done of "I have it"."""

    taken = Signal(object)

    def __init__(self, here: Here) -> None:
        super().__init__(name=_("The desk was handed over"))
        self._here = here
        self.row: HandoverRow | None = None
        self.words = Label("", role="strong", elide=True)
        self.remark = Label("", "soft", elide=True)
        self.see = Button(_("What went where"), self._show_list, role="pill")
        self.have = Button(_("I have it"), self._take_over, role="primary")
        self.menu_ = QMenu(self)
        self.body.setContentsMargins(10, 5, 10, 5)
        self.add(Ends(self.words, beside(STRETCH, self.see, self.have)))
        self.add(self.remark)
        self.hide()
        here.lanes.changed.connect(self._changed)
        here.person_changed.connect(self.say)
        here.town_changed.connect(self.say)

    def reload(self) -> None:
        """Asks whether a handing over waits."""
        self._here.lanes.read(AskWaiting(), self._take, slot="handover.waiting")

    def say(self) -> None:
        """Shows what waits, and who may say that they have it."""
        row = self.row
        self.setVisible(row is not None)
        if row is None:
            return
        self.words.say(handover.said(row))
        remark = self._here.words(row.remark)
        is_shown = bool(remark) and scale() < _LARGE  # with large text, and facing the public, the list has it
        self.remark.say(remark)
        self.remark.setVisible(is_shown)
        is_hidden = bool(row.remark) and not is_shown
        self.see.say(_("What was written for you") if is_hidden else _("What went where"))
        self.have.say(self._have_words(row))

    def _have_words(self, row: HandoverRow) -> str:
        who = self._taker(row)
        if who is None:
            return _("I have it ▾")
        name = next((one.first_name or one.name for one in self._here.people if one.id == who), "")
        return _("I have it: {name}").format(name=name.replace("&", "&&"))

    def _taker(self, row: HandoverRow) -> PersonId | None:
        """Gives who would say it: whoever is at the desk, else the one it was handed to."""
        return self._here.person.id if self._here.person is not None else row.to_id

    def _take_over(self) -> None:
        row = self.row
        if row is None:
            return
        who = self._taker(row)
        if who is not None:
            self._taken_by(who)
            return
        self.fill_menu()
        self.menu_.popup(self.have.mapToGlobal(QPoint(0, self.have.height())))

    def fill_menu(self) -> None:
        """Offers everybody who may be at the desk now."""
        self.menu_.clear()
        for person in self._here.staff:
            action = QAction(person.name.replace("&", "&&"), self.menu_)
            action.triggered.connect(partial(self._taken_by, person.id))
            self.menu_.addAction(action)

    def _taken_by(self, who: PersonId, _checked: bool = False) -> None:
        if self.row is not None:
            refused = partial(messages.refused, self)
            do_as(self._here.lanes, who, TakeOver(self.row.uid), partial(self._was_taken, who), refused)

    def _was_taken(self, who: PersonId, done: Done) -> None:
        row, self.row = self.row, None
        self.say()
        person = next((one for one in self._here.people if one.id == who), None)
        if person is not None:
            self._here.arrives(person)
        self.taken.emit(done)
        if row is not None and row.remark:
            self._say_remark(row)

    def _say_remark(self, row: HandoverRow) -> None:
        """Keeps what was written for the next one in the window's line, now that they are there."""
        name = row.from_name.split()[0]
        remark = self._here.words(row.remark)
        said = _("{name} wrote for you: “{remark}”").format(name=name, remark=remark)
        words = said if remark else _("{name} wrote something for you.").format(name=name)
        messages.tell(self, words, "ok", (Act(_("What went where"), partial(self._show, row)),))

    def _changed(self, changes: Changes) -> None:
        if "shifts" in changes.topics:
            self.reload()

    def _take(self, row: HandoverRow | None) -> None:
        self.row = row
        self.say()

    def _show_list(self) -> None:
        if self.row is not None:
            self._show(self.row)

    def _show(self, row: HandoverRow) -> None:
        HandoverList(self.window(), row).open()


class HandoverList(QDialog):
    """What went to whom, and what the leaving person wrote for the next one."""

    def __init__(self, parent: QWidget, row: HandoverRow) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What went where"))
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(10)
        box.addWidget(Label(handover.said(row), role="heading", wrap=True))
        for words in handover.lines(row) or (_("Nothing was open."),):
            box.addWidget(Label(words, wrap=True))
        if row.remark:
            box.addWidget(Label(row.remark, "soft", wrap=True))
        box.addStretch(1)
        box.addWidget(ButtonRow(Button(_("Close"), self.accept, key=_("Esc"))))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 62)
