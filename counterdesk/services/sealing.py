"""Who turned to the town, when an entry is fixed: in its row, or in sealed identities, or moved from one to the other.

Moving somebody into the sealed identities takes the old values along: no amendment keeps a confidential name.
"""

from functools import partial

from counterdesk.domain.contact import Given
from counterdesk.services import callers
from counterdesk.services.asks.contacts import LogContact
from counterdesk.services.callers import ON_BEHALF, TYPED_LIMIT
from counterdesk.services.plain import line
from counterdesk.services.work import Work
from counterdesk.store.queries import records
from counterdesk.store.tables import Contact, SealedIdentity

_OF_THE_PERSON = ("name", "reach_at", "on_behalf", "caller_id")
_OF_THE_NUMBER = ("number_typed", "number_digits", "number_ext", "number_shown")
_FIELDS = (*_OF_THE_PERSON, *_OF_THE_NUMBER)


def put(work: Work, row: Contact, entry: LogContact) -> None:
    """Puts who it was where it belongs."""
    match row.confidential, entry.confidential:
        case True, True:
            _put_sealed(work, row, entry)
        case False, True:
            _seal(work, row, entry)
        case _:
            if row.confidential:
                _unseal(work, row)
            work.tx.amend_by(row, partial(_put_open, work, row, entry))


def number_given(row: Contact, entry: LogContact) -> str:
    """Gives why there is no number, where somebody said so; empty where there is one or nobody asked."""
    if row.number_typed or row.confidential or entry.caller.number_given is Given.GIVEN:
        return ""
    return entry.caller.number_given.value


def _put_open(work: Work, row: Contact, entry: LogContact) -> None:
    """Sets name, number and address; a contact at another number counts there and no more at the old one."""
    row.on_behalf = line(entry.extras.on_behalf)
    if line(entry.caller.number, TYPED_LIMIT) != row.number_typed:
        callers.forget_one(work, row)
        work.session.flush()
        callers.put(work, row, entry.caller, work.town.pack.area_code)
        return
    row.name = line(entry.caller.name)
    row.name_value = callers.given(row.name, entry.caller.name_given)
    row.reach_at = line(entry.caller.reach_at)


def _put_sealed(work: Work, row: Contact, entry: LogContact) -> None:
    caller, name = entry.caller, line(entry.caller.name)
    number, reach_at = line(caller.number, TYPED_LIMIT), line(caller.reach_at)
    _keep(work, "contacts", row, {"name": name, "number": number, "reach_at": reach_at})
    _keep(work, ON_BEHALF, row, {"name": line(entry.extras.on_behalf)})
    work.tx.amend(row, name_value=callers.given(name, caller.name_given))


def _keep(work: Work, record: str, row: Contact, fields: dict[str, str | None]) -> None:
    identity = records.identity(work.session, record, row.id)
    if identity is None and any(fields.values()):
        identity = SealedIdentity(record=record, record_id=row.id)
        work.tx.add(identity)
    if identity is not None:
        work.tx.amend(identity, **fields)


def _seal(work: Work, row: Contact, entry: LogContact) -> None:
    """Moves somebody out of the row, the count of their number and the old values, in this one transaction."""
    caller_id = row.caller_id
    callers.forget_one(work, row)
    for kept in records.amendment_rows(work.session, row, _FIELDS):
        work.session.delete(kept)
    for field in _FIELDS:
        setattr(row, field, None)
    row.on_behalf = line(entry.extras.on_behalf)
    callers.seal_away(work, row, entry.caller)
    work.tx.amend(row, confidential=True)
    callers.drop_unused(work, caller_id)


def _unseal(work: Work, row: Contact) -> None:
    """Takes back that somebody was marked confidential by mistake, a few minutes ago."""
    for record in ("contacts", ON_BEHALF):
        identity = records.identity(work.session, record, row.id)
        if identity is not None:
            work.session.delete(identity)
    work.tx.amend(row, confidential=False)
