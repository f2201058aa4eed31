"""Builders for the tests of deadlines: calendars of weekday hours, standards, instants in Toronto."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from counterdesk.policy import Standard, Switches, WorkedOut, work_out
from counterdesk.workdays import Calendar

TORONTO = ZoneInfo("America/Toronto")
OFFICE = [["08:30", "16:30"]]
WEEK = {"mon": OFFICE, "tue": OFFICE, "wed": OFFICE, "thu": OFFICE, "fri": OFFICE}
ALWAYS = {key: [["00:00", "24:00"]] for key in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}


def calendar(weekly: dict | None = None, *, names: dict | None = None, **exceptions: list) -> Calendar:
    """A calendar; an exception is given as d2026_12_24=[["08:30", "12:00"]]."""
    dated = {key.removeprefix("d").replace("_", "-"): hours for key, hours in exceptions.items()}
    return Calendar.read({"weekly": WEEK if weekly is None else weekly, "exceptions": dated, "names": names or {}})


def standard(number: int = 2, unit: str = "business_days", event: str = "contact") -> Standard:
    return Standard("call", number, unit, event, "must", "answer", "T13", "5.2", "All calls")


def toronto(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TORONTO)


def wall(at: datetime | None) -> str:
    return "" if at is None else at.astimezone(TORONTO).strftime("%a %Y-%m-%d %H:%M:%S")


def due(received: str, promise: Standard | None = None, opening: Calendar | None = None, **switches: str) -> WorkedOut:
    return work_out(promise or standard(), opening or calendar(), toronto(received), Switches.read(switches))


def day(text: str) -> date:
    return date.fromisoformat(text)
