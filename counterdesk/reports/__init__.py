"""Data in, document out: no windows, no database."""
