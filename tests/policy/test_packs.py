"""The five towns' packs: their standards, clauses, routes, words and blanks; and each is its own test."""

from datetime import date

import pytest

from counterdesk.app.packs import pack_files, shipped_packs
from counterdesk.policy import examples_that_fail, known_kinds, read
from counterdesk.policy.pack import Cited, Pack

PACKS = shipped_packs()
TOWNS = ("amherstburg", "essex", "kawartha_lakes", "lasalle", "tecumseh")
LAST_CLAUSE = {"lasalle": ("L", 19), "tecumseh": ("T", 32), "kawartha_lakes": ("K", 15)} | {
    "amherstburg": ("A", 15),
    "essex": ("E", 23),
}
BD, DAYS = "business_days", "days"

# RULE section 6, line by line: number, unit, section of the policy, clause.
STANDARDS = {
    ("tecumseh", "call"): (1, BD, "5.2", "T13", "must"),
    ("tecumseh", "email"): (3, BD, "6.1", "T25", "should"),
    ("tecumseh", "written"): (5, BD, "7.1", "T28", "should"),
    ("tecumseh", "web_message"): (1, BD, "8.2", "T30", "must"),
    ("tecumseh", "eform"): (2, BD, "8.3", "T31", "must"),
    ("tecumseh", "complaint_investigate"): (3, BD, "4.4", "T9", "must"),
    ("tecumseh", "complaint_resolve"): (15, BD, "4.4", "T9", "must"),
    ("tecumseh", "council_decision"): (5, BD, "6.1", "T26", "must"),
    ("lasalle", "call"): (2, BD, "1", "L2", "must"),
    ("lasalle", "email"): (2, DAYS, "2", "L3", "must"),
    ("lasalle", "written"): (5, BD, "3", "L4", "should"),
    ("lasalle", "complaint_acknowledge"): (3, BD, "11", "L17", "must"),
    ("lasalle", "complaint_resolve"): (15, DAYS, "11", "L17", "should"),
    ("kawartha_lakes", "call"): (2, BD, "Telephone", "K2", "should"),
    ("kawartha_lakes", "written"): (5, BD, "Email / Correspondence", "K4", "must"),
    ("kawartha_lakes", "email"): (2, BD, "Email / Correspondence", "K3", "must"),
    ("essex", "voicemail"): (2, BD, "7", "E14", "must"),
    ("essex", "email"): (2, BD, "7", "E19", "must"),
    ("essex", "report_a_problem"): (3, BD, "7", "E20", "must"),
    ("essex", "direct_message"): (2, BD, "7", "E21", "must"),
    ("essex", "written"): (5, BD, "7", "E21", "must"),
    ("essex", "total"): (15, BD, "7", "E22", "should"),
    ("essex", "council_decision"): (5, BD, "7", "E23", "must"),
}


def cited(pack: Pack) -> list[Cited]:
    """Everything in a pack that cites a clause."""
    lists = (pack.standards, pack.channels, pack.complaints, pack.not_owed, pack.script, pack.definitions)
    single = (pack.policy, pack.hours, pack.council, pack.anonymous, pack.hand_off, pack.own_limits)
    return [*(one for rows in (*lists, pack.incidents, pack.away) for one in rows), *(one for one in single if one)]


def test_five_towns_have_a_pack_named_like_its_file() -> None:
    assert tuple(PACKS) == TOWNS
    assert [file.stem for file in pack_files()] == list(TOWNS)


@pytest.mark.parametrize(("town", "kind"), STANDARDS)
def test_standard_stands_as_in_the_rule(town: str, kind: str) -> None:
    standard = PACKS[town].standard(kind)
    number, unit, section, clause, force = STANDARDS[town, kind]
    assert (standard.number, standard.unit, standard.section) == (number, unit, section)
    assert (standard.clause, standard.force) == (clause, force)
    assert standard.event == ("council_decision" if kind == "council_decision" else "contact")
    assert standard.words


def test_no_pack_has_a_standard_that_the_rule_does_not_name() -> None:
    ours = {(town, kind) for town, pack in PACKS.items() for kind in pack.kinds()}
    assert ours == set(STANDARDS)
    assert known_kinds(tuple(PACKS.values())) == {kind for _, kind in STANDARDS}


