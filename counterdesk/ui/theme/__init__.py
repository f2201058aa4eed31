"""How Counterdesk looks: one style, three palettes, one style sheet made of tokens, text that grows with the font.

The only place that knows a colour or sets a style sheet. Widgets name what they are (`role`, `tone`); this room
decides what that looks like.
"""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from counterdesk.ui.theme.palette import palette_of
from counterdesk.ui.theme.sheet import sheet_of
from counterdesk.ui.theme.tokens import CONTRAST, DARK, LIGHT, Tokens

SCALES = (100, 110, 125, 150, 175, 200)
_POINTS = 9.75  # 13 px at 96 dots per inch
_STYLE = "Fusion"
_DRESSED = "counterdesk_dressed"
_FAMILIES = ("Segoe UI", "Inter", "Noto Sans")
_WIDE_FAMILIES = ("DejaVu Sans", "Bitstream Vera Sans", "Verdana")
_NARROWER = 88


class Scheme(Enum):
    """Which palette to use; SYSTEM follows the desktop between light and dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class _Look:
    """What is applied to this process now."""

    def __init__(self) -> None:
        self.tokens = LIGHT
        self.scheme = Scheme.LIGHT
        self.scale = 100
        self.points = _POINTS
        self.faces: dict[tuple[bool, float], QFont] = {}
        self.letters: dict[tuple[bool, float], QFontMetrics] = {}
        self.colors: dict[str, QColor] = {}
        self.number = 0

    def forget(self) -> None:
        """Lets go of what was made for the look before."""
        self.number += 1
        for kept in (self.faces, self.letters, self.colors):
            kept.clear()


_look = _Look()


def new_application(name: str) -> QApplication:
    """Makes the application in our style; naming the style here spares Python the whole of QStyle."""
    app = QApplication([name, "-style", _STYLE])
    app.setProperty(_DRESSED, True)
    return app


def apply(app: QApplication, scheme: Scheme = Scheme.SYSTEM, scale: int = 100, *, sheet: bool = True) -> None:
    """Gives the whole program one look; may be called again at any time, every window follows.

    Without the style sheet a window is put together in half the time: each widget that finds its parent would be
    dressed anew with all that is in it. Call it once more, with the sheet, before anything is shown.
    """
    _look.scheme, _look.scale, _look.tokens = scheme, scale, _tokens_of(scheme)
    _look.forget()
    if not app.property(_DRESSED):  # the style sheet hides the style's name, so it cannot be asked
        app.setStyle(_STYLE)
        app.setProperty(_DRESSED, True)
    face = _base_font()
    face.setPointSizeF(_look.points * scale / 100)
    text = sheet_of(_look.tokens, scale, QFontMetrics(face).height()) if sheet else ""
    _dress(app, face, palette_of(_look.tokens), text)


def _dress(app: QApplication, face: QFont, palette: QPalette, text: str) -> None:
    """Takes the old sheet off before the new one is put on, and touches nothing that stays as it is.

    With 1,250 widgets, every page made once: 0.25 s; 0.75 s where one sheet replaces the other, as Qt then dresses
    each widget again with all that is in it.
    """
    if text != app.styleSheet():
        app.setStyleSheet("")
    if face != app.font():
        app.setFont(face)
        _look.forget()
    if palette != app.palette():
        app.setPalette(palette)
    if text != app.styleSheet():
        app.setStyleSheet(text)


def follow_system(app: QApplication) -> None:
    """Keeps the SYSTEM scheme in step when the desktop changes between light and dark."""
    app.styleHints().colorSchemeChanged.connect(_system_changed)


def _system_changed() -> None:
    app = QApplication.instance()
    if _look.scheme is Scheme.SYSTEM and isinstance(app, QApplication):
        apply(app, Scheme.SYSTEM, _look.scale)


def _tokens_of(scheme: Scheme) -> Tokens:
    match scheme:
        case Scheme.LIGHT:
            return LIGHT
        case Scheme.DARK:
            return DARK
        case Scheme.CONTRAST:
            return CONTRAST
        case Scheme.SYSTEM:
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            return DARK if dark else LIGHT


def _base_font() -> QFont:
    face = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    _look.points = max(_POINTS, face.pointSizeF())
    face.setFamilies([*_FAMILIES, face.family()])
    face.setFeature(QFont.Tag("tnum"), 1)
    if QFontInfo(face).family() in _WIDE_FAMILIES:  # a bare Linux has no other, and its letters are an eighth wider
        face.setStretch(_NARROWER)
    return face


def tokens() -> Tokens:
    """Gives the colours in use now; read it while painting, never keep it."""
    return _look.tokens


def scheme() -> Scheme:
    """Gives the scheme that was chosen last."""
    return _look.scheme


def scale() -> int:
    """Gives the text size in percent."""
    return _look.scale


def look() -> int:
    """Gives a number that is another one after every change of colours or text size: for what is kept as painted."""
    return _look.number


def larger(percent: int) -> int:
    """Gives the next text size up; the largest stays."""
    return next((step for step in SCALES if step > percent), SCALES[-1])


def smaller(percent: int) -> int:
    """Gives the next text size down; 100 stays."""
    return next((step for step in reversed(SCALES) if step < percent), SCALES[0])


def color(token: str) -> QColor:
    """Gives a token's colour for painting; an empty name is ink. Whoever wants to change it copies it."""
    kept = _look.colors.get(token)
    if kept is None:
        kept = _look.colors[token] = QColor(_look.tokens[token or "ink"])
    return kept


def px(length: int) -> int:
    """Gives a length in pixels that grows with the text."""
    return round(length * _look.scale / 100)


def font(*, bold: bool = False, size: float = 1.0) -> QFont:
    """Gives the program's font for painting; `size` is a share of the body text. Whoever wants to change it copies it.

    Kept for as long as the look: Qt lets go of the drawn letters of a face that nobody has.
    """
    kept = _look.faces.get((bold, size))
    if kept is None:
        kept = _look.faces[bold, size] = QApplication.font()
        kept.setPointSizeF(_look.points * _look.scale / 100 * size)
        kept.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return kept


def letters_of(*, bold: bool = False, size: float = 1.0) -> QFontMetrics:
    """Gives the measures of that font's letters."""
    kept = _look.letters.get((bold, size))
    if kept is None:
        kept = _look.letters[bold, size] = QFontMetrics(font(bold=bold, size=size))
    return kept


def mark(widget: QWidget, *, role: str | None = None, tone: str | None = None) -> None:
    """Says what a widget is, and shows it so; None leaves that property alone."""
    before = (widget.property("role"), widget.property("tone"))
    if role is not None:
        widget.setProperty("role", role)
    if tone is not None:
        widget.setProperty("tone", tone)
    if before != (widget.property("role"), widget.property("tone")):
        _repolish(widget)


def _repolish(widget: QWidget) -> None:
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # Qt polishes it when it is first shown; polishing before would also throw away its own font
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


__all__ = [
    "SCALES",
    "Scheme",
    "Tokens",
    "apply",
    "color",
    "follow_system",
    "font",
    "larger",
    "letters_of",
    "look",
    "mark",
    "px",
    "scale",
    "scheme",
    "smaller",
    "tokens",
]
