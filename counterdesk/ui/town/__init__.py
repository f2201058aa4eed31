"""Parts about the town that several pages show: opening hours and closures."""
