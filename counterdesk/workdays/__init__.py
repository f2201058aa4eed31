"""Opening hours and business days: no towns, no clocks, no holidays library."""

from counterdesk.workdays.calendar import Calendar
from counterdesk.workdays.hours import (
    WEEKDAYS,
    BrokenCalendar,
    CalendarFault,
    Hours,
    Opening,
    clock_text,
    minutes_of,
)
from counterdesk.workdays.opentime import (
    HORIZON_DAYS,
    OpenTime,
    Table,
    epoch_us,
    instant,
    whole_minutes,
    whole_seconds,
)

__all__ = [
    "HORIZON_DAYS",
    "WEEKDAYS",
    "BrokenCalendar",
    "Calendar",
    "CalendarFault",
    "Hours",
    "OpenTime",
    "Opening",
    "Table",
    "clock_text",
    "epoch_us",
    "instant",
    "minutes_of",
    "whole_minutes",
    "whole_seconds",
]
