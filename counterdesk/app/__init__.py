"""The outside world: start-up, paths, settings, logs and the command line."""
