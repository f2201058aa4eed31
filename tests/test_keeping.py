"""Documents on the disk: whole, private, or not at all."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from counterdesk.domain.refusal import Refused
from counterdesk.keeping import keep
from counterdesk.words.refusals import sentence


def test_a_report_is_written_whole_and_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    keep(path, b"x" * 100_000)
    assert path.read_bytes() == b"x" * 100_000
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_older_report_is_replaced_and_becomes_private(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    path.chmod(0o644)
    keep(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@contextmanager
def disk_with_room_for(size: int) -> Iterator[None]:
    """Lets no file of this process grow beyond `size`: a write beyond it fails as on a full disk."""
    resource = pytest.importorskip("resource", reason="Windows has no such limit")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_on_a_full_disk_the_old_report_stays_and_nothing_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    with disk_with_room_for(1000), pytest.raises(Refused) as refused:
        keep(path, b"x" * 100_000)
    assert refused.value.code == "disk_full"
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["report.pdf"]
    assert "report.pdf was not written" in sentence(refused.value)


@pytest.mark.parametrize("place", ["no-such-folder/report.pdf", "file/report.pdf", "folder", "x" * 400])
def test_a_place_that_takes_no_file_is_refused(tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("a file is no folder")
    with pytest.raises(Refused) as refused:
        keep(tmp_path / place, b"x")
    assert refused.value.code == "cannot_write_file"
    assert "cannot be written there" in sentence(refused.value)


def test_a_device_is_never_replaced_by_a_report() -> None:
    with pytest.raises(Refused) as refused:
        keep(Path(os.devnull), b"x")
    assert refused.value.code == "cannot_write_file"
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)
