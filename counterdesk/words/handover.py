"""What is said about handing over the desk: what each thing is, and what went to whom."""

from collections.abc import Iterable
from itertools import groupby

from counterdesk.services.asks.handover import CARD, TAKEN, HandedRow, HandoverRow
from counterdesk.words import _, names, ngettext, paper
from counterdesk.words.dates import clock

_STAYS, _COUNTER = 2, 1


def what(code: str) -> str:
    """Gives what a thing is that is handed on."""
    return {CARD: _("Card"), TAKEN: _("Taken")}.get(code) or paper.to_do(code)


def receiver(to: str) -> str:
    """Gives who something goes to, "the counter" for nobody in particular."""
    return to or _("the counter")


def said(row: HandoverRow) -> str:
    """Gives "Priya Nair handed over the desk at 12:02 p.m., to Sam Okafor: 2 cards, 1 message"."""
    who = _("{name} handed over the desk at {time}, to {to}").format(
        name=row.from_name, time=clock(row.at), to=receiver(row.to)
    )
    return _("{who}: {what}").format(who=who, what=counted(row.items)) if row.items else who


def counted(items: Iterable[HandedRow]) -> str:
    """Gives "2 cards, 1 message, 3 others"."""
    kinds = [item.what for item in items]
    cards, messages = kinds.count(CARD), kinds.count("message")
    others = len(kinds) - cards - messages
    parts = (
        ngettext("{count} card", "{count} cards", cards).format(count=cards) if cards else "",
        ngettext("{count} message", "{count} messages", messages).format(count=messages) if messages else "",
        ngettext("{count} to answer", "{count} to answer", others).format(count=others) if others else "",
    )
    return ", ".join(part for part in parts if part)


def lines(row: HandoverRow) -> tuple[str, ...]:
    """Gives one line for each who got something: "To Sam Okafor: Call; To hand over 2026-0001"."""
    ordered = sorted(row.items, key=_place)
    return tuple(_line(row, *key, tuple(same)) for key, same in groupby(ordered, key=_place))


def in_all(row: HandoverRow) -> str:
    """Gives what went to whom on one line, and what was written for the next one."""
    parts = (*lines(row), _("“{remark}”").format(remark=row.remark) if row.remark else "")
    return " · ".join(part for part in parts if part)


def _place(item: HandedRow) -> tuple[int, str]:
    if item.stays:
        return _STAYS, ""
    return (0, item.to) if item.to else (_COUNTER, "")


def _line(row: HandoverRow, place: int, to: str, items: tuple[HandedRow, ...]) -> str:
    kinds = groupby(sorted(items, key=_kind), key=_kind)
    each = "; ".join(_same(kind, tuple(same)) for kind, same in kinds)
    if place == _STAYS:
        return _("Stays as it was: {each}").format(each=each)
    return _("To {to}: {each}").format(to=receiver(to), each=each)


def _kind(item: HandedRow) -> tuple[bool, str]:
    return item.what != CARD, names.card(item.card) if item.what == CARD else what(item.what)


def _same(kind: tuple[bool, str], items: tuple[HandedRow, ...]) -> str:
    """Gives "To hand over 2026-0004, 2026-0007", or "Call × 2"."""
    numbers = ", ".join(item.number for item in items if item.number)
    if numbers:
        return _("{kind} {numbers}").format(kind=kind[1], numbers=numbers)
    return _("{kind} × {count}").format(kind=kind[1], count=len(items)) if len(items) > 1 else kind[1]
