"""The names of things: integer keys as types of their own, and record numbers as people say them."""

from typing import NewType

ContactId = NewType("ContactId", int)
MessageId = NewType("MessageId", int)
DeadlineId = NewType("DeadlineId", int)
ComplaintId = NewType("ComplaintId", int)
IncidentId = NewType("IncidentId", int)
PersonId = NewType("PersonId", int)
DepartmentId = NewType("DepartmentId", int)
TopicId = NewType("TopicId", int)
ClosureId = NewType("ClosureId", int)


def record_number(year: int, count: int) -> str:
    """Gives the number printed on paper: `2026-0412`."""
    return f"{year:04d}-{count:04d}"
