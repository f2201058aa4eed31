"""A town's policy as values: its standards, words, routes and blanks, each with its clause.

The values only; `reading` makes them from a TOML text and refuses one that is broken.
"""

from calendar import monthrange
from dataclasses import field
from datetime import date, datetime
from typing import Literal, NewType

from counterdesk.policy.standards import Event, Force, Stage, Standard, Switches, Unit
from counterdesk.values import value
from counterdesk.workdays import Calendar

Clause = NewType("Clause", str)
Kind = NewType("Kind", str)
Count = NewType("Count", int)
Text = NewType("Text", str)

Channel = Literal[
    "walk_in",
    "call",
    "voicemail",
    "answering_service",
    "email",
    "letter",
    "fax",
    "web_form",
    "e_form",
    "social",
]
Outcome = Literal["answered", "transferred", "message", "send", "referred", "none_owed"]
Moment = Literal[
    "greet",
    "identify",
    "hold",
    "listen",
    "message",
    "transfer",
    "read_back",
    "acknowledge",
    "difficult",
    "warn",
    "end",
    "confidential",
]
NOTHING = "none"


@value
class Cited:
    """The town's own words with the clause they come from; `words_fr` is their French twin, if there is one."""

    clause: Clause
    section: str
    words: Text
    words_fr: Text | None = field(default=None, kw_only=True)


@value
class PolicyFacts(Cited):
    """Which document this is. The words say when it is reviewed; `review_is` tells a stated from an inferred date.

    `review_months` is how often it is reviewed, where the text says so (Kawartha Lakes: annually, K14).
    """

    title: Text
    owner: str | None = field(default=None, kw_only=True)
    number: str | None = field(default=None, kw_only=True)
    approved_on: date | None = field(default=None, kw_only=True)
    replaces: str | None = field(default=None, kw_only=True)
    review_on: date | None = field(default=None, kw_only=True)
    review_is: Literal["stated", "inferred", "not_given"] = field(default="not_given", kw_only=True)
    review_months: Count | None = field(default=None, kw_only=True)


@value
class OfficeHours(Cited):
    """The opening hours that the text gives, as a calendar without closures."""

    calendar: Calendar


@value
class WrittenStandard(Cited):
    """A standard as a pack writes it; `Pack.standard` gives it as the engine's value."""

    kind: Kind
    number: Count
    unit: Unit
    event: Event
    force: Force
    stage: Stage


@value
class ChannelRule(Cited):
    """A way in: the kind of standard that a contact owes there, and with which outcomes it owes it.

    "none" dates nothing; then `choice` is a kind that the town may choose (an Essex live call).
    """

    channel: Channel
    label: Text
    owes: Kind
    when: tuple[Outcome, ...]
    choice: Kind | None = field(default=None, kw_only=True)


@value
class ComplaintRoute(Cited):
    """Where a complaint goes and which deadlines it starts; `to` is None where the text names nobody."""

    about: Literal["employee", "service"]
    sealed: bool
    starts: tuple[Kind, ...]
    to: str | None = field(default=None, kw_only=True)
    apology: Text | None = field(default=None, kw_only=True)


@value
class AnonymousRule(Cited):
    """What the town does about a complaint without a name; `risk` is the risk to ask about."""

    risk: Text
    decided_by: str | None = field(default=None, kw_only=True)
    may_act: bool = field(default=False, kw_only=True)


@value
class NotOwed(Cited):
    """A contact that needs no answer by the town's own words."""

    code: Literal["abusive_language", "information_only", "anonymous_without_risk"]
    channels: tuple[Channel, ...]


@value
class CouncilRule(Cited):
    """What happens when an answer needs a decision of Council."""

    owes: Kind
    tell_meeting_date: bool


@value
class Pausing(Cited):
    """That a limit may stand still, and for which reasons only, in the town's words."""

    reasons: tuple[Text, ...]


@value
class ScriptLine(Cited):
    """What the policy has staff say or do at one moment, on some channels (none named: on all)."""

    moment: Moment
    channels: tuple[Channel, ...] = ()


@value
class Definition(Cited):
    """A term as the policy defines it."""

    term: Literal["abusive", "disrespectful", "complaint", "compliment", "feedback", "customer"]


@value
class IncidentCategory(Cited):
    """One kind of incident, in the town's own words."""

    code: str
    level: Literal["abusive", "disrespectful", "reputation"]


@value
class AwayRule(Cited):
    """From when on an absence asks for something: a greeting, an automatic reply, a forwarded line.

    `days_before`: how many days before the first day away it must be there.
    """

    asks: Literal["voicemail_greeting", "automatic_reply", "forward_calls", "signature_notice"]
    number: Count
    unit: Literal["business_days", "days", "weeks"]
    at_least: bool
    days_before: Count | None = None


@value
class Topic:
    """A matter people come with; a tally counts it and keeps nothing about anybody."""

    name: Text
    department: str | None = None
    tally: bool = False
    name_fr: str | None = None


