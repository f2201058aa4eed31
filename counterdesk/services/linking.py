"""Two numbers, one caller: linked because somebody says so, and taken apart again; never by the program itself."""

from counterdesk.domain.refusal import Refused
from counterdesk.services import phones
from counterdesk.services.asks.callers import LinkCallers, UnlinkCallers
from counterdesk.services.asks.desk import Done
from counterdesk.services.boards.callers import linked_with
from counterdesk.services.phones import Number
from counterdesk.services.plain import line
from counterdesk.services.work import Work
from counterdesk.store.queries import callers as queries
from counterdesk.store.tables import CallerLink

RECORD = CallerLink.__tablename__


def link_callers(work: Work, command: LinkCallers) -> Done:
    """Links two numbers; refuses `number_unread`, `callers_same`, and `callers_linked` when a chain joins them."""
    known = queries.link_row(work.session, command.uid)
    if known is not None:
        return _done(work, "callers_linked", known)
    number, other = _read(work, command.number), _read(work, command.other)
    if number.digits == other.digits:
        raise Refused("callers_same")
    caller, second = (work.tx.known_number(one.digits, one.shown, work.now) for one in (number, other))
    if second in linked_with(queries.links(work.session), [caller]):
        raise Refused("callers_linked")
    row = CallerLink(uid=command.uid, caller_id=caller, other_id=second, at=work.now, by=work.signer)
    work.tx.add(row)
    work.tx.journal("callers_linked", row)
    return _done(work, "callers_linked", row)


def unlink_callers(work: Work, command: UnlinkCallers) -> Done:
    """Takes a link back; it stays, with who and when."""
    row = queries.link_row(work.session, command.uid)
    if row is None or row.void_at is not None:
        raise Refused("not_there")
    row.void_at, row.void_by = work.now, work.signer
    work.tx.journal("callers_unlinked", row)
    return _done(work, "callers_unlinked", row)


def _read(work: Work, typed: str) -> Number:
    number = phones.read(line(typed, phones.LONGEST_TYPED) or "", work.town.pack.area_code)
    if not number.digits:
        raise Refused("number_unread", number=typed.strip()[: phones.LONGEST_TYPED])
    return number


def _done(work: Work, action: str, row: CallerLink) -> Done:
    work.session.flush()
    return Done(action, work.now, RECORD, row.uid, row.id)
