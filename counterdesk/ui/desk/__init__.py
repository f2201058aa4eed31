"""The desk: capture and quick board, today's log, what is due, the search, the status line and the cover."""
