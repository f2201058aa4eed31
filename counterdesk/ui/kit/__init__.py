"""The parts every window is made of: they show values, take typing, and know no rules."""
