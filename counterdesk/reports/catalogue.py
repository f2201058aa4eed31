"""Every paper the program can make, as values: what it is called, what it is about, and who may read it.

To add a report: its module beside this one, and a line here.
"""

from enum import Enum

from counterdesk.values import value
from counterdesk.words import _


class About(Enum):
    """What a paper is made from: a range of days, or one record."""

    DAYS = "days"
    MESSAGE = "message"
    INCIDENT = "incident"
    COMPLAINT = "complaint"
    DEADLINE = "deadline"


@value
class Report:
    """One kind of paper; `key` names it on the command line, `confidential` ones are opened with a reason."""

    key: str
    title: str
    about: About
    purpose: str
    confidential: bool = False


def reports() -> tuple[Report, ...]:
    """Gives the catalogue, the daily ones first."""
    return (
        Report("shift", _("Shift summary"), About.DAYS, _("what is handed on, and which promises were kept")),
        Report("slip", _("Message slip"), About.MESSAGE, _("half a sheet for the colleague who will answer")),
        Report("why", _("Why this date"), About.DEADLINE, _("every day counted or skipped, and the clause")),
        Report(
            *("incident", _("Employee Incident Report"), About.INCIDENT, _("the town's form, ready to be signed")),
            confidential=True,
        ),
        Report(
            *("complaint", _("Complaint sheet"), About.COMPLAINT, _("the text for the Director or Supervisor")),
            confidential=True,
        ),
    )


def of_days() -> tuple[Report, ...]:
    """Gives the reports that are made for a range of days: what the Reports page and the command line offer."""
    return tuple(report for report in reports() if report.about is About.DAYS)
