"""Who is this? Past contacts at a number, at the numbers linked with it, or under a name; never a claim of identity."""

from collections.abc import Iterable
from datetime import timedelta

from counterdesk.services import phones
from counterdesk.services.asks.callers import AskCaller, CallerHint, LinkedNumber, PastContact
from counterdesk.services.plain import first_words
from counterdesk.services.work import Look
from counterdesk.store import search
from counterdesk.store.queries import callers as queries
from counterdesk.store.queries.callers import LinkLine, PastLine

REPEATED_WITHIN = timedelta(days=10)
_SHORTEST_NAME = 3
_NAME_HITS = 200


def ask_caller(look: Look, question: AskCaller) -> CallerHint:
    """Gives how to show a number and the contacts there; under a name when there is no number."""
    if not question.number.strip():
        return CallerHint(contacts=_under_name(look, question))
    town = look.chosen
    numbers = phones.read_all(question.number, town.pack.area_code if town else "")
    first, *others = numbers
    ids = [known for number in numbers if (known := queries.caller_id(look.session, number.digits)) is not None]
    links = queries.links(look.session) if ids else ()
    group = linked_with(links, ids)
    return CallerHint(
        first.shown,
        first.extension,
        first.problem,
        _at_numbers(look, group, first.shown, question.most),
        sum(queries.since(look.session, caller, look.now - REPEATED_WITHIN) for caller in group),
        tuple(number.shown for number in others),
        _linked(links, group, {number.shown for number in numbers}),
    )


def linked_with(links: Iterable[LinkLine], ids: Iterable[int]) -> tuple[int, ...]:
    """Gives these callers and every one that a chain of links joins to them."""
    group, links = set(ids), tuple(links)
    while (
        more := {caller for link in links for caller in (link.caller_id, link.other_id) if _touches(link, group)}
        - group
    ):
        group |= more
    return tuple(sorted(group))


def _touches(link: LinkLine, group: set[int]) -> bool:
    return link.caller_id in group or link.other_id in group


def _linked(links: Iterable[LinkLine], group: tuple[int, ...], asked: set[str]) -> tuple[LinkedNumber, ...]:
    found = []
    for link in links:
        if link.caller_id in group:
            number = link.other if link.number in asked or link.other not in asked else link.number
            found.append(LinkedNumber(link.uid, number, link.by, link.at))
    return tuple(found)


def _at_numbers(look: Look, group: tuple[int, ...], asked: str, most: int) -> tuple[PastContact, ...]:
    lines = [line for caller in group for line in queries.at_number(look.session, caller, most)]
    return _past(lines, most, asked)


def _under_name(look: Look, question: AskCaller) -> tuple[PastContact, ...]:
    name = question.name.strip()
    if len(name) < _SHORTEST_NAME:
        return ()
    hits = search.find(look.session, name, _NAME_HITS)
    ids = [hit.record_id for hit in hits if hit.record == "contacts"]
    return _past(queries.under_name(look.session, ids, name), question.most, "")


def _past(lines: Iterable[PastLine], most: int, asked: str) -> tuple[PastContact, ...]:
    """Gives open promises first, then the newest."""
    in_order = sorted(lines, key=lambda line: (line.is_open, line.at, line.id), reverse=True)
    return tuple(_past_contact(line, asked) for line in in_order[:most])


def _past_contact(line: PastLine, asked: str) -> PastContact:
    return PastContact(
        line.at,
        line.channel,
        line.topic or "",
        line.outcome,
        line.due_at,
        line.is_open,
        line.uid,
        line.name or "",
        "" if line.shown == asked else line.shown or "",
        "" if line.topic else first_words(line.note),
    )
