"""Invented records for slips and forms: a message, an incident, a complaint."""

from datetime import date

from counterdesk.domain.contact import CallerTyped, Channel
from counterdesk.domain.ids import PersonId
from counterdesk.domain.incident import Stamps
from counterdesk.domain.message import Box
from counterdesk.services.asks.contacts import ContactView, Extras, LogRow
from counterdesk.services.asks.sealed import ComplaintView, IncidentTyped, IncidentView
from counterdesk.services.asks.town import TownView
from tests.reports.facts import MONDAY, at

WEDNESDAY = date(2026, 12, 2)
CATEGORIES = ("Abusive language", "Threatening language", "Discriminatory language", "Complex situation")


def town(**changed: object) -> TownView:
    """Gives Tecumseh as the forms need it."""
    values: dict[str, object] = {
        "town": "tecumseh",
        "name": "Town of Tecumseh",
        "counter": "Town Hall, Counter 1",
        "policy_title": "Customer Service Policy",
        "incident_categories": CATEGORIES,
        "abuse_definition": "Employees are not expected to tolerate abusive behaviour.",
        "complaint_employee_to": "Director",
    }
    return TownView(**(values | changed))  # type: ignore[arg-type]


def log_row(**changed: object) -> LogRow:
    """Gives the log's line of a message."""
    values: dict[str, object] = {
        "uid": "u1", "record": "contacts", "id": 17, "at": at("14:07"), "entered_at": at("14:09"),
        "channel": "call", "topic": "Property tax", "name": "Marguerite Lévesque", "number": "519-555-0142",
        "outcome": "message", "detail": "Maria Rossi", "record_number": "2026-0412", "author": "Priya Nair",
        "author_id": PersonId(1), "quantity": 1, "one_click": False, "sealed": False, "voided": False,
        "late_entry": False,
    }  # fmt: skip
    return LogRow(**(values | changed))  # type: ignore[arg-type]


def message(**changed: object) -> ContactView:
    """Gives a message for the tax collector."""
    values: dict[str, object] = {
        "row": log_row(),
        "caller": CallerTyped(name="Marguerite Lévesque", number="5195550142"),
        "number_shown": "519-555-0142 ext. 12",
        "note": "Second notice for 14 Oak. Says she paid on 3 November at the counter; wants to know where it went.",
        "extras": Extras(),
        "counter": "Town Hall, Counter 1",
        "opened_at": at("14:05"),
        "message_uid": "m1",
        "message_number": "2026-0412",
        "message_state": "to_hand_over",
        "message_for": "Maria Rossi",
        "message_for_position": "Tax Collector",
        "message_for_department": "Finance",
        "message_for_extension": "214",
        "best_time": "after 3 p.m.",
        "boxes": frozenset({Box.TELEPHONED, Box.PLEASE_CALL}),
        "due_at": at("16:30", MONDAY),
        "due_section": "5.2",
    }
    return ContactView(**(values | changed))  # type: ignore[arg-type]


def typed(**changed: object) -> IncidentTyped:
    """Gives what was typed about an incident."""
    values: dict[str, object] = {
        "happened_at": at("10:52"),
        "channel": Channel.CALL,
        "place": "Town Hall, Counter 1",
        "categories": ("Abusive language", "Threatening language"),
        "words_used": "“You people are useless. I know where you park and I will be waiting for you.”",
        "what_before": "He was told that the tax certificate costs $60 and cannot be waived at the counter.",
        "what_tried": "Repeated the issue, offered the Manager, gave the warning words once.",
        "witnesses": "J. Okafor, at the second counter",
        "injuries": "",
        "follow_up": "",
        "person": "A man who gave the name Karl Hübner",
        "number": "5195550117",
        "police_number": "WPS 26-99812",
        "stamps": Stamps(at("10:53"), at("10:55"), at("10:58"), None),
    }
    return IncidentTyped(**(values | changed))  # type: ignore[arg-type]


def incident(**changed: object) -> IncidentView:
    """Gives a submitted incident, opened by its author."""
    values: dict[str, object] = {
        "uid": "i1", "number": "2026-0003", "happened_at": at("10:52"), "author": "Priya Nair",
        "author_position": "Customer Service Clerk", "counter": "Town Hall, Counter 1", "submitted_at": at("11:30"),
        "supervisor": "Lou Ferraro", "opened": True, "typed": typed(),
    }  # fmt: skip
    return IncidentView(**(values | changed))  # type: ignore[arg-type]


def complaint(**changed: object) -> ComplaintView:
    """Gives an opened complaint about an employee, its text full of its author's identity."""
    values: dict[str, object] = {
        "uid": "c1",
        "number": "2026-0007",
        "received_at": at("11:05"),
        "channel": "walk_in",
        "about": "employee",
        "department": "Public Works",
        "routed_to": "Director, Public Works",
        "due": (
            ("complaint_investigate", at("16:30", WEDNESDAY), "4.4"),
            ("complaint_resolve", at("16:30", date(2026, 12, 18)), "4.4"),
        ),
        "author": "Priya Nair",
        "opened": True,
        "text": "On 18 November the plow driver called me a name in front of my son. My name is Denise Papineau, "
        "22 Lakeview Crescent, call me at (519) 555-0188. Signed, D. PAPINEAU",
        "employee": "Driver of plow 7",
        "action_requested": "An apology, in writing, to Ms. Papineau.",
        "name": "Denise Papineau",
        "phone": "519-555-0188",
        "reach_at": "denise@example.org",
        "address": "22 Lakeview Crescent",
    }
    return ComplaintView(**(values | changed))  # type: ignore[arg-type]
