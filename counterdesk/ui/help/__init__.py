"""Help: short pages in plain words, offline, beside the window."""
