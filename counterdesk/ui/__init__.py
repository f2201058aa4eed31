"""The windows: widgets show values and send commands, and know no rules."""
