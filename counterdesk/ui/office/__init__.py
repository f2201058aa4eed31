"""The sections of the office page, one file each."""
