"""Whether a sealed record may be read: somebody has opened it, with a reason, in the last hour."""

from datetime import timedelta

from counterdesk.services.work import Look
from counterdesk.store.queries import records

OPEN_FOR = timedelta(hours=1)


def is_opened(look: Look, record: str, record_id: int, opening_uid: str) -> bool:
    """Whether this opening is of this record and not older than an hour."""
    opening = records.opening(look.session, opening_uid) if opening_uid else None
    if opening is None or (opening.record, opening.record_id) != (record, record_id):
        return False
    return abs(look.now - opening.at) <= OPEN_FOR
