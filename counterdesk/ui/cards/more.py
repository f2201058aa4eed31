"""The optional fields of a contact card, folded away until somebody wants one of them."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counterdesk.ui.cards.caller import GivenPills
from counterdesk.ui.cards.content import ContactTyped
from counterdesk.ui.cards.frame import CardRows, Ends
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, Flow, beside, under, vbox
from counterdesk.ui.kit.pills import Item, Pill, PillRow
from counterdesk.ui.kit.timefield import TimeField
from counterdesk.words import _
from counterdesk.words.phones import phone

_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+")
SAYS_SO = "says_so"
AUTHORIZATION_SEEN = "authorization_seen"


class MoreRows(QWidget):
    """Reach at, place, on behalf of, reference, language, accommodation, when it happened, and who stays unnamed."""

    edited = Signal()
    time_changed = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.name_given = GivenPills(_("Name"))
        self.confidential = Pill(_("Keep name and number confidential"))
        self.happened = TimeField(_("When"), now)
        self.reach_at = Field(_("Reach at"), hint=_("a number or an e-mail address"))
        self.recognised = Label("", "soft", "small", wrap=True)
        self.recognised.hide()
        self.place = Field(_("Place concerned"), hint=_("an address or a roll number"))
        self.on_behalf = Field(_("On behalf of"), columns=24)
        self.proof = PillRow(
            _("On behalf of: how known"),
            (Item(SAYS_SO, _("says so")), Item(AUTHORIZATION_SEEN, _("authorization seen"))),
        )
        self.reference = Field(_("Reference"), hint=_("its number in another system"))
        self.language = Field(_("Language"))
        self.accommodation = Field(_("Accommodation"), hint=_("large print, interpreter, quiet place"))
        self.rows = CardRows(
            (
                Row(_("When"), self.happened, key="happened"),
                Row(_("Reach at"), under(self.reach_at, self.recognised, spacing=2), key="reach_at"),
                Row(_("Place"), self.place, key="place"),
            )
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        """Puts the short ones into two columns, which stand under each other where it is narrow."""
        self.right = CardRows(
            (
                Row(_("Reference"), self.reference, key="reference"),
                Row(_("Language"), self.language, key="language"),
                Row(_("Needs"), self.accommodation, key="accommodation"),
            )
        )
        whole = CardRows(
            (
                Row(_("On behalf of"), beside(self.on_behalf, self.proof), key="on_behalf"),
                Row(_("Name is"), Flow(self.name_given, self.confidential), key="name_given"),
            )
        )
        left, right = (under(rows, STRETCH, spacing=0) for rows in (self.rows, self.right))
        self.setLayout(vbox(Ends(left, right, share=1), whole, spacing=4))

    def _connect(self) -> None:
        for field in self._fields():
            field.edited.connect(self._edited)
        self.reach_at.edited.connect(self._recognise)
        self.proof.chosen.connect(self._edited)
        self.confidential.toggled.connect(self._edited)
        self.name_given.changed.connect(self.edited)
        self.happened.changed.connect(self._time_changed)

    def _fields(self) -> tuple[Field, ...]:
        return self.reach_at, self.place, self.on_behalf, self.reference, self.language, self.accommodation

    def filled(self, typed: ContactTyped) -> ContactTyped:
        """Gives the value with what stands here."""
        return replace(
            typed,
            name_given=self.name_given.value(),
            confidential=self.confidential.isChecked(),
            happened_text=self.happened.text(),
            happened_at=self.happened.value(),
            reach_at=self.reach_at.value(),
            place=self.place.value(),
            on_behalf=self.on_behalf.value(),
            on_behalf_proof=str(self.proof.value() or ""),
            reference=self.reference.value(),
            language=self.language.value(),
            accommodation=self.accommodation.value(),
        )

    def show_values(self, typed: ContactTyped) -> None:
        """Shows the value, silently."""
        self.name_given.choose(typed.name_given)
        self.confidential.blockSignals(True)
        self.confidential.setChecked(typed.confidential)
        self.confidential.blockSignals(False)
        self.happened.set_text(typed.happened_text)
        self.reach_at.set_value(typed.reach_at)
        self._recognise(typed.reach_at)
        self.place.set_value(typed.place)
        self.on_behalf.set_value(typed.on_behalf)
        self.proof.choose(typed.on_behalf_proof or None)
        self.reference.set_value(typed.reference)
        self.language.set_value(typed.language)
        self.accommodation.set_value(typed.accommodation)

    def _recognise(self, words: str) -> None:
        said = recognised(words)
        self.recognised.say(said)
        self.recognised.setVisible(bool(said))
        self.reach_at.setAccessibleDescription(said)

    def _edited(self, _value: object) -> None:
        self.edited.emit()

    def _time_changed(self) -> None:
        self.time_changed.emit()
        self.edited.emit()


def recognised(words: str) -> str:
    """Gives what stands under Reach at: an e-mail address, a number as it is read, or that it is kept as typed."""
    typed = words.strip()
    if "@" in typed:
        return _("E-mail address") if _EMAIL.fullmatch(typed) else _("Not a whole e-mail address; kept as typed.")
    if not any(letter.isdigit() for letter in typed):
        return ""
    shown = phone(typed)
    return _("Telephone number {number}").format(number=shown) if shown != typed or _is_grouped(typed) else ""


def _is_grouped(typed: str) -> bool:
    return re.fullmatch(r"(?:\d{3}-)?\d{3}-\d{4}", typed) is not None
