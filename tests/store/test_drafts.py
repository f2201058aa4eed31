"""Open cards outlive a crash, on this desk, for their author."""

import os
import stat
from pathlib import Path

import pytest

from counterdesk.domain.refusal import Refused
from counterdesk.store.drafts import Draft, Drafts
from tests.store.rows import NOW, later

CARD = Draft("card-1", "call", 1, {"note": "Blue house", "number": "519-555-0100"}, NOW)


def test_a_draft_is_there_after_a_crash(tmp_path: Path) -> None:
    drafts = Drafts.open(tmp_path / "drafts", NOW)
    drafts.put(CARD)
    again = Drafts.open(tmp_path / "drafts", NOW)
    assert again.all(1) == (CARD,)
    drafts.close()
    again.close()


def test_typing_on_keeps_the_last_state_only(tmp_path: Path) -> None:
    drafts = Drafts.open(tmp_path / "drafts", NOW)
    drafts.put(CARD)
    typed = Draft("card-1", "call", 1, {"note": "Blue house, no 12"}, later(1), parked_at=later(2))
    drafts.put(typed)
    assert drafts.all() == (typed,)
    drafts.close()


def test_a_saved_card_leaves_no_draft(tmp_path: Path) -> None:
    drafts = Drafts.open(tmp_path / "drafts", NOW)
    drafts.put(CARD)
    drafts.drop("card-1")
    drafts.drop("card-1")
    assert drafts.all() == ()
    drafts.close()


@pytest.mark.parametrize("kind", ["complaint", "incident"])
def test_a_complaint_or_incident_comes_back_to_its_own_author_only(tmp_path: Path, kind: str) -> None:
    drafts = Drafts.open(tmp_path / "drafts", NOW)
    drafts.put(Draft("card-2", kind, 1, {"note": "Rude"}, NOW))
    assert [draft.uid for draft in drafts.all(1)] == ["card-2"]
    assert drafts.all(2) == ()
    assert drafts.all() == ()
    drafts.close()


def test_a_confidential_call_comes_back_to_its_own_author_only(tmp_path: Path) -> None:
    drafts = Drafts.open(tmp_path / "drafts", NOW)
    drafts.put(Draft("card-3", "call", 1, {"name": "Frank"}, NOW, is_sealed=True))
    assert drafts.all(2) == ()
    assert drafts.all(1)[0].is_sealed
    drafts.close()


def test_drafts_come_back_oldest_first_whatever_was_typed(tmp_path: Path) -> None:
    drafts = Drafts.open(tmp_path / "drafts", NOW)
    odd = {"note": "l'été \ud800 \x00 😀", "rows": [1, None, True]}
    drafts.put(Draft("b", "call", None, odd, later(1)))
    drafts.put(Draft("a", "call", None, {}, NOW))
    assert [draft.uid for draft in drafts.all()] == ["a", "b"]
    assert drafts.all()[1].content == odd
    drafts.close()


def test_the_file_is_private_and_what_was_dropped_leaves_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        drafts = Drafts.open(tmp_path / "drafts", NOW)
        drafts.put(CARD)
        modes = {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    finally:
        os.umask(before)
    drafts.drop("card-1")
    drafts.close()
    assert modes == {0o600}
    assert b"Blue house" not in (tmp_path / "drafts").read_bytes()


def test_a_drafts_file_that_cannot_be_read_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "drafts"
    path.write_bytes(b"\xff\xd8\xff" * 2000)
    drafts = Drafts.open(path, NOW)
    assert drafts.all() == ()
    drafts.close()
    (aside,) = tmp_path.glob("drafts.damaged-*")
    assert aside.read_bytes() == b"\xff\xd8\xff" * 2000


def test_drafts_in_a_folder_that_is_away_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="logbook_missing_folder"):
        Drafts.open(tmp_path / "away" / "drafts", NOW)
