"""Tests of the logbook's questions."""
