"""A broken pack is refused with everything wrong in it at once, each with file, line and key."""

import pytest

from counterdesk.app.packs import pack_files
from counterdesk.policy import BrokenPack, read
from counterdesk.policy.lines import Lines

LASALLE = next(file for file in pack_files() if file.stem == "lasalle").read_text(encoding="utf-8")


def faults(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(BrokenPack) as broken:
        read(text, "town.toml")
    assert {fault.file for fault in broken.value.faults} == {"town.toml"}
    return [(fault.line, fault.key, fault.code) for fault in broken.value.faults]


def changed(*pairs: tuple[str, str]) -> str:
    text = LASALLE
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after, 1)
    return text


def line_of(text: str, part: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if part in line)


@pytest.mark.parametrize(
    ("before", "after", "key", "code"),
    [
        ("number = 2", "number = -2", "standards[0].number", "bad_number"),
        ("number = 2", "number = 401", "standards[0].number", "bad_number"),
        ("number = 2", 'number = "2"', "standards[0].number", "bad_number"),
        ("number = 2", "number = true", "standards[0].number", "bad_number"),
        ("number = 2", "number = 2.0", "standards[0].number", "bad_number"),
        ('unit = "business_days"', 'unit = "weeks"', "standards[0].unit", "not_one_of"),
        ('event = "contact"', 'event = "full moon"', "standards[0].event", "not_one_of"),
        ('force = "must"', 'force = "may"', "standards[0].force", "not_one_of"),
        ('clause = "L2"', 'clause = "section 1"', "standards[0].clause", "bad_clause"),
        ('clause = "L2"', "", "standards[0].clause", "missing_key"),
        ('kind = "call"', 'kind = "Call me"', "standards[0].kind", "bad_kind"),
        ('area_code = "519"', "area_code = 519", "area_code", "not_text"),
        ('area_code = "519"', 'area_code = "519"\ncolour = "red"', "colour", "unknown_key"),
        ('owes = "call"', 'owes = "cal"', "channels[1].owes", "unknown_kind"),
        ('channel = "call"', 'channel = "walk_in"', "channels[1].channel", "said_twice"),
        ('name = "Water bill"', 'name = "Property taxes"', "topics[1].name", "said_twice"),
        ('name = "Town of LaSalle"', 'name = " "', "name", "empty_text"),
        ("approved_on = 2009-08-25", 'approved_on = "2009"', "policy.approved_on", "not_a_date"),
        ("sealed = true", 'sealed = "yes"', "complaints[0].sealed", "not_true_or_false"),
        (
            'starts = ["complaint_acknowledge", "comp',
            'starts = ["ack", "comp',
            "complaints[0].starts[0]",
            "unknown_kind",
        ),
        ("departments = [", 'departments = "all"\nothers = [', "departments", "not_a_list"),
        ('calendar = "weekdays"', 'calendar = "weekends"', "examples[0].calendar", "unknown_calendar"),
        ("due = 2026-04-08T16:30:00-04:00", "due = 2026-04-08T16:30:00", "examples[0].due", "not_an_instant"),
        ("due = 2026-04-08T16:30:00-04:00", "", "examples[0]", "due_or_reason"),
    ],
)
def test_one_fault_names_its_line_and_key(before: str, after: str, key: str, code: str) -> None:
    text = changed((before, after))
    found = faults(text)
    assert (key, code) in [one[1:] for one in found]
    line = next(line for line, at, _ in found if at == key)
    assert 1 <= line <= len(text.splitlines())


def test_everything_wrong_comes_at_once_in_the_order_of_the_lines() -> None:
    text = changed(
        ('area_code = "519"', "area_code = 519"),
        ("number = 2", "number = 0"),
        ('unit = "days"', 'unit = "moons"'),
        ('owes = "written"', 'owes = "letters"'),
        ('plain_last_day = "as_is"', 'plain_last_day = "maybe"'),
    )
    found = faults(text)
    assert [one[1:] for one in found] == [
        ("area_code", "not_text"),
        ("standards[0].number", "bad_number"),
        ("standards[1].unit", "not_one_of"),
        ("channels[5].owes", "unknown_kind"),
        ("examples[4].switches.plain_last_day", "not_one_of"),
    ]
    parts = ("area_code = 519", "number = 0", 'unit = "moons"', 'owes = "letters"', 'plain_last_day = "maybe"')
    assert [one[0] for one in found] == [line_of(text, part) for part in parts]


