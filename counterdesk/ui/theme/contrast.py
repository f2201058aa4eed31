"""How well two colours can be told apart, as WCAG 2.2 measures it."""

_LINEAR_BELOW = 0.04045


def ratio(one: str, other: str) -> float:
    """Gives the contrast of two "#RRGGBB" colours, 1 to 21; AA asks 4.5 of text and 3 of shapes."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= _LINEAR_BELOW:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
