"""The card of a walk-in, a call or a message: who, about what, what came of it, and what the caller is told."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from counterdesk.domain.contact import Channel, Outcome
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import Colleague, LogContact
from counterdesk.services.asks.due import AskPromise, Promise
from counterdesk.ui.cards import content, saying
from counterdesk.ui.cards.about import AboutPills
from counterdesk.ui.cards.bylaw import Confidence
from counterdesk.ui.cards.caller import CallerRows
from counterdesk.ui.cards.card import IMPOSSIBLE_TIMES, Card
from counterdesk.ui.cards.content import ContactTyped
from counterdesk.ui.cards.follows import OutcomeRows, letters_kept
from counterdesk.ui.cards.frame import CardRows
from counterdesk.ui.cards.keeping import Started
from counterdesk.ui.cards.known import Known
from counterdesk.ui.cards.more import MoreRows
from counterdesk.ui.cards.strip import ScriptStrip
from counterdesk.ui.cards.told import TellStrip
from counterdesk.ui.cards.writing import NoteRow
from counterdesk.ui.here import Here
from counterdesk.ui.kit.forms import Row
from counterdesk.words import _, names
from counterdesk.words.refusals import sentence

_ROW_OF = {"result_needed": "result", "why_needed": "why"}
_ROW_OF |= {"outcome_needed": "outcome", "nothing_happened": "note"}
_ROW_OF |= dict.fromkeys(IMPOSSIBLE_TIMES, "happened")


class ContactCard(Card):
    """One contact that somebody takes live. Nothing is compulsory but what happened and the outcome."""

    def __init__(self, here: Here, known: Known, started: Started, typed: ContactTyped) -> None:
        self._channel = typed.channel
        super().__init__(here, known, started, _title(started, typed))
        self.has_another_matter = False
        self._visit_uid = typed.visit_uid
        self._promise: Promise | None = None
        self.caller = CallerRows(self.asker, here.now, typed.channel)
        self.about = AboutPills(sorted(letters_kept()))
        self.note = NoteRow()
        self.follows = OutcomeRows(self.asker, typed.channel)
        self.more = MoreRows(here.now)
        self.caller.is_sealed = self.more.confidential.isChecked
        self.confidence = Confidence(self.note, self.more.confidential, self)
        self.tell = TellStrip()
        self.script = ScriptStrip(here, typed.channel)
        self.rows = CardRows((Row(_("About"), self.about, key="about"), Row(_("Note"), self.note, key="note")))
        self._build()
        self._listen()
        self.show_typed(typed)

    def _build(self) -> None:
        for part in (self.caller, self.rows, self.follows, self.more):
            self.body.column.addWidget(part)
        self.body.column.setStretchFactor(self.rows, 1)
        self.body.column.addStretch(0)
        self.keep_in_view(below=(self.tell,), after=self.follows)
        self.more.hide()
        self.head.add_line(self.script)
        if self.started.kind == "message":
            self.follows.show_pad()

    def first_stops(self) -> tuple[QWidget, ...]:
        """Number, name, topic, note, outcome come first: what a hand does in five seconds."""
        said = (self.caller.number, self.caller.name, *self.about.stops(), self.note.field)
        return *said, *self.follows.stops(), self.tell.told

    def _listen(self) -> None:
        typed_in = (self.caller.edited, self.note.edited, self.more.edited, self.tell.told_changed)
        for changed in (*typed_in, self.about.chosen):
            changed.connect(self.edited)
        self.follows.edited.connect(self._follows_edited)
        self.follows.outcome_chosen.connect(self._outcome_chosen)
        self.more.time_changed.connect(self._time_changed)
        self.more.confidential.toggled.connect(self._show_promise)
        self.about.chosen.connect(self._about_chosen)
        self.about.laid.connect(self._topics_laid)
        self.note.more.clicked.connect(self._fold)
        self.tell.said_anew.connect(partial(self.body.bring_into_view, self.tell))
        self.known.topics_changed.connect(self._offer_topics)
        self.here.town_changed.connect(self._town_changed)

    def typed(self) -> ContactTyped:
        """Gives everything typed."""
        typed = ContactTyped(
            channel=self._channel,
            number=self.caller.number.value(),
            number_given=self.caller.number_given.value(),
            name=self.caller.name.value(),
            topic_id=self.about.topic_id(),
            topic=self.about.topic_name(),
            note=self.note.field.value(),
            told_due_at=self.tell.told_at(),
            visit_uid=self._visit_uid,
        )
        return self.more.filled(self.follows.filled(typed))

    def show_typed(self, typed: object) -> None:
        """Shows a value as if it had just been typed."""
        if not isinstance(typed, ContactTyped):
            return
        self.caller.show_values(typed.number, typed.number_given, typed.name)
        self.about.choose(typed.topic_id, typed.topic)
        self._offer_topics()
        self.note.field.set_value(typed.note)
        self.follows.show_values(typed)
        self.more.show_values(typed)
        self.take_happened(self.more.happened.value())
        self.tell.show_told(typed.told_due_at)
        if content.has_more(typed):
            self._fold()
        self._outcome_chosen()
        self._town_changed()

    def is_empty(self) -> bool:
        """Whether nothing would be lost."""
        return content.is_empty(self.typed())

    def focus_first(self) -> None:
        """Puts the focus on the number; on the topic where the person is known from the matter before."""
        known = self.about.stops() if self._visit_uid not in ("", self.started.uid) else ()
        next(iter(known), self.caller.number).setFocus()

    def command(self) -> LogContact | None:
        """Gives the command that logs it, or None when the time typed is no time."""
        if self.more.happened.problem():
            self._open_more()
            self.more.happened.setFocus()
            return None
        return content.log_contact(self.typed(), self.begun)

    def complain(self, refused: Refused) -> None:
        """Says why not at the row that it is about, else above the buttons."""
        self.has_another_matter = False
        row, words = _ROW_OF.get(refused.code, ""), sentence(refused)
        match row:
            case "outcome" | "result" | "why":
                self.follows.rows.complain(row, words)
            case "note":
                if self.follows.chosen() is None:
                    self.follows.rows.complain("outcome", sentence(Refused("outcome_needed")))
                self.rows.complain(row, words)
                self.note.field.setFocus()
            case "happened":
                self._open_more()
                self.more.rows.complain(row, words)
            case _:
                super().complain(refused)

    def _calm(self) -> None:
        super()._calm()
        for rows in (self.follows.rows, self.rows, self.more.rows):
            rows.clear()

    def me(self) -> Colleague | None:
        """Gives the person at the desk as one who answers."""
        return content.as_colleague(self.here.person) if self.here.person else None

    def _offer_topics(self) -> None:
        self.about.set_topics(self.known.topics)
        self._order_tabs()

    def _topics_laid(self) -> None:
        self.follows.take_letters(self.about.letters)
        self._order_tabs()

    def _outcome_chosen(self) -> None:
        outcome = self.follows.chosen()
        self.note.be_short(outcome is not None and outcome is not Outcome.ANSWERED)
        if outcome is not None and outcome.owes_an_answer:
            self.follows.offer_answerer(self.me())
        self.caller.suggest_read_back(outcome is Outcome.MESSAGE and self._channel is Channel.CALL)
        self._ask_promise()

    def _person_changed(self) -> None:
        super()._person_changed()
        if hasattr(self, "tell"):
            self._outcome_chosen()
            self._town_changed()

    def _follows_edited(self) -> None:
        self._ask_promise()
        self.script.put_through_to(self.follows.to.colleague())
        self.edited.emit()

    def _ask_promise(self) -> None:
        outcome, answerer = self.follows.chosen(), self.follows.answerer.colleague()
        if outcome is None or not outcome.owes_an_answer:
            self._take_promise(None)
            return
        asked = AskPromise(self._channel, outcome, self._happened_at(), answerer.department_id if answerer else None)
        self.asker.ask(asked, self._take_promise, "card.promise")

    def _time_changed(self) -> None:
        self.take_happened(self.more.happened.value())
        self._ask_promise()

    def _happened_at(self) -> datetime:
        return self.more.happened.value() or self.begun.opened_at

    def _take_promise(self, promise: Promise | None) -> None:
        self._promise = promise
        self._show_promise()

    def _show_promise(self) -> None:
        typed = replace(self.typed(), confidential=self.more.confidential.isChecked())
        said = saying.to_caller(typed, self._promise, self.here.town, self.me())
        due_at = self._promise.due_at if self._promise is not None and self.here.town.may_say_dates else None
        self.tell.show_sentence(said, due_at if typed.outcome in (Outcome.MESSAGE, Outcome.SEND) else None)
        self.footer.show_due(saying.due_words(self._promise), self._promise.why if self._promise else None)

    def _about_chosen(self) -> None:
        self.confidence.take_topic(saying.is_bylaw(self.about.topic_name(), self.here.town))

    def _town_changed(self) -> None:
        self.script.show_words()
        self.note.show_notice(saying.notice(self.here.town.collection_notice))
        self.confidence.show_topic(saying.is_bylaw(self.about.topic_name(), self.here.town))
        self._show_promise()

    def _fold(self) -> None:
        self.follows.show_pad()
        self.more.setVisible(self.more.isHidden())
        self.note.more.say(_("More fields") if self.more.isHidden() else _("Fewer fields"))

    def _open_more(self) -> None:
        if self.more.isHidden():
            self._fold()


def _title(started: Started, typed: ContactTyped) -> str:
    if typed.channel is Channel.VOICEMAIL:
        return names.channel(typed.channel)
    title = {"walk_in": _("Walk-in"), "call": _("Call"), "message": _("Message")}[started.kind]
    return title if typed.visit_uid in ("", started.uid) else _("{kind}, another matter").format(kind=title)
