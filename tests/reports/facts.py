"""Invented facts for pages: a morning in Tecumseh, and a week that needs a second page."""

from datetime import UTC, date, datetime, time, timedelta

from counterdesk.domain.instants import ZONE
from counterdesk.services.asks.paper import ClauseLine, CountLine, OpenItem, ShiftFacts, UnusualLine
from counterdesk.services.asks.people import ShiftRow

FRIDAY = date(2026, 11, 27)
MONDAY = date(2026, 11, 30)


def at(clock: str, on: date = FRIDAY) -> datetime:
    """Gives an instant from the town's wall clock."""
    return datetime.combine(on, time.fromisoformat(clock), ZONE).astimezone(UTC)


def to_do(**changed: object) -> OpenItem:
    """Gives one open item, a message for the tax collector."""
    values: dict[str, object] = {
        "what": "message",
        "number": "2026-0412",
        "who_has_it": "Maria Rossi",
        "due_at": at("16:30", MONDAY),
        "initials": "M. L.",
        "topic": "Property tax",
        "section": "5.2",
    }
    return OpenItem(**(values | changed))  # type: ignore[arg-type]


def clause(**changed: object) -> ClauseLine:
    """Gives one clause with nothing counted yet: Tecumseh's calls."""
    values: dict[str, object] = {
        "section": "5.2",
        "clause": "T13",
        "kind": "call",
        "stage": "answer",
        "number": 1,
        "unit": "business_days",
        "must": True,
    }
    return ClauseLine(**(values | changed))  # type: ignore[arg-type]


def shift_facts(**changed: object) -> ShiftFacts:
    """Gives the facts of one quiet Friday; anything may be changed."""
    values: dict[str, object] = {
        "town": "Town of Tecumseh",
        "counter": "Town Hall, Counter 1",
        "practice": False,
        "policy_title": "Customer Service Policy",
        "first": FRIDAY,
        "last": FRIDAY,
        "made_at": at("16:42"),
        "next_open_day": MONDAY,
        "to_do": (),
        "promises": (),
        "counts": (),
        "contacts": 0,
        "first_contact": 0,
        "first_contact_one_click": 0,
        "visits": 0,
        "unusual": (),
        "shifts": (),
        "closures_ahead": (),
        "seal": "K3QF 7XNA 22PD 9WJC",
        "seal_seq": 1284,
    }
    return ShiftFacts(**(values | changed))  # type: ignore[arg-type]


def busy_friday(**changed: object) -> ShiftFacts:
    """Gives the Friday of a whole morning: thirty contacts on cards, eight open items, long names."""
    values: dict[str, object] = {
        "to_do": _eight_open_items(),
        "promises": _promises(),
        "counts": _counts(),
        "contacts": 52,
        "first_contact": 39,
        "first_contact_one_click": 22,
        "visits": 14,
        "unusual": _unusual(),
        "shifts": _shifts(),
        "closures_ahead": _closures(),
    }
    return shift_facts(**(values | changed))


def long_week(**changed: object) -> ShiftFacts:
    """Gives a week whose summary needs more than one page."""
    values: dict[str, object] = {
        "first": date(2026, 11, 23),
        "to_do": _eight_open_items() * 3,
        "unusual": _unusual() * 2,
        "shifts": tuple(
            ShiftRow("Priya Nair", "Counter 1", at("08:22", on), at("16:34", on))
            for on in (FRIDAY - timedelta(days=back) for back in range(5))
        ),
    }
    return busy_friday(**(values | changed))


def _eight_open_items() -> tuple[OpenItem, ...]:
    undated: dict[str, object] = {"number": "", "initials": "", "due_at": None, "section": ""}
    return (
        to_do(what="overdue", number="", topic="Storm drain", initials="K. H.", due_at=at("16:30", FRIDAY)),
        to_do(what="due", number="", topic="Building permit", who_has_it="Aleksandra Wojciechowska"),
        to_do(what="due", number="2026-0007", topic="", initials="", who_has_it="Director, Public Works"),
        to_do(),
        to_do(number="2026-0413", topic="Marriage licence", initials="J. B. T.", who_has_it="Clerk’s Office"),
        to_do(number="2026-0414", topic="Waste and recycling", who_has_it="Public Works and Engineering"),
        to_do(what="parked", topic="", who_has_it="Priya Nair", **undated),
        to_do(what="draft", topic="Dog licence", who_has_it="Jean-Baptiste Thibodeau-Larocque", **undated),
    )


def _promises() -> tuple[ClauseLine, ...]:
    return (
        clause(met=6, late=1, recorded_late=2, no_answer_recorded=1, not_yet_due=3),
        clause(section="6.1", clause="T25", kind="email", number=3, met=2, not_yet_due=4),
        clause(section="4.4", clause="T9", kind="complaint_investigate", stage="investigate", number=3, not_yet_due=1),
        clause(section="4.4", clause="T9", kind="complaint_resolve", stage="resolve", number=15, not_yet_due=1),
        clause(section="7.1", clause="T28", kind="written", number=5, must=False, met=1, unreached=1),
        clause(section="8.3", clause="T31", kind="eform", number=2, met=3),
    )


def _counts() -> tuple[CountLine, ...]:
    return (
        *(CountLine("entry", "walk_in", topic, n) for topic, n in (("Property tax", 3), ("Building permit", 2))),
        *(CountLine("entry", "walk_in", topic, n) for topic, n in (("Marriage licence", 2), ("By-law question", 1))),
        *(CountLine("entry", "call", topic, n) for topic, n in (("Property tax", 4), ("Waste and recycling", 3))),
        *(CountLine("entry", "call", topic, n) for topic, n in (("Storm drain", 2), ("", 1))),
        *(CountLine("entry", "voicemail", topic, n) for topic, n in (("Property tax", 6), ("Dog licence", 4))),
        CountLine("entry", "email", "Recreation", 2),
        *(CountLine("one_click", "walk_in", topic, n) for topic, n in (("Dog licence", 7), ("Property tax", 5))),
        *(CountLine("one_click", "call", topic, n) for topic, n in (("Waste and recycling", 8), ("Recreation", 2))),
        CountLine("tally", "walk_in", "Directions, forms", 17),
    )


def _unusual() -> tuple[UnusualLine, ...]:
    opened = {"record": "complaints", "number": "2026-0007", "by": "Priya Nair"}
    late = {"channel": "call", "topic": "Property tax", "entered": at("16:40").isoformat()}
    return (
        UnusualLine("incident", at("10:52"), {"number": "2026-0003", "stamps": "warned,ended,supervisor_told"}),
        UnusualLine("sealed_opened", at("11:20"), opened | {"reason": "To print the text for the Director"}),
        UnusualLine("late_entry", at("16:31"), late),
        UnusualLine("voided", at("09:14"), {"channel": "walk_in", "topic": "Dog licence", "by": "Priya Nair"}),
        UnusualLine("quiet_hour", at("13:00"), {"until": at("14:00").isoformat()}),
    )


def _shifts() -> tuple[ShiftRow, ...]:
    return (
        ShiftRow("Priya Nair", "Town Hall, Counter 1", at("08:22"), at("12:31")),
        ShiftRow("Jean-Baptiste Thibodeau-Larocque", "Town Hall, Counter 1", at("12:31"), at("16:40"), assumed=True),
    )


def _closures() -> tuple[tuple[date, str, tuple[tuple[str, str], ...]], ...]:
    return (
        (date(2026, 12, 24), "Christmas Eve", (("08:30", "12:00"),)),
        (date(2026, 12, 25), "Christmas Day", ()),
        (date(2026, 12, 28), "Boxing Day, observed", ()),
    )
