"""Tests of the parts of the Calendar page."""