@value
class CollectionNotice:
    """What to read out when somebody asks why: MFIPPA section 29(2). Words in braces are the town's to fill in."""

    words: Text
    words_fr: Text | None = None


@value
class Blank:
    """What the text leaves out, and where it would stand; the town fills it in, nothing is invented.

    `fills` are the kinds whose numbers are missing.
    """

    code: str
    missing: Text
    where: Text
    clause: Clause | None = None
    fills: tuple[Kind, ...] = ()


@value
class Example:
    """A worked example: what a contact of one kind, received then, must give on a calendar of the pack."""

    kind: Kind
    calendar: str
    received: datetime
    effective: datetime | None = None
    due: datetime | None = None
    reason: Literal["no_standard_in_text", "no_open_time"] | None = None
    switches: Switches = Switches()
    note: str | None = None


@value
class Owed:
    """What a contact owes: a kind (None: no date in the policy), why, and a kind the town may choose."""

    kind: str | None
    clause: str | None = None
    choice: str | None = None


@value
class Pack:
    """One town's policy, complete; made by `policy.read`.

    `own_limits` is the clause by which a department may have a longer limit than the town's, once it is approved;
    without `pausing` no limit ever stands still. `survey` is the clause of a survey at the beginning of every year.
    """

    town: str
    name: Text
    corporation: Text
    area_code: str
    policy: PolicyFacts
    channels: tuple[ChannelRule, ...]
    complaints: tuple[ComplaintRoute, ...]
    topics: tuple[Topic, ...]
    departments: tuple[str, ...]
    notice: CollectionNotice
    calendars: dict[str, Calendar]
    examples: tuple[Example, ...]
    standards: tuple[WrittenStandard, ...] = ()
    hours: OfficeHours | None = None
    switches: Switches = Switches()
    outer: Kind | None = None
    council: CouncilRule | None = None
    anonymous: AnonymousRule | None = None
    not_owed: tuple[NotOwed, ...] = ()
    script: tuple[ScriptLine, ...] = ()
    definitions: tuple[Definition, ...] = ()
    incidents: tuple[IncidentCategory, ...] = ()
    away: tuple[AwayRule, ...] = ()
    hand_off: Cited | None = None
    hand_off_system: str | None = None
    own_limits: Cited | None = None
    survey: Cited | None = None
    pausing: Pausing | None = None
    related: tuple[str, ...] = ()
    blanks: tuple[Blank, ...] = ()

    def standard(self, kind: str) -> Standard | None:
        """The standard of a kind, or None where the text has none: no number is ever made up."""
        for one in self.standards:
            if one.kind == kind:
                return _standard(one)
        return None

    def kinds(self) -> tuple[str, ...]:
        """The kinds that the text sets a standard for, in its order."""
        return tuple(one.kind for one in self.standards)

    def owed(self, channel: str, outcome: str) -> Owed:
        """What a contact on a channel with an outcome owes by the town's text.

        A call that was answered owes nothing more; one that left a message owes the kind of its channel.
        """
        rule = next((one for one in self.channels if one.channel == channel), None)
        if rule is None or outcome not in rule.when:
            return Owed(None)
        if rule.owes == NOTHING:
            return Owed(None, rule.clause, rule.choice)
        return Owed(rule.owes, rule.clause)

    def complaint(self, about: str) -> ComplaintRoute:
        """Where a complaint about the service or an employee goes, and what it starts."""
        return next(one for one in self.complaints if one.about == about)

    def says(self, moment: str, channel: str) -> tuple[ScriptLine, ...]:
        """What the policy has staff say or do at a moment on a channel, in its order."""
        return tuple(one for one in self.script if one.moment == moment and _is_said_on(one, channel))

    def review_due(self, reviewed_on: date | None = None, since: date | None = None) -> date | None:
        """The day by which the policy is to be reviewed, None where nothing says so.

        `reviewed_on` is when the town last reviewed it: a rhythm counts from there, else from the approval, else from
        `since`; a date that stands in the text itself was kept by that review (LaSalle: August 2021, L19).
        """
        facts = self.policy
        if reviewed_on is None and facts.review_on is not None:
            return facts.review_on
        start = reviewed_on or facts.approved_on or since
        if facts.review_months is None or start is None:
            return None
        return _months_after(start, facts.review_months)


def known_kinds(packs: tuple[Pack, ...]) -> frozenset[str]:
    """Every kind that some town's text sets a standard for."""
    return frozenset(kind for pack in packs for kind in pack.kinds())


def _months_after(day: date, months: int) -> date:
    """The same day some months later; the last one of a month that is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def _standard(written: WrittenStandard) -> Standard:
    return Standard(
        written.kind,
        written.number,
        written.unit,
        written.event,
        written.force,
        written.stage,
        written.clause,
        written.section,
        written.words,
        written.words_fr,
    )


def _is_said_on(line: ScriptLine, channel: str) -> bool:
    return not line.channels or channel in line.channels
