"""Who is this? Past contacts at a number, at the numbers linked with it, or under a name; never a claim of identity."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from counterdesk.services import phones
from counterdesk.services.asks.callers import AskCaller, CallerHint, LinkedNumber, PastContact
from counterdesk.services.phones import Number
from counterdesk.services.plain import first_words
from counterdesk.services.work import Look
from counterdesk.store import keywords, search
from counterdesk.store.queries import callers as queries
from counterdesk.store.queries.callers import LinkLine, NamedLine, PastLine
from counterdesk.values import value

REPEATED_WITHIN = timedelta(days=10)
_SHORTEST_NAME = 3
_NAME_HITS = 200
_NAMING_HITS = 60
_LOCAL = 7
_NO_NUMBER = Number("")


def ask_caller(look: Look, question: AskCaller) -> CallerHint:
    """Gives how to show a number and the contacts there; under a name when there is no number."""
    if not question.number.strip():
        return CallerHint(contacts=_under_name(look, question))
    since = look.now - REPEATED_WITHIN
    area_code = look.chosen.pack.area_code if look.chosen else ""
    numbers = phones.read_all(question.number, area_code)
    first, *others = numbers
    found = dict(known for number in numbers if (known := queries.caller(look.session, number.digits, since)))
    links = queries.links(look.session) if found else ()
    group = linked_with(links, found)
    linked = _linked(links, group, {number.shown for number in numbers})
    named = _naming(look, _sought(numbers, linked), question.most, area_code)
    at_numbers = _at_numbers(look, group, first.extension, question.most)
    return CallerHint(
        first.shown,
        first.extension,
        first.problem,
        _past([*(line.past for line in named), *at_numbers], question.most, first),
        sum(found.get(caller) or queries.since(look.session, caller, since) for caller in group)
        + sum(line.quantity for line in named if line.past.at >= since),
        tuple(number.shown for number in others),
        linked,
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


@value
class _Sought:
    """What contacts may have named beside their own number: whole numbers, or an extension alone."""

    digits: frozenset[str]
    extension: str

    def words(self) -> tuple[str, ...]:
        """Gives the words of the index that say so; seven digits alone are of some area that is looked at later."""
        words = [keywords.number_word(part) for whole in sorted(self.digits) for part in (whole, whole[-_LOCAL:])]
        return (*words, *([keywords.extension_word(self.extension)] if self.extension else ()))

    def is_in(self, line: NamedLine, area_code: str) -> bool:
        """Whether a contact names one of these and is at none of them itself."""
        if line.digits in self.digits:
            return False
        if self.extension and line.past.extension == self.extension and not line.digits:
            return True
        return not self.digits.isdisjoint(phones.named(line.typed or "", line.reach_at or "", area_code))


def _sought(numbers: Sequence[Number], linked: Sequence[LinkedNumber]) -> _Sought:
    shown = ("".join(filter(str.isdecimal, one.number)) for one in linked)
    digits = {*(number.digits for number in numbers), *shown}
    alone = numbers[0].extension if not numbers[0].digits else ""
    return _Sought(frozenset(one for one in digits if len(one) == phones.WHOLE), alone)


def _naming(look: Look, sought: _Sought, most: int, area_code: str) -> tuple[NamedLine, ...]:
    """Gives the newest contacts that name a number beside their own: after a "/", or to be reached at."""
    ids = search.contacts_with(look.session, sought.words(), max(most, _NAMING_HITS))
    return tuple(line for line in queries.naming(look.session, ids) if sought.is_in(line, area_code))


def _at_numbers(look: Look, group: tuple[int, ...], extension: str, most: int) -> list[PastLine]:
    lines = [line for caller in group for line in queries.at_number(look.session, caller, most)]
    if extension:
        lines += [line for caller in group for line in queries.at_extension(look.session, caller, extension, most)]
    return lines


def _under_name(look: Look, question: AskCaller) -> tuple[PastContact, ...]:
    name = question.name.strip()
    if len(name) < _SHORTEST_NAME:
        return ()
    hits = search.find(look.session, name, _NAME_HITS)
    ids = [hit.record_id for hit in hits if hit.record == "contacts"]
    return _past(queries.under_name(look.session, ids, name), question.most, _NO_NUMBER)


def _past(lines: Iterable[PastLine], most: int, asked: Number) -> tuple[PastContact, ...]:
    """Gives open promises first, then who has the extension that was asked for, then the newest; each once."""
    once = {line.id: line for line in sorted(lines, key=lambda line: line.is_open)}
    in_order = sorted(once.values(), key=lambda line: _rank(line, asked), reverse=True)
    return tuple(_past_contact(line, asked) for line in in_order[:most])


def _rank(line: PastLine, asked: Number) -> tuple[bool, bool, datetime, int]:
    has_extension = bool(asked.extension) and line.extension == asked.extension
    return line.is_open, has_extension, line.at, line.id


def _past_contact(line: PastLine, asked: Number) -> PastContact:
    is_there = (line.shown or asked.shown, line.extension or "") == (asked.shown, asked.extension)
    return PastContact(
        line.at,
        line.channel,
        line.topic or "",
        line.outcome,
        line.due_at,
        line.is_open,
        line.uid,
        line.name or "",
        "" if is_there else line.shown or "",
        "" if line.topic else first_words(line.note),
        "" if is_there else line.extension or "",
    )
