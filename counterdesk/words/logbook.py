"""The sentences for refusals that come from the logbook's file, its folder and its backups.

The user's disk or file being bad is a known error: what happened, what was kept, what to do next.
"""

from collections.abc import Mapping

from counterdesk.words import _


def about_file() -> Mapping[str, str]:
    """Gives the sentences about the logbook's own file, by code."""
    return {
        "logbook_missing": _("There is no logbook there. Nothing was changed; check the name of the file."),
        "logbook_exists": _("There is a logbook already, and it was left alone. Open it, or choose another folder."),
        "logbook_not_a_database": _(
            "This file is not a Counterdesk logbook, and it was left alone. Choose another file, "
            "or restore the newest backup."
        ),
        "logbook_damaged": _(
            "The logbook is damaged, and nothing more was written to it. Keep the file, and restore the newest backup."
        ),
        "logbook_newer": _(
            "This logbook was written by a newer Counterdesk (form {found}; this one knows {known}) and was left "
            "alone. Install the newer program."
        ),
        "logbook_older": _(
            "This logbook is from an older Counterdesk. Open the desk once, which brings it up to date."
        ),
        "logbook_locked": _(
            "Another program is keeping the logbook busy. Nothing was lost; wait a moment and try again."
        ),
        "logbook_open": _("The logbook is open in Counterdesk. Nothing was changed; close the desk first."),
        "logbook_read_only": _(
            "The logbook can be read but not written. Nothing was lost; ask whoever looks after this computer "
            "for the right to write."
        ),
        "logbook_disk_full": _(
            "The disk is full. What was saved is safe and what is typed is kept; make room and try again."
        ),
        "logbook_disk_error": _(
            "The disk did not do as it was told. What was saved is safe and what is typed is kept; try again, "
            "and have the disk looked at."
        ),
        "record_exists": _("This was saved already. Nothing was saved twice."),
        "read_interrupted": _("The search was ended by a newer one."),
        "desk_closed": _("The logbook is closed already. Nothing was changed; start Counterdesk again."),
    }


def about_place() -> Mapping[str, str]:
    """Gives the sentences about the folders of logbook and backups, by code."""
    return {
        "logbook_missing_folder": _("There is no folder {folder}. Nothing was changed; make it, or choose another."),
        "logbook_network_folder": _(
            "A logbook must not lie on a network folder ({kind}), where it would be damaged sooner or later. "
            "Choose a folder on this computer's own disk."
        ),
        "logbook_synchronised_folder": _(
            "A logbook must not lie in a folder that {service} copies, where it would be damaged sooner or later. "
            "Choose another folder on this computer's own disk."
        ),
        "backup_missing_folder": _("There is no folder {folder} for the backup. Plug the disk in, or choose another."),
        "backup_folder_read_only": _(
            "Nothing can be written to {folder}, so no backup could be put there. Choose another folder."
        ),
        "backup_same_folder": _("The second backup folder is the first one. Choose a folder on another disk."),
        "backup_unsound": _(
            "The backup could not be read again and was thrown away. The logbook is untouched; try again, "
            "and check the logbook."
        ),
        "restore_missing": _("There is no such backup. Nothing was changed; check the name of the file."),
        "restore_unsound": _(
            "This backup is not sound ({problems} problems) and was not restored. Nothing was changed; "
            "try an older one."
        ),
    }
