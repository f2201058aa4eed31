"""Tests mirror counterdesk/; besides them stand stories (the real window), house (the walls) and faults."""
