"""Counterdesk: the log of a municipal front counter, and the promises that start there."""

__version__ = "0.1.0"
