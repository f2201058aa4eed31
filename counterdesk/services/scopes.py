"""Whose hours these are: the town, its departments, its counters; and weekly hours of their own for each."""

from collections.abc import Iterator

from counterdesk.domain.refusal import Refused
from counterdesk.services import calendars, plans
from counterdesk.services.asks.calendar import SetScopeHours
from counterdesk.services.asks.desk import Done
from counterdesk.services.plans import Plan
from counterdesk.services.town import put_setting
from counterdesk.services.work import Look, Work
from counterdesk.store.queries import scopes as queries
from counterdesk.store.queries.scopes import COUNTER
from counterdesk.store.queries.town import TOWN


def names(look: Look) -> dict[str, str]:
    """Gives every scope with its name: the town, departments that are in the lists, counters."""
    return dict(_named(look))


def require_scope(look: Look, scope: str) -> None:
    """Refuses `no_town` while none is chosen, `not_there` for a department or a counter that nobody knows."""
    _ = look.town
    if scope not in names(look):
        raise Refused("not_there")


def set_scope_hours(work: Work, command: SetScopeHours) -> Done:
    """Sets weekly hours from today on; those of the town are confirmed by it."""
    plan = plan_hours(work.look, command)
    if command.scope == TOWN:
        put_setting(work, "hours_confirmed", True)
    carried = plans.carry_out(work, plan, "hours_set", command.move)
    work.tx.journal("hours_set", carried.calendar)
    facts = {
        "version": str(carried.calendar.version),
        "scope": names(work.look)[command.scope],
        "follows": "" if command.hours else "yes",
        "moved": str(carried.moved or ""),
    }
    kept = {key: value for key, value in facts.items() if value}
    return Done("hours_set", work.now, "calendars", id=carried.calendar.id, facts=kept)


def plan_hours(look: Look, command: SetScopeHours) -> Plan:
    """Gives the plan of new weekly hours; refuses `not_there`, `bad_hours`, `no_opening`."""
    require_scope(look, command.scope)
    if not command.hours and command.scope != TOWN:
        return Plan(command.scope, weekly={command.scope: None})
    return Plan(command.scope, weekly={command.scope: calendars.week_of(command.hours)})


def _named(look: Look) -> Iterator[tuple[str, str]]:
    yield TOWN, look.town.pack.name
    for one in queries.departments(look.session):
        if one.active:
            yield one.uid, one.name
    counters = queries.counters(look.session) | {look.counter}
    yield from ((f"{COUNTER}{name}", name) for name in sorted(counters) if name)
