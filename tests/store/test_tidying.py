"""A quiet moment: the index and the file are tidied, nothing is lost, and nobody is waited for."""

import pytest
from sqlalchemy import text

from counterdesk.domain.refusal import Refused
from counterdesk.store import check, search
from counterdesk.store.engine import Logbook
from counterdesk.store.tidying import AFTER_COMMITS
from tests.store.rows import NOW, contact, save

CALLS = 3 * AFTER_COMMITS


def tidy(logbook: Logbook) -> int:
    """Lets the logbook do all of it, and counts the steps."""
    steps = 1
    while logbook.tidy():
        steps += 1
    return steps


def wal_bytes(logbook: Logbook) -> int:
    return logbook.path.with_name(f"{logbook.path.name}-wal").stat().st_size


def log(logbook: Logbook, count: int) -> None:
    for number in range(count):
        save(logbook, "call_logged", contact(note=f"Asks for the fee of permit{number}"))


def segments(logbook: Logbook) -> int:
    """Counts the pieces the index is in."""
    with logbook.read() as session:
        return len(session.execute(text("SELECT DISTINCT segid FROM search_idx")).all())


def test_everything_is_found_after_tidying(logbook: Logbook) -> None:
    for _ in range(3):
        log(logbook, CALLS)
        tidy(logbook)
    with logbook.read() as session:
        assert len(search.find(session, "permit", limit=100)) == 3 * CALLS
    assert check.examine(logbook.path).problems == ()


def test_tidying_merges_the_index(logbook: Logbook) -> None:
    log(logbook, CALLS)
    before = segments(logbook)
    tidy(logbook)
    assert segments(logbook) < before


def test_what_was_tidied_stands_in_the_file_itself(logbook: Logbook) -> None:
    log(logbook, CALLS)
    before = logbook.path.stat().st_size
    tidy(logbook)
    assert logbook.path.stat().st_size > before
    grown = wal_bytes(logbook)
    log(logbook, 1)
    assert wal_bytes(logbook) == grown  # its beginning is written anew


def test_a_logbook_that_was_hardly_written_to_is_left_alone(logbook: Logbook) -> None:
    tidy(logbook)
    log(logbook, 1)
    before = segments(logbook)
    tidy(logbook)
    assert segments(logbook) == before


def test_a_desk_that_writes_is_not_waited_for(logbook: Logbook) -> None:
    log(logbook, CALLS)
    other = Logbook.open(logbook.path, NOW)
    raw = other._writer.raw
    raw.execute("BEGIN IMMEDIATE")
    with pytest.raises(Refused) as refused:
        tidy(logbook)
    assert refused.value.code == "logbook_locked"
    raw.execute("ROLLBACK")
    other.close()
    log(logbook, 1)
    assert logbook._writer.raw.execute("PRAGMA busy_timeout").fetchone() == (5000,)


def test_a_commit_never_merges_the_index_by_itself(logbook: Logbook) -> None:
    log(logbook, AFTER_COMMITS)
    tidy(logbook)
    grown: list[int] = []
    for _ in range(80):
        before = logbook._writer.raw.total_changes
        log(logbook, 1)
        grown.append(logbook._writer.raw.total_changes - before)
        tidy(logbook)
    assert max(grown) == min(grown)


def test_tidying_goes_in_steps_between_which_a_clerk_can_write(logbook: Logbook) -> None:
    log(logbook, CALLS)
    assert logbook.tidy()
    log(logbook, 1)
    assert tidy(logbook) > 1
    with logbook.read() as session:
        assert len(search.find(session, "permit", limit=100)) == CALLS + 1


def test_after_being_in_the_way_of_another_desk_it_begins_anew(logbook: Logbook) -> None:
    log(logbook, CALLS)
    other = Logbook.open(logbook.path, NOW)
    assert logbook.tidy()
    other._writer.raw.execute("BEGIN IMMEDIATE")
    with pytest.raises(Refused):
        logbook.tidy()
    other._writer.raw.execute("ROLLBACK")
    other.close()
    assert not logbook.tidy()
    log(logbook, AFTER_COMMITS)
    assert tidy(logbook) > 1
