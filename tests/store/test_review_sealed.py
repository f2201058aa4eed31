"""What is sealed in the store: confidential words, sealed drafts, and what a file says about practice."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from counterdesk.store import backup, check, glance, search
from counterdesk.store.drafts import Draft, Drafts
from counterdesk.store.engine import Logbook
from counterdesk.store.tables import Contact, Setting
from tests.store.rows import NOW, changing, complaint, contact, incident, save


def found(logbook: Logbook, typed: str, *, sealed: bool = False) -> list[int]:
    with logbook.read() as session:
        return [hit.record_id for hit in search.find(session, typed, sealed=sealed)]


def words_in(logbook: Logbook, table: str) -> str:
    with logbook.read() as session:
        return repr(session.execute(text(f"SELECT text FROM {table}")).all())


def test_a_confidential_contact_is_found_in_the_sealed_index_only(logbook: Logbook) -> None:
    save(logbook, "call_logged", contact(note="Weeds by the zebrawood.", confidential=True))
    assert (found(logbook, "zebrawood"), found(logbook, "zebrawood", sealed=True)) == ([], [1])
    assert "zebrawood" not in words_in(logbook, "search")


def test_a_contact_that_becomes_confidential_leaves_the_open_index(logbook: Logbook) -> None:
    save(logbook, "call_logged", contact(note="Weeds by the zebrawood."))
    assert found(logbook, "zebrawood") == [1]
    with changing(logbook, Contact, 1) as (tx, row):
        row.confidential = True
        tx.journal("made_confidential", row)
    assert (found(logbook, "zebrawood"), found(logbook, "zebrawood", sealed=True)) == ([], [1])
    assert "zebrawood" not in words_in(logbook, "search")
    assert check.examine(logbook.path).problems == ()


def test_a_contact_that_is_no_longer_confidential_is_found_again(logbook: Logbook) -> None:
    save(logbook, "call_logged", contact(note="Weeds by the zebrawood.", confidential=True))
    with changing(logbook, Contact, 1) as (tx, row):
        row.confidential = False
        tx.journal("made_open", row)
    assert (found(logbook, "zebrawood"), found(logbook, "zebrawood", sealed=True)) == ([1], [])


def test_words_that_were_sealed_leave_no_trace_in_the_file_of_the_open_index(logbook: Logbook) -> None:
    save(logbook, "call_logged", contact(note="The zebrawood."))
    with changing(logbook, Contact, 1) as (tx, row):
        row.note, row.confidential = None, True
        tx.journal("made_confidential", row)
    logbook.close()
    for file in logbook.path.parent.glob("town.logbook"):
        content = file.read_bytes()
        assert content.count(b"zebrawood") == 0


@pytest.mark.parametrize("about_employee", [True, False])
def test_a_complaint_about_an_employee_is_apart_and_one_about_a_road_is_not(
    logbook: Logbook, about_employee: bool
) -> None:
    row = complaint("2026-0001", subject_sealed="The zebrawood.", about_employee=about_employee)
    save(logbook, "complaint_logged", row)
    assert bool(found(logbook, "zebrawood")) is not about_employee
    assert bool(found(logbook, "zebrawood", sealed=True)) is about_employee


def test_an_incident_is_never_in_the_open_index(logbook: Logbook) -> None:
    save(logbook, "incident_saved", incident("2026-0001", words_used="The zebrawood."))
    assert (found(logbook, "zebrawood"), found(logbook, "zebrawood", sealed=True)) == ([], [1])


def draft(uid: str, author: int | None, kind: str = "call", *, is_sealed: bool = False) -> Draft:
    return Draft(uid, kind, author, {"note": uid}, NOW, is_sealed=is_sealed)


def test_each_reads_the_open_drafts_the_own_sealed_ones_and_nobodys(tmp_path: Path) -> None:
    drafts = Drafts.open(tmp_path / "drafts", NOW)
    for one in (
        draft("open", 1),
        draft("confidential", 1, is_sealed=True),
        draft("complaint", 1, "complaint"),
        draft("incident", 2, "incident"),
        draft("nobody", None, "complaint"),
    ):
        drafts.put(one)
    seen = {reader: {one.uid for one in drafts.all(reader)} for reader in (1, 2, 3, None)}
    assert seen == {
        1: {"open", "confidential", "complaint", "nobody"},
        2: {"open", "incident", "nobody"},
        3: {"open", "nobody"},
        None: {"open", "nobody"},
    }
    drafts.close()


def test_a_card_that_is_sealed_while_it_is_typed_is_sealed_from_then_on(tmp_path: Path) -> None:
    drafts = Drafts.open(tmp_path / "drafts", NOW)
    drafts.put(draft("card", 1))
    drafts.put(draft("card", 1, is_sealed=True))
    assert (drafts.all(2), [one.is_sealed for one in drafts.all(1)]) == ((), [True])
    drafts.close()


def test_one_draft_is_found_by_its_uid_and_none_by_another(tmp_path: Path) -> None:
    drafts = Drafts.open(tmp_path / "drafts", NOW)
    drafts.put(draft("card", 1, "complaint"))
    assert drafts.one("card") == draft("card", 1, "complaint", is_sealed=True)
    assert drafts.one("other") is None
    drafts.close()


@pytest.mark.parametrize(("value", "said"), [(True, True), (False, False), ("yes", None), (None, None)])
def test_a_logbook_says_whether_it_is_for_practice(logbook: Logbook, value: object, said: bool | None) -> None:
    save(logbook, "town_chosen", Setting(key="practice", value=value))
    assert glance.is_practice(logbook.path) is said


def test_what_is_no_logbook_says_nothing_about_practice(logbook: Logbook, tmp_path: Path) -> None:
    assert glance.is_practice(logbook.path) is None
    assert glance.is_practice(tmp_path / "not there") is None
    (tmp_path / "picture").write_bytes(b"\xff\xd8\xff\xe0" * 2000)
    assert glance.is_practice(tmp_path / "picture") is None
    (tmp_path / "json").write_text(json.dumps({"practice": True}))
    assert glance.is_practice(tmp_path / "json") is None


def test_a_backup_says_what_its_logbook_says(logbook: Logbook, tmp_path: Path) -> None:
    save(logbook, "town_chosen", Setting(key="practice", value=True))
    assert glance.is_practice(backup.make(logbook.path, tmp_path, NOW).path) is True


def test_rotation_goes_on_past_a_backup_that_cannot_be_removed(tmp_path: Path) -> None:
    for day in range(30):
        name = f"counterdesk-{NOW - timedelta(days=400 + day):%Y%m%dT%H%M%SZ}.backup"
        if day % 2:
            (tmp_path / name / "in the way").mkdir(parents=True)
        else:
            (tmp_path / name).write_bytes(b"old")
    backup.rotate(tmp_path)
    left = list(tmp_path.iterdir())
    assert sum(one.is_file() for one in left) < 15
    assert sum(one.is_dir() for one in left) == 15