@pytest.mark.parametrize("town", TOWNS)
def test_worked_examples_of_a_pack_come_out(town: str) -> None:
    assert examples_that_fail(PACKS[town]) == ()
    assert len(PACKS[town].examples) >= 3


@pytest.mark.parametrize("town", TOWNS)
def test_every_standard_has_a_worked_example(town: str) -> None:
    assert set(PACKS[town].kinds()) <= {example.kind for example in PACKS[town].examples if example.due}


def test_example_that_comes_out_differently_is_found() -> None:
    text = next(file for file in pack_files() if file.stem == "lasalle").read_text(encoding="utf-8")
    broken = read(text.replace('number = 2\nunit = "days"', 'number = 3\nunit = "days"'), "lasalle.toml")
    failed = examples_that_fail(broken)
    assert {one.example.kind for one in failed} == {"email"}
    assert failed[0].got.due != failed[0].example.due


@pytest.mark.parametrize("town", TOWNS)
def test_every_clause_is_a_row_of_the_towns_own_list(town: str) -> None:
    letter, last = LAST_CLAUSE[town]
    clauses = [one.clause for one in cited(PACKS[town])] + [b.clause for b in PACKS[town].blanks if b.clause]
    assert clauses
    assert [clause for clause in clauses if clause[0] != letter or not 1 <= int(clause[1:]) <= last] == []


@pytest.mark.parametrize("town", TOWNS)
def test_everything_cited_has_words_and_a_section(town: str) -> None:
    assert [one for one in cited(PACKS[town]) if not one.words.strip() or not one.section] == []


@pytest.mark.parametrize("town", TOWNS)
def test_every_way_in_is_known_to_every_pack(town: str) -> None:
    ways = {
        "walk_in",
        "call",
        "voicemail",
        "answering_service",
        "email",
        "letter",
        "fax",
        "web_form",
        "e_form",
        "social",
    }
    assert {rule.channel for rule in PACKS[town].channels} == ways


@pytest.mark.parametrize("town", TOWNS)
def test_channel_owes_a_standard_of_the_town_or_a_number_still_to_be_filled_in(town: str) -> None:
    pack = PACKS[town]
    fillable = {kind for blank in pack.blanks for kind in blank.fills}
    owed = {rule.owes for rule in pack.channels} - {"none"}
    assert owed <= set(pack.kinds()) | fillable


@pytest.mark.parametrize(
    ("town", "channel", "kind"),
    [
        ("tecumseh", "call", "call"),
        ("lasalle", "call", "call"),
        ("kawartha_lakes", "call", "call"),
        ("essex", "call", None),
        ("tecumseh", "voicemail", "call"),
        ("essex", "voicemail", "voicemail"),
        ("essex", "answering_service", "voicemail"),
        ("essex", "letter", "written"),
        ("essex", "fax", "written"),
        ("lasalle", "fax", "written"),
        ("essex", "web_form", "report_a_problem"),
        ("essex", "social", "direct_message"),
        ("tecumseh", "social", "web_message"),
        ("tecumseh", "e_form", "eform"),
        ("lasalle", "social", None),
        ("tecumseh", "walk_in", None),
    ],
)
def test_message_on_a_channel_owes_the_kind_of_its_clause(town: str, channel: str, kind: str | None) -> None:
    assert PACKS[town].owed(channel, "message").kind == kind


def test_answered_call_owes_nothing_more() -> None:
    for outcome in ("answered", "transferred", "referred", "none_owed"):
        assert PACKS["tecumseh"].owed("call", outcome).kind is None
    assert PACKS["tecumseh"].owed("email", "none_owed").kind is None
    assert PACKS["tecumseh"].owed("email", "transferred").kind == "email"


def test_essex_may_choose_that_a_live_call_owes_what_a_voicemail_owes() -> None:
    owed = PACKS["essex"].owed("call", "message")
    assert (owed.kind, owed.choice, owed.clause) == (None, "voicemail", "E12")
    assert PACKS["essex"].owed("call", "answered").choice is None
    assert PACKS["essex"].owed("by pigeon", "message").kind is None


