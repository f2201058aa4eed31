"""What is written about an incident once it is over: the town's own categories, exact words, and what follows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counterdesk.domain.contact import Channel
from counterdesk.ui.cards.answerers import ColleagueChoice
from counterdesk.ui.cards.frame import CardRows
from counterdesk.ui.cards.known import Asker
from counterdesk.ui.cards.sealed_content import IncidentKept
from counterdesk.ui.kit.fields import Field, NoteField
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.kit.layout import STRETCH, beside, vbox
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.kit.timefield import TimeField
from counterdesk.words import _, names

_CHANNELS = (Channel.WALK_IN, Channel.CALL, Channel.VOICEMAIL, Channel.EMAIL, Channel.LETTER, Channel.SOCIAL)
_NUMBER_LIMIT = 60


class IncidentRows(QWidget):
    """Everything that is typed on an incident card; the town's words for it come last, out of the public's sight."""

    edited = Signal()

    def __init__(self, asker: Asker, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.channel = PillRow(_("How it came"), _channel_items(), optional=False)
        self.happened = TimeField(_("When"), now)
        self.place_field = Field(_("Where"), hint=_("where in the building"))
        self.words_used = NoteField(_("Exact words used"), lines=2)
        self.before = NoteField(_("What happened"), lines=2)
        self.tried = Field(_("What was tried"), hint=_("to calm it down"))
        self.person = Field(_("Who"), columns=22, hint=_("name, or a description"))
        self.number = Field(_("Number"), columns=15, limit=_NUMBER_LIMIT, hint=_("number"))
        self.witnesses = Field(_("Who saw it"))
        self.injuries = Field(_("Injuries or damage"))
        self.supervisor = ColleagueChoice(_("Supervisor"), asker, "card.supervisor")
        self.police_number = Field(_("Police number"), columns=22)
        self.follow_up = Field(_("What follows"))
        self.categories = PillRow(_("What it was, in the town's words"), many=True)
        self.rows = self._build()
        self.setLayout(vbox(self.rows))
        self._connect()

    def _build(self) -> CardRows:
        facts = _("Facts only. The person concerned may read this.")
        return CardRows(
            (
                Row(_("Exact words"), self.words_used, key="words_used"),
                Row(_("Happened"), self.before, hint=facts, key="before"),
                Row(_("Tried"), self.tried, key="tried"),
                Row(_("Who"), beside(self.person, self.number), key="person"),
                Row(_("Came by"), self.channel, key="channel"),
                Row(_("When"), beside(self.happened, STRETCH), key="happened"),
                Row(_("Where"), self.place_field, key="place"),
                Row(_("Who saw it"), self.witnesses, key="witnesses"),
                Row(_("Injuries"), self.injuries, key="injuries"),
                Row(_("Supervisor"), self.supervisor, key="supervisor"),
                Row(_("Police no."), beside(self.police_number, STRETCH), key="police_number"),
                Row(_("What follows"), self.follow_up, key="follow_up"),
                Row(_("It was"), self.categories, key="categories"),
            )
        )

    def _connect(self) -> None:
        for pills in (self.categories, self.channel):
            pills.chosen.connect(self._changed)
        for field in (*self._lines().values(), self.supervisor):
            field.edited.connect(self._changed)
        self.words_used.edited.connect(self._changed)
        self.before.edited.connect(self._changed)
        self.supervisor.picked.connect(self._changed)
        self.happened.changed.connect(self._changed)

    def _lines(self) -> dict[str, Field]:
        return {
            "place": self.place_field,
            "what_tried": self.tried,
            "witnesses": self.witnesses,
            "injuries": self.injuries,
            "follow_up": self.follow_up,
            "person": self.person,
            "number": self.number,
            "police_number": self.police_number,
        }

    def offer_categories(self, words: tuple[str, ...]) -> None:
        """Offers the town's own categories in its own words; what was chosen before stays even if a policy changed."""
        chosen = self._chosen()
        offered = (*words, *(one for one in chosen if one not in words))
        self.categories.set_items([Item(one, one.replace("&", "&&")) for one in offered])
        self.categories.choose(chosen)

    def filled(self, typed: IncidentKept) -> IncidentKept:
        """Gives the value with what stands here."""
        channel, supervisor = self.channel.value(), self.supervisor.colleague()
        lines: dict[str, Any] = {name: field.value() for name, field in self._lines().items()}
        return replace(
            typed,
            **lines,
            channel=channel if isinstance(channel, Channel) else Channel.WALK_IN,
            categories=self._chosen(),
            words_used=self.words_used.value(),
            what_before=self.before.value(),
            happened_text=self.happened.text(),
            happened_at=self.happened.value() or typed.happened_at,
            supervisor=supervisor.name if supervisor is not None else "",
            supervisor_id=supervisor.answerer.person_id if supervisor is not None else None,
        )

    def show_values(self, typed: IncidentKept) -> None:
        """Shows an incident, silently."""
        for name, field in self._lines().items():
            field.set_value(str(getattr(typed, name)))
        self.categories.set_items([Item(one, one.replace("&", "&&")) for one in typed.categories])
        self.categories.choose(typed.categories)
        self.channel.choose(typed.channel)
        self.words_used.set_value(typed.words_used)
        self.before.set_value(typed.what_before)
        self.happened.set_text(typed.happened_text)

    def _chosen(self) -> tuple[str, ...]:
        chosen = self.categories.value()
        return tuple(sorted(str(one) for one in chosen)) if isinstance(chosen, frozenset) else ()

    def _changed(self, _value: object = None) -> None:
        self.edited.emit()


def _channel_items() -> tuple[Item, ...]:
    return tuple(Item(channel, names.channel(channel)) for channel in _CHANNELS)
