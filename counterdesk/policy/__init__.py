"""A town's service standards as values: terms, packs, deadlines and the reasons for a date."""
