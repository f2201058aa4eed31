"""What follows an outcome: who answers, whom it was put through to, what is sent, why nothing is owed."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counterdesk.domain.contact import Channel, NothingOwed, Outcome, ReferredTo, TransferResult
from counterdesk.domain.message import Box
from counterdesk.services.asks.contacts import Colleague
from counterdesk.ui.cards.answerers import AnswererField
from counterdesk.ui.cards.content import ContactTyped
from counterdesk.ui.cards.frame import CardRows
from counterdesk.ui.cards.known import Asker
from counterdesk.ui.cards.letters import RESERVED, lettered, letters, only_letters
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.kit.layout import STRETCH, beside, vbox
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.kit.taborder import in_layout_order
from counterdesk.words import _, names

Code = TypeVar("Code", TransferResult, ReferredTo, NothingOwed)

_ROWS_OF: Mapping[Outcome | None, frozenset[str]] = {
    None: frozenset(),
    Outcome.ANSWERED: frozenset(),
    Outcome.TRANSFERRED: frozenset({"to", "result"}),
    Outcome.MESSAGE: frozenset({"answerer", "best_time"}),
    Outcome.SEND: frozenset({"what", "answerer"}),
    Outcome.REFERRED: frozenset({"where", "office"}),
    Outcome.NOTHING_OWED: frozenset({"why"}),
}
_BOXES_OF = {
    Channel.CALL: (Box.RETURNED_YOUR_CALL, Box.PLEASE_CALL, Box.WILL_CALL_AGAIN, Box.URGENT),
    Channel.WALK_IN: (Box.PLEASE_CALL, Box.WILL_CALL_AGAIN, Box.URGENT),
}
_RESULTS = tuple(TransferResult)
_WHYS = (
    *(NothingOwed.INFORMATION_ONLY, NothingOwed.WRONG_NUMBER, NothingOwed.SALES),
    *(NothingOwed.HUNG_UP, NothingOwed.LEFT, NothingOwed.ABUSIVE),
)
_WHERES = tuple(ReferredTo)


def outcome_items() -> tuple[Item, ...]:
    """Gives the six outcomes with their Alt letters."""
    words = (
        (Outcome.ANSWERED, _("Answered")),
        (Outcome.TRANSFERRED, _("Transferred")),
        (Outcome.MESSAGE, _("Message, call back")),
        (Outcome.SEND, _("Send")),
        (Outcome.REFERRED, _("Referred")),
        (Outcome.NOTHING_OWED, _("Nothing owed")),
    )
    texts = lettered([text for _outcome, text in words])
    return tuple(Item(outcome, text) for (outcome, _text), text in zip(words, texts, strict=True))


def outcome_letters() -> frozenset[str]:
    """Gives the letters that the outcomes take, so that topics take others."""
    return RESERVED | letters(item.text for item in outcome_items())


def letters_kept() -> frozenset[str]:
    """Gives the letters that no topic takes: those of the outcomes, and where what follows one has no other."""
    taken = outcome_letters()
    return taken | only_letters((names.outcome_detail(code) for code in (*_RESULTS, *_WHERES, *_WHYS)), taken)


class OutcomeRows(QWidget):
    """The outcome, and the rows that belong to it; the rows of the other outcomes keep what was typed there."""

    edited = Signal()
    outcome_chosen = Signal()

    def __init__(self, asker: Asker, channel: Channel) -> None:
        super().__init__()
        self._channel = channel
        self._has_pad = False
        self._me: Colleague | None = None
        self.outcome = PillRow(_("Outcome"), outcome_items(), one_stop=True)
        self.answerer = AnswererField(_("Who answers"), asker, "card.answerer", may_add=True)
        self.to = AnswererField(_("Transferred to"), asker, "card.transferred")
        self.result = PillRow(_("How it ended"), optional=False, one_stop=True)
        self.message_instead = Button(_("Take a message"), self.take_message, key=_message_key(), role="pill")
        self.where = PillRow(_("Referred to"), optional=False, one_stop=True)
        self.office = Field(_("Which office"))
        self.what = Field(_("What to send"), hint=_("a form, an e-mail, a link"))
        self.why = PillRow(_("Why nothing is owed"), optional=False, one_stop=True)
        self.best_time = Field(_("Best time"), columns=13)
        self.boxes = PillRow(_("Message pad"), many=True)
        self.take_letters(())
        self.rows = self._build()
        self.setLayout(vbox(self.rows))
        self._connect()
        self.show_rows(None)

    def _build(self) -> CardRows:
        return CardRows(
            (
                Row(_("Outcome"), self.outcome, key="outcome"),
                Row(_("What to send"), self.what, key="what"),
                Row(_("Who answers"), self.answerer, key="answerer"),
                Row(_("Put through to"), self.to, key="to"),
                Row(_("It was"), beside(self.result, self.message_instead, STRETCH), key="result"),
                Row(_("Referred to"), self.where, key="where"),
                Row(_("Which office"), self.office, key="office"),
                Row(_("Because"), self.why, key="why"),
                Row(_("Best time"), beside(self.best_time, self.boxes), key="best_time"),
            )
        )

    def _connect(self) -> None:
        self.outcome.chosen.connect(self._outcome_chosen)
        for field in (self.office, self.what, self.best_time):
            field.edited.connect(self._edited)
        for pills in (self.result, self.where, self.why, self.boxes):
            pills.chosen.connect(self._edited)
        self.answerer.picked.connect(self.edited)
        self.to.picked.connect(self.edited)

    def stops(self) -> tuple[QWidget, ...]:
        """Gives what Tab walks through, in this order."""
        put_through = (self.to.field, *in_layout_order(self.result), self.message_instead)
        referred = (*in_layout_order(self.where), self.office)
        message = (self.best_time, *in_layout_order(self.boxes))
        asked = (self.what, self.answerer.field, *put_through, *referred, *in_layout_order(self.why), *message)
        return (*in_layout_order(self.outcome), *asked)

    def take_letters(self, taken: Iterable[str]) -> None:
        """Gives the pills that follow an outcome Alt letters; `taken` are those of the topics that stand there."""
        used = outcome_letters() | frozenset(taken)
        for pills, codes in ((self.result, _RESULTS), (self.where, _WHERES), (self.why, _WHYS)):
            pills.set_items(_lettered_items(codes, [names.outcome_detail(code) for code in codes], used))
        boxes = _BOXES_OF.get(self._channel, ())
        self.boxes.set_items(_lettered_items(boxes, [names.box(box) for box in boxes], used))

    def chosen(self) -> Outcome | None:
        """Gives the outcome, None while none is chosen."""
        value = self.outcome.value()
        return value if isinstance(value, Outcome) else None

    def offer_answerer(self, me: Colleague | None) -> None:
        """Puts the person at the desk where nobody is named yet: whoever takes a message answers it by default."""
        self._me = me
        if me is not None and self.answerer.colleague() is None:
            self.answerer.show_colleague(me)

    def take_message(self) -> None:
        """Makes a message of a call that went to voicemail or came back; it is for whom the call was meant."""
        self.outcome.pill(Outcome.MESSAGE).setFocus()
        self.outcome.choose(Outcome.MESSAGE)
        self._outcome_chosen(Outcome.MESSAGE)

    def filled(self, typed: ContactTyped) -> ContactTyped:
        """Gives the value with what stands here."""
        return replace(
            typed,
            outcome=self.chosen(),
            answerer=self.answerer.colleague(),
            transferred_to=self.to.colleague(),
            transfer_result=_chosen(self.result, TransferResult),
            referred_to=_chosen(self.where, ReferredTo),
            referred_name=self.office.value(),
            sent_what=self.what.value(),
            nothing_owed=_chosen(self.why, NothingOwed),
            best_time=self.best_time.value(),
            boxes=self._boxes(),
        )

    def show_values(self, typed: ContactTyped) -> None:
        """Shows the value, silently."""
        self.outcome.choose(typed.outcome)
        self.answerer.show_colleague(typed.answerer)
        self.to.show_colleague(typed.transferred_to)
        self.result.choose(typed.transfer_result)
        self.where.choose(typed.referred_to)
        self.office.set_value(typed.referred_name)
        self.what.set_value(typed.sent_what)
        self.why.choose(typed.nothing_owed)
        self.best_time.set_value(typed.best_time)
        self.boxes.choose(typed.boxes)
        self._has_pad = self._has_pad or bool(typed.best_time or typed.boxes)
        self._show_message_instead()
        self.show_rows(typed.outcome)

    def show_pad(self) -> None:
        """Shows the message pad's own row beside who answers, whenever a message is taken."""
        self._has_pad = True
        self.show_rows(self.chosen())

    def show_rows(self, outcome: Outcome | None) -> None:
        """Shows the rows of an outcome and hides the others."""
        wanted = _ROWS_OF[outcome] if self._has_pad else _ROWS_OF[outcome] - {"best_time"}
        for key in frozenset().union(*_ROWS_OF.values()):
            self.rows.show_row(key, key in wanted)

    def _boxes(self) -> frozenset[Box]:
        chosen = self.boxes.value()
        return frozenset(box for box in Box if isinstance(chosen, frozenset) and box in chosen)

    def _outcome_chosen(self, outcome: object) -> None:
        self.show_rows(outcome if isinstance(outcome, Outcome) else None)
        if outcome is Outcome.MESSAGE and self.answerer.colleague() in (None, self._me):
            self.answerer.show_colleague(self.to.colleague() or self.answerer.colleague())
        self.outcome_chosen.emit()
        self.edited.emit()

    def _edited(self, _value: object) -> None:
        self._show_message_instead()
        self.edited.emit()

    def _show_message_instead(self) -> None:
        result = _chosen(self.result, TransferResult)
        self.message_instead.setVisible(result in (TransferResult.VOICEMAIL, TransferResult.CAME_BACK))


def _chosen(pills: PillRow, kind: type[Code]) -> Code | None:
    value = pills.value()
    return value if isinstance(value, kind) else None


def _message_key() -> str:
    letter = next(iter(letters(item.text for item in outcome_items() if item.key is Outcome.MESSAGE)), "")
    return _("Alt+{letter}").format(letter=letter.upper()) if letter else ""


def _lettered_items(codes: Sequence[Hashable], words: Sequence[str], used: frozenset[str]) -> tuple[Item, ...]:
    return tuple(Item(code, text) for code, text in zip(codes, lettered(words, used), strict=True))