def test_complaint_about_an_employee_goes_where_the_town_says() -> None:
    assert {town: PACKS[town].complaint("employee").to for town in TOWNS} == {
        "amherstburg": None,
        "essex": "Supervisor",
        "kawartha_lakes": None,
        "lasalle": None,
        "tecumseh": "Director",
    }
    assert all(PACKS[town].complaint("employee").sealed for town in TOWNS)
    assert PACKS["tecumseh"].complaint("employee").starts == ("complaint_investigate", "complaint_resolve")
    assert PACKS["tecumseh"].complaint("service").starts == ()
    assert PACKS["lasalle"].complaint("service").starts == ("complaint_acknowledge", "complaint_resolve")


def test_hours_are_given_by_essex_and_amherstburg_only() -> None:
    assert {town for town in TOWNS if PACKS[town].hours} == {"amherstburg", "essex"}
    monday = PACKS["essex"].hours.calendar.hours_on(date(2026, 6, 8))
    assert [tuple(opening) for opening in monday] == [(510, 990)]
    assert {town for town in TOWNS if any(b.code == "hours" for b in PACKS[town].blanks)} == set(TOWNS) - {
        "amherstburg",
        "essex",
    }


def test_review_dates_and_what_is_overdue() -> None:
    assert {town: PACKS[town].policy.review_on for town in TOWNS} == {
        "amherstburg": date(2030, 7, 14),
        "essex": date(2030, 4, 8),
        "kawartha_lakes": None,
        "lasalle": date(2021, 8, 31),
        "tecumseh": None,
    }
    due = {town: PACKS[town].review_due() for town in TOWNS}
    assert {town for town, day in due.items() if day is not None and day < date(2026, 11, 22)} == {"lasalle"}


@pytest.mark.parametrize(
    ("town", "reviewed_on", "since", "due"),
    [
        ("kawartha_lakes", None, None, None),
        ("kawartha_lakes", None, date(2026, 11, 24), date(2027, 11, 24)),
        ("kawartha_lakes", date(2028, 2, 29), date(2026, 11, 24), date(2029, 2, 28)),
        ("amherstburg", None, date(2026, 11, 24), date(2030, 7, 14)),
        ("amherstburg", date(2030, 6, 30), None, date(2035, 6, 30)),
        ("essex", None, None, date(2030, 4, 8)),
        ("lasalle", None, date(2026, 11, 24), date(2021, 8, 31)),
        ("lasalle", date(2026, 11, 24), None, None),
        ("tecumseh", None, date(2026, 11, 24), None),
    ],
)
def test_a_review_counts_from_the_last_one_the_approval_or_the_first_day_here(
    town: str, reviewed_on: date | None, since: date | None, due: date | None
) -> None:
    assert PACKS[town].review_due(reviewed_on, since) == due
    assert PACKS["lasalle"].policy.review_is == "stated"
    assert PACKS["essex"].policy.review_is == "inferred"


def test_what_an_appendix_keeps_to_itself_is_a_visible_blank() -> None:
    for town in ("amherstburg", "essex", "kawartha_lakes"):
        assert "appendix_a" in {blank.code for blank in PACKS[town].blanks}
    assert {"policy_number", "effective_date"} <= {blank.code for blank in PACKS["tecumseh"].blanks}
    assert PACKS["tecumseh"].policy.number is None
    assert PACKS["amherstburg"].kinds() == ()


def test_script_says_what_the_policy_says_at_that_moment() -> None:
    (identify,) = PACKS["lasalle"].says("identify", "call")
    assert identify.words == "Staff should identify their department and name when answering the phone."
    assert PACKS["essex"].says("identify", "call")[0].clause == "E12"
    assert PACKS["lasalle"].says("identify", "walk_in") == ()
    assert "hello, how may I help you" in PACKS["lasalle"].says("greet", "walk_in")[0].words
    assert "you will hang up" in PACKS["tecumseh"].says("warn", "call")[0].words
    assert PACKS["essex"].says("warn", "call") == ()
    assert PACKS["tecumseh"].says("confidential", "email")[0].clause == "T19"


