"""Handing over the desk."""
