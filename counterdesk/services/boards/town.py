"""The town as windows need it, and the towns that first start offers."""

from collections.abc import Iterable, Mapping

from counterdesk.domain import script
from counterdesk.policy import Pack
from counterdesk.services import calendars, reviews, settings
from counterdesk.services.asks.town import (
    AskTown,
    Hours,
    TownChoice,
    TownView,
)
from counterdesk.services.town import read_pack
from counterdesk.services.town_now import TownNow
from counterdesk.services.work import Look
from counterdesk.store.queries import people

PROPOSED_DAY: Hours = (("08:30", "16:30"),)
PROPOSED_HOURS: tuple[Hours, ...] = (PROPOSED_DAY,) * 5 + ((),) * 2
NEXT_YEAR_FROM_MONTH = 10
SURVEY_MONTHS = (1, 2)
"""The beginning of the year, in which Amherstburg's survey is open "a number of weeks" (A10); the text says no day."""
_MOMENTS = {
    "warning": ("warn", "difficult"),
    "ended": ("end",),
    "hold": ("hold",),
    "transfer": ("transfer",),
    "message": ("message",),
}
_AT_FIRST = ("acknowledge", "listen", "read_back")
_CHANNELS = ("call", "walk_in")


def ask_towns(texts: Mapping[str, str]) -> tuple[TownChoice, ...]:
    """Gives the towns whose policy comes with the program, by name; hours that no text gives are proposed."""
    packs = [read_pack(text, town) for town, text in texts.items()]
    return tuple(_choice(pack) for pack in sorted(packs, key=lambda pack: pack.name))


def ask_town(look: Look, _question: AskTown) -> TownView:
    """Gives the town, its hours and what is left to set up; an empty view while no town is chosen."""
    town = look.chosen
    if town is None:
        return TownView()
    pack = town.pack
    employee, anonymous = pack.complaint("employee"), pack.anonymous
    return TownView(
        town=pack.town,
        name=pack.name,
        policy_title=pack.policy.title,
        policy_version=town.pack_version,
        practice=town.is_on("practice"),
        counter=look.counter,
        counter_address=town.text("counter_address"),
        public_can_see=town.is_on("public_can_see"),
        hours=calendars.hours_of(town.calendar),
        hours_confirmed=town.is_on("hours_confirmed"),
        calendar=town.calendar,
        years_confirmed=town.calendar.confirmed_years,
        may_say_dates=town.may_say_dates(look.today),
        setup_left=_left(look, town),
        script=_script(pack),
        own_words=_own_words(look, town),
        incident_categories=tuple(one.words for one in pack.incidents),
        abuse_definition=_definition(pack, "abusive"),
        warning_needed=bool(pack.says("warn", "call")),
        complaint_definition=_definition(pack, "complaint"),
        complaint_employee_to=employee.to or "",
        complaint_identity_note=_joined(pack, "confidential"),
        anonymous_rule=anonymous.words if anonymous else "",
        collection_notice=pack.notice.words,
        blanks=tuple(one.missing for one in pack.blanks),
        review_due=reviews.due_on(look),
        survey_section=pack.survey.section if pack.survey and look.today.month in SURVEY_MONTHS else "",
        switches=town.switches_on(look.today).document(),
        settings=settings.shown(town.stored),
        area_code=pack.area_code,
    )


def _choice(pack: Pack) -> TownChoice:
    hours = pack.hours
    return TownChoice(
        town=pack.town,
        name=pack.name,
        policy_title=pack.policy.title,
        hours=calendars.hours_of(hours.calendar) if hours else PROPOSED_HOURS,
        hours_proposed=hours is None,
        hours_section=hours.section if hours else "",
        blanks=tuple(one.missing for one in pack.blanks),
        topics=tuple(one.name for one in pack.topics),
    )


def _left(look: Look, town: TownNow) -> tuple[str, ...]:
    """Gives what is not set up yet; next year's closures from October on."""
    years = [look.today.year]
    if look.today.month >= NEXT_YEAR_FROM_MONTH:
        years.append(look.today.year + 1)
    left = [] if town.is_on("hours_confirmed") else ["confirm_hours"]
    left += [f"confirm_year:{year}" for year in years if not town.calendar.is_confirmed(year)]
    if len(people.people(look.session)) < 2:
        left.append("add_people")
    if not town.text("second_backup"):
        left.append("second_backup")
    return tuple(left)


def _script(pack: Pack) -> dict[str, str]:
    """Gives the town's words for each moment; where it has no greeting, what it asks for at the beginning."""
    found = {name: _first(_joined(pack, moment) for moment in moments) for name, moments in _MOMENTS.items()}
    for channel in _CHANNELS:
        greeting = _said(pack, channel, "greet", "identify")
        found[channel] = greeting or _first(_said(pack, channel, moment) for moment in _AT_FIRST)
    return {name: words for name, words in found.items() if words}


def _own_words(look: Look, town: TownNow) -> dict[str, str]:
    """Gives the town's own words by moment, as they stand today."""
    found = {one: town.edits.newest("script", one, None, look.today) for one in script.subjects()}
    return {one: str(edit.content) for one, edit in found.items() if edit is not None}


def _said(pack: Pack, channel: str, *moments: str) -> str:
    return " ".join(one.words for moment in moments for one in pack.says(moment, channel))


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")


def _joined(pack: Pack, moment: str) -> str:
    return " ".join(dict.fromkeys(one.words for channel in _CHANNELS for one in pack.says(moment, channel)))


def _definition(pack: Pack, term: str) -> str:
    return next((one.words for one in pack.definitions if one.term == term), "")
