"""Why this date: a due date with every day that was counted or skipped, as codes.

The sentences are made of these codes in `words`; the policy's own words come with the standard.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Literal, cast

from counterdesk.policy.reckoning import Received, Reckoner
from counterdesk.policy.standards import SWITCHES, Standard, Switches
from counterdesk.values import value
from counterdesk.workdays import Calendar, epoch_us, instant

NO_STANDARD = "no_standard_in_text"
NO_OPEN_TIME = "no_open_time"

Code = Literal[
    "came_in",  # the contact's own date, when it counts as received on a later one
    "day_of_receipt",  # day 0, not counted
    "counted",  # business day `number`
    "counted_short",  # business day `number`, open for less than its weekday usually is
    "short_day_skipped",
    "closed_weekly",
    "closed_exception",  # closed on this date alone; `name` says why
    "plain_day",  # calendar day `number`
    "plain_day_closed",
    "last_day",  # the plain limit ends here
    "last_day_as_is",  # ... although it is closed, at its midnight
    "moved_on",  # the plain limit ended on a closed day and came here
]


@value
class Step:
    """One day on the way to a due date; `close` is its closing minute, None on a closed day."""

    on: date
    code: Code
    number: int | None = None
    name: str | None = None
    close: int | None = None

    @classmethod
    def read(cls, document: Mapping[str, object]) -> "Step":
        """The step that `document` wrote."""
        on = date.fromisoformat(cast(str, document["on"]))
        return cls(**{**document, "on": on})  # type: ignore[arg-type]

    def document(self) -> dict[str, object]:
        """What a running deadline keeps of this day; what is unknown is left out."""
        parts = {"code": self.code, "number": self.number, "name": self.name, "close": self.close}
        return {"on": self.on.isoformat(), **{key: part for key, part in parts.items() if part is not None}}


@value
class WorkedOut:
    """A due date and how it came about, or the reason why there is none.

    With a `reason` (no_standard_in_text, no_open_time) all that follows is empty. `unconfirmed_year` is the
    year of the due date when nobody confirmed its closures.
    """

    received: datetime
    standard: Standard | None
    reason: str | None = None
    effective_received: datetime | None = None
    day_of_receipt: date | None = None
    receipt: str | None = None
    due: datetime | None = None
    due_on: date | None = None
    steps: tuple[Step, ...] = ()
    unconfirmed_year: int | None = None

    def explanation(self) -> list[dict[str, object]]:
        """The steps as documents, for a deadline that keeps them."""
        return [step.document() for step in self.steps]


def work_out(
    standard: Standard | None,
    calendar: Calendar,
    received: datetime,
    switches: Switches | None = None,
) -> WorkedOut:
    """When the reply to a contact is due, and why (RULE sections 2 and 3).

    Example: Essex, a voicemail on Friday at 16:31, open Monday to Friday 8:30-16:30, counts as received on
    Monday at 8:30 and is due on Wednesday at 16:30.
    """
    if standard is None:
        return WorkedOut(received, None, NO_STANDARD)
    switches = switches or Switches()
    reckoner = Reckoner(standard, calendar, switches)
    counted = reckoner.received(epoch_us(received))
    due_us = reckoner.due_us(epoch_us(received))
    if counted is None or due_us is None:
        return WorkedOut(received, standard, NO_OPEN_TIME)
    return _worked_out(_Walk(standard, calendar, switches), received, counted, due_us)


def switches_that_mattered(
    standard: Standard,
    calendar: Calendar,
    received: datetime,
    switches: Switches,
) -> tuple[str, ...]:
    """The switches whose other value would give another due date, in their usual order."""
    received_us = epoch_us(received)
    due = Reckoner(standard, calendar, switches).due_us(received_us)
    return tuple(
        switch for switch in SWITCHES if Reckoner(standard, calendar, switches.other(switch)).due_us(received_us) != due
    )


def _worked_out(walk: "_Walk", received: datetime, counted: Received, due_us: int) -> WorkedOut:
    calendar = walk.calendar
    day_of_receipt = date.fromordinal(counted.day)
    # One microsecond earlier: 24:00 closes the date before it.
    due_on = calendar.local(instant(due_us - 1)).date()
    steps = (*walk.to_receipt(calendar.local(received).date(), day_of_receipt), *walk.to_due(day_of_receipt, due_on))
    return WorkedOut(
        received=received,
        standard=walk.standard,
        effective_received=instant(counted.at_us),
        day_of_receipt=day_of_receipt,
        receipt=counted.receipt,
        due=instant(due_us),
        due_on=due_on,
        steps=steps,
        unconfirmed_year=None if calendar.is_confirmed(due_on.year) else due_on.year,
    )


@value
class _Walk:
    """Names each day between a contact and its due date; the reckoner has already found the ends."""

    standard: Standard
    calendar: Calendar
    switches: Switches

    def to_receipt(self, came_on: date, day_of_receipt: date) -> Iterator[Step]:
        if came_on != day_of_receipt:
            yield self._step(came_on, "came_in")
            for on in _between(came_on, day_of_receipt):
                yield self._skipped(on)
        yield self._step(day_of_receipt, "day_of_receipt")

    def to_due(self, day_of_receipt: date, due_on: date) -> Iterator[Step]:
        if self.standard.unit == "business_days":
            return self._business_days(day_of_receipt, due_on)
        return self._plain_days(day_of_receipt, due_on)

    def _business_days(self, day_of_receipt: date, due_on: date) -> Iterator[Step]:
        number = 0
        for on in (*_between(day_of_receipt, due_on), due_on):
            if not self._counts(on):
                yield self._skipped(on)
                continue
            number += 1
            yield self._step(on, "counted_short" if self.calendar.is_short(on) else "counted", number)

    def _plain_days(self, day_of_receipt: date, due_on: date) -> Iterator[Step]:
        last_on = day_of_receipt + timedelta(days=self.standard.number)
        for number, on in enumerate((*_between(day_of_receipt, last_on), last_on), start=1):
            yield self._step(on, self._plain_code(on, last_on, due_on), number)
        if due_on > last_on:
            for on in _between(last_on, due_on):
                yield self._skipped(on)
            yield self._step(due_on, "moved_on")

    def _plain_code(self, on: date, last_on: date, due_on: date) -> Code:
        is_open = self.calendar.is_business_day(on)
        if on == last_on == due_on:
            return "last_day" if is_open else "last_day_as_is"
        if on == last_on and is_open:
            return "short_day_skipped"
        return "plain_day" if is_open else "plain_day_closed"

    def _counts(self, on: date) -> bool:
        if self.switches.half_day == "skipped" and self.calendar.is_short(on):
            return False
        return self.calendar.is_business_day(on)

    def _skipped(self, on: date) -> Step:
        if self.calendar.is_business_day(on):
            return self._step(on, "short_day_skipped")
        return self._step(on, "closed_exception" if self._closes_only_once(on) else "closed_weekly")

    def _closes_only_once(self, on: date) -> bool:
        return self.calendar.is_exception(on) and bool(self.calendar.weekly[on.weekday()])

    def _step(self, on: date, code: Code, number: int | None = None) -> Step:
        hours = self.calendar.hours_on(on)
        name = self.calendar.name_of(on) if self.calendar.is_exception(on) else None
        return Step(on, code, number, name, hours[-1].end if hours else None)


def _between(first: date, last: date) -> Iterator[date]:
    """The dates after the first and before the last."""
    for day in range(first.toordinal() + 1, last.toordinal()):
        yield date.fromordinal(day)
