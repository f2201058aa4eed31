"""Where a logbook may live: not on network folders, where SQLite corrupts, nor in folders another program copies."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath, PureWindowsPath

from counterdesk.domain.refusal import Refused

_NETWORK = frozenset(
    (
        *("9p", "afs", "ceph", "cifs", "coda", "davfs", "gfs2", "glusterfs", "ncpfs", "nfs", "nfs4", "ocfs2"),
        *("prl_fs", "smb", "smb2", "smb3", "smbfs", "sshfs", "vboxsf", "fuse.davfs2", "fuse.glusterfs"),
        *("fuse.gvfsd-fuse", "fuse.rclone", "fuse.sshfs", "fuse.vmhgfs-fuse"),
    )
)
_REMOTE_DRIVE = 4
_SERVICES = (
    ("OneDrive", re.compile(r"onedrive(\s|$)")),
    ("Dropbox", re.compile(r"dropbox(\s|$)")),
    ("Google Drive", re.compile(r"(google ?drive|googledrive-.*|drivefs)(\s|$)")),
    ("iCloud", re.compile(r"(icloud ?drive|mobile documents|com~apple~clouddocs)$")),
    ("Nextcloud", re.compile(r"(nextcloud|owncloud)(\s|$|\d)")),
    ("Syncthing", re.compile(r"syncthing$")),
    ("pCloud", re.compile(r"pcloud ?drive$")),
    ("Box", re.compile(r"box sync$")),
    ("MEGA", re.compile(r"megasync$")),
)
_MARKS = (
    ("Dropbox", ".dropbox"),
    ("Dropbox", ".dropbox.cache"),
    ("Nextcloud", ".nextcloudsync.log"),
    ("Nextcloud", ".owncloudsync.log"),
    ("Syncthing", ".stfolder"),
)
_ROAMED = (
    ("OneDrive", "OneDrive"),
    ("OneDrive", "OneDriveCommercial"),
    ("OneDrive", "OneDriveConsumer"),
    ("roaming profile", "APPDATA"),
)


def require_safe(path: Path, environ: Mapping[str, str] = os.environ) -> None:
    """Refuses a place where a logbook would come to harm, or a folder that is not there."""
    if not path.parent.is_dir():
        raise Refused("logbook_missing_folder", folder=str(path.parent))
    real = path.parent.resolve() / path.name
    kind = _network_here(path, real)
    if kind is not None:
        raise Refused("logbook_network_folder", kind=kind)
    service = synchronised_by(path, environ) or synchronised_by(real, environ) or _marked(real)
    if service is not None:
        raise Refused("logbook_synchronised_folder", service=service)


def network_kind(path: PurePath, mounts: str) -> str | None:
    """Gives the network file system that a path lies on by the text of /proc/mounts, or None."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = PurePath(_unescaped(fields[1]))
        if path.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind if kind in _NETWORK else None


def is_unc(path: str) -> bool:
    r"""Tells whether a Windows path names a server: \\server\share."""
    anchor = PureWindowsPath(path).anchor.replace("/", "\\")
    if anchor.startswith(("\\\\?\\", "\\\\.\\")):
        return anchor[4:7].upper() == "UNC"
    return anchor.startswith("\\\\")


def synchronised_by(path: PurePath, environ: Mapping[str, str]) -> str | None:
    """Gives the service that copies this path elsewhere behind our back, by its folder names, or None."""
    for service, variable in _ROAMED:
        folder = environ.get(variable)
        if folder and path.is_relative_to(type(path)(folder)):
            return service
    names = [part.casefold() for part in path.parts[:-1]]
    for service, pattern in _SERVICES:
        if any(pattern.match(name) for name in names):
            return service
    return None


def _marked(path: Path) -> str | None:
    for folder in path.parents:
        for service, mark in _MARKS:
            if folder != Path.home() and (folder / mark).exists():
                return service
    return None


def _unescaped(point: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)


def _network_here(path: Path, real: Path) -> str | None:
    if sys.platform == "win32":
        return _windows_network(path) or _windows_network(real)
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    return network_kind(real, mounts)


def _windows_network(path: Path) -> str | None:
    if is_unc(str(path)):
        return "UNC"
    if sys.platform == "win32":
        import ctypes

        if ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOTE_DRIVE:
            return "remote drive"
    return None
