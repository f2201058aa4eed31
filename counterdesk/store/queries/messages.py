"""Messages on their way."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from counterdesk.store.tables import Message


def contacts_to_hand(session: Session, limit: int = 500) -> tuple[int, ...]:
    """Gives the contacts whose message nobody has handed over, oldest first."""
    query = select(Message.contact_id).where(Message.state == "to_hand_over", Message.void_at.is_(None))
    return tuple(session.execute(query.order_by(Message.id).limit(limit)).scalars())
