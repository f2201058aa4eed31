"""A date that lies behind its rule, because snow or a pause has moved it: it stays as far behind whatever changes.

Counted in business days, to the close of the day. Example: one business day from Tuesday is Wednesday, snow moved it to
Thursday; with two business days it is due on Friday.
"""

from bisect import bisect_right

from counterdesk.workdays import Calendar, Table


def extended_us(calendars: tuple[Calendar, Calendar], was_us: int, before_us: int, after_us: int) -> int | None:
    """Gives the close of the day as many business days behind the rule's new date as it was behind the old one.

    All in epoch microseconds, the old date and rule in the first calendar, the new ones in the second; None where that
    is the day it has now.
    """
    old, new = calendars[0].open_time.around(was_us), calendars[1].open_time.around(after_us)
    behind = _place(old, was_us) - _place(old, before_us)
    was, then = _close(old, _place(old, before_us) + behind), _close(new, _place(new, after_us) + behind)
    return None if was == then else then


def _place(table: Table, due_us: int) -> int:
    """Place among the business days of the one that ends at an instant, or before it; 24:00 ends the date before."""
    return bisect_right(table.open_days, table.day_of(due_us - 1)) - 1


def _close(table: Table, place: int) -> int | None:
    return table.close(table.open_days[place]) if 0 <= place < len(table.open_days) else None
