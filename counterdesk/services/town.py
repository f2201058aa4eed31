"""Setting up the town: its policy, its hours, its settings; every change is a numbered version or a journal line."""

from collections.abc import Mapping
from typing import Any

from counterdesk import policy
from counterdesk.domain.refusal import Refused
from counterdesk.policy import BrokenPack, Pack
from counterdesk.services import calendars, people, settings, topics
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.town import ChooseTown, SetSetting
from counterdesk.services.calendars import Book
from counterdesk.services.plain import line
from counterdesk.services.work import Work
from counterdesk.store import backup
from counterdesk.store.queries import town as queries
from counterdesk.store.queries.town import TOWN
from counterdesk.store.tables import Pack as PackRow
from counterdesk.store.tables import Setting as SettingRow


def choose_town(work: Work, command: ChooseTown, texts: Mapping[str, str]) -> Done:
    """Sets the logbook up for a town; refuses `town_chosen`, `unknown_town`, `bad_hours`, `no_opening`."""
    if queries.pack_version(work.session) is not None:
        raise Refused("town_chosen")
    if command.town not in texts:
        raise Refused("unknown_town")
    text = texts[command.town]
    pack = read_pack(text, command.town)
    row = PackRow(town=command.town, version=1, content=text, at=work.now, by=work.author)
    work.tx.add(row)
    calendars.write_versions(work, Book({TOWN: calendars.week_of(command.hours)}, (), frozenset()))
    for name, value in _first_settings(command).items():
        put_setting(work, name, value)
    work.tx.journal("town_chosen", row)
    for place, topic in enumerate(pack.topics, start=1):
        topics.add(work, topic.name, place, is_tally=topic.tally)
    for name in pack.departments:
        people.department_named(work, name)
    return Done("town_chosen", work.now, "packs", facts={"town": command.town, "name": pack.name})


def set_setting(work: Work, command: SetSetting) -> Done:
    """Sets one of the declared settings; refuses `unknown_setting`, `bad_setting` and a second folder that fails."""
    value = settings.parsed(command.name, command.value)
    second = settings.second_folder({command.name: value})
    if second is not None:
        backup.require_second(second)
    row = put_setting(work, command.name, value)
    work.tx.journal("setting_set", row)
    return Done("setting_set", work.now, "settings", facts={"name": command.name})


def put_setting(work: Work, name: str, value: Any) -> SettingRow:
    """Writes a setting's row."""
    row = queries.setting_row(work.session, name)
    if row is None:
        row = SettingRow(key=name, value=value)
        work.tx.add(row)
    else:
        row.value = value
    return row


def read_pack(text: str, town: str) -> Pack:
    """Gives a town's policy; refuses `pack_broken` with the number of faults."""
    try:
        return policy.read(text, f"{town}.toml")
    except BrokenPack as broken:
        raise Refused("pack_broken", faults=len(broken.faults)) from None


def _first_settings(command: ChooseTown) -> dict[str, Any]:
    return {
        "counter": line(command.counter) or settings.BY_NAME["counter"].default,
        "public_can_see": command.public_can_see,
        "practice": command.practice,
        "hours_confirmed": command.hours_confirmed,
    }
