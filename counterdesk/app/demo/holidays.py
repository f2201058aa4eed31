"""Somebody of the practice month will be away soon, for long enough that the policy asks for something."""

from collections.abc import Sequence
from datetime import date, timedelta

from counterdesk.app.demo import invented
from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.desk import Desk
from counterdesk.services.asks.people import AskPeople, SavePerson

AWAY_IN_DAYS = 8
DAYS_AWAY = 10


def planned(desk: Desk, staff: Sequence[PersonId], today: date) -> SavePerson:
    """Gives the absence of the first colleague who is not at the desk; the last but one stands in."""
    at = next(index for index, (_name, _position, at_desk) in enumerate(invented.STAFF) if not at_desk)
    person = next(one for one in desk.read(AskPeople()).people if one.id == staff[at])
    first = today + timedelta(days=AWAY_IN_DAYS)
    return SavePerson(
        person.id,
        person.name,
        person.position,
        person.department,
        person.extension,
        person.email,
        away_until=first + timedelta(days=DAYS_AWAY),
        away_from=first,
        stand_in_id=staff[-2],
    )
