"""When the town's policy is to be reviewed: by its own date, or so long after it was last reviewed."""

from datetime import date

from counterdesk.domain.instants import local_date
from counterdesk.services.work import Look
from counterdesk.store.queries import policy as queries


def due_on(look: Look) -> date | None:
    """Gives the day by which the policy is to be reviewed, None where nothing says so.

    Where neither an approval nor a review is known a rhythm counts from the day the town was set up here (Kawartha
    Lakes: reviewed annually, K14).
    """
    town = look.town
    reviewed = town.text("policy_reviewed_on")
    set_up_at = queries.set_up_at(look.session)
    since = local_date(set_up_at) if set_up_at is not None else None
    return town.pack.review_due(date.fromisoformat(reviewed) if reviewed else None, since)


def is_passed(look: Look) -> bool:
    """Whether the day of the review is over."""
    day = due_on(look)
    return day is not None and day < look.today
