"""A logbook is not put where it would come to harm."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from counterdesk.domain.refusal import Refused
from counterdesk.store import places
from counterdesk.store.engine import Logbook
from tests.store.rows import NOW

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/share /mnt/share cifs rw 0 0
server:/home /home nfs4 rw 0 0
clerk@host: /mnt/My\\040Files fuse.sshfs rw 0 0
/dev/sdb1 /mnt/share/local ext4 rw 0 0
C:\\134 /mnt/c 9p rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/town.logbook", None),
        ("/mnt/share/town.logbook", "cifs"),
        ("/mnt/share/local/town.logbook", None),
        ("/mnt/shared/town.logbook", None),
        ("/home/clerk/town.logbook", "nfs4"),
        ("/mnt/My Files/town.logbook", "fuse.sshfs"),
        ("/mnt/c/Users/clerk/town.logbook", "9p"),
    ],
)
def test_network_folders_are_known_by_their_mount(path: str, kind: str | None) -> None:
    assert places.network_kind(PurePosixPath(path), MOUNTS) == kind


@pytest.mark.parametrize(
    ("path", "is_remote"),
    [
        (r"\\server\share\town.logbook", True),
        ("//server/share/town.logbook", True),
        (r"\\?\UNC\server\share\town.logbook", True),
        (r"\\?\C:\Town\town.logbook", False),
        (r"\\?\D:\Town\town.logbook", False),
        (r"C:\Town\town.logbook", False),
    ],
)
def test_windows_shares_are_known_by_their_name(path: str, is_remote: bool) -> None:
    assert places.is_unc(path) is is_remote


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (r"C:\Users\p\OneDrive\town.logbook", "OneDrive"),
        (r"C:\Users\p\OneDrive - Town of Essex\Desk\town.logbook", "OneDrive"),
        (r"C:\Users\p\Dropbox (Town)\town.logbook", "Dropbox"),
        (r"C:\Users\p\Google Drive\town.logbook", "Google Drive"),
        (r"C:\Users\p\iCloudDrive\town.logbook", "iCloud"),
        (r"C:\Users\p\Nextcloud\town.logbook", "Nextcloud"),
        (r"C:\Users\p\Nextcloud2\town.logbook", "Nextcloud"),
        (r"C:\Users\p\Documents\town.logbook", None),
        (r"C:\Users\p\AppData\Local\Counterdesk\town.logbook", None),
        (r"C:\Users\p\AppData\Roaming\Counterdesk\town.logbook", "roaming profile"),
        (r"D:\Cloud\Desk\town.logbook", "OneDrive"),
        (r"C:\Users\p\Documents\Dropboxes\town.logbook", None),
        (r"C:\Users\p\Documents\dropbox.logbook", None),
    ],
)
def test_synchronised_folders_are_known_by_name_or_by_the_service_itself(path: str, service: str | None) -> None:
    told = {"APPDATA": r"C:\Users\p\AppData\Roaming", "OneDriveCommercial": r"D:\Cloud", "OneDrive": ""}
    assert places.synchronised_by(PureWindowsPath(path), told) == service


@pytest.mark.parametrize("name", ["OneDrive", "Dropbox", "Nextcloud"])
def test_a_logbook_in_a_synchronised_folder_is_refused_with_the_service(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(Refused) as caught:
        Logbook.create(tmp_path / name / "town.logbook", NOW)
    assert (caught.value.code, caught.value.facts) == ("logbook_synchronised_folder", {"service": name})
    assert list((tmp_path / name).iterdir()) == []


def test_a_folder_that_carries_a_service_s_mark_is_refused(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / ".stfolder").mkdir()
    with pytest.raises(Refused, match="logbook_synchronised_folder"):
        places.require_safe(tmp_path / "desk" / "town.logbook", {})


def test_a_link_into_a_synchronised_folder_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "desk").symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    with pytest.raises(Refused, match="logbook_synchronised_folder"):
        places.require_safe(tmp_path / "desk" / "town.logbook", {})


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        Logbook.create(tmp_path / "away" / "town.logbook", NOW)
    assert (caught.value.code, caught.value.facts) == ("logbook_missing_folder", {"folder": str(tmp_path / "away")})
