"""Who is calling: number and name as they are said, either of them left out, and what is known at that number."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from counterdesk.domain.contact import Channel, Given
from counterdesk.services.asks.callers import AskCaller, CallerHint
from counterdesk.ui import shortcuts
from counterdesk.ui.cards.frame import CardRows, Ends
from counterdesk.ui.cards.hint import HintColumn
from counterdesk.ui.cards.known import Asker
from counterdesk.ui.cards.past import PastDialog
from counterdesk.ui.cards.readback import ReadBack
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, hbox, under, vbox
from counterdesk.ui.kit.pills import Pill
from counterdesk.words import _
from counterdesk.words.phones import phone

_WAIT_MS = 250
_DIGITS_TO_ASK = 4
_LETTERS_TO_ASK = 3
_DIGITS_OF_A_NUMBER = 7
_NUMBER_LIMIT = 60
_EXTENSION = re.compile(r"\s*(?:x|#|ext\.?|extension|poste?)\s*\d{2,}\s*", re.IGNORECASE)  # a colleague's, alone


class GivenPills(QWidget):
    """Not given, Declined: at most one of them."""

    changed = Signal()

    def __init__(self, what: str) -> None:
        super().__init__()
        self.not_given = Pill(_("Not given"), _("{what}: not given").format(what=what))
        self.declined = Pill(_("Declined"), _("{what}: declined").format(what=what))
        self.setLayout(hbox(self.not_given, self.declined, spacing=6))
        self.not_given.clicked.connect(self._chose_not_given)
        self.declined.clicked.connect(self._chose_declined)

    def value(self) -> Given:
        """Gives whether it was given."""
        if self.declined.isChecked():
            return Given.DECLINED
        return Given.NOT_GIVEN if self.not_given.isChecked() else Given.GIVEN

    def choose(self, given: Given) -> None:
        """Shows whether it was given, silently."""
        self.not_given.setChecked(given is Given.NOT_GIVEN)
        self.declined.setChecked(given is Given.DECLINED)

    def _chose_not_given(self) -> None:
        self.declined.setChecked(False)
        self.changed.emit()

    def _chose_declined(self) -> None:
        self.not_given.setChecked(False)
        self.changed.emit()


class CallerRows(QWidget):
    """Number and name beside what is known at that number; nothing here is ever compulsory."""

    edited = Signal()

    def __init__(self, asker: Asker, now: Callable[[], datetime], channel: Channel) -> None:
        super().__init__()
        self._asker = asker
        self.number = Field(_("Number"), columns=15, limit=_NUMBER_LIMIT)
        self.number_given = GivenPills(_("Number"))
        self.name = Field(_("Name"), columns=24)
        self.spell = Pill(_("Read back"), _("Read number and name back"))
        self._chose_to_read = False
        self._looks = Label("", "soon", "small")
        self.hint = HintColumn(now)
        self.is_sealed: Callable[[], bool] = bool  # the card knows; what is confidential is linked with nothing
        self.sift: Callable[[CallerHint], CallerHint] = _whole  # a card may know of one that is none of the past
        self.to_name = Button(_("Move to name"), self.change_places, key=shortcuts.shown("to_name"), role="pill")
        self.read_back = ReadBack(channel)
        self._shown = CallerHint()
        self._wait = QTimer(self, interval=_WAIT_MS, singleShot=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        rows = CardRows(
            (
                Row(_("Number"), beside(self.number, self.number_given, STRETCH), key="number"),
                Row(_("Name"), beside(self.name, self.spell, STRETCH), key="name"),
            )
        )
        for key, field in (("number", self.number), ("name", self.name)):
            field.complained.connect(partial(rows.complain, key))
        self.rows = rows
        self.setLayout(vbox(Ends(rows, self._beside_rows()), self.read_back, spacing=4))
        self._show_looks()

    def _beside_rows(self) -> QWidget:
        """Gives what is known and what is odd, beside the rows: nothing here pushes the card's own rows down."""
        self._odd = under(self._looks, beside(self.to_name, STRETCH))
        return under(self._odd, self.hint, STRETCH, spacing=0)

    def _connect(self) -> None:
        self.number.edited.connect(self._typed)
        self.name.edited.connect(self._typed)
        self.number.editingFinished.connect(self._number_left)
        self.number_given.changed.connect(self.edited)
        self.spell.clicked.connect(self._choose_to_read)
        self.spell.toggled.connect(self._show_read_back)
        self._wait.timeout.connect(self.ask_now)
        self.hint.all_wanted.connect(self.show_past)
        keys = {"to_name": self.change_places, "past": self.show_past, "read_back": self.toggle_read_back}
        shortcuts.install(self, keys)

    def show_values(self, number: str, number_given: Given, name: str) -> None:
        """Shows number and name as they were typed, the caret behind them, and asks what is known there."""
        self.number.set_value(number)
        self.number.end(False)
        self._show_looks()
        self.number_given.choose(number_given)
        self.name.set_value(name)
        self.ask_now()

    def change_places(self) -> None:
        """Puts a name that stands in the number where it belongs, or a number in the name; the name is next. Alt+V."""
        if self._seems_name():
            before, after = self.number, self.name
        elif self._seems_number():
            before, after = self.name, self.number
        else:
            return
        after.set_value(before.value())
        before.set_value("")
        self.name.setFocus()
        self.name.end(False)
        self._typed("")

    def number_shown(self) -> str:
        """Gives the number as it is read, 3-3-4, or as it was typed."""
        if self._shown.shown:
            return phone(self._shown.shown, self._shown.extension)
        return self.number.value()

    def _typed(self, _text: str) -> None:
        self._wait.start()
        self._show_looks()
        self._show_read_back()
        self.edited.emit()

    def _show_looks(self) -> None:
        is_number = self._seems_number()
        self._looks.say(_("This looks like a number.") if is_number else _("This looks like a name."))
        self.to_name.say(_("Move to number") if is_number else _("Move to name"))
        self._odd.setVisible(is_number or self._seems_name())

    def _seems_number(self) -> bool:
        return looks_like_number(self.name.value()) and not self.number.value()

    def _seems_name(self) -> bool:
        return looks_like_name(self.number.value()) and not self.name.value()

    def ask_now(self) -> None:
        """Asks what is known at the number, or without one under the name."""
        asked = self._asked()
        if asked is None:
            self._take_hint(CallerHint())
        else:
            self._asker.ask(asked, self._take_hint, "card.caller")

    def _asked(self) -> AskCaller | None:
        number, name = self.number.value(), self.name.value()
        digits = sum(letter.isdigit() for letter in number)
        is_asked = digits >= _DIGITS_TO_ASK or _EXTENSION.fullmatch(number) is not None
        if not is_asked and len(name) < _LETTERS_TO_ASK:
            return None
        return AskCaller(number=number if is_asked else "", name=name)

    def show_past(self) -> PastDialog | None:
        """Shows every past contact at the number or name in a window of its own. Ctrl+H."""
        asked = self._asked()
        if asked is None:
            return None
        dialog = PastDialog(self, self._asker, asked, may_link=not self.is_sealed())
        dialog.changed.connect(self.ask_now)
        dialog.open()
        return dialog

    def _take_hint(self, hint: CallerHint) -> None:
        self._shown = self.sift(hint)
        self._show_hint()
        self._show_read_back()

    def _number_left(self) -> None:
        """Says now what is odd about a number; a card that has been saved says nothing more."""
        if not self._asker.has_left:
            self._show_hint()

    def _show_hint(self) -> None:
        hint = self._shown
        if self.number.hasFocus():  # half a number is not an odd number
            hint = replace(hint, problem="")
        self.hint.show_hint(hint, self.number.value())

    def _show_read_back(self) -> None:
        name = "" if self._seems_number() else self.name.value()
        self.read_back.show_back(self.number_shown(), name, wanted=self.spell.isChecked())

    def suggest_read_back(self, suggested: bool) -> None:
        """Shows what to read back by itself where somebody will need it, unless the clerk has chosen."""
        if not self._chose_to_read:
            self.spell.setChecked(suggested)

    def toggle_read_back(self) -> None:
        """Shows or hides what to read back; Ctrl+R."""
        self.spell.click()

    def _choose_to_read(self, _is_on: bool) -> None:
        self._chose_to_read = True


def _whole(hint: CallerHint) -> CallerHint:
    return hint


def looks_like_number(words: str) -> bool:
    """Whether what was typed as a name is more likely a number: seven digits or more, and no letter."""
    return sum(letter.isdigit() for letter in words) >= _DIGITS_OF_A_NUMBER and not any(map(str.isalpha, words))


def looks_like_name(words: str) -> bool:
    """Whether what was typed as a number is more likely a name: letters, no digit, and no e-mail address."""
    letters = sum(letter.isalpha() for letter in words)
    return letters > 1 and "@" not in words and not any(letter.isdigit() for letter in words)
