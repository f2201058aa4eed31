"""Rows, the journal and backups: the only room that knows SQL."""
