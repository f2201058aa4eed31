"""Names of colleagues and departments, as an entry keeps them."""

from counterdesk.domain.contact import Answerer
from counterdesk.domain.ids import DepartmentId, PersonId
from counterdesk.domain.refusal import Refused
from counterdesk.services.plain import line
from counterdesk.services.work import Work
from counterdesk.store.queries import people
from counterdesk.store.sessions import Session


def name_of(session: Session, person_id: int | None) -> str:
    """Gives a colleague's name, empty for nobody."""
    return people.person_name(session, person_id)


def answerer_name(session: Session, answerer: Answerer) -> str:
    """Gives the name of whoever will answer: a person, a department or what was typed."""
    if answerer.person_id is not None:
        return name_of(session, answerer.person_id)
    found = people.department_row(session, answerer.department_id)
    return found.name if found else line(answerer.text) or ""


def someone(work: Work, answerer: Answerer) -> Answerer:
    """Gives who will answer: whoever was named, else the author of the entry; refuses `not_there`."""
    if answerer.is_nobody:
        return Answerer(person_id=work.signer)
    require_known(work.session, answerer.person_id, answerer.department_id)
    return answerer


def require_known(session: Session, person_id: int | None, department_id: int | None = None) -> None:
    """Refuses `not_there` for a person or a department that the logbook does not know."""
    if person_id is not None and people.person_row(session, person_id) is None:
        raise Refused("not_there")
    if department_id is not None and people.department_row(session, department_id) is None:
        raise Refused("not_there")


def stored(person_id: int | None, department_id: int | None, text: str | None) -> Answerer:
    """Gives the answerer that a row holds."""
    return Answerer(
        None if person_id is None else PersonId(person_id),
        None if department_id is None else DepartmentId(department_id),
        text or "",
    )
