"""What windows may ask for: commands, questions, row snapshots and the `Desk` protocol.

This is all of services that the user interface may import; it imports only the domain.
"""
