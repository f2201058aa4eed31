"""What staff can do and ask: commands, the one door, and boards for windows."""
