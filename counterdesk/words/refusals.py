"""The sentence for every refusal: what happened, what was kept, what to do next.

To add one: a row in the chapter it belongs to, keyed by the refusal's code. Names in braces are the refusal's facts;
a fact that is an instant or a date is written out.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from counterdesk.domain.refusal import Refused
from counterdesk.words import _, logbook
from counterdesk.words.dates import day_year, full_year, one_stop


def sentence(refused: Refused) -> str:
    """Gives the sentence for a refusal; an unknown code is named, so that support can find it."""
    facts = _Facts({name: _in_words(value) for name, value in refused.facts.items()})
    for chapter in CHAPTERS:
        found = chapter().get(refused.code)
        if found is not None:
            return one_stop(found.format_map(facts))
    return _("That was not possible, and nothing was changed. The reason has the name {code}.").format(
        code=refused.code
    )


class _Facts(dict[str, str]):
    """Facts by name; a fact that was not given reads as an ellipsis instead of breaking the sentence."""

    def __missing__(self, name: str) -> str:
        return "…"


def _in_words(value: object) -> str:
    match value:
        case datetime():
            return full_year(value)
        case date():
            return day_year(value)
        case _:
            return str(value)


def _times() -> Mapping[str, str]:
    return {
        "time_not_understood": _("This is not a time yet. Write 1915, 7:15 pm, sat 1915 or 2026-11-20 16:31."),
        "time_missing": _("The day is clear; add the time, for example 9:15 am."),
        "time_in_future": _("{at} has not come yet. Put the day in front, for example “yesterday 1915”."),
        "day_does_not_exist": _("There is no such day in the calendar. Check the day and the month."),
        "day_not_understood": _("This is not a date yet. Write 2026-12-24, 24 dec or friday."),
        "hours_overlap": _("Two openings overlap, or are not in order. Write them like 8:30-12, 1-4:30."),
        "hours_not_understood": _("These are not hours yet. Write 8:30-4:30, or closed."),
        "hour_does_not_exist": _("The clocks skipped this hour: it went from 2:00 to 3:00 a.m. Check the time."),
    }


def _typing() -> Mapping[str, str]:
    return {
        "field_full": _("Only {limit} characters fit here; the rest was left out. What was there is kept."),
        "paste_too_long": _(
            "The pasted text is too long for this field ({limit} characters at most) and was not added. "
            "What was there is kept."
        ),
    }


def _contacts() -> Mapping[str, str]:
    return {
        "nothing_happened": _("Say what happened: choose a topic or write a note. Everything typed is kept."),
        "outcome_needed": _("Choose an outcome. Everything typed is kept."),
        "result_needed": _("Where did it go? Say whether somebody picked up. Everything typed is kept."),
        "why_needed": _("Why is nothing owed? Choose one. Everything typed is kept."),
        "received_in_future": _("The time it was received is in the future. Everything typed is kept; check the time."),
        "received_too_long_ago": _("This date is too far back. Everything typed is kept; check the year."),
        "bad_quantity": _("Between 1 and {most} can be added at once. Nothing was logged."),
        "outcome_needs_card": _("This outcome needs a card, not one click. Nothing was logged; open a card."),
        "text_too_long": _("A text is longer than {limit} characters. Everything typed is kept; shorten it."),
        "handed_to_self": _("The desk cannot go to whoever leaves it. Choose a colleague or the counter."),
        "handover_taken": _("{person} has the desk since {at}. Nothing was changed."),
        "nobody_here": _("Nobody is here yet to sign this. Everything typed is kept; press F12 and choose."),
        "nobody_in_line": _("Nobody is in line, so nobody can leave it. Nothing was changed."),
        "nobody_left": _("Nobody left without service today, so nothing can be taken back."),
        "line_full": _("The line is not counted beyond {most}. Nothing was changed."),
    }


def _fixing() -> Mapping[str, str]:
    return {
        "nothing_changed": _("Nothing is different from before, so nothing was saved."),
        "fix_reason_needed": _(
            "This entry is older than ten minutes, or a colleague’s. Nothing was changed. Say in a few words why."
        ),
        "fix_answered": _(
            "What this entry owes is answered or under way, so its date stays. Nothing was changed; take that back "
            "first, or leave time, channel and outcome as they are."
        ),
        "fix_joined": _(
            "Another row of the same caller would be due first and carries the answer of both. Nothing was changed; "
            "void this one with a reason and log it again."
        ),
        "fix_overtaken": _(
            "Somebody changed this entry after you began to fix it. Nothing was saved over it; what you typed is kept."
        ),
        "fix_followed": _("Something else was changed since this fix. Nothing was taken back; fix it once more."),
        "fix_unopened": _("This person is confidential. Nothing was changed; show who it is first, with a reason."),
        "fix_stays_confidential": _(
            "A person stays confidential after ten minutes. Nothing was changed; choose “Keep confidential” again."
        ),
        "fix_several": _(
            "This line stands for {count} contacts, so it has no person and no message. Nothing was changed; log "
            "that one contact in a card of its own."
        ),
    }


def _answers() -> Mapping[str, str]:
    return {
        "answered_in_future": _("The time of the answer is in the future. Nothing was changed; check the time."),
        "answered_before_received": _("The answer is dated before the message came in. Nothing was changed."),
        "promised_in_past": _("This time is over already. Write one that is still to come."),
        "too_few_tries": _("Not tried often enough for “could not be reached”. Nothing was changed; try once more."),
        "already_answered": _("This is answered already. Nothing was changed; undo the answer first if it is wrong."),
        "answer_needs_details": _("An answer needs who, when and how. Nothing was changed; press D in the due list."),
        "row_empty": _("Row {row} says nothing yet. All rows are kept; write what it is about, or take it out."),
        "not_your_incident": _("Only its author can change an incident. Nothing was changed; add a dated note."),
        "nothing_discarded": _("No card was discarded in the last ten minutes, so there is none to bring back."),
        "undo_too_late": _("It is too late to undo this. Nothing was changed; record it in error with a reason."),
        "reason_needed": _("This needs a reason. Write one short sentence."),
        **_fixing(),
        "person_left": _("This colleague does not work here any more. Nothing was changed; choose somebody else."),
        "not_there": _("This entry is not there any more. Nothing was changed."),
        "incident_sealed": _("This incident is sealed and cannot be changed. Add a dated note to it instead."),
    }


def _stages() -> Mapping[str, str]:
    return {
        "estimate_needed": _("This limit runs until the full answer. Nothing was changed; say by when it will come."),
        "meeting_past": _("The meeting of {on} is over. Nothing was changed; choose the meeting that will decide."),
        "not_waiting_for_council": _("This does not wait for Council. Nothing was changed; enter the meeting first."),
        "decision_in_future": _("{on} has not come yet. Nothing was changed; record the decision once it is made."),
        "decision_before_received": _("On {on} this had not come in yet. Nothing was changed; check the day."),
        "not_owed_here": _("The policy has no such rule for what came in this way. Nothing was changed; answer it."),
        "still_open": _("Something on this record is still open, so there is nothing to reopen. Nothing was changed."),
        "pausing_not_allowed": _("The town’s policy lets no time limit stand still for this. Nothing was changed."),
        "already_paused": _("This stands still already. Nothing was changed."),
        "not_paused": _("This does not stand still. Nothing was changed."),
        "due_is_over": _("This is overdue already, and a missed date stays missed. Nothing was changed."),
    }


def _town() -> Mapping[str, str]:
    return {
        "no_town": _("No town is chosen yet. Choose the town first; nothing was changed."),
        "town_needed": _("Choose the town. Everything typed is kept."),
        "unknown_town": _("This version of Counterdesk has no policy for that town. Nothing was changed."),
        "pack_broken": _("The policy file has faults and was not taken: {faults}. The policy before it still holds."),
        "first_person_needed": _("Name one person who works here. Everything typed is kept."),
        "too_many_lines": _("More than {limit} lines were pasted. Nothing was added; paste them in parts."),
        "bad_setting": _("This value does not fit the setting. The value before it still holds."),
        "topic_exists": _("There is a topic with this name already. Nothing was changed; choose another name."),
        "person_exists": _("This person is in the list already. Nothing was changed."),
        "department_exists": _("There is a department with this name already. Nothing was changed."),
        "last_day_needed": _(
            "Write the last day away too: the greeting has to name the day of return. Everything is kept."
        ),
        "absence_too_long": _("An absence has at most {most} days here. Everything typed is kept; check the two days."),
        "stand_in_self": _("Nobody can stand in for themselves. Everything typed is kept; choose somebody else."),
        "name_needed": _("A name is needed. Everything else typed is kept."),
        "nothing_pasted": _("There were no names in the pasted text. Nothing was changed; one name on each line."),
        "town_chosen": _("The town of this logbook is chosen already. Nothing was changed."),
        "unknown_setting": _("This version of Counterdesk does not know that setting. Nothing was changed."),
    }


def _policy() -> Mapping[str, str]:
    return {
        "bad_switch": _("The policy does not offer that choice. Nothing was changed."),
        "limit_not_blank": _(
            "The policy’s text does not leave this number blank, so there is nothing to fill in. Nothing was changed."
        ),
        "bad_number": _("This is no number of days. Everything typed is kept; write a whole number from 1 to {most}."),
        "bad_unit": _("Choose business days or days. Everything typed is kept."),
        "no_source": _("Say where the number stands, such as Appendix A and its date. Everything typed is kept."),
        "from_in_past": _("The town was set up on {day}; an edit holds from that day at the earliest. Check the day."),
        "no_standard": _("The town has no limit for this that a department could change. Nothing was changed."),
        "override_longer": _(
            "This is longer than the town’s limit ({limit}). Say who approved it, and when. Everything typed is kept."
        ),
        "override_only_shorter": _(
            "This is longer than the town’s limit ({limit}); departments may only be quicker. Everything typed is kept."
        ),
        "bad_moment": _("Counterdesk has no such moment in a conversation. Nothing was changed."),
        "no_list": _("No messages were found in what was copied. Copy the list first, and try again."),
        "no_words": _("Write what staff say. To go back to the words before, take the Town’s words back."),
        "unknown_blank": _(
            "Nothing would be filled in for {blank}. Everything typed is kept; check the word in braces."
        ),
        "approved_in_future": _("{day} has not come yet. Everything typed is kept; check the day of the approval."),
    }


def _calendar() -> Mapping[str, str]:
    return {
        "dates_reversed": _("The last day is before the first. Everything typed is kept; check the two dates."),
        "bad_hours": _("The hours overlap or end before they begin. Everything typed is kept; check the hours."),
        "no_opening": _(
            "With these hours the office would never open. Nothing was changed; enter at least one opening."
        ),
        "no_open_time": _("The office never opens in this calendar, so no date can be given. Check the hours."),
        "no_standard_in_text": _("The policy gives no time for this, so there is no date to promise."),
        "closure_twice": _("There is a closure on this day already. Nothing was changed."),
        "closure_past": _("This day is over; its closure can no longer be changed."),
        "closure_other_year": _("This day is not in the year that is being confirmed. Nothing was changed."),
        "closure_too_far": _("{on} is more than two years ahead. Nothing was changed; check the year."),
        "closure_changes_verdict": _(
            "Answers were found to be in time or late with {on} as it was; that day is over and stays. "
            "Nothing was changed; put that day back as it was and confirm again."
        ),
        "closure_too_long": _("At most {days} days can be added at once. Everything typed is kept; check the dates."),
        "no_rows": _("No day is ticked, so there is nothing to save. Tick at least one day."),
        "close_in_past": _("{at} is over. Choose now or a later time; nothing was changed."),
        "close_not_open": _("The office is not open in that time, so there is nothing to close. Check the times."),
        "close_ends_before": _("The closing would end before it begins. Nothing was changed; check the two times."),
        **_calendar_files(),
    }


def _calendar_files() -> Mapping[str, str]:
    return {
        "ical_unreadable": _("{file} cannot be read. Nothing was changed; check that the file is still there."),
        "ical_too_big": _("This file is larger than 1 MB and was not read. Save only the closures as iCalendar."),
        "ical_not_one": _("This is not an iCalendar file. Nothing was changed; choose a file that ends in .ics."),
        "ical_repeats": _(
            "The file holds repeating events, and from those no closures are read. "
            "Save each date as an event of its own."
        ),
        "ical_no_date": _("No event in the file has a date that exists. Nothing was changed; check the dates in it."),
        "ical_empty": _("The file holds no day in {year}. Nothing was changed; choose another file or year."),
    }


def _further() -> Mapping[str, str]:
    return {
        "number_too_long": _("This is too long for a telephone number. It is kept as typed; check it."),
        "number_too_short": _("This is too short for a telephone number. It is kept as typed; check it."),
        "number_unlikely": _("This is hardly a telephone number. It is kept as typed; check it."),
        "number_unread": _("No telephone number can be read in “{number}”. Nothing was linked; check it."),
        "callers_same": _("Both are the same number. Nothing was linked; type this caller's other number."),
        "callers_linked": _("These numbers are one caller's already. Nothing was changed."),
        "year_out_of_range": _("The calendar does not reach the year {year}. Nothing was changed; check the year."),
        "range_too_long": _("At most {days} days fit one summary. Nothing was made; choose fewer days."),
    }


def _files() -> Mapping[str, str]:
    return {
        "disk_full": _("The disk is full, so {file} was not written. Nothing else was changed; choose another place."),
        "cannot_write_file": _(
            "{file} cannot be written there. Nothing was changed; choose another folder or another name."
        ),
        "cannot_print": _("The printer did not take the page. Nothing was changed; save it as PDF and print that."),
    }


CHAPTERS: tuple[Callable[[], Mapping[str, str]], ...] = (
    *(_times, _typing, _contacts, _further, _answers, _stages, _town, _policy, _calendar, _files),
    *(logbook.about_file, logbook.about_place),
)
