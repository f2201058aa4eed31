"""The incident card: four stamps while it happens, the town's own words, and a record that is sealed when submitted."""

from dataclasses import replace
from datetime import datetime

from counterdesk.domain.contact import Answerer, Channel
from counterdesk.domain.ids import PersonId
from counterdesk.domain.incident import Stamp
from counterdesk.domain.refusal import Refused
from counterdesk.domain.script import Moment
from counterdesk.services.asks.contacts import Colleague
from counterdesk.services.asks.sealed import SaveIncident
from counterdesk.ui.cards import saying
from counterdesk.ui.cards.card import IMPOSSIBLE_TIMES, Card
from counterdesk.ui.cards.content import as_colleague
from counterdesk.ui.cards.incident_rows import IncidentRows
from counterdesk.ui.cards.keeping import Started
from counterdesk.ui.cards.known import Known
from counterdesk.ui.cards.sealed_content import IncidentKept, is_incident_empty, save_incident
from counterdesk.ui.cards.stamps import StampRow
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.panel import TellPanel
from counterdesk.words import _
from counterdesk.words.refusals import sentence


class IncidentCard(Card):
    """One incident. May be saved unfinished as often as needed; submitted it is sealed for good."""

    def __init__(self, here: Here, known: Known, started: Started, typed: IncidentKept) -> None:
        super().__init__(here, known, started, _("Incident"))
        self._kept = typed
        self._is_submitting = True
        self.stamps = StampRow(here.now)
        self.fields = IncidentRows(self.asker, here.now)
        self.warning = Label("", wrap=True)
        self.address = Label("", "late", "title", wrap=True)
        self._say = TellPanel(name=_("Words to say"))
        self._say.add(self.address)
        self._say.add(self.warning)
        self.later = Button(_("Keep, finish later"), self._save_unfinished)
        self._sealed = Label(_("Submitted, it is sealed: read by supervisors and by you, changed by nobody."), "soft")
        self._build()
        self.show_typed(typed)

    def _build(self) -> None:
        self.body.column.addWidget(self.fields, 1)
        self.keep_in_view(above=(self.stamps, self._say))
        self.body.column.addWidget(self._sealed)
        self.footer.extra.addWidget(self.later)
        self.stamps.changed.connect(self._stamped)
        self.fields.edited.connect(self.edited)
        self.here.town_changed.connect(self._town_changed)

    def typed(self) -> IncidentKept:
        """Gives everything typed and stamped."""
        typed = self.fields.filled(self._kept)
        for stamp in Stamp:
            typed = typed.stamped(stamp, self.stamps.at(stamp))
        return replace(typed, supervisor_id=typed.supervisor_id or self._known_as(typed.supervisor))

    def _known_as(self, name: str) -> PersonId | None:
        people = (one for one in self.here.people if one.name.casefold() == name.strip().casefold())
        return next((one.id for one in people), None)

    def show_typed(self, typed: object) -> None:
        """Shows an incident as if it had just been typed."""
        if not isinstance(typed, IncidentKept):
            return
        self._kept = typed
        self.fields.show_values(typed)
        self.fields.supervisor.show_colleague(self._supervisor(typed))
        for stamp, at in zip(Stamp, _moments(typed), strict=True):
            self.stamps.show_at(stamp, at)
        self._town_changed()

    def is_empty(self) -> bool:
        """Whether nothing would be lost."""
        return is_incident_empty(self.typed())

    def focus_first(self) -> None:
        """Puts the focus on the first stamp: it is happening now."""
        self.stamps.stamps[Stamp.WARNED].button.setFocus()

    def command(self) -> SaveIncident | None:
        """Gives the command that keeps or submits it, or None when the time typed is no time."""
        submit, self._is_submitting = self._is_submitting, True
        if self.fields.happened.problem():
            self.fields.happened.setFocus()
            return None
        typed = self.typed()
        if submit and not (typed.categories or typed.words_used or typed.what_before):
            self.fields.rows.complain("words_used", _("Write what happened before it is sealed, or keep it for later."))
            return None
        if typed.supervisor and typed.supervisor_id is None:
            unknown = _("Nobody in People has this name. Choose somebody, or write the name under What follows.")
            self.fields.rows.complain("supervisor", unknown)
            return None
        return save_incident(typed, self.begun, submit=submit)

    def save_words(self, first_name: str) -> str:
        """Gives the word on the button that seals it."""
        return _("Submit as {name}").format(name=first_name)

    def complain(self, refused: Refused) -> None:
        """Says an impossible time at its field, anything else above the buttons."""
        if refused.code in IMPOSSIBLE_TIMES:
            self.fields.rows.complain("happened", sentence(refused))
        else:
            super().complain(refused)

    def _calm(self) -> None:
        super()._calm()
        self.fields.rows.clear()

    def _save_unfinished(self) -> None:
        self._is_submitting = False
        self.save_asked.emit()

    def _stamped(self, stamp: object) -> None:
        self._show_words()
        if stamp is Stamp.POLICE_CALLED and not self.address.isHidden():
            self.body.bring_into_view(self.address)
        self.edited.emit()

    def _order_tabs(self) -> None:
        super()._order_tabs()
        self.stamps.order_tabs()

    def _town_changed(self) -> None:
        self.head.title.say(saying.kind_words("incident", in_public=self.here.town.public_can_see))
        self.fields.offer_categories(self.here.town.incident_categories)
        self._order_tabs()
        self._show_words()

    def _show_words(self) -> None:
        self.warning.say(self._warning_words())
        self.address.say(self._address_words())
        self.address.setVisible(self.stamps.at(Stamp.POLICE_CALLED) is not None)

    def _warning_words(self) -> str:
        town = self.here.town
        words = town.script.get("warning", "")
        if self.stamps.at(Stamp.WARNED) is not None:
            words = town.script.get("ended", words)
        said = self._words_to_say()
        quoted = _("Policy: “{words}”").format(words=words) if words else _("The policy gives no words of warning.")
        if town.warning_needed:
            return f"{said}{quoted}"
        return said + _("{policy} It asks for no warning before a conversation is ended.").format(policy=quoted)

    def _words_to_say(self) -> str:
        """Gives what to say to the person, until it was said."""
        if self.stamps.at(Stamp.WARNED) is not None:
            return ""
        channel = Channel.CALL if self._kept.channel is Channel.CALL else Channel.WALK_IN
        words, _rule = saying.to_say(channel, Moment.WARN, self.here.town, self.here.person)
        return _("Say: “{words}”").format(words=words) + "\n" if words else ""

    def _address_words(self) -> str:
        town = self.here.town
        place = ", ".join(part for part in (town.counter, town.counter_address) if part)
        if town.counter_address:
            return _("Read out: {place}").format(place=place)
        return _("Read out where you are: {place}. The address is not set in Office.").format(place=place)

    def _supervisor(self, typed: IncidentKept) -> Colleague | None:
        found = next((person for person in self.here.people if person.id == typed.supervisor_id), None)
        if found is not None:
            return as_colleague(found)
        return Colleague(Answerer(text=typed.supervisor), typed.supervisor) if typed.supervisor else None


def _moments(typed: IncidentKept) -> tuple[datetime | None, ...]:
    stamps = typed.stamps
    return stamps.warned_at, stamps.ended_at, stamps.supervisor_told_at, stamps.police_called_at
