"""What staff say at each moment of a conversation: as it is now, and the Town's own words in its place."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from counterdesk.domain.contact import Channel
from counterdesk.domain.script import BLANKS, MOST_LETTERS, Moment, moment_of, subjects
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.policy import EditRow, PolicyView, SetWords
from counterdesk.ui.cards.signedform import SignedForm
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.fields import NoteField
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, Flow, beside
from counterdesk.ui.kit.panel import Panel
from counterdesk.ui.kit.rows import Column
from counterdesk.ui.kit.table import Table
from counterdesk.ui.theme import px
from counterdesk.values import value
from counterdesk.words import _, policy, script
from counterdesk.words.script import Rules, Speaker

_WIDTH = 720
_LEAST_HEIGHT = 150  # a heading and four lines
_LEFT_FREE = 40
_BLANKS = ", ".join(f"{{{blank}}}" for blank in BLANKS)


@value
class WordsRow:
    """One moment on one channel: what is said now, the Town's own text with its braces, and the edit that made it."""

    subject: str
    said: str
    own: str
    rule: str
    edit: EditRow | None = None


class Script(Panel):
    """Every moment with its words. `change_wanted` gives the row, `back_wanted` the edit that is to be taken back."""

    change_wanted = Signal(object)
    back_wanted = Signal(object)

    def __init__(self, here: Here) -> None:
        super().__init__(name=_("What staff say"))
        self._here = here
        self._edits: dict[str, EditRow] = {}
        columns = (
            Column(_("When"), _title, 18),
            Column(_("What is said"), _said, 0, tone=_tone),
            Column(_("Whose words"), _whose, 13, tone=_soft),
        )
        self.table: Table[WordsRow] = Table(_("What staff say"), columns, _key, empty=_("No town is chosen yet."))
        self._words, self._rule = Label("", wrap=True), Label("", "soft", "small", wrap=True)
        self.change_button = Button(_("Change the words"), self._change)
        self.back_button = Button(_("Take the Town’s words back"), self._back)
        self.table.setMinimumHeight(px(_LEAST_HEIGHT))
        self._lay()
        here.town_changed.connect(self._show)
        here.person_changed.connect(self._show)

    def _lay(self) -> None:
        about = _("The words on the card, for whoever is here. What the Town writes comes before the program’s words.")
        self.add(Label(_("What staff say"), role="heading"))
        self.add(Label(about, "soft", wrap=True))
        self.add(self.table, 1)
        for part in (self._words, self._rule):
            self.add(part)
        self.add(beside(STRETCH, Flow(self.back_button, self.change_button)))
        self.table.picked.connect(self._show_one)
        self.table.opened.connect(self.change_wanted)
        self._show()

    def show_policy(self, view: PolicyView) -> None:
        """Takes from the history who wrote what."""
        standing = [row for row in reversed(view.history) if row.what == "script" and row.withdrawn_at is None]
        self._edits = {row.subject: row for row in standing}
        self._show()

    def _show(self) -> None:
        rows = [self._row(one) for one in subjects()] if self._here.town.town else []
        self.table.set_rows(rows)
        if self.table.current() is None and rows:
            self.table.choose(rows[0].subject)
        self._show_one(self.table.current())

    def _row(self, subject: str) -> WordsRow:
        channel, moment = moment_of(subject)
        rules, own = _rules(self._here), self._here.town.own_words.get(subject, "")
        edit = self._edits.get(subject) if own else None
        return WordsRow(subject, _spoken(self._here, channel, moment, rules), own, rules.rule(channel, moment), edit)

    def _show_one(self, row: WordsRow | None) -> None:
        self.change_button.setEnabled(row is not None)
        self.back_button.setVisible(row is not None and row.edit is not None)
        self._words.say(_("“{words}”").format(words=row.said) if row is not None else "")
        behind = (_since(row), _behind(row)) if row is not None else ()
        self._rule.say("\n".join(line for line in behind if line))

    def _change(self) -> None:
        if (row := self.table.current()) is not None:
            self.change_wanted.emit(row)

    def _back(self) -> None:
        if (row := self.table.current()) is not None and row.edit is not None:
            self.back_wanted.emit(row.edit)


class WordsDialog(SignedForm):
    """The words of one moment, written anew, and how they will sound. `went_through` gives what was done."""

    went_through = Signal(object)

    def __init__(self, here: Here, parent: QWidget, row: WordsRow) -> None:
        self._here, self._row = here, row
        self.words = NoteField(_("What is said"), limit=MOST_LETTERS, lines=3)
        self.words.set_value(row.own or row.said)
        self._sound = Label("", "accent", wrap=True)
        rows = (
            Row(_("Words"), self.words),
            Row(_("It sounds"), self._sound),
            Row(_("Policy"), Label(row.rule or _no_rule(), "soft", wrap=True)),
        )
        intro = _("Filled in when it is said: {blanks}.").format(blanks=_BLANKS)
        super().__init__(here, parent, script.title(row.subject), rows, intro=intro)
        self.words.complained.connect(self.refuse)
        self.words.edited.connect(self._show_sound)
        self.submitted.connect(self._send)
        room = parent.window().size() - QSize(_LEFT_FREE, _LEFT_FREE)
        self.resize(QSize(px(_WIDTH), 0).boundedTo(room))
        self._show_sound()
        self.words.setFocus()

    def _show_sound(self) -> None:
        self.refuse("")
        channel, moment = moment_of(self._row.subject)
        rules = Rules(self._here.town.script, {self._row.subject: self.words.value()})
        self._sound.say(_("“{words}”").format(words=_spoken(self._here, channel, moment, rules)))

    def _send(self) -> None:
        command = SetWords(self._row.subject, self.words.value())
        self._here.lanes.do(command, done=self._done, refused=self.refuse)

    def _done(self, done: Done) -> None:
        self.finish()
        self.went_through.emit(done)


def _rules(here: Here) -> Rules:
    return Rules(here.town.script, here.town.own_words)


def _spoken(here: Here, channel: Channel, moment: Moment, rules: Rules) -> str:
    person = here.person
    name, department = (person.first_name or person.name, person.department) if person else ("", "")
    return script.said(channel, moment, rules, Speaker(name, here.town.name, department))


def _behind(row: WordsRow) -> str:
    if row.rule:
        return _("Policy: “{words}”").format(words=row.rule)
    return _no_rule()


def _no_rule() -> str:
    return _("The policy’s text has no words for this.")


def _key(row: WordsRow) -> str:
    return row.subject


def _title(row: WordsRow) -> str:
    return script.title(row.subject)


def _said(row: WordsRow) -> str:
    return row.said


def _whose(row: WordsRow) -> str:
    return _("the Town’s") if row.own else _("the program’s")


def _since(row: WordsRow) -> str:
    if row.edit is None:
        return ""
    return _("The Town’s words since {day}, by {who}.").format(day=policy.day(row.edit.from_on), who=row.edit.by)


def _tone(row: WordsRow) -> str:
    return "strong" if row.own else ""


def _soft(_row: WordsRow) -> str:
    return "soft"
