"""The practice logbook: a month of invented, plausible contacts, the same ones every time for a town and a date."""
