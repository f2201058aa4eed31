"""The cards: what is being written down now, what is on hold, and nothing of it ever lost."""
