"""A complaint, and what makes it confidential: about an employee, and always who complained."""

from enum import StrEnum


class Risk(StrEnum):
    """What was found when an anonymous complaint was weighed (Tecumseh T5: life or safety.

    Essex E3: health or safety).
    """

    NOT_ASSESSED = "not_assessed"
    NONE = "none"
    RISK = "risk"


class About(StrEnum):
    """What a complaint is about; one about an employee takes another road (T8, E9)."""

    SERVICE = "service"
    EMPLOYEE = "employee"
    BYLAW = "bylaw"


def is_owed_a_response(anonymous: bool, risk: Risk) -> bool:
    """Whether a response is owed: an anonymous complaint without assessed risk gets none (T5, E3)."""
    return not (anonymous and risk is Risk.NONE)
