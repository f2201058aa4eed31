"""The policy page: the text clause by clause, what holds today, and every edit with who, when and from when."""

from datetime import date
from pathlib import Path

import pytest

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.people import AskPeople
from counterdesk.services.asks.policy import (
    AskPolicy,
    ClauseRow,
    LimitRow,
    PolicyView,
    SetLimit,
    SetOverride,
    SetPolicySwitch,
    WithdrawEdit,
)
from counterdesk.services.door import LogbookDesk
from tests.desk import bare_desk, new_desk, packs, person, toronto

TODAY, MONDAY = date(2026, 11, 24), date(2026, 11, 30)
APPENDIX = "Appendix A, July 14, 2025"
CHAPTERS = {"standards", "channels", "complaints", "not_owed", "script", "definitions", "incidents", "away"} | {
    "hours",
    "anonymous",
    "council",
    "own_limits",
    "survey",
    "pausing",
    "hand_off",
    "review",
}


def policy(desk: LogbookDesk) -> PolicyView:
    return desk.read(AskPolicy())


def limit(view: PolicyView, kind: str) -> LimitRow:
    (row,) = [row for row in view.limits if row.kind == kind]
    return row


def test_without_a_town_there_is_no_policy(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    with pytest.raises(Refused, match="no_town"):
        policy(desk)


@pytest.mark.parametrize("town", sorted(packs()))
def test_every_clause_is_cited_in_the_towns_words(tmp_path: Path, town: str) -> None:
    desk, _ = new_desk(tmp_path, town=town)
    view = policy(desk)
    assert {row.chapter for row in view.clauses} <= CHAPTERS
    assert all(row.clause and row.section and row.words and row.code for row in view.clauses)
    assert [row.kind for row in view.limits if not row.blank] == [
        row.code for row in view.clauses if row.chapter == "standards"
    ]
    assert [(row.value, row.edited) for row in view.switches] == [(row.default, None) for row in view.switches]
    assert (view.history, view.overrides) == ((), ())


def test_tecumsehs_policy_reads_as_it_is_written(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    view = policy(desk)
    call = limit(view, "call")
    assert (call.number, call.unit, call.must, call.section, call.clause) == (1, "business_days", True, "5.2", "T13")
    assert "one (1) business day" in call.words
    (abusive,) = [row for row in view.clauses if row.chapter == "not_owed" and row.code == "abusive_language"][:1]
    assert isinstance(abusive, ClauseRow)
    assert view.may_override_longer is False


def test_lasalles_review_date_has_passed_and_kawartha_lakes_lets_departments_be_longer(tmp_path: Path) -> None:
    """L19: must be reviewed by August 2021; K13: approved by the CAO and Council."""
    (tmp_path / "lasalle").mkdir()
    lasalle, _ = new_desk(tmp_path / "lasalle", town="lasalle")
    kawartha, _ = new_desk(tmp_path, town="kawartha_lakes")
    assert (policy(lasalle).review_passed, policy(kawartha).review_passed) == (True, False)
    assert policy(lasalle).review_on is not None
    assert policy(kawartha).may_override_longer is True


def test_a_blank_is_shown_as_one_until_it_is_filled_in(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, town="amherstburg")
    before = limit(policy(desk), "call")
    assert (before.number, before.blank, before.edited, before.clause) == (0, "appendix_a", None, "A13")
    edit = desk.do(SetLimit("call", 2, "business_days", True, MONDAY, APPENDIX), person(desk, "Priya"))
    (blank,) = [row for row in policy(desk).blanks if row.code == "appendix_a"]
    assert blank.filled == ("call",)
    assert "voicemail" in blank.fills
    assert limit(policy(desk), "call").number == 0
    clock.set(toronto("2026-11-30 09:00"))
    after = limit(policy(desk), "call")
    assert (after.number, after.unit, after.must, after.edited, after.section) == (
        2,
        "business_days",
        True,
        edit.id,
        APPENDIX,
    )


def test_a_switch_says_what_holds_and_what_the_policy_says(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    edit = desk.do(SetPolicySwitch("half_day", "skipped", TODAY), person(desk, "Priya"))
    rows = {row.switch: row for row in policy(desk).switches}
    assert (rows["half_day"].value, rows["half_day"].default, rows["half_day"].edited) == ("skipped", "counts", edit.id)
    assert rows["half_day"].allowed == ("counts", "skipped")
    assert rows["at_closing"].edited is None


def test_departments_limits_are_listed_with_the_towns_beside_them(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, town="kawartha_lakes")
    first, second = desk.read(AskPeople()).departments[:2]
    desk.do(SetOverride(first.id, "call", 1, TODAY), None)
    desk.do(SetOverride(second.id, "written", 9, MONDAY, "CAO and Council", TODAY), None)
    rows = [(row.department, row.kind, row.number, row.unit, row.town_number) for row in policy(desk).overrides]
    assert rows == [(first.name, "call", 1, "business_days", 2), (second.name, "written", 9, "business_days", 5)]
    assert (policy(desk).overrides[1].approved_by, policy(desk).overrides[1].approved_on) == ("CAO and Council", TODAY)
    desk.do(SetOverride(first.id, "call", 2, TODAY), None)
    assert [row.kind for row in policy(desk).overrides] == ["written"]


def test_the_history_keeps_every_edit_with_what_held_before(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, town="amherstburg")
    priya = person(desk, "Priya")
    desk.do(SetLimit("call", 2, "business_days", True, TODAY, APPENDIX), priya)
    second = desk.do(SetLimit("call", 3, "days", True, TODAY, APPENDIX), priya)
    desk.do(SetPolicySwitch("half_day", "skipped", MONDAY), priya)
    clock.forward(hours=1)
    desk.do(WithdrawEdit(second.id or 0), priya)
    rows = [(row.what, row.subject, row.before, row.after, row.from_on, row.by) for row in policy(desk).history]
    assert rows == [
        ("switch", "half_day", "counts", "skipped", MONDAY, "Priya Nair"),
        ("number", "call", "2 business_days", "3 days", TODAY, "Priya Nair"),
        ("number", "call", "", "2 business_days", TODAY, "Priya Nair"),
    ]
    assert [row.withdrawn_at for row in policy(desk).history] == [None, clock.now, None]
    assert [row.source for row in policy(desk).history] == ["", APPENDIX, APPENDIX]


def test_another_desk_hears_of_an_edit(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    seen = desk.changes_since(0)
    assert seen is not None
    desk.do(SetPolicySwitch("half_day", "skipped", TODAY), person(desk, "Priya"))
    heard = desk.changes_since(seen.seq)
    assert heard is not None
    assert heard.topics == {"town"}
