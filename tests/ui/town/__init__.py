"""Tests of the parts about the town."""
