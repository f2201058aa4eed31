"""Tests of what staff can do, on a real logbook."""
