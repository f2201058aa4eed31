"""Tests of the pages beside the desk."""
