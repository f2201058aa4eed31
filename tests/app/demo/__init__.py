"""Tests of the practice month."""
