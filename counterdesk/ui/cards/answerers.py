"""The type-ahead over colleagues and departments: who answers, whom a call went to, who supervises."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import AskColleagues, Colleague
from counterdesk.services.asks.people import SavePerson
from counterdesk.ui import messages
from counterdesk.ui.cards.content import in_one_line, somebody
from counterdesk.ui.cards.known import Asker
from counterdesk.ui.kit.choice import Choice, Option
from counterdesk.ui.kit.label import Label
from counterdesk.words import _
from counterdesk.words.dates import day_short

_ADD = "add"


class ColleagueChoice(Choice):
    """A field over everyone in People and every department; a name in neither may stand as typed.

    With `may_add` the last row puts such a name into People: `add_wanted` gives it.
    """

    picked = Signal()
    add_wanted = Signal(str)

    def __init__(self, name: str, asker: Asker, slot: str, *, columns: int = 0, may_add: bool = False) -> None:
        super().__init__(name, free=True, columns=columns)
        self._asker, self._slot, self._may_add = asker, slot, may_add
        self.wanted.connect(self._want)
        self.chosen.connect(self._chosen)
        self.edited.connect(self._edited_here)

    def colleague(self) -> Colleague | None:
        """Gives who stands in the field, None for nobody."""
        option = self.option()
        if option is not None and isinstance(option.data, Colleague):
            return option.data
        return somebody(self.value())

    def show_colleague(self, colleague: Colleague | None) -> None:
        """Shows a colleague, silently."""
        if colleague is None:
            self.set_option(None)
        elif colleague.answerer.text:
            self.set_free(colleague.name)
        else:
            self.set_option(as_option(colleague))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Selects a colleague who stands there already: typing names another one."""
        super().focusInEvent(event)
        self._select()
        QTimer.singleShot(0, self, self._select)  # a click would put the cursor into the name

    def _select(self) -> None:
        if self.option() is not None:
            self.selectAll()

    def _want(self, typed: str) -> None:
        if typed.strip():
            self._asker.ask(AskColleagues(typed), self._offer, self._slot)
        else:
            self.offer(())

    def _offer(self, colleagues: tuple[Colleague, ...]) -> None:
        name = " ".join(self.value().split())
        adds = self._may_add and is_stranger(name, colleagues)
        last = [Option(_ADD, _("Add {name} to People").format(name=name), data=name)] if adds else []
        self.offer([as_option(colleague) for colleague in colleagues], last)

    def _chosen(self, option: object) -> None:
        if isinstance(option, Option) and option.key == _ADD:
            self.set_free(str(option.data))
            self.add_wanted.emit(str(option.data))
        self.picked.emit()

    def _edited_here(self, _text: str) -> None:
        self.picked.emit()


def is_stranger(name: str, colleagues: Sequence[Colleague]) -> bool:
    """Whether a name may be somebody new: it is nobody's, and more than the beginning of somebody's."""
    if any(colleague.name.casefold() == name.casefold() for colleague in colleagues):
        return False
    return len(name) > 1 and (not colleagues or " " in name)


def as_option(colleague: Colleague) -> Option:
    """Gives the line of a colleague: "Maria Rossi · Tax Collector · Finance · ext. 214"."""
    name, note = in_one_line(colleague)
    if colleague.extension:
        extension = _("ext. {number}").format(number=colleague.extension)
        note = f"{note} · {extension}" if note else extension
    who = colleague.answerer
    return Option((who.person_id, who.department_id, who.text), name, note, colleague)


class AnswererField(QWidget):
    """Who answers, and whether they are in today."""

    picked = Signal()

    def __init__(self, name: str, asker: Asker, slot: str, *, may_add: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._asker, self._slot = asker, slot
        self.field = ColleagueChoice(name, asker, slot, may_add=may_add)
        self._in = Label("", "ok", "strong")
        # No focus proxy: see NoteRow.
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self._in)
        self.field.picked.connect(self._picked)
        self.field.add_wanted.connect(self._add)

    def colleague(self) -> Colleague | None:
        """Gives who answers."""
        return self.field.colleague()

    def show_colleague(self, colleague: Colleague | None) -> None:
        """Shows who answers, silently."""
        self.field.show_colleague(colleague)
        self._show_presence()

    def _add(self, name: str) -> None:
        """Puts somebody into People; until that is done, and if it is refused, the name stands as typed."""
        self._asker.do(SavePerson(None, name), partial(self._added, name), partial(self._not_added, name))

    def _added(self, name: str, _done: object) -> None:
        self._asker.ask(AskColleagues(name), partial(self._take_added, name), f"{self._slot}.added")

    def _take_added(self, name: str, colleagues: tuple[Colleague, ...]) -> None:
        added = next((one for one in colleagues if one.name == name and one.answerer.person_id), None)
        if added is not None and self.field.value() == name:
            self.show_colleague(added)
            self.picked.emit()

    def _not_added(self, name: str, refused: Refused) -> None:
        if refused.code == "person_exists":  # a colleague was faster
            self._added(name, None)
        else:
            messages.refused(self, refused)

    def _picked(self) -> None:
        self._show_presence()
        self.picked.emit()

    def _show_presence(self) -> None:
        words, tone = presence(self.field.colleague(), self._asker.opens_again())
        self._in.say(words, tone)
        self._in.setVisible(bool(words))


def presence(colleague: Colleague | None, opens_again: datetime | None = None) -> tuple[str, str]:
    """Gives "in today" or "away until Thu 26 Nov", with its tone; nothing for those whose days nobody keeps.

    With `opens_again` the office is closed for the rest of today, so that nobody is in before that day.
    """
    if colleague is None or colleague.answerer.person_id is None:
        return "", ""
    if not colleague.away_until:
        if opens_again is None:
            return _("in today"), "ok"
        return _("in on {day}").format(day=day_short(opens_again)), "soft"
    try:
        back = day_short(date.fromisoformat(colleague.away_until))
    except ValueError:
        back = colleague.away_until
    return _("away until {day}").format(day=back), "soon"
