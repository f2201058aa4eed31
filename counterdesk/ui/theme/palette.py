"""Tokens turned into a Qt palette, for everything the style sheet leaves to Fusion."""

from PySide6.QtGui import QColor, QPalette

from counterdesk.ui.theme.tokens import Tokens

_Role = QPalette.ColorRole

_ROLES: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (_Role.Window, "bg"),
    (_Role.WindowText, "ink"),
    (_Role.Base, "surface"),
    (_Role.AlternateBase, "stripe"),
    (_Role.Text, "ink"),
    (_Role.PlaceholderText, "soft"),
    (_Role.Button, "raised"),
    (_Role.ButtonText, "ink"),
    (_Role.BrightText, "late"),
    (_Role.ToolTipBase, "surface"),
    (_Role.ToolTipText, "ink"),
    (_Role.Link, "accent"),
    (_Role.LinkVisited, "accent"),
    (_Role.Highlight, "accent"),
    (_Role.HighlightedText, "on_accent"),
    (_Role.Accent, "accent"),
    (_Role.Light, "surface"),
    (_Role.Midlight, "stripe"),
    (_Role.Mid, "line"),
    (_Role.Dark, "soft"),
    (_Role.Shadow, "line"),
)
_DIMMED = (_Role.WindowText, _Role.Text, _Role.ButtonText)


def palette_of(tokens: Tokens) -> QPalette:
    """Gives the palette of a theme; what is disabled is soft, never unreadable."""
    palette = QPalette()
    for role, token in _ROLES:
        palette.setColor(role, QColor(tokens[token]))
    for role in _DIMMED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.soft))
    return palette