def test_incidents_have_the_towns_own_categories() -> None:
    words = {town: [one.words for one in PACKS[town].incidents] for town in TOWNS}
    assert words["lasalle"][0] == "shout"
    assert "discriminatory language" in words["tecumseh"]
    assert words["kawartha_lakes"] == []
    assert {one.level for one in PACKS["amherstburg"].incidents} == {"abusive", "disrespectful"}
    assert {one.level for one in PACKS["tecumseh"].incidents} == {"abusive", "reputation"}


def test_away_rules_differ_from_town_to_town() -> None:
    found = {(town, one.asks, one.number, one.unit, one.at_least) for town in TOWNS for one in PACKS[town].away}
    assert ("lasalle", "automatic_reply", 1, "days", True) in found
    assert ("tecumseh", "automatic_reply", 1, "business_days", False) in found
    assert ("essex", "voicemail_greeting", 1, "business_days", True) in found
    assert ("essex", "forward_calls", 3, "business_days", False) in found
    assert ("essex", "signature_notice", 1, "weeks", False) in found


def test_anonymous_complaints_ask_about_the_towns_own_risk() -> None:
    assert PACKS["tecumseh"].anonymous.risk == "life or safety"
    assert (PACKS["essex"].anonymous.risk, PACKS["essex"].anonymous.may_act) == ("health or safety", True)
    assert PACKS["lasalle"].anonymous is None


def test_abusive_letters_and_emails_need_no_response_in_tecumseh() -> None:
    rules = {(one.code, one.section): one.channels for one in PACKS["tecumseh"].not_owed}
    assert rules["abusive_language", "6.3"] == ("email",)
    assert rules["abusive_language", "7.3"] == ("letter", "fax")
    assert ("information_only", "7.2") in rules


def test_council_matters_start_their_own_deadline() -> None:
    assert PACKS["tecumseh"].council.tell_meeting_date
    assert PACKS["essex"].council.owes == "council_decision"
    assert PACKS["essex"].outer == "total"
    assert PACKS["lasalle"].council is None


@pytest.mark.parametrize("town", TOWNS)
def test_counter_starts_with_about_ten_topics_and_some_plain_tallies(town: str) -> None:
    topics = PACKS[town].topics
    assert 10 <= len(topics) <= 14
    assert "Directions" in {topic.name for topic in topics if topic.tally}
    assert {topic.department for topic in topics if topic.department} <= set(PACKS[town].departments)


@pytest.mark.parametrize("town", TOWNS)
def test_collection_notice_leaves_the_towns_part_open(town: str) -> None:
    words = PACKS[town].notice.words
    for blank in ("{legal_authority}", "{purpose}", "{contact_title}", "{contact_address}", "{contact_phone}"):
        assert blank in words


@pytest.mark.parametrize("town", TOWNS)
def test_standard_comes_back_from_what_a_deadline_keeps(town: str) -> None:
    for kind in PACKS[town].kinds():
        standard = PACKS[town].standard(kind)
        assert type(standard).read(standard.document()) == standard


def test_no_town_lets_a_limit_stand_still_by_itself() -> None:
    assert [town for town, pack in PACKS.items() if pack.pausing is not None] == []


def test_a_longer_limit_of_a_departments_own_is_known_in_kawartha_lakes_only() -> None:
    """K13: different standards are approved by the CAO and Council."""
    assert [town for town, pack in PACKS.items() if pack.own_limits is not None] == ["kawartha_lakes"]
    clause = PACKS["kawartha_lakes"].own_limits
    assert clause is not None
    assert (clause.clause, clause.section) == ("K13", "Departmental Standards")
    assert "approved by the CAO and Council" in clause.words


def test_a_town_may_write_for_which_reasons_a_limit_stands_still() -> None:
    written = '[pausing]\nclause = "L17"\nsection = "11"\nwords = "Subject to legislation."\nreasons = ["An inquest"]\n'
    text = next(file for file in pack_files() if file.stem == "lasalle").read_text(encoding="utf-8")
    pausing = read(text + written, "lasalle.toml").pausing
    assert pausing is not None
    assert (pausing.reasons, pausing.clause) == (("An inquest",), "L17")
