"""What is wrong in a policy pack or a calendar, and the remedy: one sentence for each fault's code.

To add one: a row in its chapter, keyed by the code. Names in braces are the fault's facts.
"""

from collections.abc import Mapping

from counterdesk.policy import PackFault
from counterdesk.words import _
from counterdesk.workdays import CalendarFault


def pack_fault(fault: PackFault) -> str:
    """Gives one fault of a pack in a line: file, line, key, what is wrong, and the remedy."""
    code = fault.code.removeprefix("calendar_")
    chapter = _pack() if code == fault.code else _calendar()
    place = f"{fault.file}:{fault.line}"
    if fault.key:
        return _("{place}: {key}: {sentence}").format(
            place=place, key=fault.key, sentence=_said(chapter, code, fault.facts)
        )
    return _("{place}: {sentence}").format(place=place, sentence=_said(chapter, code, fault.facts))


def calendar_fault(fault: CalendarFault) -> str:
    """Gives one fault of a calendar in a line: key, what is wrong, and the remedy."""
    sentence = _said(_calendar(), fault.code, fault.facts)
    return _("{key}: {sentence}").format(key=fault.key, sentence=sentence) if fault.key else sentence


def _said(chapter: Mapping[str, str], code: str, facts: Mapping[str, str]) -> str:
    sentence = chapter.get(code)
    return code if sentence is None else sentence.format_map(_Facts(facts))


class _Facts(dict[str, str]):
    """Facts by name; one that was not given reads as an ellipsis instead of breaking the sentence."""

    def __missing__(self, name: str) -> str:
        return "…"


def _calendar() -> Mapping[str, str]:
    return {
        "not_an_object": _("This must be a table of names and values."),
        "missing": _("The weekly opening hours are missing. Write a list of openings for mon to sun."),
        "unknown_weekday": _("This is no weekday. Write mon, tue, wed, thu, fri, sat or sun."),
        "not_a_list": _("This must be a list of openings; write an empty list for a closed day."),
        "not_a_pair": _("An opening is two times, like 08:30 and 16:30."),
        "bad_time": _("“{value}” is no time of day. Write it like 08:30; the end of the day is 24:00."),
        "ends_before_it_starts": _(
            "The opening from {start} to {end} ends before it starts. Past midnight, write it on both days."
        ),
        "overlapping": _("One opening lasts until {first} and the next starts at {second}. Join them, or part them."),
        "bad_date": _("“{value}” is no date. Write it like 2026-12-24."),
        "not_text": _("The name of a closure must be text."),
        "bad_years": _("The confirmed years must be a list of years, like 2026."),
        "unknown_zone": _("“{value}” is no time zone. Write America/Toronto."),
        "never_opens": _("This calendar never opens. Give it at least one opening."),
    }


def _pack() -> Mapping[str, str]:
    return {**_pack_values(), **_pack_parts()}


def _pack_values() -> Mapping[str, str]:
    return {
        "syntax": _("This is not TOML: {detail}. Correct this line; what follows it was not read."),
        "too_deep": _("Brackets stand within brackets hundreds of times. Compare this with another town's pack."),
        "number_too_long": _("A number in this text has thousands of digits. Write a whole number of days."),
        "not_text": _("This must be text, in quotation marks."),
        "empty_text": _("This text is empty. Write the town's words, or list what is missing under blanks."),
        "not_true_or_false": _("“{value}” must be true or false."),
        "not_a_date": _("“{value}” is no date. Write it like 2025-04-08, without quotation marks."),
        "not_an_instant": _("“{value}” is no instant. Write date, time and offset, like 2026-06-05T16:31:00-04:00."),
        "bad_clause": _("“{value}” is no clause. Write the letter of the town and the number of the row, like T13."),
        "bad_kind": _("“{value}” is no kind. Write small letters and underscores, like complaint_resolve."),
        "bad_number": _("“{value}” is no number of days. Write a whole number from 1 to {most}."),
        "not_one_of": _("“{value}” is not allowed here. Write one of: {allowed}."),
        "not_a_table": _("This must be a table of keys and values."),
        "not_a_list": _("This must be a list, in square brackets."),
        "bad_value": _("This value cannot be read. Compare it with the same key in another town's pack."),
    }


def _pack_parts() -> Mapping[str, str]:
    return {
        "missing_key": _("This key is missing. Add it."),
        "unknown_key": _("This key means nothing here. Correct or remove it; known are: {allowed}."),
        "said_twice": _("“{value}” is there twice. Keep one of them."),
        "unknown_kind": _(
            "“{value}” is a kind without a standard. Add the standard, or name the kind in a blank's “fills”; "
            "known are: {allowed}."
        ),
        "choice_beside_standard": _("A choice stands only where “owes” is “none”. Remove one of the two."),
        "unknown_calendar": _("There is no calendar “{value}” in this pack. Known are: {allowed}."),
        "due_or_reason": _("An example needs either “due” or “reason”."),
        "file_name": _("The file is called “{file}” and the town “{value}”. Give both the same name."),
        "no_route": _("The pack does not say what happens to a complaint about “{value}”. Add a block for it."),
        "example_differs": _(
            "This example of “{kind}” says {written}; worked out it is {got}: correct the example, or the standard."
        ),
        "example_received": _(
            "This example of “{kind}” counts as received on {got}: write that as “effective”, or correct “received”."
        ),
        "no_examples": _("The pack has no worked example. Add at least one, so that it can be tested."),
        "no_reasons": _("A limit may stand still for named reasons only. Write at least one, or leave “pausing” out."),
    }
