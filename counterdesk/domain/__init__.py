"""The counter's records: one chapter each, standard library only, no clock and no disk."""
