"""A town's service standards as values: packs, deadlines, and why a date is what it is."""
