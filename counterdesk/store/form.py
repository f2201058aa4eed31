"""What tells our logbook from other files, and this program's form of it from others."""

APPLICATION_ID = 0x43444B31
KNOWN = "0001"
