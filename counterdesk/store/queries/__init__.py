"""Questions to the logbook as typed functions: a session goes in, plain values or rows come out."""
