"""Fixing an entry: the window with its card, what a fix would move, and what an entry said before."""
