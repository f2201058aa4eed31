"""A town's service standards as values: packs, deadlines, and why a date is what it is."""

from counterdesk.policy.edits import Edit, Edits, Effective, Override, blank_of, stage_of
from counterdesk.policy.examples import FailedExample, examples_that_fail
from counterdesk.policy.explaining import (
    NO_OPEN_TIME,
    NO_STANDARD,
    Step,
    WorkedOut,
    switches_that_mattered,
    work_out,
)
from counterdesk.policy.pack import (
    Blank,
    ComplaintRoute,
    IncidentCategory,
    Owed,
    Pack,
    ScriptLine,
    Topic,
    known_kinds,
)
from counterdesk.policy.reading import BrokenPack, PackFault, read
from counterdesk.policy.reckoning import Reckoner, is_overdue, remaining_minutes, remaining_seconds
from counterdesk.policy.standards import SWITCHES, BadSwitch, Standard, Switches

__all__ = [
    "NO_OPEN_TIME",
    "NO_STANDARD",
    "SWITCHES",
    "BadSwitch",
    "Blank",
    "BrokenPack",
    "ComplaintRoute",
    "Edit",
    "Edits",
    "Effective",
    "FailedExample",
    "IncidentCategory",
    "Override",
    "Owed",
    "Pack",
    "PackFault",
    "Reckoner",
    "ScriptLine",
    "Standard",
    "Step",
    "Switches",
    "Topic",
    "WorkedOut",
    "blank_of",
    "examples_that_fail",
    "is_overdue",
    "known_kinds",
    "read",
    "remaining_minutes",
    "remaining_seconds",
    "stage_of",
    "switches_that_mattered",
    "work_out",
]