def test_syntax_error_is_reported_alone() -> None:
    text = changed(("number = 2", "number = "), ('area_code = "519"', "area_code = 519"))
    line = text.splitlines().index("number = ") + 1
    assert faults(text) == [(line, "", "syntax")]
    assert faults('town = "x') == [(1, "", "syntax")]
    assert [code for _, _, code in faults("town = [")] == ["syntax"]


def test_key_written_twice_is_a_syntax_error() -> None:
    assert [code for _, _, code in faults('town = "a"\ntown = "b"\n')] == ["syntax"]


def test_calendar_of_a_pack_is_checked_like_any_other() -> None:
    text = changed(
        ('[["08:30", "16:30"]], tue', '[["16:30", "08:30"]], tue'),
        ("2026-04-03 = []", "2026-02-30 = []"),
    )
    assert [one[1:] for one in faults(text)] == [
        ("calendars.weekdays.weekly.mon[0]", "calendar_ends_before_it_starts"),
        ("calendars.weekdays.exceptions.2026-02-30", "calendar_bad_date"),
    ]


def test_calendar_that_never_opens_is_refused_in_a_pack() -> None:
    text = LASALLE + "\n[calendars.never]\nweekly = {}\n"
    assert ("calendars.never", "calendar_never_opens") in [one[1:] for one in faults(text)]


def test_switch_that_does_not_exist_is_refused() -> None:
    text = LASALLE + '\n[switches]\nhalf_day = "maybe"\nleap_day = "skipped"\n'
    assert [one[1:] for one in faults(text)] == [
        ("switches.half_day", "not_one_of"),
        ("switches.leap_day", "unknown_key"),
    ]


@pytest.mark.parametrize("text", ["", "x = 1", "standards = 5", "channels = [1]", "calendars = []", "policy = []"])
def test_what_is_no_pack_at_all_is_refused_without_a_crash(text: str) -> None:
    assert len(faults(text)) > 5


def test_choice_stands_only_where_nothing_is_owed() -> None:
    found = faults(changed(('owes = "call"', 'owes = "call"\nchoice = "moon"')))
    assert [one[2] for one in found] == ["choice_beside_standard", "unknown_kind"]


def test_fault_says_what_would_be_right() -> None:
    with pytest.raises(BrokenPack) as broken:
        read(changed(('force = "must"', 'force = "may"')), "town.toml")
    (fault,) = broken.value.faults
    assert fault.facts == {"value": "may", "allowed": "must, should"}
    assert str(broken.value) == f"town.toml:{fault.line}: standards[0].force: not_one_of"


def test_lines_are_found_behind_lists_and_long_texts() -> None:
    values = 'a = [\n  "x", # ]\n  "[",\n]\nb = """\nc = 1\n"""\n'
    lines = Lines(values + '[t."u v"]\nd.e = {x = 1}\n[[r]]\nf = 1\n[[r]]\nf = 2\n[r.s]\ng = 3\n')
    paths = ("a", "a[1]", "b", "t.u v.d.e", "r[0].f", "r[1].f", "r[1].s.g", "r[1].none", "nothing")
    assert [lines.of(path) for path in paths] == [1, 1, 5, 9, 11, 13, 15, 12, 1]


@pytest.mark.parametrize(
    ("reasons", "found"),
    [
        ("reasons = []", ("pausing.reasons", "no_reasons")),
        ('reasons = [" "]', ("pausing.reasons[0]", "empty_text")),
        ('reasons = "An inquest"', ("pausing.reasons", "not_a_list")),
        ("", ("pausing.reasons", "missing_key")),
    ],
)
def test_a_limit_stands_still_for_named_reasons_only(reasons: str, found: tuple[str, str]) -> None:
    text = f'{LASALLE}\n[pausing]\nclause = "L17"\nsection = "11"\nwords = "Subject to legislation."\n{reasons}\n'
    assert [one[1:] for one in faults(text)] == [found]
