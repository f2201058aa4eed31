"""What a changed policy makes of a running deadline: the new limit or switch on the calendar frozen in it.

Only what the edit speaks of is worked out anew; everything else stays as it was frozen. What had no date because the
text was blank gets its first one, on the calendar in force.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property
from json import loads
from typing import Any

from counterdesk.domain.instants import from_ms, local_date
from counterdesk.policy import Edit, Edits, Effective, Override, Reckoner, Switches
from counterdesk.services import moves, promises
from counterdesk.services.extension import extended_us
from counterdesk.services.moves import US_PER_MS, Replaced
from counterdesk.services.promises import Terms
from counterdesk.services.redating import MOVED_BY
from counterdesk.services.town_now import ScopedCalendar
from counterdesk.services.work import Look
from counterdesk.store.queries import policy as queries
from counterdesk.store.queries import town as town_queries
from counterdesk.store.queries.moves import Running
from counterdesk.store.queries.town import TOWN
from counterdesk.store.tables import Deadline
from counterdesk.workdays import Calendar

WHY = {"number": "policy", "switch": "switch", "override": "override"}


class PolicyMoves:
    """The dates that running deadlines would get by one edit, made or taken back; `after` are the edits as then."""

    def __init__(self, look: Look, after: Edits, edit: Edit) -> None:
        self._look, self._town = look, look.town
        self._after, self._edit = after, edit
        self._calendars: dict[tuple[str, int], ScopedCalendar] = {}
        self._reckoners: dict[tuple[object, ...], Reckoner | None] = {}
        self._limits: dict[tuple[str, int | None, date], Effective] = {}

    def replaced(self, line: Running) -> Replaced | None:
        """Gives the new date, None for what the edit does not speak of and for what keeps its date."""
        if not self._is_meant(line):
            return None
        reckoner = self._reckoner(line)
        rule_us = None if reckoner is None else reckoner.due_us(line.received_ms * US_PER_MS)
        due_us = self._due_us(line, rule_us)
        if due_us == _was_us(line):
            return None
        if line.due_ms is not None and due_us is None and self._edit.what != "number":
            return None
        why = f"{WHY[self._edit.what]}:{self._edit.subject}"
        due_at = moves.instant_of(due_us)
        return Replaced(due_at, why, False, self._fields(line, due_at if due_us != rule_us else None))

    def _is_meant(self, line: Running) -> bool:
        edit = self._edit
        if local_date(from_ms(line.received_ms)) < edit.from_on:
            return False
        if edit.what == "switch":
            return line.number is not None
        if line.kind != edit.subject or line.id in self._follow_ups:
            return False
        if edit.what == "override":
            return line.number is not None and line.department_id == edit.department_id
        return True

    @cached_property
    def _follow_ups(self) -> frozenset[int]:
        return queries.follow_ups(self._look.session)

    def _due_us(self, line: Running, rule_us: int | None) -> int | None:
        """Gives the date by the new rule; one that snow or a pause has moved stays as far behind it.

        Where the rule gives no other date than before, it has the one it has. A short day of snow that is now not
        counted is given once.
        """
        was_us = _was_us(line)
        if was_us is None or line.number is None:
            return rule_us
        calendar = self._hours(line).calendar
        before = Reckoner(moves.frozen_standard(line), calendar, moves.frozen_switches(line.switches))
        before_us = before.due_us(line.received_ms * US_PER_MS)
        if before_us == rule_us:
            return was_us
        if before_us is None or rule_us is None or was_us <= before_us:
            return rule_us
        if self._edit.subject == "half_day":
            return max(was_us, rule_us)
        found = extended_us((calendar, calendar), was_us, before_us, rule_us)
        return was_us if found is None else found

    def _reckoner(self, line: Running) -> Reckoner | None:
        effective, calendar, switches = self._effective(line), self._hours(line).calendar, self._switches(line)
        standard = effective.standard
        if standard is None:
            return None
        key = (standard.number, standard.unit, standard.event, id(calendar), switches)
        if key not in self._reckoners:
            self._reckoners[key] = Reckoner(standard, calendar, switches)
        return self._reckoners[key]

    def _effective(self, line: Running) -> Effective:
        if self._edit.what == "switch":
            own = Override.read(loads(line.override)) if line.override else None
            return Effective(moves.frozen_standard(line), None, own)
        key = (line.kind, line.department_id, local_date(from_ms(line.received_ms)))
        if key not in self._limits:
            self._limits[key] = self._after.standard(self._town.pack, *key)
        return self._limits[key]

    def _switches(self, line: Running) -> Switches:
        frozen = moves.frozen_switches(line.switches)
        if self._edit.what != "switch":
            return frozen
        on = local_date(from_ms(line.received_ms))
        switch = self._edit.subject
        chosen = self._after.switches(self._town.own_switches, on).document()[switch]
        return Switches.read({**frozen.document(), switch: chosen})

    def _hours(self, line: Running) -> ScopedCalendar:
        if line.due_ms is None or line.version is None:
            return self._town.calendar_of(line.department_id)
        key = (line.scope or TOWN, line.version)
        if key not in self._calendars:
            content = town_queries.calendar_content(self._look.session, key[1], key[0])
            self._calendars[key] = ScopedCalendar(*key, Calendar.read(content))
        return self._calendars[key]

    def _fields(self, line: Running, extended_to: datetime | None) -> "_Fields":
        on = local_date(from_ms(line.received_ms))
        switches = self._switches(line)
        values = switches.document()
        rules = Terms(
            self._effective(line),
            self._hours(line),
            switches,
            self._town.pack_version,
            self._town.is_on("hours_confirmed"),
            tuple(edit for edit in self._after.switch_edits(on) if values[edit.subject] == edit.content),
        )
        return _Fields(rules, from_ms(line.received_ms), extended_to)


class _Fields:
    """What a moved row keeps beside its date: the limit, switches, calendar and explanation, all anew.

    `extended_to`: the date, where it lies behind the rule's; then the explanation still says what moved it there.
    """

    def __init__(self, rules: Terms, received_at: datetime, extended_to: datetime | None) -> None:
        self._rules, self._received_at, self._extended_to = rules, received_at, extended_to

    def __call__(self, row: Deadline) -> Mapping[str, Any]:
        kept = dict(row.explanation or {})
        rules, standard = self._rules, self._rules.effective.standard
        if standard is not None and not standard.words and kept.get("words"):
            rules = replace(rules, effective=replace(rules.effective, standard=replace(standard, words=kept["words"])))
        fields = promises.frozen(rules, promises.worked_out(rules, self._received_at))
        explanation = fields["explanation"]
        if rules.effective.filled is None and standard is not None:
            explanation["edits"] = [*_numbers(kept), *explanation["edits"]]
        if self._extended_to is not None:
            explanation["steps"] = [*explanation["steps"], *_moved_to(self._extended_to, kept)]
        return {**fields, "explanation": {**kept, **explanation}}


def _was_us(line: Running) -> int | None:
    return None if line.due_ms is None else line.due_ms * US_PER_MS


def _moved_to(due_at: datetime, kept: Mapping[str, Any]) -> list[dict[str, object]]:
    """Gives the last step by which something else has moved a date, now to another day; none for a pause."""
    steps = [step for step in kept.get("steps") or () if step["code"] in MOVED_BY.values()]
    on = local_date(due_at - timedelta(microseconds=1))  # 24:00 closes the date before it
    return [{**step, "on": on.isoformat()} for step in steps[-1:]]


def _numbers(kept: Mapping[str, Any]) -> list[dict[str, object]]:
    return [one for one in kept.get("edits") or () if one["what"] == "number"]
